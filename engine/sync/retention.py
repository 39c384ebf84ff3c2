"""Retention of synchronizations. What the platforms agreed on stays."""

from datetime import datetime, timedelta
from typing import Final

from engine.scheduler import Job
from models.sync_jobs import SyncJob
from settings import Settings
from storage.pruning import prune

_HOUR: Final = 3600.0


def sync_retention(settings: Settings) -> Job:
    """Return the job that prunes synchronizations which ended more than `SYNC_RETENTION_DAYS` ago."""
    keep = timedelta(days=settings.sync_retention_days)

    async def sweep(moment: datetime) -> object:
        return await prune(SyncJob.filter(completed_at__lt=moment - keep), "id")

    return Job("synchronization retention", _HOUR, sweep)
