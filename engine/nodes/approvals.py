"""APPROVAL: asks people and waits for their decision."""

from datetime import timedelta
from typing import Annotated, Any, Final

from msgspec import Meta, field

from engine.definitions.configs import (
    EXPRESSION,
    MAX_WAIT,
    Config,
    ConfigError,
    Expression,
    Reference,
    Referent,
    Text,
)
from engine.expressions.evaluate import is_dynamic
from engine.nodes.base import NodeCall, NodeFailure, async_node
from json_types import Json
from models.approvals import DEFAULT_ON_EXPIRY, DEFAULT_REQUIRED_APPROVALS, Approval, ApprovalStatus, OnExpiry
from models.sessions import Session
from models.users import User
from storage.clock import now


class ApprovalConfig(Config, frozen=True, kw_only=True):
    """The config of an APPROVAL. Without approvers, everyone with the scope can decide."""

    title: Annotated[Text | None, EXPRESSION] = None
    description: Annotated[str | None, Expression(as_text=True)] = None
    data: Any = None
    approvers: Annotated[list[str], Meta(max_length=100), Reference(Referent.USER), EXPRESSION] = field(
        default_factory=list
    )
    required_approvals: Annotated[int, Meta(ge=1, le=100), EXPRESSION] = DEFAULT_REQUIRED_APPROVALS
    expires_in_seconds: Annotated[Annotated[int, Meta(ge=1, le=MAX_WAIT)] | None, EXPRESSION] = None
    on_expiry: OnExpiry = DEFAULT_ON_EXPIRY

    def check(self, *, computed: bool) -> None:
        """Require enough approvers, if they are named and known."""
        if not self.approvers or is_dynamic(self.approvers) or is_dynamic(self.required_approvals):
            return
        approvers = len(set(self.approvers)) if computed else len(self.approvers)
        if self.required_approvals > approvers:
            raise ConfigError(
                f"is {self.required_approvals}, but only {approvers} approvers are named", "requiredApprovals"
            )


async def _run(call: NodeCall, config: ApprovalConfig) -> Json:
    """Return {approved, decisions}. If the request is withdrawn, or expires with FAIL, the node fails."""
    if call.node.approval_id is None:
        await _request(call, config)
    assert call.node.approval_id is not None
    approval = await call.wait_for_end(
        Approval, call.node.approval_id, lambda row: row.status is not ApprovalStatus.PENDING
    )
    if approval.status in (ApprovalStatus.APPROVED, ApprovalStatus.REJECTED):
        return {"approved": approval.status is ApprovalStatus.APPROVED, "decisions": approval.decisions}
    reason = "no decision in time" if approval.status is ApprovalStatus.EXPIRED else "it was withdrawn"
    raise NodeFailure(f"The approval is {approval.status.value}: {reason}.", final=True)


async def _request(call: NodeCall, config: ApprovalConfig) -> None:
    seconds = config.expires_in_seconds
    async with call.locked():
        run, node = call.run, call.node
        approver_ids = list(dict.fromkeys(config.approvers))
        await _require_active(call, approver_ids)
        approval = await Approval.request(
            organization_id=run.organization_id,
            by=run.started_by_id,
            requested_by_id=run.started_by_id,
            session_id=run.session_id,
            execution_id=run.id,
            node_id=node.id,
            title=(config.title or node.name)[:255],
            description=None if config.description is None else config.description[:10_000],
            data=config.data,
            approver_ids=approver_ids,
            required_approvals=config.required_approvals,
            expires_at=None if seconds is None else now() + timedelta(seconds=seconds),
            on_expiry=config.on_expiry,
        )
        node.approval_id = approval.id
        node.wait(run)
        await run.write()  # before the session decides
        session = None if run.session_id is None else await Session.get(id=run.session_id)
        if session is not None and session.auto_approval:
            await approval.approve_automatically("This session approves automatically.")


async def _require_active(call: NodeCall, ids: list[str]) -> None:
    if not ids:
        return
    people = await User.filter(organization_id=call.run.organization_id, id__in=ids, active=True).count()
    if people < len(ids):
        raise NodeFailure("At least one of config.approvers is not an active user.", final=True)


APPROVAL: Final = async_node(ApprovalConfig, _run)
