"""The line to a provider, for one organization: what `connectors.transport.vendors.Vendor` promises."""

import asyncio
import contextlib
import math
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import httpx
import orjson

from connectors.transport.circuits import Breaker, Refusal
from connectors.transport.clients import Client
from connectors.transport.exchange import DEADLINE_SECONDS, LARGEST_REPLY, Reply, exchange
from connectors.transport.metrics import Count
from connectors.transport.streams import Opened, streamed
from connectors.transport.vendors import NOTHING, Judge, Query
from errors import (
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)

_BACKOFF_SECONDS: Final = 0.5
_LONGEST_BACKOFF: Final = 8.0

T = TypeVar("T")


def _host(url: str) -> str:
    return url and httpx.URL(url).netloc.decode()


Renew = Callable[[str], Awaitable[str]]
"""Takes a token that the provider refused and returns another one, or raises ReauthRequired."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a call is tried, and how long it may wait in between.

    Args:
        tries: in all.
        seconds: no try begins later than this after the first one.
        longest_wait: a provider that asks for a longer one is not waited for: the caller is told how long.
    """

    tries: int = 3
    seconds: float = 12.0
    longest_wait: float = 10.0


class _LeftAlone(UpstreamUnavailable):
    """The circuit is open."""


ONCE: Final = Patience(tries=1, longest_wait=0.0)


class Line:
    """Asks a provider over a client. By itself it does so once; `connectors.lines.Lines` makes those that do more.

    Args:
        name: of the connector, for words.
        breaker: returns, for a host, the circuit that is asked before each try, and told how it went.
        count: returns the figures to add to.
        renew: gets another token when the provider refuses the one it was given; once for each call.
        unauthorized: says what it means when that did not help.
        places: returns, for a host, what bounds how many calls are under way at once.
    """

    def __init__(
        self,
        client: Client,
        *,
        name: str = "the provider",
        breaker: Callable[[str], Breaker] | None = None,
        count: Callable[[], Count] = Count,
        renew: Renew | None = None,
        unauthorized: Callable[[Unauthenticated], ParleyError] = lambda error: error,
        places: Callable[[str], asyncio.Semaphore] | None = None,
        patience: Patience = ONCE,
    ) -> None:
        self._client = client
        self._name = name
        self._breaker = breaker
        self._count = count
        self._renew = renew
        self._unauthorized = unauthorized
        self._places = places
        self._patience = patience

    async def ask(
        self,
        method: str,
        url: str,
        *,
        judge: Judge,
        repeatable: bool,
        headers: Mapping[str, str] | None = None,
        query: Query | None = None,
        json: Any = NOTHING,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        largest: int = LARGEST_REPLY,
    ) -> Reply:
        """See `Vendor`."""

        async def once(token: str | None) -> Reply:
            request = self._request(method, url, headers, token, json, query=query, form=form, content=content)
            reply = await exchange(self._client, request, repeatable=repeatable, deadline=deadline, largest=largest)
            if (error := judge(reply)) is not None:
                raise error
            return reply

        return await self._placed(url, once, bearer, deadline)

    @contextlib.asynccontextmanager
    async def stream(
        self,
        method: str,
        url: str,
        *,
        judge: Judge,
        repeatable: bool = False,
        headers: Mapping[str, str] | None = None,
        json: Any = NOTHING,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        largest: int = LARGEST_REPLY,
    ) -> AsyncIterator[AsyncIterator[str]]:
        """See `Vendor`."""

        async def once(token: str | None) -> tuple[contextlib.AsyncExitStack, Opened]:
            request = self._request(method, url, headers, token, json)
            async with contextlib.AsyncExitStack() as stack:
                reply = streamed(self._client, request, repeatable=repeatable, deadline=deadline, largest=largest)
                opened = await stack.enter_async_context(reply)
                if opened.refusal is not None:
                    raise judge(opened.refusal) or UpstreamFailed(
                        f"{request.url.host} answered {opened.refusal.status}, which is no stream."
                    )
                return stack.pop_all(), opened

        host = _host(url)
        async with self._place(host, deadline):
            stack, opened = await self._tries(host, once, bearer)
            async with stack:
                yield self._watched(opened.lines)

    async def rehearse(self, once: Callable[[], Awaitable[T]]) -> T:
        """Does what stands in for a request as a request is done: tried again, counted, refused by an open circuit."""

        async def ignore_token(_token: str | None) -> T:
            return await once()

        return await self._placed("", ignore_token, None, DEADLINE_SECONDS)

    # ---------------------------------------------------------------- tries

    async def _placed(
        self, url: str, once: Callable[[str | None], Awaitable[T]], token: str | None, deadline: float
    ) -> T:
        host = _host(url)
        async with self._place(host, deadline):
            return await self._tries(host, once, token)

    async def _tries(self, host: str, once: Callable[[str | None], Awaitable[T]], token: str | None) -> T:
        """Returns what a try returns, after others where they are safe and may help."""
        breaker = None if self._breaker is None else self._breaker(host)
        self._count().requests += 1
        began, tried, renewed = time.monotonic(), 0, False
        failed: ParleyError | None = None
        while True:
            tried += 1
            try:
                return await self._try(breaker, once, token, again=failed is not None or renewed)
            except Unauthenticated as error:
                if self._renew is None or token is None or renewed:
                    self._count().failures += 1
                    raise self._unauthorized(error) from error
                token, renewed = await self._renew(token), True
                tried -= 1  # the provider did nothing, and it is no fault of its own
            except _LeftAlone as refusal:
                self._count().failures += 1
                raise failed or refusal from None  # what opened the circuit says more
            except (RateLimited, UpstreamUnavailable) as error:
                failed = error
                if isinstance(error, RateLimited):
                    error.upstream = True
                wait = self._wait(error, tried)
                left = self._patience.seconds - (time.monotonic() - began)
                if tried >= self._patience.tries or wait > min(left, self._patience.longest_wait):
                    self._count().failures += 1
                    raise
                await asyncio.sleep(wait)
            except ParleyError:
                self._count().failures += 1
                raise

    def _wait(self, error: ParleyError, tried: int) -> float:
        """Returns what the provider asks for, or else a random part of a time that doubles: full jitter."""
        if error.retry_after_seconds is not None:
            return float(error.retry_after_seconds)
        return random.uniform(0, min(_LONGEST_BACKOFF, _BACKOFF_SECONDS * 2**tried))

    async def _try(
        self, breaker: Breaker | None, once: Callable[[str | None], Awaitable[T]], token: str | None, *, again: bool
    ) -> T:
        """Returns what one try returns, and tells the circuit how it went."""
        if breaker is None:
            return await once(token)
        permit = await breaker.admit()
        if isinstance(permit, Refusal):
            raise self._refusal(permit)
        self._count().retries += again
        began = time.monotonic()
        try:
            result = await once(token)
        except (UpstreamUnavailable, OutcomeUnknown) as error:
            if isinstance(error, UpstreamUnavailable) and error.busy:
                self._answered(began)
                await breaker.answered(permit, wait_seconds=error.retry_after_seconds or 0)
            else:
                await breaker.failed(permit)
            raise
        except BaseException as error:
            if isinstance(error, ParleyError) and not isinstance(error, InvalidInput):
                self._answered(began)
                await breaker.answered(permit, wait_seconds=error.retry_after_seconds or 0)
            else:  # the caller left, or what was to be sent could not be
                await breaker.given_up(permit)
            raise
        self._answered(began)
        await breaker.answered(permit)
        return result

    def _refusal(self, refusal: Refusal) -> ParleyError:
        seconds = max(1, math.ceil(refusal.seconds))
        if refusal.limited:
            return RateLimited(f"{self._name} asked not to be called for {seconds} s.", retry_after_seconds=seconds)
        return _LeftAlone(
            f"{self._name} has failed repeatedly, so it is left alone for {seconds} s. Nothing was sent.",
            retry_after_seconds=seconds,
        )

    def _answered(self, began: float) -> None:
        count = self._count()
        count.answers += 1
        count.answer_ms += (time.monotonic() - began) * 1000

    # ---------------------------------------------------------------- parts

    @contextlib.asynccontextmanager
    async def _place(self, host: str, deadline: float) -> AsyncIterator[None]:
        """Holds one of the places for calls that are under way."""
        if self._places is None:
            yield
            return
        places = self._places(host)
        try:
            async with asyncio.timeout(deadline):
                await places.acquire()
        except TimeoutError:
            raise UpstreamUnavailable(
                f"Too many calls of {self._name} are under way. Nothing was sent.", retry_after_seconds=1
            ) from None
        try:
            yield
        finally:
            places.release()

    async def _watched(self, lines: AsyncIterator[str]) -> AsyncIterator[str]:
        """Yields the lines of a stream; counts it when the provider fails in the middle of it."""
        try:
            async for line in lines:
                yield line
        except ParleyError:
            self._count().failures += 1
            raise

    def _request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        bearer: str | None,
        json: Any,
        *,
        query: Query | None = None,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Request:
        sent = {name.lower(): value for name, value in (headers or {}).items()}
        if json is not NOTHING:
            sent.setdefault("content-type", "application/json")
            content = orjson.dumps(json)
        if bearer is not None:
            sent["authorization"] = f"Bearer {bearer}"
        parameters: Any = query
        return self._client.build_request(method, url, headers=sent, params=parameters, data=form, content=content)
