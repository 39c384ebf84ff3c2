"""Approvals: a question that people answer, and what happens when nobody does."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Final, Self, cast

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict, Forbidden
from json_types import Json, JsonObject
from models.events import EventKind, Topics, record
from storage.clock import now
from storage.ids import AGENT_PREFIX, SYSTEM_ID, prefix_of
from storage.record import JsonField, Record


class ApprovalStatus(Enum):
    """Where a question stands. Only PENDING ones can still be answered."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class OnExpiry(Enum):
    """What becomes of a question that nobody has settled in time."""

    REJECT = "REJECT"
    APPROVE = "APPROVE"
    FAIL = "FAIL"


DEFAULT_REQUIRED_APPROVALS: Final = 1
DEFAULT_ON_EXPIRY: Final = OnExpiry.REJECT
AUTOMATIC_CHANNEL: Final = "GENERIC"
"""The `via` of a decision that Parley takes itself: it came by no channel of people."""

_STATUS_ON_EXPIRY: Final = {
    OnExpiry.REJECT: ApprovalStatus.REJECTED,
    OnExpiry.APPROVE: ApprovalStatus.APPROVED,
    OnExpiry.FAIL: ApprovalStatus.EXPIRED,
}


class Approval(Record):
    """A question to people. One rejection rejects it, `required_approvals` approvals approve it.

    `approver_ids` empty means: whoever may answer approvals. `decisions` holds `{by, approved, feedback, via, at}`, in
    order; it is changed only under the row's lock, so that racing answers are counted one after the other.
    """

    PREFIX = "apr"

    title = fields.CharField(max_length=255)
    description = fields.TextField(null=True)
    data = JsonField()
    status = fields.CharEnumField(ApprovalStatus, max_length=20, default=ApprovalStatus.PENDING)
    requested_by_id = fields.CharField(max_length=40)
    session_id = fields.CharField(max_length=40, null=True)
    execution_id = fields.CharField(max_length=40, null=True)
    node_id = fields.CharField(max_length=40, null=True)
    approver_ids = JsonField()
    required_approvals = fields.IntField(default=DEFAULT_REQUIRED_APPROVALS)
    decisions = JsonField()
    expires_at = fields.DatetimeField(null=True)
    on_expiry = fields.CharEnumField(OnExpiry, max_length=20, default=DEFAULT_ON_EXPIRY)
    resolved_at = fields.DatetimeField(null=True)

    class Meta:
        table = "approvals"
        indexes = (
            Index(fields=("organization_id", "status", "id")),
            Index(fields=("session_id", "id")),
            Index(fields=("status", "expires_at")),
        )

    @classmethod
    async def request(
        cls,
        *,
        organization_id: str,
        by: str,
        requested_by_id: str,
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
        """Asks the question.

        Args:
            by: who made the call; `requested_by_id` is whose question it is.
        """
        approval = cls.new(
            organization_id=organization_id,
            requested_by_id=requested_by_id,
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
        await approval._record(EventKind.ApprovalRequested, by)
        return approval

    async def decide(self, by: str, approved: bool, feedback: str | None, via: str) -> None:
        """Counts one person's answer, and settles the question when it is decided by it.

        Raises:
            Forbidden: the person is not among the approvers.
            Conflict: an agent would decide its own request, the person has answered already, or it is settled or too
                late.
        """
        if self.approver_ids and by not in self.approver_ids:
            raise Forbidden("Only the approvers of this request may answer it.", field=["id"])
        if by == self.requested_by_id and prefix_of(by) == AGENT_PREFIX:
            raise Conflict("An agent never decides its own request.", field=["id"])
        self._require_pending()
        if self.expired(now()):
            raise Conflict("The time to answer this request is over.", field=["id"])
        if any(decision["by"] == by for decision in self.decisions):
            raise Conflict("You have answered this request already.", field=["id"])
        self._add_decision(by, approved, feedback, via)
        if not approved:
            self._resolve(ApprovalStatus.REJECTED)
        elif sum(decision["approved"] for decision in self.decisions) >= self.required_approvals:
            self._resolve(ApprovalStatus.APPROVED)
        await self._save_and_record(by)

    async def approve_automatically(self, reason: str) -> None:
        """Approves in the name of Parley itself, whatever the quorum."""
        self._require_pending()
        self._add_decision(SYSTEM_ID, True, reason, AUTOMATIC_CHANNEL)
        self._resolve(ApprovalStatus.APPROVED)
        await self._save_and_record(SYSTEM_ID)

    async def cancel(self, by: str) -> None:
        """Withdraws the question.

        Raises:
            Conflict: it is settled already.
        """
        self._require_pending()
        self._resolve(ApprovalStatus.CANCELLED)
        await self._save_and_record(by)

    async def expire(self, moment: datetime) -> None:
        """Settles a question whose time is over, as `on_expiry` says, in the name of Parley itself.

        Raises:
            Conflict: it is settled already, or its time is not over.
        """
        self._require_pending()
        if not self.expired(moment):
            raise Conflict("The time to answer this request is not over.", field=["id"])
        if self.on_expiry is not OnExpiry.FAIL:
            self._add_decision(
                SYSTEM_ID, self.on_expiry is OnExpiry.APPROVE, "Nobody decided in time.", AUTOMATIC_CHANNEL
            )
        self._resolve(_STATUS_ON_EXPIRY[self.on_expiry])
        await self._save_and_record(SYSTEM_ID)

    def expired(self, moment: datetime) -> bool:
        """Tells whether the time to answer is over at `moment`."""
        return self.expires_at is not None and self.expires_at <= moment

    def _require_pending(self) -> None:
        if self.status is not ApprovalStatus.PENDING:
            raise Conflict(f"This request is settled already: it is {self.status.value}.", field=["id"])

    def _add_decision(self, by: str, approved: bool, feedback: str | None, via: str) -> None:
        decision: JsonObject = {
            "by": by,
            "approved": approved,
            "feedback": feedback,
            "via": via,
            "at": now().isoformat(),
        }
        self.decisions = [*cast(list[JsonObject], self.decisions), decision]

    def _resolve(self, status: ApprovalStatus) -> None:
        self.status = status
        self.resolved_at = now()

    async def _save_and_record(self, by: str) -> None:
        await self.save()
        await self._record(EventKind.ApprovalResponded, by)

    async def _record(self, kind: EventKind, by: str) -> None:
        await record(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(session_id=self.session_id, execution_id=self.execution_id),
            payload={"approval": self.columns()},
        )
