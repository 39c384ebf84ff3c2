"""The connector `pusher`: events for browsers and devices through Pusher Channels.

All organizations share the operator's app, so an action reaches only channels whose name begins with the id of the
caller's organization, after `private-` or `presence-`. Event destinations of type PUSHER may use an app of their own.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final

import orjson
from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector
from connectors.parsing import Wire, decode, path, simulated_number
from connectors.providers.pusher.api import (
    APP_ID,
    BASE,
    CLUSTER,
    KEY,
    MAX_BATCH,
    MAX_CHANNELS,
    MAX_DATA_BYTES,
    SECRET,
    PusherApp,
    send,
)
from connectors.providers.pusher.channels import PRESENCE, is_channel_name, is_of
from errors import InvalidInput, Verbatim
from shown import as_json

_HOST: Final = "Pusher"

EventName = Annotated[str, Meta(min_length=1, max_length=200, description="The name that clients listen for.")]
ChannelName = Annotated[str, Meta(min_length=1, max_length=164)]
Data = Annotated[Any, Meta(description="The event's data: text, or any JSON value, which is sent as text.")]
SocketId = Annotated[
    Annotated[str, Meta(pattern=r"^[0-9]{1,20}\.[0-9]{1,20}$(?!\n)")] | None,
    Meta(description="A client's socket that does not get the event."),
]


class Trigger(Params, frozen=True, kw_only=True):
    """An event for channels."""

    event: EventName
    channels: Annotated[list[ChannelName], Meta(min_length=1, max_length=MAX_CHANNELS)]
    data: Data
    socket_id: SocketId = None


class BatchEvent(Params, frozen=True, kw_only=True):
    """One event for one channel."""

    event: EventName
    channel: ChannelName
    data: Data
    socket_id: SocketId = None


class TriggerBatch(Params, frozen=True, kw_only=True):
    """Events, each for one channel."""

    events: Annotated[list[BatchEvent], Meta(min_length=1, max_length=MAX_BATCH)]


class Triggered(Result, frozen=True, kw_only=True):
    """The number of messages that were sent: one for each event and channel."""

    messages: int


class ListChannels(Params, frozen=True, kw_only=True):
    """A selection of the channels that have subscribers."""

    prefix: Annotated[ChannelName, Meta(description="The beginning of the names.")]


class Channels(Result, frozen=True, kw_only=True):
    """Channels that have subscribers, with the number of users for presence channels."""

    channels: dict[str, int | None]


class ListUsers(Params, frozen=True, kw_only=True):
    """A presence channel."""

    channel: ChannelName


class Users(Result, frozen=True, kw_only=True):
    """The ids of the users who are present."""

    user_ids: list[str]


class _Channel(Wire, frozen=True):
    user_count: int | None = None


class _Channels(Wire, frozen=True):
    channels: dict[str, _Channel]


class _User(Wire, frozen=True):
    id: str | int


class _Users(Wire, frozen=True):
    users: list[_User]


async def _trigger(params: Trigger, call: Call) -> Triggered:
    _check_channels(params.channels, call, "channels")
    body = {"name": params.event, "channels": params.channels, "data": event_data(params.data)}
    await _send(call, "/events", body | _without(params.socket_id))
    return Triggered(messages=len(params.channels))


async def _trigger_batch(params: TriggerBatch, call: Call) -> Triggered:
    _check_channels([each.channel for each in params.events], call, "events")
    batch = [
        {"name": each.event, "channel": each.channel, "data": event_data(each.data), **_without(each.socket_id)}
        for each in params.events
    ]
    await _send(call, "/batch_events", {"batch": batch})
    return Triggered(messages=len(batch))


async def _list_channels(params: ListChannels, call: Call) -> Channels:
    _check_channels([params.prefix], call, "prefix")
    query = {"filter_by_prefix": params.prefix}
    if params.prefix.startswith(PRESENCE):
        query["info"] = "user_count"
    app = PusherApp.from_settings(call.settings)
    reply = await send(call.provider, app, "GET", "/channels", params=query, repeatable=True)
    found = decode(reply, _Channels, _HOST, repeatable=True).channels
    # The prefix may end in the middle of another organization's id.
    own = {
        name: each for name, each in found.items() if call.caller is None or is_of(call.caller.organization_id, name)
    }
    return Channels(channels={name: each.user_count for name, each in own.items()})


async def _list_users(params: ListUsers, call: Call) -> Users:
    _check_channels([params.channel], call, "channel")
    if not params.channel.startswith(PRESENCE):
        raise InvalidInput("Only presence channels have users.", field=["params", Verbatim("channel")])
    app = PusherApp.from_settings(call.settings)
    reply = await send(call.provider, app, "GET", f"/channels/{path(params.channel)}/users", repeatable=True)
    return Users(user_ids=[str(user.id) for user in decode(reply, _Users, _HOST, repeatable=True).users])


async def _probe(call: Call) -> None:
    await send(call.provider, PusherApp.from_settings(call.settings), "GET", "/channels", repeatable=True)


async def _send(call: Call, where: str, body: dict[str, Any]) -> None:
    await send(call.provider, PusherApp.from_settings(call.settings), "POST", where, body=body, repeatable=False)


def event_data(data: Any) -> str:
    """Return the data of an event as Pusher sends it: text.

    Raises:
        InvalidInput: it is larger than Pusher accepts.
    """
    text = data if isinstance(data, str) else orjson.dumps(data).decode()
    if (size := len(text.encode())) > MAX_DATA_BYTES:
        message = f"The data has {size} bytes; Pusher accepts {MAX_DATA_BYTES}."
        raise InvalidInput(message, field=["params", "data"])
    return text


def _without(socket_id: str | None) -> dict[str, str]:
    return {} if socket_id is None else {"socket_id": socket_id}


def _check_channels(names: Sequence[str], call: Call, param: str) -> None:
    """Require channels of the caller's organization.

    Raises:
        InvalidInput: a name is not valid, or belongs to no organization or another one.
    """
    for name in names:
        if not is_channel_name(name):
            raise InvalidInput(f"{as_json(name)} is not a valid name of a channel.", field=["params", Verbatim(param)])
        if call.caller is not None and not is_of(call.caller.organization_id, name):
            own = call.caller.organization_id
            message = f"All organizations share this app, so channels are named {own}-…, private-{own}-… and so on."
            raise InvalidInput(message, field=["params", Verbatim(param)])


def _simulated_users(params: ListUsers) -> Users:
    return Users(user_ids=[f"user-{simulated_number(params.channel)}"])


PUSHER: Final = Connector(
    name="pusher",
    title="Pusher",
    description="Sends events to browsers and devices through Pusher Channels.",
    actions=(
        typed_action(
            "trigger",
            "Trigger an event",
            "Sends one event to up to 100 channels.",
            Trigger,
            Triggered,
            _trigger,
            simulated=lambda params: Triggered(messages=len(params.channels)),
        ),
        typed_action(
            "trigger_batch",
            "Trigger several events",
            "Sends up to ten events, each to one channel.",
            TriggerBatch,
            Triggered,
            _trigger_batch,
            simulated=lambda params: Triggered(messages=len(params.events)),
        ),
        typed_action(
            "list_channels",
            "List channels",
            "Lists the channels that have subscribers.",
            ListChannels,
            Channels,
            _list_channels,
            simulated=lambda params: Channels(channels={params.prefix: 1}),
            idempotent=True,
        ),
        typed_action(
            "list_users",
            "List present users",
            "Lists the users who are present in a presence channel.",
            ListUsers,
            Users,
            _list_users,
            simulated=_simulated_users,
            idempotent=True,
        ),
    ),
    auth=Auth.API_KEY,
    settings=(APP_ID, KEY, SECRET, CLUSTER, BASE),
    probe=_probe,
)
