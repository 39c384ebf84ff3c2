"""Agents: their runtime, their status and their metrics.

::

    OFFLINE ──heartbeat──▶ IDLE ◀──by claimed tasks──▶ BUSY      a worker begins OFFLINE, other agents IDLE
       ▲                    │                           │
       └──── heartbeats missing (IDLE, BUSY, ERROR) ────┘
    any ──stop──▶ STOPPED, ERROR ──start──▶ IDLE or BUSY, or OFFLINE for a worker without recent heartbeats

An agent that the gateway calls is BUSY while a call is in progress. Afterwards it is IDLE, or ERROR if the last call
failed.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, NotRequired, TypedDict

from tortoise import fields, models
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json, JsonObject, format_time
from models.events import EventKind, Topics, record, record_change
from models.invocations import CallOutcome, Invocation
from models.task_durations import Durations, with_duration
from storage.clock import now
from storage.ids import AGENT_PREFIX
from storage.record import JsonField, Record, SearchedListField, json_value


class AgentRuntime(Enum):
    """The runtime of an agent. The gateway calls agents of all runtimes but WORKER."""

    WORKER = "WORKER"
    LYZR = "LYZR"
    OPENAI = "OPENAI"
    LLAMA_STACK = "LLAMA_STACK"
    A2A = "A2A"
    HTTP = "HTTP"
    BUILTIN = "BUILTIN"


class AgentStatus(Enum):
    """The status of an agent.

    An OFFLINE one sends no heartbeats, a STOPPED one was stopped by a command, and one in ERROR failed when it was
    called.
    """

    OFFLINE = "OFFLINE"
    IDLE = "IDLE"
    BUSY = "BUSY"
    ERROR = "ERROR"
    STOPPED = "STOPPED"


class AgentCommand(Enum):
    """A command to an agent."""

    START = "START"
    STOP = "STOP"
    RESTART = "RESTART"


_AUDITED_COLUMNS: Final = (
    "name",
    "type",
    "runtime",
    "description",
    "status",
    "capabilities",
    "config",
    "metadata",
    "max_concurrent_tasks",
    "max_queued_tasks",
    "cpu_limit",
    "memory_limit",
)
"""The columns of a new agent that the audit trail shows."""


DEFAULT_CONCURRENT_TASKS: Final = 1
MISSED_HEARTBEATS: Final = 3
"""The number of heartbeats in a row after whose absence a worker is OFFLINE."""


class MetricValues(TypedDict):
    """An agent's metrics at one time; see `AgentMetrics` of the schema."""

    cpu_usage: float | None
    memory_usage: float | None
    tasks_completed: int
    tasks_failed: int
    average_task_seconds: float | None
    requests: int
    failures: int
    average_latency_ms: float | None
    events_processed: int
    cache_hits: NotRequired[int]
    cache_misses: NotRequired[int]


class Agent(Record):
    """An agent that works on tasks and takes part in sessions.

    While it waits for a task, `waits_until` is the end of the wait and `waits_for` the types it accepts (any if empty).
    `asked_types` are those that it asked for last, null before it has asked. `task_durations` is how long it takes for
    each type of task; see `models.task_durations`.
    The counters are sums over all its attempts at tasks; `AgentMetrics` in the schema describes each of them. A
    transaction that changes which tasks an agent has claimed locks the agent's row before the tasks, to prevent
    deadlocks.

    For an agent that the gateway calls, `calls` is the number of calls in progress. They are forgotten at
    `calls_until`, because a process that dies cannot count its own down. `last_call_at` and `last_call_error` are about
    the last call that says something about the agent.
    """

    PREFIX = AGENT_PREFIX

    name = fields.CharField(max_length=255)
    type = fields.CharField(max_length=255)
    runtime = fields.CharEnumField(AgentRuntime, max_length=20)
    description = fields.TextField(null=True)
    status = fields.CharEnumField(AgentStatus, max_length=20)
    capabilities: SearchedListField[list[str]] = SearchedListField()
    config: JsonField[JsonObject] = JsonField()
    metadata: JsonField[JsonObject] = JsonField()
    max_concurrent_tasks = fields.IntField(default=DEFAULT_CONCURRENT_TASKS)
    max_queued_tasks: int | None = fields.IntField(null=True)
    cpu_limit: float | None = fields.FloatField(null=True)
    memory_limit: float | None = fields.FloatField(null=True)
    last_heartbeat_at = fields.DatetimeField(null=True)
    cpu_usage = fields.FloatField(null=True)
    memory_usage = fields.FloatField(null=True)
    tasks_completed = fields.IntField(default=0)
    tasks_failed = fields.IntField(default=0)
    task_seconds = fields.FloatField(default=0.0)
    requests = fields.IntField(default=0)
    failures = fields.IntField(default=0)
    ended_attempts = fields.IntField(default=0)
    latency_ms = fields.FloatField(default=0.0)
    events_processed = fields.IntField(default=0)
    cache_hits = fields.IntField(default=0)
    cache_misses = fields.IntField(default=0)
    calls = fields.IntField(default=0)
    calls_until = fields.DatetimeField(null=True)
    last_call_at = fields.DatetimeField(null=True)
    last_call_error: str | None = fields.TextField(null=True)
    waits_until = fields.DatetimeField(null=True)
    waits_for: JsonField[list[str] | None] = JsonField(null=True)
    asked_types: JsonField[list[str] | None] = JsonField(null=True)
    task_durations: JsonField[Durations | None] = JsonField(null=True)
    sampled_at = fields.DatetimeField(null=True)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "agents"
        indexes = (
            Index(fields=("organization_id", "type")),
            Index(fields=("organization_id", "status")),
            Index(fields=("organization_id", "name")),
            Index(fields=("status", "last_heartbeat_at")),
            Index(fields=("organization_id", "waits_until")),
            Index(fields=("sampled_at",)),
            Index(fields=("calls_until",)),
        )

    @property
    def is_worker(self) -> bool:
        """Return whether it is a process of the user's, which claims its tasks and sends heartbeats."""
        return self.runtime is AgentRuntime.WORKER

    @property
    def excess(self) -> str | None:
        """Return why it gets no more tasks until it reports less usage, or None if it is within its limits."""
        usage = (("CPU", self.cpu_usage, self.cpu_limit), ("memory", self.memory_usage, self.memory_limit))
        for name, used, limit in usage:
            if used is not None and limit is not None and used > limit:
                return f"The agent gets no tasks: its {name} usage of {used:g} exceeds its limit of {limit:g}."
        return None

    @property
    def is_built_in(self) -> bool:
        """Return whether it is part of the gateway."""
        return self.runtime is AgentRuntime.BUILTIN

    def has_heartbeat_since(self, moment: datetime) -> bool:
        """Return whether there was a heartbeat after `moment`."""
        return self.last_heartbeat_at is not None and self.last_heartbeat_at > moment

    # ------------------------------------------------------------ lifecycle

    async def add(self, *, by: str) -> None:
        """Insert a new agent. A worker is OFFLINE until its first heartbeat; any other agent is IDLE at once."""
        self.status = AgentStatus.OFFLINE if self.is_worker else AgentStatus.IDLE
        await self.insert()
        columns = self.columns()
        await self._record_change("agent.created", by, {name: columns[name] for name in _AUDITED_COLUMNS})

    async def change(self, values: Mapping[str, Json], *, by: str) -> None:
        """Update columns whose values differ."""
        changes = {name: value for name, value in values.items() if getattr(self, name) != value}
        if not changes:
            return
        before = {name: json_value(getattr(self, name)) for name in changes}
        for name, value in changes.items():
            setattr(self, name, value)
        await self.save()
        await self._record_change("agent.updated", by, changes, before)

    async def soft_delete(self, *, by: str) -> None:
        """Remove the agent from all lists. Its row stays, because the records of its work refer to it."""
        self.deleted_at = now()
        self.status = AgentStatus.STOPPED
        await self.save()
        await self._record_change("agent.deleted", by, {"deleted_at": format_time(self.deleted_at)})

    # ------------------------------------------------------------ status

    async def start(self, *, claimed: int, heartbeat_since: datetime, by: str) -> None:
        """STOPPED or ERROR → IDLE or BUSY, or OFFLINE for a worker without recent heartbeats. Otherwise no change.

        Args:
            claimed: the number of tasks it has claimed.
            heartbeat_since: the time since which a heartbeat is recent.
        """
        if self.status in (AgentStatus.STOPPED, AgentStatus.ERROR):
            self.last_call_at = self.last_call_error = None
            present = not self.is_worker or self.has_heartbeat_since(heartbeat_since)
            await self._set_status(_working_status(claimed or self.calls) if present else AgentStatus.OFFLINE, by)

    async def stop(self, *, by: str) -> None:
        """Any status → STOPPED. It gets no tasks until it is started; the caller returns those it has claimed."""
        if self.status is not AgentStatus.STOPPED:
            await self._set_status(AgentStatus.STOPPED, by)

    async def record_heartbeat(
        self, *, cpu_usage: float | None, memory_usage: float | None, claimed: int, by: str
    ) -> None:
        """Record a heartbeat. An OFFLINE agent connects; a STOPPED one stays STOPPED, and learns it from the response.

        Raises:
            Conflict: it is not a worker, whose heartbeats are monitored.
        """
        self.require_worker("sends heartbeats")
        self.last_heartbeat_at = now()
        self.cpu_usage = self.cpu_usage if cpu_usage is None else cpu_usage
        self.memory_usage = self.memory_usage if memory_usage is None else memory_usage
        if self.status is not AgentStatus.OFFLINE:
            await self.update_workload(claimed=claimed, by=by)
            return
        self.status = _working_status(claimed)
        await self.save()
        await record(
            EventKind.AgentConnected,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(agent_id=self.id),
            payload={"agent": self.columns()},
        )

    async def mark_lost(self, *, by: str) -> None:
        """IDLE, BUSY or ERROR → OFFLINE, after `MISSED_HEARTBEATS`."""
        self.status = AgentStatus.OFFLINE
        await self.save()
        await record(
            EventKind.AgentDisconnected,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(agent_id=self.id),
            payload={"agent": self.columns()},
        )

    async def update_workload(self, *, claimed: int, by: str) -> None:
        """Store the row, as IDLE or BUSY by the number of claimed tasks; any other status stays."""
        if self.status in (AgentStatus.IDLE, AgentStatus.BUSY) and self.status is not _working_status(claimed):
            await self._set_status(_working_status(claimed), by)
        else:
            await self.update_columns()  # unlike save(), does not change `updated_at`

    async def begin_call(self, *, until: datetime, by: str) -> None:
        """Count a call in progress, which will have ended at `until`. IDLE or ERROR → BUSY."""
        self.calls += 1
        self.calls_until = until if self.calls_until is None else max(until, self.calls_until)
        await self._settle_calls(AgentStatus.BUSY, by)

    async def end_call(self, outcome: CallOutcome | None, *, by: str) -> None:
        """Count a call that has ended. After the last one, BUSY → IDLE, or ERROR if it failed.

        Args:
            outcome: None if the call says nothing about the agent.
        """
        if outcome is not None:
            self.last_call_at, self.last_call_error = now(), outcome.error
        self.calls = max(0, self.calls - 1)
        await self._settle_calls(AgentStatus.ERROR if outcome is not None and outcome.failing else AgentStatus.IDLE, by)

    async def forget_calls(self, *, by: str) -> None:
        """BUSY → IDLE: the processes that made its calls are gone."""
        self.calls = 0
        await self._settle_calls(AgentStatus.IDLE, by)

    async def _settle_calls(self, otherwise: AgentStatus, by: str) -> None:
        status = AgentStatus.BUSY if self.calls else otherwise
        if not self.calls:
            self.calls_until = None
        if self.status in (status, AgentStatus.STOPPED, AgentStatus.OFFLINE):
            await self.update_columns()
        else:
            await self._set_status(status, by)

    def set_waiting(self, types: Sequence[str], seconds: float) -> bool:
        """Set how long it waits for which types of tasks, and return whether it has changed. The caller stores it."""
        waits_for = sorted(types)
        if seconds > 0 and self.waits_until is not None and self.waits_until > now() and self.waits_for == waits_for:
            return False
        before = self.waits_until
        self.waits_until = now() + timedelta(seconds=seconds) if seconds > 0 else None
        self.waits_for = waits_for if seconds > 0 else None
        return self.waits_until != before

    def note_asked(self, types: Sequence[str]) -> bool:
        """Remember the types of tasks that it asks for, and return whether they are others. The caller stores it."""
        asked = sorted(types)
        changed: bool = asked != self.asked_types
        self.asked_types = asked
        return changed

    def require_worker(self, action: str) -> None:
        """Require a worker.

        Raises:
            Conflict: it is an agent that the gateway calls.
        """
        if not self.is_worker:
            raise Conflict(f"Only a WORKER {action}; this agent's runtime is {self.runtime.value}.", field=["agent_id"])

    def require_free_type(self) -> None:
        """Require an agent whose type can change.

        Raises:
            Conflict: it is a worker, whose tasks and claims depend on it, or built in, whose class depends on it.
        """
        if self.is_built_in:
            raise Conflict("The type of a built-in agent cannot change: it names the agent's class.", field=["type"])
        if self.is_worker:
            raise Conflict("The type of a worker cannot change. Create another agent.", field=["type"])

    def require_usable(self, field: str) -> None:
        """Require that the agent can be given tasks.

        Raises:
            Conflict: it is stopped, or has just been deleted.
        """
        if self.deleted_at is not None:
            raise Conflict("The agent was deleted.", field=[field])
        if self.status is AgentStatus.STOPPED:
            raise Conflict("The agent is stopped. Start it first.", field=[field])

    def require_room(self, queued: int, field: str) -> None:
        """Require that another task may be assigned to it while `queued` wait for it.

        Raises:
            Conflict: its queue is full.
        """
        if self.max_queued_tasks is not None and queued >= self.max_queued_tasks:
            raise Conflict(
                f"{queued} tasks wait for the agent, and its limit is {self.max_queued_tasks}.", field=[field]
            )

    async def _set_status(self, status: AgentStatus, by: str) -> None:
        self.status = status
        await self.save()
        await record(
            EventKind.AgentStatusChanged,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(agent_id=self.id),
            payload={"agent": self.columns(), "status": status.value},
        )

    async def _record_change(
        self, type: str, by: str, changes: Mapping[str, Json], before: Mapping[str, Json] | None = None
    ) -> None:
        await record_change(
            self,
            changes,
            before=before,
            by=by,
            type=type,
            topics=Topics(agent_id=self.id),
        )

    # ------------------------------------------------------------ invocations

    async def record_reply(self, invocation: Invocation, *, simulated: bool = False) -> None:
        """Record that it replied."""
        values: dict[str, Json] = {"duration_ms": round(invocation.duration_ms), "simulated": simulated}
        await self._record_invocation(EventKind.AgentExecuted, invocation, values)

    async def record_error(self, invocation: Invocation, error: str) -> None:
        """Record that it failed to reply."""
        await self._record_invocation(EventKind.AgentErrored, invocation, {"error": error})

    async def _record_invocation(self, kind: EventKind, invocation: Invocation, values: Mapping[str, Json]) -> None:
        await record(
            kind,
            organization_id=self.organization_id,
            by=invocation.by,
            topics=Topics(
                session_id=invocation.session_id,
                execution_id=invocation.execution_id,
                agent_id=self.id,
                task_id=invocation.task_id,
            ),
            payload={"agent": self.columns(), "node_id": invocation.node_id, **values},
            event_id=None if invocation.key is None else f"{invocation.key}:{kind.name}",
        )

    # ------------------------------------------------------------ counters; stored by update_workload()

    def count_attempt(self) -> None:
        """Count an attempt at a task."""
        self.requests += 1

    def count_completed(self, type: str, *, seconds: float, latency_ms: float) -> None:
        """Count a completed task of a type, `seconds` after it was started."""
        self.tasks_completed += 1
        self.task_seconds += seconds
        self.task_durations = with_duration(self.task_durations, type, latency_ms / 1000, now())
        self._count_end(latency_ms)

    def count_reply(self, latency_ms: float) -> None:
        """Count a reply to a call by the gateway."""
        self.events_processed += 1
        self._count_end(latency_ms)

    def count_failed(self, *, final: bool, latency_ms: float) -> None:
        """Count a failed attempt, which is `final` if the task failed with it."""
        self.failures += 1
        self.tasks_failed += final
        self._count_end(latency_ms)

    def count_report(self) -> None:
        """Count a report on a task."""
        self.events_processed += 1

    def _count_end(self, latency_ms: float) -> None:
        self.ended_attempts += 1
        self.latency_ms += latency_ms

    def metrics(self) -> MetricValues:
        """Return the current metrics by name, as a sample stores them."""
        return {
            "cpu_usage": self.cpu_usage,
            "memory_usage": self.memory_usage,
            "tasks_completed": self.tasks_completed,
            "tasks_failed": self.tasks_failed,
            "average_task_seconds": self.task_seconds / self.tasks_completed if self.tasks_completed else None,
            "requests": self.requests,
            "failures": self.failures,
            "average_latency_ms": self.latency_ms / self.ended_attempts if self.ended_attempts else None,
            "events_processed": self.events_processed,
            "cache_hits": self.cache_hits,
            "cache_misses": self.cache_misses,
        }


def _working_status(claimed: int) -> AgentStatus:
    return AgentStatus.BUSY if claimed else AgentStatus.IDLE


class AgentSample(models.Model):
    """An agent's metrics at one time. Old samples are pruned; see `engine.agents`."""

    id = fields.BigIntField(primary_key=True, generated=True)
    organization_id = fields.CharField(max_length=40)
    agent_id = fields.CharField(max_length=40)
    at = fields.DatetimeField(db_index=True)
    metrics: JsonField[MetricValues] = JsonField()

    class Meta:
        table = "agent_metrics"
        indexes = (Index(fields=("agent_id", "at")),)


async def samples_of(agent: Agent, since: datetime | None, count: int) -> list[AgentSample]:
    """Return up to `count` samples of an agent, oldest first: the first ones since a time, or else the newest ones."""
    samples = AgentSample.filter(organization_id=agent.organization_id, agent_id=agent.id)
    if since is not None:
        return await samples.filter(at__gte=since).order_by("at", "id").limit(count)
    newest = await samples.order_by("-at", "-id").limit(count)
    return newest[::-1]
