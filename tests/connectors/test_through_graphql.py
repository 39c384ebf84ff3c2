"""Gmail, Slack, GitHub and Pipedream as a client of the API sees them in production."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.connectors.providers import (
    CALLS,
    RUN,
    SHOWN,
    FakeProviders,
    connect_google,
    fake_providers,
    run_action,
)
from tests.fakes import gmail
from tests.fakes.slack import Grant, error
from tests.gateways import Gateway
from tests.people import Person, agent, opened, person
from tests.running import Runs, node

TEST = """mutation ($input: TestConnectorInput!) { testConnector(input: $input) {
  health { status message } errors { code message } } }"""


@pytest.fixture(scope="module")
def providers() -> Iterator[FakeProviders]:
    with fake_providers() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], providers: FakeProviders) -> Iterator[Gateway]:
    """A gateway in production."""
    with Gateway({**backend, **providers.settings}) as running:
        yield running


@pytest.fixture
def ann(gateway: Gateway) -> Person:
    """A user with a connected Google account."""
    ann = person(gateway, Role.OPERATOR)
    connect_google(ann)
    return ann


@pytest.mark.parametrize(("connector", "action", "params"), CALLS, ids=lambda each: str(each)[:10])
def test_an_action_runs(ann: Person, connector: str, action: str, params: dict[str, Any]):
    payload = run_action(ann, connector, action, params)
    assert (payload["errors"], payload["simulated"]) == ([], False)
    assert payload["output"] and payload["durationMs"] >= 0


def test_a_node_runs_an_action(ann: Person, providers: FakeProviders):
    before = len(providers.slack.messages)
    nodes = [
        node(connector, "INTEGRATION", {"connector": connector, "action": action, "params": params})
        for connector, action, params in CALLS
    ]
    announcement = {
        "connector": "slack",
        "action": "post_message",
        "params": {"channel": "C1", "text": "Issue ${nodes.github.output.number}"},
    }
    run = Runs(ann).done(*nodes, node("announcement", "INTEGRATION", announcement, *[each["key"] for each in nodes]))
    assert len(providers.slack.messages) == before + 2
    number = run["nodes"]["github"]["output"]["number"]
    assert providers.slack.messages[-1].text == f"Issue {number}"


@pytest.mark.parametrize(("connector", "action", "params"), CALLS, ids=lambda each: str(each)[:10])
def test_the_connector_describes_its_actions(ann: Person, connector: str, action: str, params: dict[str, Any]):
    found = ann.data(f"query ($name: String!) {{ connector(name: $name) {{ {SHOWN} }} }}", name=connector)["connector"]
    assert (found["mode"], found["configured"], found["missing"]) == ("LIVE", True, [])
    described = next(each for each in found["actions"] if each["name"] == action)
    assert params.keys() <= described["inputSchema"]["properties"].keys()
    assert described["idempotent"] is False, "a crash in the middle ends as OUTCOME_UNKNOWN"


def test_a_rejection_is_an_error_with_the_provider_s_message(ann: Person, providers: FakeProviders):
    refused = run_action(ann, "slack", "post_message", {"channel": "C9", "text": "Hello"})
    [problem] = refused["errors"]
    assert (refused["output"], problem["code"], problem["retryable"]) == (None, "UPSTREAM_FAILED", False)
    assert "channel_not_found" in problem["message"]
    misspelt = run_action(ann, "slack", "post_message", {"channel": "C1", "text": "Hello", "chanel": "C2"})
    assert misspelt["errors"][0]["code"] == "BAD_USER_INPUT"


def test_a_missing_scope_fails_before_anything_is_sent(gateway: Gateway, providers: FakeProviders):
    bob = person(gateway, Role.OPERATOR)
    connect_google(bob, gmail.SEND)
    before = len(providers.gmail.requests)
    [problem] = run_action(bob, "gmail", "list_messages", {})["errors"]
    assert problem["code"] == "REAUTH_REQUIRED" and "gmail.readonly" in problem["message"]
    assert len(providers.gmail.requests) == before
    assert not run_action(bob, "gmail", "send_email", CALLS[0][2])["errors"]


def test_each_uses_the_connection_of_its_own_user(gateway: Gateway, ann: Person, providers: FakeProviders):
    carl = person(gateway, Role.OPERATOR)
    [missing] = run_action(carl, "gmail", "send_email", CALLS[0][2])["errors"]
    assert missing["code"] == "NOT_CONFIGURED" and "google" in missing["message"]
    providers.gmail.tokens["ya29.carl"] = {gmail.SEND}
    connect_google(carl, gmail.SEND, token="ya29.carl")
    assert not run_action(carl, "gmail", "send_email", CALLS[0][2])["errors"]
    assert providers.gmail.requests[-1].headers["authorization"] == "Bearer ya29.carl"
    run_action(ann, "gmail", "send_email", CALLS[0][2])
    assert providers.gmail.requests[-1].headers["authorization"] == f"Bearer {gmail.TOKEN}"


@pytest.mark.parametrize("connector", ["gmail", "slack", "github", "pipedream"])
def test_a_connector_is_tested_with_a_real_call(ann: Person, providers: FakeProviders, connector: str):
    fake = getattr(providers, connector)
    before = len(fake.requests)
    tested = ann.data(TEST, input={"connector": connector})["testConnector"]
    assert (tested["errors"], tested["health"]["status"]) == ([], "HEALTHY")
    assert len(fake.requests) > before


def test_a_test_reports_a_rejected_credential(ann: Person, providers: FakeProviders):
    token, good = next(iter(providers.slack.grants.items()))
    providers.slack.grants[token] = Grant(error="token_revoked")
    try:
        tested = ann.data(TEST, input={"connector": "slack"})["testConnector"]
        [problem] = run_action(ann, "slack", "post_message", {"channel": "C1", "text": "Hello"})["errors"]
    finally:
        providers.slack.grants[token] = good
    [error] = tested["errors"]
    assert error["code"] == "NOT_CONFIGURED" and "token_revoked" in error["message"]
    assert problem["code"] == "NOT_CONFIGURED" and token not in str(problem)


def test_an_account_that_must_be_connected_again_says_nothing_about_the_service(
    gateway: Gateway, ann: Person, providers: FakeProviders
):
    ann.data(TEST, input={"connector": "gmail"})
    eve = person(gateway, Role.OPERATOR)
    connect_google(eve, token="ya29.revoked")
    [problem] = eve.data(TEST, input={"connector": "gmail"})["testConnector"]["errors"]
    assert problem["code"] == "REAUTH_REQUIRED"
    assert ann.data('{ connector(name: "gmail") { health { status } } }')["connector"]["health"]["status"] == "HEALTHY"


def test_an_event_for_pipedream_carries_the_ids_of_its_call(ann: Person, providers: FakeProviders):
    session, worker = opened(ann), agent(ann)
    given = {"connector": "pipedream", "action": "trigger_workflow", "params": CALLS[3][2]}
    payload = ann.data(RUN, input=given | {"sessionId": session, "agentId": worker.id})["runConnectorAction"]
    assert not payload["errors"]
    sent = providers.pipedream.triggers["eopublic123"].events[-1]
    assert [sent[name] for name in ("sessionId", "userId", "agentId")] == [session, ann.id, worker.id]
    nodes = [node("send", "INTEGRATION", given)]
    Runs(ann).done(*nodes, sessionId=session)
    sent = providers.pipedream.triggers["eopublic123"].events[-1]
    assert (sent["sessionId"], sent["userId"]) == (session, ann.id)


def test_a_rate_limit_tells_when_to_retry(gateway: Gateway, providers: FakeProviders):
    # In another organization: the rate limit is remembered for this one.
    dora = person(gateway, Role.OPERATOR, "Limited")
    before = len(providers.slack.requests)
    providers.slack.instead = [(429, {"retry-after": "30"}, error("ratelimited")[2])]
    for _ in range(2):
        [problem] = run_action(dora, "slack", "post_message", {"channel": "C1", "text": "Hello"})["errors"]
        assert (problem["code"], problem["retryable"]) == ("RATE_LIMITED", True)
        assert 0 < problem["retryAfterSeconds"] <= 31
    assert sum(asked.path.endswith("chat.postMessage") for asked in providers.slack.requests[before:]) == 1
