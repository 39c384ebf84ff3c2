"""`/api/workflows/monitor?execution_id=`: the events of a run, by name, over server-sent events.

The stream is the subscription `executionEvents`, from the beginning of the run. A browser's `EventSource` reconnects
after any end of a response and gives up at any status but 200, so a status is final here, except while the gateway
restarts.
"""

from typing import Final

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from auth.actor import Actor
from context.faults import logged_fault
from context.waiting_client import ClientGone, WaitingClient
from errors import ParleyError, Unavailable, Verbatim
from resolvers.executions import MONITOR_PATH, caller_of_monitor
from routes.bypass import bypass, waiting_client
from routes.rest.call import sender_of
from routes.rest.problems import Problem
from routes.state import gateway_of
from subscriptions.interfaces import OperationRequest
from subscriptions.transports.http_stream import HttpStream
from subscriptions.transports.monitor import ENDED, MonitoredRun, MonitorFraming, seen

_RUN: Final = "id status output error completedAt workflow { id } progress { completed total fraction }"
_QUERY: Final = f"query MonitoredRun($execution_id: ID!) {{ execution(id: $execution_id) {{ {_RUN} }} }}"
_NODE: Final = "node { key name type status output error }"
_EVENTS: Final = "\n".join(
    [
        *(f"... on {kind} {{ execution {{ {_RUN} }} {_NODE} }}" for kind in (
            "NodeStarted", "NodeWaiting", "NodeCompleted", "NodeFailed", "NodeSkipped")),
        f"... on WorkflowStarted {{ execution {{ {_RUN} }} }}",
        *(f"... on {kind} {{ execution {{ {_RUN} }} latest: execution(at: NOW) {{ completedAt }} }}" for kind in (
            "WorkflowCompleted", "WorkflowFailed", "WorkflowCancelled")),
        f"... on StreamOpened {{ snapshot {{ ... on WorkflowExecution {{ {_RUN} }} }} }}",
        "... on StreamGap { reason }",
    ]
)  # fmt: skip
_STREAM: Final = f"""subscription MonitorOfRun($id: ID!) {{
  executionEvents(executionId: $id, fromStart: true) {{ __typename occurredAt {_EVENTS} }}
}}"""
_EVENT_STREAM: Final = "text/event-stream"
_RECONNECT: Final = b"retry: 1000\n\n"


class Monitor:
    """The ASGI application behind the route."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request."""
        request = Request(scope, receive)
        try:
            response = await self._respond(request, receive, send)
        except Unavailable as error:
            response = _unavailable(request.headers, error)
        except ParleyError as error:
            response = Problem.of(error).response()
        except Problem as problem:
            response = problem.response()
        except ClientGone:
            return
        except Exception:  # the last resort: the client gets no traceback
            response = Problem.of(logged_fault("request to the monitor")).response()
        if response is not None:
            await response(scope, receive, send)

    async def _respond(self, request: Request, receive: Receive, send: Send) -> Response | None:
        """Return the response, or None if it was a stream, which has been sent."""
        gateway, id = gateway_of(request.scope), request.query_params.get("execution_id", "")
        if not id:
            raise Problem("BAD_USER_INPUT", "execution_id is missing.", field=["execution_id"])
        cursor, ended_at = seen(request.headers.get("last-event-id", ""))
        caller = await self._caller(request, id, reconnects=bool(cursor))
        if cursor:
            gateway.streams.cursors.position(caller.organization_id, cursor, field=Verbatim("Last-Event-ID"))
        shortcut, client = bypass(request.scope), waiting_client(request.scope)
        run = await self._run(request, caller, client, id)
        if cursor and run["status"] in ENDED and run["completedAt"] == ended_at:
            return Response(status_code=204)  # after which a browser does not reconnect
        if request.method == "HEAD":
            return Response(media_type=_EVENT_STREAM)
        await HttpStream(
            gateway.operations,
            gateway.connections,
            MonitorFraming(run, "executionEvents"),
            OperationRequest(_STREAM, {"id": id}),
            caller,
            after=cursor or None,
            receive=receive,
            send=send,
            client=client,
            cut=shortcut.cut if shortcut else None,
        ).serve()
        return None

    @staticmethod
    async def _caller(request: Request, id: str, *, reconnects: bool) -> Actor:
        gateway = gateway_of(request.scope)
        caller = await sender_of(gateway, request.headers)
        if caller is not None:
            return caller
        token = request.query_params.get("token")
        if token is None:
            message = "Send a credential: Authorization: Bearer <token or API key>, or x-api-key; or open monitorUrl."
            raise Problem("UNAUTHENTICATED", message)
        credentials, key = gateway.resources.credentials, gateway.resources.settings.secret_key
        return await caller_of_monitor(credentials, key, token, id, reconnects=reconnects)

    @staticmethod
    async def _run(request: Request, caller: Actor, client: WaitingClient, id: str) -> MonitoredRun:
        operations = gateway_of(request.scope).operations
        answer = await operations.run(OperationRequest(_QUERY, {"execution_id": id}), caller, client)
        for error in answer.errors or ():
            raise Problem.of_graphql(error, named=True)
        run: MonitoredRun | None = orjson.loads(answer.body)["data"]["execution"]
        if run is None:
            raise Problem("NOT_FOUND", "There is no workflow execution with this id.", field=["execution_id"])
        return run


def _unavailable(headers: Headers, error: Unavailable) -> Response:
    """Return the response while the gateway cannot serve streams; a browser would give up at a status of 503."""
    if _EVENT_STREAM not in headers.get("accept", ""):
        return Problem.of(error).response()
    return Response(_RECONNECT, headers={"cache-control": "no-store"}, media_type=_EVENT_STREAM)


def monitor_routes() -> list[Route]:
    """Return the route."""
    return [Route(MONITOR_PATH, Monitor(), methods=["GET"])]
