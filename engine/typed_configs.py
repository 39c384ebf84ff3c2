"""Configs whose JSON is checked by a type, and whose secrets are stored apart from what may be shown."""

import re
from collections.abc import Sequence, Set
from typing import Final, TypeVar, cast

import msgspec

from errors import InvalidInput, Verbatim
from json_types import JsonObject

C = TypeVar("C", bound=msgspec.Struct)

_WHERE: Final = re.compile(r"(.*) - at `\$((?:\.\w+|\[[^\]]*\])+)`")


def parse_config(given: JsonObject, type: type[C]) -> C:
    """Return a config, including secrets. Only its types are checked.

    Raises:
        InvalidInput: a value is invalid; the field is its path, which begins with `config`.
    """
    try:
        return msgspec.convert(given, type)
    except msgspec.ValidationError as error:
        message, path = _where(str(error))
        raise InvalidInput(f"The config is invalid: {message}.", field=["config", *path]) from None


def split_config(config: msgspec.Struct, secrets: Set[str]) -> tuple[JsonObject, dict[str, str]]:
    """Return the part of a config that may be shown, and the secrets that are set.

    Args:
        secrets: the names of the secret fields in JSON.
    """
    whole = cast(JsonObject, msgspec.to_builtins(config))
    found = {name: cast(str, whole.pop(name)) for name in sorted(secrets & whole.keys()) if whole[name]}
    return {name: value for name, value in whole.items() if name not in secrets}, found


def _where(text: str) -> tuple[str, Sequence[str]]:
    match = _WHERE.fullmatch(text)
    if match is None:
        return text, ()
    return match[1], [Verbatim(part) for part in re.findall(r"\w+", match[2])]
