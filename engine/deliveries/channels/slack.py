"""SLACK: a reply where the question was asked, or a message to a channel, or a direct message.

A reply to a command goes to the URL that Slack sent with it, a reply to a message into its channel, and an outcome in
place of the message that asked for it. Otherwise `channel_id` names a channel; without it, the user gets a direct
message: the user of `slack_user_id`, or the linked one, or the one with the same e-mail address. Nothing in a content
mentions anyone.
"""

from typing import Annotated, Final

from msgspec import Meta

from connectors.calls import ActionResult, Caller
from connectors.providers.slack.api import escaped
from engine.deliveries.channels.base import Channel, ChannelConfig, OutgoingMessage, Sent
from engine.deliveries.channels.texts import shortened
from engine.outbound.gateway import ConnectorGateway
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject
from models import sessions
from models.delivery_channels import DeliveryChannel
from models.inbound import ChannelLink

UPDATES: Final = "updatesTs"
"""The key of a target with the `ts` of the message in `channelId` that this one replaces."""

RESPONDS_TO: Final = "respondsTo"
"""The key of a target with the id of the call, such as a command, whose URL for responses takes the message."""

_LONGEST: Final = 40_000
_OK: Final = 200
_TOKEN_SETTING: Final = "SLACK_BOT_TOKEN"  # noqa: S105 - a name

_Id = Annotated[str, Meta(max_length=80, pattern=r"^[A-Za-z0-9]+$(?!\n)")]


class SlackConfig(ChannelConfig, frozen=True):
    """The config of SLACK.

    Args:
        channel_id: the channel to post to; without it, the user gets a direct message.
        slack_user_id: the user's id in Slack, if it is not linked and their e-mail address there is another one.
        thread_replies: reply in the thread of the question, even if it was asked in the channel.
        mention_user: begin a message in a channel with a mention of the user.
        include_agent_info: name the agent whose reply it is.
    """

    channel_id: _Id | None = None
    slack_user_id: Annotated[str, Meta(pattern=r"^[A-Z0-9]{1,40}$(?!\n)")] | None = None
    thread_replies: bool = False
    mention_user: bool = False
    include_agent_info: bool = True


Message = OutgoingMessage[SlackConfig]


async def _send(message: Message, connectors: ConnectorGateway) -> Sent:
    if message.response_url is not None:
        return await _respond(message, connectors, message.response_url)
    if ts := _target(message, UPDATES):
        return await _update(message, connectors, ts)
    return await _Posting(message, connectors).post()


def _target(message: Message, name: str) -> str | None:
    value = message.target.get(name)
    return value if isinstance(value, str) and value else None


async def _respond(message: Message, connectors: ConnectorGateway, url: str) -> Sent:
    params: JsonObject = {"url": url, "text": _text(message, None), **_blocks(message)}
    result = await connectors.run(
        "slack", "respond", params, caller=Caller(message.organization_id, None), key=message.id, retries=False
    )
    return Sent(status_code=_status(result), simulated=result.simulated)


async def _update(message: Message, connectors: ConnectorGateway, ts: str) -> Sent:
    """Replace a message, as the same app or user that posted it."""
    params: JsonObject = {"channel": _target(message, "channelId"), "ts": ts, "text": _text(message, None)}
    params |= _blocks(message)
    result = await connectors.run(
        "slack", "update_message", params, caller=message.caller, key=message.id, retries=False
    )
    return Sent(ts, _status(result), {"channelId": params["channel"], "ts": ts}, result.simulated)


class _Posting:
    """One message on its way to a channel."""

    def __init__(self, message: Message, connectors: ConnectorGateway) -> None:
        self._message = message
        self._connectors = connectors

    async def post(self) -> Sent:
        """Post the message, and return its channel and `ts`."""
        message, config = self._message, self._message.config
        channel = _target(message, "channelId") or config.channel_id
        mention = await self._known_user() if channel is not None and config.mention_user else None
        if channel is None:
            channel = await self._direct_message()
        params: JsonObject = {"channel": channel, "text": _text(message, mention), **_blocks(message)}
        thread = self._thread()
        if thread is None:
            result = await self._run("post_message", params)
        else:
            result = await self._run("reply_in_thread", {**params, "threadTs": thread})
        posted = {"channelId": str(result.output["channel"]), "ts": str(result.output["ts"])}
        detail: JsonObject = {**posted} if thread is None else {**posted, "threadTs": thread}
        return Sent(posted["ts"], _status(result), detail, result.simulated)

    def _thread(self) -> str | None:
        asked_in = _target(self._message, "threadTs")
        return asked_in or (_target(self._message, "messageTs") if self._message.config.thread_replies else None)

    async def _direct_message(self) -> str:
        user = await self._known_user() or await self._user_by_email()
        opened = await self._run("open_direct_message", {"user": user})
        return str(opened.output["channel"])

    async def _known_user(self) -> str | None:
        """Return the user's id in Slack, without asking Slack."""
        named = _target(self._message, "slackUserId") or self._message.config.slack_user_id
        recipient = self._message.recipient
        if named is not None or recipient is None:
            return named
        links = ChannelLink.filter(organization_id=self._message.organization_id, user_id=recipient.user_id)
        link = await links.filter(channel=sessions.Channel.SLACK).order_by("-verified_at").first()
        return None if link is None else link.external_user_id

    async def _user_by_email(self) -> Json:
        recipient = self._message.recipient
        if recipient is None or recipient.email is None:
            field = ["config", Verbatim("slack_user_id")]
            raise InvalidInput("The user has no Slack account, and no channel is configured.", field=field)
        return (await self._run("find_user", {"email": recipient.email})).output["id"]

    async def _run(self, action: str, params: JsonObject) -> ActionResult:
        return await self._connectors.run(
            "slack", action, params, caller=self._caller(), key=self._message.id, retries=False
        )

    def _caller(self) -> Caller:
        """Return who the message is sent for: a reply is the bot's that was asked, not that of the user's account."""
        operators = _TOKEN_SETTING in self._connectors.settings_of(self._connectors.find("slack"))
        if operators and _target(self._message, "channelId"):
            return Caller(self._message.organization_id, None)
        return self._message.caller


def _status(result: ActionResult) -> int | None:
    return None if result.simulated else _OK


def _blocks(message: Message) -> JsonObject:
    return {} if message.blocks is None else {"blocks": list(message.blocks)}


def _text(message: Message, mention: str | None) -> str:
    """Return the message in Slack's mrkdwn."""
    subject = f"*{escaped(message.subject)}*\n" if message.subject else ""
    begin = (f"<@{mention}> " if mention is not None else "") + subject
    end = "".join(f"\n<{escaped(link.url)}|{escaped(link.label)}>" for link in message.links)
    if message.agent_name is not None and message.config.include_agent_info:
        end += f"\n_— {escaped(message.agent_name)}_"
    room = _LONGEST - len(begin) - len(end)
    return begin + shortened(escaped(message.content), lambda text: len(text) <= room) + end


SLACK: Final = Channel(channel=DeliveryChannel.SLACK, config=SlackConfig, connector="slack", send=_send)
