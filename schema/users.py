"""GraphQL types and fields for users, organizations and API keys, and signing in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, cast

import strawberry

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from auth.actor import Actor as Identity
from errors import Unauthenticated
from models import users as tables
from resolvers import integration_settings as settings
from resolvers.platform import gateway_version
from resolvers.users import keys, people, signing_in
from schema.base import Actor, Backed, Info, Node, describe_enum, given
from schema.delegations import ApprovalDelegation, delegations_of
from schema.errors import UserError, errors_as_data, errors_field
from schema.projection import uses_columns
from schema.relations import SettingsView, related_actor
from schema.relay import Connection, connection, paged
from storage.pagination import Order, PageArguments

describe_enum(
    tables.Role,
    "The role of a user. Each role includes the permissions of the roles before it.",
    VIEWER="Read-only access to everything except audit events, event destinations and other users' connections.",
    MEMBER="Can also create tasks, take part in sessions, request and decide approvals, run workflows, agents and "
    "connectors, connect accounts, change their own integration settings, and create API keys.",
    OPERATOR="Can also manage agents and their API keys, workflows and event destinations, and read audit events and "
    "all connections.",
    ADMIN="Can also manage users, their roles and all API keys of the organization, its integration defaults, and "
    "everyone's overrides.",
)


@strawberry.type(description="An organization. Every record belongs to exactly one, and is invisible to all others.")
class Organization(Backed, Node):
    ROWS = tables.Organization

    name: str = strawberry.field(description="The display name.")
    created_at: datetime = strawberry.field(description="When it was created.")


@strawberry.type(description="A user of the organization.")
class User(Backed, Node, Actor):
    ROWS = tables.User

    @strawberry.field(
        description="The e-mail address for signing in, in lower case; unique. Others' require `users:read`."
    )
    @uses_columns("id", "email")
    def email(self, info: Info, root: strawberry.Parent[tables.User]) -> str:
        people.require_may_read_user(info.context, root.id)
        return root.email

    @strawberry.field(description="The user's role. Others' require `users:read`.")
    @uses_columns("id", "role")
    def role(self, info: Info, root: strawberry.Parent[tables.User]) -> tables.Role:
        people.require_may_read_user(info.context, root.id)
        return root.role

    @strawberry.field(description="Whether the user can sign in and use API keys. Others' require `users:read`.")
    @uses_columns("id", "active")
    def active(self, info: Info, root: strawberry.Parent[tables.User]) -> bool:
        people.require_may_read_user(info.context, root.id)
        return root.active

    @strawberry.field(
        description="The delegations of approvals that the user has given or received and that have not ended, the "
        "earliest first; at most 100. Requires `approvals:read`."
    )
    @uses_columns("id")
    async def delegations(self, info: Info, root: strawberry.Parent[tables.User]) -> list[ApprovalDelegation]:
        return await delegations_of(info, root.id)

    @strawberry.field(description="The user's integration settings. Those of others require `integrations:admin`.")
    @uses_columns("id")
    async def integration_settings(self, info: Info, root: strawberry.Parent[tables.User]) -> SettingsView:
        settings.require_may_read(info.context.actor, root.id)

        async def fetch(ids: list[str]) -> Mapping[str, settings.SettingsView]:
            return await settings.settings_of(info.context, ids)

        return cast(SettingsView, await info.context.loaders.grouped("integration settings", fetch).load(root.id))

    created_at: datetime = strawberry.field(description="When the user was added.")
    updated_at: datetime = strawberry.field(description="When the user was last changed.")


@strawberry.type(description="The caller: the actor behind the credential, and what the credential allows.")
class Viewer:
    identity: strawberry.Private[Identity]

    @strawberry.field(description="The user or agent.")
    async def actor(self, info: Info) -> Actor:
        info.context.viewer_id = self.identity.id
        return Actor.of(await people.actor_row(self.identity))

    @strawberry.field(description="The caller's organization.")
    async def organization(self) -> Organization:
        return Organization.of(await people.organization_of(self.identity))

    @strawberry.field(description="The role of the user; agents count as `MEMBER`.")
    def role(self) -> tables.Role:
        return self.identity.role

    @strawberry.field(description="The scopes of the credential, as `resource:action`, e.g. `tasks:write`.")
    def scopes(self) -> list[str]:
        return sorted(self.identity.scopes)

    @strawberry.field(description="When the credential expires; null if it does not expire.")
    def expires_at(self) -> datetime | None:
        return self.identity.expires_at

    @strawberry.field(
        description="A value that is another one when the gateway has another schema or console. A page that sees it "
        "change is outdated."
    )
    def gateway_version(self) -> str:
        return gateway_version()


@strawberry.type(description="A long-lived credential for a program. Its secret is shown only once and not stored.")
class ApiKey(Backed, Node):
    ROWS = tables.ApiKey

    name: str = strawberry.field(description="The purpose of the key.")
    expires_at: datetime | None = strawberry.field(description="When it expires; null if it does not expire.")
    last_used_at: datetime | None = strawberry.field(description="When it was last used, to the minute.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked; null if it has not been.")
    created_at: datetime = strawberry.field(description="When it was created.")

    @strawberry.field(
        description="The id of the API key with which it was created; null if a signed-in user or a command created it."
    )
    @uses_columns("created_by_key_id")
    def created_by_key_id(root: strawberry.Parent[tables.ApiKey]) -> strawberry.ID | None:
        return None if root.created_by_key_id is None else strawberry.ID(root.created_by_key_id)

    @strawberry.field(description="The first characters of the secret, for recognizing the key.")
    @uses_columns("hint")
    def prefix(root: strawberry.Parent[tables.ApiKey]) -> str:
        return root.hint

    @strawberry.field(description="The scopes of the key, limited to what its owner's role allows.")
    @uses_columns("owner_id", "scopes")
    async def scopes(root: strawberry.Parent[tables.ApiKey], info: Info) -> list[str]:
        owner = await info.context.loaders.actor(root.owner_id)
        possible = SCOPES_BY_ROLE[owner.role] if isinstance(owner, tables.User) else AGENT_SCOPES
        chosen: Sequence[str] = sorted(possible) if root.scopes is None else root.scopes
        return [scope for scope in chosen if scope in possible]

    actor = related_actor("owner_id", "The actor that the key authenticates as: a user or an agent.")


# ---------------------------------------------------------------- inputs and payloads


@strawberry.input(description="The credentials to sign in with.")
class SignInInput:
    email: str = strawberry.field(description="The e-mail address; case does not matter.")
    password: str = strawberry.field(description="The password.")


@strawberry.input(description="A new credential for the socket.")
class RenewTokenInput:
    token: str = strawberry.field(description="A token or API key of the same user or agent.")


@strawberry.input(description="Which tokens to end.")
class SignOutInput:
    everywhere: bool = strawberry.field(default=False, description="Whether to end all of your tokens.")


@strawberry.input(description="The user whose tokens end.")
class EndAllSessionsInput:
    id: strawberry.ID = strawberry.field(description="The id of the user; others than you require `users:write`.")


@strawberry.input(description="The user to create.")
class CreateUserInput:
    email: str = strawberry.field(description="The e-mail address; must be unique.")
    name: str = strawberry.field(description="The display name.")
    role: tables.Role = strawberry.field(description="The user's role; it cannot exceed what your credential allows.")
    password: str | None = strawberry.field(
        default=None,
        description="The password, at least 10 characters. Without one, the user signs in through your identity "
        "provider or uses an API key.",
    )


@strawberry.input(description="Changes to a user. Omitted fields stay unchanged.")
class UpdateUserInput:
    id: strawberry.ID = strawberry.field(
        description="The id of the user; your own id to change your own name or password."
    )
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The new name.")
    role: tables.Role | None = strawberry.field(default=strawberry.UNSET, description="The new role.")
    active: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether the user is active. If false, all of the user's credentials and streams end within "
        "seconds.",
    )
    password: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The new password, at least 10 characters. It ends all of the user's tokens.",
    )


@strawberry.input(description="The API key to create.")
class CreateApiKeyInput:
    name: str = strawberry.field(description="The purpose of the key.")
    scopes: list[str] | None = strawberry.field(
        default=None,
        description="The scopes of the key, a subset of your credential's scopes; by default everything that its "
        "owner is allowed to do.",
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of an agent that the key authenticates as; requires `agents:write`."
    )
    expires_at: datetime | None = strawberry.field(
        default=None,
        description="When the key expires. A key that is created with another key expires no later than that key.",
    )


@strawberry.input(description="The API key to revoke.")
class RevokeApiKeyInput:
    id: strawberry.ID = strawberry.field(description="The id of the key.")
    with_created: bool = strawberry.field(
        default=False,
        description="Whether to revoke also the keys that were created with it, with those, and so on, as after a "
        "leak. Then the key may be revoked already.",
    )


@strawberry.type(description="The result of `signIn`.")
class SignInPayload:
    token: str | None = strawberry.field(default=None, description="The token to send as `Authorization: Bearer`.")
    expires_at: datetime | None = strawberry.field(default=None, description="When the token expires.")
    viewer: Viewer | None = strawberry.field(default=None, description="The signed-in user.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `extendToken`.")
class ExtendTokenPayload:
    token: str | None = strawberry.field(default=None, description="The new token; the present one stays valid.")
    expires_at: datetime | None = strawberry.field(default=None, description="When the new token expires.")
    viewer: Viewer | None = strawberry.field(default=None, description="The signed-in user.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `renewToken`.")
class RenewTokenPayload:
    expires_at: datetime | None = strawberry.field(
        default=None, description="When the new token expires; null if it does not expire."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of a user mutation.")
class UserPayload:
    user: User | None = strawberry.field(default=None, description="The user; null if there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `createApiKey`.")
class CreateApiKeyPayload:
    api_key: ApiKey | None = strawberry.field(default=None, description="The API key; null if there are errors.")
    secret: str | None = strawberry.field(
        default=None, description="The secret to send as the credential. It is shown only here."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of an API key mutation.")
class ApiKeyPayload:
    api_key: ApiKey | None = strawberry.field(default=None, description="The API key; null if there are errors.")
    created: list[ApiKey] = strawberry.field(
        default_factory=list,
        description="The keys that you may see and that were created with it, with those, and so on, and are still "
        "valid. `withCreated` revokes them.",
    )
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


@strawberry.type
class UserQuery:
    @strawberry.field(description="The caller, and what the credential allows.")
    async def viewer(self, info: Info) -> Viewer:
        return Viewer(identity=info.context.actor)

    @strawberry.field(description="List the users of the organization, in the order in which they were added.")
    @paged
    async def users(self, info: Info, page: PageArguments) -> Connection[User]:
        rows = people.users(info.context)
        return await connection(info, rows, Order(), page)

    @strawberry.field(description="The user with this id; null if there is none.")
    async def user(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the user.")]
    ) -> User | None:
        return User.maybe(await people.user(info.context, id=id))

    @strawberry.field(
        description="List your API keys, newest first, including revoked ones; with `keys:admin`, all keys of the "
        "organization. At most the newest 1000."
    )
    async def api_keys(self, info: Info) -> list[ApiKey]:
        return [ApiKey.of(row) for row in await keys.api_keys(info.context)]


@strawberry.type
class UserMutation:
    @strawberry.mutation(
        description="Exchange an e-mail address and a password for a token. Too many failures for one address or "
        "from one client result in `RATE_LIMITED`."
    )
    @errors_as_data(SignInPayload)
    async def sign_in(
        self,
        info: Info,
        input: Annotated[SignInInput, strawberry.argument(description="The e-mail address and password.")],
    ) -> SignInPayload:
        try:
            done = await signing_in.sign_in(info.context, email=input.email, password=input.password)
        except Unauthenticated as error:  # the input's, not the request's: the caller can handle it
            return SignInPayload(errors=[UserError.of(error)])
        return SignInPayload(token=done.token, expires_at=done.expires_at, viewer=Viewer(identity=done.actor))

    @strawberry.mutation(
        description="End the token that this call was made with, those that it was extended from or to, and the "
        "streams that were opened with them. An API key is revoked instead."
    )
    @errors_as_data(UserPayload)
    async def sign_out(
        self,
        info: Info,
        input: Annotated[SignOutInput | None, strawberry.argument(description="Which tokens to end.")] = None,
    ) -> UserPayload:
        row = await signing_in.sign_out(info.context, everywhere=input is not None and input.everywhere)
        return UserPayload(user=User.of(row))

    @strawberry.mutation(
        description="End all tokens of a user and the streams that were opened with them. API keys stay valid."
    )
    @errors_as_data(UserPayload)
    async def end_all_sessions(
        self,
        info: Info,
        input: Annotated[EndAllSessionsInput, strawberry.argument(description="The user whose tokens end.")],
    ) -> UserPayload:
        return UserPayload(user=User.of(await signing_in.end_all_sessions(info.context, id=input.id)))

    @strawberry.mutation(
        description="Validate a new token. Over a WebSocket, it replaces the socket's credential, and the "
        "subscriptions continue."
    )
    @errors_as_data(RenewTokenPayload)
    async def renew_token(
        self, info: Info, input: Annotated[RenewTokenInput, strawberry.argument(description="The new token.")]
    ) -> RenewTokenPayload:
        try:
            actor = await signing_in.renew_token(info.context, token=input.token)
        except Unauthenticated as error:  # the input's, not the request's: the caller can handle it
            return RenewTokenPayload(errors=[UserError.of(error)])
        return RenewTokenPayload(expires_at=actor.expires_at)

    @strawberry.mutation(
        description="Get a new token for one from `signIn`, in the last quarter of its lifetime and until the "
        "sign-in is as old as the gateway allows. Over a WebSocket, it replaces the socket's credential."
    )
    @errors_as_data(ExtendTokenPayload)
    async def extend_token(self, info: Info) -> ExtendTokenPayload:
        done = await signing_in.extend_token(info.context)
        return ExtendTokenPayload(token=done.token, expires_at=done.expires_at, viewer=Viewer(identity=done.actor))

    @strawberry.mutation(description="Create a user in the organization.")
    @errors_as_data(UserPayload)
    async def create_user(
        self, info: Info, input: Annotated[CreateUserInput, strawberry.argument(description="The user to create.")]
    ) -> UserPayload:
        row = await people.create_user(
            info.context, email=input.email, name=input.name, role=input.role, password=input.password
        )
        return UserPayload(user=User.of(row))

    @strawberry.mutation(
        description="Update a user. Administrators can update any user; everyone else can update their own name and "
        "password. The last active administrator cannot be demoted or disabled."
    )
    @errors_as_data(UserPayload)
    async def update_user(
        self, info: Info, input: Annotated[UpdateUserInput, strawberry.argument(description="The changes.")]
    ) -> UserPayload:
        return UserPayload(user=User.of(await people.update_user(info.context, id=input.id, changes=given(input))))

    @strawberry.mutation(description="Create an API key. Its secret is returned only here.")
    @errors_as_data(CreateApiKeyPayload)
    async def create_api_key(
        self, info: Info, input: Annotated[CreateApiKeyInput, strawberry.argument(description="The API key to create.")]
    ) -> CreateApiKeyPayload:
        row, secret = await keys.create_api_key(
            info.context,
            name=input.name,
            scopes=input.scopes,
            agent_id=input.agent_id,
            expires_at=input.expires_at,
        )
        return CreateApiKeyPayload(api_key=ApiKey.of(row), secret=secret)

    @strawberry.mutation(
        description="Revoke an API key permanently. Streams that were opened with it end within seconds."
    )
    @errors_as_data(ApiKeyPayload)
    async def revoke_api_key(
        self, info: Info, input: Annotated[RevokeApiKeyInput, strawberry.argument(description="The API key to revoke.")]
    ) -> ApiKeyPayload:
        done = await keys.revoke_api_key(info.context, id=input.id, with_created=input.with_created)
        return ApiKeyPayload(api_key=ApiKey.of(done.key), created=[ApiKey.of(row) for row in done.created])
