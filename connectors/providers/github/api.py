"""Asking GitHub's REST API, version 2022-11-28, and what its replies mean.

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
from connectors.parsing import MAX_RETRY_AFTER, Wire, decode, decode_error, retry_after, sanitize
from connectors.providers.github.schemas import Paged
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from errors import NotConfigured, ParleyError, RateLimited, Unauthenticated, UpstreamFailed

BASE: Final = "https://api.github.com"

_HEADERS: Final = {
    "accept": "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
    "user-agent": "Parley",  # a request without one is refused
}
_MOVED: Final = frozenset({301, 302, 307, 308})
_HOPS: Final = 3
_LARGEST: Final = 8 * 1024 * 1024
"""Bytes: a page of 100 issues with long texts is more than usual."""
_SECONDARY_SECONDS: Final = 60
"""What GitHub asks for when it does not say how long to wait."""

Row = TypeVar("Row")

# ---- asking


async def get(call: Call, where: str, query: Query | None = None) -> Reply:
    """Read something; see `ask`."""
    return await ask(call, "GET", where, query=query, repeatable=True)


async def ask(
    call: Call,
    method: str,
    where: str,
    *,
    repeatable: bool,
    body: Mapping[str, Any] | None = None,
    query: Query | None = None,
    accepted: Collection[int] = (),
) -> Reply:
    """Ask GitHub, also at the new address of what was renamed or moved.

    A redirect says that nothing was done yet. The token goes along to the same host only.

    Args:
        where: the path, without a slash at its ends: GitHub knows none that ends with one.
        accepted: statuses that are no failure to the caller.
    """
    if not call.token:
        raise NotConfigured("GitHub needs a connected account, or GITHUB_TOKEN.")
    base = call.settings.get("GITHUB_BASE_URL", BASE).rstrip("/")
    url = f"{base}/{where}"
    for _ in range(_HOPS):
        reply = await call.provider.request(
            method,
            url,
            classify=classifier(repeatable, {*accepted, *_MOVED}),
            repeatable=repeatable,
            headers=_HEADERS,
            query=query,
            json=NO_JSON if body is None else body,
            bearer=call.token,
            max_bytes=_LARGEST,
        )
        if reply.status not in _MOVED:
            return reply
        url, query = _moved_to(reply, url, base), None
    raise UpstreamFailed("GitHub sends the request from one address to the next.")


def _moved_to(reply: Reply, url: str, base: str) -> str:
    target = urljoin(url, str(reply.headers.get("location", "")))
    if urlsplit(target)[:2] != urlsplit(base)[:2] or target == url:
        raise UpstreamFailed(f"GitHub answered {reply.status} with an address that the token is not sent to.")
    return target


async def pages(
    call: Call, where: str, query: Mapping[str, str | int], paged: Paged, rows: type[list[Row]]
) -> tuple[list[Row], int | None]:
    """Return the rows of the pages that were asked for, and the number of the page after them."""
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
    """Return the number of the next page that the header `Link` names."""
    for link in headers.get("link", "").split(","):
        found = re.match(r'\s*<([^>]*)>\s*;.*\brel="?next"?', link)
        number = parse_qs(urlsplit(found[1]).query).get("page", [""])[0] if found else ""
        if number.isdecimal() and len(number) < 10:
            return int(number)
    return None


# ---- what a reply means


class _Error(Wire, frozen=True):
    resource: str = ""
    field: str = ""
    code: str = ""
    message: str = ""


class _Errors(Wire, frozen=True):
    message: str = ""
    errors: list[_Error | str] | str = field(default_factory=list)


def classifier(repeatable: bool, accepted: Collection[int] = ()) -> Classifier:
    """Return how GitHub's replies are understood.

    Args:
        accepted: statuses that are no failure to the caller.
    """

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300 or reply.status in accepted:
            return None
        if reply.status == 401:
            return Unauthenticated(f"GitHub does not accept the token: {_said(reply)}.")
        if reply.status in (403, 429) and (seconds := _limited_for(reply)) is not None:
            return RateLimited(f"GitHub's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)
        if reply.status == 408 or reply.status >= 500:
            return failure_of(reply, "GitHub", repeatable=repeatable)
        return refusal(reply)

    return classify


def refusal(reply: Reply) -> UpstreamFailed:
    """Return a refusal in GitHub's words, with what it means where they do not tell."""
    meaning = {
        403: _permissions(reply),
        404: "there is no such thing, or the token may not see it",
        405: "it cannot be merged: it is a draft, is closed, has conflicts, or a rule of the branch is not met",
        409: "it has changed in the meantime",
        410: "issues are disabled in this repository, or it is gone",
    }.get(reply.status)
    return UpstreamFailed(f"GitHub answered {reply.status}: {_said(reply)}{f' ({meaning})' if meaning else ''}.")


def _limited_for(reply: Reply) -> int | None:
    """Return the seconds to wait; None for a refusal that is no limit.

    In the order that GitHub asks for: `Retry-After`; then, with nothing remaining, the time of the reset; then a
    minute. A secondary limit may leave the primary one some requests.
    """
    if (seconds := retry_after(reply)) is not None:
        return max(1, seconds)
    reset = reply.headers.get("x-ratelimit-reset", "")
    if reply.headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal() and len(reset) < 15:
        return min(max(1, int(reset) - int(time.time()) + 1), MAX_RETRY_AFTER)
    said = _said(reply).lower()
    limited = reply.status == 429 or "rate limit" in said or "abuse" in said
    return _SECONDARY_SECONDS if limited else None


def _permissions(reply: Reply) -> str | None:
    needed = reply.headers.get("x-accepted-oauth-scopes") or reply.headers.get("x-accepted-github-permissions")
    has = reply.headers.get("x-oauth-scopes")
    if not needed:
        return None
    return f"needed: {sanitize(needed, 100)}{f'; the token has: {sanitize(has, 100)}' if has else ''}"


def _said(reply: Reply) -> str:
    found = decode_error(reply, _Errors)
    if found is None or not found.message:
        return "without a reason that can be read"
    errors = [found.errors] if isinstance(found.errors, str) else found.errors
    details = "; ".join(filter(None, map(_detail, errors[:10])))
    return sanitize(f"{found.message}: {details}" if details else found.message)


def _detail(error: _Error | str) -> str:
    if isinstance(error, str):
        return error
    where = ".".join(filter(None, (error.resource, error.field)))
    return " ".join(filter(None, (where, error.message or error.code.replace("_", " "))))
