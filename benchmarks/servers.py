"""The servers being measured: Parley and its peers, one process each, all on one PostgreSQL."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from auth.tokens import OwnTokens
from storage.derived_keys import derived_key
from tests.gateways import ROOT, GatewayProcess
from tests.servers import PostgresServer, free_port

PEERS: Final = ROOT / "benchmarks" / "peers"
SECRET: Final = "a secret of 32 bytes or more, for throw-away gateways"
POOL: Final = 10
"""Connections to PostgreSQL for each server, which is Parley's default."""
START_SECONDS: Final = 60
_PROCESS_CLOCK: Final = 2
TICKS: Final = os.sysconf("SC_CLK_TCK")
NODE: Final = shutil.which("node") or "node"


@dataclass(frozen=True)
class Server:
    """A server process that listens on a loopback port."""

    name: str
    port: int
    path: str
    pid: int

    def cpu_seconds(self) -> float:
        """Return the CPU time that the process has used."""
        return cpu_seconds(self.pid)


@dataclass(frozen=True)
class Deployment:
    """Parley, and everything a peer needs to serve the same callers from the same rows.

    Args:
        token: the first administrator's token, which every server verifies.
        user: that administrator's id.
        organization: the id of the administrator's organization.
        environment: the environment variables of the peers.
    """

    parley: Server
    token: str
    user: str
    organization: str
    environment: Mapping[str, str]


def cpu_seconds(pid: int, *, with_ended_children: bool = False) -> float:
    """Return the CPU time that a process and its threads have used, or 0 if the process has exited."""
    if not with_ended_children:  # the clock of a process (man 3 clock_getcpuclockid) counts nanoseconds, not ticks
        try:
            return time.clock_gettime((~pid << 3) | _PROCESS_CLOCK)
        except OSError:
            return 0.0
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, parts[11:15])) / TICKS


def database_cpu_seconds(postgres: PostgresServer) -> float:
    """Return the CPU time that PostgreSQL's processes have used."""
    parent = int((postgres.data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    living = sum(cpu_seconds(int(child)) for child in children)
    return living + cpu_seconds(parent, with_ended_children=True)


def commands() -> dict[str, tuple[list[str], str]]:
    """Return each peer's start command and the path of its endpoint."""
    python = PEERS / ".venv" / "bin" / "python"
    return {
        "mercurius": ([NODE, str(PEERS / "mercurius.js")], "/graphql"),
        "apollo": ([NODE, str(PEERS / "apollo.js")], "/"),
        "yoga": ([NODE, str(PEERS / "yoga.js")], "/graphql"),
        "postgraphile": ([NODE, str(PEERS / "postgraphile.js")], "/graphql"),
        "ariadne": ([str(python), str(PEERS / "ariadne_server.py")], "/"),
        "stock": ([sys.executable, "-m", "benchmarks.stock"], "/"),
    }


@contextmanager
def parley(postgres: PostgresServer, folder: Path, more: Mapping[str, str]) -> Iterator[Deployment]:
    """Start Parley with everything enabled, and issue a token to its first administrator."""
    environment = {
        "DATABASE_URL": postgres.url,
        "DATA_DIR": str(folder),
        "SECRET_KEY": SECRET,
        "ADMIN_API_KEY": "an administrator of a throw-away gateway",
        **more,
    }
    gateway = GatewayProcess(environment, folder).start()
    try:
        assert gateway.process is not None
        viewer = gateway.data("{ viewer { actor { id } organization { id } } }")["viewer"]
        user: str = viewer["actor"]["id"]
        token, _ = OwnTokens(SECRET, 3600).issue(user)
        peer_environment = {
            "DATABASE_URL": postgres.url,
            "TOKEN_KEY": derived_key(SECRET, b"tokens").hex(),
            "POOL": str(POOL),
            # Without these, Apollo and PostGraphile run in development mode, with extra checks and reports.
            "NODE_ENV": "production",
            "GRAPHILE_ENV": "production",
        }
        server = Server("parley", gateway.port, "/graphql", gateway.process.pid)
        yield Deployment(server, token, user, viewer["organization"]["id"], peer_environment)
    finally:
        gateway.stop()


@contextmanager
def peers(names: Sequence[str], environment: Mapping[str, str]) -> Iterator[list[Server]]:
    """Start the peers with these names."""
    with ExitStack() as stack:
        known = commands()
        yield [stack.enter_context(running_server(name, known[name][0], environment, known[name][1])) for name in names]


@contextmanager
def running_server(name: str, command: Sequence[str], environment: Mapping[str, str], path: str) -> Iterator[Server]:
    """Start a server, wait until it listens, and terminate it on exit.

    Raises:
        RuntimeError: it does not listen; its own message is on standard error.
    """
    port = free_port()
    process = subprocess.Popen(command, env={**os.environ, **environment, "PORT": str(port)}, cwd=ROOT)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{name} does not start")
            time.sleep(0.1)
        yield Server(name, port, path, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
