"""Name resolution for addresses that callers choose: a silent name server must not stop other organizations' calls.

A thread that asks a silent name server is occupied until the system's resolver gives up, some ten to thirty seconds. So
names are resolved in threads of their own, and an organization occupies a few of them at most.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextvars import ContextVar
from typing import Final

RESOLVE_SECONDS: Final = 5.0
"""The maximum time for a name, including the wait for a thread."""

_PER_ORGANIZATION: Final = 4

on_behalf_of: ContextVar[str] = ContextVar("on_behalf_of", default="")
"""The id of the organization that the current call is for."""

Lookup = Callable[[str, int], Sequence[str]]
"""Resolves a name and a port to addresses; may block."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system's resolver finds."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for _family, _type, _protocol, _name, address in found))


class Names:
    """A resolver with threads of its own and a limit for each organization."""

    def __init__(self, lookup: Lookup = look_up, seconds: float = RESOLVE_SECONDS) -> None:
        self._lookup = lookup
        self._seconds = seconds
        self._slots: dict[tuple[int, str], _Slots] = {}

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a name.

        Raises:
            OSError: it cannot be resolved, or not in time.
        """
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(self._seconds), self._slots_of((id(loop), on_behalf_of.get())) as slots:
            await slots.free.acquire()
            lookup = _in_thread(lambda: self._lookup(host, port))
            slots.users += 1
            lookup.add_done_callback(slots.release)
            return await asyncio.shield(lookup)

    @contextlib.asynccontextmanager
    async def _slots_of(self, key: tuple[int, str]) -> AsyncIterator["_Slots"]:
        """Yield the slots of an organization. They are forgotten when none is in use."""
        slots = self._slots.setdefault(key, _Slots())
        slots.users += 1
        try:
            yield slots
        finally:
            slots.users -= 1
            self._forget_unused()

    def _forget_unused(self) -> None:
        for key in [key for key, slots in self._slots.items() if not slots.users]:
            del self._slots[key]


def _in_thread(look_up: Callable[[], Sequence[str]]) -> "asyncio.Future[Sequence[str]]":
    """Return the result of a lookup. The threads of a pool would delay the end of the process."""
    loop = asyncio.get_running_loop()
    result: asyncio.Future[Sequence[str]] = loop.create_future()

    def finish(addresses: Sequence[str], error: Exception | None) -> None:
        if not result.done():
            result.set_result(addresses) if error is None else result.set_exception(error)

    def run() -> None:
        addresses: Sequence[str] = ()
        failure: Exception | None = None
        try:
            addresses = look_up()
        except Exception as error:  # raised where the result is awaited
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(finish, addresses, failure)

    threading.Thread(target=run, name="name lookup", daemon=True).start()
    return result


class _Slots:
    """The threads that an organization may occupy."""

    def __init__(self) -> None:
        self.free = asyncio.Semaphore(_PER_ORGANIZATION)
        self.users = 0
        """The calls that wait, and the lookups that have not ended."""

    def release(self, lookup: "asyncio.Future[Sequence[str]]") -> None:
        """Release the slot of a lookup that has ended, even if its caller has left."""
        self.free.release()
        self.users -= 1
        if not lookup.cancelled():
            lookup.exception()  # retrieved here in case the caller has left
