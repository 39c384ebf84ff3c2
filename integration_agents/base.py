"""The base class of agents that are part of the gateway, and what it provides to them.

An agent declares its tasks and the events it processes, and implements two methods. The manager does the rest: it
creates a record for every organization, invokes the agent behind a circuit breaker, retries with backoff, counts, and
monitors its health.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar, Final, Protocol

from auth.actor import Actor
from errors import NotFound
from json_types import Json, JsonObject
from models.events import LoggedEvent
from models.platform import Health, HealthStatus
from shown import as_json
from storage.clock import now

ANY_OBJECT: Final[JsonObject] = {"type": "object"}


class AgentGroup(Enum):
    """The groups of agents: the part of the platform that an agent is about."""

    BACKEND = "backend"
    FRONTEND = "frontend"
    ROBLOX = "roblox"
    ORCHESTRATION = "orchestration"
    DATA_FLOW = "data_flow"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentTask:
    """A task that an agent can execute.

    Args:
        params: the JSON Schema of its parameters; others are rejected before the task begins.
        needs: the scopes that it may use. It runs with those of them that its caller has, and with no others.
        idempotent: whether executing it again with the same `TaskContext.key` is safe. If it is not, it is never
            retried, and a call that was interrupted ends with `OUTCOME_UNKNOWN`.
        as_caller: whether an invocation runs with all of the caller's scopes, because what the task does depends on
            its parameters, such as the nodes of a workflow. Within a run it has `needs` only, which the definition's
            author was checked for.
    """

    description: str
    params: Mapping[str, Json] = field(default_factory=lambda: ANY_OBJECT)
    needs: frozenset[str] = frozenset()
    idempotent: bool = True
    as_caller: bool = False


class RunOperation(Protocol):
    """Executes a GraphQL operation as an actor."""

    async def __call__(self, document: str, variables: Mapping[str, Json], actor: Actor) -> JsonObject:
        """Return the operation's data.

        Raises:
            ParleyError: the operation failed, or its payload contains errors.
        """


@dataclass(slots=True)
class TaskContext:
    """For whom a task is executed or an event processed, and the means to do it.

    Args:
        agent_id: the agent's record in the organization.
        actor: the caller, with the scopes that the task may use; for an event, the agent itself.
        key: the idempotency key, the same on every attempt.
    """

    organization_id: str
    agent_id: str
    actor: Actor
    key: str
    run: RunOperation
    session_id: str | None = None
    cache_hits: int = 0
    cache_misses: int = 0

    async def graphql(self, document: str, variables: Mapping[str, Json] | None = None) -> JsonObject:
        """Execute a GraphQL operation as `actor` and return its data.

        Raises:
            ParleyError: the operation failed, or its payload contains errors.
        """
        return await self.run(document, variables or {}, self.actor)

    def count_cache(self, *, hit: bool) -> None:
        """Count a read of the agent's cache, for `AgentMetrics.cacheHits` and `cacheMisses`."""
        if hit:
            self.cache_hits += 1
        else:
            self.cache_misses += 1


class BaseIntegrationAgent(ABC):
    """An agent that is part of the gateway. There is one instance per process, for all organizations."""

    name: ClassVar[str]
    """Its name in every organization, and the type of its records. Unique."""
    description: ClassVar[str]
    group: ClassVar[AgentGroup] = AgentGroup.BACKEND
    tasks: ClassVar[Mapping[str, AgentTask]] = {}
    events: ClassVar[tuple[str, ...]] = ()
    """The types of events that it processes: a type, or a prefix such as `collaboration.*`."""
    component: ClassVar[str | None] = None
    """The component of `systemHealth` on which it depends."""
    attempts: ClassVar[int] = 3
    """Attempts at a task or an event, in all."""
    seconds: ClassVar[float] = 20.0
    """The time that an attempt may take."""

    async def start(self) -> None:  # noqa: B027 - optional
        """Connect to what the agent needs. If it fails, the agent is unhealthy and the start is retried."""

    async def stop(self) -> None:  # noqa: B027 - optional
        """Release what `start` acquired."""

    async def check_health(self) -> Health:
        """Return the agent's health. Called at intervals on every replica, and it may take a few seconds."""
        return Health(HealthStatus.HEALTHY, None, now())

    async def execute_task(self, task: str, params: JsonObject, context: TaskContext) -> Json:
        """Execute one of `tasks` and return its result, a JSON value.

        Raises:
            ParleyError: it failed. An error that is `retryable` is retried if the task is idempotent.
        """
        raise NotFound(f"{self.name} has no task {as_json(task)}.", field=["task"])

    @abstractmethod
    async def _process_integration_event(self, event: LoggedEvent, context: TaskContext) -> None:
        """Process one event of `events`, at least once: after a crash, an event may come again with the same `id`.

        Raises:
            ParleyError: it failed. An error that is `retryable` is retried.
        """

    async def process_event(self, event: LoggedEvent, context: TaskContext) -> None:
        """Process one event; see `_process_integration_event`."""
        await self._process_integration_event(event, context)
