"""Closes a connection when its credential expires."""

import asyncio

from storage.clock import now
from subscriptions.transports.protocol import CloseCode
from subscriptions.transports.registry import Connection


def watch_expiry(connection: Connection, before: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """Return the timer that closes a connection when its caller's credential expires; None if it never does.

    Args:
        before: the timer of the previous credential, which is cancelled.
    """
    if before is not None:
        before.cancel()
    caller = connection.caller
    if caller is None or caller.expires_at is None:
        return None
    seconds = max(0.0, (caller.expires_at - now()).total_seconds())
    loop = asyncio.get_running_loop()
    return loop.call_later(seconds, connection.close, CloseCode.FORBIDDEN, "The credential has expired.")
