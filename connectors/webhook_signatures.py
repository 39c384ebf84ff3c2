"""Signatures of webhooks, as their senders compute them; `auth.signatures` verifies received ones.

Standard Webhooks (https://www.standardwebhooks.com) signs `id.timestamp.body`, Slack `v0:timestamp:body`, GitHub the
body; all with HMAC-SHA256 over the body's bytes as they are sent. Twilio signs the URL and the sorted fields of the
form with HMAC-SHA1.
"""

import base64
import hmac
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

_PREFIX: Final = "whsec_"


def webhook_headers(id: str, moment: datetime, body: bytes, secrets: Sequence[str]) -> dict[str, str]:
    """Return the headers of a webhook with a JSON body.

    Args:
        id: the same on every attempt, so that the receiver can recognize a repetition.
        moment: of this attempt, so that a receiver can reject old copies.
        secrets: the current one and, while receivers switch to it, the previous one; without any, it is not signed.
    """
    timestamp = str(int(moment.timestamp()))
    headers = {"content-type": "application/json", "webhook-id": id, "webhook-timestamp": timestamp}
    if secrets:
        headers["webhook-signature"] = " ".join(signature(each, id, timestamp, body) for each in secrets)
    return headers


def signature(secret: str, id: str, timestamp: str, body: bytes) -> str:
    """Return the value of the header `webhook-signature` of Standard Webhooks.

    Args:
        secret: `whsec_` and base64, as in the standard; any other text is used as it is.
        timestamp: seconds since 1970.
    """
    content = b".".join((id.encode(), timestamp.encode(), body))
    return "v1," + base64.b64encode(hmac.digest(_key(secret), content, "sha256")).decode()


def slack_signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return the value of the header `X-Slack-Signature`.

    Args:
        timestamp: seconds since 1970, as in the header `X-Slack-Request-Timestamp`.
    """
    content = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.digest(secret.encode(), content, "sha256").hex()


def github_signature(secret: str, body: bytes) -> str:
    """Return the value of the header `X-Hub-Signature-256`."""
    return "sha256=" + hmac.digest(secret.encode(), body, "sha256").hex()


def twilio_signature(token: str, url: str, form: Iterable[tuple[str, str]]) -> str:
    """Return the value of the header `X-Twilio-Signature` for a form.

    Args:
        token: the account's auth token.
        url: the whole URL that Twilio called, as it is configured there.
    """
    content = url + "".join(name + value for name, value in sorted(set(form)))
    return base64.b64encode(hmac.digest(token.encode(), content.encode(), "sha1")).decode()


def _key(secret: str) -> bytes:
    if secret.startswith(_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
        except ValueError:
            pass
    return secret.encode()
