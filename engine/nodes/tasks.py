"""TASK: a piece of work in the queue, and the wait for whoever does it. AGENT uses it for workers."""

from typing import Any

from engine.nodes.base import NodeCall, NodeFailure, text_of, whole_of
from json_types import Json
from models.agents import Agent
from models.tasks import DEFAULT_PRIORITY, FINAL, HIGHEST_PRIORITY, Task, TaskStatus
from storage.ids import prefix_of


async def run_task(call: NodeCall) -> Json:
    """Puts a task into the queue and returns its result."""
    config = call.config
    capability = config.get("capability")
    payload = config.get("payload")
    values: dict[str, Any] = {
        "title": text_of(config, "title", call.node.name)[:255],
        "type": text_of(config, "type")[:255],
        "payload": {} if payload is None else payload,
        "priority": whole_of(config, "priority", DEFAULT_PRIORITY, 0, HIGHEST_PRIORITY),
        "requirements": {} if capability is None else {"capabilities": [text_of(config, "capability")]},
    }
    agent_id = config.get("agentId")
    task = await finished_task(call, values, None if agent_id is None else text_of(config, "agentId"))
    result: Json = task.result
    return result


async def finished_task(call: NodeCall, values: dict[str, Any], agent_id: str | None) -> Task:
    """Returns the task of this attempt once it is done; it is put into the queue if it is not there yet.

    Raises:
        NodeFailure: it failed or was cancelled.
    """
    if call.node.task_id is None:
        await _create(call, values, agent_id)
    assert call.node.task_id is not None
    task = await call.wait_for_end(Task, call.node.task_id, lambda row: row.status in FINAL)
    if task.status is TaskStatus.COMPLETED:
        return task
    raise NodeFailure(f"The task {task.status.value.lower()}: {task.error or 'somebody called it off'}")


async def _create(call: NodeCall, values: dict[str, Any], agent_id: str | None) -> None:
    async with call.locked():
        run, node = call.run, call.node
        agent = None if agent_id is None else await lock_usable_agent(call, agent_id)
        timeout = call.definition.timeout_seconds
        task = Task.new(
            organization_id=run.organization_id,
            created_by_id=run.started_by_id,
            session_id=run.session_id,
            execution_id=run.id,
            node_id=node.id,
            for_agent_id=None if agent is None else agent.id,
            description=None,
            **({} if timeout is None else {"timeout_seconds": timeout}),
            **values,
        )
        await task.add(by=run.started_by_id)
        if agent is not None:
            await task.assign(agent.id, by=run.started_by_id)
        node.task_id = task.id
        node.wait(run)


async def lock_usable_agent(call: NodeCall, agent_id: str) -> Agent:
    """Returns the locked agent.

    Raises:
        NodeFailure: there is none, or it is stopped.
    """
    agent = None
    if prefix_of(agent_id) == Agent.PREFIX:
        rows = Agent.filter(id=agent_id, organization_id=call.run.organization_id, deleted_at=None)
        agent = await rows.select_for_update().first()
    if agent is None:
        raise NodeFailure(f"There is no agent {agent_id[:60]}.", final=True)
    agent.require_usable("agent_id")
    return agent
