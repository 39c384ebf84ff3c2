"""Receiving requests: each is stored, in its conversation, before it is acknowledged."""

from typing import Final

from engine.requests.conversations import Conversation, remember_origin
from engine.requests.normalized import channel_fields, normalized
from errors import InvalidInput, NotFound, RateLimited
from json_types import JsonObject
from models.agents import Agent
from models.causes import caused_by
from models.messages import Message, MessageType
from models.requests import Request
from models.sessions import Channel, Session
from storage.database import advisory_lock
from storage.lookups import find_one

MOST_OPEN: Final = 100
"""The requests of one user that have not ended, so that nobody occupies all places for work on requests."""

ASKED_FOR: Final = "The request asked for this agent."


async def receive(
    *,
    organization_id: str,
    user_id: str,
    channel: Channel,
    content: str,
    by: str,
    metadata: JsonObject | None = None,
    normalized_extra: JsonObject | None = None,
    agent_id: str | None = None,
    session_id: str | None = None,
    external_channel_id: str | None = None,
    external_thread_id: str | None = None,
    external_id: str | None = None,
) -> Request:
    """Store a request in the running transaction. After the commit, a replica processes it.

    Args:
        user_id: the user who asks, whose credential or linked account the caller has verified.
        by: the id of the actor that the event names.
        normalized_extra: fields of the channel that are not in `metadata`, by their documented names.
        agent_id: the agent that is to reply; by default, one is chosen.
        session_id: the session to ask in, which the caller has checked; by default that of the conversation, which is
            identified by the user, the channel and the external channel and thread.
        external_id: the id at the source. A request that was received before is returned as it is.

    Raises:
        NotFound: there is no such agent or session.
        Conflict: the agent is stopped.
        InvalidInput: the agent is not in the session of another user.
        RateLimited: too many requests of the user have not ended.
    """
    if external_id is not None:
        received = await _received_before(organization_id, channel, external_id)
        if received is not None:
            return received
    await _require_few_open(organization_id, user_id)
    place = Conversation(organization_id, user_id, channel, session_id, external_channel_id, external_thread_id)
    session = await place.session(content)
    if agent_id is not None:
        await _require_agent(session, agent_id, user_id)
    fields = channel_fields(channel, metadata or {}, normalized_extra or {})
    integration: JsonObject = {
        "integration_type": channel.value,
        "channel_id": external_channel_id,
        "thread_id": external_thread_id,
        **fields,
    }
    request = Request.prepare(
        organization_id=organization_id,
        session_id=session.id,
        channel=channel,
        user_id=user_id,
        content=content,
        metadata=metadata or {},
        agent_id=agent_id,
        routing_reason=ASKED_FOR if agent_id is not None else None,
        external_id=external_id,
    )
    request.normalized = normalized(request, fields)
    await request.add(by=by)
    with caused_by(request.cause_id):
        await remember_origin(session, user_id=user_id, integration=integration, by=by)
        await _post(session, request)
    return request


async def _received_before(organization_id: str, channel: Channel, external_id: str) -> Request | None:
    await advisory_lock(f"request {organization_id} {channel.value} {external_id}")
    return await Request.filter(organization_id=organization_id, channel=channel, external_id=external_id).first()


async def _require_few_open(organization_id: str, user_id: str) -> None:
    mine = Request.filter(organization_id=organization_id, user_id=user_id, due_at__isnull=False)
    if await mine.count() >= MOST_OPEN:
        raise RateLimited(f"At most {MOST_OPEN} of your requests may be in progress at a time.", retry_after_seconds=5)


async def _require_agent(session: Session, agent_id: str, user_id: str) -> None:
    agent = await find_one(Agent, session.organization_id, agent_id)
    if agent is None:
        raise NotFound("There is no agent with this id.", field=["agent_id"])
    agent.require_usable("agent_id")
    if session.owner_id != user_id and await session.participant(agent_id) is None:
        raise InvalidInput("This agent is not in the session; the session's owner can add it.", field=["agent_id"])


async def _post(session: Session, request: Request) -> None:
    """Add the request to the messages of its session, which are what an agent remembers of it."""
    await session.count_request(request.agent_id, request.id)
    message = await Message.send(
        session=session,
        by=request.user_id,
        from_id=request.user_id,
        to_id=request.agent_id,
        content=request.content,
        type=MessageType.TEXT,
        metadata={"requestId": request.id},
        reply_to_id=None,
    )
    await request.save_progress(questionId=message.id)
