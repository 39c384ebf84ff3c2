"""Execution results as JSON."""

import json
from typing import Any

import orjson


def encode(value: Any) -> bytes:
    """Encode a value as JSON.

    orjson also encodes the values that scalars leave to it (times, UUIDs), UTC as `Z`. Values it rejects, above all
    integers beyond 64 bits, are encoded by the standard library, which is slower and accepts any integer.

    Raises:
        TypeError, ValueError: the value cannot be encoded as JSON.
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_UTC_Z)
    except TypeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False, default=_plain).encode()


def _plain(value: object) -> object:
    return orjson.loads(orjson.dumps(value, option=orjson.OPT_UTC_Z))


def canonical(value: object) -> bytes:
    """Return the same bytes for equal JSON values, regardless of the order of their keys."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()
