"""Content negotiation: the media type of a response (GraphQL over HTTP §6, RFC 9110 §12.5.1)."""

import functools
from dataclasses import dataclass, field
from typing import Final

GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
JSON: Final = "application/json"
EVENT_STREAM: Final = "text/event-stream"
MULTIPART: Final = "multipart/mixed"

_MAX_TYPES: Final = 50
_CACHED_HEADERS: Final = 256
"""The number of parsed headers to cache: a client sends the same one with every request."""


@dataclass(frozen=True, slots=True)
class Range:
    """One entry of `Accept`. `specific` is 0 for `*/*`, 1 for `type/*`, 2 for a full type."""

    type: str
    quality: float
    specific: int
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The media types that a client accepts.

    Args:
        json: the JSON media type to respond with, or None if it accepts none.
        streams: the streaming media types it lists, in order of preference. A wildcard includes none.
        prefers_stream: whether it ranks `text/event-stream` above JSON.
    """

    json: str | None
    streams: tuple[str, ...]
    prefers_stream: bool


@functools.lru_cache(_CACHED_HEADERS)
def accepted(header: str | None) -> Accepted:
    """Return what an `Accept` header allows; without one, JSON."""
    if header is None or not header.strip():
        return Accepted(JSON, (), False)
    ranges = _ranges(header)
    excluded = {range.type for range in ranges if range.quality == 0}
    ranked = sorted(
        (range for range in ranges if range.quality > 0), key=lambda range: (-range.quality, -(range.specific > 0))
    )
    json = next((found for range in ranked if (found := _json(range)) and found not in excluded), None)
    streams = tuple(dict.fromkeys(range.type for range in ranked if _is_stream(range)))
    first = next((range for range in ranked if _is_stream(range) or _json(range)), None)
    if json is None and any(range.type == MULTIPART for range in ranked):
        json = JSON  # nothing is deferred here, so a multipart client can accept one plain response
    return Accepted(json, streams, first is not None and first.type == EVENT_STREAM)


def lists_html(header: str | None) -> bool:
    """Return whether an `Accept` header names HTML, as a browser's does when it opens a page."""
    return any(part.partition(";")[0].strip().lower() == "text/html" for part in (header or "").split(","))


def _json(range: Range) -> str | None:
    if range.type == GRAPHQL_RESPONSE:
        return GRAPHQL_RESPONSE
    return JSON if range.type in (JSON, "application/*", "*/*") else None


def _is_stream(range: Range) -> bool:
    return range.type == EVENT_STREAM or (range.type == MULTIPART and "deferspec" not in range.parameters)


def _ranges(header: str) -> list[Range]:
    return [_range(part) for part in header.split(",")[:_MAX_TYPES] if part.strip()]


def _range(text: str) -> Range:
    type, *pairs = (part.strip() for part in text.split(";"))
    quality, parameters = 1.0, {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        name, value = name.strip().lower(), value.strip().strip('"')
        if name == "q":
            quality = _quality(value)
        else:
            parameters[name] = value
    specific = 0 if type == "*/*" else 1 if type.endswith("/*") else 2
    return Range(type.lower(), quality, specific, parameters)


def _quality(text: str) -> float:
    try:
        quality = float(text)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
