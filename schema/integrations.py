"""Connectors as GraphQL types: which outside systems there are, how they do, and running their actions."""

from datetime import datetime
from typing import Annotated, Any, cast

import strawberry

from json_types import Json
from resolvers import integrations as resolvers
from schema.base import JSON, Backed, Info, UserError, described, errors_as_data, errors_field
from schema.connections import OAuthConnection
from schema.platform import Health

described(
    resolvers.ConnectorMode,
    "What a call of a connector does.",
    LIVE="It asks the outside system.",
    SIMULATED="It asks nobody, because credentials are missing, and answers with a made-up reply that says so. In "
    "development only.",
)
described(
    resolvers.ConnectorAuth,
    "How an outside system knows who asks.",
    NONE="It need not know.",
    API_KEY="By a key in the operator's settings.",
    OAUTH2="By an account that a user has connected, or by a token in the operator's settings.",
    CLIENT_CREDENTIALS="By the operator's client id and secret.",
    BASIC="By the operator's user name and password.",
)
described(
    resolvers.CircuitState,
    "Whether calls of an outside system are let through.",
    CLOSED="They are.",
    OPEN="It failed repeatedly: they are refused at once, until `opensUntil`.",
    HALF_OPEN="A few of them are, to try whether it works again.",
)


@strawberry.type(description="The circuit breaker of an outside system, for the caller's organization.")
class Circuit(Backed):
    ROWS = resolvers.CircuitView

    state: resolvers.CircuitState = strawberry.field(description="Whether calls are let through.")
    failures: int = strawberry.field(description="How many calls in a row have failed.")
    opens_until: datetime | None = strawberry.field(description="Until when calls are refused, if they are.")
    failure_threshold: int = strawberry.field(description="After so many failures in a row it opens.")
    recovery_timeout_seconds: int = strawberry.field(description="So long it stays open.")
    half_open_requests: int = strawberry.field(description="So many calls must then go well to close it.")


@strawberry.type(description="What was counted of the calls of a connector, for the caller's organization.")
class ConnectorMetrics(Backed):
    ROWS = resolvers.MetricsView

    requests: int = strawberry.field(description="Calls, each counted once however often it was tried.")
    failures: int = strawberry.field(description="Calls that failed in the end, also those that were refused.")
    retries: int = strawberry.field(description="Tries beyond a call's first.")
    average_latency_ms: float | None = strawberry.field(
        description="How long the outside system takes to answer, in milliseconds; null before its first answer."
    )


@strawberry.type(description="One thing that a connector can do.")
class ConnectorAction(Backed):
    ROWS = resolvers.Action

    name: str = strawberry.field(description="What it is called in an INTEGRATION node and in runConnectorAction.")
    title: str = strawberry.field(description="What it is called for people.")
    description: str = strawberry.field(description="What it does.")
    input_schema: JSON = strawberry.field(description="The JSON Schema of its params.")
    output_schema: JSON = strawberry.field(description="The JSON Schema of its output.")

    @strawberry.field(
        description="Whether it may always be done twice without harm. If not, a call that a crash interrupts ends as "
        "OUTCOME_UNKNOWN, unless its params make it repeatable."
    )
    def idempotent(self, root: strawberry.Parent[resolvers.Action]) -> bool:
        return root.always_idempotent


@strawberry.type(description="An outside system, or a way to talk to any.")
class Connector(Backed):
    ROWS = resolvers.ConnectorView

    name: str = strawberry.field(description="What it is called in an INTEGRATION node and in runConnectorAction.")
    title: str = strawberry.field(description="What it is called for people.")
    description: str = strawberry.field(description="What it is good for.")
    auth: resolvers.ConnectorAuth = strawberry.field(description="How the outside system knows who asks.")
    mode: resolvers.ConnectorMode = strawberry.field(description="What a call of the caller's would do.")
    configured: bool = strawberry.field(description="Whether it has all it needs to ask the outside system.")
    missing: list[str] = strawberry.field(description="What it still needs: settings, or a connected account.")
    actions: list[ConnectorAction] = strawberry.field(description="What it can do.")

    @strawberry.field(description="Its circuit breaker.")
    async def circuit(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> Circuit:
        return Circuit.of(await resolvers.circuit(info.context, root))

    @strawberry.field(description="How it does: by its circuit unless that is closed, and else by the last test.")
    async def health(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> Health:
        return Health.of(await resolvers.health(info.context, root))

    @strawberry.field(description="What was counted of its calls.")
    def metrics(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> ConnectorMetrics:
        return ConnectorMetrics.of(resolvers.metrics(info.context, root))

    @strawberry.field(description="The caller's own account there; null when none was connected, or none can be.")
    async def connection(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> OAuthConnection | None:
        return OAuthConnection.maybe(await resolvers.connection(info.context, root))


@strawberry.input(description="Which action to run, and with what.")
class RunConnectorActionInput:
    connector: str = strawberry.field(description="The connector's name.")
    action: str = strawberry.field(description="The action's name.")
    params: JSON = strawberry.field(description="What the action's inputSchema describes.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None, description="The session it belongs to, which must be ACTIVE; noted in the audit trail."
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The agent it is done for; noted in the audit trail."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours runs it once."
    )


@strawberry.input(description="Which connector to test.")
class TestConnectorInput:
    connector: str = strawberry.field(description="The connector's name.")


@strawberry.type(description="What came of an action.")
class ConnectorActionPayload:
    output: JSON | None = strawberry.field(default=None, description="What the action's outputSchema describes.")
    simulated: bool | None = strawberry.field(default=None, description="Whether nobody was asked.")
    duration_ms: int | None = strawberry.field(default=None, description="How long it took, in milliseconds.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="How a test went.")
class TestConnectorPayload:
    health: Health | None = strawberry.field(default=None, description="How the outside system does.")
    errors: list[UserError] = errors_field()


@strawberry.type
class IntegrationQuery:
    @strawberry.field(description="Every outside system that Parley can talk to.")
    async def connectors(self, info: Info) -> list[Connector]:
        return cast(list[Connector], await resolvers.connectors(info.context))

    @strawberry.field(description="One of them; null when there is none of this name.")
    async def connector(
        self, info: Info, name: Annotated[str, strawberry.argument(description="Its name, e.g. slack.")]
    ) -> Connector | None:
        return Connector.maybe(await resolvers.connector(info.context, name))


@strawberry.type
class IntegrationMutation:
    @strawberry.mutation(
        description="Runs an action, with the account that the caller has connected or else the operator's "
        "credentials. Without any it is simulated in development, and NOT_CONFIGURED in production."
    )
    @errors_as_data(ConnectorActionPayload)
    async def run_connector_action(
        self, info: Info, input: Annotated[RunConnectorActionInput, strawberry.argument(description="The action.")]
    ) -> ConnectorActionPayload:
        done = await resolvers.run_connector_action(
            info.context,
            connector=input.connector,
            action=input.action,
            params=cast(Json, input.params),
            session_id=input.session_id,
            agent_id=input.agent_id,
            idempotency_key=input.idempotency_key,
        )
        output: Any = done.output
        return ConnectorActionPayload(output=output, simulated=done.simulated, duration_ms=done.duration_ms)

    @strawberry.mutation(description="Asks an outside system for something that changes nothing, and keeps the result.")
    @errors_as_data(TestConnectorPayload)
    async def test_connector(
        self, info: Info, input: Annotated[TestConnectorInput, strawberry.argument(description="The connector.")]
    ) -> TestConnectorPayload:
        found = await resolvers.test_connector(info.context, connector=input.connector)
        return TestConnectorPayload(health=Health.of(found))
