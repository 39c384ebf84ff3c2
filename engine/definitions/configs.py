"""Configs of nodes and triggers as structs: the check of a definition and the run read the same declaration.

::

    class DelayConfig(Config, frozen=True, kw_only=True):
        seconds: Annotated[Annotated[float, Meta(ge=0, le=MAX_SECONDS)] | None, EXPRESSION] = None
        until: Annotated[datetime | None, EXPRESSION] = None

        def check(self, *, computed: bool) -> None:
            require_one(self, "seconds", "until")

The types are msgspec's, and the error messages are derived from them. The markers in `Annotated` add what a type cannot
express: `EXPRESSION`, `Condition`, `Reference` and `About`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, inspect

from engine.definitions.wording import describe
from engine.expressions.evaluate import NAMES, ExpressionError, check_condition, is_dynamic, to_text
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json
from shown import printable
from storage.clock import parse_time

MAX_WAIT: Final = 31_536_000
"""A year, in seconds: the longest timeout of a node, and of what it waits for."""

Text: TypeAlias = Annotated[str, Meta(min_length=1, pattern=r"\S")]
"""A string that is not blank."""

_INDEX: Final = re.compile(r"\[(\d+)\]")


class ConfigError(Exception):
    """A value in a config is invalid.

    Args:
        message: a predicate, without a full stop; the path is its subject.
        path: where the value is within the config.
        not_found: the value names a record that does not exist.
    """

    def __init__(self, message: str, *path: str, not_found: bool = False) -> None:
        super().__init__(f"{'.'.join(['config', *map(printable, path)])} {message}.")
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
    """Marks a field, or the items of a list, that may be an expression as a whole. Its value is checked once known.

    `list[Annotated[int, Meta(ge=1), EXPRESSION]]` accepts `[1, "${input.size}"]`; the length is checked at once.

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


@dataclass(frozen=True, slots=True)
class About:
    """Describes a field for `engine.definitions.config_schemas`. (msgspec would wrap the type of a `Meta` that does.)

    Args:
        filled_in: a field that is required, but that `engine.definitions.linking` fills in for callers.
    """

    text: str
    filled_in: bool = False


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a config, or an item of a list, as declared.

    Args:
        name: its name in JSON.
        holder: a struct with the field `value` of the type: msgspec caches the types of structs only.
        item: the items of a list that may each be an expression.
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
    item: "_Field | None"

    def parse(self, value: Any, *path: str, computed: bool) -> Any:
        if self.expression is not None and is_dynamic(value) and not computed:
            return value
        if self.expression is not None and self.expression.as_text:
            value = to_text(value) if computed else value
        if isinstance(self.declared, inspect.AnyType):
            return value
        if self.item is not None and isinstance(value, list):
            return self._parse_items(self.item, value, path, computed=computed)
        try:
            found: Any = msgspec.convert({"value": _prepared(self.declared, value)}, self.holder).value
        except msgspec.ValidationError as error:
            raise self._wrong(str(error), path) from None
        if self.condition is not None:
            self._check_condition(found, self.condition)
        return found

    def _parse_items(self, item: "_Field", values: list[Json], path: tuple[str, ...], *, computed: bool) -> list[Json]:
        declared = cast(inspect.ListType, self.declared)
        if len(values) < (declared.min_length or 0) or (
            declared.max_length is not None and len(values) > declared.max_length
        ):
            raise self._wrong("", path)
        return [item.parse(each, *path, str(index), computed=computed) for index, each in enumerate(values)]

    def _wrong(self, message: str, path: tuple[str, ...]) -> ConfigError:
        """Return the error for what msgspec reports, in the words for the declared type, of an item if it is one."""
        place = message.rpartition("`$.value")[2] if "`$.value" in message else ""
        wanted, ids_of = self.declared, None if self.reference is None else self.reference.to.value
        for index in _INDEX.findall(place):
            if isinstance(wanted, inspect.ListType):
                wanted, ids_of, path = wanted.item_type, None, (*path, index)
        return ConfigError(f"must be {describe(wanted, ids_of=ids_of)}", *path)

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
            values[field.attribute] = field.parse(value, name, computed=computed)
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
        holder=_holder(hint),
        expression=_marker(markers, Expression),
        condition=_marker(markers, Condition),
        reference=_marker(markers, Reference),
        item=_marked_item(types, hint),
    )


def _marked_item(types: Sequence[inspect.Type], hint: object) -> _Field | None:
    """Return the items of a list that are marked with `EXPRESSION`."""
    item = _item_of(hint)
    expression = _marker(getattr(item, "__metadata__", ()), Expression)
    if expression is None or len(types) != 1 or not isinstance(types[0], inspect.ListType):
        return None
    return _Field(
        name="",
        attribute="",
        required=True,
        nullable=False,
        declared=types[0].item_type,
        holder=_holder(item),
        expression=expression,
        condition=None,
        reference=None,
        item=None,
    )


def _item_of(hint: object) -> object:
    """Return the declaration of a list's items, within `Annotated` and beside None."""
    if get_origin(hint) is list:
        return get_args(hint)[0]
    inside = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return next((item for each in inside if (item := _item_of(each)) is not None), None)


def _holder(hint: object) -> object:
    return msgspec.defstruct("Holder", [("value", hint)])


M = TypeVar("M")


def _marker(markers: Sequence[object], type: type[M]) -> M | None:
    return next((each for each in markers if isinstance(each, type)), None)


def _prepared(type: inspect.Type, value: object) -> object:
    """Return a value as msgspec takes it: it knows fewer forms of times, and 2.0 is a whole number in JSON."""
    if isinstance(type, inspect.IntType) and isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(type, inspect.ListType) and isinstance(value, list):
        return [_prepared(type.item_type, each) for each in value]
    if isinstance(type, inspect.DateTimeType) and isinstance(value, str):
        try:
            return parse_time(value)
        except ValueError:
            return []  # which is no time: msgspec would accept other forms
    return value


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
