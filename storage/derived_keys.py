"""Keys derived from `SECRET_KEY`."""

import hashlib
import hmac


def derived_key(secret_key: str, purpose: bytes) -> bytes:
    """Derive the key for one purpose, so that nothing made for one purpose is valid for another."""
    return hmac.digest(secret_key.encode(), b"parley " + purpose, hashlib.sha256)
