"""APPROVAL: asks people and waits for their decision."""

from datetime import timedelta
from typing import Annotated, Any, Final

from msgspec import Meta

from engine.approvals import able_approvers, report_if_blocked
from engine.definitions.configs import (
    EXPRESSION,
    MAX_WAIT,
    About,
    Config,
    ConfigError,
    Expression,
    Reference,
    Referent,
    Text,
)
from engine.expressions.evaluate import is_dynamic
from engine.nodes.base import NodeCall, NodeFailure, async_node
from json_types import Json, JsonObject
from models.approvals import (
    DEFAULT_ON_EXPIRY,
    DEFAULT_REQUIRED_APPROVALS,
    Approval,
    ApprovalStatus,
    NewApproval,
    OnExpiry,
)
from storage.clock import now


class ApprovalConfig(Config, frozen=True, kw_only=True):
    """The config of an APPROVAL. Without approvers, everyone with the scope can decide."""

    title: Annotated[Text | None, EXPRESSION, About("What to decide. By default the node's name.")] = None
    description: Annotated[str | None, Expression(as_text=True), About("What an approver should know.")] = None
    data: Annotated[Any, About("What the decision is about, shown to approvers.")] = None
    approvers: Annotated[
        Annotated[list[str], Meta(max_length=100)] | None,
        Reference(Referent.USER),
        EXPRESSION,
        About("The users who may decide. By default everyone with the scope `approvals:respond`."),
    ] = None
    required_approvals: Annotated[int, Meta(ge=1, le=100), EXPRESSION, About("How many approvers must approve.")] = (
        DEFAULT_REQUIRED_APPROVALS
    )
    expires_in_seconds: Annotated[
        Annotated[int, Meta(ge=1, le=MAX_WAIT)] | None, EXPRESSION, About("When it expires. By default never.")
    ] = None
    on_expiry: Annotated[OnExpiry, About("What happens when it expires.")] = DEFAULT_ON_EXPIRY

    def check(self, *, computed: bool) -> None:
        """Require enough approvers, if they are named and known, and that only people decide if they are."""
        if self.approvers is not None and not self.approvers:
            raise ConfigError("must name at least one user; omit it to let everyone with the scope decide", "approvers")
        if self.on_expiry is OnExpiry.APPROVE and (self.approvers or _several(self.required_approvals)):
            raise ConfigError(
                "cannot be APPROVE if approvers are named or more than one approval is required", "onExpiry"
            )
        if not self.approvers or is_dynamic(self.approvers) or is_dynamic(self.required_approvals):
            return
        approvers = len(set(self.approvers)) if computed else len(self.approvers)
        if self.required_approvals > approvers:
            raise ConfigError(
                f"is {self.required_approvals}, but only {approvers} approvers are named", "requiredApprovals"
            )


def _several(required: int) -> bool:
    return not is_dynamic(required) and required > 1


async def _run(call: NodeCall, config: ApprovalConfig) -> Json:
    """Return {approved, decisions}. If the request is withdrawn, or expires with FAIL, the node fails."""
    if call.node.approval_id is None:
        await _request(call, config)
    assert call.node.approval_id is not None
    approval = await call.wait_for_end(
        Approval, call.node.approval_id, lambda row: row.status is not ApprovalStatus.PENDING
    )
    if approval.status in (ApprovalStatus.APPROVED, ApprovalStatus.REJECTED):
        return {"approved": approval.status is ApprovalStatus.APPROVED, "decisions": [*approval.decisions]}
    reason = "no decision in time" if approval.status is ApprovalStatus.EXPIRED else "it was withdrawn"
    raise NodeFailure(f"The approval is {approval.status.value}: {reason}.", final=True)


async def _request(call: NodeCall, config: ApprovalConfig) -> None:
    seconds = config.expires_in_seconds
    async with call.locked():
        run, node = call.run, call.node
        approver_ids = list(dict.fromkeys(config.approvers or ()))
        await _require_able(call, approver_ids)
        asked = NewApproval(
            requested_by_id=run.started_by_id,
            initiator_ids=sorted(run.initiators),
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
        approval = await Approval.request(asked, organization_id=run.organization_id, by=run.started_by_id)
        node.approval_id = approval.id
        node.wait(run)
        await report_if_blocked(approval, by=run.started_by_id)


async def _require_able(call: NodeCall, ids: list[str]) -> None:
    """Require that every approver exists and may decide; approvers that were computed must not be empty."""
    if not ids:
        if call.definition.config.get("approvers") is not None:
            raise NodeFailure("config.approvers is empty, so nobody could decide.", final=True)
        return
    if len(await able_approvers(call.run.organization_id, ids)) < len(ids):
        raise NodeFailure(
            "At least one of config.approvers is not an active user who may decide approvals.", final=True
        )


_DECISION: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "by": {"type": "string", "description": "The id of the user who decided."},
        "approved": {"type": "boolean"},
        "feedback": {"type": "string"},
        "via": {"type": "string"},
        "at": {"type": "string", "format": "date-time"},
        "override": {"type": "boolean", "description": "Whether an operator decided in place of the approvers."},
        "onBehalfOf": {"type": "string", "description": "The approver whose delegate decided."},
    },
}
_OUTPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {"approved": {"type": "boolean"}, "decisions": {"type": "array", "items": _DECISION}},
}
APPROVAL: Final = async_node(ApprovalConfig, _run, output=_OUTPUT)
