"""Conditional requests (RFC 9110 §13): a weak `ETag` of the body, and 304 for a client that has it already."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

CACHED: Final[Mapping[str, str]] = {"cache-control": "private, no-cache", "vary": "Authorization, X-API-Key"}
"""A client may keep a response, for the credential that received it, but must ask whether it is still current."""


def etag_of(body: bytes) -> str:
    """Return the weak entity tag of a body: equal for equal bodies, whatever the headers."""
    return f'W/"{blake2b(body, digest_size=12).hexdigest()}"'


def has_current(if_none_match: str, etag: str) -> bool:
    """Return whether a client that sent `If-None-Match` has the body already; tags are compared weakly."""
    if if_none_match.strip() == "*":
        return True
    opaque = etag.removeprefix("W/")
    return any(tag.strip().removeprefix("W/") == opaque for tag in if_none_match.split(","))
