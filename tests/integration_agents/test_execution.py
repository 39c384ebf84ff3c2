"""One invocation: retries with backoff, the circuit, the time limit, and bugs."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from connectors.transport.circuit_stores import MemoryStore
from connectors.transport.circuits import Breaker, CircuitState, Rules
from errors import (
    Forbidden,
    Internal,
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    UpstreamFailed,
    UpstreamUnavailable,
)
from integration_agents import AgentTask, BaseIntegrationAgent, Json, JsonObject, LoggedEvent, TaskContext
from integration_agents.execution import attempted, check_params
from integration_agents.testing import fake_context


class Plain(BaseIntegrationAgent):
    """An agent that does nothing by itself."""

    name = "plain"
    description = "Plain"
    attempts = 3
    seconds = 0.05

    async def execute_task(self, task: str, params: JsonObject, context: TaskContext) -> Json:
        return task

    async def _process_integration_event(self, event: LoggedEvent, context: TaskContext) -> None:
        pass


def breaker(threshold: int = 5) -> Breaker:
    return Breaker("plain", MemoryStore(), Rules(threshold, 60.0, 1))


def run(outcomes: list[Any], *, idempotent: bool = True, circuit: Breaker | None = None) -> tuple[Any, int]:
    """Return the result, or the error, of work with these outcomes, and how often it was attempted."""
    left, agent = [*outcomes], Plain()

    async def work() -> Any:
        outcome = left.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return await outcome() if callable(outcome) else outcome

    async def attempt() -> Any:
        try:
            return await attempted(agent, circuit or breaker(), work, idempotent=idempotent)
        except ParleyError as error:
            return error

    found = asyncio.run(attempt())
    return found, len(outcomes) - len(left)


def test_a_result_is_returned_at_once() -> None:
    assert run(["done"]) == ("done", 1)


def test_what_may_pass_is_retried_up_to_the_limit() -> None:
    assert run([UpstreamUnavailable("x"), RateLimited("x", retry_after_seconds=0), "done"]) == ("done", 3)
    found, attempts = run([UpstreamUnavailable(str(n)) for n in range(5)])
    assert (type(found), attempts) == (UpstreamUnavailable, 3)


@pytest.mark.parametrize("error", [InvalidInput("x"), Forbidden("x"), UpstreamFailed("x", permanent=True)])
def test_what_will_not_pass_is_not_retried(error: ParleyError) -> None:
    assert run([error, "done"]) == (error, 1)


def test_what_is_not_idempotent_is_not_retried() -> None:
    assert run([UpstreamUnavailable("x"), "done"], idempotent=False)[1] == 1


def test_a_wait_that_is_too_long_is_the_callers() -> None:
    found, attempts = run([RateLimited("x", retry_after_seconds=60), "done"])
    assert (found.retry_after_seconds, attempts) == (60, 1)


@pytest.mark.parametrize(("idempotent", "kind"), [(True, UpstreamUnavailable), (False, OutcomeUnknown)])
def test_an_attempt_has_a_time_limit(idempotent: bool, kind: type[ParleyError]) -> None:
    async def hang() -> None:
        await asyncio.sleep(60)

    hangs: list[Callable[[], Any]] = [hang, hang, hang]
    assert isinstance(run(hangs, idempotent=idempotent)[0], kind)


def test_a_bug_is_masked() -> None:
    found, attempts = run([ZeroDivisionError("a secret"), "done"])
    assert isinstance(found, Internal) and attempts == 1 and "secret" not in found.message


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (UpstreamUnavailable("x"), CircuitState.OPEN),
        (UpstreamFailed("x"), CircuitState.OPEN),
        (KeyError("a bug"), CircuitState.OPEN),
        (InvalidInput("x"), CircuitState.CLOSED),
        (Forbidden("x"), CircuitState.CLOSED),
        (RateLimited("x", retry_after_seconds=60), CircuitState.CLOSED),
    ],
)
def test_only_failures_of_the_agent_open_its_circuit(error: Exception, state: CircuitState) -> None:
    async def twice() -> tuple[CircuitState, int]:
        calls, circuit = 0, breaker(2)

        async def work() -> None:
            nonlocal calls
            calls += 1
            raise error

        for _ in range(3):
            with pytest.raises(ParleyError):
                await attempted(Plain(), circuit, work, idempotent=False)
        return (await circuit.status()).state, calls

    assert asyncio.run(twice()) == (state, 2 if state is CircuitState.OPEN else 3)


def test_parameters_are_checked_by_the_schema_of_the_task() -> None:
    task = AgentTask(description="x", params={"type": "object", "properties": {"n": {"type": "integer"}}})
    check_params(task, {"n": 1})
    with pytest.raises(InvalidInput) as refused:
        check_params(task, {"n": "one"})
    assert refused.value.field == ["params", "n"]


def test_an_unknown_task_of_the_base_class_is_not_found() -> None:
    class Empty(Plain):
        execute_task = BaseIntegrationAgent.execute_task

    with pytest.raises(ParleyError, match="no task"):
        asyncio.run(Empty().execute_task("x", {}, fake_context()))
