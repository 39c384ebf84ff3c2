"""Receiving requests: each is stored, in its conversation, before it is acknowledged."""

from dataclasses import dataclass, field
from typing import Final

from engine.requests.conversations import Conversation, remember_origin
from engine.requests.normalized import channel_fields, normalized
from errors import InvalidInput, NotFound, RateLimited
from json_types import JsonObject
from models.agents import Agent
from models.causes import caused_by
from models.messages import Message, MessageType
from models.requests import Request
from models.sessions import Session
from storage.database import advisory_lock
from storage.lookups import find_one

MOST_OPEN: Final = 100
"""The requests of one user that have not ended, so that nobody occupies all places for work on requests."""

ASKED_FOR: Final = "The request asked for this agent."


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A user's request before it is stored.

    Args:
        conversation: who asks and where: the user, whose credential or linked account the caller has verified, and the
            session, which the caller has checked; by default that of the user, the channel and the external thread.
        extra: fields of the channel that are not in `metadata`, by their documented names.
        agent_id: the agent that is to reply; by default, one is chosen.
        external_id: the id at the source. A request that was received before is returned as it is.
    """

    conversation: Conversation
    content: str
    metadata: JsonObject = field(default_factory=dict)
    extra: JsonObject = field(default_factory=dict)
    agent_id: str | None = None
    external_id: str | None = None

    def fields(self) -> JsonObject:
        """Return the documented fields of its channel."""
        return channel_fields(self.conversation.channel, self.metadata, self.extra)


async def receive(asked: NewRequest, *, by: str) -> Request:
    """Store a request in the running transaction. After the commit, a replica processes it.

    Args:
        by: the id of the actor that the event names.

    Raises:
        NotFound: there is no such agent or session.
        Conflict: the agent is stopped.
        InvalidInput: the agent is not in the session of another user.
        RateLimited: too many requests of the user have not ended.
    """
    place = asked.conversation
    if asked.external_id is not None:
        received = await _received_before(place, asked.external_id)
        if received is not None:
            return received
    await _require_few_open(place)
    session = await place.session(asked.content)
    if asked.agent_id is not None:
        await _require_agent(session, asked.agent_id, place.user_id)
    request = _prepared(asked, session)
    await request.add(by=by)
    with caused_by(request.cause_id):
        await remember_origin(session, user_id=place.user_id, integration=_origin(asked), by=by)
        await _post(session, request)
    return request


def _prepared(asked: NewRequest, session: Session) -> Request:
    """Return the request as it is stored, with its normalized form."""
    place = asked.conversation
    request = Request.prepare(
        organization_id=place.organization_id,
        session_id=session.id,
        channel=place.channel,
        user_id=place.user_id,
        content=asked.content,
        metadata=asked.metadata,
        agent_id=asked.agent_id,
        routing_reason=ASKED_FOR if asked.agent_id is not None else None,
        external_id=asked.external_id,
    )
    request.normalized = normalized(request, asked.fields())
    return request


def _origin(asked: NewRequest) -> JsonObject:
    """Return where the request came from, as its session remembers it."""
    place = asked.conversation
    return {
        "integration_type": place.channel.value,
        "channel_id": place.channel_id,
        "thread_id": place.thread_id,
        **asked.fields(),
    }


async def _received_before(place: Conversation, external_id: str) -> Request | None:
    of, channel = place.organization_id, place.channel
    await advisory_lock(f"request {of} {channel.value} {external_id}")
    return await Request.filter(organization_id=of, channel=channel, external_id=external_id).first()


async def _require_few_open(place: Conversation) -> None:
    mine = Request.filter(organization_id=place.organization_id, user_id=place.user_id, due_at__isnull=False)
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
