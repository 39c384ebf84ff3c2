"""One invocation of an agent: its parameters are checked, its circuit admits it, and it is retried with backoff."""

import asyncio
import logging
import random
import secrets
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from jsonschema import Draft202012Validator

from connectors.transport.circuits import Breaker, Permit, Refusal
from engine.json_schema import described
from errors import (
    Internal,
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    Unavailable,
    UpstreamFailed,
    UpstreamUnavailable,
)
from integration_agents.base import AgentTask, BaseIntegrationAgent
from json_types import JsonObject

_log = logging.getLogger("parley.agents")

_BACKOFF_SECONDS: Final = 0.25
_MAX_BACKOFF_SECONDS: Final = 4.0

Returned = TypeVar("Returned")


def check_params(task: AgentTask, params: JsonObject) -> None:
    """Require parameters that match the task's schema.

    Raises:
        InvalidInput: they do not; the path leads to the first value that does not.
    """
    for error in Draft202012Validator(task.params).iter_errors(params):
        path = [str(part) for part in error.absolute_path]
        raise InvalidInput(f"{described(error)[:200]}.", field=["params", *path])


def is_failure(error: ParleyError) -> bool:
    """Return whether an error says that the agent does not work, rather than that it rejects the call."""
    if isinstance(error, UpstreamFailed):
        return not error.permanent
    return isinstance(error, UpstreamUnavailable | Unavailable | OutcomeUnknown | Internal)


async def attempted(
    agent: BaseIntegrationAgent, breaker: Breaker, work: Callable[[], Awaitable[Returned]], *, idempotent: bool
) -> Returned:
    """Return the result of the work, which is retried if that is safe and can help.

    Raises:
        UpstreamUnavailable: the circuit is open.
        ParleyError: the work failed.
    """
    for attempt in range(1, agent.attempts + 1):
        try:
            return await _once(agent, breaker, work, idempotent=idempotent)
        except ParleyError as error:
            delay = _delay(error, attempt)
            if not (idempotent and error.retryable) or attempt == agent.attempts or delay > _MAX_BACKOFF_SECONDS:
                raise
        await asyncio.sleep(delay)
    raise AssertionError("an agent has at least one attempt")


def _delay(error: ParleyError, attempt: int) -> float:
    """Return how long to wait: as long as the error says, or exponential backoff with full jitter."""
    if error.retry_after_seconds is not None:
        return float(error.retry_after_seconds)
    return random.uniform(0, min(_MAX_BACKOFF_SECONDS, _BACKOFF_SECONDS * 2**attempt))


async def _once(
    agent: BaseIntegrationAgent, breaker: Breaker, work: Callable[[], Awaitable[Returned]], *, idempotent: bool
) -> Returned:
    permit = await _admitted(agent, breaker)
    try:
        result = await _within_time(agent, work, idempotent=idempotent)
    except ParleyError as error:
        await (breaker.failed(permit) if is_failure(error) else breaker.answered(permit))
        raise
    except asyncio.CancelledError:
        await breaker.abandoned(permit)
        raise
    await breaker.answered(permit)
    return result


async def _admitted(agent: BaseIntegrationAgent, breaker: Breaker) -> Permit:
    permit = await breaker.admit()
    if isinstance(permit, Refusal):
        raise UpstreamUnavailable(
            f"The circuit of {agent.name} is open after repeated failures.",
            retry_after_seconds=max(1, round(permit.seconds)),
        )
    return permit


async def _within_time(
    agent: BaseIntegrationAgent, work: Callable[[], Awaitable[Returned]], *, idempotent: bool
) -> Returned:
    """Run the work within the agent's time, and mask a bug in its class as the gateway masks its own."""
    try:
        async with asyncio.timeout(agent.seconds):
            return await work()
    except TimeoutError:
        late = f"{agent.name} did not finish within {agent.seconds:g} s"
        raise (
            UpstreamUnavailable(f"{late}.") if idempotent else OutcomeUnknown(f"{late}; it may have acted.")
        ) from None
    except ParleyError:
        raise
    except Exception as error:  # an agent is anybody's code
        error_id = secrets.token_hex(8)
        _log.exception("agent %s failed (%s)", agent.name, error_id)
        raise Internal(error_id) from error
