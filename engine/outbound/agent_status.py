"""The status and the health of agents that Parley calls: BUSY during a call, and afterwards as the call showed.

They are stored apart from the reply, so that a database that is unavailable for a moment does not cost the reply.
"""

import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import earliest_in
from engine.scheduler import Job
from errors import Conflict, Forbidden, InvalidInput, NotFound, ParleyError, RateLimited
from models.agents import Agent
from models.invocations import CallOutcome
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID
from storage.outages import is_unavailable

_log = logging.getLogger("parley.agents")

MAX_CALL_SECONDS: Final = 600.0
"""The seconds that an agent has to reply before a call is abandoned."""
_GRACE: Final = timedelta(minutes=1)
_EVERY: Final = 60.0
_BATCH: Final = 200


@dataclass(slots=True)
class CallInProgress:
    """A call of an agent. A simulated one says nothing about the agent."""

    simulated: bool = False


@contextlib.asynccontextmanager
async def call_in_progress(agent_id: str, *, by: str) -> AsyncIterator[CallInProgress]:
    """Show the agent as BUSY while the block calls it, and keep what the call says about it."""
    until = now() + timedelta(seconds=MAX_CALL_SECONDS) + _GRACE
    await _change(agent_id, lambda agent: agent.begin_call(until=until, by=by))
    call, outcome = CallInProgress(), None
    try:
        yield call
        outcome = None if call.simulated else CallOutcome()
    except ParleyError as error:
        outcome = None if call.simulated else _outcome_of(error)
        raise
    finally:
        ended = outcome
        await _change(agent_id, lambda agent: agent.end_call(ended, by=by))


def _outcome_of(error: ParleyError) -> CallOutcome | None:
    if isinstance(error, InvalidInput | Forbidden | NotFound | Conflict):
        return None  # the caller can correct it
    return CallOutcome(f"{error.code.value}: {error.message}", failing=not isinstance(error, RateLimited))


async def _change(agent_id: str, change: Callable[[Agent], Awaitable[None]]) -> None:
    try:
        async with transaction():
            await change(await Agent.select_for_update().get(id=agent_id))
    except Exception as error:
        if not is_unavailable(error):
            raise
        _log.warning("the status of agent %s could not be stored: %s", agent_id, type(error).__name__)


async def sweep_calls(moment: datetime) -> int:
    """Forget calls that must have ended: the processes that made them are gone. Return how many agents had some."""
    stuck = await Agent.filter(calls_until__lte=moment).limit(_BATCH)
    for row in stuck:
        async with transaction():
            agent = await Agent.select_for_update().get(id=row.id)
            if agent.calls_until is not None and agent.calls_until <= moment:
                await agent.forget_calls(by=SYSTEM_ID)
    return len(stuck)


def call_jobs() -> list[Job]:
    """Return the job that forgets calls of processes that died."""

    async def next_end() -> datetime | None:
        return await earliest_in(Agent, "calls_until")

    return [Job("calls of agents", _EVERY, sweep_calls, next_end)]
