"""The checks of `cli.py doctor`, by what they look at. None of them changes anything."""
