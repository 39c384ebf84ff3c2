"""Waiting for the results of resolvers: together, until the operation is cancelled."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import strawberry
from graphql import GraphQLSchema, build_schema

from tests.executor.both import compiled

SDL = """
    type Person { name: String!, pets: [Person!] }
    type Query { person: Person, people: [Person!]!, maybe: [Person], a: String, b: String }
"""


@pytest.fixture
def schema() -> GraphQLSchema:
    return build_schema(SDL)


def on(schema: GraphQLSchema, type_: str, field: str, resolver: Callable[..., Any]) -> None:
    schema.type_map[type_].fields[field].resolve = resolver  # type: ignore[attr-defined]


async def test_fields_do_not_wait_for_each_other(schema: GraphQLSchema) -> None:
    begun = asyncio.Event()

    async def slow(*_: Any) -> str:
        await asyncio.wait_for(begun.wait(), 30)
        return "a"

    def name(_info: Any) -> str:
        begun.set()
        return "n"

    async def person(*_: Any) -> dict[str, Any]:
        return {"name": name}

    on(schema, "Query", "a", slow)
    on(schema, "Query", "person", person)
    result = await compiled(schema, "{a person{name}}")
    assert (result.data, result.errors) == ({"a": "a", "person": {"name": "n"}}, None)


async def test_list_items_run_in_parallel(schema: GraphQLSchema) -> None:
    together = asyncio.Barrier(5)

    async def name(*_: Any) -> str:
        await asyncio.wait_for(together.wait(), 30)
        return "n"

    on(schema, "Person", "name", name)
    result = await compiled(schema, "{people{name}}", {"people": [{}] * 5})
    assert result.data == {"people": [{"name": "n"}] * 5}


async def test_is_cancelled_with_the_operation(schema: GraphQLSchema) -> None:
    cancelled: list[int] = []

    async def name(source: Any, _info: Any) -> str:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.append(source["n"])
        return ""

    on(schema, "Person", "name", name)
    text = "{people{name} maybe{name}}"
    people = [{"n": 1}, {"n": 2}]
    task = asyncio.create_task(compiled(schema, text, {"people": people, "maybe": [{"n": 3}]}))
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for _ in range(5):
        await asyncio.sleep(0)
    assert sorted(cancelled) == [1, 2, 3]


@pytest.mark.parametrize("text", ["{a b}", "{people{name} maybe{name}}"])
async def test_cancelled_before_it_awaits_anything_closes_its_resolvers(schema: GraphQLSchema, text: str) -> None:
    begun: list[str] = []

    async def value(source: Any, _info: Any) -> str:
        begun.append("value")
        return ""

    def cancelling(source: Any, info: Any) -> Any:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()  # as when the client has gone
        return value(source, info)

    on(schema, "Query", "a", cancelling)
    on(schema, "Query", "b", value)
    on(schema, "Person", "name", cancelling)
    # Python warns of a coroutine that is neither awaited nor closed, and tests fail with its warnings.
    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(compiled(schema, text, {"people": [{}, {}], "maybe": [{}]}))
    gc.collect()
    assert begun == []


async def test_does_not_await_rows_that_are_awaitable() -> None:
    class Row:
        title = "x"

        def __await__(self) -> Iterator[Any]:
            raise AssertionError("a row must not be awaited")

    @strawberry.type
    class Thing:
        title: str

    @strawberry.type
    class Query:
        @strawberry.field
        def things(self) -> list[Thing]:
            return [Row(), Row()]  # type: ignore[list-item]

    schema = strawberry.Schema(query=Query)._schema
    result = await compiled(schema, "{things{title}}", values=(Row,))
    assert result.data == {"things": [{"title": "x"}] * 2}
