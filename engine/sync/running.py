"""Applying jobs while this process lives: write-behind, what an unavailable cache delayed, and what a crash left."""

import contextlib
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Final

from engine.deadlines import Lookout, earliest_in
from engine.due_work import DueWork
from engine.sync.applying import Synchronizer
from models.events import LoggedEvent
from models.sync_jobs import SYNC_CREATED, SyncJob
from storage.address import Dialect
from storage.background import running
from storage.clock import now
from storage.database import current_database

MAX_CONCURRENT: Final = 16
_MIN_WAIT_SECONDS: Final = 0.05
_GRACE_SECONDS: Final = 5.0


class SyncJobs:
    """Claims and applies jobs, on this replica."""

    def __init__(self, synchronizer: Synchronizer, lookout: Lookout, *, single_process: bool) -> None:
        self._synchronizer = synchronizer
        self._single_process = single_process
        self._due = DueWork(
            "synchronization",
            self._look,
            synchronizer.apply,
            lookout=lookout,
            next_due=_next_due,
            renew=self._renew,
            lease_seconds=synchronizer.lease_seconds,
            shortest_wait=_MIN_WAIT_SECONDS,
        )
        self._started = False

    def on_event(self, event: LoggedEvent) -> None:
        """Look for jobs soon if one was created. Call it for every event in the log."""
        if event.type == SYNC_CREATED:
            self._due.wake()

    async def run(self) -> None:
        """Run until cancelled."""
        await self._due.run()

    async def close(self) -> None:
        """Wait a few seconds for jobs in progress, and leave the others to other replicas."""
        await self._due.finish(_GRACE_SECONDS)

    async def _look(self) -> datetime | None:
        if not self._started and self._single_process:
            left = SyncJob.filter(due_at__isnull=False, leased_by__not_isnull=True)
            await left.exclude(leased_by=self._synchronizer.replica_id).update(due_at=now())
        self._started = True
        due = SyncJob.filter(due_at__lte=now()).order_by("due_at", "id").limit(MAX_CONCURRENT)
        for id in await due.values_list("id", flat=True):
            if len(self._due.serving) < MAX_CONCURRENT:
                self._due.begin(str(id))
        return await earliest_in(SyncJob.filter(due_at__gt=now()), "due_at")

    async def _renew(self) -> None:
        if self._due.serving:
            await self._synchronizer.renew(list(self._due.serving))


async def _next_due() -> datetime | None:
    return await earliest_in(SyncJob, "due_at")


@contextlib.asynccontextmanager
async def open_sync(synchronizer: Synchronizer, lookout: Lookout) -> AsyncIterator[SyncJobs]:
    """Apply jobs while the block runs. The database must be open and bound."""
    jobs = SyncJobs(synchronizer, lookout, single_process=current_database().dialect is Dialect.SQLITE)
    try:
        async with running(jobs.run()):
            yield jobs
    finally:
        await jobs.close()
