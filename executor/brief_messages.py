"""Messages of graphql-core about the text of a document, which repeat whatever it contains."""

import re
from typing import Final

from shown import CUT, LONGEST_TEXT, printable

_LONG: Final = re.compile(
    rf"""(?P<start>"(?:[^"\\]|\\.){{{LONGEST_TEXT}}})(?:[^"\\]|\\.)+(?P<end>")|(?P<word>[-\w.]{{{LONGEST_TEXT}}})[-\w.]+"""
)
_LONGEST_MESSAGE: Final = 500
_ENUM_VALUE: Final = re.compile(r"Value '(\w+)' (?=does not exist in '\w+' enum)", re.ASCII)


def brief(message: str) -> str:
    """Return a message about the text of a document: printable, values as in JSON, and what is long cut."""
    shorter = _LONG.sub(_shortened, _ENUM_VALUE.sub(r'Value "\1" ', message))
    return printable(shorter if len(shorter) <= _LONGEST_MESSAGE else shorter[:_LONGEST_MESSAGE] + CUT)


def _shortened(found: re.Match[str]) -> str:
    return f"{found['start']}{CUT}{found['end']}" if found["start"] else f"{found['word']}{CUT}"
