"""The client: queries and mutations over HTTP, subscriptions over WebSocket."""

import asyncio
import json
import logging
import re
import uuid
from collections.abc import AsyncGenerator, Callable, Mapping
from typing import Any, Final, Self

import httpx

from parley_client.backoff import LONGEST_SECONDS, Backoff
from parley_client.errors import ParleyError, RateLimited, Unavailable, Unreachable, error_of
from parley_client.streams import Door, follow
from parley_client.values import Event, JsonObject

_log = logging.getLogger("parley_client")

_ACCEPT: Final = "application/graphql-response+json, application/json"
_NO_CODE: Final = re.compile(r'"""(?:\\"""|.)*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*', re.DOTALL)
_MUTATION: Final = re.compile(r"\bmutation\b")


class ParleyClient:
    """Talks to one gateway with one credential.

        async with ParleyClient("https://parley.example", token) as client:
            viewer = (await client.query("{ viewer { role } }"))["viewer"]

    Args:
        url: where the gateway is, without a path.
        token: a JWT or an API key.
        timeout: the seconds that one request may take.
        patience: the seconds for which a request that can be repeated is tried again while the gateway is away.
        longest_pause: the seconds between two tries at most.
        trust_env: whether the environment's proxies are used.
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
        """Lets go of the connections."""
        await self._http.aclose()

    def backoff(self) -> Backoff:
        """Returns new pauses between tries, as long as this client makes them."""
        return Backoff(self._longest_pause)

    async def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        idempotent: bool | None = None,
        patience: float | None = None,
    ) -> JsonObject:
        """Runs a query or mutation and returns its `data`.

        It is tried again while the gateway is away or says that trying again can help, unless it may have taken effect
        and must not do so twice: a mutation is repeated only when its variables hold an `idempotencyKey`, or when it
        certainly did not happen.

        Args:
            idempotent: whether the operation may be repeated, where that is not to be seen from it.
            patience: the seconds for which it is tried again, instead of the client's.

        Raises:
            ParleyError: the subclass for the code of the first error, of the answer or of a payload in it.
            TypeError, ValueError: a variable is no JSON.
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
                _log.info("trying again in %.1f s: %s", pause, error)
            await asyncio.sleep(pause)

    async def mutate(
        self, document: str, input: Mapping[str, Any], *, key: str | None = None, patience: float | None = None
    ) -> JsonObject:
        """Runs a mutation that takes an `idempotencyKey` in its variable `$input`, so that it takes effect once.

        Args:
            key: the key, to be able to repeat this call from another process; a new one unless given.

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
    ) -> AsyncGenerator[Event, None]:
        """Yields the items of a subscription, for ever. After a break it goes on behind the last cursor.

        The document declares `$after: Cursor`, hands it on, and selects `__typename` and `cursor` of every item.

        Args:
            after: the cursor to begin behind; without one, the first item describes how things are.
            resume: False for a stream without cursors: after a break it begins anew.
            on_gap: told of a StreamGap, behind which the stream goes on; otherwise it ends with `EventsMissing`.

        Raises:
            ParleyError: the subscription was refused, or may not go on.
            EventsMissing: the gateway no longer holds what came after the cursor.
            ValueError: the document cannot be resumed.
        """
        missing = [each for each in ("$after", "__typename", "cursor") if each not in document]
        if resume and missing:
            raise ValueError(f"The subscription cannot go on after a break: it lacks {', '.join(missing)}.")
        door = Door(self.url, self._authorization, self._trust_env)
        return follow(door, document, dict(variables or {}), self.backoff(), after=after, resume=resume, on_gap=on_gap)

    async def _send(self, body: bytes) -> JsonObject:
        try:
            response = await self._http.post(f"{self.url}/graphql", content=body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise Unreachable(f"{self.url} cannot be reached: {error!r}", sent=False) from error
        except httpx.TransportError as error:
            raise Unreachable(f"{self.url} did not answer: {error!r}", sent=True) from error
        return _data(response)


def is_mutation(document: str) -> bool:
    """Tells whether a document may hold a mutation; when in doubt, it does."""
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
    """Returns the error for an answer that is not the gateway's, but of something in between."""
    said = f"{response.request.url} answered {response.status_code}, and no GraphQL: {response.text[:200]!r}"
    if response.status_code >= 500 or response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        return Unavailable(said, retry_after_seconds=_retry_after(response))
    return ParleyError(said)


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdecimal() else None
