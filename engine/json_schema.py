"""JSON Schemas that callers write: checked before they are stored, and applied with bounded cost.

The validator must not fetch a `$ref` from an address, run a regular expression with catastrophic backtracking, or
follow references that multiply. So patterns are RE2's, references stay within the schema, and steps are counted: of the
schema times those of the value.
"""

from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import jsonschema
import orjson
import re2
import referencing
import referencing.exceptions
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from engine.computing import checkpoint, compute
from json_types import Json
from shown import as_json, violation

MAX_STEPS: Final = 200_000
BRIEF_STEPS: Final = 4_000
"""The effort that may be spent in the event loop: some 20 milliseconds."""
MAX_SCHEMA_BYTES: Final = 32_768

_REFERENCE_COST: Final = 20
_CHARACTERS_PER_STEP: Final = 64
_PATTERN_MEMORY: Final = 1_048_576
_SHOWN_LENGTH: Final = 200
_MAX_ERRORS: Final = 10
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


class TooManySteps(SchemaError):
    """Validation costs more than it may."""

    def __init__(self) -> None:
        super().__init__("Validation takes too many steps: the schema or the value is too large.")


_steps_left: ContextVar[list[int] | None] = ContextVar("steps_left", default=None)


def _spend(steps: int) -> None:
    left = _steps_left.get()
    if left is None:
        return
    left[0] -= steps
    if left[0] < 0:
        raise TooManySteps
    checkpoint()


def _counted(name: str, keyword: Any) -> Any:
    def check(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        _spend(_cost(name, value, instance, schema))
        for error in keyword(validator, value, instance, schema) or ():
            _spend(len(error.message) // _CHARACTERS_PER_STEP)  # the message quotes the instance
            yield error

    return check


# ---------------------------------------------------------------- the cost of a keyword, without its subschemas


def _cost(name: str, value: object, instance: object, schema: Mapping[str, object]) -> int:
    """Return the steps of a keyword: those of its schema times those of the instance, where it goes through both."""
    rejected = _falses(value)  # a `false` quotes the instance, even where the error is then ignored
    return 1 + (rejected and rejected * _weight(instance)) + _COSTS.get(name, _of_schema)(value, instance, schema)


def _of_schema(value: object, instance: object, schema: object) -> int:
    return len(value) // 3 if isinstance(value, list | dict | str) else 0


def _of_subschemas(value: Any, instance: Any, schema: Any) -> int:
    return len(value)


def _of_reference(value: object, instance: object, schema: object) -> int:
    return _REFERENCE_COST


def _of_items(value: object, instance: object, schema: object) -> int:
    return len(instance) if isinstance(instance, list) else 0


def _of_contained(value: object, instance: object, schema: object) -> int:
    return 2 * len(instance) if isinstance(instance, list | dict) else 0


def _of_text(value: Any, instance: Any, schema: Any) -> int:
    return (len(value) + len(instance)) // _CHARACTERS_PER_STEP if isinstance(instance, str) else 0


def _of_patterns(value: Any, instance: Any, schema: Any) -> int:
    return (1 + len(value)) * _weight_of_keys(instance) if isinstance(instance, dict) else 0


def _of_additional(value: Any, instance: Any, schema: Any) -> int:
    return _of_patterns(schema.get("patternProperties", ()), instance, schema)


def _of_dependencies(value: Any, instance: Any, schema: Any) -> int:
    return sum(1 + len(names) for names in value.values()) if isinstance(instance, dict) else 0


def _of_bytes(value: Any, instance: Any, schema: Any) -> int:
    return 2 * _weight(instance) if isinstance(instance, list) else 0


def _of_constant(value: object, instance: object, schema: object) -> int:
    return min(_weight(value), _weight(instance)) if isinstance(instance, list | dict) else 0


def _of_constants(value: Any, instance: Any, schema: Any) -> int:
    nested = _weight(value) if isinstance(instance, list | dict) else 0
    return len(value) // 3 + nested


_COSTS: Final[Mapping[str, Callable[[Any, Any, Any], int]]] = {
    "$ref": _of_reference,
    "$dynamicRef": _of_reference,
    "allOf": _of_subschemas,
    "anyOf": _of_subschemas,
    "oneOf": _of_subschemas,
    "items": _of_items,
    "prefixItems": _of_items,
    "contains": _of_contained,
    "propertyNames": _of_contained,
    "pattern": _of_text,
    "patternProperties": _of_patterns,
    "additionalProperties": _of_additional,
    "dependentRequired": _of_dependencies,
    "uniqueItems": _of_bytes,
    "const": _of_constant,
    "enum": _of_constants,
}


def _falses(value: object) -> int:
    """Return how many of a keyword's subschemas are `false`."""
    if value is False:
        return 1
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(item is False for item in items)


def _weight(value: Any) -> int:
    """Return the approximate number of steps to go through a value once."""
    if isinstance(value, str):
        return 1 + len(value) // _CHARACTERS_PER_STEP
    if isinstance(value, dict):
        return 1 + _weight_of_keys(value) + sum(map(_weight, value.values()))
    return 1 + sum(map(_weight, value)) if isinstance(value, list) else 1


def _weight_of_keys(value: Mapping[str, object]) -> int:
    return len(value) + sum(map(len, value)) // _CHARACTERS_PER_STEP


# ---------------------------------------------------------------- keywords


def _unique_items(validator: Any, unique: bool, instance: Any, schema: Any) -> Iterator[Any]:
    if unique and validator.is_type(instance, "array"):
        different = {orjson.dumps(item, option=orjson.OPT_SORT_KEYS) for item in instance}
        if len(different) < len(instance):
            yield jsonschema.ValidationError("The items are not unique")


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    if validator.is_type(instance, "string") and not _compiled(pattern).search(instance):
        yield jsonschema.ValidationError(f"{as_json(instance)} does not match {as_json(pattern)}")


def _pattern_properties(validator: Any, patterns: Mapping[str, Any], instance: Any, schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    for pattern, subschema in patterns.items():
        expression = _compiled(pattern)
        for name, value in instance.items():
            if expression.search(name):
                yield from validator.descend(value, subschema, path=name, schema_path=pattern)


def _additional_properties(validator: Any, subschema: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    known = schema.get("properties", {})
    patterns = [_compiled(pattern) for pattern in schema.get("patternProperties", {})]
    for name, value in instance.items():
        if name in known or any(pattern.search(name) for pattern in patterns):
            continue
        if subschema is False:
            yield jsonschema.ValidationError(f"The property {as_json(name)} is not allowed")
        else:
            yield from validator.descend(value, subschema, path=name)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Any:
    """Return a pattern of RE2, which is not logged if it is invalid."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _PATTERN_MEMORY
    return re2.compile(pattern, options=options)


_KEYWORDS: Final = {
    **Draft202012Validator.VALIDATORS,
    "pattern": _pattern,
    "uniqueItems": _unique_items,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
}
_Validator: Final[Any] = extend(
    Draft202012Validator, {name: _counted(name, keyword) for name, keyword in _KEYWORDS.items()}
)
_EMPTY_REGISTRY: Final[Any] = referencing.Registry()


def check_schema(schema: Json) -> None:
    """Require a JSON Schema (draft 2020-12) that can be applied.

    Raises:
        SchemaError: it is invalid, or uses something that is not supported; with the path.
    """
    if not isinstance(schema, dict):
        raise SchemaError("A JSON Schema must be a JSON object.")
    if (size := len(orjson.dumps(schema))) > MAX_SCHEMA_BYTES:
        raise SchemaError(f"A JSON Schema is limited to {MAX_SCHEMA_BYTES} bytes; this has {size}.")
    _check_parts(schema, ())
    for error in _errors(_Validator(Draft202012Validator.META_SCHEMA), schema, MAX_STEPS):
        path = tuple(str(part) for part in error.absolute_path)
        raise SchemaError(f"It is not a valid JSON Schema: {described(error)[:_SHOWN_LENGTH]}.", path)
    for _ in validation_errors(schema, {}):  # finds references that are broken or cyclic
        break


def validation_errors(schema: Json, value: Json, max_steps: int = MAX_STEPS) -> Iterator[Violation]:
    """Yield the violations of the schema, at most ten.

    Raises:
        SchemaError: a reference is broken or cyclic.
        TooManySteps: validation takes more steps than this.
    """
    for error in _errors(_Validator(schema, registry=_EMPTY_REGISTRY), value, max_steps):
        message = described(error)
        message = message if len(message) <= _SHOWN_LENGTH else f"{message[:_SHOWN_LENGTH]}…"
        yield Violation(tuple(str(part) for part in error.absolute_path), f"{message}.")


def described(error: jsonschema.ValidationError) -> str:
    """Return the message of a violation."""
    return violation(error.message, error.instance, error.validator, error.validator_value)


async def violations(organization_id: str, schema: Json, value: Json) -> list[Violation]:
    """Return the violations of the schema, at most ten: computed briefly in the event loop, else in a thread.

    Raises:
        SchemaError: a reference is broken or cyclic, or validation takes too many steps.
    """
    try:
        return list(validation_errors(schema, value, BRIEF_STEPS))
    except TooManySteps:
        return await compute(organization_id, lambda: list(validation_errors(schema, value)))


def _errors(validator: Any, value: Json, max_steps: int) -> list[Any]:
    """Return the first ten errors."""
    token = _steps_left.set([max_steps])
    try:
        return list(islice(validator.iter_errors(value), _MAX_ERRORS))
    except referencing.exceptions.Unresolvable as error:
        raise SchemaError(f"A $ref does not resolve within the schema: {as_json(error.ref)}.") from None
    except RecursionError:
        raise SchemaError("The schema or the value is nested too deeply, or a $ref is cyclic.") from None
    finally:
        _steps_left.reset(token)


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
            raise SchemaError(f"{as_json(pattern)} is not a pattern that RE2 supports.", (*path, "pattern"))
    for name, item in part.items():
        if name not in ("enum", "const", "default", "examples"):
            _check_parts(item, (*path, name))


def _compiles(pattern: str) -> bool:
    try:
        _compiled(pattern)
    except re2.error:
        return False
    return True
