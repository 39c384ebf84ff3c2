"""The page of an approval's link: what is asked, by whom, and a form to decide; later, how it was decided."""

import html
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

import orjson
from starlette.responses import Response

from json_types import Json
from models.approvals import ApprovalStatus, OnExpiry, approvals_of
from resolvers.approvals.links import LinkedApproval
from routes.pages import Mark, page, paragraph

LONGEST_FEEDBACK: Final = 10_000

_OUTCOMES: Final[Mapping[ApprovalStatus, tuple[Mark, str]]] = {
    ApprovalStatus.PENDING: (Mark.PLAIN, "This request awaits a decision."),
    ApprovalStatus.APPROVED: (Mark.GOOD, "This request is approved."),
    ApprovalStatus.REJECTED: (Mark.BAD, "This request is rejected."),
    ApprovalStatus.EXPIRED: (Mark.BAD, "This request has expired without a decision."),
    ApprovalStatus.CANCELLED: (Mark.BAD, "This request was cancelled."),
}
_ON_EXPIRY: Final[Mapping[OnExpiry, str]] = {
    OnExpiry.REJECT: "it is then rejected",
    OnExpiry.APPROVE: "it is then approved",
    OnExpiry.FAIL: "it then ends without a decision",
}


def approval_page(
    linked: LinkedApproval, status: int = 200, *, problem: str | None = None, feedback: str = ""
) -> Response:
    """Return the page of a request.

    Args:
        problem: why the decision that was just sent does not count.
        feedback: what was entered with it.
    """
    approval = linked.approval
    mark, outcome = _OUTCOMES[approval.status]
    pending = approval.status is ApprovalStatus.PENDING
    parts = [paragraph(outcome)]
    if problem is not None:
        parts.append(paragraph(problem, "note bad"))
    if pending:
        parts += _question(linked)
    parts.append(_facts(linked))
    parts += _decisions(linked)
    if pending and linked.obstacle is None:
        parts.append(_form(linked, feedback))
    elif pending and problem is None:
        parts.append(paragraph(f"You cannot decide it: {linked.obstacle}", "note"))
    return page(approval.title, "\n".join(parts), status, mark=mark, wide=True)


def _question(linked: LinkedApproval) -> Iterator[str]:
    """Yield what the approver needs to know, which is no longer shown once the request is resolved."""
    approval = linked.approval
    if approval.description:
        yield paragraph(approval.description, "text")
    if approval.data not in (None, {}, []):
        yield f"  <h2>Data</h2>\n{_data(approval.data)}"


def _data(data: Json) -> str:
    if not isinstance(data, dict):
        return f"  {_value(data)}"
    rows = (f"    <dt>{html.escape(name)}</dt><dd>{_value(value)}</dd>" for name, value in data.items())
    return "  <dl>\n" + "\n".join(rows) + "\n  </dl>"


def _value(value: Json) -> str:
    if isinstance(value, str):
        return html.escape(value)
    text = html.escape(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
    return f"<pre>{text}</pre>" if isinstance(value, dict | list) and value else text


def _facts(linked: LinkedApproval) -> str:
    approval = linked.approval
    facts = {"Requested by": html.escape(linked.requester), "Requested on": _time(approval.created_at)}
    if approval.status is ApprovalStatus.PENDING and approval.expires_at is not None:
        facts["Expires on"] = f"{_time(approval.expires_at)}; {_ON_EXPIRY[approval.on_expiry]}"
    if approval.resolved_at is not None:
        facts["Resolved on"] = _time(approval.resolved_at)
    if approval.required_approvals > 1:
        facts["Approvals"] = f"{approvals_of(approval)} of {approval.required_approvals}"
    rows = (f"    <dt>{name}</dt><dd>{value}</dd>" for name, value in facts.items())
    return "  <h2>Request</h2>\n  <dl>\n" + "\n".join(rows) + "\n  </dl>"


def _decisions(linked: LinkedApproval) -> Iterator[str]:
    approval = linked.approval
    if not approval.decisions:
        return
    items = [f"    <li>{html.escape(_decision(linked, decision))}</li>" for decision in approval.decisions]
    yield "  <h2>Decisions</h2>\n  <ul>\n" + "\n".join(items) + "\n  </ul>"


def _decision(linked: LinkedApproval, decision: Mapping[str, Json]) -> str:
    by, behalf = str(decision["by"]), decision.get("onBehalfOf")
    who = "You" if by == linked.viewer.id else linked.names[by]
    place = f" in place of {linked.names[str(behalf)]}" if behalf else ""
    done = "approved" if decision["approved"] else "rejected"
    comment = f": {decision['feedback']}" if decision["feedback"] else ""
    return f"{who} {done} it{place}{comment}"


def _form(linked: LinkedApproval, feedback: str) -> str:
    place = "" if linked.on_behalf_of is None else f" in place of {linked.on_behalf_of}"
    return f"""  <form method="post">
    <p>You decide as {html.escape(linked.viewer.name + place)}.</p>
    <label for="feedback">Comment <span>(optional)</span></label>
    <textarea id="feedback" name="feedback" maxlength="{LONGEST_FEEDBACK}">
{html.escape(feedback)}</textarea>
    <div class="buttons">
      <button name="decision" value="approve">Approve</button>
      <button name="decision" value="reject" class="bad">Reject</button>
    </div>
  </form>"""


def _time(moment: datetime) -> str:
    """Return a time in UTC."""
    return f'<time datetime="{moment.isoformat()}">{moment:%d %B %Y, %H:%M} UTC</time>'
