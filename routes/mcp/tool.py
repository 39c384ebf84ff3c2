"""Tools as data: an operation, what its caller needs, and what a client should know before it calls it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from auth.actor import Actor
from errors import InvalidInput, Verbatim
from json_types import JsonObject, object_at
from schema import schema
from schema.json_schemas import fields_of_only_input, is_query, result_schema, variables_schema
from shown import as_json

LONGEST_WAIT: Final = 3600
"""The most seconds that a tool follows a run."""

_WAIT: Final[JsonObject] = {
    "waitSeconds": {
        "type": "integer",
        "minimum": 0,
        "maximum": LONGEST_WAIT,
        "description": "How many seconds to wait for the end of the run. By default until it ends, at most an hour, if "
        "the client asked for progress; otherwise not at all.",
    }
}


@dataclass(frozen=True, slots=True)
class Tool:
    """An operation that clients call as a tool.

    If `input` is the operation's only variable, the arguments of the tool are its fields.

    Args:
        document: a query or a mutation. A mutation selects `errors { code message field retryAfterSeconds }`.
        needs: the caller must have one of these scopes to see the tool; the operation itself checks what it requires.
        destructive: it deletes or ends something.
        idempotent: calling it again with the same arguments changes nothing more.
        follows: it can wait for the end of the run that it returns.
        shaped: its result is not the operation's data, but what an expression makes of it.
    """

    name: str
    title: str
    description: str
    document: str
    needs: tuple[str, ...] = ()
    destructive: bool = False
    idempotent: bool = False
    follows: bool = False
    shaped: bool = False

    @property
    def reads_only(self) -> bool:
        """Whether the operation is a query."""
        return _schemas(self.document).reads_only

    @property
    def is_input(self) -> bool:
        """Whether the arguments are the fields of the operation's only variable, `input`."""
        return _schemas(self.document).is_input

    def is_for(self, caller: Actor) -> bool:
        """Return whether a caller's scopes allow the tool."""
        return not self.needs or not caller.scopes.isdisjoint(self.needs)

    def arguments(self) -> JsonObject:
        """Return the schema of the arguments."""
        taken = _schemas(self.document).arguments
        if not self.follows:
            return taken
        return {**taken, "properties": {**object_at(taken, "properties"), **_WAIT}}

    def data(self) -> JsonObject | None:
        """Return the schema of the result, or None if it is unknown."""
        return None if self.shaped else _schemas(self.document).data

    def variables(self, arguments: Mapping[str, Any]) -> JsonObject:
        """Return the operation's variables for these arguments.

        Raises:
            InvalidInput: there is no argument of this name.
        """
        schemas = _schemas(self.document)
        given = {name: value for name, value in arguments.items() if not (self.follows and name == "waitSeconds")}
        known = object_at(schemas.arguments, "properties")
        for name in given:
            if name not in known:
                raise InvalidInput(f"There is no argument {as_json(name)}.", field=[Verbatim(name[:100])])
        return {"input": given} if schemas.is_input else given


@dataclass(frozen=True, slots=True)
class _Schemas:
    """The kind of an operation, and its JSON Schemas.

    Args:
        reads_only: it is a query.
        is_input: the arguments are the fields of the variable `input`.
    """

    reads_only: bool
    arguments: JsonObject
    data: JsonObject
    is_input: bool


@functools.lru_cache(maxsize=500)
def _schemas(document: str) -> _Schemas:
    variables = variables_schema(schema._schema, document)
    fields = fields_of_only_input(variables)
    data = result_schema(schema._schema, document, describe=False)
    return _Schemas(is_query(document), fields or variables, data, is_input=fields is not None)
