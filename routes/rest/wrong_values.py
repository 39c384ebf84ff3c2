"""The fault of a variable, in terms of the request instead of the document and the schema behind it."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from schema import schema
from schema.json_schemas import enum_values

_UNKNOWN: Final = re.compile(r"""Type '\w+' has no field (?:"(\w+)"|(".*?"))(\..*)""", re.DOTALL)
_NULL: Final = re.compile(r"Expected value of non-null type '.+' not to be null\b")
_MISSING: Final = re.compile(r"Expected a value of non-null type '.+' to be provided\b")
_NOT_LISTED: Final = re.compile(r"Value .* does not exist in '(\w+)' enum\b", re.DOTALL)
_NOT_A_WORD: Final = re.compile(r"Enum '(\w+)' cannot represent non-string value: ")
_ONE_OF_FIELDS: Final = re.compile(r"Exactly one field of '\w+' must be given")
_KINDS: Final[Mapping[str, str]] = {
    r"String cannot represent a non string value: (.*)": "a string",
    r"ID cannot represent value: (.*)": "a string",
    r"Int cannot represent non-integer value: (.*)": "a whole number",
    r"Int cannot represent non 32-bit signed integer value: (.*)": "a whole number of 32 bits",
    r"Float cannot represent non numeric value: (.*)": "a number",
    r"Boolean cannot represent a non boolean value: (.*)": "true or false",
    r"Expected value of type '\w+' to be an object, found: (.*)\.": "an object",
}
"""What a value must be, by the message about a value that is not, which ends with it."""
_WRONG_KINDS: Final = [(re.compile(pattern, re.DOTALL), said) for pattern, said in _KINDS.items()]


def wrong_value(message: str, path: Sequence[str], *, named: bool) -> str:
    """Return what is wrong with the value at a path.

    Args:
        message: of the executor.
        named: whether names and words are those of the schema; otherwise words are in lower case, and only the end of
            the path is shown, whose beginning has other names in the request.
    """
    if (unknown := _UNKNOWN.match(message)) is not None:
        return f"There is no field {unknown[1] or unknown[2]}{unknown[3]}"
    if not path:
        return message
    name = written(path) if named else _last_name(path)
    if _NULL.match(message) is not None:
        return f"{name} must not be null." if named else f"{name} is required."
    if _MISSING.match(message) is not None:
        return f"{name} is required."
    if (listed := _NOT_LISTED.match(message) or _NOT_A_WORD.match(message)) is not None:
        return f"{name} must be {_one_of(listed[1], str if named else str.lower)}."
    if _ONE_OF_FIELDS.match(message) is not None:
        return f"Exactly one field of {name} must be given, and it must not be null."
    for pattern, said in _WRONG_KINDS:
        if (found := pattern.fullmatch(message)) is not None:
            return f"{name} must be {said}; found: {found[1]}."
    return f"{name} {message[3:]}" if message.startswith("It ") else f"{name}: {message}"


def written(path: Sequence[str]) -> str:
    """Return a path such as `filter.status[0]`."""
    first, *others = path
    return first + "".join(f"[{part}]" if part.isdecimal() else f".{part}" for part in others)


def _last_name(path: Sequence[str]) -> str:
    """Return the last name of a path, with the numbers of items that follow it."""
    last = max((index for index, part in enumerate(path) if not part.isdecimal()), default=0)
    return written(path[last:])


def _one_of(enum: str, word: Callable[[str], str]) -> str:
    """Return the values of an enum in words; documented paths take them in lower case, too."""
    return f"one of {', '.join(map(word, enum_values(schema._schema, enum)))}"
