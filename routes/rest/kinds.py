"""The kinds of a request's values: checked before its expressions are evaluated, so that errors name the value."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from errors import Verbatim
from json_types import Json, JsonObject
from models.delivery_channels import DeliveryChannel
from models.priorities import PRIORITY_WORDS
from models.tasks import HIGHEST_PRIORITY
from routes.rest.problems import Problem
from shown import printable
from storage.clock import parse_time


@dataclass(frozen=True, slots=True)
class Kind:
    """A requirement on a value.

    Args:
        said: the same in words, after "must be".
        accepts: return whether a value that is not null is of this kind.
        required: whether it must be given.
        schema: the JSON Schema of the values that it accepts, for `/openapi.json`.
    """

    said: str
    accepts: Callable[[Json], bool]
    required: bool = False
    schema: JsonObject = field(default_factory=dict)


_LONGEST_SHOWN: Final = 100
"""The characters of a key that an error shows."""
LARGEST_WHOLE: Final = 2**53 - 1
"""The largest whole number that all JSON programs can read."""


def _is_whole(value: Json) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) <= LARGEST_WHOLE and float(value).is_integer()


def _is_channel(value: Json) -> bool:
    return isinstance(value, str) and value.upper() in DeliveryChannel.__members__


_CHANNELS: Final = f"one of {', '.join(DeliveryChannel.__members__)}"

TEXT: Final = Kind("a string", lambda value: isinstance(value, str), schema={"type": "string"})
REQUIRED_TEXT: Final = replace(TEXT, required=True)
TEXTS: Final = Kind(
    "a list of strings",
    lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
    schema={"type": "array", "items": {"type": "string"}},
)
OBJECT: Final = Kind("a JSON object", lambda value: isinstance(value, dict), schema={"type": "object"})
OBJECTS: Final = Kind(
    "a list of JSON objects",
    lambda value: isinstance(value, list) and all(isinstance(each, dict) for each in value),
    schema={"type": "array", "items": {"type": "object"}},
)
PAGE: Final = Kind(
    "a whole number from 1",
    lambda value: re.fullmatch("[1-9][0-9]{0,8}", str(value)) is not None,
    schema={"type": "integer", "minimum": 1, "maximum": 999_999_999},
)
"""The number of a page as text, in the query of an address."""
SWITCH: Final = Kind("true or false", lambda value: isinstance(value, bool), schema={"type": "boolean"})
REQUIRED_SWITCH: Final = replace(SWITCH, required=True)
WHOLE: Final = Kind(
    "a whole number of at most 53 bits",
    _is_whole,
    schema={"type": "integer", "minimum": -LARGEST_WHOLE, "maximum": LARGEST_WHOLE},
)
DIGITS: Final = Kind(
    "a whole number", lambda value: re.fullmatch("-?[0-9]{1,18}", str(value)) is not None, schema={"type": "integer"}
)
"""A whole number as text, in the query of an address."""


def _is_time(value: Json) -> bool:
    try:
        parse_time(str(value))
    except ValueError:
        return False
    return True


TIME: Final = Kind(
    "a date and a time as in RFC 3339, such as 2027-03-01T09:30:00Z; without an offset it means UTC",
    _is_time,
    schema={"type": "string", "format": "date-time"},
)
CHANNEL: Final = Kind(
    _CHANNELS,
    _is_channel,
    required=True,
    schema={"type": "string", "enum": [*DeliveryChannel.__members__, *map(str.lower, DeliveryChannel.__members__)]},
)


def one_of(names: Iterable[str], *, required: bool = False) -> Kind:
    """Return the kind of these words, in lower or upper case."""
    words = [name.lower() for name in names]
    accepted = [*words, *map(str.upper, words)]
    schema: JsonObject = {"type": "string", "enum": [*accepted]}
    return Kind(
        f"one of {', '.join(words)}", lambda value: isinstance(value, str) and value in accepted, required, schema
    )


def fixed(reason: str) -> Kind:
    """Return the kind of a value that a request must not have, and say why."""
    return Kind(f"left out: {reason}", lambda value: False, schema={"not": {}})


_PRIORITY_WORD: Final = one_of(PRIORITY_WORDS)

PRIORITY: Final = Kind(
    f"{_PRIORITY_WORD.said}, or a whole number from 0 to {HIGHEST_PRIORITY}",
    lambda value: (
        _PRIORITY_WORD.accepts(value)
        or (isinstance(value, int | float) and _is_whole(value) and 0 <= value <= HIGHEST_PRIORITY)
    ),
    schema={"anyOf": [_PRIORITY_WORD.schema, {"type": "integer", "minimum": 0, "maximum": HIGHEST_PRIORITY}]},
)
"""A priority of a task, as a word or a number."""


def object_like(said: str, parts: Mapping[str, Kind]) -> Kind:
    """Return the kind of objects of which some values are of kinds; null counts as missing."""

    def accepts(value: Json) -> bool:
        return isinstance(value, dict) and all(
            kind.accepts(part) for name, kind in parts.items() if (part := value.get(name)) is not None
        )

    properties: JsonObject = {name: {"anyOf": [kind.schema, {"type": "null"}]} for name, kind in parts.items()}
    return Kind(said, accepts, schema={"type": "object", "properties": properties})


def list_of(said: str, item: Kind) -> Kind:
    """Return the kind of lists of a kind."""
    return Kind(
        said,
        lambda value: isinstance(value, list) and all(map(item.accepts, value)),
        schema={"type": "array", "items": item.schema},
    )


def require_kinds(values: Json, kinds: Mapping[str, Kind]) -> None:
    """Require that the values of an object are of their kinds; null counts as missing.

    Raises:
        Problem: one of them is not, or is required and missing.
    """
    for name, kind in kinds.items():
        value = values.get(name) if isinstance(values, dict) else None
        if value is None and kind.required:
            raise Problem("BAD_USER_INPUT", f"{name} is required and must be {kind.said}.", field=[Verbatim(name)])
        if value is not None and not kind.accepts(value):
            raise Problem("BAD_USER_INPUT", f"{name} must be {kind.said}.", field=[Verbatim(name)])


def require_known(body: Json, keys: Mapping[str, Collection[str]]) -> None:
    """Require that objects of a body have no other keys than these.

    Args:
        keys: see `Preset.keys`.

    Raises:
        Problem: one does; it names the key, which is probably misspelled.
    """
    for name, known in keys.items():
        object = body if name == "" else body.get(name) if isinstance(body, dict) else None
        for key in object if isinstance(object, dict) else ():
            if key not in known:
                shown = key[:_LONGEST_SHOWN]
                message = f"There is no field {printable(shown)}; {name or 'the body'} may have {', '.join(known)}."
                raise Problem("BAD_USER_INPUT", message, field=[Verbatim(each) for each in (name, shown) if each])


def require_agreement(values: Json, synonyms: Iterable[Sequence[str]]) -> None:
    """Require that the names of one value do not have two.

    Raises:
        Problem: they do, of which one would be ignored.
    """
    for names in synonyms:
        given = [name for name in names if isinstance(values, dict) and values.get(name) is not None]
        for name in given[1:]:
            if isinstance(values, dict) and values[name] != values[given[0]]:
                message = f"{name} differs from {given[0]}, which is the same; leave one of them out."
                raise Problem("BAD_USER_INPUT", message, field=[Verbatim(name)])


def require_one_place(query: JsonObject, body: JsonObject, names: Iterable[str]) -> None:
    """Require that values that a request may have in its query or in its body do not differ.

    Raises:
        Problem: one does, of which one would be ignored.
    """
    for name in names:
        if name in query and body.get(name) is not None and body[name] != query[name]:
            message = f"{name} differs between the query and the body; leave one of them out."
            raise Problem("BAD_USER_INPUT", message, field=[Verbatim(name)])


def require_storable(values: Json) -> None:
    """Require that no text in a value contains U+0000, which no database can store.

    Raises:
        Problem: one does; it names the text.
    """
    pending: list[tuple[Json, tuple[str, ...]]] = [(values, ())]
    while pending:
        value, path = pending.pop()
        if isinstance(value, str) and "\0" in value:
            message = f"{_shown(path)} contains the character U+0000, which cannot be stored."
            raise Problem("BAD_USER_INPUT", message, field=[Verbatim(part[:_LONGEST_SHOWN]) for part in path])
        members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        pending += [(each, (*path, str(name))) for name, each in members]


def _shown(path: Sequence[str]) -> str:
    """Return the name of a value: the last one of its path that is a name, and what follows."""
    names = [index for index, name in enumerate(path) if not name.isdecimal()]
    return ".".join(printable(part[:_LONGEST_SHOWN]) for part in path[names[-1] :]) if names else "The body"
