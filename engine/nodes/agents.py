"""AGENT: asks an agent. A worker gets a task; the others are called over their runtime."""

from engine.agents import record_execution
from engine.nodes.base import NodeCall, NodeFailure, text_of
from engine.nodes.tasks import finished_task
from engine.outbound.agent_calls import AgentCall, ask, worker_reply
from json_types import Json, JsonObject
from models.agents import Agent, Invocation
from models.tasks import AGENT_MESSAGE
from storage.clock import now


async def run_agent(call: NodeCall) -> Json:
    """Returns the agent's answer: {content, metadata}."""
    call.called_agent_id = None
    agent_id, message = text_of(call.config, "agentId"), text_of(call.config, "message")
    agent = await Agent.filter(id=agent_id, organization_id=call.run.organization_id, deleted_at=None).first()
    if agent is None:
        raise NodeFailure(f"There is no agent {agent_id[:60]}.", final=True)
    if agent.is_worker:
        return await _ask_worker(call, agent, message)
    agent_call = _agent_call(call, agent, message)
    if call.resumed and not agent_call.runtime.is_repeatable(agent_call.config):
        raise NodeFailure(
            "OUTCOME_UNKNOWN: Parley stopped while the agent was asked; it may have done what it was asked, and cannot "
            "tell a repetition. Look at what it did.",
            final=True,
        )
    call.called_agent_id = agent.id
    answer = await ask(call.tools.connectors, agent_call)
    return {"content": answer.content, "metadata": answer.metadata}


def _agent_call(call: NodeCall, agent: Agent, message: str) -> AgentCall:
    metadata: JsonObject = {"executionId": call.run.id, "node": call.node.key}
    return AgentCall(
        agent, message, call.key, by=call.run.started_by_id, session_id=call.run.session_id, metadata=metadata
    )


async def record_outcome(call: NodeCall, output: Json, error: str | None = None) -> None:
    """Tells, with the change of its node, how an agent that Parley called did. Workers are told of with their tasks."""
    if call.called_agent_id is None:
        return
    run, node = call.run, call.node
    metadata = output.get("metadata") if isinstance(output, dict) else None
    agent_call = Invocation(
        by=run.started_by_id,
        duration_ms=(now() - node.updated_at).total_seconds() * 1000,
        session_id=run.session_id,
        execution_id=run.id,
        node_id=node.id,
        key=f"{run.id}:{node.id}:{run.round}.{node.attempts}",
    )
    simulated = isinstance(metadata, dict) and metadata.get("simulated") is True
    await record_execution(call.called_agent_id, agent_call, error=error, simulated=simulated)


async def _ask_worker(call: NodeCall, agent: Agent, message: str) -> Json:
    task = await finished_task(
        call,
        {
            "title": call.node.name[:255],
            "type": AGENT_MESSAGE,
            "payload": {"message": message},
            "requirements": {},
        },
        agent.id,
    )
    answer = worker_reply(task.result)
    return {"content": answer.content, "metadata": answer.metadata}
