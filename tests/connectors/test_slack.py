"""The connector `slack` against a workspace on a socket: every action, and every error of Slack."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.providers.slack import SLACK
from connectors.transport.provider_client import RetryPolicy
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
from tests.fakes.provider import HANG_UP, reply
from tests.fakes.slack import TOKEN, FakeSlack, Grant, error


@pytest.fixture
def workspace() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture
async def slack(workspace: FakeSlack) -> AsyncIterator[ActionRunner]:
    async with action_runner(SLACK, workspace.settings, TOKEN) as ready:
        yield ready


# ---- actions


async def test_a_message_is_posted(workspace: FakeSlack, slack: ActionRunner):
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}}]
    posted = await slack("post_message", channel="C1", text="Hello ü", blocks=blocks, unfurlLinks=False)
    assert posted == {"channel": "C1", "ts": "1700000000.000100", "threadTs": None}
    [message] = workspace.messages
    assert (message.text, message.blocks) == ("Hello ü", blocks)
    [asked] = workspace.requests
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    assert asked.json["unfurl_links"] is False


async def test_a_ts_remains_a_string(workspace: FakeSlack, slack: ActionRunner):
    posted = reply(200, {"ok": True, "channel": "C1", "ts": "1700000000.000010", "message": {}})
    workspace.instead = [posted]
    assert (await slack("post_message", channel="C1", text="a"))["ts"] == "1700000000.000010"
    workspace.instead = [reply(200, {"ok": True, "channel": "C1", "ts": 1700000000.00001})]
    assert isinstance(await slack.failure("post_message", channel="C1", text="a"), OutcomeUnknown)


async def test_a_reply_is_posted_in_the_thread(workspace: FakeSlack, slack: ActionRunner):
    first = await slack("post_message", channel="C1", text="Question")
    other = slack.with_changes(key="exe_1:reply")
    answer = await other("reply_in_thread", channel="C1", threadTs=first["ts"], text="Answer", broadcast=True)
    assert answer["threadTs"] == first["ts"] != answer["ts"]
    assert [message.reply_broadcast for message in workspace.messages] == [False, True]
    assert workspace.messages[1].thread_ts == first["ts"]
    refused = await slack.with_changes(key="exe_1:b").failure(
        "reply_in_thread", channel="C1", threadTs="1.2", text="Answer"
    )
    assert "thread_not_found" in refused.message


async def test_a_message_is_updated_and_loses_its_buttons(workspace: FakeSlack, slack: ActionRunner):
    posted = await slack("post_approval", channel="C1", approvalId="apr_1", title="Send it?")
    updated = await slack("update_message", channel="C1", ts=posted["ts"], text="Approved by Ann")
    assert updated == {"channel": "C1", "ts": posted["ts"], "threadTs": None}
    [message] = workspace.messages
    assert (message.text, message.blocks, message.edited) == ("Approved by Ann", [], True)


async def test_an_approval_has_buttons_with_its_id(workspace: FakeSlack, slack: ActionRunner):
    await slack(
        "post_approval", channel="C1", approvalId="apr_42", title="Pay <500> & more?", description="For <!channel>"
    )
    [message] = workspace.messages
    assert message.text == "Approval requested: Pay &lt;500&gt; &amp; more?"
    header, section, actions = message.blocks
    assert header["text"] == {"type": "plain_text", "text": "Pay <500> & more?"}
    assert section["text"] == {"type": "plain_text", "text": "For <!channel>"}, "mentions nobody"
    assert (actions["type"], actions["block_id"]) == ("actions", "apr_42")
    buttons = [(each["action_id"], each["style"], each["value"]) for each in actions["elements"]]
    assert buttons == [("approve", "primary", "apr_42"), ("reject", "danger", "apr_42")]


async def test_a_user_is_described_with_the_address_and_whether_it_is_confirmed(
    workspace: FakeSlack, slack: ActionRunner
):
    workspace.users["U1"] = {"id": "U1", "team_id": "T1", "name": "ann", "profile": {"email": "ann@example.com"}}
    known = {"id": "U1", "teamId": "T1", "name": "ann", "bot": False, "deleted": False, "foreign": False}
    assert await slack("get_user", user="U1") == known | {"email": "ann@example.com", "emailConfirmed": False}
    workspace.users["U1"]["is_email_confirmed"] = True
    assert (await slack("get_user", user="U1"))["emailConfirmed"] is True
    workspace.grants[TOKEN].scopes.discard("users:read.email")
    assert (await slack("get_user", user="U1"))["email"] is None
    assert "user_not_found" in (await slack.failure("get_user", user="U2")).message


async def test_a_user_is_found_by_address_and_written_to(workspace: FakeSlack, slack: ActionRunner):
    workspace.users["U1"] = {"id": "U1", "team_id": "T1", "name": "ann", "profile": {"email": "ann@example.com"}}
    workspace.users["U2"] = {"id": "U2", "name": "bot", "is_bot": True}
    user = (await slack("find_user", email="Ann@example.com"))["id"]
    channel = (await slack("open_direct_message", user=user))["channel"]
    assert (await slack("open_direct_message", user=user))["channel"] == channel
    await slack("post_message", channel=channel, text="Hello")
    assert [message.channel for message in workspace.messages] == [channel]
    for action, params, code in (
        ("find_user", {"email": "bob@example.com"}, "users_not_found"),
        ("open_direct_message", {"user": "U2"}, "cannot_dm_bot"),
        ("open_direct_message", {"user": "U3"}, "user_not_found"),
    ):
        failed = await slack.failure(action, **params)
        assert isinstance(failed, UpstreamFailed) and failed.permanent and code in failed.message


async def test_an_ephemeral_message_is_shown_to_one_user(workspace: FakeSlack, slack: ActionRunner):
    assert await slack("post_ephemeral", channel="C1", user="U1", text="For you") == {"ok": True}
    assert workspace.ephemeral == [{"channel": "C1", "user": "U1", "text": "For you"}] and not workspace.messages
    assert "not_in_channel" in (await slack.failure("post_ephemeral", channel="C3", user="U1", text="a")).message


async def test_a_response_goes_to_the_url_that_slack_sent_and_to_no_other_host(
    workspace: FakeSlack, slack: ActionRunner
):
    assert await slack("respond", url=workspace.response_url("a"), text="Done", replaceOriginal=True) == {"ok": True}
    expected = {"text": "Done", "blocks": [], "replace_original": True, "response_type": "ephemeral"}
    assert workspace.responses == {"a": [expected]}
    assert "authorization" not in workspace.requests[-1].headers, "the URL is the credential"
    refused = await slack.failure("respond", url=f"{workspace.url}.evil.example/a", text="Done")
    assert isinstance(refused, InvalidInput) and len(workspace.requests) == 1
    workspace.expired_urls.add("a")
    assert isinstance(await slack.failure("respond", url=workspace.response_url("a"), text="Again"), UpstreamFailed)


@pytest.mark.parametrize("short_pages", [False, True])
async def test_channels_are_listed_page_by_page(workspace: FakeSlack, slack: ActionRunner, short_pages: bool):
    workspace.channels = {
        f"C{number}": {"id": f"C{number}", "name": f"n{number}", "is_member": True} for number in range(450)
    }
    workspace.short_pages = short_pages
    listed = await slack("list_channels", limit=2000)
    assert [each["id"] for each in listed["channels"]] == list(workspace.channels)
    assert listed["nextCursor"] is None
    assert len(workspace.requests) == 3
    some = await slack("list_channels", limit=10)
    rest = await slack("list_channels", limit=2000, cursor=some["nextCursor"])
    assert len(some["channels"]) == 10
    assert [each["id"] for each in [*some["channels"], *rest["channels"]]] == list(workspace.channels)


async def test_archived_channels_are_omitted_by_default(slack: ActionRunner):
    listed = await slack("list_channels")
    assert [each["name"] for each in listed["channels"]] == ["general", "random", "secret-garden"]
    assert [each["isMember"] for each in listed["channels"]] == [True, True, False]
    assert len((await slack("list_channels", excludeArchived=False))["channels"]) == 4


async def test_a_repeated_call_posts_no_second_message_if_slack_deduplicates(workspace: FakeSlack, slack: ActionRunner):
    workspace.afterwards = lambda _asked: HANG_UP
    lost = await slack.failure("post_message", channel="C1", text="Once")
    assert isinstance(lost, OutcomeUnknown)
    assert len(workspace.messages) == len(workspace.requests) == 1, "not sent again automatically"
    workspace.afterwards = None
    assert (await slack("post_message", channel="C1", text="Once"))["ts"] == workspace.messages[0].ts
    assert len(workspace.messages) == 1
    await slack.with_changes(key="exe_2:node")("post_message", channel="C1", text="Once")
    assert len(workspace.messages) == 2, "another run is another message"


# ---- errors


@pytest.mark.parametrize(
    ("channel", "code", "said"),
    [
        ("C9", "channel_not_found", "the channel does not exist"),
        ("C3", "not_in_channel", "invited"),
        ("C4", "is_archived", "archived"),
    ],
)
async def test_an_error_with_status_200_is_raised(slack: ActionRunner, channel: str, code: str, said: str):
    refused = await slack.failure("post_message", channel=channel, text="Hello")
    assert type(refused) is UpstreamFailed
    assert code in refused.message and said in refused.message


async def test_slack_s_explanation_is_passed_on(slack: ActionRunner):
    refused = await slack.failure("post_message", channel="C1", text="a", blocks=[{"text": "no type"}])
    said = "Slack: invalid_blocks: [ERROR] missing required field: type [json-pointer:/blocks/0/type]."
    assert refused.message == said


@pytest.mark.parametrize("code", ["not_authed", "invalid_auth", "token_expired", "token_revoked", "account_inactive"])
async def test_a_rejected_token_is_renewed_once(workspace: FakeSlack, slack: ActionRunner, code: str):
    workspace.grants["xoxb-old"] = Grant(error=code)
    refused = await slack.with_changes(token="xoxb-old").failure("post_message", channel="C1", text="Hello")
    assert type(refused) is Unauthenticated and code in refused.message
    asked: list[str] = []

    async def renew(token: str) -> str:
        asked.append(token)
        return TOKEN

    renewed = slack.with_changes(token="xoxb-old", renew=renew)
    await renewed("post_message", channel="C1", text="Hello")
    assert asked == ["xoxb-old"]
    assert len(workspace.messages) == 1


async def test_a_missing_scope_is_named(workspace: FakeSlack, slack: ActionRunner):
    workspace.grants[TOKEN].scopes = {"channels:read"}
    refused = await slack.failure("post_message", channel="C1", text="Hello")
    assert type(refused) is UpstreamFailed
    assert "needs the scope chat:write; it has channels:read" in refused.message


@pytest.mark.parametrize(
    "answer",
    [
        reply(429, {"ok": False, "error": "ratelimited"}, {"retry-after": "30"}),
        reply(200, {"ok": False, "error": "ratelimited"}, {"retry-after": "30"}),
        reply(200, {"ok": False, "error": "rate_limited"}, {"retry-after": "30"}),
    ],
)
async def test_a_rate_limit_tells_when_to_retry(
    workspace: FakeSlack, slack: ActionRunner, answer: tuple[int, dict[str, str], bytes]
):
    workspace.instead = [answer]
    limited = await slack.failure("post_message", channel="C1", text="Hello")
    assert (type(limited), limited.retry_after_seconds) == (RateLimited, 30)
    assert not workspace.messages


async def test_a_short_rate_limit_is_waited_for(workspace: FakeSlack, slack: ActionRunner):
    workspace.instead = [reply(429, {"ok": False, "error": "ratelimited"}, {"retry-after": "1"})]
    await slack.with_changes(retry_policy=RetryPolicy())("post_message", channel="C1", text="Hello")
    assert len(workspace.messages) == 1


@pytest.mark.parametrize(
    ("answer", "posting", "reading"),
    [
        (error("internal_error"), OutcomeUnknown, UpstreamUnavailable),
        (error("fatal_error"), OutcomeUnknown, UpstreamUnavailable),
        (error("service_unavailable"), UpstreamUnavailable, UpstreamUnavailable),
        (reply(500, {}), OutcomeUnknown, UpstreamUnavailable),
        (reply(503, {}), UpstreamUnavailable, UpstreamUnavailable),
        ((302, {"location": "https://elsewhere.example/"}, b""), UpstreamFailed, UpstreamFailed),
        ((200, {"content-type": "text/html"}, b"<html>"), OutcomeUnknown, UpstreamFailed),
        (reply(200, []), OutcomeUnknown, UpstreamFailed),
        (reply(200, {"ok": True}), OutcomeUnknown, UpstreamFailed),
        (HANG_UP, OutcomeUnknown, UpstreamUnavailable),
    ],
)
async def test_a_server_error_says_whether_the_message_may_have_been_posted(
    workspace: FakeSlack,
    slack: ActionRunner,
    answer: Answer,
    posting: type[ParleyError],
    reading: type[ParleyError],
):
    workspace.instead = [answer, answer]
    assert type(await slack.failure("post_message", channel="C1", text="Hello")) is posting
    assert type(await slack.failure("list_channels")) is reading


async def test_an_error_does_not_show_a_token(workspace: FakeSlack, slack: ActionRunner):
    workspace.instead = [error("invalid_arguments", response_metadata={"messages": [f"[ERROR] got {TOKEN}\r\nx" * 50]})]
    refused = await slack.failure("post_message", channel="C1", text="Hello")
    assert TOKEN not in refused.message and "\n" not in refused.message and len(refused.message) < 400


# ---- calls that are not sent


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("post_message", {"channel": "C1"}),
        ("post_message", {"channel": "C1", "text": ""}),
        ("post_message", {"channel": "C1", "text": "x" * 40_001}),
        ("post_message", {"channel": "C1", "text": "x", "blocks": [{}] * 51}),
        ("reply_in_thread", {"channel": "C1", "text": "x", "threadTs": 1700000000.0001}),
        ("reply_in_thread", {"channel": "C1", "text": "x", "threadTs": "1700000000.000100\n"}),
        ("update_message", {"channel": "C1", "ts": "yesterday", "text": "x"}),
        ("post_approval", {"channel": "C1", "approvalId": "x" * 256, "title": "x"}),
        ("list_channels", {"limit": 0}),
        ("list_channels", {"types": ["everything"]}),
    ],
)
async def test_params_that_slack_would_reject_are_not_sent(
    workspace: FakeSlack, slack: ActionRunner, action: str, params: dict[str, object]
):
    assert isinstance(await slack.failure(action, **params), InvalidInput)
    assert not workspace.requests


async def test_without_a_token_nothing_is_sent(workspace: FakeSlack, slack: ActionRunner):
    assert isinstance(
        await slack.with_changes(token=None).failure("post_message", channel="C1", text="x"), NotConfigured
    )
    assert not workspace.requests


async def test_the_probe_calls_auth_test(workspace: FakeSlack, slack: ActionRunner):
    assert SLACK.probe is not None
    await SLACK.probe(slack.call)
    assert [asked.path for asked in workspace.requests] == ["/api/auth.test"]
    with pytest.raises(Unauthenticated):
        await SLACK.probe(slack.with_changes(token="xoxb-unknown").call)


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "post_message": [{"channel": "C1", "text": "Hello", "blocks": [{"type": "divider"}]}],
    "reply_in_thread": [{"channel": "C1", "text": "Hello", "threadTs": "1700000000.000100"}],
    "update_message": [{"channel": "C1", "text": "Hello", "ts": "1700000000.000100"}],
    "post_approval": [{"channel": "C1", "approvalId": "apr_1", "title": "Send it?", "description": "Really?"}],
    "list_channels": [{}, {"types": ["private_channel"], "limit": 1}],
    "get_user": [{"user": "U1"}],
    "find_user": [{"email": "ann@example.com"}],
    "open_direct_message": [{"user": "U1"}],
    "post_ephemeral": [{"channel": "C1", "user": "U1", "text": "Hello", "threadTs": "1700000000.000100"}],
    "respond": [{"url": "https://hooks.slack.com/actions/T1/1/a", "text": "Done", "replaceOriginal": True}],
}
"""Valid params for every action."""
