"""Checks for client values that scalars accept but databases cannot store."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

import orjson
from graphql import DocumentNode, GraphQLError, StringValueNode, Visitor, visit

from executor.request_errors import RequestError
from executor.value_faults import InvalidValue, ValueFault
from shown import cut, written_path

DEEPEST = 200
_MOST_OBJECTS = 3
NUL = "Text that contains the character U+0000 cannot be stored."


def check_variables(variables: Mapping[str, object]) -> None:
    """Require that the variables contain no NUL and are not nested too deeply.

    Raises:
        RequestError: they do or are.
    """
    try:
        # A fast test for the absence of NUL, which has only this form when encoded.
        suspicious = b"\\u0000" in orjson.dumps(variables)
    except TypeError:
        suspicious = True  # nested too deeply for orjson, or an integer beyond 64 bits
    if suspicious:
        _walk(variables)


_Trail: TypeAlias = "tuple[str | int, _Trail] | None"
"""The path to a value: its own name and the trail of the value around it, which all values in there share."""


def _walk(variables: Mapping[str, object]) -> None:
    waiting: list[tuple[object, int, _Trail]] = [(variables, 0, None)]
    while waiting:
        value, depth, trail = waiting.pop()
        if depth > DEEPEST:
            raise _unusable(_beginning(_path(trail)), f"It is nested more than {DEEPEST} levels deep.")
        if any(isinstance(text, str) and "\0" in text for text in (value if isinstance(value, Mapping) else [value])):
            raise _unusable(_path(trail), NUL)
        if isinstance(value, Mapping | list):
            items = value.items() if isinstance(value, Mapping) else enumerate(value)
            waiting.extend((item, depth + 1, (name, trail)) for name, item in items)


def _path(trail: _Trail) -> list[str | int]:
    path: list[str | int] = []
    while trail is not None:
        name, trail = trail
        path.append(name)
    return path[::-1]


def _beginning(path: Sequence[str | int]) -> Sequence[str | int]:
    """Return the path to what contains all the levels: up to the first list, or the third object."""
    return list(takewhile(lambda part: isinstance(part, str), path))[:_MOST_OBJECTS]


def _unusable(path: Sequence[str | int], reason: str) -> RequestError:
    message = f"Variable '${written_path(path)}' has invalid value: {reason}" if path else reason
    fault = ValueFault("OTHER", reason)
    return RequestError([InvalidValue(message, None, fault, ["variables", *map(str, map(cut, path))])])


def check_literals(text: str, document: DocumentNode) -> None:
    """Require that no string in the document contains a NUL, which can only be written as an escape.

    Raises:
        RequestError: a string contains one.
    """
    if "\\u" in text:
        visit(document, _Literals())


class _Literals(Visitor):
    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        if "\0" in node.value:
            raise RequestError([GraphQLError(NUL, node, extensions={"code": "BAD_USER_INPUT"})])
