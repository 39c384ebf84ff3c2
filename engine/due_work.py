"""Work that becomes due: a task for each key of which something is due, a loop that starts them, and their leases."""

import asyncio
from collections.abc import Awaitable, Callable, KeysView
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import LOOK_SECONDS, SAFETY_SECONDS, Lookout, NextDue
from storage.background import RETRY_UNAVAILABLE_SECONDS, finish, log_failure, run_forever
from storage.clock import now
from storage.turns import create_own_task

_SOON: Final = timedelta(seconds=LOOK_SECONDS)


class DueWork:
    """Serves what is due on this replica, one task for each key.

    Args:
        name: identifies the loops in the process log.
        look: begins what is due, and returns when something else will be, or None if that is not known.
        serve: serves a key until nothing of it is due, or the process is about to exit.
        lookout: finds what nothing announced, such as what a dead process left behind.
        next_due: returns when something is due next, for the lookout.
        renew: renews the leases on what is being served.
        lease_seconds: how long a lease is valid.
        shortest_wait: the shortest time between two looks that no `wake` separates, in seconds.
        batch: how long a look is delayed, in seconds, so that it finds what is announced meanwhile too.
    """

    def __init__(
        self,
        name: str,
        look: Callable[[], Awaitable[datetime | None]],
        serve: Callable[[str], Awaitable[None]],
        *,
        lookout: Lookout,
        next_due: NextDue,
        renew: Callable[[], Awaitable[None]],
        lease_seconds: float,
        shortest_wait: float,
        batch: float = 0.0,
    ) -> None:
        self._name = name
        self._look = look
        self._serve = serve
        self._renew = renew
        self._lease_seconds = lease_seconds
        self._shortest_wait = shortest_wait
        self._batch = batch
        self._interval = SAFETY_SECONDS
        self._woken = asyncio.Event()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.closing = False
        # Before the lookout looks again; the look finds out when exactly.
        lookout.wake_when_due(self.wake, next_due, ahead=_SOON)

    @property
    def serving(self) -> KeysView[str]:
        """The keys that are being served."""
        return self._tasks.keys()

    def wake(self) -> None:
        """Look soon, because something may be due."""
        self._woken.set()

    def begin(self, key: str) -> None:
        """Serve a key, unless it is being served or the process is about to exit."""
        if key not in self._tasks and not self.closing:
            self._tasks[key] = create_own_task(self._run(key))

    async def run(self) -> None:
        """Run until cancelled; leases are renewed meanwhile."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(
                run_forever(self._name, self._round, every=lambda: self._interval, wake=self._woken, immediately=True)
            )
            tasks.create_task(run_forever(f"leases of {self._name}", self._renew, every=self._lease_seconds / 3))

    async def finish(self, seconds: float) -> None:
        """Begin nothing more, wait this long for what is being served, and cancel the rest."""
        self.closing = True
        await finish(self._tasks.values(), seconds)

    async def _round(self) -> None:
        await asyncio.sleep(self._batch)
        self._woken.clear()
        due = await self._look()
        seconds = SAFETY_SECONDS if due is None else (due - now()).total_seconds()
        self._interval = min(SAFETY_SECONDS, max(self._shortest_wait, seconds))

    async def _run(self, key: str) -> None:
        try:
            await self._serve(key)
        except Exception as error:  # it stays due, and the search finds it again
            log_failure(f"{self._name}: {key}", error)
            await asyncio.sleep(RETRY_UNAVAILABLE_SECONDS)
        finally:
            del self._tasks[key]
            self.wake()
