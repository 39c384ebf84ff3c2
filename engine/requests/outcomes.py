"""The outcome of a request: an agent's reply, or the reason why there is none. It is stored once.

The caller has locked the request and knows that it is open.
"""

from dataclasses import dataclass

from connectors.runtimes import AgentAnswer
from engine.agents import record_execution
from engine.outbound.agent_calls import post_reply
from engine.outbound.gateway import ConnectorGateway
from engine.requests.conversations import remember_reply
from engine.requests.forwarding import forward
from json_types import text_at
from models.agents import Agent
from models.invocations import Invocation
from models.requests import Request
from models.sessions import Session, SessionStatus
from storage.clock import now
from storage.ids import SYSTEM_ID


@dataclass(frozen=True, slots=True)
class CallMade:
    """A call of an agent by this process, which counts in the agent's metrics.

    Args:
        duration_ms: from the message to the reply or the failure.
    """

    agent: Agent
    duration_ms: float


async def record_reply(
    connectors: ConnectorGateway, request: Request, answer: AgentAnswer, call: CallMade | None
) -> None:
    """Store an agent's reply in the session, in its memory, and in the request, which is COMPLETED; and forward it.

    Args:
        call: None if another service called the agent.
    """
    session = await Session.filter(id=request.session_id).select_for_update().first()
    by = request.agent_id or SYSTEM_ID
    question_id = text_at(request.progress, "questionId") or None
    await post_reply(session, answer, from_id=by, to_id=request.user_id, question_id=question_id)
    if session is not None and session.effective_status(now()) is SessionStatus.ACTIVE:
        await remember_reply(session, answer.metadata, by=by)
    if call is not None and not call.agent.is_worker:  # a worker's events are those of its task
        simulated = answer.metadata.get("simulated") is True
        await record_execution(call.agent.id, _invocation(request, call), simulated=simulated)
    await request.complete(answer.content, answer.metadata)
    await forward(connectors, request)


async def record_failure(
    connectors: ConnectorGateway, request: Request, error: str, call: CallMade | None = None
) -> None:
    """Store why there is no reply. The request is FAILED."""
    if call is not None and not call.agent.is_worker:
        await record_execution(call.agent.id, _invocation(request, call), error=error)
    await request.fail(error)
    await forward(connectors, request)


def _invocation(request: Request, call: CallMade) -> Invocation:
    return Invocation(by=request.user_id, duration_ms=call.duration_ms, session_id=request.session_id)
