"""The responses of endpoints as OpenAPI describes them: the problems that all share, and headers."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Final

from errors import RETRYABLE
from json_types import JsonObject
from routes.rest.problems import MEDIA_TYPE

JSON: Final = "application/json"

_PROBLEM: Final[JsonObject] = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status", "detail", "code", "retryable"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string", "description": "The name of the status."},
        "status": {"type": "integer", "description": "The status of the response."},
        "detail": {"type": "string", "description": "What is wrong, in a sentence."},
        "code": {"type": "string", "description": "The code of the error, as in GraphQL."},
        "retryable": {"type": "boolean", "description": "Whether the same request can succeed later."},
        "retryAfterSeconds": {"type": "integer", "description": "When to retry, if that is known; as `Retry-After`."},
        "field": {"type": "string", "description": "The path to the invalid value in the request."},
        "errorId": {"type": "string", "description": "The id of an internal error, which the process log has too."},
    },
}

_MEANINGS: Final = {
    400: ("BAD_USER_INPUT", "limit must be from 1 to 100.", "The request is invalid."),
    401: (
        "UNAUTHENTICATED",
        "Send a credential: Authorization: Bearer <token or API key>, or x-api-key.",
        "There is no valid credential.",
    ),
    403: ("FORBIDDEN", "This requires the scope users:read.", "The caller may not do this."),
    404: ("NOT_FOUND", "There is nothing with this id.", "There is no such record, or the caller may not know of it."),
    408: ("BAD_USER_INPUT", "The body did not arrive in time.", "The body did not arrive in time."),
    410: ("NOT_FOUND", "This endpoint is no longer served.", "The endpoint is no longer served."),
    409: ("CONFLICT", "The task is already completed.", "The record is in a state that does not allow this."),
    413: ("BAD_USER_INPUT", "The body is too large.", "The body is larger than 1 MiB."),
    415: ("BAD_USER_INPUT", "The body must be sent as application/json.", "The body is not JSON."),
    422: (
        "IDEMPOTENCY_MISMATCH",
        "This idempotency key was used for another request.",
        "The idempotency key was used for another request.",
    ),
    429: (
        "RATE_LIMITED",
        "Too many requests.",
        "There are too many requests; `Retry-After` says when to send the next.",
    ),
    500: (
        "NOT_CONFIGURED",
        "The operation was executed, but the endpoint's response has no value: There is no “name”.",
        "The operation was executed, but the endpoint's expression failed. Do not repeat the request.",
    ),
    502: ("UPSTREAM_FAILED", "The external service failed.", "An external service failed."),
    503: ("UNAVAILABLE", "Parley is shutting down.", "The gateway or an external service is unavailable."),
}
"""By status: the code and detail of an example, and what the status means."""

_HEADERS: Final[JsonObject] = {
    "RetryAfter": {"description": "The seconds to wait before the next request.", "schema": {"type": "integer"}},
    "Challenge": {"description": "The authentication scheme.", "schema": {"type": "string"}},
    "ETag": {"description": "For `If-None-Match` of the next request.", "schema": {"type": "string"}},
    "Deprecation": {"description": "Since when it is deprecated (RFC 9745).", "schema": {"type": "string"}},
    "Sunset": {"description": "Until when it is served (RFC 8594).", "schema": {"type": "string"}},
    "RateLimit": {"description": "What is left of the limit.", "schema": {"type": "string"}},
    "RateLimitPolicy": {"description": "The limit of requests per minute.", "schema": {"type": "string"}},
}


def header(name: str) -> JsonObject:
    """Return a reference to the description of a header."""
    return {"$ref": f"#/components/headers/{name}"}


_HEADERS_OF: Final[dict[int, JsonObject]] = {
    401: {"WWW-Authenticate": header("Challenge")},
    429: {"Retry-After": header("RetryAfter")},
    503: {"Retry-After": header("RetryAfter")},
}

_EVERY: Final = frozenset({400, 401, 403, 429, 503})
_OF_BODIES: Final = frozenset({408, 413, 415})
_OF_CHANGES: Final = frozenset({404, 409, 502})


def statuses_of_errors(*, reads: bool, names_records: bool, has_body: bool, idempotent: bool) -> set[int]:
    """Return the statuses with which an endpoint can reject a request.

    Args:
        reads: whether its operation is a query, which changes nothing.
        names_records: whether requests can name records, which may not exist.
        idempotent: whether requests can have an idempotency key.
    """
    found = set(_EVERY)
    if has_body:
        found |= _OF_BODIES
    if not reads:
        found |= _OF_CHANGES
    if names_records:
        found.add(404)
    return found | ({422} if idempotent else set())


def shared_components(schemas: Mapping[str, JsonObject]) -> JsonObject:
    """Return the components that the operations refer to: schemas, headers and responses."""
    return {
        "schemas": {**schemas, "Problem": _PROBLEM},
        "headers": _HEADERS,
        "responses": {_name(status): _problem_response(status) for status in _MEANINGS},
    }


def problems(statuses: Iterable[int]) -> dict[str, JsonObject]:
    """Return the responses for the statuses of errors."""
    return {str(status): {"$ref": f"#/components/responses/{_name(status)}"} for status in sorted(statuses)}


def problem_content(status: int) -> JsonObject:
    """Return the content of the response for an error."""
    code, detail, _meaning = _MEANINGS[status]
    title = HTTPStatus(status).phrase
    example: JsonObject = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "retryable": code in RETRYABLE,
    }
    return {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}}


def _problem_response(status: int) -> JsonObject:
    found: JsonObject = {"description": _MEANINGS[status][2], "content": problem_content(status)}
    return {**found, "headers": _HEADERS_OF[status]} if status in _HEADERS_OF else found


def _name(status: int) -> str:
    return HTTPStatus(status).name.title().replace("_", "")
