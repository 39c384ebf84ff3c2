"""Signatures of webhooks as Standard Webhooks has them: https://www.standardwebhooks.com.

The signed text is `id.timestamp.body` over the body's bytes as they came; the header holds one or more `v1,<base64>`,
several while the sender changes its secret.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from connectors.webhook_signatures import signature

TOLERANCE_SECONDS: Final = 300
"""So far a sender's clock may be off; an older delivery may be somebody else's copy of it."""

_MOST_SIGNATURES: Final = 10


@dataclass(frozen=True, slots=True)
class Signed:
    """The three headers of a delivery: `webhook-id`, `webhook-timestamp`, `webhook-signature`."""

    id: str
    timestamp: str
    signature: str


def is_signed(secret: str, signed: Signed, body: bytes, moment: datetime) -> bool:
    """Tells whether somebody with the secret has signed this body, and lately."""
    if not signed.timestamp.isascii() or not signed.timestamp.isdecimal() or len(signed.timestamp) > 15:
        return False
    if abs(moment.timestamp() - int(signed.timestamp)) > TOLERANCE_SECONDS:
        return False
    expected = signature(secret, signed.id, signed.timestamp, body)
    given = signed.signature.split(" ")[:_MOST_SIGNATURES]
    # Every one is compared, so that the time it takes tells nothing.
    return any([hmac.compare_digest(expected.encode(), each.encode()) for each in given])
