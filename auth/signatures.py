"""Webhook signatures according to Standard Webhooks: https://www.standardwebhooks.com.

The signed text is `id.timestamp.body`, with the body's bytes as received. The header contains one or more `v1,<base64>`
signatures; several while the sender rotates its secret.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from connectors.webhook_signatures import signature

TOLERANCE_SECONDS: Final = 300
"""The tolerance for the sender's clock; an older delivery may be a replay."""

_MOST_SIGNATURES: Final = 10


@dataclass(frozen=True, slots=True)
class Signed:
    """The three headers of a delivery: `webhook-id`, `webhook-timestamp`, `webhook-signature`."""

    id: str
    timestamp: str
    signature: str


def is_signed(secret: str, signed: Signed, body: bytes, moment: datetime) -> bool:
    """Return whether this body was signed with the secret, and recently.

    A delivery without an id is rejected: its id is what makes a replay harmless.
    """
    if not signed.id:
        return False
    if not signed.timestamp.isascii() or not signed.timestamp.isdecimal() or len(signed.timestamp) > 15:
        return False
    if abs(moment.timestamp() - int(signed.timestamp)) > TOLERANCE_SECONDS:
        return False
    expected = signature(secret, signed.id, signed.timestamp, body)
    given = signed.signature.split(" ")[:_MOST_SIGNATURES]
    # Compare all of them, so that the duration reveals nothing.
    return any([hmac.compare_digest(expected.encode(), each.encode()) for each in given])
