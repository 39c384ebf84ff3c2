"""People, organizations, keys, and signing in."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, cast

import strawberry

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from auth.actor import Actor as Identity
from errors import Unauthenticated
from executor import by_class
from models import users as tables
from resolvers import users as resolvers
from schema.base import (
    Actor,
    After,
    Backed,
    Before,
    Connection,
    First,
    Info,
    Last,
    Node,
    UserError,
    connection,
    described,
    errors_as_data,
    errors_field,
)
from schema.links import Resolver, leads_to_actor
from schema.projection import reads, selected
from storage.ids import SYSTEM_ID
from storage.pagination import Order

described(
    tables.Role,
    "What a person may do. Each role includes the former.",
    VIEWER="Looks on: reads agents, tasks, sessions, approvals, events and people.",
    MEMBER="Works: creates tasks, speaks in sessions, asks for and answers approvals, makes API keys.",
    OPERATOR="Runs the agents: creates, starts, stops and deletes them, makes their keys, reads the audit events.",
    ADMIN="Runs the organization: its people, their roles, and all API keys.",
)


@strawberry.type(description="A tenant. Everything belongs to exactly one, and nobody sees into another.")
class Organization(Backed, Node):
    ROWS = tables.Organization

    name: str = strawberry.field(description="The name to show.")
    created_at: datetime = strawberry.field(description="When it was created.")


@strawberry.type(description="A person of the organization.")
class User(Backed, Node, Actor):
    ROWS = tables.User

    email: str = strawberry.field(description="The address to sign in with, in lower case; unique.")
    role: tables.Role = strawberry.field(description="What the person may do.")
    active: bool = strawberry.field(description="Whether the person may sign in and their keys open anything.")
    created_at: datetime = strawberry.field(description="When the person was added.")
    updated_at: datetime = strawberry.field(description="When the person was last changed.")


@strawberry.type(description="Parley itself: what it does on its own, such as letting a lease run out.")
class System(Actor):
    @classmethod
    @by_class
    def is_type_of(cls, value: object, _info: object) -> bool:
        return isinstance(value, cls)


PARLEY = System(id=strawberry.ID(SYSTEM_ID), name="Parley")


def actor_in(column: str) -> Callable[[Resolver], Resolver]:
    """Says that a resolver returns what `actor_of` does for the id in a column of its source."""
    return leads_to_actor(column, PARLEY)


async def actor_of(info: Info, actor_id: str | None) -> Actor:
    """Returns the user or agent with this id; without one, Parley itself."""
    row = await info.context.loaders.actor(actor_id, lambda table: selected(info, table))
    return PARLEY if row is None else cast(Actor, row)


@strawberry.type(description="What is asking: the actor behind the credential, and what the credential covers.")
class Viewer:
    identity: strawberry.Private[Identity]

    @strawberry.field(description="The user or agent.")
    async def actor(self) -> Actor:
        return cast(Actor, await resolvers.who(self.identity))

    @strawberry.field(description="The organization that everything it sees belongs to.")
    async def organization(self) -> Organization:
        return Organization.of(await tables.organization_with_id(self.identity.organization_id))

    @strawberry.field(description="The role of the user; agents count as MEMBER.")
    def role(self) -> tables.Role:
        return self.identity.role

    @strawberry.field(description="What the credential covers, as `resource:action`, e.g. `tasks:write`.")
    def scopes(self) -> list[str]:
        return sorted(self.identity.scopes)

    @strawberry.field(description="When the credential ends; null when it does not end by itself.")
    def expires_at(self) -> datetime | None:
        return self.identity.expires_at


@strawberry.type(description="A long-lived credential for a program. Its secret was shown once and is not kept.")
class ApiKey(Backed, Node):
    ROWS = tables.ApiKey

    name: str = strawberry.field(description="What the key is for.")
    expires_at: datetime | None = strawberry.field(description="When it ends by itself, if it does.")
    last_used_at: datetime | None = strawberry.field(description="When it was last used, to the minute.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked, if it was.")
    created_at: datetime = strawberry.field(description="When it was made.")

    @strawberry.field(description="The beginning of the secret, to recognise it by.")
    @reads("hint")
    def prefix(root: strawberry.Parent[tables.ApiKey]) -> str:
        return root.hint

    @strawberry.field(description="What the key covers: never more than the role of its owner does.")
    @reads("owner_id", "scopes")
    async def scopes(root: strawberry.Parent[tables.ApiKey], info: Info) -> list[str]:
        owner = await info.context.loaders.actor(root.owner_id)
        possible = SCOPES_BY_ROLE[owner.role] if isinstance(owner, tables.User) else AGENT_SCOPES
        chosen: Sequence[str] = sorted(possible) if root.scopes is None else root.scopes
        return [scope for scope in chosen if scope in possible]

    @strawberry.field(description="Who acts when the key is used: a user, or an agent.")
    @actor_in("owner_id")
    async def actor(root: strawberry.Parent[tables.ApiKey], info: Info) -> Actor:
        return await actor_of(info, root.owner_id)


# ---------------------------------------------------------------- inputs and payloads


@strawberry.input(description="How to sign in.")
class SignInInput:
    email: str = strawberry.field(description="The e-mail address; upper and lower case are the same.")
    password: str = strawberry.field(description="The password.")


@strawberry.input(description="A new credential for the connection.")
class RenewTokenInput:
    token: str = strawberry.field(description="A token or API key of the same user or agent.")


@strawberry.input(description="A person to add.")
class CreateUserInput:
    email: str = strawberry.field(description="The e-mail address; nobody else may have it.")
    name: str = strawberry.field(description="The name to show.")
    role: tables.Role = strawberry.field(description="What the person may do; no more than your credential covers.")
    password: str | None = strawberry.field(
        default=None,
        description="At least 10 characters. Without one the person comes in through the external issuer or a key.",
    )


@strawberry.input(description="What to change of a person; what is left out stays.")
class UpdateUserInput:
    id: strawberry.ID = strawberry.field(description="The person; yourself for your own name and password.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="Another name.")
    role: tables.Role | None = strawberry.field(default=strawberry.UNSET, description="Another role.")
    active: bool | None = strawberry.field(
        default=strawberry.UNSET, description="False ends all of the person's credentials and streams within seconds."
    )
    password: str | None = strawberry.field(
        default=strawberry.UNSET, description="Another password, of at least 10 characters."
    )


@strawberry.input(description="A key to make.")
class CreateApiKeyInput:
    name: str = strawberry.field(description="What the key is for.")
    scopes: list[str] | None = strawberry.field(
        default=None, description="What it covers, of what your credential covers. Left out: all that its owner may do."
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="Makes a key that acts as this agent; needs `agents:write`."
    )
    expires_at: datetime | None = strawberry.field(
        default=None, description="When it ends; a key made with a key ends no later than that one."
    )


@strawberry.input(description="A key to revoke.")
class RevokeApiKeyInput:
    id: strawberry.ID = strawberry.field(description="The key.")


@strawberry.type(description="The answer to signing in.")
class SignInPayload:
    token: str | None = strawberry.field(default=None, description="The token to send as `Authorization: Bearer`.")
    expires_at: datetime | None = strawberry.field(default=None, description="When the token ends.")
    viewer: Viewer | None = strawberry.field(default=None, description="Who has signed in.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The answer to a new token.")
class RenewTokenPayload:
    expires_at: datetime | None = strawberry.field(default=None, description="When the new token ends, if it does.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="A person after a mutation.")
class UserPayload:
    user: User | None = strawberry.field(default=None, description="The person; null when nothing happened.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="A new key with its secret.")
class CreateApiKeyPayload:
    api_key: ApiKey | None = strawberry.field(default=None, description="The key; null when nothing happened.")
    secret: str | None = strawberry.field(default=None, description="What to send as credential. Shown only here.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="A key after a mutation.")
class ApiKeyPayload:
    api_key: ApiKey | None = strawberry.field(default=None, description="The key; null when nothing happened.")
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


@strawberry.type
class UserQuery:
    @strawberry.field(description="Who is asking, and what the credential covers.")
    async def viewer(self, info: Info) -> Viewer:
        return Viewer(identity=info.context.actor)

    @strawberry.field(description="The people of the organization, in the order in which they were added.")
    async def users(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[User]:
        rows = resolvers.users(info.context)
        page = await connection(info, rows, Order(), first=first, after=after, last=last, before=before)
        return cast(Connection[User], page)

    @strawberry.field(description="A person of the organization; null when there is none with this id.")
    async def user(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The person's id.")]
    ) -> User | None:
        return User.maybe(await resolvers.user(info.context, id=id))

    @strawberry.field(
        description="Your API keys, newest first, revoked ones too; with `keys:admin` all of the organization. At most "
        "the newest 1000."
    )
    async def api_keys(self, info: Info) -> list[ApiKey]:
        return [ApiKey.of(row) for row in await resolvers.api_keys(info.context)]


@strawberry.type
class UserMutation:
    @strawberry.mutation(
        description="Exchanges an e-mail address and a password for a token. After too many failures for an address or "
        "from one client the answer is RATE_LIMITED."
    )
    @errors_as_data(SignInPayload)
    async def sign_in(
        self, info: Info, input: Annotated[SignInInput, strawberry.argument(description="Address and password.")]
    ) -> SignInPayload:
        try:
            done = await resolvers.sign_in(info.context, email=input.email, password=input.password)
        except Unauthenticated as error:  # of the input, not of the request: the caller can handle it
            return SignInPayload(errors=[UserError.of(error)])
        return SignInPayload(token=done.token, expires_at=done.expires_at, viewer=Viewer(identity=done.actor))

    @strawberry.mutation(
        description="Checks a new token. Sent over a WebSocket it takes the place of the one that the connection was "
        "opened with, so that its subscriptions outlive the old one."
    )
    @errors_as_data(RenewTokenPayload)
    async def renew_token(
        self, info: Info, input: Annotated[RenewTokenInput, strawberry.argument(description="The new token.")]
    ) -> RenewTokenPayload:
        try:
            actor = await resolvers.renew_token(info.context, token=input.token)
        except Unauthenticated as error:  # of the input, not of the request: the caller can handle it
            return RenewTokenPayload(errors=[UserError.of(error)])
        return RenewTokenPayload(expires_at=actor.expires_at)

    @strawberry.mutation(description="Adds a person to the organization.")
    @errors_as_data(UserPayload)
    async def create_user(
        self, info: Info, input: Annotated[CreateUserInput, strawberry.argument(description="The person.")]
    ) -> UserPayload:
        row = await resolvers.create_user(
            info.context, email=input.email, name=input.name, role=input.role, password=input.password
        )
        return UserPayload(user=User.of(row))

    @strawberry.mutation(
        description="Changes a person: administrators anybody, everybody their own name and password. The last active "
        "administrator stays one."
    )
    @errors_as_data(UserPayload)
    async def update_user(
        self, info: Info, input: Annotated[UpdateUserInput, strawberry.argument(description="The changes.")]
    ) -> UserPayload:
        return UserPayload(user=User.of(await resolvers.update_user(info.context, id=input.id, changes=_given(input))))

    @strawberry.mutation(description="Makes an API key. Its secret is in the answer, and nowhere else ever again.")
    @errors_as_data(CreateApiKeyPayload)
    async def create_api_key(
        self, info: Info, input: Annotated[CreateApiKeyInput, strawberry.argument(description="The key.")]
    ) -> CreateApiKeyPayload:
        row, secret = await resolvers.create_api_key(
            info.context,
            name=input.name,
            scopes=input.scopes,
            agent_id=input.agent_id,
            expires_at=input.expires_at,
        )
        return CreateApiKeyPayload(api_key=ApiKey.of(row), secret=secret)

    @strawberry.mutation(description="Ends an API key for good; streams that were opened with it end within seconds.")
    @errors_as_data(ApiKeyPayload)
    async def revoke_api_key(
        self, info: Info, input: Annotated[RevokeApiKeyInput, strawberry.argument(description="The key.")]
    ) -> ApiKeyPayload:
        return ApiKeyPayload(api_key=ApiKey.of(await resolvers.revoke_api_key(info.context, id=input.id)))


def _given(input: UpdateUserInput) -> dict[str, Any]:
    return {name: value for name, value in vars(input).items() if name != "id" and value is not strawberry.UNSET}
