"""The secrets of API keys: how they are made, and the only form in which they are kept."""

import hashlib
import hmac
import secrets
from typing import Final

PREFIX: Final = "parley_"
_SHOWN_CHARACTERS: Final = 5
_SECRET_BYTES: Final = 32


def new_secret() -> str:
    """Returns a new secret of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(_SECRET_BYTES)


def hint(secret: str) -> str:
    """Returns the beginning by which a person recognises a key, too short to help anybody guess it."""
    shown = len(PREFIX) + _SHOWN_CHARACTERS if secret.startswith(PREFIX) else 4
    return secret[:shown]


class Hasher:
    """Hashes secrets under a key that is not in the database: a dump of the table opens nothing and cannot be tried."""

    def __init__(self, secret_key: str) -> None:
        self._key = derived_key(secret_key, b"api keys")

    def hash(self, secret: str) -> str:
        """Returns what is stored of a secret."""
        return hmac.digest(self._key, secret.encode(), "sha256").hex()

    def matches(self, secret_hash: str, stored: str) -> bool:
        """Compares two hashes in constant time."""
        return hmac.compare_digest(secret_hash, stored)


def derived_key(secret_key: str, purpose: bytes) -> bytes:
    """Returns the key for one purpose, so that what is made for one is worth nothing for another."""
    return hmac.digest(secret_key.encode(), b"parley " + purpose, hashlib.sha256)
