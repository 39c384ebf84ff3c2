"""Requests to Pipedream's REST API as the operator's OAuth client.

The token is the client's own (client credentials): there is no refresh token, and a new one can be requested at any
time. Source: pipedream.com/docs/rest-api and the official SDK, 2.3.0.

`PIPEDREAM_BASE_URL` is not read here. It is the host of the documented authorization code flow
(`connectors.oauth.providers`); the official SDK uses the same name for the API's URL, and would send the client's
secret there.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from connectors.base import Call
from connectors.parsing import Wire, decode, decode_error, path, sanitize
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.retry_after import retry_after
from connectors.transport.token_cache import ClientToken
from errors import NotConfigured, ParleyError, RateLimited, Unauthenticated, UpstreamFailed

API: Final = "https://api.pipedream.com"

_MAX_BYTES: Final = 8 * 1024 * 1024
_DEFAULT_RETRY_AFTER: Final = 1
"""Pipedream does not promise `Retry-After`."""


async def bearer(call: Call, *, rejected: str | None = None) -> str:
    """Return the client's access token, which is replaced two minutes before it expires.

    Raises:
        NotConfigured: the client's id or secret is missing, or Pipedream does not accept them.
    """
    url = f"{_api(call)}/v1/oauth/token"
    return await call.client_tokens.get(
        f"{url} {setting(call, 'PIPEDREAM_CLIENT_ID')}", lambda: new_token(call), rejected=rejected
    )


async def new_token(call: Call) -> ClientToken:
    """Request an access token; while the client's secret is being replaced, either secret will do."""
    previous = call.settings.get("PIPEDREAM_CLIENT_SECRET_PREVIOUS")
    for secret in filter(None, (setting(call, "PIPEDREAM_CLIENT_SECRET"), previous)):
        reply = await _token_reply(call, secret)
        if reply.status != 401:
            token = decode(reply, _Token, "Pipedream", repeatable=True)
            return ClientToken(token.access_token, token.expires_in)
    raise NotConfigured("Pipedream does not accept PIPEDREAM_CLIENT_ID and PIPEDREAM_CLIENT_SECRET.")


async def _token_reply(call: Call, secret: str) -> Reply:
    credentials = {
        "grant_type": "client_credentials",
        "client_id": setting(call, "PIPEDREAM_CLIENT_ID"),
        "client_secret": secret,
    }
    return await call.provider.request(
        "POST",
        f"{_api(call)}/v1/oauth/token",
        classify=classifier(True, {401}),
        repeatable=True,
        json=credentials,
        limit="token",
    )


async def request(
    call: Call,
    method: str,
    where: str,
    *,
    repeatable: bool,
    json: Any = NO_JSON,
    query: Query | None = None,
    headers: Mapping[str, str] | None = None,
    accepted: Collection[int] = (),
    user: str = "",
) -> Reply:
    """Send a request to Pipedream Connect, for the project in the settings.

    Args:
        where: the path below the project. Pipedream has a rate limit for each of its first segments.
        user: the external user, for a rate limit that is counted by user.
        accepted: statuses that the caller handles itself.
    """
    project = path(setting(call, "PIPEDREAM_PROJECT_ID"))
    sent = {"x-pd-environment": call.settings.get("PIPEDREAM_PROJECT_ENVIRONMENT", "production"), **(headers or {})}
    token = await bearer(call)
    for attempt in range(2):
        reply = await call.provider.request(
            method,
            f"{_api(call)}/v1/connect/{project}/{where}",
            classify=classifier(repeatable, {*accepted, 401}),
            repeatable=repeatable,
            headers=sent,
            query=query,
            json=json,
            bearer=token,
            max_bytes=_MAX_BYTES,
            limit=f"{where.partition('/')[0]} {user}",
        )
        if reply.status != 401:
            return reply
        if not attempt:  # it may have been revoked before it expired
            token = await bearer(call, rejected=token)
    raise UpstreamFailed("Pipedream rejects an access token that it has just issued.")


def classifier(repeatable: bool, accepted: Collection[int] = ()) -> Classifier:
    """Return the classifier for Pipedream's replies.

    Args:
        accepted: statuses that the caller handles itself.
    """

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300 or reply.status in accepted:
            return None
        if reply.status == 401:
            return Unauthenticated(f"Pipedream responded with 401: {reason(reply)}.")
        if reply.status == 429:
            return rate_limited(reply)
        if reply.status == 408 or reply.status >= 500:
            return failure_of(reply, "Pipedream", repeatable=repeatable)
        return UpstreamFailed(f"Pipedream responded with {reply.status}: {reason(reply)}.")

    return classify


def rate_limited(reply: Reply) -> RateLimited:
    """Return the error for a rate limit."""
    seconds = retry_after(reply.headers) or _DEFAULT_RETRY_AFTER
    return RateLimited(f"Pipedream's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)


def reason(reply: Reply) -> str:
    """Return Pipedream's reason for an error."""
    found = decode_error(reply, _Refusal)
    if found is None:
        return "no reason given"
    return sanitize(f"{found.error} ({found.code})" if found.code else found.error)


def setting(call: Call, name: str) -> str:
    """Return a setting.

    Raises:
        NotConfigured: it is missing.
    """
    value = call.settings.get(name)
    if not value:
        raise NotConfigured(f"{name} is missing.")
    return value


def _api(call: Call) -> str:
    return call.settings.get("PIPEDREAM_API_URL", API).rstrip("/")


class _Token(Wire, frozen=True):
    access_token: str
    expires_in: float


class _Refusal(Wire, frozen=True):
    error: str
    code: str | None = None
