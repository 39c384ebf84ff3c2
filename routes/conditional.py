"""Conditional requests (RFC 9110 §13): a weak `ETag` of the body, and 304 for a client that has it already."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from starlette.responses import Response

CACHED: Final[Mapping[str, str]] = {
    "cache-control": "private, no-cache",
    "vary": "Accept, Authorization, X-API-Key",
}
"""A client may keep a response, for the credential that received it, but must ask whether it is still current."""


def etag_of(body: bytes) -> str:
    """Return the weak entity tag of a body: equal for equal bodies, whatever the headers."""
    return f'W/"{sha256(body).hexdigest()[:24]}"'


def has_current(if_none_match: str, etag: str) -> bool:
    """Return whether a client that sent `If-None-Match` has the body already; tags are compared weakly."""
    if if_none_match.strip() == "*":
        return True
    opaque = etag.removeprefix("W/")
    return any(tag.strip().removeprefix("W/") == opaque for tag in if_none_match.split(","))


def conditional(
    body: bytes, headers: Mapping[str, str], if_none_match: str | None
) -> tuple[int, bytes, dict[str, str]]:
    """Return the status, the body and the headers for a `GET` whose result the client may keep, or 304 if it has it."""
    etag = etag_of(body)
    kept = {**headers, **CACHED, "etag": etag}
    if if_none_match is None or not has_current(if_none_match, etag):
        return 200, body, kept
    del kept["content-type"]
    return 304, b"", kept


def conditional_response(body: bytes, headers: Mapping[str, str], if_none_match: str | None) -> Response:
    """Return the same as a response."""
    status, shown, kept = conditional(body, headers, if_none_match)
    return Response(shown, status, kept)
