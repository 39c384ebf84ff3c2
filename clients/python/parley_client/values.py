"""What travels to a gateway and back."""

from typing import Any, TypeAlias

Json: TypeAlias = Any
"""A JSON value: None, a bool, a number, a text, a list or an object of such."""

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object."""

Event: TypeAlias = dict[str, Any]
"""An item of a stream, with the fields that the subscription selects."""
