"""Messages: sending and reading them."""

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


async def send_message(
    ctx: Context,
    *,
    session_id: str,
    from_agent_id: str | None,
    to_agent_id: str | None,
    content: str,
    type: MessageType,
    metadata: Json,
    reply_to_id: str | None,
    idempotency_key: str | None,
) -> Message:
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
    columns = {
        "content": _content(content),
        "type": type,
        "metadata": checks.json_object(metadata, "metadata"),
        "reply_to_id": reply_to_id,
        "from_id": from_agent_id or actor.id,
        "to_id": to_agent_id,
    }

    async def lock() -> _Conversation:
        return _Conversation(await get_visible(Session, actor, session_id, field="session_id", lock=True))

    async def look() -> Seen[_Conversation] | None:
        found = await find_visible_version(Session, actor, session_id)
        return None if found is None else Seen(_Conversation(found[0]), found[1])

    async def send(conversation: _Conversation) -> Message:
        session = conversation.session
        participant = await conversation.participant(actor.id)
        if from_agent_id is not None and from_agent_id != actor.id:
            await _require_may_send_as(actor, conversation, from_agent_id)
        elif participant is None:
            raise Forbidden("You are not in this session; join it first.", field=["session_id"])
        if to_agent_id is not None:
            await _require_participant(actor, conversation, to_agent_id, "to_agent_id")
        replied_to = await _message_of(actor, session, reply_to_id)
        session.require_active()
        if participant is not None:
            await participant.touch()
        return await Message.send(session=session, by=actor.id, reply_to=replied_to, **columns)

    async def create() -> Message:
        return await send(await lock())

    if idempotency_key is None:
        return await ctx.resources.shared_transactions.run((actor.organization_id, session_id), lock, send, look)
    arguments = columns | {"session_id": session_id}
    return await once(actor, idempotency_key, "sendMessage", arguments, Message, create)


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


def _content(content: str) -> str:
    checks.text(content, "content", longest=checks.LONGEST_CONTENT)
    if len(content.encode()) > checks.LONGEST_CONTENT:
        raise InvalidInput(f"content can have at most {checks.LONGEST_CONTENT} bytes.", field=["content"])
    return content


async def _require_may_send_as(actor: Actor, conversation: _Conversation, agent_id: str) -> None:
    """Require that the agent is in the session, and that the actor takes part in it and operates agents."""
    await require_to_take_part(actor, conversation.session, field="session_id")
    await _require_participant(actor, conversation, agent_id, "from_agent_id")
    if actor.kind is ActorKind.AGENT:
        raise Forbidden("An agent can only send messages as itself.", field=["from_agent_id"])
    if "agents:write" not in actor.scopes:
        raise Forbidden("Sending as an agent requires the scope agents:write.", field=["from_agent_id"])


async def _require_participant(actor: Actor, conversation: _Conversation, agent_id: str, field: str) -> None:
    agent = await get_visible(Agent, actor, agent_id, field=field)
    if await conversation.participant(agent.id) is None:
        raise InvalidInput("This agent is not in the session.", field=[field])


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
