"""Processing calls of external services after they were acknowledged: each once, by any replica, despite crashes."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final
from weakref import WeakValueDictionary

from engine.deadlines import SAFETY_SECONDS, Lookout, earliest_in
from engine.scheduler import Job
from errors import ParleyError
from models.inbound import InboundReceipt, ReceiptStatus
from settings import Settings
from storage.address import Dialect
from storage.background import finish, run_forever, running
from storage.clock import now
from storage.database import current_database, transaction
from storage.ids import new_id

_log = logging.getLogger("parley.inbound")

Handler = Callable[[InboundReceipt], Awaitable[str | None]]
"""Processes a call and returns the id of the record that it created, if any. It may run more than once for one call."""

MAX_CONCURRENT: Final = 16
"""Calls that one process handles at a time."""
MAX_CLAIMED: Final = 256
"""Calls that one process holds: those that it handles, and those that wait behind an earlier call of the same user, so
that one user's calls do not occupy the places of everyone else's."""
HANDLER_SECONDS: Final = 30.0
_POLL_SECONDS: Final = 1.0
_IDLE_SECONDS: Final = SAFETY_SECONDS
"""The intervals of looking for calls that are due again, or that another replica left behind: if there were calls
within the last minute, and if not. The lookout finds them sooner."""
_BUSY_SECONDS: Final = 60.0
_GRACE_SECONDS: Final = 5.0
_HOUR: Final = 3600.0


class Inbox:
    """Processes received calls. One per process."""

    def __init__(self, handle: Handler, replica_id: str, lease_seconds: float, lookout: Lookout) -> None:
        self._handle = handle
        self._replica_id = replica_id
        self._lease_seconds = lease_seconds
        self._renewed_at = 0.0
        self._busy_until = 0.0
        self._held: set[str] = set()
        self._wake = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(MAX_CONCURRENT)
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._awaited: dict[str, asyncio.Event] = {}
        lookout.wake_when_due(self.wake, _next_due)

    def wake(self) -> None:
        """Look for calls now, because one was received."""
        self._wake.set()

    async def processed(self, receipt: InboundReceipt, seconds: float) -> InboundReceipt:
        """Return a call's receipt once it is processed, or as it is after this many seconds."""
        done = self._awaited.setdefault(receipt.id, asyncio.Event())
        self.wake()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await done.wait()
        self._awaited.pop(receipt.id, None)
        return await InboundReceipt.of_call(receipt.organization_id, receipt.source, receipt.external_id) or receipt

    async def run(self) -> None:
        """Process calls until cancelled."""
        try:
            await run_forever("inbound calls", self._claim, every=self._interval, wake=self._wake, immediately=True)
        finally:
            # What is left is processed again when its lease expires.
            await finish(self._running, _GRACE_SECONDS)

    def _interval(self) -> float:
        return _POLL_SECONDS if self._held or time.monotonic() < self._busy_until else _IDLE_SECONDS

    async def _claim(self) -> None:
        await self._renew()
        room = min(MAX_CONCURRENT, MAX_CLAIMED - len(self._running))
        if room <= 0:
            return  # the next one that ends wakes this loop
        rows = await InboundReceipt.claim(self._replica_id, self._lease_seconds, now(), most=room)
        if rows:
            self._busy_until = time.monotonic() + _BUSY_SECONDS
        for row in rows:
            self._held.add(row.id)
            # In the order of their arrival: the lock of a lane is granted in the order in which it is requested.
            lane = self._lanes.setdefault(lane_of(row), asyncio.Lock())
            task = asyncio.create_task(self._process(row, lane), name=row.id)
            self._running.add(task)
            task.add_done_callback(self._ended)
        if len(rows) == room:
            self._wake.set()

    async def _renew(self) -> None:
        """Renew the leases of the calls in progress and of those that wait behind them."""
        moment = time.monotonic()
        if self._held and moment - self._renewed_at > self._lease_seconds / 4:
            self._renewed_at = moment
            await InboundReceipt.renew(sorted(self._held), self._replica_id, self._lease_seconds, now())

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._held.discard(task.get_name())
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("an inbound call could not be processed; it is due again when its lease expires", exc_info=error)

    async def _process(self, receipt: InboundReceipt, lane: asyncio.Lock) -> None:
        async with lane, self._places:
            try:
                async with asyncio.timeout(HANDLER_SECONDS):
                    result_id = await self._handle(receipt)
            except TimeoutError:
                await self._retry(receipt, f"The call was not processed within {HANDLER_SECONDS:g} s.")
            except ParleyError as error:
                await self._failed(receipt, error)
            except Exception:  # a bug in a handler is a failed attempt, which is retried
                error_id = new_id("err")
                _log.exception("inbound call %s failed (%s)", receipt.id, error_id)
                await self._retry(receipt, f"Internal error. Quote {error_id} when you report it.")
            else:
                await self._finished(receipt, result_id)
        if (awaited := self._awaited.get(receipt.id)) is not None:
            awaited.set()

    async def _finished(self, receipt: InboundReceipt, result_id: str | None) -> None:
        async with transaction():
            if (row := await InboundReceipt.locked(receipt.id, self._replica_id)) is not None:
                await row.finish(result_id)

    async def _failed(self, receipt: InboundReceipt, error: ParleyError) -> None:
        if error.retryable:
            await self._retry(receipt, error.message, after_seconds=error.retry_after_seconds)
            return
        _log.warning("inbound call %s (%s) was rejected: %s", receipt.id, receipt.kind, error.message)
        async with transaction():
            if (row := await InboundReceipt.locked(receipt.id, self._replica_id)) is not None:
                await row.fail(error.message)

    async def _retry(self, receipt: InboundReceipt, message: str, *, after_seconds: int | None = None) -> None:
        async with transaction():
            if (row := await InboundReceipt.locked(receipt.id, self._replica_id)) is not None:
                await row.retry(message, after_seconds=after_seconds)


async def _next_due() -> datetime | None:
    return await earliest_in(InboundReceipt, "due_at", status=ReceiptStatus.RECEIVED)


def lane_of(receipt: InboundReceipt) -> str:
    """Return the name of the calls that are processed one after the other: those of one user."""
    payload = receipt.payload or {}
    return f"{receipt.organization_id} {receipt.source.value} {payload.get('user', receipt.id)}"


@contextlib.asynccontextmanager
async def open_inbox(handle: Handler, replica_id: str, lease_seconds: float, lookout: Lookout) -> AsyncIterator[Inbox]:
    """Process received calls while the block runs. The database must be open and bound.

    Args:
        lease_seconds: the time without a renewal after which another replica takes over.
    """
    if current_database().dialect is Dialect.SQLITE:
        await InboundReceipt.release_all(now())  # this is the only process: what is leased was left behind
    inbox = Inbox(handle, replica_id, lease_seconds, lookout)
    async with running(inbox.run()):
        yield inbox


def inbound_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern inbound calls: receipts are kept for as long as events."""

    async def sweep(moment: datetime) -> object:
        return await InboundReceipt.prune(moment - timedelta(days=settings.event_retention_days))

    return [Job("inbound receipt retention", _HOUR, sweep)]
