"""The secrets of API keys: generation, and the keyed hash in which they are stored."""

import hmac
import secrets
from typing import Final

from storage.derived_keys import derived_key

PREFIX: Final = "parley_"
_SHOWN_CHARACTERS: Final = 5
_SECRET_BYTES: Final = 32


def new_secret() -> str:
    """Return a new secret of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(_SECRET_BYTES)


def hint(secret: str) -> str:
    """Return a prefix by which a user can recognize a key, too short to help guess it."""
    shown = len(PREFIX) + _SHOWN_CHARACTERS if secret.startswith(PREFIX) else 4
    return secret[:shown]


class Hasher:
    """A keyed hash of secrets. Its key is not in the database, so a dump of the table allows no offline guessing."""

    def __init__(self, secret_key: str) -> None:
        self._key = derived_key(secret_key, b"api keys")

    def hash(self, secret: str) -> str:
        """Return the stored form of a secret."""
        return hmac.digest(self._key, secret.encode(), "sha256").hex()

    def matches(self, secret_hash: str, stored: str) -> bool:
        """Compare two hashes in constant time."""
        return hmac.compare_digest(secret_hash, stored)
