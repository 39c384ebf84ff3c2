"""WEBHOOK, TEAMS and DISCORD: signatures, shapes, and that they reach the public internet only."""

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from connectors.transport.egress import AllowedHosts, Resolve
from engine.deliveries.channels import CHANNELS
from engine.deliveries.channels.base import Link
from errors import InvalidInput, OutcomeUnknown, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from tests.connectors.test_egress import PRIVATE
from tests.deliveries.outbox import Outbox
from tests.fakes.discord import FakeDiscord, limited
from tests.fakes.http_service import HttpService
from tests.fakes.provider import HANG_UP, FakeProvider
from tests.fakes.teams import FakeTeams
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = one_backend

TO_CHOSEN_URLS = [DeliveryChannel.WEBHOOK, DeliveryChannel.TEAMS, DeliveryChannel.DISCORD]
KEY = b"0123456789abcdef" * 2
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"


@pytest.fixture
def receiver() -> Iterator[HttpService]:
    with HttpService() as running:
        running.answers["/hook"] = (200, {}, b"")
        yield running


@pytest.fixture
def outbox(gateway: Gateway) -> Outbox:
    return Outbox(gateway)


def reaching(outbox: Outbox, service: HttpService) -> Outbox:
    """Return an outbox that may reach a service although it is on this machine."""
    return replace(outbox, allowed=(f"127.0.0.1:{service.port}",))


def names(*answers: Sequence[str]) -> tuple[list[str], Resolve]:
    """Return what was resolved, and a resolver that returns one answer after another; the last one repeats."""
    asked: list[str] = []

    async def resolve(host: str | bytes, _port: int) -> Sequence[str]:
        asked.append(host.decode() if isinstance(host, bytes) else host)
        return answers[min(len(asked), len(answers)) - 1]

    return asked, resolve


# ---- WEBHOOK


def test_a_webhook_has_the_documented_body(outbox: Outbox, receiver: HttpService) -> None:
    values = {"subject": "Order", "data": {"a": [1]}, "links": [Link("Open", "https://a.example")], "agent_name": "Bot"}
    sent = reaching(outbox, receiver).send(DeliveryChannel.WEBHOOK, {"url": f"{receiver.url}/hook"}, **values)
    [asked] = receiver.requests
    assert asked.json == {
        "type": "delivery.message",
        "timestamp": "2026-11-29T12:00:00.000000Z",
        "data": {
            "deliveryId": "dlv_1",
            "userId": "usr_ann",
            "subject": "Order",
            "content": "Hello",
            "data": {"a": [1]},
            "agent": "Bot",
            "links": [{"label": "Open", "url": "https://a.example"}],
        },
    }
    assert (sent.external_id, sent.status_code) == ("dlv_1", 200)
    assert asked.headers["webhook-id"] == "dlv_1" and "webhook-signature" not in asked.headers


def test_a_webhook_is_signed_with_both_secrets_during_a_rotation(outbox: Outbox, receiver: HttpService) -> None:
    config: JsonObject = {"url": f"{receiver.url}/hook", "secret": SECRET, "previous_secret": "an-older-plain-secret"}
    reaching(outbox, receiver).send(DeliveryChannel.WEBHOOK, config)
    [asked] = receiver.requests
    timestamp = asked.headers["webhook-timestamp"]
    assert abs(int(timestamp) - time.time()) < 60, "of this attempt"
    content = b".".join((b"dlv_1", timestamp.encode(), asked.body))
    expected = [
        "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
        for key in (KEY, b"an-older-plain-secret")
    ]
    assert asked.headers["webhook-signature"].split(" ") == expected


def test_redirects_are_failures_and_410_ends_it(outbox: Outbox, receiver: HttpService) -> None:
    receiver.answers["/moved"] = (308, {"location": "/hook"}, b"")
    receiver.answers["/gone"] = (410, {}, b"")
    receiver.answers["/busy"] = (429, {"retry-after": "7"}, b"")
    sender = reaching(outbox, receiver)
    moved = sender.failure(DeliveryChannel.WEBHOOK, {"url": f"{receiver.url}/moved"})
    assert isinstance(moved, UpstreamFailed) and moved.upstream_status == 308
    assert sender.failure(DeliveryChannel.WEBHOOK, {"url": f"{receiver.url}/gone"}).upstream_status == 410
    busy = sender.failure(DeliveryChannel.WEBHOOK, {"url": f"{receiver.url}/busy"})
    assert isinstance(busy, RateLimited) and busy.retry_after_seconds == 7
    assert [asked.path for asked in receiver.requests] == ["/moved", "/gone", "/busy"]


@pytest.mark.parametrize("path", ["/endless", "/large/65537", "/bomb", "/drop"])
def test_a_hostile_response_is_an_error(outbox: Outbox, receiver: HttpService, path: str) -> None:
    failed = reaching(outbox, receiver).failure(DeliveryChannel.WEBHOOK, {"url": f"{receiver.url}{path}"})
    assert isinstance(failed, UpstreamFailed | UpstreamUnavailable)


# ---- addresses


@pytest.mark.parametrize("channel", TO_CHOSEN_URLS)
def test_no_private_address_is_reached(outbox: Outbox, channel: DeliveryChannel) -> None:
    kind, allowed = CHANNELS[channel], AllowedHosts()
    for address in PRIVATE:
        literal = f"https://[{address}]/" if ":" in address else f"https://{address}/"
        with pytest.raises(InvalidInput):
            kind.parse({"url": literal}).check(allowed)
        # As the answer of a name server, also beside a public one.
        for answer in ([address], ["1.1.1.1", address]):
            _asked, resolve = names(answer)
            sender = replace(outbox, resolver=resolve)
            assert isinstance(sender.failure(channel, {"url": "https://hooks.example/"}), InvalidInput), answer


@pytest.mark.parametrize("channel", TO_CHOSEN_URLS)
def test_a_name_that_changes_its_address_is_resolved_once_for_each_attempt(
    outbox: Outbox, receiver: HttpService, channel: DeliveryChannel
) -> None:
    asked, resolve = names(["127.0.0.1"], ["1.1.1.1"])
    sender = replace(outbox, resolver=resolve)
    assert isinstance(sender.failure(channel, {"url": f"http://rebind.example:{receiver.port}/hook"}), InvalidInput)
    assert isinstance(sender.failure(channel, {"url": "http://rebind.example/hook"}), InvalidInput)
    assert asked == ["rebind.example"] and not receiver.requests


@pytest.mark.parametrize("channel", TO_CHOSEN_URLS)
@pytest.mark.parametrize(
    "url",
    [
        "https://user:password@hooks.example/",
        "https://hooks.example:8443/",
        "ftp://hooks.example/",
        "https:///path",
        "http://2130706433/",
        "http://0x7f.1/",
        "not a URL",
    ],
)
def test_unusual_urls_are_refused(outbox: Outbox, channel: DeliveryChannel, url: str) -> None:
    try:
        CHANNELS[channel].parse({"url": url}).check(AllowedHosts())
    except InvalidInput as error:
        assert error.field == ["config", "url"]
        return
    # Only resolving shows that these are this machine.
    failed = outbox.failure(channel, {"url": url})
    assert isinstance(failed, InvalidInput | UpstreamUnavailable)


@pytest.mark.parametrize("channel", TO_CHOSEN_URLS)
def test_without_a_url_nothing_is_sent(outbox: Outbox, channel: DeliveryChannel) -> None:
    failed = outbox.failure(channel, {})
    assert isinstance(failed, InvalidInput) and failed.field == ["config", "url"]


# ---- TEAMS and DISCORD


@pytest.fixture
def workflow() -> Iterator[FakeTeams]:
    with FakeTeams() as running:
        yield running


@pytest.fixture
def channel() -> Iterator[FakeDiscord]:
    with FakeDiscord() as running:
        yield running


LINKS = [Link("Open", "https://parley.example/a")]


def test_teams_gets_a_card(outbox: Outbox, workflow: FakeTeams) -> None:
    config: JsonObject = {"url": workflow.workflow}
    values = {"subject": "Order", "agent_name": "Shop helper", "links": LINKS}
    sent = reaching(outbox, workflow).send(DeliveryChannel.TEAMS, config, **values)
    reaching(outbox, workflow).send(DeliveryChannel.TEAMS, {**config, "include_agent_info": False}, **values)
    first, second = workflow.cards
    assert [each["text"] for each in first["body"]] == ["Order", "Hello", "Shop helper"]
    assert [each["text"] for each in second["body"]] == ["Order", "Hello"]
    assert first["actions"] == [{"type": "Action.OpenUrl", "title": "Open", "url": "https://parley.example/a"}]
    assert sent.status_code == 202


@pytest.mark.parametrize("character", ["x", "ü", "\n", "\x01", "😀"])
def test_a_long_text_is_shortened_for_teams(outbox: Outbox, workflow: FakeTeams, character: str) -> None:
    content = f"a{character * 40_000}b"
    reaching(outbox, workflow).send(DeliveryChannel.TEAMS, {"url": workflow.workflow}, content=content)
    text = workflow.cards[0]["body"][0]["text"]
    assert text.startswith("a") and text.endswith("…")


def test_discord_gets_a_message(outbox: Outbox, channel: FakeDiscord) -> None:
    config: JsonObject = {"url": channel.webhook}
    sent = reaching(outbox, channel).send(DeliveryChannel.DISCORD, config, agent_name="Helper", links=LINKS)
    reaching(outbox, channel).send(DeliveryChannel.DISCORD, config, content="x" * 9000, subject="y" * 300, links=LINKS)
    first, second = channel.messages
    assert first.content == "Hello\n[Open](<https://parley.example/a>)\n-# Helper"
    [embed] = second.embeds
    assert len(embed["description"]) == 4096 and embed["description"].endswith("x…\n[Open](<https://parley.example/a>)")
    assert len(embed["title"]) == 256
    assert (sent.external_id, sent.status_code) == (first.id, 200)
    assert not any(message.mentions for message in channel.messages)


def test_a_rate_limit_of_discord_is_passed_on(outbox: Outbox, channel: FakeDiscord) -> None:
    channel.instead = [limited(2.5)]
    failed = reaching(outbox, channel).failure(DeliveryChannel.DISCORD, {"url": channel.webhook})
    assert isinstance(failed, RateLimited) and failed.retry_after_seconds == 3 and failed.upstream_status == 429


def test_a_lost_response_is_an_unknown_outcome(outbox: Outbox, workflow: FakeTeams, channel: FakeDiscord) -> None:
    services: list[tuple[FakeProvider, DeliveryChannel, str]] = [
        (workflow, DeliveryChannel.TEAMS, workflow.workflow),
        (channel, DeliveryChannel.DISCORD, channel.webhook),
    ]
    for service, kind, url in services:
        service.afterwards = lambda _asked: HANG_UP
        assert isinstance(reaching(outbox, service).failure(kind, {"url": url}), OutcomeUnknown)
        assert len(service.requests) == 1
