"""The route of the endpoints of organizations: what is at a path depends on who asks."""

from typing import Final
from urllib.parse import quote, unquote
from weakref import WeakKeyDictionary

from resolvers.endpoints.reading import Endpoints, OrganizationEndpoints, ServedEndpoint
from routes.rest.call import Call, authenticated
from routes.rest.endpoint import Server, problem_reply
from routes.rest.exchange import Exchange, Reply
from routes.rest.own_operation import OwnOperation
from routes.rest.paths import PathTree
from routes.rest.problems import Problem

PREFIX: Final = "/rest/"
METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
MOST_SEGMENTS: Final = 32

_Tree = PathTree[tuple[ServedEndpoint, Server]]


class OwnRoute:
    """The route below `/rest/`. See `routes.rest.endpoint.Route`."""

    def __init__(self) -> None:
        self._trees: WeakKeyDictionary[OrganizationEndpoints, _Tree] = WeakKeyDictionary()

    async def reply(self, exchange: Exchange) -> Reply:
        """See `Route`."""
        caller = await authenticated(exchange)
        endpoints = exchange.gateway.resources.endpoints
        organization = await endpoints.of(caller.organization_id)
        tree = self._tree(endpoints, organization)
        segments = _segments(exchange)
        found = tree.find("GET" if exchange.method == "HEAD" else exchange.method, segments)
        if found is None:
            return _unknown(exchange, tree, segments)
        (endpoint, server), parameters = found
        return await server.reply(Call(exchange, caller, parameters), organization, endpoint)

    def _tree(self, endpoints: Endpoints, organization: OrganizationEndpoints) -> _Tree:
        known = self._trees.get(organization)
        if known is None:
            known = self._trees[organization] = PathTree()
            for each in organization.own:
                if each.enabled:
                    server = Server(OwnOperation(each, endpoints))
                    segments = [f"v{each.version}", *each.declared_path.split("/")]
                    known.add(each.method.value, segments, (each, server))
        return known


def _segments(exchange: Exchange) -> list[str]:
    """Return the segments of a path after the prefix; a slash that is encoded is a part of its segment.

    Raises:
        Problem: it has too many.
    """
    raw: bytes = exchange.scope.get("raw_path") or quote(exchange.scope["path"]).encode()
    path = raw.decode("latin-1").removeprefix(PREFIX)
    segments = path.split("/")
    if len(segments) > MOST_SEGMENTS:
        raise Problem("NOT_FOUND", "There is nothing at this path.")
    if "%" not in path:
        return segments
    return [unquote(segment) for segment in segments]  # `routes.http_heads` rejects other encodings than UTF-8


def _unknown(exchange: Exchange, tree: _Tree, segments: list[str]) -> Reply:
    """Return the response for a path at which there is nothing for the method of a request."""
    if segments[-1] == "" and tree.methods(segments[:-1]):
        query = exchange.query_string.decode("latin-1")
        path = quote(exchange.scope["path"].rstrip("/"))
        return Reply(307, b"", {"location": path + (f"?{query}" if query else "")})
    methods = tree.methods(segments)
    if not methods:
        raise Problem("NOT_FOUND", "There is nothing at this path.")
    allowed = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
    detail = f"This path does not have the method {exchange.method[:20]}."
    return problem_reply(Problem("BAD_USER_INPUT", detail, status=405), headers={"allow": allowed})
