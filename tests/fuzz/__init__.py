"""Random and broken input at every door of a running gateway, with one checker for all of them.

`make test-more` runs some hundred cases of each subject; `make fuzz` runs the long form. Cases follow from a seed, so a
failure repeats; hypothesis shrinks it, and the smallest case becomes a test beside its feature.
"""
