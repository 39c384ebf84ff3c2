"""Deliveries: a message to a person through one channel, from the first attempt to the outcome.

`models.delivery_attempts` has the states. Each transition records one `DeliveryUpdated` event, which is about the user.

A message becomes one delivery per channel, all with the same `message_id`. They begin in the order of `priority`, 1
first: each waits until the one before it has made its first attempt, but no longer than `HEAD_START`.

`queue` is what a delivery shares with others that go to the same place, so that a place that is slow or fails delays
no others; it is null once the delivery has ended. While an attempt is in progress, `next_attempt_at` is null and the
row is leased to the replica that makes it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, Self

from tortoise import fields
from tortoise.indexes import Index

from json_types import Json, JsonObject
from models.causes import current_cause, new_event_id
from models.delivery_attempts import Attempt, AttemptedDelivery
from models.delivery_channels import DeliveryChannel
from models.events import EventKind, Topics, record
from storage.ids import SYSTEM_ID
from storage.record import JsonField

MESSAGE_PREFIX: Final = "msg"

HEAD_START: Final = timedelta(seconds=2)
"""How long the next channel of a message waits at most for the first attempt of the one before it."""

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
    data = JsonField()
    priority = fields.IntField()
    retry_count = fields.IntField()
    retry_delay_seconds = fields.IntField()
    config = JsonField()
    target = JsonField()
    receipt = JsonField(null=True)
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
    def prepare(cls, *, by: str, **values: Any) -> Self:
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

    async def _store(self) -> None:
        if self.ended:
            self.queue = None
        cause, self.cause_id = self.cause_id, new_event_id()
        await self.save()
        await self._record(SYSTEM_ID, caused_by=cause)

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
