"""Encryption of stored secrets: AES-256-GCM under `ENCRYPTION_KEYS`, bound to table, column and row.

The first key encrypts; the others still decrypt what was encrypted before they were replaced. What an earlier version
encrypted is bound to its row and not to its column. It can be read, and a rotation encrypts it again.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Self

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tortoise.models import Model

_FORM: Final = "v2"
_BOUND_TO_ROW: Final = "v1"
"""The form of earlier versions, whose associated data is the row's id alone."""
_NONCE_BYTES: Final = 12


class DecryptionFailed(Exception):
    """No key decrypts the secret: it was encrypted with another key or for another place, or it was altered."""


class Place(NamedTuple):
    """The place of an encrypted secret, for which alone it can be decrypted."""

    table: str
    column: str
    id: str

    @classmethod
    def of(cls, row: Model, column: str) -> Self:
        """Return the place in a row."""
        return cls(row._meta.db_table, column, str(row.pk))

    def associated_data(self, form: str) -> bytes:
        """Return the data that binds a secret of this form to the place."""
        return self.id.encode() if form == _BOUND_TO_ROW else "\0".join((form, *self)).encode()


def seal(keys: Sequence[bytes], secret: str, place: Place) -> str:
    """Return a secret, encrypted for storage in a place."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(keys[0]).encrypt(nonce, secret.encode(), place.associated_data(_FORM))
    return ".".join((_FORM, _name(keys[0]), base64.b64encode(nonce + sealed).decode()))


def unseal(keys: Sequence[bytes], sealed: str, place: Place) -> str:
    """Return the secret that was passed to `seal`.

    Raises:
        DecryptionFailed: no key decrypts it.
    """
    form, _, rest = sealed.partition(".")
    name, _, text = rest.partition(".")
    for key in keys:
        if form in (_FORM, _BOUND_TO_ROW) and _name(key) == name:
            content, bound = base64.b64decode(text), place.associated_data(form)
            try:
                return AESGCM(key).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], bound).decode()
            except InvalidTag:
                break
    raise DecryptionFailed("No key in ENCRYPTION_KEYS decrypts this secret.")


def seal_object(keys: Sequence[bytes], secrets: Mapping[str, str], place: Place) -> str:
    """Return several named secrets, encrypted together; see `seal`."""
    return seal(keys, orjson.dumps(dict(secrets)).decode(), place)


def unseal_object(keys: Sequence[bytes], sealed: str, place: Place) -> dict[str, str]:
    """Return the secrets that were passed to `seal_object`.

    Raises:
        DecryptionFailed: no key decrypts them.
    """
    opened: dict[str, str] = orjson.loads(unseal(keys, sealed, place))
    return opened


def known_secrets(keys: Sequence[bytes], sealed: str | None, place: Place) -> dict[str, str]:
    """Return the secrets that were passed to `seal_object`; none if nothing is stored or no key decrypts it."""
    if sealed is None:
        return {}
    try:
        return unseal_object(keys, sealed, place)
    except DecryptionFailed:
        return {}


def key_prefix(key: bytes) -> str:
    """Return the prefix of everything that this version encrypts with this key."""
    return f"{_FORM}.{_name(key)}."


def _name(key: bytes) -> str:
    """Return a fingerprint that distinguishes keys and reveals nothing about them."""
    return hashlib.sha256(b"parley encryption key" + key).hexdigest()[:8]
