"""Serving `/openapi.json`."""

import asyncio
from typing import cast

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from errors import ParleyError
from routes.built_pages import built_page_routes
from routes.conditional import conditional_response
from routes.graphql_http import HttpOperations
from routes.openapi.document import openapi_document
from routes.openapi.presets import operation_of_preset
from routes.openapi.responses import JSON
from routes.rest import PRESETS
from routes.rest.problems import Problem
from settings import Environment, Settings


class OpenApi:
    """The route of `/openapi.json`. A document is built on its first request."""

    def __init__(self) -> None:
        self._presets: bytes | None = None

    async def respond(self, request: Request) -> Response:
        """Return the document, or 304 if the client has it."""
        try:
            return await self._respond(request)
        except Problem as problem:
            return problem.response({})
        except ParleyError as error:
            return Problem.of(error).response({})

    async def _respond(self, request: Request) -> Response:
        settings: Settings = request.state.gateway.settings
        operations = cast(HttpOperations, request.state.gateway.operations)
        caller = await operations.authenticate(request.headers)
        if caller is None and settings.environment is Environment.PRODUCTION:
            message = "The description requires a credential: Authorization: Bearer <token or API key>, or x-api-key."
            raise Problem("UNAUTHENTICATED", message)
        if self._presets is None:
            self._presets = await asyncio.to_thread(_describe, settings.public_url)
        headers = {"content-type": JSON, "x-content-type-options": "nosniff"}
        return conditional_response(self._presets, headers, request.headers.get("if-none-match"))


def _describe(server: str) -> bytes:
    operations = ((each.path, each.method, operation_of_preset(each)) for each in PRESETS)
    return orjson.dumps(openapi_document(operations, server=server))


def openapi_routes() -> list[BaseRoute]:
    """Return the routes of the document and its page."""
    return [Route("/openapi.json", OpenApi().respond), *built_page_routes("docs")]
