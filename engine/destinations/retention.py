"""Expiry and retention of deliveries."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from engine.scheduler import Job
from models.destinations import EventDelivery
from models.event_log import read_head
from settings import Settings
from storage.pruning import prune

_EXPIRY_SECONDS: Final = 60.0
_HOUR: Final = 3600.0


def destination_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern event destinations."""
    keep = timedelta(days=settings.delivery_retention_days)
    return [
        Job("expiry of event deliveries", _EXPIRY_SECONDS, EventDelivery.expire_due),
        Job("event delivery retention", _HOUR, partial(prune_deliveries, keep=keep)),
    ]


async def prune_deliveries(moment: datetime, *, keep: timedelta) -> int:
    """Delete deliveries that ended long ago and those whose event was pruned; return how many."""
    old = await prune(EventDelivery.filter(completed_at__lt=moment - keep), "completed_at")
    pruned_through = (await read_head()).pruned_through
    without = await prune(EventDelivery.filter(event_seq__lte=pruned_through), "event_seq")
    return old + without
