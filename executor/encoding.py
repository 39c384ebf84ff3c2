"""Execution results as JSON."""

import json
from typing import Any

import orjson


def encode(value: Any) -> bytes:
    """Returns the JSON of a value.

    orjson writes what the scalars leave to it (times, UUIDs). What it refuses, integers beyond 64 bit first of all,
    goes to the standard library, which is slower and takes any integer.

    Raises:
        TypeError, ValueError: the value cannot be written as JSON.
    """
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False, default=_plain).encode()


def _plain(value: Any) -> Any:
    return orjson.loads(orjson.dumps(value))


def canonical(value: Any) -> bytes:
    """Returns the same bytes for equal JSON values, whatever the order of their keys."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()
