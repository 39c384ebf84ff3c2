"""GraphQL types and fields for publishing custom events."""

from typing import Annotated

import strawberry

from resolvers.events import publish_event
from schema.base import JSON, Info
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import Event


@strawberry.input(description="The custom event to publish.")
class PublishEventInput:
    type: str = strawberry.field(
        description="The type of the event: dotted words, e.g. `deploy.done`, at most 100 characters, whose first "
        "word is not one of Parley's own; or `custom_event`."
    )
    data: JSON = strawberry.field(description="The event's data: any JSON value.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a "
        "participant, unless you have the scope `agents:write`.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.type(description="The result of `publishEvent`.")
class PublishEventPayload:
    event: Event | None = strawberry.field(default=None, description="The event; null if there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class EventMutation:
    @strawberry.mutation(description="Publish a custom event to streams, triggers and destinations.")
    @errors_as_data(PublishEventPayload)
    async def publish_event(
        self, info: Info, input: Annotated[PublishEventInput, strawberry.argument(description="The event to publish.")]
    ) -> PublishEventPayload:
        event = await publish_event(
            info.context,
            type=input.type,
            data=input.data,
            session_id=input.session_id,
            idempotency_key=input.idempotency_key,
        )
        return PublishEventPayload(event=Event.of(event))
