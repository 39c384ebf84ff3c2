"""Processing a claimed request: calling its agent, and storing the outcome, once.

A replica holds a lease on the request, which it renews while it lives. If it dies, another one takes over at the end of
the lease. The agent is called again only if it recognizes the repetition, by the request's id; otherwise the request
is FAILED with OUTCOME_UNKNOWN, because the agent may have acted on it.
"""

import asyncio
import logging
import time
from dataclasses import dataclass

from connectors.runtimes import AgentAnswer
from engine.outbound.agent_calls import call_agent
from engine.outbound.gateway import ConnectorGateway
from engine.outbound.worker_calls import ask_worker
from engine.requests.claiming import INTERRUPTED, Work
from engine.requests.outcomes import CallMade, record_failure, record_reply
from engine.requests.storing import RETRY, Change, store
from engine.waits import Waits
from errors import ParleyError
from models.causes import caused_by
from models.events import trace_of
from storage.clock import now
from storage.ids import new_id
from storage.outages import is_unavailable
from telemetry.tracing import SpanKind, continued

_log = logging.getLogger("parley.requests")


@dataclass(frozen=True, slots=True)
class Processor:
    """Calls agents for the requests that this replica has claimed."""

    replica_id: str
    connectors: ConnectorGateway
    waits: Waits

    async def process(self, work: Work) -> None:
        """Call the agent and store the outcome. If this task is cancelled, another replica takes over."""
        began, traceparent = time.monotonic(), await trace_of(work.request.cause_id)
        with caused_by(work.request.cause_id), continued("request", SpanKind.CONSUMER, traceparent) as span:
            if span is not None:
                span.attributes = {"parley.request.id": work.request.id, "parley.agent.id": work.agent.id}
            try:
                change = await self._outcome(work, began)
            except asyncio.CancelledError:
                await asyncio.shield(store(work.request, self.replica_id, self._abandoned(work)))
                raise
            await store(work.request, self.replica_id, change)

    async def _outcome(self, work: Work, began: float) -> Change:
        """Call the agent, and return the change that stores the outcome."""
        try:
            answer = await self._ask(work)
        except ParleyError as error:
            if is_unavailable(error):  # Parley itself is, so that nothing was sent
                return lambda row: row.release(now() + RETRY)
            said = f"{error.code.value}: {error.message}"
        except Exception as error:  # a bug fails the request
            if is_unavailable(error):
                return lambda row: row.release(now() + RETRY)
            error_id = new_id("err")
            _log.exception("request %s failed (%s)", work.request.id, error_id)
            said = f"INTERNAL: Internal error. Quote {error_id} when you report it."
        else:
            made = _call_made(work, began)
            return lambda row: record_reply(self.connectors, row, answer, made)
        made = _call_made(work, began)
        return lambda row: record_failure(self.connectors, row, said, made)

    async def _ask(self, work: Work) -> AgentAnswer:
        if work.agent.is_worker:
            return await ask_worker(self.waits, work.call, work.request)
        return await call_agent(self.connectors, work.call)

    def _abandoned(self, work: Work) -> Change:
        """Return the change for a call that this process no longer waits for."""
        if work.call.is_repeatable():
            return lambda row: row.release(now())
        return lambda row: record_failure(self.connectors, row, INTERRUPTED)


def _call_made(work: Work, began: float) -> CallMade:
    return CallMade(work.agent, (time.monotonic() - began) * 1000)
