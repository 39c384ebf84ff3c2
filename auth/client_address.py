"""The address of the client, which identifies callers without a credential."""

import functools
import ipaddress
from contextvars import ContextVar
from typing import Final

_IPV6_NETWORK: Final = 64
"""The bits that identify a customer: each has all addresses of such a network."""

client_address: ContextVar[str] = ContextVar("client_address", default="")
"""The client's network of the current request or socket, as `network_of` returns it; empty if unknown."""


@functools.lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """Return an IPv4 address itself, and the network of an IPv6 address, because a client can have all of them."""
    if ":" not in address:
        return address
    try:
        parsed = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed, _IPV6_NETWORK), strict=False))
