"""The arguments of the command, and its exit status."""

import argparse
import asyncio
import os
import re
import sys
from collections.abc import Callable, Coroutine
from typing import Final, TypeAlias

from parley_client.client import ParleyClient
from parley_client.command import actions
from parley_client.command.output import Output, note
from parley_client.errors import ParleyError, Unavailable

_Action: TypeAlias = Callable[[ParleyClient, argparse.Namespace, Output], Coroutine[None, None, int]]

_REJECTED: Final = 2
_UNREACHABLE: Final = 4
_INTERRUPTED: Final = 130
_TOKEN: Final = re.compile("[!-~]+")
_EPILOG: Final = """exit status: 0 success, 1 failed, 2 rejected or wrong arguments, 3 cancelled,
4 the gateway cannot be reached or is unavailable, 130 interrupted.
On a terminal, output is for people; in a pipe, it is one JSON object a line."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command's arguments."""
    made = argparse.ArgumentParser(
        prog="parley-client",
        description="Requests, queries, events, runs and approvals of a Parley gateway.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--url", help="the gateway's URL (default: PARLEY_URL, or http://127.0.0.1:8080)")
    made.add_argument("--token", help="a token or API key (default: PARLEY_TOKEN)")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)

    asked = _add(commands, "ask", actions.ask, "submit a request to an agent and print its reply")
    asked.add_argument("text", help="the request, or - to read it from the standard input")
    asked.add_argument("--agent", help="the agent's id (default: the gateway chooses)")
    asked.add_argument("--session", help="the id of the session to continue")
    asked.add_argument("--wait", type=_seconds, default=60, help="how many seconds to wait for the reply (default: 60)")

    queried = _add(commands, "query", actions.query, "execute a query or mutation and print its data")
    queried.add_argument("file", help="a file with a GraphQL document, or - to read it from the standard input")
    queried.add_argument("--variables", default="{}", help="the variables, a JSON object")

    tailed = _add(commands, "tail", actions.tail, "print events as they occur, each once, until interrupted")
    tailed.add_argument("--types", help="only events of these types, separated by commas")
    tailed.add_argument("--after", help="the cursor to continue after (default: only new events)")

    runs = commands.add_parser("runs", help="follow runs of workflows").add_subparsers(metavar="COMMAND", required=True)
    watched = _add(runs, "watch", actions.watch_run, "print a run's nodes until it ends; the status is its outcome")
    watched.add_argument("id", help="the run's id")

    approved = _add(commands, "approve", actions.approve, "approve a request for approval")
    approved.add_argument("id", help="the approval's id")
    approved.add_argument("--reject", action="store_true", help="reject it instead")
    approved.add_argument("--feedback", help="the reason")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    asked = parser().parse_args(arguments)
    url = asked.url or os.environ.get("PARLEY_URL") or "http://127.0.0.1:8080"
    token = (asked.token or os.environ.get("PARLEY_TOKEN", "")).strip()
    if not token:
        note("Set the environment variable PARLEY_TOKEN to a token or API key, or pass --token.")
        return _REJECTED
    if not _TOKEN.fullmatch(token):
        note("The token is not valid: it contains a space, a line break, or a character that is not ASCII.")
        return _REJECTED
    try:
        return asyncio.run(_run(asked.action, url, token, asked))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has read enough. Nothing may be written at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ParleyError, OSError, ValueError) as error:
        note(f"{error.code}: {error}" if isinstance(error, ParleyError) and error.code else str(error))
        return _UNREACHABLE if isinstance(error, Unavailable) else _REJECTED


def _seconds(text: str) -> int:
    seconds = int(text) if text.isascii() and text.isdecimal() else -1
    if seconds < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of seconds, 0 or more")
    return seconds


async def _run(action: _Action, url: str, token: str, asked: argparse.Namespace) -> int:
    async with ParleyClient(url, token) as client:
        return await action(client, asked, Output(as_json=asked.json))


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, action: _Action, help: str
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=help, description=help)
    added.add_argument("--json", action="store_true", help="print JSON, also on a terminal")
    added.set_defaults(action=action)
    return added
