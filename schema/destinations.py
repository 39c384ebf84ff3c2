"""Event destinations as GraphQL types: where events go out by themselves, what came of each, and telling of more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, cast

import strawberry

from json_types import Json
from models import destinations as tables
from models.platform import HealthStatus
from resolvers import destinations as resolvers
from schema.base import (
    JSON,
    After,
    Backed,
    Connection,
    DeleteInput,
    DeletePayload,
    First,
    Info,
    Node,
    UserError,
    described,
    errors_as_data,
    errors_field,
    list_of_each,
    nested,
)
from schema.events import Event
from schema.links import leads_to
from schema.projection import reads, row_with_id
from storage.pagination import Order

described(
    tables.DestinationType,
    "What kind of system takes the events; docs/destinations.md tells what stands in `config`.",
    PIPEDREAM="The HTTP trigger of a Pipedream workflow, in the documented envelope.",
    PUSHER="Channels of Pusher.",
    WEBHOOK="Any public URL, signed as Standard Webhooks has it.",
    CLOUDEVENTS="Any public URL that takes CloudEvents 1.0 in structured mode.",
)
described(
    tables.DeliveryStatus,
    "Where a delivery is on its way.",
    PENDING="It waits for its first attempt.",
    RETRYING="An attempt failed; another will be made at `nextAttemptAt`.",
    SUCCESS="The other side took it.",
    FAILED="The other side refused it for good, or did not take it however often it was tried.",
    EXPIRED="Its time was over, or its destination was deleted, before anybody took it.",
)


@strawberry.type(description="One time that the other side was asked.")
class DeliveryAttempt:
    number: int = strawberry.field(description="Counted from 1.")
    at: datetime = strawberry.field(description="When it began.")
    duration_ms: int = strawberry.field(description="How long it took, in milliseconds.")
    ok: bool = strawberry.field(description="Whether the other side took it.")
    status_code: int | None = strawberry.field(description="The HTTP status of the reply, when there was one.")
    error: str | None = strawberry.field(description="What went wrong, beginning with the code of the error.")


@strawberry.type(description="What was asked of a destination since it is there, to keep within its limits.")
class DestinationUsage:
    requests: int = strawberry.field(description="How often it was asked.")
    failures: int = strawberry.field(description="How often of these it did not take the event.")
    retries: int = strawberry.field(description="How many of these were repetitions.")
    average_latency_ms: float | None = strawberry.field(description="How long it takes, in milliseconds.")
    last_attempt_at: datetime | None = strawberry.field(description="When it was asked last.")
    last_error: str | None = strawberry.field(description="Why that failed; null when it did not.")

    @classmethod
    def of(cls, state: tables.DestinationState) -> "DestinationUsage":
        """Returns the figures of a destination."""
        return cls(
            requests=state.requests,
            failures=state.failed_requests,
            retries=state.retries,
            average_latency_ms=state.latency_ms / state.requests if state.requests else None,
            last_attempt_at=state.last_attempt_at,
            last_error=state.last_error,
        )


@strawberry.type(description="One event on its way to one destination.")
class EventDelivery(Backed, Node):
    ROWS = tables.EventDelivery

    status: tables.DeliveryStatus = strawberry.field(description="Where it is on its way.")
    next_attempt_at: datetime | None = strawberry.field(
        description="When it is tried next; later when those before it in the queue still wait."
    )
    created_at: datetime = strawberry.field(description="When it was stored, right after the event.")
    completed_at: datetime | None = strawberry.field(description="When it ended, one way or another.")

    @strawberry.field(description="Where it goes.")
    @leads_to(tables.EventDestination, "destination_id")
    async def destination(self, info: Info, root: strawberry.Parent[tables.EventDelivery]) -> "EventDestination":
        row = await row_with_id(info, tables.EventDestination, root.destination_id)
        return cast(EventDestination, row)

    @strawberry.field(description="What is told.")
    @reads("event_seq")
    async def event(self, info: Info, root: strawberry.Parent[tables.EventDelivery]) -> Event:
        async def fetch(seqs: list[int]) -> Mapping[int, Any]:
            return await resolvers.events_of(info.context, seqs)

        found = await info.context.loaders.grouped("events of deliveries", fetch).load(root.event_seq)
        return cast(Event, resolvers.require_event(found))

    @strawberry.field(description="Every time that it was tried, the first one first.")
    @reads("attempts")
    def attempts(self, root: strawberry.Parent[tables.EventDelivery]) -> list[DeliveryAttempt]:
        return [cast(DeliveryAttempt, tables.Attempt.restore(each)) for each in root.attempts]


@strawberry.type(
    description="Where events of the organization go by themselves: each at least once, in order, from the moment that "
    "the destination was made or enabled."
)
class EventDestination(Backed, Node):
    ROWS = tables.EventDestination

    name: str = strawberry.field(description="The name to show.")
    type: tables.DestinationType = strawberry.field(description="What kind of system takes the events.")
    event_types: list[str] = strawberry.field(
        description="Which events: types, beginnings of types as in agent.*, or * for all but those about people, keys "
        "and connections."
    )
    enabled: bool = strawberry.field(description="Whether events go there.")
    created_at: datetime = strawberry.field(description="When it was made.")
    updated_at: datetime = strawberry.field(description="When it was changed last.")
    environment_name: str | None = strawberry.field(
        description="The setting that makes this destination; null for one that somebody made. Such a one can only be "
        "enabled and disabled."
    )

    @strawberry.field(description="Where to, by its type. `secretsSet` names the secrets that are kept; none is shown.")
    @reads("config", "secret_names")
    def config(self, root: strawberry.Parent[tables.EventDestination]) -> JSON:
        return JSON({**root.config, "secretsSet": root.secret_names} if root.secret_names else root.config)

    @strawberry.field(description="How it does: DEGRADED after a failed attempt, UNHEALTHY after five in a row.")
    async def status(self, info: Info, root: strawberry.Parent[tables.EventDestination]) -> HealthStatus:
        state = await _state(info, root)
        return HealthStatus.UNKNOWN if state is None else resolvers.health(state)

    @strawberry.field(description="What was asked of it so far.")
    async def usage(self, info: Info, root: strawberry.Parent[tables.EventDestination]) -> DestinationUsage:
        state = await _state(info, root)
        return DestinationUsage.of(state or tables.DestinationState(destination_id=root.id))

    @strawberry.field(description="What came of each event, the newest first.")
    @list_of_each
    async def deliveries(
        self,
        info: Info,
        root: strawberry.Parent[tables.EventDestination],
        first: First = None,
        after: After = None,
        status: Annotated[
            tables.DeliveryStatus | None, strawberry.argument(description="Only those that stand here.")
        ] = None,
    ) -> Connection[EventDelivery]:
        async def rows() -> Any:
            return await resolvers.deliveries(info.context, status=status)

        of, order = ("destination_id", root.id), Order(descending=True)
        page = await nested(info, rows, of, order, first=first, after=after, last=None, before=None)
        return cast(Connection[EventDelivery], page)


async def _state(info: Info, row: tables.EventDestination) -> tables.DestinationState | None:
    async def fetch(ids: list[str]) -> Mapping[str, tables.DestinationState]:
        return await resolvers.states(info.context, ids)

    return await info.context.loaders.grouped("states of destinations", fetch).load(row.id)


@strawberry.input(description="What goes where.")
class CreateEventDestinationInput:
    name: str = strawberry.field(description="The name to show, at most 255 characters.")
    type: tables.DestinationType = strawberry.field(description="What kind of system takes the events.")
    event_types: list[str] = strawberry.field(
        description="Which events: types, beginnings of types as in agent.*, or *. At most 50. Those about people, "
        "keys and connections must be named. You must be able to read what you name."
    )
    config: JSON = strawberry.field(
        description="Where to. PIPEDREAM: workflow, token. WEBHOOK: url, secret, previousSecret, authorization. "
        "CLOUDEVENTS: url, source, authorization."
    )
    enabled: bool | None = strawberry.field(default=True, description="Whether events go there from now on.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours makes one destination."
    )


@strawberry.input(description="What to change; what is left out stays.")
class UpdateEventDestinationInput:
    id: strawberry.ID = strawberry.field(description="The destination.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="Another name.")
    event_types: list[str] | None = strawberry.field(default=strawberry.UNSET, description="Other events.")
    config: JSON | None = strawberry.field(
        default=strawberry.UNSET,
        description="All of another config. A secret that it leaves out stays; null takes it away.",
    )
    enabled: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether events go there. What happens while it is false is not sent later; what waited then is.",
    )


@strawberry.type(description="The destination as it is after the change.")
class EventDestinationPayload:
    destination: EventDestination | None = strawberry.field(
        default=None, description="The destination; null when there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.input(description="Something that happened outside of Parley.")
class PublishEventInput:
    type: str = strawberry.field(
        description="Words with dots, e.g. deploy.done, at most 100 characters; the first is not one of Parley's own. "
        "Or custom_event."
    )
    data: JSON = strawberry.field(description="What there is to tell: any JSON value.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None, description="The session it belongs to, which must be ACTIVE."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours tells it once."
    )


@strawberry.type(description="The event as the log has it.")
class PublishEventPayload:
    event: Event | None = strawberry.field(default=None, description="The event; null when there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class DestinationQuery:
    @strawberry.field(description="Where events go out by themselves, the oldest destination first.")
    async def event_destinations(self, info: Info) -> list[EventDestination]:
        return [EventDestination.of(row) for row in await resolvers.destinations(info.context)]


@strawberry.type
class DestinationMutation:
    @strawberry.mutation(description="Has events go to a system outside, from now on.")
    @errors_as_data(EventDestinationPayload)
    async def create_event_destination(
        self,
        info: Info,
        input: Annotated[CreateEventDestinationInput, strawberry.argument(description="What goes where.")],
    ) -> EventDestinationPayload:
        row = await resolvers.create_destination(
            info.context,
            name=input.name,
            type=input.type,
            event_types=input.event_types,
            config=cast(Json, input.config),
            enabled=input.enabled is not False,
            idempotency_key=input.idempotency_key,
        )
        return EventDestinationPayload(destination=EventDestination.of(row))

    @strawberry.mutation(description="Changes a destination. What already waits goes where it says from now on.")
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

    @strawberry.mutation(description="Takes a destination away. What waits for it is not sent any more.")
    @errors_as_data(DeletePayload)
    async def delete_event_destination(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The destination.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await resolvers.delete_destination(info.context, id=input.id)))

    @strawberry.mutation(
        description="Tells of something that happened outside: streams, triggers and destinations hear of it."
    )
    @errors_as_data(PublishEventPayload)
    async def publish_event(
        self, info: Info, input: Annotated[PublishEventInput, strawberry.argument(description="What happened.")]
    ) -> PublishEventPayload:
        event = await resolvers.publish_event(
            info.context,
            type=input.type,
            data=cast(Json, input.data),
            session_id=input.session_id,
            idempotency_key=input.idempotency_key,
        )
        return PublishEventPayload(event=cast(Event, event))
