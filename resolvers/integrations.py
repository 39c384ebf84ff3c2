"""Connectors: listing them with their health and metrics, running an action, testing one."""

import asyncio
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from auth.access import get_visible
from auth.actor import Actor, ActorKind
from connectors import PROVIDERS, find_action, find_connector
from connectors.base import Action, Connector, ConnectorAuth
from connectors.calls import Caller, ConnectorMode, Readiness
from connectors.transport.circuits import CircuitState, CircuitStatus
from connectors.transport.metrics import Count
from context.operation import Context
from errors import InvalidInput, NotConfigured, OutcomeUnknown, ParleyError
from json_types import Json, JsonObject
from models.agents import Agent
from models.connections import OAuthConnection, connection_of
from models.integrations import ConnectorState, lock_state, states_of
from models.platform import Health, HealthStatus
from resolvers import checks
from resolvers.idempotency import renewed, require_repeatable, reserve
from resolvers.participation import usable_session
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id

_LARGEST_INT: Final = 2**31 - 1
_TEST_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class ConnectorView:
    """A connector as the caller sees it."""

    connector: Connector
    readiness: Readiness
    state: ConnectorState | None
    pending: Count
    """The counters of this process that were not in the database yet when `state` was read."""

    @property
    def name(self) -> str:
        """The name of the connector."""
        return self.connector.name

    @property
    def title(self) -> str:
        """The display name."""
        return self.connector.title

    @property
    def description(self) -> str:
        """A description of its purpose."""
        return self.connector.description

    @property
    def auth(self) -> ConnectorAuth:
        """The authentication of its calls."""
        return self.connector.auth

    @property
    def mode(self) -> ConnectorMode:
        """The mode of a call: live or simulated."""
        return self.readiness.mode

    @property
    def configured(self) -> bool:
        """Return whether nothing is missing."""
        return self.readiness.configured

    @property
    def missing(self) -> list[str]:
        """The missing settings or account."""
        return list(self.readiness.missing)

    @property
    def actions(self) -> list[Action]:
        """The connector's actions."""
        return list(self.connector.actions)


@dataclass(frozen=True, slots=True)
class CircuitView:
    """A circuit breaker and its limits."""

    state: CircuitState
    failures: int
    opens_until: datetime | None
    failure_threshold: int
    recovery_timeout_seconds: int
    half_open_requests: int


@dataclass(frozen=True, slots=True)
class MetricsView:
    """The metrics of a connector's calls."""

    requests: int
    failures: int
    retries: int
    average_latency_ms: float | None


@dataclass(frozen=True, slots=True)
class ActionRun:
    """The result of an action."""

    output: Json
    simulated: bool
    duration_ms: int


# ---------------------------------------------------------------- reading


async def connectors(ctx: Context) -> list[ConnectorView]:
    """Return every connector, as the caller can use it."""
    ctx.actor.require("connectors:read")
    return await _views(ctx, PROVIDERS)


async def connector(ctx: Context, name: str) -> ConnectorView | None:
    """Return the connector with this name, or None if there is none."""
    ctx.actor.require("connectors:read")
    found = find_connector(name)
    return None if found is None else (await _views(ctx, [found]))[0]


async def _views(ctx: Context, chosen: Sequence[Connector]) -> list[ConnectorView]:
    actor, caller = ctx.actor, caller_of(ctx.actor)
    names = [each.name for each in chosen]
    metrics = ctx.resources.connectors.metrics
    async with metrics.moving:
        states = await states_of(actor.organization_id, names)
        pending = [metrics.peek(actor.organization_id, name) for name in names]
    ready = await asyncio.gather(*(ctx.resources.connectors.readiness(each, caller) for each in chosen))
    return [
        ConnectorView(each, readiness, states.get(each.name), counters)
        for each, readiness, counters in zip(chosen, ready, pending, strict=True)
    ]


async def configured_health(ctx: Context, *, deep: bool) -> list[tuple[str, Health]]:
    """Return the health of each external service that is configured and can be tested, by the connector's name.

    Args:
        deep: whether to test them now, which is not stored; by default what is known is returned.
    """
    views = await _views(ctx, [each for each in PROVIDERS if each.probe is not None])
    usable = [each for each in views if each.configured]
    found = await asyncio.gather(*(_tested(ctx, each) if deep else health(ctx, each) for each in usable))
    return [(view.name, each) for view, each in zip(usable, found, strict=True)]


async def _tested(ctx: Context, view: ConnectorView) -> Health:
    try:
        async with asyncio.timeout(_TEST_SECONDS):
            return await ctx.resources.connectors.test(view.connector, caller_of(ctx.actor))
    except TimeoutError:
        return Health(HealthStatus.UNHEALTHY, f"No response within {_TEST_SECONDS:.0f} s.", now())
    except ParleyError as error:
        return Health(HealthStatus.UNKNOWN, error.message, now())


async def connection(ctx: Context, view: ConnectorView) -> OAuthConnection | None:
    """Return the caller's account at the external service, if one was ever connected."""
    actor, provider = ctx.actor, view.connector.oauth
    if provider is None or actor.kind is not ActorKind.USER or "connections:read" not in actor.scopes:
        return None
    return await connection_of(actor.organization_id, actor.id, provider)


async def circuit(ctx: Context, view: ConnectorView) -> CircuitView:
    """Return the state of the connector's circuit breaker for the caller's organization."""
    return _circuit_view(ctx, await _circuit_status(ctx, view))


async def agent_circuit(ctx: Context, type: str) -> CircuitView:
    """Return the state of the circuit of the organization's built-in agents of a type."""
    return _circuit_view(ctx, await ctx.resources.built_in.circuit(ctx.actor.organization_id, type))


def _circuit_view(ctx: Context, found: CircuitStatus) -> CircuitView:
    rules = ctx.resources.connectors.rules
    return CircuitView(
        state=found.state,
        failures=found.failures,
        opens_until=None if found.opens_in is None else now() + timedelta(seconds=found.opens_in),
        failure_threshold=rules.failure_threshold,
        recovery_timeout_seconds=math.ceil(rules.recovery_seconds),
        half_open_requests=rules.probes,
    )


async def health(ctx: Context, view: ConnectorView) -> Health:
    """Return the connector's health: from its circuit breaker if that is not closed, otherwise from its last test."""
    found = await _circuit_status(ctx, view)
    if found.state is CircuitState.OPEN:
        seconds = math.ceil(found.opens_in or 0)
        return Health(HealthStatus.UNHEALTHY, f"The circuit is open for {seconds} s after repeated failures.", now())
    if found.state is CircuitState.HALF_OPEN:
        return Health(
            HealthStatus.DEGRADED,
            "The circuit is half-open; the next calls test whether the service has recovered.",
            now(),
        )
    return (
        Health(HealthStatus.UNKNOWN, "The connector has not been tested yet.")
        if view.state is None
        else view.state.last_test
    )


async def _circuit_status(ctx: Context, view: ConnectorView) -> CircuitStatus:
    return await ctx.resources.connectors.breaker(view.name, ctx.actor.organization_id).status()


def metrics(view: ConnectorView) -> MetricsView:
    """Return the metrics: those of all replicas, and those that this one has not written to the database yet."""
    total, state = Count(), view.state
    total.add(view.pending)
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
) -> ActionRun:
    """Run an action with the caller's own connection, or else with the operator's credentials.

    Args:
        session_id: the session it belongs to; recorded with it, like the agent, and in the envelopes of Pipedream.

    Raises:
        InvalidInput: there is no such connector or action, or the params are invalid.
        NotFound: there is no such session or agent.
        Forbidden: the caller takes no part in the session.
        Conflict: the session is not active, or the call with this key is in progress.
        NotConfigured, ReauthRequired, RateLimited, UpstreamFailed, UpstreamUnavailable, OutcomeUnknown: see
            `connectors.base`.
    """
    actor = ctx.actor
    actor.require("connectors:execute")
    await _check_context(actor, session_id, agent_id)
    chosen, given = find_action(connector, action), checks.json_object(params, "params")
    chosen.check(given)
    request = _ActionRequest(connector, action, given, session_id, agent_id, idempotency_key)
    # The call finishes even if the caller disconnects, so that its result is stored for the key.
    return await ctx.resources.connectors.finish(_run_once(ctx, request, repeatable=chosen.idempotent(given)))


@dataclass(frozen=True, slots=True)
class _ActionRequest:
    """The caller's input, checked."""

    connector: str
    action: str
    params: JsonObject
    session_id: str | None
    agent_id: str | None
    idempotency_key: str | None


async def _run_once(ctx: Context, request: _ActionRequest, *, repeatable: bool) -> ActionRun:
    """Run the action under its idempotency key, and record the outcome together with the key's result."""
    actor, context = ctx.actor, [request.session_id, request.agent_id]
    arguments = {"connector": request.connector, "action": request.action, "params": request.params, "in": context}
    row = await reserve(actor, request.idempotency_key, "runConnectorAction", arguments)
    if row.result is not None:
        return _restored(row.result)
    await require_repeatable(row, repeatable=repeatable)
    try:
        async with renewed(row):
            outcome = await ctx.resources.connectors.run(
                request.connector,
                request.action,
                request.params,
                caller=caller_of(actor, session_id=request.session_id, agent_id=request.agent_id),
                key=_call_key(actor, request.idempotency_key),
            )
    except ParleyError as error:
        async with transaction():
            await (row.give_up(error.message) if isinstance(error, OutcomeUnknown) else row.forget())
            if not isinstance(error, NotConfigured | InvalidInput):  # no request was sent
                await _record_run(actor, request, simulated=None, error=error.code.value)
        raise
    except BaseException:
        await row.give_up("The call was interrupted.")
        raise
    ran = ActionRun(outcome.output, outcome.simulated, outcome.duration_ms)
    async with transaction():
        await row.complete({"output": ran.output, "simulated": ran.simulated, "duration_ms": ran.duration_ms})
        await _record_run(actor, request, simulated=ran.simulated, error=None)
    return ran


def _restored(result: JsonObject) -> ActionRun:
    return ActionRun(result["output"], result["simulated"] is True, int(str(result["duration_ms"])))


def _call_key(actor: Actor, idempotency_key: str | None) -> str:
    """Return the key that is sent to the external service: the same on every attempt."""
    if idempotency_key is None:
        return new_id("act")
    return f"act_{hashlib.sha256(f'{actor.id}:{idempotency_key}'.encode()).hexdigest()[:40]}"


async def _record_run(actor: Actor, request: _ActionRequest, *, simulated: bool | None, error: str | None) -> None:
    changes: JsonObject = {"action": request.action, "simulated": simulated, "error": error}
    state = await lock_state(actor.organization_id, request.connector)
    await state.record_run(changes, by=actor.id, session_id=request.session_id, agent_id=request.agent_id)


async def _check_context(actor: Actor, session_id: str | None, agent_id: str | None) -> None:
    if session_id is not None:
        await usable_session(actor, session_id)
    if agent_id is not None:
        await get_visible(Agent, actor, agent_id, field="agent_id")


async def test_connector(ctx: Context, *, connector: str) -> Health:
    """Test an external service with a read-only request, and store the result.

    A rate limit of the caller's own account is not stored: it says nothing about the service as others see it.

    Raises:
        InvalidInput: there is no such connector.
        NotConfigured: something is missing; the message names it.
        ReauthRequired: the caller has to connect the account again.
    """
    actor, outside = ctx.actor, ctx.resources.connectors
    actor.require("connectors:execute")
    chosen, caller = outside.find(connector), caller_of(actor)
    found = await outside.test(chosen, caller)
    if found.status is HealthStatus.DEGRADED and await outside.uses_connection(chosen, caller):
        return found
    async with transaction():
        state = await lock_state(actor.organization_id, connector)
        await state.record_test(found, by=actor.id)
    return found


def caller_of(actor: Actor, *, session_id: str | None = None, agent_id: str | None = None) -> Caller:
    """Return the caller of an actor's call; only users have connections."""
    user_id = actor.id if actor.kind is ActorKind.USER else None
    return Caller(actor.organization_id, user_id, session_id=session_id, agent_id=agent_id)


__all__ = [
    "CircuitState",
    "CircuitView",
    "ConnectorAuth",
    "ConnectorMode",
    "ConnectorView",
    "MetricsView",
    "ActionRun",
    "Action",
    "circuit",
    "configured_health",
    "connection",
    "connector",
    "connectors",
    "health",
    "metrics",
    "run_connector_action",
    "test_connector",
]
