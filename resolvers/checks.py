"""Checks of what a caller gave. Each names the field it refuses, and is done before anything changes."""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import Final

import orjson

from errors import InvalidInput
from json_types import Json, JsonObject
from storage.clock import now

LONGEST_NAME: Final = 255
LONGEST_DESCRIPTION: Final = 10_000
LONGEST_CONTENT: Final = 65_536
LARGEST_JSON: Final = 262_144
DEEPEST_JSON: Final = 32
MOST_WORDS: Final = 100
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


def text(value: str, field: str, *, longest: int = LONGEST_NAME) -> str:
    """Returns a text that has something in it and can be stored.

    Raises:
        InvalidInput: it is empty or only blanks, too long, or holds a character no database takes.
    """
    if not value.strip():
        raise InvalidInput(f"{field} must not be empty.", field=[field])
    return _storable(value, field, longest)


def optional_text(value: str | None, field: str, *, longest: int = LONGEST_DESCRIPTION) -> str | None:
    """Returns a text that may be missing or empty."""
    return None if value is None else _storable(value, field, longest)


def _storable(value: str, field: str, longest: int) -> str:
    if len(value) > longest:
        raise InvalidInput(f"{field} must have at most {longest} characters, it has {len(value)}.", field=[field])
    if _UNSTORABLE.search(value):
        raise InvalidInput(f"{field} holds a character that cannot be stored.", field=[field])
    return value


def whole(value: int, field: str, low: int, high: int) -> int:
    """Returns a number from `low` to `high`.

    Raises:
        InvalidInput: it is outside.
    """
    if not low <= value <= high:
        raise InvalidInput(f"{field} must be from {low} to {high}.", field=[field])
    return value


def fraction(value: float, field: str) -> float:
    """Returns a number from 0 to 1."""
    if not 0 <= value <= 1:  # also refuses NaN
        raise InvalidInput(f"{field} must be from 0 to 1.", field=[field])
    return value


def words(values: Sequence[str] | None, field: str, *, most: int = MOST_WORDS) -> list[str]:
    """Returns a list of short texts without repetition, in the order given."""
    if values is None:
        return []
    if len(values) > most:
        raise InvalidInput(f"{field} must have at most {most} entries, it has {len(values)}.", field=[field])
    return list(dict.fromkeys(text(value, field) for value in values))


def json_value(value: Json, field: str) -> Json:
    """Returns a JSON value of bounded size and depth that both databases can store.

    Raises:
        InvalidInput: it is too large or too deep, or holds a character or number that cannot be stored.
    """
    _check_depth(value, field, 1)
    try:
        encoded = orjson.dumps(value)
    except (orjson.JSONEncodeError, TypeError) as error:
        raise InvalidInput(f"{field} holds a value that is not JSON: {error}.", field=[field]) from None
    if len(encoded) > LARGEST_JSON:
        raise InvalidInput(f"{field} must be at most {LARGEST_JSON} bytes of JSON.", field=[field])
    if b"\\u0000" in encoded:
        raise InvalidInput(f"{field} holds a character that cannot be stored.", field=[field])
    return value


def json_object(value: Json, field: str) -> JsonObject:
    """Returns a JSON object; None is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InvalidInput(f"{field} must be a JSON object.", field=[field])
    json_value(value, field)
    return value


def _check_depth(value: Json, field: str, depth: int) -> None:
    if depth > DEEPEST_JSON:
        raise InvalidInput(f"{field} must be nested at most {DEEPEST_JSON} deep.", field=[field])
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        _check_depth(child, field, depth + 1)


def moment(value: datetime | None, field: str, *, future: bool = False) -> datetime | None:
    """Returns a time in UTC; one without an offset is taken for UTC.

    Raises:
        InvalidInput: it should lie in the future and does not.
    """
    if value is None:
        return None
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if future and aware <= now():
        raise InvalidInput(f"{field} must lie in the future.", field=[field])
    return aware


def no_nulls(given: Mapping[str, object], *, nullable: Set[str]) -> None:
    """Passes when only values that may be missing are null. For updates, where null is not the same as not given.

    Raises:
        InvalidInput: another one is null.
    """
    for field, value in given.items():
        if value is None and field not in nullable:
            raise InvalidInput(f"{field} cannot be null; leave it out to keep it.", field=[field])
