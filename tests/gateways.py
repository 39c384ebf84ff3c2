"""Parley as tests run it: in a thread of the test process, or in a process of its own that can be killed."""

import contextlib
import logging
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

import httpx
import uvicorn
from starlette.applications import Starlette

from tests.servers import START_SECONDS, ServerFailed, die_with_parent, free_port, tail, wait_until

ROOT = Path(__file__).resolve().parent.parent
# Reading the certificates takes most of a short test's time, and no test needs its own.
TLS: Final = ssl.create_default_context()
ANONYMOUS: Final = ""
"""As `token` of a request: no credential at all."""


def chosen() -> dict[str, str]:
    """Returns the settings of all gateways that whoever runs the tests has chosen: whether operations are compiled."""
    return {name: os.environ[name] for name in ("COMPILED_EXECUTION",) if name in os.environ}


class NotGraphQL(AssertionError):
    """What came back is no GraphQL response; the message shows what it is."""


class Addresses:
    """Where a gateway is and how to talk to it. `port` and `admin_key` come from the subclass."""

    port: int
    admin_key: str

    @property
    def url(self) -> str:
        """The address of the gateway, without a path and without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws_url(self) -> str:
        """The address of the GraphQL WebSocket."""
        return f"ws://127.0.0.1:{self.port}/graphql"

    def headers(self, token: str | None = None) -> dict[str, str]:
        """Returns the credential as headers: the administrator's for None, none for `ANONYMOUS`."""
        token = self.admin_key if token is None else token
        return {"authorization": f"Bearer {token}"} if token else {}

    def client(self, token: str | None = None) -> httpx.Client:
        """Returns a client for the gateway's paths; the caller closes it."""
        return httpx.Client(base_url=self.url, headers=self.headers(token), timeout=30, trust_env=False, verify=TLS)

    def async_client(self, token: str | None = None) -> httpx.AsyncClient:
        """Returns an asynchronous client, which streams need; the caller closes it."""
        headers = self.headers(token)
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=30, trust_env=False, verify=TLS)

    def graphql(
        self, query: str, variables: Mapping[str, Any] | None = None, token: str | None = None
    ) -> dict[str, Any]:
        """Executes an operation and returns the response, `data` and `errors` as they came.

        Raises:
            NotGraphQL: the answer is not a GraphQL response.
        """
        with self.client(token) as client:
            response = client.post("/graphql", json={"query": query, "variables": dict(variables or {})})
        return decoded(response)

    def data(self, query: str, variables: Mapping[str, Any] | None = None, token: str | None = None) -> dict[str, Any]:
        """Executes an operation that is expected to succeed and returns its `data`."""
        response = self.graphql(query, variables, token)
        assert not response.get("errors"), response["errors"]
        data: dict[str, Any] = response["data"]
        return data


def decoded(response: httpx.Response) -> dict[str, Any]:
    """Returns the body of a GraphQL response.

    Raises:
        NotGraphQL: it is not JSON, or neither holds data nor errors.
    """
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict) or not body.keys() & {"data", "errors"}:
        kind = response.headers.get("content-type", "no content type")
        raise NotGraphQL(f"{response.request.url} answered {response.status_code} ({kind}):\n{response.text[:2000]}")
    return body


class Gateway(Addresses):
    """A gateway in a thread of the test process, behind a real server and a real socket."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        # Bound before the settings are read, so that addresses the gateway makes of itself name the right port.
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.environment = {**chosen(), **environment, "PORT": str(self.port)}
        self.admin_key = environment["ADMIN_API_KEY"]
        self.app: Starlette | None = None
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        # Here, not above: a test of the servers alone needs no application.
        from app import create_app
        from cli import server
        from settings import Settings

        settings = Settings.load(self.environment)
        self.app = create_app(settings)
        self._server = server(self.app, settings)
        self._thread = threading.Thread(target=self._run, name="gateway", daemon=True)
        with _Recorded("uvicorn.error") as errors:
            self._thread.start()
            deadline = time.monotonic() + START_SECONDS
            while not self._server.started:
                if not self._thread.is_alive():
                    self._socket.close()
                    raise ServerFailed("the gateway did not start:\n" + "\n".join(errors.messages))
                if time.monotonic() > deadline:
                    self._server.force_exit = self._server.should_exit = True
                    raise ServerFailed(f"the gateway did not start within {START_SECONDS:.0f} s")
                time.sleep(0.01)
        return self

    def __exit__(self, *error: object) -> None:
        assert self._server is not None and self._thread is not None
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()
        if self._thread.is_alive():
            self._server.force_exit = True
            raise ServerFailed("the gateway did not end within 30 s: some task or connection outlives the shutdown")

    def _run(self) -> None:
        assert self._server is not None
        # How uvicorn ends when a lifespan fails; __enter__ says why.
        with contextlib.suppress(SystemExit):
            self._server.run([self._socket])


class _Recorded(logging.Handler):
    """Keeps the errors that a logger is given: uvicorn logs why a lifespan failed and raises nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(logging.ERROR)
        self._logger = logging.getLogger(name)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(self.format(record))

    def __enter__(self) -> Self:
        self._logger.addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        self._logger.removeHandler(self)


class GatewayProcess(Addresses):
    """A gateway in a process of its own, `python cli.py serve`: what crash tests kill and start again."""

    def __init__(self, environment: Mapping[str, str], folder: Path, command: str = "serve") -> None:
        self.port = int(environment.get("PORT") or free_port())
        self.admin_key = environment.get("ADMIN_API_KEY", "")
        self.environment = {
            # Nothing of the developer's own settings.
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **chosen(),
            **environment,
            "PORT": str(self.port),
        }
        self.folder = folder
        self.command = command
        self.log = folder / f"{command}-{self.port}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Starts the process and returns when /health/ready says 200; after a crash it takes the same port again."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "cli.py"), self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,  # not the checkout: a developer's .env is no part of a test
                env=self.environment,
                preexec_fn=die_with_parent(signal.SIGKILL),
            )
        wait_until(self.ready, self.process, self.log, f"cli.py {self.command}")
        return self

    def ready(self) -> bool:
        """Returns whether the gateway says that it is ready."""
        try:
            return httpx.get(f"{self.url}/health/ready", timeout=2, trust_env=False, verify=TLS).status_code == 200
        except httpx.TransportError:
            return False

    def output(self) -> str:
        """Returns what the process has written so far, to either stream."""
        return self.log.read_text(errors="replace")

    def kill(self) -> None:
        """Kills the process, as a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int | None:
        """Ends the process as a deployment does, and returns its exit status; None when it was not running."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int | None:
        process, self.process = self.process, None
        if process is None:
            return None
        process.send_signal(how)
        try:
            return process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise ServerFailed(
                f"cli.py {self.command} did not end within 30 s of {how.name}:\n{tail(self.log)}"
            ) from None
