"""Processing requests while this process lives: every replica claims those that are due."""

import contextlib
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Final

from connectors.transport.names import on_behalf_of
from engine.deadlines import Lookout
from engine.due_work import DueWork
from engine.outbound.gateway import ConnectorGateway
from engine.requests.broker import Broker
from engine.requests.claiming import Claims, ToSend, Work
from engine.requests.processing import Processor
from engine.waits import Waits
from models.events import EventKind, LoggedEvent
from settings import RequestTransport, Settings
from storage.address import Dialect
from storage.background import running
from storage.database import current_database

MAX_CONCURRENT: Final = 200
"""Requests that one process works on at a time."""

_MIN_WAIT_SECONDS: Final = 0.1
_GRACE_SECONDS: Final = 5.0


class Requests:
    """Claims and processes requests, on this replica."""

    def __init__(self, claims: Claims, processor: Processor, broker: Broker | None, lookout: Lookout) -> None:
        self._claims = claims
        self._processor = processor
        self._broker = broker
        self._due = DueWork(
            "requests",
            self._look,
            self._serve,
            lookout=lookout,
            next_due=claims.next_due,
            renew=self._renew,
            lease_seconds=claims.lease_seconds,
            shortest_wait=_MIN_WAIT_SECONDS,
        )
        self._claimed: set[str] = set()
        self._started = False

    def on_event(self, event: LoggedEvent) -> None:
        """Look for requests soon if one was received. Call it for every event in the log."""
        if event.kind is EventKind.RequestReceived:
            self._due.wake()

    async def run(self) -> None:
        """Run until cancelled."""
        await self._due.run()

    async def close(self) -> None:
        """Wait a few seconds for calls in progress, and hand the others on."""
        await self._due.finish(_GRACE_SECONDS)

    async def _look(self) -> datetime | None:
        """Start work on the requests that are due."""
        if not self._started:
            await self._claims.take_over()
            self._started = True
        free = MAX_CONCURRENT - len(self._due.serving)
        for id in await self._claims.due(MAX_CONCURRENT) if free > 0 else ():
            if len(self._due.serving) < MAX_CONCURRENT:
                self._due.begin(id)
        return await self._claims.next_due()

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
        finally:
            self._claimed.discard(id)

    async def _handle(self, work: Work | ToSend) -> None:
        if isinstance(work, Work):
            await self._processor.process(work)
        elif self._broker is not None:
            await self._broker.send(work.request)


@contextlib.asynccontextmanager
async def open_requests(
    settings: Settings, connectors: ConnectorGateway, waits: Waits, replica_id: str, lookout: Lookout
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
    requests = Requests(claims, Processor(replica_id, connectors, waits), broker, lookout)
    try:
        async with running(requests.run()):
            yield requests
    finally:
        await requests.close()
