"""Deliveries: a message to a person through one channel, from the first attempt to the outcome.

`models.delivery_attempts` has the states. Each transition records one `DeliveryUpdated` event, which is about the user.

A message becomes one delivery per channel, all with the same `message_id`. They begin in the order of `priority`, 1
first: each waits until the one before it has made its first attempt, but no longer than `head_start`.

`queue` is what a delivery shares with others that go to the same place, so that a place that is slow or fails delays
no others; it is null once the delivery has ended. While an attempt is in progress, `next_attempt_at` is null and the
row is leased to the replica that makes it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from json_types import Json, JsonObject
from models.causes import current_cause, new_event_id
from models.delivery_attempts import OPEN, Attempt, AttemptedDelivery, DeliveryStatus
from models.delivery_channels import DeliveryChannel
from models.events import EventKind, Topics, record
from storage.database import current_database, read
from storage.hydration import conversion
from storage.ids import SYSTEM_ID
from storage.record import JsonField

MESSAGE_PREFIX: Final = "dms"
"""Of the ids that the deliveries of one message share; no record has such an id."""

_HEAD_START: Final = timedelta(seconds=2)
_TIME_RAN_OUT: Final = "Its time ran out before the first attempt."

_INTERNAL: Final = ("queue", "leased_by", "leased_until")
"""Columns that say how a delivery is processed, which events do not contain."""


class Delivery(AttemptedDelivery):
    """A message to a user through one channel; without a user, to the place that `target` names.

    `config` is the effective configuration of the channel when it was created, without secrets. `target` names a place
    for this message, such as the Slack thread that it answers, and what it is about. `receipt` is what the channel said
    when it accepted the message, with `external_id` as its own id of it. `cause_id` is its latest event,
    which causes the next one.
    """

    PREFIX = "dlv"

    message_id = fields.CharField(max_length=40)
    user_id = fields.CharField(max_length=40, null=True)
    channel = fields.CharEnumField(DeliveryChannel, max_length=20)
    subject = fields.CharField(max_length=255, null=True)
    content = fields.TextField()
    data: JsonField[JsonObject] = JsonField()
    priority = fields.IntField()
    retry_count = fields.IntField()
    retry_delay_seconds = fields.IntField()
    config: JsonField[JsonObject] = JsonField()
    target: JsonField[JsonObject] = JsonField()
    receipt: JsonField[JsonObject | None] = JsonField(null=True)
    external_id = fields.CharField(max_length=255, null=True)
    error_message: str | None = fields.TextField(null=True)
    request_id = fields.CharField(max_length=40, null=True)
    approval_id = fields.CharField(max_length=40, null=True)
    created_by_id = fields.CharField(max_length=40)
    cause_id = fields.CharField(max_length=120, null=True)
    queue = fields.CharField(max_length=80, null=True)
    leased_by = fields.CharField(max_length=60, null=True)
    leased_until = fields.DatetimeField(null=True)

    class Meta:
        table = "deliveries"
        indexes = (
            Index(fields=("organization_id", "id")),
            Index(fields=("organization_id", "user_id", "id")),
            Index(fields=("organization_id", "status")),
            Index(fields=("queue", "next_attempt_at", "priority")),
            Index(fields=("leased_until",)),
            Index(fields=("status", "expires_at")),
            Index(fields=("completed_at",)),
            Index(fields=("request_id",)),
            Index(fields=("approval_id",)),
            Index(fields=("external_id",)),
            Index(fields=("message_id",)),
        )

    @classmethod
    def prepare(cls, *, by: str, **values: object) -> Self:
        """Return a delivery that is not stored yet."""
        return cls.new(created_by_id=by, attempts=[], cause_id=new_event_id(), **values)

    async def add(self) -> None:
        """Insert the new delivery."""
        await self.insert()
        await self._record(self.created_by_id, caused_by=current_cause())

    # ------------------------------------------------------------ transitions; the caller holds the row's lock

    async def succeed_with(self, attempt: Attempt, receipt: Mapping[str, Json], external_id: str | None) -> None:
        """PENDING, RETRYING → SUCCESS, with what the channel said."""
        self.receipt, self.external_id, self.error_message = dict(receipt), external_id, None
        await self.succeed(attempt)

    async def expire(self, reason: str | None = None) -> None:
        """PENDING, RETRYING → EXPIRED, without another attempt.

        Args:
            reason: why it is no longer needed; by default its time ran out, and the last error is kept.
        """
        self.error_message = reason or self.error_message or _TIME_RAN_OUT
        await super().expire()

    async def confirm(self, status: str) -> None:
        """Add the final status that the service reports for a message that it had accepted."""
        self.receipt = {**(self.receipt or {}), "status": status}
        await self._store()

    async def disown(self, status: str, error: str) -> None:
        """SUCCESS → FAILED: the service reports that it could not deliver what it had accepted."""
        self.receipt = {**(self.receipt or {}), "status": status}
        if self.status is DeliveryStatus.SUCCESS:
            self.status, self.error_message = DeliveryStatus.FAILED, error
        await self._store()

    async def repeat(self, attempt: Attempt, moment: datetime) -> None:
        """PENDING, RETRYING → RETRYING, now: an interrupted attempt, which does not count in the schedule."""
        self.attempts_before += 1
        await self.retry(attempt, moment)

    async def reopen_by(self, by: str, moment: datetime, expires_at: datetime) -> None:
        """FAILED, EXPIRED → RETRYING, at the request of a person.

        Raises:
            Conflict: it has not ended, or was delivered.
        """
        self._open_again(moment, expires_at)
        self.cause_id = current_cause()
        await self._store(by)

    async def postpone(self, at: datetime, reason: str) -> None:
        """Undo `begin`: nothing was sent, and it is to be sent at another time."""
        self._require_open()
        self._add_attempt(None)
        self.error_message, self.next_attempt_at = reason, at
        await self.save()

    def _add_attempt(self, attempt: Attempt | None) -> None:
        super()._add_attempt(attempt)
        self.leased_by = self.leased_until = None
        if attempt is not None and not attempt.ok:
            self.error_message = attempt.error

    async def _store(self, by: str = SYSTEM_ID) -> None:
        if self.ended:
            self.queue = None
        cause, self.cause_id = self.cause_id, new_event_id()
        await self.save()
        await self._record(by, caused_by=cause)

    async def _record(self, by: str, *, caused_by: str | None) -> None:
        await record(
            EventKind.DeliveryUpdated,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(user_id=self.user_id),
            payload={"delivery": self._shown()},
            event_id=self.cause_id,
            caused_by=caused_by,
        )

    def _shown(self) -> JsonObject:
        return {name: value for name, value in self.columns().items() if name not in _INTERNAL}

    # ------------------------------------------------------------ the queues

    @classmethod
    async def claim(cls, queue: str, moment: datetime, limit: int, lease: "DeliveryLease") -> list[Self]:
        """Begin the attempts that are due in a queue, the earliest first; call it in a transaction of its own."""
        due = cls.filter(queue=queue, next_attempt_at__lte=moment).order_by("next_attempt_at", "priority", "id")
        rows = await due.limit(limit).select_for_update(skip_locked=True)
        for row in rows:
            row.leased_by, row.leased_until = lease.holder, moment + lease.duration
            row.next_attempt_at = None
            await row.begin(moment)
        return rows

    @classmethod
    async def left_behind(cls, moment: datetime, limit: int, *, besides: Collection[str]) -> list[Self]:
        """Return deliveries whose attempt was interrupted, locked until the transaction ends.

        Args:
            besides: the ids of those that this replica is sending, and was only too slow to renew.
        """
        rows = cls.filter(leased_until__lte=moment).exclude(id__in=list(besides)).order_by("leased_until", "id")
        return await rows.limit(limit).select_for_update(skip_locked=True)

    @classmethod
    async def held(cls, ids: Sequence[str], lease: "DeliveryLease") -> dict[str, Self]:
        """Return those of these deliveries that a replica still holds, by id, locked until the transaction ends."""
        rows = cls.filter(id__in=list(ids), leased_by=lease.holder, began_at__isnull=False).order_by("id")
        return {row.id: row for row in await rows.select_for_update()}

    @classmethod
    async def release_next(cls, message_id: str, moment: datetime) -> bool:
        """Let the next channel of a message begin, because the one before it has made its first attempt.

        Returns:
            Whether one was waiting. Those that were postponed keep their time.
        """
        waiting = cls.filter(message_id=message_id, status=DeliveryStatus.PENDING, next_attempt_at__gt=moment)
        rows = waiting.filter(error_message=None).order_by("next_attempt_at", "priority", "id")
        row = await rows.select_for_update(skip_locked=True).first()
        if row is not None:
            row.next_attempt_at = moment
            await row.save()
        return row is not None

    @classmethod
    async def overdue(cls, moment: datetime, limit: int) -> list[Self]:
        """Return deliveries whose time has run out while no attempt is in progress, locked likewise."""
        rows = cls.filter(status__in=OPEN, expires_at__lte=moment, began_at=None).order_by("expires_at", "id")
        return await rows.limit(limit).select_for_update(skip_locked=True)


def head_start(expires_in: timedelta | None) -> timedelta:
    """Return how long the other channels of a message wait at most for the first attempts of those before them.

    Args:
        expires_in: after how long the message expires, if it was given: they begin long before.
    """
    return _HEAD_START if expires_in is None else min(_HEAD_START, expires_in / 4)


@dataclass(frozen=True, slots=True)
class DeliveryLease:
    """The lease of a replica on the deliveries that it is sending, renewed while it lives."""

    holder: str
    duration: timedelta

    async def renew(self, ids: Sequence[str], moment: datetime) -> None:
        """Renew the lease on those of these deliveries that the replica still holds."""
        mine = Delivery.filter(id__in=list(ids), leased_by=self.holder, began_at__isnull=False)
        await mine.update(leased_until=moment + self.duration)

    async def release(self, moment: datetime) -> None:
        """Leave the attempts in progress to other replicas, as interrupted."""
        await Delivery.filter(leased_by=self.holder).update(leased_until=moment)

    async def end_others(self, moment: datetime) -> None:
        """End the leases of others, of which none is alive: this is the only process on the database."""
        await Delivery.filter(leased_by__isnull=False).exclude(leased_by=self.holder).update(leased_until=moment)


# A skip scan: each step finds the next queue in the index, however many deliveries the one before it has.
_QUEUES: Final = """
WITH RECURSIVE found(queue) AS (
    SELECT min(queue) FROM deliveries
    UNION ALL
    SELECT (SELECT min(queue) FROM deliveries WHERE queue > found.queue) FROM found WHERE found.queue IS NOT NULL
)
SELECT queue, (SELECT min(next_attempt_at) FROM deliveries d WHERE d.queue = found.queue) AS due_at
FROM found WHERE queue IS NOT NULL
"""


FIRST_DUE: Final = f"SELECT min(due_at) FROM ({_QUEUES}) AS queues"  # noqa: S608 - our own statement
"""When the first attempt of all queues is due: a statement that returns one time, or null."""


async def queue_times() -> dict[str, datetime]:
    """Return when the next attempt of each queue is due, of those where one is waiting."""
    moment = conversion(Delivery._meta.fields_map["next_attempt_at"], current_database().dialect) or datetime.astimezone
    return {row["queue"]: moment(row["due_at"]) for row in await read(_QUEUES, []) if row["due_at"] is not None}


async def deliveries_of(approval_id: str, channel: DeliveryChannel) -> list[Delivery]:
    """Return the deliveries about an approval through one channel, oldest first."""
    return await Delivery.filter(approval_id=approval_id, channel=channel).order_by("id")
