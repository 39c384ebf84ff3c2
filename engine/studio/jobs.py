"""The scheduled jobs of the bridge."""

from datetime import datetime, timedelta
from typing import Final

from engine.scheduler import SWEEP_SECONDS, Job
from engine.studio.commands import created, next_expiry, sweep_commands
from engine.studio.instances import connected, next_lost, sweep_instances
from models.studio import StudioCommand
from settings import Settings
from storage.pruning import prune

_HOUR: Final = 3600.0


def studio_jobs(settings: Settings) -> list[Job]:
    """Return the jobs: commands expire, instances get lost, and ended commands are pruned as old events are."""
    keep = timedelta(days=settings.event_retention_days)

    async def sweep_ended(moment: datetime) -> object:
        return await prune(StudioCommand.filter(completed_at__lt=moment - keep), "id")

    return [
        Job("studio commands", SWEEP_SECONDS, sweep_commands, next_expiry, created),
        Job("studio instances", SWEEP_SECONDS, sweep_instances, next_lost, connected),
        Job("studio command retention", _HOUR, sweep_ended),
    ]
