"""Functions that reshape objects, which CEL's own cannot: merging, choosing and renaming keys, and lists by key.

They are what turns the body of a request into an operation's input, and its result into a documented response.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from celpy import celtypes
from celpy.evaluation import CELEvalError

from json_types import camel_case
from models.priorities import priority_number, priority_word


class Reshaping:
    """A function on JSON values, which expressions call with CEL's.

    Args:
        function: takes and returns values of JSON's types, or CEL's types of them, which are subclasses.
        kinds: the types of its arguments, in CEL.
    """

    def __init__(self, function: Callable[..., Any], kinds: Sequence[Any]) -> None:
        self._function = function
        self._kinds = kinds
        self._classes = [frozenset(_JSON_CLASSES.get(each) for each in _members(kind)) for kind in kinds]

    def __call__(self, *arguments: Any) -> Any:
        """Return the value of a call; an argument that has no value makes the result have none."""
        failed = next((each for each in arguments if isinstance(each, CELEvalError)), None)
        if failed is not None:
            return failed
        if len(arguments) != len(self._kinds) or not all(map(isinstance, arguments, self._kinds)):
            self._reject()
        return _in_cel(self._function(*arguments))

    def on_json(self, *arguments: Any) -> Any:
        """Return the value of a call with arguments of JSON's types."""
        if len(arguments) != len(self._kinds):
            self._reject()
        for each, classes in zip(arguments, self._classes, strict=True):
            if each.__class__ not in classes:
                self._reject()
        return self._function(*arguments)

    def _reject(self) -> NoReturn:
        names = ", ".join(_NAMES[kind] for kind in self._kinds)
        raise TypeError(f"{self._function.__name__.strip('_')} takes {names}")


def _checked(*kinds: Any) -> Callable[[Callable[..., Any]], Reshaping]:
    """Require the types of a function's arguments."""
    return lambda function: Reshaping(function, kinds)


def _members(kind: Any) -> Sequence[Any]:
    return getattr(kind, "__args__", (kind,))


_JSON_CLASSES: Final[Mapping[Any, type]] = {
    celtypes.MapType: dict,
    celtypes.ListType: list,
    celtypes.StringType: str,
    celtypes.IntType: int,
    celtypes.DoubleType: float,
}
_IN_CEL: Final[Mapping[type, Callable[[Any], Any]]] = {
    str: celtypes.StringType,
    bool: celtypes.BoolType,
    int: celtypes.IntType,
    float: celtypes.DoubleType,
    list: lambda items: celtypes.ListType([_in_cel(item) for item in items]),
    dict: lambda items: celtypes.MapType({celtypes.StringType(key): _in_cel(item) for key, item in items.items()}),
}


def _in_cel(value: Any) -> Any:
    """Return a value that a function has made as CEL's; what it has only passed on is CEL's already."""
    convert = _IN_CEL.get(value.__class__)
    return value if convert is None else convert(value)


_NAMES: Final[Mapping[Any, str]] = {
    celtypes.MapType: "an object",
    celtypes.ListType: "a list",
    celtypes.StringType: "a string",
    celtypes.IntType: "a whole number",
    celtypes.StringType | celtypes.IntType | celtypes.DoubleType: "a string or a number",
}


@_checked(celtypes.MapType, celtypes.MapType)
def _merge(first: Any, second: Any) -> Any:
    """Return an object with the keys of both; the second one's values win."""
    return {**first, **second}


@_checked(celtypes.MapType, celtypes.ListType)
def _only(object: Any, keys: Any) -> Any:
    """Return an object with only these keys, those of them that it has."""
    return {key: object[key] for key in keys if key in object}


@_checked(celtypes.MapType, celtypes.ListType)
def _without(object: Any, keys: Any) -> Any:
    """Return an object without these keys."""
    excluded = frozenset(keys)
    return {key: value for key, value in object.items() if key not in excluded}


@_checked(celtypes.MapType)
def _camel(object: Any) -> Any:
    """Return an object with its keys in camelCase instead of snake_case; nested ones keep theirs."""
    return {camel_case(str(key)): value for key, value in object.items()}


@_checked(celtypes.ListType, celtypes.StringType)
def _keyed(list: Any, key: Any) -> Any:
    """Return the objects of a list by the value of one of their keys, which they then lack."""
    found = {}
    for each in list:
        if not isinstance(each, dict) or key not in each:
            raise TypeError(f"keyed needs objects with the key {key}")
        found[each[key]] = {name: value for name, value in each.items() if name != key}
    return found


def _is_text(value: Any) -> Any:
    """Return whether a value is a string."""
    return value if isinstance(value, CELEvalError) else celtypes.BoolType(isinstance(value, celtypes.StringType))


@_checked(celtypes.ListType, celtypes.ListType)
def _lowered(list: Any, keys: Any) -> Any:
    """Return the objects of a list with these of their texts in lower case."""
    return _with_each(list, keys, lambda value: value.lower() if isinstance(value, str) else value)


@_checked(celtypes.ListType, celtypes.ListType)
def _ids(list: Any, keys: Any) -> Any:
    """Return the objects of a list with the ids of these of their objects, and lists of them, in place of them."""
    return _with_each(list, keys, _id)


def _id(value: Any) -> Any:
    if isinstance(value, list):
        return [_id(each) for each in value]
    if isinstance(value, dict):  # CEL's map raises KeyError in `get`
        return value["id"] if "id" in value else None  # noqa: SIM401
    return value


def _with_each(list: Any, keys: Any, change: Callable[[Any], Any]) -> Any:
    found = []
    for each in list:
        if not isinstance(each, dict):
            raise TypeError("the list must have objects only")
        found.append({**each, **{key: change(each[key]) for key in keys if key in each}})
    return found


@_checked(celtypes.ListType, celtypes.StringType)
def _join(list: Any, text: Any) -> Any:
    """Return the strings of a list as one, with a text between them."""
    if not all(isinstance(each, str) for each in list):
        raise TypeError("join takes a list of strings")
    return text.join(list)


@_checked(celtypes.StringType)
def _upper(text: Any) -> Any:
    """Return a text in upper case."""
    return text.upper()


@_checked(celtypes.StringType)
def _lower(text: Any) -> Any:
    """Return a text in lower case."""
    return text.lower()


@_checked(celtypes.StringType | celtypes.IntType | celtypes.DoubleType)
def _priority_number(priority: Any) -> Any:
    """Return the number of a priority that is a word (`low`, `normal`, `high`, `urgent`), or the number itself."""
    if not isinstance(priority, str):
        return priority
    number = priority_number(priority)
    if number is None:
        raise TypeError("priority must be low, normal, high or urgent, or a number")
    return number


@_checked(celtypes.IntType)
def _priority_word(number: Any) -> Any:
    """Return the word for a priority."""
    return priority_word(number)


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

ON_JSON: Final[Mapping[str, Callable[..., Any]]] = {
    **{name: function.on_json for name, function in RESHAPING.items() if isinstance(function, Reshaping)},
    "isText": lambda value: isinstance(value, str),
}
"""The same for arguments of JSON's types."""
