"""JSON that is checked by a type, such as configs, whose secrets are stored apart from what may be shown."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Final, TypeVar, cast

import msgspec
from msgspec import inspect

from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject
from shown import as_json, printable, written_path

_PATTERN_SHOWN: Final = "Expected `str` matching regex"
ALLOWED_BY_PATTERN: Final = {
    r"^\+[1-9][0-9]{6,14}$(?!\n)": "must be a number in E.164, such as +4915112345678",
    r"^[A-Za-z0-9]+$(?!\n)": "may contain only letters and digits",
    r"^[A-Z0-9]{1,40}$(?!\n)": "must consist of 1 to 40 capital letters and digits",
    r"^[!-~]+$(?!\n)": "may contain only ASCII characters, without spaces and line breaks",
    r"^[A-Za-z0-9._-]+$(?!\n)": "may contain only letters, digits, dots, underscores and hyphens",
    r"^[A-Za-z0-9-]+$(?!\n)": "may contain only letters, digits and hyphens",
    r"^[A-Za-z0-9_=@,.;-]+$(?!\n)": "may contain only letters, digits and the characters _ = @ , . ; -",
    r"^[a-z0-9-]+$(?!\n)": "may contain only lower-case letters, digits and hyphens",
    r"^[^\x00-\x1f]+$(?!\n)": "must not contain line breaks or other control characters",
    r"^[!-~](?:[ -~]*[!-~])?$(?!\n)": "must be one line of ASCII characters that neither begins nor ends with a space",
    r"^https?://[!-~]+$(?!\n)": "must be an http or https URL without spaces",
}
"""The meaning, for messages, of each pattern in the configs of destinations and channels."""

C = TypeVar("C", bound=msgspec.Struct)

_WHERE: Final = re.compile(r"(.*) - at `\$((?:\.\w+|\[[^\]]*\])+)`")

_WRONG_TYPE: Final = re.compile(r"Expected (`[^`]+`), got (`[^`]+`)")
_MISSING: Final = re.compile(r"Object missing required field `([^`]+)`")
_LENGTH: Final = re.compile(r"Expected `(str|array)` of length ([<>]=) (\d+)")
_NO_CHOICE: Final = "Invalid enum value"
_NO_TIME: Final = "Invalid RFC3339 encoded datetime"
_TYPES: Final = re.compile(
    r"`((?:bool|str|int|float|object|array|null|datetime)(?: \| (?:bool|str|int|float|object|array|null|datetime))*)`"
)
_NAMES: Final[Mapping[str, str]] = {
    "bool": "true or false",
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "object": "a JSON object",
    "array": "a list",
    "null": "null",
    "datetime": "a time as in RFC 3339",
}


def parse_config(given: JsonObject, type: type[C]) -> C:
    """Return a config, including secrets. Only its types are checked.

    Raises:
        InvalidInput: a value is invalid; the field is its path, which begins with `config`.
    """
    require_known(given, type)
    return struct_of(given, type, "config")


def struct_of(given: Json, type: type[C], *within: str, whole: str = "") -> C:
    """Return what a JSON value is as a struct. Only its types are checked.

    Args:
        within: the path of the value, with which the paths of its fields begin.
        whole: what messages call the value itself, if it has no path.

    Raises:
        InvalidInput: a value is invalid; the field is its path.
    """
    try:
        return msgspec.convert(given, type)
    except msgspec.ValidationError as error:
        message, path = _where(str(error))
        if missing := _MISSING.fullmatch(message):
            path = (*path, missing[1])
        where = [*within, *path]
        said = "is required" if missing else _in_words(message, _choices(type, path))
        raise InvalidInput(f"{written_path(where) or whole} {said}.", field=where or None) from None


def require_known(given: JsonObject, type: type[msgspec.Struct]) -> None:
    """Require that a config has only fields of its type.

    Raises:
        InvalidInput: it has another one, which is the field.
    """
    names = [field.encode_name for field in msgspec.structs.fields(type)]
    for name in given:
        if name not in names:
            message = f"config has no field {as_json(name)}. Its fields: {', '.join(names) or 'none'}."
            raise InvalidInput(message, field=["config", Verbatim(name)])


def _choices(type: type[msgspec.Struct], path: Sequence[str]) -> Sequence[object]:
    """Return the values that a field may have, or none if it may have others than those of a list."""
    for field in cast(inspect.StructType, inspect.type_info(type)).fields if len(path) == 1 else ():
        if field.encode_name == path[0]:
            kinds = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
            return [value for kind in kinds for value in _values(kind)]
    return ()


def _values(kind: inspect.Type) -> Sequence[object]:
    if isinstance(kind, inspect.EnumType):
        return [each.value for each in kind.cls]
    return kind.values if isinstance(kind, inspect.LiteralType) else ()


def _in_words(message: str, choices: Sequence[object]) -> str:
    """Return what the library says about a value as a predicate, with JSON's names and without patterns."""
    if choices and message.startswith(_NO_CHOICE):
        return f"must be one of {', '.join(map(str, choices))}"
    if message == _NO_TIME:
        return f"must be {_NAMES['datetime']}"
    if wrong := _WRONG_TYPE.fullmatch(message):
        return f"must be {_plain(wrong[1])}, not {_plain(wrong[2])}"
    if length := _LENGTH.fullmatch(message):
        kind, comparison, limit = length.groups()
        most, one = "most" if comparison == "<=" else "least", "character" if kind == "str" else "item"
        return f"must have at {most} {limit} {one}{'' if limit == '1' else 's'}"
    for pattern, words in ALLOWED_BY_PATTERN.items():
        if message == f"{_PATTERN_SHOWN} {pattern!r}":
            return words
    return f"is invalid: {printable(_plain(message))}"


def split_config(config: msgspec.Struct, secrets: Set[str]) -> tuple[JsonObject, dict[str, str]]:
    """Return the part of a config that may be shown, and the secrets that are set.

    Args:
        secrets: the names of the secret fields in JSON.
    """
    whole: JsonObject = msgspec.to_builtins(config)
    found = {name: str(whole.pop(name)) for name in sorted(secrets & whole.keys()) if whole[name]}
    return {name: value for name, value in whole.items() if name not in secrets}, found


def _plain(message: str) -> str:
    """Return a message of the library with JSON's names for types instead of Python's."""
    return _TYPES.sub(lambda found: " or ".join(_NAMES[each] for each in found[1].split(" | ")), message)


def _where(text: str) -> tuple[str, Sequence[str]]:
    match = _WHERE.fullmatch(text)
    if match is None:
        return text, ()
    return match[1], [Verbatim(part) for part in re.findall(r"\w+", match[2])]
