"""Liveness and readiness endpoints. They need no credential, and show no details that would help an attacker."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from errors import Unavailable
from models.event_log import read_head
from models.leases import check_writable
from storage.database import Database
from storage.files import LOST
from storage.outages import Outage

_TIMEOUT_SECONDS: Final = 2.0


async def live(_request: Request) -> Response:
    """Return 200 while the event loop is running."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """Return 200 if requests can be served, otherwise 503 with the reason.

    If the bus is down, the response says so but the check passes: events are then read from the log.
    """
    gateway = request.state.gateway
    state, reason = await _database_state(gateway.database)
    if gateway.draining:
        reason = "Parley is shutting down."
    body = {
        "status": "ok" if reason is None else "unavailable",
        "database": state,
        "bus": "none" if gateway.bus is None else "ok" if gateway.bus.healthy else "down",
        **({} if reason is None else {"reason": reason}),
    }
    return JSONResponse(body, status_code=200 if reason is None else 503)


async def _database_state(database: Database) -> tuple[str, str | None]:
    """Return "ok", "down" or "read-only", and the reason."""
    try:
        async with asyncio.timeout(_TIMEOUT_SECONDS):
            await read_head()
    except (Unavailable, TimeoutError, OSError):
        return "down", Outage.UNREACHABLE.value
    if database.files is not None and database.files.lost:
        return "read-only", LOST
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
    """Return the routes of the two endpoints."""
    return [Route("/health/live", live), Route("/health/ready", ready)]
