"""Asking agents in person: the answer at once, or piece by piece as the agent writes it.

A question in a session is a message there and so is its answer, and what was said before is the agent's memory. What
was begun goes on when the caller does not wait for it, so that the answer is in the session, and under the caller's
idempotency key; only `agentReply` ends with whoever listens.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from auth.access import get_visible, visible
from auth.actor import Actor, ActorKind
from connectors.runtimes import AgentAnswer
from context.operation import Context
from engine.agents import record_execution
from engine.outbound.agent_calls import Asked, ask, stream, worker_answer
from engine.tasks import cancel_if_open
from errors import (
    Forbidden,
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    Unavailable,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import Json, JsonObject
from models.agents import Agent, Invocation
from models.messages import Message, MessageType
from models.sessions import Session, SessionStatus
from models.tasks import AGENT_MESSAGE, FINAL, Task, TaskStatus
from resolvers import checks
from resolvers.reservations import Reservation, reserve
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id

_log = logging.getLogger("parley.faults")

LONGEST_HELD: Final = 25.0
"""Seconds that a mutation waits for an answer: an operation has 30 in all."""
LONGEST: Final = 600.0
"""Seconds that an agent may write, or a worker take, until it is given up."""


@dataclass(frozen=True, slots=True)
class Replied:
    """What an agent answered.

    Args:
        message: in the session; None without one, or when the session has ended meanwhile.
    """

    content: str
    metadata: JsonObject
    simulated: bool
    duration_ms: int
    message: Message | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an answer; the last one has the whole."""

    delta: str
    reply: Replied | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a caller gave, checked."""

    agent_id: str
    message: str
    session_id: str | None
    metadata: JsonObject
    idempotency_key: str | None


@dataclass(slots=True)
class Begun:
    """A question that is under way.

    Args:
        concluded: there is an answer, which is being stored.
    """

    asked: Asked
    reservation: Reservation
    began: float
    concluded: bool = False

    @property
    def duration_ms(self) -> int:
        """How long it has taken so far."""
        return round((time.monotonic() - self.began) * 1000)


def question_of(ctx: Context, given: Mapping[str, Any]) -> Question:
    """Returns what a caller gave.

    Raises:
        Forbidden: the caller may not ask agents.
        InvalidInput: a value cannot be used.
    """
    ctx.actor.require("agents:execute")
    return Question(
        agent_id=given["agent_id"],
        message=checks.text(given["message"], "message", longest=checks.LONGEST_CONTENT),
        session_id=given["session_id"],
        metadata=checks.json_object(given["metadata"], "metadata"),
        idempotency_key=given["idempotency_key"],
    )


async def invoke_agent(ctx: Context, **given: Any) -> Replied:
    """Asks an agent and returns what it answers.

    Raises:
        NotFound: there is no such agent or session.
        Forbidden: the caller is not in the session, or may not ask agents.
        Conflict: the agent is stopped, or the session is not active.
        NotConfigured: the agent's runtime cannot be used as Parley is set up.
        Unavailable, OutcomeUnknown: it has not answered yet, and still works on it.
        ParleyError: what `connectors.base` lists, when the agent failed.
    """
    question = question_of(ctx, given)
    invocations, until = ctx.resources.invocations, asyncio.get_running_loop().time() + LONGEST_HELD
    with contextlib.ExitStack() as place:
        place.enter_context(invocations.place(ctx.actor.id))
        begun = await _begin(ctx, question, until)
        if begun.reservation.result is not None:
            return await _restored(ctx.actor, begun.reservation.result)
        work = invocations.start(_answered(ctx, begun))
        kept = place.pop_all()
        work.add_done_callback(lambda _: kept.close())
    done, _ = await asyncio.wait({work}, timeout=max(0.0, until - asyncio.get_running_loop().time()))
    if work.cancelled():
        raise Unavailable("Parley is being stopped.", retry_after_seconds=2)
    if done:
        return work.result()
    work.add_done_callback(_noticed)
    raise _not_yet(question)


def _not_yet(question: Question) -> ParleyError:
    said = f"The agent has not answered within {LONGEST_HELD:g} s and works on"
    if question.idempotency_key is not None:
        return Unavailable(f"{said}; ask again with the same idempotency key.", retry_after_seconds=5)
    where = "its answer will be in the session" if question.session_id is not None else "its answer will be lost"
    return OutcomeUnknown(f"{said}; {where}. agentReply waits longer.")


def _noticed(work: "asyncio.Task[Replied]") -> None:
    """Takes the error of what nobody waits for any more; it was recorded as an event."""
    if not work.cancelled():
        work.exception()


async def reply_chunks(ctx: Context, question: Question) -> AsyncIterator[Chunk]:
    """Asks an agent and yields its answer as it is written, until the caller stops listening.

    Raises:
        ParleyError: as `invoke_agent`.
    """
    with ctx.resources.invocations.place(ctx.actor.id):
        begun = await _begin(ctx, question, asyncio.get_running_loop().time() + LONGEST_HELD)
        if begun.reservation.result is not None:
            replied = await _restored(ctx.actor, begun.reservation.result)
            yield Chunk(replied.content)
        else:
            async with _failures_stored(ctx, begun, "Whoever asked did not wait for the answer."):
                async with aclosing(cast(Any, _pieces(ctx, begun))) as pieces:
                    async for piece in pieces:
                        if isinstance(piece, str):
                            yield Chunk(piece)
                        else:
                            answer: AgentAnswer = piece
                replied = await _conclude(ctx, begun, answer)
        yield Chunk("", replied)


async def _pieces(ctx: Context, begun: Begun) -> AsyncIterator[str | AgentAnswer]:
    if begun.asked.agent.is_worker:
        answer = await _ask_worker(ctx, begun)
        yield answer.content
        yield answer
        return
    async with aclosing(cast(Any, stream(ctx.resources.invocations.connectors, begun.asked))) as pieces:
        async for piece in pieces:
            if time.monotonic() - begun.began > LONGEST:
                raise UpstreamFailed(f"The agent wrote for more than {LONGEST:g} s.")
            yield piece


# ---------------------------------------------------------------- the beginning


async def _begin(ctx: Context, question: Question, until: float) -> Begun:
    """Reserves the key and stores the question, unless there is a result already."""
    actor, began = ctx.actor, time.monotonic()
    agent = await get_visible(Agent, actor, question.agent_id, field="agent_id")
    arguments = {
        "agent_id": question.agent_id,
        "message": question.message,
        "session_id": question.session_id,
        "metadata": question.metadata,
    }
    reservation = await reserve(actor, question.idempotency_key, "invokeAgent", arguments, until=until)
    key = reservation.row_id or new_id("ask")
    asked = Asked(
        agent,
        question.message,
        key,
        by=actor.id,
        session_id=question.session_id,
        question_id=cast(str | None, reservation.kept.get("questionId")),
        metadata=question.metadata,
    )
    begun = Begun(asked, reservation, began)
    if reservation.result is None:
        await _prepare(actor, begun)
    return begun


async def _prepare(actor: Actor, begun: Begun) -> None:
    """Checks that the agent can be asked, and says the question in the session. The key is free again if it cannot."""
    asked, reservation = begun.asked, begun.reservation
    try:
        if not asked.agent.is_worker:
            asked.runtime.check(asked.config)
        await _require_repeatable(begun)
        async with transaction():
            agent = await get_visible(Agent, actor, asked.agent.id, field="agent_id", lock=True)
            agent.require_usable("agent_id")
            question_id = asked.question_id or await _say(actor, agent, asked)
            begun.asked = replace(asked, agent=agent, question_id=question_id)
            if question_id is not None:
                await reservation.keep(questionId=question_id)
    except OutcomeUnknown:
        raise
    except BaseException:
        await reservation.release()
        raise


async def _require_repeatable(begun: Begun) -> None:
    """Passes unless an earlier try was left behind by a process that has stopped, and must not be made again."""
    asked, reservation = begun.asked, begun.reservation
    if reservation.left_behind and not asked.agent.is_worker and not asked.runtime.is_repeatable(asked.config):
        unknown = OutcomeUnknown("Parley stopped while the agent was asked; it may have done what it was asked.")
        await reservation.give_up(unknown.message)
        raise unknown


async def _say(actor: Actor, agent: Agent, asked: Asked) -> str | None:
    """Writes the question into its session and returns the message's id. The agent comes in if it is not there yet."""
    if asked.session_id is None:
        return None
    session = await get_visible(Session, actor, asked.session_id, field="session_id", lock=True)
    speaker = await session.participant(actor.id)
    if speaker is None:
        raise Forbidden("You are not in this session; join it first.", field=["session_id"])
    session.require_active()
    if await session.participant(agent.id) is None:
        if actor.kind is ActorKind.AGENT or (session.owner_id != actor.id and "agents:write" not in actor.scopes):
            raise InvalidInput("This agent is not in the session; its owner can bring it in.", field=["agent_id"])
        await session.join(agent.id, by=actor.id)
    await speaker.touch()
    message = await Message.send(
        session=session,
        by=actor.id,
        from_id=actor.id,
        to_id=agent.id,
        content=asked.message,
        type=MessageType.TEXT,
        metadata=asked.metadata,
        reply_to_id=None,
    )
    return message.id


# ---------------------------------------------------------------- the answer


async def _answered(ctx: Context, begun: Begun) -> Replied:
    """Asks, and stores what comes of it. It goes on whoever waits for it."""
    async with _failures_stored(ctx, begun, "Parley stopped while the agent was asked."):
        if begun.asked.agent.is_worker:
            answer = await _ask_worker(ctx, begun)
        else:
            answer = await ask(ctx.resources.invocations.connectors, begun.asked)
        return await _conclude(ctx, begun, answer)


@contextlib.asynccontextmanager
async def _failures_stored(ctx: Context, begun: Begun, cut_off: str) -> AsyncIterator[None]:
    """Runs what asks an agent, and stores why there is no answer.

    Args:
        cut_off: why, when this is cancelled.
    """
    try:
        async with begun.reservation.held():
            yield
    except (asyncio.CancelledError, GeneratorExit):
        if not begun.concluded:
            error = UpstreamUnavailable(cut_off)
            ctx.resources.invocations.start(_failed(ctx.actor, begun, error, cut_off=True), last=True)
        raise
    except Exception as error:
        await _failed(ctx.actor, begun, error)
        raise


async def _conclude(ctx: Context, begun: Begun, answer: AgentAnswer) -> Replied:
    """Stores an answer, also when the caller leaves in this very moment."""
    begun.concluded = True
    return await asyncio.shield(ctx.resources.invocations.start(_store(ctx.actor, begun, answer), last=True))


async def _store(actor: Actor, begun: Begun, answer: AgentAnswer) -> Replied:
    """Stores the message in the session, the event and the result under the key; all of it or nothing."""
    asked, simulated = begun.asked, answer.metadata.get("simulated") is True
    async with transaction():
        message = await _say_answer(actor, asked, answer)
        replied = Replied(answer.content, answer.metadata, simulated, begun.duration_ms, message)
        if not asked.agent.is_worker:  # a worker is told of with its task
            await record_execution(asked.agent.id, _invocation(begun), simulated=simulated)
        await begun.reservation.finish(_stored(replied))
    return replied


async def _say_answer(actor: Actor, asked: Asked, answer: AgentAnswer) -> Message | None:
    if asked.session_id is None:
        return None
    session = await visible(Session, actor).filter(id=asked.session_id).select_for_update().first()
    if session is None or session.standing(now()) is not SessionStatus.ACTIVE:
        return None  # it has ended meanwhile; the caller still gets the answer
    return await Message.send(
        session=session,
        by=actor.id,
        from_id=asked.agent.id,
        to_id=actor.id,
        content=answer.content,
        type=MessageType.TEXT,
        metadata=answer.metadata,
        reply_to_id=asked.question_id,
    )


async def _failed(actor: Actor, begun: Begun, error: Exception, *, cut_off: bool = False) -> None:
    """Stores that there is no answer, and what that means for the key.

    Args:
        cut_off: we went away from it, so that it may have had its effect.
    """
    asked, reservation = begun.asked, begun.reservation
    said = f"{error.code.value}: {error.message}" if isinstance(error, ParleyError) else "Internal error."
    try:
        async with transaction():
            if not asked.agent.is_worker:
                await record_execution(asked.agent.id, _invocation(begun), error=said)
            if _may_have_happened(begun, error, cut_off=cut_off):
                await reservation.give_up(f"The agent may have done what it was asked. {said}")
            else:
                await reservation.release()
    except Exception:
        _log.exception("it was not stored that agent %s gave no answer", asked.agent.id)


def _may_have_happened(begun: Begun, error: Exception, *, cut_off: bool) -> bool:
    if isinstance(error, OutcomeUnknown) or not isinstance(error, ParleyError):
        return True
    return cut_off and not begun.asked.agent.is_worker and not begun.asked.runtime.is_repeatable(begun.asked.config)


def _invocation(begun: Begun) -> Invocation:
    asked = begun.asked
    return Invocation(by=asked.by, duration_ms=begun.duration_ms, session_id=asked.session_id)


# ---------------------------------------------------------------- workers


async def _ask_worker(ctx: Context, begun: Begun) -> AgentAnswer:
    """Gives a worker the message as a task and returns the answer in its result.

    Raises:
        UpstreamFailed: the task failed or was called off.
        UpstreamUnavailable: the worker did not do it in time; the task is called off.
    """
    task = await _task(ctx.actor, begun)
    clock = asyncio.get_running_loop()
    until = clock.time() + LONGEST
    while task.status not in FINAL:
        if clock.time() >= until:
            await cancel_if_open(task, by=ctx.actor.id)
            raise UpstreamUnavailable(f"The worker has not answered within {LONGEST:g} s; the task was called off.")
        await ctx.resources.wakeups.task_ended(task.id, until - clock.time())
        task = await get_visible(Task, ctx.actor, task.id)
    if task.status is not TaskStatus.COMPLETED:
        raise UpstreamFailed(f"The task {task.status.value.lower()}: {task.error or 'somebody called it off'}")
    return worker_answer(task.result)


async def _task(actor: Actor, begun: Begun) -> Task:
    """Returns the task of the question: of an earlier try, if that one is still open or was done."""
    asked, reservation = begun.asked, begun.reservation
    known = reservation.kept.get("taskId")
    if isinstance(known, str):
        task = await visible(Task, actor).filter(id=known).first()
        if task is not None and task.status not in (TaskStatus.FAILED, TaskStatus.CANCELLED):
            return task
    payload: dict[str, Json] = {"message": asked.message}
    if asked.metadata:
        payload["metadata"] = asked.metadata
    async with transaction():
        agent = await get_visible(Agent, actor, asked.agent.id, field="agent_id", lock=True)
        agent.require_usable("agent_id")
        task = Task.new(
            organization_id=actor.organization_id,
            created_by_id=actor.id,
            title=f"Message from {actor.name}"[:255],
            type=AGENT_MESSAGE,
            payload=payload,
            requirements={},
            session_id=asked.session_id,
        )
        await task.add(by=actor.id)
        await task.assign(agent.id, by=actor.id)
        await reservation.keep(taskId=task.id)
    return task


# ---------------------------------------------------------------- results under a key


def _stored(replied: Replied) -> JsonObject:
    return {
        "content": replied.content,
        "metadata": replied.metadata,
        "simulated": replied.simulated,
        "durationMs": replied.duration_ms,
        "messageId": replied.message.id if replied.message is not None else None,
    }


async def _restored(actor: Actor, result: JsonObject) -> Replied:
    stored: Any = result
    id = stored["messageId"]
    message = None if id is None else await visible(Message, actor).filter(id=id).first()
    return Replied(stored["content"], stored["metadata"], stored["simulated"], stored["durationMs"], message)
