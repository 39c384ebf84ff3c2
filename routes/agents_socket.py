"""The WebSocket of the agents' document, at `/agents`: a thin adapter over the streams and `commandAgent`.

A plain GET of the path is not served here. Agents and tasks have the same shape as in the documented REST paths.
"""

import functools
import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qs

import orjson
from starlette.datastructures import Headers
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from auth.tokens import looks_like_token
from errors import RateLimited, Unauthenticated
from models.events import EventKind
from routes.rest.agent_presets import AGENT, SYSTEM_METRICS, WORDS
from routes.rest.expressions import mutation
from routes.rest.problems import Problem
from routes.rest.task_presets import TASK
from routes.state import gateway_of
from subscriptions.interfaces import OperationRequest
from subscriptions.transports.agent_errors import envelope, error_event, of_error, of_graphql
from subscriptions.transports.agent_socket import AgentSocket, close_code
from subscriptions.transports.client_socket import SocketLimits, credentials_in
from subscriptions.transports.fast_websocket import frame_writer
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.protocol import close_reason

AGENTS_PATH: Final = "/agents"

_TYPES: Final[Mapping[str, str]] = {
    "agents": EventKind.AgentConnected.value,
    "tasks": EventKind.TaskUpdated.value,
}
"""The type of the events that a channel needs."""
_FOLLOW: Final = f"""subscription AgentsSocket($types: [String!], $after: Cursor) {{
    item: events(types: $types, after: $after) {{ __typename
    ... on AgentConnected {{ agent {{ {AGENT} }} }}
    ... on TaskUpdated {{ task {{ {TASK} }} }}
    ... on StreamGap {{ reason }}
}} }}"""
_MEASURE: Final = f"""subscription AgentsSocketMetrics($every: Int) {{
    item: systemMetrics(intervalSeconds: $every) {{ at {SYSTEM_METRICS} }} }}"""
_COMMAND: Final = mutation("commandAgent", f"agent {{ {AGENT} }}")

_CACHED: Final = 256
"""The items whose messages are kept: all sockets with the same channels and permissions get the same ones."""

_UNACCEPTABLE: Final = (
    "The token in the address is not one of a sign-in or identity provider; send API keys in a message or a header."
)


class AgentMessages:
    """The operations behind the messages of the protocol, and the events that their results become.

    Args:
        interval: the seconds between two `metrics:update`.
    """

    def __init__(self, interval: int) -> None:
        self._interval = interval

    def follow(self, channels: Sequence[str], after: str | None) -> OperationRequest:
        """See `AgentOperations`."""
        return OperationRequest(_FOLLOW, {"types": [_TYPES[name] for name in channels], "after": after})

    def measure(self) -> OperationRequest:
        """See `AgentOperations`."""
        return OperationRequest(_MEASURE, {"every": self._interval})

    def command(self, agent_id: str, command: str) -> OperationRequest:
        """See `AgentOperations`."""
        return OperationRequest(_COMMAND, {"input": {"id": agent_id, "command": command.upper()}})

    def logged(self, payload: bytes, cursor: str) -> bytes:
        """See `AgentOperations`."""
        return _logged(payload, cursor)

    def measured(self, payload: bytes, _cursor: str) -> bytes:
        """See `AgentOperations`."""
        metrics = orjson.loads(payload)["data"]["item"]
        return envelope("metrics:update", {"timestamp": metrics.pop("at"), "metrics": metrics})

    def commanded(self, body: bytes) -> tuple[dict[str, object], list[dict[str, object]]]:
        """See `AgentOperations`."""
        result = orjson.loads(body)
        if result.get("errors"):
            return {}, result["errors"]
        done = result["data"]["done"]
        errors = [{"message": each["message"], "extensions": each} for each in done["errors"]]
        return {} if errors else _agent(done["agent"]), errors


@functools.lru_cache(maxsize=_CACHED)
def _logged(payload: bytes, cursor: str) -> bytes:
    result = orjson.loads(payload)
    item = (result.get("data") or {}).get("item")
    if item is None:
        [error, *_] = result["errors"]
        return error_event(of_graphql(error), {}, cursor)
    match item["__typename"]:
        case "AgentConnected":
            agent = _agent(item["agent"])
            return envelope("agent:connected", {"agentId": agent["id"], "agent": agent}, cursor)
        case "TaskUpdated" if item["task"]["status"] == "COMPLETED":
            task = _task(item["task"])
            return envelope("task:completed", {"taskId": task["id"], "task": task, "result": task["result"]}, cursor)
        case "StreamGap":
            return envelope("gap", {"reason": item["reason"]}, cursor)
        case _:
            return b""


def _agent(row: dict[str, Any]) -> dict[str, Any]:
    """Return an agent as the documented REST paths show it, from what `AGENT` selects."""
    return {**row, **{name: row[name].lower() for name in json.loads(WORDS)}}


def _task(row: dict[str, Any]) -> dict[str, Any]:
    """Return a task as the documented REST paths show it, from what `TASK` selects."""
    ids = {name: row[name] and row[name]["id"] for name in ("assigned_to", "assignedTo")}
    return {**row, **ids, "status": row["status"].lower()}


class AgentsOverWebSocket:
    """The ASGI application behind the route."""

    def __init__(self, origins: Origins, limits: SocketLimits) -> None:
        self._origins = origins
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket."""
        await receive()  # websocket.connect
        headers, gateway = Headers(scope=scope), gateway_of(scope)
        if not self._origins.allow(headers.get("origin"), headers.get("host", "")):
            await send({"type": "websocket.close", "code": 1008, "reason": "This origin is not allowed."})
            return
        await send({"type": "websocket.accept"})
        try:
            credentials, frames = _credentials(headers, scope), frame_writer(scope)
        except Unauthenticated as error:
            await _reject(send, await gateway.resources.credentials.rejected(error))
            return
        if frames is not None:
            frames.release_request()
        messages = AgentMessages(gateway.resources.settings.metrics_interval)
        socket = AgentSocket(gateway.operations, gateway.connections, self._limits, send, credentials, messages, frames)
        await socket.serve_if_admitted(receive)


async def _reject(send: Send, error: Unauthenticated | RateLimited) -> None:
    await send({"type": "websocket.send", "text": error_event(of_error(error), {}).decode()})
    await send({"type": "websocket.close", "code": close_code(error), "reason": close_reason(error.message)})


def _credentials(headers: Headers, scope: Scope) -> dict[str, str]:
    """Return the credentials of an upgrade request: its headers, or the parameter `token`, for browsers.

    Raises:
        Unauthenticated: the parameter occurs twice, or is no token and so perhaps an API key. Addresses end up in logs
            and histories, in which a token is worthless after some hours.
    """
    found = credentials_in(headers)
    given = parse_qs(scope["query_string"].decode("latin-1")).get("token")
    if found or not given:
        return found
    if len(given) > 1 or not looks_like_token(given[0]):
        raise Unauthenticated(_UNACCEPTABLE)
    return {"authorization": f"Bearer {given[0]}"}


def agents_socket_routes(origins: Origins, limits: SocketLimits = SocketLimits()) -> list[BaseRoute]:  # noqa: B008 - frozen
    """Return the route, and one for requests that are no upgrade."""
    no_upgrade = UpgradeRequired(f"{AGENTS_PATH} is a WebSocket.")
    return [WebSocketRoute(AGENTS_PATH, AgentsOverWebSocket(origins, limits)), Route(AGENTS_PATH, no_upgrade)]


class UpgradeRequired:
    """The ASGI application that asks for a WebSocket (RFC 9110 §15.5.22).

    Args:
        text: what is served here.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request."""
        headers = {"upgrade": "websocket", "connection": "upgrade"}
        response = Problem("BAD_USER_INPUT", self._text, status=HTTPStatus.UPGRADE_REQUIRED).response()
        response.headers.update(headers)
        await response(scope, receive, send)
