"""WEB_CONCURRENCY under load: a process that is killed takes only its requests with it, one that is replaced none."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from tests.gateways import GatewayProcess
from tests.processes.processes import CREATE, Client, children, gone, started, stored, wait_for_successors

pytestmark = [
    pytest.mark.crash,
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
]

_CLIENTS = 12


@pytest.fixture(scope="module")
def shared(backend: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    gateway = GatewayProcess({**backend, "WEB_CONCURRENCY": "2"}, tmp_path_factory.mktemp("two"))
    try:
        yield gateway
    finally:
        gateway.kill()


@pytest.fixture
def two(shared: GatewayProcess) -> GatewayProcess:
    """A gateway of two processes, which the tests share, unless one has ended it."""
    if shared.process is None:
        shared.log.unlink(missing_ok=True)
        shared.start()
    return shared


@asynccontextmanager
async def load(gateway: GatewayProcess) -> AsyncIterator[list[Client]]:
    """Clients that send messages while the block runs."""
    session = gateway.data(CREATE)["createSession"]["session"]["id"]
    clients = [Client(gateway, session, f"client {number}") for number in range(_CLIENTS)]
    stop = asyncio.Event()
    tasks = [asyncio.create_task(each.run(stop)) for each in clients]
    await until(lambda: all(each.acknowledged for each in clients))
    try:
        yield clients
        before = [len(each.acknowledged) for each in clients]
        await until(lambda: all(len(each.acknowledged) > more for each, more in zip(clients, before, strict=True)))
    finally:
        stop.set()
        await asyncio.wait_for(asyncio.gather(*tasks), 20)


async def until(condition) -> None:
    async with asyncio.timeout(100):
        while not await asyncio.to_thread(condition):
            await asyncio.sleep(0.02)


async def test_a_killed_process_drops_only_what_it_was_doing(two: GatewayProcess) -> None:
    killed, other = started(two)
    async with load(two) as clients:
        os.kill(killed, signal.SIGKILL)
        await asyncio.to_thread(wait_for_successors, two, 2, {killed})
    assert other in children(two)
    assert all(len(each.dropped) <= 1 for each in clients), [each.dropped for each in clients]
    assert 0 < sum(len(each.dropped) for each in clients) < _CLIENTS, "connections of both processes"
    assert {content for each in clients for content in each.acknowledged} <= stored(two, clients[0].session)
    assert "was ended by SIGKILL; starting another" in two.output()


async def test_a_process_that_was_starting_at_a_sighup_is_replaced_too(two: GatewayProcess) -> None:
    killed, other = started(two)
    assert two.process is not None
    os.kill(killed, signal.SIGKILL)
    await until(lambda: len(set(children(two)) - {killed, other}) == 1)
    [starting] = set(children(two)) - {killed, other}
    assert f"process {starting} is ready" not in two.output()
    two.process.send_signal(signal.SIGHUP)  # it may have read its settings already, or not
    await asyncio.to_thread(wait_for_successors, two, 2, {killed, other, starting})
    for pid in (other, starting):
        await until(lambda pid=pid: f"gateway process {pid} was replaced" in two.output())
    # Of two processes, or of one if the supervisor had not noted the other yet, which exists a moment earlier.
    assert re.search("SIGHUP: replacing the [12] gateway processes", two.output())


async def test_a_supervisor_that_is_stopped_while_it_replaces_processes_logs_no_error(two: GatewayProcess) -> None:
    before, said = set(started(two)), len(two.output())
    assert two.process is not None
    two.process.send_signal(signal.SIGHUP)
    await until(lambda: set(children(two)) - before)  # a successor starts
    pids = children(two)
    assert two.stop() == -signal.SIGTERM, "as `serve` ends with one process"
    await until(lambda: gone(pids))
    assert "ERROR" not in two.output()[said:]


async def test_a_rolling_restart_drops_nothing(two: GatewayProcess) -> None:
    before = set(started(two))
    assert two.process is not None
    async with load(two) as clients:
        two.process.send_signal(signal.SIGHUP)
        await asyncio.to_thread(wait_for_successors, two, 2, before)
    assert [each.dropped for each in clients if each.dropped] == []
    assert {content for each in clients for content in each.acknowledged} == stored(two, clients[0].session)
    pids = children(two)
    two.kill()
    await until(lambda: gone(pids))  # processes do not outlive their supervisor
