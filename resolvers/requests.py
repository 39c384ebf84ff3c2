"""Requests: submitting them, waiting for the reply, and reading their history."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from auth.access import find_visible, get_visible, visible, visible_query
from auth.actor import Actor
from auth.visibility import ALL_REQUESTS
from context.operation import Context
from engine.requests.conversations import Conversation
from engine.requests.receive import NewRequest, receive
from engine.requests.routing import CAPABILITY_KEYS
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject
from models.requests import Request, RequestStatus
from models.sessions import Channel, Participant, Session
from resolvers import checks
from resolvers.idempotency import once
from resolvers.participation import require_to_take_part
from resolvers.waiting import MAX_WAIT_SECONDS, ended, seconds_to_wait
from storage.ids import prefix_of
from storage.projection import Columns
from storage.queries import Operator, Query

_ELSEWHERE: Final = "Submit requests through WEB, CLI, TOOL or GENERIC."
_REFUSED: Final = {
    Channel.SLACK: "Requests from Slack are accepted only through its signed routes. " + _ELSEWHERE,
    Channel.EMAIL: "EMAIL only delivers responses. " + _ELSEWHERE,
    Channel.SMS: "SMS only delivers responses. " + _ELSEWHERE,
    Channel.WEBHOOK: "WEBHOOK only delivers responses; an inbound call is a trigger. " + _ELSEWHERE,
    Channel.TEAMS: "TEAMS only delivers responses. " + _ELSEWHERE,
    Channel.DISCORD: "DISCORD only delivers responses. " + _ELSEWHERE,
    Channel.TEST: "TEST only delivers responses. " + _ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class Submission:
    """A request as a client submits it.

    Args:
        extra: documented fields of the channel, by their documented names.
    """

    channel: Channel
    content: str
    session_id: str | None = None
    agent_id: str | None = None
    external_channel_id: str | None = None
    external_thread_id: str | None = None
    extra: JsonObject = field(default_factory=dict)
    metadata: Json = None


async def submit_request(
    ctx: Context, submission: Submission, *, wait_seconds: int | None, idempotency_key: str | None
) -> Request:
    """Store a request of the caller and wait for its reply; see `engine.requests.receive`.

    Args:
        wait_seconds: by default the most, and 0 for a TOOL request, which is a notification.

    Returns:
        The request as it is when it has ended or the time is over.

    Raises:
        Forbidden: the caller takes no part in the session.
        NotFound: there is no such session or agent.
        Conflict: the agent is stopped.
        InvalidInput: a value is invalid, or requests do not come from this channel.
        RateLimited: too many requests of the caller have not ended.
    """
    actor = ctx.actor
    actor.require("requests:write")
    _require_channel(submission.channel, submission.extra)
    seconds = _seconds_to_wait(submission.channel, wait_seconds)
    asked = _checked(actor, submission)

    async def create() -> Request:
        if submission.session_id is not None:
            session = await get_visible(Session, actor, submission.session_id, field="session_id")
            await require_to_take_part(actor, session, field="session_id")
        return await receive(asked, by=actor.id)

    request = await once(actor, idempotency_key, "submitRequest", _arguments(asked), Request, create)
    return await ended(ctx, request, seconds)


def _checked(actor: Actor, given: Submission) -> NewRequest:
    """Return a submission as a request of the caller, whose values can be stored."""
    content = checks.text(given.content, "content", longest=checks.LONGEST_CONTENT)
    place = Conversation(
        actor.organization_id,
        actor.id,
        given.channel,
        given.session_id,
        checks.optional_name(given.external_channel_id, "external_channel_id"),
        checks.optional_name(given.external_thread_id, "external_thread_id"),
    )
    extra, metadata = _checked_extra(given.extra), _checked_metadata(given.metadata)
    return NewRequest(place, content, metadata, extra, agent_id=given.agent_id)


def _arguments(asked: NewRequest) -> dict[str, object]:
    """Return what an idempotency key compares."""
    place = asked.conversation
    return {
        "channel": place.channel,
        "content": asked.content,
        "session_id": place.session_id,
        "agent_id": asked.agent_id,
        "external_channel_id": place.channel_id,
        "external_thread_id": place.thread_id,
        "normalized_extra": asked.extra,
        "metadata": asked.metadata,
    }


def _require_channel(channel: Channel, extra: JsonObject) -> None:
    """Require a channel from which requests come, with the fields that it needs."""
    if channel in _REFUSED:
        raise InvalidInput(_REFUSED[channel], field=["channel"])
    if channel is Channel.TOOL and not extra.get("tool_id"):
        raise InvalidInput("toolId is required for a TOOL request.", field=["tool_id"])


def _seconds_to_wait(channel: Channel, given: int | None) -> int:
    if given is None:
        return 0 if channel is Channel.TOOL else MAX_WAIT_SECONDS
    return seconds_to_wait(given)


def _checked_metadata(metadata: Json) -> JsonObject:
    """Return metadata that can be stored and whose required capabilities can be understood."""
    checked = checks.json_object(metadata, "metadata")
    for key in CAPABILITY_KEYS:
        value = checked.get(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(each, str) for each in items):
            message = f"metadata.{key} must be a string or a list of strings."
            raise InvalidInput(message, field=["metadata", Verbatim(key)])
    return checked


def _checked_extra(extra: JsonObject) -> JsonObject:
    """Return documented fields that can be stored."""
    checks.json_object(extra.get("tool_context"), "tool_context")
    for name, value in extra.items():
        if isinstance(value, str):
            checks.text(value, name)
    return extra


# ---------------------------------------------------------------- reading


async def requests(
    ctx: Context,
    *,
    status: Sequence[RequestStatus] | None = None,
    channel: Sequence[Channel] | None = None,
    user_id: str | None = None,
    session_id: str | None = None,
    created_after: datetime | None = None,
    created_before: datetime | None = None,
) -> Query[Request]:
    """Return the requests that match all the given conditions: the caller's own and those in the caller's sessions."""
    actor = ctx.actor
    actor.require("requests:read")
    rows = await _readable(actor, visible_query(Request, actor))
    rows = rows.where_in_given("status", status).where_in_given("channel", channel)
    for column, value in (("user_id", user_id), ("session_id", session_id)):
        rows = rows.where_given(Operator.EQUALS, column, checks.optional_text(value, column))
    rows = rows.where_given(Operator.AT_LEAST, "created_at", checks.moment(created_after, "created_after"))
    return rows.where_given(Operator.LESS, "created_at", checks.moment(created_before, "created_before"))


async def _readable(actor: Actor, rows: Query[Request]) -> Query[Request]:
    if ALL_REQUESTS in actor.scopes:
        return rows
    own: tuple[Operator, str, Sequence[object]] = (Operator.EQUALS, "user_id", [actor.id])
    return rows.where_any(own, (Operator.IN, "session_id", [await _sessions_of(actor)]))


async def _sessions_of(actor: Actor, among: Sequence[str] | None = None) -> list[str]:
    mine = visible(Participant, actor).filter(actor_id=actor.id)
    if among is not None:
        mine = mine.filter(session_id__in=list(among))
    return [str(id) for id in await mine.values_list("session_id", flat=True)]


async def read_request(ctx: Context, id: str, columns: Columns | None = None) -> Request | None:
    """Return the request, or None if the caller may not see it."""
    actor = ctx.actor
    actor.require("requests:read")
    if prefix_of(id) != Request.PREFIX or not await requests_with_ids(actor, [id]):
        return None
    return await find_visible(Request, actor, id, columns=columns)


async def requests_with_ids(actor: Actor, ids: Sequence[str]) -> list[Request]:
    """Return those of these requests that an actor may see."""
    if "requests:read" not in actor.scopes:
        return []
    rows = await visible(Request, actor).filter(id__in=list(ids))
    if ALL_REQUESTS in actor.scopes or all(row.user_id == actor.id for row in rows):
        return list(rows)
    mine = set(await _sessions_of(actor, [row.session_id for row in rows]))
    return [row for row in rows if row.user_id == actor.id or row.session_id in mine]
