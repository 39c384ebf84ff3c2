"""Sending deliveries: one process at a time serves a destination, in the order of the log.

Why none is lost: a delivery is stored in the transaction that moves the log position, and stays open until the receiver
accepted it, rejected it permanently, or it expired. Why one may arrive twice: an attempt that was interrupted by a
crash may have arrived, and is repeated under the same id.

The sending process holds a lease on the destination, which it renews while it lives. A process that was only slow and
lost its lease finds out when it reports its result, which is then discarded.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from engine.destinations.base import AnyDestinationKind, DeliveryResult, OutgoingEvent, Transport, failed_result
from engine.destinations.disabling import Notice, disable, notify_no_one, reason_to_disable
from engine.destinations.kinds import KINDS
from engine.destinations.retries import DEFAULT_SCHEDULE, RetrySchedule
from engine.destinations.secrets import whole_config
from errors import NotConfigured, ParleyError
from models.causes import caused_by
from models.delivery_attempts import DeliveryStatus
from models.destinations import DestinationState, EventDelivery, EventDestination
from models.events import LoggedEvent, events_at
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id
from telemetry.tracing import SpanKind, continued

_log = logging.getLogger("parley.destinations")

INTERRUPTED: Final = (
    "Parley stopped during this attempt. The event may have arrived; it is sent again with the same id."
)


@dataclass(frozen=True, slots=True)
class StartedAttempt:
    """A delivery whose attempt has started.

    Args:
        further: the deliveries that are sent in the same batch, with their events.
    """

    delivery: EventDelivery
    destination: EventDestination
    event: LoggedEvent
    failing: bool
    further: Sequence[tuple[EventDelivery, LoggedEvent]] = ()

    @property
    def batch(self) -> Sequence[tuple[EventDelivery, LoggedEvent]]:
        """All deliveries of the attempt, with their events."""
        return [(self.delivery, self.event), *self.further]


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends the deliveries of one destination after another.

    Args:
        encryption_keys: decrypt the destinations' secrets.
        single_process: no other process uses the database, so any other's lease was left behind.
        notify: notifies the owner of a destination that is disabled because its receiver fails.
    """

    replica_id: str
    transport: Transport
    encryption_keys: tuple[bytes, ...]
    lease_seconds: float
    single_process: bool
    notify: Notice = notify_no_one
    retries: RetrySchedule = DEFAULT_SCHEDULE
    clock: Callable[[], datetime] = now

    # ------------------------------------------------------------ one attempt

    async def begin(self, destination_id: str) -> StartedAttempt | None:
        """Start the destination's next due delivery; None if there is none, or another process holds the lease."""
        async with transaction():
            state = await _locked(destination_id)
            moment = self.clock()
            if state is None or self._leased_elsewhere(state, moment):
                return None
            started = await self._next(state, moment)
            if started is None:
                state.leased_by = state.leased_until = None
            else:
                state.leased_by, state.leased_until = self.replica_id, moment + timedelta(seconds=self.lease_seconds)
                started = replace(started, further=await self._further(started, state, moment))
                await EventDelivery.begin_all([delivery for delivery, _ in started.batch], moment)
            await state.save()
            return started

    async def send(self, started: StartedAttempt) -> DeliveryResult:
        """Send the event, and return the result."""
        with continued(f"deliver {started.destination.type.value}", SpanKind.PRODUCER, started.event.trace) as span:
            if span is not None:
                span.attributes = {"parley.event.id": started.event.id, "parley.delivery.id": started.delivery.id}
            result = await self._send(started)
            if span is not None and not result.ok:
                span.fail(result.error or "")
            return result

    async def _send(self, started: StartedAttempt) -> DeliveryResult:
        outgoing: Sequence[OutgoingEvent[Any]] = ()
        try:
            kind = KINDS.get(started.destination.type)
            if kind is None:
                raise NotConfigured(f"This gateway cannot send to {started.destination.type.value}.")
            outgoing = self._outgoing(kind, started)
            if kind.batches is not None and len(outgoing) > 1:
                await kind.batches.send(outgoing)
            else:
                await kind.send(outgoing[0])
        except ParleyError as error:
            return failed_result(error, outgoing[0].status if outgoing else None)
        except Exception:  # a bug in a destination is a failed attempt
            error_id = new_id("err")
            _log.exception("delivery %s failed (%s)", started.delivery.id, error_id)
            return DeliveryResult(ok=False, error=f"INTERNAL: Internal error. Quote {error_id} when you report it.")
        return DeliveryResult(ok=True, status_code=outgoing[0].status)

    def _outgoing(self, kind: AnyDestinationKind, started: StartedAttempt) -> Sequence[OutgoingEvent[Any]]:
        config = kind.parse(whole_config(self.encryption_keys, started.destination))
        from_environment = started.destination.environment_name is not None
        return [
            OutgoingEvent(delivery.id, event, config, self.transport, from_environment)
            for delivery, event in started.batch
        ]

    async def end(self, started: StartedAttempt, result: DeliveryResult) -> None:
        """Record the result of an attempt, unless another process has taken over in the meantime."""
        async with transaction():
            state = await _locked(started.destination.id)
            deliveries = await EventDelivery.in_progress([delivery.id for delivery, _ in started.batch])
            if state is None or state.leased_by != self.replica_id or not deliveries:
                _log.warning("delivery %s taken over by another process; result discarded", started.delivery.id)
                return
            if started.further:  # it is not known which one was rejected: each is sent again on its own
                result = replace(result, permanent=False)
            for delivery in deliveries:
                await self._record(state, delivery, result)
            await state.save()
        reason = reason_to_disable(state, self.clock(), gone=result.gone)
        if reason is not None:
            with caused_by(started.event.id):
                await disable(started.destination.id, reason, self.notify)

    def _leased_elsewhere(self, state: DestinationState, moment: datetime) -> bool:
        if state.leased_by is None or state.leased_by == self.replica_id or self.single_process:
            return False
        return state.leased_until is not None and state.leased_until > moment

    # ------------------------------------------------------------ the next delivery

    async def _next(self, state: DestinationState, moment: datetime) -> StartedAttempt | None:
        """Return the delivery to attempt now. If there is none, set in the state when to look again."""
        state.due_at = None
        destination = await EventDestination.filter(id=state.destination_id).first()
        if destination is None or destination.deleted_at is not None:
            await EventDelivery.expire_all(state.destination_id, moment)
            return None
        await self._record_interrupted(state, moment)
        if not destination.enabled:
            return None
        while (delivery := await self._due(state, moment)) is not None:
            event = await _event_of(delivery)
            if event is not None and delivery.expires_at > moment:
                state.due_at = moment
                return StartedAttempt(delivery, destination, event, failing=state.failures > 0)
            await delivery.expire()
        return None

    async def _due(self, state: DestinationState, moment: datetime) -> EventDelivery | None:
        """Return the due delivery: the first in the queue, or one set aside. None while the destination is held."""
        first = await _queue(state.destination_id).first()
        aside = await _set_aside(state.destination_id).order_by("next_attempt_at").first()
        held = state.held_until is not None and state.held_until > moment
        candidates = [(each, each.next_attempt_at) for each in (first, aside) if each is not None]
        due = [each for each, at in candidates if at is not None and at <= moment]
        if due and not held:
            # Deliveries set aside are older, but while the destination fails, the queue must not wait for them.
            return due[0] if state.failures else due[-1]
        times = [at for _, at in candidates if at is not None]
        if times:
            state.due_at = max(min(times), state.held_until or moment)
        return None

    async def _further(
        self, started: StartedAttempt, state: DestinationState, moment: datetime
    ) -> Sequence[tuple[EventDelivery, LoggedEvent]]:
        """Return the deliveries behind the first one that are sent together with it, with their events."""
        kind = KINDS.get(started.destination.type)
        if kind is None or kind.batches is None or state.failures or started.delivery.place is None:
            return ()
        waiting = _queue(state.destination_id).filter(
            place__gt=started.delivery.place, status=DeliveryStatus.PENDING, expires_at__gt=moment
        )
        rows = await waiting.limit(kind.batches.most - 1)
        events = {event.id: event for event in await events_at([row.event_seq for row in rows])}
        return [(row, events[row.event_id]) for row in rows if row.event_id in events]

    async def _record_interrupted(self, state: DestinationState, moment: datetime) -> None:
        """Record the attempt that a dead process left behind."""
        for left in await EventDelivery.filter(destination_id=state.destination_id, began_at__isnull=False):
            attempt = left.attempt(moment, ok=False, error=INTERRUPTED)
            state.count(attempt)
            await left.retry(attempt, moment)

    # ------------------------------------------------------------ the result

    async def _record(self, state: DestinationState, delivery: EventDelivery, result: DeliveryResult) -> None:
        moment = self.clock()
        if result.ok and state.failures:
            _log.info("destination %s accepts events again", state.destination_id)
        attempt = delivery.attempt(moment, ok=result.ok, status_code=result.status_code, error=result.error)
        state.count(attempt)
        state.held_until, state.due_at = None, moment
        if result.ok:
            await delivery.succeed(attempt)
            return
        again = self.retries.next(delivery.round_of(attempt), moment, result.retry_after_seconds)
        _log.warning(
            "delivery %s of event %s to %s failed at attempt %d; %s: %s",
            delivery.id,
            delivery.event_id,
            delivery.destination_id,
            attempt.number,
            "giving up" if result.permanent or again is None else "retrying",
            result.error,
        )
        if result.permanent or again is None:
            await delivery.fail(attempt)
            return
        aside = delivery.place is None or not self.retries.blocks_queue(delivery.round_of(attempt))
        await (delivery.set_aside if aside else delivery.retry)(attempt, again)
        state.held_until = None if aside else again


async def _locked(destination_id: str) -> DestinationState | None:
    return await DestinationState.filter(destination_id=destination_id).select_for_update().first()


def _set_aside(destination_id: str) -> QuerySet[EventDelivery]:
    """Return the deliveries that no longer block the queue."""
    # By status, so that the queue, which may be long, is not scanned.
    return EventDelivery.filter(destination_id=destination_id, status=DeliveryStatus.RETRYING, place=None)


def _queue(destination_id: str) -> QuerySet[EventDelivery]:
    """Return the queue in order, without what waits for an event of its session that was set aside."""
    # One that a person retried is late in any case, and nothing waits for it.
    held_back = _set_aside(destination_id).filter(session_id__isnull=False, attempts_before=0).values("session_id")
    in_turn = Q(session_id__isnull=True) | ~Q(session_id__in=Subquery(held_back))
    queued = EventDelivery.filter(destination_id=destination_id, place__isnull=False)
    return queued.filter(in_turn).order_by("place")


async def _event_of(delivery: EventDelivery) -> LoggedEvent | None:
    found = await events_at([delivery.event_seq])
    return found[0] if found and found[0].id == delivery.event_id else None
