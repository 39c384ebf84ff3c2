"""Registered schemas that requests are checked against: each is read and compiled once, not for every request.

Versions never change, so what a name stands for changes only when another version is registered. The events of this
process arrive at its commit, those of other replicas with the log.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from engine.computing import compute
from engine.data_schemas import registry
from engine.data_schemas.formats import format_of
from engine.data_schemas.formats.base import Checker
from engine.json_schema import SchemaError, Violation, violations
from errors import InvalidInput, Verbatim
from json_types import Json
from models.data_schemas import SCHEMA_REGISTERED, DataSchema, SchemaFormat
from models.events import LoggedEvent

MOST_CACHED: Final = 500
FRESH_SECONDS: Final = 60.0
"""After this time a name is looked up again, in case that an event was missed."""


@dataclass(frozen=True, slots=True)
class CompiledSchema:
    """A version of a schema, ready to check data."""

    row: DataSchema
    checker: Checker


class CachedSchemas:
    """The registered schemas that were used last, of all organizations, in one process."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], tuple[float, CompiledSchema]] = OrderedDict()
        self._changes = 0

    async def find(self, organization_id: str, text: str, field: str) -> CompiledSchema:
        """Return the schema that a text names; see `registry.Reference`.

        Raises:
            InvalidInput: the text names none, or schemas of several platforms.
            NotFound: there is no such schema or version.
        """
        found = self._known.get((organization_id, text))
        if found is not None and time.monotonic() < found[0]:
            self._known.move_to_end((organization_id, text))
            return found[1]
        return await self._load(organization_id, text, field)

    async def require(self, organization_id: str, text: str, data: Json, field: str) -> CompiledSchema:
        """Require data that has the form of a schema, and return the schema.

        Args:
            field: the name of the data; the path of an error begins with it.

        Raises:
            InvalidInput: it has another form; with the path of the first violation.
            NotFound: there is no such schema or version.
        """
        schema = await self.find(organization_id, text, "schema")
        if found := await self.violations(schema, data):
            message = f"{field} is invalid {registry.described(found)}"
            raise InvalidInput(message, field=[field, *map(Verbatim, found[0].path)])
        return schema

    async def violations(self, schema: CompiledSchema, data: Json) -> list[Violation]:
        """Return why data does not have the form of a schema; empty if it has."""
        organization_id, definition = schema.row.organization_id, schema.row.definition
        try:
            if schema.row.format is SchemaFormat.JSON_SCHEMA:
                return await violations(organization_id, definition, data)
            return await compute(organization_id, lambda: schema.checker(data))
        except SchemaError as error:
            raise InvalidInput(error.message, field=["schema"]) from error

    async def _load(self, organization_id: str, text: str, field: str) -> CompiledSchema:
        changes = self._changes
        row = await registry.find_schema(organization_id, text, field)
        checker = await compute(organization_id, lambda: format_of(row.format).checker(row.definition))
        compiled = CompiledSchema(row, checker)
        if changes == self._changes:  # otherwise a newer version may have been registered while it was read
            self._known[organization_id, text] = (time.monotonic() + FRESH_SECONDS, compiled)
            self._known.move_to_end((organization_id, text))
            if len(self._known) > MOST_CACHED:
                self._known.popitem(last=False)
        return compiled

    def on_event(self, event: LoggedEvent) -> None:
        """Forget what the names of an organization stand for when it has registered a version."""
        if event.type == SCHEMA_REGISTERED:
            self._changes += 1
            for key in [key for key in self._known if key[0] == event.organization_id]:
                del self._known[key]
