"""Serving an endpoint: from an HTTP request to the GraphQL operation behind it, and back.

The operation is executed by the same executor as those of `/graphql`, with the caller's credential, limits and rules.
What presets and endpoints of an organization's own have in common is here: the lifecycle, the rate limit, errors,
conditional requests and metrics.
"""

import time
from collections.abc import Mapping
from typing import Final, Protocol

from starlette.types import Receive, Scope, Send

from context.faults import logged_fault
from context.waiting_client import ClientGone
from errors import ParleyError
from resolvers.endpoints.reading import OrganizationEndpoints, ServedEndpoint
from routes.conditional import conditional
from routes.responses import json_headers
from routes.rest.call import Call, authenticated
from routes.rest.exchange import Exchange, Reply
from routes.rest.field_names import OWN_NAMES, FieldNames
from routes.rest.lifecycle import is_over, lifecycle_headers
from routes.rest.limits import limit_headers, limit_of_endpoint
from routes.rest.preset import Preset
from routes.rest.preset_operation import PresetOperation
from routes.rest.problems import MEDIA_TYPE, Problem
from storage.clock import now

_JSON: Final = "application/json"


class Operation(Protocol):
    """The operation of an endpoint.

    Attributes:
        names: the names that rejected fields have in the request.
    """

    @property
    def names(self) -> FieldNames:
        """See there."""

    async def respond(self, call: Call) -> tuple[int, bytes]:
        """Return the status and the body of the response, as JSON.

        Raises:
            Problem, ParleyError: the request is rejected, or the operation has failed.
            ClientGone: nobody waits for the response.
        """


class Route(Protocol):
    """The server of a path's requests."""

    async def reply(self, exchange: Exchange) -> Reply:
        """Return the response to a request.

        Raises:
            Problem, ParleyError: the request is rejected.
            ClientGone: nobody waits for the response.
        """


class RestApp:
    """A route as an ASGI application."""

    def __init__(self, route: Route) -> None:
        self._route = route

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request."""
        exchange = Exchange(scope, receive, send)
        try:
            reply = await self._route.reply(exchange)
        except ClientGone:
            return
        except (Problem, ParleyError) as error:
            reply = problem_reply(error)
        except Exception:  # the last resort: the client gets no traceback
            reply = problem_reply(logged_fault(f"request to {scope['path']}"))
        await exchange.answer(reply)


class PresetRoute:
    """The route of a preset."""

    def __init__(self, preset: Preset, id: str) -> None:
        self._id = id
        self._server = Server(PresetOperation(preset))

    async def reply(self, exchange: Exchange) -> Reply:
        """See `Route`."""
        caller = await authenticated(exchange)
        organization = await exchange.gateway.resources.endpoints.of(caller.organization_id)
        call = Call(exchange, caller, exchange.scope["path_params"])
        return await self._server.reply(call, organization, organization.by_id[self._id])


class Server:
    """Serves one operation."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation

    async def reply(self, call: Call, organization: OrganizationEndpoints, endpoint: ServedEndpoint) -> Reply:
        """Return the response to a request, and count it.

        Args:
            endpoint: as the organization has it.

        Raises:
            ClientGone: nobody waits for the response.
        """
        started = time.perf_counter()
        headers = dict[str, str]()
        try:
            await self._admit(call, organization, endpoint, headers)
            status, body = await self._operation.respond(call)
            reply = _reply(call, status, body, headers)
        except (Problem, ParleyError) as error:
            reply = problem_reply(error, self._operation.names, headers)
        except ClientGone:
            raise
        except Exception:  # the last resort: the client gets no traceback
            reply = problem_reply(logged_fault(f"request to {endpoint.path}"), headers=headers)
        if endpoint.enabled:
            took = (time.perf_counter() - started) * 1000
            count = call.exchange.gateway.resources.endpoints.count
            count(call.caller.organization_id, endpoint.id, took, failed=reply.status >= 400)
        return reply

    @staticmethod
    async def _admit(
        call: Call, organization: OrganizationEndpoints, endpoint: ServedEndpoint, headers: dict[str, str]
    ) -> None:
        """Require that the endpoint is served and that the caller is within its limit, and say so in the headers.

        Raises:
            Problem: it is not served, or no longer.
            RateLimited: the limit is exceeded.
        """
        if not endpoint.enabled:
            raise Problem("NOT_FOUND", "There is nothing at this path.")
        if endpoint.deprecated_at is not None or endpoint.sunset_at is not None:
            headers |= lifecycle_headers(endpoint, organization, call.parameters)
            if is_over(endpoint, now()):
                raise Problem("NOT_FOUND", "This endpoint is no longer served.", status=410)
        resources = call.exchange.gateway.resources
        limit = limit_of_endpoint(resources.settings, endpoint, call.caller)
        if limit is not None:
            allowance = await resources.rates.take(limit)
            headers |= limit_headers(allowance)
            allowance.require()


def as_problem(error: Problem | ParleyError) -> Problem:
    """Return the problem for an expected error."""
    return error if isinstance(error, Problem) else Problem.of(error)


def problem_reply(
    error: Problem | ParleyError, names: FieldNames = OWN_NAMES, headers: Mapping[str, str] | None = None
) -> Reply:
    """Return the response for an expected error.

    Args:
        names: the names that rejected fields have in the request.
        headers: further headers.
    """
    problem = as_problem(error)
    shown = {**json_headers(MEDIA_TYPE), **(headers or {}), **problem.headers()}
    return Reply(problem.status, problem.body(names), shown)


def _reply(call: Call, status: int, body: bytes, headers: dict[str, str]) -> Reply:
    """Return a response; to a request that reads, it can be kept and asked for again."""
    exchange, headers = call.exchange, {**json_headers(_JSON), **headers}
    if status != 200 or exchange.method not in ("GET", "HEAD"):
        return Reply(status, body, headers, call.cookies)
    return Reply(*conditional(body, headers, exchange.headers.get("if-none-match")), call.cookies)
