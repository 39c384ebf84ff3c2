"""The name and version that a client program sends with its requests, or once for a connection."""

from collections.abc import Mapping
from typing import Final

from subscriptions.interfaces import ClientName

_LONGEST: Final = 100
# Apollo's clients; GraphQL Hive and others.
_PREFIXES: Final = ("apollographql-client", "graphql-client")

HEADERS: Final = tuple(f"{prefix}-{part}" for prefix in _PREFIXES for part in ("name", "version"))


def client_of(given: Mapping[str, object]) -> ClientName:
    """Return the client that these headers, or members of a payload, name."""
    return ClientName(_text(given, "name"), _text(given, "version"))


def client_of_payload(payload: Mapping[str, object], headers: Mapping[str, str]) -> ClientName:
    """Return the client that a connection's first message names, at the top, in `clientInfo` or in `headers`, or its
    upgrade request."""
    nested, info = payload.get("headers"), payload.get("clientInfo")
    if isinstance(info, dict):
        named = ClientName(_printable(info.get("name")), _printable(info.get("version")))
        if named.name:
            return named
    return client_of({**headers, **(nested if isinstance(nested, dict) else {}), **payload})


def traceparent_of(payload: Mapping[str, object]) -> str | None:
    """Return the trace that a connection's first message continues, which it gives at the top or in `headers`."""
    nested = payload.get("headers")
    for given in (payload, nested if isinstance(nested, dict) else {}):
        if isinstance(found := given.get("traceparent"), str):
            return found
    return None


def _text(given: Mapping[str, object], part: str) -> str:
    for prefix in _PREFIXES:
        value = given.get(f"{prefix}-{part}")
        if (text := _printable(value)) != "":
            return text
    return ""


def _printable(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return "".join(character for character in value[:_LONGEST] if character.isprintable())
