"""Webhooks of users that accept nothing any more: the override is disabled, and the user is notified another way.

The rule is that of event destinations (`engine.destinations.disabling`).
"""

from datetime import datetime
from typing import Final

from engine.deliveries.create import deliver
from engine.deliveries.effective import explain
from engine.destinations.disabling import DISABLED_AFTER, GONE, LEAST_FAILURES
from engine.outbound.gateway import ConnectorGateway
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.delivery_channels import DeliveryChannel
from models.integration_settings import IntegrationOverride, lock_overrides
from storage.database import transaction
from storage.ids import SYSTEM_ID

OWN_URLS: Final = frozenset({DeliveryChannel.WEBHOOK, DeliveryChannel.TEAMS, DeliveryChannel.DISCORD})
"""Channels whose URL a user sets."""

_DELETED: Final = 404
"""The status that Teams and Discord respond with once the webhook was deleted; at other hosts it may be a mistake."""


async def disable_if_dead(connectors: ConnectorGateway, row: Delivery, moment: datetime) -> None:
    """Disable the recipient's override of a channel after a delivery has failed, if nothing is accepted there."""
    if row.channel not in OWN_URLS or row.user_id is None or row.status is not DeliveryStatus.FAILED:
        return
    async with transaction():
        override = (await lock_overrides(row.organization_id, row.user_id)).get(row.channel)
        if override is None or not override.enabled or override.updated_at > row.created_at:
            return
        reason = GONE if _is_gone(row) else await _failing_for_days(override, moment)
        if reason is not None:
            former = override.audited()
            override.apply({"enabled": False})
            await override.store(by=SYSTEM_ID, former=former)
            await _notify(connectors, override, reason)


def _is_gone(row: Delivery) -> bool:
    status = row.attempts[-1]["status_code"] if row.attempts else None
    return status == 410 or (status == _DELETED and row.channel is not DeliveryChannel.WEBHOOK)


async def _failing_for_days(override: IntegrationOverride, moment: datetime) -> str | None:
    """Return why an override is to be disabled, if all has failed for days since it was changed or last worked."""
    same = {"organization_id": override.organization_id, "user_id": override.user_id, "channel": override.channel}
    worked = await Delivery.filter(**same, status=DeliveryStatus.SUCCESS).order_by("-completed_at").first()
    since = max(override.updated_at, worked.completed_at) if worked is not None and worked.completed_at else None
    failed = Delivery.filter(**same, status=DeliveryStatus.FAILED, completed_at__gt=since or override.updated_at)
    oldest = await failed.order_by("completed_at").limit(LEAST_FAILURES)
    failures = sum(each.tried for each in oldest)
    first = oldest[0].completed_at if oldest else None
    if first is None or failures < LEAST_FAILURES or moment - first < DISABLED_AFTER:
        return None
    return f"All attempts have failed for {DISABLED_AFTER.days} days."


async def _notify(connectors: ConnectorGateway, override: IntegrationOverride, reason: str) -> None:
    """Tell the user through the other channels that are enabled, or else in the inbox."""
    explained = await explain(connectors, override.organization_id, override.user_id)
    enabled = [each.channel for each in explained if each.will_deliver and each.channel is not override.channel]
    await deliver(
        connectors,
        organization_id=override.organization_id,
        by=SYSTEM_ID,
        user_id=override.user_id,
        subject=f"Deliveries through {override.channel.value} are disabled",
        content=f"Parley disabled your channel {override.channel.value}. {reason} Correct its URL and enable it again "
        "with setIntegrationOverride.",
        channels=enabled or [DeliveryChannel.TEST],
    )
