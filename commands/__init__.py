"""The commands of `cli.py`, one module per subject. Each is imported only when it runs, because that takes seconds."""
