"""Notices to the approvers of a request: when it is made, before it expires, and the outcome in place of the buttons.

`Approval.remind_at` is when the next notice is due; that of a new request is due at once. The deliveries and the
time of the next notice are stored in one transaction, so that a crash neither loses a notice nor repeats it. What is
still waiting to be sent when the request is resolved expires, see `approval_message`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from engine.approvals import able_approvers, names_in
from engine.deadlines import earliest_in, earliest_of
from engine.deliveries.approval_messages import outcome_message, place_of, request_text
from engine.deliveries.create import deliver
from engine.outbound.gateway import ConnectorGateway
from engine.scheduler import SWEEP_SECONDS, Job, earliest_deadline
from json_types import JsonObject, format_time
from models.approvals import Approval, ApprovalStatus, requester_ids, voted
from models.causes import caused_by
from models.delegations import delegations_between
from models.deliveries import deliveries_of
from models.delivery_channels import DeliveryChannel
from models.events import APPROVAL_EVENTS, LoggedEvent
from storage.background import log_failure
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID

_AT_ONCE: Final = 100
_RESOLVED: Final = [status for status in ApprovalStatus if status is not ApprovalStatus.PENDING]
_LONGEST_SUBJECT: Final = 255
_SHORT: Final = timedelta(days=1)
"""A request that expires sooner limits how long its deliveries are tried."""


class ApprovalNotices:
    """The job that notifies approvers, on the leader."""

    def __init__(self, connectors: ConnectorGateway) -> None:
        self._connectors = connectors

    def job(self) -> Job:
        """Return the job."""
        return Job("approval notices", SWEEP_SECONDS, self.sweep, _next_due, _due)

    async def sweep(self, moment: datetime) -> int:
        """Send the notices that are due, and return for how many requests.

        Safe on any number of replicas at once: each is sent under its request's lock, by the first to lock it.
        """
        sent, seen = 0, set[str]()
        while ids := [id for id in await _ids_due(moment, len(seen)) if id not in seen]:
            seen.update(ids)
            sent += sum([await self._notify_or_log(id, moment) for id in ids])
        return sent

    async def _notify_or_log(self, id: str, moment: datetime) -> bool:
        try:
            return await self._notify(id, moment)
        except Exception as error:  # the others must not wait for it; the next run tries it again
            log_failure(f"notice of approval {id}", error)
            return False

    async def _notify(self, id: str, moment: datetime) -> bool:
        async with transaction():
            approval = await _locked(id, moment)
            if approval is None:
                return False
            with caused_by(approval.cause_id):
                if approval.status is ApprovalStatus.PENDING:
                    await self._ask(approval, moment)
                else:
                    await self._replace_buttons(approval)
            return True

    async def _ask(self, approval: Approval, moment: datetime) -> None:
        recipients = await recipients_of(approval, moment)
        for user_id, absent in recipients.items():
            await self._deliver(approval, user_id, absent, moment)
        await approval.notify(list(recipients), moment)

    async def _replace_buttons(self, approval: Approval) -> None:
        """Queue the outcome for every message with buttons; only Slack's have some."""
        text, _ = await outcome_message(approval)
        for asked in await deliveries_of(approval.id, DeliveryChannel.SLACK):
            if place := place_of(asked):
                await deliver(
                    self._connectors,
                    organization_id=approval.organization_id,
                    by=SYSTEM_ID,
                    user_id=asked.user_id,
                    content=text,
                    channels=[DeliveryChannel.SLACK],
                    approval_id=approval.id,
                    target={"approvalId": approval.id, **place},
                )
        await approval.close()

    async def _deliver(self, approval: Approval, user_id: str, absent: Sequence[str], moment: datetime) -> None:
        """Queue one notice.

        Args:
            absent: the approvers in whose place the user decides.
        """
        names = await names_in(approval, *absent)
        place = f"You decide in place of {', '.join(names[each] for each in absent)}.\n" if absent else ""
        left = None if approval.expires_at is None else approval.expires_at - moment
        await deliver(
            self._connectors,
            organization_id=approval.organization_id,
            by=SYSTEM_ID,
            user_id=user_id,
            subject=f"{'Approval requested' if approval.is_new else 'Reminder'}: {approval.title}"[:_LONGEST_SUBJECT],
            content=place + await request_text(approval),
            data=_data(approval),
            approval_id=approval.id,
            target={"approvalId": approval.id},
            expires_in=left if left is not None and left < _SHORT else None,
        )


def _data(approval: Approval) -> JsonObject:
    return {
        "approvalId": approval.id,
        "title": approval.title,
        "data": approval.data,
        "expiresAt": None if approval.expires_at is None else format_time(approval.expires_at),
        "reminder": not approval.is_new,
    }


async def recipients_of(approval: Approval, moment: datetime) -> dict[str, list[str]]:
    """Return who is to decide: approvers, and delegates with the approvers in whose place they decide.

    Those who have decided, are behind the request or may not decide approvals are left out.
    """
    out = requester_ids(approval) | voted(approval)
    able = await able_approvers(approval.organization_id, approval.approver_ids)
    approvers = [id for id in approval.approver_ids if id in able - out]
    found: dict[str, list[str]] = {id: [] for id in approvers}
    for delegation in await delegations_between(approval.organization_id, moment, users=approvers):
        if delegation.delegate_id not in {*out, *approvers}:
            found.setdefault(delegation.delegate_id, []).append(delegation.user_id)
    delegates = await able_approvers(approval.organization_id, found.keys() - set(approvers))
    return {id: absent for id, absent in found.items() if id in approvers or id in delegates}


# ---------------------------------------------------------------- when


def _pending(moment: datetime) -> QuerySet[Approval]:
    """Return the open requests, without those that have expired."""
    return Approval.filter(Q(expires_at=None) | Q(expires_at__gt=moment), status=ApprovalStatus.PENDING)


def _resolved() -> QuerySet[Approval]:
    return Approval.filter(status__in=_RESOLVED)


async def _ids_due(moment: datetime, seen: int) -> list[str]:
    found: list[str] = []
    for rows in (_pending(moment), _resolved()):
        due = rows.filter(remind_at__lte=moment).order_by("remind_at").limit(_AT_ONCE + seen)
        found += [str(id) for id in await due.values_list("id", flat=True)]
    return found


async def _locked(id: str, moment: datetime) -> Approval | None:
    """Return a request with a notice that is due, locked."""
    approval = await Approval.filter(id=id, remind_at__lte=moment).select_for_update().first()
    pending = approval is not None and approval.status is ApprovalStatus.PENDING
    return None if approval is not None and pending and approval.expired(moment) else approval


async def _next_due() -> datetime | None:
    return await earliest_of(earliest_in(_pending(now()), "remind_at"), earliest_in(_resolved, "remind_at"))


def _due(event: LoggedEvent) -> datetime | None:
    return earliest_deadline(event.payload["approval"], "remind_at") if event.kind in APPROVAL_EVENTS else None
