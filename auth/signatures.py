"""Verifying the signatures of received webhooks: those of Standard Webhooks, Slack, GitHub and Twilio.

All of them cover the body's bytes as received. Every comparison takes the same time, whatever is given, and a secret
may have a predecessor that still counts while it is rotated.
"""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import SplitResult, urlsplit

from connectors.webhook_signatures import github_signature, signature, slack_signature, twilio_signature

TOLERANCE_SECONDS: Final = 300
"""The tolerance for the sender's clock; an older delivery may be a replay."""

_MOST_SIGNATURES: Final = 10
_PREFIX: Final = "whsec_"
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Signed:
    """The three headers of a delivery: `webhook-id`, `webhook-timestamp`, `webhook-signature`."""

    id: str
    timestamp: str
    signature: str


def is_signed(secret: str, signed: Signed, body: bytes, moment: datetime) -> bool:
    """Return whether this body was signed with the secret according to Standard Webhooks, and recently.

    A delivery without an id is rejected: its id is what makes a replay harmless.

    Args:
        secret: one, or several that begin with `whsec_`, separated by spaces, while the sender changes over.
    """
    if not signed.id or not _is_recent(signed.timestamp, moment):
        return False
    expected = [signature(each, signed.id, signed.timestamp, body) for each in _secrets(secret)]
    return _any_equal(expected, signed.signature.split(" ")[:_MOST_SIGNATURES])


def is_signed_by_slack(secrets: Sequence[str], timestamp: str, given: str, body: bytes, moment: datetime) -> bool:
    """Return whether this body was signed with one of the secrets by Slack, and recently.

    Args:
        timestamp, given: the headers `X-Slack-Request-Timestamp` and `X-Slack-Signature`.
    """
    if not _is_recent(timestamp, moment):
        return False
    return _any_equal([slack_signature(each, timestamp, body) for each in secrets], [given])


def is_signed_by_github(secrets: Sequence[str], given: str, body: bytes) -> bool:
    """Return whether this body was signed with one of the secrets by GitHub.

    Args:
        given: the header `X-Hub-Signature-256`. The older one, with SHA-1, does not count.
    """
    return _any_equal([github_signature(each, body) for each in secrets], [given])


def is_signed_by_twilio(tokens: Sequence[str], url: str, form: Iterable[tuple[str, str]], given: str) -> bool:
    """Return whether this form was signed with one of the account's auth tokens by Twilio.

    Args:
        url: the URL that is configured at Twilio, which signs it with or without the port.
        given: the header `X-Twilio-Signature`.
    """
    fields = list(form)
    expected = [twilio_signature(token, each, fields) for token in tokens for each in _with_and_without_port(url)]
    return _any_equal(expected, [given])


def _is_recent(timestamp: str, moment: datetime) -> bool:
    if not timestamp.isascii() or not timestamp.isdecimal() or len(timestamp) > 15:
        return False
    return abs(moment.timestamp() - int(timestamp)) <= TOLERANCE_SECONDS


def _any_equal(expected: Iterable[str], given: Iterable[str]) -> bool:
    """Return whether a given signature is expected. All are compared, so that the duration reveals nothing."""
    pairs = [(one, other) for one in expected for other in given]
    return any([hmac.compare_digest(one.encode(), other.encode()) for one, other in pairs])


def _secrets(text: str) -> list[str]:
    words = text.split()
    return words if words and all(word.startswith(_PREFIX) for word in words) else [text]


def _with_and_without_port(url: str) -> list[str]:
    parts = urlsplit(url)
    port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 443)
    return [_at(parts, parts.hostname or ""), _at(parts, f"{parts.hostname or ''}:{port}")]


def _at(parts: SplitResult, host: str) -> str:
    return parts._replace(netloc=host).geturl()
