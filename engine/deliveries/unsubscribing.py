"""Unsubscribing from e-mails without signing in: a signed link, which turns the channel EMAIL off for one user.

A link is not stored. Its token names the user, followed by a MAC keyed with `SECRET_KEY`. It can do nothing else, and
does not expire, because e-mails are kept for years; the user can turn the channel on again at any time.
"""

import base64
import hmac
import re
from typing import Final

from models.delivery_channels import DeliveryChannel
from models.integration_settings import IntegrationOverride, lock_overrides
from models.users import User
from storage.database import transaction
from storage.derived_keys import derived_key
from storage.ids import USER_PREFIX

PATH: Final = "/unsubscribe"

_MAC_BYTES: Final = 16
_TOKEN: Final = re.compile(r"([0-9a-hjkmnp-tv-z]{26})([A-Za-z0-9_-]{22})")


def unsubscribe_url(public_url: str, secret_key: str, user_id: str) -> str:
    """Return the address at which a user unsubscribes from e-mails."""
    body = user_id.partition("_")[2]
    return f"{public_url}{PATH}/{body}{_mac(secret_key, body)}"


async def subscriber(secret_key: str, token: str) -> User | None:
    """Return the user of a token, or None if it was not signed here or the user does not exist any more."""
    match = _TOKEN.fullmatch(token)
    if match is None or not hmac.compare_digest(_mac(secret_key, match[1]), match[2]):
        return None
    return await User.filter(id=f"{USER_PREFIX}_{match[1]}").first()


async def unsubscribe(user: User) -> None:
    """Disable EMAIL in a user's own settings; the rest of them stays as it is."""
    async with transaction():
        row = (await lock_overrides(user.organization_id, user.id)).get(DeliveryChannel.EMAIL)
        if row is not None and row.enabled is False:
            return
        former = None if row is None else row.audited()
        row = row or IntegrationOverride.prepare(
            organization_id=user.organization_id, channel=DeliveryChannel.EMAIL, user_id=user.id
        )
        row.apply({"enabled": False})
        await row.store(by=user.id, former=former)


def _mac(secret_key: str, body: str) -> str:
    mac = hmac.digest(derived_key(secret_key, b"unsubscribe links"), body.encode(), "sha256")
    return base64.urlsafe_b64encode(mac[:_MAC_BYTES]).decode().rstrip("=")
