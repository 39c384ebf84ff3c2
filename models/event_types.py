"""The dotted types of events: Parley's own, and which ones custom events may have."""

import re
from collections.abc import Mapping
from typing import Final

from models.events import EventKind

CHANGES: Final = frozenset(
    {
        "agent.created",
        "agent.updated",
        "agent.deleted",
        "organization.cleaned_up",
        "user.created",
        "user.updated",
        "user.signed_in",
        "user.signed_out",
        "api_key.created",
        "api_key.revoked",
        "approval.blocked",
        "approval.delegated",
        "approval.delegation_ended",
        "approval.reminded",
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
        "destination.disabled",
        "destination.replayed",
        "destination.delivery_retried",
        "data_schema.registered",
        "sync_job.created",
        "sync_job.updated",
        "studio_instance.connected",
        "studio_instance.disconnected",
        "studio_instance.updated",
        "studio_instance.deleted",
        "studio_instance.output",
        "studio_script.version_created",
        "studio_command.created",
        "studio_command.ended",
        "studio_asset.created",
        "studio_asset.updated",
        "endpoint.created",
        "endpoint.updated",
        "endpoint.deleted",
        "channel_link.created",
        "channel_link.deleted",
        "integration_settings.default_changed",
        "integration_settings.override_changed",
        "integration_settings.override_removed",
    }
)
"""All `type` values of `RecordChanged` events."""

TYPES: Final = CHANGES | {
    kind.value for kind in EventKind if kind not in (EventKind.RecordChanged, EventKind.CustomEvent)
}
"""All `type` values of Parley's own events, as opposed to custom events."""

PLAIN: Final = "custom_event"
"""The only custom type without a dot, because other systems document it."""

_LONGEST: Final = 100
_CUSTOM: Final = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")


def is_custom(type: str) -> bool:
    """Return whether a custom event may have this type.

    These are dotted words, the first of which is not one of Parley's in any spelling, unless they are another spelling
    of a type of Parley's own: `task.created` would never match `collaboration.task_created`.
    """
    if type == PLAIN:
        return True
    if len(type) > _LONGEST or _CUSTOM.fullmatch(type) is None or _squeezed(type.split(".")[0]) in _RESERVED:
        return False
    return own_type_like(type) is None


def own_type_like(type: str) -> str | None:
    """Return the type of Parley's own that this is, or is another spelling of, or None."""
    return _SPELLINGS.get(_squeezed(type))


def _squeezed(type: str) -> str:
    return "".join(character for character in type.lower() if character.isalnum())


# `stream` begins the types of the control items of streams.
_RESERVED: Final = frozenset(
    _squeezed(type.split(".")[0]) for type in {*TYPES, *(kind.value for kind in EventKind), "stream"}
)
_SPELLINGS: Final[Mapping[str, str]] = {
    **{_squeezed(type): type for type in TYPES},
    **{_squeezed(kind.name): kind.value for kind in EventKind if kind.value in TYPES},
}
"""Parley's own types by their letters, and by those of their names in GraphQL."""
