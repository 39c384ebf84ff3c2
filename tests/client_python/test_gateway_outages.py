"""The gateway is killed during use and restarted: no task is lost or done twice, and no event is missing."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from parley_client import AgentConfig, ParleyClient, Unreachable
from tests.client_python.streams import CREATE, SEND, WATCH, reading
from tests.client_python.workers import Recorder, until, working
from tests.gateways import GatewayProcess
from tests.servers import free_port

pytestmark = pytest.mark.crash

TASKS = 24


class Deployment:
    """A gateway in its own process, with one agent."""

    def __init__(self, gateway: GatewayProcess) -> None:
        self.gateway = gateway
        self.agent = self.change(
            "createAgent", 'name: "Worker", type: "worker", runtime: WORKER, maxConcurrentTasks: 4', "agent { id }"
        )["agent"]["id"]
        self.key = self.change("createApiKey", f'name: "worker", agentId: "{self.agent}"', "secret")["secret"]

    def change(self, mutation: str, input: str, shown: str) -> dict[str, Any]:
        data = self.gateway.data(f"mutation {{ {mutation}(input: {{{input}}}) {{ {shown} errors {{ message }} }} }}")
        assert data[mutation]["errors"] == []
        return dict(data[mutation])

    def config(self) -> AgentConfig:
        return AgentConfig(
            url=self.gateway.url,
            token=self.key,
            wait_seconds=1,
            longest_pause=0.3,
            handle_signals=False,
            trust_env=False,
        )

    def tasks(self) -> list[dict[str, Any]]:
        shown = "id status attempts"
        return list(self.gateway.data(f"{{ tasks(first: 100) {{ nodes {{ {shown} }} }} }}")["tasks"]["nodes"])

    def completions(self) -> list[str]:
        """Return the task ids of all events that report a completion."""
        shown = "nodes { ... on TaskUpdated { task { id status } } } pageInfo { hasNextPage endCursor }"
        found, after = list[str](), None
        while True:
            query = f"query ($after: Cursor) {{ events(first: 100, after: $after) {{ {shown} }} }}"
            page = self.gateway.data(query, {"after": after})["events"]
            found += [node["task"]["id"] for node in page["nodes"] if node.get("task", {}).get("status") == "COMPLETED"]
            if not page["pageInfo"]["hasNextPage"]:
                return found
            after = page["pageInfo"]["endCursor"]


@pytest.fixture
def deployment(backend: dict[str, str], gateway_process: Callable[..., GatewayProcess]) -> Deployment:
    return Deployment(gateway_process(backend))


async def test_no_task_is_lost_or_done_twice_when_the_gateway_is_killed(deployment: Deployment):
    tasks = [
        deployment.change("createTask", 'title: "Work", type: "any", payload: {wait: true}', "task { id }")["task"][
            "id"
        ]
        for _ in range(TASKS)
    ]
    agent = Recorder(deployment.agent, deployment.config())
    async with working(agent):
        for finished in range(TASKS):
            if finished % 6 == 3:
                # Four tasks are running. Some of them finish while the gateway is down.
                deployment.gateway.kill()
            await until(lambda: len(agent.executed) > finished or not deployment.gateway.process)  # noqa: B023
            for task in agent.current_tasks:
                agent.proceed[task.id].set()
            if deployment.gateway.process is None:
                await asyncio.to_thread(deployment.gateway.start)
        for task in tasks:
            agent.proceed[task].set()
        await until(lambda: {task["status"] for task in deployment.tasks()} == {"COMPLETED"}, 60)
    assert sorted(agent.executed) == sorted(tasks)
    assert [task["attempts"] for task in deployment.tasks()] == [1] * TASKS
    await until(lambda: sorted(deployment.completions()) == sorted(tasks))


async def test_a_worker_started_first_waits_for_the_gateway(deployment: Deployment):
    task = deployment.change("createTask", 'title: "Work", type: "any"', "task { id }")["task"]["id"]
    deployment.gateway.kill()
    agent = Recorder(deployment.agent, deployment.config())
    async with working(agent):
        await asyncio.to_thread(deployment.gateway.start)
        await until(lambda: task in agent.executed)
        await until(lambda: {task["status"] for task in deployment.tasks() if task["id"] == task} <= {"COMPLETED"})


async def test_a_worker_can_be_stopped_while_the_gateway_is_down(deployment: Deployment):
    deployment.gateway.kill()
    agent = Recorder(deployment.agent, deployment.config())
    async with working(agent) as running, asyncio.timeout(10):
        agent.stop()
        await running


async def test_undelivered_requests_are_retried_until_patience_runs_out(
    backend: dict[str, str], gateway_process: Callable[..., GatewayProcess]
):
    environment = {**backend, "PORT": str(free_port())}
    url = f"http://127.0.0.1:{environment['PORT']}"
    async with ParleyClient(url, backend["ADMIN_API_KEY"], longest_pause=0.2, trust_env=False) as client:
        with pytest.raises(Unreachable) as raised:
            await client.query("{ __typename }", patience=0.3)
        assert not raised.value.sent
        asking = asyncio.create_task(client.query(CREATE, {"input": {"title": "Patient", "type": "x"}}))
        await asyncio.to_thread(gateway_process, environment)
        assert (await asking)["createTask"]["task"]["id"]


async def test_a_stream_waits_while_the_gateway_is_down(
    backend: dict[str, str], gateway_process: Callable[..., GatewayProcess]
):
    gateway = await asyncio.to_thread(gateway_process, backend)
    create = 'mutation { createSession(input: {name: "Long"}) { session { id } } }'
    session = gateway.data(create)["createSession"]["session"]["id"]
    seen = list[Any]()
    async with (
        ParleyClient(gateway.url, gateway.admin_key, longest_pause=0.2, trust_env=False) as client,
        reading(client.subscribe(WATCH, {"session": session}), seen),
    ):
        await until(lambda: bool(seen))
        for number in range(2):
            await client.mutate(SEND, {"sessionId": session, "content": f"before {number}"})
            gateway.kill()
            await asyncio.to_thread(gateway.start)
            await client.mutate(SEND, {"sessionId": session, "content": f"after {number}"})
        await until(lambda: seen[-1] == "after 1")
    assert [each for each in seen if each != "StreamOpened"] == ["before 0", "after 0", "before 1", "after 1"]
