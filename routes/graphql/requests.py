"""Strict parsing of HTTP requests into GraphQL requests; anything invalid is rejected with a specific status."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.types import Receive

from json_types import InexactNumber, loads_exact
from routes.bodies import UnsupportedBody, declared_type
from shown import written_path
from subscriptions.interfaces import OperationRequest
from subscriptions.transports.request_params import WrongRequest, operation_request

_JSON: Final = "application/json"
_MAX_PARAMETERS: Final = 50
_NO_UPLOADS: Final = (
    "File uploads (multipart/form-data) are not accepted. Store the file elsewhere and send its URL in the variables, "
    "as Content-Type: application/json."
)


class NotAccepted(Exception):
    """The HTTP request is rejected before any GraphQL is read."""

    def __init__(
        self,
        status: int,
        message: str,
        code: str = "BAD_USER_INPUT",
        headers: Mapping[str, str] | None = None,
        field: Sequence[str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = headers
        self.extensions: dict[str, Any] = {} if field is None else {"field": list(field)}


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """The limits of an HTTP request.

    Args:
        body_bytes: the maximum length of its body.
        anonymous_body_bytes: the same for a request without a credential, which can do little more than sign in.
        body_seconds: the time within which the body must arrive.
        batch: the maximum number of operations in it.
        batch_seconds: the time after which no further operation of a batch begins.
    """

    body_bytes: int = 1_048_576
    anonymous_body_bytes: int = 65_536
    body_seconds: float = 10.0
    batch: int = 10
    batch_seconds: float = 30.0


def from_query(query_string: bytes) -> OperationRequest:
    """Return the request of a GET (GraphQL over HTTP §5.3).

    Raises:
        NotAccepted: it is not a valid GraphQL request.
    """
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS
        )
    except (UnicodeDecodeError, ValueError):
        raise NotAccepted(400, "The query string is malformed.") from None
    parameters: dict[str, object] = {}
    for name, value in pairs:
        if name in ("variables", "extensions"):
            parameters[name] = _json(value.encode()) if value else None
        else:
            parameters[name] = value or None
    return _request(parameters)


async def from_body(
    headers: Mapping[str, str], body: bytes | None, receive: Receive, limits: RequestLimits, *, anonymous: bool
) -> list[OperationRequest] | OperationRequest:
    """Return the request of a POST, or the requests of a batch (GraphQL over HTTP §5.4).

    Args:
        body: the whole body, if it has already arrived.
        anonymous: whether the request has no credential.

    Raises:
        NotAccepted: it is not a valid GraphQL request.
    """
    _check_type(headers)
    most = limits.anonymous_body_bytes if anonymous else limits.body_bytes
    if body is None:
        body = await _body(headers, receive, most, limits.body_seconds, anonymous=anonymous)
    elif len(body) > most:
        raise _too_large(most, anonymous=anonymous)
    value = _json(body)
    if not isinstance(value, list):
        return _request(value)
    if not value:
        raise NotAccepted(400, "The batch is empty.")
    if len(value) > limits.batch:
        raise NotAccepted(400, f"A batch may contain at most {limits.batch} operations.", "QUERY_TOO_COMPLEX")
    return [_request(item) for item in value]


def _request(value: object) -> OperationRequest:
    if not isinstance(value, dict):
        raise NotAccepted(400, "The request must be a JSON object.")
    try:
        return operation_request(value)
    except WrongRequest as error:
        raise NotAccepted(400, str(error), error.code) from None


def _check_type(headers: Mapping[str, str]) -> None:
    """Require `application/json`, which a page of another origin cannot send without a preflight."""
    if headers.get("content-type") == _JSON and "content-encoding" not in headers:
        return
    try:
        type = declared_type(headers)
    except UnsupportedBody as error:
        raise NotAccepted(415, str(error)) from None
    if type == "multipart/form-data":
        raise NotAccepted(415, _NO_UPLOADS)
    if type != _JSON:
        raise NotAccepted(415, "The body must be sent with Content-Type: application/json.")


async def _body(headers: Mapping[str, str], receive: Receive, most: int, seconds: float, *, anonymous: bool) -> bytes:
    """Read the body, counting the bytes rather than trusting the declared length."""
    declared = headers.get("content-length", "0")
    if declared.isdecimal() and int(declared[:20]) > most:
        raise _too_large(most, anonymous=anonymous)
    chunks, length = [], 0
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise NotAccepted(400, "The body is incomplete.")
                chunk = message.get("body", b"")
                length += len(chunk)
                if length > most:
                    raise _too_large(most, anonymous=anonymous)
                chunks.append(chunk)
                if not message.get("more_body"):
                    return b"".join(chunks)
    except TimeoutError:
        raise NotAccepted(408, "The body did not arrive in time.", headers={"connection": "close"}) from None


def _too_large(most: int, *, anonymous: bool) -> NotAccepted:
    # The rest of the body is not read, so the connection cannot be reused.
    message = f"The body may have at most {most} bytes{' without a credential' if anonymous else ''}."
    return NotAccepted(413, message, "QUERY_TOO_COMPLEX", {"connection": "close"})


def _json(text: bytes) -> object:
    """Parse JSON. orjson is strict: no NaN, no invalid UTF-8, no lone surrogates, no unbounded nesting."""
    try:
        return loads_exact(text)
    except InexactNumber as error:
        raise NotAccepted(400, _inexact(error), field=error.path or None) from None
    except orjson.JSONDecodeError as error:
        raise NotAccepted(400, f"The request is not valid JSON: {_place(text) or error}.") from None


def _place(text: bytes) -> str:
    """Return where a text is not UTF-8, or nothing if it is; orjson always says that it is in the first column."""
    try:
        text.decode()
    except UnicodeDecodeError as error:
        return f"byte {error.start + 1} is not UTF-8"
    return ""


def _inexact(error: InexactNumber) -> str:
    top, *path = error.path or [""]
    if top != "variables" or not path:
        return error.sentence("The request")
    return f"Variable '${written_path(path)}' has invalid value: It {error}."
