"""Every type of destination. A new one is one file and one line here."""

from collections.abc import Mapping
from typing import Final

from engine.destinations.base import AnyDestinationKind
from engine.destinations.kinds.cloudevents import CLOUDEVENTS
from engine.destinations.kinds.kafka import KAFKA
from engine.destinations.kinds.pipedream import PIPEDREAM
from engine.destinations.kinds.pusher import PUSHER
from engine.destinations.kinds.rabbitmq import RABBITMQ
from engine.destinations.kinds.webhook import WEBHOOK
from models.destinations import DestinationType

KINDS: Final[Mapping[DestinationType, AnyDestinationKind]] = {
    kind.type: kind for kind in (PIPEDREAM, PUSHER, WEBHOOK, CLOUDEVENTS, RABBITMQ, KAFKA)
}
