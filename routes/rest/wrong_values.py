"""The fault of a variable, in terms of the request instead of the document and the schema behind it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from subscriptions.interfaces import WrongValue

_EXPECTED: Final[Mapping[str, str]] = {
    "String": "a string",
    "ID": "a string",
    "Int": "a whole number",
    "Int32": "a whole number of 32 bits",
    "Float": "a number",
    "Boolean": "true or false",
    "Object": "an object",
}
_PLAIN: Final = re.compile(r'"(\w+)"')


def wrong_value(wrong: WrongValue, path: Sequence[str], *, named: bool) -> str:
    """Return what is wrong with the value at a path.

    Args:
        named: whether names and words are those of the schema; otherwise words are in lower case, and only the end of
            the path is shown, whose beginning has other names in the request.
    """
    if wrong.kind == "UNKNOWN_FIELD":
        plain = _PLAIN.fullmatch(wrong.found)
        return f"There is no field {plain[1] if plain else wrong.found}. {wrong.suggestion}".rstrip()
    if not path:
        return wrong.message
    name = written(path) if named else _last_name(path)
    match wrong.kind:
        case "MISSING":
            return f"{name} is required."
        case "NULL":
            return f"{name} must not be null." if named else f"{name} is required."
        case "NOT_ONE_OF":
            return f"Exactly one field of {name} must be given, and it must not be null."
        case "NOT_LISTED":
            return f"{name} must be one of {', '.join(wrong.values if named else map(str.lower, wrong.values))}."
        case "WRONG_TYPE":
            return f"{name} must be {_EXPECTED[wrong.expected]}; found: {wrong.found}."
    return f"{name} {wrong.message[3:]}" if wrong.message.startswith("It ") else f"{name}: {wrong.message}"


def written(path: Sequence[str]) -> str:
    """Return a path such as `filter.status[0]`."""
    first, *others = path
    return first + "".join(f"[{part}]" if part.isdecimal() else f".{part}" for part in others)


def _last_name(path: Sequence[str]) -> str:
    """Return the last name of a path, with the numbers of items that follow it."""
    last = max((index for index, part in enumerate(path) if not part.isdecimal()), default=0)
    return written(path[last:])
