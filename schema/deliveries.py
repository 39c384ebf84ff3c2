"""GraphQL types and fields for deliveries to people: sending, following and retrying messages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, TypeAlias

import strawberry

from executor import batched
from models import deliveries as tables
from models.approvals import Approval as ApprovalRow
from models.delivery_attempts import Attempt, DeliveryStatus
from models.delivery_channels import DeliveryChannel
from models.requests import Request as RequestRow
from models.users import User as UserRow
from resolvers import deliveries as resolvers
from schema.base import JSON, Backed, Cursor, Info, Node
from schema.destinations import DeliveryAttempt
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import DeliveryEvent, Logged, recorded
from schema.projection import uses_columns
from schema.relations import ApprovalView, RequestView, related, related_actor
from schema.relay import Connection, connection, paged
from schema.users import User
from storage.pagination import Order, PageArguments
from subscriptions.deliveries import delivery_events
from subscriptions.sources import EventSource

ChannelView: TypeAlias = Annotated["DeliveryChannel", strawberry.lazy("models.delivery_channels")]
"""Described with the settings of channels."""


@strawberry.type(
    description="A message to a person through one channel. A message that goes through several channels is several "
    "deliveries. Visible to its recipient, to the agent that sent it, and to actors with the scope `deliveries:admin`."
)
class Delivery(Backed, Node):
    ROWS = tables.Delivery

    channel: ChannelView = strawberry.field(description="The channel.")
    subject: str | None = strawberry.field(description="The subject, for channels that have one.")
    content: str = strawberry.field(description="The text of the message.")
    data: JSON = strawberry.field(description="Data that is sent along where the channel permits: a JSON object.")
    status: DeliveryStatus = strawberry.field(description="Its current status.")
    error_message: str | None = strawberry.field(
        description="Why the last attempt failed or was postponed; null if it succeeded. Never contains a secret."
    )
    priority: int = strawberry.field(description="The priority of the channel: 1 is delivered first.")
    retry_count: int = strawberry.field(
        description="How often it is retried, so that there are at most `retryCount` + 1 attempts, not counting those "
        "that a stop of Parley interrupted."
    )
    retry_delay_seconds: int = strawberry.field(description="The delay before each retry, in seconds.")
    next_attempt_at: datetime | None = strawberry.field(
        description="When the next attempt is due; null once it has ended, and while an attempt is in progress."
    )
    expires_at: datetime = strawberry.field(description="When it becomes `EXPIRED` if it was not delivered.")
    external_id: str | None = strawberry.field(
        description="The id of the message in the external service, such as an e-mail's Message-ID."
    )
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")
    completed_at: datetime | None = strawberry.field(description="When it ended, with or without success.")

    user = related("user_id", UserRow, User | None, "The recipient; null for a message to a channel or thread.")
    request = related("request_id", RequestRow, RequestView | None, "The request whose reply it is.")
    approval = related("approval_id", ApprovalRow, ApprovalView | None, "The approval that it is about.")
    created_by = related_actor("created_by_id", "The actor who sent it.")

    @strawberry.field(description="All attempts, in order. Each sends the same id.")
    @uses_columns("attempts")
    def attempts(self, root: strawberry.Parent[tables.Delivery]) -> list[DeliveryAttempt]:
        return [DeliveryAttempt.of(Attempt.restore(each)) for each in root.attempts]

    @strawberry.field(
        description="Whether nothing was sent, because the service is not configured; in development only."
    )
    @uses_columns("receipt")
    def simulated(self, root: strawberry.Parent[tables.Delivery]) -> bool:
        return bool((root.receipt or {}).get("simulated", False))


@strawberry.type(
    description="A delivery was created, attempted or retried, or has ended. Visible to its recipient and to actors "
    "with the scope `deliveries:admin`."
)
class DeliveryUpdated(Logged, DeliveryEvent):
    delivery: Delivery = recorded("delivery", tables.Delivery, "The delivery after the change.")


# ---------------------------------------------------------------- inputs and payloads


@strawberry.input(description="Conditions on deliveries; all of them must hold.")
class DeliveryFilter:
    status: list[DeliveryStatus] | None = strawberry.field(default=None, description="With one of these statuses.")
    channel: list[ChannelView] | None = strawberry.field(default=None, description="Through one of these channels.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="To this user.")


@strawberry.input(description="A message to a person.")
class DeliverInput:
    user_id: strawberry.ID | None = strawberry.field(
        default=None, description="The recipient, by default you; another one requires the scope `deliveries:write`."
    )
    channels: list[ChannelView] | None = strawberry.field(
        default=None,
        description="The channels to use, which must be enabled for the recipient; by default all that are. "
        "`explainDelivery` lists them.",
    )
    subject: str | None = strawberry.field(default=None, description="The subject, at most 255 characters.")
    content: str = strawberry.field(description="The text, at most 64 KiB. Channels with a lower limit shorten it.")
    data: JSON | None = strawberry.field(
        default=None, description="Data that is sent along where the channel permits: a JSON object."
    )
    expires_in_seconds: int | None = strawberry.field(
        default=None,
        description="After how long the message is no longer worth sending, 1 second to 30 days (2592000); by default, "
        "a day after the last retry.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="A delivery.")
class DeliveryInput:
    id: strawberry.ID = strawberry.field(description="The id of the delivery.")


@strawberry.type(description="The result of `deliver`.")
class DeliverPayload:
    deliveries: list[Delivery] | None = strawberry.field(
        default=None, description="The deliveries in order of priority, one for each channel; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of a delivery mutation.")
class DeliveryPayload:
    delivery: Delivery | None = strawberry.field(default=None, description="The delivery; null if there are errors.")
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


def deliveries_of_request() -> Any:
    """Return the field `deliveries` of a request, which is read for a whole list at once."""

    async def all_of(info: Info, sources: Sequence[RequestRow]) -> Sequence[list[Delivery]]:
        found = await resolvers.deliveries_of_requests(info.context, [source.id for source in sources])
        return [Delivery.each(found[source.id]) for source in sources]

    async def one(info: Info, root: strawberry.Parent[RequestRow]) -> list[Delivery]:
        return (await all_of(info, [root]))[0]

    return strawberry.field(
        resolver=batched(all_of)(one),
        description="The deliveries of the reply that you may see, in order of creation.",
    )


@strawberry.type
class DeliveryQuery:
    @strawberry.field(
        description="List deliveries, newest first: those to you, or with the scope `deliveries:admin` those to "
        "everyone. An agent lists those that it sent. With the channel `TEST`, this is the inbox."
    )
    @paged
    async def deliveries(
        self,
        info: Info,
        page: PageArguments,
        filter: Annotated[
            DeliveryFilter | None, strawberry.argument(description="Only deliveries that match all conditions.")
        ] = None,
    ) -> Connection[Delivery]:
        given = {} if filter is None else vars(filter)
        rows = await resolvers.deliveries(info.context, **given)
        return await connection(info, rows, Order(descending=True), page)

    @strawberry.field(description="The delivery with this id; null if there is none that you may see.")
    async def delivery(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the delivery.")]
    ) -> Delivery | None:
        return Delivery.maybe(await resolvers.read_delivery(info.context, id))


@strawberry.type
class DeliveryMutation:
    @strawberry.mutation(
        description="Deliver a message to a person through the channels that are enabled, or some of them. The "
        "deliveries are queued; the first attempts are made in order of priority."
    )
    @errors_as_data(DeliverPayload)
    async def deliver(
        self, info: Info, input: Annotated[DeliverInput, strawberry.argument(description="The message.")]
    ) -> DeliverPayload:
        rows = await resolvers.deliver(info.context, **vars(input))
        return DeliverPayload(deliveries=[Delivery.of(row) for row in rows])

    @strawberry.mutation(
        description="Send a delivery that is `FAILED` or `EXPIRED` again, under the same id and with the current "
        "settings. Its retry schedule begins again."
    )
    @errors_as_data(DeliveryPayload)
    async def retry_delivery(
        self, info: Info, input: Annotated[DeliveryInput, strawberry.argument(description="The delivery.")]
    ) -> DeliveryPayload:
        return DeliveryPayload(delivery=Delivery.of(await resolvers.retry_delivery(info.context, id=input.id)))


@strawberry.type
class DeliverySubscription:
    @strawberry.subscription(
        graphql_type=DeliveryEvent,
        description="Stream the events of deliveries: those to you, or with the scope `deliveries:admin` those to one "
        "user or to everyone.",
    )
    async def delivery_events(
        self,
        info: Info,
        user_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only deliveries to this user.")
        ] = None,
        after: Annotated[Cursor | None, strawberry.argument(description="Resume after this cursor.")] = None,
    ) -> EventSource:
        return await delivery_events(info.context, user_id=user_id)
