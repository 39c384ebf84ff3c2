"""The line to a provider: what `connectors.vendors.Vendor` promises."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import orjson

from connectors.egress import OutsideClient
from connectors.exchange import DEADLINE_SECONDS, LARGEST_REPLY, Reply, exchange
from connectors.vendors import NOTHING, Judge, Query
from errors import UpstreamUnavailable


class Line:
    """Asks a provider over a shared client."""

    def __init__(self, client: OutsideClient) -> None:
        self._client = client

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
        request = self._request(method, url, headers, bearer, json, query=query, form=form, content=content)
        reply = await exchange(self._client, request, repeatable=repeatable, deadline=deadline, largest=largest)
        if (error := judge(reply)) is not None:
            raise error
        return reply

    @contextlib.asynccontextmanager
    async def stream(
        self,
        method: str,
        url: str,
        *,
        judge: Judge,
        headers: Mapping[str, str] | None = None,
        json: Any = NOTHING,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        largest: int = LARGEST_REPLY,
    ) -> AsyncIterator[AsyncIterator[str]]:
        """See `Vendor`."""
        request = self._request(method, url, headers, bearer, json)
        try:
            async with asyncio.timeout(deadline):
                response = await self._client.send(request, stream=True)
        except (TimeoutError, httpx.TransportError) as error:
            raise UpstreamUnavailable(f"{request.url.host} cannot be reached.") from error
        async with contextlib.aclosing(response):
            if not response.is_success:
                content = (await response.aread())[:largest]
                if (refused := judge(Reply(response.status_code, response.headers, content))) is not None:
                    raise refused
            yield response.aiter_lines()

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
