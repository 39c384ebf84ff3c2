"""Validation of a run's input against its workflow's schema."""

from engine.definitions.json_schema import SchemaError, validation_errors
from errors import InvalidInput, Verbatim
from json_types import Json


def check_input(schema: Json, input: Json, field: str = "input") -> None:
    """Require an input that is valid for the workflow's `inputSchema`, if there is one.

    Raises:
        InvalidInput: the first violation, with its path.
    """
    if schema is None:
        return
    try:
        for violation in validation_errors(schema, input):
            path = [field, *map(Verbatim, violation.path)]
            raise InvalidInput(f"The input is invalid for the workflow: {violation.message}", field=path)
    except SchemaError as error:
        raise InvalidInput(f"The input cannot be checked: {error.message}", field=[field]) from None
