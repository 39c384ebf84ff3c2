"""The message that replaces an approval's buttons in Slack."""

from json_types import JsonObject
from models.approvals import Approval, ApprovalStatus
from models.users import user_with_id
from storage.ids import SYSTEM_ID

_WORDS = {
    ApprovalStatus.APPROVED: ":white_check_mark: Approved",
    ApprovalStatus.REJECTED: ":no_entry: Rejected",
    ApprovalStatus.EXPIRED: ":hourglass: Expired",
    ApprovalStatus.CANCELLED: ":heavy_minus_sign: Cancelled",
}


async def outcome_message(approval: Approval) -> tuple[str, list[JsonObject]]:
    """Return the text and blocks that show how an approval was resolved, and by whom, without buttons."""
    last = approval.decisions[-1] if approval.decisions else None
    by = None if last is None or last["by"] == SYSTEM_ID else await user_with_id(approval.organization_id, last["by"])
    outcome = _WORDS.get(approval.status, approval.status.value) + ("" if by is None else f" by {escaped(by.name)}")
    blocks: list[JsonObject] = [
        {"type": "header", "text": {"type": "plain_text", "text": approval.title[:150]}},
        {"type": "section", "text": {"type": "mrkdwn", "text": outcome}},
    ]
    return f"{outcome}: {escaped(approval.title)}", blocks


def escaped(text: str) -> str:
    """Return a text for Slack's mrkdwn in which nothing becomes a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
