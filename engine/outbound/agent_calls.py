"""Calls of agents by Parley: live or simulated, with the session's history, as a whole or streamed.

AGENT nodes, requests, `invokeAgent` and `agentReply` all use it. What they do with the reply is up to them.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, aclosing, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Final, TypeVar

from connectors.base import Call
from connectors.calls import Caller
from connectors.runtimes import (
    AgentAnswer,
    AgentQuestion,
    AgentRuntime,
    AnswerStream,
    Turn,
    find_runtime,
    simulated_answer,
)
from engine.outbound.agent_status import CallInProgress, call_in_progress
from engine.outbound.built_in_agents import BuiltInAgents
from engine.outbound.gateway import ConnectorGateway
from errors import NotConfigured, RateLimited, Unavailable, UpstreamFailed
from json_types import Json, JsonObject
from models.agents import Agent
from models.messages import Message, MessageType
from models.sessions import Session, SessionStatus
from models.users import User
from storage.clock import now

MAX_TURNS: Final = 50
MAX_BYTES: Final = 65_536
"""The part of a session that is sent with a call: its latest messages within these limits."""

MAX_CONCURRENT: Final = 50
"""Concurrent calls of one actor in one process."""

SHUTDOWN_SECONDS: Final = 5.0

_NOT_IN_HISTORY: Final = (MessageType.TOOL_CALL, MessageType.TOOL_RESULT, MessageType.SYSTEM)

_WORDS: Final = re.compile(r"\S+\s*")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class AgentCall:
    """A call of an agent.

    Args:
        key: the idempotency key, the same on every attempt.
        by: the id of the caller.
        question_id: the session's message that the agent is to answer; earlier ones are sent as history.
        stored: whether the agent has a record, which shows its status.
        task, params: what a built-in agent is to do, if a node says so; then its definition was checked for the scopes
            that the task may use. Otherwise the message names the task.
        scopes: the scopes of the caller's credential, which bound what a built-in agent may do for it.
    """

    agent: Agent
    message: str
    key: str
    by: str
    session_id: str | None = None
    question_id: str | None = None
    metadata: JsonObject = field(default_factory=dict)
    stored: bool = True
    task: str | None = None
    params: JsonObject = field(default_factory=dict)
    scopes: frozenset[str] = frozenset()

    @property
    def config(self) -> JsonObject:
        """The agent's config."""
        return self.agent.config

    @property
    def runtime(self) -> AgentRuntime:
        """The runtime that calls the agent.

        Raises:
            NotConfigured: Parley cannot call agents of this runtime.
        """
        return find_runtime(self.agent.runtime.value)

    def is_repeatable(self, built_in: BuiltInAgents | None = None) -> bool:
        """Return whether repeating the call is safe. A worker's attempts share one task."""
        if self.agent.is_built_in:
            return built_in is None or built_in.is_repeatable(self)
        return self.agent.is_worker or self.runtime.is_repeatable(self.config)

    def check_config(self) -> None:
        """Check the agent's config, if its runtime reads it.

        Raises:
            InvalidInput: the agent cannot be called with it.
            NotConfigured: Parley cannot call agents of this runtime.
        """
        if not self.agent.is_worker and not self.agent.is_built_in:
            self.runtime.check(self.config)


async def post_reply(
    session: Session | None, answer: AgentAnswer, *, from_id: str, to_id: str, question_id: str | None
) -> Message | None:
    """Add a reply to its locked session; None without a session, or if it has ended in the meantime."""
    if session is None or session.effective_status(now()) is not SessionStatus.ACTIVE:
        return None
    return await Message.send(
        session=session,
        by=to_id,
        from_id=from_id,
        to_id=to_id,
        content=answer.content,
        type=MessageType.TEXT,
        metadata=answer.metadata,
        reply_to_id=question_id,
    )


async def call_agent(
    connectors: ConnectorGateway, agent_call: AgentCall, built_in: BuiltInAgents | None = None
) -> AgentAnswer:
    """Return the agent's reply.

    Args:
        built_in: the agents that are part of the gateway, if the caller may invoke them.

    Raises:
        InvalidInput: the agent's config is invalid.
        NotConfigured: settings are missing in production.
        ParleyError: the errors that `connectors.base` lists.
    """
    async with _in_progress(agent_call) as progress:
        if built_in is not None and agent_call.agent.is_built_in:
            return await built_in.reply(agent_call)
        question, call = await _question(agent_call), await _connector_call(connectors, agent_call)
        if call is None:
            progress.simulated = True
            return await _simulated(connectors, agent_call, question)
        return await agent_call.runtime.reply(agent_call.config, question, call)


async def stream_reply(connectors: ConnectorGateway, agent_call: AgentCall, built_in: BuiltInAgents) -> AnswerStream:
    """Yield the agent's reply in chunks, and finally the whole. Raises the errors of `call_agent`."""
    if agent_call.agent.is_built_in:
        answer = await call_agent(connectors, agent_call, built_in)
        yield answer.content
        yield answer
        return
    async with _in_progress(agent_call) as progress:
        question, call = await _question(agent_call), await _connector_call(connectors, agent_call)
        if call is None:
            progress.simulated = True
            answer = await _simulated(connectors, agent_call, question)
            for word in _WORDS.findall(answer.content):
                yield word
            yield answer
            return
        async with aclosing(agent_call.runtime.stream(agent_call.config, question, call)) as pieces:
            async for piece in pieces:
                yield piece


def _in_progress(agent_call: AgentCall) -> AbstractAsyncContextManager[CallInProgress]:
    if not agent_call.stored:
        return nullcontext(CallInProgress())
    return call_in_progress(agent_call.agent.id, by=agent_call.by)


async def _connector_call(connectors: ConnectorGateway, agent_call: AgentCall) -> Call | None:
    """Return the connector call for the agent's runtime; None if the agent is to be simulated."""
    runtime, config, caller = agent_call.runtime, agent_call.config, _caller(agent_call)
    runtime.check(config)
    connector = connectors.find(runtime.connector(config))
    readiness = await connectors.readiness(connector, caller)
    missing = [*readiness.missing, *runtime.missing(config, connectors.settings_of(connector))]
    if missing and connectors.development:
        return None
    if missing:
        raise NotConfigured(f"The agent cannot be called: {', '.join(missing)} missing.")
    return await connectors.call(connector.name, caller, key=agent_call.key)


async def _simulated(connectors: ConnectorGateway, agent_call: AgentCall, question: AgentQuestion) -> AgentAnswer:
    async def once() -> AgentAnswer:
        return simulated_answer(question)

    runtime, config = agent_call.runtime, agent_call.config
    connector, action = runtime.connector(config), runtime.action(config)
    repeatable = runtime.is_repeatable(config)
    return await connectors.simulate(connector, action, _caller(agent_call), once, repeatable=repeatable)


def _caller(agent_call: AgentCall) -> Caller:
    return Caller(agent_call.agent.organization_id, agent_call.by)


async def _question(agent_call: AgentCall) -> AgentQuestion:
    return AgentQuestion(
        message=agent_call.message,
        session_id=agent_call.session_id,
        key=agent_call.key,
        metadata=agent_call.metadata,
        asker=agent_call.by,
        asker_name=await name_of(agent_call.by),
        history=await history(agent_call),
        context=await session_context(agent_call.agent.organization_id, agent_call.session_id),
    )


async def session_context(organization_id: str, session_id: str | None) -> JsonObject:
    """Return the context of a session, which its agents get with each message; empty outside a session."""
    if session_id is None:
        return {}
    session = await Session.filter(organization_id=organization_id, id=session_id).first()
    return {} if session is None else session.context


# ---------------------------------------------------------------- history


async def history(agent_call: AgentCall) -> tuple[Turn, ...]:
    """Return the session's latest messages before the question, oldest first, within the limits."""
    if agent_call.session_id is None:
        return ()
    said = Message.filter(organization_id=agent_call.agent.organization_id, session_id=agent_call.session_id)
    if agent_call.question_id is not None:
        said = said.filter(id__lt=agent_call.question_id)
    rows = await said.exclude(type__in=_NOT_IN_HISTORY).order_by("-id").limit(MAX_TURNS)
    kept, room = list[Message](), MAX_BYTES
    for row in rows:
        room -= len(row.content.encode())
        if room < 0:
            break
        kept.append(row)
    names = await _names({row.from_id for row in kept})
    return tuple(_turn(row, agent_call.agent.id, names) for row in reversed(kept))


def _turn(row: Message, agent_id: str, names: dict[str, str]) -> Turn:
    return Turn(row.content, names.get(row.from_id, "Unknown"), row.from_id == agent_id, row.metadata)


async def name_of(id: str) -> str:
    """Return the name of a user or agent."""
    return (await _names({id})).get(id, "User")


async def _names(ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (User, Agent):
        found |= dict(await table.filter(id__in=list(ids)).values_list("id", "name"))
    return found


# ---------------------------------------------------------------- workers


def worker_reply(result: Json) -> AgentAnswer:
    """Return the reply in the result of a worker's task.

    Raises:
        UpstreamFailed: the result does not contain one.
    """
    if isinstance(result, str):
        return AgentAnswer(result, {})
    if isinstance(result, dict) and isinstance(result.get("content"), str):
        metadata = result.get("metadata")
        return AgentAnswer(str(result["content"]), metadata if isinstance(metadata, dict) else {})
    raise UpstreamFailed('The worker\'s result must be a string or {"content": "…", "metadata": {…}}.')


# ---------------------------------------------------------------- calls in progress


class Invocations:
    """The agent calls in progress in this process. One per process, opened by the lifespan."""

    def __init__(self, connectors: ConnectorGateway, built_in: BuiltInAgents) -> None:
        self.connectors = connectors
        self.built_in = built_in
        self._running: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[object]] = set()
        self._critical: set[asyncio.Task[object]] = set()
        self._closing = False

    @contextmanager
    def slot(self, actor_id: str) -> Iterator[None]:
        """Count a call while it is in progress.

        Raises:
            Unavailable: the process is shutting down.
            RateLimited: the actor has too many.
        """
        if self._closing:
            raise Unavailable("The server is restarting; try again.", retry_after_seconds=1)
        if self._running[actor_id] >= MAX_CONCURRENT:
            raise RateLimited(f"At most {MAX_CONCURRENT} calls may be in progress at a time.", retry_after_seconds=5)
        self._running[actor_id] += 1
        try:
            yield
        finally:
            self._running[actor_id] -= 1
            if not self._running[actor_id]:
                del self._running[actor_id]

    def start(self, work: Coroutine[object, object, Result], *, critical: bool = False) -> asyncio.Task[Result]:
        """Start work that continues even if its caller stops waiting, and return its task.

        Args:
            critical: at shutdown, wait for it instead of cancelling it.
        """
        kept = self._critical if critical else self._tasks
        task = asyncio.create_task(work)
        kept.add(task)
        task.add_done_callback(kept.discard)
        if self._closing and not critical:  # it was about to start: it begins, so that it stores how it ends
            asyncio.get_running_loop().call_soon(task.cancel)
        return task

    async def close(self) -> None:
        """Cancel calls in progress, and wait a few seconds for their results to be stored. Safe to call again."""
        self._closing = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._critical:
            await asyncio.wait(list(self._critical), timeout=SHUTDOWN_SECONDS)
