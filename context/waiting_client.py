"""The client that waits for the response to an operation, and what happens if it does not."""

import asyncio
import contextlib
import contextvars
import logging
from collections.abc import Awaitable, Callable, Iterator
from types import TracebackType

from errors import Unavailable

_log = logging.getLogger("parley.operations")


class ClientGone(Exception):
    """The client has disconnected, or no longer wants the result: nobody reads a response."""


class WaitingClient:
    """Whether the client of an operation is still there. A transport makes one for each request.

    Args:
        has_left: looks at the connection itself, for what the transport has not noticed yet. It may cost a system call.
    """

    __slots__ = ("_has_left", "_left", "_listeners", "_undo", "_undoing", "waited")

    def __init__(self, has_left: Callable[[], bool] | None = None) -> None:
        self._has_left = has_left
        self._left = False
        self._listeners: list[Callable[[], object]] = []
        self._undo: list[tuple[Callable[[], Awaitable[object]], contextvars.Context]] = []
        self._undoing: asyncio.Task[None] | None = None
        self.waited = False
        """Whether the operation waited for a task or a reply, so that its duration says nothing about the gateway."""

    @property
    def gone(self) -> bool:
        """Whether the transport has noticed that the client has left."""
        return self._left

    def leave(self, unread: bool = False) -> None:
        """Note that the client has left. Safe to call more than once.

        Args:
            unread: a response that was sent did not reach it.
        """
        if not self._left:
            self._left = True
            listeners, self._listeners = self._listeners, []
            for listener in listeners:
                listener()
        if unread and self._undo:
            undo = self._undo_all()
            self._undoing = asyncio.get_running_loop().create_task(undo, context=self._undo[0][1])

    def require(self) -> None:
        """Require that the client is still there; to be called before something is taken for it.

        Raises:
            Unavailable: it has left. Nobody reads this error.
        """
        if not self._left and self._has_left is not None and self._has_left():
            self.leave()
        if self._left:
            raise Unavailable("The client has disconnected.")

    @contextlib.contextmanager
    def watched(self, listener: Callable[[], object]) -> Iterator[None]:
        """Call `listener` if the client leaves during the block, or has left before."""
        self.waited = True
        if self._left:
            listener()
        self._listeners.append(listener)
        try:
            yield
        finally:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

    def cancelling(self) -> contextlib.AbstractContextManager[None]:
        """Cancel the block if the client leaves.

        Raises:
            ClientGone: it has left.
        """
        return _Cancelling(self)

    def undo_unless_delivered(self, undo: Callable[[], Awaitable[object]]) -> None:
        """Call `undo` if the response cannot be sent, or is known not to have been read."""
        self._undo.append((undo, contextvars.copy_context()))

    async def is_served(self) -> bool:
        """Return whether a response can be sent; if not, undo what was done only for this client."""
        if not self._undo and not self._left:
            return True
        try:
            self.require()
        except Unavailable:
            await self._undo_all()
            return False
        return True

    async def _undo_all(self) -> None:
        undone, self._undo = self._undo, []
        for undo, _ in undone:
            try:
                await undo()
            except Exception:
                _log.exception("failed to undo what was done for a client that has left")


class _Cancelling:
    """A class because it is entered for every query, and a generator would cost twice as much."""

    __slots__ = ("_before", "_cancelled", "_client", "_task")

    def __init__(self, client: WaitingClient) -> None:
        self._client = client
        self._cancelled = False

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task, self._before = task, task.cancelling()
        if self._client.gone:
            raise ClientGone
        self._client._listeners.append(self._cancel)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._cancelled:
            self._client._listeners.remove(self._cancel)
        elif self._task.uncancel() <= self._before and isinstance(error, asyncio.CancelledError):
            raise ClientGone from None

    def _cancel(self) -> None:
        self._cancelled = True
        self._task.cancel()
