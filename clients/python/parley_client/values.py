"""JSON types for requests and responses."""

from typing import Any, TypeAlias

Json: TypeAlias = Any
"""A JSON value: None, a bool, a number, a string, or a list or dict of JSON values."""

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object."""

Event: TypeAlias = dict[str, Any]
"""An item of a stream, with the fields that the subscription selects."""
