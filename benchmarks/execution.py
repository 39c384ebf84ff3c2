"""Compiled execution compared with graphql-core: the same schema, resolvers and rows, no database, no HTTP.

    python -m benchmarks.execution [--rounds 15] [--profile tasks]

The types are those of the gateway's schema with their own resolvers and loaders; only the two root fields belong to the
benchmark, and the loaders read rows from memory. Both sides take turns, and their responses are compared. All times are
CPU time: the median of all rounds, with the lowest and the highest.

- *execution*: from a prepared operation (for graphql-core, a parsed document) to its result as Python objects.
- *request*: all of the executor's work for a request, from the query text to the JSON, with `COMPILED_EXECUTION` on and
  off.
"""

import argparse
import asyncio
import cProfile
import pstats
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

import orjson
import strawberry
import uvloop
from strawberry.execution import optimized_is_awaitable

from auth.actor import Actor as Caller
from auth.actor import ActorKind
from benchmarks.report import Spread, at_least, machine, print_targets, ratios, table
from context.loaders import Loader, Loaders
from context.operation import Context
from executor import Documents, Faults, Limits, SchemaExecutor
from models import agents as agent_tables
from models import tasks as task_tables
from models.users import Role
from schema.agents import Agent
from schema.base import Info, schema_config
from schema.relay import Connection
from schema.tasks import Task
from storage.pagination import Order, Page
from storage.projection import Columns
from storage.record import Record

ORGANIZATION: Final = "org_benchmark"
QUERIES: Final = {
    "tasks": """query ($first: Int) { tasks(first: $first) { nodes {
      id title type status priority progress attempts payload createdAt updatedAt assignedTo { id name status }
    } } }""",
    "agents": """query ($first: Int) { agents(first: $first) { nodes {
      id name status currentTasks { id title status priority createdAt }
    } } }""",
}
ROWS: Final = {"tasks": 50, "agents": 20}


def rows() -> tuple[list[agent_tables.Agent], list[task_tables.Task]]:
    """Return 20 agents and 10 tasks for each of them."""
    agents = [
        agent_tables.Agent.new(
            organization_id=ORGANIZATION,
            name=f"agent {number}",
            type="worker",
            runtime=agent_tables.AgentRuntime.WORKER,
            status=agent_tables.AgentStatus.BUSY,
        )
        for number in range(20)
    ]
    tasks = [
        task_tables.Task.new(
            organization_id=ORGANIZATION,
            title=f"Translate page {number}",
            type="translate",
            payload={"page": number, "parts": [{"kind": "text", "text": "x" * 180}], "tags": ["a", "b"]},
            requirements={},
            required_capabilities=[],
            status=task_tables.TaskStatus.RUNNING,
            progress=number / 200,
            created_by_id=agents[0].id,
            assigned_to_id=agents[number % 20].id,
        )
        for number in range(200)
    ]
    return agents, tasks


Key = TypeVar("Key")
Value = TypeVar("Value")


class InMemoryLoaders(Loaders):
    """An operation's loaders, with rows from memory instead of the database."""

    def __init__(
        self, caller: Caller, agents: Mapping[str, Record], tasks: Mapping[str, list[task_tables.Task]]
    ) -> None:
        super().__init__(caller)
        self._agents = agents
        self._tasks = tasks

    def _fetcher(
        self, table: type[Any], columns: Columns | None
    ) -> Callable[[list[str]], Awaitable[Mapping[str, Any]]]:
        async def fetch(ids: list[str]) -> Mapping[str, Any]:
            return {id: self._agents[id] for id in ids}

        return fetch

    def grouped(self, name: str, fetch: Callable[[list[Key]], Awaitable[Mapping[Key, Value]]]) -> Loader[Key, Value]:
        """See `Loaders`; the values are each agent's tasks."""

        async def from_memory(ids: list[Key]) -> Mapping[Key, Value]:
            return cast(Mapping[Key, Value], {id: self._tasks[cast(str, id)] for id in ids})

        return super().grouped(name, from_memory)


def build_schema(agents: list[agent_tables.Agent], tasks: list[task_tables.Task]) -> strawberry.Schema:
    """Return a schema of the gateway's types whose root fields return pages of these rows."""

    def page(rows: list[Any], first: int | None) -> Any:
        page = Page(rows[:first], False, False, Order())
        return Connection(
            page=page,
            items="",
            organization_id=ORGANIZATION,
            count=lambda: asyncio.sleep(0, len(rows)),
            beyond=lambda _following: asyncio.sleep(0, False),
        )

    @strawberry.type
    class Query:
        @strawberry.field
        async def tasks(self, info: Info, first: int | None = None) -> Connection[Task]:
            info.context.actor.require("tasks:read")
            return cast(Connection[Task], page(tasks, first))

        @strawberry.field
        async def agents(self, info: Info, first: int | None = None) -> Connection[Agent]:
            info.context.actor.require("agents:read")
            return cast(Connection[Agent], page(agents, first))

    return strawberry.Schema(query=Query, config=schema_config())


@dataclass(frozen=True)
class Side:
    """One side of the comparison.

    Args:
        execute: executes the operation only.
        request: does all of the executor's work for a request.
    """

    name: str
    execute: Callable[[str], Awaitable[Any]]
    request: Callable[[str], Awaitable[bytes]]


def side(name: str, schema: strawberry.Schema, context: Callable[[], Context], compile_at: int | None) -> Side:
    """Return a side with its documents parsed and its plans built."""
    executor = SchemaExecutor(
        schema._schema,
        Documents(schema._schema, Limits()),
        Faults(lambda _: None),
        is_awaitable=optimized_is_awaitable,
        values=(Record,),
        compile_at=compile_at,
    )
    prepared = {query: executor.prepare(QUERIES[query], {"first": ROWS[query]}) for query in QUERIES}

    async def execute(query: str) -> Any:
        result = executor._execute(prepared[query], None, context())
        return (await result).data

    async def request(query: str) -> bytes:
        operation = executor.prepare(QUERIES[query], {"first": ROWS[query]})
        return (await executor.run(operation, context())).body

    return Side(name, execute, request)


async def cpu_time_per_call(work: Callable[[], Awaitable[Any]], times: int) -> float:
    """Return the CPU time per call, in microseconds."""
    started = time.process_time()
    for _ in range(times):
        await work()
    return (time.process_time() - started) / times * 1e6


async def compare(query: str, compiled: Side, core: Side, rounds: int) -> dict[str, list[Spread]]:
    """Return, for each measure of a query, the times of both sides and the second as a multiple of the first."""
    expected, actual = await core.request(query), await compiled.request(query)
    assert orjson.loads(actual) == orjson.loads(expected) and b"errors" not in actual
    results = {}
    for measure, name in (("execute", "execution"), ("request", "request")):
        works = [getattr(each, measure) for each in (compiled, core)]
        for work in works:
            await cpu_time_per_call(lambda work=work: work(query), 20)  # type: ignore[misc]
        taken: list[list[float]] = [[], []]
        for _ in range(rounds):
            for times, work, repeat in zip(taken, works, (150, 10), strict=True):
                times.append(await cpu_time_per_call(lambda work=work: work(query), repeat))  # type: ignore[misc]
        results[name] = [*map(Spread.of, taken), ratios(taken[1], taken[0])]
    return results


def report(results: dict[str, dict[str, list[Spread]]]) -> None:
    """Print the results and the targets."""
    lines = [
        (query, measure, compiled.text(), core.text(), ratio.text(1))
        for query, measures in results.items()
        for measure, (compiled, core, ratio) in measures.items()
    ]
    print(f"\n{table(('query', 'measure', 'compiled, µs', 'graphql-core, µs', 'ratio'), lines)}")
    reached = {query: measures["execution"][2] for query, measures in results.items()}
    print_targets(
        [at_least(f"execution alone: {query}", "graphql-core", 15, ratio) for query, ratio in reached.items()]
    )


async def run(rounds: int, query_to_profile: str | None) -> None:
    """Measure everything, or profile the compiled execution of one query."""
    agents, tasks = rows()
    scopes = frozenset({"tasks:read", "agents:read"})
    caller = Caller("usr_benchmark", ActorKind.USER, "benchmark", ORGANIZATION, Role.MEMBER, scopes)
    by_id = {agent.id: agent for agent in agents}
    by_agent = {agent.id: [task for task in tasks if task.assigned_to_id == agent.id] for agent in agents}

    def context() -> Context:
        operation = Context(caller, cast(Any, None))
        operation.loaders = InMemoryLoaders(caller, by_id, by_agent)
        return operation

    schema = build_schema(agents, tasks)
    compiled, core = side("compiled", schema, context, 1), side("graphql-core", schema, context, None)
    if query_to_profile:
        profile = cProfile.Profile()
        await compiled.execute(query_to_profile)
        profile.enable()
        await cpu_time_per_call(lambda: compiled.execute(query_to_profile), 300)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    print(f"{machine()}; microseconds of CPU time, {rounds} rounds")
    report({query: await compare(query, compiled, core, rounds) for query in QUERIES})


def main() -> None:
    """Parse the arguments and run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="number of rounds")
    parser.add_argument("--profile", choices=tuple(QUERIES), help="profile one query instead of measuring")
    arguments = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(arguments.rounds, arguments.profile))


if __name__ == "__main__":
    main()
