"""Secrets of other systems, as they are stored: AES-256-GCM under `ENCRYPTION_KEYS`, bound to the row they belong to.

The first key seals; the others still open what was sealed before they were replaced.
"""

import base64
import hashlib
import secrets
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORM: Final = "v1"
_NONCE_BYTES: Final = 12


class DecryptionFailed(Exception):
    """None of the keys opens it: it was sealed under another one, for another row, or was changed."""


def seal(keys: Sequence[bytes], secret: str, owner: str) -> str:
    """Returns a secret as it is stored.

    Args:
        owner: the id of the row that keeps it; elsewhere it cannot be opened.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(keys[0]).encrypt(nonce, secret.encode(), owner.encode())
    return ".".join((_FORM, _name(keys[0]), base64.b64encode(nonce + sealed).decode()))


def unseal(keys: Sequence[bytes], sealed: str, owner: str) -> str:
    """Returns the secret that `seal` was given.

    Raises:
        CannotOpen: no key opens it.
    """
    form, _, rest = sealed.partition(".")
    name, _, text = rest.partition(".")
    for key in keys:
        if form == _FORM and _name(key) == name:
            content = base64.b64decode(text)
            try:
                return AESGCM(key).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], owner.encode()).decode()
            except InvalidTag:
                break
    raise DecryptionFailed("None of ENCRYPTION_KEYS opens this secret.")


def key_prefix(key: bytes) -> str:
    """Returns what everything begins with that this key sealed."""
    return f"{_FORM}.{_name(key)}."


def _name(key: bytes) -> str:
    """Returns what tells keys apart without telling anything about them."""
    return hashlib.sha256(b"parley encryption key" + key).hexdigest()[:8]
