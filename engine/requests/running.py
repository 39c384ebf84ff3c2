"""Processing requests while this process lives: every replica claims those that are due."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Final

from connectors.transport.names import on_behalf_of
from engine.outbound.gateway import ConnectorGateway
from engine.requests.broker import Broker
from engine.requests.claiming import Claims, ToSend, Work
from engine.requests.processing import Processor
from engine.waits import Waits
from models.events import EventKind, LoggedEvent
from settings import RequestTransport, Settings
from storage.address import Dialect
from storage.background import finish, log_failure, run_forever, running
from storage.clock import now
from storage.database import current_database

MAX_CONCURRENT: Final = 200
"""Requests that one process works on at a time."""

_SWEEP_SECONDS: Final = 5.0
"""How often to look for requests that a dead process left behind."""
_MIN_WAIT_SECONDS: Final = 0.1
_GRACE_SECONDS: Final = 5.0


class Requests:
    """Claims and processes requests, on this replica."""

    def __init__(self, claims: Claims, processor: Processor, broker: Broker | None) -> None:
        self._claims = claims
        self._processor = processor
        self._broker = broker
        self._wake = asyncio.Event()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._claimed: set[str] = set()
        self._interval = _SWEEP_SECONDS
        self._started = False

    def on_event(self, event: LoggedEvent) -> None:
        """Look for requests soon if one was received. Call it for every event in the log."""
        if event.kind is EventKind.RequestReceived:
            self._wake.set()

    def on_commit(self, events: Sequence[LoggedEvent]) -> None:
        """Handle the events of a transaction of this process, before they are in the log."""
        for event in events:
            self.on_event(event)

    async def run(self) -> None:
        """Run until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            sweep = run_forever("requests", self._pass, every=lambda: self._interval, wake=self._wake, immediately=True)
            tasks.create_task(sweep)
            every = self._claims.lease_seconds / 3
            tasks.create_task(run_forever("leases of requests", self._renew, every=every))

    async def close(self) -> None:
        """Wait a few seconds for calls in progress, and hand the others on."""
        await finish(self._running.values(), _GRACE_SECONDS)

    async def _pass(self) -> None:
        """Start work on the requests that are due."""
        if not self._started:
            await self._claims.take_over()
            self._started = True
        free = MAX_CONCURRENT - len(self._running)
        for id in await self._claims.due(MAX_CONCURRENT) if free > 0 else ():
            if id not in self._running and len(self._running) < MAX_CONCURRENT:
                self._running[id] = asyncio.create_task(self._serve(id))
        self._interval = await self._wait_seconds()

    async def _wait_seconds(self) -> float:
        due = await self._claims.next_due()
        seconds = _SWEEP_SECONDS if due is None else (due - now()).total_seconds()
        return min(_SWEEP_SECONDS, max(_MIN_WAIT_SECONDS, seconds))

    async def _renew(self) -> None:
        if self._claimed:
            await self._claims.renew(list(self._claimed))

    async def _serve(self, id: str) -> None:
        try:
            work = await self._claims.claim(id)
            if work is not None:
                self._claimed.add(id)
                on_behalf_of.set(work.request.organization_id)
                await self._handle(work)
        except Exception as error:
            log_failure(f"request {id}", error)
        finally:
            self._claimed.discard(id)
            del self._running[id]
            if len(self._running) == MAX_CONCURRENT - 1:
                self._wake.set()  # others may have waited for a free place

    async def _handle(self, work: Work | ToSend) -> None:
        if isinstance(work, Work):
            await self._processor.process(work)
        elif self._broker is not None:
            await self._broker.send(work.request)


@contextlib.asynccontextmanager
async def open_requests(
    settings: Settings, connectors: ConnectorGateway, waits: Waits, replica_id: str
) -> AsyncIterator[Requests]:
    """Process requests while the block runs. The database must be open and bound."""
    seconds = settings.request_reply_timeout
    broker = None
    if settings.k_sink is not None and settings.request_transport is not RequestTransport.DIRECT:
        broker = Broker(replica_id, settings.k_sink, connectors, seconds)
    claims = Claims(
        replica_id=replica_id,
        connectors=connectors,
        lease_seconds=settings.engine_lease,
        default_agent=settings.given.get("AGENT_ID"),
        single_process=current_database().dialect is Dialect.SQLITE,
        over_broker=broker is not None,
        reply_seconds=seconds,
    )
    requests = Requests(claims, Processor(replica_id, connectors, waits), broker)
    try:
        async with running(requests.run()):
            yield requests
    finally:
        await requests.close()
