"""Compiles and runs the load client, `fanout_client.c`."""

import json
import resource
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SOURCE: Final = Path(__file__).with_suffix(".c")
_TIMEOUT_SECONDS: Final = 600


class NoCompiler(RuntimeError):
    """This machine cannot build the load client."""


class ClientFailed(RuntimeError):
    """A server misbehaved; the message is the client's description of the problem."""


@dataclass(frozen=True)
class Phase:
    """A period during which events were published.

    `deliveries` counts those within `seconds`; `server_seconds` and `client_seconds` are CPU time.
    """

    seconds: float
    events: int
    deliveries: int
    server_seconds: float
    client_seconds: float
    p50_ms: float
    p99_ms: float

    @property
    def rate(self) -> float:
        """Deliveries per second."""
        return self.deliveries / self.seconds

    @property
    def per_cpu_second(self) -> float:
        """Deliveries per second of the server's CPU time."""
        return self.deliveries / max(self.server_seconds, 0.01)


@dataclass(frozen=True)
class Run:
    """The result of one run of the client.

    `closed` is the phase with a fixed number of events in flight (closed loop), `open` the one with a fixed rate (open
    loop). `bytes` is the mean length of a message, and `sample` is one of them.
    """

    kib_idle: float
    kib_loaded: float
    connect_seconds: float
    bytes: float
    sample: str
    closed: Phase | None
    open: Phase | None


@dataclass(frozen=True)
class Publishing:
    """The way to publish an event: as a Redis message, or as an HTTP request to a gateway.

    Args:
        template: the message or request, with `fanout_documents.MARK` in it.
    """

    template: str
    redis_port: int = 0
    channel: str = ""
    http_port: int = 0


@dataclass(frozen=True)
class ServerUnderTest:
    """The server whose subscribers are measured.

    Args:
        protocol: `graphql`, `socketio` or `raw`.
        init: the first message of a connection.
        subscriptions: payloads of `subscribe`, assigned to connections in rotation.
    """

    port: int
    pid: int
    path: str
    protocol: str
    init: str
    subscriptions: Sequence[str]


def build(folder: Path) -> Path:
    """Compile the client and return the path of the program.

    Raises:
        NoCompiler: this machine has no C compiler.
    """
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise NoCompiler("The load client is written in C and no compiler was found (on Debian: apt-get install gcc).")
    program = folder / "fanout_client"
    subprocess.run([compiler, "-O2", "-o", str(program), str(SOURCE)], check=True)
    return program


def max_connections() -> int:
    """Raise the soft limit on open files to the hard limit, and return how many connections that allows."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard - 200


def run(
    program: Path, target: ServerUnderTest, publishing: Publishing, folder: Path, subscribers: int, **options: float
) -> Run:
    """Run the client against a server.

    Args:
        options: `closed_seconds`, `window`, `open_seconds`, `rate`, `settle_seconds`.

    Raises:
        ClientFailed: a message was lost, duplicated or out of order, a connection was closed, or the run timed out.
    """
    files = {"init": target.init, "subscribe": "\n".join(target.subscriptions), "template": publishing.template}
    for name, text in files.items():
        (folder / name).write_text(text or "-", newline="")
    flags: dict[str, Any] = {
        **{name: folder / name for name in files},
        **{"port": target.port, "pids": target.pid, "path": target.path, "protocol": target.protocol},
        **{"redis-port": publishing.redis_port, "channel": publishing.channel, "http-port": publishing.http_port},
        **{"subscribers": subscribers},
        **{name.replace("_", "-"): value for name, value in options.items()},
    }
    words = [word for name, value in flags.items() for word in (f"--{name}", str(value))]
    try:
        done = subprocess.run([program, *words], capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ClientFailed(f"not finished within {_TIMEOUT_SECONDS} s") from None
    if done.returncode:
        raise ClientFailed(done.stderr.strip() or f"the client exited with status {done.returncode}")
    return _parse(json.loads(done.stdout))


def _parse(output: dict[str, Any]) -> Run:
    wrong = {name: output[name] for name in ("missing", "disorder", "unknown") if output[name]}
    if wrong:
        raise ClientFailed(f"connections did not receive the same events in the same order, each once: {wrong}")
    closed, open_ = (Phase(**output[name]) if name in output else None for name in ("closed", "open"))
    names = ("kib_idle", "kib_loaded", "connect_seconds", "bytes", "sample")
    return Run(**{name: output[name] for name in names}, closed=closed, open=open_)
