"""Expiry and retention of deliveries to people."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from engine.deliveries.sending import expire_deliveries
from engine.scheduler import Job
from models.deliveries import Delivery
from settings import Settings
from storage.pruning import prune

_EXPIRY_SECONDS: Final = 5.0
_HOUR: Final = 3600.0


def delivery_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern deliveries to people."""
    keep = timedelta(days=settings.delivery_retention_days)
    return [
        Job("expiry of deliveries", _EXPIRY_SECONDS, expire_deliveries),
        Job("delivery retention", _HOUR, partial(_prune, keep=keep)),
    ]


async def _prune(moment: datetime, *, keep: timedelta) -> int:
    """Delete deliveries that ended long ago; return how many."""
    return await prune(Delivery.filter(completed_at__lt=moment - keep), "completed_at")
