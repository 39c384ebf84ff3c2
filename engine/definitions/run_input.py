"""Whether what a run is given fits what its workflow asks for."""

from engine.definitions.json_schema import SchemaError, validation_errors
from errors import InvalidInput, Verbatim
from json_types import Json


def check_input(schema: Json, input: Json, field: str = "input") -> None:
    """Passes when the input fits the workflow's `inputSchema`, or when there is none.

    Raises:
        InvalidInput: the first thing that does not fit, with its path.
    """
    if schema is None:
        return
    try:
        for violation in validation_errors(schema, input):
            path = [field, *map(Verbatim, violation.path)]
            raise InvalidInput(f"The input does not fit the workflow: {violation.message}", field=path)
    except SchemaError as error:
        raise InvalidInput(f"The input cannot be checked: {error.message}", field=[field]) from None
