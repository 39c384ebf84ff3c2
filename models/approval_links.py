"""Signed links to approvals, with which one user decides one request without signing in.

A link is not stored. Its token names the approval, the user, the channel it was sent through and the time, followed by
a MAC keyed with `SECRET_KEY`, so that a leaked database contains none. Anyone who has it can decide as that user, once,
while that user could decide: the approval's own rules apply, and what ends the user's tokens ends the link.
"""

import base64
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from models.approvals import Approval
from models.sessions import Channel
from storage.derived_keys import derived_key
from storage.ids import USER_PREFIX, prefix_of

_CODES: Final[Mapping[str, Channel]] = {"e": Channel.EMAIL, "s": Channel.SMS, "w": Channel.WEBHOOK}
LINK_CHANNELS: Final = frozenset(_CODES.values())
"""The channels through which links are sent: those that reach one person."""

_MAC_BYTES: Final = 16
_ID: Final = "[0-9a-hjkmnp-tv-z]{26}"
_TOKEN: Final = re.compile(f"({_ID})({_ID})([{''.join(_CODES)}])([0-9a-f]{{14}})([A-Za-z0-9_-]{{22}})")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ApprovalLink:
    """The claims of a link.

    Args:
        channel: the channel through which it was sent.
        issued_at: when it was made; with the same values, the token is the same.
    """

    approval_id: str
    user_id: str
    channel: Channel
    issued_at: datetime

    def token(self, secret_key: str) -> str:
        """Return the token, 89 characters that need no escaping in a URL."""
        code = next(code for code, channel in _CODES.items() if channel is self.channel)
        micros = (self.issued_at - _EPOCH) // _MICROSECOND
        claims = f"{_body(self.approval_id)}{_body(self.user_id)}{code}{micros:014x}"
        return claims + _mac(secret_key, claims)

    def url(self, public_url: str, secret_key: str) -> str:
        """Return the address to send."""
        return f"{public_url}/approvals/{self.token(secret_key)}"


def read_link(secret_key: str, token: str) -> ApprovalLink | None:
    """Return the claims of a token, or None if it was not signed here."""
    match = _TOKEN.fullmatch(token)
    if match is None or not hmac.compare_digest(_mac(secret_key, token[: match.start(5)]), match[5]):
        return None
    approval_id, user_id = f"{Approval.PREFIX}_{match[1]}", f"{USER_PREFIX}_{match[2]}"
    if prefix_of(approval_id) is None or prefix_of(user_id) is None:
        return None
    return ApprovalLink(approval_id, user_id, _CODES[match[3]], _EPOCH + int(match[4], 16) * _MICROSECOND)


def _body(id: str) -> str:
    return id.partition("_")[2]


def _mac(secret_key: str, claims: str) -> str:
    mac = hmac.digest(derived_key(secret_key, b"approval links"), claims.encode(), "sha256")
    return base64.urlsafe_b64encode(mac[:_MAC_BYTES]).decode().rstrip("=")
