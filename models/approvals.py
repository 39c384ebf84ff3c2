"""Approvals: requests that users approve or reject.

::

    PENDING ──enough approvals, or automatic──▶ APPROVED
       ├──────one rejection────────────────────▶ REJECTED
       ├──────cancel───────────────────────────▶ CANCELLED
       └──────deadline, by `on_expiry`─────────▶ REJECTED, APPROVED or EXPIRED
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict, Forbidden
from json_types import Json, JsonObject, format_time
from models.audit_entries import Change, audit
from models.causes import current_cause, new_event_id
from models.events import EventKind, Topics, record, record_change
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

_REMINDER_LEAD: Final = timedelta(hours=1)

RESOLVED: Final = {
    ApprovalStatus.APPROVED: "This request was already approved.",
    ApprovalStatus.REJECTED: "This request was already rejected.",
    ApprovalStatus.EXPIRED: "This request has expired.",
    ApprovalStatus.CANCELLED: "This request was cancelled.",
}
"""Why a request can no longer be decided, by its status."""

_STATUS_ON_EXPIRY: Final = {
    OnExpiry.REJECT: ApprovalStatus.REJECTED,
    OnExpiry.APPROVE: ApprovalStatus.APPROVED,
    OnExpiry.FAIL: ApprovalStatus.EXPIRED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApproval:
    """A request for approval.

    Args:
        initiator_ids: the users behind the run that requests it; see `WorkflowExecution.initiators`.
    """

    requested_by_id: str
    title: str
    initiator_ids: Sequence[str] = ()
    description: str | None = None
    data: Json = None
    session_id: str | None = None
    execution_id: str | None = None
    node_id: str | None = None
    approver_ids: Sequence[str] = ()
    required_approvals: int = DEFAULT_REQUIRED_APPROVALS
    expires_at: datetime | None = None
    on_expiry: OnExpiry = DEFAULT_ON_EXPIRY


class Approval(Record):
    """A request for approval. One rejection rejects it; `required_approvals` approvals approve it.

    If `approver_ids` is empty, any user with the scope can decide. `decisions` contains `{by, approved, feedback, via,
    at, override, onBehalfOf}` in order, and changes only under the row's lock, so that concurrent decisions are counted
    one by one. `created_by_id` is the caller who requested it for `requested_by_id`. `initiator_ids` are the users
    behind its run. `cause_id` is the event that what happens next is caused by: the request, and once it is resolved
    the decisive one. `remind_at` is when those who are to decide are notified next: of the request, of its expiry
    or of its outcome.
    """

    PREFIX = "apr"

    title = fields.CharField(max_length=255)
    description = fields.TextField(null=True)
    data: JsonField[Json] = JsonField()
    status = fields.CharEnumField(ApprovalStatus, max_length=20, default=ApprovalStatus.PENDING)
    requested_by_id = fields.CharField(max_length=40)
    created_by_id = fields.CharField(max_length=40, null=True)
    cause_id = fields.CharField(max_length=120, null=True)
    initiator_ids: SearchedListField[list[str] | None] = SearchedListField(null=True)
    session_id = fields.CharField(max_length=40, null=True)
    execution_id = fields.CharField(max_length=40, null=True)
    node_id = fields.CharField(max_length=40, null=True)
    approver_ids: SearchedListField[list[str]] = SearchedListField()
    required_approvals = fields.IntField(default=DEFAULT_REQUIRED_APPROVALS)
    decisions: SearchedListField[list[JsonObject]] = SearchedListField()
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
    async def request(cls, asked: NewApproval, *, organization_id: str, by: str) -> Self:
        """Insert a request.

        Args:
            by: the caller, who may request it on behalf of `asked.requested_by_id`.
        """
        approval = cls.new(
            organization_id=organization_id,
            requested_by_id=asked.requested_by_id,
            created_by_id=by,
            cause_id=new_event_id(),
            initiator_ids=list(asked.initiator_ids),
            title=asked.title,
            description=asked.description,
            data={} if asked.data is None else asked.data,
            session_id=asked.session_id,
            execution_id=asked.execution_id,
            node_id=asked.node_id,
            approver_ids=list(asked.approver_ids),
            required_approvals=asked.required_approvals,
            decisions=[],
            expires_at=asked.expires_at,
            on_expiry=asked.on_expiry,
        )
        if asked.approver_ids:
            approval.remind_at = approval.created_at
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
        await self._record_change("approval.blocked", by, {"blocked": True})

    @property
    def is_new(self) -> bool:
        """Whether its approvers have not been notified yet."""
        return self.remind_at is not None and self.remind_at <= self.created_at

    async def notify(self, user_ids: Sequence[str], moment: datetime) -> None:
        """Record that these users are notified, and when they are reminded next. Only a reminder is an event."""
        reminded = [] if self.is_new else user_ids
        self.remind_at = next_reminder(self, moment)
        await self.save()
        if reminded:
            await self._record_change("approval.reminded", SYSTEM_ID, {"reminded_ids": list(reminded)})

    async def close(self) -> None:
        """Record that those who were notified know the outcome."""
        self.remind_at = None
        await self.save()

    async def decide(self, decider: "Decider", approved: bool, feedback: str | None, via: str) -> None:
        """Add a user's decision, and resolve the request if it is decisive.

        Raises:
            Forbidden, Conflict: the user cannot decide; see `capacity`.
        """
        capacity = self.capacity(decider, now())
        self._add_decision(decider.id, approved, feedback, via, capacity)
        if not approved:
            self._resolve(ApprovalStatus.REJECTED)
        elif approvals_of(self) >= self.required_approvals:
            self._resolve(ApprovalStatus.APPROVED)
        await self._save_and_record(decider.id)

    def capacity(self, decider: "Decider", moment: datetime) -> "Capacity":
        """Return the capacity in which a user may decide at `moment`.

        Raises:
            Forbidden: the user is neither an approver nor the delegate of one, or approvers are named and the user is
                behind the request.
            Conflict: an agent would decide its own request, the user or the approver for whom they would decide has
                decided already, or the request is resolved or has expired.
        """
        by = decider.id
        if self.approver_ids and by in requester_ids(self):
            raise Forbidden("Nobody can decide their own request, or one of a run they started.", field=["id"])
        capacity = self._capacity_of_approver(decider) if self.approver_ids else Capacity()
        if capacity is None:
            raise Forbidden("Only the approvers of this request can decide it.", field=["id"])
        if by == self.requested_by_id and prefix_of(by) == AGENT_PREFIX:
            raise Conflict("An agent cannot decide its own request.", field=["id"])
        self._require_pending()
        if self.expired(moment):
            raise Conflict("This request has expired.", field=["id"])
        if any(decision["by"] == by for decision in self.decisions):
            raise Conflict("You have already decided this request.", field=["id"])
        if (capacity.on_behalf_of or by) in voted(self):
            who = "Your delegate" if capacity.on_behalf_of is None else "The approver who delegated to you"
            raise Conflict(f"{who} has already decided this request.", field=["id"])
        return capacity

    def _capacity_of_approver(self, decider: "Decider") -> "Capacity | None":
        """Return the capacity in which a user may decide what names approvers, or None: approvers come first."""
        if decider.id in self.approver_ids:
            return Capacity()
        left = self._seats(decider)
        free = [approver for approver in left if approver not in voted(self)]
        if not free and decider.is_operator and is_blocked(self, decider.able):
            return Capacity(override=True)
        return Capacity(on_behalf_of=(free or left)[0]) if left else None

    def _seats(self, decider: "Decider") -> list[str]:
        """Return the approvers who delegated to a user and could decide themselves."""
        return [
            approver
            for approver in self.approver_ids
            if approver in decider.delegators & decider.able and approver not in requester_ids(self)
        ]

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
            raise Conflict(RESOLVED[self.status], field=["id"])

    def _add_decision(
        self, by: str, approved: bool, feedback: str | None, via: str, capacity: "Capacity | None" = None
    ) -> None:
        decision: JsonObject = {
            "by": by,
            "approved": approved,
            "feedback": feedback,
            "via": via,
            "at": format_time(now()),
            "override": capacity is not None and capacity.override,
            "onBehalfOf": None if capacity is None else capacity.on_behalf_of,
        }
        self.decisions = [*self.decisions, decision]

    def _resolve(self, status: ApprovalStatus) -> None:
        self.status = status
        self.resolved_at = now()
        self.remind_at = self.resolved_at if self.approver_ids else None

    async def _save_and_record(self, by: str, *, asked: bool = True) -> None:
        cause, event_id = self.cause_id if asked else None, new_event_id()
        if self.status is not ApprovalStatus.PENDING:
            self.cause_id = event_id
        await self.save()
        await self._record(EventKind.ApprovalResponded, by, event_id=event_id, cause=cause)
        after: JsonObject = {"title": self.title, "status": self.status.value, "decisions": [*self.decisions]}
        before: JsonObject = {"status": ApprovalStatus.PENDING.value}
        await audit(
            Change(self.organization_id, EventKind.ApprovalResponded.value, by, self.id, event_id, before, after)
        )

    async def _record_change(self, type: str, by: str, changes: JsonObject) -> None:
        await record_change(
            self,
            {**changes, "title": self.title},
            by=by,
            type=type,
            topics=Topics(session_id=self.session_id, execution_id=self.execution_id),
            caused_by=current_cause() or self.cause_id,
        )

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


@dataclass(frozen=True, slots=True)
class Decider:
    """A user who would decide a request.

    Args:
        delegators: the users in whose place the user decides at the moment.
        able: those of the request's approvers who may decide approvals at all.
        is_operator: whether the user may decide what is blocked.
    """

    id: str
    delegators: frozenset[str]
    able: frozenset[str]
    is_operator: bool


@dataclass(frozen=True, slots=True)
class Capacity:
    """The capacity in which a user decides: as themselves by default.

    Args:
        on_behalf_of: the approver in whose place a delegate decides.
        override: whether an operator steps in for approvers who can no longer decide.
    """

    on_behalf_of: str | None = None
    override: bool = False


def next_reminder(approval: Approval, after: datetime) -> datetime | None:
    """Return when the approvers are reminded next after a moment: at half time, and an hour before the request expires.

    If it expires within two hours, half time is not worth a reminder; within one hour, there is none.
    """
    if approval.expires_at is None:
        return None
    last = approval.expires_at - _REMINDER_LEAD
    half = approval.created_at + (approval.expires_at - approval.created_at) / 2
    times = [half, last] if half < last else [last]
    return next((time for time in times if time > max(after, approval.created_at)), None)


def voted(approval: Approval) -> frozenset[str]:
    """Return the users who have decided, themselves or through a delegate."""
    by = frozenset(str(decision["by"]) for decision in approval.decisions)
    return by.union(str(decision.get("onBehalfOf") or decision["by"]) for decision in approval.decisions)


def requester_ids(approval: Approval) -> frozenset[str]:
    """Return the users and agents behind a request, who cannot decide it once approvers are named."""
    callers = {approval.requested_by_id, approval.created_by_id or approval.requested_by_id}
    return frozenset(callers.union(approval.initiator_ids or ()))


def approvals_of(approval: Approval) -> int:
    """Return the number of approvals so far."""
    return sum(decision["approved"] is True for decision in approval.decisions)


def is_blocked(approval: Approval, able: Collection[str]) -> bool:
    """Return whether its approvers can no longer give the required approvals, so that an operator may step in.

    Args:
        able: the users who may decide approvals at all, of those named.
    """
    if approval.status is not ApprovalStatus.PENDING or not approval.approver_ids:
        return False
    left = set(approval.approver_ids) & set(able) - requester_ids(approval) - voted(approval)
    return approvals_of(approval) + len(left) < approval.required_approvals
