"""Signing in and out: tokens for passwords, one-time codes and identities, their renewal and their end."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from auth.access import get_visible
from auth.actor import Actor
from auth.bootstrap import new_code, redeem_sign_in_code
from auth.client_address import client_address
from auth.credentials import Credentials, actor_for_user
from auth.issuer import Identity
from auth.oidc_users import user_of_identity
from auth.passwords import LONGEST
from auth.refusals import SIGN_IN_FAILED, Refusal
from context.operation import Context
from context.sign_in_limits import begin_sign_in
from errors import Conflict, Unauthenticated
from json_types import format_time
from models.users import User, normalize_email, user_with_email
from storage.clock import now
from storage.database import transaction
from storage.turns import on_behalf_of, on_own_behalf

_HANDOVER: Final = timedelta(minutes=1)
"""The time that a page has to exchange the code of a sign-in at an issuer."""

_LAST_PART: Final = 0.25
"""The part of a token's lifetime at its end in which it can be extended."""

_LONGEST_SESSION: Final = timedelta(days=30)
"""The time for which a token of an identity provider is remembered after signing out."""


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
    credentials, settings = ctx.resources.credentials, ctx.resources.settings
    address = normalize_email(email) or ""
    attempt = await begin_sign_in(ctx.resources.rates, settings.secret_key, address, client_address())
    with on_own_behalf():  # the organization is not known yet
        user = await user_with_email(address)
    usable = user is not None and user.active and len(password) <= LONGEST
    stored = user.password_hash if user is not None and usable else None
    if not await credentials.passwords.verify(stored, password[:LONGEST]) or user is None:
        if user is not None:
            credentials.refusals.add(Refusal(user.organization_id, SIGN_IN_FAILED, None, user.id, "signIn"))
        raise Unauthenticated("The email address or password is wrong.")
    await attempt.succeeded()
    with on_behalf_of(user.organization_id):
        async with transaction():
            await user.record_sign_in()
    return _signed_in(credentials, user)


async def sign_in_with_code(credentials: Credentials, code: str) -> SignedIn:
    """Return a token for a one-time code and use up the code.

    Raises:
        Unauthenticated: the code is wrong, used or expired.
    """
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
    with on_behalf_of(user.organization_id):
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
        actor = await ctx.resources.credentials.identify({"authorization": f"Bearer {token}"})
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
