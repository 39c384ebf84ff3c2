"""Agents: creating, commanding and reading them, and receiving their heartbeats."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, cast

from auth.access import find_visible, get_visible, require_to_work, require_to_work_as, visible, visible_query
from context.operation import Context
from engine.agents import check_config, lost_before, renew_leases, return_tasks
from engine.tasks import count_claimed
from errors import Conflict, ErrorCode, InvalidInput
from json_types import Json, camel_case
from models.agents import Agent, AgentCommand, AgentRuntime, AgentSample, AgentStatus, samples_of
from models.platform import Health, HealthStatus
from models.tasks import Task, TaskStatus
from models.users import ApiKey
from resolvers import checks
from resolvers.idempotency import once
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.projection import Columns
from storage.queries import Operator, Query

MOST_CONCURRENT_TASKS: Final = 1000
MOST_QUEUED: Final = 100_000
MOST_SAMPLES: Final = 1000
DEFAULT_SAMPLES: Final = 100
LARGEST_USAGE: Final = 1e15

_CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "name": lambda value: checks.text(value, "name"),
    "type": lambda value: checks.text(value, "type"),
    "description": lambda value: checks.optional_text(value, "description"),
    "max_concurrent_tasks": lambda value: checks.whole(value, "max_concurrent_tasks", 1, MOST_CONCURRENT_TASKS),
    "max_queued_tasks": lambda value: (
        value if value is None else checks.whole(value, "max_queued_tasks", 0, MOST_QUEUED)
    ),
    "cpu_limit": lambda value: _usage_limit(value, "cpu_limit"),
    "memory_limit": lambda value: _usage_limit(value, "memory_limit"),
    "capabilities": lambda value: checks.words(value, "capabilities"),
    "config": lambda value: checks.json_object(value, "config"),
    "metadata": lambda value: checks.json_object(value, "metadata"),
}
"""The check of each value that a caller can set or change."""


def _usage_limit(value: float | None, field: str) -> float | None:
    if value is not None and not 0 < value <= LARGEST_USAGE:
        raise InvalidInput(f"{camel_case(field)} must be above 0, and at most {LARGEST_USAGE:g}.", field=[field])
    return value


@dataclass(frozen=True, kw_only=True)
class NewAgent:
    """An agent to create, as its creator describes it."""

    name: str
    type: str
    runtime: AgentRuntime
    max_concurrent_tasks: int
    max_queued_tasks: int | None
    cpu_limit: float | None
    memory_limit: float | None
    description: str | None
    capabilities: Sequence[str] | None
    config: Json
    metadata: Json


async def create_agent(ctx: Context, asked: NewAgent, *, idempotency_key: str | None) -> Agent:
    """Create an agent.

    Raises:
        Conflict: the organization has as many agents of this type as MAX_AGENTS_PER_TYPE allows.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("agents:write")
    given = {name: value for name, value in vars(asked).items() if name != "runtime"}
    values = {"runtime": asked.runtime} | _checked(given)
    check_config(asked.runtime, cast(Json, values["config"]))
    if asked.runtime is AgentRuntime.BUILTIN:
        _require_known_type(ctx, asked.type)

    async def create() -> Agent:
        await _require_below_limit(ctx, asked.type)
        agent = Agent.new(organization_id=actor.organization_id, **values)
        await agent.add(by=actor.id)
        return agent

    return await once(actor, idempotency_key, "createAgent", values, Agent, create)


def _require_known_type(ctx: Context, type: str) -> None:
    """Require a type of which this gateway has built-in agents, unless it has none at all.

    Raises:
        InvalidInput: there are others only.
    """
    types = ctx.resources.built_in.types
    if types and type not in types:
        known = ", ".join(sorted(types))
        raise InvalidInput(f"There is no built-in agent of this type, only {known}.", field=["type"])


async def _require_below_limit(ctx: Context, type: str) -> None:
    """Require that another agent of the type is allowed. An advisory lock serializes concurrent callers."""
    most = ctx.resources.settings.max_agents_per_type
    await advisory_lock(f"agents {ctx.actor.organization_id} {type}")
    if await visible(Agent, ctx.actor).filter(type=type).count() >= most:
        raise Conflict(
            f"There are already {most} agents of this type, the limit set by MAX_AGENTS_PER_TYPE.", field=["type"]
        )


async def update_agent(ctx: Context, *, id: str, given: Mapping[str, Any]) -> Agent:
    """Change the given values; the description and the limits that are optional can become null.

    Raises:
        NotFound: there is no such agent.
        Conflict: the type of a worker or a built-in agent would change, or there are as many agents of the new type as
            allowed.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("agents:write")
    checks.no_nulls(given, nullable={"description", "max_queued_tasks", "cpu_limit", "memory_limit"})
    values = _checked(given)
    async with transaction():
        agent = await get_visible(Agent, actor, id, lock=True)
        if "config" in values:
            check_config(agent.runtime, values["config"])
        if values.get("type", agent.type) != agent.type:
            agent.require_free_type()
            await _require_below_limit(ctx, values["type"])
        await agent.change(values, by=actor.id)
    return agent


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _CHECKS[name](value) for name, value in given.items()}


async def delete_agent(ctx: Context, *, id: str) -> str:
    """Delete an agent: its tasks that have not started return to the queue, and its keys are revoked.

    Raises:
        NotFound: there is no such agent.
        Conflict: it is running a task.
    """
    actor = ctx.actor
    actor.require("agents:write")
    async with transaction():
        agent = await get_visible(Agent, actor, id, lock=True)
        if await visible(Task, actor).filter(assigned_to_id=agent.id, status=TaskStatus.RUNNING).exists():
            raise Conflict(
                "The agent is running a task. Wait for it to finish, cancel it, or stop the agent.", field=["id"]
            )
        await return_tasks(agent, all_assigned=True, by=actor.id)
        for key in await visible(ApiKey, actor).filter(owner_id=agent.id, revoked_at=None).select_for_update():
            await key.revoke(by=actor.id)
        await agent.soft_delete(by=actor.id)
    return agent.id


async def command_agent(ctx: Context, *, id: str, command: AgentCommand) -> Agent:
    """Start, stop or restart an agent. An agent that is already in the requested state is not changed.

    Raises:
        NotFound: there is no such agent.
    """
    actor = ctx.actor
    actor.require("agents:write")
    async with transaction():
        agent = await get_visible(Agent, actor, id, lock=True)
        if command is not AgentCommand.START:
            await return_tasks(agent, all_assigned=False, by=actor.id)
            await agent.stop(by=actor.id)
        if command is not AgentCommand.STOP:
            heard_since = lost_before(now(), ctx.resources.settings.agent_heartbeat_interval)
            await agent.start(claimed=await count_claimed(agent.id), heartbeat_since=heard_since, by=actor.id)
    return agent


async def heartbeat(ctx: Context, *, agent_id: str, cpu_usage: float | None, memory_usage: float | None) -> Agent:
    """Record a heartbeat of a worker and renew the leases of its tasks.

    Raises:
        NotFound: there is no such agent.
        Forbidden: the caller is another agent, or may not run agents.
        Conflict: the agent is not a worker.
        InvalidInput: a value is negative.
    """
    actor = ctx.actor
    require_to_work(actor)
    usage = {"cpu_usage": cpu_usage, "memory_usage": memory_usage}
    for name, value in usage.items():
        if value is not None and not 0 <= value < float("inf"):
            raise InvalidInput(f"{camel_case(name)} must not be negative.", field=[name])
    async with transaction():
        agent = await get_visible(Agent, actor, agent_id, field="agent_id", lock=True)
        require_to_work_as(actor, agent.id)
        await agent.record_heartbeat(**usage, claimed=await renew_leases(agent), by=actor.id)
    return agent


# ---------------------------------------------------------------- reading


async def read_agent(ctx: Context, id: str, columns: Columns | None = None) -> Agent | None:
    """Return the agent, or None if the caller cannot see it."""
    ctx.actor.require("agents:read")
    return await find_visible(Agent, ctx.actor, id, columns=columns)


def require_may_read_config(ctx: Context, id: str) -> None:
    """Require a scope of agents for what an agent is configured with, unless the agent is the caller.

    A link, such as that of a task to its agent, shows to everyone who the agent is, but not this.

    Raises:
        Forbidden: the caller has no such scope.
    """
    if id != ctx.viewer_id and "agents:write" not in ctx.actor.scopes:
        ctx.actor.require("agents:read")


def agents(
    ctx: Context,
    *,
    status: Sequence[AgentStatus] | None = None,
    runtime: Sequence[AgentRuntime] | None = None,
    type: str | None = None,
    capability: str | None = None,
    search: str | None = None,
) -> Query[Agent]:
    """Return the agents that match all the given conditions."""
    ctx.actor.require("agents:read")
    rows = visible_query(Agent, ctx.actor)
    rows = rows.where_in_given("status", status).where_in_given("runtime", runtime)
    rows = rows.where_given(Operator.EQUALS, "type", checks.optional_text(type, "type"))
    wanted = checks.optional_text(capability, "capability")
    rows = rows.where_given(Operator.CONTAINS_ELEMENT, "capabilities", wanted)
    return rows.search(checks.search(search), "name", "type", "description")


async def history(ctx: Context, agent: Agent, *, since: datetime | None, first: int) -> list[AgentSample]:
    """Return samples of an agent, oldest first: the first ones since a time, or the newest ones.

    Raises:
        InvalidInput: `first` is out of range.
    """
    ctx.actor.require("agents:read")
    checks.whole(first, "first", 1, MOST_SAMPLES)
    return await samples_of(agent, checks.moment(since, "since"), first)


def health(ctx: Context, agent: Agent) -> Health:
    """Return an agent's health: of a worker from its heartbeats, of an agent that Parley calls from its last call.

    That of a built-in agent is also that of its component, see `component_of`.
    """
    interval = timedelta(seconds=ctx.resources.settings.agent_heartbeat_interval)
    heard = agent.last_heartbeat_at
    match agent.status:
        case AgentStatus.STOPPED:
            return Health(HealthStatus.UNKNOWN, "The agent was stopped.", heard)
        case AgentStatus.OFFLINE if heard is None:
            return Health(HealthStatus.UNKNOWN, "The agent has never sent a heartbeat.")
        case AgentStatus.OFFLINE:
            return Health(HealthStatus.UNHEALTHY, "The agent has missed its heartbeats.", heard)
        case _ if agent.is_worker and not agent.has_heartbeat_since(now() - 1.5 * interval):
            return Health(HealthStatus.DEGRADED, "A heartbeat is late.", heard)
        case _ if agent.excess is not None:
            return Health(HealthStatus.DEGRADED, agent.excess, heard)
        case _ if agent.is_worker:
            return Health(HealthStatus.HEALTHY, None, heard)
        case _ if agent.is_built_in:
            return _health_of_built_in(ctx, agent)
    return _health_of_called(agent)


def _health_of_built_in(ctx: Context, agent: Agent) -> Health:
    """Return the worse of what the agent says about itself and what its last invocation showed."""
    checked = ctx.resources.built_in.health(agent.type)
    if checked.status is not HealthStatus.HEALTHY or agent.status is not AgentStatus.ERROR:
        return checked
    return Health(HealthStatus.UNHEALTHY, agent.last_call_error, agent.last_call_at)


def component_of(ctx: Context, agent: Agent) -> str | None:
    """Return the component of the platform whose health is also that of a built-in agent, if the caller may read it."""
    may_read = agent.is_built_in and "platform:read" in ctx.actor.scopes
    return ctx.resources.built_in.component(agent.type) if may_read else None


def _health_of_called(agent: Agent) -> Health:
    if agent.last_call_at is None:
        return Health(HealthStatus.UNKNOWN, "The agent's health is unknown until it is called.")
    if agent.last_call_error is None:
        return Health(HealthStatus.HEALTHY, None, agent.last_call_at)
    limited = agent.last_call_error.startswith(ErrorCode.RATE_LIMITED.value)
    status = HealthStatus.DEGRADED if limited else HealthStatus.UNHEALTHY
    return Health(status, agent.last_call_error, agent.last_call_at)
