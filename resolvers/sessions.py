"""Sessions: creating and changing them, joining and leaving them, and presence."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from auth.access import find_visible, get_visible, visible, visible_query
from auth.actor import Actor, ActorKind
from context.operation import Context
from errors import Conflict, Forbidden, InvalidInput, NotFound
from json_types import Json
from models.agents import Agent
from models.sessions import Channel, Participant, Presence, Session, SessionStatus
from resolvers import checks
from resolvers.idempotency import once
from resolvers.participation import require_to_take_part
from storage.database import transaction
from storage.ids import prefix_of
from storage.projection import Columns
from storage.queries import Operator, Query

MOST_PARTICIPANTS: Final = 10_000
_OF_AGENTS: Final = frozenset({"context"})
_OF_PARTICIPANTS: Final = frozenset({"name", "description", "context", "metadata"})
_CONFIG: Final = frozenset({"max_participants", "auto_approval"})
_NULLABLE: Final = frozenset({"description", "max_participants", "auto_approval", "expires_at"})


async def create_session(
    ctx: Context,
    *,
    name: str,
    description: str | None,
    agent_ids: Sequence[str] | None,
    max_participants: int | None,
    auto_approval: bool | None,
    context: Json,
    metadata: Json,
    channel: Channel,
    expires_at: datetime | None,
    idempotency_key: str | None,
) -> Session:
    """Create a session, owned by the caller, with the caller and the given agents as participants.

    Raises:
        Forbidden: the caller is an agent and adds other agents, or may not enable automatic approval.
        NotFound: one of the agents does not exist.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    columns: dict[str, object] = {
        "name": checks.text(name, "name"),
        "description": checks.optional_text(description, "description"),
        "max_participants": _max_participants(max_participants),
        "auto_approval": _auto_approval(actor, auto_approval or False),
        "context": checks.json_object(context, "context"),
        "metadata": checks.json_object(metadata, "metadata"),
        "channel": channel,
        "expires_at": checks.moment(expires_at, "expires_at"),
    }
    with_ids = _agent_ids(actor, agent_ids)
    if max_participants is not None and len({actor.id, *with_ids}) > max_participants:
        raise InvalidInput("You and these agents are more than maxParticipants.", field=["agent_ids"])

    async def create() -> Session:
        checks.moment(expires_at, "expires_at", future=True)  # here, because a repeated call can come after that time
        await _require_agents(actor, with_ids)
        return await Session.open(organization_id=actor.organization_id, by=actor.id, with_ids=with_ids, **columns)

    arguments = columns | {"agent_ids": with_ids}
    return await once(actor, idempotency_key, "createSession", arguments, Session, create)


async def update_session(ctx: Context, *, id: str, changes: Mapping[str, Any]) -> Session:
    """Change the given values of a session.

    Args:
        changes: any of name, description, status, max_participants, auto_approval, context, metadata and expires_at;
            absent values stay unchanged.

    Raises:
        NotFound: there is no such session.
        Conflict: the session's status does not allow the change, or it has more participants than the new limit.
        InvalidInput: a value is invalid.
        Forbidden: the caller takes no part in the session, may not change one of these values, or may not enable
            automatic approval.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    checks.no_nulls(changes, nullable=_NULLABLE)
    columns = {column: _checked(actor, column, value) for column, value in changes.items()}
    async with transaction():
        session = await get_visible(Session, actor, id, lock=True)
        await _require_may_change(actor, session, columns)
        limit = columns.get("max_participants")
        if limit is not None and limit < await session.size():
            raise Conflict("The session has more participants than that.", field=["config", "max_participants"])
        await session.change(actor.id, columns)
    return session


async def _require_may_change(actor: Actor, session: Session, changes: Mapping[str, object]) -> None:
    """Require that the caller may change these columns.

    Its owner and operators change everything; participants, whom anyone can become by joining, change what they work
    with; agents change only the context.
    """
    if actor.kind is not ActorKind.AGENT and (session.owner_id == actor.id or "agents:write" in actor.scopes):
        return
    await require_to_take_part(actor, session, field="id")
    changeable = _OF_AGENTS if actor.kind is ActorKind.AGENT else _OF_PARTICIPANTS
    if fixed := sorted(changes.keys() - changeable):
        field = ["config", fixed[0]] if fixed[0] in _CONFIG else [fixed[0]]
        raise Forbidden("Only the session's owner or an operator can change this.", field=field)


def _checked(actor: Actor, column: str, value: Any) -> Any:
    match column:
        case "name":
            return checks.text(value, column)
        case "description":
            return checks.optional_text(value, column)
        case "max_participants":
            return _max_participants(value)
        case "auto_approval":
            return _auto_approval(actor, value)
        case "context" | "metadata":
            return checks.json_object(value, column)
        case "expires_at":
            return checks.moment(value, column, future=True)
    if value is SessionStatus.EXPIRED:
        raise InvalidInput(
            "status cannot be set to EXPIRED; a session expires when expiresAt is reached.", field=["status"]
        )
    return value


def _max_participants(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= MOST_PARTICIPANTS:
        raise InvalidInput(
            f"maxParticipants must be from 1 to {MOST_PARTICIPANTS}.", field=["config", "max_participants"]
        )
    return value


def _auto_approval(actor: Actor, value: bool | None) -> bool:
    if value is None:
        raise InvalidInput(
            "autoApproval cannot be null; omit it to keep the current value.", field=["config", "auto_approval"]
        )
    # It grants every approval in the session, so it requires the scope for approving, which agents never have.
    if value and "approvals:respond" not in actor.scopes:
        raise Forbidden("Automatic approval requires the scope approvals:respond.", field=["config", "auto_approval"])
    return value


def _agent_ids(actor: Actor, agent_ids: Sequence[str] | None) -> list[str]:
    named = list(dict.fromkeys(agent_ids or ()))
    if len(named) > checks.MOST_WORDS:
        raise InvalidInput(
            f"agentIds can have at most {checks.MOST_WORDS} items; other agents can join later.", field=["agent_ids"]
        )
    if actor.kind is ActorKind.AGENT and any(id != actor.id for id in named):
        raise Forbidden("An agent can only add itself to a session.", field=["agent_ids"])
    return named


async def _require_agents(actor: Actor, ids: Sequence[str]) -> None:
    known = [id for id in ids if prefix_of(id) == Agent.PREFIX]
    if await visible(Agent, actor).filter(id__in=known).count() < len(ids):
        raise NotFound("At least one of these agents does not exist.", field=["agent_ids"])


async def join_session(ctx: Context, *, session_id: str, agent_id: str | None) -> Session:
    """Add the caller, or an agent, to a session. Has no effect on an existing participant.

    Raises:
        NotFound: there is no such session or agent.
        Forbidden: the caller may not add the agent.
        Conflict: the session is not active, or is full.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    async with transaction():
        session = await get_visible(Session, actor, session_id, field="session_id", lock=True)
        await session.join(await _participant_id(actor, session, agent_id), by=actor.id)
    return session


async def leave_session(ctx: Context, *, session_id: str, agent_id: str | None) -> Session:
    """Remove the caller, or an agent, from a session. Has no effect if it is not a participant.

    Raises:
        NotFound: there is no such session or agent.
        Forbidden: the caller may not remove the agent.
        Conflict: the session is archived.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    async with transaction():
        session = await get_visible(Session, actor, session_id, field="session_id", lock=True)
        await session.leave(await _participant_id(actor, session, agent_id), by=actor.id)
    return session


async def _participant_id(actor: Actor, session: Session, agent_id: str | None) -> str:
    """Return the id of the participant: the caller, or an agent that the caller may add and remove."""
    if agent_id is None or agent_id == actor.id:
        return actor.id
    inside = prefix_of(agent_id) == Agent.PREFIX and await session.participant(agent_id) is not None
    if not inside:  # a deleted agent can still be removed
        await get_visible(Agent, actor, agent_id, field="agent_id")
    if actor.kind is ActorKind.AGENT:
        raise Forbidden("An agent can only join or leave as itself.", field=["agent_id"])
    if session.owner_id != actor.id and "agents:write" not in actor.scopes:
        raise Forbidden(
            "Only the session's owner or an actor with the scope agents:write can add or remove an agent.",
            field=["agent_id"],
        )
    return agent_id


async def set_presence(ctx: Context, *, session_id: str, presence: Presence) -> Session:
    """Set the caller's presence.

    Raises:
        NotFound: there is no such session.
        Forbidden: the caller is not in the session.
        Conflict: the session is archived.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    async with transaction():
        session = await get_visible(Session, actor, session_id, field="session_id", lock=True)
        participant = await session.participant(actor.id)
        if participant is None:
            raise Forbidden("You are not in this session.", field=["session_id"])
        session.require_unarchived()
        await participant.set_presence(presence)
    return session


async def read_session(ctx: Context, id: str, columns: Columns | None = None) -> Session | None:
    """Return the session, or None if the caller cannot see it."""
    ctx.actor.require("collaboration:read")
    return await find_visible(Session, ctx.actor, id, columns=columns)


def sessions(
    ctx: Context,
    *,
    status: Sequence[SessionStatus] | None = None,
    channel: Sequence[Channel] | None = None,
    owner_id: str | None = None,
    search: str | None = None,
) -> Query[Session]:
    """Return the sessions that match all the given conditions."""
    ctx.actor.require("collaboration:read")
    rows = visible_query(Session, ctx.actor)
    rows = rows.where_in_given("status", status).where_in_given("channel", channel)
    rows = rows.where_given(Operator.EQUALS, "owner_id", checks.optional_text(owner_id, "owner_id"))
    return rows.search(checks.search(search), "name", "description")


async def participants_of(ctx: Context, session_ids: Sequence[str]) -> dict[str, list[Participant]]:
    """Return the participants of each of these sessions, in the order in which they joined."""
    ctx.actor.require("collaboration:read")
    found: dict[str, list[Participant]] = {id: [] for id in session_ids}
    for row in await visible(Participant, ctx.actor).filter(session_id__in=session_ids).order_by("id"):
        found[row.session_id].append(row)
    return found
