"""Checks of what is reached over the network: Redis, Parley's own addresses and external services."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import httpx

from commands.checks.findings import Finding, fail, ok, warn
from connectors import PROVIDERS
from redis_client import redis_client, redis_failures
from settings import Settings

_SECONDS: Final = 5.0
_PORTS: Final = {"http": 80, "https": 443, "smtp": 25}
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_OLDEST_REDIS: Final = 6
_MAIL_PORT: Final = 587


class _Sign(NamedTuple):
    """A response by which a port of a gateway is recognized."""

    path: str
    text: str


_ALIVE: Final = _Sign("/health/live", "status")
_METRICS: Final = _Sign("/metrics", "parley_")


async def check_redis(url: str | None) -> AsyncIterator[Finding]:
    """Check that Redis can be reached, its version, and what it does when its memory is full."""
    if url is None:
        yield ok("redis", "not used: replicas read each other's events from the database")
        return
    client = redis_client(url, connect_seconds=_SECONDS, seconds=_SECONDS)
    try:
        server = await client.info("server")
        memory = await client.info("memory")
    except redis_failures() as error:
        message = f"Redis cannot be reached ({type(error).__name__})"
        yield warn("redis", message, "Check REDIS_URL. Without Redis everything works, but events arrive later.")
        return
    finally:
        await client.aclose()
    version = str(server["redis_version"])
    if int(version.partition(".")[0]) < _OLDEST_REDIS:
        yield warn("redis", f"Redis {version} is not supported", "Upgrade to Redis 6 or later.")
    limited, policy = int(memory.get("maxmemory", 0)) > 0, str(memory.get("maxmemory_policy", "unknown"))
    message = f"Redis {version} is reachable; maxmemory-policy is {policy}"
    if limited and policy == "noeviction":
        yield warn("redis", f"{message}, and its memory is limited", "Set maxmemory-policy to allkeys-lru.")
    else:
        yield ok("redis", message)


# ---------------------------------------------------------------- Parley's own addresses


async def check_own_addresses(settings: Settings) -> AsyncIterator[Finding]:
    """Check that the ports can be listened on or belong to a running gateway, and that PUBLIC_URL leads to it."""
    served = False
    for name, port in (("PORT", settings.port), ("WS_PORT", settings.ws_port)):
        if port:
            finding, running = await _port(name, settings.host, port, _ALIVE)
            served = served or running
            yield finding
    for port in _metrics_ports(settings):
        finding, _ = await _port("PROMETHEUS_PORT", settings.host, port, _METRICS)
        yield finding
    parts = urlsplit(settings.public_url)
    if settings.in_production and parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        yield warn("public url", "PUBLIC_URL is not https", "Use a proxy with TLS: tokens and cookies pass through it.")
    yield await _public_url(settings.public_url, served)


def _metrics_ports(settings: Settings) -> range:
    """Return the ports of metrics, one for each process."""
    first = settings.prometheus_port
    return range(0) if first is None else range(first, first + settings.web_concurrency)


async def _port(name: str, host: str, port: int, sign: _Sign) -> tuple[Finding, bool]:
    problem = _cannot_listen(host, port)
    if problem is None:
        return ok("ports", f"{name} {port} is free"), False
    shown = host if host not in ("0.0.0.0", "::") else "127.0.0.1"  # noqa: S104 - compared, not bound
    if problem.errno == errno.EADDRINUSE:
        if await _is_parley(f"http://{f'[{shown}]' if ':' in shown else shown}:{port}", sign) is True:
            return ok("ports", f"{name} {port} is served by a running gateway"), True
        return fail("ports", f"{name} {port} is in use by another program", f"Stop it, or set {name}."), False
    message = f"{name} {port} of {host} cannot be listened on ({problem.strerror})"
    return fail("ports", message, f"Set HOST or {name}."), False


def _cannot_listen(host: str, port: int) -> OSError | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


async def _is_parley(url: str, sign: _Sign = _ALIVE) -> bool | None:
    """Return whether a gateway answers; None if nothing does."""
    try:
        async with httpx.AsyncClient(timeout=_SECONDS, trust_env=False) as client:
            reply = await client.get(f"{url}{sign.path}")
    except httpx.HTTPError:
        return None
    return reply.status_code == 200 and sign.text in reply.text


async def _public_url(url: str, served: bool) -> Finding:
    found = await _is_parley(url)
    if found:
        return ok("public url", f"PUBLIC_URL {url} leads to a gateway")
    if found is None and not served:
        return warn("public url", f"nothing answers at PUBLIC_URL {url}", "Start the gateway, then check again.")
    message = f"PUBLIC_URL {url} does not lead to a gateway"
    return fail("public url", message, "Check it, and the proxy's target: links and OAuth redirects begin with it.")


# ---------------------------------------------------------------- external services


async def check_outside(settings: Settings) -> list[Finding]:
    """Check that the external services that are configured can be reached; nothing but a connection is opened."""
    places = dict(_places(settings))
    found = await asyncio.gather(*(_reach(name, url) for name, url in places.items()))
    return list(found) or [ok("outside", "no external service is configured")]


def _places(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.oidc_issuer:
        yield "OIDC_ISSUER", settings.oidc_issuer
    if settings.k_sink:
        yield "K_SINK", settings.k_sink
    for connector in PROVIDERS:
        given = settings.given
        required = [each.name for each in connector.settings if each.required]
        if required and all(name in given for name in required):
            yield from _addresses(connector.name, {each.name: each.default for each in connector.settings}, given)


def _addresses(
    connector: str, defaults: Mapping[str, str | None], given: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for name, default in defaults.items():
        value = given.get(name) or default
        if name.endswith("_URL") and value and urlsplit(value).hostname:
            yield f"{connector} ({name})", value
        elif name.endswith("_HOST") and value:
            port = given.get(f"{name.removesuffix('_HOST')}_PORT") or defaults.get(f"{name.removesuffix('_HOST')}_PORT")
            yield f"{connector} ({name})", f"smtp://{value}:{port or _MAIL_PORT}"


async def _reach(name: str, url: str) -> Finding:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 443)
    try:
        async with asyncio.timeout(_SECONDS):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError, UnicodeError) as error:
        message = (
            f"{name}: {host}:{port} cannot be reached ({getattr(error, 'strerror', None) or type(error).__name__})"
        )
        return warn("outside", message, "Check the setting, name resolution and the firewall.")
    writer.close()
    return ok("outside", f"{name}: {host}:{port} can be reached")
