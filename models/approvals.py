"""Approvals: requests that users approve or reject.

::

    PENDING ──enough approvals, or automatic──▶ APPROVED
       ├──────one rejection────────────────────▶ REJECTED
       ├──────cancel───────────────────────────▶ CANCELLED
       └──────deadline, by `on_expiry`─────────▶ REJECTED, APPROVED or EXPIRED
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import Enum
from typing import Final, Self, cast

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict, Forbidden
from json_types import Json, JsonObject, format_time
from models.causes import current_cause, new_event_id
from models.events import EventKind, Topics, record
from storage.clock import now
from storage.ids import AGENT_PREFIX, SYSTEM_ID, prefix_of, users_among
from storage.record import JsonField, Record, SearchedListField


class ApprovalStatus(Enum):
    """The state of a request. Only a PENDING one can be decided."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class OnExpiry(Enum):
    """The outcome of a request that is not decided in time."""

    REJECT = "REJECT"
    APPROVE = "APPROVE"
    FAIL = "FAIL"


DEFAULT_REQUIRED_APPROVALS: Final = 1
DEFAULT_ON_EXPIRY: Final = OnExpiry.REJECT
AUTOMATIC_CHANNEL: Final = "GENERIC"
"""The `via` of an automatic decision, which was not made through a channel."""

_STATUS_ON_EXPIRY: Final = {
    OnExpiry.REJECT: ApprovalStatus.REJECTED,
    OnExpiry.APPROVE: ApprovalStatus.APPROVED,
    OnExpiry.FAIL: ApprovalStatus.EXPIRED,
}


class Approval(Record):
    """A request for approval. One rejection rejects it; `required_approvals` approvals approve it.

    If `approver_ids` is empty, any user with the scope can decide. `decisions` contains `{by, approved, feedback, via,
    at, override}` in order, and changes only under the row's lock, so that concurrent decisions are counted one by one.
    `created_by_id` is the caller who requested it for `requested_by_id`. `initiator_ids` are the users behind its run.
    `cause_id` is the event that what happens next is caused by: the request, and once it is resolved the decisive one.
    """

    PREFIX = "apr"

    title = fields.CharField(max_length=255)
    description = fields.TextField(null=True)
    data = JsonField()
    status = fields.CharEnumField(ApprovalStatus, max_length=20, default=ApprovalStatus.PENDING)
    requested_by_id = fields.CharField(max_length=40)
    created_by_id = fields.CharField(max_length=40, null=True)
    cause_id = fields.CharField(max_length=120, null=True)
    initiator_ids = SearchedListField(null=True)
    session_id = fields.CharField(max_length=40, null=True)
    execution_id = fields.CharField(max_length=40, null=True)
    node_id = fields.CharField(max_length=40, null=True)
    approver_ids = SearchedListField()
    required_approvals = fields.IntField(default=DEFAULT_REQUIRED_APPROVALS)
    decisions = SearchedListField()
    expires_at = fields.DatetimeField(null=True)
    on_expiry = fields.CharEnumField(OnExpiry, max_length=20, default=DEFAULT_ON_EXPIRY)
    resolved_at = fields.DatetimeField(null=True)
    remind_at = fields.DatetimeField(null=True)

    class Meta:
        table = "approvals"
        indexes = (
            Index(fields=("organization_id", "status", "id")),
            Index(fields=("session_id", "id")),
            Index(fields=("status", "expires_at")),
            Index(fields=("status", "remind_at")),
        )

    @classmethod
    async def request(
        cls,
        *,
        organization_id: str,
        by: str,
        requested_by_id: str,
        initiator_ids: Sequence[str] = (),
        title: str,
        description: str | None = None,
        data: Json = None,
        session_id: str | None = None,
        execution_id: str | None = None,
        node_id: str | None = None,
        approver_ids: Sequence[str] = (),
        required_approvals: int = DEFAULT_REQUIRED_APPROVALS,
        expires_at: datetime | None = None,
        on_expiry: OnExpiry = DEFAULT_ON_EXPIRY,
    ) -> Self:
        """Insert a request.

        Args:
            by: the caller, who may request it on behalf of `requested_by_id`.
            initiator_ids: the users behind the run that requests it; see `WorkflowExecution.initiators`.
        """
        approval = cls.new(
            organization_id=organization_id,
            requested_by_id=requested_by_id,
            created_by_id=by,
            cause_id=new_event_id(),
            initiator_ids=list(initiator_ids),
            title=title,
            description=description,
            data={} if data is None else data,
            session_id=session_id,
            execution_id=execution_id,
            node_id=node_id,
            approver_ids=list(approver_ids),
            required_approvals=required_approvals,
            decisions=[],
            expires_at=expires_at,
            on_expiry=on_expiry,
        )
        await approval.insert()
        await approval._record(EventKind.ApprovalRequested, by, event_id=approval.cause_id)
        return approval

    @property
    def only_people_decide(self) -> bool:
        """Whether no session and no expiry may approve it: it names approvers, needs several, or an agent made it."""
        by_agent = prefix_of(self.requested_by_id) == AGENT_PREFIX
        return bool(self.approver_ids) or self.required_approvals > 1 or by_agent

    async def report_blocked(self, by: str) -> None:
        """Record that its approvers can no longer decide it."""
        await record(
            EventKind.RecordChanged,
            organization_id=self.organization_id,
            by=by,
            type="approval.blocked",
            topics=Topics(session_id=self.session_id, execution_id=self.execution_id),
            payload={"record_id": self.id, "changes": {"blocked": True, "title": self.title}},
            caused_by=current_cause() or self.cause_id,
        )

    async def decide(self, by: str, approved: bool, feedback: str | None, via: str, *, override: bool = False) -> None:
        """Add a user's decision, and resolve the request if it is decisive.

        Args:
            override: whether the user is an operator who steps in for approvers who can no longer decide.

        Raises:
            Forbidden: the user is not an approver, or approvers are named and the user is behind the request.
            Conflict: an agent would decide its own request, the user has already decided, or the request is resolved
                or has expired.
        """
        if self.approver_ids and by in requester_ids(self):
            raise Forbidden("Nobody can decide their own request, or one of a run they started.", field=["id"])
        if self.approver_ids and by not in self.approver_ids and not override:
            raise Forbidden("Only the approvers of this request can decide it.", field=["id"])
        if by == self.requested_by_id and prefix_of(by) == AGENT_PREFIX:
            raise Conflict("An agent cannot decide its own request.", field=["id"])
        self._require_pending()
        if self.expired(now()):
            raise Conflict("This request has expired.", field=["id"])
        if any(decision["by"] == by for decision in self.decisions):
            raise Conflict("You have already decided this request.", field=["id"])
        self._add_decision(by, approved, feedback, via, override=override)
        if not approved:
            self._resolve(ApprovalStatus.REJECTED)
        elif approvals_of(self) >= self.required_approvals:
            self._resolve(ApprovalStatus.APPROVED)
        await self._save_and_record(by)

    async def approve_automatically(self, reason: str) -> None:
        """Approve as the system. Has no effect on a request that only people decide."""
        self._require_pending()
        if self.only_people_decide:
            return
        self._add_decision(SYSTEM_ID, True, reason, AUTOMATIC_CHANNEL)
        self._resolve(ApprovalStatus.APPROVED)
        await self._save_and_record(SYSTEM_ID)

    async def cancel(self, by: str) -> None:
        """Withdraw the request.

        Raises:
            Conflict: it is already resolved.
        """
        self._require_pending()
        self._resolve(ApprovalStatus.CANCELLED)
        await self._save_and_record(by, asked=not users_among(by))

    async def expire(self, moment: datetime) -> None:
        """Resolve an expired request as the system, according to `on_expiry`; APPROVE rejects what only people approve.

        Raises:
            Conflict: it is already resolved, or has not expired.
        """
        self._require_pending()
        if not self.expired(moment):
            raise Conflict("This request has not expired yet.", field=["id"])
        status = _STATUS_ON_EXPIRY[self.on_expiry]
        if status is ApprovalStatus.APPROVED and self.only_people_decide:
            status = ApprovalStatus.REJECTED
        if status is not ApprovalStatus.EXPIRED:
            approved = status is ApprovalStatus.APPROVED
            self._add_decision(SYSTEM_ID, approved, "Not decided in time.", AUTOMATIC_CHANNEL)
        self._resolve(status)
        await self._save_and_record(SYSTEM_ID)

    def expired(self, moment: datetime) -> bool:
        """Return whether it has expired at `moment`."""
        return self.expires_at is not None and self.expires_at <= moment

    def _require_pending(self) -> None:
        if self.status is not ApprovalStatus.PENDING:
            raise Conflict(f"This request is already {self.status.value}.", field=["id"])

    def _add_decision(self, by: str, approved: bool, feedback: str | None, via: str, *, override: bool = False) -> None:
        decision: JsonObject = {
            "by": by,
            "approved": approved,
            "feedback": feedback,
            "via": via,
            "at": format_time(now()),
            "override": override,
        }
        self.decisions = [*cast(list[JsonObject], self.decisions), decision]

    def _resolve(self, status: ApprovalStatus) -> None:
        self.status = status
        self.resolved_at = now()

    async def _save_and_record(self, by: str, *, asked: bool = True) -> None:
        cause, event_id = self.cause_id if asked else None, new_event_id()
        if self.status is not ApprovalStatus.PENDING:
            self.cause_id = event_id
        await self.save()
        await self._record(EventKind.ApprovalResponded, by, event_id=event_id, cause=cause)

    async def _record(self, kind: EventKind, by: str, *, event_id: str | None = None, cause: str | None = None) -> None:
        await record(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(session_id=self.session_id, execution_id=self.execution_id),
            payload={"approval": self.columns()},
            caused_by=current_cause() or cause,
            event_id=event_id,
        )


def requester_ids(approval: Approval) -> frozenset[str]:
    """Return the users and agents behind a request, who cannot decide it once approvers are named."""
    callers = {approval.requested_by_id, approval.created_by_id or approval.requested_by_id}
    return frozenset(callers.union(approval.initiator_ids or ()))


def approvals_of(approval: Approval) -> int:
    """Return the number of approvals so far."""
    return sum(decision["approved"] for decision in approval.decisions)


def is_blocked(approval: Approval, able: Collection[str]) -> bool:
    """Return whether its approvers can no longer give the required approvals, so that an operator may step in.

    Args:
        able: the users who may decide approvals at all, of those named.
    """
    if approval.status is not ApprovalStatus.PENDING or not approval.approver_ids:
        return False
    decided = {decision["by"] for decision in approval.decisions}
    left = set(approval.approver_ids) & set(able) - requester_ids(approval) - decided
    return approvals_of(approval) + len(left) < approval.required_approvals
