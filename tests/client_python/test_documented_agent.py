"""Agents written as in document 004: a mapping as config, tasks as mappings, a `start` of their own."""

import asyncio
from typing import Any

import pytest

from parley_client import AgentConfig, BaseAgent
from tests.client_python.workers import config_for, status, until
from tests.work import Work

pytestmark = pytest.mark.more  # each test starts programs


class Documented(BaseAgent):
    """The document's DataProcessorAgent and the `start` of its base class."""

    async def execute_task(self, task):
        data = task["payload"]["data"]
        return {"success": True, "data": self.process_data(data), "executionTime": 123}

    def process_data(self, data):
        return [each * self.config["factor"] for each in data]

    async def start(self):
        self.status = "idle"
        await self.connect_to_queue()
        await self.process_tasks()


class Looping(Documented):
    """It claims and reports in a loop of its own."""

    async def process_tasks(self):
        while self.status != "offline":
            task = await self.receive_task()
            if task:
                await self.send_result(task, await self.execute_task(task))


def _mapping(work: Work, id: str, **more: Any) -> dict[str, Any]:
    config = config_for(work, id)
    named = ("url", "token", "wait_seconds", "longest_pause", "handle_signals", "trust_env")
    return {name: getattr(config, name) for name in named} | {"factor": 2, "heartbeat_seconds": 0.2} | more


@pytest.mark.parametrize("kind", [Documented, Looping])
async def test_an_agent_as_documented_works_and_stays_online(work: Work, kind: type[Documented]):
    id = work.agent()["id"]
    agent = kind(id, _mapping(work, id))
    running = asyncio.create_task(agent.start())
    task = work.task(assignTo=id, payload={"data": [1, 2]})
    done = await status(work, task["id"], "COMPLETED")
    assert done["result"] == {"success": True, "data": [2, 4], "executionTime": 123}
    heard = work.last_heartbeat(id)
    await until(lambda: work.last_heartbeat(id) > heard)
    agent.status = "offline"
    await running
    assert agent.status == "offline" and not running.cancelled()
    await agent.close()


async def test_a_task_is_received_and_reported_without_start(work: Work):
    id = work.agent()["id"]
    agent = Documented(id, _mapping(work, id))
    assert await agent.receive_task() is None
    made = work.task(assignTo=id, payload={"data": [3]})
    task = await agent.receive_task()
    assert task is not None and task["id"] == made["id"]
    await agent.send_result(task, await agent.execute_task(task))
    await agent.close()
    assert work.read_task(made["id"])["result"]["data"] == [6]


async def test_a_task_is_a_mapping_of_its_fields(work: Work):
    id = work.agent()["id"]
    agent = Documented(id, _mapping(work, id))
    work.task(assignTo=id, title="Look", payload={"data": [3]})
    task = await agent.receive_task()
    await agent.close()
    assert task is not None and dict(task)["title"] == task.title == "Look"
    assert set(task) >= {"id", "type", "payload", "priority", "attempts"} and task.get("name") is None
    with pytest.raises(KeyError):
        task["name"]


def test_a_mapping_becomes_a_config(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PARLEY_URL", "http://gateway")
    config = AgentConfig.of({"token": "t", "wait_seconds": 1, "model": "m", "settings": {"other": 1}})
    assert (config.url, config.token, config.wait_seconds) == ("http://gateway", "t", 1)
    assert config.settings == {"other": 1, "model": "m"}
    assert (config["model"], config["wait_seconds"]) == ("m", 1)
    with pytest.raises(KeyError):
        config["missing"]


async def test_a_result_of_none_is_an_empty_object(work: Work):
    class Silent(Documented):
        async def execute_task(self, task):
            return None

    id = work.agent()["id"]
    agent = Silent(id, _mapping(work, id))
    running = asyncio.create_task(agent.start())
    task = work.task(assignTo=id)
    assert (await status(work, task["id"], "COMPLETED", "FAILED"))["result"] == {}
    agent.stop()
    await running


async def test_the_delay_of_a_retry_is_kept(work: Work):
    """A heartbeat lists the task as assigned, but it waits for its next attempt and was not claimed."""

    class Counting(Documented):
        empty = 0

        async def receive_task(self):
            task = await super().receive_task()
            self.empty += task is None
            return task

    id = work.agent()["id"]
    task = work.task(assignTo=id, payload={}, retryDelaySeconds=3600)
    agent = Counting(id, _mapping(work, id))
    running = asyncio.create_task(agent.start())
    await until(lambda: work.read_task(task["id"])["error"] is not None)
    heard = work.last_heartbeat(id)
    await until(lambda: work.last_heartbeat(id) > heard)
    agent.empty = 0
    await until(lambda: agent.empty == 3)
    agent.stop()
    await running
    assert work.read_task(task["id"])["attempts"] == 1
