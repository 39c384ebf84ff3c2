"""Signatures of webhooks as Standard Webhooks has them: https://www.standardwebhooks.com.

The signed text is `id.timestamp.body` over the bytes of the body. Who receives them is in `auth.signatures`.
"""

import base64
import binascii
import hmac
from typing import Final

_PREFIX: Final = "whsec_"


def signature(secret: str, id: str, timestamp: str, body: bytes) -> str:
    """Returns what a sender puts into `webhook-signature`.

    Args:
        secret: `whsec_` and base64 as the standard has it; any other text stands for itself.
        timestamp: seconds since 1970.
    """
    content = b".".join((id.encode(), timestamp.encode(), body))
    return "v1," + base64.b64encode(hmac.digest(_key(secret), content, "sha256")).decode()


def _key(secret: str) -> bytes:
    if secret.startswith(_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
        except binascii.Error:
            pass
    return secret.encode()
