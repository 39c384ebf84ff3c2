"""Waiting for the end of what is processed in the background, for callers that want its result at once."""

import asyncio
from typing import Final, TypeVar

from auth.access import visible
from context.operation import Context
from errors import InvalidInput, Unavailable
from models.executions import WorkflowExecution
from models.requests import Request

MAX_WAIT_SECONDS: Final = 25
"""The seconds that an operation waits at most for the end of a record: it has 30 in total."""

Ending = TypeVar("Ending", Request, WorkflowExecution)


def seconds_to_wait(given: int) -> int:
    """Return the seconds that an operation waits.

    Raises:
        InvalidInput: they are negative.
    """
    if given < 0:
        message = f"waitSeconds must be 0 or more; more than {MAX_WAIT_SECONDS} counts as {MAX_WAIT_SECONDS}."
        raise InvalidInput(message, field=["wait_seconds"])
    return min(given, MAX_WAIT_SECONDS)


async def ended(ctx: Context, record: Ending, seconds: float) -> Ending:
    """Return the record as it is when it has ended, or after `seconds`. It is processed in any case."""
    clock, waits = asyncio.get_running_loop(), ctx.resources.waits
    until = clock.time() + seconds
    with waits.watch(record.id) as woken:
        while True:
            row = await visible(type(record), ctx.actor).filter(id=record.id).first() or record
            left = until - clock.time()
            if row.ended or left <= 0:
                return row
            try:
                await waits.sleep(woken, left)
            except Unavailable:  # the process is shutting down; another one processes the record
                return row
            ctx.client.require()
