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
_LOW: Final = (1 << 64) - 1
_IDS: Final = struct.Struct(">2sQQ2sQ")
_IDS_WITH_PARENT: Final = struct.Struct(">2sQQ2sQ2sQ")
_TIMES: Final = struct.Struct("<cQcQ")
_ids, _ids_with_parent, _times = _IDS.pack, _IDS_WITH_PARENT.pack, _TIMES.pack
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
    trace, parent = span.trace, span.parent
    attributes = span.attributes
    before, after = _shared(span.name, span.kind._value_, span.error, parent != 0, *attributes, *attributes.values())
    high, low = trace >> 64, trace & _LOW
    if parent:
        ids = _ids_with_parent(_TRACE_ID, high, low, _SPAN_ID, span.id, _PARENT_ID, parent)
    else:
        ids = _ids(_TRACE_ID, high, low, _SPAN_ID, span.id)
    return before + ids + _times(_STARTED, span.started, _ENDED, span.ended) + after


@lru_cache(4_096, typed=True)  # True is not 1 here
def _shared(name: str, kind: int, error: str | None, has_parent: bool, *attributes: Value) -> tuple[bytes, bytes]:
    """Return what precedes and follows the ids and times of a span: the same for most spans of a name.

    Args:
        attributes: the names of all of them, and then their values.
    """
    middle = len(attributes) // 2
    parts = [_text(5, name), _number(6, kind)]
    for key, value in zip(attributes[:middle], attributes[middle:], strict=True):
        parts.append(_attribute(9, str(key), value))
    if error is not None:
        parts.append(_message(15, (_text(2, error) if error else b"") + _number(3, _ERROR)))
    after = b"".join(parts)
    length = (_IDS_WITH_PARENT if has_parent else _IDS).size + _TIMES.size + len(after)
    return _tag(2, _BYTES) + _varint(length), after


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
