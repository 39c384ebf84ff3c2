"""The manager of built-in agents: registers, starts, invokes, monitors and stops them."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Final

import orjson

from connectors.agent_runtimes import AgentAnswer, answer_of
from connectors.transport.circuits import Breaker, CircuitStatus
from engine.outbound.agent_calls import AgentCall
from errors import InvalidInput, NotConfigured, Unavailable
from integration_agents.base import AgentTask, BaseIntegrationAgent, RunOperation, TaskContext
from integration_agents.callers import actor_of
from integration_agents.counting import count_cache
from integration_agents.execution import attempted, check_params
from json_types import Json, JsonObject
from models.platform import Health, HealthStatus
from shown import as_json
from storage.background import run_forever, running
from storage.clock import now

_log = logging.getLogger("parley.agents")

DESCRIBE: Final = "describe"
"""The task that every agent has: it returns the tasks with the schemas of their parameters."""
_CHECK_SECONDS: Final = 5.0
_STOP_SECONDS: Final = 5.0
_DESCRIBE: Final = AgentTask(
    description="Describe the tasks, with the JSON Schemas of their parameters.",
    params={"type": "object", "additionalProperties": False},
)

Breakers = Callable[[str, str], Breaker]
"""Returns the circuit with a name of an organization."""


class IntegrationAgentsManager:
    """The agents of this process; `BuiltInAgents` for those who invoke them.

    Args:
        skipped: there are none because of SKIP_INTEGRATION_AGENTS, which errors mention.
    """

    def __init__(self, agents: Iterable[BaseIntegrationAgent], breakers: Breakers, *, skipped: bool = False) -> None:
        self._agents: dict[str, BaseIntegrationAgent] = {}
        self._breakers = breakers
        self._skipped = skipped
        self._health: dict[str, Health] = {}
        self._unstarted: set[str] = set()
        self._run: RunOperation | None = None
        for agent in agents:
            self.register(agent)

    def register(self, agent: BaseIntegrationAgent) -> None:
        """Add an agent.

        Raises:
            ValueError: there is one with this name.
        """
        if agent.name in self._agents:
            raise ValueError(f"There are two built-in agents with the name {as_json(agent.name)}.")
        self._agents[agent.name] = agent
        self._health[agent.name] = Health(HealthStatus.UNKNOWN, "The agent is starting.")
        self._unstarted.add(agent.name)

    @contextlib.asynccontextmanager
    async def initialized(self, run: RunOperation, *, check_every: float) -> AsyncIterator[None]:
        """Start the agents and monitor them while the block runs; stop them afterwards.

        Args:
            run: executes operations of the public API.
            check_every: the interval of health checks, in seconds.
        """
        self._run = run
        await self.check_all()
        try:
            async with running(run_forever("health of built-in agents", self.check_all, every=check_every)):
                yield
        finally:
            self._run = None
            await self._stop_all()

    @property
    def agents(self) -> Mapping[str, BaseIntegrationAgent]:
        """The agents by name."""
        return self._agents

    # ---------------------------------------------------------------- health

    async def check_all(self) -> None:
        """Start the agents that have not started yet, and check the health of the others."""
        await asyncio.gather(*(self._check(agent) for agent in self._agents.values()))

    async def _check(self, agent: BaseIntegrationAgent) -> None:
        try:
            async with asyncio.timeout(_CHECK_SECONDS):
                if agent.name in self._unstarted:
                    await agent.start()
                    self._unstarted.discard(agent.name)
                self._health[agent.name] = await agent.check_health()
        except Exception as error:  # an agent is anybody's code; its failure is its health
            problem = f"It could not {'start' if agent.name in self._unstarted else 'be checked'}"
            reason = _reason(error)
            if self._health[agent.name].status is not HealthStatus.UNHEALTHY:
                _log.warning("agent %s: %s: %s", agent.name, problem, reason)
            self._health[agent.name] = Health(HealthStatus.UNHEALTHY, f"{problem}: {reason}", now())

    async def _stop_all(self) -> None:
        for agent in self._agents.values():
            if agent.name not in self._unstarted:
                try:
                    async with asyncio.timeout(_STOP_SECONDS):
                        await agent.stop()
                except Exception:  # anybody's code; the others are stopped all the same
                    _log.exception("agent %s did not stop properly", agent.name)

    # ---------------------------------------------------------------- `BuiltInAgents`

    @property
    def types(self) -> frozenset[str]:
        """See `BuiltInAgents`."""
        return frozenset(self._agents)

    def health(self, type: str) -> Health:
        """See `BuiltInAgents`."""
        return self._health.get(type) or Health(HealthStatus.UNKNOWN, self._why_not(type))

    def component(self, type: str) -> str | None:
        """See `BuiltInAgents`."""
        agent = self._agents.get(type)
        return None if agent is None else agent.component

    def task_scopes(self, task: str) -> frozenset[str]:
        """See `BuiltInAgents`."""
        found = [agent.tasks[task].needs for agent in self._agents.values() if task in agent.tasks]
        if not found and task != DESCRIBE:
            raise InvalidInput(f"No built-in agent has a task {as_json(task)}.{self._skip_note()}")
        return frozenset().union(*found)

    def is_repeatable(self, call: AgentCall) -> bool:
        """See `BuiltInAgents`."""
        try:
            name, _ = request_of(call)
            return self._task(self._agent(call.agent.type), name).idempotent
        except (InvalidInput, NotConfigured):
            return True  # it is rejected before anything happens

    async def circuit(self, organization_id: str, type: str) -> CircuitStatus:
        """See `BuiltInAgents`."""
        return await self._breaker(organization_id, type).status()

    async def reply(self, call: AgentCall) -> AgentAnswer:
        """See `BuiltInAgents`."""
        agent = self._agent(call.agent.type)
        name, params = request_of(call)
        task = self._task(agent, name)
        check_params(task, params)
        result = _described(agent) if name == DESCRIBE else await self._execute(agent, name, params, call)
        said: JsonObject = {"task": name, "result": result}
        return answer_of(orjson.dumps(result).decode(), said, f"The agent {agent.name}")

    async def _execute(self, agent: BaseIntegrationAgent, name: str, params: JsonObject, call: AgentCall) -> Json:
        task, run = agent.tasks[name], self.runner()
        organization_id = call.agent.organization_id
        actor = await actor_of(organization_id, call.by, _granted(task, call))
        context = TaskContext(organization_id, call.agent.id, actor, call.key, run, call.session_id)
        try:
            return await attempted(
                agent,
                self._breaker(organization_id, agent.name),
                lambda: agent.execute_task(name, params, context),
                idempotent=task.idempotent,
            )
        finally:
            await count_cache(call.agent.id, hits=context.cache_hits, misses=context.cache_misses)

    # ---------------------------------------------------------------- parts

    def runner(self) -> RunOperation:
        """Return what executes operations.

        Raises:
            Unavailable: the process is starting or shutting down.
        """
        if self._run is None:
            raise Unavailable("The gateway is restarting; try again.", retry_after_seconds=1)
        return self._run

    def breaker(self, organization_id: str, agent: BaseIntegrationAgent) -> Breaker:
        """Return the circuit of an organization's agents of a type."""
        return self._breaker(organization_id, agent.name)

    def _breaker(self, organization_id: str, name: str) -> Breaker:
        return self._breakers(f"agent.{name}", organization_id)

    def _agent(self, type: str) -> BaseIntegrationAgent:
        found = self._agents.get(type)
        if found is None:
            raise NotConfigured(self._why_not(type))
        return found

    def _why_not(self, type: str) -> str:
        if self._skipped:
            return "Built-in agents are not started: SKIP_INTEGRATION_AGENTS is true."
        return (
            f"This gateway has no built-in agent of the type {as_json(type)}, only {', '.join(sorted(self._agents))}."
        )

    def _skip_note(self) -> str:
        return " Built-in agents are not started: SKIP_INTEGRATION_AGENTS is true." if self._skipped else ""

    def _task(self, agent: BaseIntegrationAgent, name: str) -> AgentTask:
        found = _DESCRIBE if name == DESCRIBE else agent.tasks.get(name)
        if found is None:
            known = ", ".join(sorted([*agent.tasks, DESCRIBE]))
            raise InvalidInput(f"{agent.name} has no task {as_json(name)}, only {known}.", field=["message"])
        return found


def request_of(call: AgentCall) -> tuple[str, JsonObject]:
    """Return the task that a call names, and its parameters.

    Raises:
        InvalidInput: the message names no task.
    """
    if call.task is not None:
        return call.task, call.params
    text = call.message.strip()
    if not text.startswith("{"):
        return text, _object(call.metadata.get("params", {}), "metadata.params")
    try:
        given = orjson.loads(text)
    except ValueError:
        raise InvalidInput("The message is not valid JSON.", field=["message"]) from None
    if not isinstance(given.get("task"), str) or given.keys() - {"task", "params"}:
        raise InvalidInput('The message must be {"task": "…", "params": {…}}, or a task.', field=["message"])
    return given["task"], _object(given.get("params", {}), "message.params")


def _reason(error: Exception) -> str:
    """Return why something failed; with the error's class if its text alone is no sentence, as that of `KeyError`."""
    text = str(error)
    return text if " " in text else f"{type(error).__name__}: {text}".removesuffix(": ")


def _granted(task: AgentTask, call: AgentCall) -> frozenset[str]:
    """Return the scopes that a call of a task may use, of those that its caller has."""
    if call.task is not None:
        return task.needs
    return call.scopes if task.as_caller else task.needs & call.scopes


def _object(value: Json, path: str) -> JsonObject:
    if not isinstance(value, dict):
        raise InvalidInput("The parameters of a task must be a JSON object.", field=path.split("."))
    return value


def _described(agent: BaseIntegrationAgent) -> Json:
    """Return the tasks of an agent, for those who are to invoke it."""
    tasks: list[Json] = [
        {
            "name": name,
            "description": task.description,
            "params": dict(task.params),
            "scopes": [*sorted(task.needs)],
            "idempotent": task.idempotent,
        }
        for name, task in sorted(agent.tasks.items())
    ]
    return {
        "name": agent.name,
        "description": agent.description,
        "group": agent.group.value,
        "events": list(agent.events),
        "tasks": tasks,
    }
