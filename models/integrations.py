"""The state of each connector for an organization: its counters and the result of its last test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tortoise import fields

from json_types import JsonObject
from models.events import Topics, record_change
from models.platform import Health, HealthStatus
from storage.database import advisory_lock, transaction
from storage.record import Record

ACTION_RUN: Final = "connector.action_run"
CONNECTOR_TESTED: Final = "connector.tested"


@dataclass(frozen=True, slots=True)
class CallCounts:
    """Numbers of calls to add to the counters; see `ConnectorState`."""

    requests: int
    failures: int
    retries: int
    answers: int
    answer_ms: float


class ConnectorState(Record):
    """The state of one connector for one organization.

    `requests` counts calls, each once regardless of retries; `failures` those that finally failed; `retries` attempts
    after the first; `answers` attempts that got a response, which took `answer_ms` milliseconds in total.
    """

    PREFIX = "cnr"

    connector = fields.CharField(max_length=40)
    health = fields.CharEnumField(HealthStatus, max_length=20, default=HealthStatus.UNKNOWN)
    message: str | None = fields.TextField(null=True)
    checked_at = fields.DatetimeField(null=True)
    latency_ms = fields.FloatField(null=True)
    requests = fields.BigIntField(default=0)
    failures = fields.BigIntField(default=0)
    retries = fields.BigIntField(default=0)
    answers = fields.BigIntField(default=0)
    answer_ms = fields.FloatField(default=0.0)

    class Meta:
        table = "connector_states"
        unique_together = (("organization_id", "connector"),)

    @property
    def last_test(self) -> Health:
        """The result of the last test; UNKNOWN before the first."""
        return Health(self.health, self.message, self.checked_at, self.latency_ms)

    async def record_test(self, found: Health, *, by: str) -> None:
        """Store and record the result of a test."""
        self.health, self.message = found.status, found.message
        self.checked_at, self.latency_ms = found.checked_at, found.latency_ms
        await self.save()
        changes: JsonObject = {"connector": self.connector, "status": found.status.value, "message": found.message}
        await self._record_change(CONNECTOR_TESTED, changes, by, Topics())

    async def record_run(self, changes: JsonObject, *, by: str, session_id: str | None, agent_id: str | None) -> None:
        """Record that an action was run, and its outcome; without the params, which may be confidential."""
        about = {"connector": self.connector, "sessionId": session_id, "agentId": agent_id}
        await self._record_change(
            ACTION_RUN, {**about, **changes}, by, Topics(session_id=session_id, agent_id=agent_id)
        )

    async def _record_change(self, type: str, changes: JsonObject, by: str, topics: Topics) -> None:
        await record_change(
            self,
            changes,
            by=by,
            type=type,
            topics=topics,
        )


async def lock_state(organization_id: str, connector: str) -> ConnectorState:
    """Return the state of a connector, locked until the transaction ends; it is created if there is none."""
    await advisory_lock(f"connector:{organization_id}:{connector}")
    rows = ConnectorState.filter(organization_id=organization_id, connector=connector)
    state = await rows.select_for_update().first()
    if state is None:
        state = ConnectorState.new(organization_id=organization_id, connector=connector)
        await state.insert()
    return state


async def add_counts(counts: Mapping[tuple[str, str], CallCounts]) -> None:
    """Add a replica's counts, by organization and connector."""
    if not counts:
        return
    async with transaction():  # all or nothing; sorted, so that two replicas cannot deadlock
        for (organization_id, connector), count in sorted(counts.items()):
            state = await lock_state(organization_id, connector)
            state.requests += count.requests
            state.failures += count.failures
            state.retries += count.retries
            state.answers += count.answers
            state.answer_ms += count.answer_ms
            await state.update_columns("requests", "failures", "retries", "answers", "answer_ms")


async def states_of(organization_id: str, connectors: Sequence[str]) -> dict[str, ConnectorState]:
    """Return the existing states by connector."""
    rows = await ConnectorState.filter(organization_id=organization_id, connector__in=list(connectors))
    return {row.connector: row for row in rows}
