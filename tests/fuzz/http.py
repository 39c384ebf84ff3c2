"""HTTP requests as bytes, and the responses to them: no client library corrects or rejects what a case sends."""

import contextlib
import http.client
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

_SECONDS: Final = 20.0
_STREAMS: Final = ("text/event-stream", "multipart/mixed")
Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True)
class RawRequest:
    """A request.

    Args:
        headers: beside `host` and `content-length`, which it gets unless it has them.
    """

    method: bytes = b"POST"
    target: bytes = b"/graphql"
    headers: Headers = ()
    body: bytes = b""

    def encoded(self) -> bytes:
        """Return the request as it is sent."""
        given = {name.lower() for name, _ in self.headers}
        lines = [self.method + b" " + self.target + b" HTTP/1.1"]
        if b"host" not in given:
            lines.append(b"host: 127.0.0.1")
        if not given & {b"content-length", b"transfer-encoding"} and (self.body or self.method == b"POST"):
            lines.append(b"content-length: %d" % len(self.body))
        lines += [name + b": " + value for name, value in self.headers]
        return b"\r\n".join([*lines, b"", self.body])


@dataclass(frozen=True)
class RawResponse:
    """A response; of a stream, the first chunk.

    Args:
        seconds: until its end, or the first chunk of a stream.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes
    seconds: float

    @property
    def media_type(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_stream(self) -> bool:
        """Whether more may follow."""
        return self.media_type in _STREAMS


class RawClient:
    """A connection that is kept alive while the server keeps it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def exchange(self, request: RawRequest) -> RawResponse:
        """Send a request and return the response.

        Raises:
            AssertionError: there is no response, or not in time.
        """
        kept = self._socket is not None
        try:
            return self._exchange(request)
        except (ConnectionError, http.client.HTTPException) as error:
            self._close()
            if kept:  # the server may have closed the connection after the request before
                return self.exchange(request)
            raise AssertionError(f"no response: {error!r}") from None
        except TimeoutError:
            self._close()
            raise AssertionError(f"no response within {_SECONDS} s") from None

    def _exchange(self, request: RawRequest) -> RawResponse:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), _SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        begun = time.perf_counter()
        with contextlib.suppress(ConnectionError):  # it may respond before it has read everything, and close
            self._socket.sendall(request.encoded())
        response = http.client.HTTPResponse(self._socket, method=request.method.decode("latin-1"))
        with response:
            response.begin()
            body = response.read1(65_536) if _is_stream(response) else response.read()
            seconds = time.perf_counter() - begun
            found = RawResponse(response.status, _joined(response.getheaders()), body, seconds)
            if response.will_close or _is_stream(response):
                self._close()
        return found

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _is_stream(response: http.client.HTTPResponse) -> bool:
    return (response.getheader("content-type") or "").startswith(_STREAMS)


def _joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers}
