"""Sessions: shared conversations of users and agents, and their participants.

::

    ACTIVE <──> INACTIVE     by an update
       └──┬────────┘
          ├──> EXPIRED       automatically, when `expires_at` is reached
          └──> ARCHIVED      also from EXPIRED; final: nothing in the session can change

Participants join, send messages and edit documents in an ACTIVE session; they can leave any that is not ARCHIVED.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json, JsonObject
from models.events import EventKind, Topics, record, record_change
from storage.clock import now
from storage.ids import AGENT_PREFIX, SYSTEM_ID, prefix_of
from storage.record import JsonField, Record
from storage.row_versions import renew


class SessionStatus(Enum):
    """The state of a session."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    EXPIRED = "EXPIRED"
    ARCHIVED = "ARCHIVED"


class Channel(Enum):
    """The channel through which a session is used."""

    WEB = "WEB"
    CLI = "CLI"
    TOOL = "TOOL"
    SLACK = "SLACK"
    EMAIL = "EMAIL"
    SMS = "SMS"
    WEBHOOK = "WEBHOOK"
    TEAMS = "TEAMS"
    DISCORD = "DISCORD"
    GENERIC = "GENERIC"
    TEST = "TEST"


class Presence(Enum):
    """A participant's presence, as it reports it."""

    ONLINE = "ONLINE"
    AWAY = "AWAY"
    OFFLINE = "OFFLINE"


DEFAULT_CHANNEL: Final = Channel.WEB

UNREACHABLE: Final = frozenset({"OFFLINE", "STOPPED"})
"""The statuses of an agent that is not reachable."""

_TRANSITIONS: Final[Mapping[SessionStatus, frozenset[SessionStatus]]] = {
    SessionStatus.ACTIVE: frozenset({SessionStatus.INACTIVE, SessionStatus.ARCHIVED}),
    SessionStatus.INACTIVE: frozenset({SessionStatus.ACTIVE, SessionStatus.ARCHIVED}),
    SessionStatus.EXPIRED: frozenset({SessionStatus.ARCHIVED}),
    SessionStatus.ARCHIVED: frozenset(),
}
"""The statuses that a caller can set, by the current one."""

ENDED: Final = frozenset({SessionStatus.EXPIRED, SessionStatus.ARCHIVED})
"""The statuses in which nothing more is said in a session."""


class Session(Record):
    """A shared conversation of users and agents.

    Its participants change only while its row is locked, which is what enforces `max_participants`. The columns about
    requests count the messages with which its agents were invoked.

    `conversation_key` identifies the conversations of requests: the sessions of one user, channel and thread have the
    same one. `external_session_id` and `llama_stack_session_id` are what agents name their side of the conversation.
    """

    PREFIX = "ses"

    name = fields.CharField(max_length=255)
    description = fields.TextField(null=True)
    status = fields.CharEnumField(SessionStatus, max_length=20, default=SessionStatus.ACTIVE)
    channel = fields.CharEnumField(Channel, max_length=20, default=DEFAULT_CHANNEL)
    owner_id = fields.CharField(max_length=40)
    max_participants = fields.IntField(null=True)
    auto_approval = fields.BooleanField(default=False)
    context: JsonField[JsonObject] = JsonField(default=dict)
    metadata: JsonField[JsonObject] = JsonField(default=dict)
    external_channel_id = fields.CharField(max_length=255, null=True)
    external_thread_id = fields.CharField(max_length=255, null=True)
    current_agent_id = fields.CharField(max_length=40, null=True)
    total_requests = fields.IntField(default=0)
    last_request_at = fields.DatetimeField(null=True)
    last_request_id = fields.CharField(max_length=40, null=True)
    external_session_id = fields.CharField(max_length=255, null=True)
    llama_stack_session_id = fields.CharField(max_length=255, null=True)
    conversation_key = fields.CharField(max_length=64, null=True)
    expires_at = fields.DatetimeField(null=True)

    class Meta:
        table = "sessions"
        indexes = (
            Index(fields=("organization_id", "id")),
            Index(fields=("organization_id", "status", "id")),
            Index(fields=("organization_id", "owner_id", "id")),
            Index(fields=("status", "expires_at")),
            Index(fields=("organization_id", "conversation_key", "id")),
        )

    @classmethod
    async def open(cls, *, organization_id: str, by: str, with_ids: Sequence[str] = (), **columns: object) -> Self:
        """Insert a session owned by `by`, with `by` and `with_ids` as participants, as one change with one event."""
        session = cls.new(organization_id=organization_id, owner_id=by, **columns)
        await session.insert()
        others = [other for other in dict.fromkeys(with_ids) if other != by]
        for each in [by, *others]:
            await Participant.of(session, each, seen=each == by).insert()
        agents: list[Json] = [each for each in dict.fromkeys([by, *others]) if prefix_of(each) == AGENT_PREFIX]
        await session._record(EventKind.SessionCreated, by, agent_ids=agents)
        return session

    async def change(self, by: str, changes: Mapping[str, object]) -> None:
        """Update columns whose values differ, if any.

        Raises:
            Conflict: the session is archived, has expired and is not being archived, or cannot change from its status
                to the given one.
        """
        changes = {name: value for name, value in changes.items() if getattr(self, name) != value}
        if not changes:
            return
        self._require_changeable(changes)
        for name, value in changes.items():
            setattr(self, name, value)
        await self.save()
        await self._record(EventKind.SessionUpdated, by)

    async def count_request(self, agent_id: str | None, request_id: str | None = None) -> None:
        """Count a message with which an agent is invoked in the locked session.

        Args:
            agent_id: None if it is not known yet.
            request_id: the id of the request, if the message is one.
        """
        self.total_requests += 1
        self.last_request_at = now()
        self.last_request_id = request_id or self.last_request_id
        self.current_agent_id = agent_id or self.current_agent_id
        await self.update_columns("total_requests", "current_agent_id", "last_request_at", "last_request_id")

    async def use_agent(self, agent_id: str) -> None:
        """Record in the locked session the agent that replies in it."""
        if self.current_agent_id != agent_id:
            self.current_agent_id = agent_id
            await self.update_columns("current_agent_id")

    def _require_changeable(self, changes: Mapping[str, object]) -> None:
        status, target = self.effective_status(now()), changes.get("status")
        if isinstance(target, SessionStatus):
            if target not in _TRANSITIONS[status]:
                raise Conflict(f"A session that is {status.value} cannot become {target.value}.", field=["status"])
        elif status in ENDED:
            raise Conflict(f"The session is {status.value} and can no longer be changed.", field=["id"])

    async def join(self, actor_id: str, *, by: str) -> None:
        """Add a participant. Has no effect on an existing one.

        Raises:
            Conflict: the session is not active, or is full.
        """
        self.require_active()
        if await self.participant(actor_id) is not None:
            return
        if self.max_participants is not None and await self.size() >= self.max_participants:
            raise Conflict(
                f"The session is full; it can have {self.max_participants} participants.", field=["session_id"]
            )
        participant = Participant.of(self, actor_id, seen=actor_id == by)
        await participant.insert()
        await self._record(EventKind.ParticipantJoined, by, participant)

    async def leave(self, actor_id: str, *, by: str) -> None:
        """Remove a participant. Has no effect if the actor is not one.

        Raises:
            Conflict: the session is archived.
        """
        self.require_unarchived()
        participant = await self.participant(actor_id)
        if participant is None:
            return
        await participant.delete()
        renew(self)
        await self._record(EventKind.ParticipantLeft, by, participant)

    async def expire(self, moment: datetime) -> bool:
        """ACTIVE or INACTIVE → EXPIRED, if `expires_at` is reached. Return whether it has changed."""
        if self.status in ENDED or self.effective_status(moment) is not SessionStatus.EXPIRED:
            return False
        self.status = SessionStatus.EXPIRED
        await self.save()
        await self._record(EventKind.SessionUpdated, SYSTEM_ID)
        return True

    def effective_status(self, moment: datetime) -> SessionStatus:
        """Return the status at `moment`: a session expires at `expires_at`, even before the scheduler marks it."""
        if self.status in ENDED or self.expires_at is None or moment < self.expires_at:
            return self.status
        return SessionStatus.EXPIRED

    def require_active(self, field: str = "session_id") -> None:
        """Require an active session.

        Raises:
            Conflict: it is not active.
        """
        status = self.effective_status(now())
        if status is not SessionStatus.ACTIVE:
            raise Conflict(f"The session is {status.value}, not ACTIVE.", field=[field])

    def require_unarchived(self, field: str = "session_id") -> None:
        """Require that the session is not archived.

        Raises:
            Conflict: it is archived.
        """
        if self.status is SessionStatus.ARCHIVED:
            raise Conflict("The session is ARCHIVED and can no longer be changed.", field=[field])

    async def participant(self, actor_id: str) -> "Participant | None":
        """Return the actor's participant, if it is one."""
        return await Participant.filter(session_id=self.id, actor_id=actor_id).first()

    async def size(self) -> int:
        """Return the number of participants."""
        return await Participant.filter(session_id=self.id).count()

    async def _record(self, kind: EventKind, by: str, participant: "Participant | None" = None, **extra: Json) -> None:
        payload: JsonObject = {"session": self.columns(), **extra}
        if participant is not None:
            payload["participant"] = participant.columns()
        topics = Topics(session_id=self.id)
        await record(kind, organization_id=self.organization_id, by=by, topics=topics, payload=payload)


class Participant(Record):
    """A user or agent in a session. The row is deleted when it leaves; the log remembers it."""

    PREFIX = "prt"

    session_id = fields.CharField(max_length=40)
    actor_id = fields.CharField(max_length=40, db_index=True)
    presence = fields.CharEnumField(Presence, max_length=20, default=Presence.ONLINE)
    joined_at = fields.DatetimeField()
    last_seen_at = fields.DatetimeField(null=True)

    class Meta:
        table = "participants"
        unique_together = (("session_id", "actor_id"),)

    @classmethod
    def of(cls, session: Session, actor_id: str, *, seen: bool) -> Self:
        """Return a new participant. One that was added by another actor has not been seen yet."""
        moment = now()
        return cls.new(
            organization_id=session.organization_id,
            session_id=session.id,
            actor_id=actor_id,
            joined_at=moment,
            last_seen_at=moment if seen else None,
        )

    def visible_presence(self, *, reachable: bool) -> Presence:
        """Return the presence to show: an unreachable agent is OFFLINE, whatever it has reported."""
        return self.presence if reachable else Presence.OFFLINE

    async def set_presence(self, presence: Presence) -> None:
        """Store the participant's presence. Setting the same again only updates `last_seen_at`."""
        changed = self.presence is not presence
        self.presence = presence
        self.last_seen_at = self.updated_at = now()
        await self.update_columns("presence", "last_seen_at", "updated_at")
        if changed:
            await record_change(
                self,
                {"presence": presence.value},
                by=self.actor_id,
                topics=Topics(session_id=self.session_id),
                type="presence.changed",
            )

    async def touch(self) -> None:
        """Update `last_seen_at`."""
        self.last_seen_at = self.updated_at = now()
        await self.update_columns("last_seen_at", "updated_at")
