"""Gives committed events their place in the log and tells everybody. Runs in every gateway on PostgreSQL.

Every commit that recorded an event wakes the relay of its own process, so that nothing has to be nudged across
processes; what a process that died left behind is found by the others' sweep. Any number of relays may run at once:
the head's row lock puts them in line (`models.event_log.move_outbox`).
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any, Final

from errors import Unavailable
from models.event_log import has_outbox, move_outbox
from models.events import LoggedEvent
from subscriptions.fanout.bus import Bus

_log = logging.getLogger("parley.relay")

BATCH: Final = 500
SWEEP_SECONDS: Final = 0.25


class Relay:
    """Moves the outbox into the log, batch by batch.

    Args:
        deliver: takes the moved events in this process, before anybody else hears of them.
        bus: tells the other replicas; None when there is no Redis.
    """

    def __init__(self, deliver: Callable[[Sequence[LoggedEvent]], None], bus: Bus | None) -> None:
        self._deliver = deliver
        self._bus = bus
        self._wake = asyncio.Event()

    def committed(self, _recorded: Sequence[Any]) -> None:
        """Told after a commit that recorded events."""
        self._wake.set()

    async def run(self) -> None:
        """Relays until it is cancelled. A database that is away is waited for."""
        while True:
            try:
                await self._pass()
            except (Unavailable, OSError, TimeoutError) as error:
                _log.warning("the outbox cannot be read (%s); trying again", type(error).__name__)
                await asyncio.sleep(SWEEP_SECONDS)
            except Exception:
                _log.exception("the relay failed; trying again")
                await asyncio.sleep(SWEEP_SECONDS)

    async def _pass(self) -> None:
        woken = await self._woken()
        if not woken and not await has_outbox():
            return
        while await self.relay_once() == BATCH:
            pass

    async def _woken(self) -> bool:
        try:
            await asyncio.wait_for(self._wake.wait(), SWEEP_SECONDS)
        except TimeoutError:
            return False
        self._wake.clear()
        return True

    async def relay_once(self) -> int:
        """Moves one batch and returns its size."""
        events = await move_outbox(limit=BATCH)
        if events:
            self._deliver(events)
            if self._bus is not None:
                await self._bus.publish(events)
        return len(events)
