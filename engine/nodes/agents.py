"""AGENT: calls an agent. A worker gets a task; other agents are called over their runtime."""

from typing import Annotated, Final

from engine.agents import record_execution
from engine.definitions.configs import EXPRESSION, Config, Reference, Referent, Text
from engine.nodes.base import NodeCall, NodeFailure, async_node
from engine.nodes.tasks import finished_task
from engine.outbound.agent_calls import AgentCall, call_agent, session_context, worker_reply
from json_types import Json, JsonObject
from models.agents import Agent, Invocation
from models.tasks import AGENT_MESSAGE
from storage.clock import now


class AgentConfig(Config, frozen=True, kw_only=True):
    """The config of an AGENT."""

    agent_id: Annotated[Text, Reference(Referent.AGENT), EXPRESSION]
    message: Annotated[Text, EXPRESSION]


async def _run(call: NodeCall, config: AgentConfig) -> Json:
    """Return the agent's reply: {content, metadata}."""
    call.called_agent_id = None
    agent_id, message = config.agent_id, config.message
    agent = await Agent.filter(id=agent_id, organization_id=call.run.organization_id, deleted_at=None).first()
    if agent is None:
        raise NodeFailure(f"There is no agent {agent_id[:60]}.", final=True)
    if agent.is_worker:
        return await _ask_worker(call, agent, message)
    agent_call = _agent_call(call, agent, message)
    if call.resumed and not agent_call.runtime.is_repeatable(agent_call.config):
        raise NodeFailure(
            "OUTCOME_UNKNOWN: Parley stopped during the call. The agent may have acted, and it cannot recognize a "
            "repeated request. Check what it did.",
            final=True,
        )
    call.called_agent_id = agent.id
    reply = await call_agent(call.tools.connectors, agent_call)
    return {"content": reply.content, "metadata": reply.metadata}


def _agent_call(call: NodeCall, agent: Agent, message: str) -> AgentCall:
    metadata: JsonObject = {"executionId": call.run.id, "node": call.node.key}
    return AgentCall(
        agent, message, call.key, by=call.run.started_by_id, session_id=call.run.session_id, metadata=metadata
    )


async def record_outcome(call: NodeCall, output: Json, error: str | None = None) -> None:
    """Record, together with the change of the node, the result of an agent that Parley called.

    Tasks record those of workers.
    """
    if call.called_agent_id is None:
        return
    run, node = call.run, call.node
    metadata = output.get("metadata") if isinstance(output, dict) else None
    invocation = Invocation(
        by=run.started_by_id,
        duration_ms=(now() - node.updated_at).total_seconds() * 1000,
        session_id=run.session_id,
        execution_id=run.id,
        node_id=node.id,
        key=f"{run.id}:{node.id}:{run.round}.{node.attempts}",
    )
    simulated = isinstance(metadata, dict) and metadata.get("simulated") is True
    await record_execution(call.called_agent_id, invocation, error=error, simulated=simulated)


async def _ask_worker(call: NodeCall, agent: Agent, message: str) -> Json:
    context = await session_context(call.run.organization_id, call.run.session_id)
    task = await finished_task(
        call,
        {
            "title": call.node.name[:255],
            "type": AGENT_MESSAGE,
            "payload": {"message": message} | ({"context": context} if context else {}),
            "requirements": {},
        },
        agent.id,
    )
    reply = worker_reply(task.result)
    return {"content": reply.content, "metadata": reply.metadata}


AGENT: Final = async_node(AgentConfig, _run)
