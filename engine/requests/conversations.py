"""The conversation of a request: its session, and what its agents remember.

A session's context has three objects that belong to its requests, which agents get with each message:

user_context          who asks
conversation_context  what the agents want to remember: what their replies name `conversation_context` is merged in
integration_metadata  where the last request came from

A request whose session has expired, was archived or is inactive opens another one, which begins with that context and
the end of the conversation.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from errors import NotFound
from json_types import Json, JsonObject
from models.messages import Message, MessageType
from models.sessions import Channel, Session, SessionStatus
from models.users import User
from storage.clock import now
from storage.database import advisory_lock

USER: Final = "user_context"
CONVERSATION: Final = "conversation_context"
INTEGRATION: Final = "integration_metadata"

LARGEST_CONTEXT: Final = 65_536
"""Bytes of a session's context beyond which an agent's additions are dropped."""

_FOREIGN_IDS: Final[Mapping[str, Sequence[str]]] = {
    "external_session_id": ("external_session_id", "externalSessionId", "contextId"),
    "llama_stack_session_id": ("llama_stack_session_id", "llamaStackSessionId"),
}
"""The keys of a reply's metadata that name the agent's own conversation, by the column that stores it."""

_CARRIED_MESSAGES: Final = 10
_CARRIED_CHARACTERS: Final = 1000
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Conversation:
    """The place of a conversation.

    Args:
        session_id: the session that the client named, if any.
        channel_id: the channel in the external system.
        thread_id: the thread in it.
    """

    organization_id: str
    user_id: str
    channel: Channel
    session_id: str | None = None
    channel_id: str | None = None
    thread_id: str | None = None

    @property
    def key(self) -> str:
        """The key that the sessions of this user, channel and thread have in common."""
        parts = [self.user_id, self.channel.value, self.channel_id, self.thread_id]
        return hashlib.sha256(orjson.dumps(parts)).hexdigest()

    async def session(self, content: str) -> Session:
        """Return its locked session; another one is opened if there is none, or the last one is no longer active.

        Args:
            content: the request, after which a new session is named.

        Raises:
            NotFound: the session that the client named does not exist.
        """
        await advisory_lock(f"conversation {self.organization_id} {self.key}")
        last = await self._last(self.session_id)
        if self.session_id is not None and last is None:
            raise NotFound("There is no session with this id.", field=["session_id"])
        if last is not None and not _is_active(last):
            last = await self._last(None) or last
        return last if last is not None and _is_active(last) else await self._open(content, last)

    async def _last(self, id: str | None) -> Session | None:
        rows = Session.filter(organization_id=self.organization_id)
        rows = rows.filter(conversation_key=self.key) if id is None else rows.filter(id=id)
        return await rows.order_by("-id").select_for_update().first()

    async def _open(self, content: str, last: Session | None) -> Session:
        return await Session.open(
            organization_id=self.organization_id,
            by=self.user_id,
            name=_name_after(content),
            channel=self.channel,
            external_channel_id=self.channel_id,
            external_thread_id=self.thread_id,
            conversation_key=self.key,
            context={} if last is None else await _carried(last),
        )


def _is_active(session: Session) -> bool:
    return session.effective_status(now()) is SessionStatus.ACTIVE


def _name_after(content: str) -> str:
    line = " ".join(content.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


# ---------------------------------------------------------------- what agents remember


async def _carried(last: Session) -> JsonObject:
    """Return the context of a new session that continues another one's conversation."""
    rows = Message.filter(session_id=last.id, type=MessageType.TEXT).order_by("-id").limit(_CARRIED_MESSAGES)
    messages: list[Json] = [
        {"from_id": row.from_id, "content": row.content[:_CARRIED_CHARACTERS]} for row in reversed(await rows)
    ]
    context = _object(last.context)
    conversation = _object(context.get(CONVERSATION))
    carried: JsonObject = {**conversation, "previous_session_id": last.id, "previous_messages": messages}
    return _limited({**context, CONVERSATION: carried}, context)


async def remember_origin(session: Session, *, user_id: str, integration: JsonObject, by: str) -> None:
    """Store in the locked session who asks, and from where."""
    context = _object(session.context)
    user = await User.filter(id=user_id).first()
    known: JsonObject = {
        **_object(context.get(USER)),
        "user_id": user_id,
        "user_name": user.name if user is not None else None,
    }
    origin: JsonObject = {name: value for name, value in integration.items() if value is not None}
    changed: JsonObject = {CONVERSATION: {}, **context, USER: known, INTEGRATION: origin}
    await session.change(by, {"context": _limited(changed, context)})


async def remember_reply(session: Session, metadata: JsonObject, *, by: str) -> None:
    """Store in the locked session what an agent's reply asks to remember, and its ids of the conversation."""
    context = _object(session.context)
    changed = dict(context)
    for name in (USER, CONVERSATION):
        if isinstance(metadata.get(name), dict):
            changed[name] = {**_object(context.get(name)), **_object(metadata[name])}
    changes: dict[str, object] = {"context": _limited(changed, context)}
    for name, keys in _FOREIGN_IDS.items():
        if (id := _foreign_id(metadata, keys)) is not None:
            changes[name] = id
    await session.change(by, changes)


def _foreign_id(metadata: JsonObject, keys: Sequence[str]) -> str | None:
    found = (metadata.get(key) for key in keys)
    return next((id for id in found if isinstance(id, str) and 0 < len(id) <= 255), None)


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _limited(changed: JsonObject, before: JsonObject) -> JsonObject:
    return changed if len(orjson.dumps(changed)) <= LARGEST_CONTEXT else before
