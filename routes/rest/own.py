"""The route of the endpoints of organizations: what is at a path depends on who asks."""

from typing import Final
from urllib.parse import quote, unquote
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from auth.actor import Actor
from errors import ParleyError
from resolvers.endpoints.reading import Endpoints, OrganizationEndpoints, ServedEndpoint
from routes.rest.call import authenticated, gateway_of
from routes.rest.endpoint import Server, as_problem
from routes.rest.field_names import OWN_NAMES
from routes.rest.limits import EndpointLimits
from routes.rest.own_operation import OwnOperation
from routes.rest.paths import PathTree
from routes.rest.problems import Problem

PREFIX: Final = "/rest/"
METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
MOST_SEGMENTS: Final = 32

_Tree = PathTree[tuple[ServedEndpoint, Server]]


class OwnRoute:
    """The route below `/rest/`."""

    def __init__(self, limits: EndpointLimits) -> None:
        self._limits = limits
        self._trees: WeakKeyDictionary[OrganizationEndpoints, _Tree] = WeakKeyDictionary()

    async def respond(self, request: Request) -> Response:
        """Respond to one request."""
        try:
            caller = await authenticated(request)
            endpoints = gateway_of(request).endpoints
            organization = await endpoints.of(caller.organization_id)
            return await self._respond(request, caller, organization, self._tree(endpoints, organization))
        except (Problem, ParleyError) as error:
            return as_problem(error).response(OWN_NAMES)

    async def _respond(
        self, request: Request, caller: Actor, organization: OrganizationEndpoints, tree: _Tree
    ) -> Response:
        segments = _segments(request)
        method = "GET" if request.method == "HEAD" else request.method
        found = tree.find(method, segments)
        if found is None:
            return _unknown(request, tree, segments)
        (endpoint, server), parameters = found
        return await server.respond(request, caller, organization, endpoint, parameters)

    def _tree(self, endpoints: Endpoints, organization: OrganizationEndpoints) -> _Tree:
        known = self._trees.get(organization)
        if known is None:
            known = self._trees[organization] = PathTree()
            for each in organization.own:
                if each.enabled:
                    server = Server(OwnOperation(each, endpoints), self._limits)
                    segments = [f"v{each.version}", *each.declared_path.split("/")]
                    known.add(each.method.value, segments, (each, server))
        return known


def _segments(request: Request) -> list[str]:
    """Return the segments of a path after the prefix; a slash that is encoded is a part of its segment.

    Raises:
        Problem: it is not UTF-8, or has too many.
    """
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    segments = raw.decode("latin-1").removeprefix(PREFIX).split("/")
    if len(segments) > MOST_SEGMENTS:
        raise Problem("NOT_FOUND", "There is nothing at this path.")
    try:
        return [unquote(segment, errors="strict") for segment in segments]
    except UnicodeDecodeError:
        raise Problem("BAD_USER_INPUT", "The path is not encoded in UTF-8.") from None


def _unknown(request: Request, tree: _Tree, segments: list[str]) -> Response:
    """Return the response for a path at which there is nothing for the method of a request."""
    if segments[-1] == "" and tree.methods(segments[:-1]):
        query = request.scope["query_string"].decode("latin-1")
        path = quote(request.scope["path"].rstrip("/"))
        return RedirectResponse(path + (f"?{query}" if query else ""), 307)
    methods = tree.methods(segments)
    if not methods:
        return Problem("NOT_FOUND", "There is nothing at this path.").response(OWN_NAMES)
    detail = f"This path does not have the method {request.method[:20]}."
    response = Problem("BAD_USER_INPUT", detail, status=405).response(OWN_NAMES)
    response.headers["allow"] = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
    return response
