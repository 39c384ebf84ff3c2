"""Requests over a broker: each leaves as a CloudEvent, and the agent service's reply comes in as another one.

The CloudEvent is the request's own `request.received` event. It is sent at least once, always with the same id, so that
the agent service can recognize a repetition. Until the reply arrives (`engine.requests.reply`), no replica works on the
request; if it does not arrive in time, the request is FAILED.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import orjson

from connectors.transport.exchange import Reply, failure_of
from engine.destinations.base import failed_result
from engine.destinations.envelopes import cloud_event
from engine.destinations.retries import DEFAULT_SCHEDULE
from engine.outbound.gateway import ConnectorGateway
from engine.requests.outcomes import record_failure
from engine.requests.storing import Change, store
from errors import ErrorCode, ParleyError
from models.causes import caused_by
from models.events import EventKind, LoggedEvent, Topics, new_event
from models.requests import Request
from storage.clock import now

_COUNTED_AS: Final = "cloudevents"
_HEADERS: Final = {"content-type": "application/cloudevents+json; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Broker:
    """The broker to which requests are sent.

    Args:
        url: the setting K_SINK.
        reply_seconds: the time that a reply may take, from the receipt of the request.
    """

    replica_id: str
    url: str
    connectors: ConnectorGateway
    reply_seconds: int

    async def send(self, request: Request) -> None:
        """Send a claimed request, and store when its reply is overdue or when to send it again."""
        reply_until = request.created_at + timedelta(seconds=self.reply_seconds)
        with caused_by(request.cause_id):
            try:
                await self._post(request)
            except ParleyError as error:
                await store(request, self.replica_id, self._failed(request, error, reply_until))
            else:
                await store(request, self.replica_id, lambda row: row.mark_sent(reply_until=reply_until))

    async def _post(self, request: Request) -> None:
        client = self.connectors.client_without_circuit(_COUNTED_AS, request.organization_id)
        body = orjson.dumps(await cloud_event(_event_of(request), None))

        def classify(reply: Reply) -> ParleyError | None:
            return None if 200 <= reply.status < 300 else failure_of(reply, "The broker", repeatable=True)

        await client.request("POST", self.url, classify=classify, repeatable=True, headers=_HEADERS, content=body)

    def _failed(self, request: Request, error: ParleyError, reply_until: datetime) -> Change:
        """Return the change after a failed attempt: another one follows, unless it cannot succeed or comes too late."""
        result = failed_result(error, error.upstream_status)
        again = DEFAULT_SCHEDULE.next(request.attempts, now(), result.retry_after_seconds)
        if result.permanent or again is None or again > reply_until:
            return lambda row: record_failure(self.connectors, row, str(result.error))
        return lambda row: row.release(again)


def overdue(seconds: int) -> str:
    """Return the error of a request whose reply has not arrived in time."""
    return f"{ErrorCode.UPSTREAM_UNAVAILABLE.value}: No reply came over the broker within {seconds} s."


def _event_of(request: Request) -> LoggedEvent:
    """Return the event of the request's receipt, which may have no position in the log yet."""
    return new_event(
        EventKind.RequestReceived,
        organization_id=request.organization_id,
        by=request.user_id,
        topics=Topics(session_id=request.session_id, user_id=request.user_id),
        payload={"request": request.columns()},
        event_id=request.cloudevent_id,
    )
