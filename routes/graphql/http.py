"""`/graphql` over HTTP and WebSocket.

GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/. A request that is not a valid GraphQL request
gets a 4xx with JSON; a valid one gets a well-formed result, whose status depends on the media type as the draft
specifies.
"""

import functools
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from auth.actor import Actor
from context.faults import logged_fault
from context.operation import ResponseCookie
from context.waiting_client import ClientGone, WaitingClient
from errors import ParleyError, Unauthenticated
from routes.bypass import bypass, of_head, prepared, waiting_client
from routes.conditional import conditional_response
from routes.graphql.media_types import EVENT_STREAM, GRAPHQL_RESPONSE, JSON, MULTIPART, Accepted, accepted, lists_html
from routes.graphql.requests import NotAccepted, RequestLimits, from_body, from_query
from routes.responses import (
    INVALID_CREDENTIAL,
    error_response,
    internal_error,
    json_headers,
    json_response,
    retry_extensions,
    retry_headers,
    with_cookies,
)
from routes.state import GatewayState, gateway_of
from subscriptions.interfaces import Answer, ClientName, OperationRequest
from subscriptions.transports.client_names import client_of
from subscriptions.transports.client_socket import SocketLimits
from subscriptions.transports.http_stream import Framing, HttpStream
from subscriptions.transports.multipart import IncrementalParts, MultipartStream
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.sse import EventStream
from subscriptions.transports.websocket import serve_socket

PATH: Final = "/graphql"
_PAGE: Final = "/graphiql"

_FRAMINGS: Final[dict[str, type[Framing]]] = {EVENT_STREAM: EventStream, MULTIPART: MultipartStream}
_NOT_BEGUN: Final = (
    b'{"errors":[{"message":"The operations before this one took too long; it was not executed.",'
    b'"extensions":{"code":"UNAVAILABLE","retryable":true}}]}'
)
# For any media type. Other operations that are not executed get 400, or 200 for clients that accept application/json.
_STATUSES: Final = {
    "QUERY_TOO_COMPLEX": 400,
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "RATE_LIMITED": 429,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
}
# A page cannot send these headers to another origin without a preflight (Fetch §4.8, as in Apollo Server's rule).
_FORCES_PREFLIGHT: Final = ("authorization", "x-api-key", "apollo-require-preflight", "x-apollo-operation-name")
_CHALLENGE: Final = {"www-authenticate": "Bearer"}


def graphql_routes(
    origins: Origins,
    *,
    request_limits: RequestLimits = RequestLimits(),  # noqa: B008 - frozen
    socket_limits: SocketLimits = SocketLimits(),  # noqa: B008 - frozen
) -> list[BaseRoute]:
    """Return the routes of `/graphql`. They take the gateway from the lifespan state."""
    return [
        Route(PATH, GraphQLOverHttp(origins, request_limits)),
        WebSocketRoute(PATH, GraphQLOverWebSocket(origins, socket_limits)),
    ]


class GraphQLOverWebSocket:
    """The ASGI application behind the WebSocket route."""

    def __init__(self, origins: Origins, limits: SocketLimits) -> None:
        self._origins = origins
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket."""
        gateway = gateway_of(scope)
        await serve_socket(
            scope,
            receive,
            send,
            operations=gateway.operations,
            connections=gateway.connections,
            origins=self._origins,
            limits=self._limits,
        )


class GraphQLOverHttp:
    """The ASGI application behind the HTTP route."""

    def __init__(self, origins: Origins, limits: RequestLimits) -> None:
        self._origins = origins
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request."""
        headers = of_head(scope, _headers)
        if self._is_visit(scope, headers):
            await RedirectResponse(_PAGE, 303, headers={"vary": "accept"})(scope, receive, send)
            return
        wanted = accepted(headers.get("accept"))
        media_type = wanted.json or JSON
        try:
            answer = await self._answer(scope, receive, send, headers, wanted)
            if answer is None:
                return
        except NotAccepted as error:
            gateway_of(scope).operations.count_refused(error.code)
            answer = error_response(
                error.status,
                error.message,
                error.code,
                media_type=media_type,
                headers=error.headers,
                **error.extensions,
            )
        except ParleyError as error:
            gateway_of(scope).operations.count_refused(error.code.value)
            answer = _error_response(error, media_type)
        except ClientGone:
            return
        except Exception:  # the last resort: the client gets no traceback
            gateway_of(scope).operations.count_refused("INTERNAL")
            answer = internal_error(logged_fault("GraphQL request"), media_type=media_type)
        await answer(scope, receive, send)

    async def _answer(
        self, scope: Scope, receive: Receive, send: Send, headers: Mapping[str, str], wanted: Accepted
    ) -> Response | None:
        """Return the response, or None if it has already been sent or nobody waits for it."""
        if wanted.json is None and not wanted.streams:
            raise NotAccepted(406, f"Accept {GRAPHQL_RESPONSE}, {JSON}, {EVENT_STREAM} or {MULTIPART}.")
        gateway = gateway_of(scope)
        caller, request = await self._received(scope, receive, headers)
        client = waiting_client(scope)
        if isinstance(request, list):
            return await self._batch(gateway, request, caller, headers, wanted, client)
        by_reference = request.query is None
        if gateway.operations.must_resolve(request):
            resolved = await gateway.operations.resolve(request, caller)
            if isinstance(resolved, Answer):
                return _response(resolved, wanted.json or JSON)
            request = resolved
        if scope["method"] == "GET" and gateway.operations.has_side_effects(request, caller):
            raise NotAccepted(405, "Operations with side effects must be sent with POST.", headers={"allow": "POST"})
        stream = _stream(gateway, request, caller, wanted, scope["method"])
        if stream is None:
            assert wanted.json is not None
            answer = await gateway.operations.run(request, caller, client)
            return self._whole(scope, headers, answer, wanted.json, by_reference) if await client.is_served() else None
        shortcut = bypass(scope)
        if shortcut is not None:
            shortcut.begin_stream()
        await HttpStream(
            gateway.operations,
            gateway.connections,
            _framing(stream, subscription=gateway.operations.is_subscription(request, caller)),
            request,
            caller,
            after=headers.get("last-event-id") or None,
            receive=receive,
            send=send,
            cut=shortcut.cut if shortcut else None,
            client=client,
        ).serve()
        return None

    def _whole(
        self, scope: Scope, headers: Mapping[str, str], answer: Answer, media_type: str, by_reference: bool
    ) -> Response | None:
        """Return the response with a result, or None if it could be sent through the server's shortcut.

        Args:
            by_reference: whether the request referred to its document, so that the client may keep what it gets.
        """
        if by_reference and scope["method"] == "GET" and answer.executed and not answer.errors:
            return conditional_response(answer.body, json_headers(media_type), headers.get("if-none-match"))
        if answer.executed and not answer.cookies and _sent_directly(scope, answer.body, media_type):
            return None
        return self._with_cookies(_response(answer, media_type), answer.cookies)

    async def _received(
        self, scope: Scope, receive: Receive, headers: Mapping[str, str]
    ) -> tuple[Actor | None, list[OperationRequest] | OperationRequest]:
        """Return the caller, and the operation or the batch of operations to run."""
        gateway, shortcut = gateway_of(scope), bypass(scope)
        # Before the body is read and parsed: without a credential, that must not cost much.
        caller = await _caller(gateway, headers)
        body = shortcut.body() if shortcut and scope["method"] == "POST" else None
        requests = await self._requests(scope, receive, headers, body, anonymous=caller is None)
        if body is None and caller is not None:
            caller = await _caller(gateway, headers)  # it may have been revoked while the body arrived
        if gateway.operations.counts_usage:
            requests = _named(requests, client_of(headers))
        if headers.get("x-query-cost") == "true":
            requests = _asking_for_cost(requests)
        return caller, requests

    async def _requests(
        self, scope: Scope, receive: Receive, headers: Mapping[str, str], body: bytes | None, *, anonymous: bool
    ) -> list[OperationRequest] | OperationRequest:
        if scope["method"] == "POST":
            return await from_body(headers, body, receive, self._limits, anonymous=anonymous)
        if scope["method"] != "GET":
            raise NotAccepted(405, "Use POST, or GET for queries.", headers={"allow": "GET, POST"})
        self._reject_cross_site_page(headers)
        return from_query(scope["query_string"])

    @staticmethod
    def _is_visit(scope: Scope, headers: Mapping[str, str]) -> bool:
        """Return whether a person opened the address in a browser, rather than a program sending a request."""
        return scope["method"] in ("GET", "HEAD") and not scope["query_string"] and lists_html(headers.get("accept"))

    def _reject_cross_site_page(self, headers: Mapping[str, str]) -> None:
        """Reject a GET that another site's page made the browser send without a preflight (an image, a script).

        Browsers declare this in a header that no page can forge; a client without that header is not a browser.
        """
        if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            return
        if any(name in headers for name in _FORCES_PREFLIGHT) or headers.get("content-type", "").startswith(JSON):
            return
        origin = headers.get("origin")
        if origin is None or not self._origins.allow(origin, headers.get("host", "")):
            raise NotAccepted(403, "Send apollo-require-preflight: true to query from another site.", "FORBIDDEN")

    async def _batch(
        self,
        gateway: GatewayState,
        requests: Sequence[OperationRequest],
        caller: Actor | None,
        headers: Mapping[str, str],
        wanted: Accepted,
        client: WaitingClient,
    ) -> Response | None:
        """Run the operations one after the other, in order, as a client that batches mutations expects.

        None of them begins once the client has left; then there is no response. Nor does any begin once the credential
        has been revoked during those before it.
        """
        if wanted.json is None:
            raise NotAccepted(406, f"Responses to a batch are {JSON}.")
        most = gateway.operations.query_limits.most_in_batch(caller)
        if most is not None and len(requests) > most:
            raise NotAccepted(400, f"Your batches may contain at most {most} operations.", "QUERY_TOO_COMPLEX")
        until = time.monotonic() + self._limits.batch_seconds
        answers: list[Answer] = []
        for request in requests:
            if client.gone or (answers and time.monotonic() >= until):
                break
            try:
                caller = await _caller(gateway, headers) if answers else caller
            except ParleyError as error:
                answers += [gateway.operations.refusal(error) for _ in requests[len(answers) :]]
                break
            answers.append(await self._run_one(gateway, request, caller, client))
        if not await client.is_served():
            return None
        not_begun = len(requests) - len(answers)
        for _ in range(not_begun):
            gateway.operations.count_refused("UNAVAILABLE")
        bodies = [each.body for each in answers] + [_NOT_BEGUN] * not_begun
        response = json_response(200, b"[" + b",".join(bodies) + b"]", media_type=wanted.json)
        return self._with_cookies(response, [kept for each in answers for kept in each.cookies])

    @staticmethod
    async def _run_one(
        gateway: GatewayState, request: OperationRequest, caller: Actor | None, client: WaitingClient
    ) -> Answer:
        """Run an operation of a batch."""
        operations = gateway.operations
        resolved = await operations.resolve(request, caller) if operations.must_resolve(request) else request
        return resolved if isinstance(resolved, Answer) else await operations.run(resolved, caller, client)

    def _with_cookies(self, response: Response, cookies: Sequence[ResponseCookie]) -> Response:
        return with_cookies(response, cookies, secure=self._origins.secure)


def _asking_for_cost(
    requests: list[OperationRequest] | OperationRequest,
) -> list[OperationRequest] | OperationRequest:
    """Return the requests as they are sent with the extension that asks for their cost."""
    if isinstance(requests, list):
        return [replace(each, extensions={**(each.extensions or {}), "cost": True}) for each in requests]
    return replace(requests, extensions={**(requests.extensions or {}), "cost": True})


def _named(
    requests: list[OperationRequest] | OperationRequest, client: ClientName
) -> list[OperationRequest] | OperationRequest:
    """Return the requests with the name of their client."""
    if isinstance(requests, list):
        return [replace(each, client=client) for each in requests]
    return replace(requests, client=client)


def _headers(scope: Scope) -> Mapping[str, str]:
    """Return the headers by their lower-case names, and the first value of repeated headers."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(scope["headers"])}


def _sent_directly(scope: Scope, body: bytes, media_type: str) -> bool:
    """Send the result through the server's shortcut, and return whether that was possible."""
    shortcut = bypass(scope)
    return shortcut is not None and shortcut.answer(_heads(media_type), body)


@functools.cache
def _heads(media_type: str) -> bytes:
    return prepared(200, json_headers(media_type))


async def _caller(gateway: GatewayState, headers: Mapping[str, str]) -> Actor | None:
    return await gateway.operations.authenticate(headers)


def _stream(
    gateway: GatewayState, request: OperationRequest, caller: Actor | None, wanted: Accepted, method: str
) -> str | None:
    """Return the media type to stream in, or None for a single response."""
    if gateway.operations.is_subscription(request, caller):
        if method == "GET" and caller is None:
            # A browser's EventSource, which cannot send a credential, stops at a 401 and reconnects after any end.
            raise NotAccepted(401, "A subscription requires a credential.", "UNAUTHENTICATED", headers=_CHALLENGE)
        if not wanted.streams:
            raise NotAccepted(
                406, f"A subscription requires Accept: {EVENT_STREAM} or {MULTIPART}, or WebSocket.", "BAD_USER_INPUT"
            )
        return wanted.streams[0]
    if wanted.streams and wanted.json is not None and gateway.operations.is_divided(request, caller):
        return wanted.streams[0]
    # urql lists text/event-stream last in every query and cannot read a plain result from it.
    return EVENT_STREAM if wanted.prefers_stream or wanted.json is None else None


def _framing(media_type: str, *, subscription: bool) -> Framing:
    if media_type == MULTIPART and not subscription:
        return IncrementalParts()
    return _FRAMINGS[media_type]()


def _response(answer: Answer, media_type: str) -> Response:
    status, headers = 200, dict[str, str]()
    if not answer.executed:
        extensions: dict[str, Any] = (answer.errors or [{}])[0].get("extensions", {})
        status = _STATUSES.get(extensions.get("code", ""), 400 if media_type == GRAPHQL_RESPONSE else 200)
        if status == 401:
            headers = dict(_CHALLENGE)
        elif "retryAfterSeconds" in extensions:
            headers = {"retry-after": str(extensions["retryAfterSeconds"])}
    return json_response(status, answer.body, media_type=media_type, headers=headers)


def _error_response(error: ParleyError, media_type: str) -> Response:
    """Return the response to a request that failed authentication or cannot be served now."""
    headers = {"www-authenticate": INVALID_CREDENTIAL} if isinstance(error, Unauthenticated) else retry_headers(error)
    status = _STATUSES.get(error.code.value, 400)
    return error_response(
        status,
        error.message,
        error.code.value,
        media_type=media_type,
        headers=headers,
        **retry_extensions(error),
    )
