"""Event destinations: managing them, and reading, retrying and replaying their deliveries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from auth.access import get_visible, visible, visible_query
from auth.actor import Actor
from auth.visibility import is_for, may_see, require_known, require_readable
from connectors.transport.egress import AllowedHosts
from connectors.transport.names import on_behalf_of
from context.cursors import Position
from context.operation import Context
from engine.destinations.base import AnyDestinationKind
from engine.destinations.following import EXPIRES_AFTER
from engine.destinations.kinds import KINDS
from engine.destinations.kinds.addresses import place_of, require_public
from engine.destinations.replaying import replay
from errors import Conflict, Forbidden, InvalidInput
from json_types import Json, JsonObject
from models.delivery_attempts import OPEN, DeliveryStatus
from models.destinations import (
    DestinationState,
    DestinationType,
    EventDelivery,
    EventDestination,
    states_of,
)
from models.event_log import Stretch, read_head_of, stretch_between
from models.events import DEFAULT_SHARD, LoggedEvent, events_at
from models.platform import HealthStatus
from resolvers import checks
from resolvers.idempotency import StoredResult, once
from storage.clock import now
from storage.database import transaction
from storage.encryption import Place, known_secrets, seal_object
from storage.queries import Operator, Query

MOST_DESTINATIONS: Final = 50
MOST_TYPES: Final = 50
FAILING: Final = 5
"""The number of consecutive failures that makes a destination UNHEALTHY."""

_PLACES: Final = ("url", "workflow", "appId", "brokers")
"""The fields of configs that say where events go."""
_READ_SCOPE: Final = "destinations:read"
_WRITE_SCOPE: Final = "destinations:write"


async def destinations(ctx: Context) -> list[EventDestination]:
    """Return the organization's destinations, oldest first."""
    ctx.actor.require(_READ_SCOPE)
    return await visible(EventDestination, ctx.actor).order_by("id")


async def create_destination(
    ctx: Context,
    *,
    name: str,
    type: DestinationType,
    event_types: Sequence[str],
    config: Json,
    enabled: bool,
    idempotency_key: str | None,
) -> EventDestination:
    """Create a destination that receives events from now on.

    Raises:
        Forbidden: the caller may not create destinations, or may not read the events.
        InvalidInput: a value is invalid.
        Conflict: the organization has reached the limit.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    kind = _kind(type)
    given = checks.json_object(config, "config")
    public, secrets = _split_config(ctx, kind, given, {})
    await _require_reachable(ctx, kind, given)
    values: dict[str, object] = {
        "name": checks.text(name, "name"),
        "type": type,
        "event_types": _event_types(actor, event_types),
        "config": public,
        "enabled": enabled,
    }

    async def create() -> EventDestination:
        if await visible(EventDestination, actor).count() >= MOST_DESTINATIONS:
            raise Conflict(f"An organization can have at most {MOST_DESTINATIONS} destinations.")
        row = EventDestination.prepare(organization_id=actor.organization_id, by=actor.id, **values)
        row.sealed_secrets, row.secret_names = _seal_secrets(ctx, row, secrets)
        await row.add(by=actor.id)
        return row

    arguments = values | {"config": given}
    return await once(actor, idempotency_key, "createEventDestination", arguments, EventDestination, create)


async def update_destination(ctx: Context, *, id: str, given: Mapping[str, Any]) -> EventDestination:
    """Change the given values. A secret that the new config omits is kept for the same host; null removes it.

    Every change requires the scopes of the destination's events, because it can redirect them.

    Raises:
        NotFound: there is no such destination.
        Forbidden: the caller may not change destinations, or may not read the events.
        InvalidInput: a value is invalid.
        Conflict: the destination is defined by a setting, so only `enabled` can change.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    checks.no_nulls(given, nullable=frozenset())
    values = dict(given)
    if "name" in values:
        values["name"] = checks.text(values["name"], "name")
    if "event_types" in values:
        values["event_types"] = _event_types(actor, values["event_types"])
    if "config" in values:  # names are resolved before the transaction, which must be short
        kind = _kind((await get_visible(EventDestination, actor, id)).type)
        await _require_reachable(ctx, kind, checks.json_object(values["config"], "config"))
    async with transaction():
        row = await get_visible(EventDestination, actor, id, lock=True)
        if values != {"enabled": False}:  # switching it off sends nothing
            require_readable(actor, values.get("event_types", row.event_types))
        if values.keys() - {"enabled"}:
            row.require_editable("it can only be enabled and disabled here")
        if "config" in values:
            values |= _changed_config(ctx, row, checks.json_object(values["config"], "config"))
        await row.change(values, by=actor.id)
    return row


async def delete_destination(ctx: Context, *, id: str) -> str:
    """Delete a destination; queued deliveries are not sent.

    Raises:
        NotFound: there is no such destination.
        Conflict: it is defined by a setting.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    async with transaction():
        row = await get_visible(EventDestination, actor, id, lock=True)
        row.require_editable("disable it, or remove the variable")
        await row.soft_delete(by=actor.id)
    return row.id


# ---------------------------------------------------------------- validation


def _kind(type: DestinationType) -> AnyDestinationKind:
    kind = KINDS.get(type)
    if kind is None:
        known = ", ".join(sorted(each.value for each in KINDS))
        raise InvalidInput(f"Destinations of type {type.value} are not supported yet; use {known}.", field=["type"])
    return kind


def _event_types(actor: Actor, given: Sequence[str]) -> list[str]:
    if not given:
        raise InvalidInput("eventTypes must have at least one item; use * for all types.", field=["event_types"])
    patterns = checks.words(given, "event_types", most=MOST_TYPES)
    require_known(patterns, ["event_types"])
    require_readable(actor, patterns)
    return patterns


def _split_config(
    ctx: Context, kind: AnyDestinationKind, given: JsonObject, kept: Mapping[str, str]
) -> tuple[JsonObject, dict[str, str]]:
    """Return the public part of a config and its secrets; omitted secrets are kept."""
    whole = {**{name: value for name, value in kept.items() if name not in given}, **given}
    whole.pop("secretsSet", None)  # as returned
    config = kind.parse(whole)
    settings = ctx.resources.settings
    config.check(settings.given, AllowedHosts(settings.http_allowed_hosts))
    return kind.split_secrets(config)


async def _require_reachable(ctx: Context, kind: AnyDestinationKind, given: JsonObject) -> None:
    """Require hosts at public addresses; see `require_public`."""
    on_behalf_of.set(ctx.actor.organization_id)
    hosts = kind.parse({name: value for name, value in given.items() if name != "secretsSet"}).hosts()
    await require_public(ctx.resources.connectors.http.guard, hosts)


def _changed_config(ctx: Context, row: EventDestination, given: JsonObject) -> dict[str, Any]:
    place = Place.of(row, "sealed_secrets")
    kept = known_secrets(ctx.resources.settings.encryption_keys, row.sealed_secrets, place)
    public, secrets = _split_config(ctx, _kind(row.type), given, kept if _same_place(row.config, given) else {})
    if secrets == kept:
        return {"config": public}
    sealed, names = _seal_secrets(ctx, row, secrets)
    return {"config": public, "sealed_secrets": sealed, "secret_names": names}


def _same_place(before: Mapping[str, Json], after: Mapping[str, Json]) -> bool:
    """Return whether two configs lead to the same host; a secret that was given for one is not sent to another."""
    return all(place_of(before.get(name)) == place_of(after.get(name)) for name in _PLACES)


def _seal_secrets(ctx: Context, row: EventDestination, secrets: Mapping[str, str]) -> tuple[str | None, list[str]]:
    if not secrets:
        return None, []
    place = Place.of(row, "sealed_secrets")
    return seal_object(ctx.resources.settings.encryption_keys, secrets, place), sorted(secrets)


# ---------------------------------------------------------------- deliveries


async def deliveries(ctx: Context, *, status: DeliveryStatus | None) -> Query[EventDelivery]:
    """Return the deliveries to all destinations, or those with one status, of events that are still held."""
    ctx.actor.require(_READ_SCOPE)
    held_after = (await read_head_of(ctx.actor.organization_id)).pruned_through
    rows = visible_query(EventDelivery, ctx.actor).where(Operator.GREATER, "event_seq", held_after)
    return rows if status is None else rows.where(Operator.EQUALS, "status", status)


def health(state: DestinationState) -> HealthStatus:
    """Return a destination's health, derived from its attempts."""
    if state.last_attempt_at is None:
        return HealthStatus.UNKNOWN
    if state.failures == 0:
        return HealthStatus.HEALTHY
    return HealthStatus.DEGRADED if state.failures < FAILING else HealthStatus.UNHEALTHY


async def states(ctx: Context, destination_ids: Sequence[str]) -> Mapping[str, DestinationState]:
    """Return the states of these destinations, by id."""
    ctx.actor.require(_READ_SCOPE)
    return await states_of(destination_ids)


async def events_of(ctx: Context, seqs: Sequence[int]) -> Mapping[int, LoggedEvent]:
    """Return the events at these positions in the log that the caller may see."""
    events = [event for event in await events_at(seqs) if may_see(ctx.actor, event) and is_for(ctx.actor, event)]
    return {event.seq: event for event in events}


def require_event(found: LoggedEvent | None) -> LoggedEvent:
    """Return the event of a delivery.

    Raises:
        Forbidden: there is none that the caller may see.
    """
    if found is None:
        raise Forbidden("This event is no longer held, or requires a scope that your credential does not have.")
    return found


async def retry_delivery(ctx: Context, *, id: str) -> EventDelivery:
    """Retry a delivery now: one that ended without success begins its schedule again, under the same id.

    Raises:
        NotFound: there is no such delivery, or its destination was deleted.
        Forbidden: the caller may not change destinations, or may not read the events.
        Conflict: the event was delivered or is no longer held, or the destination is disabled.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    async with transaction():
        found = await get_visible(EventDelivery, actor, id)
        destination = await _sending(actor, found.destination_id)
        state = await DestinationState.lock(destination.id)
        delivery = await get_visible(EventDelivery, actor, id)
        if not await events_at([delivery.event_seq]):
            raise Conflict("The event of this delivery is no longer held.", field=["id"])
        moment = now()
        if delivery.status is DeliveryStatus.RETRYING and delivery.began_at is None:
            await delivery.hurry(moment)
        elif delivery.status not in OPEN:
            await delivery.reopen(moment, moment + EXPIRES_AFTER)
        await state.resume(moment)
        await destination.record_retry(delivery.id, by=actor.id)
    return delivery


class Replayed(StoredResult, frozen=True):
    """The result of a replay: how many events were queued, and where it stopped."""

    destination_id: str
    count: int
    through: int
    complete: bool


async def replay_destination(
    ctx: Context, *, id: str, after: str | None, since: datetime | None, idempotency_key: str | None
) -> tuple[EventDestination, Replayed]:
    """Queue a destination's events again, from a cursor or a time on.

    Raises:
        NotFound: there is no such destination.
        Forbidden: the caller may not change destinations, or may not read the events.
        InvalidInput: neither or both of `after` and `since` are given, or the cursor is of no use.
        Conflict: the destination is disabled.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    await get_visible(EventDestination, actor, id)
    if (after is None) == (since is None):
        raise InvalidInput("Give either after or since.", field=["after"])
    stretch = await stretch_between(since, None) if after is None else Stretch(await _seq_of(ctx, after))

    async def create() -> Replayed:
        row = await _sending(actor, id)
        done = await replay(row, stretch, since)
        await row.record_replay(done.count, by=actor.id)
        return Replayed(row.id, done.count, done.through, done.complete)

    arguments = {"id": id, "after": after, "since": None if since is None else since.isoformat()}
    result = await once(actor, idempotency_key, "replayEventDestination", arguments, Replayed, create)
    return await get_visible(EventDestination, actor, result.destination_id), result


def cursor_of(ctx: Context, replayed: Replayed) -> str:
    """Return the cursor at which a replay stopped."""
    position = Position(DEFAULT_SHARD, ctx.resources.epoch, replayed.through)
    return ctx.resources.cursors.event(ctx.actor.organization_id, position)


async def _sending(actor: Actor, id: str) -> EventDestination:
    """Return a destination to which events can be sent again."""
    destination = await get_visible(EventDestination, actor, id, lock=True)
    require_readable(actor, destination.event_types)
    if not destination.enabled:
        raise Conflict("The destination is disabled. Enable it first.", field=["id"])
    return destination


async def _seq_of(ctx: Context, cursor: str) -> int:
    position = ctx.resources.cursors.position(ctx.actor.organization_id, cursor)
    head = await read_head_of(ctx.actor.organization_id)
    if position.epoch != head.epoch or position.shard != DEFAULT_SHARD:
        raise InvalidInput("This cursor belongs to another log. Use since.", field=["after"])
    if position.seq < head.pruned_through:
        raise InvalidInput("Events after this cursor are no longer held. Use since.", field=["after"])
    return position.seq
