"""Serialization of scalars and enums: the values that generated code accepts, and those it rejects."""

import datetime as dt
import math
from enum import Enum
from typing import Any, Final, NewType
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig

from executor import writes_utc_times
from tests.executor.both import both_with_errors


class Failed(Exception):
    pass


Json = NewType("Json", object)
Upper = NewType("Upper", str)
Moment = NewType("Moment", dt.datetime)


class Level(Enum):
    """An enum whose names differ from its values."""

    LOW = 1
    HIGH = "h"


strawberry.enum(Level)


@strawberry.type
class Leaves:
    integer: int | None
    number: float | None
    text: str | None
    truth: bool | None
    id: strawberry.ID | None
    level: Level | None
    moment: dt.datetime | None
    utc: Moment | None
    day: dt.date | None
    time: dt.time | None
    uuid: UUID | None
    json: Json | None
    upper: Upper | None
    texts: list[str]
    levels: list[Level | None] | None


@writes_utc_times
def in_utc(moment: dt.datetime) -> str:
    """Return a time in the format that the mark promises."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Any_:
    """A row whose attributes are None except the given ones."""

    def __init__(self, **values: Any) -> None:
        self.__dict__ = values

    def __getattr__(self, name: str) -> None:
        if name.startswith("_"):
            raise AttributeError(name)


@strawberry.type
class LeafQuery:
    @strawberry.field
    def leaves(self, info: strawberry.Info) -> list[Leaves]:
        return [info.context, info.context]


MOMENT = dt.datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=dt.UTC)
MOMENTS: Final = (
    MOMENT,
    MOMENT.replace(microsecond=0),
    MOMENT.replace(tzinfo=None),
    MOMENT.astimezone(ZoneInfo("UTC")),
    MOMENT.astimezone(ZoneInfo("Europe/Berlin")),
    dt.datetime(1800, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")),  # an offset with seconds
    dt.datetime(5, 1, 1),
    "text",
    5,
)


VALUES: Final[dict[str, tuple[Any, ...]]] = {
    "integer": (0, 2**31 - 1, 2**31, -(2**31) - 1, 1.0, 1.5, "7", "x", True, math.nan, [], Failed("x")),
    "number": (0.5, 1, True, "1e3", "x", math.inf, math.nan, 10**400, {}),
    "text": ("", "x", 5, 0.5, True, b"x", [], Level.LOW),
    "truth": (True, 0, 1.0, "x", math.nan, []),
    "id": ("x", 5, 1.0, 1.5, True, UUID(int=1), []),
    "level": (*Level, 1, "h", "LOW", "nope", []),
    "moment": MOMENTS,
    "utc": MOMENTS,
    "day": (MOMENT.date(),),
    "time": (MOMENT.time(), MOMENT.timetz()),
    "uuid": (UUID(int=5),),
    "json": ({"a": [None, 1]}, [], "", 0, False, 2**70, Failed("x")),
    "upper": ("x", "", 5),
    "texts": ([], ["a", "b"], ["a", None], ["a", 5], ("a",), "ab", None, Failed("x")),
    "levels": ([Level.LOW, None], [Level.HIGH], ["h"], [5], None),
}


class TestLeaves:
    SCHEMA = strawberry.Schema(
        query=LeafQuery,
        config=StrawberryConfig(
            scalar_map={
                Json: strawberry.scalar(name="Json", serialize=lambda value: value),
                Upper: strawberry.scalar(name="Upper", serialize=lambda value: value.upper()),
                Moment: strawberry.scalar(name="Moment", serialize=in_utc),
            }
        ),
    )._schema

    @pytest.mark.parametrize(
        ("field", "value"), [(field, value) for field, values in VALUES.items() for value in values]
    )
    async def test_are_serialized_as_by_graphql_core(self, field: str, value: Any) -> None:
        row = Any_(**{"texts": [], field: value})
        await both_with_errors(self.SCHEMA, f"{{leaves{{{field}}}}}", context=row)

    async def test_that_cannot_be_read_fail_alone(self) -> None:
        class Row(Any_):
            @property
            def text(self) -> str:
                raise Failed("unreadable")

        _, errors = await both_with_errors(self.SCHEMA, "{leaves{integer text number}}", context=Row(integer="x"))
        assert [error["path"][2] for error in errors] == ["integer", "text"] * 2

    async def test_may_be_awaitable(self) -> None:
        class Row(Any_):
            @property
            async def text(self) -> str:
                return "later"

            @property
            async def integer(self) -> int:
                raise Failed("later")

        data, errors = await both_with_errors(self.SCHEMA, "{leaves{text number integer}}", context=Row(number=1.5))
        assert data["leaves"][1] == {"text": "later", "number": 1.5, "integer": None} and len(errors) == 2
