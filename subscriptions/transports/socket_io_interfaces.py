"""The interfaces of a Socket.IO client: the documented events it receives, and the transport it is reached by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from subscriptions.interfaces import OperationRequest


@dataclass(frozen=True, slots=True)
class Framed:
    """An execution result as an event: what it is, and the packet, which is empty for what has no event."""

    kind: str
    packet: bytes
    reason: str | None = None


class Events(Protocol):
    """The documented events, and the operations behind them."""

    @property
    def created(self) -> OperationRequest:
        """The stream of new sessions."""

    def of_session(self, id: str) -> OperationRequest:
        """Return the stream of a session."""

    def framed(self, payload: bytes) -> Framed:
        """Return an execution result as an event. Results are shared, so most have been framed before."""


class Engine(Protocol):
    """The transport of a client."""

    async def send(self, packet: str) -> None:
        """Send a packet, and wait while too many are unsent."""

    async def close(self) -> None:
        """Close the transport after what has been sent."""


def event(name: str, data: Mapping[str, Any]) -> bytes:
    """Return the packet of an event (Socket.IO protocol 5, packet type 2)."""
    return b"2" + orjson.dumps([name, data])
