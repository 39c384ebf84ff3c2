"""Encryption of stored secrets: AES-256-GCM under `ENCRYPTION_KEYS`, with the row's id as associated data.

The first key encrypts; the others still decrypt what was encrypted before they were replaced.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Final

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORM: Final = "v1"
_NONCE_BYTES: Final = 12


class DecryptionFailed(Exception):
    """No key decrypts the secret: it was encrypted with another key or for another row, or it was altered."""


def seal(keys: Sequence[bytes], secret: str, owner: str) -> str:
    """Return a secret, encrypted for storage.

    Args:
        owner: the id of the row that stores it; it cannot be decrypted for any other row.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(keys[0]).encrypt(nonce, secret.encode(), owner.encode())
    return ".".join((_FORM, _name(keys[0]), base64.b64encode(nonce + sealed).decode()))


def unseal(keys: Sequence[bytes], sealed: str, owner: str) -> str:
    """Return the secret that was passed to `seal`.

    Raises:
        DecryptionFailed: no key decrypts it.
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
    raise DecryptionFailed("No key in ENCRYPTION_KEYS decrypts this secret.")


def seal_object(keys: Sequence[bytes], secrets: Mapping[str, str], owner: str) -> str:
    """Return several named secrets, encrypted together; see `seal`."""
    return seal(keys, orjson.dumps(dict(secrets)).decode(), owner)


def unseal_object(keys: Sequence[bytes], sealed: str, owner: str) -> dict[str, str]:
    """Return the secrets that were passed to `seal_object`.

    Raises:
        DecryptionFailed: no key decrypts them.
    """
    opened: dict[str, str] = orjson.loads(unseal(keys, sealed, owner))
    return opened


def known_secrets(keys: Sequence[bytes], sealed: str | None, owner: str) -> dict[str, str]:
    """Return the secrets that were passed to `seal_object`; none if nothing is stored or no key decrypts it."""
    if sealed is None:
        return {}
    try:
        return unseal_object(keys, sealed, owner)
    except DecryptionFailed:
        return {}


def key_prefix(key: bytes) -> str:
    """Return the prefix of everything encrypted with this key."""
    return f"{_FORM}.{_name(key)}."


def _name(key: bytes) -> str:
    """Return a fingerprint that distinguishes keys and reveals nothing about them."""
    return hashlib.sha256(b"parley encryption key" + key).hexdigest()[:8]
