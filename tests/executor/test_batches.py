"""Batch resolvers, which serve many sources: the same results, in one call."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
import strawberry

from executor import batched
from tests.executor.both import both, both_with_errors, compiled


class Failed(Exception):
    pass


@dataclass
class Row:
    number: int


@dataclass
class Log:
    calls: list[tuple[str, list[Any]]] = field(default_factory=list)


def square(row: Row) -> int:
    if row.number == 3:
        raise Failed("three")
    return row.number**2


def attempt(row: Row) -> Any:
    try:
        return square(row)
    except Failed as error:
        return error


def at_once(info: strawberry.Info[Log, None], rows: Sequence[Row]) -> Sequence[Any]:
    info.context.calls.append((info.field_name, info.path.as_list()))
    return [attempt(row) for row in rows]


async def in_a_while(info: strawberry.Info[Log, None], rows: Sequence[Row]) -> Sequence[Any]:
    await asyncio.sleep(0)
    return at_once(info, rows)


def future_each(info: strawberry.Info[Log, None], rows: Sequence[Row]) -> Sequence[Any]:
    async def one(row: Row) -> Any:
        return square(row)

    return [one(row) for row in rows]


async def all_failed(_info: object, _rows: object) -> Sequence[Any]:
    raise Failed("all of them")


def too_few(_info: object, _rows: object) -> Sequence[Any]:
    return [1]


def shown(row: Row, **given: Any) -> str:
    return f"{row.number} {sorted(given.items())}"


def shown_of_all(_info: object, rows: Sequence[Row], **given: Any) -> Sequence[str]:
    return [shown(row, **given) for row in rows]


@strawberry.type
class Item:
    number: int

    @strawberry.field
    @batched(shown_of_all)
    def given(
        self, root: strawberry.Parent[Row], n: int, text: str | None = "default", some: list[int] | None = None
    ) -> str | None:
        return shown(root, n=n, text=text, some=some)

    @strawberry.field
    @batched(at_once)
    def now(self, root: strawberry.Parent[Row]) -> int | None:
        return square(root)

    @strawberry.field
    @batched(in_a_while)
    async def later(self, root: strawberry.Parent[Row]) -> int | None:
        return square(root)

    @strawberry.field
    @batched(future_each)
    async def each(self, root: strawberry.Parent[Row]) -> int | None:
        return square(root)

    @strawberry.field
    @batched(in_a_while)
    async def must(self, root: strawberry.Parent[Row]) -> int:
        return square(root)

    @strawberry.field
    @batched(all_failed)
    async def broken(self, root: strawberry.Parent[Row]) -> int | None:
        raise Failed("all of them")

    @strawberry.field
    @batched(too_few)
    def few(self, root: strawberry.Parent[Row]) -> int | None:
        return square(root)


@strawberry.type
class Query:
    @strawberry.field
    def items(self, most: int = 5) -> list[Item | None]:
        return [Row(number) for number in range(most)]  # type: ignore[misc]


SCHEMA = strawberry.Schema(Query)._schema


@pytest.mark.parametrize("field", ["now", "later", "each", "must", "broken"])
async def test_a_batch_returns_the_same_values_as_single_calls(field: str) -> None:
    _, errors = await both_with_errors(SCHEMA, f"{{ items {{ number {field} }} }}", context=Log())
    assert len(errors) == (5 if field == "broken" else 1)


async def test_a_batch_is_called_once_with_the_path_of_the_first_source() -> None:
    log = Log()
    result = await compiled(SCHEMA, "{ items(most: 3) { renamed: now later } }", context=log)
    assert result.data == {"items": [{"renamed": number**2, "later": number**2} for number in range(3)]}
    assert sorted(log.calls) == [("later", ["items", 0, "later"]), ("now", ["items", 0, "renamed"])]


async def test_without_sources_there_is_no_call() -> None:
    assert await both(SCHEMA, "{ items(most: 0) { now later broken } }", context=Log()) == {"items": []}


async def test_a_wrong_number_of_values_is_an_error_of_each_source() -> None:
    result = await compiled(SCHEMA, "{ items(most: 3) { few } }", context=Log())
    assert result.data == {"items": [{"few": None}] * 3}
    assert [error.path for error in result.errors or []] == [["items", number, "few"] for number in range(3)]


@pytest.mark.parametrize("given", [{"n": 1, "t": "a"}, {"n": 1, "t": None}, {"n": None, "t": "x", "l": [3]}])
async def test_a_batch_gets_the_arguments_of_the_field(given: dict[str, Any]) -> None:
    text = """query($n: Int = 7, $t: String, $l: [Int!] = [1]) { items {
      a: given(n: 1, text: "x", some: [1, 2]) b: given(n: $n, text: $t, some: $l) c: given(n: 2, text: null, some: 5)
    } }"""
    data, errors = await both_with_errors(SCHEMA, text, variables=given)
    assert data["items"][1]["a"] == "1 [('n', 1), ('some', [1, 2]), ('text', 'x')]"
    assert bool(errors) == (given["n"] is None)
