"""GraphQL types and fields for connectors: their actions, health and metrics, and running an action."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from resolvers import integrations as resolvers
from schema.base import JSON, Backed, Info, describe_enum
from schema.circuits import CircuitState
from schema.connections import ConnectedAccount
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.platform import Health

describe_enum(
    resolvers.ConnectorMode,
    "The mode of calls through a connector.",
    LIVE="Calls the external service.",
    SIMULATED="Sends no request and returns a mock response that says so, because credentials are missing. Only in "
    "development.",
)
describe_enum(
    resolvers.ConnectorAuth,
    "The authentication of calls to an external service.",
    NONE="No authentication.",
    API_KEY="An API key in the operator's settings.",
    OAUTH2="An account that the user has connected, or a token in the operator's settings.",
    CLIENT_CREDENTIALS="The operator's client id and secret.",
    BASIC="The operator's user name and password.",
)


@strawberry.type(description="The circuit breaker of an external service, per organization.")
class Circuit(Backed):
    ROWS = resolvers.CircuitView

    state: CircuitState = strawberry.field(description="Its current state.")
    failures: int = strawberry.field(description="The number of consecutive failures.")
    opens_until: datetime | None = strawberry.field(
        description="Until when calls are rejected; null while the circuit is not `OPEN`."
    )
    failure_threshold: int = strawberry.field(description="The number of consecutive failures that open the circuit.")
    recovery_timeout_seconds: int = strawberry.field(description="How long the circuit stays open, in seconds.")
    half_open_requests: int = strawberry.field(description="The number of successful probes that close the circuit.")


@strawberry.type(
    description="Metrics of the calls through a connector, or of the requests to an endpoint, per organization."
)
class ConnectorMetrics(Backed):
    ROWS = resolvers.MetricsView

    requests: int = strawberry.field(description="The number of calls, not counting retries, or of requests.")
    failures: int = strawberry.field(
        description="The number of calls that failed after all retries or were rejected by the service; of an "
        "endpoint, the number of requests that got an error."
    )
    retries: int = strawberry.field(description="The number of retries.")
    average_latency_ms: float | None = strawberry.field(
        description="The average response time of the external service, or of the endpoint, in milliseconds; null "
        "before the first response."
    )


@strawberry.type(description="An action of a connector.")
class ConnectorAction(Backed):
    ROWS = resolvers.Action

    name: str = strawberry.field(description="The name to use in INTEGRATION nodes and `runConnectorAction`.")
    title: str = strawberry.field(description="The display name.")
    description: str = strawberry.field(description="A description of what it does.")
    input_schema: JSON = strawberry.field(description="The JSON Schema of its `params`.")
    output_schema: JSON = strawberry.field(description="The JSON Schema of its output.")

    @strawberry.field(
        description="Whether it is always safe to repeat. If not, a call interrupted by a crash ends as "
        "`OUTCOME_UNKNOWN`, unless its `params` make it repeatable."
    )
    def idempotent(self, root: strawberry.Parent[resolvers.Action]) -> bool:
        return root.always_idempotent


@strawberry.type(description="The integration of an external service, or of a generic protocol.")
class Connector(Backed):
    ROWS = resolvers.ConnectorView

    name: str = strawberry.field(description="The name to use in INTEGRATION nodes and `runConnectorAction`.")
    title: str = strawberry.field(description="The display name.")
    description: str = strawberry.field(description="A description of its purpose.")
    auth: resolvers.ConnectorAuth = strawberry.field(description="The authentication of its calls.")
    mode: resolvers.ConnectorMode = strawberry.field(description="The mode of calls by the caller.")
    configured: bool = strawberry.field(description="Whether it has everything it needs to call the service.")
    missing: list[str] = strawberry.field(description="The missing settings, or the missing connected account.")
    actions: list[ConnectorAction] = strawberry.field(description="Its actions.")

    @strawberry.field(description="Its circuit breaker.")
    async def circuit(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> Circuit:
        return Circuit.of(await resolvers.circuit(info.context, root))

    @strawberry.field(
        description="Its health, from the circuit breaker if that is not `CLOSED`, otherwise from the last test."
    )
    async def health(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> Health:
        return Health.of(await resolvers.health(info.context, root))

    @strawberry.field(description="Metrics of its calls.")
    def metrics(self, root: strawberry.Parent[resolvers.ConnectorView]) -> ConnectorMetrics:
        return ConnectorMetrics.of(resolvers.metrics(root))

    @strawberry.field(
        description="The caller's connected account; null if there is none or the service has no user accounts."
    )
    async def connection(self, info: Info, root: strawberry.Parent[resolvers.ConnectorView]) -> ConnectedAccount | None:
        return ConnectedAccount.maybe(await resolvers.connection(info.context, root))


@strawberry.input(description="The action to run and its parameters.")
class RunConnectorActionInput:
    connector: str = strawberry.field(description="The name of the connector.")
    action: str = strawberry.field(description="The name of the action.")
    params: JSON = strawberry.field(description="The parameters, as described by the action's `inputSchema`.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a "
        "participant, unless you have the scope `agents:write`; recorded in the audit trail.",
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the agent it is run for; recorded in the audit trail."
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="The connector to test.")
class TestConnectorInput:
    connector: str = strawberry.field(description="The name of the connector.")


@strawberry.type(description="The result of `runConnectorAction`.")
class ConnectorActionPayload:
    output: JSON | None = strawberry.field(
        default=None, description="The output, as described by the action's `outputSchema`."
    )
    simulated: bool | None = strawberry.field(
        default=None, description="Whether the output is a mock and no request was sent."
    )
    duration_ms: int | None = strawberry.field(default=None, description="How long the call took, in milliseconds.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `testConnector`.")
class TestConnectorPayload:
    health: Health | None = strawberry.field(default=None, description="The health of the external service.")
    errors: list[UserError] = errors_field()


@strawberry.type
class IntegrationQuery:
    @strawberry.field(description="List connectors.")
    async def connectors(self, info: Info) -> list[Connector]:
        return Connector.each(await resolvers.connectors(info.context))

    @strawberry.field(description="The connector with this name; null if there is none.")
    async def connector(
        self,
        info: Info,
        name: Annotated[str, strawberry.argument(description="The name of the connector, e.g. `slack`.")],
    ) -> Connector | None:
        return Connector.maybe(await resolvers.connector(info.context, name))


@strawberry.type
class IntegrationMutation:
    @strawberry.mutation(
        description="Run an action of a connector, with the caller's connected account or else the operator's "
        "credentials. Without credentials, the call is simulated in development and fails with `NOT_CONFIGURED` in "
        "production."
    )
    @errors_as_data(ConnectorActionPayload)
    async def run_connector_action(
        self,
        info: Info,
        input: Annotated[RunConnectorActionInput, strawberry.argument(description="The action and its parameters.")],
    ) -> ConnectorActionPayload:
        done = await resolvers.run_connector_action(
            info.context,
            connector=input.connector,
            action=input.action,
            params=input.params,
            session_id=input.session_id,
            agent_id=input.agent_id,
            idempotency_key=input.idempotency_key,
        )
        output: Any = done.output
        return ConnectorActionPayload(output=output, simulated=done.simulated, duration_ms=done.duration_ms)

    @strawberry.mutation(description="Test a connector with a read-only request, and store the result.")
    @errors_as_data(TestConnectorPayload)
    async def test_connector(
        self,
        info: Info,
        input: Annotated[TestConnectorInput, strawberry.argument(description="The connector to test.")],
    ) -> TestConnectorPayload:
        found = await resolvers.test_connector(info.context, connector=input.connector)
        return TestConnectorPayload(health=Health.of(found))
