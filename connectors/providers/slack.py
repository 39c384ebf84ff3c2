"""The connector `slack`: messages, threads, channels and the buttons of an approval, over Slack's Web API.

Slack reports errors with status 200 and `ok: false`. A message's `ts` is its id: a string, never a number.
Source: docs.slack.dev/reference/methods and docs.slack.dev/apis/web-api/rate-limits.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, decode_error, sanitize, simulated_number
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from connectors.transport.retry_after import retry_after
from errors import (
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import Json, JsonObject

BASE: Final = "https://slack.com/api"

_DEFAULT_RETRY_AFTER: Final = 1
"""Seconds to wait if a rate limit does not state it: Slack's limits are per second and per minute."""
_PAGE_SIZE: Final = 200
_MAX_PAGES: Final = 20
_MESSAGE_IDS: Final = uuid.UUID("0e1b9d0c-6f51-4f0e-9d6a-8f6d8a1d5b57")

Ts = Annotated[str, Meta(pattern=r"^[0-9]{1,20}\.[0-9]{1,20}$(?!\n)", description="A message's id.")]
Channel = Annotated[str, Meta(min_length=1, max_length=80, description="The id of a channel, e.g. C024BE91L.")]
Text = Annotated[
    str, Meta(min_length=1, max_length=40_000, description="In Slack's mrkdwn; with blocks, the text of notifications.")
]
Blocks = Annotated[list[dict[str, Any]], Meta(max_length=50, description="Block Kit blocks.")]


class PostMessage(Params, frozen=True):
    """A new message."""

    channel: Channel
    text: Text
    blocks: Blocks | None = None
    unfurl_links: bool | None = None


class ReplyInThread(Params, frozen=True):
    """A reply to a message."""

    channel: Channel
    thread_ts: Ts
    text: Text
    blocks: Blocks | None = None
    broadcast: Annotated[bool, Meta(description="Show it in the channel too.")] = False


class UpdateMessage(Params, frozen=True):
    """A new text for a message that this app has posted."""

    channel: Channel
    ts: Ts
    text: Text
    blocks: Annotated[
        Blocks | None, Meta(description="If omitted, the message's blocks are removed and only its text remains.")
    ] = None


class PostApproval(Params, frozen=True):
    """A question with two buttons."""

    channel: Channel
    approval_id: Annotated[str, Meta(min_length=1, max_length=255, description="The value that the buttons send back.")]
    title: Annotated[str, Meta(min_length=1, max_length=150)]
    description: Annotated[str, Meta(max_length=3000)] | None = None
    thread_ts: Ts | None = None


class ListChannels(Params, frozen=True):
    """A query for channels."""

    types: Annotated[
        list[Literal["public_channel", "private_channel", "mpim", "im"]],
        Meta(min_length=1, max_length=4, description="All but public channels need more scopes."),
    ] = field(default_factory=lambda: ["public_channel"])
    exclude_archived: bool = True
    limit: Annotated[int, Meta(ge=1, le=2000, description="The maximum number; pages are followed up to it.")] = 200
    cursor: (
        Annotated[str, Meta(min_length=1, max_length=1000, description="`nextCursor` of the previous result.")] | None
    ) = None


class Posted(Result, frozen=True):
    """The ids of a posted message and its channel."""

    channel: str
    ts: str
    thread_ts: str | None = None


class ChannelRow(Result, frozen=True):
    """A channel. Direct messages have no name."""

    id: str
    name: str | None
    is_private: bool
    is_member: bool
    is_archived: bool


class Channels(Result, frozen=True):
    """Channels; if there is a cursor, there are more."""

    channels: list[ChannelRow]
    next_cursor: str | None


class _Metadata(Wire, frozen=True):
    next_cursor: str = ""
    messages: list[Any] = field(default_factory=list)


class _Answer(Wire, frozen=True):
    ok: bool
    error: str = "unknown_error"
    needed: str = ""
    provided: str = ""
    response_metadata: _Metadata = _Metadata()


class _Posted(Wire, frozen=True):
    channel: str
    ts: str


class _Channel(Wire, frozen=True):
    id: str
    name: str | None = None
    is_private: bool = False
    is_im: bool = False
    is_mpim: bool = False
    is_member: bool = False
    is_archived: bool = False


class _Channels(Wire, frozen=True):
    channels: list[_Channel]
    response_metadata: _Metadata = _Metadata()


# ---- actions


async def _post_message(params: PostMessage, call: Call) -> Posted:
    return await _post(
        call,
        {"channel": params.channel, "text": params.text, "blocks": params.blocks, "unfurl_links": params.unfurl_links},
    )


async def _reply_in_thread(params: ReplyInThread, call: Call) -> Posted:
    return await _post(
        call,
        {
            "channel": params.channel,
            "text": params.text,
            "blocks": params.blocks,
            "thread_ts": params.thread_ts,
            "reply_broadcast": params.broadcast or None,
        },
    )


async def _post_approval(params: PostApproval, call: Call) -> Posted:
    text = f"Approval requested: {_escaped(params.title)}"
    return await _post(
        call,
        {"channel": params.channel, "text": text, "blocks": approval_blocks(params), "thread_ts": params.thread_ts},
    )


async def _update_message(params: UpdateMessage, call: Call) -> Posted:
    body = {"channel": params.channel, "ts": params.ts, "text": params.text, "blocks": params.blocks or []}
    updated = decode(await _request(call, "chat.update", body, repeatable=True), _Posted, "Slack", repeatable=True)
    return Posted(channel=updated.channel, ts=updated.ts)


async def _list_channels(params: ListChannels, call: Call) -> Channels:
    rows: list[ChannelRow] = []
    cursor = params.cursor or ""
    for _ in range(_MAX_PAGES):
        page = await _channels(params, call, cursor, min(params.limit - len(rows), _PAGE_SIZE))
        rows += [_row(each) for each in page.channels]
        # A page may be short although more follow; only an empty cursor marks the end.
        cursor = page.response_metadata.next_cursor
        if not cursor or len(rows) >= params.limit:
            break
    return Channels(channels=rows, next_cursor=cursor or None)


async def _probe(call: Call) -> None:
    await _request_form(call, "auth.test", {})


def approval_blocks(params: PostApproval) -> list[JsonObject]:
    """Return a message with two buttons that send the approval's id.

    Title and description are shown literally: nothing in them becomes a mention or a link.
    """
    blocks: list[JsonObject] = [{"type": "header", "text": _plain(params.title)}]
    if params.description:
        blocks.append({"type": "section", "text": _plain(params.description)})
    buttons: list[Json] = [
        _button("approve", "primary", "Approve", params.approval_id),
        _button("reject", "danger", "Reject", params.approval_id),
    ]
    return [*blocks, {"type": "actions", "block_id": params.approval_id, "elements": buttons}]


def _button(action: str, style: str, text: str, value: str) -> JsonObject:
    return {"type": "button", "action_id": action, "style": style, "value": value, "text": _plain(text)}


def _plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _row(channel: _Channel) -> ChannelRow:
    private = channel.is_private or channel.is_im or channel.is_mpim
    return ChannelRow(
        id=channel.id,
        name=channel.name,
        is_private=private,
        is_member=channel.is_member,
        is_archived=channel.is_archived,
    )


# ---- requests


async def _post(call: Call, message: Mapping[str, Any]) -> Posted:
    # The client's id of the message. That Slack posts no second one with it is undocumented, so nothing relies on it.
    client_msg_id = str(uuid.uuid5(_MESSAGE_IDS, call.key))
    body = {name: value for name, value in {**message, "client_msg_id": client_msg_id}.items() if value is not None}
    reply = await _request(call, "chat.postMessage", body, repeatable=False)
    posted = decode(reply, _Posted, "Slack", repeatable=False)
    return Posted(channel=posted.channel, ts=posted.ts, thread_ts=message.get("thread_ts"))


async def _channels(params: ListChannels, call: Call, cursor: str, limit: int) -> _Channels:
    form = {"types": ",".join(params.types), "exclude_archived": str(params.exclude_archived).lower()}
    form |= {"limit": str(limit)} | ({"cursor": cursor} if cursor else {})
    return decode(await _request_form(call, "conversations.list", form), _Channels, "Slack", repeatable=True)


async def _request(call: Call, method: str, body: Mapping[str, Any], *, repeatable: bool) -> Reply:
    return await call.provider.request(
        "POST",
        _url(call, method),
        classify=classifier(repeatable),
        repeatable=repeatable,
        headers={"content-type": "application/json; charset=utf-8"},
        json=body,
        bearer=_token(call),
        limit=method,
    )


async def _request_form(call: Call, method: str, form: Mapping[str, str]) -> Reply:
    """Call a method that reads: those do not accept JSON."""
    return await call.provider.request(
        "POST",
        _url(call, method),
        classify=classifier(True),
        repeatable=True,
        form=form,
        bearer=_token(call),
        limit=method,
    )


def _url(call: Call, method: str) -> str:
    return f"{call.settings.get('SLACK_BASE_URL', BASE).rstrip('/')}/{method}"


def _token(call: Call) -> str:
    if not call.token:
        raise NotConfigured("Slack needs a connected account, or SLACK_BOT_TOKEN.")
    return call.token


# ---- errors

_INVALID_TOKEN: Final = frozenset({"not_authed", "invalid_auth", "token_expired", "token_revoked", "account_inactive"})
_LIMITED: Final = frozenset({"ratelimited", "rate_limited"})
_TRANSIENT: Final = frozenset({"service_unavailable", "request_timeout", "team_added_to_org"})
# "It's possible some aspect of the operation succeeded before the error was raised."
_OUTCOME_UNKNOWN: Final = frozenset({"internal_error", "fatal_error"})
_MEANINGS: Final[Mapping[str, str]] = {
    "channel_not_found": "the channel does not exist, or the app cannot see it",
    "not_in_channel": "the app must be invited to the channel first",
    "is_archived": "the channel is archived",
    "msg_too_long": "the text is too long",
    "no_text": "there is no text",
    "invalid_blocks": "the blocks are not valid",
    "invalid_blocks_format": "the blocks are not valid",
    "message_not_found": "the message does not exist",
    "thread_not_found": "the thread does not exist",
    "cant_update_message": "only the app that posted a message may change it",
    "edit_window_closed": "the workspace does not allow changing a message this old",
    "restricted_action": "a rule of the workspace forbids it",
    "not_allowed_token_type": "this requires another type of token",
    "duplicate_message_not_found": "this call has already posted its message, and the message was deleted",
}


def classifier(repeatable: bool) -> Classifier:
    """Return the classifier for Slack's replies."""

    def classify(reply: Reply) -> ParleyError | None:
        if reply.status == 429:
            return _limited(reply)
        if not 200 <= reply.status < 300:
            return failure_of(reply, "Slack", repeatable=repeatable)
        answer = decode_error(reply, _Answer)
        if answer is None:
            return _unreadable(reply, repeatable)
        return None if answer.ok else _error(answer, reply, repeatable)

    return classify


def _error(answer: _Answer, reply: Reply, repeatable: bool) -> ParleyError:
    error = sanitize(answer.error, 80)
    if error in _INVALID_TOKEN:
        return Unauthenticated(f"Slack does not accept the token: {error}.")
    if error in _LIMITED:
        return _limited(reply)
    if error == "missing_scope":
        needed, provided = sanitize(answer.needed) or "unknown", sanitize(answer.provided) or "none"
        return UpstreamFailed(f"Slack: missing_scope: the token needs the scope {needed}; it has {provided}.")
    if error in _TRANSIENT or (error in _OUTCOME_UNKNOWN and repeatable):
        return UpstreamUnavailable(f"Slack: {error}.", retry_after_seconds=retry_after(reply.headers))
    if error in _OUTCOME_UNKNOWN:
        return OutcomeUnknown(f"Slack: {error}; the request may have taken effect.")
    more = _details(answer.response_metadata.messages) or _MEANINGS.get(error)
    return UpstreamFailed(f"Slack: {error}{f': {more}' if more else ''}.")


def _details(messages: Sequence[Any]) -> str:
    return sanitize("; ".join(each for each in messages[:5] if isinstance(each, str)))


def _limited(reply: Reply) -> RateLimited:
    seconds = retry_after(reply.headers) or _DEFAULT_RETRY_AFTER
    return RateLimited(f"Slack's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)


def _unreadable(reply: Reply, repeatable: bool) -> ParleyError:
    message = f"Slack responded with {reply.status} with undocumented content"
    return (
        UpstreamFailed(f"{message}.") if repeatable else OutcomeUnknown(f"{message}; it may have posted the message.")
    )


# ---- simulated replies


def _simulated_ts(*parts: object) -> str:
    return f"1700000000.{simulated_number(*parts):06d}"


def _simulated_post(params: PostMessage | ReplyInThread | PostApproval) -> Posted:
    thread = None if isinstance(params, PostMessage) else params.thread_ts
    return Posted(channel=params.channel, ts=_simulated_ts(params), thread_ts=thread)


def _simulated_update(params: UpdateMessage) -> Posted:
    return Posted(channel=params.channel, ts=params.ts)


def _simulated_channels(params: ListChannels) -> Channels:
    names = ["general", "random"][: params.limit]
    rows = [
        ChannelRow(
            id=f"C{simulated_number(name, digits=9):09d}",
            name=name,
            is_private=False,
            is_member=True,
            is_archived=False,
        )
        for name in names
    ]
    return Channels(channels=rows, next_cursor=None)


SLACK: Final = Connector(
    name="slack",
    title="Slack",
    description="Posts and updates messages, replies in threads, requests approvals with buttons, and lists channels.",
    auth=Auth.OAUTH2,
    oauth="slack",
    token_setting="SLACK_BOT_TOKEN",  # noqa: S106 - a name
    settings=(
        ProviderSetting(
            "SLACK_BOT_TOKEN",
            "The token of a Slack app's bot (`xoxb-…`), used for users without a connected account.",
            required=True,
            secret=True,
        ),
        ProviderSetting("SLACK_BASE_URL", "The base URL of Slack's Web API.", default=BASE),
    ),
    probe=_probe,
    actions=(
        typed_action(
            "post_message",
            "Post a message",
            "Posts a message to a channel.",
            PostMessage,
            Posted,
            _post_message,
            simulated=_simulated_post,
            scopes=["chat:write"],
        ),
        typed_action(
            "update_message",
            "Update a message",
            "Changes the text of a message that the app has posted.",
            UpdateMessage,
            Posted,
            _update_message,
            simulated=_simulated_update,
            idempotent=True,
            scopes=["chat:write"],
        ),
        typed_action(
            "reply_in_thread",
            "Reply in a thread",
            "Posts a reply in a message's thread.",
            ReplyInThread,
            Posted,
            _reply_in_thread,
            simulated=_simulated_post,
            scopes=["chat:write"],
        ),
        typed_action(
            "post_approval",
            "Request an approval",
            "Posts a question with the buttons Approve and Reject.",
            PostApproval,
            Posted,
            _post_approval,
            simulated=_simulated_post,
            scopes=["chat:write"],
        ),
        typed_action(
            "list_channels",
            "List channels",
            "Lists the channels of the workspace that the app can see.",
            ListChannels,
            Channels,
            _list_channels,
            simulated=_simulated_channels,
            idempotent=True,
            scopes=["channels:read"],
        ),
    ),
)
