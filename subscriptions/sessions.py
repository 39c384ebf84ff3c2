"""The event sources of a session's streams."""

from typing import Final

from auth.access import get_visible, visible
from auth.visibility import may_see, selection
from context.operation import Context
from models.agents import Agent, AgentStatus
from models.event_log import LogFilter
from models.events import SESSION_EVENTS, EventKind, LoggedEvent
from models.sessions import UNREACHABLE, Participant, Session
from subscriptions.sources import EventSource, Snapshot

_JOINED_OR_LEFT: Final = frozenset({EventKind.ParticipantJoined, EventKind.ParticipantLeft})
_AGENT_STATUS: Final = frozenset({EventKind.AgentConnected, EventKind.AgentDisconnected, EventKind.AgentStatusChanged})
_PRESENCE_CHANGED: Final = "presence.changed"
_AGENT_DELETED: Final = "agent.deleted"


async def session_events(ctx: Context, session_id: str) -> EventSource:
    """Return the events of a session that the caller may see; the stream opens with the session.

    Raises:
        NotFound: there is no such session.
    """
    actor = ctx.actor
    actor.require("collaboration:read")
    await get_visible(Session, actor, session_id, field="session_id")

    def matches(event: LoggedEvent) -> bool:
        return event.topics.session_id == session_id and event.kind in SESSION_EVENTS and may_see(actor, event)

    async def snapshot() -> Snapshot:
        return await visible(Session, actor).filter(id=session_id).first()

    return EventSource(
        organization_id=actor.organization_id,
        topic=("session", session_id),
        only=selection(actor, shared=True, session_id=session_id),
        matches=matches,
        snapshot=snapshot,
        same_for_rights=True,
    )


async def presence(ctx: Context, session_id: str) -> EventSource:
    """Return the participants of a session, after each change.

    An unreachable agent appears as offline, so the stream also follows the session's agents. Their events name no
    session; they match if they change what the stream showed last.

    Raises:
        NotFound: there is no such session.
    """
    actor = ctx.actor
    actor.require("collaboration:read")
    await get_visible(Session, actor, session_id, field="session_id")
    reachable: dict[str, bool] = {}

    def matches(event: LoggedEvent) -> bool:
        agent_id = event.topics.agent_id
        if agent_id is not None and agent_id in reachable:
            return reachable[agent_id] is not _reachable_after(event, reachable[agent_id])
        return event.topics.session_id == session_id and (
            event.kind in _JOINED_OR_LEFT or event.type == _PRESENCE_CHANGED
        )

    async def derive() -> list[Participant]:
        rows = await visible(Participant, actor).filter(session_id=session_id).order_by("id")
        agents = await visible(Agent, actor).filter(id__in=[row.actor_id for row in rows])
        reachable.clear()
        reachable.update((agent.id, _reachable(agent.status)) for agent in agents)
        return rows

    kinds = _JOINED_OR_LEFT | _AGENT_STATUS | {EventKind.RecordChanged}
    return EventSource(
        organization_id=actor.organization_id,
        only=LogFilter(actor.organization_id, kinds=[kind.name for kind in kinds]),
        matches=matches,
        derive=derive,
        same_for_rights=True,
    )


def _reachable_after(event: LoggedEvent, before: bool) -> bool:
    if event.kind in _AGENT_STATUS:
        return _reachable(event.record("agent", Agent).status)
    return before and event.type != _AGENT_DELETED


def _reachable(status: AgentStatus) -> bool:
    return status.value not in UNREACHABLE
