"""Expressions in definitions: `${ … }` in any string of a node's config, `when`, conditions, filters of events. CEL.

An expression sees `input`, `nodes`, `execution` (and `event`, where there is one) and nothing else: it has no function
that reads a clock, a file or the network, and what it costs is counted while it runs, so that neither its text nor its
data can keep the process busy. The language is https://cel.dev; `docs/workflows.md` shows what is in it.
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
    compile_expression,
    evaluate,
    quoted,
)
from json_types import Json

NAMES: Final = frozenset({"input", "nodes", "execution"})
"""What an expression of a node may name."""

# ---------------------------------------------------------------- what the engine asks


def check_expressions(value: Json, names: frozenset[str] = NAMES) -> None:
    """Passes for a value in which every `${ … }` compiles and names nothing but `names`.

    Raises:
        ExpressionError: one does not.
    """
    for text in _texts(value):
        for part in _parts(text):
            if isinstance(part, _Expression):
                _check_names(part.source, names)


def check_condition(expression: str, names: frozenset[str] = NAMES) -> None:
    """Passes for a condition (`when`, CONDITION, filter) that compiles; it may stand alone or in one `${ … }`.

    Raises:
        ExpressionError: it does not.
    """
    _check_names(_without_braces(expression), names)


def paths_of(text: str) -> frozenset[tuple[str, ...]]:
    """Returns the longest chains of fixed names that a text's expressions take, e.g. `("nodes", "a", "output")`.

    Raises:
        ExpressionError: one of the expressions does not compile.
    """
    sources = (part.source for part in _parts(text) if isinstance(part, _Expression))
    return frozenset().union(*(compile_expression(source).paths for source in sources))


def paths_of_condition(expression: str) -> frozenset[tuple[str, ...]]:
    """Returns what `paths_of` does, of a condition.

    Raises:
        ExpressionError: it does not compile.
    """
    return compile_expression(_without_braces(expression)).paths


def is_dynamic(value: object) -> bool:
    """Tells whether a value is a text with an expression in it, so that what it will be is not known yet."""
    return isinstance(value, str) and "${" in value


def resolve(value: Json, scope: Mapping[str, Json]) -> Json:
    """Returns a value with every `${ … }` in its strings worked out; a string that is exactly one gives its value.

    Raises:
        ExpressionError: one has no value, or costs too much. All of a value's expressions share one bound.
    """
    return _resolve(value, scope, Budget())


def evaluate_condition(expression: str, scope: Mapping[str, Json]) -> bool:
    """Tells whether a condition is true.

    Raises:
        ExpressionError: it has no value, costs too much, or is neither true nor false.
    """
    value = evaluate(_without_braces(expression), scope, Budget())
    if not isinstance(value, bool):
        raise ExpressionError(f"The condition {quoted(expression)} is neither true nor false.")
    return value


# ---------------------------------------------------------------- texts with expressions in them


class _Expression:
    """The part of a text that stood in `${ … }`."""

    __slots__ = ("source",)

    def __init__(self, source: str) -> None:
        self.source = source


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if "${" in key:
                raise ExpressionError(f"A key cannot hold an expression: {quoted(key)}.")
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _parts(text: str) -> tuple[str | _Expression, ...]:
    """Returns the text cut where expressions begin and end. `$${` stands for `${` itself."""
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
    """Returns where the `}` is that ends the expression: braces in it pair up, those in its texts do not count."""
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
    raise ExpressionError(f"There is no }} that ends the expression {quoted(text[start - 2 :])}.")


def _without_braces(expression: str) -> str:
    """Returns a condition without the `${ … }` around it, if that is there."""
    text = expression.strip()
    if not text.startswith("${"):
        return text
    parts = _parts(text)
    if len(parts) != 1 or not isinstance(parts[0], _Expression):
        raise ExpressionError(f"A condition is one expression, not a text with expressions in it: {quoted(text)}.")
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
            raise ExpressionError(f"The text would have more than {MAX_TEXT_LENGTH} characters.")
    return "".join(pieces)


def to_text(value: Json) -> str:
    """Returns a value as it stands within a text: a string as it is, null as nothing, the rest as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else orjson.dumps(value).decode()


def _check_names(source: str, names: frozenset[str]) -> None:
    strange = sorted(compile_expression(source).names - names)
    if strange:
        known = ", ".join(sorted(names))
        raise ExpressionError(f"There is nothing called {quoted(strange[0])} here, only {known}.")


__all__ = [
    "NAMES",
    "ExpressionError",
    "check_expressions",
    "check_condition",
    "evaluate_condition",
    "is_dynamic",
    "paths_of",
    "paths_of_condition",
    "resolve",
    "to_text",
]
