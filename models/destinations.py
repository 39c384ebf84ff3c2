"""Event destinations: where events are delivered automatically, and the status of each delivery.

A delivery is one event for one destination; `models.delivery_attempts` has its states. It also becomes EXPIRED if its
destination or event is deleted before it was delivered. One that was interrupted by a crash is repeated. Deliveries of
events record no events, because those would have to be delivered as well; only their rows report their status.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Self

from tortoise import fields, models
from tortoise.expressions import Subquery
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

from errors import Conflict
from json_types import Json, JsonObject, format_time
from models.delivery_attempts import OPEN, Attempt, AttemptedDelivery, DeliveryStatus
from models.events import record_change
from models.outbox import recorded_through
from storage.clock import now
from storage.database import read
from storage.ids import SYSTEM_ID
from storage.record import JsonField, Record


class DestinationType(Enum):
    """The kind of system that receives the events."""

    PIPEDREAM = "PIPEDREAM"
    PUSHER = "PUSHER"
    WEBHOOK = "WEBHOOK"
    CLOUDEVENTS = "CLOUDEVENTS"
    RABBITMQ = "RABBITMQ"
    KAFKA = "KAFKA"


OWN_EVENTS_PREFIX: Final = "destination."
"""The prefix of the types of events about destinations themselves."""

NAMED_ONLY: Final = (
    "user.",
    "api_key.",
    "organization.",
    "connection.",
    "request.",
    "channel_link.",
    "integration_settings.",
    "delivery.",
)
"""Prefixes of types that `*` does not cover, because they are about users and credentials: they must be named."""


PREFIX_ENDS: Final = (".*", "_*")
"""The ends of patterns that are prefixes: `agent.*`, `collaboration.approval_*`."""


def covers(patterns: Sequence[str], type: str) -> bool:
    """Return whether a pattern covers a type: the type itself, a prefix of whole words such as `task.*`, or `*`."""
    return any(_covers(pattern, type) for pattern in patterns)


def _covers(pattern: str, type: str) -> bool:
    if pattern == "*":
        return not type.startswith(NAMED_ONLY)
    return pattern == type or (pattern.endswith(PREFIX_ENDS) and type.startswith(pattern[:-1]))


_AUDITED_COLUMNS: Final = ("name", "type", "event_types", "config", "secret_names", "enabled")
"""The columns of a destination that the audit trail shows."""


BROKER_VARIABLE: Final = "RABBITMQ_URL"
"""The environment variable of the operator's broker."""


class EventDestination(Record):
    """A destination for events of an organization.

    `config` is the part that may be shown. `sealed_secrets` is an encrypted JSON object with the rest (see
    `storage.encryption`), and `secret_names` its keys. Events after `event_seq` are delivered. `environment_name` is
    the environment variable that defines the destination, if there is one. `disabled_reason` is why Parley disabled it,
    if it did.
    """

    PREFIX = "dst"

    name = fields.CharField(max_length=255)
    type = fields.CharEnumField(DestinationType, max_length=20)
    event_types: JsonField[list[str]] = JsonField()
    config: JsonField[JsonObject] = JsonField()
    sealed_secrets: str | None = fields.TextField(null=True)
    secret_names: JsonField[list[str]] = JsonField()
    enabled = fields.BooleanField(default=True)
    disabled_reason: str | None = fields.TextField(null=True)
    environment_name = fields.CharField(max_length=100, null=True)
    event_seq = fields.BigIntField()
    created_by_id = fields.CharField(max_length=40)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "event_destinations"
        unique_together = (("organization_id", "environment_name"),)
        indexes = (Index(fields=("enabled", "deleted_at")),)

    @classmethod
    def prepare(cls, *, by: str, **values: object) -> Self:
        """Return a destination that is not stored yet."""
        return cls.new(created_by_id=by, event_seq=0, secret_names=[], **values)

    async def add(self, *, by: str, after: int | None = None) -> None:
        """Insert a new destination, which begins at the end of the log.

        Args:
            after: the `seq` after which it begins instead.
        """
        self.event_seq = await recorded_through() if after is None else after
        await self.insert()
        await DestinationState.create(destination_id=self.id)
        await self._record("destination.created", by, self._audited())

    async def change(self, values: Mapping[str, object], *, by: str) -> None:
        """Update columns whose values differ. Events that occurred while it was disabled are not delivered later."""
        changes = {name: value for name, value in values.items() if getattr(self, name) != value}
        if not changes:
            return
        if changes.get("enabled"):
            self.event_seq, self.disabled_reason = await recorded_through(), None
            await DestinationState.forgive(self.id)
        former = self._audited()
        for name, value in changes.items():
            setattr(self, name, value)
        await self.save()
        # Queued deliveries resume, or expire.
        await DestinationState.wake([self.id], now())
        shown = self._audited()
        names = [name for name in changes if name in shown]
        before = {name: former[name] for name in names}
        await self._record("destination.updated", by, {name: shown[name] for name in names}, before)

    async def disable(self, reason: str) -> str | None:
        """Disable the destination because its receiver fails; return the event's id, or None if it was disabled.

        Args:
            reason: one sentence for its owner.
        """
        if not self.enabled:
            return None
        self.enabled, self.disabled_reason = False, reason
        await self.save()
        changes: dict[str, Json] = {"enabled": False, "disabled_reason": reason}
        return await self._record("destination.disabled", SYSTEM_ID, changes, {"enabled": True})

    async def record_replay(self, count: int, *, by: str) -> None:
        """Record that events were queued again."""
        await self._record("destination.replayed", by, {"deliveries": count})

    async def record_retry(self, delivery_id: str, *, by: str) -> None:
        """Record that a delivery is retried by a person."""
        await self._record("destination.delivery_retried", by, {"delivery_id": delivery_id})

    async def soft_delete(self, *, by: str) -> None:
        """Delete the destination; its queued deliveries expire."""
        self.deleted_at = now()
        await self.save()
        await DestinationState.wake([self.id], self.deleted_at)
        await self._record("destination.deleted", by, {"deleted_at": format_time(self.deleted_at)})

    async def reinstate(self, values: Mapping[str, object], *, by: str) -> None:
        """Restore a destination whose environment variable was removed and is set again."""
        self.deleted_at, self.event_seq = None, await recorded_through()
        for name, value in values.items():
            setattr(self, name, value)
        await self.save()
        await self._record("destination.created", by, self._audited())

    def require_editable(self, alternative: str) -> None:
        """Require a destination that is not defined by an environment variable.

        Raises:
            Conflict: it is; the message says what can be done instead.
        """
        if self.environment_name is not None:
            message = f"This destination is defined by the environment variable {self.environment_name}; {alternative}."
            raise Conflict(message, field=["id"])

    def _audited(self) -> dict[str, Json]:
        columns = self.columns()
        return {name: columns[name] for name in _AUDITED_COLUMNS}

    async def _record(
        self, type: str, by: str, changes: Mapping[str, Json], before: Mapping[str, Json] | None = None
    ) -> str:
        return await record_change(
            self,
            changes,
            before=before,
            by=by,
            type=type,
        )


class EventDelivery(AttemptedDelivery):
    """The delivery of one event to one destination.

    `place` is its position in the destination's queue, the event's `seq`; null once it has ended, or was set aside so
    that those behind it no longer wait, except those of its session.
    """

    PREFIX = "evd"

    destination_id = fields.CharField(max_length=40)
    event_id = fields.CharField(max_length=120)
    event_seq = fields.BigIntField()
    session_id = fields.CharField(max_length=40, null=True)
    place = fields.BigIntField(null=True)

    class Meta:
        table = "event_deliveries"
        unique_together = (("destination_id", "event_id"),)
        indexes = (
            Index(fields=("destination_id", "place")),
            Index(fields=("destination_id", "next_attempt_at")),
            Index(fields=("destination_id", "status", "id")),
            Index(fields=("destination_id", "began_at")),
            Index(fields=("status", "expires_at")),
            Index(fields=("completed_at",)),
            Index(fields=("event_seq",)),
        )

    # ------------------------------------------------------------ transitions; the caller locks the destination's state

    @classmethod
    async def begin_all(cls, deliveries: Sequence[Self], moment: datetime) -> None:
        """Record that an attempt is about to be made, for all deliveries of a batch."""
        for each in deliveries:
            each.began_at = moment
        await cls.filter(id__in=[each.id for each in deliveries]).update(began_at=moment)

    @classmethod
    async def in_progress(cls, ids: Sequence[str]) -> Sequence[Self]:
        """Return those of these deliveries whose attempt is in progress, in the order of their events."""
        return await cls.filter(id__in=list(ids), began_at__isnull=False).order_by("event_seq")

    @classmethod
    async def expire_all(cls, destination_id: str, moment: datetime) -> None:
        """PENDING, RETRYING → EXPIRED, for all deliveries of a deleted destination."""
        await cls._expire(cls.filter(destination_id=destination_id), moment)

    @classmethod
    async def expire_due(cls, moment: datetime) -> int:
        """PENDING, RETRYING → EXPIRED, for all deliveries whose time has run out, unless an attempt is in progress."""
        return await cls._expire(cls.filter(expires_at__lte=moment, began_at=None), moment)

    @staticmethod
    async def _expire(rows: QuerySet["EventDelivery"], moment: datetime) -> int:
        ended = {"status": DeliveryStatus.EXPIRED, "completed_at": moment, "updated_at": moment}
        none = dict.fromkeys(("place", "next_attempt_at", "began_at"))
        return await rows.filter(status__in=OPEN).update(**ended, **none)

    async def set_aside(self, attempt: Attempt, at: datetime) -> None:
        """PENDING, RETRYING → RETRYING, and the deliveries behind it, but for its session's, no longer wait for it."""
        self.place = None
        await self.retry(attempt, at)

    async def hurry(self, moment: datetime) -> None:
        """RETRYING → RETRYING, with the next attempt now instead of when the schedule says."""
        self.next_attempt_at = moment
        await self.save()

    def requeue(self, moment: datetime, expires_at: datetime) -> bool:
        """SUCCESS, FAILED, EXPIRED → PENDING, in the place of its event; return whether it changed.

        One that is being retried stays so, with the next attempt now, in its place. One that waits for its first
        attempt, or is in progress, is left alone. The caller stores it.
        """
        if self.began_at is not None or self.status is DeliveryStatus.PENDING:
            return False
        if self.ended:
            self.status, self.attempts_before, self.completed_at = DeliveryStatus.PENDING, self.tried, None
        self.place, self.next_attempt_at, self.expires_at, self.updated_at = self.event_seq, moment, expires_at, moment
        return True

    async def _end(self, status: DeliveryStatus, attempt: Attempt | None) -> None:
        self.place = None
        await super()._end(status, attempt)


class DestinationState(models.Model):
    """The state of a destination. The lock on its row lets one process at a time send to the destination.

    `due_at` is when there is something to send next, or null if there is nothing. Until `held_until`, the first
    delivery in the queue waits for its next attempt, and the others wait behind it. `failures` counts consecutive ones,
    the first of which was at `failing_since`; the other counters are totals, and `latency_ms` is the sum.
    """

    destination_id = fields.CharField(max_length=40, primary_key=True)
    due_at = fields.DatetimeField(null=True, db_index=True)
    held_until = fields.DatetimeField(null=True)
    leased_by = fields.CharField(max_length=60, null=True)
    leased_until = fields.DatetimeField(null=True)
    failures = fields.IntField(default=0)
    failing_since = fields.DatetimeField(null=True)
    last_attempt_at = fields.DatetimeField(null=True)
    last_error: str | None = fields.TextField(null=True)
    requests = fields.BigIntField(default=0)
    failed_requests = fields.BigIntField(default=0)
    retries = fields.BigIntField(default=0)
    latency_ms = fields.FloatField(default=0.0)

    class Meta:
        table = "destination_states"

    @classmethod
    async def wake(cls, destination_ids: Sequence[str], moment: datetime) -> None:
        """Mark destinations as due now; one whose queue is held stays held."""
        rows = cls.filter(destination_id__in=list(destination_ids))
        for row in await rows.select_for_update().order_by("destination_id"):
            row.due_at = row.held_until if row.held_until is not None and row.held_until > moment else moment
            await row.save(update_fields=["due_at"])

    @classmethod
    async def lock(cls, destination_id: str) -> Self:
        """Return the state of a destination, locked until the transaction ends."""
        return await cls.filter(destination_id=destination_id).select_for_update().get()

    async def resume(self, moment: datetime) -> None:
        """Mark the destination as due now, although its queue is held."""
        self.held_until, self.due_at = None, moment
        await self.save(update_fields=["held_until", "due_at"])

    @classmethod
    async def forgive(cls, destination_id: str) -> None:
        """Forget how long the receiver has been failing."""
        await cls.filter(destination_id=destination_id).update(failing_since=None)

    def fails_for(self, moment: datetime) -> timedelta:
        """Return how long all attempts have failed."""
        return timedelta(0) if self.failing_since is None else moment - self.failing_since

    def count(self, attempt: Attempt) -> None:
        """Count an attempt."""
        self.requests += 1
        self.retries += attempt.number > 1
        self.failed_requests += not attempt.ok
        self.latency_ms += attempt.duration_ms
        self.last_attempt_at = attempt.at
        self.last_error = attempt.error
        self.failures = 0 if attempt.ok else self.failures + 1
        self.failing_since = None if attempt.ok else self.failing_since or attempt.at


async def states_of(destination_ids: Sequence[str]) -> dict[str, DestinationState]:
    """Return the states of these destinations by id."""
    rows = await DestinationState.filter(destination_id__in=list(destination_ids))
    return {row.destination_id: row for row in rows}


_FAILING: Final = """
SELECT d.type, count(*) AS number FROM destination_states s JOIN event_destinations d ON d.id = s.destination_id
WHERE s.failures > 0 AND d.enabled AND d.deleted_at IS NULL GROUP BY d.type
"""


async def failing_by_type() -> Mapping[str, int]:
    """Return how many destinations of each type fail, in all organizations together."""
    found = {str(row["type"]): int(row["number"]) for row in await read(_FAILING, ())}
    return {type.value: found.get(type.value, 0) for type in DestinationType}


async def environment_fails(name: str) -> bool:
    """Return whether a destination that this environment variable defines fails, in any organization."""
    defined = EventDestination.filter(environment_name=name, enabled=True, deleted_at=None)
    return await DestinationState.filter(destination_id__in=Subquery(defined.values("id")), failures__gt=0).exists()
