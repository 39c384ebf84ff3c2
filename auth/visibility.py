"""The scope that each event requires, as data: an actor that may not read a record may not read its events."""

from collections.abc import Mapping, Sequence
from typing import Final

from auth.actor import Actor
from errors import InvalidInput
from models.destinations import NAMED_ONLY, PREFIX_ENDS, covers
from models.event_log import LogFilter
from models.event_types import TYPES, is_custom, own_type_like
from models.events import EventKind, LoggedEvent
from shown import as_json

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
    EventKind.NodeRetrying: "workflows:read",
    EventKind.NodeCompleted: "workflows:read",
    EventKind.NodeFailed: "workflows:read",
    EventKind.NodeSkipped: "workflows:read",
    EventKind.NodeCancelled: "workflows:read",
    EventKind.WorkflowCompleted: "workflows:read",
    EventKind.WorkflowFailed: "workflows:read",
    EventKind.WorkflowCancelled: "workflows:read",
    EventKind.AgentConnected: "agents:read",
    EventKind.AgentDisconnected: "agents:read",
    EventKind.AgentStatusChanged: "agents:read",
    EventKind.AgentExecuted: "agents:read",
    EventKind.AgentErrored: "agents:read",
    EventKind.RequestReceived: "requests:read",
    EventKind.RequestCompleted: "requests:read",
    EventKind.ConnectionChanged: "connections:read",
    EventKind.DeliveryUpdated: "deliveries:read",
    EventKind.CustomEvent: "events:read",
    EventKind.RecordChanged: "events:read",
}
"""The scope required for events of each kind. Kinds that are not listed are hidden from everyone."""

MOST_TYPES: Final = 100
"""The number of types by which the log and a stream can be filtered."""

AUDIT_SCOPE: Final = "events:audit"
AUDITED: Final = ("user.", "api_key.", "organization.", "channel_link.", "integration_settings.")
"""Prefixes of `RecordChanged` types about people, addresses and credentials, which require `AUDIT_SCOPE`."""

ALL_REQUESTS: Final = "requests:admin"
"""The scope for the requests of all users, and for replying to them."""
PERSONAL: Final[Mapping[str, str]] = {
    EventKind.ConnectionChanged.value: "connections:admin",
    EventKind.RequestReceived.value: ALL_REQUESTS,
    EventKind.RequestCompleted.value: ALL_REQUESTS,
    EventKind.DeliveryUpdated.value: "deliveries:admin",
}
"""Types that are visible only to the user they are about and to actors with this scope."""


def require_readable(actor: Actor, patterns: Sequence[str]) -> None:
    """Require that the actor may read every event that these patterns match, so that it cannot forward others.

    Raises:
        Forbidden: a scope is missing.
    """
    actor.require("events:read")
    for kind, scope in SCOPES.items():
        if covers(patterns, kind.value):
            actor.require(scope)
            actor.require(PERSONAL.get(kind.value, scope))
    if any(type.startswith(NAMED_ONLY) for type in TYPES if covers(patterns, type)):
        actor.require(AUDIT_SCOPE)


def kinds_for(actor: Actor) -> list[str]:
    """Return the names of the kinds of events that the actor's scopes cover."""
    return [kind.name for kind, scope in SCOPES.items() if scope in actor.scopes]


def hidden_from(actor: Actor) -> tuple[str, ...]:
    """Return the prefixes of types that the actor may not see, whatever their kind."""
    return () if AUDIT_SCOPE in actor.scopes else AUDITED


def may_see(actor: Actor, event: LoggedEvent) -> bool:
    """Return whether the actor's organization and scopes cover an event; personal events also need `is_for`."""
    return (
        event.organization_id == actor.organization_id
        and SCOPES.get(event.kind) in actor.scopes
        and not event.type.startswith(hidden_from(actor))
    )


def is_for(actor: Actor, event: LoggedEvent) -> bool:
    """Return whether an event is not personal, is about the actor, or is covered by the scope for all users."""
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
    """Return a filter for the events of the log that the actor may see, narrowed by the arguments.

    Args:
        shared: whether to select for all actors with the same permissions, as streams do; the caller must then check
            each event with `is_for`.

    Raises:
        InvalidInput: a type does not exist, so it would never match.
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
        raise InvalidInput("Give at least one type, or omit types for all of them.", field=["types"])
    if len(types) > MOST_TYPES:
        raise InvalidInput(f"types can have at most {MOST_TYPES} items; it has {len(types)}.", field=["types"])
    if unknown := sorted(type for type in set(types) - TYPES if not is_custom(type)):
        exact = " Patterns are for destinations and triggers; list exact types here." if "*" in unknown[0] else ""
        raise InvalidInput(_unknown(unknown[0]) + exact, field=["types"])


def require_known(patterns: Sequence[str], field: Sequence[str]) -> None:
    """Require that each pattern is an event type, a prefix such as `agent.*`, or `*`: another one would match nothing.

    Raises:
        InvalidInput: a pattern matches none of Parley's own types, and no custom event may have it.
    """
    for index, pattern in enumerate(patterns):
        if not _is_known(pattern):
            message = f"{_unknown(pattern)} Use a type, a prefix such as agent.* or collaboration.task_*, or *."
            raise InvalidInput(message, field=[*field, str(index)])


def _is_known(pattern: str) -> bool:
    if pattern.endswith(PREFIX_ENDS):
        return any(covers([pattern], type) for type in TYPES) or is_custom(f"{pattern[:-1]}any")
    return pattern == "*" or pattern in TYPES or is_custom(pattern)


def _unknown(type: str) -> str:
    """Return the message about an unknown type, with the type that it is another spelling of."""
    meant = own_type_like(type)
    return f"There is no event type {as_json(type)}." + (f" Did you mean {meant}?" if meant else "")
