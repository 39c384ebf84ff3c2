"""The event source of the stream of tasks."""

from auth.access import get_visible
from context.operation import Context
from models.agents import Agent
from models.event_log import LogFilter
from models.events import TASK_EVENTS, LoggedEvent
from models.sessions import Session
from subscriptions.sources import EventSource


async def task_events(ctx: Context, *, assigned_to: str | None, session_id: str | None) -> EventSource:
    """Return the events of tasks, optionally only those of an agent, a session, or both.

    Raises:
        NotFound: there is no such agent or session.
    """
    actor = ctx.actor
    actor.require("tasks:read")
    if assigned_to is not None:
        await get_visible(Agent, actor, assigned_to, field="assigned_to")
    if session_id is not None:
        await get_visible(Session, actor, session_id, field="session_id")

    def matches(event: LoggedEvent) -> bool:
        topics = event.topics
        return (
            event.kind in TASK_EVENTS
            and assigned_to in (None, topics.agent_id)
            and session_id in (None, topics.session_id)
        )

    return EventSource(
        organization_id=actor.organization_id,
        topic=_topic(assigned_to, session_id),
        only=LogFilter(
            actor.organization_id,
            session_id=session_id,
            agent_ids=None if assigned_to is None else [assigned_to],
            kinds=[kind.name for kind in TASK_EVENTS],
        ),
        matches=matches,
        same_for_rights=True,
    )


def _topic(assigned_to: str | None, session_id: str | None) -> tuple[str, str] | None:
    if session_id is not None:
        return "session", session_id
    return None if assigned_to is None else ("agent", assigned_to)
