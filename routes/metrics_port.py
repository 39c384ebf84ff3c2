"""The port of `PROMETHEUS_PORT`, which serves `/metrics` and nothing else.

It asks for no credential, as Prometheus expects, and shows no name of an organization or record. Anyone who can reach
it learns how much Parley does, and in which operations. So it is not the port of the API.
"""

import contextlib
import functools
from asyncio import get_running_loop
from collections.abc import AsyncIterator
from typing import Any, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.config import Config
from uvicorn.server import ServerState

from routes.fast_http import FastHttpProtocol
from telemetry.metrics import Metrics

PATH = "/metrics"


def metrics_app(metrics: Metrics) -> Starlette:
    """Return the application of the port."""

    @functools.cache
    def exposition() -> Any:
        # Loaded with the first scrape: a process that nobody scrapes does without it.
        from telemetry.exposition import Exposition

        return Exposition(metrics)

    async def scrape(request: Request) -> Response:
        body, media_type = await exposition().encoded(request.headers.get("accept", ""))
        return Response(body, media_type=media_type)

    return Starlette(routes=[Route(PATH, scrape)])


@contextlib.asynccontextmanager
async def serving_metrics(metrics: Metrics, host: str, port: int) -> AsyncIterator[None]:
    """Serve the metrics while the block runs.

    Raises:
        OSError: the port cannot be used.
    """
    config = Config(
        metrics_app(metrics),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        workers=1,  # or uvicorn reads WEB_CONCURRENCY itself
    )
    config.load()
    state = ServerState()
    protocol = functools.partial(FastHttpProtocol, config, state, {})
    # Shared: a successor on the same port starts before its predecessor exits (commands/supervising.py).
    server = await get_running_loop().create_server(cast(Any, protocol), host, port, reuse_port=True)
    try:
        yield
    finally:
        server.close()
        for connection in list(state.connections):
            cast(Any, connection).transport.abort()
