"""CLOUDEVENTS: a POST of a CloudEvents 1.0 event in structured mode, for brokers such as Knative's."""

from collections.abc import Mapping
from typing import Annotated, Final

import orjson
from msgspec import Meta

from connectors.transport.egress import AllowedHosts
from engine.destinations.base import Config, DestinationKind, OutgoingEvent
from engine.destinations.envelopes import envelope
from engine.destinations.kinds.addresses import HeaderValue, Url, check_address, post
from models.destinations import DestinationType


class CloudEventsConfig(Config, frozen=True):
    """The config of a CLOUDEVENTS destination.

    Args:
        source: the events' `source`; identifies the organization by default.
        authorization: sent as the header of that name.
    """

    url: Url
    source: Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[!-~]+$(?!\n)")] | None = None
    authorization: HeaderValue | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        check_address(self.url, allowed)


async def _send(outgoing: OutgoingEvent[CloudEventsConfig]) -> None:
    event, config = outgoing.event, outgoing.config
    fields = await envelope(event)
    topics = event.topics
    attributes = {
        "specversion": "1.0",
        "id": event.id,
        "source": config.source or f"urn:parley:{event.organization_id}",
        "type": event.type,
        "time": fields["timestamp"],
        "subject": topics.task_id or topics.execution_id or topics.session_id or topics.agent_id,
        "datacontenttype": "application/json",
        "sessionid": fields["sessionId"],
        "userid": fields["userId"],
        "data": fields["data"],
    }
    # Attributes without a value are omitted; `data` may be null.
    body = orjson.dumps({name: value for name, value in attributes.items() if value is not None or name == "data"})
    headers = {"content-type": "application/cloudevents+json; charset=utf-8"}
    if config.authorization is not None:
        headers["authorization"] = config.authorization
    await post(outgoing, config.url, headers, body)


CLOUDEVENTS: Final = DestinationKind(
    type=DestinationType.CLOUDEVENTS,
    config=CloudEventsConfig,
    send=_send,
    secrets=frozenset({"authorization"}),
)
