"""The messages between a supervisor and its gateway processes, over a socket that both have inherited.

Supervisor to process: first `Assignment`, then `Accept` whenever it changes and `Retire` before it is replaced.
Process to supervisor: `Ready` once, then `Alive` every few seconds. Each is a line of JSON.
"""

import asyncio
import socket
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import msgspec

from errors import Unavailable

ALIVE_SECONDS: Final = 5.0
"""The interval at which a process reports that its event loop runs."""


class Assignment(msgspec.Struct, tag="assignment", frozen=True):
    """Which process of how many this is, and the descriptors of the listening sockets by slot."""

    slot: int
    sockets: list[list[int]]


class Accept(msgspec.Struct, tag="accept", frozen=True):
    """The slots whose connections the process accepts: its own, and those of processes that are being restarted."""

    slots: list[int]


class Retire(msgspec.Struct, tag="retire", frozen=True):
    """Another process has taken over: let clients leave, and exit."""


class Ready(msgspec.Struct, tag="ready", frozen=True):
    """The process can serve requests; `welcome` is what `serve` prints."""

    welcome: str


class Alive(msgspec.Struct, tag="alive", frozen=True):
    """The event loop of the process runs."""


Message: TypeAlias = Assignment | Accept | Retire | Ready | Alive

_DECODER: Final = msgspec.json.Decoder(Message)
_ENCODER: Final = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Channel:
    """One end of the socket."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter = field(repr=False)

    def send(self, message: Message) -> None:
        """Send a message; it is lost if the other end has exited."""
        if not self.writer.is_closing():
            self.writer.write(_ENCODER.encode(message) + b"\n")

    async def receive(self) -> Message | None:
        """Return the next message, or None if the other end has exited."""
        try:
            line = await self.reader.readline()
        except ConnectionError:
            return None
        message: Message | None = _DECODER.decode(line) if line else None
        return message


def read_assignment(opened: socket.socket) -> Assignment:
    """Return the first message, which arrives before the process can have an event loop.

    Raises:
        Unavailable: the supervisor has exited.
    """
    received = b""
    while not received.endswith(b"\n"):
        # One byte at a time: the next messages are the event loop's.
        byte = opened.recv(1)
        if not byte:
            raise Unavailable("the supervisor has exited")
        received += byte
    return msgspec.json.decode(received, type=Assignment)
