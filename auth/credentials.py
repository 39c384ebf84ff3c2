"""Authentication: from a request's headers to an actor.

A valid credential is cached for two seconds under its keyed hash, so that steady traffic costs no reads. Code that
revokes permissions calls `forget`. The change takes effect at once in this process, and in other replicas when the
event arrives or the cache expires.
"""

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Final

import httpx

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from auth.actor import Actor, ActorKind
from auth.failed_credentials import Attempts, FailureLimit, PatientLookups, Unlimited
from auth.issuer import Issuer
from auth.keys import Hasher
from auth.oidc_sign_in import OidcSignIn
from auth.oidc_users import user_of_identity
from auth.passwords import Passwords
from auth.refusals import Refusals
from auth.tokens import LONGEST_TOKEN, CredentialExpired, CredentialRefused, OwnTokens, looks_like_token
from errors import RateLimited, Unauthenticated
from models.agents import Agent
from models.users import ApiKey, Role, User
from settings import Settings
from storage.clock import now
from storage.ids import prefix_of
from storage.outages import translate_outages
from storage.turns import create_own_task, on_own_behalf, read_on_behalf_of

_CACHE_SECONDS: Final = 2.0
_STREAM_CACHE_SECONDS: Final = 0.8
_MAX_CACHED: Final = 10_000
_USE_INTERVAL_SECONDS: Final = 60.0


class Credentials:
    """The authenticator for tokens and API keys. There is one instance per process.

    Args:
        failures: limits the invalid credentials of an address; None for a process that serves no clients.
    """

    def __init__(
        self, settings: Settings, http: httpx.AsyncClient | None = None, failures: FailureLimit | None = None
    ) -> None:
        self.hasher = Hasher(settings.secret_key)
        self.tokens = OwnTokens(settings.secret_key, settings.token_lifetime, settings.sign_in_lifetime)
        self.passwords = Passwords(settings.password_hash_memory)
        self.refusals = Refusals()
        self._attempts = Attempts(failures or Unlimited())
        self._patient = PatientLookups()
        self._own_http = httpx.AsyncClient() if http is None and settings.oidc_issuer else None
        self._issuer = _issuer(settings, http or self._own_http)
        self.oidc = _oidc_sign_in(settings, self._issuer, http or self._own_http)
        self._cache_key = secrets.token_bytes(32)
        self._cache: dict[str, tuple[Actor, float]] = {}
        self._generation = 0
        self._looking: dict[tuple[str, int], asyncio.Task[Actor]] = {}
        self._uses: dict[str, float] = {}
        self._background: set[asyncio.Task[None]] = set()

    async def authenticate(self, headers: Mapping[str, str]) -> Actor | None:
        """Return the actor of these headers (lower-case names), or None if they contain no credential.

        From then on, what this task reads and writes is on behalf of the actor's organization.

        Raises:
            Unauthenticated: the credential is malformed, unknown, expired or revoked.
            RateLimited: it is invalid, and so are too many others of the client's address.
        """
        actor = await self.identify(headers)
        if actor is not None:
            read_on_behalf_of(actor.organization_id)
        return actor

    async def identify(self, headers: Mapping[str, str]) -> Actor | None:
        """Return the actor of these headers as `authenticate` does, for a task that works for somebody else."""
        credential = credential_of(headers)
        if credential is None:
            return None
        name = self._cache_key_of(credential)
        actor = self._cached_actor(name)
        if actor is None:
            actor = await self._load_cached(name, lambda: self._attempt(name, credential), _CACHE_SECONDS)
        self._record_use(actor)
        return actor

    async def rejected(self, error: Unauthenticated) -> Unauthenticated | RateLimited:
        """Count a credential that is not accepted where it was sent, and return why it is rejected.

        Args:
            error: the reason, unless the client's address has sent too many invalid credentials.
        """
        return await self._attempts.rejected(error)

    async def revalidate(self, actor: Actor) -> Actor | None:
        """Return the actor with its current permissions, or None if its credential is no longer valid."""
        if actor.expires_at is not None and actor.expires_at <= now():
            return None
        name = f"{actor.id} {actor.credential_id} {actor.expires_at} {actor.issued_at}"
        try:
            return await self._load_cached(name, lambda: self._look_up_again(actor), _STREAM_CACHE_SECONDS)
        except Unauthenticated:
            return None

    def forget(self) -> None:
        """Clear the cache, so that the next use of every credential reads the database."""
        self._generation += 1
        self._cache.clear()

    async def close(self) -> None:
        """Wait for pending writes and close the connections."""
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._patient.close()
        await self.refusals.close()
        if self._issuer is not None:
            await self._issuer.close()
        if self._own_http is not None:
            await self._own_http.aclose()

    # ---- cache

    def _cache_key_of(self, credential: str) -> str:
        """Return the cache key of a credential, a hash because the credential itself must not stay in memory."""
        return blake2b(credential.encode(), digest_size=32, key=self._cache_key).hexdigest()

    def _cached_actor(self, name: str) -> Actor | None:
        """Return the cached actor, or None.

        Raises:
            Unauthenticated: its credential has expired.
        """
        found = self._cache.get(name)
        if found is None or found[1] <= time.monotonic():
            return None
        if found[0].expires_at is not None and found[0].expires_at <= now():
            raise CredentialRefused
        return found[0]

    async def _load_cached(
        self, name: str, look: Callable[[], Coroutine[object, object, Actor]], seconds: float
    ) -> Actor:
        found = self._cached_actor(name)
        if found is not None:
            return found
        key = name, self._generation  # what was read before permissions were revoked is not shared after that
        task = self._looking.get(key)
        if task is None:
            task = self._looking[key] = asyncio.create_task(self._load(name, look, seconds))
            task.add_done_callback(lambda done: self._looked(key, done))
        return await asyncio.shield(task)

    def _looked(self, key: tuple[str, int], task: "asyncio.Task[Actor]") -> None:
        del self._looking[key]
        if not task.cancelled():
            task.exception()  # raised to those who still wait

    async def _load(self, name: str, look: Callable[[], Coroutine[object, object, Actor]], seconds: float) -> Actor:
        generation = self._generation
        with translate_outages(), on_own_behalf():  # the organization is not known yet
            actor = await look()
        if generation == self._generation:  # otherwise it may have been read before permissions were revoked
            self._store(name, actor, seconds)
        return actor

    def _store(self, name: str, actor: Actor, seconds: float) -> None:
        self._cache.pop(name, None)
        while len(self._cache) >= _MAX_CACHED:
            del self._cache[next(iter(self._cache))]
        self._cache[name] = (actor, time.monotonic() + seconds)

    # ---- lookup

    async def _attempt(self, name: str, credential: str) -> Actor:
        return await self._attempts.look_up(name, lambda patient: self._look_up(credential, patient=patient))

    async def _look_up(self, credential: str, *, patient: bool) -> Actor:
        if not looks_like_token(credential):
            digest = self.hasher.hash(credential)
            key = await (self._patient.find(digest) if patient else ApiKey.filter(secret_hash=digest).first())
            return await self._by_key(key, digest)
        if self._issuer is not None and self._issuer.claims_to_have_issued(credential):
            identity = await self._issuer.identify(credential)
            user = await user_of_identity(identity)
            return actor_for_user(user, expires_at=identity.expires_at, issued_at=identity.issued_at)
        user_id, expires_at, issued_at = self.tokens.read(credential)
        row = await User.filter(id=user_id).first()
        return actor_for_user(row, expires_at=expires_at, issued_at=issued_at, extendable=True)

    async def _look_up_again(self, actor: Actor) -> Actor:
        if actor.credential_id is not None:
            key = await ApiKey.filter(id=actor.credential_id).first()
            return await self._by_key(key, key.secret_hash if key else "")
        user = await User.filter(id=actor.id).first()
        return actor_for_user(user, expires_at=actor.expires_at, issued_at=actor.issued_at, extendable=actor.extendable)

    async def _by_key(self, key: ApiKey | None, digest: str) -> Actor:
        if key is None or not self.hasher.matches(digest, key.secret_hash) or key.revoked_at is not None:
            raise CredentialRefused
        if not key.is_usable(now()):
            raise CredentialExpired
        owners = {"organization_id": key.organization_id, "id": key.owner_id}
        if prefix_of(key.owner_id) == Agent.PREFIX:
            return _actor_for_agent(await Agent.filter(deleted_at=None, **owners).first(), key)
        return actor_for_user(await User.filter(**owners).first(), key=key)

    # ---- last use

    def _record_use(self, actor: Actor) -> None:
        """Write `last_used_at` in the background, at most once a minute per key."""
        key_id, moment = actor.credential_id, time.monotonic()
        if key_id is None or self._uses.get(key_id, -_USE_INTERVAL_SECONDS) > moment - _USE_INTERVAL_SECONDS:
            return
        if len(self._uses) >= _MAX_CACHED:
            self._uses.clear()
        self._uses[key_id] = moment
        task = create_own_task(_write_use(key_id))
        self._background.add(task)
        task.add_done_callback(self._use_recorded)

    def _use_recorded(self, task: asyncio.Task[None]) -> None:
        self._background.discard(task)
        if not task.cancelled():
            task.exception()  # retried in the next minute; no request depends on it


async def _write_use(key_id: str) -> None:
    await ApiKey.filter(id=key_id).update(last_used_at=now())


def credential_of(headers: Mapping[str, str]) -> str | None:
    """Return the credential in the headers, if any. URLs are not searched, because a key in a URL ends up in logs.

    Raises:
        Unauthenticated: the credential has an unsupported form.
    """
    header = headers.get("authorization", "").strip()
    scheme, _, credential = header.partition(" ")
    if header and scheme.lower() != "bearer":
        raise Unauthenticated("Send Authorization: Bearer <token or API key>, or x-api-key.")
    credential = credential.strip() if header else headers.get("x-api-key", "").strip()
    if not header and not credential:
        return None
    if not credential or len(credential) > LONGEST_TOKEN or not credential.isascii():
        raise CredentialRefused
    return credential


def actor_for_user(
    user: User | None,
    *,
    key: ApiKey | None = None,
    expires_at: datetime | None = None,
    issued_at: datetime | None = None,
    extendable: bool = False,
) -> Actor:
    """Return the user as an actor: with the role's scopes for a token, or narrowed to the key's scopes for a key.

    Raises:
        Unauthenticated: the user does not exist or is disabled, or the token was ended.
    """
    if user is None or not user.active or (key is None and not user.accepts_token(issued_at)):
        raise CredentialRefused
    scopes = SCOPES_BY_ROLE[user.role]
    return Actor(
        id=user.id,
        kind=ActorKind.USER,
        name=user.name,
        organization_id=user.organization_id,
        role=user.role,
        scopes=scopes if key is None else _scopes_of_key(scopes, key),
        credential_id=key.id if key else None,
        expires_at=key.expires_at if key else expires_at,
        issued_at=None if key else issued_at,
        extendable=extendable,
    )


async def actor_for_link(user_id: str, issued_at: datetime) -> Actor:
    """Return the user of a signed link that was made at this time, as an actor with the scopes of their role.

    From then on, what this task reads and writes is on behalf of the user's organization.

    Raises:
        Unauthenticated: the user does not exist or is disabled, or has ended all tokens since.
    """
    actor = actor_for_user(await User.filter(id=user_id).first(), issued_at=issued_at)
    read_on_behalf_of(actor.organization_id)
    return actor


def _actor_for_agent(agent: Agent | None, key: ApiKey) -> Actor:
    if agent is None:
        raise CredentialRefused
    return Actor(
        id=agent.id,
        kind=ActorKind.AGENT,
        name=agent.name,
        organization_id=agent.organization_id,
        role=Role.MEMBER,
        scopes=_scopes_of_key(AGENT_SCOPES, key),
        credential_id=key.id,
        expires_at=key.expires_at,
    )


def _scopes_of_key(scopes: frozenset[str], key: ApiKey) -> frozenset[str]:
    return scopes if key.scopes is None else scopes & frozenset(key.scopes)


def _issuer(settings: Settings, http: httpx.AsyncClient | None) -> Issuer | None:
    if settings.oidc_issuer is None or settings.oidc_audience is None or http is None:
        return None
    return Issuer(settings.oidc_issuer, settings.oidc_audience, http)


def _oidc_sign_in(settings: Settings, issuer: Issuer | None, http: httpx.AsyncClient | None) -> OidcSignIn | None:
    if issuer is None or http is None or settings.oidc_client_id is None:
        return None
    return OidcSignIn(
        issuer,
        http,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        redirect_uri=f"{settings.public_url}/auth/oidc/callback",
        secret_key=settings.secret_key,
    )
