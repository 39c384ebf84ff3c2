"""The schema of a run's input, and validation against it, which never keeps the event loop for long."""

from collections.abc import Sequence

from engine.computing import compute
from engine.definitions.json_schema import (
    BRIEF_STEPS,
    SchemaError,
    TooManySteps,
    Violation,
    check_schema,
    validation_errors,
)
from errors import InvalidInput, Verbatim
from json_types import Json


async def check_input_schema(organization_id: str, schema: Json, field: str = "input_schema") -> None:
    """Require a JSON Schema that can be applied, or None.

    Raises:
        InvalidInput: it cannot be applied; with the path.
    """
    if schema is None:
        return
    try:
        await compute(organization_id, lambda: check_schema(schema))
    except SchemaError as error:
        raise InvalidInput(error.message, field=[field, *map(Verbatim, error.path)]) from None


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


async def _violations(organization_id: str, schema: Json, value: Json) -> Sequence[Violation]:
    try:
        return list(validation_errors(schema, value, BRIEF_STEPS))
    except TooManySteps:
        return await compute(organization_id, lambda: list(validation_errors(schema, value)))
