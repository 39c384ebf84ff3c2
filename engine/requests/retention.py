"""Retention of requests. What was asked and replied stays in the messages of the session."""

from datetime import datetime, timedelta
from typing import Final

from engine.scheduler import Job
from models.requests import Request
from settings import Settings
from storage.pruning import prune

_HOUR: Final = 3600.0


def request_retention(settings: Settings) -> Job:
    """Return the job that prunes requests which ended more than `REQUEST_RETENTION_DAYS` ago."""
    keep = timedelta(days=settings.request_retention_days)

    async def sweep(moment: datetime) -> object:
        return await prune(Request.filter(completed_at__lt=moment - keep), "id")

    return Job("request retention", _HOUR, sweep)
