"""Serving `/openapi.json`."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from auth.actor import Actor
from errors import InvalidInput, ParleyError
from json_types import JsonObject
from resolvers.endpoints.reading import READ_SCOPE, Endpoints, ServedEndpoint, operation_ids, served_endpoints
from routes.built_pages import built_page_routes
from routes.conditional import conditional_response
from routes.openapi.document import openapi_document
from routes.openapi.lifecycle import with_lifecycle
from routes.openapi.own import operation_of_own
from routes.openapi.presets import operation_of_preset
from routes.openapi.responses import JSON
from routes.openapi.shared_schemas import SharedSchemas
from routes.rest import PRESETS
from routes.rest.call import sender_of
from routes.rest.problems import Problem
from routes.state import gateway_of
from settings import Environment, Settings
from storage.clock import now

MOST_CACHED: Final = 16
"""The organizations whose descriptions are kept."""

_Key: TypeAlias = tuple[str, bool] | None
"""Whom a description is for: an organization, and whether it has the organization's own endpoints; None for anyone."""

_PRESETS: Final = {each.name: each for each in PRESETS}


@dataclass(frozen=True, slots=True)
class _Served:
    """The content of a description: the endpoints, and the ids of those that are deprecated by now."""

    endpoints: Sequence[ServedEndpoint]
    deprecated: frozenset[str]


class OpenApi:
    """The route of `/openapi.json`. A document is built on the first request for it, and kept until it changes."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Key, tuple[_Served, bytes]] = OrderedDict()

    async def respond(self, request: Request) -> Response:
        """Return the document, or 304 if the client has it."""
        try:
            body = await self._body(request)
        except Problem as problem:
            return problem.response()
        except ParleyError as error:
            return Problem.of(error).response()
        headers = {"content-type": JSON, "x-content-type-options": "nosniff"}
        return conditional_response(body, headers, request.headers.get("if-none-match"))

    async def _body(self, request: Request) -> bytes:
        gateway = gateway_of(request.scope)
        endpoints, settings = gateway.resources.endpoints, gateway.resources.settings
        caller = await sender_of(gateway, request.headers)
        if caller is None and settings.environment is Environment.PRODUCTION:
            message = "The description requires a credential: Authorization: Bearer <token or API key>, or x-api-key."
            raise Problem("UNAUTHENTICATED", message)
        served = await served_endpoints(endpoints, caller)
        return await self._document(endpoints, served, _key(caller), settings)

    async def _document(
        self, all: Endpoints, endpoints: Sequence[ServedEndpoint], key: _Key, settings: Settings
    ) -> bytes:
        moment = now()
        over = (each.id for each in endpoints if each.deprecated_at is not None and each.deprecated_at <= moment)
        served = _Served(endpoints, frozenset(over))
        if list(endpoints) == list(all.presets):
            key = None  # most organizations have changed nothing, and share one document
        known = self._known.get(key)
        if known is None or known[0] != served:
            own = [each async for each in _valid(all, endpoints)]
            body = await asyncio.to_thread(_describe, served, own, settings.public_url)
            known = self._known[key] = (served, body)
        self._known.move_to_end(key)
        if len(self._known) > MOST_CACHED:
            self._known.popitem(last=False)
        return known[1]


def _key(caller: Actor | None) -> _Key:
    return None if caller is None else (caller.organization_id, READ_SCOPE in caller.scopes)


async def _valid(all: Endpoints, endpoints: Sequence[ServedEndpoint]) -> AsyncIterator[ServedEndpoint]:
    """Yield the endpoints of the organization's own whose operations the schema still allows."""
    for each in endpoints:
        if each.preset:
            continue
        with contextlib.suppress(InvalidInput):
            all.read(each.document)
            yield each
        await asyncio.sleep(0)  # reading an operation can take milliseconds


def _describe(served: _Served, own: Sequence[ServedEndpoint], server: str) -> bytes:
    shared = SharedSchemas()
    names, by_id = operation_ids(served.endpoints), {each.id: each for each in served.endpoints}

    def described(endpoint: ServedEndpoint, operation: JsonObject) -> tuple[str, str, JsonObject]:
        successor, deprecated = by_id.get(endpoint.replacement_id or ""), endpoint.id in served.deprecated
        changed = with_lifecycle(operation, endpoint, successor, deprecated=deprecated)
        return endpoint.path, endpoint.method.value, changed

    presets = [described(each, operation_of_preset(_PRESETS[each.name])) for each in served.endpoints if each.preset]
    others = [described(each, operation_of_own(each, names[each.id], shared)) for each in own]
    return orjson.dumps(openapi_document([*presets, *others], shared.by_name, server=server))


def openapi_routes() -> list[BaseRoute]:
    """Return the routes of the document and its page."""
    return [Route("/openapi.json", OpenApi().respond), *built_page_routes("docs")]
