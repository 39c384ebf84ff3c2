"""The normalized form of a request: the same for every channel, with the documented fields of its own. Pure."""

from collections.abc import Mapping
from typing import Final

from json_types import Json, JsonObject, camel_case, format_time
from models.requests import Request
from models.sessions import Channel

_FIELDS: Final[Mapping[Channel, tuple[str, ...]]] = {
    Channel.WEB: ("client_ip",),
    Channel.CLI: ("terminal", "command"),
    Channel.TOOL: (
        "tool_id",
        "tool_instance_id",
        "trigger_event",
        "tool_context",
        "correlation_id",
        "automation_rule",
        "triggered_by",
    ),
    Channel.SLACK: ("channel_id", "thread_id", "slack_user_id", "slack_team_id"),
}
"""The documented fields of each channel, which are null if the client did not give them."""


def channel_fields(channel: Channel, metadata: JsonObject, extra: JsonObject) -> JsonObject:
    """Return the documented fields of a channel.

    Args:
        metadata: the client's, which may name a field in either spelling: `client_ip` or `clientIp`.
        extra: the fields that the client gave outside its metadata; these win.
    """
    own = channel is Channel.GENERIC  # the others have a type, which a client cannot change
    names = (*_FIELDS.get(channel, ()), *(name for name in extra if own or name != "integration_type"))
    return {name: _value(name, metadata, extra) for name in names}


def _value(name: str, metadata: JsonObject, extra: JsonObject) -> Json:
    for source, key in ((extra, name), (metadata, name), (metadata, camel_case(name))):
        if (value := source.get(key)) is not None:
            return value
    return None


def normalized(request: Request, fields: JsonObject) -> JsonObject:
    """Return the normalized form of a request.

    Args:
        fields: those of its channel; see `channel_fields`.
    """
    return {
        "request_id": request.id,
        "session_id": request.session_id,
        "user_id": request.user_id,
        "integration_type": request.channel.value,
        "request_type": request.channel.value.lower(),
        "content": request.content,
        "agent_id": request.agent_id,
        "created_at": format_time(request.created_at),
        **fields,
        "metadata": request.metadata,
    }
