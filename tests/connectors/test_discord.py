"""The connector `discord` against a webhook on a socket: messages, mentions, rate limits and nested errors."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.providers.discord import DISCORD
from connectors.transport.egress import AddressRefused
from errors import InvalidInput, OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from tests.connectors.actions import ActionRunner
from tests.connectors.webhooks import webhook_runner
from tests.fakes.discord import CLOUDFLARE, TOKEN, FakeDiscord, limited
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP, reply


@pytest.fixture
def channel() -> Iterator[FakeDiscord]:
    with FakeDiscord() as running:
        yield running


@pytest.fixture
async def discord(channel: FakeDiscord) -> AsyncIterator[ActionRunner]:
    async with webhook_runner(DISCORD, channel) as runner:
        yield runner


async def test_a_message_is_posted_and_mentions_nobody(channel: FakeDiscord, discord: ActionRunner):
    posted = await discord("post_message", url=channel.webhook, text="Hello @everyone")
    [message] = channel.messages
    assert posted == {"id": message.id, "channelId": "7"}
    assert (message.content, message.embeds, message.mentions) == ("Hello @everyone", [], False)


async def test_the_result_is_waited_for_whatever_the_url_says(channel: FakeDiscord, discord: ActionRunner):
    posted = await discord("post_message", url=f"{channel.webhook}?wait=false", text="Hello", threadId="42")
    [message] = channel.messages
    assert (posted["channelId"], message.thread_id) == ("42", "42")


async def test_a_long_text_is_an_embed(channel: FakeDiscord, discord: ActionRunner):
    await discord("post_message", url=channel.webhook, text="x" * 2000)
    await discord("post_message", url=channel.webhook, text="x" * 2001)
    await discord("post_message", url=channel.webhook, text="x" * 4096, title="Order")
    shown = [(len(each.content), each.embeds) for each in channel.messages]
    assert shown == [
        (2000, []),
        (0, [{"description": "x" * 2001}]),
        (0, [{"title": "Order", "description": "x" * 4096}]),
    ]


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (limited(0.35), 1),
        (limited(64.57), 65),
        (limited(2.0, everywhere=True), 2),
        (CLOUDFLARE, 7),
        ((429, {"retry-after": "Sun, 06 Nov 2044 08:49:37 GMT"}, b""), 3600),
    ],
)
async def test_a_rate_limit_tells_when_to_retry(
    channel: FakeDiscord, discord: ActionRunner, answer: Answer, seconds: int
):
    channel.instead = [answer]
    failed = await discord.failure("post_message", url=channel.webhook, text="Hello")
    assert (type(failed), failed.retry_after_seconds) == (RateLimited, seconds)


async def test_a_nested_error_is_explained(channel: FakeDiscord, discord: ActionRunner):
    errors = {"embeds": {"0": {"description": {"_errors": [{"code": "X", "message": "Must be shorter."}]}}}}
    channel.instead = [reply(400, {"code": 50035, "message": "Invalid Form Body", "errors": errors})]
    failed = await discord.failure("post_message", url=channel.webhook, text="Hello")
    assert type(failed) is UpstreamFailed and failed.permanent
    assert failed.message == "Discord responded with 400: 50035 Invalid Form Body; Must be shorter."


async def test_a_deleted_webhook_is_permanent(channel: FakeDiscord, discord: ActionRunner):
    channel.deleted = True
    failed = await discord.failure("post_message", url=channel.webhook, text="Hello")
    assert isinstance(failed, UpstreamFailed) and failed.permanent and failed.upstream_status == 404
    assert "10015 Unknown Webhook" in failed.message and TOKEN not in failed.message


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (reply(500, {"message": "500: Internal Server Error", "code": 0}), OutcomeUnknown),
        (reply(503, {}), UpstreamUnavailable),
        (HANG_UP, OutcomeUnknown),
        ((204, {}, b""), OutcomeUnknown),
    ],
)
async def test_an_error_says_whether_the_message_may_have_been_posted(
    channel: FakeDiscord, discord: ActionRunner, answer: Answer, raised: type[ParleyError]
):
    channel.instead = [answer]
    assert type(await discord.failure("post_message", url=channel.webhook, text="Hello")) is raised


@pytest.mark.parametrize("url", ["http://10.0.0.1/api/webhooks/1/a", "http://[64:ff9b::a00:1]/", "http://localhost:1/"])
async def test_a_private_address_is_not_called(discord: ActionRunner, url: str):
    assert isinstance(await discord.failure("post_message", url=url, text="Hello"), AddressRefused)


@pytest.mark.parametrize("params", [{"text": ""}, {"text": "x" * 4097}, {"url": "ftp://a.example/"}, {"threadId": "a"}])
async def test_params_that_discord_would_reject_are_not_sent(
    channel: FakeDiscord, discord: ActionRunner, params: JsonObject
):
    given = {"url": channel.webhook, "text": "Hello", **params}
    assert isinstance(await discord.failure("post_message", **given), InvalidInput)
    assert not channel.requests


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "post_message": [
        {"url": "https://discord.com/api/webhooks/1/a", "text": "Hello"},
        {"url": "https://discord.com/api/webhooks/1/a", "text": "Hello", "title": "Order", "threadId": "42"},
    ],
}
"""Valid params for every action."""
