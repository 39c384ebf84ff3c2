"""Liveness and readiness endpoints. They need no credential, and show no details that would help an attacker."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from auth.actor import Actor
from errors import ParleyError, Unavailable
from models.destinations import BROKER_VARIABLE, environment_fails
from models.event_log import read_head
from models.leases import check_writable
from resolvers.integration_settings import ChannelHealth, channels_health
from routes.state import gateway_of, resources_of
from storage.database import Database
from storage.files import LOST
from storage.outages import Outage
from subscriptions.fanout.hub import Hub

_TIMEOUT_SECONDS: Final = 2.0
LOG_REPLACED: Final = (
    "The event log is another one, or shorter than before, as after a restore or a failover that lost transactions. "
    "Stop every gateway, run cli.py restored, and start them again."
)


async def live(_request: Request) -> Response:
    """Return 200 while the event loop is running."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """Return 200 if requests can be served, otherwise 503 with the reason.

    If the bus is down, the response says so but the check passes: events are then read from the log.
    """
    body = await _readiness(request)
    return JSONResponse(body, status_code=503 if "reason" in body else 200)


async def health(request: Request) -> Response:
    """Return the same as `ready`, and the channels through which people receive deliveries.

    Without a credential, it says which of them are configured; with one, also whether they are healthy for the caller's
    organization. A channel that is not changes nothing about the status: requests can be served without it.
    """
    body: dict[str, object] = await _readiness(request)
    if body["database"] != "down":
        body["integrations"] = {each.channel.value: _shown(each) for each in await _channels(request)}
    return JSONResponse(body, status_code=503 if "reason" in body else 200, headers={"cache-control": "no-store"})


async def _channels(request: Request) -> list[ChannelHealth]:
    connectors = resources_of(request.scope).connectors
    try:
        return await channels_health(connectors, await _caller(request))
    except Unavailable:
        return await channels_health(connectors, None)


async def _caller(request: Request) -> Actor | None:
    """Return the caller, or None without a valid credential: a health check must not fail for want of one."""
    try:
        return await gateway_of(request.scope).operations.authenticate(request.headers)
    except ParleyError:
        return None


def _shown(channel: ChannelHealth) -> dict[str, bool]:
    shown = {"configured": channel.configured}
    return shown if channel.healthy is None else {**shown, "healthy": channel.healthy}


async def _readiness(request: Request) -> dict[str, object]:
    gateway = gateway_of(request.scope)
    state, reason = await _database_state(gateway.database, gateway.hub)
    has_broker = gateway.resources.settings.rabbitmq_url is not None
    if gateway.draining:
        reason = "Parley is shutting down."
    return {
        "status": "ok" if reason is None else "unavailable",
        "database": state,
        "bus": "none" if gateway.bus is None else "ok" if gateway.bus.healthy else "down",
        **({"broker": await _broker_state()} if has_broker and state != "down" else {}),
        **({} if reason is None else {"reason": reason}),
    }


async def _broker_state() -> str:
    """Return whether RabbitMQ took the last event that was sent to it, by any replica: "ok" or "down"."""
    try:
        async with asyncio.timeout(_TIMEOUT_SECONDS):
            return "down" if await environment_fails(BROKER_VARIABLE) else "ok"
    except (Unavailable, TimeoutError):
        return "unknown"


async def _database_state(database: Database, hub: Hub) -> tuple[str, str | None]:
    """Return "ok", "down" or "read-only", and the reason."""
    read_through = hub.head
    try:
        async with asyncio.timeout(_TIMEOUT_SECONDS):
            head = await read_head()
    except (Unavailable, TimeoutError, OSError):
        return "down", Outage.UNREACHABLE.value
    if database.files is not None and database.files.lost:
        return "read-only", LOST
    if head.epoch != hub.epoch or head.seq < read_through:
        return "ok", LOG_REPLACED
    if database.writing.is_due():
        try:
            async with asyncio.timeout(_TIMEOUT_SECONDS):
                await check_writable()
        except TimeoutError:
            return "read-only", Outage.BUSY.value
        except Unavailable as error:
            return "read-only", error.message
    outage = database.writing.outage
    return ("ok", None) if outage is None else ("read-only", outage.value)


def health_routes() -> list[Route]:
    """Return the routes of the endpoints."""
    return [Route("/health", health), Route("/health/live", live), Route("/health/ready", ready)]
