"""The schema of a run's input, and validation against it, which never keeps the event loop for long.

An `inputSchema` is a JSON Schema, or `{"$ref": "registry:…"}`, which refers to a registered schema of any format: the
named version, or whichever is the newest when a run is requested.
"""

from typing import Final

from engine.computing import compute
from engine.data_schemas import registry
from engine.json_schema import SchemaError, Violation, check_schema, violations
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json

REGISTRY: Final = "registry:"
"""The prefix of the `$ref` of a registered schema."""
_ANNOTATIONS: Final = frozenset({"$ref", "$schema", "title", "description"})


def registered(schema: Json) -> str | None:
    """Return the name of the registered schema to which an `inputSchema` refers, or None if it is a schema itself."""
    reference = schema.get("$ref") if isinstance(schema, dict) and schema.keys() <= _ANNOTATIONS else None
    return reference.removeprefix(REGISTRY) if isinstance(reference, str) and reference.startswith(REGISTRY) else None


async def check_input_schema(organization_id: str, schema: Json, field: str = "input_schema") -> None:
    """Require a JSON Schema that can be applied, a registered schema that exists, or None.

    Raises:
        InvalidInput: it cannot be applied; with the path.
        NotFound: there is no such registered schema.
    """
    if schema is None:
        return
    name = registered(schema)
    try:
        if name is None:
            await compute(organization_id, lambda: check_schema(schema))
        else:
            await registry.find_schema(organization_id, name, "$ref")
    except SchemaError as error:
        raise InvalidInput(error.message, field=[field, *map(Verbatim, error.path)]) from None
    except (InvalidInput, NotFound) as error:
        raise type(error)(error.message, field=[field, Verbatim("$ref")]) from None


async def check_input(organization_id: str, schema: Json, input: Json, field: str = "input") -> None:
    """Require an input that is valid for the workflow's `inputSchema`, if there is one.

    Raises:
        InvalidInput: the first violation, with its path.
    """
    if schema is None:
        return
    try:
        for violation in await _violations(organization_id, schema, input):
            path = [field, *map(Verbatim, violation.path)]
            raise InvalidInput(f"The input is invalid for the workflow: {violation.message}", field=path)
    except SchemaError as error:
        raise InvalidInput(f"The input cannot be checked: {error.message}", field=[field]) from None


async def _violations(organization_id: str, schema: Json, value: Json) -> list[Violation]:
    name = registered(schema)
    if name is None:
        return await violations(organization_id, schema, value)
    return await registry.violations(organization_id, await registry.find_schema(organization_id, name, "input"), value)
