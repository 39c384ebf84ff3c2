"""All scheduled jobs and their intervals."""

from typing import Final

from engine.agent_pools import pool_jobs
from engine.agents import agent_jobs
from engine.approvals import approval_jobs
from engine.audit_entries import audit_jobs
from engine.delegations import delegation_jobs
from engine.deliveries.retention import delivery_jobs
from engine.destinations.retention import destination_jobs
from engine.inbound import inbound_jobs
from engine.outbound.agent_status import call_jobs
from engine.replicas import replica_jobs
from engine.requests.retention import request_retention
from engine.retention import event_retention, idempotency_key_retention, operation_retention, run_retention
from engine.scheduler import Job
from engine.sessions import session_jobs
from engine.studio.jobs import studio_jobs
from engine.sync.retention import sync_retention
from engine.tasks import task_jobs
from engine.triggers.events import EventTriggers
from engine.triggers.schedules import schedule_job
from settings import Settings
from storage.database import check_files

_FILES_SECONDS: Final = 5.0


def jobs(settings: Settings) -> list[Job]:
    """Return the scheduled jobs for these settings."""
    return [
        *agent_jobs(settings),
        *pool_jobs(settings),
        *call_jobs(),
        *task_jobs(settings),
        *session_jobs(settings),
        *approval_jobs(settings),
        *audit_jobs(settings),
        *delegation_jobs(),
        schedule_job(),
        EventTriggers().job(),
        *destination_jobs(settings),
        *inbound_jobs(settings),
        *delivery_jobs(settings),
        *replica_jobs(),
        event_retention(settings),
        run_retention(settings),
        request_retention(settings),
        sync_retention(settings),
        *studio_jobs(settings),
        idempotency_key_retention(),
        operation_retention(),
        Job("database files", _FILES_SECONDS, lambda _moment: check_files()),
    ]
