"""Checks for client values that scalars accept but databases cannot store."""

from collections.abc import Mapping
from typing import Any

import orjson
from graphql import DocumentNode, StringValueNode, Visitor, visit

from executor.request_errors import request_error

DEEPEST = 200
NUL = "Text must not contain the character U+0000."


def check_variables(variables: Mapping[str, Any]) -> None:
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


def _walk(root: Any) -> None:
    waiting: list[tuple[Any, int]] = [(root, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise request_error("The variables are nested too deeply.", "BAD_USER_INPUT")
        if isinstance(value, str) and "\0" in value:
            raise request_error(NUL, "BAD_USER_INPUT")
        if isinstance(value, Mapping):
            waiting.extend((item, depth + 1) for pair in value.items() for item in pair)
        elif isinstance(value, list):
            waiting.extend((item, depth + 1) for item in value)


def check_literals(text: str, document: DocumentNode) -> None:
    """Require that no string in the document contains a NUL, which can only be written as an escape.

    Raises:
        RequestError: a string contains one.
    """
    if "\\u" in text:
        visit(document, _Literals())


class _Literals(Visitor):
    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        if "\0" in node.value:
            raise request_error(NUL, "BAD_USER_INPUT")
