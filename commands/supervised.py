"""One of the gateway processes of `WEB_CONCURRENCY`, started by its supervisor (`commands/supervising.py`)."""

import argparse
import asyncio
import os
import socket
import time
from dataclasses import replace
from typing import Final

import uvloop

from app import create_app
from commands.checks.settings_checks import log_misspelled
from commands.control import ALIVE_SECONDS, Accept, Alive, Assignment, Channel, Ready, Retire, read_assignment
from commands.serving import Server, server, welcome
from configuration import database_address
from routes.fast_http import FastHttpProtocol
from settings import FILES, Settings
from storage.background import running
from storage.startup import check_database

_LINGER_SECONDS: Final = 2.0
"""The time for which a retiring process answers on open connections, so that no request meets one that is closing."""


def serve_process(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve requests from inherited sockets until the supervisor says otherwise, or exits."""
    opened = socket.socket(fileno=arguments.control)
    assignment = read_assignment(opened)
    if assignment.slot == 0:
        log_misspelled(FILES)  # once for all processes
    if settings.prometheus_port is not None:
        settings = replace(settings, prometheus_port=settings.prometheus_port + assignment.slot)
    application = create_app(settings)
    asyncio.run(check_database(database_address(settings)))
    gateway = server(application, settings)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(gateway, opened, assignment))
    return 0 if gateway.started else 1


async def _serve(gateway: Server, opened: socket.socket, assignment: Assignment) -> None:
    channel = Channel(*await asyncio.open_unix_connection(sock=opened))
    process = _Process(gateway, channel, assignment)
    gateway.announce = lambda ready: process.announce(welcome(ready))
    async with running(process.follow()):
        await gateway.serve(sockets=[])
    channel.writer.close()


class _Process:
    """Obeys the supervisor.

    Args:
        gateway: the server, which begins without listening sockets.
    """

    def __init__(self, gateway: Server, channel: Channel, assignment: Assignment) -> None:
        self._gateway = gateway
        self._channel = channel
        self._descriptors = assignment.sockets
        self._accepting: dict[int, list[asyncio.AbstractServer]] = {}

    def announce(self, text: str) -> None:
        """Say that requests can be served."""
        self._channel.send(Ready(text))
        self._say_alive()

    def _say_alive(self) -> None:
        self._channel.send(Alive())
        asyncio.get_running_loop().call_later(ALIVE_SECONDS, self._say_alive)

    async def follow(self) -> None:
        """Do what the supervisor says, until it exits."""
        while (message := await self._channel.receive()) is not None:
            if isinstance(message, Accept):
                await self._accept(set(message.slots))
            elif isinstance(message, Retire):
                await self._accept(set())
                await self._linger()
                break
        self._gateway.should_exit = True

    async def _accept(self, slots: set[int]) -> None:
        """Accept the connections of these slots and no others."""
        for slot in self._accepting.keys() - slots:
            for each in self._accepting.pop(slot):
                each.close()
        for slot in slots - self._accepting.keys():
            # Duplicates: closing one leaves the supervisor's socket, and the connections that wait in it, alone.
            sockets = [socket.socket(fileno=os.dup(each)) for each in self._descriptors[slot]]
            self._accepting[slot] = [await self._gateway.listen_on(each) for each in sockets]

    async def _linger(self) -> None:
        """Let clients end their connections: each response is the last on its connection, and says so."""
        deadline = time.monotonic() + _LINGER_SECONDS
        connections = self._gateway.server_state.connections
        http = [each for each in connections if isinstance(each, FastHttpProtocol)]
        for each in http:
            each.close_after_response()
        while time.monotonic() < deadline and any(each in connections for each in http):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
