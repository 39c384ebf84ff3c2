"""The base of typed clients that ariadne-codegen generates: `parley_client.typed`, and yours."""

import uuid
from collections.abc import AsyncGenerator, Mapping
from enum import StrEnum
from typing import Any, Final, Self

from pydantic import BaseModel as PydanticBaseModel
from pydantic import ConfigDict, Discriminator
from pydantic_core import to_jsonable_python

from parley_client.client import ParleyClient
from parley_client.values import JsonObject

_KEY: Final = "idempotencyKey"


class UnsetType:
    """The type of `UNSET`."""

    def __bool__(self) -> bool:
        return False


UNSET: Final = UnsetType()
"""The default of an optional variable that is not sent; None is sent as null."""


class BaseModel(PydanticBaseModel):
    """The base of generated inputs and results."""

    model_config = ConfigDict(populate_by_name=True, validate_assignment=True, protected_namespaces=())


class OpenEnum(StrEnum):
    """The base of generated enums. A value of a newer gateway becomes a member without a name of its own."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member


def typename_among(*names: str, otherwise: str) -> Discriminator:
    """Return a discriminator by `__typename`, for which every type that is not listed is `otherwise`, an interface."""

    def typename_of(value: Any) -> str:
        found = value.get("__typename") if isinstance(value, Mapping) else getattr(value, "typename__", None)
        return found if found in names else otherwise

    return Discriminator(typename_of)


class TypedBase(ParleyClient):
    """A `ParleyClient` with the three methods that generated methods call.

    Options of a generated method: `patience` and `idempotent`, as in `ParleyClient.query`; for a subscription
    `on_gap` and `on_unreachable`, as in `ParleyClient.subscribe`.
    """

    async def execute(
        self, query: str, operation_name: str | None = None, variables: Mapping[str, Any] | None = None, **options: Any
    ) -> JsonObject:
        """Execute a query or mutation. An input that accepts an idempotency key and has none gets one."""
        return await self.query(query, _encoded(variables or {}), **options)

    def execute_ws(
        self, query: str, operation_name: str | None = None, variables: Mapping[str, Any] | None = None, **options: Any
    ) -> AsyncGenerator[JsonObject, None]:
        """Yield the `data` of a subscription's items; it resumes if the document declares `$after`."""
        start = _encoded(variables or {})
        after = start.pop("after", None)
        return self.subscribe_data(query, start, after=after, resume="$after" in query, **options)

    def get_data(self, response: JsonObject) -> JsonObject:
        """Return the data of a response, which `execute` has already checked for errors."""
        return response


def _encoded(variables: Mapping[str, Any]) -> dict[str, Any]:
    """Return variables as JSON, without those that are not set."""
    return {name: _json(value) for name, value in variables.items() if value is not UNSET}


def _json(value: Any) -> Any:
    if not isinstance(value, PydanticBaseModel):
        return to_jsonable_python(value, by_alias=True)
    dumped = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if any(field.serialization_alias == _KEY for field in type(value).model_fields.values()) and not dumped.get(_KEY):
        dumped[_KEY] = uuid.uuid4().hex
    return dumped
