"""JSON Schemas that callers write: checked before they are stored, and applied with bounded cost.

The validator must not fetch a `$ref` from an address, run a regular expression with catastrophic backtracking, or
follow references that multiply. So patterns are RE2's, references stay within the schema, and steps are counted.
"""

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

import jsonschema
import orjson
import re2
import referencing
import referencing.exceptions
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from json_types import Json

MAX_STEPS: Final = 200_000
_REFERENCE_COST: Final = 20
_SHOWN_LENGTH: Final = 200
_UNSUPPORTED: Final = frozenset({"unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$dynamicAnchor"})


class SchemaError(Exception):
    """The schema is invalid or not supported. The message says why."""

    def __init__(self, message: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


@dataclass(frozen=True, slots=True)
class Violation:
    """A value that violates the schema, and its path."""

    path: tuple[str, ...]
    message: str


_steps: ContextVar[list[int] | None] = ContextVar("steps", default=None)


def _counted(keyword: Any) -> Any:
    def check(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        steps = _steps.get()
        if steps is not None:
            steps[0] += _cost(keyword, value)
            if steps[0] > MAX_STEPS:
                raise SchemaError("Validation takes too many steps: the schema or the value is too large.")
        yield from keyword(validator, value, instance, schema) or ()

    return check


def _cost(keyword: Any, value: Any) -> int:
    if keyword is Draft202012Validator.VALIDATORS["$ref"]:
        return _REFERENCE_COST
    return 1 + (len(value) // 3 if isinstance(value, list | dict | str) else 0)


def _unique_items(validator: Any, unique: bool, instance: Any, schema: Any) -> Iterator[Any]:
    if unique and validator.is_type(instance, "array"):
        different = {orjson.dumps(item, option=orjson.OPT_SORT_KEYS) for item in instance}
        if len(different) < len(instance):
            yield jsonschema.ValidationError("The items are not unique")


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    if validator.is_type(instance, "string") and not re2.search(pattern, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def _pattern_properties(validator: Any, patterns: Mapping[str, Any], instance: Any, schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    for pattern, subschema in patterns.items():
        for name, value in instance.items():
            if re2.search(pattern, name):
                yield from validator.descend(value, subschema, path=name, schema_path=pattern)


def _additional_properties(validator: Any, subschema: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for name, value in instance.items():
        if name in known or any(re2.search(pattern, name) for pattern in patterns):
            continue
        if subschema is False:
            yield jsonschema.ValidationError(f"The property {name[:_SHOWN_LENGTH]!r} is not allowed")
        else:
            yield from validator.descend(value, subschema, path=name)


_KEYWORDS: Final = {
    **Draft202012Validator.VALIDATORS,
    "pattern": _pattern,
    "uniqueItems": _unique_items,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
}
_Validator: Final[Any] = extend(Draft202012Validator, {name: _counted(keyword) for name, keyword in _KEYWORDS.items()})
_EMPTY_REGISTRY: Final[Any] = referencing.Registry()


def check_schema(schema: Json) -> None:
    """Require a JSON Schema (draft 2020-12) that can be applied.

    Raises:
        SchemaError: it is invalid, or uses something that is not supported; with the path.
    """
    if not isinstance(schema, dict):
        raise SchemaError("A JSON Schema must be a JSON object.")
    _check_parts(schema, ())
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        path = tuple(str(part) for part in error.absolute_path)
        raise SchemaError(f"It is not a valid JSON Schema: {error.message[:_SHOWN_LENGTH]}.", path)
    for _ in validation_errors(schema, {}):  # finds references that are broken or cyclic
        break


def validation_errors(schema: Json, value: Json) -> Iterator[Violation]:
    """Yield the violations of the schema, at most ten.

    Raises:
        SchemaError: a reference is broken or cyclic, or validation takes too many steps.
    """
    found: list[Violation] = []
    token = _steps.set([0])
    try:
        for error in _Validator(schema, registry=_EMPTY_REGISTRY).iter_errors(value):
            message = error.message if len(error.message) <= _SHOWN_LENGTH else f"{error.message[:_SHOWN_LENGTH]}…"
            found.append(Violation(tuple(str(part) for part in error.absolute_path), f"{message}."))
            if len(found) == 10:
                break
    except referencing.exceptions.Unresolvable as error:
        raise SchemaError(f"A $ref does not resolve within the schema: {str(error.ref)[:_SHOWN_LENGTH]!r}.") from None
    except RecursionError:
        raise SchemaError("The schema or the value is nested too deeply, or a $ref is cyclic.") from None
    finally:
        _steps.reset(token)
    yield from found


def _check_parts(part: Json, path: tuple[str, ...]) -> None:
    if isinstance(part, list):
        for index, item in enumerate(part):
            _check_parts(item, (*path, str(index)))
    if not isinstance(part, dict):
        return
    if refused := sorted(_UNSUPPORTED & part.keys()):
        raise SchemaError(f"{refused[0]} is not supported.", (*path, refused[0]))
    patterns = part.get("patternProperties")
    for pattern in [part.get("pattern"), *(patterns if isinstance(patterns, dict) else ())]:
        if isinstance(pattern, str) and not _compiles(pattern):
            raise SchemaError(f"{pattern[:_SHOWN_LENGTH]!r} is not a pattern that RE2 supports.", (*path, "pattern"))
    for name, item in part.items():
        if name not in ("enum", "const", "default", "examples"):
            _check_parts(item, (*path, name))


def _compiles(pattern: str) -> bool:
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options=options)
    except re2.error:
        return False
    return True
