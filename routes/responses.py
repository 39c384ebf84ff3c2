"""Answers that are no execution results, in the one shape a GraphQL client understands: JSON with `errors`."""

import functools
from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response


def error_body(message: str, code: str, **extensions: Any) -> bytes:
    """Returns a body with one error."""
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
    """Returns a response with one error."""
    body = error_body(message, code, **extensions)
    return json_response(status, body, media_type=media_type, headers=headers)


def json_response(
    status: int, body: bytes, *, media_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """Returns a response that depends on `Accept` and must not be kept, because it depends on the credential too."""
    return Response(body, status, {**json_headers(media_type), **(headers or {})})


@functools.cache
def json_headers(media_type: str) -> Mapping[str, str]:
    """Returns the headers of every answer in this JSON media type."""
    return {
        "content-type": f"{media_type}; charset=utf-8",
        "vary": "Accept",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
