"""GraphQL types and fields for event destinations and their deliveries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, cast

import strawberry

from models import destinations as tables
from models.delivery_attempts import Attempt, DeliveryStatus
from models.events import LoggedEvent
from models.platform import HealthStatus
from resolvers.destinations import managing as resolvers
from schema.base import JSON, Backed, Cursor, Info, Node, Sourced, describe_enum
from schema.errors import DeleteInput, DeletePayload, UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import Event
from schema.projection import uses_columns
from schema.relations import DestinationView, related
from schema.relay import Children, Connection, for_each_parent
from storage.pagination import Order, PageArguments
from storage.queries import Query

describe_enum(
    tables.DestinationType,
    "The type of an event destination; `docs/destinations.md` describes its `config`.",
    PIPEDREAM="The HTTP trigger of a Pipedream workflow, in the documented envelope.",
    PUSHER="Pusher Channels.",
    WEBHOOK="Any public URL, signed according to Standard Webhooks.",
    RABBITMQ="An exchange of a RabbitMQ broker, over AMQP 0-9-1, as CloudEvents.",
    KAFKA="A topic of an Apache Kafka cluster, as CloudEvents.",
    CLOUDEVENTS="Any public URL that accepts CloudEvents 1.0 in structured mode.",
)
describe_enum(
    DeliveryStatus,
    "The status of a delivery.",
    PENDING="Waiting for the first attempt.",
    RETRYING="An attempt failed; the next one is due at `nextAttemptAt`.",
    SUCCESS="Delivered.",
    FAILED="Rejected permanently by the receiver, or failed on every attempt.",
    EXPIRED="Not accepted within 3 days, its destination was deleted, or its event has been pruned.",
)


@strawberry.type(description="A delivery attempt.")
class DeliveryAttempt(Sourced):
    number: int = strawberry.field(description="The number of the attempt, counted from 1.")
    at: datetime = strawberry.field(description="When it started.")
    duration_ms: int = strawberry.field(description="How long it took, in milliseconds.")
    ok: bool = strawberry.field(description="Whether the receiver accepted the event.")
    status_code: int | None = strawberry.field(description="The HTTP status of the response, if there was one.")
    error: str | None = strawberry.field(description="The error message, beginning with the error code.")


@strawberry.type(
    description="The requests sent to a destination since it was created, e.g. to stay within its rate limits."
)
class DestinationUsage:
    requests: int = strawberry.field(description="The number of requests sent to it.")
    failures: int = strawberry.field(description="The number of requests that failed.")
    retries: int = strawberry.field(description="The number of requests that were retries.")
    average_latency_ms: float | None = strawberry.field(description="The average response time, in milliseconds.")
    last_attempt_at: datetime | None = strawberry.field(description="When the last request was sent.")
    last_error: str | None = strawberry.field(description="Why the last request failed; null if it succeeded.")

    @classmethod
    def of(cls, state: tables.DestinationState) -> "DestinationUsage":
        """Return the usage of a destination."""
        return cls(
            requests=state.requests,
            failures=state.failed_requests,
            retries=state.retries,
            average_latency_ms=state.latency_ms / state.requests if state.requests else None,
            last_attempt_at=state.last_attempt_at,
            last_error=state.last_error,
        )


@strawberry.type(description="The delivery of an event to a destination.")
class EventDelivery(Backed, Node):
    ROWS = tables.EventDelivery

    status: DeliveryStatus = strawberry.field(description="Its current status.")
    next_attempt_at: datetime | None = strawberry.field(
        description="When the next attempt is due; later if earlier deliveries in the queue are still waiting."
    )
    created_at: datetime = strawberry.field(description="When it was queued, right after the event.")
    completed_at: datetime | None = strawberry.field(description="When it ended, with or without success.")

    destination = related("destination_id", tables.EventDestination, DestinationView, "The destination.")

    @strawberry.field(description="The event.")
    @uses_columns("event_seq")
    async def event(self, info: Info, root: strawberry.Parent[tables.EventDelivery]) -> Event:
        async def fetch(seqs: list[int]) -> Mapping[int, LoggedEvent]:
            return await resolvers.events_of(info.context, seqs)

        found = await info.context.loaders.grouped("events of deliveries", fetch).load(root.event_seq)
        return Event.of(resolvers.require_event(found))

    @strawberry.field(description="All attempts, in order.")
    @uses_columns("attempts")
    def attempts(self, root: strawberry.Parent[tables.EventDelivery]) -> list[DeliveryAttempt]:
        return [DeliveryAttempt.of(Attempt.restore(each)) for each in root.attempts]


@strawberry.type(
    description="A destination to which events of the organization are forwarded. Each event is delivered at least "
    "once, in order, from the moment the destination is created or enabled."
)
class EventDestination(Backed, Node):
    ROWS = tables.EventDestination

    name: str = strawberry.field(description="The display name.")
    type: tables.DestinationType = strawberry.field(description="The type of the destination.")
    event_types: list[str] = strawberry.field(
        description="The events to forward: types, prefixes such as `agent.*`, or `*` for all except those about "
        "users, keys, organizations and connections."
    )
    enabled: bool = strawberry.field(description="Whether events are forwarded.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")
    disabled_reason: str | None = strawberry.field(
        description="Why Parley disabled it, because its receiver no longer accepted events; null if it did not. "
        "Enable it again when the receiver works, and call `replayEventDestination` for the events since then."
    )
    environment_name: str | None = strawberry.field(
        description="The setting that defines this destination; null if it was created with the API. A destination "
        "defined by a setting can only be enabled and disabled."
    )

    @strawberry.field(
        description="Its configuration, depending on its type. `secretsSet` lists the secrets that are set; their "
        "values are never returned."
    )
    @uses_columns("config", "secret_names")
    def config(self, root: strawberry.Parent[tables.EventDestination]) -> JSON:
        return {**root.config, "secretsSet": [*root.secret_names]} if root.secret_names else root.config

    @strawberry.field(description="Its health: `DEGRADED` after a failed attempt, `UNHEALTHY` after five in a row.")
    async def status(self, info: Info, root: strawberry.Parent[tables.EventDestination]) -> HealthStatus:
        state = await _state(info, root)
        return HealthStatus.UNKNOWN if state is None else resolvers.health(state)

    @strawberry.field(description="Its usage so far.")
    async def usage(self, info: Info, root: strawberry.Parent[tables.EventDestination]) -> DestinationUsage:
        state = await _state(info, root)
        return DestinationUsage.of(state or tables.DestinationState(destination_id=root.id))

    @strawberry.field(graphql_type=Connection[EventDelivery], description="Its deliveries, newest first.")
    @for_each_parent
    def deliveries(
        self,
        info: Info,
        page: PageArguments,
        status: Annotated[
            DeliveryStatus | None, strawberry.argument(description="Only deliveries with this status.")
        ] = None,
    ) -> Children:
        async def rows() -> Query[tables.EventDelivery]:
            return await resolvers.deliveries(info.context, status=status)

        order = Order(descending=True)
        return Children("destination_id", rows, order, page)


async def _state(info: Info, row: tables.EventDestination) -> tables.DestinationState | None:
    async def fetch(ids: list[str]) -> Mapping[str, tables.DestinationState]:
        return await resolvers.states(info.context, ids)

    return await info.context.loaders.grouped("states of destinations", fetch).load(row.id)


@strawberry.input(description="The destination to create.")
class CreateEventDestinationInput:
    name: str = strawberry.field(description="The display name, at most 255 characters.")
    type: tables.DestinationType = strawberry.field(description="The type of the destination.")
    event_types: list[str] = strawberry.field(
        description="The events to forward: at most 50 types, prefixes such as `agent.*`, or `*`. Events about "
        "users, keys, organizations and connections must be listed explicitly. You must be able to read the events."
    )
    config: JSON = strawberry.field(
        description="The configuration. `PIPEDREAM`: `workflow`, `token`. `WEBHOOK`: `url`, `secret`, "
        "`previousSecret`, `authorization`. `CLOUDEVENTS`: `url`, `source`, `authorization`."
    )
    enabled: bool | None = strawberry.field(default=True, description="Whether to forward events from now on.")
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="Changes to a destination. Omitted fields stay unchanged.")
class UpdateEventDestinationInput:
    id: strawberry.ID = strawberry.field(description="The id of the destination.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The new name.")
    event_types: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="The new list of events to forward."
    )
    config: JSON | None = strawberry.field(
        default=strawberry.UNSET,
        description="The new configuration, replacing the current one. An omitted secret is kept, unless "
        "the URL has another host; null removes it.",
    )
    enabled: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether to forward events. Events that occur while it is false are not delivered later; "
        "deliveries that are already queued resume when it is true again.",
    )


@strawberry.type(description="The result of a destination mutation.")
class EventDestinationPayload:
    destination: EventDestination | None = strawberry.field(
        default=None, description="The destination; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.input(description="The delivery to retry.")
class RetryEventDeliveryInput:
    id: strawberry.ID = strawberry.field(description="The id of the delivery.")


@strawberry.type(description="The result of `retryEventDelivery`.")
class RetryEventDeliveryPayload:
    delivery: EventDelivery | None = strawberry.field(
        default=None, description="The delivery; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.input(description="The events to send again: those after a cursor, or since a time.")
class ReplayEventDestinationInput:
    id: strawberry.ID = strawberry.field(description="The id of the destination.")
    after: Cursor | None = strawberry.field(default=None, description="The cursor of an event: events after it.")
    since: datetime | None = strawberry.field(default=None, description="Events that occurred at this time or later.")
    idempotency_key: str | None = idempotency_key_field()


@strawberry.type(description="The result of `replayEventDestination`.")
class ReplayEventDestinationPayload:
    destination: EventDestination | None = strawberry.field(
        default=None, description="The destination; null if there are errors."
    )
    count: int = strawberry.field(default=0, description="The number of events that were queued.")
    end_cursor: Cursor | None = strawberry.field(
        default=None, description="Where it stopped; pass it as `after` to continue. Null if there are errors."
    )
    has_more: bool = strawberry.field(
        default=False, description="Whether it stopped at its limit, before the end of the event log."
    )
    errors: list[UserError] = errors_field()


@strawberry.type
class DestinationQuery:
    @strawberry.field(description="List event destinations, oldest first.")
    async def event_destinations(self, info: Info) -> list[EventDestination]:
        return [EventDestination.of(row) for row in await resolvers.destinations(info.context)]


@strawberry.type
class DestinationMutation:
    @strawberry.mutation(description="Create an event destination, which receives events from now on.")
    @errors_as_data(EventDestinationPayload)
    async def create_event_destination(
        self,
        info: Info,
        input: Annotated[CreateEventDestinationInput, strawberry.argument(description="The destination to create.")],
    ) -> EventDestinationPayload:
        row = await resolvers.create_destination(
            info.context,
            name=input.name,
            type=input.type,
            event_types=input.event_types,
            config=input.config,
            enabled=input.enabled is not False,
            idempotency_key=input.idempotency_key,
        )
        return EventDestinationPayload(destination=EventDestination.of(row))

    @strawberry.mutation(
        description="Update a destination. Deliveries that are already queued use the new configuration."
    )
    @errors_as_data(EventDestinationPayload)
    async def update_event_destination(
        self,
        info: Info,
        input: Annotated[UpdateEventDestinationInput, strawberry.argument(description="The changes.")],
    ) -> EventDestinationPayload:
        names = ("name", "event_types", "config", "enabled")
        given = {name: value for name in names if (value := getattr(input, name)) is not strawberry.UNSET}
        row = await resolvers.update_destination(info.context, id=input.id, given=given)
        return EventDestinationPayload(destination=EventDestination.of(row))

    @strawberry.mutation(description="Delete a destination. Queued deliveries are not sent.")
    @errors_as_data(DeletePayload)
    async def delete_event_destination(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The destination to delete.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await resolvers.delete_destination(info.context, id=input.id)))

    @strawberry.mutation(
        description="Retry a delivery now. One that is `FAILED` or `EXPIRED` begins its schedule again, with the same "
        "id; one that is `SUCCESS` is rejected with `CONFLICT`: use `replayEventDestination`."
    )
    @errors_as_data(RetryEventDeliveryPayload)
    async def retry_event_delivery(
        self,
        info: Info,
        input: Annotated[RetryEventDeliveryInput, strawberry.argument(description="The delivery to retry.")],
    ) -> RetryEventDeliveryPayload:
        row = await resolvers.retry_delivery(info.context, id=input.id)
        return RetryEventDeliveryPayload(delivery=EventDelivery.of(row))

    @strawberry.mutation(
        description="Send a destination's events again, from a cursor or a time on, in order, including those that "
        "were delivered. Each keeps the id of its delivery. One call queues up to 1,000 events: continue from "
        "`endCursor`."
    )
    @errors_as_data(ReplayEventDestinationPayload)
    async def replay_event_destination(
        self,
        info: Info,
        input: Annotated[ReplayEventDestinationInput, strawberry.argument(description="The events to send again.")],
    ) -> ReplayEventDestinationPayload:
        row, replayed = await resolvers.replay_destination(
            info.context, id=input.id, after=input.after, since=input.since, idempotency_key=input.idempotency_key
        )
        return ReplayEventDestinationPayload(
            destination=EventDestination.of(row),
            count=replayed.count,
            end_cursor=cast(Cursor, resolvers.cursor_of(info.context, replayed)),
            has_more=not replayed.complete,
        )
