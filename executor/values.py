"""Values a client sent that no scalar would refuse, but no database can keep."""

from collections.abc import Mapping
from typing import Any

import orjson
from graphql import DocumentNode, StringValueNode, Visitor, visit

from executor.request_errors import request_error

DEEPEST = 200
NUL = "Text must not hold the character U+0000."


def check_variables(variables: Mapping[str, Any]) -> None:
    """Passes when the variables hold no NUL and are not nested beyond reason.

    Raises:
        Refused: they do.
    """
    try:
        # The fast way to see that there is nothing to look for: written out, NUL has only this form.
        suspicious = b"\\u0000" in orjson.dumps(variables)
    except TypeError:
        suspicious = True  # nested deeper than orjson writes, or an integer beyond 64 bit
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
    """Passes when no string in the document holds a NUL, which only an escape can write.

    Raises:
        Refused: one does.
    """
    if "\\u" in text:
        visit(document, _Literals())


class _Literals(Visitor):
    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        if "\0" in node.value:
            raise request_error(NUL, "BAD_USER_INPUT")
