"""Signed links to the monitor of a run, for a browser's `EventSource`, which sends no headers.

A link names the credential with which it was requested, but does not contain it: anyone who opens it has the current
permissions of that credential, for one run, and none once the credential is revoked. A link ends up in histories and
logs, so it opens a stream for ten minutes only. A browser that reconnects to a stream shows that it had been open by
the id of an event, which is in no address; it may use the link for a day.
"""

import base64
import hmac
import re
from datetime import UTC, datetime, timedelta
from typing import Final

from auth.actor import Actor, ActorKind
from models.users import Role
from storage.derived_keys import derived_key

OPENS: Final = timedelta(minutes=10)
RECONNECTS: Final = timedelta(days=1)

_ID: Final = r"[a-z]+_[0-9a-z]{26}"
_TIME: Final = r"[0-9a-f]{1,14}"
_TOKEN: Final = re.compile(rf"({_ID})\.({_ID})?\.({_TIME})?\.({_TIME})?\.({_TIME})\.[\w-]{{22}}")
_LONGEST: Final = 200
_MAC_BYTES: Final = 16
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def monitor_token(secret_key: str, actor: Actor, execution_id: str, moment: datetime) -> str:
    """Return the token of an actor's link to a run, made at this time."""
    times = [_text(actor.expires_at), _text(actor.issued_at), _text(moment)]
    content = ".".join([actor.id, actor.credential_id or "", *times])
    return f"{content}.{_mac(secret_key, content, execution_id)}"


def holder_of_token(
    secret_key: str, token: str, execution_id: str, moment: datetime, *, reconnects: bool
) -> Actor | None:
    """Return whose link to a run this is, without permissions, or None if it is not valid at this time.

    Args:
        reconnects: whether the stream had been open before.
    """
    match = _TOKEN.fullmatch(token) if len(token) <= _LONGEST and token.isascii() else None
    if match is None:
        return None
    content, _, mac = token.rpartition(".")
    if not hmac.compare_digest(_mac(secret_key, content, execution_id), mac):
        return None
    actor_id, credential_id, expires_at, issued_at, made_at = match.groups()
    if moment > _time(made_at) + (RECONNECTS if reconnects else OPENS):
        return None
    return Actor(
        id=actor_id,
        kind=ActorKind.SYSTEM,
        name="",
        organization_id="",
        role=Role.VIEWER,
        scopes=frozenset(),
        credential_id=credential_id,
        expires_at=_time(expires_at) if expires_at else None,
        issued_at=_time(issued_at) if issued_at else None,
    )


def _text(moment: datetime | None) -> str:
    return "" if moment is None else f"{(moment - _EPOCH) // _MICROSECOND:x}"


def _time(text: str) -> datetime:
    return _EPOCH + int(text, 16) * _MICROSECOND


def _mac(secret_key: str, content: str, execution_id: str) -> str:
    signed = f"{execution_id}.{content}".encode()
    mac = hmac.digest(derived_key(secret_key, b"monitor links"), signed, "sha256")[:_MAC_BYTES]
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")
