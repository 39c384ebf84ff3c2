"""The event source of the stream of agents."""

from collections.abc import Sequence
from typing import Final

from auth.access import find_visible, get_visible
from context.operation import Context
from errors import InvalidInput
from models.agents import Agent
from models.event_log import LogFilter
from models.events import AGENT_EVENTS, LoggedEvent
from subscriptions.sources import EventSource, Snapshot, no_snapshot

MAX_AGENTS: Final = 100


async def agent_events(ctx: Context, agent_ids: Sequence[str] | None) -> EventSource:
    """Return the events of agents; for exactly one agent, the stream opens with that agent.

    Raises:
        NotFound: one of the agents does not exist.
        InvalidInput: the list is empty or too long.
    """
    actor = ctx.actor
    actor.require("agents:read")
    chosen = None if agent_ids is None else frozenset(agent_ids)
    if chosen is not None and not 1 <= len(chosen) <= MAX_AGENTS:
        raise InvalidInput(f"agentIds must name 1 to {MAX_AGENTS} agents; omit it for all.", field=["agent_ids"])
    for id in sorted(chosen or ()):
        await get_visible(Agent, actor, id, field="agent_ids")
    only = next(iter(chosen)) if chosen is not None and len(chosen) == 1 else None

    def matches(event: LoggedEvent) -> bool:
        return event.kind in AGENT_EVENTS and (chosen is None or event.topics.agent_id in chosen)

    async def snapshot() -> Snapshot:
        return None if only is None else await find_visible(Agent, actor, only)

    return EventSource(
        organization_id=actor.organization_id,
        topic=None if only is None else ("agent", only),
        only=LogFilter(
            actor.organization_id,
            agent_ids=None if chosen is None else sorted(chosen),
            kinds=[kind.name for kind in AGENT_EVENTS],
        ),
        matches=matches,
        snapshot=no_snapshot if only is None else snapshot,
        same_for_rights=True,
    )
