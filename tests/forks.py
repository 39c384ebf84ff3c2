"""Commands of `cli.py` in processes that are forks of one that has imported the application.

Importing it takes longer than what most tests of a command look at. A test that looks at the process itself, such as
what it imports, how long it takes to start or how it is installed, starts `python cli.py`.
"""

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing import forkserver as servers
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Final, Self

from tests.gateways import ROOT, GatewayProcess
from tests.servers import die_with_parent, wait_until

PRELOADED: Final = [
    *("app", "cli", "tests.forks", "engine.durable.runtime", "commands.audit", "commands.backup"),
    *("commands.credentials", "commands.database", "commands.demo", "commands.doctor", "commands.serving"),
    *("commands.slack_simulate", "commands.supervising", "tests.crash_points.hooks"),
]
_CAPSET_VERSION: Final = 0x20080522
_OVERRIDES: Final = 0b110
"""The bits of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root reads and writes every file."""


@dataclass(frozen=True)
class Command:
    """The program that a process is to run, and its folder."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    answers: Path
    """The file that is its standard input."""
    output: Path
    errors: Path
    obeys_permissions: bool = False
    """Whether the permissions of files apply to it, even if it is root's."""


def forkserver() -> ForkServerContext:
    """Return the context of processes that have imported the application."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    with contextlib.chdir(ROOT):  # from where it imports them
        servers._forkserver.ensure_running()
    return context


def inherit_forkserver() -> None:
    """Use the fork server that the parent of this fork has started, if any; another one would import everything again.

    `ensure_running` asks the system whether the server has ended, which only its parent may.
    """
    if servers._forkserver._forkserver_pid is not None:  # type: ignore[attr-defined]
        servers._forkserver.ensure_running = lambda: None  # type: ignore[method-assign]


def run_command(
    *arguments: str,
    folder: Path,
    environment: Mapping[str, str],
    answers: str = "",
    seconds: float = 60,
    obeys_permissions: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run `cli.py` with these arguments to its end.

    Args:
        folder: its working directory.
        environment: all of its environment.
        answers: what it reads from its standard input.

    Raises:
        TimeoutExpired: it did not end in time.
    """
    with tempfile.TemporaryDirectory() as streams:
        given, output, errors = (Path(streams) / name for name in ("given", "output", "errors"))
        given.write_text(answers)
        process = Forked(Command(arguments, folder, environment, given, output, errors, obeys_permissions))
        try:
            status = process.wait(seconds)
        finally:
            process.kill()
        said = (file.read_text(errors="replace") for file in (output, errors))
        return subprocess.CompletedProcess(arguments, status, *said)


class Forked(subprocess.Popen[bytes]):
    """A running command, with the methods of a started process that tests use."""

    def __init__(self, command: Command) -> None:
        self._child_created = False  # not a child of this process, so there is nothing that __del__ would wait for
        self._fork: ForkServerProcess = forkserver().Process(target=_be, args=(command,), daemon=True)
        self._fork.start()
        assert self._fork.pid is not None
        self.args, self.pid, self.returncode = command.arguments, self._fork.pid, None
        self.stdin = self.stdout = self.stderr = None

    def poll(self) -> int | None:
        """Return the exit status, negative for a signal, or None while it runs."""
        if self.returncode is None:
            self._fork.join(0)
            self.returncode = self._fork.exitcode
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status once it has ended."""
        self._fork.join(timeout)
        if (status := self.poll()) is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return status

    def send_signal(self, sig: int) -> None:
        """Send it a signal, if it has not ended."""
        if self.poll() is None:
            os.kill(self.pid, sig)


class ForkedGatewayProcess(GatewayProcess):
    """A gateway in a process of its own that starts without importing the application again."""

    def start(self) -> Self:
        """Start the process and return when /health/ready returns 200."""
        nothing = Path(os.devnull)
        self.process = Forked(Command((self.command,), self.folder, self.environment, nothing, self.log, self.log))
        wait_until(self.ready, self.process, self.log, f"cli.py {self.command}")
        return self


def _be(command: Command) -> None:
    """Be `python cli.py` with these arguments."""
    from cli import main

    become(command)
    sys.exit(main(list(command.arguments)))


def become(command: Command) -> None:
    """Give this process, a fork, the environment, folder, streams and permissions of a started one."""
    gc.freeze()  # what is shared with the other forks
    if (die := die_with_parent(signal.SIGKILL)) is not None:
        die()
    os.environ.clear()
    os.environ.update(command.environment)
    sys.path[:0] = filter(None, command.environment.get("PYTHONPATH", "").split(os.pathsep))
    os.chdir(command.folder)
    for number, path in enumerate((command.answers, command.output, command.errors)):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND if number else os.O_RDONLY)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1, errors="backslashreplace")
    if command.obeys_permissions:
        _obey_permissions()


def _obey_permissions() -> None:
    """Give up the capabilities in `_OVERRIDES`; a process that is not root's does not have them."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPSET_VERSION, 0)
    data = (ctypes.c_uint32 * 6)()  # twice: effective, permitted, inheritable
    for call in (libc.capget, libc.capset):
        if call(header, data):
            raise OSError(ctypes.get_errno(), "capabilities cannot be changed")
        for number in (0, 1):
            data[number] &= ~_OVERRIDES
