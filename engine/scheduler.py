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
from models.leases import hold, let_go
from storage.address import Dialect
from storage.clock import now
from storage.database import current_database
from storage.ids import new_id

_log = logging.getLogger("parley.clock")

LEASE: Final = "clock"
_AGAIN: Final = timedelta(seconds=1)
"""What a pass leaves undone, because somebody has it locked or it failed, the next one tries after so long."""
_GOODBYE_SECONDS: Final = 2.0

Sweep = Callable[[datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Duty:
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
    hears: Callable[[LoggedEvent], datetime | None] | None = None
    rest: float = 0.1


class Clock:
    """Does the duties of all replicas while this one holds the lease.

    Args:
        lease_seconds: after so long without a sign of life another replica takes over.
        stand_in: this replica keeps the time only while no other does.
    """

    def __init__(self, duties: Sequence[Duty], *, lease_seconds: float, stand_in: bool = False) -> None:
        self._turns = [_Turn(duty) for duty in duties]
        self._lease_seconds = lease_seconds
        self._stand_in = stand_in
        self._holder = f"{socket.gethostname()[:40]}-{new_id('rep')}"
        self._leads = asyncio.Event()

    def heard(self, event: LoggedEvent) -> None:
        """Is told of every event, on whichever replica it was recorded."""
        if self._leads.is_set():
            for turn in self._turns:
                turn.hear(event)

    async def run(self) -> None:
        """Keeps the time until it is cancelled."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._lead())
                for turn in self._turns:
                    tasks.create_task(turn.run(self._leads))
        finally:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(_GOODBYE_SECONDS):
                    await let_go(LEASE, self._holder)

    async def _lead(self) -> None:
        while True:
            try:
                leads = await hold(LEASE, self._holder, self._lease_seconds, stand_in=self._stand_in)
            except Exception as error:
                _log.warning("the lease cannot be renewed: the database is away (%s)", type(error).__name__)
                leads = False
            self._become(leads)
            await asyncio.sleep(self._lease_seconds / 5)

    def _become(self, leads: bool) -> None:
        if leads and not self._leads.is_set():
            # A process with a file of its own is the only one there is, which is worth no line.
            alone = current_database().dialect is Dialect.SQLITE
            _log.log(logging.DEBUG if alone else logging.INFO, "this replica keeps the time")
            for turn in self._turns:
                turn.begin()
            self._leads.set()
        elif not leads and self._leads.is_set():
            _log.info("this replica does not keep the time any more")
            self._leads.clear()


class _Turn:
    """A duty, and when its turn comes."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self._due = now()
        self._sooner = asyncio.Event()

    def begin(self) -> None:
        """Has the duty done at once: nobody knows what the replica before has left."""
        self._bring_forward(now())

    def hear(self, event: LoggedEvent) -> None:
        """Brings the turn forward to the deadline that an event sets."""
        if self._duty.hears is not None and (deadline := self._duty.hears(event)) is not None:
            self._bring_forward(deadline)

    def _bring_forward(self, deadline: datetime) -> None:
        if deadline < self._due:
            self._due = deadline
            self._sooner.set()

    async def run(self, leads: asyncio.Event) -> None:
        """Does the duty whenever its turn comes, while this replica leads."""
        while True:
            await self._come()
            await leads.wait()
            await self._do()
            await asyncio.sleep(self._duty.rest)

    async def _come(self) -> None:
        while (left := (self._due - now()).total_seconds()) > 0:
            self._sooner.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._sooner.wait()

    async def _do(self) -> None:
        moment = now()
        # Before the look: a deadline that is set during it counts.
        self._due = moment + timedelta(seconds=self._duty.every)
        try:
            await self._duty.sweep(moment)
            following = await self._duty.next_due() if self._duty.next_due is not None else None
        except (Unavailable, OSError) as error:
            _log.warning("%s has to wait: the database is away (%s)", self._duty.name, type(error).__name__)
            following = moment
        except Exception:
            # The next pass finds what this one left.
            _log.exception("%s failed", self._duty.name)
            following = moment
        if following is not None:
            self._bring_forward(following if following > moment else now() + _AGAIN)


# ---------------------------------------------------------------- deadlines


async def first_of(rows: Any, column: str) -> datetime | None:
    """Returns the earliest time in a column of some rows; cheap where an index has the column."""
    found = await rows.filter(**{f"{column}__isnull": False}).order_by(column).limit(1).values_list(column, flat=True)
    return found[0] if found else None


def earliest(*times: datetime | None) -> datetime | None:
    """Returns the first of these times, as far as there are any."""
    return min((time for time in times if time is not None), default=None)


def told(columns: Json, *names: str) -> datetime | None:
    """Returns the earliest time in some columns of a record as an event tells of it."""
    assert isinstance(columns, Mapping)
    return earliest(*(datetime.fromisoformat(time) for name in names if isinstance(time := columns.get(name), str)))


# ---------------------------------------------------------------- a duty of its own


_HOUR: Final = 3600.0


def retention(days: int) -> Duty:
    """Returns the duty that lets go of events older than `days`."""

    async def sweep(moment: datetime) -> object:
        return await prune(moment - timedelta(days=days))

    return Duty("event retention", _HOUR, sweep)
