"""Messages about approvals: what is asked, the buttons and links with which people decide, and the outcome.

A link decides in the name of its user, so it is made when a message is sent and is not part of the stored delivery,
which others may read. Only messages to an address that reaches one person contain one. In Slack, where others may read
along, people decide with buttons: Slack says who pressed one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from connectors.providers.slack import PostApproval, approval_blocks
from connectors.providers.slack.api import escaped
from engine.approvals import names_in
from engine.deliveries.channels.base import Link
from engine.deliveries.channels.slack import UPDATES
from errors import Conflict
from json_types import Json, JsonObject
from models.approval_links import LINK_CHANNELS, ApprovalLink
from models.approvals import RESOLVED, Approval, ApprovalStatus, voted
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.delivery_channels import DeliveryChannel
from models.integration_settings import defaults_of, overrides_of
from models.sessions import Channel
from settings import Settings
from storage.clock import now

_ADDRESSES: Final[Mapping[DeliveryChannel, str]] = {
    DeliveryChannel.EMAIL: "email_address",
    DeliveryChannel.SMS: "phone_number",
    DeliveryChannel.WEBHOOK: "url",
}
"""The key of a channel's config that says where its messages go."""
_LONGEST_TITLE: Final = 150
_LONGEST_TEXT: Final = 3000
_LONGEST_DATA: Final = 2000
_OUTCOMES: Final = {
    ApprovalStatus.PENDING: "⏳ Awaits more decisions",
    ApprovalStatus.APPROVED: "✅ Approved",
    ApprovalStatus.REJECTED: "⛔ Rejected",
    ApprovalStatus.EXPIRED: "⌛ Expired",
    ApprovalStatus.CANCELLED: "➖ Cancelled",
}


@dataclass(frozen=True, slots=True)
class ApprovalMessage:
    """The links and blocks of a delivery about an approval, in addition to its content."""

    links: Sequence[Link] = ()
    blocks: list[JsonObject] | None = None


async def approval_message(delivery: Delivery, settings: Settings) -> ApprovalMessage | None:
    """Return what to send a delivery about an approval with, or None if its recipient no longer needs to decide."""
    rows = Approval.filter(organization_id=delivery.organization_id, id=delivery.approval_id)
    approval = await rows.first()
    if approval is not None and UPDATES in delivery.target:
        return ApprovalMessage(blocks=(await outcome_message(approval))[1])
    if approval is None or not _awaits(approval, delivery.user_id):
        return None
    if delivery.channel is DeliveryChannel.SLACK:
        return ApprovalMessage(blocks=await request_blocks(approval))
    link = await _link(delivery)
    url = None if link is None else link.url(settings.public_url, settings.secret_key)
    return ApprovalMessage([] if url is None else [Link("Open the request", url)])


async def require_awaited(delivery: Delivery) -> None:
    """Require that a delivery about an approval is still of use, if it is about one.

    Raises:
        Conflict: its recipient no longer needs to decide; the message says why.
    """
    if delivery.approval_id is None or UPDATES in delivery.target:
        return
    rows = Approval.filter(organization_id=delivery.organization_id, id=delivery.approval_id)
    approval = await rows.first()
    if approval is None or not _awaits(approval, delivery.user_id):
        raise Conflict(f"The delivery is of no use any more. {_reason(approval)}", field=["id"])


def _reason(approval: Approval | None) -> str:
    if approval is None:
        return "The approval request no longer exists."
    if approval.status is not ApprovalStatus.PENDING:
        return RESOLVED[approval.status]
    return RESOLVED[ApprovalStatus.EXPIRED] if approval.expired(now()) else "Its recipient has decided the request."


def place_of(delivery: Delivery) -> JsonObject | None:
    """Return the target of a delivery that replaces this one's message, or None if it has not arrived in Slack."""
    receipt: JsonObject = delivery.receipt or {}
    if delivery.status is not DeliveryStatus.SUCCESS or UPDATES in delivery.target or "ts" not in receipt:
        return None
    return {"channelId": receipt["channelId"], UPDATES: receipt["ts"]}


def _awaits(approval: Approval, user_id: str | None) -> bool:
    pending = approval.status is ApprovalStatus.PENDING and not approval.expired(now())
    return pending and user_id not in voted(approval)


async def _link(delivery: Delivery) -> ApprovalLink | None:
    """Return the link with which the recipient decides, if the message reaches only them."""
    channel = Channel(delivery.channel.value)
    if delivery.approval_id is None or delivery.user_id is None or channel not in LINK_CHANNELS:
        return None
    if not await _is_own_address(delivery, delivery.user_id):
        return None
    return ApprovalLink(delivery.approval_id, delivery.user_id, channel, delivery.created_at)


async def _is_own_address(delivery: Delivery, user_id: str) -> bool:
    """Return whether the address is that of the user's account or their override, not of the whole organization."""
    name = _ADDRESSES[delivery.channel]
    default = (await defaults_of(delivery.organization_id)).get(delivery.channel)
    override = (await overrides_of(delivery.organization_id, user_id)).get(delivery.channel)
    shared = default is not None and name in {*default.config, *default.secret_names}
    return not shared or (override is not None and name in {*override.config, *override.secret_names})


# ---------------------------------------------------------------- texts


async def request_text(approval: Approval) -> str:
    """Return what is asked as plain text, for channels without a form of their own."""
    parts = [approval.description or "", *_lines(approval.data), *await _facts(approval)]
    return "\n".join(part for part in parts if part)


async def request_blocks(approval: Approval) -> list[JsonObject]:
    """Return what is asked as Slack's blocks, with the buttons `approve` and `reject`, whose value is its id."""
    question = PostApproval(
        channel="C0",  # not part of the blocks
        approval_id=approval.id,
        title=approval.title[:_LONGEST_TITLE],
        description=(approval.description or "")[:_LONGEST_TEXT] or None,
    )
    *begin, buttons = approval_blocks(question)
    data = "\n".join(_lines(approval.data))[:_LONGEST_DATA]
    about: list[JsonObject] = [{"type": "section", "text": _plain(data)}] if data else []
    facts: JsonObject = {"type": "context", "elements": [_plain(fact) for fact in await _facts(approval)]}
    return [*begin, *about, facts, buttons]


async def outcome_message(approval: Approval) -> tuple[str, list[JsonObject]]:
    """Return the text and Slack's blocks that replace the buttons: how the request was decided, and by whom."""
    outcome = _OUTCOMES[approval.status]
    names = await names_in(approval)
    decisions = [_decision(names, decision) for decision in approval.decisions]
    blocks: list[JsonObject] = [
        {"type": "header", "text": _plain(approval.title[:_LONGEST_TITLE])},
        {"type": "section", "text": _plain("\n".join([outcome, *decisions])[:_LONGEST_TEXT])},
    ]
    return f"{outcome}: {escaped(approval.title)}", blocks


def _decision(names: Mapping[str, str], decision: Mapping[str, Json]) -> str:
    behalf = decision.get("onBehalfOf")
    place = f" in place of {names[str(behalf)]}" if behalf else ""
    comment = f": {decision['feedback']}" if decision["feedback"] else ""
    return f"{names[str(decision['by'])]} {'approved' if decision['approved'] else 'rejected'} it{place}{comment}"


def _lines(data: Json) -> list[str]:
    """Return data as lines of text, bounded: the whole is behind the link."""
    if data in (None, {}, []):
        return []
    if not isinstance(data, dict):
        return [_short(data)]
    return [f"{name}: {_short(value)}" for name, value in list(data.items())[:20]]


def _short(value: Json) -> str:
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    return text if len(text) <= 200 else text[:199] + "…"


async def _facts(approval: Approval) -> list[str]:
    names = await names_in(approval)
    facts = [f"Requested by {names[approval.requested_by_id]}"]
    if approval.expires_at is not None:
        facts.append(f"Expires on {approval.expires_at:%d %B %Y, %H:%M} UTC")
    if approval.required_approvals > 1:
        facts.append(f"Requires {approval.required_approvals} approvals")
    return facts


def _plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}
