"""The connector `slack`: messages, threads, channels and the buttons of an approval, over Slack's Web API.

Slack says what went wrong with status 200 and `ok: false`. A message's `ts` is its id: a string, never a number.
Source: docs.slack.dev/reference/methods and docs.slack.dev/apis/web-api/rate-limits.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, field

from connectors.actions import Params, Result, typed
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, decode_error, retry_after, sanitize, simulated_number
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
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

_SECONDS: Final = 1
"""Slack's limits are per second and minute; a limit that does not say how long is tried again after this."""
_PAGE: Final = 200
_PAGES: Final = 20
_MESSAGE_IDS: Final = uuid.UUID("0e1b9d0c-6f51-4f0e-9d6a-8f6d8a1d5b57")

Ts = Annotated[str, Meta(pattern=r"^[0-9]{1,20}\.[0-9]{1,20}$(?!\n)", description="A message's id.")]
Channel = Annotated[str, Meta(min_length=1, max_length=80, description="The id of a channel, e.g. C024BE91L.")]
Text = Annotated[
    str, Meta(min_length=1, max_length=40_000, description="In Slack's mrkdwn; with blocks, what notifications show.")
]
Blocks = Annotated[list[dict[str, Any]], Meta(max_length=50, description="Block Kit blocks.")]


class PostMessage(Params, frozen=True):
    """A new message."""

    channel: Channel
    text: Text
    blocks: Blocks | None = None
    unfurl_links: bool | None = None


class ReplyInThread(Params, frozen=True):
    """A message under another one."""

    channel: Channel
    thread_ts: Ts
    text: Text
    blocks: Blocks | None = None
    broadcast: Annotated[bool, Meta(description="Show it in the channel too.")] = False


class UpdateMessage(Params, frozen=True):
    """Another text for a message that this app has posted."""

    channel: Channel
    ts: Ts
    text: Text
    blocks: Annotated[Blocks | None, Meta(description="Left out, the message's blocks go; its text stays.")] = None


class PostApproval(Params, frozen=True):
    """A question with two buttons."""

    channel: Channel
    approval_id: Annotated[str, Meta(min_length=1, max_length=255, description="What the buttons send back.")]
    title: Annotated[str, Meta(min_length=1, max_length=150)]
    description: Annotated[str, Meta(max_length=3000)] | None = None
    thread_ts: Ts | None = None


class ListChannels(Params, frozen=True):
    """Which channels, and how many."""

    types: Annotated[
        list[Literal["public_channel", "private_channel", "mpim", "im"]],
        Meta(min_length=1, max_length=4, description="All but public ones need more scopes."),
    ] = field(default_factory=lambda: ["public_channel"])
    exclude_archived: bool = True
    limit: Annotated[int, Meta(ge=1, le=2000, description="So many at most; pages are followed up to it.")] = 200
    cursor: Annotated[str, Meta(min_length=1, max_length=1000, description="`nextCursor` of before.")] | None = None


class Posted(Result, frozen=True):
    """Where a message stands."""

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
    """Channels; with a cursor there are more."""

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
        call, {"channel": params.channel, "text": params.text, "blocks": params.blocks,
               "unfurl_links": params.unfurl_links}
    )  # fmt: skip


async def _reply_in_thread(params: ReplyInThread, call: Call) -> Posted:
    return await _post(
        call, {"channel": params.channel, "text": params.text, "blocks": params.blocks,
               "thread_ts": params.thread_ts, "reply_broadcast": params.broadcast or None}
    )  # fmt: skip


async def _post_approval(params: PostApproval, call: Call) -> Posted:
    text = f"Approval requested: {_escaped(params.title)}"
    return await _post(
        call, {"channel": params.channel, "text": text, "blocks": approval_blocks(params),
               "thread_ts": params.thread_ts}
    )  # fmt: skip


async def _update_message(params: UpdateMessage, call: Call) -> Posted:
    body = {"channel": params.channel, "ts": params.ts, "text": params.text, "blocks": params.blocks or []}
    updated = decode(await _ask(call, "chat.update", body, repeatable=True), _Posted, "Slack", repeatable=True)
    return Posted(channel=updated.channel, ts=updated.ts)


async def _list_channels(params: ListChannels, call: Call) -> Channels:
    rows: list[ChannelRow] = []
    cursor = params.cursor or ""
    for _ in range(_PAGES):
        page = await _channels(params, call, cursor, min(params.limit - len(rows), _PAGE))
        rows += [_row(each) for each in page.channels]
        # A page may be short before the end; only an empty cursor is the end.
        cursor = page.response_metadata.next_cursor
        if not cursor or len(rows) >= params.limit:
            break
    return Channels(channels=rows, next_cursor=cursor or None)


async def _probe(call: Call) -> None:
    await _ask_form(call, "auth.test", {})


def approval_blocks(params: PostApproval) -> list[JsonObject]:
    """Return a message with two buttons, whose clicks carry the approval's id.

    Title and description are shown as they are: nothing in them is taken for a mention or a link.
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


# ---- asking


async def _post(call: Call, message: Mapping[str, Any]) -> Posted:
    # Slack knows a message by it; that it posts no second one with the same is not documented and not relied on.
    known = str(uuid.uuid5(_MESSAGE_IDS, call.key))
    body = {name: value for name, value in {**message, "client_msg_id": known}.items() if value is not None}
    reply = await _ask(call, "chat.postMessage", body, repeatable=False)
    posted = decode(reply, _Posted, "Slack", repeatable=False)
    return Posted(channel=posted.channel, ts=posted.ts, thread_ts=message.get("thread_ts"))


async def _channels(params: ListChannels, call: Call, cursor: str, limit: int) -> _Channels:
    form = {"types": ",".join(params.types), "exclude_archived": str(params.exclude_archived).lower()}
    form |= {"limit": str(limit)} | ({"cursor": cursor} if cursor else {})
    return decode(await _ask_form(call, "conversations.list", form), _Channels, "Slack", repeatable=True)


async def _ask(call: Call, method: str, body: Mapping[str, Any], *, repeatable: bool) -> Reply:
    return await call.provider.request(
        "POST",
        _url(call, method),
        classify=classifier(repeatable),
        repeatable=repeatable,
        headers={"content-type": "application/json; charset=utf-8"},
        json=body,
        bearer=_token(call),
    )


async def _ask_form(call: Call, method: str, form: Mapping[str, str]) -> Reply:
    """Ask a method that reads: those take no JSON."""
    return await call.provider.request(
        "POST", _url(call, method), classify=classifier(True), repeatable=True, form=form, bearer=_token(call)
    )


def _url(call: Call, method: str) -> str:
    return f"{call.settings.get('SLACK_BASE_URL', BASE).rstrip('/')}/{method}"


def _token(call: Call) -> str:
    if not call.token:
        raise NotConfigured("Slack needs a connected account, or SLACK_BOT_TOKEN.")
    return call.token


# ---- what a reply means

_TOKEN_REFUSED: Final = frozenset({"not_authed", "invalid_auth", "token_expired", "token_revoked", "account_inactive"})
_LIMITED: Final = frozenset({"ratelimited", "rate_limited"})
_NOT_DONE: Final = frozenset({"service_unavailable", "request_timeout", "team_added_to_org"})
# "It's possible some aspect of the operation succeeded before the error was raised."
_PERHAPS_DONE: Final = frozenset({"internal_error", "fatal_error"})
_MEANINGS: Final[Mapping[str, str]] = {
    "channel_not_found": "there is no such channel, or the app cannot see it",
    "not_in_channel": "the app must be invited to the channel first",
    "is_archived": "the channel is archived",
    "msg_too_long": "the text is too long",
    "no_text": "there is no text",
    "invalid_blocks": "the blocks are not valid",
    "invalid_blocks_format": "the blocks are not valid",
    "message_not_found": "there is no such message",
    "thread_not_found": "there is no such thread",
    "cant_update_message": "only the app that posted a message may change it",
    "edit_window_closed": "the workspace does not let a message this old be changed",
    "restricted_action": "a rule of the workspace forbids it",
    "not_allowed_token_type": "this needs another kind of token",
    "duplicate_message_not_found": "this call has posted its message before, and the message was removed",
}


def classifier(repeatable: bool) -> Classifier:
    """Return how Slack's replies are understood."""

    def classify(reply: Reply) -> ParleyError | None:
        if reply.status == 429:
            return _limited(reply)
        if not 200 <= reply.status < 300:
            return failure_of(reply, "Slack", repeatable=repeatable)
        answer = decode_error(reply, _Answer)
        if answer is None:
            return _unreadable(reply, repeatable)
        return None if answer.ok else _refusal(answer, reply, repeatable)

    return classify


def _refusal(answer: _Answer, reply: Reply, repeatable: bool) -> ParleyError:
    error = sanitize(answer.error, 80)
    if error in _TOKEN_REFUSED:
        return Unauthenticated(f"Slack does not accept the token: {error}.")
    if error in _LIMITED:
        return _limited(reply)
    if error == "missing_scope":
        needed, provided = sanitize(answer.needed) or "unknown", sanitize(answer.provided) or "none"
        return UpstreamFailed(f"Slack: missing_scope: the token needs the scope {needed}; it has {provided}.")
    if error in _NOT_DONE or (error in _PERHAPS_DONE and repeatable):
        return UpstreamUnavailable(f"Slack: {error}.", retry_after_seconds=retry_after(reply))
    if error in _PERHAPS_DONE:
        return OutcomeUnknown(f"Slack: {error}; the request may have taken effect.")
    more = _details(answer.response_metadata.messages) or _MEANINGS.get(error)
    return UpstreamFailed(f"Slack: {error}{f': {more}' if more else ''}.")


def _details(messages: Sequence[Any]) -> str:
    return sanitize("; ".join(each for each in messages[:5] if isinstance(each, str)))


def _limited(reply: Reply) -> RateLimited:
    seconds = retry_after(reply) or _SECONDS
    return RateLimited(f"Slack's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)


def _unreadable(reply: Reply, repeatable: bool) -> ParleyError:
    said = f"Slack answered {reply.status} with something else than it documents"
    return UpstreamFailed(f"{said}.") if repeatable else OutcomeUnknown(f"{said}; it may have posted the message.")


# ---- simulated replies


def _made_up_ts(*parts: object) -> str:
    return f"1700000000.{simulated_number(*parts):06d}"


def _simulated_post(params: PostMessage | ReplyInThread | PostApproval) -> Posted:
    thread = None if isinstance(params, PostMessage) else params.thread_ts
    return Posted(channel=params.channel, ts=_made_up_ts(params), thread_ts=thread)


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
    description="Posts and updates messages, replies in threads, asks for approvals with buttons, lists channels.",
    auth=Auth.OAUTH2,
    oauth="slack",
    token_setting="SLACK_BOT_TOKEN",  # noqa: S106 - a name
    settings=(
        ProviderSetting(
            "SLACK_BOT_TOKEN",
            "The token of a Slack app's bot (`xoxb-…`), used where a user has connected no account.",
            required=True,
            secret=True,
        ),
        ProviderSetting("SLACK_BASE_URL", "Where Slack's Web API is.", default=BASE),
    ),
    probe=_probe,
    actions=(
        typed(
            "post_message", "Post a message", "Posts a message to a channel.", PostMessage, Posted, _post_message,
            simulated=_simulated_post, scopes=["chat:write"],
        ),
        typed(
            "update_message", "Update a message", "Changes the text of a message that the app has posted.",
            UpdateMessage, Posted, _update_message,
            simulated=_simulated_update, idempotent=True, scopes=["chat:write"],
        ),
        typed(
            "reply_in_thread", "Reply in a thread", "Posts a message under another one.", ReplyInThread, Posted,
            _reply_in_thread, simulated=_simulated_post, scopes=["chat:write"],
        ),
        typed(
            "post_approval", "Ask for an approval", "Posts a question with the buttons Approve and Reject.",
            PostApproval, Posted, _post_approval, simulated=_simulated_post, scopes=["chat:write"],
        ),
        typed(
            "list_channels", "List channels", "Lists the channels of the workspace that the app can see.",
            ListChannels, Channels, _list_channels,
            simulated=_simulated_channels, idempotent=True, scopes=["channels:read"],
        ),
    ),
)  # fmt: skip
