"""Every duty of the clock, with how often it is due."""

from engine.agents import agent_duties
from engine.approvals import approval_duties
from engine.destinations.retention import destination_duties
from engine.retention import run_retention
from engine.scheduler import Duty, retention
from engine.sessions import session_duties
from engine.tasks import task_duties
from engine.triggers.schedules import trigger_duties
from settings import Settings


def duties(settings: Settings) -> list[Duty]:
    """Returns what happens by itself under these settings."""
    return [
        *agent_duties(settings),
        *task_duties(settings),
        *session_duties(settings),
        *approval_duties(settings),
        *trigger_duties(settings),
        *destination_duties(settings),
        retention(settings.event_retention_days),
        run_retention(settings),
    ]
