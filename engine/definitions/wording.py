"""The words for declared types in error messages: "a whole number from 1 to 9", "a list of at most 3 strings"."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from msgspec import inspect

Number: TypeAlias = inspect.IntType | inspect.FloatType

_BOUNDS: Final = (("ge", "of at least"), ("gt", "greater than"), ("le", "of at most"), ("lt", "less than"))


def describe(type: inspect.Type, *, ids_of: str | None = None) -> str:
    """Return the words for a value of a type, limits included.

    Args:
        ids_of: the kind of record whose id the value is, or whose ids its items are.
    """
    match type:
        case inspect.StrType():
            return _string(type)
        case inspect.IntType():
            return f"a whole number{_range(type)}"
        case inspect.FloatType():
            return f"a number{_range(type)}"
        case inspect.BoolType():
            return "true or false"
        case inspect.NoneType():
            return "null"
        case inspect.DateTimeType():
            return "a time such as 2030-01-31T12:00:00Z"
        case inspect.EnumType():
            return _alternatives(_values(type))
        case inspect.ListType():
            size = _count(type.min_length, type.max_length)
            return f"a list of {size}{_plural(type.item_type) if ids_of is None else f'{ids_of} ids'}"
        case inspect.UnionType():
            return " or ".join(describe(each) for each in _members(type))
        case inspect.AnyType():
            return "a JSON value"
    return "a JSON object"


def _plural(type: inspect.Type) -> str:
    """Return the words for the items of a list, without their limits: the error of an item states those."""
    match type:
        case inspect.StrType():
            return "strings"
        case inspect.IntType():
            return "whole numbers"
        case inspect.FloatType():
            return "numbers"
        case inspect.BoolType():
            return "booleans"
        case inspect.NoneType():
            return "nulls"
        case inspect.DateTimeType():
            return "times"
        case inspect.EnumType():
            return f"values, each {_alternatives(_values(type))}"
        case inspect.ListType():
            return "lists"
        case inspect.UnionType():
            return " or ".join(_plural(each) for each in _members(type))
        case inspect.AnyType():
            return "JSON values"
    return "JSON objects"


def _string(type: inspect.StrType) -> str:
    if type.min_length == 1 and type.max_length is None:
        return "a non-empty string"
    length = _count(type.min_length, type.max_length)
    return f"a string of {length}characters" if length else "a string"


def _count(low: int | None, high: int | None) -> str:
    """Return the words for how many there may be, with a space after them, or nothing."""
    if low and high is not None:
        return f"{low} to {high} "
    if high is not None:
        return f"at most {high} "
    return f"at least {low} " if low else ""


def _range(type: Number) -> str:
    """Return the words for a number's limits, with a space before them, or nothing."""
    if type.ge is not None and type.le is not None:
        return f" from {type.ge} to {type.le}"
    bounds = [f"{words} {limit}" for name, words in _BOUNDS if (limit := getattr(type, name)) is not None]
    return f" {' and '.join(bounds)}" if bounds else ""


def _members(type: inspect.UnionType) -> Sequence[inspect.Type]:
    """Return the types of a union, without whole numbers where any number with the same limits is accepted."""
    ranges = {_range(each) for each in type.types if isinstance(each, inspect.FloatType)}
    return [each for each in type.types if not (isinstance(each, inspect.IntType) and _range(each) in ranges)]


def _values(type: inspect.EnumType) -> list[str]:
    return [str(each.value) for each in type.cls]


def _alternatives(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
