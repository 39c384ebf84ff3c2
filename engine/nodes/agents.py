"""AGENT: asks an agent. A worker gets a task; the others are called over their runtime."""

from typing import cast

from connectors.runtimes import reply
from engine.nodes.base import Call, NodeFailure, text_of
from engine.nodes.tasks import do_task
from models.agents import Agent
from models.base import Json, JsonObject

TASK_TYPE = "agent.message"
"""The type of the task that a worker gets for a message."""


async def run_agent(call: Call) -> Json:
    """Returns the agent's answer: {content, metadata}."""
    agent_id, message = text_of(call.config, "agentId"), text_of(call.config, "message")
    agent = await Agent.filter(id=agent_id, organization_id=call.run.organization_id, deleted_at=None).first()
    if agent is None:
        raise NodeFailure(f"There is no agent {agent_id[:60]}.", final=True)
    if agent.is_worker:
        return await _ask_worker(call, agent, message)
    answer = await reply(
        agent.runtime.value,
        cast(JsonObject, agent.config),
        message,
        session_id=call.run.session_id,
        key=call.key,
        http=call.tools.http,
        metadata={"executionId": call.run.id, "node": call.node.key},
    )
    return {"content": answer.content, "metadata": answer.metadata}


async def _ask_worker(call: Call, agent: Agent, message: str) -> Json:
    task = await do_task(
        call,
        {
            "title": call.node.name[:255],
            "type": TASK_TYPE,
            "payload": {"message": message},
            "priority": 2,
            "requirements": {},
        },
        agent.id,
    )
    result = task.result
    if isinstance(result, str):
        return {"content": result, "metadata": {}}
    if isinstance(result, dict) and isinstance(result.get("content"), str):
        metadata = result.get("metadata")
        return {"content": result["content"], "metadata": metadata if isinstance(metadata, dict) else {}}
    raise NodeFailure('The worker\'s result must be a text, or {"content": "…", "metadata": {…}}.')
