"""Tokens: the validation common to all signed tokens, and Parley's own tokens.

A token's header is only compared with expected values. It never chooses the algorithm, and a token whose header refers
to a key (`jku`, `x5u`) or contains one (`jwk`, `x5c`) is rejected.
"""

import secrets
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import Key, OctKey
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from errors import Unauthenticated
from storage.clock import now
from storage.derived_keys import derived_key

LEEWAY_SECONDS: Final = 30
LONGEST_TOKEN: Final = 16_384
OWN_ISSUER: Final = "parley"
OWN_TYPE: Final = "parley+jwt"
_OWN_ALGORITHM: Final = "HS256"
_FOREIGN_KEYS: Final = frozenset({"jku", "jwk", "x5u", "x5c", "crit", "b64"})
_LAST_MOMENT: Final = 253_402_300_799  # the end of the year 9999; datetime supports no later time


class CredentialRefused(Unauthenticated):
    """The credential is not valid. The message gives no reason, which would help only an attacker."""

    def __init__(self) -> None:
        super().__init__("The credential is invalid or no longer valid.")


class Pinned(JWSRegistry):
    """A registry that allows only a key's algorithms, and no headers that choose another key."""

    def __init__(self, algorithms: Collection[str]) -> None:
        super().__init__(algorithms=algorithms, strict_check_header=False)
        self._pinned = {name: self.algorithms[name] for name in algorithms}

    def get_alg(self, name: str) -> JWSAlgModel:
        """Return the algorithm if it is one of the key's."""
        algorithm = self._pinned.get(name)
        if algorithm is None:
            raise CredentialRefused
        return algorithm

    def check_header(self, header: dict[str, object]) -> None:
        """Reject a header with other keys or extensions."""
        if header.keys() & _FOREIGN_KEYS:
            raise CredentialRefused
        super().check_header(header)


class CredentialExpired(CredentialRefused):
    """The credential has expired: its client does not guess, and has to learn that it needs another one."""


def looks_like_token(credential: str) -> bool:
    """Return whether this has the form of a JWT: three parts, the first one a JSON object."""
    return credential.count(".") == 2 and credential.startswith("eyJ")


def unverified(token: str) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Return the header and the claims without verifying them.

    Raises:
        CredentialRefused: it is not a token.
    """
    try:
        header, claims = (orjson.loads(urlsafe_b64decode(part.encode())) for part in token.split(".")[:2])
    except ValueError:  # also UnicodeEncodeError, binascii.Error and JSONDecodeError
        raise CredentialRefused from None
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise CredentialRefused
    return header, claims


def verified(token: str, key: Key, registry: Pinned) -> jwt.Token:
    """Return the token if it was signed with the key.

    Raises:
        CredentialRefused: it was not.
    """
    try:
        return jwt.decode(token, key, registry=registry)
    except (JoseError, ValueError, TypeError, RecursionError):  # RecursionError: claims that are nested too deep
        raise CredentialRefused from None


def check_times(claims: Mapping[str, object], moment: datetime) -> datetime:
    """Return the token's expiry, which is required, after checking that it is valid now.

    Only the start gets leeway for clock skew: the expiry is exact, as it is for the streams opened with the token.

    Raises:
        CredentialRefused: it has expired, is not valid yet, or has no expiry.
    """
    seconds = moment.timestamp()
    expires, begins, issued = (_number(claims, name) for name in ("exp", "nbf", "iat"))
    if expires is None:
        raise CredentialRefused
    if expires <= seconds:
        raise CredentialExpired
    if any(start is not None and start - LEEWAY_SECONDS > seconds for start in (begins, issued)):
        raise CredentialRefused
    return datetime.fromtimestamp(expires, UTC)


def _number(claims: Mapping[str, object], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LAST_MOMENT:
        raise CredentialRefused
    return value


class OwnTokens:
    """The tokens issued by signIn. They contain only the user; permissions are looked up.

    Args:
        lifetime_seconds: the time for which a token is valid.
        sign_in_seconds: the time after a sign-in for which its tokens can be extended.
    """

    def __init__(self, secret_key: str, lifetime_seconds: int, sign_in_seconds: int = 0) -> None:
        self._key = OctKey.import_key(derived_key(secret_key, b"tokens"))
        self._lifetime = timedelta(seconds=lifetime_seconds)
        self._sign_in = max(timedelta(seconds=sign_in_seconds), self._lifetime)
        self._registry = Pinned([_OWN_ALGORITHM])

    def issue(self, user_id: str, signed_in_at: datetime | None = None) -> tuple[str, datetime]:
        """Return a new token for the user, and its expiry.

        Args:
            signed_in_at: the time of the sign-in that it continues; without it, the token begins one. All tokens of a
                sign-in count as issued then, so that they end together.
        """
        present = now()
        moment, issued_at = present.replace(microsecond=0), signed_in_at or present
        expires_at = min(moment + self._lifetime, issued_at.replace(microsecond=0) + self._sign_in)
        claims = {
            "iss": OWN_ISSUER,
            "aud": OWN_ISSUER,
            "sub": user_id,
            "iat": int(moment.timestamp()),
            "nbf": int(moment.timestamp()),
            "exp": int(expires_at.timestamp()),
            "auth_time": int(issued_at.timestamp()),
            "us": issued_at.microsecond,
            "jti": secrets.token_urlsafe(12),
        }
        header = {"alg": _OWN_ALGORITHM, "typ": OWN_TYPE}
        return jwt.encode(header, claims, self._key, registry=self._registry), expires_at

    @property
    def lifetime(self) -> timedelta:
        """The longest time for which a token is valid."""
        return self._lifetime

    @property
    def longest_sign_in(self) -> timedelta:
        """The time after which no token of a sign-in is valid."""
        return self._sign_in

    def read(self, token: str) -> tuple[str, datetime, datetime]:
        """Return the user's id, the token's expiry and the time of its sign-in.

        Raises:
            CredentialRefused: it is not one of Parley's tokens, or not valid now.
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
        seconds = int(claims.get("auth_time") or claims["iat"])  # an earlier version wrote only the time of issue
        issued_at = datetime.fromtimestamp(seconds, UTC).replace(microsecond=int(claims.get("us", 0)))
        return subject, expires_at, issued_at
