"""Delegations: who decides approvals in place of an absent user.

::

    planned ──`starts_at`──▶ in effect ──`ends_at`──▶ ended
       └───────────end───────────┴───────────────────▶ ended

What counts is the clock, as with leases: a delegation is in effect from `starts_at` until `ends_at`, whenever a job
notices, unless it was ended before. A delegate may decide only what the delegator is named for, not what others
have delegated to the delegator, so there are no chains.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json, format_time
from models.causes import current_cause, new_event_id
from models.events import Topics, record_change
from storage.clock import now
from storage.ids import SYSTEM_ID
from storage.record import Record

DELEGATED: Final = "approval.delegated"
DELEGATION_ENDED: Final = "approval.delegation_ended"


class ApprovalDelegation(Record):
    """A period in which `delegate_id` may decide what `user_id` is named for. `ended_at` is set once it has ended.

    `cause_id` is the event that recorded it.
    """

    PREFIX = "dlg"

    user_id = fields.CharField(max_length=40)
    delegate_id = fields.CharField(max_length=40)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    cause_id = fields.CharField(max_length=120, null=True)

    class Meta:
        table = "approval_delegations"
        indexes = (
            Index(fields=("organization_id", "user_id", "ended_at")),
            Index(fields=("organization_id", "delegate_id", "ended_at")),
            Index(fields=("ended_at", "ends_at")),
        )

    @classmethod
    async def give(
        cls, *, organization_id: str, user_id: str, delegate_id: str, starts_at: datetime, ends_at: datetime
    ) -> Self:
        """Insert a delegation."""
        delegation = cls.new(
            organization_id=organization_id,
            user_id=user_id,
            delegate_id=delegate_id,
            starts_at=starts_at,
            ends_at=ends_at,
            cause_id=new_event_id(),
        )
        await delegation.insert()
        changes: dict[str, Json] = {
            "user_id": user_id,
            "delegate_id": delegate_id,
            "starts_at": format_time(starts_at),
            "ends_at": format_time(ends_at),
        }
        await delegation._record(DELEGATED, user_id, changes, event_id=delegation.cause_id)
        return delegation

    async def end(self, by: str, moment: datetime) -> None:
        """End it, early or because its time is over.

        Raises:
            Conflict: it has already ended.
        """
        if self.has_ended(moment) and by != SYSTEM_ID:
            raise Conflict("This delegation has already ended.", field=["id"])
        self.ended_at = moment
        await self.save()
        changes: dict[str, Json] = {
            "user_id": self.user_id,
            "delegate_id": self.delegate_id,
            "ended_at": format_time(moment),
        }
        await self._record(DELEGATION_ENDED, by, changes, cause=self.cause_id if by == SYSTEM_ID else None)

    def has_ended(self, moment: datetime) -> bool:
        """Return whether it has ended by `moment`, early or because its time is over."""
        return self.ended_at is not None or self.ends_at <= moment

    def in_effect(self, moment: datetime) -> bool:
        """Return whether the delegate may decide for the delegator at `moment`."""
        return self.starts_at <= moment and not self.has_ended(moment)

    async def _record(
        self, type: str, by: str, changes: dict[str, Json], *, event_id: str | None = None, cause: str | None = None
    ) -> None:
        await record_change(
            self,
            changes,
            by=by,
            type=type,
            topics=Topics(user_id=self.user_id),
            caused_by=current_cause() or cause,
            event_id=event_id,
        )


async def delegations_between(
    organization_id: str,
    moment: datetime,
    *,
    users: Sequence[str] | None = None,
    delegates: Sequence[str] | None = None,
) -> list[ApprovalDelegation]:
    """Return the delegations in effect at `moment`, of these users or to these delegates, oldest first."""
    rows = ApprovalDelegation.filter(
        organization_id=organization_id, ended_at=None, starts_at__lte=moment, ends_at__gt=moment
    )
    if users is not None:
        rows = rows.filter(user_id__in=list(users))
    if delegates is not None:
        rows = rows.filter(delegate_id__in=list(delegates))
    return await rows.order_by("id")


async def delegators_of(organization_id: str, user_id: str, moment: datetime | None = None) -> frozenset[str]:
    """Return the users in whose place a user decides, at `moment` or now."""
    rows = await delegations_between(organization_id, moment or now(), delegates=[user_id])
    return frozenset(row.user_id for row in rows)
