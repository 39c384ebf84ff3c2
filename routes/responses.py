"""Responses that are not execution results, in the shape that GraphQL clients understand: JSON with `errors`."""

import functools
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson
from starlette.responses import Response

from context.operation import ResponseCookie
from errors import ErrorCode, Internal, ParleyError

INVALID_CREDENTIAL: Final = 'Bearer error="invalid_token"'
"""The challenge of a request with a credential that is not valid (RFC 6750 §3.1)."""
_ALWAYS_LATER: Final = frozenset({ErrorCode.RATE_LIMITED.value, ErrorCode.UNAVAILABLE.value})


def error_body(message: str, code: str, **extensions: object) -> bytes:
    """Return a body with one error."""
    return orjson.dumps({"errors": [{"message": message, "extensions": {"code": code, **extensions}}]})


def error_response(
    status: int,
    message: str,
    code: str,
    *,
    media_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
    **extensions: Any,
) -> Response:
    """Return a response with one error."""
    body = error_body(message, code, **extensions)
    return json_response(status, body, media_type=media_type, headers=headers)


def retry_seconds(code: str, known: int | None) -> int | None:
    """Return the seconds that `Retry-After` has for an error with this code, or None if it has none.

    Args:
        known: when to retry, as the error says.
    """
    return known or (1 if code in _ALWAYS_LATER else None)


def retry_headers(error: ParleyError) -> dict[str, str]:
    """Return the headers that say when to retry a request that was rejected with this error."""
    seconds = retry_seconds(error.code.value, error.retry_after_seconds)
    return {} if seconds is None else {"retry-after": str(seconds)}


def retry_extensions(error: ParleyError) -> dict[str, Any]:
    """Return the extensions that say whether and when to retry a request that was rejected with this error."""
    seconds = error.retry_after_seconds
    return {"retryable": error.retryable, **({} if seconds is None else {"retryAfterSeconds": seconds})}


def internal_error(error: Internal, *, media_type: str = "application/json") -> Response:
    """Return the response to a bug."""
    return error_response(500, error.message, error.code.value, media_type=media_type, errorId=error.error_id)


def json_response(
    status: int, body: bytes, *, media_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """Return a response that varies with `Accept`, and must not be cached because it depends on the credential."""
    return Response(body, status, {**json_headers(media_type), **(headers or {})})


@functools.cache
def json_headers(media_type: str) -> Mapping[str, str]:
    """Return the headers of all responses in this JSON media type."""
    return {
        "content-type": f"{media_type}; charset=utf-8",
        "vary": "Accept",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }


def with_cookies(response: Response, cookies: Iterable[ResponseCookie], *, secure: bool) -> Response:
    """Return the response with the cookies of an operation.

    Args:
        secure: whether browsers may send them over TLS only.
    """
    for cookie in cookies:
        response.set_cookie(
            cookie.name,
            cookie.value,
            max_age=cookie.seconds,
            path=cookie.path,
            secure=secure,
            httponly=True,
            samesite="lax",
        )
    return response
