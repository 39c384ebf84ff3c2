"""What happens by itself as time goes by: expiry, lost workers, samples, letting go of old events.

Every gateway runs the same sweeps. Each reads a row again under its lock before it changes it, so that two replicas
that find the same row change it once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from errors import Unavailable
from models.clock import now
from models.log import prune

_log = logging.getLogger("parley.clock")

Sweep = Callable[[datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Duty:
    """A sweep and how often it is due, in seconds."""

    name: str
    every: float
    sweep: Sweep


async def keep_time(duties: list[Duty]) -> None:
    """Runs every duty when it is due, until it is cancelled."""
    async with asyncio.TaskGroup() as tasks:
        for duty in duties:
            tasks.create_task(_repeat(duty))


async def _repeat(duty: Duty) -> None:
    while True:
        await asyncio.sleep(duty.every)
        try:
            await duty.sweep(now())
        except (Unavailable, OSError) as error:
            _log.warning("%s has to wait: the database is away (%s)", duty.name, type(error).__name__)
        except Exception:
            # The next pass finds what this one left.
            _log.exception("%s failed", duty.name)


_HOUR: Final = 3600.0


def retention(days: int) -> Duty:
    """Returns the duty that lets go of events older than `days`."""

    async def sweep(moment: datetime) -> object:
        return await prune(moment - timedelta(days=days))

    return Duty("event retention", _HOUR, sweep)
