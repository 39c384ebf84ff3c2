"""CLOUDEVENTS: a POST of a CloudEvents 1.0 event in structured mode, for brokers such as Knative's."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, TypeAlias

import orjson
from msgspec import Meta

from connectors.transport.egress import AllowedHosts
from engine.destinations.base import Config, DestinationKind, Host, OutgoingEvent
from engine.destinations.envelopes import cloud_event
from engine.destinations.kinds.addresses import HeaderValue, Url, check_address, host_of, post, post_for_operator
from models.destinations import DestinationType

MEDIA_TYPE: Final = "application/cloudevents+json"

Source: TypeAlias = Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[!-~]+$(?!\n)")]


class CloudEventsConfig(Config, frozen=True):
    """The config of a CLOUDEVENTS destination.

    Args:
        source: the events' `source`; identifies the organization by default.
        authorization: sent as the header of that name.
    """

    url: Url
    source: Source | None = None
    authorization: HeaderValue | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        check_address(self.url, allowed)

    def hosts(self) -> Sequence[Host]:
        """See `Config`."""
        return [host_of(self.url)]


async def _send(outgoing: OutgoingEvent[CloudEventsConfig]) -> None:
    config = outgoing.config
    body = orjson.dumps(await cloud_event(outgoing.event, config.source))
    headers = {"content-type": f"{MEDIA_TYPE}; charset=utf-8"}
    if config.authorization is not None:
        headers["authorization"] = config.authorization
    if outgoing.from_environment:
        await post_for_operator(outgoing, config.url, headers, body)
    else:
        await post(outgoing, config.url, headers, body)


CLOUDEVENTS: Final = DestinationKind(
    type=DestinationType.CLOUDEVENTS,
    config=CloudEventsConfig,
    send=_send,
    secrets=frozenset({"authorization"}),
)
