"""The HTTP client for one provider and one organization: retries, a circuit breaker, token renewal and counts."""

import asyncio
import contextlib
import math
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, TypeVar

import httpx
import orjson

from connectors.transport.circuits import Breaker, Permit, Refusal
from connectors.transport.clients import HttpClient
from connectors.transport.exchange import DEADLINE_SECONDS, MAX_REPLY_BYTES, Reply, exchange
from connectors.transport.metrics import Count
from connectors.transport.rate_limits import rate_limit_key
from connectors.transport.retry_after import retry_after
from connectors.transport.streams import OpenStream, open_stream
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from telemetry.tracing import SpanKind, child_span

_BACKOFF_SECONDS: Final = 0.5
_MAX_BACKOFF_SECONDS: Final = 8.0

T = TypeVar("T")

Classifier: TypeAlias = Callable[[Reply], ParleyError | None]
"""Returns None when the provider did what was asked, or else the error to raise.

`RateLimited` and `UpstreamUnavailable`, with `retry_after_seconds` where the provider names a time, are retried where
that is safe; a `RateLimited` request was not carried out, so retrying it always is. `Unauthenticated` means that the
token was refused: it is renewed once, and the request is sent again.
"""

Query: TypeAlias = Mapping[str, str | int | bool | Sequence[str]]

NO_JSON: Final = object()
"""The request has no JSON body; `None` is one: null."""

Renew: TypeAlias = Callable[[str], Awaitable[str]]
"""Takes a token that the provider refused and returns another one, or raises ReauthRequired."""

Send: TypeAlias = Callable[[str | None], Awaitable[T]]
"""Sends the request once, with this token."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The number of attempts at a request, and the waits between them.

    Args:
        attempts: in all.
        seconds: no attempt begins later than this after the first one.
        max_wait: if the provider asks for a longer wait, the caller gets the error, with that time, instead.
    """

    attempts: int = 3
    seconds: float = 12.0
    max_wait: float = 10.0


NO_RETRIES: Final = RetryPolicy(attempts=1, max_wait=0.0)


@dataclass(frozen=True, slots=True)
class _Target:
    """The host of a request, and the key of the rate limit that it falls under."""

    host: str
    limit: str


@dataclass(frozen=True, slots=True)
class _Circuit:
    """The circuit of a request, and its rate limit there."""

    breaker: Breaker
    limit: str


class CircuitOpen(UpstreamUnavailable):
    """The circuit is open. Nothing was sent."""


@dataclass(slots=True)
class _Retries:
    """The failed attempts of one request, and whether another one may follow."""

    policy: RetryPolicy
    started: float = field(default_factory=time.monotonic)
    failures: int = 0
    last_error: ParleyError | None = None

    def delay_after(self, error: ParleyError) -> float | None:
        """Return how long to wait before the next attempt; None if there is to be none."""
        self.failures += 1
        self.last_error = error
        delay = _delay(error, self.failures)
        left = self.policy.seconds - (time.monotonic() - self.started)
        if self.failures >= self.policy.attempts or delay > min(left, self.policy.max_wait):
            return None
        return delay


def _delay(error: ParleyError, failures: int) -> float:
    """Return the time that the provider asks for, or else exponential backoff with full jitter."""
    if error.retry_after_seconds is not None:
        return float(error.retry_after_seconds)
    return random.uniform(0, min(_MAX_BACKOFF_SECONDS, _BACKOFF_SECONDS * 2**failures))


class ProviderClient:
    """Sends requests to one provider for one organization.

    By default it sends each request once; `engine.outbound.gateway` builds clients with everything below.

    Args:
        name: the connector's, for messages.
        breaker: returns a host's circuit, which permits each attempt and records its result.
        count: returns the counters to add to.
        renew: gets another token when the provider refuses the given one; once per request.
        unauthorized: returns the error to raise when renewal was impossible or did not help.
        slots: returns the semaphore that bounds concurrent requests to a host.
        credential_owner: identifies the caller's credential although it is renewed; see `rate_limits`.
        limit_secret: keys the hashes of credentials whose rate limits are remembered.
    """

    def __init__(
        self,
        client: HttpClient,
        *,
        name: str = "the provider",
        breaker: Callable[[str], Breaker] | None = None,
        count: Callable[[], Count] = Count,
        renew: Renew | None = None,
        unauthorized: Callable[[Unauthenticated], ParleyError] = lambda error: error,
        slots: Callable[[str], asyncio.Semaphore] | None = None,
        retry_policy: RetryPolicy = NO_RETRIES,
        credential_owner: str | None = None,
        limit_secret: bytes = b"",
    ) -> None:
        self._client = client
        self._name = name
        self._breaker = breaker
        self._count = count
        self._renew = renew
        self._unauthorized = unauthorized
        self._slots = slots
        self._retry_policy = retry_policy
        self._credential_owner = credential_owner
        self._limit_secret = limit_secret

    async def request(
        self,
        method: str,
        url: str,
        *,
        classify: Classifier,
        repeatable: bool,
        headers: Mapping[str, str] | None = None,
        query: Query | None = None,
        json: Any = NO_JSON,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        max_bytes: int = MAX_REPLY_BYTES,
        limit: str = "",
    ) -> Reply:
        """Send a request and return the reply, if `classify` finds no error in it.

        Args:
            url: complete: the provider's base address from the settings, and the path.
            repeatable: whether sending it again does no harm.
            bearer: the access token, for `Authorization`; kept apart from the headers so that it can be renewed.
            deadline: seconds for one attempt.
            max_bytes: the limit for the reply's size.
            limit: what the provider counts separately for each credential, such as the method or the model, if it does.

        Raises:
            ParleyError: the error that `classify` returned, or UpstreamUnavailable, OutcomeUnknown, UpstreamFailed as
                in `connectors.transport.exchange.exchange`; CircuitOpen at once while the circuit is open.
        """

        async def send(token: str | None) -> Reply:
            request = self._build(method, url, headers, token, json, query=query, form=form, content=content)
            reply = await exchange(self._client, request, repeatable=repeatable, deadline=deadline, max_bytes=max_bytes)
            if (error := classify(reply)) is not None:
                raise _with_status(error, reply)
            return reply

        target = self._target(url, headers, bearer, limit)
        async with self._slot(target.host, deadline):
            return await self._send(target, send, bearer)

    @contextlib.asynccontextmanager
    async def stream(
        self,
        method: str,
        url: str,
        *,
        classify: Classifier,
        repeatable: bool = False,
        headers: Mapping[str, str] | None = None,
        json: Any = NO_JSON,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        max_bytes: int = MAX_REPLY_BYTES,
        limit: str = "",
    ) -> AsyncIterator[AsyncIterator[str]]:
        """Send a request and yield the lines of the reply's body as they arrive (Server-Sent Events, JSON lines).

        `classify` gets a reply whose status is not 2xx, with its content; a stream is never retried once it has begun.

        Args:
            repeatable: whether sending it again does no harm; if not, a stream that breaks off raises OutcomeUnknown.
            deadline: seconds until the stream begins, and then between two chunks.
            max_bytes: the limit for the whole stream.
            limit: as for `request`.
        """

        async def send(token: str | None) -> tuple[contextlib.AsyncExitStack, OpenStream]:
            request = self._build(method, url, headers, token, json)
            async with contextlib.AsyncExitStack() as stack:
                opening = open_stream(
                    self._client, request, repeatable=repeatable, deadline=deadline, max_bytes=max_bytes
                )
                opened = await stack.enter_async_context(opening)
                if opened.refusal is not None:
                    raise classify(opened.refusal) or UpstreamFailed(
                        f"{request.url.host} responded with {opened.refusal.status}, which is not a stream."
                    )
                return stack.pop_all(), opened

        target = self._target(url, headers, bearer, limit)
        async with self._slot(target.host, deadline):
            stack, opened = await self._send(target, send, bearer)
            async with stack:
                yield self._watched(opened.lines)

    async def simulate(self, once: Callable[[], Awaitable[T]]) -> T:
        """Run a simulated request like a real one: retried, counted, and refused while the circuit is open."""

        async def ignore_token(_token: str | None) -> T:
            return await once()

        async with self._slot("", DEADLINE_SECONDS):
            return await self._send(_Target("", self._credential_owner or ""), ignore_token, None)

    async def perform(self, address: str, once: Callable[[], Awaitable[T]], *, credential: str = "") -> T:
        """Run an exchange over another protocol than HTTP like a request: with the circuit, retries and counts.

        Args:
            address: a URL such as `smtp://mail.example:587`, whose host and port identify the circuit.
            once: makes one attempt, within its own deadline; raises the errors of `connectors.base`.
            credential: what a rate limit is remembered for.
        """

        async def ignore_token(_token: str | None) -> T:
            return await once()

        target = self._target(address, None, credential, "")
        async with self._slot(target.host, DEADLINE_SECONDS):
            return await self._send(target, ignore_token, None)

    # ---------------------------------------------------------------- attempts

    def _target(self, url: str, headers: Mapping[str, str] | None, bearer: str | None, limit: str) -> _Target:
        key = rate_limit_key(
            url, headers or {}, bearer, owner=self._credential_owner, limit=limit, secret=self._limit_secret
        )
        return _Target(_host(url), key)

    async def _send(self, target: _Target, send: Send[T], token: str | None) -> T:
        """Send a request, with retries, and count it."""
        self._count().requests += 1
        try:
            return await self._with_retries(target, send, token)
        except ParleyError:
            self._count().failures += 1
            raise

    async def _with_retries(self, target: _Target, send: Send[T], token: str | None) -> T:
        """Return the result of the first attempt that succeeds; retry where that is safe and may help."""
        circuit = None if self._breaker is None else _Circuit(self._breaker(target.host), target.limit)
        retries, renew, again = _Retries(self._retry_policy), self._renew, False
        while True:
            try:
                return await self._attempt(circuit, send, token, again=again)
            except Unauthenticated as error:
                if renew is None or token is None:
                    raise _like(self._unauthorized(error), error) from error
                token, renew = await renew(token), None  # once, and not counted as a failed attempt
            except CircuitOpen as error:
                raise retries.last_error or error from None  # the error that opened the circuit says more
            except (RateLimited, UpstreamUnavailable) as error:
                delay = retries.delay_after(error)
                if delay is None:
                    raise
                await asyncio.sleep(delay)
            again = True

    async def _attempt(self, circuit: _Circuit | None, send: Send[T], token: str | None, *, again: bool) -> T:
        """Send the request once, if the circuit permits it, and report the result to the circuit."""
        if circuit is None:
            return await self._timed(send, token)
        permit = await circuit.breaker.admit(circuit.limit)
        if isinstance(permit, Refusal):
            raise self._refusal(permit)
        self._count().retries += again
        try:
            result = await self._timed(send, token)
        except BaseException as error:
            await self._report(error, circuit, permit)
            raise
        await circuit.breaker.answered(permit)
        return result

    async def _timed(self, send: Send[T], token: str | None) -> T:
        """Send the request once, and count the answer and the time that it took."""
        started = time.monotonic()
        try:
            with child_span(f"call {self._name}", SpanKind.CLIENT):
                result = await send(token)
        except ParleyError as error:
            if _is_answer(error):
                self._count_answer(started)
            raise
        self._count_answer(started)
        return result

    async def _report(self, error: BaseException, circuit: _Circuit, permit: Permit) -> None:
        """Record an attempt that raised an error in the circuit."""
        if _is_failure(error):
            await circuit.breaker.failed(permit)
        elif _is_answer(error):
            # A rejection of this request, such as a 404, asks nothing of others.
            wait = error.retry_after_seconds if isinstance(error, RateLimited | UpstreamUnavailable) else None
            await circuit.breaker.answered(permit, circuit.limit, wait_seconds=wait or 0)
        else:  # the caller left, or the request could not be sent
            await circuit.breaker.abandoned(permit)

    def _refusal(self, refusal: Refusal) -> ParleyError:
        seconds = max(1, math.ceil(refusal.seconds))
        if refusal.limited:
            return RateLimited(f"{self._name} asked not to be called for {seconds} s.", retry_after_seconds=seconds)
        return CircuitOpen(
            f"{self._name} has failed repeatedly, so its circuit is open for {seconds} s. Nothing was sent.",
            retry_after_seconds=seconds,
        )

    def _count_answer(self, started: float) -> None:
        count = self._count()
        count.answers += 1
        count.answer_ms += (time.monotonic() - started) * 1000

    # ---------------------------------------------------------------- parts

    @contextlib.asynccontextmanager
    async def _slot(self, host: str, deadline: float) -> AsyncIterator[None]:
        """Hold one of the slots for concurrent requests."""
        if self._slots is None:
            yield
            return
        slots = self._slots(host)
        try:
            async with asyncio.timeout(deadline):
                await slots.acquire()
        except TimeoutError:
            raise UpstreamUnavailable(
                f"Too many concurrent calls to {self._name}. Nothing was sent.", retry_after_seconds=1
            ) from None
        try:
            yield
        finally:
            slots.release()

    async def _watched(self, lines: AsyncIterator[str]) -> AsyncIterator[str]:
        """Yield the lines of a stream, and count a failure if the provider fails in the middle of it."""
        try:
            async for line in lines:
                yield line
        except ParleyError:
            self._count().failures += 1
            raise

    def _build(
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
        if json is not NO_JSON:
            sent.setdefault("content-type", "application/json")
            content = orjson.dumps(json)
        if bad := next((name for name, value in sent.items() if not value.isascii()), None):
            raise NotConfigured(f"A setting is not in ASCII, and cannot be sent in the header {bad}.")
        if bearer is not None:
            if not (bearer.isascii() and bearer.isprintable()):
                raise Unauthenticated("The access token contains characters that no header can have.")
            sent["authorization"] = f"Bearer {bearer}"
        parameters: Any = query
        return self._client.build_request(method, url, headers=sent, params=parameters, data=form, content=content)


def _host(url: str) -> str:
    return httpx.URL(url).netloc.decode()


def _with_status(error: ParleyError, reply: Reply) -> ParleyError:
    """Return the error with the reply's status, and the time after which its own retry makes sense, if it names one."""
    error.upstream_status = reply.status
    if isinstance(error, UpstreamFailed) and error.retry_after_seconds is None:
        error.retry_after_seconds = retry_after(reply.headers)
    return error


def _like(error: ParleyError, original: ParleyError) -> ParleyError:
    """Return the error with the status of the original one."""
    error.upstream_status = original.upstream_status
    return error


def _is_answer(error: BaseException) -> bool:
    """Return whether the provider answered, although with an error."""
    return isinstance(error, ParleyError) and not isinstance(error, InvalidInput) and not _is_failure(error)


def _is_failure(error: BaseException) -> bool:
    """Return whether the provider could not be reached, was too slow or failed; a busy one counts as an answer."""
    return isinstance(error, OutcomeUnknown) or (isinstance(error, UpstreamUnavailable) and not error.busy)
