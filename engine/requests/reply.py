"""Replies of an agent service over the broker: a CloudEvent that completes the request that it names.

A reply is any event, except one of Parley's own, whose data is an object with the `request_id` of a request and either
`content` (or `response`) or `error`. `metadata` and `agent_id` are optional, and every name may be in camelCase. A
broker delivers an event at least once: the first reply counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from connectors.agent_runtimes import MAX_ANSWER_LENGTH
from connectors.runtimes import AgentAnswer
from engine.outbound.gateway import ConnectorGateway
from engine.requests.outcomes import record_failure, record_reply
from errors import Conflict, InvalidInput, NotFound, Verbatim
from json_types import Json, JsonObject, camel_case, encode_storable
from models.agents import Agent
from models.causes import caused_by
from models.event_types import TYPES
from models.requests import Request
from storage.database import transaction
from storage.ids import prefix_of
from storage.lookups import find_one

_LONGEST_ERROR: Final = 1000


@dataclass(frozen=True, slots=True)
class _AgentReply:
    """The data of a reply: the agent's answer, or why there is none."""

    request_id: str
    content: str | None
    error: str | None
    agent_id: str | None
    metadata: JsonObject = field(default_factory=dict)


def is_reply(event: Mapping[str, object]) -> bool:
    """Return whether a CloudEvent, in its JSON format, replies to a request."""
    data = event.get("data")
    if event.get("type") in TYPES or not isinstance(data, dict):
        return False
    return _request_id(data) is not None and any(_value(data, name) for name in ("content", "response", "error"))


async def complete_from_event(connectors: ConnectorGateway, organization_id: str, event: Mapping[str, object]) -> bool:
    """End the request that a reply names, and return whether it was still open.

    Raises:
        NotFound: the organization has no such request.
        Conflict: the request was not sent over the broker.
        InvalidInput: the reply is too long or cannot be stored.
    """
    reply = _parse(cast(JsonObject, event["data"]))
    async with transaction():
        rows = Request.filter(organization_id=organization_id, id=reply.request_id)
        request = await rows.select_for_update().first()
        if request is None:
            raise NotFound("There is no request with this id.", field=["data", Verbatim("request_id")])
        if request.ended:
            return False
        if request.sent_at is None:
            raise Conflict("The request did not leave over the broker.", field=["data", Verbatim("request_id")])
        with caused_by(request.cause_id):
            await _end(connectors, request, reply)
        return True


async def _end(connectors: ConnectorGateway, request: Request, reply: _AgentReply) -> None:
    await _name_agent(request, reply.agent_id)
    if reply.content is None:
        await record_failure(connectors, request, f"UPSTREAM_FAILED: {reply.error}")
    else:
        await record_reply(connectors, request, AgentAnswer(reply.content, reply.metadata), None)


async def _name_agent(request: Request, agent_id: str | None) -> None:
    """Record the agent that the service says has replied, if it is one of the organization's."""
    if agent_id is None or agent_id == request.agent_id:
        return
    if await find_one(Agent, request.organization_id, agent_id) is not None:
        await request.route(agent_id, "The agent service behind the broker chose it.")


# ---------------------------------------------------------------- parsing


def _parse(data: JsonObject) -> _AgentReply:
    content, error = _value(data, "content") or _value(data, "response"), _value(data, "error")
    metadata, agent_id = _value(data, "metadata"), _value(data, "agent_id")
    if content is not None and not isinstance(content, str):
        raise InvalidInput("The content of a reply must be a string.", field=["data", "content"])
    if isinstance(content, str) and len(content) > MAX_ANSWER_LENGTH:
        message = f"A reply can have at most {MAX_ANSWER_LENGTH} characters."
        raise InvalidInput(message, field=["data", "content"])
    return _AgentReply(
        request_id=str(_request_id(data)),
        content=None if content is None else content.replace("\0", ""),
        error=_text_of(error),
        agent_id=agent_id if isinstance(agent_id, str) else None,
        metadata=_storable(metadata) if isinstance(metadata, dict) else {},
    )


def _request_id(data: JsonObject) -> str | None:
    id = _value(data, "request_id")
    return id if isinstance(id, str) and prefix_of(id) == Request.PREFIX else None


def _value(data: JsonObject, name: str) -> Json:
    found = data.get(name)
    return data.get(camel_case(name)) if found is None else found


def _text_of(error: Json) -> str | None:
    if isinstance(error, dict):
        error = error.get("message")
    return None if error is None else str(error)[:_LONGEST_ERROR].replace("\0", "")


def _storable(metadata: JsonObject) -> JsonObject:
    try:
        encode_storable(metadata)
    except ValueError as error:
        raise InvalidInput(f"The metadata of a reply {error}.", field=["data", "metadata"]) from None
    return metadata
