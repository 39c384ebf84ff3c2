"""Searching for text regardless of case, with the same result on both databases.

Two characters are the same if Unicode's simple case folding makes them the same: ä and Ä, the three sigmas, ß and ẞ,
but neither ß and ss nor ı and i. PostgreSQL's functions depend on the collation and its build, and SQLite's know only
ASCII. So SQLite calls `contains_text`, and PostgreSQL matches a regular expression with all forms of each character.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import Final

_CASED: Final = (
    range(0x3000),
    range(0xA640, 0xAC00),
    range(0xFF21, 0xFF5B),
    range(0x10400, 0x11900),
    range(0x16E40, 0x16E80),
    range(0x1E900, 0x1E944),
)
"""All code points with several cases, and others; looking at every code point there is would take a second."""


def fold(text: str) -> str:
    """Return a text with each character replaced by one form of it."""
    return text.lower() if text.isascii() else text.translate(_folded())


def contains_text(text: str | None, folded: str) -> bool:
    """Return whether a text contains a folded one."""
    return text is not None and folded in fold(text)


def pattern(text: str) -> str:
    """Return a regular expression of PostgreSQL that matches the text in any case, whatever the collation."""
    forms = _forms()
    return "".join(f"[{forms[each]}]" if each in forms else re.escape(each) for each in fold(text))


@functools.cache
def _forms() -> Mapping[str, str]:
    """Return all forms of each folded character that has several."""
    found: dict[str, str] = defaultdict(str)
    for character in map(chr, chain(*_CASED)):
        found[_fold(character)] += character
    return {folded: forms for folded, forms in found.items() if len(forms) > 1}


@functools.cache
def _folded() -> Mapping[int, str]:
    """Return the folded character for each code point that has another form."""
    return {ord(form): folded for folded, forms in _forms().items() for form in forms}


def _fold(character: str) -> str:
    """Return the one character that replaces a character; full case folding can return several."""
    full, lower = character.casefold(), character.lower()
    return full if len(full) == 1 else lower if len(lower) == 1 else character
