"""Errors that the SDK itself returns, with the data that those of Parley have.

A request that the SDK hands on fails within its chain of middleware. What it rejects before that, such as a header that
differs from the body, is a JSON-RPC message, plain text, or has no body at all.
"""

from collections.abc import Mapping, Sequence
from typing import Final, cast

import orjson
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_PARAMS, INVALID_REQUEST, METHOD_NOT_FOUND
from pydantic import ValidationError
from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

from errors import RETRYABLE, ErrorCode
from json_types import JsonObject, object_at
from routes.mcp.contexts import invalid_params

_REASONS: Final[Mapping[int, ErrorCode]] = {
    METHOD_NOT_FOUND: ErrorCode.NOT_FOUND,
    INTERNAL_ERROR: ErrorCode.INTERNAL,
}
_METHOD: Final = {METHOD_NOT_FOUND: "method"}
_OF_REJECTIONS: Final = {INVALID_PARAMS: "params._meta"}
"""The field of an error by its code, for a request that the SDK hands on, and for one that it rejects before."""
_NOT_ACCEPTABLE: Final = 406
_LONGEST_FIELD: Final = 200
_LONGEST_TEXT: Final = 1_000


async def with_codes(ctx: ServerRequestContext[object, object], call_next: CallNext) -> HandlerResult:
    """Run a request; the SDK's middleware (`mcp.server.context.ServerMiddleware`).

    Raises:
        MCPError: it has failed; its data has a code.
    """
    try:
        return await call_next(ctx)
    except MCPError as error:
        raise MCPError(error.code, error.message, _completed(error.code, error.data, _METHOD)) from None
    except ValidationError as error:
        field = _place(ctx.params, error.errors(include_url=False)[0]["loc"])
        raise invalid_params("The parameters are not those of the method.", field) from None


def _place(params: Mapping[str, object] | None, location: Sequence[str | int]) -> str:
    """Return the path to a value of a request, without the names of types that end its location."""
    path, value = ["params"], cast(object, params)
    for part in location[1:] if location[:1] == ("params",) else location:
        if not isinstance(value, Mapping):
            break
        path.append(str(part))
        value = value.get(str(part))
    return ".".join(path)[:_LONGEST_FIELD]


def _completed(code: int, data: object, fields: Mapping[int, str]) -> JsonObject:
    """Return the data of an error with those that every error has."""
    reason = _REASONS.get(code, ErrorCode.BAD_USER_INPUT).value
    shown: JsonObject = {"code": reason, "retryable": reason in RETRYABLE}
    if code in fields:
        shown["field"] = fields[code]
    return {**shown, **(data if isinstance(data, dict) else {})}


class Completing:
    """A `send` that completes the errors with which the SDK rejects a request.

    Args:
        send: the connection's.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Send a part of a response; one that rejects the request is sent when it is complete."""
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._reject(self._start)

    async def _reject(self, start: Message) -> None:
        body = orjson.dumps(_rejection(start["status"], self._body))
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-type"], headers["content-length"] = "application/json; charset=utf-8", str(len(body))
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def _rejection(status: int, body: bytes) -> JsonObject:
    """Return the JSON-RPC message of a rejection."""
    shown = _message(body)
    error = object_at(shown, "error")
    code = error.get("code")
    if status == _NOT_ACCEPTABLE or not isinstance(code, int):
        code = INVALID_REQUEST if status < 500 else INTERNAL_ERROR
        error = {"code": code, **_in_words(status, body)}
    error["data"] = _completed(code, error.get("data"), _OF_REJECTIONS)
    return {"jsonrpc": "2.0", "id": None, **shown, "error": error}


def _message(body: bytes) -> JsonObject:
    """Return the message in a body; empty for any other body."""
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) and "error" in found else {}


def _in_words(status: int, body: bytes) -> JsonObject:
    """Return the message of a rejection that is no JSON-RPC message, and which header it is about."""
    if status == _NOT_ACCEPTABLE:
        message = "Accept must name application/json and text/event-stream."
        return {"message": message, "data": {"field": "Accept"}}
    text = body[:_LONGEST_TEXT].decode(errors="replace").strip()
    return {"message": text or f"HTTP status {status}."}
