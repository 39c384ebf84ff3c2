"""Sends an event to a destination without a gateway."""

from typing import Any

from engine.destinations.base import OutgoingEvent, Transport
from engine.destinations.kinds import KINDS
from models.destinations import DestinationType
from models.events import EventKind, Topics, new_event
from storage.ids import new_id


async def send_once(type: str, config: dict[str, Any], transport: Transport) -> None:
    """Send a new event as the sender does, once."""
    event = new_event(
        EventKind.CustomEvent,
        organization_id=new_id("org"),
        by=new_id("usr"),
        payload={"data": 1},
        type="deploy.done",
        topics=Topics(session_id=new_id("ses")),
    )
    kind = KINDS[DestinationType(type)]
    await kind.send(OutgoingEvent(new_id("evd"), event, kind.parse(config), transport))
