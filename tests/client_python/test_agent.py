"""`BaseAgent`: handling tasks while the gateway is up."""

import asyncio
from typing import Any

import pytest

from parley_client import AgentConfig, AgentStatus, Conflict, Forbidden, NotFound, ParleyError, Unauthenticated
from tests.client_python.workers import Recorder, config_for, status, until, working
from tests.work import ABSENT_AGENT, Work, some

pytestmark = pytest.mark.slow


async def test_a_task_is_claimed_done_and_reported(work: Work):
    id = work.agent()["id"]
    config = config_for(work, id)
    agent = Recorder(id, config)
    assert (agent.id, agent.config, agent.status, agent.current_task) == (id, config, AgentStatus.OFFLINE, None)
    async with working(agent):
        await until(lambda: agent.status is AgentStatus.IDLE)
        task = work.task(assignTo=id, payload={"wait": True})
        await agent.begun[task["id"]].wait()
        assert agent.status == "busy"
        assert agent.current_task is not None
        assert (agent.current_task.id, agent.current_task.title) == (task["id"], "Look")
        assert work.read_agent(id)["status"] == "BUSY"
        agent.proceed[task["id"]].set()
        done = await status(work, task["id"], "COMPLETED")
        assert done["result"] == {"echo": {"wait": True}, "attempt": 1}
        await until(lambda: agent.status is AgentStatus.IDLE)
    assert agent.status == "offline"
    assert work.kinds(task["id"]) == ["TaskCreated", "TaskAssigned", *["TaskUpdated"] * 3]


async def test_heartbeats_report_the_cpu_and_memory_of_the_process_and_return_the_limits(work: Work):
    id = work.agent(cpuLimit=5000.0, memoryLimit=100_000.0)["id"]
    agent = Recorder(id, config_for(work, id, heartbeat_seconds=0.05))
    async with working(agent):
        await until(lambda: agent.status is AgentStatus.IDLE)
        assert (agent.profile["cpuLimit"], agent.profile["memoryLimit"]) == (5000.0, 100_000.0)
        sum(range(2_000_000))  # uses the processor until the next heartbeat
        await until(lambda: work.read_agent(id)["metrics"]["cpuUsage"] > 0)
    assert 10 < work.read_agent(id)["metrics"]["memoryUsage"] < 100_000


async def test_an_exception_fails_the_task_and_the_agent_continues(work: Work):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id))
    final = work.task(assignTo=id, payload={"fail": "It is not there."})
    passing = work.task(type=some("kind"), assignTo=id, payload={"raise": "Ouch"})
    strange = work.task(assignTo=id, payload={"fail": "x" * 20_000})
    async with working(agent):
        failed = await status(work, final["id"], "FAILED")
        assert (failed["error"], failed["attempts"]) == ("It is not there.", 1)
        assert (await status(work, strange["id"], "FAILED"))["error"] == "x" * 10_000
        again = await status(work, passing["id"], "COMPLETED")
        assert again["result"]["attempt"] == 2
    assert agent.executed.count(passing["id"]) == 2


async def test_a_result_that_cannot_be_serialized_fails_the_task_permanently(work: Work):
    class Strange(Recorder):
        async def execute_task(self, task):
            return {"no json": object(), "no number": float("nan"), "too much": "x" * 300_000}[task.payload["of"]]

    id = work.agent()["id"]
    tasks = [work.task(assignTo=id, payload={"of": of}) for of in ("no json", "no number", "too much")]
    async with working(Strange(id, config_for(work, id))):
        for task in tasks:
            failed = await status(work, task["id"], "FAILED")
            assert failed["attempts"] == 1
            assert failed["error"].startswith("The result was rejected: ")


async def test_progress_is_reported_with_its_note(work: Work):
    id = work.agent()["id"]
    task = work.task(assignTo=id, payload={"progress": 0.25})
    async with working(Recorder(id, config_for(work, id))):
        await status(work, task["id"], "COMPLETED")
    assert len(work.kinds(task["id"])) == 6


async def test_a_task_cancelled_at_the_gateway_stops_its_execution_and_the_agent_continues(work: Work):
    id, kind = work.agent()["id"], some("kind")
    agent = Recorder(id, config_for(work, id, heartbeat_seconds=1000, types=[kind]))
    task = work.task(type=kind, assignTo=id, payload={"wait": True})
    async with working(agent):
        await agent.begun[task["id"]].wait()
        work.done("cancelTask", {"id": task["id"]})
        await until(lambda: agent.cancelled == [task["id"]])
        other = work.task(type=kind, assignTo=id)
        await status(work, other["id"], "COMPLETED")
    assert work.read_task(task["id"])["status"] == "CANCELLED"
    history = {each: (work.read_task(each)["title"], work.kinds(each)) for each in agent.executed}
    assert agent.executed == [task["id"], other["id"]], history


async def test_a_report_on_a_lost_task_stops_its_execution(work: Work):
    class Reporting(Recorder):
        async def _do(self, task):
            await super()._do(task)
            await self.report_progress(task, 0.5)
            raise AssertionError("execution continued")

    id = work.agent()["id"]
    agent = Reporting(id, config_for(work, id))
    task = work.task(assignTo=id, payload={"wait": True})
    async with working(agent):
        await agent.begun[task["id"]].wait()
        agent.proceed[task["id"]].set()  # before the stream can report it: no other code runs until the next await
        work.done("cancelTask", {"id": task["id"]})
        await until(lambda: agent.cancelled == [task["id"]])
    assert work.read_task(task["id"])["status"] == "CANCELLED"


async def test_a_stopped_agent_returns_its_task_and_resumes_it_when_started(work: Work):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id, heartbeat_seconds=0.2))
    task = work.task(assignTo=id, payload={"wait": True})
    async with working(agent):
        await agent.begun[task["id"]].wait()
        work.done("commandAgent", {"id": id, "command": "STOP"})
        await until(lambda: agent.cancelled == [task["id"]])
        assert work.read_task(task["id"])["status"] == "ASSIGNED"
        agent.proceed[task["id"]].set()
        work.done("commandAgent", {"id": id, "command": "START"})
        done = await status(work, task["id"], "COMPLETED")
    assert done["attempts"] == 1
    assert agent.executed == [task["id"]] * 2


@pytest.mark.parametrize(("allowed", "wanted", "most"), [(3, None, 3), (3, 2, 2), (2, 9, 2)])
async def test_concurrency_is_limited_by_the_gateway_and_the_config(
    work: Work, allowed: int, wanted: int | None, most: int
):
    id = work.agent(maxConcurrentTasks=allowed)["id"]
    agent = Recorder(id, config_for(work, id, concurrency=wanted))
    tasks = [work.task(assignTo=id, payload={"wait": True})["id"] for _ in range(5)]
    async with working(agent):
        await until(lambda: agent.at_once == most)
        assert len(agent.current_tasks) == most
        for task in tasks:
            agent.proceed[task].set()
        for task in tasks:
            await status(work, task, "COMPLETED")
    assert agent.most_at_once == most
    assert sorted(agent.executed) == sorted(tasks)


async def test_only_the_configured_task_types_are_claimed(work: Work):
    id = work.agent()["id"]
    kinds = some("kind"), some("kind")
    other, own = (work.task(type=kind) for kind in kinds)
    async with working(Recorder(id, config_for(work, id, types=[kinds[1]]))):
        await status(work, own["id"], "COMPLETED")
    assert work.read_task(other["id"])["status"] == "PENDING"
    work.done("cancelTask", {"id": other["id"]})  # so that the next test's agent does not find it


async def test_a_worker_without_long_polling_also_finds_tasks(work: Work):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id, wait_seconds=0))
    async with working(agent):
        await until(lambda: agent.status is AgentStatus.IDLE)
        await status(work, work.task(assignTo=id)["id"], "COMPLETED")


async def test_a_restarted_worker_gets_the_next_task_at_once(work: Work):
    """The gateway does not give the task to the long poll of the process that has gone."""
    id, kind = work.agent()["id"], some("kind")
    config = config_for(work, id, types=[kind], wait_seconds=20, heartbeat_seconds=1000)
    agent = Recorder(id, config)
    running = asyncio.create_task(agent.start())
    await until(lambda: work.waits_until(id) is not None)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    task = work.task(type=kind)
    async with working(Recorder(id, config_for(work, id, types=[kind]))):
        async with asyncio.timeout(10):
            await status(work, task["id"], "COMPLETED")


async def test_a_stopped_worker_finishes_its_current_task(work: Work):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id))
    task, next = (work.task(assignTo=id, payload={"wait": True})["id"] for _ in range(2))
    async with working(agent) as running:
        await agent.begun[task].wait()
        agent.stop()
        assert agent.status is AgentStatus.OFFLINE
        agent.proceed[task].set()
        await running
    assert work.read_task(task)["status"] == "COMPLETED"
    assert work.read_task(next)["status"] == "ASSIGNED"


async def test_an_unfinished_task_is_returned_at_the_stop_deadline(work: Work):
    id, kind = work.agent()["id"], some("kind")
    agent = Recorder(id, config_for(work, id, stop_seconds=0.05, types=[kind]))
    task = work.task(type=kind, payload={"wait": True})["id"]
    async with working(agent) as running:
        await agent.begun[task].wait()
        agent.stop()
        await running
    given_back = work.read_task(task)
    assert (given_back["status"], given_back["assignedTo"]) == ("PENDING", None)
    assert given_back["error"] == "The worker was stopped before it finished the task."
    assert agent.cancelled == [task]


async def test_tasks_left_running_by_a_previous_process_are_retried(work: Work):
    left, task = work.running_task()
    waiting = work.task(assignTo=left["id"])
    work.done("updateAgent", {"id": left["id"], "maxConcurrentTasks": 2})
    claimed = work.done("claimTask", {"agentId": left["id"]})
    assert claimed["id"] == waiting["id"]
    agent = Recorder(left["id"], config_for(work, left["id"]))
    async with working(agent):
        # It had started, so this attempt counts as failed; the other had not, so it simply runs.
        assert (await status(work, task["id"], "COMPLETED"))["attempts"] == 2
        assert (await status(work, waiting["id"], "COMPLETED"))["attempts"] == 1
    assert [agent.executed.count(each["id"]) for each in (task, waiting)] == [1, 1]


@pytest.mark.parametrize("deed", ["deleted", "no worker", "of another", "unknown key"])
async def test_an_agent_without_permission_to_work_exits_with_the_reason(work: Work, deed: str):
    hosted = work.agent(runtime="HTTP")["id"]
    id = work.agent()["id"]
    config = config_for(work, id)
    error: type[ParleyError]
    if deed == "deleted":
        agent, error = Recorder(ABSENT_AGENT, config), NotFound
    elif deed == "no worker":
        agent, error = Recorder(hosted, config_for(work, hosted)), Conflict
    elif deed == "of another":
        agent, error = Recorder(work.agent()["id"], config), Forbidden
    else:
        agent, error = Recorder(id, AgentConfig(url=config.url, token="prl_nobody's", trust_env=False)), Unauthenticated
    with pytest.raises(error):
        async with asyncio.timeout(20):
            await agent.start()


async def test_an_agent_deleted_while_working_exits(work: Work):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id, heartbeat_seconds=0.2, types=[some("type")]))
    running = asyncio.create_task(agent.start())
    await until(lambda: agent.status is AgentStatus.IDLE)
    work.done("deleteAgent", {"id": id})
    with pytest.raises((NotFound, Unauthenticated)):
        async with asyncio.timeout(20):
            await running


@pytest.mark.parametrize(
    "wrong",
    [{"wait_seconds": 60}, {"concurrency": 0}, {"heartbeat_seconds": 0}, {"lease_seconds": 5, "heartbeat_seconds": 5}],
)
def test_an_invalid_config_is_rejected(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        AgentConfig(url="http://127.0.0.1:1", token="prl_", **wrong)
