"""Pusher's channels: their names, and the signatures that let a client subscribe to private and presence channels.

Parley's own channels contain the organization's id, so that organizations that share the operator's app cannot reach
each other's: `private-{organization}` and `private-{organization}-{record}`.

Source: pusher.com/docs/channels/using_channels/channels and …/library_auth_reference/auth-signatures.
"""

import hmac
import re
from typing import Final

import orjson

from connectors.providers.pusher.api import PusherApp, sign
from json_types import JsonObject

PRIVATE: Final = "private-"
PRESENCE: Final = "presence-"

_NAME: Final = re.compile(r"[A-Za-z0-9_=@,.;-]{1,164}")
_SOCKET: Final = re.compile(r"[0-9]{1,20}\.[0-9]{1,20}")
_KIND: Final = re.compile(r"(?:private-encrypted-|private-|presence-)?(?:cache-)?")


def is_channel_name(name: str) -> bool:
    """Return whether Pusher accepts the name."""
    return _NAME.fullmatch(name) is not None


def is_socket_id(value: str) -> bool:
    """Return whether this is the id of a client's socket."""
    return _SOCKET.fullmatch(value) is not None


def is_of(organization_id: str, name: str) -> bool:
    """Return whether a channel belongs to an organization."""
    kind = _KIND.match(name)
    rest = name[kind.end() :] if kind else name
    return rest == organization_id or rest.startswith(f"{organization_id}-")


def private_channel(organization_id: str, record_id: str | None = None) -> str:
    """Return the channel of an organization, or of one of its records."""
    return f"{PRIVATE}{organization_id}" if record_id is None else f"{PRIVATE}{organization_id}-{record_id}"


def subscription(app: PusherApp, socket_id: str, channel: str, member: JsonObject | None = None) -> JsonObject:
    """Return the permission for one socket to subscribe to a channel, as Pusher's clients expect it.

    Args:
        member: `user_id` and `user_info`, for a presence channel.
    """
    if member is None:
        return {"auth": f"{app.key}:{sign(app, f'{socket_id}:{channel}')}"}
    # The client has to pass on exactly the text that was signed.
    data = orjson.dumps(member).decode()
    return {"auth": f"{app.key}:{sign(app, f'{socket_id}:{channel}:{data}')}", "channel_data": data}


def is_from_pusher(app: PusherApp, key: str, signature: str, body: bytes) -> bool:
    """Return whether a webhook's body was signed by this app.

    Args:
        key: the header `X-Pusher-Key`.
        signature: the header `X-Pusher-Signature`.
    """
    expected = hmac.digest(app.secret.encode(), body, "sha256").hex()
    return hmac.compare_digest(key.encode(), app.key.encode()) & hmac.compare_digest(
        signature.encode(), expected.encode()
    )
