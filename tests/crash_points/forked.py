"""A gateway in a process that ends at a crash point, and is started again by the next request to it.

Importing the application takes longer than most scenarios, so the processes are forks of one that has imported it.
"""

import os
import sys
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any, Final

import httpx

from tests.crash_points.hooks import CRASHED, Points, install
from tests.forks import Command, become, forkserver
from tests.gateways import TLS, GatewayProcess
from tests.servers import START_SECONDS, ServerFailed, tail
from tests.waiting import until

_PATIENCE: Final = 60.0


def _serve(command: Command, at: str | None, control: Connection) -> None:
    """Be `python cli.py serve`, with crash points."""
    from cli import main

    become(command)
    points = Points()
    points.begin(at)
    install(points)
    threading.Thread(target=_obey, args=(points, control), daemon=True).start()
    status = main(list(command.arguments))
    sys.stdout.flush()
    os._exit(status)


def _obey(points: Points, control: Connection) -> None:
    while True:
        match control.recv():
            case ("begin", at):
                points.begin(at)
                control.send(None)
            case ("passed",):
                control.send(list(points.passed))


class ForkedGateway(GatewayProcess):
    """A gateway that ends at a crash point and is started again by whoever finds it gone."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        super().__init__(environment, folder)
        self._context: ForkServerContext = forkserver()
        self._fork: ForkServerProcess | None = None
        self._control: Connection | None = None
        self._lock = threading.RLock()
        self._at: str | None = None
        self._before: list[str] = []
        self.crashed = False
        """Whether a process has ended at a crash point since `crash_at`."""
        self.after_crash: Callable[[], None] = lambda: None
        """Called between a crash and the next start, such as to let time pass."""

    def start(self, at: str | None = None) -> "ForkedGateway":
        """Start a process and return when it is ready, even if it ends at a crash point before it is.

        Args:
            at: the crash point at which it ends.
        """
        self._control, theirs = self._context.Pipe()
        command = Command(("serve",), self.folder, self.environment, Path(os.devnull), self.log, self.log)
        self._fork = self._context.Process(target=_serve, args=(command, at, theirs), daemon=True)
        self._fork.start()
        theirs.close()
        until(lambda: self.ready() or self._exit_status() is not None, START_SECONDS)
        if self._exit_status() is not None:
            self._start_again()
        return self

    def restart(self) -> None:
        """Kill the process and start another one, which ends at the same crash point if this one has not reached it."""
        with self._lock:
            self._before += self.passed()
            self.kill()
            self.start(self._at)

    def kill(self) -> None:
        """Kill the process, if there is one."""
        if self._fork is not None:
            self._fork.kill()
            self._fork.join()
            self._fork = None

    def crash_at(self, point: str | None) -> None:
        """Count the points from here, and end the process at one of them."""
        self._at, self._before = point, []
        self._command("begin", point)
        self.crashed = False  # whatever the last point was, it did not end at it in time

    def passed(self) -> list[str]:
        """Return the points that the process, and those that `restart` has replaced, have passed since `crash_at`."""
        found: list[str] = self._command("passed")
        return self._before + found

    def revive(self, grace: float = 0.0) -> None:
        """Start the process again if it has ended at a crash point.

        Args:
            grace: how long to wait for its end, in seconds: its connections break a moment before.

        Raises:
            ServerFailed: it ended in another way.
        """
        with self._lock:
            assert self._fork is not None
            self._fork.join(grace)
            if self._exit_status() is not None:
                self._start_again()

    def is_up(self) -> bool:
        """Return True, after starting the process again if it has ended. For conditions that look elsewhere."""
        self.revive()
        return True

    def _start_again(self) -> None:
        if (status := self._exit_status()) != CRASHED:
            raise ServerFailed(f"the gateway ended with {status}:\n{tail(self.log)}")
        self._at, self.crashed = None, True
        self.after_crash()
        self.start()

    def client(self, token: str | None = None) -> httpx.Client:
        """Return a client that repeats each request until there is a response."""
        return httpx.Client(
            base_url=self.url, headers=self.headers(token), timeout=_PATIENCE, transport=_Repeating(self)
        )

    def _exit_status(self) -> int | None:
        return None if self._fork is None else self._fork.exitcode

    def _command(self, *command: str | None) -> Any:
        while True:
            assert self._control is not None
            try:
                self._control.send(command)
                return self._control.recv()
            except (EOFError, OSError):  # it has ended just now
                self.revive(grace=1.0)


class _Repeating(httpx.HTTPTransport):
    def __init__(self, gateway: ForkedGateway) -> None:
        super().__init__(verify=TLS, trust_env=False)
        self._gateway = gateway

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request until it is answered: what the client of an unreliable server does."""
        while True:
            try:
                response = super().handle_request(request)
                response.read()
                return response
            except httpx.TransportError as error:
                if isinstance(error, httpx.TimeoutException):
                    raise AssertionError(f"{request.url} hangs") from error
                self._gateway.revive(grace=0.2)
