"""`serve` with `WEB_CONCURRENCY`: several gateway processes on one port, each a replica, restarted when one ends.

Each process has a slot with listening sockets of its own, among which the kernel distributes connections. The sockets
are inherited from the supervisor and outlive the process: connections that nobody has accepted yet are not lost with
it, and another process accepts them until its successor is ready.
"""

import argparse
import asyncio
import contextlib
import itertools
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from commands.control import ALIVE_SECONDS, Accept, Alive, Assignment, Channel, Ready, Retire
from commands.listening import check_port, listen
from settings import SettingError, Settings
from storage.address import Dialect, parse_address

_log = logging.getLogger("parley.supervisor")

_FROZEN_SECONDS: Final = 60.0
"""A process that has said nothing for this long is killed."""
_STOP_SECONDS: Final = 40.0
"""The time in which a process must exit: more than streams, requests and the engine have together."""
_STABLE_SECONDS: Final = 30.0
_LONGEST_PAUSE: Final = 30.0
_PROGRAM: Final = str(Path(__file__).resolve().parent.parent / "cli.py")


@dataclass(eq=False)
class GatewayProcess:
    """One process that serves requests."""

    process: asyncio.subprocess.Process
    channel: Channel
    generation: int
    """The number of times SIGHUP had asked for new settings when it started."""
    started: float = field(default_factory=time.monotonic)
    last_seen: float = field(default_factory=time.monotonic)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    welcome: str = ""

    async def listen(self) -> None:
        """Follow what the process says, until it exits."""
        while (message := await self.channel.receive()) is not None:
            self.last_seen = time.monotonic()
            if isinstance(message, Ready):
                self.welcome = message.welcome
                self.ready.set()
            else:
                assert isinstance(message, Alive)

    def signal(self, how: signal.Signals) -> None:
        """Send a signal, unless the process has exited."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(how)


@dataclass(eq=False)
class Slot:
    """The place of one process: its listening sockets, and who accepts from them."""

    number: int
    sockets: list[socket.socket]
    serving: GatewayProcess | None = None
    failures: int = 0
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a process starts in this slot, until it serves or has failed: only one does at a time."""

    @property
    def is_filled(self) -> bool:
        """Whether a process serves."""
        return self.serving is not None

    def pause(self, lived: float) -> float:
        """Return the seconds to wait before the next start, which grow if processes exit soon after theirs."""
        self.failures = 0 if lived > _STABLE_SECONDS else self.failures + 1
        return 0.0 if self.failures < 2 else min(2.0 ** (self.failures - 2), _LONGEST_PAUSE)


class Supervisor:
    """Keeps one gateway process running in each slot."""

    def __init__(self, slots: list[Slot]) -> None:
        self._slots = slots
        self._processes: set[GatewayProcess] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._replacing = asyncio.Lock()
        self._generation = 0
        self._announced = False
        self.stopped_by: signal.Signals | None = None

    async def run(self) -> int:
        """Serve until a signal to stop, and return the exit status."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self._stop, each)
        loop.add_signal_handler(signal.SIGHUP, self._renew)
        status = await self._start_all()
        if status is None:
            self._background(self._kill_frozen)
            await self._stopping.wait()
        await self._end_all()
        return status or 0

    async def _start_all(self) -> int | None:
        """Start the first process alone, which migrates the database, then the others; return the status of a failure.

        Returns None when all are ready, or when a signal arrived first.
        """
        first, *others = self._slots
        status = await self._fill_locked(first)
        if status is None:
            statuses = await asyncio.gather(*(self._fill_locked(slot) for slot in others))
            status = next((each for each in statuses if each is not None), None)
        if status is None and first.serving is not None and not self._stopping.is_set():
            self._announced = True
            print(first.serving.welcome, flush=True)
        return None if self._stopping.is_set() else status

    async def _fill_locked(self, slot: Slot) -> int | None:
        async with slot.changing:
            return await self._fill(slot)

    async def _fill(self, slot: Slot) -> int | None:
        """Start a process, and let it serve once it is ready; return its exit status if it exits before."""
        started = await self._spawn(slot)
        ready = asyncio.ensure_future(started.ready.wait())
        ended = asyncio.ensure_future(started.process.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if not started.ready.is_set():
            self._processes.discard(started)
            return await ended or 1
        ended.cancel()
        if self._announced:
            _log.info("gateway process %d is ready", started.process.pid)
        slot.serving = started
        self._assign()
        self._background(self._follow, slot, started)
        return None

    async def _spawn(self, slot: Slot) -> GatewayProcess:
        ours, theirs = socket.socketpair()
        generation = self._generation
        descriptors = [[each.fileno() for each in other.sockets] for other in self._slots]
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, _PROGRAM, "serve-process", "--control", str(theirs.fileno())),
                pass_fds=[theirs.fileno(), *itertools.chain(*descriptors)],
                process_group=0,  # a terminal's Ctrl-C goes to the supervisor alone, which passes it on
            )
        channel = Channel(*await asyncio.open_unix_connection(sock=ours))
        channel.send(Assignment(slot.number, descriptors))
        started = GatewayProcess(process, channel, generation)
        self._processes.add(started)
        self._background(started.listen)
        return started

    def _assign(self) -> None:
        """Tell each process whose connections it accepts: a slot without a process is another one's."""
        serving = [slot.serving for slot in self._slots if slot.serving is not None]
        if not serving:
            return
        accepted: dict[GatewayProcess, list[int]] = {each: [] for each in serving}
        for slot in self._slots:
            accepted[slot.serving or serving[slot.number % len(serving)]].append(slot.number)
        for process, slots in accepted.items():
            process.channel.send(Accept(slots))

    async def _follow(self, slot: Slot, process: GatewayProcess) -> None:
        """Wait until a process exits, and start another in its slot unless that has happened already."""
        status = await process.process.wait()
        self._processes.discard(process)
        process.channel.writer.close()
        if slot.serving is not process or self._stopping.is_set():
            return
        slot.serving = None
        self._assign()
        _log.error("gateway process %d %s; starting another", process.process.pid, _ending(status))
        lived = time.monotonic() - process.started
        while not self._stopping.is_set():
            await asyncio.sleep(slot.pause(lived))
            async with slot.changing:
                began = time.monotonic()
                if slot.is_filled or self._stopping.is_set() or await self._fill(slot) is None:
                    return
                lived = time.monotonic() - began

    def _renew(self) -> None:
        """Begin to replace every process that may have read its settings before now."""
        self._generation += 1
        _log.info("SIGHUP: replacing the %d gateway processes", len(self._processes))
        self._background(self._replace_all)

    async def _replace_all(self) -> None:
        """Replace the processes one after the other; each is still serving while its successor starts.

        One that is still starting is replaced as soon as it serves: it may have read the former settings already.
        """
        async with self._replacing:
            for slot in self._slots:
                async with slot.changing:
                    old = slot.serving
                    if old is None or old.generation == self._generation or self._stopping.is_set():
                        continue  # whatever starts in an empty slot from now on reads the present settings
                    if await self._fill(slot) is not None:
                        if self._stopping.is_set():
                            return  # it was stopped, like all of them
                        _log.error("the new gateway process did not start; process %d keeps serving", old.process.pid)
                        return
                old.channel.send(Retire())
                await self._ended(old)
                _log.info("gateway process %d was replaced", old.process.pid)

    async def _kill_frozen(self) -> None:
        while True:
            await asyncio.sleep(ALIVE_SECONDS)
            for slot in self._slots:
                process = slot.serving
                if process is not None and time.monotonic() - process.last_seen > _FROZEN_SECONDS:
                    _log.error("gateway process %d is frozen; killing it", process.process.pid)
                    process.signal(signal.SIGKILL)

    def _stop(self, how: signal.Signals) -> None:
        """Stop the processes; a second Ctrl-C stops them without waiting for requests."""
        for each in self._processes:
            each.signal(signal.SIGTERM if self.stopped_by is None else how)
        self.stopped_by = self.stopped_by or how
        self._stopping.set()

    async def _end_all(self) -> None:
        self._stopping.set()
        for each in self._processes:
            each.signal(signal.SIGTERM)
        await asyncio.gather(*(self._ended(each) for each in self._processes))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _ended(self, process: GatewayProcess) -> None:
        """Wait until a process has exited, and kill it if that takes too long."""
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await process.process.wait()
        except TimeoutError:
            _log.error("gateway process %d does not exit; killing it", process.process.pid)
            process.signal(signal.SIGKILL)
            await process.process.wait()

    def _background(self, work: Callable[..., Coroutine[None, None, None]], *arguments: object) -> None:
        task = asyncio.get_running_loop().create_task(work(*arguments))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def supervise(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Run `WEB_CONCURRENCY` gateway processes until a signal to stop."""
    _require_postgres(settings)
    _check_metrics_ports(settings)
    slots = _listening(settings)
    status, how = asyncio.run(_supervised(slots))
    if how is signal.SIGTERM:  # end as `serve` does, which process managers take for an orderly exit
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)
    if status == 0:
        print("Stopped.", flush=True)
    return status


async def _supervised(slots: list[Slot]) -> tuple[int, signal.Signals | None]:
    supervisor = Supervisor(slots)
    return await supervisor.run(), supervisor.stopped_by


def _require_postgres(settings: Settings) -> None:
    try:
        dialect = parse_address(settings.database_url).dialect
    except ValueError as error:
        raise SettingError(f"DATABASE_URL is invalid: {error}.") from None
    if dialect is Dialect.SQLITE:
        raise SettingError("WEB_CONCURRENCY must be 1 on SQLite, whose file belongs to one process. Use PostgreSQL.")


def _check_metrics_ports(settings: Settings) -> None:
    """Require that the port of each process is free: `PROMETHEUS_PORT` and those after it."""
    if settings.prometheus_port is None:
        return
    for port in range(settings.prometheus_port, settings.prometheus_port + settings.web_concurrency):
        if port in (settings.port, settings.ws_port) or port > 65_535:
            raise SettingError(f"PROMETHEUS_PORT needs a port for each process of WEB_CONCURRENCY; {port} is taken.")
        check_port(settings.host, port, "PROMETHEUS_PORT")


def _listening(settings: Settings) -> list[Slot]:
    """Return the slots with their sockets, of `PORT` and then of `WS_PORT`."""
    ports = [("PORT", settings.port), *([] if settings.ws_port is None else [("WS_PORT", settings.ws_port)])]
    slots = [Slot(number, []) for number in range(settings.web_concurrency)]
    for name, port in ports:
        check_port(settings.host, port, name)  # sharing would succeed beside another gateway, and take its clients
        for slot in slots:
            slot.sockets += (opened := listen(settings.host, port, name, shared=True))
            port = opened[0].getsockname()[1]  # the one that the system chose, if it is 0
    return slots


def _ending(status: int) -> str:
    return f"was ended by {signal.Signals(-status).name}" if status < 0 else f"exited with status {status}"
