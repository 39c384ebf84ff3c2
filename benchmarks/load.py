"""The load: one process that keeps several connections busy and costs as little as Python allows.

No event loop and no client library: one `epoll`, one `recv` and one `send` for each answer. What the client itself uses
of the processor is measured with everything else, because it shares the machine with the servers.
"""

import http.client
import select
import socket
import time
from dataclasses import dataclass
from typing import Final

ANSWER: Final = 1 << 18
"""How many bytes are read at once."""
SLACK: Final = 8
"""By how many bytes an answer may differ from the first one: times with and without their last digits."""
SILENCE: Final = 30.0
"""After how many seconds without any answer a server counts as dead."""


class WrongAnswer(RuntimeError):
    """A server answered something else than it did when its answer was compared."""


@dataclass(frozen=True)
class Load:
    """What one spell of load came to.

    Args:
        answered: how many answers came.
        seconds: how long it took.
        processor: the seconds of the processor that the client used.
    """

    answered: int
    seconds: float
    processor: float

    @property
    def rate(self) -> float:
        """Answers per second."""
        return self.answered / self.seconds

    @property
    def share(self) -> float:
        """The part of one core that the client kept busy: near 1, it is the client that was measured."""
        return self.processor / self.seconds

    @property
    def ceiling(self) -> float:
        """Answers per second that the client would reach with a core of its own and a server that costs nothing."""
        return self.answered / self.processor


class Connection:
    """One connection, on which one request is under way at any time."""

    __slots__ = ("_head", "_left", "_length", "_request", "socket")

    def __init__(self, port: int, request: bytes, length: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = request
        self._length = length
        self._head = b""
        self._left = 0

    def send(self) -> None:
        """Sends the request."""
        self.socket.send(self._request)

    def receive(self) -> bool:
        """Reads what has come and returns whether the answer is complete.

        Raises:
            WrongAnswer: it is not what was compared, or the server hung up.
        """
        data = self.socket.recv(ANSWER)
        if not data:
            raise WrongAnswer("the server hung up")
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
            raise WrongAnswer(data[:1000].decode(errors="replace"))
        found = int(head[at + 15 :].partition(b"\r\n")[0])
        if abs(found - self._length) > SLACK:
            raise WrongAnswer(f"{found} bytes instead of {self._length}: {data[end : end + 500].decode()}")
        return found


def load(port: int, request: bytes, length: int, connections: int, seconds: float) -> Load:
    """Sends the same request over several connections again and again, and returns what it came to.

    Args:
        length: the bytes of the body that an answer has.

    Raises:
        WrongAnswer: an answer is longer or shorter than that, or none comes.
    """
    poll = select.epoll()
    opened = [Connection(port, request, length) for _ in range(connections)]
    by_number = {each.socket.fileno(): each for each in opened}
    for number in by_number:
        poll.register(number, select.EPOLLIN)
    try:
        return _run(poll, by_number, seconds)
    finally:
        poll.close()
        for each in opened:
            each.socket.close()


def _run(poll: select.epoll, connections: dict[int, Connection], seconds: float) -> Load:
    answered, waiting = 0, len(connections)
    processor, begun = time.process_time(), time.perf_counter()
    until = begun + seconds
    for each in connections.values():
        each.send()
    while waiting:
        ready = poll.poll(SILENCE)
        if not ready:
            raise WrongAnswer(f"nothing came for {SILENCE:.0f} s")
        over = time.perf_counter() > until
        for number, _ in ready:
            connection = connections[number]
            if connection.receive():
                answered += 1
                if over:
                    waiting -= 1
                else:
                    connection.send()
    return Load(answered, time.perf_counter() - begun, time.process_time() - processor)


def answer(port: int, path: str, headers: dict[str, str], body: bytes) -> bytes:
    """Returns the body of one answer.

    Raises:
        WrongAnswer: the status is not 200.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SILENCE)
    try:
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        content = response.read()
        if response.status != http.HTTPStatus.OK:
            raise WrongAnswer(f"{response.status}: {content[:1000].decode(errors='replace')}")
        return content
    finally:
        connection.close()
