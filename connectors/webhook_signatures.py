"""Webhook signatures according to Standard Webhooks: https://www.standardwebhooks.com.

The signed content is `id.timestamp.body`, with the body's bytes. `auth.signatures` verifies received signatures.
"""

import base64
import binascii
import hmac
from typing import Final

_PREFIX: Final = "whsec_"


def signature(secret: str, id: str, timestamp: str, body: bytes) -> str:
    """Return the value of the header `webhook-signature`.

    Args:
        secret: `whsec_` and base64, as in the standard; any other text is used as it is.
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
