"""Messages in sessions. A message never changes."""

from enum import Enum
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from json_types import JsonObject
from models.causes import current_cause, new_event_id
from models.events import EventKind, Topics, record
from storage.record import JsonField, Record
from storage.row_versions import renew


class MessageType(Enum):
    """The type of a message's content."""

    TEXT = "TEXT"
    CODE = "CODE"
    DATA = "DATA"
    TOOL_CALL = "TOOL_CALL"
    TOOL_RESULT = "TOOL_RESULT"
    SYSTEM = "SYSTEM"


DEFAULT_MESSAGE_TYPE: Final = MessageType.TEXT


class Message(Record):
    """A message in a session, to all participants or to one.

    `cause_id` is the event that recorded it, which causes the replies to it.
    """

    PREFIX = "msg"

    session_id = fields.CharField(max_length=40)
    from_id = fields.CharField(max_length=40)
    to_id = fields.CharField(max_length=40, null=True)
    content = fields.TextField()
    type = fields.CharEnumField(MessageType, max_length=20, default=DEFAULT_MESSAGE_TYPE)
    metadata: JsonField[JsonObject] = JsonField(default=dict)
    reply_to_id = fields.CharField(max_length=40, null=True)
    cause_id = fields.CharField(max_length=120, null=True)

    class Meta:
        table = "messages"
        indexes = (Index(fields=("organization_id", "session_id", "id")),)

    @classmethod
    async def send(cls, *, session: Record, by: str, reply_to: Self | None = None, **columns: object) -> Self:
        """Insert a message in a session whose row is locked, which keeps the ids in the order of the commits.

        The row gets another version, by which those who do not lock it learn that there is another message.

        Args:
            by: the actor who sends it, possibly on behalf of the agent that it is from.
            reply_to: the message that it replies to, whose id is among the columns.
        """
        event_id = new_event_id()
        message = cls.new(organization_id=session.organization_id, session_id=session.id, cause_id=event_id, **columns)
        await message.insert()
        renew(session)
        await record(
            EventKind.MessageSent,
            organization_id=session.organization_id,
            by=by,
            topics=Topics(session_id=session.id),
            payload={"session": session.columns(), "message": message.columns()},
            caused_by=current_cause() or (None if reply_to is None else reply_to.cause_id),
            event_id=event_id,
        )
        return message
