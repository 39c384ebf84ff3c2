"""Forwarding the outcome of a request to people, in the transaction that stores it.

SLACK          to where the question was asked, also if there is no reply
WEB, GENERIC   to the channels that the user has enabled, besides the response that the caller gets
CLI, TOOL      nowhere: the caller gets the response

An empty reply goes nowhere either: it would be a message without content.
"""

from typing import Final

from engine.deliveries.channels.slack import RESPONDS_TO
from engine.deliveries.create import deliver
from engine.outbound.gateway import ConnectorGateway
from json_types import JsonObject
from models.causes import caused_by
from models.delivery_channels import DeliveryChannel
from models.inbound import InboundReceipt, InboundSource
from models.requests import Request, RequestStatus
from models.sessions import Channel, Session
from storage.ids import SYSTEM_ID

_TO_ENABLED_CHANNELS: Final = frozenset({Channel.WEB, Channel.GENERIC})
_NO_REPLY: Final = "There is no reply to your request. "
_LONGEST_SUBJECT: Final = 120


async def forward(connectors: ConnectorGateway, request: Request) -> None:
    """Store the deliveries of a request that has just ended, which causes them."""
    if request.status is RequestStatus.COMPLETED and not (request.response or "").strip():
        return
    with caused_by(request.cause_id):
        await _forward(connectors, request)


async def _forward(connectors: ConnectorGateway, request: Request) -> None:
    if request.channel is Channel.SLACK:
        await _answer_in_slack(connectors, request)
    elif request.channel in _TO_ENABLED_CHANNELS and request.status is RequestStatus.COMPLETED:
        await deliver(
            connectors,
            organization_id=request.organization_id,
            by=request.agent_id or SYSTEM_ID,
            user_id=request.user_id,
            subject=_subject(request),
            content=request.response or "",
            data={"requestId": request.id, "sessionId": request.session_id},
            request_id=request.id,
        )


async def _answer_in_slack(connectors: ConnectorGateway, request: Request) -> None:
    completed = request.status is RequestStatus.COMPLETED
    await deliver(
        connectors,
        organization_id=request.organization_id,
        by=request.agent_id or SYSTEM_ID,
        user_id=request.user_id,
        content=(request.response or "") if completed else f"{_NO_REPLY}{request.error}",
        data={"requestId": request.id, "sessionId": request.session_id},
        channels=[DeliveryChannel.SLACK],
        request_id=request.id,
        target=await _slack_target(request),
    )


async def _slack_target(request: Request) -> JsonObject:
    """Return the place in Slack where the question was asked."""
    session = await Session.get(id=request.session_id)
    found: JsonObject = {
        "channelId": session.external_channel_id,
        "threadTs": session.external_thread_id,
        "messageTs": request.metadata.get("messageTs"),
        RESPONDS_TO: await _answerable_call(request),
        "slackUserId": request.normalized.get("slack_user_id"),
    }
    return {name: value for name, value in found.items() if value}


async def _answerable_call(request: Request) -> str | None:
    """Return the id of the call that asked and that can be responded to at a URL of its own."""
    if request.external_id is None:
        return None
    call = await InboundReceipt.of_call(request.organization_id, InboundSource.SLACK, request.external_id)
    return None if call is None or call.sealed_response_url is None else call.id


def _subject(request: Request) -> str:
    line = " ".join(request.content.split())
    return f"Re: {line if len(line) <= _LONGEST_SUBJECT else f'{line[: _LONGEST_SUBJECT - 1]}…'}"
