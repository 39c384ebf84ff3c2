"""Deliveries to people: sending messages, reading their deliveries, and retrying."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from auth.access import find_visible, get_visible, visible, visible_query
from auth.actor import Actor, ActorKind
from context.operation import Context
from engine.deliveries.approval_messages import require_awaited
from engine.deliveries.create import deliver as create_deliveries
from engine.deliveries.create import reopen
from engine.deliveries.effective import explain
from errors import Conflict, InvalidInput, NotConfigured, NotFound
from json_types import Json
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.delivery_channels import DeliveryChannel
from models.users import User
from resolvers import checks
from resolvers.idempotency import StoredIds, once
from storage.database import transaction
from storage.queries import Operator, Query

READ_SCOPE: Final = "deliveries:read"
SEND_SCOPE: Final = "deliveries:write"
"""The scope to deliver to others; to themselves, users deliver with `READ_SCOPE`."""
ALL_DELIVERIES: Final = "deliveries:admin"
"""The scope for the deliveries of all users."""

LONGEST_SUBJECT: Final = 255
MOST_SECONDS: Final = 30 * 86_400


async def deliver(
    ctx: Context,
    *,
    user_id: str | None,
    channels: Sequence[DeliveryChannel] | None,
    subject: str | None,
    content: str,
    data: Json,
    expires_in_seconds: int | None,
    idempotency_key: str | None,
) -> list[Delivery]:
    """Deliver a message to a user, by default to the caller, and return its deliveries in order of priority.

    Args:
        channels: those to use, which must be enabled for the user; by default all of these.

    Raises:
        Forbidden: the caller may not deliver to others.
        NotFound: there is no such user.
        Conflict: the user is disabled.
        NotConfigured: no channel is enabled for the user, or one of the given ones is not.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    recipient_id = _recipient_id(actor, user_id)
    given: dict[str, Any] = {
        "subject": checks.optional_text(subject, "subject", longest=LONGEST_SUBJECT),
        "content": checks.text(content, "content", longest=checks.LONGEST_CONTENT),
        "data": checks.json_object(data, "data"),
        "channels": _chosen(channels),
    }
    if expires_in_seconds is not None:
        checks.whole(expires_in_seconds, "expires_in_seconds", 1, MOST_SECONDS)

    async def create() -> StoredIds:
        await _require_recipient(actor, recipient_id)
        await _require_enabled(ctx, recipient_id, given["channels"])
        rows = await create_deliveries(
            ctx.resources.connectors,
            organization_id=actor.organization_id,
            by=actor.id,
            user_id=recipient_id,
            expires_in=None if expires_in_seconds is None else timedelta(seconds=expires_in_seconds),
            **given,
        )
        return StoredIds([row.id for row in rows])

    arguments = given | {"user_id": recipient_id, "expires_in_seconds": expires_in_seconds}
    stored = await once(actor, idempotency_key, "deliver", arguments, StoredIds, create)
    return await visible(Delivery, actor).filter(id__in=stored.ids).order_by("priority", "id")


def _chosen(channels: Sequence[DeliveryChannel] | None) -> list[DeliveryChannel] | None:
    """Return the channels to use, each once; None for all that are enabled."""
    if channels is None:
        return None
    if not 1 <= len(channels) <= len(DeliveryChannel):
        message = f"channels must have 1 to {len(DeliveryChannel)} items; omit it for all that are enabled."
        raise InvalidInput(message, field=["channels"])
    return list(dict.fromkeys(channels))


def _recipient_id(actor: Actor, user_id: str | None) -> str:
    """Return the id of the user who is to receive a message; permission comes before what is wrong with the input."""
    is_user = actor.kind is ActorKind.USER
    actor.require(READ_SCOPE if is_user and user_id in (None, actor.id) else SEND_SCOPE)
    if user_id is None and not is_user:
        raise InvalidInput("An agent has no channels of its own: give userId.", field=["user_id"])
    return actor.id if user_id is None else user_id


async def _require_recipient(actor: Actor, user_id: str) -> None:
    user = await get_visible(User, actor, user_id, field="user_id")
    if not user.active:
        raise Conflict("This user is disabled.", field=["user_id"])


async def _require_enabled(ctx: Context, user_id: str, channels: Sequence[DeliveryChannel] | None) -> None:
    explained = await explain(ctx.resources.connectors, ctx.actor.organization_id, user_id)
    if channels is None:
        if not any(each.will_deliver for each in explained):
            raise NotConfigured("No channel delivers to this user; explainDelivery says why.", field=["user_id"])
        return
    for each in explained:
        if each.channel in channels and not each.will_deliver:
            place = str(list(channels).index(each.channel))
            raise NotConfigured(f"{each.channel.value}: {each.reason}", field=["channels", place])


async def retry_delivery(ctx: Context, *, id: str) -> Delivery:
    """Send a delivery that has failed or expired again, under its id and with the current settings.

    Raises:
        NotFound: there is no such delivery that the caller may see.
        Forbidden: it is of another user, and the caller may not deliver to others.
        Conflict: it has not ended, or was delivered, or it is about an approval that its recipient no longer decides.
    """
    actor = ctx.actor
    actor.require(READ_SCOPE)
    async with transaction():
        row = await get_visible(Delivery, actor, id, lock=True)
        if not _may_see(actor, row):
            raise NotFound("There is no delivery with this id.", field=["id"])
        actor.require(READ_SCOPE if row.user_id == actor.id else SEND_SCOPE)
        await require_awaited(row)
        await reopen(ctx.resources.connectors, row, by=actor.id)
    return row


# ---------------------------------------------------------------- reading


async def deliveries(
    ctx: Context,
    *,
    status: Sequence[DeliveryStatus] | None = None,
    channel: Sequence[DeliveryChannel] | None = None,
    user_id: str | None = None,
) -> Query[Delivery]:
    """Return the deliveries that the caller may see and that match all the given conditions."""
    actor = ctx.actor
    actor.require(READ_SCOPE)
    rows = visible_query(Delivery, actor)
    if ALL_DELIVERIES not in actor.scopes:
        rows = rows.where(Operator.EQUALS, _own_column(actor), actor.id)
    rows = rows.where_in_given("status", status).where_in_given("channel", channel)
    return rows.where_given(Operator.EQUALS, "user_id", checks.optional_text(user_id, "user_id"))


def _own_column(actor: Actor) -> str:
    """Return the column that makes a delivery an actor's own: a user receives it, an agent sent it."""
    return "user_id" if actor.kind is ActorKind.USER else "created_by_id"


async def read_delivery(ctx: Context, id: str) -> Delivery | None:
    """Return the delivery, or None if the caller may not see it."""
    actor = ctx.actor
    actor.require(READ_SCOPE)
    row = await find_visible(Delivery, actor, id)
    return row if row is not None and _may_see(actor, row) else None


def _may_see(actor: Actor, row: Delivery) -> bool:
    return ALL_DELIVERIES in actor.scopes or getattr(row, _own_column(actor)) == actor.id


async def deliveries_with_ids(actor: Actor, ids: Sequence[str]) -> list[Delivery]:
    """Return those of these deliveries that an actor may see."""
    if READ_SCOPE not in actor.scopes:
        return []
    rows = visible(Delivery, actor).filter(id__in=list(ids))
    return await (rows if ALL_DELIVERIES in actor.scopes else rows.filter(**{_own_column(actor): actor.id}))


async def deliveries_of_requests(ctx: Context, request_ids: Sequence[str]) -> Mapping[str, list[Delivery]]:
    """Return the deliveries of each request that the caller may see, in order of creation."""
    actor = ctx.actor
    actor.require(READ_SCOPE)
    rows = visible(Delivery, actor).filter(request_id__in=list(request_ids)).order_by("id")
    if ALL_DELIVERIES not in actor.scopes:
        rows = rows.filter(**{_own_column(actor): actor.id})
    found: dict[str, list[Delivery]] = {id: [] for id in request_ids}
    for row in await rows:
        found[str(row.request_id)].append(row)
    return found
