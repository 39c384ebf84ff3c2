"""Random schemas of the kinds of types that the project has, with random data and random failures.

A world is built from a `random.Random` alone, so the same choices give the same world. Its types are Strawberry's:
fields that read an attribute, resolvers (plain, asynchronous, returning futures, with a batch form, with a permission
or an extension), interfaces, unions, enums, scalars, input types. Types refer only to later types, so every document
ends.
"""

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from random import Random
from typing import Annotated, Any, ClassVar, Final, NewType
from zoneinfo import ZoneInfo

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types.scalar import ScalarDefinition

from executor import batched, by_class, resolve_type_by_class

Anything = NewType("Anything", object)
Mark = NewType("Mark", str)
SCALARS: Final[dict[object, ScalarDefinition]] = {
    Anything: strawberry.scalar(name="Anything", serialize=lambda value: value),
    Mark: strawberry.scalar(name="Mark", serialize=lambda value: f"<{value}>", parse_value=str),
}


@strawberry.enum
class Color(Enum):
    """An enum whose names differ from its values."""

    RED = "r"
    GREEN = "g"
    BLUE = 3


@strawberry.input
class Filter:
    """An input that a resolver could change."""

    text: str | None = None
    numbers: list[int] | None = None
    color: Color = Color.RED


@strawberry.input(one_of=True)
class Pick:
    """Exactly one of two."""

    by_id: strawberry.ID | None = strawberry.UNSET
    by_filter: Filter | None = strawberry.UNSET


class Broken(Exception):
    """The exception that resolvers raise here."""


@dataclass
class Raises:
    """An exception that is raised when the value is read."""

    message: str


@dataclass
class Later:
    """A value that becomes available only after some iterations of the loop.

    Args:
        future: whether it comes as a future, not as a coroutine.
    """

    value: Any
    turns: int
    future: bool


class Row:
    """A source. A dictionary holds its attributes, so that reading one can fail or wait."""

    kind: ClassVar[str] = ""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def __getattr__(self, name: str) -> Any:
        try:
            return given(self.__dict__["values"][name])
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        return f"<row of {self.kind}>"


def given(value: Any) -> Any:
    """Return a stored value as its reader sees it."""
    if isinstance(value, Raises):
        raise Broken(value.message)
    if isinstance(value, Later):
        return _future(value) if value.future else _coroutine(value)
    if isinstance(value, list):
        return [given(item) if isinstance(item, Later) else _shown(item) for item in value]
    return value


def _shown(item: Any) -> Any:
    if isinstance(item, list):
        return given(item)
    return Broken(item.message) if isinstance(item, Raises) else item


async def _coroutine(later: Later) -> Any:
    for _ in range(later.turns):
        await asyncio.sleep(0)
    return given(later.value)


def _future(later: Later) -> Any:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def arrive() -> None:
        if future.done():
            return
        try:
            future.set_result(given(later.value))
        except Broken as error:
            future.set_exception(error)
            future.exception()

    loop.call_soon(arrive)
    return future


class Allowed(strawberry.BasePermission):
    """A permission that denies rows marked as denied."""

    message = "not allowed"

    def has_permission(self, source: Any, info: strawberry.Info, **_: Any) -> bool:
        return not (isinstance(source, Row) and source.values.get("closed"))


class Tagged(FieldExtension):
    """An extension that resolves twice; it makes fields use Strawberry's own resolver."""

    def resolve(self, next_: Callable[..., Any], source: Any, info: strawberry.Info, **kwargs: Any) -> Any:
        return next_(source, info, **kwargs)


@dataclass(frozen=True)
class Shape:
    """The type of a field: a name, and the nullability of each list around it and of itself."""

    name: str
    nullable: tuple[bool, ...]


@dataclass
class Kind:
    """An object type, interface or union of a world."""

    name: str
    fields: dict[str, Shape] = field(default_factory=dict)
    arguments: set[str] = field(default_factory=set)
    possible: tuple[str, ...] = ()


SCALAR_TYPES: Final[dict[str, Any]] = {
    "Int": int,
    "Float": float,
    "String": str,
    "Boolean": bool,
    "ID": strawberry.ID,
    "Color": Color,
    "DateTime": datetime,
    "Date": date,
    "Anything": Anything,
    "Mark": Mark,
}
STYLES: Final = (
    "attribute",
    "attribute",
    "plain",
    "method",
    "permission",
    "extension",
    "async",
    "batch",
    "async batch",
)
_MOMENT: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_GOOD: Final[dict[str, tuple[Any, ...]]] = {
    "Int": (0, -5, 2**31 - 1, True, 3.0, "7"),
    "Float": (0.5, -1e300, 2, 1e10),
    "String": ("", "text", 'quote " and \\', "ü😀", 5, True),
    "Boolean": (True, False, 1, 0.0),
    "ID": ("id", 12, "x:y"),
    "Color": tuple(Color),
    "DateTime": (
        _MOMENT,
        _MOMENT.replace(tzinfo=None),
        _MOMENT + timedelta(microseconds=7),
        _MOMENT.astimezone(ZoneInfo("UTC")),
        _MOMENT.astimezone(timezone(timedelta(hours=5, minutes=30))),
        datetime(1800, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")),
    ),
    "Date": (date(2026, 1, 2), date(1, 1, 1)),
    "Anything": ({"a": [1, None, {"b": "c"}]}, [], "x", 0, False, 1.5),
    "Mark": ("m", 5, _MOMENT),
}
_BAD: Final[dict[str, tuple[Any, ...]]] = {
    "Int": (2**31, 0.5, "x", math.nan, object, []),
    "Float": (math.inf, math.nan, "x", []),
    "String": ([], {}, b"x"),
    "Boolean": ("x", math.nan, []),
    "ID": (1.5, [], True),
    "Color": ("RED", "nope", 3, []),
    "DateTime": ("2026", 5),
    "Date": ("2026", 5),
    "Anything": (),
    "Mark": (),
}


class World:
    """A schema and the root value for its documents.

    Args:
        failures: the probability that a value is wrong, from 0 to 1.
        waits: the probability that a value has to be awaited, from 0 to 1.
        asynchronous: whether some resolvers are coroutine functions.
    """

    def __init__(self, random: Random, *, failures: float, waits: float, asynchronous: bool) -> None:
        self.random = random
        self.failures = failures
        self.waits = waits
        self.asynchronous = asynchronous
        self.by_class = random.random() < 0.5
        self.kinds: dict[str, Kind] = {}
        self.calls: list[str] = []
        self._python: dict[str, Any] = dict(SCALAR_TYPES)
        self._rows: dict[str, type[Row]] = {}
        names = [f"T{number}" for number in range(random.randint(2, 4))]
        self._make_abstract(names)
        for name in reversed(names):
            self._make_object(name, later=[other for other in names if other > name])
        query = self._make_object("Query", later=names)
        mutation = self._make_object("Mutation", later=names)
        self.schema = strawberry.Schema(
            query=query,
            mutation=mutation,
            types=[self._python[name] for name in names],
            config=StrawberryConfig(scalar_map=SCALARS),
        )

    # ------------------------------------------------------------ types

    def _make_abstract(self, names: list[str]) -> None:
        chosen = tuple(name for name in names if self.random.random() < 0.6) or (names[-1],)
        self.kinds["Named"] = Kind("Named", {"name": Shape("String", (self.random.random() < 0.5,))}, possible=chosen)
        annotation = self._annotated(self.kinds["Named"].fields["name"])
        body: dict[str, Any] = {"__annotations__": {"name": annotation}}
        if self.by_class:
            body["resolve_type"] = staticmethod(resolve_type_by_class)
        interface = type("Named", (), body)
        self._python["Named"] = strawberry.interface(interface)

    def _make_object(self, name: str, later: list[str]) -> Any:
        kind = self.kinds[name] = Kind(name)
        row = self._rows[name] = type(f"Row{name}", (Row,), {"kind": name})
        named = name in self.kinds["Named"].possible
        body: dict[str, Any] = {"__annotations__": {}}
        if named:
            kind.fields |= self.kinds["Named"].fields
        if named or self.random.random() < 0.3:

            def is_type_of(_cls: type, value: object, _info: object) -> bool:
                return isinstance(value, row)

            body["is_type_of"] = classmethod(by_class(is_type_of) if self.by_class else is_type_of)
        for number in range(self.random.randint(2, 6)):
            self._make_field(kind, body, f"f{number}", later)
        made = type(name, (self._python["Named"],) if named else (), body)
        self._python[name] = strawberry.type(made)
        return self._python[name]

    def _make_field(self, kind: Kind, body: dict[str, Any], name: str, later: list[str]) -> None:
        kind.fields[name] = shape = self._shape(later, 0.8 if kind.name in ("Query", "Mutation") else 0.5)
        annotation = self._annotated(shape)
        style = self.random.choice(STYLES)
        if kind.name == "Mutation":
            style = self.random.choice(("plain", "async"))
        if style in ("async", "async batch") and not self.asynchronous:
            style = "plain"
        if style == "attribute":
            body["__annotations__"][name] = annotation
            return
        arguments = style not in ("method", "batch", "async batch") and self.random.random() < 0.5
        if arguments:
            kind.arguments.add(name)
        resolver = _resolver(self, f"{kind.name}.{name}", name, style, annotation, arguments=arguments, shape=shape)
        options: dict[str, Any] = {}
        if style == "permission":
            options["permission_classes"] = [Allowed]
        elif style == "extension":
            options["extensions"] = [Tagged()]
        body[name] = strawberry.field(resolver=resolver, **options)

    def _shape(self, later: list[str], nullable_chance: float) -> Shape:
        depth = self.random.choice((0, 0, 0, 1, 1, 2))
        nullable = tuple(self.random.random() < nullable_chance for _ in range(depth + 1))
        if later and self.random.random() < 0.55:
            choices = [*later, *(["Named"] if set(self.kinds["Named"].possible) <= set(later) else [])]
            if len(later) > 1 and self.random.random() < 0.3:
                return Shape(self._union(later), nullable)
            return Shape(self.random.choice(choices), nullable)
        return Shape(self.random.choice(list(SCALAR_TYPES)), nullable)

    def _union(self, later: list[str]) -> str:
        members = tuple(sorted(self.random.sample(later, 2)))
        name = "Or".join(members)
        if name not in self.kinds:
            self.kinds[name] = Kind(name, possible=members)
            first, second = (self._python[member] for member in members)
            self._python[name] = Annotated[first | second, strawberry.union(name)]
        return name

    def _annotated(self, shape: Shape) -> Any:
        annotation = self._python[shape.name]
        for nullable in reversed(shape.nullable[1:]):
            item = annotation | None if nullable else annotation
            annotation = list.__class_getitem__(item)
        return annotation | None if shape.nullable[0] else annotation

    # ------------------------------------------------------------ values

    def root(self, kind: str) -> Row:
        """Return a root value for Query or Mutation."""
        return self._row(kind)

    def _row(self, kind: str) -> Row:
        row = self._rows[kind]({name: self._value(shape, 0) for name, shape in self.kinds[kind].fields.items()})
        row.values["closed"] = self.random.random() < self.failures
        return row

    def _value(self, shape: Shape, level: int) -> Any:
        value = self._now(shape, level)
        if self.random.random() < self.waits:
            return Later(value, self.random.randint(0, 2), self.random.random() < 0.5)
        return value

    def _now(self, shape: Shape, level: int) -> Any:
        if self.random.random() < self.failures:
            return self._failure(shape, level)
        if shape.nullable[level] and self.random.random() < 0.15:
            return None
        if level < len(shape.nullable) - 1:
            items = [self._value(shape, level + 1) for _ in range(self.random.randint(0, 4))]
            return tuple(items) if self.random.random() < 0.1 and not _has_special(items) else items
        if shape.name in _GOOD:
            return self.random.choice(_GOOD[shape.name])
        return self._row(self.random.choice(self.kinds[shape.name].possible or (shape.name,)))

    def _failure(self, shape: Shape, level: int) -> Any:
        choice = self.random.randint(0, 3)
        if level == len(shape.nullable) - 1 and _BAD.get(shape.name) and self.random.random() < 0.5:
            return self.random.choice(_BAD[shape.name])
        if choice == 0:
            return None
        if choice == 1:
            return Raises(f"raised {self.random.randint(0, 99)}")
        if choice == 2:
            return Broken(f"returned {self.random.randint(0, 99)}")
        return "neither a list nor an object" if shape.name not in SCALAR_TYPES else None


def _has_special(items: list[Any]) -> bool:
    return any(isinstance(item, Later | Raises) for item in items)


def _resolver(
    world: World, label: str, name: str, style: str, annotation: Any, *, arguments: bool, shape: Shape
) -> Callable[..., Any]:
    """Return a resolver that gives the row's value, or its own arguments."""
    echoes = shape == Shape("String", shape.nullable) and len(shape.nullable) == 1

    def value(root: Any, info: strawberry.Info | None, given_arguments: dict[str, Any]) -> Any:
        world.calls.append(label)
        if echoes and info is not None:
            selected = [getattr(each, "name", "") for each in info.selected_fields]
            arguments_seen = f"{info.path.as_list()} {selected} {sorted(given_arguments.items(), key=repr)}"
            if given_arguments.get("filter") is not None:
                given_arguments["filter"].numbers = None  # a resolver may change its own arguments
            return arguments_seen
        return given(root.values[name])

    async def waited(found: Any) -> Any:
        return await found if hasattr(found, "__await__") else found

    if style == "method":

        def method(self: Any) -> Any:
            return value(self, None, {})

        resolver: Callable[..., Any] = method
    elif style in ("batch", "async batch"):
        resolver = _with_batch(lambda root: value(root, None, {}), waits=style == "async batch")
    elif arguments and style == "async":

        async def asynchronous_with_arguments(
            root: Any,
            info: strawberry.Info,
            first: int | None = None,
            color: Color = Color.GREEN,
            filter: Filter | None = None,
            pick: Pick | None = None,
        ) -> Any:
            return await waited(value(root, info, {"first": first, "color": color, "filter": filter, "pick": pick}))

        resolver = asynchronous_with_arguments
    elif arguments:

        def with_arguments(
            root: Any,
            info: strawberry.Info,
            first: int | None = None,
            color: Color = Color.GREEN,
            filter: Filter | None = None,
            pick: Pick | None = None,
        ) -> Any:
            return value(root, info, {"first": first, "color": color, "filter": filter, "pick": pick})

        resolver = with_arguments
    elif style == "async":

        async def asynchronous(root: Any, info: strawberry.Info) -> Any:
            return await waited(value(root, info, {}))

        resolver = asynchronous
    else:

        def plain(root: Any, info: strawberry.Info) -> Any:
            return value(root, info, {})

        resolver = plain
    resolver.__annotations__["return"] = annotation
    resolver.__name__ = name
    return resolver


def _with_batch(value: Callable[[Any], Any], *, waits: bool) -> Callable[..., Any]:
    """Return a resolver with a batch form, which gives each row's value or the exception that it raises."""

    def each(root: Any) -> Any:
        try:
            return value(root)
        except Exception as error:
            return error

    def at_once(_info: strawberry.Info, roots: Sequence[Any]) -> Sequence[Any]:
        return [each(root) for root in roots]

    async def in_a_while(_info: strawberry.Info, roots: Sequence[Any]) -> Sequence[Any]:
        await asyncio.sleep(0)
        return [each(root) for root in roots]

    async def asynchronous(self: Any) -> Any:
        found = value(self)
        return await found if hasattr(found, "__await__") else found

    def plain(self: Any) -> Any:
        return value(self)

    return batched(in_a_while)(asynchronous) if waits else batched(at_once)(plain)
