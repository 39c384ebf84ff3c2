"""What happens by itself as time goes by: expiry, lost workers, due dates, schedules, letting go of old events.

Deadlines are columns of the rows that they are about, so a crash loses none. One replica at a time keeps the time for
all: the one that holds the lease `clock`. It looks when the next deadline it knows of has come, and hears of earlier
ones from the events that set them; now and then it looks in any case.

The lease saves work and is no lock: each duty reads a row again under its own lock before it changes it, so that two
replicas which keep the time at once, because one of them was frozen, change it once.
"""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from errors import Unavailable
from json_types import Json
from models.event_log import prune
from models.events import LoggedEvent
from models.leases import acquire, release
from storage.address import Dialect
from storage.clock import now
from storage.database import current_database
from storage.ids import new_id

_log = logging.getLogger("parley.clock")

SCHEDULER_LEASE: Final = "clock"
_RETRY_AFTER: Final = timedelta(seconds=1)
"""What a pass leaves undone, because somebody has it locked or it failed, the next one tries after so long."""
_RELEASE_SECONDS: Final = 2.0

Sweep = Callable[[datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is to be done in time.

    Args:
        every: seconds after which it is done at the latest, whatever is known of deadlines.
        sweep: does all that is due by a moment. Two replicas may do so at once.
        next_due: returns the earliest deadline that there is.
        hears: returns the deadline that an event sets, if it sets one; called for every event, so it must be quick.
        rest: seconds between one time and the next, however much happens.
    """

    name: str
    every: float
    sweep: Sweep
    next_due: Callable[[], Awaitable[datetime | None]] | None = None
    deadline_from: Callable[[LoggedEvent], datetime | None] | None = None
    min_interval: float = 0.1


class Scheduler:
    """Does the duties of all replicas while this one holds the lease.

    Args:
        lease_seconds: after so long without a sign of life another replica takes over.
        stand_in: this replica keeps the time only while no other does.
    """

    def __init__(self, jobs: Sequence[Job], *, lease_seconds: float, standby: bool = False) -> None:
        self._jobs = [JobState(job) for job in jobs]
        self._lease_seconds = lease_seconds
        self._standby = standby
        self._holder = f"{socket.gethostname()[:40]}-{new_id('rep')}"
        self._leading = asyncio.Event()

    def on_event(self, event: LoggedEvent) -> None:
        """Is told of every event, on whichever replica it was recorded."""
        if self._leading.is_set():
            for job in self._jobs:
                job.on_event(event)

    async def run(self) -> None:
        """Keeps the time until it is cancelled."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._keep_lease())
                for job in self._jobs:
                    tasks.create_task(job.run(self._leading))
        finally:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(_RELEASE_SECONDS):
                    await release(SCHEDULER_LEASE, self._holder)

    async def _keep_lease(self) -> None:
        while True:
            try:
                leading = await acquire(SCHEDULER_LEASE, self._holder, self._lease_seconds, standby=self._standby)
            except Exception as error:
                _log.warning("the lease cannot be renewed: the database is away (%s)", type(error).__name__)
                leading = False
            self._set_leading(leading)
            await asyncio.sleep(self._lease_seconds / 5)

    def _set_leading(self, leading: bool) -> None:
        if leading and not self._leading.is_set():
            # A process with a file of its own is the only one there is, which is worth no line.
            alone = current_database().dialect is Dialect.SQLITE
            _log.log(logging.DEBUG if alone else logging.INFO, "this replica keeps the time")
            for job in self._jobs:
                job.run_soon()
            self._leading.set()
        elif not leading and self._leading.is_set():
            _log.info("this replica does not keep the time any more")
            self._leading.clear()


class JobState:
    """A duty, and when its turn comes."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._due = now()
        self._moved_forward = asyncio.Event()

    def run_soon(self) -> None:
        """Has the duty done at once: nobody knows what the replica before has left."""
        self._bring_forward(now())

    def on_event(self, event: LoggedEvent) -> None:
        """Brings the turn forward to the deadline that an event sets."""
        if self._job.deadline_from is not None and (deadline := self._job.deadline_from(event)) is not None:
            self._bring_forward(deadline)

    def _bring_forward(self, deadline: datetime) -> None:
        if deadline < self._due:
            self._due = deadline
            self._moved_forward.set()

    async def run(self, leading: asyncio.Event) -> None:
        """Does the duty whenever its turn comes, while this replica leads."""
        while True:
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
        # Before the look: a deadline that is set during it counts.
        self._due = moment + timedelta(seconds=self._job.every)
        try:
            await self._job.sweep(moment)
            following = await self._job.next_due() if self._job.next_due is not None else None
        except (Unavailable, OSError) as error:
            _log.warning("%s has to wait: the database is away (%s)", self._job.name, type(error).__name__)
            following = moment
        except Exception:
            # The next pass finds what this one left.
            _log.exception("%s failed", self._job.name)
            following = moment
        if following is not None:
            self._bring_forward(following if following > moment else now() + _RETRY_AFTER)


# ---------------------------------------------------------------- deadlines


async def earliest_in(rows: Any, column: str) -> datetime | None:
    """Returns the earliest time in a column of some rows; cheap where an index has the column."""
    found = await rows.filter(**{f"{column}__isnull": False}).order_by(column).limit(1).values_list(column, flat=True)
    return found[0] if found else None


def earliest(*times: datetime | None) -> datetime | None:
    """Returns the first of these times, as far as there are any."""
    return min((time for time in times if time is not None), default=None)


def earliest_deadline(columns: Json, *names: str) -> datetime | None:
    """Returns the earliest time in some columns of a record as an event tells of it."""
    assert isinstance(columns, Mapping)
    return earliest(*(datetime.fromisoformat(time) for name in names if isinstance(time := columns.get(name), str)))


# ---------------------------------------------------------------- a duty of its own


_HOUR: Final = 3600.0


def event_retention(days: int) -> Job:
    """Returns the duty that lets go of events older than `days`."""

    async def sweep(moment: datetime) -> object:
        return await prune(moment - timedelta(days=days))

    return Job("event retention", _HOUR, sweep)
