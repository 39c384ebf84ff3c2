"""Parts of a result that do not come: a time limit, a bug and a consumer that stops reading."""

import asyncio
import contextlib
import json
from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from executor import Documents, Faults, Limits, SchemaExecutor


@strawberry.type
class Query:
    @strawberry.field
    def fast(self) -> int:
        return 1

    @strawberry.field
    async def slow(self, info: strawberry.Info[dict[str, Any], None]) -> int:
        info.context["begun"] = True
        try:
            await asyncio.Event().wait()
        finally:
            info.context["cancelled"] = True
        return 2

    @strawberry.field
    def broken(self) -> int:
        raise RuntimeError("a secret of the machine room")


def executor(time_limit: float) -> SchemaExecutor:
    config = StrawberryConfig(enable_experimental_incremental_execution=True)
    core = strawberry.Schema(query=Query, config=config)._schema
    return SchemaExecutor(core, Documents(core, Limits()), Faults(lambda _error: None), time_limit=time_limit)


async def test_what_takes_too_long_is_completed_with_an_error() -> None:
    runner, context = executor(0.05), dict[str, Any]()
    parts = runner.run_incrementally(runner.prepare("{ fast ... @defer { slow } }"), context)
    first, last = [json.loads(part) async for part in parts]
    assert first == {"data": {"fast": 1}, "pending": [{"id": "0", "path": []}], "hasNext": True}
    [completed] = last["completed"]
    assert (completed["id"], last["hasNext"]) == ("0", False)
    assert completed["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    await cancelled(context)


async def test_a_bug_is_masked_in_every_part() -> None:
    runner = executor(10)
    text = b"".join([part async for part in runner.run_incrementally(runner.prepare("{fast ...@defer{broken}}"), {})])
    assert b"INTERNAL" in text
    assert b"secret" not in text


async def test_what_nobody_reads_is_cancelled() -> None:
    runner, context = executor(10), dict[str, Any]()
    parts = runner.run_incrementally(runner.prepare("{ fast ... @defer { slow } }"), context)
    async with contextlib.aclosing(parts):
        await anext(parts)
        following = asyncio.ensure_future(anext(parts))
        while "begun" not in context:
            await asyncio.sleep(0)
        following.cancel()
        await asyncio.wait({following})
    await cancelled(context)


async def cancelled(context: dict[str, Any]) -> None:
    async with asyncio.timeout(10):
        while "cancelled" not in context:
            await asyncio.sleep(0)
