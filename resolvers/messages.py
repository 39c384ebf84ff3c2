"""Messages: sending and reading them."""

from dataclasses import dataclass
from typing import Any

from auth.access import find_visible_version, get_visible, visible_query
from auth.actor import Actor, ActorKind
from context.operation import Context
from errors import Forbidden, InvalidInput
from json_types import Json
from models.agents import Agent
from models.messages import Message, MessageType
from models.sessions import Participant, Session
from resolvers import checks
from resolvers.idempotency import once
from resolvers.participation import require_to_take_part
from storage.queries import Query
from storage.shared_transactions import Seen


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to send, as the client gives it.

    Args:
        from_agent_id: the agent as which it is sent, if the caller sends for one.
    """

    session_id: str
    from_agent_id: str | None
    to_agent_id: str | None
    content: str
    type: MessageType
    metadata: Json
    reply_to_id: str | None


async def send_message(ctx: Context, asked: NewMessage, *, idempotency_key: str | None) -> Message:
    """Send a message in a session, as the caller or as an agent for which it may act. The sender is in the session.

    Raises:
        NotFound: there is no such session, agent or message.
        Forbidden: the caller is not in the session, takes no part in it, or may not act for the agent.
        Conflict: the session is not active.
        InvalidInput: an agent is not in the session, the message replied to is in another session, or a value is
            invalid.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    sending = _Sending(actor, asked, _columns(actor, asked))
    if idempotency_key is None:
        key = (actor.organization_id, asked.session_id)
        return await ctx.resources.shared_transactions.run(key, sending.lock, sending.send, sending.look)
    arguments = sending.columns | {"session_id": asked.session_id}
    return await once(actor, idempotency_key, "sendMessage", arguments, Message, sending.lock_and_send)


def _columns(actor: Actor, asked: NewMessage) -> dict[str, object]:
    """Return the values of the message to send, which can be stored."""
    return {
        "content": _content(asked.content),
        "type": asked.type,
        "metadata": checks.json_object(asked.metadata, "metadata"),
        "reply_to_id": asked.reply_to_id,
        "from_id": asked.from_agent_id or actor.id,
        "to_id": asked.to_agent_id,
    }


class _Conversation:
    """A session and those of its participants that have been read, which its lock or its version keeps as they are."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._participants: dict[str, Participant | None] = {}

    async def participant(self, actor_id: str) -> Participant | None:
        """Return the actor's participant, if it is one."""
        if actor_id not in self._participants:
            self._participants[actor_id] = await self.session.participant(actor_id)
        return self._participants[actor_id]

    async def require(self, agent_id: str, actor: Actor, field: str) -> None:
        """Require that an agent is in the session."""
        agent = await get_visible(Agent, actor, agent_id, field=field)
        if await self.participant(agent.id) is None:
            raise InvalidInput("This agent is not in the session.", field=[field])


@dataclass(frozen=True, slots=True)
class _Sending:
    """A message that is being sent: the parts of a shared transaction, see `SharedTransactions.run`."""

    actor: Actor
    asked: NewMessage
    columns: dict[str, Any]

    async def lock(self) -> _Conversation:
        """Lock the session."""
        return _Conversation(
            await get_visible(Session, self.actor, self.asked.session_id, field="session_id", lock=True)
        )

    async def look(self) -> Seen[_Conversation] | None:
        """Read the session without locking it."""
        found = await find_visible_version(Session, self.actor, self.asked.session_id)
        return None if found is None else Seen(_Conversation(found[0]), found[1])

    async def send(self, conversation: _Conversation) -> Message:
        """Check the message against the session and store it."""
        session = conversation.session
        sender = await self._sender(conversation)
        if self.asked.to_agent_id is not None:
            await conversation.require(self.asked.to_agent_id, self.actor, "to_agent_id")
        replied_to = await _message_of(self.actor, session, self.asked.reply_to_id)
        session.require_active()
        if sender is not None:
            await sender.touch()
        return await Message.send(session=session, by=self.actor.id, reply_to=replied_to, **self.columns)

    async def lock_and_send(self) -> Message:
        """Send the message in a transaction of its own."""
        return await self.send(await self.lock())

    async def _sender(self, conversation: _Conversation) -> Participant | None:
        """Return the caller's participant; None for one who is not in the session and sends as an agent that is."""
        participant = await conversation.participant(self.actor.id)
        agent_id = self.asked.from_agent_id
        if agent_id is not None and agent_id != self.actor.id:
            await _require_may_send_as(self.actor, conversation, agent_id)
        elif participant is None:
            raise Forbidden("You are not in this session; join it first.", field=["session_id"])
        return participant


def _content(content: str) -> str:
    checks.text(content, "content", longest=checks.LONGEST_CONTENT)
    if len(content.encode()) > checks.LONGEST_CONTENT:
        raise InvalidInput(f"content can have at most {checks.LONGEST_CONTENT} bytes.", field=["content"])
    return content


async def _require_may_send_as(actor: Actor, conversation: _Conversation, agent_id: str) -> None:
    """Require that the agent is in the session, and that the actor takes part in it and operates agents."""
    await require_to_take_part(actor, conversation.session, field="session_id")
    await conversation.require(agent_id, actor, "from_agent_id")
    if actor.kind is ActorKind.AGENT:
        raise Forbidden("An agent can only send messages as itself.", field=["from_agent_id"])
    if "agents:write" not in actor.scopes:
        raise Forbidden("Sending as an agent requires the scope agents:write.", field=["from_agent_id"])


async def _message_of(actor: Actor, session: Session, reply_to_id: str | None) -> Message | None:
    """Return the message that is replied to, which must be of this session."""
    if reply_to_id is None:
        return None
    message = await get_visible(Message, actor, reply_to_id, field="reply_to_id")
    if message.session_id != session.id:
        raise InvalidInput("This message belongs to another session.", field=["reply_to_id"])
    return message


def messages(ctx: Context) -> Query[Message]:
    """Return the messages of all sessions."""
    ctx.actor.require("collaboration:read")
    return visible_query(Message, ctx.actor)
