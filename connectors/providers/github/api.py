"""Requests to GitHub's REST API, version 2022-11-28, and the meaning of its replies.

Source: docs.github.com/rest/using-the-rest-api, on best practices, rate limits, pagination and troubleshooting.
"""

import re
import time
from collections.abc import Collection, Mapping
from typing import Any, Final, TypeVar
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
from msgspec import field

from connectors.base import Call
from connectors.parsing import Wire, decode, decode_error, sanitize
from connectors.providers.github.schemas import Paged
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.retry_after import MAX_RETRY_AFTER, retry_after
from errors import NotConfigured, ParleyError, RateLimited, Unauthenticated, UpstreamFailed

BASE: Final = "https://api.github.com"

_HEADERS: Final = {
    "accept": "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
    "user-agent": "Parley",  # required
}
_MOVED: Final = frozenset({301, 302, 307, 308})
_MAX_REDIRECTS: Final = 3
_MAX_BYTES: Final = 8 * 1024 * 1024
"""A page of 100 issues with long texts exceeds the usual limit."""
_SECONDARY_SECONDS: Final = 60
"""The wait that GitHub requires after a secondary rate limit without `Retry-After`."""

Row = TypeVar("Row")

# ---- requests


async def get(call: Call, where: str, query: Query | None = None) -> Reply:
    """Send a GET request; see `request`."""
    return await request(call, "GET", where, query=query, repeatable=True)


async def request(
    call: Call,
    method: str,
    where: str,
    *,
    repeatable: bool,
    body: Mapping[str, Any] | None = None,
    query: Query | None = None,
    accepted: Collection[int] = (),
) -> Reply:
    """Send a request to GitHub, following redirects of renamed or moved repositories.

    A redirect means that nothing has been done yet. The token is sent to the same host only.

    Args:
        where: the path, without a leading or trailing slash: GitHub rejects a trailing one.
        accepted: statuses that the caller handles itself.
    """
    if not call.token:
        raise NotConfigured("GitHub needs a connected account, or GITHUB_TOKEN.")
    base = call.settings.get("GITHUB_BASE_URL", BASE).rstrip("/")
    url = f"{base}/{where}"
    for _ in range(_MAX_REDIRECTS):
        reply = await call.provider.request(
            method,
            url,
            classify=classifier(repeatable, {*accepted, *_MOVED}),
            repeatable=repeatable,
            headers=_HEADERS,
            query=query,
            json=NO_JSON if body is None else body,
            bearer=call.token,
            max_bytes=_MAX_BYTES,
        )
        if reply.status not in _MOVED:
            return reply
        url, query = _moved_to(reply, url, base), None
    raise UpstreamFailed("GitHub redirected the request too often.")


def _moved_to(reply: Reply, url: str, base: str) -> str:
    target = urljoin(url, str(reply.headers.get("location", "")))
    if urlsplit(target)[:2] != urlsplit(base)[:2] or target == url:
        raise UpstreamFailed(
            f"GitHub responded with {reply.status} with a redirect to a host that must not receive the token."
        )
    return target


async def pages(
    call: Call, where: str, query: Mapping[str, str | int], paged: Paged, rows: type[list[Row]]
) -> tuple[list[Row], int | None]:
    """Return the rows of the requested pages, and the number of the next page."""
    found: list[Row] = []
    page: int | None = paged.page
    for _ in range(paged.max_pages):
        if page is None:
            break
        reply = await get(call, where, {**query, "per_page": paged.per_page, "page": page})
        found += decode(reply, rows, "GitHub", repeatable=True)
        page = next_page(reply.headers)
    return found, page


def next_page(headers: httpx.Headers) -> int | None:
    """Return the number of the next page according to the `Link` header."""
    for link in headers.get("link", "").split(","):
        found = re.match(r'\s*<([^>]*)>\s*;.*\brel="?next"?', link)
        number = parse_qs(urlsplit(found[1]).query).get("page", [""])[0] if found else ""
        if number.isdecimal() and len(number) < 10:
            return int(number)
    return None


# ---- errors


class _Error(Wire, frozen=True):
    resource: str = ""
    field: str = ""
    code: str = ""
    message: str = ""


class _Errors(Wire, frozen=True):
    message: str = ""
    errors: list[_Error | str] | str = field(default_factory=list)


def classifier(repeatable: bool, accepted: Collection[int] = ()) -> Classifier:
    """Return the classifier for GitHub's replies.

    Args:
        accepted: statuses that the caller handles itself.
    """

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300 or reply.status in accepted:
            return None
        if reply.status == 401:
            return Unauthenticated(f"GitHub does not accept the token: {_message(reply)}.")
        if reply.status in (403, 429) and (seconds := _rate_limit_seconds(reply)) is not None:
            return RateLimited(f"GitHub's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)
        if reply.status == 408 or reply.status >= 500:
            return failure_of(reply, "GitHub", repeatable=repeatable)
        return error_of(reply)

    return classify


def error_of(reply: Reply) -> UpstreamFailed:
    """Return the error for a reply, with GitHub's message and an explanation where that is unclear."""
    meaning = {
        403: _permissions(reply),
        404: "it does not exist, or the token cannot see it",
        405: "it cannot be merged: it is a draft, closed or in conflict, or a branch rule is not met",
        409: "it has changed in the meantime",
        410: "issues are disabled in this repository, or it was deleted",
    }.get(reply.status)
    return UpstreamFailed(
        f"GitHub responded with {reply.status}: {_message(reply)}{f' ({meaning})' if meaning else ''}."
    )


def _rate_limit_seconds(reply: Reply) -> int | None:
    """Return the seconds to wait; None if the error is not a rate limit.

    In the order that GitHub documents: `Retry-After`; then, if nothing remains, the time of the reset; then a minute.
    A secondary limit can apply although requests of the primary one remain.
    """
    if (seconds := retry_after(reply.headers)) is not None:
        return max(1, seconds)
    reset = reply.headers.get("x-ratelimit-reset", "")
    if reply.headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal() and len(reset) < 15:
        return min(max(1, int(reset) - int(time.time()) + 1), MAX_RETRY_AFTER)
    message = _message(reply).lower()
    limited = reply.status == 429 or "rate limit" in message or "abuse" in message
    return _SECONDARY_SECONDS if limited else None


def _permissions(reply: Reply) -> str | None:
    needed = reply.headers.get("x-accepted-oauth-scopes") or reply.headers.get("x-accepted-github-permissions")
    has = reply.headers.get("x-oauth-scopes")
    if not needed:
        return None
    return f"needed: {sanitize(needed, 100)}{f'; the token has: {sanitize(has, 100)}' if has else ''}"


def _message(reply: Reply) -> str:
    found = decode_error(reply, _Errors)
    if found is None or not found.message:
        return "no reason given"
    errors = [found.errors] if isinstance(found.errors, str) else found.errors
    details = "; ".join(filter(None, map(_detail, errors[:10])))
    return sanitize(f"{found.message}: {details}" if details else found.message)


def _detail(error: _Error | str) -> str:
    if isinstance(error, str):
        return error
    where = ".".join(filter(None, (error.resource, error.field)))
    return " ".join(filter(None, (where, error.message or error.code.replace("_", " "))))
