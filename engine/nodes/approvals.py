"""APPROVAL: asks people, and waits for what they decide."""

from datetime import timedelta
from typing import Any

from engine.nodes.base import NodeCall, NodeFailure, text_of, whole_of
from json_types import Json
from models.approvals import DEFAULT_ON_EXPIRY, DEFAULT_REQUIRED_APPROVALS, Approval, ApprovalStatus, OnExpiry
from models.sessions import Session
from models.users import User
from storage.clock import now

LONGEST_WAIT = 31_536_000


async def run_approval(call: NodeCall) -> Json:
    """Returns {approved, decisions}. A question that was withdrawn, or that expired with FAIL, fails the node."""
    if call.node.approval_id is None:
        await _request(call)
    assert call.node.approval_id is not None
    approval = await call.wait_for_end(
        Approval, call.node.approval_id, lambda row: row.status is not ApprovalStatus.PENDING
    )
    if approval.status in (ApprovalStatus.APPROVED, ApprovalStatus.REJECTED):
        return {"approved": approval.status is ApprovalStatus.APPROVED, "decisions": approval.decisions}
    reason = "nobody decided in time" if approval.status is ApprovalStatus.EXPIRED else "it was withdrawn"
    raise NodeFailure(f"The approval is {approval.status.value}: {reason}.", final=True)


async def _request(call: NodeCall) -> None:
    values = _values(call)
    async with call.locked():
        run, node = call.run, call.node
        await _require_approvers(call, values["approver_ids"], values["required_approvals"])
        approval = await Approval.request(
            organization_id=run.organization_id,
            by=run.started_by_id,
            requested_by_id=run.started_by_id,
            session_id=run.session_id,
            execution_id=run.id,
            node_id=node.id,
            **values,
        )
        node.approval_id = approval.id
        node.wait(run)
        await run.write()  # before what a session decides at once
        session = None if run.session_id is None else await Session.get(id=run.session_id)
        if session is not None and session.auto_approval:
            await approval.approve_automatically("This session approves automatically.")


def _values(call: NodeCall) -> dict[str, Any]:
    config = call.config
    approvers = config.get("approvers") or []
    if not isinstance(approvers, list) or not all(isinstance(each, str) for each in approvers):
        raise NodeFailure("config.approvers must be a list of ids of users.", final=True)
    description = config.get("description")
    seconds = None
    if config.get("expiresInSeconds") is not None:
        seconds = whole_of(config, "expiresInSeconds", 0, 1, LONGEST_WAIT)
    try:
        on_expiry = OnExpiry(config.get("onExpiry") or DEFAULT_ON_EXPIRY)
    except ValueError:
        raise NodeFailure("config.onExpiry must be REJECT, APPROVE or FAIL.", final=True) from None
    return {
        "title": text_of(config, "title", call.node.name)[:255],
        "description": None if description is None else str(description)[:10_000],
        "data": config.get("data"),
        "approver_ids": list(dict.fromkeys(approvers)),
        "required_approvals": whole_of(config, "requiredApprovals", DEFAULT_REQUIRED_APPROVALS, 1, 100),
        "expires_at": None if seconds is None else now() + timedelta(seconds=seconds),
        "on_expiry": on_expiry,
    }


async def _require_approvers(call: NodeCall, ids: list[str], required: int) -> None:
    if not ids:
        return
    people = await User.filter(organization_id=call.run.organization_id, id__in=ids, active=True).count()
    if people < len(ids):
        raise NodeFailure("One of config.approvers is no active user.", final=True)
    if required > len(ids):
        raise NodeFailure(f"requiredApprovals is {required}, but only {len(ids)} approvers are named.", final=True)
