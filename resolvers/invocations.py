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
from typing import Any, Final

from auth.access import get_visible, visible
from auth.actor import Actor, ActorKind
from connectors.runtimes import AgentAnswer, AnswerStream
from context.operation import Context
from engine.agents import record_execution
from engine.outbound.agent_calls import AgentCall, call_agent, post_reply, stream_reply
from engine.outbound.agent_status import MAX_CALL_SECONDS
from engine.outbound.worker_calls import ask_worker
from errors import (
    Forbidden,
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    Unavailable,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject, text_at
from models.agents import Agent
from models.causes import caused_by
from models.idempotency import IdempotencyKey
from models.invocations import Invocation
from models.messages import Message, MessageType
from models.sessions import Session
from resolvers import checks
from resolvers.idempotency import renewed, require_repeatable, reserve
from storage.database import transaction

_log = logging.getLogger("parley.faults")

MAX_WAIT_SECONDS: Final = 25.0
"""The seconds that a mutation waits for a reply: an operation has 30 in total."""


@dataclass(frozen=True, slots=True)
class AgentReply:
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
    reply: AgentReply | None = None


@dataclass(frozen=True, slots=True)
class InvocationRequest:
    """The caller's input, checked."""

    agent_id: str
    message: str
    session_id: str | None
    metadata: JsonObject
    idempotency_key: str | None


@dataclass(slots=True)
class PendingCall:
    """A call in progress.

    Args:
        repeatable: repeating it is safe.
        concluded: there is a reply, which is being stored.
    """

    call: AgentCall
    key: IdempotencyKey
    began: float
    repeatable: bool = False
    concluded: bool = False

    @property
    def cause_id(self) -> str | None:
        """The event of the message in the session, if there is one."""
        return text_at(self.key.progress, "causeId") or None

    @property
    def duration_ms(self) -> int:
        """The duration of the call so far."""
        return round((time.monotonic() - self.began) * 1000)


def parse_request(ctx: Context, given: Mapping[str, Any]) -> InvocationRequest:
    """Return the caller's input, checked.

    Raises:
        Forbidden: the caller may not call agents.
        InvalidInput: a value is invalid.
    """
    ctx.actor.require("agents:execute")
    return InvocationRequest(
        agent_id=given["agent_id"],
        message=checks.text(given["message"], "message", longest=checks.LONGEST_CONTENT),
        session_id=given["session_id"],
        metadata=checks.json_object(given["metadata"], "metadata"),
        idempotency_key=given["idempotency_key"],
    )


async def invoke_agent(ctx: Context, **given: Any) -> AgentReply:
    """Call an agent and return its reply.

    Raises:
        NotFound: there is no such agent or session.
        Forbidden: the caller is not in the session, or may not call agents.
        Conflict: the agent is stopped, or the session is not active.
        NotConfigured: settings for the agent's runtime are missing.
        Unavailable, OutcomeUnknown: the agent has not replied yet and is still working.
        ParleyError: the agent failed; `connectors.base` lists the errors.
    """
    request = parse_request(ctx, given)
    invocations, until = ctx.resources.invocations, asyncio.get_running_loop().time() + MAX_WAIT_SECONDS
    with contextlib.ExitStack() as slot:
        slot.enter_context(invocations.slot(ctx.actor.id))
        pending = await _begin(ctx, request, until)
        if pending.key.result is not None:
            return await _restored(ctx.actor, pending.key.result)
        work = invocations.start(_call_and_store(ctx, pending))
        kept = slot.pop_all()
        work.add_done_callback(lambda _: kept.close())
    left = asyncio.get_running_loop().create_future()
    with ctx.client.watched(left.cancel):  # the call continues, but nobody waits for it any more
        seconds = max(0.0, until - asyncio.get_running_loop().time())
        await asyncio.wait({work, left}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    if work.cancelled():
        raise Unavailable("Parley is shutting down.", retry_after_seconds=2)
    if work.done():
        return work.result()
    work.add_done_callback(_retrieve_exception)
    raise _still_working(request)


def _still_working(request: InvocationRequest) -> ParleyError:
    said = f"The agent has not replied within {MAX_WAIT_SECONDS:g} s and is still working"
    if request.idempotency_key is not None:
        return Unavailable(
            f"{said}. Repeat the call with the same idempotency key to get its reply.", retry_after_seconds=5
        )
    where = "Its reply will be added to the session" if request.session_id is not None else "Its reply will be lost"
    return OutcomeUnknown(f"{said}. {where}. Use agentReply to wait longer.")


def _retrieve_exception(work: "asyncio.Task[AgentReply]") -> None:
    """Retrieve the error of an abandoned call, which was recorded as an event."""
    if not work.cancelled():
        work.exception()


async def reply_chunks(ctx: Context, request: InvocationRequest) -> AsyncIterator[Chunk]:
    """Call an agent and yield its reply as it is written, until the caller unsubscribes.

    Raises:
        ParleyError: as `invoke_agent`.
    """
    with ctx.resources.invocations.slot(ctx.actor.id):
        pending = await _begin(ctx, request, asyncio.get_running_loop().time() + MAX_WAIT_SECONDS)
        if pending.key.result is not None:
            reply = await _restored(ctx.actor, pending.key.result)
            yield Chunk(reply.content)
        else:
            async with _failures_stored(ctx, pending, "The caller did not wait for the reply."):
                async with aclosing(_reply_parts(ctx, pending)) as pieces:
                    async for piece in pieces:
                        if isinstance(piece, str):
                            yield Chunk(piece)
                        else:
                            answer: AgentAnswer = piece
                reply = await _conclude(ctx, pending, answer)
        yield Chunk("", reply)


async def _reply_parts(ctx: Context, pending: PendingCall) -> AnswerStream:
    if pending.call.agent.is_worker:
        answer = await ask_worker(ctx.resources.waits, pending.call, pending.key)
        yield answer.content
        yield answer
        return
    async with aclosing(
        stream_reply(ctx.resources.invocations.connectors, pending.call, ctx.resources.built_in)
    ) as pieces:
        async for piece in pieces:
            if time.monotonic() - pending.began > MAX_CALL_SECONDS:
                raise UpstreamFailed(f"The agent took more than {MAX_CALL_SECONDS:g} s to reply.")
            yield piece


# ---------------------------------------------------------------- starting


async def _begin(ctx: Context, request: InvocationRequest, until: float) -> PendingCall:
    """Reserve the key and store the message, unless there already is a result."""
    actor, began = ctx.actor, time.monotonic()
    agent = await get_visible(Agent, actor, request.agent_id, field="agent_id")
    arguments = {
        "agent_id": request.agent_id,
        "message": request.message,
        "session_id": request.session_id,
        "metadata": request.metadata,
    }
    key = await reserve(actor, request.idempotency_key, "invokeAgent", arguments, until=until, ctx=ctx)
    call = AgentCall(
        agent,
        request.message,
        key.id,
        by=actor.id,
        session_id=request.session_id,
        question_id=text_at(key.progress, "questionId") or None,
        metadata=request.metadata,
        scopes=actor.scopes,
    )
    pending = PendingCall(call, key, began)
    if key.result is None:
        await _prepare(ctx, pending)
    return pending


async def _prepare(ctx: Context, pending: PendingCall) -> None:
    """Check that the agent can be called, and send the message in the session. On failure, release the key."""
    actor, call, key = ctx.actor, pending.call, pending.key
    try:
        call.check_config()
        pending.repeatable = call.is_repeatable(ctx.resources.built_in)
        await require_repeatable(key, repeatable=pending.repeatable)
        async with transaction():
            agent = await get_visible(Agent, actor, call.agent.id, field="agent_id", lock=True)
            agent.require_usable("agent_id")
            if call.question_id is None and (question := await _post_question(actor, agent, call)) is not None:
                call = replace(call, question_id=question.id)
                await key.save_progress(questionId=question.id, causeId=str(question.cause_id))
            pending.call = replace(call, agent=agent)
    except OutcomeUnknown:
        raise
    except BaseException:
        await key.release()
        raise


async def _post_question(actor: Actor, agent: Agent, call: AgentCall) -> Message | None:
    """Send the message in its session and return it. Adds the agent to the session if necessary."""
    if call.session_id is None:
        return None
    session = await get_visible(Session, actor, call.session_id, field="session_id", lock=True)
    speaker = await session.participant(actor.id)
    if speaker is None:
        raise Forbidden("You are not in this session; join it first.", field=["session_id"])
    session.require_active()
    if await session.participant(agent.id) is None:
        if actor.kind is ActorKind.AGENT or (session.owner_id != actor.id and "agents:write" not in actor.scopes):
            raise InvalidInput("This agent is not in the session; the session's owner can add it.", field=["agent_id"])
        await session.join(agent.id, by=actor.id)
    await speaker.touch()
    await session.count_request(agent.id)
    return await Message.send(
        session=session,
        by=actor.id,
        from_id=actor.id,
        to_id=agent.id,
        content=call.message,
        type=MessageType.TEXT,
        metadata=call.metadata,
        reply_to_id=None,
    )


# ---------------------------------------------------------------- the reply


async def _call_and_store(ctx: Context, pending: PendingCall) -> AgentReply:
    """Call the agent and store the reply, even if the caller stops waiting."""
    with caused_by(pending.cause_id):
        return await _call_and_conclude(ctx, pending)


async def _call_and_conclude(ctx: Context, pending: PendingCall) -> AgentReply:
    async with _failures_stored(ctx, pending, "Parley stopped during the call."):
        if pending.call.agent.is_worker:
            answer = await ask_worker(ctx.resources.waits, pending.call, pending.key)
        else:
            answer = await call_agent(ctx.resources.invocations.connectors, pending.call, ctx.resources.built_in)
        return await _conclude(ctx, pending, answer)


@contextlib.asynccontextmanager
async def _failures_stored(ctx: Context, pending: PendingCall, cut_off: str) -> AsyncIterator[None]:
    """Run the block that calls an agent, and store its failure.

    Args:
        cut_off: the error to store if the block is cancelled.
    """
    try:
        async with renewed(pending.key):
            yield
    except (asyncio.CancelledError, GeneratorExit):
        if not pending.concluded:
            error = UpstreamUnavailable(cut_off)
            ctx.resources.invocations.start(_store_failure(pending, error, cut_off=True), critical=True)
        raise
    except Exception as error:
        # The task may be cancelled meanwhile: then the key would not be released.
        storing = ctx.resources.invocations.start(_store_failure(pending, error), critical=True)
        await asyncio.shield(storing)
        raise


async def _conclude(ctx: Context, pending: PendingCall, answer: AgentAnswer) -> AgentReply:
    """Store a reply, even if the caller disconnects in the meantime."""
    pending.concluded = True
    return await asyncio.shield(ctx.resources.invocations.start(_store(ctx.actor, pending, answer), critical=True))


async def _store(actor: Actor, pending: PendingCall, answer: AgentAnswer) -> AgentReply:
    """Store the message in the session, the event, and the result under the key, in one transaction."""
    call, simulated = pending.call, answer.metadata.get("simulated") is True
    with caused_by(pending.cause_id):
        async with transaction():
            message = await _post_reply(actor, call, answer)
            reply = AgentReply(answer.content, answer.metadata, simulated, pending.duration_ms, message)
            if not call.agent.is_worker:  # a worker's events are those of its task
                await record_execution(call.agent.id, _invocation(pending), simulated=simulated)
            await pending.key.complete(_stored(reply))
    return reply


async def _post_reply(actor: Actor, call: AgentCall, answer: AgentAnswer) -> Message | None:
    if call.session_id is None:
        return None
    session = await visible(Session, actor).filter(id=call.session_id).select_for_update().first()
    return await post_reply(session, answer, from_id=call.agent.id, to_id=actor.id, question_id=call.question_id)


async def _store_failure(pending: PendingCall, error: Exception, *, cut_off: bool = False) -> None:
    """Store the failure, and release the key or mark its outcome unknown.

    Args:
        cut_off: the call was abandoned, so it may have taken effect.
    """
    call, key = pending.call, pending.key
    said = f"{error.code.value}: {error.message}" if isinstance(error, ParleyError) else "Internal error."
    try:
        async with transaction():
            if not call.agent.is_worker:
                with caused_by(pending.cause_id):
                    await record_execution(call.agent.id, _invocation(pending), error=said)
            if _may_have_taken_effect(pending, error, cut_off=cut_off):
                await key.give_up(f"The agent may have acted on the message. {said}")
            else:
                await key.release()
    except Exception:  # the caller gets the error itself
        _log.exception("failed to record the error of agent %s", call.agent.id)


def _may_have_taken_effect(pending: PendingCall, error: Exception, *, cut_off: bool) -> bool:
    if isinstance(error, OutcomeUnknown) or not isinstance(error, ParleyError):
        return True
    return cut_off and not pending.repeatable


def _invocation(pending: PendingCall) -> Invocation:
    call = pending.call
    return Invocation(by=call.by, duration_ms=pending.duration_ms, session_id=call.session_id)


# ---------------------------------------------------------------- results under a key


def _stored(reply: AgentReply) -> JsonObject:
    return {
        "content": reply.content,
        "metadata": reply.metadata,
        "simulated": reply.simulated,
        "durationMs": reply.duration_ms,
        "messageId": reply.message.id if reply.message is not None else None,
    }


async def _restored(actor: Actor, result: JsonObject) -> AgentReply:
    stored: Any = result
    id = stored["messageId"]
    message = None if id is None else await visible(Message, actor).filter(id=id).first()
    return AgentReply(stored["content"], stored["metadata"], stored["simulated"], stored["durationMs"], message)
