"""A provider on a real socket that replies with bytes: whatever a test says, even if it is not HTTP."""

import contextlib
import socket
import threading
from collections.abc import Sequence
from typing import Final, Self

_SECONDS: Final = 5.0


class ScriptedProvider:
    """Replies to the n-th request with the n-th of its replies, to later ones with the last, and closes."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._replies: Sequence[bytes] = (b"",)
        self._number = 0
        self._thread = threading.Thread(target=self._serve, name="provider", daemon=True)

    @property
    def host_and_port(self) -> str:
        """The address."""
        return f"127.0.0.1:{self._listening.getsockname()[1]}"

    @property
    def url(self) -> str:
        """The URL, without a trailing slash."""
        return f"http://{self.host_and_port}"

    def script(self, replies: Sequence[bytes]) -> None:
        """Reply with these from now on."""
        self._replies, self._number = replies, 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(_SECONDS)
                with contextlib.suppress(OSError):  # the caller has hung up
                    self._reply(connection)

    def _reply(self, connection: socket.socket) -> None:
        received = b""
        while b"\r\n\r\n" not in received:
            more = connection.recv(65_536)
            if not more:
                return
            received += more
        head, _, body = received.partition(b"\r\n\r\n")
        missing = _length(head) - len(body)
        while missing > 0 and (more := connection.recv(65_536)):
            missing -= len(more)
        reply = self._replies[min(self._number, len(self._replies) - 1)]
        self._number += 1
        connection.sendall(reply)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
