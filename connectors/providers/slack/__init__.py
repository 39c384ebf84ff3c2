"""The connector `slack`: messages, threads, channels, users and the buttons of an approval, over Slack's Web API.

A message's `ts` is its id: a string, never a number.
Source: docs.slack.dev/reference/methods and docs.slack.dev/apis/web-api/rate-limits.
"""

import uuid
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, simulated_number
from connectors.providers.slack.api import BASE, Blocks, Channel, Metadata, Text, Ts, escaped, request, request_form
from connectors.providers.slack.direct_messages import OPEN_DIRECT_MESSAGE
from connectors.providers.slack.responses import HOOKS, POST_EPHEMERAL, RESPOND
from connectors.providers.slack.users import FIND_USER, GET_USER
from json_types import Json, JsonObject

_PAGE_SIZE: Final = 200
_MAX_PAGES: Final = 20
_MESSAGE_IDS: Final = uuid.UUID("0e1b9d0c-6f51-4f0e-9d6a-8f6d8a1d5b57")


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
    response_metadata: Metadata = Metadata()


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
    text = f"Approval requested: {escaped(params.title)}"
    return await _post(
        call,
        {"channel": params.channel, "text": text, "blocks": approval_blocks(params), "thread_ts": params.thread_ts},
    )


async def _update_message(params: UpdateMessage, call: Call) -> Posted:
    body = {"channel": params.channel, "ts": params.ts, "text": params.text, "blocks": params.blocks or []}
    updated = decode(await request(call, "chat.update", body, repeatable=True), _Posted, "Slack", repeatable=True)
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
    await request_form(call, "auth.test", {})


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
    reply = await request(call, "chat.postMessage", body, repeatable=False)
    posted = decode(reply, _Posted, "Slack", repeatable=False)
    return Posted(channel=posted.channel, ts=posted.ts, thread_ts=message.get("thread_ts"))


async def _channels(params: ListChannels, call: Call, cursor: str, limit: int) -> _Channels:
    form = {"types": ",".join(params.types), "exclude_archived": str(params.exclude_archived).lower()}
    form |= {"limit": str(limit)} | ({"cursor": cursor} if cursor else {})
    return decode(await request_form(call, "conversations.list", form), _Channels, "Slack", repeatable=True)


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
    description="Posts and updates messages, replies in threads, requests approvals with buttons, lists channels, and "
    "looks up users.",
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
        HOOKS,
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
        GET_USER,
        FIND_USER,
        OPEN_DIRECT_MESSAGE,
        RESPOND,
        POST_EPHEMERAL,
    ),
)
