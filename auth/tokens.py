"""Tokens: what every signed token must say, and Parley's own ones.

A token's header is only ever compared with what is expected. It never chooses the algorithm, and what it points to
(`jku`, `x5u`) or brings along (`jwk`, `x5c`) is a reason to refuse it.
"""

import secrets
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, OctKey
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from auth.keys import derived_key
from errors import Unauthenticated
from storage.clock import now

LEEWAY_SECONDS: Final = 30
LONGEST_TOKEN: Final = 16_384
OWN_ISSUER: Final = "parley"
OWN_TYPE: Final = "parley+jwt"
_OWN_ALGORITHM: Final = "HS256"
_FOREIGN_KEYS: Final = frozenset({"jku", "jwk", "x5u", "x5c", "crit", "b64"})
_LAST_MOMENT: Final = 253_402_300_799  # the year 9999; what lies beyond is no date


class CredentialRefused(Unauthenticated):
    """The token is not valid. The message says nothing about why: only its sender could make use of it."""

    def __init__(self) -> None:
        super().__init__("The credential is not valid, or not any more.")


class Pinned(JWSRegistry):
    """Allows the algorithms that belong to a key, and no header that chooses another key."""

    def __init__(self, algorithms: Collection[str]) -> None:
        super().__init__(algorithms=algorithms, strict_check_header=False)
        self._pinned = {name: self.algorithms[name] for name in algorithms}

    def get_alg(self, name: str) -> Any:
        """Returns the algorithm if it is one of the key's."""
        algorithm = self._pinned.get(name)
        if algorithm is None:
            raise CredentialRefused
        return algorithm

    def check_header(self, header: dict[str, Any]) -> None:
        """Passes a header without foreign keys and extensions."""
        if header.keys() & _FOREIGN_KEYS:
            raise CredentialRefused
        super().check_header(header)


def looks_like_token(credential: str) -> bool:
    """Tells whether this is a JWT in form: three parts, the first one a JSON object."""
    return credential.count(".") == 2 and credential.startswith("eyJ")


def unverified(token: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Returns header and claims as they are written; nothing of it is to be believed yet.

    Raises:
        Refused: it is no token.
    """
    try:
        header, claims = (orjson.loads(urlsafe_b64decode(part.encode())) for part in token.split(".")[:2])
    except ValueError:  # also UnicodeEncodeError, binascii.Error and JSONDecodeError
        raise CredentialRefused from None
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise CredentialRefused
    return header, claims


def verified(token: str, key: Key, registry: Pinned) -> jwt.Token:
    """Returns the token if the key signed it.

    Raises:
        Refused: it did not.
    """
    try:
        return jwt.decode(token, key, registry=registry)
    except (JoseError, ValueError, TypeError):
        raise CredentialRefused from None


def check_times(claims: Mapping[str, Any], moment: datetime) -> datetime:
    """Returns when the token ends; it must say so, and must not begin later than now.

    Only a beginning gets leeway, for clocks that differ: an end is exact, as it is for the streams a token opened.

    Raises:
        Refused: it has ended, has not begun, or does not say.
    """
    seconds = moment.timestamp()
    expires, begins, issued = (_number(claims, name) for name in ("exp", "nbf", "iat"))
    if expires is None or expires <= seconds:
        raise CredentialRefused
    if any(start is not None and start - LEEWAY_SECONDS > seconds for start in (begins, issued)):
        raise CredentialRefused
    return datetime.fromtimestamp(expires, UTC)


def _number(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LAST_MOMENT:
        raise CredentialRefused
    return value


class OwnTokens:
    """Makes and reads the tokens that signing in gives out. They name the user alone; rights are looked up."""

    def __init__(self, secret_key: str, lifetime_seconds: int) -> None:
        self._key = OctKey.import_key(derived_key(secret_key, b"tokens"))
        self._lifetime = timedelta(seconds=lifetime_seconds)
        self._registry = Pinned([_OWN_ALGORITHM])

    def issue(self, user_id: str) -> tuple[str, datetime]:
        """Returns a token for the user, and when it ends."""
        moment = now().replace(microsecond=0)
        expires_at = moment + self._lifetime
        claims = {
            "iss": OWN_ISSUER,
            "aud": OWN_ISSUER,
            "sub": user_id,
            "iat": int(moment.timestamp()),
            "nbf": int(moment.timestamp()),
            "exp": int(expires_at.timestamp()),
            "jti": secrets.token_urlsafe(12),
        }
        header = {"alg": _OWN_ALGORITHM, "typ": OWN_TYPE}
        return jwt.encode(header, claims, self._key, registry=self._registry), expires_at

    def read(self, token: str) -> tuple[str, datetime]:
        """Returns the user's id and when the token ends.

        Raises:
            Refused: it is not one of ours, or not valid now.
        """
        decoded = verified(token, self._key, self._registry)
        claims = decoded.claims
        expected = (OWN_TYPE, OWN_ISSUER, OWN_ISSUER)
        if (decoded.header.get("typ"), claims.get("iss"), claims.get("aud")) != expected:
            raise CredentialRefused
        expires_at = check_times(claims, now())
        subject = claims.get("sub")
        if not isinstance(subject, str):
            raise CredentialRefused
        return subject, expires_at
