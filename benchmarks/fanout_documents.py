"""The subscriptions of benchmarks.fanout and the events that are published to them."""

import json
from typing import Any, Final

MARK: Final = f"@t={'0' * 20} n={'0' * 10}"
"""Replaced by the load client with an event's publication time and number."""
CONTENT: Final = f"{MARK} The table for four is booked for half past seven, by the window as they asked."
METADATA: Final = {"channel": "web", "tags": ["dinner", "booking"], "retry": 0}

_EVENT: Final = ("id", "cursor", "type", "occurredAt")
_MESSAGE: Final = ("id", "content", "type", "metadata", "createdAt")


def document(event: tuple[str, ...] = _EVENT, message: tuple[str, ...] = _MESSAGE) -> str:
    """Return a subscription to a session's messages that selects these fields."""
    common = f"... on MessageSent {{ {' '.join(event)} message {{ {' '.join(message)} }} }}"
    return f"subscription ($session: ID!) {{ sessionEvents(sessionId: $session) {{ __typename {common} }} }}"


def documents(count: int) -> list[str]:
    """Return `count` different subscriptions, which select the same fields in different orders.

    Messages have the same length for all of them; only the number of times each event is executed and encoded differs.
    """
    rotations = [_MESSAGE[number:] + _MESSAGE[:number] for number in range(len(_MESSAGE))]
    orders = [(event, message) for event in (_EVENT, _EVENT[::-1]) for message in rotations]
    return [document(event, message) for event, message in orders[:count]]


def published_event() -> dict[str, Any]:
    """Return an event as a peer receives it from Redis, with the same fields and length as Parley's."""
    moment = "2026-11-21T12:00:00.123456Z"
    return {
        "__typename": "MessageSent",
        "id": "evt_01kajq7z3v5x9c2d4e6f8g0h1j",
        "cursor": "ev1.bGVuZ3RoIG9mIGEgY3Vyc29yIG9mIFBhcmxleQ.c2lnbmVk",
        "type": "collaboration.message_sent",
        "occurredAt": moment,
        "message": {
            "id": "msg_01kajq7z3v5x9c2d4e6f8g0h1k",
            "content": CONTENT,
            "type": "TEXT",
            "metadata": METADATA,
            "createdAt": moment,
        },
    }


def raw_frame() -> dict[str, Any]:
    """Return a graphql-transport-ws message with this event."""
    payload = {"data": {"sessionEvents": published_event()}}
    return {"id": "9e3779b1-1b2c-4d3e-9f40-000000000001", "type": "next", "payload": payload}


def mutation_request(port: int, token: str, session: str) -> str:
    """Return an HTTP request that sends a message to a session."""
    query = (
        "mutation ($session: ID!, $content: String!, $metadata: JSON) { "
        "sendMessage(input: {sessionId: $session, content: $content, metadata: $metadata}) "
        "{ message { id } errors { code } } }"
    )
    variables = {"session": session, "content": CONTENT, "metadata": METADATA}
    body = json.dumps({"query": query, "variables": variables})
    return (
        f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\nauthorization: Bearer {token}\r\ncontent-length: {len(body)}\r\n\r\n{body}"
    )
