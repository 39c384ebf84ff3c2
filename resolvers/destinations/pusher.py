"""Pusher Channels: which channels a caller may subscribe to, and the presence that Pusher reports.

Parley's channels are those that `engine/destinations/kinds/pusher.py` sends to, and
`presence-{organization}-{session}`, which shows who is connected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from auth.access import find_visible, get_visible
from auth.actor import Actor
from auth.visibility import PERSONAL, SCOPES, require_readable
from connectors.providers.pusher.api import PusherApp
from connectors.providers.pusher.channels import PRESENCE, PRIVATE, is_from_pusher, is_socket_id, subscription
from engine.destinations.kinds.pusher import PUSHER
from engine.destinations.presence import PRESENCE_EVENTS, report
from engine.destinations.secrets import whole_config
from errors import Forbidden, InvalidInput, NotFound, Unauthenticated
from json_types import JsonObject
from models.agents import Agent
from models.destinations import NAMED_ONLY, DestinationType, EventDestination
from models.executions import WorkflowExecution
from models.sessions import Session
from models.tasks import Task
from models.users import User
from settings import Settings
from shown import as_json
from storage.clock import now
from storage.ids import prefix_of
from storage.record import Record
from storage.turns import read_on_behalf_of

_RECORDS: Final[Mapping[str, type[Record]]] = {
    table.PREFIX: table for table in (Session, WorkflowExecution, Task, Agent)
}
_ANY_RECORD: Final = frozenset(
    scope for kind, scope in SCOPES.items() if kind.value not in PERSONAL and not kind.value.startswith(NAMED_ONLY)
)
"""The scopes for the channel of a record: its events are of many kinds, and a channel cannot leave some of them out."""
_OF_USER: Final = frozenset(scope for kind, scope in SCOPES.items() if kind.value in PERSONAL)
"""The scopes for a user's own channel."""
_TOLERANCE_SECONDS: Final = 300
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


async def receive(settings: Settings, key: str, signature: str, body: bytes) -> None:
    """Set the presence of those who began or ceased to subscribe to presence channels.

    Args:
        key: the header `X-Pusher-Key`.
        signature: the header `X-Pusher-Signature`.

    Raises:
        NotConfigured: the operator has no Pusher app.
        Unauthenticated: Pusher did not sign this body for that app, or not recently.
        InvalidInput: it is not what Pusher documents.
    """
    if not is_from_pusher(PusherApp.from_settings(settings.given), key, signature, body):
        raise Unauthenticated("The webhook is not signed with the secret of the Pusher app.")
    try:
        webhook = msgspec.json.decode(body, type=_Webhook)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise InvalidInput("The body is not that of a Pusher webhook.") from None
    if abs(now().timestamp() - webhook.time_ms / 1000) > _TOLERANCE_SECONDS:
        raise Unauthenticated("The webhook is too old.")
    for number, event in enumerate(webhook.events):
        organization_id, _, session_id = event.channel.removeprefix(PRESENCE).partition("-")
        is_ours = event.channel.startswith(PRESENCE) and _are_ids(organization_id, session_id, event.user_id)
        if event.name in PRESENCE_EVENTS and event.user_id and is_ours:
            read_on_behalf_of(organization_id)
            await report(
                event.name,
                organization_id=organization_id,
                session_id=session_id,
                actor_id=event.user_id,
                call_id=f"{signature}:{number}",
            )


def _are_ids(*names: str | None) -> bool:
    return all(name is not None and prefix_of(name) is not None for name in names)


_LAST_MOMENT_MS: Final = 253_402_300_799_999
"""The end of the year 9999."""


class _WebhookEvent(msgspec.Struct):
    name: str
    channel: str = ""
    user_id: str | None = None


class _Webhook(msgspec.Struct):
    time_ms: Annotated[int, msgspec.Meta(ge=0, le=_LAST_MOMENT_MS)]
    events: list[_WebhookEvent]


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
    refused = Forbidden(f"You may not subscribe to the channel {as_json(channel)}.")
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
