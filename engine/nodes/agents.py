"""AGENT: calls an agent. A worker gets a task; a built-in agent executes one of its own; others have their runtime."""

from typing import Annotated, Any, Final

from engine.agents import record_execution
from engine.definitions.configs import (
    EXPRESSION,
    About,
    Config,
    ConfigError,
    Reference,
    Referent,
    Text,
    parse_config,
    require_one,
)
from engine.expressions.evaluate import is_dynamic
from engine.nodes.base import NodeCall, NodeFailure, async_node
from engine.nodes.tasks import finished_task
from engine.outbound.agent_calls import AgentCall, call_agent, session_context, worker_reply
from json_types import Json, JsonObject
from models.agents import Agent, AgentRuntime
from models.invocations import Invocation
from models.tasks import AGENT_MESSAGE
from storage.clock import now


class InlineAgent(Config, frozen=True, kw_only=True):
    """An agent of Lyzr that only this definition uses, and that has no record. Only `agent_id` affects its calls."""

    id: Text | None = None
    name: Text | None = None
    description: str | None = None
    type: str | None = None
    capabilities: list[str] | None = None
    integrations: list[str] | None = None
    agent_id: Text | None = None

    def record(self, organization_id: str) -> Agent:
        """Return it as an agent that is not stored."""
        config: JsonObject = {} if self.agent_id is None else {"agentId": self.agent_id}
        return Agent.new(
            organization_id=organization_id,
            name=self.name or self.id or "Agent",
            type=self.type or "inline",
            runtime=AgentRuntime.LYZR,
            config=config,
        )


class AgentConfig(Config, frozen=True, kw_only=True):
    """The config of an AGENT."""

    agent_id: Annotated[Text | None, Reference(Referent.AGENT), EXPRESSION, About("The agent to invoke.")] = None
    agent: Annotated[
        dict[str, Any] | None,
        About("In place of `agentId`: an agent of Lyzr that has no record, such as its `agentId`."),
    ] = None
    message: Annotated[
        Text,
        EXPRESSION,
        About(
            "The message. By default `${input.text}`, or the outputs of the nodes on which it depends.", filled_in=True
        ),
    ]
    task: Annotated[
        Text | None, About("What a built-in agent is to do, in place of the message: one of its `capabilities`.")
    ] = None
    params: Annotated[dict[str, Any] | None, About("The parameters of `task`.")] = None

    def check(self, *, computed: bool) -> None:
        """Require an agent: a record, or one of the definition's own."""
        require_one(self, "agentId", "agent")
        if self.task is None and self.params is not None:
            raise ConfigError("requires task", "params")
        if self.task is not None and is_dynamic(self.task):
            raise ConfigError("cannot contain an expression: what the task may do is checked beforehand", "task")
        if self.task is not None and self.agent is not None:
            raise ConfigError("requires agentId", "task")
        try:
            _ = self.inline
        except ConfigError as error:
            predicate = str(error).removeprefix(".".join(["config", *error.path])).strip(" .")
            raise ConfigError(predicate, "agent", *error.path) from None

    @property
    def inline(self) -> InlineAgent | None:
        """The agent, if it is the definition's own."""
        return None if self.agent is None else parse_config(InlineAgent, self.agent)


async def _run(call: NodeCall, config: AgentConfig) -> Json:
    """Return the agent's reply: {content, metadata}."""
    call.called_agent_id = None
    agent = await _agent(call, config)
    if agent.is_worker:
        return await _ask_worker(call, agent, config.message)
    if agent.is_built_in != (config.task is not None):
        raise NodeFailure(
            "A built-in agent requires config.task." if agent.is_built_in else "Only a built-in agent has tasks.",
            final=True,
        )
    agent_call = _agent_call(call, agent, config)
    if call.resumed and not agent_call.is_repeatable(call.tools.built_in):
        raise NodeFailure(
            "OUTCOME_UNKNOWN: Parley stopped during the call. The agent may have acted, and it cannot recognize a "
            "repeated request. Check what it did.",
            final=True,
        )
    call.called_agent_id = agent.id if agent_call.stored else None
    reply = await call_agent(call.tools.connectors, agent_call, call.tools.built_in)
    return {"content": reply.content, "metadata": reply.metadata}


async def _agent(call: NodeCall, config: AgentConfig) -> Agent:
    inline, id = config.inline, config.agent_id or ""
    if inline is not None:
        return inline.record(call.run.organization_id)
    agent = await Agent.filter(id=id, organization_id=call.run.organization_id, deleted_at=None).first()
    if agent is None:
        raise NodeFailure(f"There is no agent {id[:60]}.", final=True)
    return agent


def _agent_call(call: NodeCall, agent: Agent, config: AgentConfig) -> AgentCall:
    metadata: JsonObject = {"executionId": call.run.id, "node": call.node.key}
    return AgentCall(
        agent,
        config.message,
        call.key,
        by=call.run.started_by_id,
        session_id=call.run.session_id,
        metadata=metadata,
        stored=config.agent is None,
        task=config.task,
        params=config.params or {},
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


_OUTPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "content": {"type": "string", "description": "The agent's reply."},
        "metadata": {"type": "object", "description": "What its runtime added."},
    },
}
AGENT: Final = async_node(AgentConfig, _run, output=_OUTPUT)
