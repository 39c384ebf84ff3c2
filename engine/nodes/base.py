"""What every kind of node is given, and how it says that it failed."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol, TypeVar

from connectors.transport.egress import EgressClient
from engine.definitions.parse import NodeDefinition
from engine.outbound.gateway import ConnectorGateway
from engine.waits import Waits
from json_types import Json, JsonObject
from models.executions import NodeExecution, WorkflowExecution
from storage.clock import now
from storage.database import translate_connection_errors
from storage.record import Record

MAX_SLEEP: Final = 3600.0

RecordType = TypeVar("RecordType", bound=Record)


class NodeFailure(Exception):
    """The attempt failed. The text is for a person.

    Args:
        final: another attempt cannot help.
        after: seconds before which another attempt is not welcome.
    """

    def __init__(self, message: str, *, final: bool = False, after: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.final = final
        self.after = after


class Stopped(Exception):
    """The run has ended, has begun anew, or is in other hands: what would still be written is not wanted any more."""


@dataclass(slots=True)
class Tools:
    """What nodes reach the world with."""

    connectors: ConnectorGateway
    waits: Waits

    @property
    def http(self) -> EgressClient:
        """The client for addresses that callers choose."""
        return self.connectors.http


@dataclass(slots=True)
class NodeCall:
    """One attempt at a node.

    Args:
        config: the node's config with every expression worked out.
        resumed: this attempt began before, and a crash or a stop of the process came in between.
        lock: locks the run and a node of it, by its key: see `locked`.
        asked: the agent that this attempt called, so that its outcome is told with the node's.
    """

    run: WorkflowExecution
    node: NodeExecution
    definition: NodeDefinition
    config: JsonObject
    tools: Tools
    resumed: bool
    lock: Callable[[str], contextlib.AbstractAsyncContextManager[tuple[WorkflowExecution, NodeExecution]]]
    called_agent_id: str | None = None

    @property
    def key(self) -> str:
        """Names this node of this run for ever, for those outside who can tell a repetition."""
        key = f"{self.run.id}:{self.node.key}"
        return key if self.run.round == 1 else f"{key}:{self.run.round}"

    @contextlib.asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Runs a block in a transaction that holds the run; `run` and `node` are as they are now, and written after it.

        Raises:
            Stopped: the run or the node has ended meanwhile, or is in other hands.
        """
        async with self.lock(self.node.key) as (self.run, self.node):
            yield

    async def refresh(self) -> None:
        """Reads the run and the node again: a block that failed may have left in memory what is not stored.

        Raises:
            Stopped: as `locked` does.
        """
        async with self.locked():
            pass

    async def wait_for_end(
        self, table: type[RecordType], id: str, has_ended: Callable[[RecordType], bool]
    ) -> RecordType:
        """Returns a record once it has ended, which may have been long ago."""

        async def look() -> RecordType | None:
            with translate_connection_errors():
                row = await table.get(id=id)
            return row if has_ended(row) else None

        found: RecordType = await self.wait_for(id, look)
        return found

    async def wait_for(self, key: str, look: Callable[[], Awaitable[Any]]) -> Any:
        """Returns what `look` finds, looking again whenever something may have happened to `key`."""
        with self.tools.waits.watch(key) as happened:
            while True:
                found = await look()
                if found is not None:
                    return found
                await happened.wait()
                happened.clear()


class Handler(Protocol):
    """Does what one kind of node does, and returns its output."""

    async def __call__(self, call: NodeCall, /) -> Json:
        """Raises NodeFailure, or an error of `errors`, when the attempt failed."""


async def sleep_until(moment: datetime) -> None:
    """Returns at a time, by the clock on the wall: a process that slept itself does not oversleep."""
    while (left := (moment - now()).total_seconds()) > 0:  # noqa: ASYNC110 - nothing but time ends it
        await asyncio.sleep(min(left, MAX_SLEEP))


def text_of(config: JsonObject, name: str, default: str | None = None) -> str:
    """Returns a text of a resolved config.

    Raises:
        NodeFailure: it is no text, or empty.
    """
    value = config.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str) or not value.strip():
        raise NodeFailure(f"config.{name} must be a text that is not empty.", final=True)
    return value


def whole_of(config: JsonObject, name: str, default: int, low: int, high: int) -> int:
    """Returns a whole number of a resolved config.

    Raises:
        NodeFailure: it is none, or outside.
    """
    value = config.get(name)
    if value is None:
        return default
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise NodeFailure(f"config.{name} must be a whole number from {low} to {high}.", final=True)
    return value
