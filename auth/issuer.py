"""An external OpenID Connect issuer: its keys, and what its tokens must say.

The algorithm belongs to the key: what a key's JWK says about itself decides how it may be used, and a token whose
header says otherwise is refused. The only addresses that are ever asked are the issuer's discovery document and the
`jwks_uri` in it. When the issuer is away, the keys that are known go on.
"""

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
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
# Keycloak names the kind of token in a claim; a refresh token is signed by the same key and must open nothing.
_CLAIMED_TYPES: Final = frozenset({"bearer", "id", "jwt", "at+jwt"})
_CLAIMED_USES: Final = frozenset({"access", "id"})


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A public key with the algorithms it may be used with."""

    key: Key
    registry: Pinned


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the issuer vouches for."""

    subject_hash: str
    email: str | None
    email_verified: bool
    name: str | None
    organization: str | None
    expires_at: datetime


class Issuer:
    """Verifies the tokens of one issuer for one audience."""

    def __init__(
        self, address: str, audience: str, http: httpx.AsyncClient, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._address = address
        self._audience = audience
        self._http = http
        self._clock = clock
        self._name = address
        self._keys: Mapping[str | None, list[IssuerKey]] = {}
        self._fetched_at: float | None = None
        self._asked_at: float | None = None
        self._fetching = asyncio.Lock()
        self._refresh: asyncio.Task[None] | None = None

    def claims_to_have_issued(self, token: str) -> bool:
        """Tells whether the token names this issuer, which is still to be proved."""
        name = unverified(token)[1].get("iss")
        return isinstance(name, str) and name.rstrip("/") == self._address

    async def identify(self, token: str) -> Identity:
        """Returns whom a token vouches for.

        Raises:
            Refused: it is not valid here and now.
            Unavailable: the issuer cannot be asked for its keys, and none are known.
        """
        header = unverified(token)[0]
        for candidate in await self._candidates(header.get("kid")):
            try:
                decoded = verified(token, candidate.key, candidate.registry)
            except CredentialRefused:
                continue
            return self._identity(decoded.header, decoded.claims)
        raise CredentialRefused

    async def close(self) -> None:
        """Ends a refresh that is under way."""
        if self._refresh is not None:
            self._refresh.cancel()
            await asyncio.gather(self._refresh, return_exceptions=True)

    # ---- what a token says

    def _identity(self, header: Mapping[str, Any], claims: Mapping[str, Any]) -> Identity:
        self._check_purpose(header, claims)
        expires_at = check_times(claims, now())
        subject = claims.get("sub")
        if not isinstance(subject, str) or not subject:
            raise CredentialRefused
        return Identity(
            subject_hash=hashlib.sha256(f"{self._name}\0{subject}".encode()).hexdigest(),
            email=_text(claims, "email"),
            email_verified=claims.get("email_verified") in (True, "true"),  # Amazon Cognito sends the text
            name=_text(claims, "name"),
            organization=_organization(claims),
            expires_at=expires_at,
        )

    def _check_purpose(self, header: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
        """Passes an access or identity token of this issuer for this audience."""
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != self._name or self._audience not in audiences:
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
        if self._fetched_at is None:
            await self._fetch_once()
        elif self._clock() - self._fetched_at > _STALE_SECONDS:
            self._refresh_beside()
        found = self._known(kid)
        if not found and self._fetched_at is not None:
            await self._fetch_once()
            found = self._known(kid)
        if self._fetched_at is None:
            raise Unavailable("The identity provider cannot be reached; try again.", retry_after_seconds=10)
        return found

    def _known(self, kid: str | None) -> list[IssuerKey]:
        if kid is not None:
            return self._keys.get(kid, [])
        every = [key for keys in self._keys.values() for key in keys]
        return every if len(every) == 1 else []  # a token may leave its key unnamed only where there is no choice

    def _may_ask(self) -> bool:
        wait = _REFETCH_SECONDS if self._fetched_at is not None else _FETCH_SECONDS
        return self._asked_at is None or self._clock() - self._asked_at >= wait

    def _refresh_beside(self) -> None:
        """Looks for keys that were withdrawn, without anybody waiting for it."""
        if self._may_ask() and (self._refresh is None or self._refresh.done()):
            self._refresh = asyncio.create_task(self._fetch_once())

    async def _fetch_once(self) -> None:
        """Asks the issuer, unless that was done a moment ago; whoever comes meanwhile waits for the same answer."""
        async with self._fetching:
            if not self._may_ask():
                return
            self._asked_at = self._clock()
            try:
                self._name, self._keys = await self._fetch()
            except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError) as error:
                _log.warning("the keys of the OIDC issuer could not be read: %s", type(error).__name__)
            else:
                self._fetched_at = self._clock()

    async def _fetch(self) -> tuple[str, Mapping[str | None, list[IssuerKey]]]:
        async with asyncio.timeout(2 * _FETCH_SECONDS):
            discovery = await self._document(f"{self._address}/.well-known/openid-configuration")
            name, address = discovery.get("issuer"), discovery.get("jwks_uri")
            if not isinstance(name, str) or name.rstrip("/") != self._address:
                raise ValueError("the discovery document is another issuer's")
            schemes = ("https", urlsplit(self._address).scheme)
            if not isinstance(address, str) or urlsplit(address).scheme not in schemes:
                raise ValueError("jwks_uri is not an address to ask")
            return name, keys_of(await self._document(address))

    async def _document(self, address: str) -> Mapping[str, Any]:
        body = bytearray()
        async with self._http.stream("GET", address, timeout=_FETCH_SECONDS, follow_redirects=False) as response:
            if response.status_code != 200:
                raise ValueError(f"answered {response.status_code}")
            async for part in response.aiter_bytes():
                body += part
                if len(body) > _LARGEST_DOCUMENT:
                    raise ValueError("the document is too large")
        document = orjson.loads(body)
        if not isinstance(document, dict):
            raise ValueError("the document is not an object")
        return document


def keys_of(document: Mapping[str, Any]) -> Mapping[str | None, list[IssuerKey]]:
    """Returns, by `kid`, the keys of a JWKS that may sign tokens; keys of other kinds and uses are left out."""
    listed = document.get("keys")
    if not isinstance(listed, list):
        raise ValueError("the document holds no keys")
    found: dict[str | None, list[IssuerKey]] = {}
    for jwk in listed[:_MOST_KEYS]:
        if isinstance(jwk, dict) and (key := _key(jwk)) is not None:
            kid = jwk.get("kid")
            found.setdefault(kid if isinstance(kid, str) else None, []).append(key)
    return found


def _key(jwk: dict[str, Any]) -> IssuerKey | None:
    """Returns the key with the algorithms that its type and curve allow; it may name one of these, but no other."""
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
    public: dict[str, Any] = {name: jwk[name] for name in _PUBLIC_MEMBERS if name in jwk}
    try:
        return IssuerKey(kind.import_key(public), Pinned(allowed))
    except (JoseError, ValueError, TypeError):
        return None


def _bits(modulus: object) -> int:
    return len(modulus.rstrip("=")) * 6 if isinstance(modulus, str) else 0


def _text(claims: Mapping[str, Any], name: str) -> str | None:
    value = claims.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _organization(claims: Mapping[str, Any]) -> str | None:
    """Returns the organization a token names; one that is no id matches none, so that it is refused later."""
    for name in ("org", "organization"):
        if name in claims:
            return str(claims[name])
    return None
