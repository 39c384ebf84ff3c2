"""The name and version that a client program sends with its requests, or once for a connection."""

from collections.abc import Mapping
from typing import Any, Final

from subscriptions.interfaces import ClientName

_LONGEST: Final = 100
# Apollo's clients; GraphQL Hive and others.
_PREFIXES: Final = ("apollographql-client", "graphql-client")

HEADERS: Final = tuple(f"{prefix}-{part}" for prefix in _PREFIXES for part in ("name", "version"))


def client_of(given: Mapping[str, Any]) -> ClientName:
    """Return the client that these headers, or members of a payload, name."""
    return ClientName(_text(given, "name"), _text(given, "version"))


def client_of_payload(payload: Mapping[str, Any], headers: Mapping[str, str]) -> ClientName:
    """Return the client that a connection's first message names, at the top or in `headers`, or its upgrade request."""
    nested = payload.get("headers")
    return client_of({**headers, **(nested if isinstance(nested, dict) else {}), **payload})


def _text(given: Mapping[str, Any], part: str) -> str:
    for prefix in _PREFIXES:
        value = given.get(f"{prefix}-{part}")
        if isinstance(value, str) and value:
            return "".join(character for character in value[:_LONGEST] if character.isprintable())
    return ""
