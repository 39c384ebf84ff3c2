"""The connector `pusher` against the API on a socket: every action, the signatures, and what may be reached."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.calls import Caller
from connectors.providers.pusher import PUSHER
from connectors.providers.pusher.api import PusherApp, signed_query
from connectors.providers.pusher.channels import is_from_pusher, is_of, subscription
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP
from tests.fakes.pusher import APP_ID, App, FakePusher, Message, text

ORGANIZATION = "org_01jd3x8m5vf2h9k7q0z4c6r8ta"
OTHER = "org_01jd3x8m5vf2h9k7q0z4c6r8tb"
EXAMPLES: dict[str, list[JsonObject]] = {
    "trigger": [
        {"event": "moved", "channels": ["board"], "data": {"x": 1}},
        {"event": "moved", "channels": ["a", "b"], "data": "text", "socketId": "1.2"},
    ],
    "trigger_batch": [{"events": [{"event": "moved", "channel": "board", "data": None}]}],
    "list_channels": [{"prefix": "presence-"}],
    "list_users": [{"channel": "presence-board"}],
}


@pytest.fixture
def channels() -> Iterator[FakePusher]:
    with FakePusher() as running:
        yield running


@pytest.fixture
async def pusher(channels: FakePusher) -> AsyncIterator[ActionRunner]:
    async with action_runner(PUSHER, channels.settings, None) as ready:
        yield ready


# ---- actions


async def test_an_event_is_triggered_on_several_channels(channels: FakePusher, pusher: ActionRunner):
    data = {"name": "Zoë & Ünal", "of": [1, None]}
    sent = await pusher("trigger", event="moved", channels=["a", "b"], data=data, socketId="12.34")
    assert sent == {"messages": 2}
    assert [(each.channel, each.event, each.json, each.socket_id) for each in channels.messages] == [
        ("a", "moved", data, "12.34"),
        ("b", "moved", data, "12.34"),
    ]


async def test_text_is_sent_as_it_is(channels: FakePusher, pusher: ActionRunner):
    await pusher("trigger", event="said", channels=["a"], data="Hello")
    assert channels.messages == [Message("a", "said", "Hello", None)]


async def test_a_batch_is_triggered(channels: FakePusher, pusher: ActionRunner):
    events = [{"event": "n", "channel": f"c{number}", "data": number} for number in range(10)]
    assert await pusher("trigger_batch", events=events) == {"messages": 10}
    assert [each.json for each in channels.messages] == list(range(10))
    assert len(channels.requests) == 1


@pytest.mark.parametrize(("count", "accepted"), [(100, True), (101, False)])
async def test_an_event_reaches_at_most_a_hundred_channels(
    channels: FakePusher, pusher: ActionRunner, count: int, accepted: bool
):
    names = [f"c{number}" for number in range(count)]
    if accepted:
        assert await pusher("trigger", event="e", channels=names, data=1) == {"messages": count}
    else:
        assert isinstance(await pusher.failure("trigger", event="e", channels=names, data=1), InvalidInput)
        assert channels.requests == []


@pytest.mark.parametrize(("size", "accepted"), [(10_240, True), (10_241, False)])
async def test_the_data_of_an_event_has_a_limit(channels: FakePusher, pusher: ActionRunner, size: int, accepted: bool):
    if accepted:
        await pusher("trigger", event="e", channels=["a"], data="x" * size)
    else:
        failure = await pusher.failure("trigger", event="e", channels=["a"], data="x" * size)
        assert (failure.message, failure.field) == (
            "The data has 10241 bytes; Pusher accepts 10240.",
            ["params", "data"],
        )
    assert len(channels.messages) == accepted


async def test_a_batch_has_at_most_ten_events(channels: FakePusher, pusher: ActionRunner):
    events = [{"event": "n", "channel": "c", "data": number} for number in range(11)]
    assert isinstance(await pusher.failure("trigger_batch", events=events), InvalidInput)
    assert channels.requests == []


async def test_channels_and_users_are_listed(channels: FakePusher, pusher: ActionRunner):
    app = PusherApp.from_settings(channels.settings)
    member: JsonObject = {"user_id": "usr_1", "user_info": {"name": "Zoë"}}
    assert channels.subscribe("1.2", "presence-a", subscription(app, "1.2", "presence-a", member))
    assert channels.subscribe("1.2", "private-a", subscription(app, "1.2", "private-a"))
    assert await pusher("list_channels", prefix="presence-") == {"channels": {"presence-a": 1}}
    assert await pusher("list_channels", prefix="private-") == {"channels": {"private-a": None}}
    assert await pusher("list_users", channel="presence-a") == {"userIds": ["usr_1"]}
    assert "presence" in (await pusher.failure("list_users", channel="private-a")).message


# ---- organizations share an app


@pytest.mark.parametrize(
    ("name", "own"),
    [
        (f"private-{ORGANIZATION}", True),
        (f"presence-{ORGANIZATION}-ses_1", True),
        (f"private-encrypted-{ORGANIZATION}-x", True),
        (f"private-cache-{ORGANIZATION}-x", True),
        (f"cache-{ORGANIZATION}-x", True),
        (f"{ORGANIZATION}-board", True),
        (f"private-{OTHER}-ses_1", False),
        (f"private-private-{ORGANIZATION}", False),
        (f"private-{ORGANIZATION}x", False),
        ("board", False),
        ("private-", False),
    ],
)
async def test_a_caller_reaches_only_channels_of_its_organization(
    channels: FakePusher, pusher: ActionRunner, name: str, own: bool
):
    assert is_of(ORGANIZATION, name) is own
    called = pusher.with_changes(caller=Caller(ORGANIZATION, None))
    for action, params in (
        ("trigger", {"event": "e", "channels": [name], "data": 1}),
        ("trigger_batch", {"events": [{"event": "e", "channel": name, "data": 1}]}),
        ("list_channels", {"prefix": name}),
    ):
        if own:
            await called(action, **params)
        else:
            failure = await called.failure(action, **params)
            assert isinstance(failure, InvalidInput)
            assert ORGANIZATION in failure.message
    assert len(channels.requests) == (3 if own else 0)


# ---- signatures


APP = PusherApp("3", "k1", "sec1", "https://pusher.example")
BODY = b'{"name":"e","channels":["c"],"data":"{}"}'


def test_the_documented_request_is_signed_the_documented_way():
    app = PusherApp("3", "278d425bdf160c739803", "7ad3773142a6692b25b8", "https://api.pusherapp.com")
    body = b'{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}'
    query = signed_query(app, "POST", "/apps/3/events", body, {}, 1353088179)
    assert query["body_md5"] == "ec365a775a4cd0599faeb73354201b6f"
    assert query["auth_signature"] == "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c"


def test_a_request_is_signed():
    query = signed_query(APP, "POST", "/apps/3/events", BODY, {}, 1_700_000_000)
    assert query["body_md5"] == "387a0db7c7815ffade07de89504d6f33"
    assert query["auth_signature"] == "764c06f53ab1d528a5e607cc4807c04ed3d39f50f2e361612268498e6b4d601b"
    other = signed_query(APP, "POST", "/apps/3/events", BODY.replace(b"c", b"d", 1), {}, 1_700_000_000)
    assert other["auth_signature"] != query["auth_signature"]


def test_a_subscription_is_signed_as_documented():
    app = PusherApp("1", "278d425bdf160c739803", "7ad3773142a6692b25b8", "https://pusher.example")
    private = subscription(app, "1234.1234", "private-foobar")
    assert private == {"auth": "278d425bdf160c739803:58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4"}


def test_a_webhook_is_recognized_by_its_signature(channels: FakePusher):
    app = PusherApp.from_settings(channels.settings)
    body, headers = channels.webhook({"name": "channel_occupied", "channel": "a"})
    key, signature = headers["x-pusher-key"], headers["x-pusher-signature"]
    assert is_from_pusher(app, key, signature, body)
    assert not is_from_pusher(app, key, signature, body + b" ")
    assert not is_from_pusher(app, "other", signature, body)
    assert not is_from_pusher(app, key, "ö" + signature[1:], body)


# ---- failures


@pytest.mark.parametrize(
    ("answer", "expected", "words"),
    [
        (text(400, "Invalid channel name"), UpstreamFailed, "Pusher responded with 400: Invalid channel name."),
        (text(401, "Unknown auth_key"), Unauthenticated, "Pusher rejects the key or the signature: Unknown auth_key."),
        (text(403, "over quota"), UpstreamFailed, "the app is disabled or over its quota: over quota."),
        (text(413, "too large"), UpstreamFailed, "413: too large"),
        (text(429, ""), RateLimited, "429"),
        (text(503, ""), UpstreamUnavailable, "503"),
        (text(500, ""), OutcomeUnknown, "may have taken effect"),
        (HANG_UP, OutcomeUnknown, "may have taken effect"),
    ],
)
async def test_errors_keep_their_meaning(
    channels: FakePusher, pusher: ActionRunner, answer: Answer, expected: type[ParleyError], words: str
):
    channels.instead = [answer]
    failure = await pusher.failure("trigger", event="e", channels=["a"], data=1)
    assert type(failure) is expected
    assert words in failure.message


async def test_a_disabled_app_and_a_wrong_secret_are_reported(channels: FakePusher, pusher: ActionRunner):
    channels.apps[APP_ID].enabled = False
    assert "disabled" in (await pusher.failure("trigger", event="e", channels=["a"], data=1)).message
    channels.apps[APP_ID] = App(secret="another")
    assert isinstance(await pusher.failure("trigger", event="e", channels=["a"], data=1), Unauthenticated)


async def test_missing_settings_are_named(channels: FakePusher):
    with pytest.raises(NotConfigured, match="PUSHER_APP_ID and PUSHER_SECRET are missing"):
        PusherApp.from_settings({"PUSHER_KEY": "k"})
    app = PusherApp.from_settings({"PUSHER_APP_ID": "1", "PUSHER_KEY": "k", "PUSHER_SECRET": "s"})
    assert app.base_url == "https://api-mt1.pusher.com"
    assert PusherApp.new("1", "k", "s", "eu", {}).base_url == "https://api-eu.pusher.com"


async def test_the_probe_reads_the_channels(channels: FakePusher, pusher: ActionRunner):
    assert PUSHER.probe is not None
    await PUSHER.probe(pusher.call)
    [asked] = channels.requests
    assert (asked.method, asked.path) == ("GET", f"/apps/{APP_ID}/channels")
