"""Expiry and retention of deliveries to people."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from engine.deadlines import earliest_in, earliest_of
from engine.deliveries.sending import expire_deliveries
from engine.scheduler import SWEEP_SECONDS, Job
from models.deliveries import Delivery
from models.delivery_attempts import OPEN
from settings import Settings
from storage.pruning import prune

_HOUR: Final = 3600.0


def delivery_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern deliveries to people."""
    keep = timedelta(days=settings.delivery_retention_days)
    return [
        Job("expiry of deliveries", SWEEP_SECONDS, expire_deliveries, _next_expiry),
        Job("delivery retention", _HOUR, partial(_prune, keep=keep)),
    ]


async def _next_expiry() -> datetime | None:
    return await earliest_of(*[earliest_in(Delivery, "expires_at", status=status, began_at=None) for status in OPEN])


async def _prune(moment: datetime, *, keep: timedelta) -> int:
    """Delete deliveries that ended long ago; return how many."""
    return await prune(Delivery.filter(completed_at__lt=moment - keep), "completed_at")
