"""Many receivers of webhooks on this machine, each at an address of its own: good ones, and three kinds of bad ones."""

import asyncio
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Self

from tests.servers import free_port


class Behaviour(Enum):
    """The response of a receiver to its messages."""

    ACCEPT = "accept"
    FAIL = "fail"
    HANG = "hang"
    THROTTLE = "throttle"


BAD: Final = (Behaviour.FAIL, Behaviour.HANG, Behaviour.THROTTLE)
_THROTTLED_SECONDS: Final = 0.1
_STATUS: Final = {200: b"200 OK", 429: b"429 Too Many Requests\r\nretry-after: 1", 500: b"500 Internal Server Error"}


@dataclass(frozen=True, slots=True)
class Arrival:
    """One request as it arrived."""

    delivery_id: str
    at: float
    status: int | None


class Farm:
    """Receivers at 127.0.0.2, 127.0.0.3 and so on, on one port; `arrivals` has their requests, by host."""

    def __init__(self, behaviours: Sequence[Behaviour]) -> None:
        self.port = free_port()
        self.behaviours = {f"127.0.0.{number}": each for number, each in enumerate(behaviours, 2)}
        self.arrivals: dict[str, list[Arrival]] = defaultdict(list)
        self.delay_seconds = 0.0
        """The time that each response takes."""
        self._accepted: dict[str, float] = defaultdict(float)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    @property
    def allowed(self) -> str:
        """The value of HTTP_ALLOWED_HOSTS with which a gateway may call them."""
        return ",".join(f"{host}:{self.port}" for host in self.behaviours)

    def url(self, host: str) -> str:
        """Return the URL of a receiver."""
        return f"http://{host}:{self.port}/hook"

    def hosts(self, *behaviours: Behaviour) -> list[str]:
        """Return the receivers with one of these behaviours."""
        return [host for host, each in self.behaviours.items() if each in behaviours]

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *error: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        servers = [await asyncio.start_server(self._connection(host), host, self.port) for host in self.behaviours]
        self._ready.set()
        await self._stopping.wait()
        for server in servers:
            server.close()

    def _connection(self, host: str) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while await self._request(host, reader, writer):
                    pass
            except (asyncio.IncompleteReadError, ConnectionError):
                pass  # the gateway was killed, or has hung up
            finally:
                writer.close()

        return connected

    async def _request(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        await reader.readexactly(int(headers.get("content-length", "0")))
        status = self._status(host)
        self.arrivals[host].append(Arrival(headers["webhook-id"], time.time(), status))
        if status is None:
            await self._stopping.wait()
            return False
        await asyncio.sleep(self.delay_seconds)
        writer.write(b"HTTP/1.1 " + _STATUS[status] + b"\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()
        return True

    def _status(self, host: str) -> int | None:
        behaviour, now = self.behaviours[host], time.monotonic()
        if behaviour is Behaviour.HANG:
            return None
        if behaviour is Behaviour.FAIL:
            return 500
        if behaviour is Behaviour.THROTTLE and now - self._accepted[host] < _THROTTLED_SECONDS:
            return 429
        self._accepted[host] = now
        return 200
