"""The page of commands: the gateway's, the client's, and the targets of make."""

import argparse
import re
from pathlib import Path
from typing import Final

from cli import parser as gateway_parser
from parley_client.command.arguments import parser as client_parser
from tests.docs.reference.markdown import page, table

_MAKEFILE: Final = Path(__file__).resolve().parents[3] / "Makefile"


def commands_page() -> str:
    """Return the page."""
    return page(
        "Commands",
        "the parsers of the arguments and the `Makefile`",
        "## The gateway\n\nIn a checkout: `.venv/bin/python cli.py COMMAND`; `.env` is read.",
        *_commands(gateway_parser(), "cli.py"),
        "## The client\n\nInstalled with [the Python client](../../clients/python/README.md): `parley-client COMMAND`.",
        *_commands(client_parser(), "parley-client"),
        "## make\n\nIn a checkout: `make TARGET`.",
        table(("target", "what it does"), _targets()),
    )


def _commands(parser: argparse.ArgumentParser, prefix: str) -> list[str]:
    return [
        text
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, each in action.choices.items()
        if name in {listed.dest for listed in action._choices_actions}  # the others are for programs
        for text in _command(each, f"{prefix} {name}")
    ]


def _command(parser: argparse.ArgumentParser, name: str) -> list[str]:
    inner = _commands(parser, name)
    if inner:
        return inner
    shown = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    rows = [(f"`{_name(action)}`", (action.help or "") + _choices(action)) for action in shown]
    description = f"### {name}\n\n{(parser.description or '')[:1].upper()}{(parser.description or '')[1:]}."
    return [description, table(("argument", "meaning"), rows)] if rows else [description]


def _name(action: argparse.Action) -> str:
    if not action.option_strings:
        return action.dest.upper()
    value = "" if action.nargs == 0 else f" {action.dest.upper()}"
    return f"{action.option_strings[-1]}{value}"


def _choices(action: argparse.Action) -> str:
    return f": {', '.join(map(str, action.choices))}" if action.choices else ""


def _targets() -> list[tuple[str, str]]:
    found = re.findall(r"^([a-z-]+):.*?## (.+)$", _MAKEFILE.read_text(), re.MULTILINE)
    return [(f"`{name}`", meaning) for name, meaning in found]
