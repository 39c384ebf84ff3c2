"""Liveness and readiness endpoints. They need no credential, and show no details that would help an attacker."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from errors import Unavailable
from models.event_log import read_head

_TIMEOUT_SECONDS: Final = 2.0


async def live(_request: Request) -> Response:
    """Return 200 while the event loop is running."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """Return 200 if requests can be served, otherwise 503.

    If the bus is down, the response says so but the check passes: events are then read from the log.
    """
    gateway = request.state.gateway
    database = await _database_responds()
    serving = database and not gateway.draining
    body = {
        "status": "ok" if serving else "unavailable",
        "database": "ok" if database else "down",
        "bus": "none" if gateway.bus is None else "ok" if gateway.bus.healthy else "down",
    }
    return JSONResponse(body, status_code=200 if serving else 503)


async def _database_responds() -> bool:
    try:
        async with asyncio.timeout(_TIMEOUT_SECONDS):
            await read_head()
    except (Unavailable, TimeoutError, OSError):
        return False
    return True


def health_routes() -> list[Route]:
    """Return the routes of the two endpoints."""
    return [Route("/health/live", live), Route("/health/ready", ready)]
