"""The users of an organization: creating, changing and reading them."""

from collections.abc import Mapping
from typing import Any

from auth.access import SCOPES_BY_ROLE, find_visible, get_visible, visible_query
from auth.actor import Actor, ActorKind
from auth.passwords import LONGEST, SHORTEST
from context.operation import Context
from engine.approvals import report_blocked_by
from engine.delegations import end_delegations_of
from errors import Conflict, Forbidden, InvalidInput
from models.agents import Agent
from models.users import Organization, Role, User, active_administrators, normalize_email, organization_with_id
from resolvers import checks
from storage.database import transaction
from storage.queries import Query
from storage.turns import on_behalf_of


def users(ctx: Context) -> Query[User]:
    """Return the users of the organization."""
    ctx.actor.require("users:read")
    return visible_query(User, ctx.actor)


async def user(ctx: Context, *, id: str) -> User | None:
    """Return a user of the organization."""
    ctx.actor.require("users:read")
    return await find_visible(User, ctx.actor, id)


def require_may_read_user(ctx: Context, id: str) -> None:
    """Require the scope for users' records, unless this is the caller's own.

    Raises:
        Forbidden: the caller does not have it.
    """
    if id != ctx.viewer_id:
        ctx.actor.require("users:read")


async def actor_row(actor: Actor) -> User | Agent | None:
    """Return the row of an actor, who may be the one that a request without a credential has just signed in."""
    table: type[User] | type[Agent] = Agent if actor.kind is ActorKind.AGENT else User
    with on_behalf_of(actor.organization_id):
        return await find_visible(table, actor, actor.id)


async def organization_of(actor: Actor) -> Organization | None:
    """Return the organization of an actor, who may have just been signed in."""
    with on_behalf_of(actor.organization_id):
        return await organization_with_id(actor.organization_id)


async def create_user(ctx: Context, *, email: str, name: str, role: Role, password: str | None) -> User:
    """Create a user in the organization.

    Raises:
        InvalidInput: a value is invalid.
        Conflict: the email address is already in use.
    """
    actor = ctx.actor
    actor.require("users:write")
    address = normalize_email(checks.text(email, "email", longest=320))
    if address is None:
        raise InvalidInput("email must be an address such as ada@example.com.", field=["email"])
    checks.text(name, "name")
    _require_scopes_of(actor, role, "role")
    _require_permanent(actor, "role")
    hashed = None if password is None else await _hash(ctx, password)
    async with transaction():
        return await User.add(
            by=actor.id,
            organization_id=actor.organization_id,
            email=address,
            name=name,
            role=role,
            password_hash=hashed,
        )


async def update_user(ctx: Context, *, id: str, changes: Mapping[str, Any]) -> User:
    """Change the given values of a user.

    Args:
        changes: any of name, role, active and password. Every user can change their own name and password.

    Raises:
        NotFound: there is no such user.
        Conflict: the organization would have no active administrator left.
    """
    actor = ctx.actor
    _require_may_change(actor, id, changes)
    for field, value in changes.items():
        if value is None:
            raise InvalidInput(f"{field} cannot be null; omit it to keep the current value.", field=[field])
    if "name" in changes:
        checks.text(changes["name"], "name")
    hashed = await _hash(ctx, changes["password"]) if "password" in changes else None
    name, role, active = (changes.get(key) for key in ("name", "role", "active"))
    async with transaction():
        await _require_remaining_administrator(actor, id, role, active)
        row = await get_visible(User, actor, id, lock=True)
        if role is not None:
            _require_scopes_of(actor, role, "role")
        if hashed is not None:
            _require_scopes_of(actor, row.role, "password")
        await row.change(by=actor.id, name=name, role=role, active=active, password_hash=hashed)
        if role is not None or active is not None:
            await end_delegations_of(row, by=actor.id)
            await report_blocked_by(row, by=actor.id)
    ctx.resources.credentials.forget()
    return row


def _require_may_change(actor: Actor, id: str, changes: Mapping[str, object]) -> None:
    if id != actor.id or changes.keys() & {"role", "active"}:
        actor.require("users:write")
    elif not actor.scopes >= SCOPES_BY_ROLE[actor.role]:
        raise Forbidden("A key with fewer scopes than its owner's role cannot change its owner.")
    for field in ("password", "role"):
        if field in changes:
            _require_permanent(actor, field)
    if changes.get("active"):
        _require_permanent(actor, "active")


def _require_permanent(actor: Actor, field: str) -> None:
    """Refuse to grant what does not expire to a key that does."""
    if actor.credential_id is not None and actor.expires_at is not None:
        raise Forbidden(
            "A key that expires cannot create users, set passwords or roles or enable users, because those do not "
            "expire.",
            field=[field],
        )


def _require_scopes_of(actor: Actor, role: Role, field: str) -> None:
    if not actor.scopes >= SCOPES_BY_ROLE[role]:
        raise Forbidden(f"Your credential does not have all scopes of the role {role.value}.", field=[field])


async def _require_remaining_administrator(actor: Actor, id: str, role: Role | None, active: bool | None) -> None:
    demoted = role is not None and role is not Role.ADMIN
    if not demoted and active is not False:
        return
    administrators = await active_administrators(actor.organization_id)
    if [row.id for row in administrators] == [id]:
        field = "role" if demoted else "active"
        raise Conflict("This is the last active administrator of the organization.", field=[field])


async def _hash(ctx: Context, password: str) -> str:
    if len(password) < SHORTEST:
        raise InvalidInput(f"password must have at least {SHORTEST} characters.", field=["password"])
    checks.text(password, "password", longest=LONGEST)
    return await ctx.resources.credentials.passwords.hash(password)
