"""An external OpenID Connect issuer: its keys, and the validation of its tokens.

The algorithm belongs to the key: the key's JWK determines how it may be used, and a token whose header says otherwise
is rejected. Only the issuer's discovery document and its `jwks_uri` are requested here. While the issuer is
unavailable, the known keys stay in use.
"""

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeGuard
from urllib.parse import urlsplit

import httpx
import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from auth.tokens import CredentialRefused, Pinned, check_times, unverified, verified
from errors import Unavailable
from storage.clock import now

_log = logging.getLogger("parley.issuer")

_FETCH_SECONDS: Final = 5.0
_REFETCH_SECONDS: Final = 60.0
_STALE_SECONDS: Final = 600.0
_LARGEST_DOCUMENT: Final = 262_144
_MOST_KEYS: Final = 100
_LONGEST_KID: Final = 256
_SMALLEST_RSA_BITS: Final = 2048
_PUBLIC_MEMBERS: Final[tuple[str, ...]] = ("kty", "crv", "n", "e", "x", "y")
_HEADER_TYPES: Final = frozenset({"jwt", "at+jwt", "application/at+jwt"})
# Keycloak names the kind of token in a claim; a refresh token is signed by the same key and must not be accepted.
_CLAIMED_TYPES: Final = frozenset({"bearer", "id", "jwt", "at+jwt"})
_CLAIMED_USES: Final = frozenset({"access", "id"})


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A public key with the algorithms it may be used with."""

    key: Key
    registry: Pinned


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity stated by a verified token."""

    subject_hash: str
    email: str | None
    email_verified: bool
    name: str | None
    organization: str | None
    expires_at: datetime
    issued_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuerAddresses:
    """The addresses of an issuer at which people sign in, and codes become tokens.

    Args:
        secret_in_form: whether a client's secret is sent in the form, because the issuer does not support Basic.
    """

    authorization: str
    token: str
    secret_in_form: bool


class Issuer:
    """The verifier of one issuer's tokens for one audience."""

    def __init__(
        self, address: str, audience: str, http: httpx.AsyncClient, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.address = address
        self._audience = audience
        self._http = http
        self._clock = clock
        self._name = address
        self._addresses: IssuerAddresses | None = None
        self._keys: Mapping[str | None, list[IssuerKey]] = {}
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._fetching = asyncio.Lock()
        self._refresh: asyncio.Task[None] | None = None

    def claims_to_have_issued(self, token: str) -> bool:
        """Return whether the token names this issuer; the signature is not verified yet."""
        name = unverified(token)[1].get("iss")
        return isinstance(name, str) and name.rstrip("/") == self.address

    async def addresses(self) -> IssuerAddresses | None:
        """Return the addresses for signing in, or None if the issuer does not publish them.

        Raises:
            Unavailable: the issuer cannot be reached, and never could be.
        """
        await self._require_keys()
        return self._addresses

    async def identify(self, token: str, *, audience: str | None = None, nonce: str | None = None) -> Identity:
        """Return the identity that a token states.

        Args:
            audience: another audience than `OIDC_AUDIENCE`, for a token that was issued to a client.
            nonce: the value that the token must repeat, if it was issued for one attempt to sign in.

        Raises:
            CredentialRefused: the token is not valid.
            Unavailable: the issuer's keys cannot be fetched, and none are known.
        """
        header = unverified(token)[0]
        for candidate in await self._candidates(header.get("kid")):
            try:
                decoded = verified(token, candidate.key, candidate.registry)
            except CredentialRefused:
                continue
            if nonce is not None and decoded.claims.get("nonce") != nonce:
                raise CredentialRefused
            return self._identity(decoded.header, decoded.claims, audience or self._audience)
        raise CredentialRefused

    async def close(self) -> None:
        """Cancel a running refresh of the keys."""
        if self._refresh is not None:
            self._refresh.cancel()
            await asyncio.gather(self._refresh, return_exceptions=True)

    # ---- claims

    def _identity(self, header: Mapping[str, object], claims: Mapping[str, object], audience: str) -> Identity:
        self._check_purpose(header, claims, audience)
        expires_at = check_times(claims, now())
        subject = claims.get("sub")
        if not isinstance(subject, str) or not subject:
            raise CredentialRefused
        return Identity(
            subject_hash=hashlib.sha256(f"{self._name}\0{subject}".encode()).hexdigest(),
            email=_text(claims, "email"),
            # Amazon Cognito sends a string. 1 is neither, although Python says that it equals True.
            email_verified=claims.get("email_verified") is True or claims.get("email_verified") == "true",
            name=_text(claims, "name"),
            organization=_organization(claims),
            expires_at=expires_at,
            issued_at=_issued_at(claims),
        )

    def _check_purpose(self, header: Mapping[str, object], claims: Mapping[str, object], audience: str) -> None:
        """Require an access or ID token of this issuer for this audience."""
        named = claims.get("aud")
        audiences = named if isinstance(named, list) else [named]
        if claims.get("iss") != self._name or audience not in audiences:
            raise CredentialRefused
        allowed = (
            (header.get("typ", "jwt"), _HEADER_TYPES),
            (claims.get("typ", "bearer"), _CLAIMED_TYPES),
            (claims.get("token_use", "access"), _CLAIMED_USES),
        )
        if any(not isinstance(value, str) or value.lower() not in known for value, known in allowed):
            raise CredentialRefused
        if "events" in claims:  # a security event or logout token
            raise CredentialRefused

    # ---- keys

    async def _candidates(self, kid: object) -> list[IssuerKey]:
        if kid is not None and (not isinstance(kid, str) or len(kid) > _LONGEST_KID):
            raise CredentialRefused
        await self._require_keys()
        found = self._known_keys(kid)
        if not found:
            await self._fetch_once()
            found = self._known_keys(kid)
        return found

    async def _require_keys(self) -> None:
        if self._fetched_at is None:
            await self._fetch_once()
        elif self._clock() - self._fetched_at > _STALE_SECONDS:
            self._refresh_in_background()
        if self._fetched_at is None:
            raise Unavailable("The identity provider cannot be reached; try again.", retry_after_seconds=10)

    def _known_keys(self, kid: str | None) -> list[IssuerKey]:
        if kid is not None:
            return self._keys.get(kid, [])
        every = [key for keys in self._keys.values() for key in keys]
        return every if len(every) == 1 else []  # a token may omit `kid` only if there is a single key

    def _may_fetch(self) -> bool:
        wait = _REFETCH_SECONDS if self._fetched_at is not None else _FETCH_SECONDS
        return self._tried_at is None or self._clock() - self._tried_at >= wait

    def _refresh_in_background(self) -> None:
        """Fetch the keys in the background, to notice those that were withdrawn."""
        if self._may_fetch() and (self._refresh is None or self._refresh.done()):
            self._refresh = asyncio.create_task(self._fetch_once())

    async def _fetch_once(self) -> None:
        """Fetch the keys, unless that was done recently; concurrent callers wait for the same response."""
        async with self._fetching:
            if not self._may_fetch():
                return
            self._tried_at = self._clock()
            try:
                self._name, self._keys, self._addresses = await self._fetch()
            except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError) as error:
                _log.warning("failed to fetch the OIDC issuer's keys: %s", type(error).__name__)
            else:
                self._fetched_at = self._clock()

    async def _fetch(self) -> tuple[str, Mapping[str | None, list[IssuerKey]], IssuerAddresses | None]:
        async with asyncio.timeout(2 * _FETCH_SECONDS):
            discovery = await self._document(f"{self.address}/.well-known/openid-configuration")
            name, address = discovery.get("issuer"), discovery.get("jwks_uri")
            if not isinstance(name, str) or name.rstrip("/") != self.address:
                raise ValueError("the discovery document names another issuer")
            if not self._allows(address):
                raise ValueError("jwks_uri is not an allowed URL")
            return name, keys_of(await self._document(address)), self._addresses_in(discovery)

    def _addresses_in(self, discovery: Mapping[str, object]) -> IssuerAddresses | None:
        authorization, token = discovery.get("authorization_endpoint"), discovery.get("token_endpoint")
        if not self._allows(authorization) or not self._allows(token):
            return None
        methods = discovery.get("token_endpoint_auth_methods_supported")
        # Basic is the default (OIDC Discovery §3).
        posts = isinstance(methods, list) and bool(methods) and "client_secret_basic" not in methods
        return IssuerAddresses(authorization, token, posts)

    def _allows(self, address: object) -> TypeGuard[str]:
        return isinstance(address, str) and urlsplit(address).scheme in ("https", urlsplit(self.address).scheme)

    async def _document(self, address: str) -> Mapping[str, object]:
        body = bytearray()
        async with self._http.stream("GET", address, timeout=_FETCH_SECONDS, follow_redirects=False) as response:
            if response.status_code != 200:
                raise ValueError(f"status {response.status_code}")
            async for part in response.aiter_bytes():
                body += part
                if len(body) > _LARGEST_DOCUMENT:
                    raise ValueError("the document is too large")
        document = orjson.loads(body)
        if not isinstance(document, dict):
            raise ValueError("the document is not an object")
        return document


def keys_of(document: Mapping[str, object]) -> Mapping[str | None, list[IssuerKey]]:
    """Return, by `kid`, the keys of a JWKS that may sign tokens; keys of other kinds and uses are omitted."""
    listed = document.get("keys")
    if not isinstance(listed, list):
        raise ValueError("the document contains no keys")
    found: dict[str | None, list[IssuerKey]] = {}
    for jwk in listed[:_MOST_KEYS]:
        if isinstance(jwk, dict) and (key := _key(jwk)) is not None:
            kid = jwk.get("kid")
            found.setdefault(kid if isinstance(kid, str) else None, []).append(key)
    return found


def _key(jwk: Mapping[str, object]) -> IssuerKey | None:
    """Return the key with the algorithms that its type and curve allow; its `alg` must be one of these, if present."""
    kind: type[RSAKey | ECKey | OKPKey]
    allowed: tuple[str, ...]
    match jwk.get("kty"), jwk.get("crv"):
        case "RSA", _ if _bits(jwk.get("n")) >= _SMALLEST_RSA_BITS:
            kind, allowed = RSAKey, ("RS256",)
        case "EC", "P-256":
            kind, allowed = ECKey, ("ES256",)
        case "OKP", "Ed25519":
            kind, allowed = OKPKey, ("EdDSA", "Ed25519")  # two names of one algorithm (RFC 8037, RFC 9864)
        case _:
            return None
    if jwk.get("use", "sig") != "sig" or jwk.get("alg", allowed[0]) not in allowed:
        return None
    public: dict[str, str | list[str]] = {
        name: value for name in _PUBLIC_MEMBERS if isinstance(value := jwk.get(name), str)
    }
    try:
        return IssuerKey(kind.import_key(public), Pinned(allowed))
    except (JoseError, ValueError, TypeError):
        return None


def _bits(modulus: object) -> int:
    return len(modulus.rstrip("=")) * 6 if isinstance(modulus, str) else 0


def _text(claims: Mapping[str, object], name: str) -> str | None:
    value = claims.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _organization(claims: Mapping[str, object]) -> str | None:
    """Return the organization that a token names; an invalid id matches none and is rejected later."""
    for name in ("org", "organization"):
        if name in claims:
            return str(claims[name])
    return None


def _issued_at(claims: Mapping[str, object]) -> datetime | None:
    """Return the end of the second in which a token was issued, so that one issued after a change is not refused."""
    seconds = claims.get("iat")  # `check_times` has checked it
    if not isinstance(seconds, int | float):
        return None
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=999_999)
