"""GraphQL types and fields for endpoints: saved operations and presets that are served over plain HTTP."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import strawberry

from models.endpoints import HttpMethod
from resolvers.endpoints import managing, reading
from resolvers.endpoints.reading import ServedEndpoint
from resolvers.integrations import MetricsView
from schema.base import Backed, Info, Node, describe_enum, given, or_default
from schema.errors import DeleteInput, DeletePayload, UserError, errors_as_data, errors_field, idempotency_key_field
from schema.integrations import ConnectorMetrics

describe_enum(
    HttpMethod,
    "The HTTP method of an endpoint.",
    GET="For queries only; also answers HEAD.",
    POST="Usually creates something.",
    PUT="Usually replaces something.",
    PATCH="Usually changes a part of something.",
    DELETE="Usually deletes something.",
)


@strawberry.type(
    description="An operation that is served over plain HTTP, at `/rest/v<version>/<path>`, with the permissions of "
    "its caller. Presets serve documented REST paths at addresses of their own."
)
class Endpoint(Backed, Node):
    ROWS = ServedEndpoint

    name: str = strawberry.field(description="The display name.")
    method: HttpMethod = strawberry.field(description="The HTTP method.")
    version: int = strawberry.field(
        description="The version of the API to which it belongs: versions of one path exist beside each other."
    )
    document: str = strawberry.field(description="The GraphQL document with the operation.")
    response: str | None = strawberry.field(
        description="The expression (CEL) for the response's body, over `data`, `variables` and `caller`; null if the "
        "body is the operation's `data`."
    )
    request_schema: str | None = strawberry.field(
        description="The registered schema that the parameters and the body, as one object, must match; requests that "
        "do not get 400 with the place of the mistake. Null if there is none."
    )
    response_schema: str | None = strawberry.field(
        description="The registered schema that the response's body must match; otherwise the response is 500. Null if "
        "there is none."
    )
    rate_limit_per_minute: int | None = strawberry.field(
        description="The number of requests per minute that each caller may send to it; null if only the general "
        "limit applies."
    )
    deprecated_at: datetime | None = strawberry.field(
        description="The time from which it is deprecated, in the past or in the future; responses have it in "
        "`Deprecation`."
    )
    sunset_at: datetime | None = strawberry.field(
        description="The time until which it is served, and after which requests get 410; responses have it in "
        "`Sunset`."
    )
    enabled: bool = strawberry.field(description="Whether it is served; requests to one that is not get 404.")
    preset: bool = strawberry.field(description="Whether it is one of Parley's own, whose operation cannot be changed.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")

    @strawberry.field(
        description="The path below `/rest/v<version>/`, with parameters such as `:id`; of a preset, the whole path."
    )
    def path(self, root: strawberry.Parent[ServedEndpoint]) -> str:
        return root.declared_path

    @strawberry.field(description="The endpoint that replaces it; responses link to it if it is deprecated.")
    async def replacement(
        self, info: Info, root: strawberry.Parent[ServedEndpoint]
    ) -> Annotated["Endpoint", strawberry.lazy("schema.endpoints")] | None:
        return Endpoint.maybe(await reading.replacement(info.context, root))

    @strawberry.field(description="Metrics of its requests, in this organization.")
    async def metrics(self, info: Info, root: strawberry.Parent[ServedEndpoint]) -> ConnectorMetrics:
        async def fetch(ids: list[str]) -> Mapping[str, object]:
            found = await reading.metrics(info.context, ids)
            return {id: MetricsView(retries=0, **asdict(each)) for id, each in found.items()}

        return ConnectorMetrics.of(await info.context.loaders.grouped("metrics of endpoints", fetch).load(root.id))

    @strawberry.field(
        description="Why its operation can no longer be served, because the schema has changed since it was saved; "
        "null if it can."
    )
    def problem(self, info: Info, root: strawberry.Parent[ServedEndpoint]) -> str | None:
        return reading.problem(info.context, root)


@strawberry.input(description="The endpoint to create.")
class CreateEndpointInput:
    name: str = strawberry.field(description="The display name, at most 255 characters.")
    method: HttpMethod = strawberry.field(description="The HTTP method; `GET` for queries only.")
    path: str = strawberry.field(
        description="The path below `/rest/v<version>/`, such as `tasks/:id`. Each parameter is a variable of the "
        "operation."
    )
    version: int | None = strawberry.field(default=1, description="The version, from 1 to 999.")
    document: str = strawberry.field(
        description="A GraphQL document with one query or mutation. Parameters of the path and of the query string, "
        "and the keys of the JSON body, become its variables. A mutation must select `errors { code message field }`."
    )
    response: str | None = strawberry.field(
        default=None,
        description="An expression (CEL) for the response's body, over `data`, `variables` and `caller`, the id of "
        "who calls; without one, the body is the operation's `data`.",
    )
    request_schema: str | None = strawberry.field(
        default=None,
        description="The registered schema that the parameters and the body, as one object, must match: `name`, "
        "`name@version` or `platform/name@version`.",
    )
    response_schema: str | None = strawberry.field(
        default=None, description="The registered schema that the response's body must match."
    )
    rate_limit_per_minute: int | None = strawberry.field(
        default=None, description="How many requests per minute each caller may send, from 1 to 100,000."
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(
    description="Changes to an endpoint. Omitted fields stay unchanged. Of a preset, `document`, `response` and the "
    "schemas cannot be changed; the others apply to your organization."
)
class UpdateEndpointInput:
    id: strawberry.ID = strawberry.field(description="The id of the endpoint.")
    document: str | None = strawberry.field(default=strawberry.UNSET, description="The new document.")
    response: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new expression; null to return the operation's `data`."
    )
    request_schema: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new schema of parameters and body; null for none."
    )
    response_schema: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new schema of the response's body; null for none."
    )
    rate_limit_per_minute: int | None = strawberry.field(
        default=strawberry.UNSET, description="The new limit; null for none of its own."
    )
    deprecated_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="The time from which it is deprecated; null if it is not."
    )
    sunset_at: datetime | None = strawberry.field(
        default=strawberry.UNSET,
        description="The time until which it is served, not before `deprecatedAt`; null if it has no end.",
    )
    replacement_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the endpoint that replaces it; null for none."
    )
    enabled: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether it is served.")


@strawberry.type(description="The result of an endpoint mutation.")
class EndpointPayload:
    endpoint: Endpoint | None = strawberry.field(default=None, description="The endpoint; null if there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class EndpointQuery:
    @strawberry.field(description="List the organization's endpoints, oldest first, and then the presets.")
    async def endpoints(self, info: Info) -> list[Endpoint]:
        return Endpoint.each(await reading.endpoints(info.context))


@strawberry.type
class EndpointMutation:
    @strawberry.mutation(description="Save an operation and serve it over plain HTTP.")
    @errors_as_data(EndpointPayload)
    async def create_endpoint(
        self,
        info: Info,
        input: Annotated[CreateEndpointInput, strawberry.argument(description="The endpoint to create.")],
    ) -> EndpointPayload:
        created = await managing.create_endpoint(
            info.context,
            name=input.name,
            method=input.method,
            path=input.path,
            version=or_default(input.version, 1),
            document=input.document,
            response=input.response,
            request_schema=input.request_schema,
            response_schema=input.response_schema,
            rate_limit_per_minute=input.rate_limit_per_minute,
            idempotency_key=input.idempotency_key,
        )
        return EndpointPayload(endpoint=Endpoint.of(created))

    @strawberry.mutation(
        description="Change an endpoint: its operation, its limit, or its lifecycle. A preset is changed for your "
        "organization only."
    )
    @errors_as_data(EndpointPayload)
    async def update_endpoint(
        self, info: Info, input: Annotated[UpdateEndpointInput, strawberry.argument(description="The changes.")]
    ) -> EndpointPayload:
        changed = await managing.update_endpoint(info.context, id=input.id, given=given(input))
        return EndpointPayload(endpoint=Endpoint.of(changed))

    @strawberry.mutation(description="Delete an endpoint; requests to it get 404. A preset can only be disabled.")
    @errors_as_data(DeletePayload)
    async def delete_endpoint(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The endpoint to delete.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await managing.delete_endpoint(info.context, id=input.id)))
