"""Output of the command: lines for people on a terminal, one JSON object a line for programs."""

import json
import sys
from datetime import datetime
from typing import Any

from parley_client.values import Event, Json


class Output:
    """The standard output, for people or for programs.

    Args:
        as_json: whether to print JSON, also on a terminal.
    """

    def __init__(self, *, as_json: bool = False) -> None:
        self.for_programs = as_json or not sys.stdout.isatty()

    def show(self, value: Json, line: str | None) -> None:
        """Print a value for programs, a line for people; None is nothing to them."""
        text = json.dumps(value, ensure_ascii=False) if self.for_programs else line
        if text is not None:
            print(text, flush=True)

    def document(self, value: Json) -> None:
        """Print a JSON value: on one line for programs, indented for people."""
        print(json.dumps(value, ensure_ascii=False, indent=None if self.for_programs else 2), flush=True)


def note(text: str) -> None:
    """Print a remark that is not part of the output."""
    print(text, file=sys.stderr, flush=True)


def line_of(event: Event) -> str:
    """Return an event as one line for people."""
    actor = (event.get("actor") or {}).get("name")
    return f"{_clock(event['occurredAt'])}  {event['type']}{_subject(event)}{f'  by {actor}' if actor else ''}"


def node_line(at: str, node: dict[str, Any]) -> str:
    """Return a node's status as one line for people."""
    took = f"  {node['durationMs']} ms" if node.get("durationMs") is not None else ""
    error = f"  {node['error']}" if node.get("error") else ""
    return f"{_clock(at)}  {node['status']:<9}  {node['key']}{took}{error}"


def _clock(occurred_at: str) -> str:
    return datetime.fromisoformat(occurred_at).astimezone().strftime("%H:%M:%S")


def _subject(event: Event) -> str:
    """Return the first record of an event: its id, what it is called, and its status."""
    subject = next((value for value in event.values() if isinstance(value, dict) and _is_record(value, event)), {})
    words = [subject.get(name) for name in ("id", "title", "name", "key", "content", "status")]
    found = [event.get("recordId"), *words]
    return "".join(f"  {word}" for word in found if word)


def _is_record(value: dict[str, Any], event: Event) -> bool:
    return "id" in value and value is not event.get("actor")
