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


def conditional_response(body: bytes, headers: Mapping[str, str], if_none_match: str | None) -> Response:
    """Return a response to a `GET` that the client may keep, or 304 if it has the body already."""
    etag = etag_of(body)
    kept = {**headers, **CACHED, "etag": etag}
    if if_none_match is None or not has_current(if_none_match, etag):
        return Response(body, headers=kept)
    del kept["content-type"]
    return Response(status_code=304, headers=kept)
