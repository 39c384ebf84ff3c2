"""Configs of nodes and triggers as structs: the check of a definition and the run read the same declaration.

::

    class DelayConfig(Config, frozen=True, kw_only=True):
        seconds: Annotated[Annotated[float, Meta(ge=0, le=MAX_SECONDS)] | None, EXPRESSION] = None
        until: Annotated[datetime | None, EXPRESSION] = None

        def check(self, *, computed: bool) -> None:
            require_one(self, "seconds", "until")

The types are msgspec's, and the error messages are derived from them. The markers in `Annotated` add what a type cannot
express: `EXPRESSION`, `Condition` and `Reference`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, TypeAlias, TypeVar, cast, get_type_hints

import msgspec
from msgspec import Meta, inspect

from engine.expressions.evaluate import NAMES, ExpressionError, check_condition, is_dynamic, to_text
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json

MAX_WAIT: Final = 31_536_000
"""A year, in seconds: the longest timeout of a node, and of what it waits for."""

Text: TypeAlias = Annotated[str, Meta(min_length=1, pattern=r"\S")]
"""A string that is not blank."""

_PLACE: Final = re.compile(r"\[(\d+)\]|\.(\w+)")


class ConfigError(Exception):
    """A value in a config is invalid.

    Args:
        message: a predicate, without a full stop; the path is its subject.
        path: where the value is within the config.
        not_found: the value names a record that does not exist.
    """

    def __init__(self, message: str, *path: str, not_found: bool = False) -> None:
        super().__init__(f"{'.'.join(['config', *path])} {message}.")
        self.path = path
        self.not_found = not_found

    def at(self, path: Sequence[str]) -> InvalidInput | NotFound:
        """Return the error to report to the caller; the config is the field `config` at `path`."""
        error = NotFound if self.not_found else InvalidInput
        return error(str(self), field=[*path, "config", *map(Verbatim, self.path)])


class Config(msgspec.Struct, rename="camel", frozen=True, kw_only=True):
    """A config. Its names are in camelCase in JSON, and null means the same as an absent field."""

    def check(self, *, computed: bool) -> None:
        """Raise ConfigError if the fields contradict each other.

        Args:
            computed: whether every expression has its value. Before that, a field that is an expression holds its text.
        """


# ---------------------------------------------------------------- markers


@dataclass(frozen=True, slots=True)
class Expression:
    """Marks a field that may be an expression as a whole; its value is checked when it is known.

    Args:
        as_text: a value of another type is used as text.
    """

    as_text: bool = False


EXPRESSION: Final = Expression()


@dataclass(frozen=True, slots=True)
class Condition:
    """Marks a field that is a condition in CEL over these names. It is not replaced by its value."""

    names: frozenset[str] = NAMES


class Referent(Enum):
    """The kinds of records that a config may refer to."""

    AGENT = "agent"
    USER = "user"
    WORKFLOW = "workflow"


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of a record, or a list of ids."""

    to: Referent


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a config, as declared.

    Args:
        name: its name in JSON.
        holder: a struct with the field `value` of the type: msgspec caches the types of structs only.
    """

    name: str
    attribute: str
    required: bool
    nullable: bool
    declared: inspect.Type
    holder: Any
    expression: Expression | None
    condition: Condition | None
    reference: Reference | None

    def read(self, value: Any, *, computed: bool) -> Any:
        if self.expression is not None and is_dynamic(value) and not computed:
            return value
        if self.expression is not None and self.expression.as_text:
            value = to_text(value) if computed else value
        try:
            found: Any = msgspec.convert({"value": _prepared(self.declared, value)}, self.holder).value
        except msgspec.ValidationError as error:
            raise self._wrong(str(error)) from None
        if self.condition is not None:
            self._check_condition(found, self.condition)
        return found

    def _wrong(self, message: str) -> ConfigError:
        """Return the error for what msgspec reports, in the words for the declared type."""
        place = message.rpartition("`$.value")[2] if "`$.value" in message else ""
        inner = [index or name for index, name in _PLACE.findall(place)]
        wanted = self.declared
        if inner and isinstance(wanted, inspect.ListType):
            return ConfigError(f"must be {_expected(wanted.item_type)}", self.name, *inner)
        return ConfigError(f"must be {_expected(wanted, self.reference)}", self.name)

    def _check_condition(self, text: str, condition: Condition) -> None:
        try:
            check_condition(text, condition.names)
        except ExpressionError as error:
            raise ConfigError(f"is invalid. {str(error).removesuffix('.')}", self.name) from None


C = TypeVar("C", bound=Config)


def parse_config(type: type[C], given: Json, *, computed: bool = True) -> C:
    """Return a config as its struct.

    Args:
        computed: whether every expression has been replaced by its value. If not, a field that is an expression is
            left as its text.

    Raises:
        ConfigError: a field is unknown, missing or invalid.
    """
    if not isinstance(given, dict):
        raise ConfigError("must be a JSON object")
    fields = _fields(type)
    for name in given:
        if name not in fields:
            known = f"Known fields: {', '.join(fields)}" if fields else "There are none"
            raise ConfigError(f"is not a known field. {known}", name[:100])
    values = {}
    for name, field in fields.items():
        value = given.get(name)
        if value is not None:
            values[field.attribute] = field.read(value, computed=computed)
        elif field.required:
            if not (field.nullable and name in given):
                raise ConfigError("is required", name)
            values[field.attribute] = None
    config = type(**values)
    config.check(computed=computed)
    return config


def references(type: type[Config], given: Mapping[str, Json]) -> Iterator[tuple[Referent, str, tuple[str, ...]]]:
    """Yield the records that a config refers to, each as its kind, its id and the path of that id.

    An id that is an expression is not known yet and left out, and so is a value that is no id.
    """
    for name, field in _fields(type).items():
        if field.reference is None:
            continue
        value = given.get(name)
        items = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, id in items:
            if isinstance(id, str) and not is_dynamic(id):
                yield field.reference.to, id, (name,) if index is None else (name, str(index))


@cache
def conditions_of(type: type[Config]) -> frozenset[str]:
    """Return the names of the fields that are conditions."""
    return frozenset(name for name, field in _fields(type).items() if field.condition is not None)


@cache
def _fields(type: type[Config]) -> Mapping[str, _Field]:
    hints = get_type_hints(type, include_extras=True)
    fields = cast(inspect.StructType, inspect.type_info(type)).fields
    return {field.encode_name: _field(field, hints[field.name]) for field in fields}


def _field(field: inspect.Field, hint: Any) -> _Field:
    markers = getattr(hint, "__metadata__", ())
    given = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
    types = tuple(each for each in given if not isinstance(each, inspect.NoneType))
    return _Field(
        name=field.encode_name,
        attribute=field.name,
        required=field.required,
        nullable=len(types) < len(given) or isinstance(field.type, inspect.AnyType),
        declared=types[0] if len(types) == 1 else inspect.UnionType(types),
        holder=msgspec.defstruct("Holder", [("value", hint)]),
        expression=_marker(markers, Expression),
        condition=_marker(markers, Condition),
        reference=_marker(markers, Reference),
    )


M = TypeVar("M")


def _marker(markers: Sequence[object], type: type[M]) -> M | None:
    return next((each for each in markers if isinstance(each, type)), None)


def _prepared(type: inspect.Type, value: Any) -> Any:
    """Return a value as msgspec takes it: it knows fewer forms of times, and 2.0 is a whole number in JSON."""
    if isinstance(type, inspect.IntType) and isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(type, inspect.DateTimeType) and isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


def _expected(type: inspect.Type, reference: Reference | None = None) -> str:
    """Return what a value of the type is called in an error message."""
    match type:
        case inspect.StrType():
            if type.max_length is not None:
                return f"a string of {type.min_length or 0} to {type.max_length} characters"
            return "a non-empty string" if type.min_length else "a string"
        case inspect.IntType():
            return f"a whole number from {type.ge} to {type.le}"
        case inspect.FloatType():
            return f"a number from {type.ge} to {type.le}"
        case inspect.BoolType():
            return "true or false"
        case inspect.DateTimeType():
            return "a time such as 2030-01-31T12:00:00Z"
        case inspect.EnumType():
            return _alternatives([str(each.value) for each in type.cls])
        case inspect.ListType():
            size = f"{type.min_length} to" if type.min_length else "at most"
            items = "strings" if reference is None else f"{reference.to.value} ids"
            return f"a list of {size} {type.max_length} {items}"
        case inspect.UnionType():
            return " or ".join(_expected(each) for each in type.types)
    return "a JSON object"


def _alternatives(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


# ---------------------------------------------------------------- fields together


def require_one(config: Config, *names: str) -> None:
    """Raise ConfigError unless exactly one of these fields is given."""
    allow_one(config, *names)
    if not any(_is_given(config, name) for name in names):
        raise ConfigError(f"or {' or '.join(names[1:])} is required", names[0])


def allow_one(config: Config, *names: str) -> None:
    """Raise ConfigError if more than one of these fields is given."""
    given = [name for name in names if _is_given(config, name)]
    if len(given) > 1:
        raise ConfigError(f"cannot be combined with {given[0]}", given[1])


def require_for(config: Config, name: str, *others: str) -> None:
    """Raise ConfigError if one of the other fields is given without the first."""
    for other in others:
        if _is_given(config, other) and not _is_given(config, name):
            raise ConfigError(f"requires {name}", other)


def _is_given(config: Config, name: str) -> bool:
    return getattr(config, _fields(type(config))[name].attribute) is not None
