"""Checks open connections again when rights were taken away: at once when the log says so, and every few seconds.

A user who was disabled or got another role, and a key that was revoked, are events like any other, so every replica
hears of them within milliseconds. What ends by time alone (a key's expiry) is found by the regular look.
"""

import asyncio
import contextlib
import logging
from typing import Final

from auth.credentials import Credentials
from models.events import EventKind, LoggedEvent
from subscriptions.fanout.hub import Hub
from subscriptions.transports.registry import ConnectionRegistry

_log = logging.getLogger("parley.revocation")

_EVERY_SECONDS: Final = 4.0
_TYPES: Final = frozenset({"user.updated", "api_key.revoked", "agent.deleted"})


class Revocation:
    """Keeps the actors of open connections as they are entitled to be now."""

    def __init__(self, credentials: Credentials, connections: ConnectionRegistry, hub: Hub) -> None:
        self._credentials = credentials
        self._connections = connections
        self._wake = asyncio.Event()
        hub.subscribe(self.on_event)

    async def run(self) -> None:
        """Checks until it is cancelled."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), _EVERY_SECONDS)
            self._wake.clear()
            try:
                await self._connections.recheck(self._credentials.revalidate)
            except Exception:
                _log.exception("open connections could not be checked; trying again")

    def on_event(self, event: LoggedEvent) -> None:
        if event.kind is EventKind.RecordChanged and event.type in _TYPES:
            self._credentials.forget()
            self._wake.set()
