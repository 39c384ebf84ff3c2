"""Lost responses: no task is lost or done twice, no matter which response is lost."""

import asyncio

import pytest

from tests.client_python.wires import Wire
from tests.client_python.workers import Recorder, config_for, status, until, working
from tests.work import Work, some

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("report", ["claimTask", "startTask", "completeTask", "agentHeartbeat", "reportTaskProgress"])
async def test_a_task_is_done_once_when_a_response_is_lost(work: Work, wire: Wire, report: str):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id, wire.url))
    task = work.task(assignTo=id, payload={"progress": 0.5})
    lost = wire.swallow(report)
    async with working(agent):
        async with asyncio.timeout(20):
            await lost.wait()
        done = await status(work, task["id"], "COMPLETED")
        next = work.task(assignTo=id)
        await status(work, next["id"], "COMPLETED")
    assert done["attempts"] == 1
    assert agent.executed == [task["id"], next["id"]]
    assert work.kinds(task["id"]).count("TaskUpdated") == 4  # claimed, started, progress, completed: each once


async def test_a_queued_task_is_done_once_when_the_claim_response_is_lost(work: Work, wire: Wire):
    id, kind = work.agent()["id"], some("kind")
    agent = Recorder(id, config_for(work, id, wire.url, types=[kind]))
    tasks = [work.task(type=kind)["id"] for _ in range(3)]
    lost = wire.swallow("claimTask")
    async with working(agent):
        for task in tasks:
            assert (await status(work, task, "COMPLETED"))["attempts"] == 1
    assert lost.is_set()
    assert sorted(agent.executed) == sorted(tasks)


async def test_a_failure_counts_once_when_its_response_is_lost(work: Work, wire: Wire):
    id, kind = work.agent()["id"], some("kind")
    agent = Recorder(id, config_for(work, id, wire.url, types=[kind]))
    task = work.task(type=kind, payload={"raise": "Ouch"}, maxAttempts=2)
    lost = wire.swallow("failTask")
    async with working(agent):
        done = await status(work, task["id"], "COMPLETED", "FAILED")
    assert lost.is_set()
    assert (done["status"], done["attempts"]) == ("COMPLETED", 2)


async def test_work_continues_when_the_connection_is_cut(work: Work, wire: Wire):
    id, kind = work.agent(maxConcurrentTasks=3)["id"], some("kind")
    agent = Recorder(id, config_for(work, id, wire.url, types=[kind]))
    tasks = [work.task(type=kind, payload={"wait": True})["id"] for _ in range(3)]
    async with working(agent):
        for task in tasks:
            await agent.begun[task].wait()
            wire.cut()
            agent.proceed[task].set()
        for task in tasks:
            assert (await status(work, task, "COMPLETED"))["attempts"] == 1
    assert sorted(agent.executed) == sorted(tasks)


async def test_without_its_stream_a_worker_learns_of_a_cancellation_from_its_heartbeat(work: Work, wire: Wire):
    wire.deaf_to = b"upgrade: websocket"
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id, wire.url, heartbeat_seconds=0.2))
    task = work.task(assignTo=id, payload={"wait": True})
    async with working(agent):
        await agent.begun[task["id"]].wait()
        work.done("cancelTask", {"id": task["id"]})
        await until(lambda: agent.cancelled == [task["id"]])


async def test_a_cancellation_during_a_stream_outage_is_delivered_when_the_stream_resumes(work: Work, wire: Wire):
    id = work.agent()["id"]
    agent = Recorder(id, config_for(work, id, wire.url, heartbeat_seconds=1000))
    task = work.task(assignTo=id, payload={"wait": True})
    async with working(agent):
        await agent.begun[task["id"]].wait()
        await wire.stream_opened.wait()  # without a cursor there is nothing to resume from
        wire.deaf_to = b"post /graphql"  # so that only the stream can report it
        wire.cut()
        work.done("cancelTask", {"id": task["id"]})
        await until(lambda: agent.cancelled == [task["id"]])
        wire.deaf_to = None


async def test_a_reassigned_task_waits_for_its_previous_attempt_to_end(work: Work, wire: Wire):
    """The agent learns only of the new claim: its stream and its heartbeats are blocked."""
    wire.deaf_to = b"upgrade: websocket"
    id, kind = work.agent(maxConcurrentTasks=2)["id"], some("kind")
    agent = Recorder(id, config_for(work, id, wire.url, types=[kind], heartbeat_seconds=1000))
    task = work.task(type=kind, payload={"wait": True, "lingers": True})["id"]
    async with working(agent):
        await agent.begun[task].wait()
        work.done("failTask", {"id": task, "error": "An operator says so."})
        await until(lambda: agent.cancelled == [task])
        await status(work, work.task(type=kind)["id"], "COMPLETED")
        assert agent.executed.count(task) == 1
        agent.proceed[task].set()
        agent.release.set()
        done = await status(work, task, "COMPLETED")
    assert done["attempts"] == 2
    assert (agent.executed.count(task), agent.cancelled) == (2, [task])
