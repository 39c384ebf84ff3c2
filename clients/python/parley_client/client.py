"""The client: queries and mutations over HTTP, subscriptions over WebSocket."""

import asyncio
import contextlib
import json
import logging
import re
import uuid
from collections.abc import AsyncGenerator, Callable, Mapping
from typing import Any, Final, Self

import httpx

from parley_client.backoff import LONGEST_SECONDS, Backoff
from parley_client.errors import ParleyError, RateLimited, Unavailable, Unreachable, error_of
from parley_client.streams import Endpoint, follow, item_of
from parley_client.values import Event, JsonObject

_log = logging.getLogger("parley_client")

_ACCEPT: Final = "application/graphql-response+json, application/json"
_NO_CODE: Final = re.compile(r'"""(?:\\"""|.)*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*', re.DOTALL)
_MUTATION: Final = re.compile(r"\bmutation\b")


class ParleyClient:
    """A client for one gateway with one credential.

        async with ParleyClient("https://parley.example", token) as client:
            viewer = (await client.query("{ viewer { role } }"))["viewer"]

    Args:
        url: the gateway's URL, without a path.
        token: a JWT or an API key.
        timeout: the timeout of one request, in seconds.
        patience: for how many seconds to retry requests that are safe to repeat, while the gateway is unavailable.
        longest_pause: the maximum pause between retries, in seconds.
        trust_env: whether to use the proxies of the environment.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        timeout: float = 60.0,
        patience: float = 60.0,
        longest_pause: float = LONGEST_SECONDS,
        trust_env: bool = True,
    ) -> None:
        self.url = url.rstrip("/")
        self._patience = patience
        self._longest_pause = longest_pause
        self._trust_env = trust_env
        self._authorization = f"Bearer {token}"
        self._http = httpx.AsyncClient(
            timeout=timeout,
            trust_env=trust_env,
            headers={"authorization": self._authorization, "accept": _ACCEPT, "content-type": "application/json"},
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    def backoff(self) -> Backoff:
        """Return a new backoff with this client's maximum pause."""
        return Backoff(self._longest_pause)

    async def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        idempotent: bool | None = None,
        patience: float | None = None,
    ) -> JsonObject:
        """Execute a query or mutation and return its `data`.

        It is retried while the gateway is unavailable or responds that a retry can help, unless it may have taken
        effect and must not do so twice: a mutation is retried only if its variables contain an `idempotencyKey`, or if
        it certainly had no effect.

        Args:
            idempotent: whether the operation may be repeated, if that cannot be inferred from it.
            patience: for how many seconds to retry, instead of the client's `patience`.

        Raises:
            ParleyError: the subclass for the code of the first error, in the response or in a payload.
            TypeError, ValueError: a variable is not valid JSON.
        """
        body = json.dumps({"query": document, "variables": dict(variables or {})}, allow_nan=False).encode()
        if idempotent is None:
            idempotent = not is_mutation(document) or _has_key(variables or {})
        clock = asyncio.get_running_loop()
        deadline = clock.time() + (self._patience if patience is None else patience)
        backoff = self.backoff()
        while True:
            try:
                return await self._send(body)
            except ParleyError as error:
                pause = backoff.next(error.retry_after_seconds)
                if not _may_repeat(error, idempotent) or clock.time() + pause > deadline:
                    raise
                _log.info("request failed; retrying in %.1f s: %s", pause, error)
            await asyncio.sleep(pause)

    async def mutate(
        self, document: str, input: Mapping[str, Any], *, key: str | None = None, patience: float | None = None
    ) -> JsonObject:
        """Execute a mutation that accepts an `idempotencyKey` in its variable `$input`, so that it takes effect once.

        Args:
            key: the key, so that another process can repeat this call; by default a new one.

        Raises:
            ParleyError: as for `query`.
        """
        keyed = {"idempotencyKey": key or uuid.uuid4().hex, **input}
        return await self.query(document, {"input": keyed}, idempotent=True, patience=patience)

    def subscribe(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        after: str | None = None,
        resume: bool = True,
        on_gap: Callable[[Event], None] | None = None,
        on_unreachable: Callable[[str], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Yield the items of a subscription indefinitely. After a disconnect it resumes after the last cursor.

        The document must declare `$after: Cursor`, pass it on, and select `__typename` and `cursor` of every item.

        Args:
            after: the cursor to resume after; without one, the first item is a snapshot of the current state.
            resume: False for a stream without cursors, which restarts after a disconnect.
            on_gap: called with a StreamGap, after which the stream continues; without it, `EventsMissing` is raised.
            on_unreachable: called once with the reason if the first attempt fails, which others follow. Later
                interruptions are part of every stream.

        Raises:
            ParleyError: the subscription was rejected or ended by the gateway.
            EventsMissing: the gateway no longer has the events after the cursor.
            ValueError: the document cannot be resumed.
        """
        items = self.subscribe_data(
            document, variables, after=after, resume=resume, on_gap=on_gap, on_unreachable=on_unreachable
        )
        return _items(items)

    def subscribe_data(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        after: str | None = None,
        resume: bool = True,
        on_gap: Callable[[Event], None] | None = None,
        on_unreachable: Callable[[str], None] | None = None,
    ) -> AsyncGenerator[JsonObject, None]:
        """Yield the `data` of a subscription's items instead of its one field; otherwise the same as `subscribe`."""
        missing = [each for each in ("$after", "__typename", "cursor") if each not in document]
        if resume and missing:
            raise ValueError(f"The subscription cannot be resumed: it lacks {', '.join(missing)}.")
        gateway = Endpoint(self.url, self._authorization, self._trust_env)
        start = dict(variables or {})
        return follow(
            gateway,
            document,
            start,
            self.backoff(),
            after=after,
            resume=resume,
            on_gap=on_gap,
            on_unreachable=on_unreachable,
        )

    async def _send(self, body: bytes) -> JsonObject:
        try:
            response = await self._http.post(f"{self.url}/graphql", content=body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise Unreachable(f"{self.url} cannot be reached: {error!r}", sent=False) from error
        except httpx.TransportError as error:
            raise Unreachable(f"{self.url} did not respond: {error!r}", sent=True) from error
        return _data(response)


async def _items(stream: AsyncGenerator[JsonObject, None]) -> AsyncGenerator[Event, None]:
    async with contextlib.aclosing(stream):
        async for data in stream:
            yield item_of(data)


def is_mutation(document: str) -> bool:
    """Return whether a document may contain a mutation; if in doubt, True."""
    return _MUTATION.search(_NO_CODE.sub(" ", document)) is not None


def _has_key(variables: Mapping[str, Any]) -> bool:
    return bool(variables.get("idempotencyKey")) or any(
        isinstance(value, Mapping) and value.get("idempotencyKey") for value in variables.values()
    )


def _may_repeat(error: ParleyError, idempotent: bool) -> bool:
    if not error.retryable:
        return False
    certainly_nothing = isinstance(error, RateLimited) or (isinstance(error, Unreachable) and not error.sent)
    return idempotent or certainly_nothing


def _data(response: httpx.Response) -> JsonObject:
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not answer.keys() & {"data", "errors"}:
        raise _foreign(response)
    data: JsonObject = answer.get("data") or {}
    errors = answer.get("errors") or [
        error for payload in data.values() if isinstance(payload, dict) for error in payload.get("errors") or []
    ]
    if errors:
        error = error_of(errors, data)
        if error.retry_after_seconds is None:
            error.retry_after_seconds = _retry_after(response)
        raise error
    return data


def _foreign(response: httpx.Response) -> ParleyError:
    """Return the error for a response that does not come from the gateway but from something in between."""
    url, status = response.request.url, response.status_code
    message = f"{url} returned {status} and no GraphQL response: {response.text[:200]!r}"
    if status >= 500 or status == httpx.codes.TOO_MANY_REQUESTS:
        return Unavailable(message, retry_after_seconds=_retry_after(response))
    return ParleyError(message)


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdecimal() else None
