"""The node interface: the call that a node is given, its failures, and the declaration of a node type."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar, cast

from engine.data_schemas.cached import CachedSchemas
from engine.definitions.configs import Config, ConfigError, conditions_of, parse_config
from engine.definitions.parse import NodeDefinition
from engine.expressions.evaluate import resolve
from engine.outbound.built_in_agents import BuiltInAgents
from engine.outbound.gateway import ConnectorGateway
from engine.sync.applying import Synchronizer
from engine.waits import Waits
from json_types import Json, JsonObject
from models.approvals import Approval
from models.executions import WorkflowExecution
from models.node_executions import NodeExecution
from models.sync_jobs import SyncJob
from models.tasks import Task
from storage.clock import now
from storage.outages import translate_outages
from telemetry.metrics import Histogram
from telemetry.tracing import Tracer

MAX_SLEEP: Final = 3600.0

C = TypeVar("C", bound=Config)
Found = TypeVar("Found")
Awaited = TypeVar("Awaited", Approval, Task, WorkflowExecution, SyncJob)


class NodeFailure(Exception):
    """The attempt failed. The message is for people.

    Args:
        final: another attempt cannot help.
        after: the minimum number of seconds before another attempt.
    """

    def __init__(self, message: str, *, final: bool = False, after: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.final = final
        self.after = after


class Stopped(Exception):
    """The run has ended, was retried, or has another driver: nothing more may be written."""


@dataclass(slots=True)
class Tools:
    """The means by which nodes work: external systems, rooms of Parley, waits, and a measure of how long they take."""

    connectors: ConnectorGateway
    waits: Waits
    sync: Synchronizer
    schemas: CachedSchemas
    built_in: BuiltInAgents
    seconds: Histogram | None = None
    tracer: Tracer | None = None


@dataclass(slots=True)
class NodeCall:
    """One attempt at a node.

    Args:
        config: the node's config, with its expressions resolved.
        resumed: whether this attempt began earlier and was interrupted by a crash or a restart.
        lock: locks the run and a node of it, by its key; see `locked`.
        called_agent_id: the agent that this attempt called, whose result is recorded with the node's.
        cause: the event that causes what the attempt does next: its beginning, then the end of what it waited for.
    """

    run: WorkflowExecution
    node: NodeExecution
    definition: NodeDefinition
    config: JsonObject
    tools: Tools
    resumed: bool
    lock: Callable[[str], contextlib.AbstractAsyncContextManager[tuple[WorkflowExecution, NodeExecution]]]
    called_agent_id: str | None = None
    cause: str = field(init=False)

    @property
    def key(self) -> str:
        """The idempotency key for external systems: the same for every attempt at this node in this run."""
        key = f"{self.run.id}:{self.node.key}"
        return key if self.run.round == 1 else f"{key}:{self.run.round}"

    def begin(self) -> str:
        """Note that the attempt does its work, possibly again, and return the event that causes what it does."""
        self.cause = self.node.cause_id(self.run)
        return self.cause

    @contextlib.asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Run a block in a transaction that locks the run. `run` and `node` are current, and written after the block.

        Raises:
            Stopped: the run or the node has ended meanwhile, or the run has another driver.
        """
        async with self.lock(self.node.key) as (self.run, self.node):
            yield

    async def refresh(self) -> None:
        """Read the run and the node again: a block that failed may have left changes in memory that are not stored.

        Raises:
            Stopped: as `locked` does.
        """
        async with self.locked():
            pass

    async def wait_for_end(self, table: type[Awaited], id: str, has_ended: Callable[[Awaited], bool]) -> Awaited:
        """Return a record once it has ended, which may have been long ago. Its end causes what the node does next."""

        async def look() -> Awaited | None:
            with translate_outages():
                row = await table.get(id=id)
            return row if has_ended(row) else None

        found = await self.wait_for(id, look)
        self.cause = found.cause_id or self.cause
        return found

    async def wait_for(self, key: str, look: Callable[[], Awaitable[Found | None]]) -> Found:
        """Return what `look` finds, calling it again whenever `key` may have changed."""
        with self.tools.waits.watch(key) as happened:
            while True:
                found = await look()
                if found is not None:
                    return found
                await happened.wait()
                happened.clear()


@dataclass(frozen=True, slots=True)
class NodeHandler:
    """One type of node: the declaration of its config, and its work: either `evaluate` or `run`.

    Args:
        evaluate: returns the output at once, given the config, with its expressions resolved, and their scope. It
            raises NodeFailure or ExpressionError if it cannot.
        run: returns the output after some time. It raises NodeFailure, or one of `errors`, if the attempt failed.
        output: the JSON Schema of the output; None if that depends on the config.
    """

    config: type[Config]
    evaluate: Callable[[JsonObject, Mapping[str, Json]], Json] | None = None
    run: Callable[[NodeCall], Awaitable[Json]] | None = None
    output: JsonObject | None = None

    def resolve(self, config: JsonObject, scope: Mapping[str, Json]) -> JsonObject:
        """Return a node's config with its expressions replaced by their values. Conditions stay as they are.

        Raises:
            ExpressionError: an expression has no value.
        """
        conditions = conditions_of(self.config)
        if not conditions:
            return cast(JsonObject, resolve(config, scope))
        others = {name: value for name, value in config.items() if name not in conditions}
        return {**config, **cast(JsonObject, resolve(others, scope))} if others else config


def sync_node(
    config: type[C], evaluate: Callable[[C, Mapping[str, Json]], Json], *, output: JsonObject | None = None
) -> NodeHandler:
    """Return a handler for nodes that take no time: the driver evaluates a whole chain of them in one change."""

    def parse_and_evaluate(given: JsonObject, scope: Mapping[str, Json]) -> Json:
        return evaluate(_parsed(config, given), scope)

    return NodeHandler(config, evaluate=parse_and_evaluate, output=output)


def async_node(
    config: type[C], run: Callable[[NodeCall, C], Awaitable[Json]], *, output: JsonObject | None = None
) -> NodeHandler:
    """Return a handler for nodes that take time."""

    async def parse_and_run(call: NodeCall) -> Json:
        return await run(call, _parsed(config, call.config))

    return NodeHandler(config, run=parse_and_run, output=output)


def _parsed(config: type[C], given: JsonObject) -> C:
    """Return a config whose expressions have their values.

    Raises:
        NodeFailure: a value is invalid; another attempt would compute the same.
    """
    try:
        return parse_config(config, given)
    except ConfigError as error:
        raise NodeFailure(str(error), final=True) from None


async def sleep_until(moment: datetime) -> None:
    """Sleep until a time by the wall clock, so that a process that was suspended does not oversleep."""
    while (left := (moment - now()).total_seconds()) > 0:  # noqa: ASYNC110 - only time ends it
        await asyncio.sleep(min(left, MAX_SLEEP))
