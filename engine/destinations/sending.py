"""Handing deliveries over: one destination at a time by one process, in the order of the log, until each has ended.

Why none is lost: a delivery is stored with the position of the log that asked for it, and stays open until the other
side took it, refused it for good, or its time was over. Why it may come twice: an attempt that a crash cut short may
have arrived, and is made again, under the same id.

Who sends holds a lease on the destination, which is renewed while the process lives. A process that was only slow and
lost its lease finds so when it comes back: what it has to tell is not wanted any more.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, cast

import orjson

from engine.destinations.base import AnyDestinationKind, DeliveryResult, OutgoingEvent, Transport, failed_result
from engine.destinations.kinds import KINDS
from engine.destinations.retries import DEFAULT_SCHEDULE, RetrySchedule
from errors import NotConfigured, ParleyError
from json_types import JsonObject
from models.destinations import DeliveryStatus, DestinationState, EventDelivery, EventDestination
from models.events import LoggedEvent, events_at
from storage.clock import now
from storage.database import transaction
from storage.encryption import DecryptionFailed, unseal
from storage.ids import SYSTEM_ID, new_id

_log = logging.getLogger("parley.destinations")

INTERRUPTED: Final = (
    "Parley stopped during this attempt. The event may have arrived; it is sent again under the same id."
)


@dataclass(frozen=True, slots=True)
class StartedAttempt:
    """One delivery whose attempt has begun."""

    delivery: EventDelivery
    destination: EventDestination
    event: LoggedEvent
    failing: bool


@dataclass(frozen=True, slots=True)
class Sender:
    """What it takes to send.

    Args:
        me: names this process.
        alone: nobody else uses the database, so that what another one has leased was left behind.
        encryption_keys: open what the destinations keep sealed.
    """

    replica_id: str
    transport: Transport
    encryption_keys: tuple[bytes, ...]
    lease_seconds: float
    single_process: bool
    retries: RetrySchedule = DEFAULT_SCHEDULE
    clock: Callable[[], datetime] = now

    # ------------------------------------------------------------ one after the other

    async def begin(self, destination_id: str) -> StartedAttempt | None:
        """Takes the next delivery of a destination that is due; None when there is none, or another process sends."""
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
                await started.delivery.begin(moment)
            await state.save()
            return started

    async def send(self, started: StartedAttempt) -> DeliveryResult:
        """Asks the other side, and returns what came of it."""
        kind: AnyDestinationKind | None = KINDS.get(started.destination.type)
        outgoing: OutgoingEvent[Any] | None = None
        try:
            if kind is None:
                raise NotConfigured(f"This gateway cannot send to {started.destination.type.value}.")
            config = kind.parse(self._config(started.destination))
            of_environment = started.destination.environment_name is not None
            outgoing = OutgoingEvent(started.delivery.id, started.event, config, self.transport, of_environment)
            await kind.send(outgoing)
        except ParleyError as error:
            return failed_result(error, outgoing.status if outgoing is not None else None)
        except Exception:
            error_id = new_id("err")
            _log.exception("delivery %s failed (%s)", started.delivery.id, error_id)
            return DeliveryResult(ok=False, error=f"INTERNAL: Internal error. Quote {error_id} when you report it.")
        return DeliveryResult(ok=True, status_code=outgoing.status)

    async def end(self, started: StartedAttempt, result: DeliveryResult) -> None:
        """Notes what came of an attempt, unless another process has taken over meanwhile."""
        async with transaction():
            state = await _locked(started.destination.id)
            delivery = await EventDelivery.filter(id=started.delivery.id).first()
            if state is None or state.leased_by != self.replica_id or delivery is None or delivery.began_at is None:
                _log.warning("delivery %s taken over by another process; result discarded", started.delivery.id)
                return
            await self._record(state, delivery, result)
            await state.save()
        if result.gone:
            await _disable(started.destination.id)

    def _leased_elsewhere(self, state: DestinationState, moment: datetime) -> bool:
        if state.leased_by is None or state.leased_by == self.replica_id or self.single_process:
            return False
        return state.leased_until is not None and state.leased_until > moment

    def _config(self, destination: EventDestination) -> JsonObject:
        config = cast(JsonObject, dict(destination.config))
        if destination.sealed_secrets is None:
            return config
        try:
            opened = orjson.loads(unseal(self.encryption_keys, destination.sealed_secrets, destination.id))
        except DecryptionFailed:
            raise NotConfigured("The destination's secrets cannot be read; set them again.") from None
        return config | cast(JsonObject, opened)

    # ------------------------------------------------------------ which is next

    async def _next(self, state: DestinationState, moment: datetime) -> StartedAttempt | None:
        """Returns the delivery to try now, and notes in the state when to look again if there is none."""
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
        """Returns the first of the queue if its time has come, or one that was set aside; all wait while it is held."""
        rows = EventDelivery.filter(destination_id=state.destination_id)
        first = await rows.filter(place__isnull=False).order_by("place").first()
        # By the status: of those that wait in the queue, and may be many, none is looked at.
        retrying = rows.filter(status=DeliveryStatus.RETRYING, place=None)
        aside = await retrying.order_by("next_attempt_at").first()
        held = state.held_until is not None and state.held_until > moment
        candidates = [(each, each.next_attempt_at) for each in (first, aside) if each is not None]
        due = [each for each, at in candidates if at is not None and at <= moment]
        if due and not held:
            # Those that were set aside are older; but while the destination fails, the queue is not to wait for them.
            return due[0] if state.failures else due[-1]
        times = [at for _, at in candidates if at is not None]
        if times:
            state.due_at = max(min(times), state.held_until or moment)
        return None

    async def _record_interrupted(self, state: DestinationState, moment: datetime) -> None:
        """Notes the attempt that a process left behind when it died."""
        left = await EventDelivery.filter(destination_id=state.destination_id, began_at__isnull=False).first()
        if left is not None:
            attempt = left.attempt(moment, ok=False, error=INTERRUPTED)
            state.count(attempt)
            await left.retry(attempt, moment, aside=left.place is None)

    # ------------------------------------------------------------ what came of it

    async def _record(self, state: DestinationState, delivery: EventDelivery, result: DeliveryResult) -> None:
        moment = self.clock()
        attempt = delivery.attempt(moment, ok=result.ok, status_code=result.status_code, error=result.error)
        state.count(attempt)
        state.held_until, state.due_at = None, moment
        if result.ok:
            await delivery.succeed(attempt)
            return
        again = self.retries.next(attempt.number, moment, result.retry_after_seconds)
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
        aside = delivery.place is None or not self.retries.blocks_queue(attempt.number)
        await delivery.retry(attempt, again, aside=aside)
        state.held_until = None if aside else again


async def _locked(destination_id: str) -> DestinationState | None:
    return await DestinationState.filter(destination_id=destination_id).select_for_update().first()


async def _event_of(delivery: EventDelivery) -> LoggedEvent | None:
    found = await events_at([delivery.event_seq])
    return found[0] if found and found[0].id == delivery.event_id else None


async def _disable(destination_id: str) -> None:
    async with transaction():
        destination = await EventDestination.filter(id=destination_id, deleted_at=None).select_for_update().first()
        if destination is not None:
            await destination.change({"enabled": False}, by=SYSTEM_ID)
