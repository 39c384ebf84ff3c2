"""Expressions in definitions, in CEL: `${ … }` in any string of a node's config, `when`, conditions, event filters.

An expression can use only `input`, `nodes`, `execution` and, in filters, `event`. It has no function that reads a
clock, a file or the network, and its cost is counted while it runs, so that neither its text nor its data can keep the
process busy. The language is defined at https://cel.dev; `docs/workflows.md` shows what is supported.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

import orjson

from engine.expressions.cel import (
    MAX_EXPRESSION_LENGTH,
    MAX_TEXT_LENGTH,
    Budget,
    ExpressionError,
    TakesLong,
    TooCostly,
    brief,
    compile_expression,
    evaluate,
)
from json_types import Json
from shown import as_json

NAMES: Final = frozenset({"input", "nodes", "execution"})
"""The names that an expression of a node can use."""

# ---------------------------------------------------------------- checking and evaluating


def check_expressions(value: Json, names: frozenset[str] = NAMES) -> None:
    """Require a value in which every `${ … }` compiles and uses no other names than these.

    Raises:
        ExpressionError: one does not.
    """
    for text in _texts(value):
        for part in _parts(text):
            if isinstance(part, _Expression):
                _check_names(part.source, names)


def check_condition(expression: str, names: frozenset[str] = NAMES) -> None:
    """Require a condition (`when`, CONDITION, filter) that compiles, either bare or in one `${ … }`.

    Raises:
        ExpressionError: it does not compile, or uses other names than these.
    """
    _check_names(_without_braces(expression), names)


def paths_of(text: str) -> frozenset[tuple[str, ...]]:
    """Return the longest chains of fixed names that a text's expressions use, e.g. `("nodes", "a", "output")`.

    Raises:
        ExpressionError: one of the expressions does not compile.
    """
    sources = (part.source for part in _parts(text) if isinstance(part, _Expression))
    return frozenset().union(*(compile_expression(source).paths for source in sources))


def paths_of_condition(expression: str) -> frozenset[tuple[str, ...]]:
    """Return the same as `paths_of`, for a condition.

    Raises:
        ExpressionError: it does not compile.
    """
    return compile_expression(_without_braces(expression)).paths


def is_dynamic(value: object) -> bool:
    """Return whether a value is a string with an expression in it, whose value is not known yet."""
    return isinstance(value, str) and "${" in value


def resolve(value: Json, scope: Mapping[str, Json]) -> Json:
    """Return a value with every `${ … }` in its strings evaluated; a string that is exactly one becomes its value.

    Raises:
        ExpressionError: one has no value, or costs too much. All of a value's expressions share one budget.
    """
    return _resolve(value, scope, Budget())


def evaluate_condition(expression: str, scope: Mapping[str, Json], budget: Budget | None = None) -> bool:
    """Return whether a condition is true.

    Raises:
        ExpressionError: it has no value, costs too much, or is neither true nor false.
    """
    value = evaluate(_without_braces(expression), scope, Budget() if budget is None else budget)
    if not isinstance(value, bool):
        raise ExpressionError(f"The condition {as_json(expression)} is neither true nor false.")
    return value


# ---------------------------------------------------------------- texts with expressions in them


class _Expression:
    """The source of one `${ … }` in a text."""

    __slots__ = ("source",)

    def __init__(self, source: str) -> None:
        self.source = source


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if "${" in key:
                raise ExpressionError(f"A key cannot contain an expression: {as_json(key)}.")
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _parts(text: str) -> tuple[str | _Expression, ...]:
    """Return a text split into literal parts and expressions. `$${` is a literal `${`."""
    return _short_parts(text) if len(text) <= MAX_EXPRESSION_LENGTH else _split(text)


@lru_cache(maxsize=512)
def _short_parts(text: str) -> tuple[str | _Expression, ...]:
    return _split(text)


def _split(text: str) -> tuple[str | _Expression, ...]:
    parts: list[str | _Expression] = []
    plain: list[str] = []
    position = 0
    while (found := text.find("${", position)) >= 0:
        if found and text[found - 1] == "$":
            plain += [text[position : found - 1], "${"]
            position = found + 2
            continue
        plain.append(text[position:found])
        end = _end(text, found + 2)
        parts += filter(None, ["".join(plain)])
        parts.append(_Expression(text[found + 2 : end]))
        plain, position = [], end + 1
    plain.append(text[position:])
    parts += filter(None, ["".join(plain)])
    return tuple(parts) or ("",)


def _end(text: str, start: int) -> int:
    """Return the position of the `}` that ends the expression: braces in it are paired, except within strings."""
    depth, quote, position = 0, "", start
    while position < len(text):
        character = text[position]
        if quote:
            position += character == "\\"
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "{":
            depth += 1
        elif character == "}":
            if not depth:
                return position
            depth -= 1
        position += 1
    raise ExpressionError(f"The expression {as_json(text[start - 2 :])} has no closing }}.")


def _without_braces(expression: str) -> str:
    """Return a condition without the `${ … }` around it, if any."""
    text = expression.strip()
    if not text.startswith("${"):
        return text
    parts = _parts(text)
    if len(parts) != 1 or not isinstance(parts[0], _Expression):
        raise ExpressionError(f"A condition must be one expression, not text with expressions in it: {as_json(text)}.")
    return parts[0].source


def _resolve(value: Json, scope: Mapping[str, Json], budget: Budget) -> Json:
    if isinstance(value, str):
        return _interpolate(value, scope, budget) if "${" in value else value
    if isinstance(value, dict):
        return {key: _resolve(item, scope, budget) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolve(item, scope, budget) for item in value]
    return value


def _interpolate(text: str, scope: Mapping[str, Json], budget: Budget) -> Json:
    parts = _parts(text)
    if len(parts) == 1 and isinstance(parts[0], _Expression):
        return evaluate(parts[0].source, scope, budget)
    pieces: list[str] = []
    length = 0
    for part in parts:
        pieces.append(part if isinstance(part, str) else to_text(evaluate(part.source, scope, budget)))
        length += len(pieces[-1])
        if length > MAX_TEXT_LENGTH:
            raise ExpressionError(f"The text would exceed {MAX_TEXT_LENGTH} characters.")
    return "".join(pieces)


def to_text(value: Json) -> str:
    """Return a value as part of a text: a string unchanged, null as an empty string, anything else as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else orjson.dumps(value).decode()


def _check_names(source: str, names: frozenset[str]) -> None:
    unknown = sorted(compile_expression(source).names - names)
    if unknown:
        known = ", ".join(sorted(names))
        raise ExpressionError(f"The name {as_json(unknown[0])} is not defined here, only {known}.")


__all__ = [
    "NAMES",
    "Budget",
    "ExpressionError",
    "TakesLong",
    "TooCostly",
    "brief",
    "check_expressions",
    "check_condition",
    "evaluate",
    "evaluate_condition",
    "is_dynamic",
    "paths_of",
    "paths_of_condition",
    "resolve",
    "to_text",
]
