"""TASK: puts a task into the queue and waits for its result. AGENT uses it for workers."""

from typing import Annotated, Any, Final

from msgspec import Meta

from engine.definitions.configs import EXPRESSION, About, Config, Reference, Referent, Text, allow_one
from engine.nodes.base import NodeCall, NodeFailure, async_node
from engine.tasks import require_room
from json_types import Json
from models.agents import Agent
from models.causes import caused_by
from models.tasks import DEFAULT_PRIORITY, FINAL, Task, TaskStatus
from storage.ids import prefix_of


class TaskConfig(Config, frozen=True, kw_only=True):
    """The config of a TASK."""

    title: Annotated[Text | None, EXPRESSION, About("The task's title. By default the node's name.")] = None
    type: Annotated[Text, EXPRESSION, About("The type of the task, by which workers know what to do.")]
    payload: Annotated[Any, About("What the worker gets. By default `{}`.")] = None
    priority: Annotated[int, Meta(ge=0, le=10), EXPRESSION, About("From 0, the lowest, to 10.")] = DEFAULT_PRIORITY
    agent_id: Annotated[
        Text | None,
        Reference(Referent.AGENT),
        EXPRESSION,
        About("The only agent that may do it. By default any worker."),
    ] = None
    capability: Annotated[
        Text | None, EXPRESSION, About("In place of `agentId`: the capability that its worker must have.")
    ] = None

    def check(self, *, computed: bool) -> None:
        """Allow an agent or a capability, not both."""
        allow_one(self, "agentId", "capability")


async def _run(call: NodeCall, config: TaskConfig) -> Json:
    """Put a task into the queue and return its result."""
    values: dict[str, Any] = {
        "title": (config.title or call.node.name)[:255],
        "type": config.type[:255],
        "payload": {} if config.payload is None else config.payload,
        "priority": config.priority,
        "requirements": {} if config.capability is None else {"capabilities": [config.capability]},
    }
    result: Json = (await finished_task(call, values, config.agent_id)).result
    return result


async def finished_task(call: NodeCall, values: dict[str, object], agent_id: str | None) -> Task:
    """Return the task of this attempt once it is completed; put it into the queue if it is not there yet.

    Raises:
        NodeFailure: it failed or was cancelled.
    """
    if call.node.task_id is None:
        await _create(call, values, agent_id)
    assert call.node.task_id is not None
    task = await call.wait_for_end(Task, call.node.task_id, lambda row: row.status in FINAL)
    if task.status is TaskStatus.COMPLETED:
        return task
    raise NodeFailure(f"The task is {task.status.value}: {task.error or 'it was cancelled'}")


async def _create(call: NodeCall, values: dict[str, object], agent_id: str | None) -> None:
    async with call.locked():
        run, node = call.run, call.node
        agent = None if agent_id is None else await lock_usable_agent(call, agent_id)
        if agent is not None:
            await require_room(agent, "agent_id")
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
            with caused_by(task.cause_id):
                await task.assign(agent.id, by=run.started_by_id)
        node.task_id = task.id
        node.wait(run)


async def lock_usable_agent(call: NodeCall, agent_id: str) -> Agent:
    """Lock an agent and return it.

    Raises:
        NodeFailure: it does not exist.
        Conflict: it is stopped.
    """
    agent = None
    if prefix_of(agent_id) == Agent.PREFIX:
        rows = Agent.filter(id=agent_id, organization_id=call.run.organization_id, deleted_at=None)
        agent = await rows.select_for_update().first()
    if agent is None:
        raise NodeFailure(f"There is no agent {agent_id[:60]}.", final=True)
    agent.require_usable("agent_id")
    return agent


TASK: Final = async_node(TaskConfig, _run)
