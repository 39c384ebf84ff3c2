"""API keys: creating, revoking and listing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from auth.access import AGENT_SCOPES, ALL_SCOPES, SCOPES_BY_ROLE, get_visible, visible
from auth.actor import Actor
from auth.keys import hint, new_secret
from context.operation import Context
from errors import Conflict, Forbidden, InvalidInput
from models.agents import Agent
from models.users import ApiKey, Role, keys_created_with
from resolvers import checks
from shown import as_json
from storage.database import transaction
from storage.ids import prefix_of

MOST_KEYS: Final = 100
"""The number of usable keys that one user or agent can have."""
MOST_KEYS_LISTED: Final = 1000


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
        raise InvalidInput(f"There is no scope {as_json(unknown[0])}.", field=["scopes"])
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
