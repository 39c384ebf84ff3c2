"""A gateway whose database fails while it starts is started again a few times: the database was there when it began."""

import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import asyncpg
import pytest

from errors import Unavailable
from storage.outages import translate_outages
from storage.startup import enter_despite_outages
from tests.chaos.cluster import through
from tests.forks import ForkedGatewayProcess
from tests.proxies import FaultProxy, Faults, in_thread
from tests.waiting import until

AGAIN: Final = "the database failed during the start"
FEW_BYTES: Final = 3_000
"""Of each connection: enough for the check that the database is there, and for little more."""


def opening(
    *failures: Exception | None, translated: bool = True
) -> tuple[Callable[[], contextlib.AbstractAsyncContextManager[str]], list[str]]:
    """Return what fails in these ways, one after the other, and a list of what has happened."""
    seen: list[str] = []
    remaining = iter(failures)

    @contextlib.asynccontextmanager
    async def open_() -> AsyncIterator[str]:
        seen.append("opened")
        try:
            with translate_outages() if translated else contextlib.nullcontext():
                if (failure := next(remaining)) is not None:
                    raise failure
            yield "the gateway"
        finally:
            seen.append("closed")

    return open_, seen


async def test_a_start_is_repeated_while_the_database_fails() -> None:
    open_, seen = opening(asyncpg.ConnectionDoesNotExistError(), ConnectionResetError(), None)
    async with contextlib.AsyncExitStack() as stack:
        assert await enter_despite_outages(stack, open_, (0.0, 0.0, 0.0)) == "the gateway"
        assert seen == ["opened", "closed"] * 2 + ["opened"]
    assert seen == ["opened", "closed"] * 3


async def test_it_is_not_repeated_for_ever() -> None:
    open_, seen = opening(*[ConnectionRefusedError("no server")] * 9)
    with pytest.raises(Unavailable):
        async with contextlib.AsyncExitStack() as stack:
            await enter_despite_outages(stack, open_, (0.0, 0.0))
    assert seen == ["opened", "closed"] * 3


@pytest.mark.parametrize(
    "failure", [Unavailable("the walls cannot be built"), RuntimeError("a bug"), asyncpg.UndefinedTableError("tasks")]
)
async def test_what_does_not_pass_ends_the_start_at_once(failure: Exception) -> None:
    open_, seen = opening(failure)
    with pytest.raises(type(failure)):
        async with contextlib.AsyncExitStack() as stack:
            await enter_despite_outages(stack, open_)
    assert seen == ["opened", "closed"]


async def test_a_port_in_use_ends_the_start_at_once() -> None:
    open_, seen = opening(OSError(98, "Address already in use"), translated=False)
    with pytest.raises(OSError, match="already in use"):
        async with contextlib.AsyncExitStack() as stack:
            await enter_despite_outages(stack, open_)
    assert seen == ["opened", "closed"]


@pytest.mark.crash
@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_a_gateway_starts_although_its_connections_break(backend: Mapping[str, str], tmp_path: Path) -> None:
    port = urlsplit(backend["DATABASE_URL"]).port
    assert port is not None
    with in_thread(FaultProxy(port)) as proxy, ThreadPoolExecutor(1) as pool:
        gateway = ForkedGatewayProcess({**backend, "DATABASE_URL": through(backend["DATABASE_URL"], proxy)}, tmp_path)
        proxy.disturb(to_client=Faults(limit=FEW_BYTES))
        starting = pool.submit(gateway.start)
        try:
            until(lambda: starting.done() or (gateway.log.exists() and AGAIN in gateway.output()))
            proxy.heal()
            starting.result()
        finally:
            gateway.kill()
    assert AGAIN in gateway.output()
