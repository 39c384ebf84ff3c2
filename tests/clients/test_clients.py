"""Popular clients, unmodified, against a real server."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.protocol.house import House, Tick, settings

pytestmark = pytest.mark.clients

FOLDER = Path(__file__).parent


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(settings(tmp_path)) as running:
        yield running


async def run(node: str, script: str, house: House, *arguments: str, restart: bool = False) -> str:
    """Run a script; each subscription it opens receives three ticks, and then perhaps a restart."""
    process = await asyncio.create_subprocess_exec(
        node,
        script,
        f"{house.url}/graphql",
        *arguments,
        cwd=FOLDER,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    feeding = asyncio.create_task(feed(house, restart))
    try:
        async with asyncio.timeout(60):
            output, _ = await process.communicate()
    finally:
        feeding.cancel()
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, output.decode()
    return output.decode()


async def feed(house: House, restart: bool) -> None:
    shown = 0
    while True:
        if len(house.streams.opened) > shown:
            await house.show(house.streams.opened[shown], Tick(1), Tick(2), Tick(3))
            shown += 1
            if restart:
                await house.there(house.connections.drain())
        await asyncio.sleep(0.01)


async def test_all_graphql_over_http_audits_pass(node: str, house: House) -> None:
    report = json.loads(await run(node, "audits.mjs", house))
    assert report["failed"] == []
    assert report["counts"] == {
        "MUST": {"passed": 13, "all": 13},
        "SHOULD": {"passed": 23, "all": 23},
        "MAY": {"passed": 25, "all": 25},
    }


@pytest.mark.parametrize("client", ["urql", "apollo", "graphql-ws", "graphql-sse"])
async def test_client(node: str, house: House, client: str) -> None:
    assert (await run(node, f"{client}.mjs", house)).strip() == "ok"


@pytest.mark.parametrize("client", ["apollo", "urql"])
async def test_a_restart_is_reported_as_an_error_and_not_as_the_end(node: str, house: House, client: str) -> None:
    assert (await run(node, "restart.mjs", house, client, restart=True)).strip() == "ok"
