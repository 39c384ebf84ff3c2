"""Signing in, users and API keys.

No credential can grant more than it has: a role, password or key that it creates never allows what it does not allow
itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from auth.access import AGENT_SCOPES, ALL_SCOPES, SCOPES_BY_ROLE, find_visible, get_visible, visible, visible_query
from auth.actor import Actor, ActorKind
from auth.bootstrap import new_code, redeem_sign_in_code
from auth.client_address import client_address
from auth.credentials import Credentials, actor_for_user
from auth.issuer import Identity
from auth.keys import hint, new_secret
from auth.oidc_users import user_of_identity
from auth.passwords import LONGEST, SHORTEST
from auth.refusals import SIGN_IN_FAILED, Refusal
from context.operation import Context
from engine.approvals import report_blocked_by
from engine.delegations import end_delegations_of
from errors import Conflict, Forbidden, InvalidInput, Unauthenticated
from json_types import format_time
from models.agents import Agent
from models.users import (
    ApiKey,
    Role,
    User,
    active_administrators,
    keys_created_with,
    normalize_email,
    user_with_email,
)
from resolvers import checks
from storage.clock import now
from storage.database import transaction
from storage.ids import prefix_of
from storage.queries import Query

MOST_KEYS: Final = 100
"""The number of usable keys that one user or agent can have."""

_HANDOVER: Final = timedelta(minutes=1)
"""How long a page has to exchange the code of a sign-in at an issuer."""

_LAST_PART: Final = 0.25
"""The part of a token's lifetime at its end in which it can be extended."""

_LONGEST_SESSION: Final = timedelta(days=30)
"""How long a token of an identity provider is remembered after signing out."""

MOST_KEYS_LISTED: Final = 1000


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new token, its expiry and its actor."""

    token: str
    expires_at: datetime
    actor: Actor


async def sign_in(ctx: Context, *, email: str, password: str) -> SignedIn:
    """Return a token for an email address and its password.

    An unknown address takes as long as a known one, and the error is the same.

    Raises:
        Unauthenticated: the address or password is wrong, or the user is disabled.
        RateLimited: there were too many failures from this client or, from clients unknown to it, for this address.
    """
    credentials, client = ctx.resources.credentials, client_address()
    address = normalize_email(email) or ""
    credentials.attempts.begin(address, client)
    user = await user_with_email(address)
    usable = user is not None and user.active and len(password) <= LONGEST
    stored = user.password_hash if user is not None and usable else None
    if not await credentials.passwords.verify(stored, password[:LONGEST]) or user is None:
        if user is not None:
            credentials.refusals.add(Refusal(user.organization_id, SIGN_IN_FAILED, None, user.id, "signIn"))
        raise Unauthenticated("The email address or password is wrong.")
    credentials.attempts.succeeded(address, client)
    async with transaction():
        await user.record_sign_in()
    return _signed_in(credentials, user)


async def sign_in_with_code(credentials: Credentials, code: str) -> SignedIn:
    """Return a token for a one-time code and use up the code.

    Raises:
        Unauthenticated: the code is wrong, used or expired.
    """
    async with transaction():
        user = await redeem_sign_in_code(code, credentials.hasher)
    if user is None:
        raise Unauthenticated(
            "This sign-in link is invalid, used or expired. `.venv/bin/python cli.py sign-in-link` prints a new one."
        )
    return _signed_in(credentials, user)


async def code_for_identity(credentials: Credentials, identity: Identity) -> str:
    """Return a code with which the page of a person who signed in at the issuer gets a token.

    Raises:
        Unauthenticated: the person has no account here, and none can be created.
    """
    user = await user_of_identity(identity)
    async with transaction():
        return await new_code(user, credentials.hasher, _HANDOVER)


def _signed_in(credentials: Credentials, user: User) -> SignedIn:
    token, expires_at = credentials.tokens.issue(user.id)
    _, _, issued_at = credentials.tokens.read(token)
    actor = actor_for_user(user, expires_at=expires_at, issued_at=issued_at, extendable=True)
    return SignedIn(token, expires_at, actor)


async def sign_out(ctx: Context, *, everywhere: bool) -> User:
    """End the sign-in of the caller's token, or all of the caller's tokens, and the streams opened with them.

    Raises:
        Conflict: the caller uses an API key, which is revoked instead.
    """
    actor, credentials = ctx.actor, ctx.resources.credentials
    if actor.credential_id is not None:
        raise Conflict("This credential is an API key, not a token; revokeApiKey revokes it.")
    async with transaction():
        row = await get_visible(User, actor, actor.id, lock=True)
        if everywhere or actor.issued_at is None:
            await row.end_sessions(by=actor.id)
        else:
            oldest = now() - max(credentials.tokens.longest_sign_in, _LONGEST_SESSION)
            await row.sign_out(actor.issued_at, oldest=oldest)
    credentials.forget()
    return row


async def end_all_sessions(ctx: Context, *, id: str) -> User:
    """End all tokens of a user, and the streams opened with them. API keys stay valid.

    Raises:
        NotFound: there is no such user.
        Forbidden: it is another user, and the caller does not have the scope users:write.
    """
    actor = ctx.actor
    if id != actor.id or actor.credential_id is not None:
        actor.require("users:write")
    async with transaction():
        row = await get_visible(User, actor, id, lock=True)
        await row.end_sessions(by=actor.id)
    ctx.resources.credentials.forget()
    return row


async def renew_token(ctx: Context, *, token: str) -> Actor:
    """Return the actor of a new token; on a WebSocket, the token replaces the connection's credential.

    Raises:
        Unauthenticated: the token is invalid.
        Forbidden: it belongs to another actor.
    """
    try:
        actor = await ctx.resources.credentials.authenticate({"authorization": f"Bearer {token}"})
    except Unauthenticated as error:
        raise Unauthenticated(error.message, field=["token"]) from None
    assert actor is not None, "the token is a credential"
    if ctx.connection is not None:
        ctx.connection.renew(actor)
    return actor


async def extend_token(ctx: Context) -> SignedIn:
    """Return a new token for the caller's; on a WebSocket, it replaces the connection's credential.

    Raises:
        Conflict: the credential is not a token from signIn, it is not about to expire, or the sign-in has lasted as
            long as it may.
    """
    actor, tokens = ctx.actor, ctx.resources.credentials.tokens
    if not actor.extendable or actor.expires_at is None or actor.issued_at is None:
        raise Conflict("Only a token from signIn can be extended.")
    begins_at = actor.expires_at - tokens.lifetime * _LAST_PART
    if now() < begins_at:
        raise Conflict(f"The token can be extended from {format_time(begins_at)} on.")
    token, expires_at = tokens.issue(actor.id, actor.issued_at)
    if expires_at <= actor.expires_at:
        raise Conflict(f"The sign-in ends at {format_time(expires_at)}. Sign in again.")
    extended = replace(actor, expires_at=expires_at)
    if ctx.connection is not None:
        ctx.connection.renew(extended)
    return SignedIn(token, expires_at, extended)


# ---------------------------------------------------------------- people


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
    """Return the row of an actor."""
    table: type[User] | type[Agent] = Agent if actor.kind is ActorKind.AGENT else User
    return await find_visible(table, actor, actor.id)


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


def _require_may_change(actor: Actor, id: str, changes: Mapping[str, Any]) -> None:
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


# ---------------------------------------------------------------- keys


async def api_keys(ctx: Context) -> list[ApiKey]:
    """Return the caller's keys, newest first; with `keys:admin`, all of the organization."""
    actor = ctx.actor
    rows = visible(ApiKey, actor)
    if "keys:admin" not in actor.scopes:
        rows = rows.filter(owner_id=actor.id)
    return await rows.order_by("-id").limit(MOST_KEYS_LISTED)


async def create_api_key(
    ctx: Context, *, name: str, scopes: Sequence[str] | None, agent_id: str | None, expires_at: datetime | None
) -> tuple[ApiKey, str]:
    """Create a key for the caller or for an agent, and return it with its secret, which is not stored.

    Raises:
        InvalidInput: a value is invalid.
        Forbidden: the key would have more scopes than the caller's credential.
        NotFound: there is no such agent.
    """
    actor = ctx.actor
    actor.require("keys:write")
    if agent_id is not None:
        actor.require("agents:write")
    checks.text(name, "name")
    given = _known_scopes(scopes)
    moment = checks.moment(expires_at, "expires_at", future=True)
    secret = new_secret()
    async with transaction():
        calling_key = await _calling_key(actor)
        owner_id = actor.id if agent_id is None else (await get_visible(Agent, actor, agent_id, field="agent_id")).id
        await _require_below_limit(actor, owner_id)
        row = await ApiKey.issue(
            by=actor.id,
            organization_id=actor.organization_id,
            owner_id=owner_id,
            name=name,
            hint=hint(secret),
            secret_hash=ctx.resources.credentials.hasher.hash(secret),
            scopes=_scopes_for_new_key(actor, calling_key, given, for_agent=agent_id is not None),
            expires_at=_expiry_of_new_key(calling_key, moment),
            created_by_key_id=None if calling_key is None else calling_key.id,
        )
    return row, secret


@dataclass(frozen=True, slots=True)
class Revoked:
    """A revoked key, and the usable keys that were created with it, with those, and so on, that the caller may see."""

    key: ApiKey
    created: list[ApiKey]


async def revoke_api_key(ctx: Context, *, id: str, with_created: bool = False) -> Revoked:
    """Revoke a key: one's own, an agent's with `agents:write`, or any of the organization with `keys:admin`.

    Args:
        with_created: whether to revoke also the keys that were created with it, with those, and so on.

    Raises:
        NotFound: there is no such key.
        Forbidden: the caller may not revoke one of the keys; none is revoked.
        Conflict: it is already revoked, and there is no other key to revoke.
    """
    actor = ctx.actor
    async with transaction():
        row = await get_visible(ApiKey, actor, id, lock=True)
        _require_may_revoke(actor, row)
        created = await keys_created_with(row)
        if row.revoked_at is None or not (with_created and created):
            await row.revoke(by=actor.id)
        for each in created if with_created else ():
            _require_may_revoke(actor, each)
            await each.revoke(by=actor.id)
    ctx.resources.credentials.forget()
    left = [] if with_created else created
    return Revoked(row, [each for each in left if "keys:admin" in actor.scopes or each.owner_id == actor.id])


def _require_may_revoke(actor: Actor, key: ApiKey) -> None:
    of_agent = prefix_of(key.owner_id) == Agent.PREFIX
    if key.owner_id == actor.id and actor.credential_id in (None, key.id):
        return  # a signed-in user, or the key itself
    if "keys:admin" in actor.scopes or (of_agent and "agents:write" in actor.scopes):
        return
    if key.owner_id != actor.id:
        raise Forbidden("This API key belongs to another user or agent.", field=["id"])
    actor.require("keys:write")


def _known_scopes(scopes: Sequence[str] | None) -> list[str] | None:
    if scopes is None:
        return None
    if not scopes:
        raise InvalidInput("scopes must have at least one item, or be omitted.", field=["scopes"])
    given = checks.words(scopes, "scopes")
    if unknown := sorted(set(given) - ALL_SCOPES):
        raise InvalidInput(f"There is no scope {', '.join(unknown)}.", field=["scopes"])
    return given


async def _calling_key(actor: Actor) -> ApiKey | None:
    """Return the key that the caller uses, or None for a signed-in user."""
    return None if actor.credential_id is None else await get_visible(ApiKey, actor, actor.credential_id)


def _scopes_for_new_key(
    actor: Actor, calling_key: ApiKey | None, given: list[str] | None, *, for_agent: bool
) -> list[str] | None:
    """Return the scopes of a new key: the requested ones, if the caller may grant them; by default all it may grant.

    None means all scopes of the owner's role, now and later; only a credential that has them the same way can grant it.
    """
    mine = actor.scopes | (AGENT_SCOPES - SCOPES_BY_ROLE[Role.ADMIN] if for_agent else frozenset())
    possible = mine & AGENT_SCOPES if for_agent else mine
    if given is None:
        return None if calling_key is None or calling_key.scopes is None else sorted(possible)
    if for_agent and (strange := sorted(set(given) - AGENT_SCOPES)):
        raise InvalidInput(f"An agent cannot have the scope {', '.join(strange)}.", field=["scopes"])
    if missing := sorted(set(given) - possible):
        raise Forbidden(f"Your credential does not have the scope {', '.join(missing)}.", field=["scopes"])
    return given


def _expiry_of_new_key(calling_key: ApiKey | None, asked: datetime | None) -> datetime | None:
    """Return when a new key expires: no later than the key that creates it."""
    limit = calling_key.expires_at if calling_key else None
    if limit is not None and asked is not None and asked > limit:
        raise InvalidInput(
            "expiresAt cannot be later than the expiry of the key that creates this one.", field=["expires_at"]
        )
    return limit if asked is None else asked


async def _require_below_limit(actor: Actor, owner_id: str) -> None:
    if await visible(ApiKey, actor).filter(owner_id=owner_id, revoked_at=None).count() >= MOST_KEYS:
        raise Conflict(f"There are already {MOST_KEYS} keys; revoke one first.")
