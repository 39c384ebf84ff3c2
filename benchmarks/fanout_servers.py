"""The servers of benchmarks.fanout: one is started for each measurement, alone on one CPU core."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from auth.tokens import OwnTokens
from benchmarks import fanout_documents as texts
from benchmarks.fanout_client import Publishing, ServerUnderTest
from benchmarks.servers import PEERS, SECRET, running_server
from storage.derived_keys import derived_key
from tests.gateways import GatewayProcess
from tests.servers import PostgresServer, RedisServer

PARLEY: Final = "parley"
WRITING: Final = "parley-writing"
"""The same gateway, which also serves the mutations that its subscribers follow."""
_NODE: Final = {
    "graphql-ws": "graphql-ws.js",
    "mercurius": "mercurius-subscriptions.js",
    "socket.io": "socket.io.js",
}
_PYTHON: Final = {
    "stock": ["benchmarks.stock_subscriptions"],
    "raw": ["benchmarks.raw_websocket"],
    "raw transport": ["benchmarks.raw_websocket", "transport"],
}
NAMES: Final = (PARLEY, WRITING, *_NODE, *_PYTHON)


@dataclass(frozen=True)
class SharedSetup:
    """Everything that all measurements share: database, Redis, and the Parley replica that publishes events.

    Args:
        token: belongs to the user whose session all subscribers watch.
    """

    folder: Path
    environment: dict[str, str]
    writer: GatewayProcess
    redis: RedisServer
    token: str
    organization: str
    session: str

    @classmethod
    def open(cls, stack: ExitStack, folder: Path, postgres: PostgresServer, redis: RedisServer) -> Self:
        """Start the publishing replica and create a session."""
        environment = {
            "DATABASE_URL": postgres.url,
            "REDIS_URL": redis.url,
            "DATA_DIR": str(folder),
            "SECRET_KEY": SECRET,
            "ADMIN_API_KEY": "an administrator of a throw-away gateway",
        }
        writer = GatewayProcess(environment, folder).start()
        stack.callback(writer.stop)
        viewer = writer.data("{ viewer { actor { id } organization { id } } }")["viewer"]
        token, _ = OwnTokens(SECRET, 3600 * 8).issue(viewer["actor"]["id"])
        created = writer.data('mutation { createSession(input: {name: "fan-out"}) { session { id } } }', token=token)
        session = created["createSession"]["session"]["id"]
        return cls(folder, environment, writer, redis, token, viewer["organization"]["id"], session)

    @property
    def channel(self) -> str:
        """The Redis channel that the peers listen to."""
        return f"{self.organization}:{self.session}"

    def publishing(self, name: str, server: ServerUnderTest) -> Publishing:
        """Return the way to publish events: through the API for Parley, through Redis for all others."""
        if name in (PARLEY, WRITING):
            port = self.writer.port if name == PARLEY else server.port
            return Publishing(texts.mutation_request(port, self.token, self.session), http_port=port)
        content = texts.raw_frame() if name.startswith("raw") else texts.published_event()
        return Publishing(json.dumps(content, separators=(",", ":")), redis_port=self.redis.port, channel=self.channel)

    @contextmanager
    def serving(self, name: str, documents: Sequence[str]) -> Iterator[ServerUnderTest]:
        """Start a server on its own core, and stop it on exit."""
        with ExitStack() as stack:
            with on_cores(SERVER_CORES):
                port, pid, path = self._start(stack, name)
            yield ServerUnderTest(port, pid, path, _protocol(name), self._init(name), self._subscriptions(documents))

    def _start(self, stack: ExitStack, name: str) -> tuple[int, int, str]:
        if name in (PARLEY, WRITING):
            gateway = GatewayProcess(self.environment, self.folder).start()
            stack.callback(gateway.stop)
            assert gateway.process is not None
            return gateway.port, gateway.process.pid, "/graphql"
        shared = {
            "DATABASE_URL": self.environment["DATABASE_URL"],
            "REDIS_URL": self.redis.url,
            "TOKEN_KEY": derived_key(SECRET, b"tokens").hex(),
            "CHANNEL": self.channel,
            "NODE_ENV": "production",
        }
        path = {"socket.io": "/socket.io/?EIO=4&transport=websocket", "stock": "/"}.get(name, "/graphql")
        server = stack.enter_context(running_server(name, _command(name), shared, path))
        return server.port, server.pid, path

    def _init(self, name: str) -> str:
        credential = {"authorization": f"Bearer {self.token}"}
        if name == "socket.io":
            return "40" + json.dumps({**credential, "session": self.session})
        return json.dumps({"type": "connection_init", "payload": credential})

    def _subscriptions(self, documents: Sequence[str]) -> list[str]:
        variables = {"session": self.session}
        return [json.dumps({"query": document, "variables": variables}) for document in documents]


def _command(name: str) -> list[str]:
    if name in _NODE:
        return [shutil.which("node") or "node", "--max-old-space-size=4096", str(PEERS / _NODE[name])]
    return [sys.executable, "-m", *_PYTHON[name]]


def _protocol(name: str) -> str:
    return "socketio" if name == "socket.io" else "raw" if name.startswith("raw") else "graphql"


# ---------------------------------------------------------------- cores

_CORES: Final = sorted(os.sched_getaffinity(0))
SERVER_CORES: Final = frozenset(_CORES[:1])
OTHER_CORES: Final = frozenset(_CORES[1:] or _CORES)


@contextmanager
def on_cores(cores: frozenset[int]) -> Iterator[None]:
    """Run the processes that are started in this block on these CPU cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
