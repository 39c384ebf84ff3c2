"""Shared by the connectors that post to a URL which a caller obtained from the service, and which is the credential."""

from typing import Annotated, TypeAlias

import httpx
from msgspec import Meta

from connectors.base import Call
from connectors.transport.provider_client import ProviderClient
from errors import InvalidInput

WebhookUrl: TypeAlias = Annotated[str, Meta(min_length=1, max_length=2048, pattern=r"^https?://[!-~]+$(?!\n)")]


def client_for(call: Call, url: str) -> ProviderClient:
    """Return the client for an address that a caller chose: it reaches the public internet only.

    Raises:
        InvalidInput: it is not a URL.
    """
    try:
        httpx.URL(url).host  # noqa: B018 - decodes an internationalized name, such as xn--…
    except (httpx.InvalidURL, UnicodeError):
        raise InvalidInput("This is not a URL.", field=["params", "url"]) from None
    return call.public or ProviderClient(call.http)
