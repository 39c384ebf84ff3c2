"""The attempts and states that both kinds of delivery share: of events to destinations, and of messages to people.

::

    PENDING ──▶ SUCCESS            the receiver accepted it
       │  └───▶ RETRYING ──▶ …     the attempt failed, and the next one is due at `next_attempt_at`
       ├──────▶ FAILED             the receiver rejected it permanently, or all attempts of the schedule failed
       └──────▶ EXPIRED            its time ran out before it was delivered

    SUCCESS ──disown──▶ FAILED              of a message: its service could not deliver what it had accepted
    FAILED, EXPIRED ──reopen──▶ RETRYING    retried by a person, with a new round of attempts

A delivery has the same id on every attempt. An attempt is recorded before it is made, so that one interrupted by a
crash is detected.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final, Self

from tortoise import fields

from errors import Conflict
from json_types import Json, JsonObject, format_time
from storage.clock import now
from storage.record import JsonField, Record


class DeliveryStatus(Enum):
    """The state of a delivery."""

    PENDING = "PENDING"
    RETRYING = "RETRYING"
    SUCCESS = "SUCCESS"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


OPEN: Final = (DeliveryStatus.PENDING, DeliveryStatus.RETRYING)

REOPENABLE: Final = (DeliveryStatus.FAILED, DeliveryStatus.EXPIRED)


@dataclass(frozen=True, slots=True)
class Attempt:
    """The outcome of one attempt.

    Args:
        number: counted from 1.
        status_code: that of the response, if there was one.
    """

    number: int
    at: datetime
    duration_ms: int
    ok: bool
    status_code: int | None = None
    error: str | None = None

    @classmethod
    def restore(cls, stored: Mapping[str, Any]) -> Self:  # type: ignore[explicit-any]  # as `to_json` made it
        """Return the attempt that `to_json()` returned."""
        return cls(**{**stored, "at": datetime.fromisoformat(stored["at"])})

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values, as the row stores it."""
        return {**asdict(self), "at": format_time(self.at)}


class AttemptedDelivery(Record):
    """The columns and transitions of a delivery of either kind.

    `began_at` is when the attempt in progress began. `attempts_before` is the number of attempts before it was
    reopened, which the retry schedule no longer counts.
    """

    status = fields.CharEnumField(DeliveryStatus, max_length=20, default=DeliveryStatus.PENDING)
    attempts: JsonField[list[JsonObject]] = JsonField()
    attempts_before = fields.IntField(default=0)
    next_attempt_at = fields.DatetimeField(null=True)
    began_at = fields.DatetimeField(null=True)
    expires_at = fields.DatetimeField()
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        abstract = True

    @property
    def ended(self) -> bool:
        """Return whether no attempt will follow."""
        return self.status not in OPEN

    @property
    def tried(self) -> int:
        """The number of attempts so far."""
        return len(self.attempts)

    def attempt(
        self, moment: datetime, *, ok: bool, status_code: int | None = None, error: str | None = None
    ) -> Attempt:
        """Return the attempt that began at `began_at` and ended now."""
        assert self.began_at is not None
        took = max(0, round((moment - self.began_at).total_seconds() * 1000))
        return Attempt(self.tried + 1, self.began_at, took, ok, status_code, error)

    def round_of(self, attempt: Attempt) -> int:
        """Return the number of an attempt in the schedule, which begins again when a delivery is reopened."""
        return attempt.number - self.attempts_before

    # ------------------------------------------------------------ transitions

    async def begin(self, moment: datetime) -> None:
        """Record that an attempt is about to be made."""
        self.began_at = moment
        await self.save()

    async def succeed(self, attempt: Attempt) -> None:
        """PENDING, RETRYING → SUCCESS."""
        await self._end(DeliveryStatus.SUCCESS, attempt)

    async def fail(self, attempt: Attempt) -> None:
        """PENDING, RETRYING → FAILED."""
        await self._end(DeliveryStatus.FAILED, attempt)

    async def expire(self) -> None:
        """PENDING, RETRYING → EXPIRED, without another attempt."""
        await self._end(DeliveryStatus.EXPIRED, None)

    async def retry(self, attempt: Attempt, at: datetime) -> None:
        """PENDING, RETRYING → RETRYING."""
        self._require_open()
        self._add_attempt(attempt)
        self.status, self.next_attempt_at = DeliveryStatus.RETRYING, at
        await self._store()

    async def reopen(self, moment: datetime, expires_at: datetime) -> None:
        """FAILED, EXPIRED → RETRYING: its schedule begins again, now.

        Raises:
            Conflict: it has not ended, or was delivered.
        """
        self._open_again(moment, expires_at)
        await self._store()

    def _open_again(self, moment: datetime, expires_at: datetime) -> None:
        if self.status not in REOPENABLE:
            message = f"Only a delivery that is FAILED or EXPIRED can be retried; this one is {self.status.value}."
            raise Conflict(message, field=["id"])
        self.attempts_before, self.completed_at = self.tried, None
        self.status, self.next_attempt_at, self.expires_at = DeliveryStatus.RETRYING, moment, expires_at

    async def _end(self, status: DeliveryStatus, attempt: Attempt | None) -> None:
        self._require_open()
        self._add_attempt(attempt)
        self.status, self.completed_at, self.next_attempt_at = status, now(), None
        await self._store()

    async def _store(self) -> None:
        """Store a transition."""
        await self.save()

    def _add_attempt(self, attempt: Attempt | None) -> None:
        self.began_at = None
        if attempt is not None:
            self.attempts = [*self.attempts, attempt.to_json()]

    def _require_open(self) -> None:
        if self.ended:
            raise Conflict(f"The delivery is {self.status.value}; no attempt will follow.", field=["id"])
