"""JSON Schema (draft 2020-12). Which values a schema accepts is compared keyword by keyword.

A schema that is open (without `additionalProperties: false`) is read as its authors mean it: properties that it does
not name are not part of its data, unless it names none at all. So a new optional property is a compatible change.

Conversions use `default`, and `x-aliases`, a list of other names of a property.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Final

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
from engine.data_schemas.formats.keywords import as_object, number_of, types_of, values_of
from engine.json_schema import SchemaError, Violation, check_schema, validation_errors
from json_types import Json, JsonObject, list_at, object_at, texts_at

ALIASES: Final = "x-aliases"

_ANYTHING: Final[JsonObject] = {}
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_MOST_STEPS: Final = 20_000
_LOWER: Final = {"minimum": "number", "exclusiveMinimum": "number", "minLength": "string", "minItems": "array"}
_LOWER_OF_OBJECTS: Final = {"minProperties": "object", "minContains": "array"}
_UPPER: Final = {"maximum": "number", "exclusiveMaximum": "number", "maxLength": "string", "maxItems": "array"}
_UPPER_OF_OBJECTS: Final = {"maxProperties": "object", "maxContains": "array"}
_EXCLUSIVE: Final = {
    "minimum": "exclusiveMinimum",
    "exclusiveMinimum": "minimum",
    "maximum": "exclusiveMaximum",
    "exclusiveMaximum": "maximum",
}
"""The limit with or without the value itself."""
_EQUAL: Final = {
    "pattern": "string",
    "uniqueItems": "array",
    "contains": "array",
    "prefixItems": "array",
    "propertyNames": "object",
    "patternProperties": "object",
    "dependentRequired": "object",
    "dependentSchemas": "object",
    "not": None,
    "if": None,
    "then": None,
    "else": None,
}


class JsonSchemaFormat:
    """See `Format`."""

    def check(self, definition: Json) -> None:
        """See `Format`."""
        check_schema(definition)
        dialect = definition.get("$schema") if isinstance(definition, dict) else None
        if dialect is not None and str(dialect).rstrip("#") != _DIALECT:
            raise SchemaError(f"Only draft 2020-12 is supported: {_DIALECT}.", ("$schema",))

    def checker(self, definition: Json) -> Checker:
        """See `Format`."""
        return lambda data: list(validation_errors(definition, data))

    def unreadable(self, *, reader: Json, writer: Json) -> list[Violation]:
        """See `Format`."""
        comparison = _Comparison(as_object(reader), as_object(writer))
        return list(comparison.differences(reader, writer, ()))

    def shape(self, definition: Json) -> Shape:
        """See `Format`."""
        return _shape(as_object(definition), definition)


class _Comparison:
    """Finds what a writer's schema permits and a reader's rejects."""

    def __init__(self, reader: JsonObject, writer: JsonObject) -> None:
        self._reader = reader
        self._writer = writer
        self._same_definitions = object_at(reader, "$defs") == object_at(writer, "$defs")
        self._open: set[tuple[int, int]] = set()
        self._derived: dict[tuple[object, ...], Json] = {}
        self._steps = 0

    def differences(self, reader: Json, writer: Json, path: tuple[str, ...]) -> Iterator[Violation]:
        """Yield the differences of two parts of the schemas."""
        self._count()
        reader, writer = self._once(_resolved, self._reader, reader), self._once(_resolved, self._writer, writer)
        pair = (id(reader), id(writer))
        if reader is True or reader == {} or writer is False or pair in self._open:
            return
        if reader is False:
            yield Violation(path, "Nothing is allowed here any more.")
            return
        self._open.add(pair)
        try:
            # One object for True wherever it is, because `_once` distinguishes parts by identity.
            yield from self._of_objects(as_object(reader), _ANYTHING if writer is True else as_object(writer), path)
        finally:
            self._open.discard(pair)

    def _once(self, derive: Callable[..., Json], *parts: Json) -> Json:
        """Return what a function makes of parts of the schemas: the same object each time.

        A recursive schema meets the same parts again, which is how its comparison ends.
        """
        key = (derive, *map(id, parts))
        if key not in self._derived:
            self._derived[key] = derive(*parts)
        return self._derived[key]

    def _count(self) -> None:
        checkpoint()
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise SchemaError("The schemas are too complex to compare.")

    def _of_objects(self, reader: JsonObject, writer: JsonObject, path: tuple[str, ...]) -> Iterator[Violation]:
        writer = as_object(self._once(_merged, self._writer, writer))
        for part in list_at(reader, "allOf"):
            yield from self.differences(part, writer, path)
        values = values_of(writer)
        if values is not None:
            yield from self._of_values(reader, values, path)
            return
        if "oneOf" in reader and reader["oneOf"] == writer.get("oneOf") and self._same_definitions:
            reader, writer = (as_object(self._once(_without_one_of, each)) for each in (reader, writer))
        for keyword in ("anyOf", "oneOf"):
            if keyword in writer:
                chosen = _with_any_of if keyword == "anyOf" else _with_one_of
                for branch in list_at(writer, keyword):
                    branch = self._once(_resolved, self._writer, branch)
                    yield from self.differences(reader, self._once(chosen, writer, branch), path)
                return
        for keyword in ("anyOf", "oneOf"):
            if keyword in reader:
                yield from self._of_alternatives(reader, keyword, writer, path)
        if values_of(reader) is not None:
            yield Violation(path, "Only the listed values are allowed now.")
            return
        types = yield from self._of_types(reader, writer, path)
        yield from _of_bounds(reader, writer, types, path)
        if "array" in types:
            yield from self.differences(reader.get("items", True), writer.get("items", True), (*path, "items"))
        if "object" in types:
            yield from self._of_properties(reader, writer, path)

    def _of_values(self, reader: JsonObject, values: Sequence[Json], path: tuple[str, ...]) -> Iterator[Violation]:
        whole = {**reader, "$defs": {**object_at(self._reader, "$defs"), **object_at(reader, "$defs")}}
        for value in values:
            self._count()
            if any(True for _ in validation_errors(whole, value)):
                yield Violation(path, f"The value {value!r:.100} is no longer allowed.")

    def _of_alternatives(
        self, reader: JsonObject, keyword: str, writer: JsonObject, path: tuple[str, ...]
    ) -> Iterator[Violation]:
        branches = list_at(reader, keyword)
        for branch in branches:
            if any(True for _ in self.differences(branch, writer, path)):
                continue
            if keyword == "oneOf" and not all(each is branch or self._disjoint(each, writer) for each in branches):
                yield Violation((*path, keyword), "More than one alternative may accept what was allowed.")
            return
        yield Violation((*path, keyword), "None of the alternatives accepts everything that was allowed.")

    def _disjoint(self, reader: Json, writer: JsonObject) -> bool:
        """Return whether no value matches both: their types, their values or those of a required property differ."""
        self._count()
        reader = _resolved(self._reader, reader)
        if not isinstance(reader, dict):
            return reader is False
        reader = _merged(self._reader, reader)
        ours, theirs = values_of(reader), values_of(writer)
        if ours is not None and theirs is not None:
            return not any(each in theirs for each in ours)
        if not {_wide(each) for each in types_of(reader)} & {_wide(each) for each in types_of(writer)}:
            return True
        both = set(texts_at(reader, "required")) & set(texts_at(writer, "required"))
        parts = object_at(reader, "properties"), object_at(writer, "properties")
        for name in both & parts[0].keys() & parts[1].keys():
            part = _resolved(self._writer, parts[1][name])
            if isinstance(part, dict) and self._disjoint(parts[0][name], part):
                return True
        return False

    def _of_types(
        self, reader: JsonObject, writer: JsonObject, path: tuple[str, ...]
    ) -> Generator[Violation, None, list[str]]:
        before, after = types_of(writer), types_of(reader)
        missing = [each for each in before if each not in after and not (each == "integer" and "number" in after)]
        if missing:
            yield Violation((*path, "type"), f"Values of type {', '.join(missing)} are no longer allowed.")
        return [each for each in before if each not in missing]

    def _of_properties(self, reader: JsonObject, writer: JsonObject, path: tuple[str, ...]) -> Iterator[Violation]:
        for name in texts_at(reader, "required"):
            if name not in texts_at(writer, "required"):
                yield Violation((*path, "required"), f"The property {name!r:.100} is now required.")
        before = object_at(writer, "properties")
        after = object_at(reader, "properties")
        more = writer.get("additionalProperties", True if "properties" in writer else _ANYTHING)
        for name, part in after.items():
            if name in before:
                yield from self.differences(part, before[name], (*path, "properties", name))
            elif isinstance(more, dict):
                yield from self.differences(part, more, (*path, "properties", name))
        rest = reader.get("additionalProperties", True)
        for name, part in before.items():
            if name not in after and rest is not True:
                yield from self.differences(rest, part, (*path, "properties", name))
        if isinstance(more, dict):
            yield from self.differences(rest, more, (*path, "additionalProperties"))


def _with_any_of(schema: JsonObject, branch: Json) -> Json:
    return _with_branch(schema, "anyOf", branch)


def _with_one_of(schema: JsonObject, branch: Json) -> Json:
    return _with_branch(schema, "oneOf", branch)


def _without_one_of(schema: JsonObject) -> Json:
    return {name: value for name, value in schema.items() if name != "oneOf"}


def _with_branch(schema: JsonObject, keyword: str, branch: Json) -> Json:
    """Return a schema with one of its alternatives."""
    others = {name: value for name, value in schema.items() if name != keyword}
    return {**others, **branch} if isinstance(branch, dict) else others if branch else False


def _merged(root: JsonObject, schema: JsonObject) -> JsonObject:
    """Return a schema with the parts of its `allOf` as its own.

    Where they limit the same thing, one of the limits is left out. So the result accepts all that the schema does, and
    perhaps more.
    """
    if "allOf" not in schema:
        return schema
    merged = {name: value for name, value in schema.items() if name != "allOf"}
    for part in list_at(schema, "allOf"):
        checkpoint()
        part = _resolved(root, part)
        if isinstance(part, dict):
            _merge(merged, _merged(root, part))
    return merged


def _merge(into: JsonObject, part: JsonObject) -> None:
    for name, value in part.items():
        before = into.get(name)
        if name == "required" and isinstance(before, list) and isinstance(value, list):
            into[name] = [*before, *(each for each in value if each not in before)]
        elif name == "properties" and isinstance(before, dict) and isinstance(value, dict):
            into[name] = {**value, **before}
        elif isinstance(before, int | float) and isinstance(value, int | float) and (name in _LOWER or name in _UPPER):
            into[name] = max(before, value) if name in _LOWER else min(before, value)
        else:
            into.setdefault(name, value)


def _of_bounds(
    reader: JsonObject, writer: JsonObject, types: Sequence[str], path: tuple[str, ...]
) -> Iterator[Violation]:
    def concerns(type: str | None) -> bool:
        return type is None or type in types or (type == "number" and "integer" in types)

    for name, type in {**_LOWER, **_LOWER_OF_OBJECTS, **_UPPER, **_UPPER_OF_OBJECTS}.items():
        sign = -1 if name in _UPPER or name in _UPPER_OF_OBJECTS else 1
        if name in reader and concerns(type) and not _implied(name, sign, reader, writer):
            yield Violation((*path, name), f"{name} is now {reader[name]}.")
    for name, kind in _EQUAL.items():
        if name in reader and concerns(kind) and reader[name] != writer.get(name):
            yield Violation((*path, name), f"{name} is new or has changed.")
    step, before = number_of(reader, "multipleOf"), number_of(writer, "multipleOf")
    if step is not None and concerns("number") and (before is None or before % step != 0):
        yield Violation((*path, "multipleOf"), f"multipleOf is now {step}.")


def _implied(name: str, sign: int, reader: JsonObject, writer: JsonObject) -> bool:
    """Return whether the limits of the writer imply one of the reader.

    Args:
        sign: 1 for a lower limit, -1 for an upper one.
    """
    after, before = number_of(reader, name), number_of(writer, name)
    if after is None or (before is not None and before * sign >= after * sign):
        return True
    other = number_of(writer, _EXCLUSIVE.get(name, ""))
    return other is not None and (other * sign > after * sign or (other == after and not name.startswith("excl")))


def _wide(type: str) -> str:
    return "number" if type == "integer" else type


def _resolved(root: JsonObject, schema: Json) -> Json:
    """Return a part of a schema, or what it refers to; references have been checked."""
    seen = 0
    while isinstance(schema, dict) and isinstance(ref := schema.get("$ref"), str) and seen < 32:
        seen += 1
        target: Json = root
        for part in ref.removeprefix("#").strip("/").split("/") if ref.strip("#/") else ():
            key = part.replace("~1", "/").replace("~0", "~")
            target = target[int(key)] if isinstance(target, list) else as_object(target)[key]
        siblings = {name: value for name, value in schema.items() if name not in ("$ref", "$defs")}
        schema = {**siblings, "allOf": [*list_at(siblings, "allOf"), target]} if siblings else target
    return schema


def _shape(root: JsonObject, schema: Json) -> Shape:
    schema = _resolved(root, schema)
    if not isinstance(schema, dict):
        return ValueShape()
    schema = _merged(root, schema)
    if "properties" in schema:
        return _object(root, schema)
    if isinstance(schema.get("items"), dict):
        return ListShape(lambda: _shape(root, schema["items"]))
    if isinstance(schema.get("additionalProperties"), dict):
        return MapShape(lambda: _shape(root, schema["additionalProperties"]))
    return ValueShape()


def _object(root: JsonObject, schema: JsonObject) -> ObjectShape:
    def field(name: str, part: Json) -> Field:
        described = _resolved(root, part)
        described = _merged(root, described) if isinstance(described, dict) else {}
        return Field(
            shape=lambda: _shape(root, part),
            aliases=tuple(texts_at(described, ALIASES)),
            required=name in required,
            default=described.get("default", MISSING),
        )

    required = texts_at(schema, "required")
    parts = object_at(schema, "properties")
    return ObjectShape(
        {name: field(name, part) for name, part in parts.items()},
        open=schema.get("additionalProperties", True) is not False,
    )
