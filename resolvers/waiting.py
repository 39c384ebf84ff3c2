"""Waiting for what happens in the background, for callers that want its result at once."""

import time
from typing import Final, TypeVar

from auth.access import visible
from auth.tokens import CredentialRefused
from context.operation import Context
from errors import Forbidden, InvalidInput, Unavailable
from models.executions import WorkflowExecution
from models.requests import Request

MAX_WAIT_SECONDS: Final = 25
"""The seconds that an operation waits at most for the end of a record: it has 30 in total."""

_SHORT_WAIT_SECONDS: Final = 2.0
"""A wait after which the credential is not checked again: requests may use a check that is as old."""

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


async def require_still_valid(ctx: Context, began: float) -> None:
    """Require that the caller may still do what comes after a wait, or receive its result.

    Args:
        began: when the wait began, by the monotonic clock.

    Raises:
        Unauthenticated: the credential has expired or was revoked meanwhile.
        Forbidden: it has lost permissions.
    """
    actor = ctx.caller
    if time.monotonic() - began < _SHORT_WAIT_SECONDS or actor is None or not actor.has_credential:
        return
    fresh = await ctx.resources.credentials.revalidate(actor)
    if fresh is None:
        raise CredentialRefused
    if not fresh.scopes >= actor.scopes:
        raise Forbidden("The permissions of your credential changed while the operation waited; send it again.")


async def ended(ctx: Context, record: Ending, seconds: float) -> Ending:
    """Return the record as it is when it has ended, or after `seconds`. It is processed in any case.

    Raises:
        Unauthenticated, Forbidden: the caller may no longer read it.
    """
    waits, began = ctx.resources.waits, time.monotonic()
    until = began + seconds
    with waits.watch(record.id) as woken:
        while True:
            row = await visible(type(record), ctx.actor).filter(id=record.id).first() or record
            left = until - time.monotonic()
            if row.ended or left <= 0:
                await require_still_valid(ctx, began)
                return row
            try:
                await waits.sleep(woken, left)
            except Unavailable:  # the process is shutting down; another one processes the record
                return row
            ctx.client.require()
