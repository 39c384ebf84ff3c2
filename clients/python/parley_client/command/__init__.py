"""The command `parley-client`: requests, queries, events, runs and approvals from a terminal or a script."""

from parley_client.command.arguments import main

__all__ = ["main"]
