"""Metrics, traces and the process log, for operators. The lowest layer: it imports no other package."""
