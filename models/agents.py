"""Agents: who works here, how each is reached, and what it is doing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from tortoise import fields, models
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json
from models.events import EventKind, Topics, record
from storage.clock import now
from storage.ids import AGENT_PREFIX
from storage.record import JsonField, Record


class AgentRuntime(Enum):
    """How an agent is reached. All but WORKER are called by the gateway."""

    WORKER = "WORKER"
    LYZR = "LYZR"
    OPENAI = "OPENAI"
    LLAMA_STACK = "LLAMA_STACK"
    A2A = "A2A"
    HTTP = "HTTP"
    BUILTIN = "BUILTIN"


class AgentStatus(Enum):
    """What an agent is doing. OFFLINE and STOPPED differ: nobody hears from it, or somebody told it to rest."""

    OFFLINE = "OFFLINE"
    IDLE = "IDLE"
    BUSY = "BUSY"
    ERROR = "ERROR"
    STOPPED = "STOPPED"


class AgentCommand(Enum):
    """What an agent can be told."""

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
)
"""What the audit trail tells of a new agent."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One time that an agent was asked something, as its events tell of it.

    Args:
        by: who asked; of a worker's task, who reports on it.
        duration_ms: from the question to the answer or the failure.
        key: names it for ever, when the same step may run twice; else the transaction must make it once.
    """

    by: str
    duration_ms: float
    session_id: str | None = None
    execution_id: str | None = None
    node_id: str | None = None
    task_id: str | None = None
    key: str | None = None


DEFAULT_CONCURRENT_TASKS: Final = 1
MISSED_HEARTBEATS: Final = 3
"""So many missing heartbeats in a row, and the worker counts as gone."""


class Agent(Record):
    """Something that takes tasks and speaks in sessions.

    While it waits for a task, `waits_until` says how long and `waits_for` for which types; for any when it is empty.
    The counters are sums over all its attempts at tasks; `AgentMetrics` in the schema says what each one counts.
    Whoever changes which tasks an agent holds locks the agent's row first and the tasks after it, so that nobody waits
    in a circle.
    """

    PREFIX = AGENT_PREFIX

    name = fields.CharField(max_length=255)
    type = fields.CharField(max_length=255)
    runtime = fields.CharEnumField(AgentRuntime, max_length=20)
    description = fields.TextField(null=True)
    status = fields.CharEnumField(AgentStatus, max_length=20)
    capabilities = JsonField()
    config = JsonField()
    metadata = JsonField()
    max_concurrent_tasks = fields.IntField(default=DEFAULT_CONCURRENT_TASKS)
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
    waits_until = fields.DatetimeField(null=True)
    waits_for = JsonField(null=True)
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
        )

    @property
    def is_worker(self) -> bool:
        """Whether it is a process of the user's, which claims its tasks and sends heartbeats."""
        return self.runtime is AgentRuntime.WORKER

    def has_heartbeat_since(self, moment: datetime) -> bool:
        """Tells whether a heartbeat came after `moment`."""
        return self.last_heartbeat_at is not None and self.last_heartbeat_at > moment

    # ------------------------------------------------------------ its life

    async def add(self, *, by: str) -> None:
        """Stores a new agent. A worker is OFFLINE until its first heartbeat; what the gateway calls is ready."""
        self.status = AgentStatus.OFFLINE if self.is_worker else AgentStatus.IDLE
        await self.insert()
        columns = self.columns()
        await self._record_change("agent.created", by, {name: columns[name] for name in _AUDITED_COLUMNS})

    async def change(self, values: Mapping[str, Json], *, by: str) -> None:
        """Stores new values of columns, if any differs."""
        changes = {name: value for name, value in values.items() if getattr(self, name) != value}
        if not changes:
            return
        for name, value in changes.items():
            setattr(self, name, value)
        await self.save()
        await self._record_change("agent.updated", by, changes)

    async def soft_delete(self, *, by: str) -> None:
        """Takes the agent out of every list; its row stays, for what it did keeps its name."""
        self.deleted_at = now()
        self.status = AgentStatus.STOPPED
        await self.save()
        await self._record_change("agent.deleted", by, {"deleted_at": self.deleted_at.isoformat()})

    # ------------------------------------------------------------ its status

    async def start(self, *, claimed: int, heartbeat_since: datetime, by: str) -> None:
        """STOPPED or ERROR → ready again: a worker is OFFLINE unless it was heard of lately. Else nothing changes.

        Args:
            claimed: how many tasks it has claimed.
            heartbeat_since: an older heartbeat does not count any more.
        """
        if self.status in (AgentStatus.STOPPED, AgentStatus.ERROR):
            present = not self.is_worker or self.has_heartbeat_since(heartbeat_since)
            await self._set_status(_working_status(claimed) if present else AgentStatus.OFFLINE, by)

    async def stop(self, *, by: str) -> None:
        """Anything → STOPPED. It gets no task until it is started; the caller takes those back that it holds."""
        if self.status is not AgentStatus.STOPPED:
            await self._set_status(AgentStatus.STOPPED, by)

    async def record_heartbeat(
        self, *, cpu_usage: float | None, memory_usage: float | None, claimed: int, by: str
    ) -> None:
        """Notes a sign of life. An OFFLINE agent connects; a STOPPED one stays so, and reads that in the answer.

        Raises:
            Conflict: it is no worker, so that nobody would notice when its heartbeats end.
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
        """IDLE, BUSY or ERROR → OFFLINE: three heartbeats are missing."""
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
        """Stores the row, IDLE or BUSY by the number of tasks it holds; an agent that is not at work stays as it is."""
        if self.status in (AgentStatus.IDLE, AgentStatus.BUSY) and self.status is not _working_status(claimed):
            await self._set_status(_working_status(claimed), by)
        else:
            await self.update_columns()  # not save(): counting does not change `updated_at`

    def set_waiting(self, types: Sequence[str], seconds: float) -> bool:
        """Notes for how long it waits for which tasks; the caller stores it. Returns whether anything changes."""
        waits_for = sorted(types)
        if seconds > 0 and self.waits_until is not None and self.waits_until > now() and self.waits_for == waits_for:
            return False
        before = self.waits_until
        self.waits_until = now() + timedelta(seconds=seconds) if seconds > 0 else None
        self.waits_for = waits_for if seconds > 0 else None
        return self.waits_until != before

    def require_worker(self, action: str) -> None:
        """Passes for a worker.

        Raises:
            Conflict: the gateway calls this agent; it does nothing by itself.
        """
        if not self.is_worker:
            raise Conflict(f"Only a WORKER {action}; this agent's runtime is {self.runtime.value}.", field=["agent_id"])

    def require_usable(self, field: str) -> None:
        """Passes for an agent that may be given tasks.

        Raises:
            Conflict: it is stopped, or was deleted a moment ago.
        """
        if self.deleted_at is not None:
            raise Conflict("The agent was deleted.", field=[field])
        if self.status is AgentStatus.STOPPED:
            raise Conflict("The agent is stopped. Start it first.", field=[field])

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

    async def _record_change(self, type: str, by: str, changes: Mapping[str, Json]) -> None:
        await record(
            EventKind.RecordChanged,
            organization_id=self.organization_id,
            by=by,
            type=type,
            topics=Topics(agent_id=self.id),
            payload={"record_id": self.id, "changes": dict(changes)},
        )

    # ------------------------------------------------------------ what it was asked

    async def record_reply(self, invocation: Invocation, *, simulated: bool = False) -> None:
        """Tells that it answered."""
        values: dict[str, Json] = {"duration_ms": round(invocation.duration_ms), "simulated": simulated}
        await self._record_invocation(EventKind.AgentExecuted, invocation, values)

    async def record_error(self, invocation: Invocation, error: str) -> None:
        """Tells that it failed to answer."""
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

    # ------------------------------------------------------------ its counters; stored by settle()

    def count_attempt(self) -> None:
        """An attempt at a task began."""
        self.requests += 1

    def count_completed(self, *, seconds: float, latency_ms: float) -> None:
        """A task was completed, `seconds` after it was started."""
        self.tasks_completed += 1
        self.task_seconds += seconds
        self._count_end(latency_ms)

    def count_reply(self, latency_ms: float) -> None:
        """It answered what the gateway asked it."""
        self._count_end(latency_ms)

    def count_failed(self, *, final: bool, latency_ms: float) -> None:
        """An attempt failed; `final` when the task failed with it."""
        self.failures += 1
        self.tasks_failed += final
        self._count_end(latency_ms)

    def count_report(self) -> None:
        """The agent reported on a task."""
        self.events_processed += 1

    def _count_end(self, latency_ms: float) -> None:
        self.ended_attempts += 1
        self.latency_ms += latency_ms

    def metrics(self) -> dict[str, Json]:
        """Returns its figures of now, by the names of the columns of a sample."""
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
        }


def _working_status(claimed: int) -> AgentStatus:
    return AgentStatus.BUSY if claimed else AgentStatus.IDLE


class AgentSample(models.Model):
    """An agent's figures at one moment. The newest ones are kept; see engine.agents."""

    id = fields.BigIntField(primary_key=True, generated=True)
    organization_id = fields.CharField(max_length=40)
    agent_id = fields.CharField(max_length=40)
    at = fields.DatetimeField(db_index=True)
    metrics = JsonField()

    class Meta:
        table = "agent_metrics"
        indexes = (Index(fields=("agent_id", "at")),)


async def samples_of(agent: Agent, since: datetime | None, count: int) -> list[AgentSample]:
    """Returns up to `count` samples of an agent, oldest first: the first ones since a time, else the newest ones."""
    samples = AgentSample.filter(organization_id=agent.organization_id, agent_id=agent.id)
    if since is not None:
        return await samples.filter(at__gte=since).order_by("at", "id").limit(count)
    newest = await samples.order_by("-at", "-id").limit(count)
    return newest[::-1]
