"""Shared by the types that send to a URL of the caller's choice."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final, TypeAlias
from urllib.parse import urlsplit

import httpx
from msgspec import Meta

from connectors.transport.egress import AddressGuard, AddressRefused, AllowedHosts, check_url
from connectors.transport.exchange import Reply, exchange, failure_of
from engine.destinations.base import ConfigType, Host, OutgoingEvent
from errors import InvalidInput, ParleyError, Verbatim
from json_types import Json

Url: TypeAlias = Annotated[str, Meta(min_length=1, max_length=2048)]
HeaderValue: TypeAlias = Annotated[str, Meta(min_length=1, max_length=4096, pattern=r"^[!-~](?:[ -~]*[!-~])?$(?!\n)")]

MAX_REPLY_BYTES: Final = 65_536
"""Only the status of the response matters."""


def check_address(url: str, allowed: AllowedHosts) -> None:
    """Require a URL to which events can be sent. What a name resolves to is checked separately, and when sending.

    Raises:
        InvalidInput: it is invalid, or its port or literal address is not allowed.
    """
    try:
        check_url(httpx.URL(url), allowed)
    except (httpx.InvalidURL, UnicodeError, AddressRefused) as error:
        message = error.message if isinstance(error, AddressRefused) else "It is not a URL."
        raise InvalidInput(f"config.url is invalid. {message}", field=["config", Verbatim("url")]) from None


def host_of(url: str) -> Host:
    """Return the host of a URL."""
    parsed = httpx.URL(url)
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    return Host(parsed.raw_host.decode(), port, "url")


def place_of(value: Json) -> Json:
    """Return the scheme and host of a URL in lower case, or the value if it is something else, such as a workflow.

    A secret that was given for one place is not sent to another.
    """
    if not isinstance(value, str):
        return value
    parts = urlsplit(value)
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else value


async def require_public(guard: AddressGuard, hosts: Iterable[Host]) -> None:
    """Require hosts at public addresses, also if they are numbers that only the resolver understands.

    Each request resolves them again, so a name that has no address yet is accepted.

    Raises:
        InvalidInput: a host resolves to an address that must not be reached.
    """
    for host in hosts:
        try:
            await guard.addresses(host.name, host.port)
        except AddressRefused as error:
            field = ["config", Verbatim(host.field)]
            raise InvalidInput(f"config.{host.field} is invalid. {error.message}", field=field) from None
        except (OSError, UnicodeError):
            continue


async def post(outgoing: OutgoingEvent[ConfigType], url: str, headers: Mapping[str, str], body: bytes) -> None:
    """Send a body to a URL of the caller's choice.

    Raises:
        ParleyError: the receiver did not accept it (any status but 200 to 299); see `connectors.transport.exchange`.
    """
    request = outgoing.transport.http.build_request("POST", url, headers=headers, content=body)
    reply = await exchange(outgoing.transport.http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    outgoing.status = reply.status
    if not 200 <= reply.status < 300:
        raise failure_of(reply, request.url.host, repeatable=True)


async def post_for_operator(
    outgoing: OutgoingEvent[ConfigType], url: str, headers: Mapping[str, str], body: bytes
) -> None:
    """Send a body to a URL that the operator chose, which may be private, such as that of a broker in the cluster.

    Raises:
        ParleyError: see `post`.
    """
    host = httpx.URL(url).host

    def classify(reply: Reply) -> ParleyError | None:
        return None if 200 <= reply.status < 300 else failure_of(reply, host, repeatable=True)

    await outgoing.transport.client("cloudevents", outgoing.event.organization_id).request(
        "POST",
        url,
        classify=outgoing.recording_status(classify),
        repeatable=True,
        headers=headers,
        content=body,
        max_bytes=MAX_REPLY_BYTES,
    )
