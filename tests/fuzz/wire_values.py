"""JSON values of the shapes that connectors expect from their providers, from the types with which they read them."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any, Final

import msgspec.inspect as shape
from hypothesis import strategies as st

import connectors.providers
from connectors.parsing import Wire
from tests.fuzz.strategies import json_values, texts

_DEEPEST: Final = 5


def wire_values(connector: str) -> st.SearchStrategy[Any]:
    """Return values of every type that a connector reads from a reply, and of any other JSON."""
    types = sorted(set(types_of(connector)), key=lambda each: each.__qualname__)
    return st.one_of(*(_value(shape.type_info(each)) for each in types), json_values)


def types_of(connector: str) -> Iterator[type[Wire]]:
    """Yield the types with which a connector reads the replies of its service."""
    for module in _modules(connector):
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, Wire) and each is not Wire:
                yield each


def _modules(connector: str) -> Iterator[ModuleType]:
    prefix = f"{connectors.providers.__name__}."
    for found in pkgutil.walk_packages(connectors.providers.__path__, prefix):
        if found.name.removeprefix(prefix).partition(".")[0] == connector:
            yield importlib.import_module(found.name)


def whole(kind: shape.Type, text: str, depth: int = 0) -> Any:
    """Return a JSON value of a type that has everything a value of the type can have, with one text for all texts."""
    match kind:
        case shape.StructType(fields=fields):
            return {each.encode_name: whole(each.type, text, depth + 1) for each in fields}
        case shape.UnionType(types=types):
            return whole(next(each for each in types if not isinstance(each, shape.NoneType)), text, depth)
        case shape.ListType(item_type=item) | shape.VarTupleType(item_type=item):
            return [whole(item, text, depth + 1)] if depth < _DEEPEST else []
        case shape.DictType(value_type=value):
            return {"a": whole(value, text, depth + 1)}
        case shape.LiteralType(values=values):
            return values[0]
        case _:
            return {shape.IntType: 1, shape.FloatType: 1, shape.BoolType: True}.get(type(kind), text)


def _value(kind: shape.Type, depth: int = 0) -> st.SearchStrategy[Any]:
    match kind:
        case shape.StructType(fields=fields) if depth < _DEEPEST:
            required = {each.encode_name: _value(each.type, depth + 1) for each in fields if each.required}
            optional = {each.encode_name: _value(each.type, depth + 1) for each in fields if not each.required}
            return st.fixed_dictionaries(required, optional=optional)
        case shape.UnionType(types=types):
            return st.one_of(*(_value(each, depth) for each in types))
        case shape.ListType(item_type=item) | shape.VarTupleType(item_type=item):
            return st.lists(_value(item, depth + 1), max_size=2)
        case shape.DictType(value_type=value):
            return st.dictionaries(texts, _value(value, depth + 1), max_size=3)
        case shape.LiteralType(values=values):
            return st.sampled_from(list(values))
        case _:
            return _SCALARS.get(type(kind), json_values)


_SCALARS: Final[dict[type, st.SearchStrategy[Any]]] = {
    shape.StrType: texts | st.sampled_from(["1", "https://example.com/a", "2027-01-01T00:00:00Z", "YQ", "completed"]),
    shape.IntType: st.integers(-(2**63), 2**63 - 1) | st.integers(0, 600),
    shape.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    shape.BoolType: st.booleans(),
    shape.NoneType: st.none(),
}
