"""Connectors: which there are and how they do, running an action, testing one."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from auth.access import get_visible
from auth.actor import Actor, ActorKind
from connectors import PROVIDERS, Connector, find_action, find_connector
from connectors.base import Action, ConnectorAuth
from connectors.calls import Caller, ConnectorMode, Standing
from connectors.transport.circuits import CircuitState, View
from connectors.transport.metrics import Count
from context.operation import Context
from errors import InvalidInput, NotConfigured, ParleyError
from json_types import Json, JsonObject
from models.agents import Agent
from models.connections import OAuthConnection, connection_of
from models.integrations import ConnectorState, state_of, states_of
from models.platform import Health, HealthStatus
from models.sessions import Session
from resolvers import checks
from resolvers.outside import once_outside
from storage.clock import now
from storage.database import transaction

_LARGEST_INT: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ConnectorView:
    """A connector as the caller sees it."""

    connector: Connector
    standing: Standing
    state: ConnectorState | None

    @property
    def name(self) -> str:
        """Its name."""
        return self.connector.name

    @property
    def title(self) -> str:
        """Its name for people."""
        return self.connector.title

    @property
    def description(self) -> str:
        """What it is good for."""
        return self.connector.description

    @property
    def auth(self) -> ConnectorAuth:
        """How the other side knows who asks."""
        return self.connector.auth

    @property
    def mode(self) -> ConnectorMode:
        """What a call would do."""
        return self.standing.mode

    @property
    def configured(self) -> bool:
        """Whether nothing is missing."""
        return self.standing.configured

    @property
    def missing(self) -> list[str]:
        """What is missing."""
        return list(self.standing.missing)

    @property
    def actions(self) -> list[Action]:
        """What it can do."""
        return list(self.connector.actions)


@dataclass(frozen=True, slots=True)
class CircuitView:
    """A circuit, and the rules that it follows."""

    state: CircuitState
    failures: int
    opens_until: datetime | None
    failure_threshold: int
    recovery_timeout_seconds: int
    half_open_requests: int


@dataclass(frozen=True, slots=True)
class MetricsView:
    """What was counted of a connector's calls."""

    requests: int
    failures: int
    retries: int
    average_latency_ms: float | None


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of an action."""

    output: Json
    simulated: bool
    duration_ms: int


# ---------------------------------------------------------------- reading


async def connectors(ctx: Context) -> list[ConnectorView]:
    """Returns every connector, as the caller could use it."""
    ctx.actor.require("connectors:read")
    return await _views(ctx, PROVIDERS)


async def connector(ctx: Context, name: str) -> ConnectorView | None:
    """Returns a connector by its name; None when there is none."""
    ctx.actor.require("connectors:read")
    found = find_connector(name)
    return None if found is None else (await _views(ctx, [found]))[0]


async def _views(ctx: Context, chosen: Sequence[Connector]) -> list[ConnectorView]:
    actor, caller = ctx.actor, caller_of(ctx.actor)
    states = await states_of(actor.organization_id, [each.name for each in chosen])
    standings = await asyncio.gather(*(ctx.resources.connectors.standing(each, caller) for each in chosen))
    return [
        ConnectorView(each, standing, states.get(each.name)) for each, standing in zip(chosen, standings, strict=True)
    ]


async def connection(ctx: Context, view: ConnectorView) -> OAuthConnection | None:
    """Returns the caller's own account at the outside system, if one was ever connected."""
    actor, provider = ctx.actor, view.connector.oauth
    if provider is None or actor.kind is not ActorKind.USER or "connections:read" not in actor.scopes:
        return None
    return await connection_of(actor.organization_id, actor.id, provider)


async def circuit(ctx: Context, view: ConnectorView) -> CircuitView:
    """Returns where the connector's circuit stands for the caller's organization."""
    found, rules = await _look(ctx, view), ctx.resources.connectors.rules
    return CircuitView(
        state=found.state,
        failures=found.failures,
        opens_until=None if found.opens_in is None else now() + timedelta(seconds=found.opens_in),
        failure_threshold=rules.failure_threshold,
        recovery_timeout_seconds=math.ceil(rules.recovery_seconds),
        half_open_requests=rules.probes,
    )


async def health(ctx: Context, view: ConnectorView) -> Health:
    """Returns how the connector does: by its circuit while that is not closed, and else by its last test."""
    found = await _look(ctx, view)
    if found.state is CircuitState.OPEN:
        seconds = math.ceil(found.opens_in or 0)
        return Health(HealthStatus.UNHEALTHY, f"It failed repeatedly, so it is left alone for {seconds} s.", now())
    if found.state is CircuitState.HALF_OPEN:
        return Health(HealthStatus.DEGRADED, "It failed repeatedly; the next calls try whether it works again.", now())
    return Health(HealthStatus.UNKNOWN, "It was not tested yet.") if view.state is None else view.state.last_test


async def _look(ctx: Context, view: ConnectorView) -> View:
    return await ctx.resources.connectors.breaker(view.name, ctx.actor.organization_id).look()


def metrics(ctx: Context, view: ConnectorView) -> MetricsView:
    """Returns what was counted: by all replicas, and by this one since it last told the database."""
    total, state = Count(), view.state
    total.add(ctx.resources.connectors.figures.seen(ctx.actor.organization_id, view.name))
    if state is not None:
        total.add(Count(state.requests, state.failures, state.retries, state.answers, state.answer_ms))
    return MetricsView(
        requests=min(_LARGEST_INT, total.requests),
        failures=min(_LARGEST_INT, total.failures),
        retries=min(_LARGEST_INT, total.retries),
        average_latency_ms=total.average_ms,
    )


# ---------------------------------------------------------------- doing


async def run_connector_action(
    ctx: Context,
    *,
    connector: str,
    action: str,
    params: Json,
    session_id: str | None,
    agent_id: str | None,
    idempotency_key: str | None,
) -> Ran:
    """Runs an action with the caller's own connection, or else with the operator's credentials.

    Args:
        session_id: what it belongs to; noted with it, like the agent.

    Raises:
        InvalidInput: there is no such connector or action, or the params do not fit.
        NotFound: there is no such session or agent.
        Conflict: the session is not active, or the call with this key is under way.
        NotConfigured, ReauthRequired, RateLimited, UpstreamFailed, UpstreamUnavailable, OutcomeUnknown: see
            `connectors.base`.
    """
    actor = ctx.actor
    actor.require("connectors:execute")
    await _check_context(actor, session_id, agent_id)
    chosen, given = find_action(connector, action), checks.json_object(params, "params")
    chosen.check(given)
    outside = ctx.resources.connectors

    async def ask(key: str) -> JsonObject:
        outcome = await outside.run(connector, action, given, caller=caller_of(actor), key=key)
        return {"output": outcome.output, "simulated": outcome.simulated, "duration_ms": outcome.duration_ms}

    async def tell(told: JsonObject | ParleyError) -> None:
        if isinstance(told, NotConfigured | InvalidInput):
            return  # nobody was asked
        error = told.code.value if isinstance(told, ParleyError) else None
        simulated = None if isinstance(told, ParleyError) else told["simulated"]
        changes: JsonObject = {"action": action, "simulated": simulated, "error": error}
        state = await state_of(actor.organization_id, connector)
        await state.ran(changes, by=actor.id, session_id=session_id, agent_id=agent_id)

    arguments = {"connector": connector, "action": action, "params": given, "in": [session_id, agent_id]}
    # It goes on to its end when the caller leaves, so that the key tells what came of it.
    repeatable = chosen.idempotent(given)
    done = await outside.finish(
        once_outside(actor, idempotency_key, "runConnectorAction", arguments, ask, tell, repeatable=repeatable)
    )
    return Ran(done["output"], done["simulated"] is True, int(str(done["duration_ms"])))


async def _check_context(actor: Actor, session_id: str | None, agent_id: str | None) -> None:
    if session_id is not None:
        (await get_visible(Session, actor, session_id, field="session_id")).require_active()
    if agent_id is not None:
        await get_visible(Agent, actor, agent_id, field="agent_id")


async def test_connector(ctx: Context, *, connector: str) -> Health:
    """Asks the outside system for something that changes nothing, and keeps how that went.

    Raises:
        InvalidInput: there is no such connector.
        NotConfigured: something is missing; the message names it.
    """
    actor, outside = ctx.actor, ctx.resources.connectors
    actor.require("connectors:execute")
    found = await outside.test(outside.find(connector), caller_of(actor))
    async with transaction():
        state = await state_of(actor.organization_id, connector)
        await state.tested(found, by=actor.id)
    return found


def caller_of(actor: Actor) -> Caller:
    """Returns for whom a call is made that an actor asks for: only people have connections."""
    return Caller(actor.organization_id, actor.id if actor.kind is ActorKind.USER else None)


__all__ = [
    "CircuitState", "CircuitView", "ConnectorAuth", "ConnectorMode", "ConnectorView", "MetricsView", "Ran",
    "Action", "circuit", "connection", "connector", "connectors", "health", "metrics", "run_connector_action",
    "test_connector",
]  # fmt: skip
