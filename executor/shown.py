"""Values and texts of clients as messages show them: JSON, cut, without characters that change how text appears."""

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from graphql.pyutils import inspect

LONGEST_TEXT: Final = 100
_MOST_ITEMS: Final = 10
_DEEPEST: Final = 3
_MOST_NAMES: Final = 20
_CUT: Final = "…"
_NAME: Final = re.compile(r"[_A-Za-z]\w{0,99}", re.ASCII)
_LONG: Final = re.compile(
    rf"""(?P<start>"(?:[^"\\]|\\.){{{LONGEST_TEXT}}})(?:[^"\\]|\\.)+(?P<end>")|(?P<word>[-\w.]{{{LONGEST_TEXT}}})[-\w.]+"""
)
_LONGEST_MESSAGE: Final = 500


def as_json(value: Any) -> str:
    """Return a value as JSON for a message: what is long or deep is cut."""
    return printable(json.dumps(cut(value), ensure_ascii=False, default=inspect))


def written_path(path: Sequence[str | int]) -> str:
    """Return a path such as `input.nodes[0].name`; only its beginning if it is long."""
    written = ""
    for part in path[:_MOST_NAMES]:
        if isinstance(part, int) or (part.isascii() and part.isdecimal()):
            written += f"[{str(part)[:LONGEST_TEXT]}]"
        elif _NAME.fullmatch(part):
            written += f".{part}" if written else part
        else:
            written += f"[{as_json(part)}]"
    return written + (_CUT if len(path) > _MOST_NAMES else "")


def printable(text: str) -> str:
    """Return a text with the escapes of JSON for control and format characters, such as U+202E, and other spaces."""
    return text if text.isprintable() else "".join(each if each.isprintable() else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


def brief(message: str) -> str:
    """Return a message about the text of a document, with its long strings and words cut, and printable."""
    shorter = _LONG.sub(_shortened, message)
    return printable(shorter if len(shorter) <= _LONGEST_MESSAGE else shorter[:_LONGEST_MESSAGE] + _CUT)


def _shortened(found: re.Match[str]) -> str:
    return f"{found['start']}{_CUT}{found['end']}" if found["start"] else f"{found['word']}{_CUT}"


def cut(value: Any, depth: int = 0) -> Any:
    """Return a value without what is too long or deep for a message.

    Args:
        depth: the levels around it.
    """
    if isinstance(value, str):
        return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + _CUT
    if isinstance(value, dict):
        if depth == _DEEPEST:
            return {_CUT: _CUT} if value else {}
        items = list(value.items())[:_MOST_ITEMS]
        return {cut(str(name), depth): cut(item, depth + 1) for name, item in items}
    if isinstance(value, list | tuple):
        kept = [_CUT] if depth == _DEEPEST else [cut(item, depth + 1) for item in value[:_MOST_ITEMS]]
        return [*kept, _CUT] if depth < _DEEPEST and len(value) > _MOST_ITEMS else kept if value else []
    return value
