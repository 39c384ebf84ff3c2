"""Compiles and runs the load client: `fanout_client.c`."""

import json
import resource
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SOURCE: Final = Path(__file__).with_suffix(".c")
_MOST_SECONDS: Final = 600


class NoCompiler(RuntimeError):
    """This machine cannot build the load client."""


class ClientFailed(RuntimeError):
    """A server did not do what it should; the text is what the client says of it."""


@dataclass(frozen=True)
class Phase:
    """A time during which events were published.

    `deliveries` are those within `seconds`; the times are those of the server's and the client's processor.
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
        """Deliveries a second."""
        return self.deliveries / self.seconds

    @property
    def per_processor_second(self) -> float:
        """Deliveries for each second of the server's processor."""
        return self.deliveries / max(self.server_seconds, 0.01)


@dataclass(frozen=True)
class Run:
    """What one run of the client found. `bytes` is the mean length of a message; `sample` is one."""

    kib_idle: float
    kib_loaded: float
    connect_seconds: float
    bytes: float
    sample: str
    closed: Phase | None
    open: Phase | None


@dataclass(frozen=True)
class Publishing:
    """How the client publishes: as a Redis message, or as an HTTP request to a gateway.

    Args:
        template: what is sent, with the mark of an event in it.
    """

    template: str
    redis_port: int = 0
    channel: str = ""
    http_port: int = 0


@dataclass(frozen=True)
class Target:
    """The server whose subscribers are measured.

    Args:
        protocol: `graphql`, `socketio` or `raw`.
        init: the first message of a connection.
        subscriptions: payloads of `subscribe`, in turn for one connection after the other.
    """

    port: int
    pid: int
    path: str
    protocol: str
    init: str
    subscriptions: Sequence[str]


def build(folder: Path) -> Path:
    """Compiles the client and returns the program.

    Raises:
        NoCompiler: there is none on this machine.
    """
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise NoCompiler("The load client is written in C and no compiler was found (on Debian: apt-get install gcc).")
    program = folder / "fanout_client"
    subprocess.run([compiler, "-O2", "-o", str(program), str(SOURCE)], check=True)
    return program


def most_connections() -> int:
    """Lifts the soft limit of open files to the hard one and returns how many connections that leaves room for."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard - 200


def run(program: Path, target: Target, publishing: Publishing, folder: Path, subscribers: int, **options: float) -> Run:
    """Runs the client against a server.

    Args:
        options: `closed_seconds`, `window`, `open_seconds`, `rate`, `settle_seconds`.

    Raises:
        ClientFailed: a message was lost, doubled or out of order, the server hung up, or it took too long.
    """
    files = {"init": target.init, "subscribe": "\n".join(target.subscriptions), "template": publishing.template}
    for name, text in files.items():
        (folder / name).write_text(text or "-", newline="")
    given: dict[str, Any] = {
        **{name: folder / name for name in files},
        **{"port": target.port, "pids": target.pid, "path": target.path, "protocol": target.protocol},
        **{"redis-port": publishing.redis_port, "channel": publishing.channel, "http-port": publishing.http_port},
        **{"subscribers": subscribers},
        **{name.replace("_", "-"): value for name, value in options.items()},
    }
    words = [word for name, value in given.items() for word in (f"--{name}", str(value))]
    try:
        done = subprocess.run([program, *words], capture_output=True, text=True, timeout=_MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ClientFailed(f"not done within {_MOST_SECONDS} s") from None
    if done.returncode:
        raise ClientFailed(done.stderr.strip() or f"the client ended with {done.returncode}")
    return _read(json.loads(done.stdout))


def _read(found: dict[str, Any]) -> Run:
    wrong = {name: found[name] for name in ("missing", "disorder", "unknown") if found[name]}
    if wrong:
        raise ClientFailed(f"deliveries were not the same events in the same order, each once: {wrong}")
    closed, open_ = (Phase(**found[name]) if name in found else None for name in ("closed", "open"))
    names = ("kib_idle", "kib_loaded", "connect_seconds", "bytes", "sample")
    return Run(**{name: found[name] for name in names}, closed=closed, open=open_)
