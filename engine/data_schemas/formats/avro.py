"""Apache Avro 1.12. Data is plain JSON: the value of a union is not wrapped in the name of its type.

Which schemas can read each other's data is decided by the specification's schema resolution, as Apache's own library
implements it. Values of type bytes and fixed are strings; logical types have the values of the type below them.
Conversions use `default` and `aliases`.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import avro.compatibility
import avro.errors
import avro.schema
import orjson

from engine.computing import checkpoint
from engine.data_schemas.formats.base import (
    MISSING,
    Checker,
    Field,
    ListShape,
    MapShape,
    ObjectShape,
    Shape,
    ValueShape,
)
from engine.json_schema import MAX_SCHEMA_BYTES, SchemaError, Violation
from json_types import Json, JsonObject, texts_at

_SHOWN_LENGTH: Final = 200
_MOST_VIOLATIONS: Final = 10


class AvroFormat:
    """See `Format`."""

    def check(self, definition: Json) -> None:
        """See `Format`."""
        if (size := len(orjson.dumps(definition))) > MAX_SCHEMA_BYTES:
            raise SchemaError(f"An Avro schema is limited to {MAX_SCHEMA_BYTES} bytes; this has {size}.")
        for violation in _of_defaults(_parsed(definition), (), set()):
            raise SchemaError(f"The default of {'.'.join(violation.path)} is invalid: {violation.message}")

    def checker(self, definition: Json) -> Checker:
        """See `Format`."""
        schema = _parsed(definition)

        def check(data: Json) -> list[Violation]:
            try:
                return list(islice(_violations(schema, data, ()), _MOST_VIOLATIONS))
            except RecursionError:
                return [Violation((), "The data is nested too deeply.")]

        return check

    def unreadable(self, *, reader: Json, writer: Json) -> list[Violation]:
        """See `Format`."""
        checker: Any = avro.compatibility.ReaderWriterCompatibilityChecker()  # type: ignore[no-untyped-call]
        result = checker.get_compatibility(_parsed(reader), _parsed(writer))
        if result.compatibility is avro.compatibility.SchemaCompatibilityType.compatible:
            return []
        path = tuple(part for part in next(iter(sorted(result.locations)), "").split("/") if part)
        kinds = ", ".join(sorted({each.value.replace("_", " ") for each in result.incompatibilities}))
        names = ", ".join(sorted(map(str, result.messages)))
        return [Violation(path, f"{kinds}: {names}"[:_SHOWN_LENGTH] + ".")]

    def shape(self, definition: Json) -> Shape:
        """See `Format`."""
        return _shape(_parsed(definition))


def _parsed(definition: Json) -> object:
    """Return a schema of Apache's library.

    Raises:
        SchemaError: it is invalid.
    """
    try:
        return avro.schema.parse(orjson.dumps(definition).decode())
    except RecursionError:
        raise SchemaError("The schema is nested too deeply.") from None
    except (avro.errors.AvroException, AttributeError, KeyError, TypeError, ValueError) as error:
        raise SchemaError(f"It is not a valid Avro schema: {str(error)[:_SHOWN_LENGTH].rstrip('.')}.") from None


def _of_defaults(schema: Any, path: tuple[str, ...], seen: set[int]) -> Iterator[Violation]:
    """Yield the defaults that are not of the type of their field; of a union, that is the first type."""
    if id(schema) in seen:
        return
    seen.add(id(schema))
    for field in schema.fields if schema.type == "record" else ():
        place = (*path, field.name)
        if field.has_default:
            type = field.type.schemas[0] if getattr(field.type, "schemas", ()) else field.type
            yield from _violations(type, field.default, place)
        yield from _of_defaults(field.type, place, seen)
    for part in (getattr(schema, "items", None), getattr(schema, "values", None), *getattr(schema, "schemas", ())):
        if part is not None and hasattr(part, "type"):
            yield from _of_defaults(part, path, seen)


def _violations(schema: Any, data: Json, path: tuple[str, ...]) -> Iterator[Violation]:
    checkpoint()
    if schema.type in ("record", "error") and isinstance(data, dict):
        yield from _of_record(schema, data, path)
    elif schema.type == "array" and isinstance(data, list):
        for index, item in enumerate(data):
            yield from _violations(schema.items, item, (*path, str(index)))
    elif schema.type == "map" and isinstance(data, dict):
        for name, value in data.items():
            yield from _violations(schema.values, value, (*path, name))
    elif schema.type in ("union", "error_union"):
        yield from _of_union(schema.schemas, data, path)
    elif schema.type not in _ACCEPTS or not _ACCEPTS[schema.type](schema, data):
        name = getattr(schema, "name", None) or schema.type
        yield Violation(path, f"{data!r:.100} is not of type {name}.")


def _of_record(schema: Any, data: JsonObject, path: tuple[str, ...]) -> Iterator[Violation]:
    known = {each.name for each in schema.fields}
    for field in schema.fields:
        if field.name in data:
            yield from _violations(field.type, data[field.name], (*path, field.name))
        elif not field.has_default:
            yield Violation((*path, field.name), "The field is required.")
    for name in data:
        if name not in known:
            yield Violation((*path, name), "There is no such field.")


def _of_union(branches: Any, data: Json, path: tuple[str, ...]) -> Iterator[Violation]:
    """Yield the violations of the branch that fits best, because the data does not say which one it is of."""
    found = [list(islice(_violations(each, data, path), _MOST_VIOLATIONS)) for each in branches]
    if not found:
        yield Violation(path, "The union has no types, so that nothing is valid.")
    elif all(found):
        yield from max(found, key=lambda each: max(len(violation.path) for violation in each))


def _is_number(data: Json) -> bool:
    return isinstance(data, int | float) and not isinstance(data, bool)


def _is_whole(data: Json, bits: int) -> bool:
    return isinstance(data, int) and not isinstance(data, bool) and -(2 ** (bits - 1)) <= data < 2 ** (bits - 1)


_ACCEPTS: Final[Mapping[str, Callable[[Any, Json], bool]]] = {
    "null": lambda schema, data: data is None,
    "boolean": lambda schema, data: isinstance(data, bool),
    "int": lambda schema, data: _is_whole(data, 32),
    "long": lambda schema, data: _is_whole(data, 64),
    "float": lambda schema, data: _is_number(data),
    "double": lambda schema, data: _is_number(data),
    "string": lambda schema, data: isinstance(data, str),
    "bytes": lambda schema, data: isinstance(data, str),
    "fixed": lambda schema, data: isinstance(data, str) and len(data) == schema.size,
    "enum": lambda schema, data: data in schema.symbols,
}


def _shape(schema: Any) -> Shape:
    match schema.type:
        case "record" | "error":
            return ObjectShape({each.name: _field(each) for each in schema.fields})
        case "array":
            return ListShape(lambda: _shape(schema.items))
        case "map":
            return MapShape(lambda: _shape(schema.values))
        case "union":
            others = [each for each in schema.schemas if each.type != "null"]
            return _shape(others[0]) if len(others) == 1 else ValueShape()
        case _:
            return ValueShape()


def _field(field: Any) -> Field:
    properties: JsonObject = field.to_json()
    return Field(
        shape=lambda: _shape(field.type),
        aliases=tuple(texts_at(properties, "aliases")),
        required=not field.has_default,
        default=field.default if field.has_default else MISSING,
    )
