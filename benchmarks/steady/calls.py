"""Calls of the API at times that do not depend on the responses (open loop), over connections that stay open."""

import asyncio
import json
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

TIMEOUT_SECONDS: Final = 30.0
IDLE_SECONDS: Final = 3.0


def _no_durations() -> "defaultdict[str, array[float]]":
    return defaultdict(lambda: array("f"))


@dataclass(slots=True)
class Latencies:
    """The durations of operations in seconds, by name, in windows: the current one, and the whole run."""

    window: "defaultdict[str, array[float]]" = field(default_factory=_no_durations)
    whole: "defaultdict[str, array[float]]" = field(default_factory=_no_durations)

    def add(self, name: str, seconds: float) -> None:
        """Add a duration."""
        self.window[name].append(seconds)

    def close_window(self) -> dict[str, dict[str, float]]:
        """Begin a new window, and return the percentiles of the last one."""
        closed, self.window = self.window, _no_durations()
        for name, durations in closed.items():
            self.whole[name].extend(durations)
        return {name: percentiles(durations) for name, durations in closed.items()}

    def summary(self) -> dict[str, dict[str, float]]:
        """Return the percentiles of the whole run."""
        self.close_window()
        return {name: percentiles(durations) for name, durations in self.whole.items()}


def percentiles(durations: Sequence[float]) -> dict[str, float]:
    """Return the percentiles of durations, in milliseconds, and their number."""
    ordered = sorted(durations)
    shares = {"p50": 0.5, "p99": 0.99, "p999": 0.999, "max": 1.0}
    found = {name: round(ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000, 2)
             for name, share in shares.items()}  # fmt: skip
    return {"count": len(ordered), **found}


class Caller:
    """A minimal HTTP client, with one connection for each request in flight."""

    def __init__(self, port: int, token: str) -> None:
        self._head = (
            f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nauthorization: Bearer {token}\r\n"
            "content-type: application/json\r\naccept: application/json\r\n"
        )
        self._port = port
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter, float]] = []

    async def post(self, document: str, variables: Mapping[str, Any]) -> tuple[int, bytes]:
        """Return the status and the body of a response.

        Raises:
            OSError: the server is unavailable, or did not respond in time.
        """
        body = json.dumps({"query": document, "variables": variables}).encode()
        async with asyncio.timeout(TIMEOUT_SECONDS):
            reader, writer = await self._connection()
            try:
                writer.write(f"{self._head}content-length: {len(body)}\r\n\r\n".encode() + body)
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
                response = await reader.readexactly(length)
            except asyncio.IncompleteReadError as error:
                writer.close()
                raise ConnectionResetError("the server closed the connection") from error
            except BaseException:
                writer.close()
                raise
        self._idle.append((reader, writer, time.monotonic()))
        return int(head[9:12]), response

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return a connection, and close those that the server is about to close because they are idle."""
        while self._idle and time.monotonic() - self._idle[0][2] > IDLE_SECONDS:
            self._idle.pop(0)[1].close()
        if self._idle:
            return self._idle.pop()[:2]
        return await asyncio.open_connection("127.0.0.1", self._port)

    def close(self) -> None:
        """Close the idle connections."""
        for _, writer, _ in self._idle:
            writer.close()


Operation = Callable[[int], Awaitable[str | None]]
"""Performs an operation with this number, and returns what was wrong with the response, if anything."""


@dataclass
class Load:
    """Operations at fixed rates, their latencies and their errors."""

    latencies: Latencies = field(default_factory=Latencies)
    errors: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    in_flight: set[asyncio.Task[None]] = field(default_factory=set)

    async def keep(self, name: str, rate: float, until: float, operation: Operation) -> None:
        """Start an operation `rate` times per second until a moment of the monotonic clock.

        Latencies begin when an operation is due, so a delayed client or server does not hide its own delay.
        """
        started, number = time.monotonic(), 0
        while (due := started + number / rate) < until:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            task = asyncio.create_task(self._once(name, due, number, operation))
            self.in_flight.add(task)
            task.add_done_callback(self.in_flight.discard)
            number += 1

    async def _once(self, name: str, due: float, number: int, operation: Operation) -> None:
        try:
            wrong = await operation(number)
        except (OSError, TimeoutError) as error:
            wrong = type(error).__name__
        if wrong:
            self.errors[f"{name}: {wrong}"] += 1
        else:
            self.done[name] += 1
            self.latencies.add(name, time.monotonic() - due)

    async def settle(self) -> None:
        """Wait for the operations in flight."""
        while self.in_flight:
            await asyncio.wait(self.in_flight)
