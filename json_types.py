"""JSON values as Python types, their parts, which of them can be stored, and names and times as JSON."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import takewhile
from math import isfinite
from typing import Final, TypeAlias

import orjson

from shown import printable

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value as Python holds it."""

JsonObject: TypeAlias = dict[str, Json]


DEEPEST: Final = 128
"""The levels of lists and objects in a value that can be stored. orjson writes 254; responses, events and envelopes add
some around the value."""
_AROUND: Final = 254 - DEEPEST

_TOO_LARGE: Final = "contains an integer that does not fit into 64 bits"

_MOST_NAMES: Final = 10
_LONGEST_NAME: Final = 100

INTEGERS: Final = range(-(2**63), 2**63)
"""The integers that both databases and CEL keep exactly."""


def camel_case(name: str) -> str:
    """Return the name that a column or argument has in the GraphQL schema."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def snake_case(name: str) -> str:
    """Return the name that a field of the GraphQL schema has in columns and documented requests."""
    return re.sub(r"(?=[A-Z])", "_", name).lower()


def object_at(document: Mapping[str, Json], name: str) -> JsonObject:
    """Return the object under a name; empty if there is none."""
    value = document.get(name)
    return value if isinstance(value, dict) else {}


def objects_at(document: Mapping[str, Json], name: str) -> dict[str, JsonObject]:
    """Return the objects in the object under a name."""
    return {key: value for key, value in object_at(document, name).items() if isinstance(value, dict)}


def list_at(document: Mapping[str, Json], name: str) -> list[Json]:
    """Return the list under a name; empty if there is none."""
    value = document.get(name)
    return value if isinstance(value, list) else []


def text_at(document: Mapping[str, Json], name: str) -> str:
    """Return the text under a name; empty if there is none, or anything else."""
    value = document.get(name)
    return value if isinstance(value, str) else ""


def object_items(value: Json) -> list[JsonObject]:
    """Return the objects in a list; none if it is not a list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def texts_at(document: Mapping[str, Json], name: str) -> list[str]:
    """Return the texts in the list under a name."""
    return [value for value in list_at(document, name) if isinstance(value, str)]


class InexactNumber(ValueError):
    """A JSON text contains a number that cannot be kept exactly. The message is a predicate: "contains …".

    `path` leads to the number, if it is known.
    """

    def __init__(self, message: str, path: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.path = list(path)

    def sentence(self, subject: str) -> str:
        """Return the message about the text, such as "The body", with the beginning of the path to the number."""
        shown = [printable(part[:_LONGEST_NAME]) for part in self.path[:_MOST_NAMES]]
        return f"{subject} {self}{': ' if shown else ''}{'.'.join(shown)}."


def encode_storable(value: object) -> bytes:
    """Return the JSON text of a value that both databases store and return unchanged.

    Raises:
        ValueError: it cannot be stored. The message is a predicate: "contains …", "is …".
    """
    try:
        encoded = orjson.dumps(value)
        if encoded.count(b"[") + encoded.count(b"{") > DEEPEST:
            orjson.dumps(_nested(value, _AROUND))
    except TypeError as error:  # JSONEncodeError is one
        raise ValueError(_reason(str(error))) from None
    # PostgreSQL cannot store NUL, and orjson writes NaN and infinity as null. Both are rare, so the text is searched
    # first; it has the same form for a backslash followed by u0000, and for null itself.
    if b"\\u0000" in encoded and _any(value, _has_nul):
        raise ValueError("contains the character U+0000, which cannot be stored")
    if _may_have_long_integer(encoded) and _any(value, _is_too_large):
        raise ValueError(_TOO_LARGE)
    if b"null" in encoded and _any(value, _is_not_finite):
        raise ValueError("contains a number that JSON cannot represent")
    return encoded


def _nested(value: object, levels: int) -> object:
    for _ in range(levels):
        value = [value]
    return value


def _reason(message: str) -> str:
    """Return why orjson cannot write a value, from the message of its error."""
    if "64-bit" in message:
        return _TOO_LARGE
    if "Recursion limit" in message:
        return f"is nested more than {DEEPEST} levels deep"
    return "contains a lone surrogate" if "surrogates" in message else "is not JSON"


def loads_exact(text: bytes | str) -> Json:
    """Parse JSON, rejecting integers beyond 64 bits, which orjson would round to floats.

    Raises:
        JSONDecodeError: orjson's: the text is not JSON.
        InexactNumber: it contains such an integer, or is nested too deep to be searched for one.
    """
    value: Json = orjson.loads(text)
    if _may_have_long_integer(text if isinstance(text, bytes) else text.encode()):
        _require_exact(text)
    return value


class _Inexact:
    """Stands for an integer that cannot be kept."""


def _require_exact(text: bytes | str) -> None:
    try:
        searched = json.loads(text, parse_int=_exact_or_marked)
    except RecursionError:
        raise InexactNumber("is nested too deep") from None
    for value, path in _parts(searched):
        if isinstance(value, _Inexact):
            raise InexactNumber(_TOO_LARGE, path)


def _exact_or_marked(digits: str) -> int | float | _Inexact:
    try:
        return exact_integer(digits)
    except InexactNumber:
        return _Inexact()


def exact_integer(digits: str) -> int | float:
    """Return the number that digits denote: an integer of 64 bits, or a float that is written without an exponent.

    Raises:
        InexactNumber: it is neither.
    """
    if len(digits) <= 20 and int(digits) in INTEGERS:
        return int(digits)
    # PostgreSQL writes 1e22 as 10000000000000000000000.
    number = float(digits)
    if isfinite(number) and Decimal(repr(number)) == Decimal(digits):
        return number
    raise InexactNumber(_TOO_LARGE)


def format_time(moment: datetime) -> str:
    """Return a time as Parley writes it everywhere: in UTC, always with six fractional digits and `Z`.

    All times have the same length and sort as text. A time without an offset is interpreted as UTC.
    """
    if moment.tzinfo is UTC and moment.microsecond:  # orjson is four times as fast, but omits microseconds that are 0
        return orjson.dumps(moment, option=orjson.OPT_UTC_Z)[1:-1].decode()
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


_DIGITS_AS_ZERO: Final = bytes(ord("0") if chr(code) in "0123456789" else code for code in range(256))
_NO_DIGIT: Final = re.compile(b"[^0]")
_BEFORE_NUMBERS: Final = b"[:, \t\n\r\f\v"


def _may_have_long_integer(encoded: bytes) -> bool:
    """Return whether a JSON text contains an integer of 19 digits or more, or a string that looks like one.

    A regular expression, which looks at every byte, would take longer than to parse the text.
    """
    digits = encoded.translate(_DIGITS_AS_ZERO)
    start = digits.find(b"0" * 19)
    while start >= 0:
        if _begins_number(encoded, start):
            return True
        end = _NO_DIGIT.search(digits, start)
        start = -1 if end is None else digits.find(b"0" * 19, end.start())
    return False


def _begins_number(encoded: bytes, start: int) -> bool:
    if start and encoded[start - 1] == ord("-"):
        start -= 1
    return not start or encoded[start - 1] in _BEFORE_NUMBERS


def _parts(root: object) -> Iterator[tuple[object, Sequence[str]]]:
    """Yield each value of a JSON value with the path to it, without recursion.

    The path is one list that changes with the next value, because a path for each would take depth times as much memory
    as the value.
    """
    path: list[str] = []
    yield root, path
    opened = [_items(root)]
    while opened:
        for name, value in opened[-1]:
            path.append(str(name))
            yield value, path
            if isinstance(value, dict | list):
                opened.append(_items(value))
                break
            path.pop()
        else:
            opened.pop()
            if path:
                path.pop()


def _items(value: object) -> Iterator[tuple[object, object]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())


def too_deep_at(root: Json, levels: int) -> list[str] | None:
    """Return the path to a value that contains more levels than a JSON value may have, or None if there is none.

    The path ends before the first item of a list, and has a few names.
    """
    for value, path in _parts(root):
        if len(path) >= levels and isinstance(value, dict | list):
            return list(takewhile(lambda part: not part.isdecimal(), path))[:_MOST_NAMES]
    return None


def _any(root: object, test: Callable[[object], bool]) -> bool:
    return any(test(value) or (isinstance(value, dict) and any(map(test, value))) for value, _path in _parts(root))


def _has_nul(value: object) -> bool:
    return isinstance(value, str) and "\0" in value


def _is_too_large(value: object) -> bool:
    return isinstance(value, int) and value not in INTEGERS


def _is_not_finite(value: object) -> bool:
    return isinstance(value, float) and not isfinite(value)
