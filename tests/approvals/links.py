"""Links to approvals in tests: made as a delivery makes them, and opened by a client that is no browser."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from models.approval_links import ApprovalLink
from models.sessions import Channel
from tests.gateways import TLS, Gateway
from tests.people import Person


def link_path(
    gateway: Gateway, approval_id: str, user_id: str, *, channel: Channel = Channel.EMAIL, ahead: float = 0
) -> str:
    """Return the path of a user's link to an approval.

    Args:
        ahead: how many seconds after now it was made; negative for the past.
    """
    issued = datetime.now(UTC) + timedelta(seconds=ahead)
    link = ApprovalLink(approval_id, user_id, channel, issued)
    return urlsplit(link.url(gateway.url, gateway.environment["SECRET_KEY"])).path


def get(gateway: Gateway, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    """Open a link, as anybody can who has it."""
    with httpx.Client(base_url=gateway.url, trust_env=False, timeout=30, verify=TLS) as client:
        return client.request(method, path, headers=headers)


def post(gateway: Gateway, path: str, headers: dict[str, str] | None = None, **fields: Any) -> httpx.Response:
    """Send the form of a page, without following the redirect."""
    with httpx.Client(base_url=gateway.url, trust_env=False, timeout=30, verify=TLS) as client:
        return client.post(path, data=fields, headers=headers)


def asked(by: Person, *approvers: Person, **values: Any) -> str:
    """Return the id of a new request for these approvers; for everyone if there are none."""
    named = {"approverIds": [each.id for each in approvers]} if approvers else {}
    made = by.done("requestApproval", "approval { id }", **{"title": "Release 4.2?", **named, **values})
    return str(made["approval"]["id"])
