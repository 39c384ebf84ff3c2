"""The schema: the fields of all rooms, merged into one Query, one Mutation and one Subscription."""

from typing import Final

import strawberry
from graphql import (
    DirectiveLocation,
    GraphQLArgument,
    GraphQLDeprecatedDirective,
    GraphQLDirective,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
)
from strawberry.schema.config import StrawberryConfig

from schema.agent_pools import AgentPoolQuery
from schema.agents import AgentMutation, AgentQuery, AgentSubscription
from schema.approvals import ApprovalMutation, ApprovalQuery, ApprovalSubscription
from schema.audit_entries import AuditEntryQuery
from schema.base import SystemActor, schema_config
from schema.connections import ConnectionMutation, ConnectionQuery
from schema.data_schemas import DataSchemaMutation, DataSchemaQuery
from schema.delegations import DelegationMutation
from schema.deliveries import DeliveryMutation, DeliveryQuery, DeliverySubscription
from schema.destinations import DestinationMutation, DestinationQuery
from schema.documents import DocumentMutation, DocumentQuery
from schema.endpoints import EndpointMutation, EndpointQuery
from schema.event_interfaces import Logged
from schema.events.log import EventQuery, EventSubscription
from schema.events.publishing import EventMutation
from schema.events.types import StreamGap, StreamOpened
from schema.executions import ExecutionMutation, ExecutionQuery, ExecutionSubscription
from schema.federation import ANY_SCALAR, finish_subgraph, subgraph_query
from schema.field_usages import FieldUsageQuery
from schema.inbound import InboundMutation, InboundQuery
from schema.integration_settings import IntegrationSettingsMutation, IntegrationSettingsQuery
from schema.integrations import IntegrationMutation, IntegrationQuery
from schema.invocations import InvocationMutation, InvocationSubscription
from schema.messages import MessageMutation
from schema.nodes import NodeQuery
from schema.platform import PlatformMutation, PlatformQuery, PlatformSubscription
from schema.requests import RequestMutation, RequestQuery
from schema.sessions import SessionMutation, SessionQuery, SessionSubscription
from schema.studio import StudioMutation, StudioQuery
from schema.sync_jobs import SyncJobMutation, SyncJobQuery
from schema.tasks import TaskMutation, TaskQuery, TaskSubscription
from schema.users import UserMutation, UserQuery
from schema.workflows import WorkflowMutation, WorkflowQuery


@strawberry.type(description="The root of all queries, which read data.")
class Query(
    NodeQuery,
    UserQuery,
    AgentQuery,
    AgentPoolQuery,
    TaskQuery,
    WorkflowQuery,
    ExecutionQuery,
    SessionQuery,
    RequestQuery,
    ApprovalQuery,
    DocumentQuery,
    ConnectionQuery,
    InboundQuery,
    IntegrationQuery,
    EventQuery,
    DestinationQuery,
    EndpointQuery,
    IntegrationSettingsQuery,
    DataSchemaQuery,
    SyncJobQuery,
    StudioQuery,
    DeliveryQuery,
    PlatformQuery,
    AuditEntryQuery,
    FieldUsageQuery,
):
    pass


@strawberry.type(
    description="The root of all mutations, which change data. Expected errors are returned in the payload's "
    "`errors`, and then nothing has changed."
)
class Mutation(
    UserMutation,
    AgentMutation,
    InvocationMutation,
    TaskMutation,
    WorkflowMutation,
    ExecutionMutation,
    SessionMutation,
    RequestMutation,
    MessageMutation,
    DocumentMutation,
    ApprovalMutation,
    DelegationMutation,
    ConnectionMutation,
    InboundMutation,
    IntegrationMutation,
    DestinationMutation,
    EventMutation,
    EndpointMutation,
    IntegrationSettingsMutation,
    DataSchemaMutation,
    SyncJobMutation,
    StudioMutation,
    DeliveryMutation,
    PlatformMutation,
):
    pass


@strawberry.type(
    description="The root of all subscriptions, which stream data. A stream of events begins with `StreamOpened`, "
    "and each item has a cursor to resume from."
)
class Subscription(
    SessionSubscription,
    AgentSubscription,
    InvocationSubscription,
    TaskSubscription,
    ExecutionSubscription,
    ApprovalSubscription,
    EventSubscription,
    DeliverySubscription,
    PlatformSubscription,
):
    pass


def build_schema(query: type = Query, config: StrawberryConfig | None = None) -> strawberry.Schema:
    """Return the schema of all rooms.

    Args:
        query: the type `Query`, if it has more fields.
        config: the configuration, if it has more scalars.
    """
    built = strawberry.Schema(
        query=query,
        mutation=Mutation,
        subscription=Subscription,
        # `events` returns the interface, so nothing else adds all of its types to the schema.
        types=[StreamOpened, StreamGap, *Logged.__subclasses__(), SystemActor],
        config=config or schema_config(),
    )
    _finish(built._schema)
    return built


def _finish(core: GraphQLSchema) -> None:
    core.directives = tuple(_readable(directive) for directive in core.directives)
    for type_ in core.type_map.values():
        if isinstance(type_, GraphQLInputObjectType):
            _without_null_defaults(type_.fields)
        elif isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            if isinstance(type_, GraphQLObjectType) and core.type_map["Event"] in type_.interfaces:
                type_.is_type_of = None  # `name_event_type` decides
            for field in type_.fields.values():
                _without_null_defaults(field.args)


def _readable(directive: GraphQLDirective) -> GraphQLDirective:
    """Return a directive without the location that older clients do not know.

    graphql-core before 3.2.10 and older releases of Apollo Kotlin cannot build a schema from an introspection result
    with it. It permits `@deprecated` on directives, and this schema defines none.
    """
    if directive is not GraphQLDeprecatedDirective:
        return directive
    return GraphQLDirective(
        directive.name,
        [place for place in directive.locations if place is not DirectiveLocation.DIRECTIVE_DEFINITION],
        directive.args,
        description=directive.description,
    )


def _without_null_defaults(values: dict[str, GraphQLArgument] | dict[str, GraphQLInputField]) -> None:
    """Remove `= null` defaults, which Strawberry prints for every Python default of None.

    They promise clients nothing and hide the real default; the Python default applies without them.
    """
    for value in values.values():
        if value.default_value is None:
            value.default_value = Undefined


schema: Final = build_schema()


def sdl() -> str:
    """Return the schema in the schema definition language, as checked in at `schema/schema.graphql`."""
    return schema.as_str().strip() + "\n"


def build_subgraph() -> strawberry.Schema:
    """Return the schema as a subgraph of Apollo Federation."""
    fields = subgraph_query(schema._schema, sdl())
    described = strawberry.type(name="Query", description=schema._schema.type_map["Query"].description)
    built = build_schema(described(type("Query", (Query, fields), {})), schema_config(ANY_SCALAR))
    finish_subgraph(built._schema)
    return built
