"""GraphQL types and fields for users' accounts at external providers. No field returns a token."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import connections as tables
from models.users import User as UserRow
from resolvers.connections import managing as resolvers
from resolvers.connections.oauth import begin_oauth
from schema.base import Backed, Info, Node, describe_enum
from schema.errors import UserError, errors_as_data, errors_field
from schema.event_interfaces import Event, Logged, recorded
from schema.platform import Health
from schema.projection import uses_columns
from schema.relations import related
from schema.users import User

describe_enum(
    tables.ConnectionStatus,
    "The status of a connection.",
    CONNECTED="Ready to use.",
    EXPIRED="The access token has expired and could not be refreshed yet; Parley retries automatically.",
    REAUTH_REQUIRED="The user must connect the account again; see `lastError`.",
    REVOKED="Disconnected; its tokens were deleted.",
)


@strawberry.type(description="A user's account at an external provider. No field returns its tokens.")
class ConnectedAccount(Backed, Node):
    ROWS = tables.OAuthConnection

    provider: str = strawberry.field(description="The provider: `google`, `slack`, `github` or `pipedream`.")
    account: str | None = strawberry.field(description="The name of the account at the provider, if known.")
    status: tables.ConnectionStatus = strawberry.field(description="Its current status.")
    expires_at: datetime | None = strawberry.field(
        description="When the access token expires; it is refreshed before that. Null if it does not expire."
    )
    last_refreshed_at: datetime | None = strawberry.field(description="When the tokens were last refreshed.")
    last_error: str | None = strawberry.field(description="The last error; null if there is none.")
    created_at: datetime = strawberry.field(description="When it was first connected.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")

    @strawberry.field(
        description="The scopes that the provider granted; also empty if the provider does not report them."
    )
    @uses_columns("scopes")
    def scopes(root: strawberry.Parent[tables.OAuthConnection]) -> list[str]:
        return root.scopes or []

    @strawberry.field(description="Whether there is a refresh token, with which Parley gets new access tokens.")
    @uses_columns("sealed_refresh")
    def refreshable(root: strawberry.Parent[tables.OAuthConnection]) -> bool:
        return root.sealed_refresh is not None

    user = related("user_id", UserRow, User, "The user who owns the account.")


@strawberry.type(
    description="A user's connected account was connected, refreshed or disconnected, or must be connected again. "
    "Visible to that user and to actors with the scope `connections:admin`."
)
class ConnectionChanged(Logged, Event):
    connection: ConnectedAccount = recorded("connection", tables.OAuthConnection, "The connection after the change.")


# ---------------------------------------------------------------- inputs and payloads


@strawberry.input(description="The account to connect.")
class BeginOAuthInput:
    provider: str = strawberry.field(description="The provider: `google`, `slack`, `github` or `pipedream`.")
    scopes: list[str] | None = strawberry.field(
        default=None,
        description="The scopes to request, as the provider names them; by default those that Parley's actions need.",
    )
    return_to: str | None = strawberry.field(
        default=None,
        description="Where to redirect the browser afterwards: a path on this gateway, or a page under `PUBLIC_URL` "
        "or one of `CORS_ORIGIN`; by default a page of the gateway. `oauth=connected` or `oauth=failed` is added "
        "to its query.",
    )


@strawberry.input(description="Tokens that were obtained elsewhere.")
class StoreOAuthTokenInput:
    provider: str = strawberry.field(
        description="The provider: `google` (or `gmail`), `slack`, `github` or `pipedream`."
    )
    access_token: str = strawberry.field(description="The access token. It is never returned.")
    refresh_token: str | None = strawberry.field(default=None, description="The refresh token, if there is one.")
    expires_in: int | None = strawberry.field(
        default=None,
        description="The number of seconds until the access token expires; omit it if the token does not expire.",
    )
    scope: str | None = strawberry.field(
        default=None,
        description="The granted scopes, separated by spaces or commas. If omitted, they are unknown and the provider "
        "decides.",
    )
    account: str | None = strawberry.field(default=None, description="The name of the account, for recognizing it.")


@strawberry.input(description="A connection: its `id`, or the `provider` of your own; exactly one of them.")
class ConnectionInput:
    id: strawberry.ID | None = strawberry.field(default=None, description="The id of the connection.")
    provider: str | None = strawberry.field(
        default=None,
        description="The provider with which your own connection is: `google` (or `gmail`), `slack`, `github` or "
        "`pipedream`.",
    )


@strawberry.type(description="The result of `beginOAuth`.")
class BeginOAuthPayload:
    authorization_url: str | None = strawberry.field(
        default=None,
        description="The authorization URL at the provider. Open it within ten minutes, in the browser that sent this "
        "mutation.",
    )
    state: str | None = strawberry.field(
        default=None,
        description="The `state` in that URL, with which the provider redirects the browser back. It is random and can "
        "be used once, by you.",
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of a connection mutation.")
class ConnectionPayload:
    connection: ConnectedAccount | None = strawberry.field(
        default=None, description="The connection; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `testConnection`.")
class TestConnectionPayload:
    connection: ConnectedAccount | None = strawberry.field(
        default=None, description="The connection after the test; null if there are errors."
    )
    health: Health | None = strawberry.field(default=None, description="The result; null if there are errors.")
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


@strawberry.type
class ConnectionQuery:
    @strawberry.field(
        description="List your connected accounts, newest first; with `connections:admin`, all of the organization. "
        "At most the newest 1000."
    )
    async def connections(
        self,
        info: Info,
        provider: Annotated[
            str | None, strawberry.argument(description="Only connections with this provider, e.g. `slack`.")
        ] = None,
        mine: Annotated[
            bool | None, strawberry.argument(description="Whether to list only your own, whatever your scopes are.")
        ] = None,
    ) -> list[ConnectedAccount]:
        rows = await resolvers.connections(info.context, provider=provider, mine=mine or False)
        return [ConnectedAccount.of(row) for row in rows]


@strawberry.type
class ConnectionMutation:
    @strawberry.mutation(
        name="beginOAuth",
        description="Begin to connect an account. The response sets a cookie that the browser must present when it "
        'returns, so send this from the browser; from another origin, use `credentials: "include"`.',
    )
    @errors_as_data(BeginOAuthPayload)
    async def begin_oauth(
        self, info: Info, input: Annotated[BeginOAuthInput, strawberry.argument(description="The account to connect.")]
    ) -> BeginOAuthPayload:
        begun = await begin_oauth(info.context, provider=input.provider, scopes=input.scopes, return_to=input.return_to)
        return BeginOAuthPayload(authorization_url=begun.authorization_url, state=begun.state)

    @strawberry.mutation(
        name="storeOAuthToken",
        description="Store tokens that were obtained elsewhere as your connection, replacing your current one with "
        "the provider.",
    )
    @errors_as_data(ConnectionPayload)
    async def store_oauth_token(
        self, info: Info, input: Annotated[StoreOAuthTokenInput, strawberry.argument(description="The tokens.")]
    ) -> ConnectionPayload:
        row = await resolvers.store_oauth_token(
            info.context,
            provider=input.provider,
            access_token=input.access_token,
            refresh_token=input.refresh_token,
            expires_in=input.expires_in,
            scope=input.scope,
            account=input.account,
        )
        return ConnectionPayload(connection=ConnectedAccount.of(row))

    @strawberry.mutation(description="Refresh the tokens of a connection now, before they are due.")
    @errors_as_data(ConnectionPayload)
    async def refresh_connection(
        self,
        info: Info,
        input: Annotated[ConnectionInput, strawberry.argument(description="The connection to refresh.")],
    ) -> ConnectionPayload:
        row = await resolvers.refresh_connection(info.context, id=input.id, provider=input.provider)
        return ConnectionPayload(connection=ConnectedAccount.of(row))

    @strawberry.mutation(
        description="Test whether the provider still accepts a connection, by refreshing its tokens. Without a refresh "
        "token there is nothing to ask the provider, and `health` is `UNKNOWN`; `testConnector` then tests the account "
        "with a request of the connector."
    )
    @errors_as_data(TestConnectionPayload)
    async def test_connection(
        self,
        info: Info,
        input: Annotated[ConnectionInput, strawberry.argument(description="The connection to test.")],
    ) -> TestConnectionPayload:
        row, health = await resolvers.test_connection(info.context, id=input.id, provider=input.provider)
        return TestConnectionPayload(connection=ConnectedAccount.of(row), health=Health.of(health))

    @strawberry.mutation(
        description="Revoke a connection at the provider and delete its tokens. If the provider cannot be reached, "
        "the tokens are deleted anyway, and `lastError` says that the provider may still accept them."
    )
    @errors_as_data(ConnectionPayload)
    async def disconnect(
        self,
        info: Info,
        input: Annotated[ConnectionInput, strawberry.argument(description="The connection to disconnect.")],
    ) -> ConnectionPayload:
        row = await resolvers.disconnect(info.context, id=input.id, provider=input.provider)
        return ConnectionPayload(connection=ConnectedAccount.of(row))
