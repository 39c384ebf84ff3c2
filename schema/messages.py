"""Messages of a session as GraphQL types, and sending one."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, cast

import strawberry

from json_types import Json
from models import messages as tables
from models import sessions as session_tables
from resolvers import messages as resolvers
from schema.base import JSON, Actor, Backed, Info, Node, UserError, described, errors_as_data, errors_field
from schema.links import leads_to
from schema.projection import reads, row_with_id
from schema.users import actor_in, actor_of

if TYPE_CHECKING:
    from schema.sessions import Session

MessageType = described(
    tables.MessageType,
    "How a message is to be read.",
    TEXT="Plain text or Markdown.",
    CODE="Source code; `metadata` may name the language.",
    DATA="Data for a program, such as JSON.",
    TOOL_CALL="An agent asks for a tool to be run.",
    TOOL_RESULT="What a tool returned.",
    SYSTEM="A remark on the session rather than a part of the conversation.",
)


@strawberry.type(description="Something said in a session. It is never changed.")
class Message(Backed, Node):
    ROWS = tables.Message

    content: str = strawberry.field(description="What was said.")
    type: tables.MessageType = strawberry.field(description="How the content is to be read.")
    metadata: JSON = strawberry.field(description="What the sender added for programs: a JSON object.")
    created_at: datetime = strawberry.field(description="When it was sent.")

    @strawberry.field(description="The session it was sent in.")
    @leads_to(session_tables.Session, "session_id")
    async def session(
        self, info: Info, root: strawberry.Parent[tables.Message]
    ) -> Annotated["Session", strawberry.lazy("schema.sessions")]:
        return cast("Session", await row_with_id(info, session_tables.Session, root.session_id))

    @strawberry.field(name="from", description="Who said it.")
    @actor_in("from_id")
    async def sender(self, info: Info, root: strawberry.Parent[tables.Message]) -> Actor:
        return await actor_of(info, root.from_id)

    @strawberry.field(name="to", description="Whom it is meant for; null is everybody in the session.")
    @reads("to_id")
    async def recipient(self, info: Info, root: strawberry.Parent[tables.Message]) -> Actor | None:
        return None if root.to_id is None else await actor_of(info, root.to_id)

    @strawberry.field(description="The message that it answers.")
    @leads_to(tables.Message, "reply_to_id")
    async def reply_to(self, info: Info, root: strawberry.Parent[tables.Message]) -> "Message | None":
        return Message.maybe(await row_with_id(info, tables.Message, root.reply_to_id))


@strawberry.input(description="What to say, in which session.")
class SendMessageInput:
    session_id: strawberry.ID = strawberry.field(description="The session, which must be ACTIVE and have you in it.")
    from_agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="Speak as this agent of the session, with the scope agents:write. An agent is itself anyway.",
    )
    to_agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The agent of the session that the message is meant for. Everybody can still read it."
    )
    content: str = strawberry.field(description="What to say, at most 64 KiB.")
    type: tables.MessageType | None = strawberry.field(
        default=tables.MessageType.TEXT, description="How the content is to be read."
    )
    metadata: JSON | None = strawberry.field(default=None, description="A JSON object for programs.")
    reply_to_id: strawberry.ID | None = strawberry.field(
        default=None, description="The message of the same session that this one answers."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours sends the message once."
    )


@strawberry.type(description="The message that was sent.")
class MessagePayload:
    message: Message | None = strawberry.field(default=None, description="The message; null when there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class MessageMutation:
    @strawberry.mutation(description="Says something in a session that you are in.")
    @errors_as_data(MessagePayload)
    async def send_message(
        self, info: Info, input: Annotated[SendMessageInput, strawberry.argument(description="What to say.")]
    ) -> MessagePayload:
        row = await resolvers.send_message(
            info.context,
            session_id=input.session_id,
            from_agent_id=input.from_agent_id,
            to_agent_id=input.to_agent_id,
            content=input.content,
            type=input.type or tables.MessageType.TEXT,
            metadata=cast(Json, input.metadata),
            reply_to_id=input.reply_to_id,
            idempotency_key=input.idempotency_key,
        )
        return MessagePayload(message=Message.of(row))
