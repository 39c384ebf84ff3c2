"""The tokens in the URLs of WEBHOOK triggers: derived from the trigger's id, so that none is stored.

A leaked database does not allow calling webhooks, and the URL can still be shown at any time.
"""

import base64
import hmac
from typing import Final

from models.workflows import WorkflowTrigger
from storage.derived_keys import derived_key
from storage.ids import prefix_of

_ID_LENGTH: Final = 26
_LONGEST: Final = 200


def hook_token(secret_key: str, trigger_id: str) -> str:
    """Return a trigger's token: its id without the prefix, followed by a 256-bit MAC keyed with `SECRET_KEY`."""
    mac = hmac.digest(derived_key(secret_key, b"webhooks"), trigger_id.encode(), "sha256")
    return trigger_id.removeprefix(f"{WorkflowTrigger.PREFIX}_") + base64.urlsafe_b64encode(mac).decode().rstrip("=")


def hook_url(public_url: str, secret_key: str, trigger_id: str) -> str:
    """Return the URL of a trigger."""
    return f"{public_url}/hooks/{hook_token(secret_key, trigger_id)}"


def trigger_id_of_token(secret_key: str, token: str) -> str | None:
    """Return the id of the trigger that a token belongs to, or None if the token is not valid."""
    if len(token) > _LONGEST or not token.isascii():
        return None
    trigger_id = f"{WorkflowTrigger.PREFIX}_{token[:_ID_LENGTH]}"
    if prefix_of(trigger_id) != WorkflowTrigger.PREFIX:
        return None
    return trigger_id if hmac.compare_digest(hook_token(secret_key, trigger_id), token) else None
