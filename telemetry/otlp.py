"""Spans as OTLP's protobuf messages (opentelemetry.proto.collector.trace.v1), encoded without a library.

A message of protobuf is a sequence of fields: a tag, which is the number and the type of the field, and a value, which
is preceded by its length unless its type has a fixed one. `tests/monitoring` decodes what is written here with the
classes of the package opentelemetry-proto.
"""

import struct
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from telemetry.tracing import Span, Value

_BYTES: Final = 2
"""The wire type of texts, bytes and messages."""
_FIXED64: Final = 1
_VARINT: Final = 0
_ERROR: Final = 2
"""STATUS_CODE_ERROR."""
_fixed64 = struct.Struct("<Q").pack
_double = struct.Struct("<d").pack


def trace_request(resource: Mapping[str, Value], spans: Iterable[bytes], scope: str) -> bytes:
    """Return an ExportTraceServiceRequest with these spans of one resource.

    Args:
        spans: as `encoded` returns them.
        scope: the name of what recorded them.
    """
    described = b"".join(_attribute(1, name, value) for name, value in resource.items())
    return _message(1, _message(1, described) + _message(2, _message(1, _text(1, scope)) + b"".join(spans)))


def encoded(span: Span) -> bytes:
    """Return a span as a part of a request."""
    return _message(2, _span(span))


def _span(span: Span) -> bytes:
    parts = [
        _TRACE_ID + bytes.fromhex(span.trace_id),
        _SPAN_ID + bytes.fromhex(span.span_id),
        _name(span.name),
        _number(6, span.kind),
        _STARTED + _fixed64(span.started),
        _ENDED + _fixed64(span.ended),
    ]
    if span.parent_id is not None:
        parts.append(_PARENT_ID + bytes.fromhex(span.parent_id))
    parts.extend(_attribute(9, name, value) for name, value in span.attributes.items())
    if span.failed:
        parts.append(_message(15, (_text(2, span.error) if span.error else b"") + _number(3, _ERROR)))
    return b"".join(parts)


@lru_cache(4_096, typed=True)  # most repeat, and True is not 1 here
def _attribute(number: int, name: str, value: Value) -> bytes:
    return _message(number, _text(1, name) + _message(2, _value(value)))


def _value(value: Value) -> bytes:
    """Return an AnyValue."""
    if isinstance(value, str):
        return _text(1, value)
    if isinstance(value, bool):
        return _number(2, int(value))
    if isinstance(value, int):
        return _number(3, value & 0xFFFF_FFFF_FFFF_FFFF)  # negative numbers take ten bytes
    return _tag(4, _FIXED64) + _double(value)


@lru_cache(1_024)
def _name(name: str) -> bytes:
    return _text(5, name)


def _text(number: int, text: str) -> bytes:
    return _message(number, text.encode(errors="replace"))


def _message(number: int, content: bytes) -> bytes:
    return _tag(number, _BYTES) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _tag(number, _VARINT) + _varint(value)


@cache
def _tag(number: int, kind: int) -> bytes:
    return _varint(number << 3 | kind)


def _varint(value: int) -> bytes:
    if value < 0x80:
        return _SMALL[value]
    found = bytearray()
    while value >= 0x80:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)


_SMALL: Final = [bytes((value,)) for value in range(0x80)]
_TRACE_ID: Final = _tag(1, _BYTES) + _varint(16)
_SPAN_ID: Final = _tag(2, _BYTES) + _varint(8)
_PARENT_ID: Final = _tag(4, _BYTES) + _varint(8)
_STARTED: Final = _tag(7, _FIXED64)
_ENDED: Final = _tag(8, _FIXED64)
