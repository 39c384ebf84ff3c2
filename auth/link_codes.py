"""Codes with which a user proves, from another service, who they are here: signed, valid for ten minutes.

A code names the user and when it expires, so that none is stored. It links the account of the other service from which
it is sent, so a user must not give it away.
"""

import base64
import hmac
from datetime import datetime, timedelta
from typing import Final

from models.users import User
from storage.derived_keys import derived_key
from storage.ids import prefix_of

LIFETIME: Final = timedelta(minutes=10)
_LONGEST: Final = 120
_MAC_BYTES: Final = 18


def link_code(secret_key: str, user_id: str, expires_at: datetime) -> str:
    """Return a user's code."""
    content = f"{user_id.removeprefix(f'{User.PREFIX}_')}.{int(expires_at.timestamp()):x}"
    return f"{content}.{_mac(secret_key, content)}"


def user_id_of_code(secret_key: str, code: str, moment: datetime) -> str | None:
    """Return the id of the user whose code this is, or None if the code is invalid or has expired."""
    if len(code) > _LONGEST or not code.isascii() or code.count(".") != 2:
        return None
    content, _, mac = code.rpartition(".")
    if not hmac.compare_digest(_mac(secret_key, content), mac):
        return None
    short_id, _, expires = content.partition(".")
    user_id = f"{User.PREFIX}_{short_id}"
    return user_id if prefix_of(user_id) == User.PREFIX and moment.timestamp() <= int(expires, 16) else None


def _mac(secret_key: str, content: str) -> str:
    mac = hmac.digest(derived_key(secret_key, b"channel links"), content.encode(), "sha256")[:_MAC_BYTES]
    return base64.urlsafe_b64encode(mac).decode()
