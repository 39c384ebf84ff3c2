"""`serve` and `worker`: the commands that run until a signal stops them."""

import argparse
import asyncio
import contextlib
import functools
import shlex
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

import uvicorn
import uvloop
from starlette.applications import Starlette

from app import create_app
from commands.checks.settings_checks import log_misspelled
from commands.listening import check_port, listen
from configuration import checked, database_address
from gateway import Gateway, open_gateway
from routes.fast_http import FastHttpProtocol
from routes.http_connections import ConnectionLimits, raise_descriptor_limit
from settings import FILES, Settings
from storage.address import Dialect
from storage.startup import check_database
from subscriptions.transports.fast_websocket import FastWebSocketProtocol
from telemetry.garbage import collect_young, settle_memory
from telemetry.pauses import measured_pauses

_DEFAULT_URL: Final = "http://127.0.0.1:8080"
_DEFAULT_FOLDER: Final = Path(".parley")

_TICK_SECONDS: Final = 1.0
_SWITCH_SECONDS: Final = 0.001
"""The time for which a computing thread keeps the interpreter's lock from the event loop, which needs it after each
system call: a fifth of Python's default."""


class Server(uvicorn.Server):
    """Announce readiness, and close the streams before uvicorn waits for requests: streams never end on their own."""

    def __init__(
        self,
        config: uvicorn.Config,
        application: Starlette,
        announce: Callable[[Gateway], None] | None,
        socket_port: int | None,
    ) -> None:
        self._should_exit = False
        self._stop: Callable[[], object] | None = None
        super().__init__(config)
        self._application = application
        self.announce = announce
        self._socket_port = socket_port
        self._measured = contextlib.ExitStack()

    @property
    def should_exit(self) -> bool:
        """Whether to stop. Setting it, from any thread, has an effect at once."""
        return self._should_exit

    @should_exit.setter
    def should_exit(self, value: bool) -> None:
        self._should_exit = value
        if self._stop is not None:
            self._stop()

    async def main_loop(self) -> None:
        """Run until `should_exit`. Uvicorn looks ten times a second; the header `Date` changes once a second."""
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        self._stop = functools.partial(loop.call_soon_threadsafe, stop.set)
        while not await self.on_tick(0):
            collect_young()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_TICK_SECONDS):
                    await stop.wait()
        self._stop = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as uvicorn does, also on the second port, then announce it."""
        await super().startup(sockets)
        if self.started and self._socket_port is not None and sockets is None:
            for each in listen(self.config.host, self._socket_port, "WS_PORT", shared=False):
                await self.listen_on(each)
        settle_memory()
        sys.setswitchinterval(_SWITCH_SECONDS)
        if self.started and self.announce is not None:
            self.announce(self._application.state.gateway)
        if self.started:
            self._measured.enter_context(_measuring_pauses(self._application.state.gateway))

    async def listen_on(self, opened: socket.socket) -> asyncio.AbstractServer:
        """Accept connections from another socket: with the same limits and the same end."""
        config = self.config
        protocol = functools.partial(
            cast(Any, config.http_protocol_class),
            config=config,
            server_state=self.server_state,
            app_state=self.lifespan.state,
        )
        accepting = await asyncio.get_running_loop().create_server(protocol, sock=opened, backlog=config.backlog)
        self.servers.append(accepting)
        return accepting

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain the streams, then shut down as uvicorn does."""
        self._measured.close()
        await self._application.state.gateway.drain()
        await super().shutdown(sockets)


@contextlib.contextmanager
def _measuring_pauses(gateway: Gateway) -> Iterator[None]:
    """Measure pauses of the event loop, with `PROMETHEUS_PORT`: those of a process that has started, whose own pauses
    at the start are many and delay nobody.
    """
    if gateway.resources.settings.prometheus_port is None:
        yield
    else:
        with measured_pauses(gateway.resources.metrics):
            yield


def server(application: Starlette, settings: Settings, announce: Callable[[Gateway], None] | None = None) -> Server:
    """Return the server for a gateway, with all uvicorn options that an operator should not have to know.

    Args:
        announce: called with the gateway as soon as it is serving.
    """
    room = raise_descriptor_limit()
    # However few descriptors there are, one address does not get all of them.
    limits = ConnectionLimits(per_address=min(settings.connections_per_address, max(room // 2, 1)))
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        # uvicorn calls the class with its own arguments.
        http=cast(Any, functools.partial(FastHttpProtocol, limits=limits)),
        ws=FastWebSocketProtocol,
        ws_max_size=65_536,
        ws_per_message_deflate=False,
        # We send GraphQL pings instead, which prove that the client's code responds, not only its socket.
        ws_ping_interval=None,
        server_header=False,
        access_log=False,
        log_config=None,  # as the rest of the process log
        log_level="warning",  # whatever else configures uvicorn's loggers: URLs can contain codes
        timeout_graceful_shutdown=10,
        timeout_keep_alive=30,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        limit_concurrency=room,
        workers=1,  # or uvicorn reads WEB_CONCURRENCY itself, which it takes for a number also if it is empty
    )
    return Server(config, application, announce, settings.ws_port)


def serve(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Run the gateway until it receives a signal to stop."""
    log_misspelled(FILES)
    application = create_app(settings)
    asyncio.run(check_database(database_address(settings)))
    check_port(settings.host, settings.port, "PORT")
    if settings.ws_port is not None:
        check_port(settings.host, settings.ws_port, "WS_PORT")
    check_metrics_port(settings)
    gateway = server(application, settings, lambda opened: print(welcome(opened), flush=True))
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(gateway.serve())
    except KeyboardInterrupt:  # uvicorn raises the signal again after an orderly shutdown
        if not gateway.started:
            raise
    if not gateway.started:
        return 1
    print("Stopped.", flush=True)
    return 0


def work(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Run workflows without an HTTP server, until it receives a signal to stop."""
    log_misspelled(FILES)
    settings = checked(settings)
    asyncio.run(check_database(database_address(settings)))
    check_metrics_port(settings)

    async def run() -> None:
        stop = asyncio.Event()
        for signal_ in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
        async with open_gateway(settings, database_address(settings)) as gateway:
            settle_memory()
            print("  Worker started; running workflows.", flush=True)
            with _measuring_pauses(gateway):
                await stop.wait()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run())
    print("Stopped.", flush=True)
    return 0


def check_metrics_port(settings: Settings) -> None:
    """Require that `PROMETHEUS_PORT` is free, if it is set.

    Raises:
        SettingError: see `check_port`.
    """
    if settings.prometheus_port is not None:
        check_port(settings.host, settings.prometheus_port, "PROMETHEUS_PORT")


def welcome(gateway: Gateway) -> str:
    """Return what `serve` prints when it is ready."""
    settings = gateway.resources.settings
    url = settings.public_url
    lines = ["", f"  Console   {url}", f"  GraphQL   {url}/graphql", f"  GraphiQL  {url}/graphiql"]
    if settings.ws_port is not None:
        lines += [f"  Agents    ws://{urlsplit(url).hostname}:{settings.ws_port}/agents"]
    if settings.prometheus_port is not None:
        lines += [f"  Metrics   http://{settings.host}:{settings.prometheus_port}/metrics"]
    if gateway.developer_key is not None or gateway.database.dialect is Dialect.SQLITE:
        lines += [f"  Data      {settings.data_dir.absolute()}"]
    if gateway.sign_in_code is not None:
        lines += ["", "  Sign in with this link (single use, valid for one hour):"]
        lines += [f"  {url}/#sign-in={gateway.sign_in_code}"]
    if gateway.developer_key is not None:
        lines += ["", f"  A development API key is in {gateway.developer_key}"]
        lines += [f"  Run the demo with: {_demo_command(settings)}"]
    return "\n".join([*lines, ""])


def _demo_command(settings: Settings) -> str:
    """Return the command that finds this gateway and its key from another terminal."""
    url, folder = settings.public_url, settings.data_dir
    program = ".venv/bin/python" if sys.executable.endswith("/.venv/bin/python") else sys.executable
    command = shlex.join([program, "cli.py", "demo", *([] if url == _DEFAULT_URL else ["--url", url])])
    return command if folder == _DEFAULT_FOLDER else f"DATA_DIR={shlex.quote(str(folder))} {command}"
