"""Which scope opens which event, as data: who may not read a record may not read its events either."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from auth.actor import Actor
from errors import InvalidInput
from models.event_log import LogFilter
from models.events import EventKind, LoggedEvent

SCOPES: Final[Mapping[EventKind, str]] = {
    EventKind.SessionCreated: "collaboration:read",
    EventKind.SessionUpdated: "collaboration:read",
    EventKind.ParticipantJoined: "collaboration:read",
    EventKind.ParticipantLeft: "collaboration:read",
    EventKind.MessageSent: "collaboration:read",
    EventKind.DocumentChanged: "collaboration:read",
    EventKind.TaskCreated: "tasks:read",
    EventKind.TaskAssigned: "tasks:read",
    EventKind.TaskUpdated: "tasks:read",
    EventKind.ApprovalRequested: "approvals:read",
    EventKind.ApprovalResponded: "approvals:read",
    EventKind.WorkflowStarted: "workflows:read",
    EventKind.NodeStarted: "workflows:read",
    EventKind.NodeWaiting: "workflows:read",
    EventKind.NodeCompleted: "workflows:read",
    EventKind.NodeFailed: "workflows:read",
    EventKind.NodeSkipped: "workflows:read",
    EventKind.WorkflowCompleted: "workflows:read",
    EventKind.WorkflowFailed: "workflows:read",
    EventKind.WorkflowCancelled: "workflows:read",
    EventKind.AgentConnected: "agents:read",
    EventKind.AgentDisconnected: "agents:read",
    EventKind.AgentStatusChanged: "agents:read",
    EventKind.AgentExecuted: "agents:read",
    EventKind.AgentErrored: "agents:read",
    EventKind.ConnectionChanged: "connections:read",
    EventKind.CustomEvent: "events:read",
    EventKind.RecordChanged: "events:read",
}
"""The scope that every event of a kind needs. A kind that is missing here is shown to nobody."""

AUDIT_SCOPE: Final = "events:audit"
AUDITED: Final = ("user.", "api_key.", "organization.")
"""Beginnings of `RecordChanged` types that tell about people and their credentials: they need `AUDIT_SCOPE`."""

PERSONAL: Final[Mapping[str, str]] = {EventKind.ConnectionChanged.value: "connections:admin"}
"""Types that are shown to the user they are about, and besides to whoever has this scope."""

CHANGES: Final = frozenset(
    {
        "agent.created",
        "agent.updated",
        "agent.deleted",
        "user.created",
        "user.updated",
        "user.signed_in",
        "api_key.created",
        "api_key.revoked",
        "execution.created",
        "execution.retried",
        "presence.changed",
        "workflow.created",
        "workflow.updated",
        "workflow.deleted",
        "trigger.refused",
        "connector.action_run",
        "connector.tested",
        "destination.created",
        "destination.updated",
        "destination.deleted",
    }
)
"""Every `type` that a `RecordChanged` has."""

TYPES: Final = CHANGES | {
    kind.value for kind in EventKind if kind not in (EventKind.RecordChanged, EventKind.CustomEvent)
}
"""Every `type` that an event of Parley's own has; custom events have names of their own."""
_OURS: Final = frozenset(type.split(".")[0] for type in TYPES | {kind.value for kind in EventKind})


PLAIN: Final = "custom_event"
"""The one custom type without a dot, because systems outside have it documented."""
_CUSTOM: Final = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")


def kinds_for(actor: Actor) -> list[str]:
    """Returns the names of the kinds of events that the actor's scopes cover."""
    return [kind.name for kind, scope in SCOPES.items() if scope in actor.scopes]


def hidden_from(actor: Actor) -> tuple[str, ...]:
    """Returns the beginnings of the types that the actor may not see, whatever their kind."""
    return () if AUDIT_SCOPE in actor.scopes else AUDITED


def may_see(actor: Actor, event: LoggedEvent) -> bool:
    """Tells whether the actor's organization and scopes cover an event; `is_for` tells the rest."""
    return (
        event.organization_id == actor.organization_id
        and SCOPES.get(event.kind) in actor.scopes
        and not event.type.startswith(hidden_from(actor))
    )


def is_for(actor: Actor, event: LoggedEvent) -> bool:
    """Tells whether a personal event is about the actor, or the actor may see everybody's."""
    scope = PERSONAL.get(event.type)
    return scope is None or event.topics.user_id == actor.id or scope in actor.scopes


def selection(
    actor: Actor,
    *,
    types: Sequence[str] | None = None,
    session_id: str | None = None,
    execution_id: str | None = None,
    shared: bool = False,
) -> LogFilter:
    """Returns the events of the log that the actor may see, narrowed by what is given.

    Args:
        shared: for all actors with the same rights, as streams read the log; whoever shows the events to one of them
            asks `is_for` of each.

    Raises:
        InvalidInput: a type does not exist, so that nothing would ever be selected by it.
    """
    if types is not None:
        _check_types(types)
    return LogFilter(
        actor.organization_id,
        session_id=session_id,
        execution_id=execution_id,
        kinds=kinds_for(actor),
        types=list(dict.fromkeys(types)) if types is not None else None,
        without=hidden_from(actor),
        personal=() if shared else [type for type, scope in PERSONAL.items() if scope not in actor.scopes],
        user_id=actor.id,
    )


def _check_types(types: Sequence[str]) -> None:
    if not types:
        raise InvalidInput("Name at least one type, or leave types out for all of them.", field=["types"])
    if unknown := sorted(type for type in set(types) - TYPES if not is_custom(type)):
        raise InvalidInput(f"There is no event type {unknown[0][:100]!r}.", field=["types"])


def is_custom(type: str) -> bool:
    """Tells whether an event of somebody else's may have this type: words with dots, the first not one of Parley's."""
    if type == PLAIN:
        return True
    return len(type) <= 100 and _CUSTOM.fullmatch(type) is not None and type.split(".")[0] not in _OURS
