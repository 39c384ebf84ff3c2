"""The two examples behave as documented."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from parley_client.examples import APIIntegrationAgent, DataProcessorAgent
from tests.client_python.workers import config_for, status, working
from tests.work import Work

pytestmark = pytest.mark.more  # each test starts programs


async def test_the_data_processor_returns_statistics_of_the_data(work: Work):
    id = work.agent()["id"]
    task = work.task(assignTo=id, type="data_processing", payload={"data": [1, 2, 6]})
    strange: list[Any] = [{}, {"data": []}, {"data": [1, True]}, []]
    wrong = [work.task(assignTo=id, type="data_processing", payload=payload) for payload in strange]
    async with working(DataProcessorAgent(id, config_for(work, id))):
        result = (await status(work, task["id"], "COMPLETED"))["result"]
        for each in wrong:
            failed = await status(work, each["id"], "FAILED")
            assert (failed["attempts"], failed["error"].startswith("payload.data ")) == (1, True)
    assert result["executionTime"] >= 0
    del result["executionTime"]
    assert result == {"success": True, "data": {"count": 3, "sum": 9, "mean": 3.0, "min": 1, "max": 6}}


@pytest.fixture
async def api() -> AsyncIterator[str]:
    """The URL of an API that echoes the request, and fails on demand."""

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        method, path, _ = head.split("\r\n")[0].split(" ")
        lengths = [line.split(":")[1] for line in head.lower().split("\r\n") if line.startswith("content-length:")]
        asked = await reader.readexactly(int(lengths[0])) if lengths else b"null"
        code = path.removeprefix("/status/")[:3] if path.startswith("/status/") else "200"
        body = json.dumps({"method": method, "path": path, "body": json.loads(asked)}).encode()
        head = f"HTTP/1.1 {code} Said\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
        writer.write(f"{head}connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_the_api_agent_returns_the_response_of_the_api(work: Work, api: str):
    id = work.agent()["id"]
    read = work.task(assignTo=id, type="api_integration", payload={"endpoint": f"{api}/things", "params": {"page": 2}})
    write = work.task(
        assignTo=id, type="api_integration", payload={"endpoint": f"{api}/things", "method": "POST", "body": {"a": 1}}
    )
    refused = work.task(assignTo=id, type="api_integration", payload={"endpoint": f"{api}/status/404"})
    failing = work.task(assignTo=id, type="api_integration", payload={"endpoint": f"{api}/status/503"}, maxAttempts=2)
    nowhere = work.task(assignTo=id, type="api_integration", payload={"endpoint": "nowhere"})
    nothing = work.task(assignTo=id, type="api_integration")
    async with working(APIIntegrationAgent(id, config_for(work, id))):
        done = [(await status(work, each["id"], "COMPLETED"))["result"] for each in (read, write)]
        failed = [await status(work, each["id"], "FAILED") for each in (refused, failing, nowhere, nothing)]
    assert [set(result) for result in done] == [{"success", "data", "executionTime"}] * 2
    assert [result["data"]["body"] for result in done] == [
        {"method": "GET", "path": "/things?page=2", "body": None},
        {"method": "POST", "path": "/things", "body": {"a": 1}},
    ]
    # A 4xx response is final; transient failures are retried.
    assert [task["attempts"] for task in failed] == [1, 2, 1, 1]


async def test_the_api_agent_stays_below_its_base_url(work: Work, api: str):
    id = work.agent()["id"]
    inside = work.task(assignTo=id, type="api_integration", payload={"endpoint": "/things"})
    outside = [
        work.task(assignTo=id, type="api_integration", payload={"endpoint": endpoint})
        for endpoint in ("http://127.0.0.1:1/", "//example.com/", "https:" + api.removeprefix("http:"))
    ]
    async with working(APIIntegrationAgent(id, config_for(work, id, settings={"base_url": f"{api}/"}))):
        assert (await status(work, inside["id"], "COMPLETED"))["result"]["data"]["body"]["path"] == "/things"
        for task in outside:
            assert "is not at" in (await status(work, task["id"], "FAILED"))["error"]
