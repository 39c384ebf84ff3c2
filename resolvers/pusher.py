"""Pusher Channels: which channels a caller may subscribe to.

Parley's channels are those that `engine/destinations/kinds/pusher.py` sends to, and
`presence-{organization}-{session}`, which shows who is connected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from auth.access import find_visible, get_visible
from auth.actor import Actor
from auth.visibility import PERSONAL, SCOPES, require_readable
from connectors.providers.pusher.api import PusherApp
from connectors.providers.pusher.channels import PRESENCE, PRIVATE, is_socket_id, subscription
from engine.destinations.kinds.pusher import PUSHER
from engine.destinations.secrets import whole_config
from errors import Forbidden, InvalidInput, NotFound
from json_types import JsonObject
from models.agents import Agent
from models.destinations import NAMED_ONLY, DestinationType, EventDestination
from models.executions import WorkflowExecution
from models.sessions import Session
from models.tasks import Task
from models.users import User
from settings import Settings
from storage.ids import prefix_of
from storage.record import Record

_RECORDS: Final[Mapping[str, type[Record]]] = {
    table.PREFIX: table for table in (Session, WorkflowExecution, Task, Agent)
}
_ANY_RECORD: Final = frozenset(
    scope for kind, scope in SCOPES.items() if kind.value not in PERSONAL and not kind.value.startswith(NAMED_ONLY)
)
"""The scopes for the channel of a record: its events are of many kinds, and a channel cannot leave some of them out."""
_OF_USER: Final = frozenset(scope for kind, scope in SCOPES.items() if kind.value in PERSONAL)
"""The scopes for a user's own channel."""
_EVERYTHING: Final = ("*", *(f"{prefix}*" for prefix in NAMED_ONLY))


@dataclass(frozen=True, slots=True)
class SubscriptionRequest:
    """A client's request to subscribe to a channel.

    Args:
        destination_id: the destination whose own app the client is connected to; None for the operator's.
    """

    socket_id: str
    channel: str
    destination_id: str | None


async def authorize(settings: Settings, actor: Actor, request: SubscriptionRequest) -> JsonObject:
    """Return the signed permission for one socket to subscribe to a channel, as Pusher's clients expect it.

    Raises:
        InvalidInput: the socket's id is not one.
        NotConfigured: the operator has no Pusher app.
        NotFound: there is no such destination with an app of its own.
        Forbidden: the caller may not read what is sent to this channel, or there is no such channel.
    """
    if not is_socket_id(request.socket_id):
        raise InvalidInput("socket_id is not the id of a Pusher socket.", field=["socket_id"])
    app = await _app(settings, actor, request.destination_id)
    member = await _check(actor, request.channel)
    return subscription(app, request.socket_id, request.channel, member)


async def _app(settings: Settings, actor: Actor, destination_id: str | None) -> PusherApp:
    if destination_id is None:
        return PusherApp.from_settings(settings.given)
    row = await get_visible(EventDestination, actor, destination_id)
    if row.type is not DestinationType.PUSHER:
        raise NotFound("There is no event destination of type PUSHER with this id.", field=["id"])
    config = PUSHER.parse(whole_config(settings.encryption_keys, row))
    return config.app(settings.given)


async def _check(actor: Actor, channel: str) -> JsonObject | None:
    """Check that the caller may subscribe to a channel, and return the member to show if it is a presence channel.

    Raises:
        Forbidden: the caller may not, or there is no such channel; the error is the same.
    """
    refused = Forbidden(f"You may not subscribe to the channel {channel[:200]!r}.")
    kind = next((each for each in (PRIVATE, PRESENCE) if channel.startswith(each)), None)
    if kind is None:
        raise refused
    name = channel.removeprefix(kind)
    if name == actor.organization_id and kind == PRIVATE:
        require_readable(actor, _EVERYTHING)
        return None
    organization_id, _, record_id = name.partition("-")
    if organization_id != actor.organization_id:
        raise refused
    if kind == PRIVATE:
        await _check_record(actor, record_id, refused)
        return None
    return await _member(actor, record_id, refused)


async def _check_record(actor: Actor, id: str, refused: Forbidden) -> None:
    of_user = prefix_of(id) == User.PREFIX
    if of_user and id != actor.id:
        require_readable(actor, _EVERYTHING)
        return
    for scope in sorted(_OF_USER if of_user else _ANY_RECORD):
        actor.require(scope)
    if of_user:
        return
    table = _RECORDS.get(prefix_of(id) or "")
    if table is None or await find_visible(table, actor, id) is None:
        raise refused


async def _member(actor: Actor, session_id: str, refused: Forbidden) -> JsonObject:
    actor.require("collaboration:read")
    session = await find_visible(Session, actor, session_id)
    if session is None or await session.participant(actor.id) is None:
        raise refused
    return {"user_id": actor.id, "user_info": {"name": actor.name, "kind": actor.kind.value}}
