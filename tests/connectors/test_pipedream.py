"""The connector `pipedream` against Pipedream on a socket: tokens, triggers, Connect and errors."""

import asyncio
import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.calls import Caller
from connectors.providers.pipedream import PIPEDREAM
from connectors.transport.provider_client import RetryPolicy
from connectors.transport.token_cache import ClientToken, TokenCache
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
from tests.fakes.pipedream import CLIENT_ID, CLIENT_SECRET, LARGEST, PROJECT, FakePipedream, Trigger, error
from tests.fakes.provider import HANG_UP, reply

EVENT = {"workflow": "eopublic123", "event": "custom_event"}


@pytest.fixture
def pipe() -> Iterator[FakePipedream]:
    with FakePipedream() as running:
        yield running


@pytest.fixture
def settings(pipe: FakePipedream) -> dict[str, str]:
    return {
        "PIPEDREAM_CLIENT_ID": CLIENT_ID,
        "PIPEDREAM_CLIENT_SECRET": CLIENT_SECRET,
        "PIPEDREAM_PROJECT_ID": PROJECT,
        "PIPEDREAM_PROJECT_ENVIRONMENT": "development",
        "PIPEDREAM_API_URL": pipe.url,
        "PIPEDREAM_TRIGGER_URL": pipe.trigger_url,
    }


@pytest.fixture
async def pipedream(settings: dict[str, str]) -> AsyncIterator[ActionRunner]:
    async with action_runner(PIPEDREAM, settings, None) as ready:
        yield ready


# ---- triggers


async def test_an_event_is_sent_in_the_documented_envelope(pipe: FakePipedream, pipedream: ActionRunner):
    answer = await pipedream(
        "trigger_workflow", **EVENT, data={"a": "ü"}, sessionId="ses_1", agentId="agt_1", userId="usr_1"
    )
    assert answer == {"status": 200, "acknowledged": True, "answered": False, "json": None, "text": None}
    [event] = pipe.triggers["eopublic123"].events
    sent_at = datetime.datetime.fromisoformat(event.pop("timestamp"))
    assert sent_at.utcoffset() == datetime.timedelta(0)
    assert event == {
        "event": "custom_event",
        "data": {"a": "ü"},
        "sessionId": "ses_1",
        "userId": "usr_1",
        "agentId": "agt_1",
    }
    [asked] = pipe.requests
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["idempotency-key"] == pipedream.call.key
    assert "authorization" not in asked.headers, "a public trigger gets no credential"


async def test_unset_fields_are_null(pipe: FakePipedream, pipedream: ActionRunner):
    await pipedream("trigger_workflow", **EVENT)
    [event] = pipe.triggers["eopublic123"].events
    assert set(event) == {"event", "data", "timestamp", "sessionId", "userId"}
    assert (event["data"], event["sessionId"], event["userId"]) == ({}, None, None)


async def test_the_ids_of_the_call_are_those_of_the_event(pipe: FakePipedream, pipedream: ActionRunner):
    caller = Caller("org_1", "usr_1", session_id="ses_1", agent_id="agt_1")
    called = pipedream.with_changes(caller=caller)
    await called("trigger_workflow", **EVENT)
    await called("trigger_workflow", **EVENT, sessionId="ses_2", userId="usr_2", agentId="agt_2")
    ids = [
        [event[name] for name in ("sessionId", "userId", "agentId")] for event in pipe.triggers["eopublic123"].events
    ]
    assert ids == [["ses_1", "usr_1", "agt_1"], ["ses_2", "usr_2", "agt_2"]]


async def test_html_acknowledges_and_anything_else_is_the_workflow_s_response(
    pipe: FakePipedream, pipedream: ActionRunner
):
    pipe.triggers["eojson1"] = Trigger(responds=reply(201, {"made": 1}))
    answer = await pipedream("trigger_workflow", workflow="eojson1", event="e")
    assert (answer["status"], answer["answered"], answer["json"]) == (201, True, {"made": 1})
    pipe.triggers["eotext1"] = Trigger(responds=(200, {"content-type": "text/plain"}, b"done"))
    assert (await pipedream("trigger_workflow", workflow="eotext1", event="e"))["text"] == "done"
    pipe.triggers["eonone1"] = Trigger(responds=(204, {}, b""))
    assert not (await pipedream("trigger_workflow", workflow="eonone1", event="e"))["answered"]


async def test_a_workflow_is_named_by_endpoint_url_or_event(
    pipe: FakePipedream, pipedream: ActionRunner, settings: dict[str, str]
):
    own = f"{pipe.url}/trigger/eourl1/path?x=1"
    pipe.triggers |= {"eourl1": Trigger(), "eosession1": Trigger(), "eoerror1": Trigger(), "eoagent1": Trigger()}
    await pipedream("trigger_workflow", workflow=own, event="e")
    assert (pipe.requests[-1].path, pipe.requests[-1].query) == ("/trigger/eourl1/path", [("x", "1")])
    named = pipedream.with_changes(
        settings={
            **settings,
            "PIPEDREAM_WORKFLOW_COLLABORATION_SESSION": "eosession1",
            "PIPEDREAM_WORKFLOW_AGENT_ERROR": f"{pipe.url}/trigger/eoerror1",
            "PIPEDREAM_WORKFLOW_AGENT_EXECUTION": "eoagent1",
        }
    )
    for event in ("collaboration.session_created", "session_created", "agent.error", "agent.execution"):
        await named("trigger_workflow", event=event)
    events = {name: [event["event"] for event in trigger.events] for name, trigger in pipe.triggers.items()}
    assert events["eosession1"] == ["collaboration.session_created"] * 2, "the document's own name works, too"
    assert events["eoerror1"] == ["agent.error"]
    assert events["eoagent1"] == ["agent.execution"]
    missing = await named.failure("trigger_workflow", event="workflow.completed")
    assert isinstance(missing, NotConfigured) and "PIPEDREAM_WORKFLOW_WORKFLOW_COMPLETED" in missing.message
    assert isinstance(await named.failure("trigger_workflow", event="custom_event"), InvalidInput)


@pytest.mark.parametrize(
    "workflow",
    [
        "p_abc123",
        "proj_1",
        "",
        "https://evil.example/",
        "https://eo1.m.pipedream.net.evil.example/",
        "eo1/../x",
        "http://169.254.169.254/",
        "https://eoabc.m.pipedream.net@evil.example/",
        "eo1\n",
        "EO123",
    ],
)
async def test_no_other_url_is_called(pipe: FakePipedream, pipedream: ActionRunner, workflow: str):
    for runner in (
        pipedream,
        pipedream.with_changes(settings={"PIPEDREAM_CLIENT_ID": "a", "PIPEDREAM_CLIENT_SECRET": "b"}),
    ):
        refused = await runner.failure("trigger_workflow", workflow=workflow, event="e")
        assert isinstance(refused, InvalidInput)
    assert not pipe.requests


async def test_a_trigger_with_a_static_token(pipe: FakePipedream, pipedream: ActionRunner, settings: dict[str, str]):
    pipe.triggers["eotoken1"] = Trigger(token="of-the-trigger")
    params = {"workflow": "eotoken1", "event": "e"}
    bare = await pipedream.failure("trigger_workflow", **params)
    assert type(bare) is UpstreamFailed and "authentication" in bare.message
    missing = await pipedream.failure("trigger_workflow", **params, authentication="TOKEN")
    assert type(missing) is NotConfigured and "PIPEDREAM_TRIGGER_TOKEN" in missing.message
    wrong = pipedream.with_changes(settings={**settings, "PIPEDREAM_TRIGGER_TOKEN": "another"})
    assert type(await wrong.failure("trigger_workflow", **params, authentication="TOKEN")) is Unauthenticated
    right = pipedream.with_changes(settings={**settings, "PIPEDREAM_TRIGGER_TOKEN": "of-the-trigger"})
    assert (await right("trigger_workflow", **params, authentication="TOKEN"))["acknowledged"]


async def test_a_trigger_with_the_client_s_token(pipe: FakePipedream, pipedream: ActionRunner):
    pipe.triggers["eooauth1"] = Trigger(oauth=True)
    params = {"workflow": "eooauth1", "event": "e", "authentication": "OAUTH", "externalUserId": "user-1"}
    assert (await pipedream("trigger_workflow", **params))["acknowledged"]
    assert pipe.requests[-1].headers["x-pd-external-user-id"] == "user-1"
    pipe.tokens.clear()
    assert (await pipedream("trigger_workflow", **params))["acknowledged"], "with a new token"
    assert len(pipe.triggers["eooauth1"].events) == 2


async def test_an_event_that_is_too_large_is_not_sent(pipe: FakePipedream, pipedream: ActionRunner):
    refused = await pipedream.failure("trigger_workflow", **EVENT, data="x" * LARGEST)
    assert isinstance(refused, InvalidInput) and refused.field == ["params", "data"]
    assert not pipe.requests
    await pipedream("trigger_workflow", **EVENT, data="x" * (LARGEST - 200))


@pytest.mark.parametrize(
    ("answer", "expected", "said"),
    [
        ((404, {"content-type": "text/html"}, b"<html>"), UpstreamFailed, "the trigger does not exist"),
        ((413, {}, b"Payload Too Large"), UpstreamFailed, "larger"),
        ((429, {}, b"Too Many Requests"), RateLimited, "1 s"),
        ((429, {"retry-after": "7"}, b""), RateLimited, "7 s"),
        ((400, {}, b"No $.respond called in workflow"), UpstreamFailed, "No $.respond called in workflow"),
        ((302, {"location": "http://elsewhere.example"}, b""), UpstreamFailed, "302"),
        ((500, {}, b""), OutcomeUnknown, "500"),
        ((503, {}, b""), UpstreamUnavailable, "503"),
        (HANG_UP, OutcomeUnknown, "may have taken effect"),
    ],
)
async def test_errors_of_a_trigger_are_classified(
    pipe: FakePipedream, pipedream: ActionRunner, answer: Answer, expected: type[ParleyError], said: str
):
    pipe.instead = [answer]
    failed = await pipedream.failure("trigger_workflow", **EVENT)
    assert type(failed) is expected and said in failed.message


async def test_a_disabled_workflow_and_one_that_does_not_respond(pipe: FakePipedream, pipedream: ActionRunner):
    pipe.triggers["eosilent1"] = Trigger(silent=True)
    silent = await pipedream.failure("trigger_workflow", workflow="eosilent1", event="e")
    assert type(silent) is UpstreamFailed and "No $.respond" in silent.message
    pipe.triggers["eopublic123"].enabled = False
    assert "disabled" in (await pipedream.failure("trigger_workflow", **EVENT)).message


async def test_an_event_is_resent_only_to_an_idempotent_workflow(pipe: FakePipedream, pipedream: ActionRunner):
    trigger = pipe.triggers["eopublic123"] = Trigger(drops_repeats=True)
    lost = [HANG_UP, HANG_UP]
    pipe.afterwards = lambda _asked: lost.pop() if lost else None
    patient = pipedream.with_changes(retry_policy=RetryPolicy())
    assert type(await patient.failure("trigger_workflow", **EVENT)) is OutcomeUnknown
    assert len(pipe.requests) == 1
    await patient.with_changes(retry_policy=RetryPolicy(), key="exe_2:node")(
        "trigger_workflow", **EVENT, idempotent=True
    )
    assert (len(pipe.requests), len(trigger.events)) == (3, 2)
    action = PIPEDREAM.action("trigger_workflow")
    assert action is not None
    assert not action.idempotent({**EVENT})
    assert action.idempotent({**EVENT, "idempotent": True})


# ---- the client's own token


async def test_while_the_secret_is_replaced_the_previous_one_is_used_too(
    pipe: FakePipedream, pipedream: ActionRunner, settings: dict[str, str]
):
    new = settings | {"PIPEDREAM_CLIENT_SECRET": "new", "PIPEDREAM_CLIENT_SECRET_PREVIOUS": CLIENT_SECRET}
    await pipedream.with_changes(settings=new)("list_accounts")
    assert [asked.json["client_secret"] for asked in pipe.asked_for("/oauth/token")] == ["new", CLIENT_SECRET]


async def test_a_token_is_requested_once_and_cached(pipe: FakePipedream, pipedream: ActionRunner):
    await asyncio.gather(*(pipedream("list_accounts") for _ in range(10)))
    [asked] = pipe.asked_for("/oauth/token")
    assert asked.json == {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    assert len(pipe.asked_for("/accounts")) == 10


async def test_a_token_is_replaced_two_minutes_before_it_expires():
    now = 1000.0
    tokens = TokenCache(lambda: now)
    made = iter(ClientToken(f"token-{number}", 3600) for number in range(9))

    async def ask() -> ClientToken:
        return next(made)

    assert await tokens.get("a", ask) == "token-0"
    now += 3479
    assert await tokens.get("a", ask) == "token-0"
    now += 2
    assert await tokens.get("a", ask) == "token-1"
    assert await tokens.get("b", ask) == "token-2", "another client's"
    assert await tokens.get("a", ask, rejected="token-0") == "token-1", "somebody has replaced it meanwhile"
    assert await tokens.get("a", ask, rejected="token-1") == "token-3"


async def test_a_revoked_token_is_replaced_once(pipe: FakePipedream, pipedream: ActionRunner):
    await pipedream("list_accounts")
    pipe.tokens.clear()
    await pipedream("list_accounts")
    assert len(pipe.asked_for("/oauth/token")) == 2
    pipe.token_seconds = 0
    pipe.tokens.clear()
    assert type(await pipedream.failure("list_accounts")) is UpstreamFailed, "and not for ever"


async def test_a_wrong_secret_names_the_settings(
    pipe: FakePipedream, pipedream: ActionRunner, settings: dict[str, str]
):
    wrong = pipedream.with_changes(settings={**settings, "PIPEDREAM_CLIENT_SECRET": "a-wrong-secret"})
    refused = await wrong.failure("list_accounts")
    assert type(refused) is NotConfigured
    assert "PIPEDREAM_CLIENT_SECRET" in refused.message and "a-wrong-secret" not in refused.message


@pytest.mark.parametrize("name", ["PIPEDREAM_CLIENT_ID", "PIPEDREAM_CLIENT_SECRET", "PIPEDREAM_PROJECT_ID"])
async def test_missing_settings_are_named(
    pipe: FakePipedream, pipedream: ActionRunner, settings: dict[str, str], name: str
):
    without = pipedream.with_changes(settings={key: value for key, value in settings.items() if key != name})
    missing = await without.failure("list_accounts")
    assert isinstance(missing, NotConfigured) and name in missing.message
    assert not pipe.requests


async def test_the_host_of_the_code_flow_is_not_called(settings: dict[str, str], pipe: FakePipedream):
    with FakePipedream() as elsewhere:
        async with action_runner(PIPEDREAM, {**settings, "PIPEDREAM_BASE_URL": elsewhere.url}, None) as pipedream:
            await pipedream("list_accounts")
        assert not elsewhere.requests
    assert pipe.requests
    assert "PIPEDREAM_BASE_URL" not in {each.name for each in PIPEDREAM.settings}


async def test_the_probe_requests_a_new_token(pipe: FakePipedream, pipedream: ActionRunner, settings: dict[str, str]):
    assert PIPEDREAM.probe is not None
    await pipedream("list_accounts")
    await PIPEDREAM.probe(pipedream.call)
    assert len(pipe.asked_for("/oauth/token")) == 2
    with pytest.raises(NotConfigured):
        await PIPEDREAM.probe(pipedream.with_changes(settings={**settings, "PIPEDREAM_CLIENT_SECRET": "wrong"}).call)


# ---- Connect


async def test_a_connect_token_is_created(pipe: FakePipedream, pipedream: ActionRunner):
    token = await pipedream(
        "create_connect_token",
        externalUserId="user-1",
        app="slack",
        allowedOrigins=["https://app.example"],
        expiresIn=60,
    )
    assert token["connectLinkUrl"].startswith("https://pipedream.com/") and token["token"] in token["connectLinkUrl"]
    assert token["expiresAt"] == "2026-11-21T12:00:00.000Z"
    assert pipe.connect_tokens == [
        {"external_user_id": "user-1", "app_id": "slack", "allowed_origins": ["https://app.example"], "expires_in": 60}
    ]
    assert pipe.requests[-1].headers["x-pd-environment"] == "development"


async def test_accounts_are_listed_page_by_page(pipe: FakePipedream, pipedream: ActionRunner):
    for number in range(250):
        pipe.connect(f"user-{number % 2}", "slack" if number % 5 else "github")
    listed = await pipedream("list_accounts", limit=1000)
    assert [each["id"] for each in listed["accounts"]] == [each["id"] for each in pipe.accounts]
    assert listed["nextCursor"] is None
    some = await pipedream("list_accounts", limit=7)
    rest = await pipedream("list_accounts", limit=1000, after=some["nextCursor"])
    assert len(some["accounts"]) + len(rest["accounts"]) == 250
    own = await pipedream("list_accounts", externalUserId="user-1", app="github", limit=1000)
    assert own["accounts"] and {(each["externalUserId"], each["app"]) for each in own["accounts"]} == {
        ("user-1", "github")
    }
    assert not any("credentials" in name for asked in pipe.requests for name, _ in asked.query)


async def test_an_account_is_deleted_once(pipe: FakePipedream, pipedream: ActionRunner):
    account = pipe.connect("user-1", "slack")
    assert (await pipedream("delete_account", accountId=account["id"])) == {"deleted": True}
    assert (await pipedream("delete_account", accountId=account["id"])) == {"deleted": False}
    assert not pipe.accounts


async def test_a_request_is_sent_with_the_account_s_credentials(pipe: FakePipedream, pipedream: ActionRunner):
    account = pipe.connect("user-1", "slack")
    params = {"externalUserId": "user-1", "accountId": account["id"], "url": "https://slack.com/api/x?a=1&b=2"}
    answer = await pipedream("proxy_request", **params, method="POST", headers={"X-Mine": "yes"}, json={"a": 1})
    assert (answer["status"], answer["json"]) == (200, {"proxied": params["url"]})
    assert pipe.proxied == [{"method": "POST", "url": params["url"], "headers": {"x-mine": "yes"}, "body": {"a": 1}}]
    unknown = await pipedream.failure("proxy_request", **{**params, "accountId": "apn_none"})
    assert type(unknown) is UpstreamFailed and "account not found" in unknown.message
    pipe.afterwards = lambda asked: HANG_UP if "proxy" in asked.path else None
    assert type(await pipedream.failure("proxy_request", **params)) is UpstreamUnavailable
    assert type(await pipedream.failure("proxy_request", **params, method="POST")) is OutcomeUnknown


@pytest.mark.parametrize(
    ("answer", "expected", "said"),
    [
        (error(400, "bad app", "invalid_request"), UpstreamFailed, "400: bad app (invalid_request)"),
        (error(404, "record not found"), UpstreamFailed, "404: record not found"),
        (reply(429, {"error": "slow down"}, {"retry-after": "12"}), RateLimited, "12 s"),
        (reply(429, {"error": "slow down"}), RateLimited, "1 s"),
        (reply(500, {"error": "oops"}), UpstreamUnavailable, "500"),
        ((400, {}, b"<html>"), UpstreamFailed, "no reason given"),
        (reply(200, {"data": 5}), UpstreamFailed, "undocumented content"),
        (HANG_UP, UpstreamUnavailable, "closed the connection"),
    ],
)
async def test_errors_of_the_api_are_classified(
    pipe: FakePipedream, pipedream: ActionRunner, answer: Answer, expected: type[ParleyError], said: str
):
    await pipedream("list_accounts")
    pipe.instead = [answer]
    failed = await pipedream.failure("list_accounts")
    assert type(failed) is expected and said in failed.message


async def test_an_error_does_not_show_a_token(pipe: FakePipedream, pipedream: ActionRunner):
    await pipedream("list_accounts")
    [token] = pipe.tokens
    pipe.instead = [error(400, f"bad token {token}")]
    assert token not in (await pipedream.failure("list_accounts")).message


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("trigger_workflow", {"workflow": "eo1"}),
        ("trigger_workflow", {**EVENT, "authentication": "BASIC"}),
        ("create_connect_token", {}),
        ("create_connect_token", {"externalUserId": "a\r\nb"}),
        ("create_connect_token", {"externalUserId": "a", "expiresIn": 14_401}),
        ("delete_account", {"accountId": "../x"}),
        ("proxy_request", {"externalUserId": "a", "accountId": "b", "url": "file:///etc/passwd"}),
        ("proxy_request", {"externalUserId": "a", "accountId": "b", "url": "https://x", "headers": {"a": "b\r\nc"}}),
    ],
)
async def test_invalid_params_are_not_sent(
    pipe: FakePipedream, pipedream: ActionRunner, action: str, params: dict[str, Any]
):
    assert isinstance(await pipedream.failure(action, **params), InvalidInput)
    assert not pipe.requests


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "trigger_workflow": [
        {"event": "custom_event", "workflow": "eoabc123", "data": {"a": 1}, "sessionId": "s", "agentId": "a"},
        {"event": "agent.error", "data": None, "idempotent": True},
    ],
    "create_connect_token": [{"externalUserId": "user-1", "expiresIn": 60}],
    "list_accounts": [{}, {"externalUserId": "user-1", "app": "slack", "limit": 5}],
    "delete_account": [{"accountId": "apn_abc"}],
    "proxy_request": [
        {"externalUserId": "user-1", "accountId": "apn_abc", "url": "https://slack.com/api/x", "json": {"a": 1}}
    ],
}
"""Valid params for every action."""
