"""`/mcp` when gateways are killed, restart, and are several: no request depends on the replica of the one before."""

from collections.abc import Callable, Iterator
from typing import Any

import anyio
import pytest
from mcp.client.client import Client

from tests.gateways import Gateway, GatewayProcess
from tests.mcp_server.clients import BEFORE, CURRENT, called, connected, read
from tests.running import node

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

PAUSE = [node("pause", "DELAY", {"seconds": 4}), node("after", "TRANSFORM", {"value": 1}, "pause")]


@pytest.fixture(scope="module")
def replicas(backend: dict[str, str]) -> Iterator[tuple[Gateway, Gateway]]:
    with Gateway(backend) as first, Gateway(backend) as second:
        yield first, second


@pytest.mark.parametrize("revision", [CURRENT, BEFORE])
async def test_replicas_take_turns_without_sticky_sessions(replicas: tuple[Gateway, Gateway], revision: str) -> None:
    first, second = replicas
    async with connected(first, revision=revision) as one, connected(second, revision=revision) as other:
        task = (await called(one, "createTask", title="Sort", type="sort"))["createTask"]["task"]["id"]
        assert (await called(other, "getTask", id=task))["task"]["id"] == task
        run = await called(one, "executeWorkflow", nodes=[node("one", "TRANSFORM", {"value": 1})])
        id = run["executeWorkflow"]["execution"]["id"]
        reports: list[float] = []

        async def report(progress: float, total: float | None, message: str | None) -> None:
            reports.append(progress)

        followed = await other.call_tool("followRun", {"id": id}, progress_callback=report)
        data: Any = followed.structured_content
        assert data["execution"]["status"] == "COMPLETED"
        assert reports
        assert (await read(other, f"parley://runs/{id}"))["status"] == "COMPLETED"


@pytest.mark.crash
@pytest.mark.parametrize("how", ["kill", "stop"])
async def test_a_run_outlives_the_gateway_that_reported_it(
    backend: dict[str, str], gateway_process: Callable[..., GatewayProcess], how: str
) -> None:
    gateway = gateway_process({**backend, "ENGINE_LEASE": "2"})
    key = f"outlived {how}"
    async with connected(gateway) as client:
        with pytest.raises(Exception), anyio.fail_after(30):  # noqa: B017 - whatever the client makes of it
            await _start_and_end(client, gateway, key, how)
    gateway.start()
    async with connected(gateway) as client:
        started = await called(client, "executeWorkflow", nodes=PAUSE, idempotencyKey=key)
        run = started["executeWorkflow"]["execution"]["id"]
        ended = await called(client, "followRun", id=run, waitSeconds=60)
        assert ended["execution"]["status"] == "COMPLETED"
        runs = (await called(client, "listRuns", first=100))["executions"]["nodes"]
        assert len([each for each in runs if each["id"] == run]) == 1


async def _start_and_end(client: Client, gateway: GatewayProcess, key: str, how: str) -> None:
    """Follow a run, and end the gateway as soon as the client has heard of it."""
    heard = anyio.Event()

    async def report(progress: float, total: float | None, message: str | None) -> None:
        heard.set()

    async def end() -> None:
        await heard.wait()
        await anyio.to_thread.run_sync(getattr(gateway, how))

    async with anyio.create_task_group() as group:
        group.start_soon(end)
        arguments = {"nodes": PAUSE, "idempotencyKey": key, "waitSeconds": 60}
        result = await client.call_tool("executeWorkflow", arguments, progress_callback=report)
        assert not result.is_error, result.content  # a restart ends it with an error that names the run
