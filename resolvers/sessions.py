"""Sessions: opening them, changing them, coming and going, being there."""

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
from storage.database import transaction
from storage.ids import prefix_of
from storage.projection import Columns
from storage.queries import Operator, Query

MOST_PARTICIPANTS: Final = 10_000
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
    """Opens a session of the caller's, who is in it from the start together with the agents named.

    Raises:
        Forbidden: the caller is an agent and names other agents, or may not turn automatic approval on.
        NotFound: one of the agents does not exist.
        InvalidInput: a value cannot be used.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    columns: dict[str, Any] = {
        "name": checks.text(name, "name"),
        "description": checks.optional_text(description, "description"),
        "max_participants": _limit(max_participants),
        "auto_approval": _automatic(actor, auto_approval or False),
        "context": checks.json_object(context, "context"),
        "metadata": checks.json_object(metadata, "metadata"),
        "channel": channel,
        "expires_at": checks.moment(expires_at, "expires_at"),
    }
    with_ids = _named(actor, agent_ids)
    if max_participants is not None and len({actor.id, *with_ids}) > max_participants:
        raise InvalidInput("With you and these agents there are more than maxParticipants.", field=["agent_ids"])

    async def create() -> Session:
        checks.moment(expires_at, "expires_at", future=True)  # here: a repetition may come after that time
        await _require_agents(actor, with_ids)
        return await Session.begin(organization_id=actor.organization_id, by=actor.id, with_ids=with_ids, **columns)

    arguments = columns | {"agent_ids": with_ids}
    return await once(actor, idempotency_key, "createSession", arguments, Session, create)


async def update_session(ctx: Context, *, id: str, changes: Mapping[str, Any]) -> Session:
    """Changes what is given of a session.

    Args:
        changes: any of name, description, status, max_participants, auto_approval, context, metadata and expires_at;
            what is absent stays as it is.

    Raises:
        NotFound: there is no such session.
        Conflict: the session's state does not allow the change, or more are in it than it is to take.
        InvalidInput: a value cannot be used.
        Forbidden: the caller may not turn automatic approval on.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    checks.no_nulls(changes, nullable=_NULLABLE)
    columns = {column: _checked(actor, column, value) for column, value in changes.items()}
    async with transaction():
        session = await get_visible(Session, actor, id, lock=True)
        limit = columns.get("max_participants")
        if limit is not None and limit < await session.size():
            raise Conflict("There are more participants in the session.", field=["config", "max_participants"])
        await session.change(actor.id, columns)
    return session


def _checked(actor: Actor, column: str, value: Any) -> Any:
    match column:
        case "name":
            return checks.text(value, column)
        case "description":
            return checks.optional_text(value, column)
        case "max_participants":
            return _limit(value)
        case "auto_approval":
            return _automatic(actor, value)
        case "context" | "metadata":
            return checks.json_object(value, column)
        case "expires_at":
            return checks.moment(value, column, future=True)
    if value is SessionStatus.EXPIRED:
        raise InvalidInput("A session expires by itself, when expiresAt is reached.", field=["status"])
    return value


def _limit(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= MOST_PARTICIPANTS:
        raise InvalidInput(
            f"maxParticipants must be from 1 to {MOST_PARTICIPANTS}.", field=["config", "max_participants"]
        )
    return value


def _automatic(actor: Actor, value: bool | None) -> bool:
    if value is None:
        raise InvalidInput("autoApproval cannot be null; leave it out to keep it.", field=["config", "auto_approval"])
    # It approves whatever is asked in the session, so it takes what approving takes. Agents never have that.
    if value and "approvals:respond" not in actor.scopes:
        raise Forbidden("Automatic approval needs the scope approvals:respond.", field=["config", "auto_approval"])
    return value


def _named(actor: Actor, agent_ids: Sequence[str] | None) -> list[str]:
    named = list(dict.fromkeys(agent_ids or ()))
    if len(named) > checks.MOST_WORDS:
        raise InvalidInput(f"Name at most {checks.MOST_WORDS} agents; the others can join.", field=["agent_ids"])
    if actor.kind is ActorKind.AGENT and any(id != actor.id for id in named):
        raise Forbidden("An agent can only bring itself into a session.", field=["agent_ids"])
    return named


async def _require_agents(actor: Actor, ids: Sequence[str]) -> None:
    known = [id for id in ids if prefix_of(id) == Agent.PREFIX]
    if await visible(Agent, actor).filter(id__in=known).count() < len(ids):
        raise NotFound("There is no agent with one of these ids.", field=["agent_ids"])


async def join_session(ctx: Context, *, session_id: str, agent_id: str | None) -> Session:
    """Brings the caller, or an agent, into a session. Who is in it already stays in it.

    Raises:
        NotFound: there is no such session or agent.
        Forbidden: the agent is not the caller's to bring.
        Conflict: the session is not active, or is full.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    async with transaction():
        session = await get_visible(Session, actor, session_id, field="session_id", lock=True)
        await session.join(await _mover(actor, session, agent_id), by=actor.id)
    return session


async def leave_session(ctx: Context, *, session_id: str, agent_id: str | None) -> Session:
    """Takes the caller, or an agent, out of a session. Who is not in it stays out of it.

    Raises:
        NotFound: there is no such session or agent.
        Forbidden: the agent is not the caller's to take out.
        Conflict: the session is archived.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    async with transaction():
        session = await get_visible(Session, actor, session_id, field="session_id", lock=True)
        await session.leave(await _mover(actor, session, agent_id), by=actor.id)
    return session


async def _mover(actor: Actor, session: Session, agent_id: str | None) -> str:
    """Returns the id of who comes or goes: the caller, or an agent that the caller may move."""
    if agent_id is None or agent_id == actor.id:
        return actor.id
    inside = prefix_of(agent_id) == Agent.PREFIX and await session.participant(agent_id) is not None
    if not inside:  # one that was deleted meanwhile can still be taken out
        await get_visible(Agent, actor, agent_id, field="agent_id")
    if actor.kind is ActorKind.AGENT:
        raise Forbidden("An agent can only move itself.", field=["agent_id"])
    if session.owner_id != actor.id and "agents:write" not in actor.scopes:
        raise Forbidden(
            "Only the session's owner or somebody with the scope agents:write can move an agent.", field=["agent_id"]
        )
    return agent_id


async def set_presence(ctx: Context, *, session_id: str, presence: Presence) -> Session:
    """Takes down whether the caller is there.

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
        await participant.show(presence)
    return session


async def read_session(ctx: Context, id: str, columns: Columns | None = None) -> Session | None:
    """Returns the session, or None when the caller can see no such."""
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
    """Returns the sessions that all the given conditions hold for."""
    ctx.actor.require("collaboration:read")
    rows = visible_query(Session, ctx.actor)
    if status is not None:
        rows = rows.where_in("status", status)
    if channel is not None:
        rows = rows.where_in("channel", channel)
    if owner_id is not None:
        rows = rows.where(Operator.IS, "owner_id", checks.optional_text(owner_id, "owner_id"))
    if words := checks.optional_text(search, "search", longest=checks.LONGEST_NAME):
        rows = rows.search(words, "name", "description")
    return rows


async def participants_of(ctx: Context, session_ids: Sequence[str]) -> dict[str, list[Participant]]:
    """Returns who is in each of these sessions, in the order in which they came."""
    ctx.actor.require("collaboration:read")
    found: dict[str, list[Participant]] = {id: [] for id in session_ids}
    for row in await visible(Participant, ctx.actor).filter(session_id__in=session_ids).order_by("id"):
        found[row.session_id].append(row)
    return found
