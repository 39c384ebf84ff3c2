"""Sending deliveries: claiming what is due in a queue, making the attempts, and recording the results.

Why none is lost: a delivery is stored in the transaction of what causes it, and stays open until the channel accepted
it, rejected it permanently, its schedule ended or its time ran out. An attempt is recorded before it is made, under a
lease of the replica. If the replica dies, the lease expires, and the attempt counts as interrupted: it is repeated with
the same id through channels whose receivers can recognize a repetition. Through the others it fails with
OUTCOME_UNKNOWN, and a person decides with `retryDelivery`.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from connectors.transport.names import on_behalf_of
from connectors.transport.provider_client import CircuitOpen
from engine.deliveries.channels import CHANNELS
from engine.deliveries.channels.base import Sent
from engine.deliveries.disabling import disable_if_dead
from engine.deliveries.outgoing import PreparedMessages
from engine.destinations.base import DeliveryResult, failed_result
from engine.destinations.retries import RetrySchedule
from engine.outbound.gateway import ConnectorGateway
from errors import NotConfigured, OutcomeUnknown, ParleyError, RateLimited, UpstreamUnavailable
from models.deliveries import Delivery, DeliveryLease
from models.delivery_channels import DeliveryChannel
from models.events import trace_of
from storage.background import log_failure
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id
from telemetry.tracing import SpanKind, continued

_log = logging.getLogger("parley.deliveries")

RECOGNIZED: Final = frozenset({DeliveryChannel.EMAIL, DeliveryChannel.WEBHOOK, DeliveryChannel.TEST})
"""Channels whose receivers can recognize a repetition by the delivery's id: by the Message-ID or the `webhook-id`."""

ATTEMPT_SECONDS: Final = 30.0
"""The time limit of an attempt, beyond those of the connectors."""

_MOST_RECOVERED: Final = 50
_MIN_POSTPONED: Final = timedelta(seconds=1)

OBSOLETE: Final = "The recipient no longer has to decide the approval request."
INTERRUPTED: Final = (
    "Parley stopped during this attempt. The message may have arrived; it is sent again with the same id."
)
INTERRUPTED_FOR_GOOD: Final = (
    "OUTCOME_UNKNOWN: Parley stopped during this attempt. The message may have arrived, and the channel cannot "
    "recognize a repetition; retry the delivery if it did not."
)


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """The result of an attempt.

    Args:
        sent: what the channel said, if it accepted the message.
        nothing_sent: no request was made, because of an open circuit or a rate limit that is still in force.
        obsolete: it is no longer needed, so that it expires without an attempt.
    """

    outcome: DeliveryResult
    sent: Sent | None = None
    nothing_sent: bool = False
    obsolete: bool = False


@dataclass(frozen=True, slots=True)
class DeliverySender:
    """Makes the attempts of deliveries, and records their results."""

    lease: DeliveryLease
    connectors: ConnectorGateway
    messages: PreparedMessages
    attempt_seconds: float = ATTEMPT_SECONDS
    clock: Callable[[], datetime] = field(default=now)

    # ------------------------------------------------------------ attempts

    async def claim(self, queue: str, limit: int) -> list[Delivery]:
        """Begin the attempts that are due in a queue, at most `limit`; those that expired in the meantime end."""
        async with transaction():
            rows = await Delivery.claim(queue, self.clock(), limit, self.lease)
            late = [row for row in rows if row.expires_at <= self.clock()]
            for row in late:
                await row.expire()
        return [row for row in rows if row not in late]

    async def attempt(self, row: Delivery) -> AttemptResult:
        """Send a delivery, and return the result."""
        on_behalf_of.set(row.organization_id)
        traceparent = await trace_of(row.cause_id)
        try:
            with continued(f"deliver {row.channel.value}", SpanKind.PRODUCER, traceparent) as span:
                if span is not None:
                    span.attributes = {"parley.delivery.id": row.id, "parley.delivery.attempt": row.tried + 1}
                return await self._attempt(row)
        except ParleyError as error:
            outcome = failed_result(error, error.upstream_status)
            nothing_sent = error.upstream_status is None and isinstance(error, CircuitOpen | RateLimited)
            return AttemptResult(outcome, nothing_sent=nothing_sent)
        except Exception:  # a bug in a channel is a failed attempt
            error_id = new_id("err")
            _log.exception("delivery %s failed (%s)", row.id, error_id)
            message = f"INTERNAL: Internal error. Quote {error_id} when you report it."
            return AttemptResult(DeliveryResult(ok=False, error=message))

    async def _attempt(self, row: Delivery) -> AttemptResult:
        channel = CHANNELS.get(row.channel)
        if channel is None:
            raise NotConfigured(f"This gateway cannot send through {row.channel.value}.")
        prepared = await self.messages.prepare(row, channel)
        if prepared is None:
            return AttemptResult(DeliveryResult(ok=True), obsolete=True)
        try:
            async with asyncio.timeout(self.attempt_seconds):
                sent = await channel.send(prepared.message, self.connectors)
        except TimeoutError:
            message = f"{row.channel.value} did not respond within {self.attempt_seconds:g} s."
            repeatable = row.channel in RECOGNIZED
            raise (UpstreamUnavailable(message) if repeatable else OutcomeUnknown(message)) from None
        except ParleyError as error:
            error.message = prepared.without_secrets(error.message)
            raise
        return AttemptResult(DeliveryResult(ok=True, status_code=sent.status_code), sent)

    # ------------------------------------------------------------ results

    async def record(self, results: Sequence[tuple[Delivery, AttemptResult]]) -> bool:
        """Record the results of attempts, except of those that another replica has taken over in the meantime.

        Returns:
            Whether other channels of these messages can begin now.
        """
        released = False
        async with transaction():
            held = await Delivery.held([row.id for row, _ in results], self.lease)
            for row, result in results:
                current = held.get(row.id)
                if current is None:
                    _log.warning("delivery %s taken over by another process; result discarded", row.id)
                else:
                    released |= await self._record(current, result)
        for row in held.values():
            await self._disable_if_dead(row)
        return released

    async def _disable_if_dead(self, row: Delivery) -> None:
        try:
            await disable_if_dead(self.connectors, row, self.clock())
        except Exception as error:  # the result is recorded, and the next failure leads here again
            log_failure("disabling a channel", error)

    async def _record(self, row: Delivery, result: AttemptResult) -> bool:
        """Record a result, and return whether the next channel of the message can begin now."""
        moment, outcome = self.clock(), result.outcome
        if result.obsolete:
            await row.expire(OBSOLETE)
            return False
        if result.nothing_sent:
            wait = timedelta(seconds=outcome.retry_after_seconds or 0)
            await row.postpone(moment + max(wait, _MIN_POSTPONED), outcome.error or "")
            return row.tried == 0 and await Delivery.release_next(row.message_id, moment)
        attempt = row.attempt(moment, ok=outcome.ok, status_code=outcome.status_code, error=outcome.error)
        if result.sent is not None:
            simulated = {"simulated": True} if result.sent.simulated else {}
            await row.succeed_with(attempt, result.sent.detail | simulated, result.sent.external_id)
        else:
            again = schedule_of(row).next(row.round_of(attempt), moment, outcome.retry_after_seconds)
            final = outcome.permanent or again is None
            verdict = "giving up" if final else "retrying"
            _log.warning("delivery %s failed at attempt %d; %s: %s", row.id, attempt.number, verdict, outcome.error)
            await (row.fail(attempt) if final or again is None else row.retry(attempt, again))
        return attempt.number == 1 and await Delivery.release_next(row.message_id, moment)

    # ------------------------------------------------------------ what dead replicas left, and what expires

    async def recover(self, *, besides: Collection[str]) -> int:
        """Record the attempts that a dead replica left behind, and return how many.

        Args:
            besides: the ids of the deliveries that this replica is sending.
        """
        moment = self.clock()
        if not await Delivery.filter(leased_until__lte=moment).exists():  # a transaction would be a write on SQLite
            return 0
        async with transaction():
            rows = await Delivery.left_behind(moment, _MOST_RECOVERED, besides=besides)
            for row in rows:
                await _record_interrupted(row, moment)
        return len(rows)


def schedule_of(row: Delivery) -> RetrySchedule:
    """Return the retry schedule of a delivery: a fixed delay, with jitter, before each of `retry_count` retries."""
    return RetrySchedule([row.retry_delay_seconds] * row.retry_count)


async def _record_interrupted(row: Delivery, moment: datetime) -> None:
    if row.channel in RECOGNIZED:
        await row.repeat(row.attempt(moment, ok=False, error=INTERRUPTED), moment)
    else:
        await row.fail(row.attempt(moment, ok=False, error=INTERRUPTED_FOR_GOOD))


async def expire_deliveries(moment: datetime) -> int:
    """Expire the deliveries whose time has run out, unless an attempt is in progress; return how many."""
    expired = 0
    while True:
        async with transaction():
            rows = await Delivery.overdue(moment, _MOST_RECOVERED)
            for row in rows:
                await row.expire()
        expired += len(rows)
        if len(rows) < _MOST_RECOVERED:
            return expired
