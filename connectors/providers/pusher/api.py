"""The HTTP API of Pusher Channels: signed requests, and the meaning of its responses.

Source: pusher.com/docs/channels/library_auth_reference/rest-api.
"""

import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

import orjson

from connectors.base import ProviderSetting
from connectors.parsing import sanitize
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier, ProviderClient
from errors import NotConfigured, ParleyError, Unauthenticated, UpstreamFailed, are_missing

MAX_DATA_BYTES: Final = 10_240
"""The limit for the data of one event, as the text that is sent."""
MAX_CHANNELS: Final = 100
MAX_BATCH: Final = 10
DEFAULT_CLUSTER: Final = "mt1"

APP_ID: Final = ProviderSetting("PUSHER_APP_ID", "The id of the Pusher Channels app.", required=True)
KEY: Final = ProviderSetting(
    "PUSHER_KEY", "The app's key, which browsers connect with as well.", required=True, secret=True
)
SECRET: Final = ProviderSetting(
    "PUSHER_SECRET", "The app's secret, which signs requests and subscriptions.", required=True, secret=True
)
CLUSTER: Final = ProviderSetting("PUSHER_CLUSTER", "The app's cluster.", default=DEFAULT_CLUSTER)
BASE: Final = ProviderSetting(
    "PUSHER_BASE_URL", "The base URL of the API instead of `https://api-CLUSTER.pusher.com`, for a test or a proxy."
)

_FORBIDDEN: Final = 403


@dataclass(frozen=True, slots=True)
class PusherApp:
    """A Channels app. Its id and key are public."""

    id: str
    key: str
    secret: str = field(repr=False)
    base_url: str

    @classmethod
    def new(cls, id: str, key: str, secret: str, cluster: str | None, settings: Mapping[str, str]) -> Self:
        """Return an app with these credentials; the operator's settings may name another base URL."""
        host = f"https://api-{cluster or DEFAULT_CLUSTER}.pusher.com"
        return cls(id, key, secret, settings.get(BASE.name) or host)

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> Self:
        """Return the operator's app.

        Raises:
            NotConfigured: a setting is missing; the message names it.
        """
        required = (APP_ID.name, KEY.name, SECRET.name)
        if missing := [name for name in required if not settings.get(name)]:
            raise NotConfigured(f"Pusher is not configured: {are_missing(missing)}.")
        id, key, secret = (settings[name] for name in required)
        return cls.new(id, key, secret, settings.get(CLUSTER.name), settings)


async def send(
    client: ProviderClient,
    app: PusherApp,
    method: str,
    path: str,
    *,
    body: Mapping[str, Any] | None = None,
    params: Mapping[str, str] | None = None,
    repeatable: bool,
    classify: Classifier | None = None,
) -> Reply:
    """Send a signed request and return the reply.

    Args:
        path: what follows `/apps/{id}`.
        params: parameters of the query.
        repeatable: whether sending it again does no harm.
        classify: replaces the classification of replies.

    Raises:
        ParleyError: see `ProviderClient.request`.
    """
    content = b"" if body is None else orjson.dumps(body)
    whole_path = f"/apps/{app.id}{path}"
    query = signed_query(app, method, whole_path, content, params or {}, int(time.time()))
    return await client.request(
        method,
        app.base_url + whole_path,
        classify=classify or classifier(repeatable=repeatable),
        repeatable=repeatable,
        query=query,
        headers={"content-type": "application/json"} if content else None,
        content=content or None,
        limit=app.key,
    )


def signed_query(
    app: PusherApp, method: str, path: str, content: bytes, params: Mapping[str, str], timestamp: int
) -> dict[str, str]:
    """Return the query of a request: its parameters, the credential and the signature.

    Args:
        content: the bytes of the body, exactly as they are sent.
        timestamp: seconds since 1970; Pusher accepts ten minutes of difference.
    """
    query = {**params, "auth_key": app.key, "auth_timestamp": str(timestamp), "auth_version": "1.0"}
    if content:
        query["body_md5"] = hashlib.md5(content, usedforsecurity=False).hexdigest()
    # The values are signed as they are, not percent-encoded.
    text = "&".join(f"{name.lower()}={query[name]}" for name in sorted(query, key=str.lower))
    return {**query, "auth_signature": sign(app, f"{method}\n{path}\n{text}")}


def sign(app: PusherApp, text: str) -> str:
    """Return the signature of a text, in hexadecimal."""
    return hmac.digest(app.secret.encode(), text.encode(), "sha256").hex()


def classifier(*, repeatable: bool) -> Classifier:
    """Return a classifier of replies."""

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        # The content of an error is an explanation in plain text.
        explanation = sanitize(reply.content.decode("utf-8", "replace"))
        detail = f": {explanation}" if explanation else ""
        if reply.status == 401:
            return Unauthenticated(f"Pusher rejects the key or the signature{detail}.")
        if reply.status == _FORBIDDEN:
            return UpstreamFailed(f"Pusher responded with 403: the app is disabled or over its quota{detail}.")
        if 400 <= reply.status < 500 and reply.status not in (408, 425, 429):
            return UpstreamFailed(f"Pusher responded with {reply.status}{detail}.")
        return failure_of(reply, "Pusher", repeatable=repeatable)

    return classify
