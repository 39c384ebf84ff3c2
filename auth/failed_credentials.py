"""The limit on invalid credentials of an address, which does not lock out the valid ones of others there.

Each lookup of an unknown API key reads the database, so an address may have few that fail. Beyond that its keys are
looked up together, with one statement after a pause, however many there are: another client of the same proxy, whose
key is valid, waits for that moment and is not locked out.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, Protocol, TypeVar

from auth.client_address import client_address
from auth.tokens import CredentialExpired, CredentialRefused
from errors import RateLimited, Unauthenticated
from models.users import ApiKey
from storage.outages import translate_outages
from storage.turns import create_own_task

Found = TypeVar("Found")

MOST_WAITING: Final = 5_000
_MOST_KNOWN: Final = 10_000
_TOGETHER: Final = 500
PAUSE_SECONDS: Final = 0.1
_MESSAGE: Final = "Too many invalid credentials from this address; retry later."


class FailureLimit(Protocol):
    """The limit on failures of an address: `context.credential_limits`."""

    async def begin(self, address: str) -> int | None:
        """Count an attempt; return None if it is allowed, or else the seconds until the next one would be."""

    async def give_back(self, address: str) -> None:
        """Take back an attempt that did not fail."""

    def failed(self, address: str, *, limited: bool) -> None:
        """Note that an attempt has failed, and whether it was beyond the limit."""


class Unlimited:
    """No limit, for processes that serve no clients."""

    async def begin(self, address: str) -> int | None:
        """Allow the attempt."""
        return None

    async def give_back(self, address: str) -> None:
        """Do nothing."""

    def failed(self, address: str, *, limited: bool) -> None:
        """Do nothing."""


class Attempts:
    """The attempts of clients with credentials that this process does not know."""

    def __init__(self, limit: FailureLimit) -> None:
        self._limit = limit
        self._known: OrderedDict[str, None] = OrderedDict()
        """The names of credentials that were valid; the least recently used one is dropped first."""

    async def look_up(self, name: str, look: Callable[[bool], Awaitable[Found]]) -> Found:
        """Return what a credential stands for.

        Args:
            name: the credential's name in this process, which does not reveal it.
            look: finds it; its argument is whether the address has failed too often.

        Raises:
            Unauthenticated: it is not valid.
            RateLimited: nor are too many others of this address.
        """
        if name in self._known:
            return await self._known_one(name, look)
        address = client_address()
        wait = await self._limit.begin(address)
        failed = False
        try:
            found = await look(wait is not None)
        except CredentialExpired:
            raise
        except CredentialRefused:
            failed = True
            self._limit.failed(address, limited=wait is not None)
            if wait is not None:
                raise RateLimited(_MESSAGE, retry_after_seconds=wait) from None
            raise
        finally:
            if wait is None and not failed:
                await self._limit.give_back(address)
        self._remember(name)
        return found

    async def rejected(self, error: Unauthenticated) -> Unauthenticated | RateLimited:
        """Count a credential that is not looked up; return its error, or the one of the limit."""
        address = client_address()
        wait = await self._limit.begin(address)
        self._limit.failed(address, limited=wait is not None)
        return error if wait is None else RateLimited(_MESSAGE, retry_after_seconds=wait)

    async def _known_one(self, name: str, look: Callable[[bool], Awaitable[Found]]) -> Found:
        try:
            found = await look(False)
        except CredentialRefused as error:
            self._known.pop(name, None)
            if not isinstance(error, CredentialExpired):
                self._limit.failed(client_address(), limited=False)
            raise
        self._remember(name)
        return found

    def _remember(self, name: str) -> None:
        self._known[name] = None
        self._known.move_to_end(name)
        if len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)


class PatientLookups:
    """Lookups of API keys that are in no hurry: one statement for many, and a pause before the next one."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.Future[ApiKey | None]] = {}
        self._working: asyncio.Task[None] | None = None

    async def find(self, digest: str) -> ApiKey | None:
        """Return the API key with this hash, or None.

        Raises:
            RateLimited: too many wait already.
        """
        if digest not in self._waiting:
            if len(self._waiting) >= MOST_WAITING:
                raise RateLimited(_MESSAGE, retry_after_seconds=1)
            self._waiting[digest] = asyncio.get_running_loop().create_future()
        waiting = self._waiting[digest]
        if self._working is None or self._working.done():
            self._working = create_own_task(self._work())
        return await asyncio.shield(waiting)

    async def close(self) -> None:
        """End the lookups."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)
        for waiting in self._waiting.values():
            waiting.cancel()

    async def _work(self) -> None:
        while self._waiting:
            await asyncio.sleep(PAUSE_SECONDS)
            digests = list(self._waiting)[:_TOGETHER]
            waiting = {digest: self._waiting.pop(digest) for digest in digests}
            try:
                with translate_outages():
                    found = {key.secret_hash: key for key in await ApiKey.filter(secret_hash__in=digests)}
            except asyncio.CancelledError:
                for each in waiting.values():
                    each.cancel()
                raise
            except Exception as error:
                for each in waiting.values():
                    each.set_exception(error)
                    each.exception()  # a client may have left
            else:
                for digest, each in waiting.items():
                    each.set_result(found.get(digest))
