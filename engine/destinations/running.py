"""Sending events while this process lives: following the log, and serving the destinations.

Each destination with a due delivery is served by its own task, one delivery after another. The number of concurrent
deliveries is limited, with a separate limit for failing destinations: however many of those hang, the others are not
delayed.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Set
from datetime import datetime, timedelta
from typing import Final

from tortoise.expressions import Q

from connectors.transport.names import on_behalf_of
from engine.deadlines import Lookout, earliest_in
from engine.destinations.base import Transport
from engine.destinations.disabling import Notice
from engine.destinations.environment import RABBITMQ, SINK, EnvironmentDestinations
from engine.destinations.following import follow
from engine.destinations.kinds import KINDS
from engine.destinations.kinds.operators_rabbitmq import without_credentials
from engine.destinations.sending import Sender
from engine.due_work import DueWork
from engine.outbound.gateway import ConnectorGateway
from models.destinations import OWN_EVENTS_PREFIX, DestinationState
from models.events import LoggedEvent
from settings import Settings
from storage.address import Dialect
from storage.background import running
from storage.clock import now
from storage.database import current_database

MAX_CONCURRENT: Final = 32
MAX_CONCURRENT_FAILING: Final = 8
"""Concurrent deliveries in one process: to destinations that work, and to those whose last delivery failed."""

_MIN_WAIT_SECONDS: Final = 0.5
_BATCH_SECONDS: Final = 0.05
"""Events that arrive within this time are processed together."""
_GRACE_SECONDS: Final = 5.0


class Destinations:
    """Follows the log and serves the destinations, on this replica."""

    def __init__(self, sender: Sender, environment: EnvironmentDestinations, lookout: Lookout) -> None:
        self._sender = sender
        self._environment = environment
        self._due = DueWork(
            "event destinations",
            self._look,
            self._serve,
            lookout=lookout,
            next_due=_next_due,
            renew=self._renew,
            lease_seconds=sender.lease_seconds,
            shortest_wait=_MIN_WAIT_SECONDS,
            batch=_BATCH_SECONDS,
        )
        self._healthy = asyncio.Semaphore(MAX_CONCURRENT)
        self._failing = asyncio.Semaphore(MAX_CONCURRENT_FAILING)
        self._watched: Set[str] = frozenset()
        self._troubled: Set[str] = frozenset()
        self._started = False

    def on_event(self, event: LoggedEvent) -> None:
        """Follow the log soon if a destination may want the event. Call it for every event in the log."""
        if (
            self._environment.configured
            or event.organization_id in self._watched
            or event.type.startswith(OWN_EVENTS_PREFIX)
        ):
            self._due.wake()

    async def run(self) -> None:
        """Run until cancelled."""
        await self._due.run()

    async def close(self) -> None:
        """Wait a few seconds for current deliveries, and release the leases."""
        await self._due.finish(_GRACE_SECONDS)
        await self._sender.transport.brokers.close()
        with contextlib.suppress(Exception):  # the leases expire in any case
            await DestinationState.filter(leased_by=self._sender.replica_id).update(leased_by=None, leased_until=None)

    # ------------------------------------------------------------ loops

    async def _look(self) -> datetime | None:
        if not self._started:
            await self._environment.sync()
            self._started = True
        self._watched = (await follow(self._environment)).organization_ids
        due = await self._due_destinations()
        self._troubled = {id for id, failing in due.items() if failing}
        for id in due:
            self._due.begin(id)
        return await _next_due()

    async def _renew(self) -> None:
        if self._due.serving:
            until = now() + timedelta(seconds=self._sender.lease_seconds)
            mine = DestinationState.filter(leased_by=self._sender.replica_id, destination_id__in=[*self._due.serving])
            await mine.update(leased_until=until)

    async def _due_destinations(self) -> dict[str, bool]:
        """Return the destinations that have a due delivery and no lease, and whether they are failing."""
        moment = now()
        free = Q(leased_by__isnull=True) | Q(leased_by=self._sender.replica_id) | Q(leased_until__lte=moment)
        rows = DestinationState.filter(due_at__lte=moment)
        if not self._sender.single_process:
            rows = rows.filter(free)
        found = await rows.order_by("due_at").values_list("destination_id", "failures")
        return {str(id): int(failures) > 0 for id, failures in found}

    # ------------------------------------------------------------ one destination

    async def _serve(self, destination_id: str) -> None:
        """Send the due deliveries, one after another."""
        failing = destination_id in self._troubled
        while not self._due.closing:
            began = asyncio.get_running_loop().time()
            async with self._failing if failing else self._healthy:
                started = await self._sender.begin(destination_id)
                if started is None:
                    return
                on_behalf_of.set(started.destination.organization_id)
                result = await self._sender.send(started)
                await self._sender.end(started, result)
            failing = not result.ok
            kind = KINDS.get(started.destination.type)
            pace = kind.pace_seconds if kind is not None else 0.0
            await asyncio.sleep(max(0.0, began + pace - asyncio.get_running_loop().time()))


async def _next_due() -> datetime | None:
    return await earliest_in(DestinationState, "due_at")


@contextlib.asynccontextmanager
async def open_destinations(
    settings: Settings, connectors: ConnectorGateway, replica_id: str, notify: Notice, lookout: Lookout
) -> AsyncIterator[Destinations]:
    """Send events while the block runs. The database must be open and bound.

    Args:
        notify: notifies the owner of a destination that is disabled because its receiver fails.
    """
    broker = {} if settings.rabbitmq_url is None else {RABBITMQ.variable: settings.rabbitmq_url}
    sender = Sender(
        replica_id=replica_id,
        transport=Transport(connectors.http, connectors.client_without_circuit, {**settings.given, **broker}),
        encryption_keys=settings.encryption_keys,
        lease_seconds=settings.engine_lease,
        single_process=current_database().dialect is Dialect.SQLITE,
        notify=notify,
    )
    sink = {} if settings.k_sink is None else {SINK.variable: settings.k_sink}
    address = {name: without_credentials(url) for name, url in broker.items()}
    destinations = Destinations(sender, EnvironmentDestinations({**settings.given, **sink, **address}), lookout)
    try:
        async with running(destinations.run()):
            yield destinations
    finally:
        await destinations.close()
