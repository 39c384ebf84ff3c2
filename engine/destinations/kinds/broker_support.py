"""Shared by the types that publish to message brokers, whose clients are optional packages."""

import asyncio
import contextlib
import importlib.util
import ssl
from collections.abc import AsyncIterator, Container, Sequence
from typing import Final

from connectors.transport.egress import AddressGuard, AddressRefused, AllowedHosts, check_host
from connectors.transport.exchange import DEADLINE_SECONDS
from errors import InvalidInput, NotConfigured, UpstreamUnavailable, Verbatim
from models.destinations import DestinationType

REQUIREMENTS: Final = "requirements-brokers.txt"


def require_package(module: str, package: str, type: DestinationType) -> None:
    """Require an optional package.

    Raises:
        NotConfigured: it is not installed; the message says what to install.
    """
    if importlib.util.find_spec(module) is None:
        raise NotConfigured(
            f"Destinations of type {type.value} require the package {package}, which is not installed here: install "
            f"{REQUIREMENTS}."
        )


def check_broker(host: str, port: int, ports: Container[int], allowed: AllowedHosts, field: str) -> None:
    """Require a broker that events can be sent to. What its name resolves to is checked separately, and when sending.

    Args:
        ports: the ports that may be reached.
        field: the field of the config that names the broker.

    Raises:
        InvalidInput: the port or the address is not allowed.
    """
    try:
        check_host(host, port, allowed, ports=ports)
    except AddressRefused as error:
        path = ["config", Verbatim(field)]
        raise InvalidInput(f"config.{field} is invalid. {error.message}", field=path) from None


async def checked_addresses(guard: AddressGuard, host: str, port: int) -> Sequence[str]:
    """Return the addresses of a broker.

    Raises:
        AddressRefused: one of them must not be reached.
        UpstreamUnavailable: the name cannot be resolved.
    """
    try:
        return await guard.addresses(host, port)
    except (OSError, UnicodeError):
        raise UpstreamUnavailable(f"{host} cannot be resolved.") from None


@contextlib.asynccontextmanager
async def deadline(broker: str) -> AsyncIterator[None]:
    """Limit the time for connecting and publishing.

    Raises:
        UpstreamUnavailable: the block took too long.
    """
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            yield
    except TimeoutError:
        raise UpstreamUnavailable(f"{broker} did not confirm the event within {DEADLINE_SECONDS:g} s.") from None


class NamedTls(ssl.SSLContext):
    """Verifies certificates for the names of hosts, although connections are opened to their addresses."""

    names: dict[str, str]
    """The name of the host by its address."""

    @classmethod
    def new(cls) -> "NamedTls":
        """Return a context that verifies certificates with the system's authorities."""
        context = cls(ssl.PROTOCOL_TLS_CLIENT)
        context.names = {}
        context.load_default_certs()
        return context

    def wrap_bio(
        self,
        incoming: ssl.MemoryBIO,
        outgoing: ssl.MemoryBIO,
        server_side: bool = False,
        server_hostname: str | bytes | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLObject:
        """Replace the address by the name."""
        name = self.names.get(str(server_hostname), server_hostname)
        return super().wrap_bio(incoming, outgoing, server_side, name, session)
