"""Reports about an SMS that Twilio has accepted: whether it was delivered.

Reports arrive in any order, and more than once. The first final one counts. A message that was accepted but not
delivered becomes FAILED, and can be retried.
"""

import asyncio
from dataclasses import dataclass
from typing import Final

from models.deliveries import Delivery
from models.delivery_channels import DeliveryChannel
from storage.database import transaction
from storage.ids import prefix_of
from storage.turns import read_on_behalf_of

FINAL: Final = frozenset({"delivered", "undelivered", "failed"})
"""The statuses after which no other one follows; those before them change nothing."""
_DELIVERED: Final = "delivered"

_LOOKS: Final = 20
_PAUSE_SECONDS: Final = 0.1
"""A report can arrive before the response to the request that it is about has been recorded."""


@dataclass(frozen=True, slots=True)
class SmsReport:
    """A status callback.

    Args:
        sid: Twilio's id of the message.
        error_code: why it was not delivered, such as 30003 for a phone that is switched off.
    """

    delivery_id: str
    sid: str
    status: str
    error_code: str | None = None


async def record_report(report: SmsReport) -> bool:
    """Record a report, for the message's organization, and return whether there is such a message."""
    if report.status not in FINAL:
        return True
    if prefix_of(report.delivery_id) != Delivery.PREFIX:
        return False
    rows = Delivery.filter(id=report.delivery_id, channel=DeliveryChannel.SMS)
    found = await rows.first()
    if found is None:
        return False
    read_on_behalf_of(found.organization_id)
    for _ in range(_LOOKS):
        async with transaction():
            row = await rows.select_for_update().first()
            if row is None:
                return False
            if row.began_at is None:
                return await _record(row, report)
        await asyncio.sleep(_PAUSE_SECONDS)
    return False


async def _record(row: Delivery, report: SmsReport) -> bool:
    if row.external_id != report.sid:
        return False
    if (row.receipt or {}).get("status") in FINAL:
        return True
    if report.status == _DELIVERED:
        await row.confirm(report.status)
    else:
        code = f", error {report.error_code}" if report.error_code else ""
        await row.disown(report.status, f"UPSTREAM_FAILED: Twilio accepted it and reports: {report.status}{code}.")
    return True
