"""Workflows: changing them into new versions, validating and reading them, and the statistics of their runs."""
