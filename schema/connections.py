"""Accounts that people have connected at outside systems. No field shows a token."""

from datetime import datetime
from typing import Annotated, cast

import strawberry

from models import connections as tables
from models.events import LoggedEvent
from models.users import User as UserRow
from resolvers import connections as resolvers
from resolvers.oauth import begin_oauth
from schema.base import Backed, Info, Node, UserError, described, errors_as_data, errors_field
from schema.events import Event, Logged
from schema.links import leads_to
from schema.projection import reads, row_with_id
from schema.users import User

described(
    tables.ConnectionStatus,
    "Whether a connection can be used.",
    CONNECTED="It can be used.",
    EXPIRED="Its access token has ended and could not be refreshed yet; Parley tries again by itself.",
    REAUTH_REQUIRED="The user has to connect the account again; `lastError` says why.",
    REVOKED="It was disconnected, and its tokens are gone.",
)


@strawberry.type(description="A user's account at an outside system. What it is about, never its tokens.")
class OAuthConnection(Backed, Node):
    ROWS = tables.OAuthConnection

    provider: str = strawberry.field(description="The provider: google, slack, github, pipedream.")
    account: str | None = strawberry.field(description="The account's name at the provider, where it tells.")
    status: tables.ConnectionStatus = strawberry.field(description="Whether it can be used.")
    expires_at: datetime | None = strawberry.field(
        description="When the access token ends; it is refreshed before that. Null when it does not end by itself."
    )
    last_refreshed_at: datetime | None = strawberry.field(description="When the tokens were last refreshed.")
    last_error: str | None = strawberry.field(description="What went wrong last; null when all is well.")
    created_at: datetime = strawberry.field(description="When it was first connected.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")

    @strawberry.field(description="What the provider granted; empty also where it does not tell.")
    @reads("scopes")
    def scopes(root: strawberry.Parent[tables.OAuthConnection]) -> list[str]:
        return root.scopes or []

    @strawberry.field(description="Whose account it is.")
    @leads_to(UserRow, "user_id")
    async def user(root: strawberry.Parent[tables.OAuthConnection], info: Info) -> User:
        return cast(User, await row_with_id(info, UserRow, root.user_id))


@strawberry.type(
    description="A user's account at an outside system was connected, refreshed, disconnected, or has to be connected "
    "again. Shown to that user, and to whoever has the scope connections:admin."
)
class ConnectionChanged(Logged, Event):
    @strawberry.field(description="The connection after the change.")
    def connection(root: strawberry.Parent[LoggedEvent]) -> OAuthConnection:
        return OAuthConnection.of(root.record("connection", tables.OAuthConnection))


# ---------------------------------------------------------------- inputs and payloads


@strawberry.input(description="The account to connect.")
class BeginOAuthInput:
    provider: str = strawberry.field(description="The provider: google, slack, github, pipedream.")
    scopes: list[str] | None = strawberry.field(
        default=None, description="What to ask for, in the provider's words. Left out: what Parley's actions need."
    )
    return_to: str | None = strawberry.field(
        default=None,
        description="Where the browser goes afterwards: a path of this gateway, or a page at PUBLIC_URL or one of "
        "CORS_ORIGIN. `oauth=connected` or `oauth=failed` is added to its query. Left out: a page of the gateway's.",
    )


@strawberry.input(description="Tokens that you got elsewhere.")
class StoreOAuthTokenInput:
    provider: str = strawberry.field(description="The provider: google (or gmail), slack, github, pipedream.")
    access_token: str = strawberry.field(description="The access token. No answer ever shows it.")
    refresh_token: str | None = strawberry.field(default=None, description="The refresh token, if there is one.")
    expires_in: int | None = strawberry.field(
        default=None, description="Seconds until the access token ends; left out when it does not."
    )
    scope: str | None = strawberry.field(
        default=None,
        description="What was granted, separated by blanks or commas. Left out: not known, so the provider decides.",
    )
    account: str | None = strawberry.field(default=None, description="The account's name, to recognise it by.")


@strawberry.input(description="A connection.")
class ConnectionInput:
    id: strawberry.ID = strawberry.field(description="The connection's id.")


@strawberry.type(description="Where to send the browser.")
class BeginOAuthPayload:
    authorization_url: str | None = strawberry.field(
        default=None,
        description="The address at the provider. Open it in the browser that sent this mutation, within ten minutes.",
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="A connection after a mutation.")
class ConnectionPayload:
    connection: OAuthConnection | None = strawberry.field(
        default=None, description="The connection; null when there are errors."
    )
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


@strawberry.type
class ConnectionQuery:
    @strawberry.field(
        description="The accounts that you have connected, newest first; with `connections:admin` those of everybody "
        "in the organization. At most the newest 1000."
    )
    async def connections(self, info: Info) -> list[OAuthConnection]:
        return [OAuthConnection.of(row) for row in await resolvers.connections(info.context)]


@strawberry.type
class ConnectionMutation:
    @strawberry.mutation(
        name="beginOAuth",
        description="Begins to connect an account of yours. The answer sets a cookie that the browser shows when it "
        "comes back, so send this from the browser, from another origin with `credentials: include`.",
    )
    @errors_as_data(BeginOAuthPayload)
    async def begin_oauth(
        self, info: Info, input: Annotated[BeginOAuthInput, strawberry.argument(description="The account.")]
    ) -> BeginOAuthPayload:
        url = await begin_oauth(info.context, provider=input.provider, scopes=input.scopes, return_to=input.return_to)
        return BeginOAuthPayload(authorization_url=url)

    @strawberry.mutation(
        name="storeOAuthToken",
        description="Stores tokens that you got elsewhere as your connection, in place of the one you have with the "
        "provider.",
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
        return ConnectionPayload(connection=OAuthConnection.of(row))

    @strawberry.mutation(description="Gets new tokens for a connection now, instead of when they are due.")
    @errors_as_data(ConnectionPayload)
    async def refresh_connection(
        self, info: Info, input: Annotated[ConnectionInput, strawberry.argument(description="The connection.")]
    ) -> ConnectionPayload:
        row = await resolvers.refresh_connection(info.context, id=input.id)
        return ConnectionPayload(connection=OAuthConnection.of(row))

    @strawberry.mutation(
        description="Revokes a connection at the provider and forgets its tokens. When the provider cannot be told, it "
        "is forgotten all the same, and `lastError` says so."
    )
    @errors_as_data(ConnectionPayload)
    async def disconnect(
        self, info: Info, input: Annotated[ConnectionInput, strawberry.argument(description="The connection.")]
    ) -> ConnectionPayload:
        row = await resolvers.disconnect(info.context, id=input.id)
        return ConnectionPayload(connection=OAuthConnection.of(row))
