"""Conversion between JSON and CEL values, and the functions that expressions can use."""

import base64
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from celpy import celtypes
from celpy.evaluation import CELEvalError, base_functions

from engine.expressions.reshaping import RESHAPING
from json_types import Json, format_time

_INT: Final = range(-(2**63), 2**63)


_CHARACTERS_PER_UNIT: Final = 32


def from_json(value: Json, spend: Callable[[int], None]) -> Any:
    """Return a JSON value as a CEL value. An integer beyond 64 bits becomes a double.

    Args:
        spend: called with the cost of each value; raises when the budget is exceeded.
    """
    spend(1)
    if isinstance(value, bool):
        return celtypes.BoolType(value)
    if isinstance(value, str):
        spend(len(value) // _CHARACTERS_PER_UNIT)
        return celtypes.StringType(value)
    if isinstance(value, int):
        return celtypes.IntType(value) if value in _INT else celtypes.DoubleType(value)
    if isinstance(value, float):
        return celtypes.DoubleType(value)
    if isinstance(value, list):
        return celtypes.ListType([from_json(item, spend) for item in value])
    if isinstance(value, Mapping):
        return celtypes.MapType({celtypes.StringType(key): from_json(item, spend) for key, item in value.items()})
    return None


def to_json(value: Any, spend: Callable[[int], None]) -> Json:
    """Return a CEL value as JSON: times as RFC 3339, durations as seconds with an s, bytes as base64.

    Args:
        spend: called with the cost of each value; raises when the budget is exceeded.

    Raises:
        ValueError: JSON cannot represent it, such as a type, a function or infinity, or it cannot be stored.
    """
    spend(1)
    if value is None or isinstance(value, celtypes.BoolType | bool):
        return None if value is None else bool(value)
    if isinstance(value, celtypes.TimestampType):
        return format_time(value)
    if isinstance(value, celtypes.DurationType):
        return str(value)
    if isinstance(value, str):
        return _storable(str(value))
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("it is a number that JSON cannot represent")
        return float(value)
    if isinstance(value, list):
        return [to_json(item, spend) for item in value]
    if isinstance(value, dict):
        return {_key(key): to_json(item, spend) for key, item in value.items()}
    if isinstance(value, CELEvalError):  # an object keeps the error of a value in it
        raise value
    raise ValueError("it is a type or a function, not a value")


def _key(key: object) -> str:
    if isinstance(key, celtypes.BoolType):
        return "true" if key else "false"
    return _storable(str(key))


def _storable(text: str) -> str:
    if "\0" in text:
        raise ValueError("it contains the character U+0000, which cannot be stored")
    return text


# ---------------------------------------------------------------- functions


def _numbers(left: object, right: object) -> bool:
    kinds = celtypes.IntType | celtypes.UintType | celtypes.DoubleType
    return isinstance(left, kinds) and isinstance(right, kinds)


def _equal(left: object, right: object) -> bool:
    """Compare values of any types as CEL does: those of different types differ, but 1 equals 1.0."""
    if left is None or right is None:
        return left is right
    if isinstance(left, celtypes.BoolType) or isinstance(right, celtypes.BoolType):
        both = isinstance(left, celtypes.BoolType) and isinstance(right, celtypes.BoolType)
        return both and bool(left) == bool(right)
    if _numbers(left, right):
        return _as_python(left) == _as_python(right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_equal(item, right[key]) for key, item in left.items())
    for kind in (str, bytes, celtypes.TimestampType, celtypes.DurationType):
        if isinstance(left, kind) and isinstance(right, kind):
            return bool(left == right)
    return False


def _as_python(number: Any) -> int | float:
    return float(number) if isinstance(number, float) else int(number)


def _equals(left: object, right: object) -> object:
    return _failed(left, right) or celtypes.BoolType(_equal(left, right))


def _differs(left: object, right: object) -> object:
    return _failed(left, right) or celtypes.BoolType(not _equal(left, right))


def _failed(*values: object) -> CELEvalError | None:
    return next((value for value in values if isinstance(value, CELEvalError)), None)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def ordered(left: Any, right: Any) -> Any:
        if (failed := _failed(left, right)) is not None:
            return failed
        if _numbers(left, right):
            return celtypes.BoolType(compare(_as_python(left), _as_python(right)))
        for kind in (str, bytes, celtypes.TimestampType, celtypes.DurationType, celtypes.BoolType):
            if isinstance(left, kind) and isinstance(right, kind):
                return celtypes.BoolType(compare(left, right))
        raise TypeError("values of different types cannot be ordered")

    return ordered


def _contains(item: Any, container: Any) -> Any:
    """Implement `in`: an item of a list, or a key of a map."""
    if (failed := _failed(item, container)) is not None:
        return failed
    if isinstance(container, dict):
        return celtypes.BoolType(isinstance(item, str | int) and item in container)
    if isinstance(container, list):
        return celtypes.BoolType(any(_equal(item, each) for each in container))
    raise TypeError("in needs a list or a map")


def _arithmetic(name: str) -> Callable[[object, object], object]:
    """Return an operator that treats a mix of integers and doubles as doubles: JSON does not distinguish 1 and 1.0."""
    compute = cast(Callable[[Any, Any], Any], base_functions[name])

    def computed(left: object, right: object) -> object:
        if (failed := _failed(left, right)) is not None:
            return failed
        if _numbers(left, right) and type(left) is not type(right):
            left, right = celtypes.DoubleType(left), celtypes.DoubleType(right)
        return compute(left, right)

    return computed


def _size(container: Any) -> Any:
    if not isinstance(container, str | bytes | list | dict):
        raise TypeError("size needs a string, a list or a map")
    return celtypes.IntType(len(container))


def _has_text(text: Any, part: Any) -> Any:
    if not isinstance(text, str) or not isinstance(part, str):
        raise TypeError("contains needs two strings; for lists use in")
    return celtypes.BoolType(part in text)


def _text(value: Any) -> Any:
    if isinstance(value, celtypes.BoolType):
        return celtypes.StringType("true" if value else "false")
    if value is None or isinstance(value, list | dict):
        raise TypeError("string needs a plain value")
    return celtypes.StringType(value)


_STANDARD: Final = (
    *("!_", "-_", "_||_", "_&&_", "_?_:_", "_[_]", "endsWith", "startsWith", "matches"),
    *("getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getMonth"),
    *("getHours", "getMilliseconds", "getMinutes", "getSeconds"),
    *("bool", "bytes", "double", "duration", "int", "timestamp", "uint"),
)

FUNCTIONS: Final[Mapping[str, Any]] = {
    **{name: base_functions[name] for name in _STANDARD},
    **{name: _arithmetic(name) for name in ("_+_", "_-_", "_*_", "_/_", "_%_")},
    "_==_": _equals,
    "_!=_": _differs,
    "_<_": _ordered(operator.lt),
    "_<=_": _ordered(operator.le),
    "_>_": _ordered(operator.gt),
    "_>=_": _ordered(operator.ge),
    "_in_": _contains,
    "size": _size,
    "string": _text,
    "contains": _has_text,
    **RESHAPING,
    "dyn": None,  # built into the evaluator: it returns its argument
}
"""The operators and functions that expressions can use."""
