"""A connection for one statement, as Tortoise asks for it: under its lock, and with outages raised as such."""

from types import TracebackType
from typing import Any

from tortoise.backends.base.client import ConnectionWrapper

from storage.outages import raise_if_outage


class GuardedConnection(ConnectionWrapper[Any]):
    """Lends a connection to one statement at a time. A subclass says how it becomes ready."""

    async def __aenter__(self) -> object:
        await self._lock.acquire()
        try:
            return await self.ready()
        except BaseException as error:
            self._lock.release()
            raise_if_outage(error)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()
        if error is not None:
            raise_if_outage(error)

    async def ready(self) -> object:
        """Return the connection, ready for the statement."""
        raise NotImplementedError
