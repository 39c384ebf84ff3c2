"""Serving a preset: from an HTTP request to the GraphQL operation behind it, and back.

The operation is executed by the same executor as those of `/graphql`, with the caller's credential, limits and rules.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import orjson
from starlette.requests import Request
from starlette.responses import Response

from auth.actor import Actor
from context.waiting_client import ClientGone, WaitingClient
from errors import ParleyError
from json_types import InexactNumber, Json, JsonObject, loads_exact
from resolvers.endpoints import named_user, shape
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.fast_http import bypass
from routes.graphql_http import HttpOperations
from routes.responses import json_response
from routes.rest.kinds import require_kinds
from routes.rest.preset import Preset, Skip
from routes.rest.problems import Problem
from subscriptions.interfaces import OperationRequest

LARGEST_BODY: Final = 1_048_576
LARGEST_PAGE: Final = 100
LONGEST_LIST: Final = 1_000
"""The items that a list can have; each hundred takes a query."""
MOST_SKIPPED: Final = 10_000
"""The items that an offset can skip; each hundred takes a query."""

_log = logging.getLogger("parley.faults")

_CREDENTIALS: Final = frozenset({"authorization", "cookie", "x-api-key"})


class Endpoint:
    """The route of a preset."""

    def __init__(self, preset: Preset) -> None:
        self._preset = preset

    async def respond(self, request: Request) -> Response:
        """Respond to one request."""
        try:
            return await self._respond(request)
        except Problem as problem:
            return problem.response(self._preset.names)
        except ParleyError as error:
            return Problem.of(error).response(self._preset.names)
        except ClientGone:
            return Response(status_code=499)  # nobody reads it
        except Exception:
            _log.exception("request to %s failed", self._preset.path)
            return Problem("INTERNAL", "Internal error.").response({})

    async def _respond(self, request: Request) -> Response:
        preset, operations = self._preset, cast(HttpOperations, request.state.gateway.operations)
        caller = await operations.authenticate(request.headers)
        if caller is None:
            message = "Send a credential: Authorization: Bearer <token or API key>, or x-api-key."
            raise Problem("UNAUTHENTICATED", message)
        scope = await _scope(request) | {"caller": caller.id}
        for part, kinds in preset.kinds.items():
            require_kinds(scope[part], kinds)
        if "user_id" in request.path_params:
            scope["user"] = await named_user(caller, request.path_params["user_id"])
            if preset.others is not None and scope["user"] not in (caller.id, None):
                caller.require(preset.others)
        run = _Run(operations, caller, _client(request))
        if "user" in scope and scope["user"] is None:
            return await self._to_nobody(run, scope)
        variables = cast(JsonObject, await shape(caller, preset.variables, scope))
        if preset.skip is not None:
            variables["after"] = await run.skip(preset.skip, variables, scope)
        most = None if preset.most is None else cast(int, await shape(caller, preset.most, scope))
        scope["data"] = await run.whole(preset.document, variables, most)
        status = cast(int, await shape(caller, preset.status, scope))
        return json_response(status, orjson.dumps(await shape(caller, preset.response, scope)))

    async def _to_nobody(self, run: "_Run", scope: JsonObject) -> Response:
        nobody = self._preset.nobody
        if nobody is None:
            raise Problem("NOT_FOUND", "There is no user with this id or e-mail address.", field=["user_id"])
        if nobody.document is not None:
            scope["data"] = await run.data(nobody.document, {})
        return json_response(200, orjson.dumps(await shape(run.caller, nobody.response, scope)))


@dataclass(frozen=True, slots=True)
class _Run:
    """The operations of one request."""

    operations: HttpOperations
    caller: Actor
    client: WaitingClient

    async def data(self, document: str, variables: Mapping[str, Json]) -> JsonObject:
        """Execute an operation and return its data.

        Raises:
            Problem: the operation or its payload has errors.
        """
        answer = await self.operations.run(OperationRequest(document, variables), self.caller, self.client)
        result: dict[str, Any] = orjson.loads(answer.body)
        for error in result.get("errors") or ():
            raise Problem.of_graphql(error)
        data: dict[str, Any] = result["data"]
        for payload in data.values():
            for error in (payload.get("errors") or ()) if isinstance(payload, dict) else ():
                raise Problem.of_payload(error)
        if all(value is None for value in data.values()):
            raise Problem("NOT_FOUND", "There is nothing with this id.")
        return data

    async def whole(self, document: str, variables: Mapping[str, Json], most: int | None) -> JsonObject:
        """Return the data of an operation, with up to `most` items of its list, which is read in pages.

        Raises:
            Problem: as `data`, or `most` is out of range.
        """
        if most is None:
            return await self.data(document, variables)
        if not 1 <= most <= LONGEST_LIST:
            raise Problem("BAD_USER_INPUT", f"limit must be from 1 to {LONGEST_LIST}.", field=["limit"])
        found, after = list[Json](), variables.get("after")
        while True:
            page = {"first": min(most - len(found), LARGEST_PAGE), "after": after}
            data = cast(dict[str, Any], await self.data(document, {**variables, **page}))
            if "page" not in data:  # the request is for one item
                return data
            found += data["page"]["nodes"]
            after = data["page"]["pageInfo"]["endCursor"]
            if len(found) >= most or not data["page"]["pageInfo"]["hasNextPage"]:
                return {**data, "page": {**data["page"], "nodes": found}}

    async def skip(self, skip: Skip, variables: Mapping[str, Json], scope: JsonObject) -> Json:
        """Return the cursor after the items that a response leaves out."""
        left = cast(int, await shape(self.caller, skip.count, scope))
        if not 0 <= left <= MOST_SKIPPED:
            raise Problem("BAD_USER_INPUT", f"offset must be from 0 to {MOST_SKIPPED}.", field=["offset"])
        after: Json = None
        while left > 0:
            page = {**variables, "first": min(left, LARGEST_PAGE), "after": after}
            data = await self.data(skip.document, page)
            info = cast(dict[str, dict[str, Any]], data["page"])["pageInfo"]
            after, left = info["endCursor"] or after, left - LARGEST_PAGE
            if not info["hasNextPage"]:
                break
        return after


async def _scope(request: Request) -> JsonObject:
    """Return what the expressions of a request may use."""
    headers: JsonObject = {name: text for name, text in request.headers.items() if name not in _CREDENTIALS}
    query: JsonObject = dict(request.query_params)
    path: JsonObject = dict(request.path_params)
    return {"path": path, "query": query, "headers": headers, "body": await _body(request)}


async def _body(request: Request) -> JsonObject:
    """Return the body of a request, which is a JSON object, or empty.

    Raises:
        Problem: it is something else.
    """
    try:
        type = declared_type(request.headers)
        text = await read_body(request, LARGEST_BODY)
        if text and type not in ("", "application/json") and not type.endswith("+json"):
            raise UnsupportedBody("The body must be sent as application/json.")
        value = loads_exact(text) if text else {}
    except UnsupportedBody as error:
        raise Problem("BAD_USER_INPUT", str(error), status=415) from None
    except BodyTooLarge as error:
        raise Problem("BAD_USER_INPUT", str(error), status=413) from None
    except BodyTooSlow as error:
        raise Problem("BAD_USER_INPUT", str(error), status=408) from None
    except InexactNumber as error:
        raise Problem("BAD_USER_INPUT", f"The body {error}.", field=error.path) from None
    except orjson.JSONDecodeError as error:
        raise Problem("BAD_USER_INPUT", f"The body is not valid JSON: {error}.") from None
    if not isinstance(value, dict):
        raise Problem("BAD_USER_INPUT", "The body must be a JSON object.")
    return value


def _client(request: Request) -> WaitingClient:
    shortcut = bypass(request.scope)
    if shortcut is None:  # other servers do not report a client that leaves
        return WaitingClient()
    client = WaitingClient(shortcut.has_left)
    shortcut.when_gone(client.leave)
    return client
