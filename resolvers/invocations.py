"""Calling agents directly: the reply as a whole, or streamed in chunks as the agent writes it.

In a session, the message and its reply are messages of the session, and the earlier messages are the agent's memory. A
call continues if its caller stops waiting, so that the reply reaches the session and is stored under the caller's
idempotency key; only `agentReply` ends when its caller unsubscribes.
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
"""The seconds that a mutation waits for a reply: an operation has 30 in total."""
LONGEST: Final = 600.0
"""The seconds that an agent or a worker has to reply before the call is abandoned."""


@dataclass(frozen=True, slots=True)
class Replied:
    """An agent's reply.

    Args:
        message: the message in the session; None without a session, or if it ended in the meantime.
    """

    content: str
    metadata: JsonObject
    simulated: bool
    duration_ms: int
    message: Message | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk of a reply; the last one contains the whole reply."""

    delta: str
    reply: Replied | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The caller's input, checked."""

    agent_id: str
    message: str
    session_id: str | None
    metadata: JsonObject
    idempotency_key: str | None


@dataclass(slots=True)
class Begun:
    """A call in progress.

    Args:
        concluded: there is a reply, which is being stored.
    """

    asked: Asked
    reservation: Reservation
    began: float
    concluded: bool = False

    @property
    def duration_ms(self) -> int:
        """How long the call has taken so far."""
        return round((time.monotonic() - self.began) * 1000)


def question_of(ctx: Context, given: Mapping[str, Any]) -> Question:
    """Return the caller's input, checked.

    Raises:
        Forbidden: the caller may not call agents.
        InvalidInput: a value is invalid.
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
    """Call an agent and return its reply.

    Raises:
        NotFound: there is no such agent or session.
        Forbidden: the caller is not in the session, or may not call agents.
        Conflict: the agent is stopped, or the session is not active.
        NotConfigured: settings for the agent's runtime are missing.
        Unavailable, OutcomeUnknown: the agent has not replied yet and is still working.
        ParleyError: the agent failed; `connectors.base` lists the errors.
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
        raise Unavailable("Parley is shutting down.", retry_after_seconds=2)
    if done:
        return work.result()
    work.add_done_callback(_noticed)
    raise _not_yet(question)


def _not_yet(question: Question) -> ParleyError:
    said = f"The agent has not replied within {LONGEST_HELD:g} s and is still working"
    if question.idempotency_key is not None:
        return Unavailable(
            f"{said}. Repeat the call with the same idempotency key to get its reply.", retry_after_seconds=5
        )
    where = "Its reply will be added to the session" if question.session_id is not None else "Its reply will be lost"
    return OutcomeUnknown(f"{said}. {where}. Use agentReply to wait longer.")


def _noticed(work: "asyncio.Task[Replied]") -> None:
    """Retrieve the error of an abandoned call, which was recorded as an event."""
    if not work.cancelled():
        work.exception()


async def reply_chunks(ctx: Context, question: Question) -> AsyncIterator[Chunk]:
    """Call an agent and yield its reply as it is written, until the caller unsubscribes.

    Raises:
        ParleyError: as `invoke_agent`.
    """
    with ctx.resources.invocations.place(ctx.actor.id):
        begun = await _begin(ctx, question, asyncio.get_running_loop().time() + LONGEST_HELD)
        if begun.reservation.result is not None:
            replied = await _restored(ctx.actor, begun.reservation.result)
            yield Chunk(replied.content)
        else:
            async with _failures_stored(ctx, begun, "The caller did not wait for the reply."):
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
                raise UpstreamFailed(f"The agent took more than {LONGEST:g} s to reply.")
            yield piece


# ---------------------------------------------------------------- starting


async def _begin(ctx: Context, question: Question, until: float) -> Begun:
    """Reserve the key and store the message, unless there already is a result."""
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
    """Check that the agent can be called, and send the message in the session. On failure, release the key."""
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
    """Require that an earlier attempt, interrupted by a stopped process, can safely be repeated."""
    asked, reservation = begun.asked, begun.reservation
    if reservation.left_behind and not asked.agent.is_worker and not asked.runtime.is_repeatable(asked.config):
        unknown = OutcomeUnknown("Parley stopped during the call; the agent may have acted on the message.")
        await reservation.give_up(unknown.message)
        raise unknown


async def _say(actor: Actor, agent: Agent, asked: Asked) -> str | None:
    """Send the message in its session and return its id. Adds the agent to the session if necessary."""
    if asked.session_id is None:
        return None
    session = await get_visible(Session, actor, asked.session_id, field="session_id", lock=True)
    speaker = await session.participant(actor.id)
    if speaker is None:
        raise Forbidden("You are not in this session; join it first.", field=["session_id"])
    session.require_active()
    if await session.participant(agent.id) is None:
        if actor.kind is ActorKind.AGENT or (session.owner_id != actor.id and "agents:write" not in actor.scopes):
            raise InvalidInput("This agent is not in the session; the session's owner can add it.", field=["agent_id"])
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


# ---------------------------------------------------------------- the reply


async def _answered(ctx: Context, begun: Begun) -> Replied:
    """Call the agent and store the reply, even if the caller stops waiting."""
    async with _failures_stored(ctx, begun, "Parley stopped during the call."):
        if begun.asked.agent.is_worker:
            answer = await _ask_worker(ctx, begun)
        else:
            answer = await ask(ctx.resources.invocations.connectors, begun.asked)
        return await _conclude(ctx, begun, answer)


@contextlib.asynccontextmanager
async def _failures_stored(ctx: Context, begun: Begun, cut_off: str) -> AsyncIterator[None]:
    """Run the block that calls an agent, and store its failure.

    Args:
        cut_off: the error to store if the block is cancelled.
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
    """Store a reply, even if the caller disconnects in the meantime."""
    begun.concluded = True
    return await asyncio.shield(ctx.resources.invocations.start(_store(ctx.actor, begun, answer), last=True))


async def _store(actor: Actor, begun: Begun, answer: AgentAnswer) -> Replied:
    """Store the message in the session, the event, and the result under the key, in one transaction."""
    asked, simulated = begun.asked, answer.metadata.get("simulated") is True
    async with transaction():
        message = await _say_answer(actor, asked, answer)
        replied = Replied(answer.content, answer.metadata, simulated, begun.duration_ms, message)
        if not asked.agent.is_worker:  # a worker's events are those of its task
            await record_execution(asked.agent.id, _invocation(begun), simulated=simulated)
        await begun.reservation.finish(_stored(replied))
    return replied


async def _say_answer(actor: Actor, asked: Asked, answer: AgentAnswer) -> Message | None:
    if asked.session_id is None:
        return None
    session = await visible(Session, actor).filter(id=asked.session_id).select_for_update().first()
    if session is None or session.standing(now()) is not SessionStatus.ACTIVE:
        return None  # it has ended in the meantime; the caller still gets the reply
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
    """Store the failure, and release the key or mark its outcome unknown.

    Args:
        cut_off: the call was abandoned, so it may have taken effect.
    """
    asked, reservation = begun.asked, begun.reservation
    said = f"{error.code.value}: {error.message}" if isinstance(error, ParleyError) else "Internal error."
    try:
        async with transaction():
            if not asked.agent.is_worker:
                await record_execution(asked.agent.id, _invocation(begun), error=said)
            if _may_have_happened(begun, error, cut_off=cut_off):
                await reservation.give_up(f"The agent may have acted on the message. {said}")
            else:
                await reservation.release()
    except Exception:
        _log.exception("the failure of agent %s to reply was not stored", asked.agent.id)


def _may_have_happened(begun: Begun, error: Exception, *, cut_off: bool) -> bool:
    if isinstance(error, OutcomeUnknown) or not isinstance(error, ParleyError):
        return True
    return cut_off and not begun.asked.agent.is_worker and not begun.asked.runtime.is_repeatable(begun.asked.config)


def _invocation(begun: Begun) -> Invocation:
    asked = begun.asked
    return Invocation(by=asked.by, duration_ms=begun.duration_ms, session_id=asked.session_id)


# ---------------------------------------------------------------- workers


async def _ask_worker(ctx: Context, begun: Begun) -> AgentAnswer:
    """Give a worker the message as a task and return the reply from the task's result.

    Raises:
        UpstreamFailed: the task failed or was cancelled.
        UpstreamUnavailable: the worker did not complete the task in time; the task is cancelled.
    """
    task = await _task(ctx.actor, begun)
    clock = asyncio.get_running_loop()
    until = clock.time() + LONGEST
    while task.status not in FINAL:
        if clock.time() >= until:
            await cancel_if_open(task, by=ctx.actor.id)
            raise UpstreamUnavailable(f"The worker has not replied within {LONGEST:g} s; the task was cancelled.")
        await ctx.resources.wakeups.task_ended(task.id, until - clock.time())
        task = await get_visible(Task, ctx.actor, task.id)
    if task.status is not TaskStatus.COMPLETED:
        raise UpstreamFailed(f"The task is {task.status.value}: {task.error or 'it was cancelled'}")
    return worker_answer(task.result)


async def _task(actor: Actor, begun: Begun) -> Task:
    """Return the task of the call: that of an earlier attempt, if it is still open or completed."""
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
