"""PUSHER: events for browsers and devices through Pusher Channels, on the operator's app or one of the organization's.

An event goes to the channel of its organization and to those of the records it is about. Who may subscribe to them is
decided in `resolvers/destinations/pusher.py`, so the choice here is the same for both: an event about a user, such as a
change of an account that the user connected, goes to no record's channel but that user's.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, TypeAlias

import orjson
from msgspec import Meta

from connectors.providers.pusher.api import MAX_BATCH, MAX_CHANNELS, MAX_DATA_BYTES, PusherApp, classifier, send
from connectors.providers.pusher.channels import private_channel
from connectors.transport.egress import AllowedHosts
from engine.destinations.base import Batches, Config, DestinationKind, OutgoingEvent
from engine.destinations.envelopes import envelope
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.destinations import NAMED_ONLY, DestinationType
from models.events import LoggedEvent

_Word: TypeAlias = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9-]+$(?!\n)")]
_Channel: TypeAlias = Annotated[str, Meta(min_length=1, max_length=164, pattern=r"^[A-Za-z0-9_=@,.;-]+$(?!\n)")]

_PERSONAL: Final = ("connection.", "request.", "delivery.")
"""Prefixes of the types of events that go to the channel of the user they are about. Other events about users and their
credentials go to the organization's channel only."""


class PusherConfig(Config, frozen=True):
    """The config of a PUSHER destination. Without `appId`, `key` and `secret`, the operator's app is used.

    Args:
        app_id: the id of a Channels app.
        key: the app's key.
        secret: the app's secret.
        cluster: the app's cluster.
        channels: the channels that get every event instead of Parley's own; only with an app of one's own, because
            organizations share the operator's.
    """

    app_id: _Word | None = None
    key: _Word | None = None
    secret: _Word | None = None
    cluster: Annotated[str, Meta(min_length=1, max_length=20, pattern=r"^[a-z0-9-]+$(?!\n)")] | None = None
    channels: Annotated[list[_Channel], Meta(min_length=1, max_length=MAX_CHANNELS)] | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        app = {"appId": self.app_id, "key": self.key, "secret": self.secret}
        missing = [name for name, value in app.items() if value is None]
        if len(missing) == len(app) and (self.cluster is not None or self.channels is not None):
            given = "cluster" if self.cluster is not None else "channels"
            message = f"config.{given} requires an app of your own: set appId, key and secret."
            raise InvalidInput(message, field=["config", Verbatim(given)])
        if 0 < len(missing) < len(app):
            message = f"config.{missing[0]} is required: an app has appId, key and secret."
            raise InvalidInput(message, field=["config", Verbatim(missing[0])])
        self.app(settings)

    def app(self, settings: Mapping[str, str]) -> PusherApp:
        """Return the app to use.

        Raises:
            NotConfigured: it is the operator's, and the operator has none.
        """
        if self.app_id is None or self.key is None or self.secret is None:
            return PusherApp.from_settings(settings)
        return PusherApp.new(self.app_id, self.key, self.secret, self.cluster, settings)


def channels_of(event: LoggedEvent) -> Sequence[str]:
    """Return Parley's own channels for an event."""
    topics, organization = event.topics, event.organization_id
    if topics.user_id is not None:
        records = [topics.user_id] if event.type.startswith(_PERSONAL) else []
    elif event.type.startswith(NAMED_ONLY):
        records = []
    else:
        about = (topics.session_id, topics.execution_id, topics.task_id, topics.agent_id)
        records = [id for id in about if id is not None]
    return [private_channel(organization), *(private_channel(organization, id) for id in records)]


async def _send(outgoing: OutgoingEvent[PusherConfig]) -> None:
    await _post(outgoing, _trigger(outgoing.event.type, _channels(outgoing), await _text(outgoing)))


async def _send_all(batch: Sequence[OutgoingEvent[PusherConfig]]) -> None:
    """Send several events, in as few requests as their channels allow, in order."""
    entries: list[JsonObject] = []
    for outgoing in batch:
        name, text, channels = outgoing.event.type, await _text(outgoing), _channels(outgoing)
        if entries and len(entries) + len(channels) > MAX_BATCH:
            await _post(batch[0], ("/batch_events", {"batch": list(entries)}))
            entries.clear()
        if len(channels) > MAX_BATCH:
            await _post(batch[0], _trigger(name, channels, text))
        else:
            entries += [{"name": name, "channel": channel, "data": text} for channel in channels]
    if entries:
        await _post(batch[0], ("/batch_events", {"batch": list(entries)}))


async def _post(outgoing: OutgoingEvent[PusherConfig], request: tuple[str, JsonObject]) -> None:
    path, body = request
    await send(
        outgoing.transport.client("pusher", outgoing.event.organization_id),
        outgoing.config.app(outgoing.transport.settings),
        "POST",
        path,
        body=body,
        repeatable=True,  # at least once
        classify=outgoing.recording_status(classifier(repeatable=True)),
    )


def _trigger(name: str, channels: Sequence[str], text: str) -> tuple[str, JsonObject]:
    return "/events", {"name": name, "channels": list(channels), "data": text}


def _channels(outgoing: OutgoingEvent[PusherConfig]) -> Sequence[str]:
    return outgoing.config.channels or channels_of(outgoing.event)


async def _text(outgoing: OutgoingEvent[PusherConfig]) -> str:
    return _data({"id": outgoing.event.id, **await envelope(outgoing.event)})


def _data(fields: JsonObject) -> str:
    """Return the envelope as text, without the data if it is larger than Pusher accepts: clients read it by `id`."""
    text = orjson.dumps(fields)
    if len(text) > MAX_DATA_BYTES:
        text = orjson.dumps({**fields, "data": None, "truncated": True})
    return text.decode()


PUSHER: Final = DestinationKind(
    type=DestinationType.PUSHER,
    config=PusherConfig,
    send=_send,
    secrets=frozenset({"secret"}),
    batches=Batches(MAX_BATCH, _send_all),
)
