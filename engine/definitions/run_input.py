"""Whether what a run is given fits what its workflow asks for."""

from engine.definitions.json_schema import SchemaError, misfits
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
        for misfit in misfits(schema, input):
            path = [field, *map(Verbatim, misfit.path)]
            raise InvalidInput(f"The input does not fit the workflow: {misfit.message}", field=path)
    except SchemaError as error:
        raise InvalidInput(f"The input cannot be checked: {error.message}", field=[field]) from None
