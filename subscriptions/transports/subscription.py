"""One subscription as its transport holds it: opened, perhaps opened again with other rights, ended once."""

from collections.abc import Callable

from auth.actor import Actor
from subscriptions.interfaces import Answer, OpenStream, OperationRequest, Operations, StreamEnd
from subscriptions.transports.send_buffer import Transport

Frame = Callable[[bytes, str], bytes]
"""Makes the frame of an encoded execution result and its cursor."""


class Subscription:
    """The `Sink` of one subscription.

    Args:
        ended: told once, when the stream ends without the client having asked for it.
    """

    __slots__ = ("_after", "_ended", "_frame", "_gone", "_opening", "_outbox", "_request", "_stream")

    def __init__(
        self,
        request: OperationRequest,
        outbox: Transport,
        frame: Frame,
        ended: Callable[[StreamEnd], None],
        after: str | None = None,
    ) -> None:
        self._request = request
        self._outbox = outbox
        self._frame = frame
        self._ended = ended
        self._after = after
        self._stream: OpenStream | None = None
        self._opening = 0
        self._gone = False

    async def open(self, operations: Operations, caller: Actor | None) -> Answer | None:
        """Opens the stream, from where the last one left off if there was one; returns why not if it cannot be.

        What its holder may do is part of a stream. When that changes the stream begins anew, with a StreamOpened that
        says where it goes on. One that cannot begin anew goes on as it is, while its holder may still have it.
        """
        if self._stream is not None and caller is not None and self._stream.survives(caller):
            return None
        self._stop()
        self._opening += 1
        mine = self._opening
        result = await operations.subscribe(self._request, caller, self, after=self._after)
        superseded = self._gone or mine != self._opening
        if isinstance(result, Answer):
            return None if superseded else result
        if superseded:
            # Cancelled, or opened again, while this one was still opening.
            result.cancel()
        else:
            self._stream = result
        return None

    def cancel(self) -> None:
        """Ends it because the client asked for it or is gone. Safe to call more than once."""
        self._gone = True
        self._stop()

    def offer(self, payload: bytes, cursor: str) -> bool:
        """See `Sink`."""
        if self._gone:
            # Nobody is there to read it. Refused, it would be offered again and again until the stream is cancelled.
            return True
        if not self._outbox.offer(self._frame(payload, cursor)):
            return False
        self._after = cursor or self._after
        return True

    async def drained(self) -> None:
        """See `Sink`."""
        await self._outbox.drained()

    def ended(self, end: StreamEnd) -> None:
        """See `Sink`."""
        if not self._gone:
            self._gone = True
            self._stream = None
            if end.last is not None:
                self._outbox.put(self._frame(end.last, end.cursor or ""))
            self._ended(end)

    def _stop(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.cancel()
