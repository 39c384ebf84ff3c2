"""Whether the process lives, and whether it can serve. No credential, no detail that helps an attacker."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from errors import Unavailable
from models.event_log import read_head

_PATIENCE_SECONDS: Final = 2.0


async def live(_request: Request) -> Response:
    """Answers 200 while the event loop turns."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """Answers 200 when requests can be served, else 503.

    A bus that is down is told but does not fail the check: events then come from the log.
    """
    gateway = request.state.gateway
    database = await _database_answers()
    serving = database and not gateway.draining
    body = {
        "status": "ok" if serving else "unavailable",
        "database": "ok" if database else "down",
        "bus": "none" if gateway.bus is None else "ok" if gateway.bus.healthy else "down",
    }
    return JSONResponse(body, status_code=200 if serving else 503)


async def _database_answers() -> bool:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await read_head()
    except (Unavailable, TimeoutError, OSError):
        return False
    return True


def health_routes() -> list[Route]:
    """Returns the two doors."""
    return [Route("/health/live", live), Route("/health/ready", ready)]
