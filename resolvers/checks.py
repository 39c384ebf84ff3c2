"""Checks of the caller's input, and the names of rejected fields. Checks run before anything changes."""

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import Final

from errors import InvalidInput, ParleyError, Verbatim
from json_types import Json, JsonObject, camel_case, encode_storable
from storage.clock import now

LONGEST_NAME: Final = 255
LONGEST_DESCRIPTION: Final = 10_000
LONGEST_CONTENT: Final = 65_536
LARGEST_JSON: Final = 262_144
DEEPEST_JSON: Final = 32
LARGEST_VERSION: Final = 2**31 - 1
MOST_WORDS: Final = 100
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_FILLERS: Final = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Letters, marks and symbols that show nothing."""

_DIRECTIONS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END_OF_EMBEDDING: Final = "\u202c"
_END_OF_ISOLATE: Final = "\u2069"
_ENDS: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _END_OF_EMBEDDING),
    **dict.fromkeys("\u2066\u2067\u2068", _END_OF_ISOLATE),
}
"""By the character that begins a directional embedding, override or isolate (UAX #9), the one that ends it."""


def text(value: str, field: str, *, longest: int = LONGEST_NAME) -> str:
    """Return a string that is not blank and can be stored.

    Raises:
        InvalidInput: it is blank, too long, contains a character that no database can store, or is as short as a name
            and changes the direction of the text after it.
    """
    if not value.strip() or (_UNSTORABLE.search(value) is None and _is_blank(value)):
        raise InvalidInput(f"{_shown(field)} must not be empty.", field=[field])
    if longest <= LONGEST_NAME and _DIRECTIONS.search(value) and _turns_what_follows(value):
        message = f"{_shown(field)} changes the direction of the text after it; end that with U+202C or U+2069."
        raise InvalidInput(message, field=[field])
    return _storable(value, field, longest)


def _is_blank(text: str) -> bool:
    """Return whether a text shows nothing."""
    return all(each in _FILLERS or unicodedata.category(each) in _INVISIBLE for each in text)


def _turns_what_follows(text: str) -> bool:
    """Return whether a text changes the direction of the text after it, which then reads backwards.

    Names and titles are parts of sentences, such as those that ask for a decision.
    """
    opened = list[str]()
    for each in text:
        if each in _ENDS:
            opened.append(_ENDS[each])
        elif each in (_END_OF_EMBEDDING, _END_OF_ISOLATE) and (not opened or opened.pop() != each):
            return True
    return bool(opened)


def optional_text(value: str | None, field: str, *, longest: int = LONGEST_DESCRIPTION) -> str | None:
    """Return a string that can be missing or empty."""
    return None if value is None else _storable(value, field, longest)


def optional_name(value: str | None, field: str) -> str | None:
    """Return a short string that can be missing or empty."""
    return optional_text(value, field, longest=LONGEST_NAME)


def search(value: str | None) -> str | None:
    """Return the text that a list is searched for, which can be missing or empty."""
    return optional_name(value, "search")


def _storable(value: str, field: str, longest: int) -> str:
    if len(value) > longest:
        message = f"{_shown(field)} can have at most {longest} characters; it has {len(value)}."
        raise InvalidInput(message, field=[field])
    if _UNSTORABLE.search(value):
        raise InvalidInput(f"{_shown(field)} contains a character that cannot be stored.", field=[field])
    return value


def _shown(field: str) -> str:
    return field if isinstance(field, Verbatim) else camel_case(field)


def whole(value: int, field: str, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`.

    Raises:
        InvalidInput: it is out of range.
    """
    if not low <= value <= high:
        raise InvalidInput(f"{camel_case(field)} must be from {low} to {high}.", field=[field])
    return value


def number(value: float, field: str, low: float, high: float) -> float:
    """Return a number from `low` to `high`.

    Raises:
        InvalidInput: it is out of range, or NaN.
    """
    if not low <= value <= high:
        raise InvalidInput(f"{camel_case(field)} must be from {low:g} to {high:g}.", field=[field])
    return value


def words(values: Sequence[str] | None, field: str, *, most: int = MOST_WORDS) -> list[str]:
    """Return a list of short strings without duplicates, in the given order."""
    if values is None:
        return []
    if len(values) > most:
        raise InvalidInput(f"{camel_case(field)} can have at most {most} items; it has {len(values)}.", field=[field])
    return list(dict.fromkeys(text(value, field) for value in values))


def json_value(value: Json, field: str) -> Json:
    """Return a JSON value of bounded size and depth that both databases can store.

    Raises:
        InvalidInput: it is too large or too deep, or contains a character or number that cannot be stored.
    """
    _check_depth(value, field, 1)
    try:
        encoded = encode_storable(value)
    except ValueError as error:
        raise InvalidInput(f"{camel_case(field)} {error}.", field=[field]) from None
    if len(encoded) > LARGEST_JSON:
        raise InvalidInput(f"{camel_case(field)} can have at most {LARGEST_JSON} bytes of JSON.", field=[field])
    return value


def json_object(value: Json, field: str) -> JsonObject:
    """Return a JSON object; None becomes an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InvalidInput(f"{camel_case(field)} must be a JSON object.", field=[field])
    json_value(value, field)
    return value


def _check_depth(value: Json, field: str, depth: int) -> None:
    if depth > DEEPEST_JSON:
        raise InvalidInput(f"{camel_case(field)} can be nested at most {DEEPEST_JSON} levels deep.", field=[field])
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        _check_depth(child, field, depth + 1)


def moment(value: datetime | None, field: str, *, future: bool = False) -> datetime | None:
    """Return a time in UTC; a time without an offset is interpreted as UTC.

    Raises:
        InvalidInput: it must be in the future and is not, or it has no form in UTC.
    """
    if value is None:
        return None
    try:
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError:
        raise InvalidInput(f"{camel_case(field)} must be between the years 1 and 9999 in UTC.", field=[field]) from None
    if future and aware <= now():
        raise InvalidInput(f"{camel_case(field)} must be in the future.", field=[field])
    return aware


def no_nulls(given: Mapping[str, object], *, nullable: Set[str]) -> None:
    """Require that only nullable values are null. For updates, where null differs from an omitted value.

    Raises:
        InvalidInput: another value is null.
    """
    for field, value in given.items():
        if value is None and field not in nullable:
            raise InvalidInput(f"{camel_case(field)} cannot be null; omit it to keep the current value.", field=[field])


def path_of(error: ParleyError) -> list[str] | None:
    """Return an error's `field` with the names of the schema."""
    if error.field is None:
        return None
    return [str(part) if isinstance(part, Verbatim) else camel_case(part) for part in error.field]
