"""Serving an endpoint: from an HTTP request to the GraphQL operation behind it, and back.

The operation is executed by the same executor as those of `/graphql`, with the caller's credential, limits and rules.
What presets and endpoints of an organization's own have in common is here: the lifecycle, the rate limit, errors,
conditional requests and metrics.
"""

import logging
import time
from collections.abc import Mapping
from typing import Final, Protocol

from starlette.requests import Request
from starlette.responses import Response

from auth.actor import Actor
from context.waiting_client import ClientGone
from errors import ParleyError
from resolvers.endpoints.reading import OrganizationEndpoints, ServedEndpoint
from routes.conditional import CACHED, etag_of, has_current
from routes.responses import json_headers, with_cookies
from routes.rest.call import Call, authenticated, gateway_of
from routes.rest.field_names import FieldNames
from routes.rest.lifecycle import is_over, lifecycle_headers
from routes.rest.limits import EndpointLimits, limit_headers
from routes.rest.preset import Preset
from routes.rest.preset_operation import PresetOperation
from routes.rest.problems import MEDIA_TYPE, Problem
from storage.clock import now

_log = logging.getLogger("parley.faults")

NOBODY_READS: Final = 499


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


class PresetRoute:
    """The route of a preset."""

    def __init__(self, preset: Preset, id: str, limits: EndpointLimits) -> None:
        self._id = id
        self._server = Server(PresetOperation(preset), limits)

    async def respond(self, request: Request) -> Response:
        """Respond to one request."""
        try:
            caller = await authenticated(request)
            organization = await gateway_of(request).endpoints.of(caller.organization_id)
        except (Problem, ParleyError) as error:
            return as_problem(error).response()
        return await self._server.respond(request, caller, organization, organization.by_id[self._id])


class Server:
    """Serves one operation.

    Args:
        limits: the limiters of the process.
    """

    def __init__(self, operation: Operation, limits: EndpointLimits) -> None:
        self._operation = operation
        self._limits = limits

    async def respond(
        self,
        request: Request,
        caller: Actor,
        organization: OrganizationEndpoints,
        endpoint: ServedEndpoint,
        parameters: Mapping[str, str] | None = None,
    ) -> Response:
        """Respond to one request, and count it.

        Args:
            endpoint: as the organization has it.
            parameters: the parameters of the path, if they are not those of the route.
        """
        started = time.perf_counter()
        call = Call(request, caller, request.path_params if parameters is None else parameters)
        headers = dict[str, str]()
        try:
            self._admit(call, organization, endpoint, headers)
            status, body = await self._operation.respond(call)
            response = with_cookies(_response(request, status, body, headers), call.cookies, secure=_is_secure(request))
        except ClientGone:
            response = Response(status_code=NOBODY_READS)
        except (Problem, ParleyError) as error:
            response = self._problem(as_problem(error), headers)
        except Exception:
            _log.exception("request to %s failed", endpoint.path)
            response = self._problem(Problem("INTERNAL", "Internal error."), headers)
        if endpoint.enabled:
            took = (time.perf_counter() - started) * 1000
            count = gateway_of(request).endpoints.count
            count(caller.organization_id, endpoint.id, took, failed=response.status_code >= 400)
        return response

    def _admit(
        self, call: Call, organization: OrganizationEndpoints, endpoint: ServedEndpoint, headers: dict[str, str]
    ) -> None:
        """Require that the endpoint is served and that the caller is within its limit, and say so in the headers.

        Raises:
            Problem: it is not served, or no longer.
            RateLimited: the limit is exceeded.
        """
        if not endpoint.enabled:
            raise Problem("NOT_FOUND", "There is nothing at this path.")
        headers |= lifecycle_headers(endpoint, organization, call.parameters)
        if is_over(endpoint, now()):
            raise Problem("NOT_FOUND", "This endpoint is no longer served.", status=410)
        if endpoint.rate_limit_per_minute is not None:
            allowance = self._limits.take(
                call.caller.organization_id, endpoint.id, endpoint.rate_limit_per_minute, call.caller.id
            )
            headers |= limit_headers(allowance)
            allowance.require()

    def _problem(self, problem: Problem, headers: Mapping[str, str]) -> Response:
        return Response(
            problem.body(self._operation.names),
            problem.status,
            {**json_headers(MEDIA_TYPE), **headers, **problem.headers()},
        )


def _is_secure(request: Request) -> bool:
    return gateway_of(request).settings.public_url.startswith("https:")


def as_problem(error: Problem | ParleyError) -> Problem:
    """Return the problem for an expected error."""
    return error if isinstance(error, Problem) else Problem.of(error)


def _response(request: Request, status: int, body: bytes, headers: dict[str, str]) -> Response:
    """Return a response; to a request that reads, it can be kept and asked for again."""
    headers = {**json_headers("application/json"), **headers}
    if request.method not in ("GET", "HEAD") or status != 200:
        return Response(body, status, headers)
    headers |= {**CACHED, "etag": etag_of(body)}
    wanted = request.headers.get("if-none-match")
    if wanted is not None and has_current(wanted, headers["etag"]):
        del headers["content-type"]
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers)
