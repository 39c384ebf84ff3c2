"""Agents: lost workers return their tasks to the queue, calls are counted, and metrics are sampled."""

from datetime import UTC, datetime, timedelta
from typing import Final

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from connectors.agent_runtimes import check_fields
from connectors.runtimes import RUNTIMES
from engine.deadlines import earliest_in
from engine.scheduler import SWEEP_SECONDS, Job
from engine.tasks import lose
from json_types import Json
from models.agents import MISSED_HEARTBEATS, Agent, AgentRuntime, AgentSample, AgentStatus
from models.events import EventKind, LoggedEvent
from models.invocations import Invocation
from models.tasks import CLAIMED, Task, TaskStatus
from settings import Settings
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID

SAMPLES_KEPT: Final = 10_000
_BATCH: Final = 200
_PRESENT: Final = (AgentStatus.IDLE, AgentStatus.BUSY, AgentStatus.ERROR)


def lost_before(moment: datetime, interval: int) -> datetime:
    """Return the time at or before which a last heartbeat means that the worker is lost."""
    return moment - timedelta(seconds=MISSED_HEARTBEATS * interval)


def check_config(runtime: AgentRuntime, config: Json) -> None:
    """Require a config with which Parley can call the agent. An empty one is allowed: it can be set later.

    Fields without a meaning are rejected when a config is set. When an agent is called, they are ignored.

    Raises:
        InvalidInput: the config is invalid; the field begins with `config`.
    """
    called = RUNTIMES.get(runtime.value)
    if called is not None and config:
        called.check(config)
        check_fields(config, called.fields)


async def return_tasks(agent: Agent, *, all_assigned: bool, by: str) -> None:
    """Return the tasks that the locked agent holds to the queue; with `all_assigned`, also those assigned to it."""
    tasks = Task.filter(assigned_to_id=agent.id)
    theirs = (
        tasks.filter(status__in=[TaskStatus.ASSIGNED, TaskStatus.RUNNING]) if all_assigned else tasks.filter(CLAIMED)
    )
    for task in await theirs.order_by("id").select_for_update():
        await task.release(by=by, for_good=all_assigned)


async def renew_leases(agent: Agent) -> int:
    """Renew the leases of the tasks that the locked agent has started, and return the number of tasks it holds.

    Not those of tasks that it has only claimed: the response to the claim may have been lost, and the agent would keep
    a task that it does not know of.
    """
    claimed = await Task.filter(assigned_to_id=agent.id).filter(CLAIMED).order_by("id").select_for_update()
    for task in claimed:
        started = task.status is TaskStatus.RUNNING and task.lease_expires_at is not None
        if started and task.expiry_reason(now()) is None:
            await task.renew()
    return len(claimed)


async def sweep_agents(moment: datetime, interval: int) -> int:
    """Mark the workers as lost that have missed three heartbeats by `moment`, and return how many."""
    heard_before = lost_before(moment, interval)
    gone = Agent.filter(
        runtime=AgentRuntime.WORKER, status__in=_PRESENT, last_heartbeat_at__lte=heard_before, deleted_at=None
    )
    lost = [await _mark_lost(agent.id, heard_before) for agent in await gone.limit(_BATCH)]
    return sum(lost)


async def _mark_lost(agent_id: str, heard_before: datetime) -> bool:
    async with transaction():
        agent = await Agent.select_for_update().get(id=agent_id)
        if agent.status not in _PRESENT or agent.deleted_at is not None or agent.has_heartbeat_since(heard_before):
            return False
        for task in await Task.filter(assigned_to_id=agent.id).filter(CLAIMED).order_by("id").select_for_update():
            await lose(task, agent, f"The worker missed {MISSED_HEARTBEATS} heartbeats.")
        await agent.mark_lost(by=SYSTEM_ID)
        return True


async def record_execution(
    agent_id: str, invocation: Invocation, *, error: str | None = None, simulated: bool = False
) -> None:
    """Count a call of an agent by Parley, and record the event of its reply, or of its failure with `error`.

    Call it in the transaction that stores the reply. With an `invocation.key` it may be repeated: the event is recorded
    once.
    """
    async with transaction():
        agent = await Agent.select_for_update().get(id=agent_id)
        agent.count_attempt()
        if error is None:
            agent.count_reply(invocation.duration_ms)
        else:
            agent.count_failed(final=False, latency_ms=invocation.duration_ms)
        await agent.update_columns()  # not save(): counting does not change `updated_at`
        if error is None:
            await agent.record_reply(invocation, simulated=simulated)
        else:
            await agent.record_error(invocation, error)


async def sweep_samples(moment: datetime, interval: int) -> int:
    """Sample every agent once per interval, regardless of the number of replicas, and prune old samples."""
    begin = begin_of_interval(moment, interval)
    taken = 0
    while sampled := await _sample(moment, begin):
        taken += sampled
    await AgentSample.filter(at__lt=moment - timedelta(seconds=SAMPLES_KEPT * interval)).delete()
    return taken


def begin_of_interval(moment: datetime, seconds: int) -> datetime:
    """Return the beginning of the interval that contains a moment; it is the same on every replica."""
    return datetime.fromtimestamp(moment.timestamp() // seconds * seconds, UTC)


async def _sample(moment: datetime, begin: datetime) -> int:
    async with transaction():
        due = Agent.filter(Q(sampled_at=None) | Q(sampled_at__lt=begin), deleted_at=None)
        agents = await due.limit(_BATCH).select_for_update(skip_locked=True)
        await AgentSample.bulk_create(
            AgentSample(organization_id=agent.organization_id, agent_id=agent.id, at=moment, metrics=agent.metrics())
            for agent in agents
        )
        await Agent.filter(id__in=[agent.id for agent in agents]).update(sampled_at=moment)
        return len(agents)


def _present_workers() -> QuerySet[Agent]:
    return Agent.filter(runtime=AgentRuntime.WORKER, status__in=_PRESENT, deleted_at=None)


def agent_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern agents."""
    heartbeats, metrics = settings.agent_heartbeat_interval, settings.metrics_interval

    async def next_lost() -> datetime | None:
        heard = await earliest_in(_present_workers, "last_heartbeat_at")
        return None if heard is None else heard + MISSED_HEARTBEATS * timedelta(seconds=heartbeats)

    async def next_sample() -> datetime:
        return begin_of_interval(now(), metrics) + timedelta(seconds=metrics)

    return [
        Job("lost workers", SWEEP_SECONDS, lambda moment: sweep_agents(moment, heartbeats), next_lost, _connected),
        Job("agent samples", float(metrics), lambda moment: sweep_samples(moment, metrics), next_sample),
    ]


def _connected(event: LoggedEvent) -> datetime | None:
    """Run the job when a worker has connected: its heartbeats have a deadline now."""
    return now() if event.kind is EventKind.AgentConnected else None
