"""Claiming requests: which are due, and which agent replies to each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import earliest_in
from engine.outbound.agent_calls import AgentCall
from engine.outbound.gateway import ConnectorGateway
from engine.requests.broker import overdue
from engine.requests.outcomes import record_failure
from engine.requests.routing import route
from errors import Conflict, ErrorCode
from json_types import JsonObject, text_at
from models.agents import Agent
from models.causes import caused_by
from models.requests import Request, RequestStatus
from models.sessions import Session
from storage.clock import now
from storage.database import transaction

INTERRUPTED: Final = (
    f"{ErrorCode.OUTCOME_UNKNOWN.value}: Parley stopped during the call. The agent may have acted, and it cannot "
    "recognize a repeated request. Check what it did."
)
MAX_ATTEMPTS: Final = 10
"""Attempts after which a request counts as one that stops the process that handles it."""


@dataclass(frozen=True, slots=True)
class Work:
    """A claimed request and the agent that is to reply."""

    request: Request
    agent: Agent

    @property
    def call(self) -> AgentCall:
        """The call of the agent. Its key is the request's id, the same on every attempt."""
        request = self.request
        metadata: JsonObject = request.metadata
        return AgentCall(
            self.agent,
            request.content,
            request.id,
            by=request.user_id,
            session_id=request.session_id,
            question_id=text_at(request.progress, "questionId") or None,
            metadata=metadata,
        )


@dataclass(frozen=True, slots=True)
class ToSend:
    """A claimed request that is to be sent over the broker."""

    request: Request


@dataclass(frozen=True, slots=True)
class Claims:
    """The requests that this replica claims.

    Args:
        default_agent: the setting AGENT_ID.
        single_process: no other process uses the database, so any other's lease was left behind.
        over_broker: whether requests are sent over the broker, to an agent service.
        reply_seconds: the time that its reply may take, from the receipt of the request.
    """

    replica_id: str
    connectors: ConnectorGateway
    lease_seconds: float
    default_agent: str | None
    single_process: bool
    over_broker: bool = False
    reply_seconds: int = 600

    async def due(self, most: int) -> list[str]:
        """Return the ids of requests that can be claimed now, those that are due longest first."""
        rows = Request.filter(due_at__lte=now()).order_by("due_at").limit(most)
        return [str(id) for id in await rows.values_list("id", flat=True)]

    async def next_due(self) -> datetime | None:
        """Return the time at which the next request is due."""
        return await earliest_in(Request, "due_at")

    async def take_over(self) -> None:
        """Make the requests due that an earlier process left behind."""
        if self.single_process:
            left = Request.filter(due_at__isnull=False, leased_by__not_isnull=True).exclude(leased_by=self.replica_id)
            await left.update(due_at=now())

    async def renew(self, ids: list[str]) -> None:
        """Renew the leases on these requests."""
        mine = Request.filter(id__in=ids, leased_by=self.replica_id, status=RequestStatus.PROCESSING)
        await mine.update(due_at=self._lease_end())

    async def claim(self, id: str) -> Work | ToSend | None:
        """Claim a due request and choose its agent; None if nothing is left to do."""
        async with transaction():
            request = await Request.filter(id=id).select_for_update(skip_locked=True).first()
            if request is None or request.due_at is None or request.due_at > now():
                return None
            with caused_by(request.cause_id):
                return await self._begin(request)

    async def _begin(self, request: Request) -> Work | ToSend | None:
        if request.awaits_reply:
            await record_failure(self.connectors, request, overdue(self.reply_seconds))
            return None
        agent = await self._agent_of(request)
        if request.ended:
            return None
        interrupted = request.status is RequestStatus.PROCESSING
        if self.over_broker:
            await request.claim(self.replica_id, until=self._lease_end(), over_broker=True)
            return ToSend(request)
        assert agent is not None
        work = Work(request, agent)
        if interrupted and (request.attempts >= MAX_ATTEMPTS or not work.call.is_repeatable()):
            await record_failure(self.connectors, request, INTERRUPTED)
            return None
        await request.claim(self.replica_id, until=self._lease_end())
        return work

    async def _agent_of(self, request: Request) -> Agent | None:
        """Return the agent, which is in the session from now on.

        Without one, the request is FAILED, unless the service behind the broker chooses one.
        """
        session = await Session.select_for_update().get(id=request.session_id)
        chosen = await route(request, session, self.default_agent)
        if chosen.agent is None and self.over_broker and request.agent_id is None:
            await request.route(None, "The agent service behind the broker chooses the agent.")
            return None
        if chosen.agent is None:
            await request.route(request.agent_id, chosen.reason)
            await record_failure(self.connectors, request, f"{ErrorCode.NOT_FOUND.value}: {chosen.reason}")
            return None
        await request.route(chosen.agent.id, chosen.reason)
        try:
            await session.join(chosen.agent.id, by=session.owner_id)
        except Conflict as error:  # the session has ended, or is full
            await record_failure(self.connectors, request, f"{error.code.value}: {error.message}")
            return None
        await session.use_agent(chosen.agent.id)
        return chosen.agent

    def _lease_end(self) -> datetime:
        return now() + timedelta(seconds=self.lease_seconds)
