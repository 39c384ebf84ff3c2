"""R8: clients that stop reading are disconnected, cost little, delay no one else, and lose nothing when they come back.

`make test-crash` has 60 clients, 6 of which stop reading, `make chaos` as many as `CHAOS_READERS` says and a tenth.
"""

import asyncio
import os
import statistics
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from benchmarks.steady.calls import Caller
from benchmarks.steady.crowd import SEND, until
from benchmarks.steady.subscribers import Ledger, Subscriber, Tally, WebSocketConnection
from tests.chaos.cluster import time_limit
from tests.chaos.test_chaos import CREATE_SESSION
from tests.conftest import Environment
from tests.gateways import GatewayProcess
from tests.waiting import PATIENCE

READERS: Final = int(os.environ.get("CHAOS_READERS", "60"))
ROUNDS: Final = 5 if "CHAOS_READERS" in os.environ else 1
MOST_WORSE: Final = 1.1
"""By which factor the p99 of the others may grow in the long form. The short one only reports it."""
STALLING: Final = READERS // 10
BUFFER_BYTES: Final = 4_096
CLOSED_SECONDS: Final = 10.0
SLACK_SECONDS: Final = 1.0 if "CHAOS_READERS" in os.environ else 5.0
"""The time that a busy machine may add; in the short form, one that runs other tests beside this one."""
PHASE_SECONDS: Final = 8.0 if "CHAOS_READERS" in os.environ else 3.0
PER_SECOND: Final = 10
BURST: Final = 60
LARGE: Final = "x" * 8_000
MEBIBYTE: Final = 1024 * 1024
ESTABLISHED: Final = "01"

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R8"),
    pytest.mark.timeout(time_limit(240 + 120 * ROUNDS, 1)),
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
]


@dataclass
class Crowd:
    """Followers of one session, and the messages that are sent to it."""

    gateway: GatewayProcess
    session: str
    ledger: Ledger = field(default_factory=Ledger)
    sent: Tally = field(default_factory=Tally)
    latencies: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger.arrived = lambda content, moment: self.latencies.append(moment - float(content[1:].split(b" ")[0]))
        self.subscribers = [self._subscriber() for _ in range(READERS)]
        for each in self.slow:
            each.buffer_bytes = BUFFER_BYTES
        self.tasks = [asyncio.create_task(each.run()) for each in self.subscribers]
        self._caller = Caller(self.gateway.port, self.gateway.admin_key)

    def _subscriber(self) -> Subscriber:
        return Subscriber(self.ledger, WebSocketConnection, self.gateway.port, self.gateway.admin_key, self.session)

    @property
    def slow(self) -> list[Subscriber]:
        """Those that will stop reading."""
        return self.subscribers[:STALLING]

    @property
    def others(self) -> list[Subscriber]:
        """Those that read all the time."""
        return self.subscribers[STALLING:]

    async def send(self, padding: str = "") -> None:
        """Send a message."""
        content = f"@{time.monotonic():.6f} {padding} {self.sent.count}"
        status, body = await self._caller.post(SEND, {"session": self.session, "content": content, "key": None})
        assert status == 200 and b'"errors":[]' in body, body[:300]
        self.sent.add(self.sent.count)

    async def received(self, by: list[Subscriber]) -> None:
        """Return once these have received everything."""
        await until(lambda: all(each.tally == self.sent for each in by), 60)

    async def p99(self, seconds: float) -> float:
        """Send messages at a fixed rate for a while, and return the p99 of their latencies, in milliseconds."""
        self.latencies.clear()
        begun = time.monotonic()
        for number in range(int(seconds * PER_SECOND)):
            await asyncio.sleep(begun + number / PER_SECOND - time.monotonic())
            await self.send("x" * 2_000)
        await self.received(self.others)
        return 1000 * statistics.quantiles(self.latencies, n=100)[-1]

    async def leave(self) -> None:
        """Disconnect everyone."""
        for each in self.subscribers:
            each.stop()
        await asyncio.gather(*self.tasks)
        self._caller.close()


@pytest.fixture
async def crowd(backend: Environment, gateway_process: Callable[..., GatewayProcess]) -> AsyncIterator[Crowd]:
    gateway = gateway_process({**backend, "CONNECTIONS_PER_ADDRESS": "100000"})
    created = await asyncio.to_thread(gateway.data, CREATE_SESSION)
    running = Crowd(gateway, created["createSession"]["session"]["id"])
    yield running
    await running.leave()


def connected(gateway: GatewayProcess) -> set[int]:
    """Return the ports of the clients to which the gateway has a connection."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    here = f"0100007F:{gateway.port:04X}"
    return {int(row[2].partition(":")[2], 16) for row in rows if row[1] == here and row[3] == ESTABLISHED}


def resident(gateway: GatewayProcess) -> int:
    """Return the resident memory of the gateway, in bytes."""
    assert gateway.process is not None
    status = Path(f"/proc/{gateway.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


async def test_clients_that_stop_reading_are_disconnected_and_delay_no_one(
    crowd: Crowd, figure: Callable[[str], None]
) -> None:
    await until(lambda: all(each.opened for each in crowd.subscribers), PATIENCE)
    await crowd.p99(PHASE_SECONDS)  # fills caches and pools
    quiet, disturbed, closed, grown = [], [], [], []
    for _ in range(ROUNDS):
        quiet.append(await crowd.p99(PHASE_SECONDS))
        before = resident(crowd.gateway)
        ports = {each.stop_reading() for each in crowd.slow}
        closing = asyncio.create_task(seconds_until_closed(crowd.gateway, ports))
        for _ in range(BURST):
            await crowd.send(LARGE)
        await crowd.received(crowd.others)
        disturbed.append(await crowd.p99(PHASE_SECONDS))
        grown.append((resident(crowd.gateway) - before) / STALLING)
        closed.append(await closing)
        for each in crowd.slow:
            each.cut()
        await crowd.received(crowd.subscribers)
    worse = statistics.median(disturbed) / statistics.median(quiet)
    figure(
        f"{STALLING} of {READERS} clients stop reading, {ROUNDS} times: closed within {max(closed):.1f} s, at most "
        f"{max(grown) / MEBIBYTE:.2f} MiB each; p99 of the others {statistics.median(quiet):.0f} ms before and "
        f"{statistics.median(disturbed):.0f} ms meanwhile ({100 * worse - 100:+.0f} %); 0 gaps after they came back"
    )
    assert not crowd.ledger.gaps
    assert max(closed) <= CLOSED_SECONDS + SLACK_SECONDS
    assert max(grown) <= MEBIBYTE
    assert ROUNDS == 1 or worse <= MOST_WORSE


async def seconds_until_closed(gateway: GatewayProcess, ports: set[int]) -> float:
    """Return how long the gateway keeps the connections of clients that do not read."""
    begun = time.monotonic()
    async with asyncio.timeout(90):
        while connected(gateway) & ports:
            await asyncio.sleep(0.1)
    return time.monotonic() - begun
