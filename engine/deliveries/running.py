"""Sending deliveries while this process lives: each queue with something due is served by a task of its own.

The number of concurrent attempts is limited, with a separate limit for queues that fail or are slow. An attempt that
takes long moves from the first limit to the second, and a queue begins with one attempt at a time: however many
receivers hang or throttle, the others are not delayed.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import SAFETY_SECONDS, Lookout, earliest_by, earliest_in
from engine.deliveries.outgoing import PreparedMessages
from engine.deliveries.sending import AttemptResult, DeliverySender
from engine.due_work import DueWork
from engine.outbound.gateway import ConnectorGateway
from models.deliveries import FIRST_DUE, Delivery, DeliveryLease, queue_times
from models.delivery_attempts import OPEN, DeliveryStatus
from models.events import EventKind, LoggedEvent
from settings import Settings
from storage.address import Dialect
from storage.background import RETRY_UNAVAILABLE_SECONDS, finish, log_failure, run_forever, running
from storage.clock import now
from storage.database import current_database
from storage.outages import is_unavailable
from storage.turns import create_own_task

MAX_CONCURRENT: Final = 48
MAX_CONCURRENT_FAILING: Final = 16
"""Concurrent attempts in one process: through queues that work, and through those that fail or are slow."""

MAX_WIDTH: Final = 8
"""Concurrent attempts through one queue."""

_SLOW_SECONDS: Final = 1.0
"""The time that an attempt may occupy a place among those of queues that work."""
_MIN_WAIT_SECONDS: Final = 0.02
_BATCH_SECONDS: Final = 0.005
"""Deliveries that are created, and attempts that end, within this time are processed together."""
_GRACE_SECONDS: Final = 5.0
_MOST_RECORDED: Final = 50
"""Results in one transaction."""
_MOST_REMEMBERED: Final = 5000
"""Queues whose state is kept in memory even if nothing is waiting in them."""


class _Queue:
    """The state of a queue on this replica: how well it works, and which attempts are in progress."""

    def __init__(self) -> None:
        self.width = 1
        self.failures = 0
        self.slow = 0
        self.attempts: set[asyncio.Task[None]] = set()

    @property
    def struggles(self) -> bool:
        """Whether its last attempt failed, or one in progress is slow."""
        return self.failures > 0 or self.slow > 0

    def note(self, *, ok: bool) -> None:
        """Widen the queue after a success; after a failure, make one attempt at a time."""
        self.failures = 0 if ok else self.failures + 1
        self.width = min(self.width * 2, MAX_WIDTH) if ok else 1


class _Results:
    """Records results, those that arrive while a transaction is in progress in the next one.

    Args:
        wake: called when a result lets another channel of the message begin.
    """

    def __init__(self, sender: DeliverySender, wake: Callable[[], None]) -> None:
        self._sender = sender
        self._wake = wake
        self._waiting: list[tuple[Delivery, AttemptResult, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    async def add(self, row: Delivery, result: AttemptResult) -> None:
        """Return once the result is recorded; an outage of the database delays it."""
        recorded: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((row, result, recorded))
        if self._task is None or self._task.done():
            self._task = create_own_task(self._record_all())
        await recorded

    async def _record_all(self) -> None:
        await asyncio.sleep(_BATCH_SECONDS)
        while self._waiting:
            batch, self._waiting = self._waiting[:_MOST_RECORDED], self._waiting[_MOST_RECORDED:]
            if not await self._recorded(batch):
                # One by one, so that a result that cannot be recorded holds up no others.
                for each in batch:
                    await self._recorded([each], last=True)

    async def _recorded(
        self, batch: Sequence[tuple[Delivery, AttemptResult, asyncio.Future[None]]], *, last: bool = False
    ) -> bool:
        """Record results; return False if that failed for a reason other than an outage."""
        while True:
            try:
                if await self._sender.record([(row, result) for row, result, _ in batch]):
                    self._wake()
            except Exception as error:  # one result that cannot be recorded holds up no others
                log_failure("recording deliveries", error)
                if is_unavailable(error):
                    await asyncio.sleep(RETRY_UNAVAILABLE_SECONDS)
                    continue
                if not last:
                    return False
            for _, _, recorded in batch:
                if not recorded.done():
                    recorded.set_result(None)
            return True


class Deliveries:
    """Serves the queues, on this replica."""

    def __init__(self, sender: DeliverySender, lookout: Lookout) -> None:
        self._sender = sender
        self._left = asyncio.Event()
        """Set when a lease has expired: its process may have died."""
        lookout.wake_when_due(self._left.set, _first_expiry)
        self._due = DueWork(
            "deliveries",
            self._look,
            self._serve,
            lookout=lookout,
            next_due=_first_due,
            renew=self._renew,
            lease_seconds=sender.lease.duration.total_seconds(),
            shortest_wait=_MIN_WAIT_SECONDS,
            batch=_BATCH_SECONDS,
        )
        self._queues: dict[str, _Queue] = {}
        self._held: set[str] = set()
        self._working = asyncio.Semaphore(MAX_CONCURRENT)
        self._failing = asyncio.Semaphore(MAX_CONCURRENT_FAILING)
        self._results = _Results(sender, self._due.wake)

    def on_event(self, event: LoggedEvent) -> None:
        """Look for what is due soon after a delivery was created or is to be retried. Call it for every event."""
        if event.kind is EventKind.DeliveryUpdated and _is_open(event):
            self._due.wake()

    async def run(self) -> None:
        """Run until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._due.run())
            recover = run_forever(
                "interrupted deliveries", self._recover, every=SAFETY_SECONDS, wake=self._left, immediately=True
            )
            tasks.create_task(recover)

    async def close(self) -> None:
        """Wait a few seconds for the attempts in progress, and leave the others to other replicas."""
        self._due.closing = True
        await finish(self._attempts(), _GRACE_SECONDS)
        await self._due.finish(0)
        await finish(self._attempts(), 0)
        with contextlib.suppress(Exception):  # the leases expire in any case
            await self._sender.lease.release(now())

    def _attempts(self) -> list["asyncio.Task[None]"]:
        return [task for queue in self._queues.values() for task in queue.attempts]

    # ------------------------------------------------------------ loops

    async def _look(self) -> datetime | None:
        times, moment = await queue_times(), now()
        self._forget(times)
        for queue, due_at in times.items():
            if due_at <= moment:
                self._due.begin(queue)
        return min((due_at for queue, due_at in times.items() if queue not in self._due.serving), default=None)

    def _forget(self, times: Mapping[str, datetime]) -> None:
        """Forget the queues in which nothing is waiting, once there are many."""
        if len(self._queues) > _MOST_REMEMBERED:
            used = times.keys() | self._due.serving
            self._queues = {name: each for name, each in self._queues.items() if name in used or each.attempts}

    async def _renew(self) -> None:
        if self._held:
            await self._sender.lease.renew(sorted(self._held), now())

    async def _recover(self) -> None:
        while await self._sender.recover(besides=self._held):
            self._due.wake()

    # ------------------------------------------------------------ one queue

    async def _serve(self, name: str) -> None:
        """Make the attempts that are due, as many at a time as the queue is wide."""
        queue = self._queues.setdefault(name, _Queue())
        while not self._due.closing:
            if len(queue.attempts) >= queue.width:
                await asyncio.wait(queue.attempts, return_when=asyncio.FIRST_COMPLETED)
            elif not await self._begin(name, queue):
                return

    async def _begin(self, name: str, queue: _Queue) -> bool:
        """Begin attempts as the limits permit; return whether there were any to begin."""
        limit = self._failing if queue.struggles else self._working
        places = await _places(limit, queue.width - len(queue.attempts))
        rows: Sequence[Delivery] = ()
        try:
            rows = await self._sender.claim(name, places)
        finally:
            for _ in range(places - len(rows)):
                limit.release()
        for row in rows:
            task = asyncio.create_task(self._attempt(row, queue, limit))
            queue.attempts.add(task)
            task.add_done_callback(queue.attempts.discard)
        return bool(rows)

    async def _attempt(self, row: Delivery, queue: _Queue, limit: asyncio.Semaphore) -> None:
        """Make one attempt and record its result. Its place is free once it is recorded, or takes long."""
        self._held.add(row.id)
        slow = False
        attempt = asyncio.create_task(self._sender.attempt(row))
        try:
            if limit is self._working:
                slow = not (await asyncio.wait({attempt}, timeout=_SLOW_SECONDS))[0]
            if slow:
                limit.release()
                queue.slow += 1
            result = await attempt
            queue.note(ok=result.outcome.ok)
            await self._results.add(row, result)
        finally:
            attempt.cancel()
            self._held.discard(row.id)
            if slow:
                queue.slow -= 1
            else:
                limit.release()


async def _places(limit: asyncio.Semaphore, most: int) -> int:
    """Acquire at least one place of a limit, and at most this many without waiting."""
    await limit.acquire()
    places = 1
    while places < most and not limit.locked():
        await limit.acquire()
        places += 1
    return places


def _is_open(event: LoggedEvent) -> bool:
    delivery = event.payload.get("delivery")
    return isinstance(delivery, dict) and DeliveryStatus(delivery["status"]) in OPEN


async def _first_due() -> datetime | None:
    return await earliest_by(FIRST_DUE, (), Delivery._meta.fields_map["next_attempt_at"])


async def _first_expiry() -> datetime | None:
    return await earliest_in(Delivery, "leased_until")


@contextlib.asynccontextmanager
async def open_deliveries(
    settings: Settings, connectors: ConnectorGateway, replica_id: str, lookout: Lookout
) -> AsyncIterator[Deliveries]:
    """Send deliveries while the block runs. The database must be open and bound."""
    lease = DeliveryLease(replica_id, timedelta(seconds=settings.engine_lease))
    if current_database().dialect is Dialect.SQLITE:
        await lease.end_others(now())
    messages = PreparedMessages(connectors, settings)
    deliveries = Deliveries(DeliverySender(lease, connectors, messages), lookout)
    try:
        async with running(deliveries.run()):
            yield deliveries
    finally:
        await deliveries.close()
