"""Asking agents that Parley calls: live or simulated, with what was said before, whole or in pieces.

AGENT nodes, `invokeAgent` and `agentReply` all come through here. What they do with the answer is theirs.
"""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

from connectors.base import Call
from connectors.calls import Caller
from connectors.runtimes import AgentAnswer, AgentQuestion, AgentRuntime, Turn, find_runtime, simulated_answer
from engine.outbound.gateway import ConnectorGateway
from errors import NotConfigured, RateLimited, UpstreamFailed
from json_types import Json, JsonObject
from models.agents import Agent
from models.messages import Message, MessageType
from models.users import User

MAX_TURNS: Final = 50
MAX_CHARACTERS: Final = 65_536
"""So much of a session goes along with a question: its last messages that fit."""

MAX_CONCURRENT: Final = 50
"""Questions of one actor that may be under way in one process."""

SHUTDOWN_SECONDS: Final = 5.0

_NOT_IN_HISTORY: Final = (MessageType.TOOL_CALL, MessageType.TOOL_RESULT, MessageType.SYSTEM)

_WORDS: Final = re.compile(r"\S+\s*")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class AgentCall:
    """A question to an agent.

    Args:
        key: names this question for ever: the same on every attempt.
        by: the id of who asks.
        question_id: the message of the session that is the question; what was said before it goes along.
    """

    agent: Agent
    message: str
    key: str
    by: str
    session_id: str | None = None
    question_id: str | None = None
    metadata: JsonObject = field(default_factory=dict)

    @property
    def config(self) -> JsonObject:
        """The agent's config."""
        return cast(JsonObject, self.agent.config)

    @property
    def runtime(self) -> AgentRuntime:
        """How the agent is asked.

        Raises:
            NotConfigured: Parley cannot ask agents of this runtime.
        """
        return find_runtime(self.agent.runtime.value)


async def ask(connectors: ConnectorGateway, asked: AgentCall) -> AgentAnswer:
    """Returns the agent's answer.

    Raises:
        InvalidInput: the agent's config cannot be used.
        NotConfigured: settings are missing in production.
        ParleyError: what `connectors.base` lists.
    """
    question, call = await _question(asked), await _call(connectors, asked)
    if call is None:
        return await _simulated(connectors, asked, question)
    return await asked.runtime.reply(asked.config, question, call)


async def stream(connectors: ConnectorGateway, asked: AgentCall) -> AsyncIterator[str | AgentAnswer]:
    """Yields the agent's answer piece by piece, and at last the whole. Raises as `ask`."""
    question, call = await _question(asked), await _call(connectors, asked)
    if call is None:
        answer = await _simulated(connectors, asked, question)
        for word in _WORDS.findall(answer.content):
            yield word
        yield answer
        return
    async with aclosing(cast(Any, asked.runtime.stream(asked.config, question, call))) as pieces:
        async for piece in pieces:
            yield piece


async def _call(connectors: ConnectorGateway, asked: AgentCall) -> Call | None:
    """Returns what the agent is asked with; None when that is to be simulated."""
    runtime, config, caller = asked.runtime, asked.config, _caller(asked)
    runtime.check(config)
    connector = connectors.find(runtime.connector(config))
    readiness = await connectors.readiness(connector, caller)
    missing = [*readiness.missing, *runtime.missing(config, connectors.settings_of(connector))]
    if missing and connectors.development:
        return None
    if missing:
        raise NotConfigured(f"The agent cannot be asked: {', '.join(missing)} missing.")
    return await connectors.call(connector.name, caller, key=asked.key)


async def _simulated(connectors: ConnectorGateway, asked: AgentCall, question: AgentQuestion) -> AgentAnswer:
    async def once() -> AgentAnswer:
        return simulated_answer(question)

    runtime, config = asked.runtime, asked.config
    connector, action = runtime.connector(config), runtime.action(config)
    repeatable = runtime.is_repeatable(config)
    return await connectors.simulate(connector, action, _caller(asked), once, repeatable=repeatable)


def _caller(asked: AgentCall) -> Caller:
    return Caller(asked.agent.organization_id, asked.by)


async def _question(asked: AgentCall) -> AgentQuestion:
    return AgentQuestion(
        message=asked.message,
        session_id=asked.session_id,
        key=asked.key,
        metadata=asked.metadata,
        asker=asked.by,
        asker_name=(await _names({asked.by})).get(asked.by, "User"),
        history=await history(asked),
    )


# ---------------------------------------------------------------- the conversation's memory


async def history(asked: AgentCall) -> tuple[Turn, ...]:
    """Returns what was said in the session before the question, oldest first, as far as it fits."""
    if asked.session_id is None:
        return ()
    said = Message.filter(organization_id=asked.agent.organization_id, session_id=asked.session_id)
    if asked.question_id is not None:
        said = said.filter(id__lt=asked.question_id)
    rows = await said.exclude(type__in=_NOT_IN_HISTORY).order_by("-id").limit(MAX_TURNS)
    kept, room = list[Message](), MAX_CHARACTERS
    for row in rows:
        room -= len(row.content)
        if room < 0:
            break
        kept.append(row)
    names = await _names({row.from_id for row in kept})
    return tuple(_turn(row, asked.agent.id, names) for row in reversed(kept))


def _turn(row: Message, agent_id: str, names: dict[str, str]) -> Turn:
    metadata = row.metadata if isinstance(row.metadata, dict) else {}
    return Turn(row.content, names.get(row.from_id, "Somebody"), row.from_id == agent_id, cast(JsonObject, metadata))


async def _names(ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (User, Agent):
        found |= dict(await table.filter(id__in=list(ids)).values_list("id", "name"))
    return found


# ---------------------------------------------------------------- workers


def worker_reply(result: Json) -> AgentAnswer:
    """Returns the answer in the result of a worker's task.

    Raises:
        UpstreamFailed: there is none in it.
    """
    if isinstance(result, str):
        return AgentAnswer(result, {})
    if isinstance(result, dict) and isinstance(result.get("content"), str):
        metadata = result.get("metadata")
        return AgentAnswer(str(result["content"]), metadata if isinstance(metadata, dict) else {})
    raise UpstreamFailed('The worker\'s result must be a text, or {"content": "…", "metadata": {…}}.')


# ---------------------------------------------------------------- what goes on when its caller does not wait


class Invocations:
    """The questions that are under way in this process. One for the process, opened by the lifespan."""

    def __init__(self, connectors: ConnectorGateway) -> None:
        self.connectors = connectors
        self._under_way: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._last: set[asyncio.Task[Any]] = set()

    @contextmanager
    def slot(self, actor_id: str) -> Iterator[None]:
        """Counts a question while it is under way.

        Raises:
            RateLimited: the actor has too many.
        """
        if self._under_way[actor_id] >= MAX_CONCURRENT:
            raise RateLimited(f"At most {MAX_CONCURRENT} questions may be under way at a time.", retry_after_seconds=5)
        self._under_way[actor_id] += 1
        try:
            yield
        finally:
            self._under_way[actor_id] -= 1
            if not self._under_way[actor_id]:
                del self._under_way[actor_id]

    def start(self, work: Coroutine[Any, Any, Result], *, last: bool = False) -> asyncio.Task[Result]:
        """Returns the task of something that goes on whoever waits for it, until the process ends.

        Args:
            last: it is awaited at the end of the process, not cancelled.
        """
        kept = self._last if last else self._tasks
        task = asyncio.create_task(work)
        kept.add(task)
        task.add_done_callback(kept.discard)
        return task

    async def close(self) -> None:
        """Ends what is under way, and waits a little for what is then still to be written down."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._last:
            await asyncio.wait(list(self._last), timeout=SHUTDOWN_SECONDS)
