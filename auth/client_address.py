"""The address of the client, which identifies callers without a credential, and which the audit trail records."""

import functools
import ipaddress
from typing import Final

from auth.actor import Actor
from models.origins import credential_id, peer_address

_IPV6_NETWORK: Final = 64
"""The bits that identify a customer: each has all addresses of such a network."""


def record_address(address: str) -> None:
    """Record the client's address of the current request or socket."""
    peer_address.set(address)


def record_credential(caller: Actor | None) -> None:
    """Record the credential with which the current operation is executed."""
    credential_id.set(None if caller is None else caller.credential_id)


def client_address() -> str:
    """Return the client's network of the current request or socket, as `network_of` does; empty if unknown."""
    return network_of(peer_address.get())


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
