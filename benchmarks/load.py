"""The load client: one process that keeps several connections busy at the lowest cost that Python allows.

It has no event loop and no client library: one `epoll`, one `recv` and one `send` for each response. Its own CPU time
is measured too, because it shares the machine with the servers.
"""

import http.client
import itertools
import math
import select
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

READ_BYTES: Final = 1 << 18
"""The maximum number of bytes per `recv`."""
LENGTH_TOLERANCE: Final = 8
"""Bytes by which a response may differ from the compared one, because times can lack their last digits."""
TIMEOUT: Final = 30.0
"""Seconds without any response after which a server is presumed dead."""


UNIQUE: Final = "unique-in-each-request--"
"""Text in a request that the client replaces by other text of the same length in each request."""
_MARK: Final = UNIQUE.encode()
_numbers: Final = itertools.count(time.time_ns())


class UnexpectedResponse(RuntimeError):
    """A server's response is not the one that was compared."""


@dataclass(frozen=True)
class Load:
    """The result of one period of load.

    Args:
        responses: the number of responses.
        seconds: its duration.
        cpu_seconds: the CPU time that the client used.
        latencies: the seconds from each request to its response, in ascending order.
        pause: the longest time without a response on any connection, in seconds.
    """

    responses: int
    seconds: float
    cpu_seconds: float
    latencies: Sequence[float] = field(repr=False)
    pause: float

    @property
    def rate(self) -> float:
        """Responses per second."""
        return self.responses / self.seconds

    def latency(self, share: float) -> float:
        """Return the latency, in seconds, within which this share of the responses arrived: 0.99 for the p99."""
        return self.latencies[min(int(len(self.latencies) * share), len(self.latencies) - 1)]

    @property
    def client_share(self) -> float:
        """The client's share of a core. If it is close to 1, the client is the bottleneck."""
        return self.cpu_seconds / self.seconds

    @property
    def full_core_rate(self) -> float:
        """Responses per second with a full core for the client and a server that costs nothing."""
        return self.responses / self.cpu_seconds


class Connection:
    """One connection, with one request in flight at a time."""

    __slots__ = ("_head", "_left", "_length", "_request", "_rest", "sent", "socket")

    def __init__(self, port: int, request: bytes, length: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request, _, self._rest = request.partition(_MARK)
        self._length = length
        self._head = b""
        self._left = 0

    def send(self) -> None:
        """Send the request."""
        self.sent = time.perf_counter()
        self.socket.send(b"%s%024d%s" % (self._request, next(_numbers), self._rest) if self._rest else self._request)

    def receive(self) -> bool:
        """Read what has arrived and return whether the response is complete.

        Raises:
            UnexpectedResponse: it differs from the compared one, or the server closed the connection.
        """
        data = self.socket.recv(READ_BYTES)
        if not data:
            raise UnexpectedResponse("the server closed the connection")
        if self._left:
            self._left -= len(data)
        else:
            data = self._head + data
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._head = data
                return False
            self._head = b""
            self._left = self._content_length(data, end) + end + 4 - len(data)
        return not self._left

    def _content_length(self, data: bytes, end: int) -> int:
        head = data[:end].lower()
        at = head.find(b"content-length:")
        if not head.startswith(b"http/1.1 200") or at < 0:
            raise UnexpectedResponse(data[:1000].decode(errors="replace"))
        length = int(head[at + 15 :].partition(b"\r\n")[0])
        if abs(length - self._length) > LENGTH_TOLERANCE:
            raise UnexpectedResponse(f"{length} bytes instead of {self._length}: {data[end : end + 500].decode()}")
        return length


def load(
    port: int, request: bytes, length: int, connections: int, seconds: float = math.inf, *, most: int | None = None
) -> Load:
    """Send the same request repeatedly over several connections, and return the result.

    Args:
        length: the expected length of a response body, in bytes.
        most: the number of requests after which it ends, if the time has not; at least one for each connection.

    Raises:
        UnexpectedResponse: a response is longer or shorter than that, or none arrives.
    """
    poll = select.epoll()
    opened = [Connection(port, request, length) for _ in range(connections)]
    by_number = {each.socket.fileno(): each for each in opened}
    for number in by_number:
        poll.register(number, select.EPOLLIN)
    try:
        return _run(poll, by_number, seconds, most)
    finally:
        poll.close()
        for each in opened:
            each.socket.close()


def _run(poll: select.epoll, connections: dict[int, Connection], seconds: float, most: int | None) -> Load:
    in_flight = len(connections)
    left = math.inf if most is None else most - in_flight
    latencies: list[float] = []
    pause = 0.0
    cpu_before, started = time.process_time(), time.perf_counter()
    last, until = started, started + seconds
    for each in connections.values():
        each.send()
    while in_flight:
        ready = poll.poll(TIMEOUT)
        if not ready:
            raise UnexpectedResponse(f"no response for {TIMEOUT:.0f} s")
        now = time.perf_counter()
        last, pause = now, max(pause, now - last)
        over = now > until
        for number, _ in ready:
            connection = connections[number]
            if connection.receive():
                latencies.append(now - connection.sent)
                if over or left <= 0:
                    in_flight -= 1
                else:
                    left -= 1
                    connection.send()
    took, cpu = time.perf_counter() - started, time.process_time() - cpu_before
    return Load(len(latencies), took, cpu, sorted(latencies), pause)


def post(port: int, path: str, headers: dict[str, str], body: bytes) -> bytes:
    """Return the body of one response.

    Raises:
        UnexpectedResponse: the status is not 200.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        content = response.read()
        if response.status != http.HTTPStatus.OK:
            raise UnexpectedResponse(f"{response.status}: {content[:1000].decode(errors='replace')}")
        return content
    finally:
        connection.close()
