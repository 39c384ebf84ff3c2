"""Asking Pipedream's REST API as the operator's OAuth client.

The token is the client's own (client credentials): it comes without a refresh token, and another one can be had at any
time. Source: pipedream.com/docs/rest-api and the official SDK, 2.3.0.

`PIPEDREAM_BASE_URL` is not read here. It names the host of the documented code flow (`connectors.oauth.providers`); the
official SDK takes the same name for its API's address, and would send the client's secret there.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from connectors.base import Call
from connectors.parsing import Wire, decode, decode_error, path, retry_after, sanitize
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.token_cache import ClientToken
from errors import NotConfigured, ParleyError, RateLimited, Unauthenticated, UpstreamFailed

API: Final = "https://api.pipedream.com"

_LARGEST: Final = 8 * 1024 * 1024
_LIMIT_SECONDS: Final = 1
"""Pipedream promises no `Retry-After`."""


async def bearer(call: Call, *, rejected: str | None = None) -> str:
    """Return the client's access token, a new one two minutes before the old one ends.

    Raises:
        NotConfigured: the client's id or secret is missing, or Pipedream does not accept them.
    """
    url = f"{_api(call)}/v1/oauth/token"
    return await call.client_tokens.get(
        f"{url} {setting(call, 'PIPEDREAM_CLIENT_ID')}", lambda: new_token(call), rejected=rejected
    )


async def new_token(call: Call) -> ClientToken:
    """Ask for an access token."""
    credentials = {
        "grant_type": "client_credentials",
        "client_id": setting(call, "PIPEDREAM_CLIENT_ID"),
        "client_secret": setting(call, "PIPEDREAM_CLIENT_SECRET"),
    }
    reply = await call.provider.request(
        "POST", f"{_api(call)}/v1/oauth/token", classify=classifier(True, {401}), repeatable=True, json=credentials
    )
    if reply.status == 401:
        raise NotConfigured("Pipedream does not accept PIPEDREAM_CLIENT_ID and PIPEDREAM_CLIENT_SECRET.")
    token = decode(reply, _Token, "Pipedream", repeatable=True)
    return ClientToken(token.access_token, token.expires_in)


async def ask(
    call: Call,
    method: str,
    where: str,
    *,
    repeatable: bool,
    json: Any = NO_JSON,
    query: Query | None = None,
    headers: Mapping[str, str] | None = None,
    accepted: Collection[int] = (),
) -> Reply:
    """Ask Pipedream Connect, for the project of the settings.

    Args:
        where: the path below the project.
        accepted: statuses that are no failure to the caller.
    """
    project = path(setting(call, "PIPEDREAM_PROJECT_ID"))
    sent = {"x-pd-environment": call.settings.get("PIPEDREAM_PROJECT_ENVIRONMENT", "production"), **(headers or {})}
    token = await bearer(call)
    for tried in range(2):
        reply = await call.provider.request(
            method,
            f"{_api(call)}/v1/connect/{project}/{where}",
            classify=classifier(repeatable, {*accepted, 401}),
            repeatable=repeatable,
            headers=sent,
            query=query,
            json=json,
            bearer=token,
            max_bytes=_LARGEST,
        )
        if reply.status != 401:
            return reply
        if not tried:  # it may have been taken back before its end
            token = await bearer(call, rejected=token)
    raise UpstreamFailed("Pipedream refuses an access token that it has just given.")


def classifier(repeatable: bool, accepted: Collection[int] = ()) -> Classifier:
    """Return how Pipedream's replies are understood.

    Args:
        accepted: statuses that are no failure to the caller.
    """

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300 or reply.status in accepted:
            return None
        if reply.status == 401:
            return Unauthenticated(f"Pipedream answered 401: {said(reply)}.")
        if reply.status == 429:
            return limited(reply)
        if reply.status == 408 or reply.status >= 500:
            return failure_of(reply, "Pipedream", repeatable=repeatable)
        return UpstreamFailed(f"Pipedream answered {reply.status}: {said(reply)}.")

    return classify


def limited(reply: Reply) -> RateLimited:
    """Return the error for a call that came too soon."""
    seconds = retry_after(reply) or _LIMIT_SECONDS
    return RateLimited(f"Pipedream's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)


def said(reply: Reply) -> str:
    """Return the reason of a refusal in Pipedream's words."""
    found = decode_error(reply, _Refusal)
    if found is None:
        return "without a reason that can be read"
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
