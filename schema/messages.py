"""GraphQL types and fields for messages: reading and sending them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import messages as tables
from models import sessions as session_tables
from resolvers import messages as resolvers
from schema.base import JSON, Backed, Info, Node, describe_enum, or_default
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.relations import MessageView, SessionView, related, related_actor

MessageType = describe_enum(
    tables.MessageType,
    "The kind of content of a message.",
    TEXT="Plain text or Markdown.",
    CODE="Source code; `metadata` can name the language.",
    DATA="Data for a program, such as JSON.",
    TOOL_CALL="An agent's request to run a tool.",
    TOOL_RESULT="The result of a tool.",
    SYSTEM="A notice about the session rather than part of the conversation.",
)


@strawberry.type(description="A message in a session; immutable.")
class Message(Backed, Node):
    ROWS = tables.Message

    content: str = strawberry.field(description="The text of the message.")
    type: tables.MessageType = strawberry.field(description="The kind of content.")
    metadata: JSON = strawberry.field(description="Metadata added by the sender: a JSON object.")
    created_at: datetime = strawberry.field(description="When it was sent.")

    session = related("session_id", session_tables.Session, SessionView, "The session it was sent in.")
    sender = related_actor("from_id", "The sender.", name="from")
    recipient = related_actor(
        "to_id", "The intended recipient; null means everyone in the session.", name="to", optional=True
    )
    reply_to = related("reply_to_id", tables.Message, MessageView | None, "The message it replies to.")


@strawberry.input(description="The message to send.")
class SendMessageInput:
    session_id: strawberry.ID = strawberry.field(
        description="The id of the session, which must be `ACTIVE` and have the sender as a participant."
    )
    from_agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of an agent in the session to send as; requires the scope `agents:write`, with which you "
        "need not be in the session yourself. An agent always sends as itself.",
    )
    to_agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the agent in the session that the message is intended for. Everyone in the session "
        "can still read it.",
    )
    content: str = strawberry.field(description="The text of the message, at most 64 KiB.")
    type: tables.MessageType | None = strawberry.field(
        default=tables.DEFAULT_MESSAGE_TYPE, description="The kind of content."
    )
    metadata: JSON | None = strawberry.field(default=None, description="Arbitrary metadata: a JSON object.")
    reply_to_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the message in the same session that this one replies to."
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.type(description="The result of `sendMessage`.")
class MessagePayload:
    message: Message | None = strawberry.field(default=None, description="The message; null if there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class MessageMutation:
    @strawberry.mutation(description="Send a message in a session, as yourself or as an agent in it.")
    @errors_as_data(MessagePayload)
    async def send_message(
        self, info: Info, input: Annotated[SendMessageInput, strawberry.argument(description="The message to send.")]
    ) -> MessagePayload:
        asked = resolvers.NewMessage(
            session_id=input.session_id,
            from_agent_id=input.from_agent_id,
            to_agent_id=input.to_agent_id,
            content=input.content,
            type=or_default(input.type, tables.DEFAULT_MESSAGE_TYPE),
            metadata=input.metadata,
            reply_to_id=input.reply_to_id,
        )
        row = await resolvers.send_message(info.context, asked, idempotency_key=input.idempotency_key)
        return MessagePayload(message=Message.of(row))
