"""A subscription of a transport: opened, reopened when permissions change, ended once."""

from collections.abc import Callable

from auth.actor import Actor
from subscriptions.interfaces import Answer, OpenStream, OperationRequest, Operations, StreamEnd
from subscriptions.transports.send_buffer import Transport

Frame = Callable[[bytes, str], bytes]
"""Builds the frame of an encoded execution result and its cursor; empty if the protocol does not show it."""


class Subscription:
    """The `Sink` of one subscription.

    Args:
        ended: called once if the stream ends before the client ends it.
    """

    __slots__ = ("_after", "_buffer", "_cancelled", "_ended", "_frame", "_opening", "_request", "_stream")

    def __init__(
        self,
        request: OperationRequest,
        buffer: Transport,
        frame: Frame,
        ended: Callable[[StreamEnd], None],
        after: str | None = None,
    ) -> None:
        self._request = request
        self._buffer = buffer
        self._frame = frame
        self._ended = ended
        self._after = after
        self._stream: OpenStream | None = None
        self._opening = 0
        self._cancelled = False

    @property
    def cursor(self) -> str | None:
        """The position to resume from: that of the last item, or the one it was opened after."""
        return self._after

    async def open(self, operations: Operations, caller: Actor | None) -> Answer | None:
        """Open the stream, or reopen it from its last cursor; return the errors if that is not possible.

        Results depend on the caller's permissions. When these change, the stream is reopened, with a StreamOpened that
        names the cursor it resumes from. A stream that cannot be reopened continues while its caller may still read it.
        """
        if self._stream is not None and caller is not None and self._stream.survives(caller):
            return None
        self._stop()
        self._opening += 1
        mine = self._opening
        result = await operations.subscribe(self._request, caller, self, after=self._after)
        superseded = self._cancelled or mine != self._opening
        if isinstance(result, Answer):
            return None if superseded else result
        if superseded:
            # Cancelled, or reopened, while this one was still opening.
            result.cancel()
        else:
            self._stream = result
        return None

    def cancel(self) -> None:
        """End the subscription: the client ended it or disconnected. Safe to call more than once."""
        self._cancelled = True
        self._stop()

    def offer(self, payload: bytes, cursor: str) -> bool:
        """See `Sink`."""
        if self._cancelled:
            # Nobody reads it. If refused, it would be offered again and again until the stream is cancelled.
            return True
        frame = self._frame(payload, cursor)
        if frame and not self._buffer.offer(frame):
            return False
        self._after = cursor or self._after
        return True

    @property
    def unsent(self) -> int:
        """See `Sink`."""
        return self._buffer.unsent

    async def drained(self) -> None:
        """See `Sink`."""
        await self._buffer.drained()

    def ended(self, end: StreamEnd) -> None:
        """See `Sink`."""
        if not self._cancelled:
            self._cancelled = True
            self._stream = None
            if end.last is not None and (frame := self._frame(end.last, end.cursor or "")):
                self._buffer.put(frame)
            self._ended(end)

    def finish(self, reason: str) -> None:
        """End the subscription after what was offered so far, as if the stream had ended."""
        self._stop()
        self.ended(StreamEnd(reason, None))

    def _stop(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.cancel()
