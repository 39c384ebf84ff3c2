"""Functions that reshape objects, which CEL's own cannot: merging, choosing and renaming keys, and lists by key.

They are what turns the body of a request into an operation's input, and its result into a documented response.
"""

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, Final

from celpy import celtypes
from celpy.evaluation import CELEvalError

from json_types import camel_case
from models.priorities import priority_number, priority_word


def _checked(*kinds: type[Any] | UnionType) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Require the types of a function's arguments; an argument that has no value makes the result have none."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any) -> Any:
            failed = next((each for each in arguments if isinstance(each, CELEvalError)), None)
            if failed is not None:
                return failed
            if len(arguments) != len(kinds) or not all(map(isinstance, arguments, kinds)):
                names = ", ".join(_NAMES[kind] for kind in kinds)
                raise TypeError(f"{function.__name__.strip('_')} takes {names}")
            return function(*arguments)

        return called

    return decorate


_NAMES: Final[Mapping[type[Any] | UnionType, str]] = {
    celtypes.MapType: "an object",
    celtypes.ListType: "a list",
    celtypes.StringType: "a string",
    celtypes.IntType: "a whole number",
    celtypes.StringType | celtypes.IntType | celtypes.DoubleType: "a string or a number",
}


@_checked(celtypes.MapType, celtypes.MapType)
def _merge(first: Any, second: Any) -> Any:
    """Return an object with the keys of both; the second one's values win."""
    return celtypes.MapType({**first, **second})


@_checked(celtypes.MapType, celtypes.ListType)
def _only(object: Any, keys: Any) -> Any:
    """Return an object with only these keys, those of them that it has."""
    return celtypes.MapType({key: object[key] for key in keys if key in object})


@_checked(celtypes.MapType, celtypes.ListType)
def _without(object: Any, keys: Any) -> Any:
    """Return an object without these keys."""
    excluded = frozenset(keys)
    return celtypes.MapType({key: value for key, value in object.items() if key not in excluded})


@_checked(celtypes.MapType)
def _camel(object: Any) -> Any:
    """Return an object with its keys in camelCase instead of snake_case; nested ones keep theirs."""
    return celtypes.MapType({celtypes.StringType(camel_case(str(key))): value for key, value in object.items()})


@_checked(celtypes.ListType, celtypes.StringType)
def _keyed(list: Any, key: Any) -> Any:
    """Return the objects of a list by the value of one of their keys, which they then lack."""
    found = {}
    for each in list:
        if not isinstance(each, celtypes.MapType) or key not in each:
            raise TypeError(f"keyed needs objects with the key {key}")
        found[each[key]] = celtypes.MapType({name: value for name, value in each.items() if name != key})
    return celtypes.MapType(found)


def _is_text(value: Any) -> Any:
    """Return whether a value is a string."""
    return value if isinstance(value, CELEvalError) else celtypes.BoolType(isinstance(value, celtypes.StringType))


@_checked(celtypes.ListType, celtypes.ListType)
def _lowered(list: Any, keys: Any) -> Any:
    """Return the objects of a list with these of their texts in lower case."""
    return _with_each(
        list,
        keys,
        lambda value: celtypes.StringType(value.lower()) if isinstance(value, celtypes.StringType) else value,
    )


@_checked(celtypes.ListType, celtypes.ListType)
def _ids(list: Any, keys: Any) -> Any:
    """Return the objects of a list with the ids of these of their objects in place of them."""
    return _with_each(list, keys, lambda value: value["id"] if isinstance(value, celtypes.MapType) else value)


def _with_each(list: Any, keys: Any, change: Callable[[Any], Any]) -> Any:
    found = []
    for each in list:
        if not isinstance(each, celtypes.MapType):
            raise TypeError("the list must have objects only")
        found.append(celtypes.MapType({**each, **{key: change(each[key]) for key in keys if key in each}}))
    return celtypes.ListType(found)


@_checked(celtypes.ListType, celtypes.StringType)
def _join(list: Any, text: Any) -> Any:
    """Return the strings of a list as one, with a text between them."""
    if not all(isinstance(each, celtypes.StringType) for each in list):
        raise TypeError("join takes a list of strings")
    return celtypes.StringType(text.join(list))


@_checked(celtypes.StringType)
def _upper(text: Any) -> Any:
    """Return a text in upper case."""
    return celtypes.StringType(text.upper())


@_checked(celtypes.StringType)
def _lower(text: Any) -> Any:
    """Return a text in lower case."""
    return celtypes.StringType(text.lower())


@_checked(celtypes.StringType | celtypes.IntType | celtypes.DoubleType)
def _priority_number(priority: Any) -> Any:
    """Return the number of a priority that is a word (`low`, `normal`, `high`, `urgent`), or the number itself."""
    if not isinstance(priority, celtypes.StringType):
        return priority
    number = priority_number(priority)
    if number is None:
        raise TypeError("priority must be low, normal, high or urgent, or a number")
    return celtypes.IntType(number)


@_checked(celtypes.IntType)
def _priority_word(number: Any) -> Any:
    """Return the word for a priority."""
    return celtypes.StringType(priority_word(number))


RESHAPING: Final[Mapping[str, Callable[..., Any]]] = {
    "camel": _camel,
    "ids": _ids,
    "isText": _is_text,
    "join": _join,
    "keyed": _keyed,
    "lower": _lower,
    "lowered": _lowered,
    "merge": _merge,
    "only": _only,
    "priorityNumber": _priority_number,
    "priorityWord": _priority_word,
    "upper": _upper,
    "without": _without,
}
"""The functions, by the names that expressions use."""
