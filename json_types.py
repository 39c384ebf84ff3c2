"""JSON values as Python types, for every layer."""

from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value as Python holds it."""

JsonObject: TypeAlias = dict[str, Json]
