"""The background scheduler: runs periodic jobs (expiry, lost workers, schedules, retention) on one elected replica.

Deadlines are columns of the rows they belong to, so a crash loses none. The leader, which holds the lease `clock`, runs
the jobs for all replicas. A job runs when the next known deadline is reached; the events that set earlier deadlines
bring it forward, and it runs periodically in any case.

The lease saves work and is not a lock: each job re-reads a row under its own lock before it changes it. If two replicas
lead at once, because one of them was frozen, a row is still changed only once.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import SAFETY_SECONDS, Lookout, NextDue, earliest
from json_types import Json
from models.events import LoggedEvent
from models.leases import ATTEMPT, TAKEOVER, acquire, is_held, release
from storage.address import Dialect
from storage.background import log_failure, raise_if_cancelled, run_forever
from storage.clock import now
from storage.database import current_database

_log = logging.getLogger("parley.scheduler")

SCHEDULER_LEASE: Final = "clock"
_RETRY_AFTER: Final = timedelta(seconds=1)
"""The delay before a job that failed, or skipped locked rows, runs again."""
_RELEASE_SECONDS: Final = 2.0
SWEEP_SECONDS: Final = SAFETY_SECONDS
"""The interval at which a job that knows its deadlines, or that events bring forward, runs regardless of them."""

Sweep = Callable[[datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Job:
    """A periodic job.

    Args:
        every: the longest time between two runs, in seconds, regardless of deadlines.
        sweep: processes everything that is due at a given time. Two replicas may run it at once.
        next_due: returns the earliest deadline.
        deadline_from: returns the deadline that an event sets, if any; called for every event, so it must be fast.
        min_interval: the shortest time between two runs, in seconds.
    """

    name: str
    every: float
    sweep: Sweep
    next_due: NextDue | None = None
    deadline_from: Callable[[LoggedEvent], datetime | None] | None = None
    min_interval: float = 0.1


class Scheduler:
    """Runs the jobs of all replicas while this one holds the lease.

    Args:
        replica_id: this process's.
        lease_seconds: the time without a renewal after which another replica takes over.
        lookout: finds deadlines that no event announced.
        standby: lead only while no other replica does.
    """

    def __init__(
        self, jobs: Sequence[Job], *, replica_id: str, lease_seconds: float, lookout: Lookout, standby: bool = False
    ) -> None:
        self._jobs = [JobState(job) for job in jobs]
        self._following = [state for state in self._jobs if state.follows_events]
        self._lease_seconds = lease_seconds
        self._standby = standby
        self._holder = replica_id
        self._leading = asyncio.Event()
        for state in self._jobs:
            state.watched_by(lookout, while_=self._leading.is_set)

    def on_event(self, event: LoggedEvent) -> None:
        """Bring jobs forward to the deadlines that an event sets. Call it for the events of all replicas."""
        if self._leading.is_set():
            for job in self._following:
                job.on_event(event)

    async def run(self) -> None:
        """Run the jobs until cancelled."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(
                    run_forever(
                        "leader election", self._renew_lease, every=self._lease_seconds * ATTEMPT, immediately=True
                    )
                )
                for job in self._jobs:
                    tasks.create_task(job.run(self._leading))
        finally:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(_RELEASE_SECONDS):
                    await release(SCHEDULER_LEASE, self._holder)

    async def _renew_lease(self) -> None:
        try:
            leading = await acquire(SCHEDULER_LEASE, self._holder, self._lease_seconds, standby=self._standby)
        except Exception:
            self._set_leading(False)
            raise
        self._set_leading(leading)

    def _set_leading(self, leading: bool) -> None:
        if leading and not self._leading.is_set():
            # On SQLite there is only one process, so an election is not worth a line.
            alone = current_database().dialect is Dialect.SQLITE
            _log.log(logging.DEBUG if alone else logging.INFO, "elected leader")
            for job in self._jobs:
                job.run_soon()
            self._leading.set()
        elif not leading and self._leading.is_set():
            _log.info("no longer the leader")
            self._leading.clear()


class JobState:
    """A job and the time of its next run."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._due = now()
        self._moved_forward = asyncio.Event()

    @property
    def follows_events(self) -> bool:
        """Whether events can bring it forward; most jobs are periodic only."""
        return self._job.deadline_from is not None

    def watched_by(self, lookout: Lookout, *, while_: Callable[[], bool]) -> None:
        """Let the lookout bring the next run forward to deadlines that no event announced."""
        if self._job.next_due is not None:
            lookout.watch(self._job.next_due, self._bring_forward, wanted=while_)

    def run_soon(self) -> None:
        """Run the job now: it is unknown what the previous leader left undone."""
        self._bring_forward(now())

    def on_event(self, event: LoggedEvent) -> None:
        """Bring the next run forward to the deadline that an event sets."""
        if self._job.deadline_from is not None and (deadline := self._job.deadline_from(event)) is not None:
            self._bring_forward(deadline)

    def _bring_forward(self, deadline: datetime) -> None:
        if deadline < self._due:
            self._due = deadline
            self._moved_forward.set()

    async def run(self, leading: asyncio.Event) -> None:
        """Run the job whenever it is due, while this replica leads."""
        while True:
            raise_if_cancelled()
            await self._until_due()
            await leading.wait()
            await self._run_once()
            await asyncio.sleep(self._job.min_interval)

    async def _until_due(self) -> None:
        while (left := (self._due - now()).total_seconds()) > 0:
            self._moved_forward.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._moved_forward.wait()

    async def _run_once(self) -> None:
        moment = now()
        # Before the run, so that a deadline set during it counts.
        self._due = moment + timedelta(seconds=self._job.every)
        try:
            await self._job.sweep(moment)
            following = await self._job.next_due() if self._job.next_due is not None else None
        except Exception as error:
            # The next run finds what this one left.
            log_failure(self._job.name, error)
            following = moment
        if following is not None:
            self._bring_forward(following if following > moment else now() + _RETRY_AFTER)


async def an_engine_runs(*, here: bool, lease_seconds: float) -> bool:
    """Return whether any replica runs workflows and background jobs: this one, or the leader, if there is one.

    Args:
        here: whether this replica does.
        lease_seconds: of the leader.

    Raises:
        Unavailable: the database is unavailable.
    """
    if here or current_database().dialect is Dialect.SQLITE:
        return here
    return await is_held(SCHEDULER_LEASE, standby=False, overdue=lease_seconds * TAKEOVER)


# ---------------------------------------------------------------- deadlines


def earliest_deadline(columns: Json, *names: str) -> datetime | None:
    """Return the earliest time among some columns of a record in an event's payload."""
    assert isinstance(columns, Mapping)
    return earliest(*(datetime.fromisoformat(time) for name in names if isinstance(time := columns.get(name), str)))
