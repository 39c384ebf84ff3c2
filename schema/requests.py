"""GraphQL types and fields for requests: what people and tools ask, and what an agent replies."""

from datetime import datetime
from typing import Annotated

import strawberry

from json_types import Json, JsonObject
from models import requests as tables
from models.agents import Agent as AgentRow
from models.sessions import Channel
from models.sessions import Session as SessionRow
from models.users import User as UserRow
from resolvers import requests as resolvers
from schema.base import JSON, Backed, Info, Node, describe_enum
from schema.deliveries import deliveries_of_request
from schema.errors import UserError, errors_as_data, errors_field
from schema.projection import selected
from schema.relations import AgentView, SessionView, related
from schema.relay import Connection, connection, paged
from schema.users import User
from storage.pagination import Order, PageArguments

ChannelView = Annotated["Channel", strawberry.lazy("models.sessions")]  # described in its room

describe_enum(
    tables.RequestStatus,
    "The status of a request.",
    RECEIVED="Stored; it is processed soon.",
    PROCESSING="An agent is working on it.",
    COMPLETED="The agent replied: `response`.",
    FAILED="There is no reply; `error` says why.",
)


@strawberry.type(
    description="A request of a person or a tool, and the reply of an agent. You see your own requests and those in "
    "sessions that you are in; actors with the scope `requests:admin` see all."
)
class Request(Backed, Node):
    ROWS = tables.Request

    channel: ChannelView = strawberry.field(description="The channel it came from.")
    content: str = strawberry.field(description="What was asked.")
    normalized: JSON = strawberry.field(
        description="The same form for every channel: a JSON object with `request_id`, `session_id`, `user_id`, "
        "`integration_type`, `content`, `metadata` and the documented fields of the channel, such as `client_ip`, "
        "`command` or `tool_id`."
    )
    metadata: JSON = strawberry.field(description="The metadata that the client gave: a JSON object.")
    status: tables.RequestStatus = strawberry.field(description="Its current status.")
    routing_reason: str | None = strawberry.field(
        description="Why this agent replies: it was named, replied last in the session, has the capabilities, is the "
        "default, or is the only one."
    )
    response: str | None = strawberry.field(description="The agent's reply.")
    response_metadata: JSON | None = strawberry.field(
        description="Metadata of the reply, such as the model and token counts."
    )
    error: str | None = strawberry.field(
        description="Why it is `FAILED`: an error code and a message. With `OUTCOME_UNKNOWN`, the agent may have acted."
    )
    processing_time_ms: int | None = strawberry.field(
        description="Milliseconds from its receipt to its end; null until then."
    )
    cloudevent_id: str | None = strawberry.field(
        description="The id of its `request.received` event, and of the CloudEvent with which it leaves over a broker."
    )
    cloudevent_type: str | None = strawberry.field(description="The type of that event.")
    created_at: datetime = strawberry.field(description="When it was received.")
    updated_at: datetime = strawberry.field(description="When its status last changed.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")

    session = related("session_id", SessionRow, SessionView, "The session it belongs to.")
    user = related("user_id", UserRow, User, "The user who made it.")
    agent = related("agent_id", AgentRow, AgentView | None, "The agent that replies; null if there is none yet.")

    deliveries = deliveries_of_request()


@strawberry.input(description="Conditions on requests; all of them must hold.")
class RequestFilter:
    status: list[tables.RequestStatus] | None = strawberry.field(
        default=None, description="With one of these statuses."
    )
    channel: list[ChannelView] | None = strawberry.field(default=None, description="From one of these channels.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="Of this user.")
    session_id: strawberry.ID | None = strawberry.field(default=None, description="In this session.")
    created_after: datetime | None = strawberry.field(default=None, description="Received at this time or later.")
    created_before: datetime | None = strawberry.field(default=None, description="Received before this time.")


class _Omitted(int):
    """A default that differs from the same number sent by a client."""


_DEFAULT_WAIT = _Omitted(30)


@strawberry.input(description="A request to submit.")
class SubmitRequestInput:
    channel: ChannelView = strawberry.field(
        description="The channel it comes from: `WEB`, `CLI`, `TOOL` or `GENERIC`. Requests from Slack come only "
        "through its signed routes, and the other channels only deliver responses."
    )
    content: str = strawberry.field(description="What is asked, at most 64 KiB.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The session to ask in; by default, the last one of your requests from this channel and thread. If "
        "it is no longer `ACTIVE`, another one is opened, which continues the conversation.",
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The agent that is to reply; by default, one is chosen."
    )
    external_channel_id: str | None = strawberry.field(
        default=None, description="The channel in the external system. Each has sessions of its own."
    )
    external_thread_id: str | None = strawberry.field(
        default=None, description="The thread in it. Each has sessions of its own."
    )
    integration_type: str | None = strawberry.field(
        default=None, description="The name of the integration, for a `GENERIC` request."
    )
    tool_id: str | None = strawberry.field(default=None, description="The tool; required for a `TOOL` request.")
    tool_instance_id: str | None = strawberry.field(default=None, description="The instance of the tool.")
    trigger_event: str | None = strawberry.field(default=None, description="What made the tool submit the request.")
    tool_context: JSON | None = strawberry.field(default=None, description="Data of the tool: a JSON object.")
    metadata: JSON | None = strawberry.field(
        default=None,
        description="A JSON object that is kept with the request and passed to the agent. Documented names, such as "
        "`client_ip`, `terminal` and `command`, also appear in `normalized`.",
    )
    wait_seconds: int | None = strawberry.field(
        default=_DEFAULT_WAIT,
        description="Seconds to wait for the reply. 0 returns immediately; more than 25 counts as 25, because an "
        "operation cannot wait longer. If it is omitted, a `TOOL` request returns immediately: it is a notification.",
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="Repeating the mutation with the same key and input within 24 hours returns the same request, and "
        "waits for its reply again; with another input it fails with `IDEMPOTENCY_MISMATCH`.",
    )


@strawberry.type(description="The result of `submitRequest`.")
class RequestPayload:
    request: Request | None = strawberry.field(default=None, description="The request; null if there are errors.")
    errors: list[UserError] = errors_field()


def _submission(input: SubmitRequestInput) -> resolvers.Submission:
    return resolvers.Submission(
        channel=input.channel,
        content=input.content,
        session_id=input.session_id,
        agent_id=input.agent_id,
        external_channel_id=input.external_channel_id,
        external_thread_id=input.external_thread_id,
        extra=_extra(input),
        metadata=input.metadata,
    )


def _extra(input: SubmitRequestInput) -> JsonObject:
    """Return the documented fields of the channel that the input names."""
    fields: dict[str, Json] = {
        "integration_type": input.integration_type,
        "tool_id": input.tool_id,
        "tool_instance_id": input.tool_instance_id,
        "trigger_event": input.trigger_event,
        "tool_context": input.tool_context,
    }
    return {name: value for name, value in fields.items() if value is not None}


@strawberry.type
class RequestQuery:
    @strawberry.field(
        description="List your requests and those in your sessions, newest first; with `requests:admin`, all."
    )
    @paged
    async def requests(
        self,
        info: Info,
        page: PageArguments,
        filter: Annotated[
            RequestFilter | None, strawberry.argument(description="Only requests that match; all by default.")
        ] = None,
    ) -> Connection[Request]:
        rows = await resolvers.requests(info.context, **(vars(filter) if filter else {}))
        order = Order(descending=True)
        return await connection(info, rows, order, page)

    @strawberry.field(description="The request with this id; null if there is none or you may not see it.")
    async def request(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the request.")]
    ) -> Request | None:
        return Request.maybe(await resolvers.read_request(info.context, id, selected(info, tables.Request)))


@strawberry.type
class RequestMutation:
    @strawberry.mutation(
        description="Submit a request and wait for an agent's reply. If there is none in time, follow the request by "
        "its id, with `request` or in `sessionEvents`: it is processed in any case."
    )
    @errors_as_data(RequestPayload)
    async def submit_request(
        self, info: Info, input: Annotated[SubmitRequestInput, strawberry.argument(description="The request.")]
    ) -> RequestPayload:
        row = await resolvers.submit_request(
            info.context,
            _submission(input),
            wait_seconds=None if isinstance(input.wait_seconds, _Omitted) else input.wait_seconds,
            idempotency_key=input.idempotency_key,
        )
        return RequestPayload(request=Request.of(row))
