"""Documents in which one value is poisoned: each place of a document in turn, with each of some values."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

WORD: Final = "poison"
"""A text that is in every list and object; between single quotes, it shows that Python wrote one of them."""
WRITTEN_BY_PYTHON: Final = (f"'{WORD}'", "None", "True", "datetime.", "object at")


_LISTS: Final = re.compile(rb'"lists:(\d+)"')


def encoded(document: Any) -> bytes:
    """Return a document as JSON, with as many lists as the poison `lists:…` says: Python cannot write 1,000 of them."""
    return _LISTS.sub(lambda found: b"[" * int(found[1]) + b"]" * int(found[1]), json.dumps(document).encode())


POISON: Final[Mapping[str, Any]] = {
    "null": None,
    "true": True,
    "an object": {WORD: [WORD]},
    "a list": [WORD, {WORD: None}],
    "U+0000 and lines": "a\0b\r\n\u2028\x1b[31m",
    "a lone surrogate": "\ud800",
    "a long text": "x" * 20_000,
    "an integer of 64 bits without a sign": 2**63,
    "an integer of 30 digits": 10**30,
    "a depth of 300": "lists:300",
    "a depth of 1,000": "lists:1000",
}
"""Values that have no place in a document that a peer of Parley's sends, by what they are."""


def poisoned(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the document with the value of each place replaced by each poison, and which one it is."""
    for path in _places(document):
        for name, value in POISON.items():
            yield f"{name} at {'.'.join(map(str, path))}", _put(document, path, value)


def _places(document: Any) -> Iterator[tuple[str | int, ...]]:
    items = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in items:
        yield (key,)
        if isinstance(value, dict | list):
            yield from ((key, *rest) for rest in _places(value))


def _put(document: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    first, *rest = path
    changed: Any = dict(document) if isinstance(document, dict) else list(document)
    changed[first] = _put(document[first], tuple(rest), value)
    return changed
