"""Converting data from the form of one schema to that of another, between versions, platforms and formats.

A field of the target gets the value of the source's field with the same number if both formats number their fields,
else of the one with the same name, or that is an alias of one of the two; else its default. A target that is open also
keeps what the source does not name.
"""

from collections.abc import Iterator

from engine.computing import checkpoint
from engine.data_schemas.formats.base import Field, ListShape, MapShape, Missing, ObjectShape, Shape
from json_types import Json, JsonObject


def converted(data: Json, source: Shape, target: Shape) -> Json:
    """Return data in the form of the target; it may still violate the target's schema."""
    checkpoint()
    if isinstance(target, ObjectShape) and isinstance(data, dict):
        return _object(data, source if isinstance(source, ObjectShape) else ObjectShape(open=True), target)
    if isinstance(target, ListShape) and isinstance(data, list):
        before = source.item() if isinstance(source, ListShape) else target.item()
        return [converted(each, before, target.item()) for each in data]
    if isinstance(target, MapShape) and isinstance(data, dict):
        inner = source.value() if isinstance(source, MapShape) else target.value()
        return {name: converted(value, inner, target.value()) for name, value in data.items()}
    return data


def _object(data: JsonObject, source: ObjectShape, target: ObjectShape) -> Json:
    result: JsonObject = {}
    for name, field in target.fields.items():
        found = next((each for each in _candidates(name, field, source) if each in data), None)
        if found is not None:
            before = source.fields[found].shape() if found in source.fields else field.shape()
            result[name] = converted(data[found], before, field.shape())
        elif not isinstance(field.default, Missing):
            result[name] = field.default
    if target.open:
        named = {each for name, field in target.fields.items() for each in (name, *field.aliases)} | _names(source)
        result |= {name: value for name, value in data.items() if name not in named}
    return result


def _candidates(name: str, field: Field, source: ObjectShape) -> Iterator[str]:
    """Yield the names in the source's data that a field of the target may have, best first."""
    for other, theirs in source.fields.items():
        if field.number is not None and theirs.number == field.number:
            yield other
            yield from theirs.aliases
    yield name
    yield from field.aliases
    for other, theirs in source.fields.items():
        if name in theirs.aliases or set(field.aliases) & {other, *theirs.aliases}:
            yield other
            yield from theirs.aliases


def _names(shape: ObjectShape) -> set[str]:
    return {each for name, field in shape.fields.items() for each in (name, *field.aliases)}
