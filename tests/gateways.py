"""Gateways for tests: in a thread of the test process, or in a process of its own that can be killed."""

import contextlib
import copy
import functools
import json
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
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import httpx
import uvicorn
from starlette.applications import Starlette

if TYPE_CHECKING:
    from settings import Settings
    from tests.beside import Beside

from tests.posting import Poster
from tests.servers import START_SECONDS, ServerFailed, die_with_parent, free_port, tail, wait_until

ROOT = Path(__file__).resolve().parent.parent
# Loading the certificates takes most of a short test's time, and no test needs a context of its own.
TLS: Final = ssl.create_default_context()
HOME: Final = "Default"
"""The organization that the first start creates."""
ANONYMOUS: Final = ""
"""The `token` of a request without a credential."""


def chosen() -> dict[str, str]:
    """Return the settings of the environment that apply to all gateways: whether operations are compiled."""
    return {name: os.environ[name] for name in ("COMPILED_EXECUTION",) if name in os.environ}


class NotGraphQL(AssertionError):
    """The response is not a GraphQL response; the message shows it."""


class Addresses:
    """The addresses of a gateway, and requests to it. Subclasses provide `port` and `admin_key`."""

    port: int
    admin_key: str
    organization: str = HOME
    """The organization of the administrator whose key `admin_key` is."""
    trusted: ssl.SSLContext | None = None
    """The certificates to trust, if the addresses are those of a proxy with TLS."""

    @property
    def url(self) -> str:
        """The gateway's base URL, without a trailing slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws_url(self) -> str:
        """The URL of the GraphQL WebSocket."""
        return f"ws://127.0.0.1:{self.port}/graphql"

    def organization_named(self, name: str) -> str:
        """Return an organization's name on this gateway, which is unique among the modules that share it."""
        return name if self.organization == HOME else f"{name}, {self.organization}"

    def headers(self, token: str | None = None) -> dict[str, str]:
        """Return the headers of a credential: the administrator's by default, none for `ANONYMOUS`."""
        token = self.admin_key if token is None else token
        return {"authorization": f"Bearer {token}"} if token else {}

    def client(self, token: str | None = None) -> httpx.Client:
        """Return a client for the gateway's paths, which the caller closes."""
        headers, verify = self.headers(token), self.trusted or TLS
        return httpx.Client(base_url=self.url, headers=headers, timeout=30, trust_env=False, verify=verify)

    def async_client(self, token: str | None = None) -> httpx.AsyncClient:
        """Return an asynchronous client, which streams need and the caller closes."""
        headers = self.headers(token)
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=30, trust_env=False, verify=TLS)

    def graphql(
        self, query: str, variables: Mapping[str, Any] | None = None, token: str | None = None
    ) -> dict[str, Any]:
        """Execute an operation and return the whole response: `data` and `errors`.

        Raises:
            NotGraphQL: the response is not a GraphQL response.
        """
        return decoded(self.post({"query": query, "variables": dict(variables or {})}, token))

    def post(self, body: object, token: str | None = None) -> httpx.Response:
        """Send an operation, or a batch of them, and return the response, whatever it is."""
        return self.request("POST", "/graphql", token, json=body)

    def request(self, method: str, path: str, token: str | None = None, **more: Any) -> httpx.Response:
        """Send a request with the arguments of httpx, and return the response, whatever it is."""
        with self.client(token) as client:
            return client.request(method, path, **more)

    def data(self, query: str, variables: Mapping[str, Any] | None = None, token: str | None = None) -> dict[str, Any]:
        """Execute an operation that must succeed, and return its `data`."""
        response = self.graphql(query, variables, token)
        assert not response.get("errors"), response["errors"]
        data: dict[str, Any] = response["data"]
        return data


def decoded(response: httpx.Response) -> dict[str, Any]:
    """Return the body of a GraphQL response.

    Raises:
        NotGraphQL: it is not JSON, or has neither data nor errors.
    """
    return _decoded(str(response.request.url), response.status_code, response.headers, response.content)


def _decoded(url: str, status: int, headers: Mapping[str, str], content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content)
    except ValueError:
        body = None
    if not isinstance(body, dict) or not body.keys() & {"data", "errors"}:
        kind = headers.get("content-type", "no content type")
        raise NotGraphQL(f"{url} answered {status} ({kind}):\n{content[:2000].decode(errors='replace')}")
    return body


class Gateway(Addresses):
    """A gateway in a thread of the test process, with a real server and a real socket."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        # Bound before the settings are read, so that the gateway's own URLs have the right port.
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.environment = {**chosen(), **environment, "PORT": str(self.port)}
        self.admin_key = environment["ADMIN_API_KEY"]
        self.app: Starlette | None = None
        self.settings: Settings
        self.beside: Beside
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._poster = Poster(self.port)  # for operations, which are most requests of tests
        self._http = httpx.Client(
            base_url=self.url,
            timeout=30,
            trust_env=False,
            verify=TLS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # what one caller gets is not sent by another
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=4),
        )

    def of(self, organization: str, admin_key: str) -> "Gateway":
        """Return this gateway as the administrator of another organization sees it."""
        tenant = copy.copy(self)
        tenant.organization, tenant.admin_key = organization, admin_key
        return tenant

    def __enter__(self) -> Self:
        # Imported here, because tests of the servers need no application.
        from app import create_app
        from commands.serving import server
        from settings import Settings
        from tests.beside import Beside

        self.settings = settings = Settings.load(self.environment)
        self.beside = Beside(self.environment)
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
        self._http.close()
        self._poster.close()
        self.beside.close()
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()
        if self._thread.is_alive():
            self._server.force_exit = True
            raise ServerFailed("the gateway did not stop within 30 s: a task or connection outlives the shutdown")

    def graphql(
        self, query: str, variables: Mapping[str, Any] | None = None, token: str | None = None
    ) -> dict[str, Any]:
        """See `Addresses`; with a client that costs less than httpx."""
        operation = {"query": query, "variables": dict(variables or {})}
        body = json.dumps(operation, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
        headers = {
            **self.headers(token),
            "content-type": "application/json",
            "accept": "*/*",
            "user-agent": f"python-httpx/{httpx.__version__}",  # as `request` sends it
        }
        response = self._poster.post("/graphql", headers, body)
        return _decoded(f"{self.url}/graphql", response.status, response.headers, response.body)

    def request(self, method: str, path: str, token: str | None = None, **more: Any) -> httpx.Response:
        """See `Addresses`; over a connection that is kept."""
        headers = {**self.headers(token), **more.pop("headers", {})}
        return self._http.request(method, path, headers=headers, **more)

    def _run(self) -> None:
        assert self._server is not None
        # uvicorn exits when a lifespan fails; __enter__ reports why.
        with contextlib.suppress(SystemExit):
            self._server.run([self._socket])


class _Recorded(logging.Handler):
    """Keeps the errors of a logger: uvicorn logs why a lifespan failed, and raises nothing."""

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
    """A gateway in a process of its own, `python cli.py serve`, which crash tests kill and restart."""

    def __init__(self, environment: Mapping[str, str], folder: Path, command: str = "serve") -> None:
        self.port = int(environment.get("PORT") or free_port())
        self.admin_key = environment.get("ADMIN_API_KEY", "")
        self.environment = {
            # None of the developer's own settings.
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **chosen(),
            **environment,
            "PORT": str(self.port),
        }
        self.folder = folder
        self.command = command
        self.program = ROOT / "cli.py"
        self.log = folder / f"{command}-{self.port}.log"
        self.process: subprocess.Popen[bytes] | None = None

    @functools.cached_property
    def settings(self) -> "Settings":
        """The settings of the gateway, as a `Gateway` has them."""
        from settings import Settings

        return Settings.load(self.environment)

    def start(self) -> Self:
        """Start the process and return when /health/ready returns 200. The port stays the same after a crash."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(self.program), self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,  # not the checkout, whose .env must not affect a test
                env=self.environment,
                preexec_fn=die_with_parent(signal.SIGKILL),
            )
        wait_until(self.ready, self.process, self.log, f"cli.py {self.command}")
        return self

    def ready(self) -> bool:
        """Return whether the gateway reports that it is ready."""
        try:
            return httpx.get(f"{self.url}/health/ready", timeout=2, trust_env=False, verify=TLS).status_code == 200
        except httpx.TransportError:
            return False

    def output(self) -> str:
        """Return the output of the process so far, of both streams."""
        return self.log.read_text(errors="replace")

    def kill(self) -> None:
        """Kill the process, as in a crash."""
        self._end(signal.SIGKILL)

    def stop(self) -> int | None:
        """Stop the process as a deployment does, and return its exit status, or None if it was not running."""
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
                f"cli.py {self.command} did not exit within 30 s of {how.name}:\n{tail(self.log)}"
            ) from None
