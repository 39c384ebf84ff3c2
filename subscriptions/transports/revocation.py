"""Rechecks the permissions of open connections: as soon as an event may have revoked some, and every few seconds.

Disabling a user, changing a role and revoking a key are events like any other, so every replica receives them within
milliseconds. Credentials that expire with time (an API key) are found by the periodic check.
"""

import asyncio
from typing import Final

from auth.credentials import Credentials
from models.events import EventKind, LoggedEvent
from storage.background import run_forever
from subscriptions.fanout.hub import Hub
from subscriptions.transports.registry import ConnectionRegistry

_EVERY_SECONDS: Final = 4.0
_TYPES: Final = frozenset({"user.updated", "user.signed_out", "api_key.revoked", "agent.deleted"})


class Revocation:
    """Keeps the actors of open connections up to date with their current permissions."""

    def __init__(self, credentials: Credentials, connections: ConnectionRegistry, hub: Hub) -> None:
        self._credentials = credentials
        self._connections = connections
        self._wake = asyncio.Event()
        hub.subscribe(self.on_event)

    async def run(self) -> None:
        """Recheck until cancelled."""
        await run_forever("revocation", self._recheck, every=_EVERY_SECONDS, wake=self._wake)

    async def _recheck(self) -> None:
        await self._connections.recheck(self._credentials.revalidate)

    def on_event(self, event: LoggedEvent) -> None:
        """Recheck soon if the event may have revoked permissions."""
        if event.kind is EventKind.RecordChanged and event.type in _TYPES:
            self._credentials.forget()
            self._wake.set()
