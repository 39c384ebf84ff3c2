"""Messages from Slack become requests of the linked user: each once, and none of the app's own."""

import json
from typing import Any

import pytest

from models.users import Role
from tests.inbound.workspace import Workspace

# ---- what becomes a request


def test_slack_verifies_the_url(workspace: Workspace) -> None:
    body = json.dumps({"token": "legacy", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY", "type": "url_verification"})
    response = workspace.send("/slack/events", body.encode(), "application/json")
    assert (response.status_code, response.json()) == (200, {"challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY"})


def test_a_direct_message_becomes_a_request_of_the_user_with_the_confirmed_address(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    assert workspace.event(workspace.message(slack_user, "My laptop &amp; I <https://a.example>")).status_code == 200
    [request] = workspace.asked(user)
    assert (request["channel"], request["content"]) == ("SLACK", "My laptop & I <https://a.example>")
    normalized = request["normalized"]
    assert (normalized["user_id"], normalized["integration_type"]) == (user.id, "SLACK")
    assert (normalized["slack_user_id"], normalized["slack_team_id"]) == (slack_user, "T1")
    assert request["session"]["externalChannelId"] == "D1"
    [link] = user.data("{ channelLinks { channel teamId externalUserId how user { id } } }")["channelLinks"]
    assert link == {
        "channel": "SLACK",
        "teamId": "T1",
        "externalUserId": slack_user,
        "how": "EMAIL",
        "user": {"id": user.id},
    }


def test_a_mention_in_a_channel_becomes_a_request_without_the_mention(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    mention = {"type": "app_mention", "channel": "C1", "user": slack_user, "ts": workspace.ts()}
    workspace.event({**mention, "text": "<@UBOT> is <@U0001> away?"})
    [request] = workspace.asked(user)
    assert request["content"] == "is <@U0001> away?"
    # With both subscriptions, Slack sends the same message again as a second event.
    workspace.event({**mention, "type": "message", "channel_type": "channel", "text": "<@UBOT> is <@U0001> away?"})
    workspace.settled()
    assert workspace.requests_of(user) == [request]


def test_the_thread_decides_the_session(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    mention = {"type": "app_mention", "channel": "C1", "user": slack_user}
    for number, thread in enumerate(["1700000001.000100", "1700000002.000100", "1700000001.000100"], 1):
        workspace.event({**mention, "text": f"<@UBOT> {number}", "ts": workspace.ts(), "thread_ts": thread})
        workspace.asked(user, number)
    sessions = {each["content"]: each["session"] for each in workspace.requests_of(user)}
    assert sessions["1"]["id"] == sessions["3"]["id"] != sessions["2"]["id"]
    assert sessions["2"]["externalThreadId"] == "1700000002.000100"
    reply = workspace.message(slack_user, "and now?", channel="C1", channel_type="channel")
    workspace.event({**reply, "thread_ts": "1700000001.000100"})
    assert workspace.asked(user, 4)[0]["session"]["id"] == sessions["1"]["id"], "a conversation needs no more mentions"


# ---- what does not


@pytest.mark.parametrize(
    "values",
    [
        {"bot_id": "B1"},
        {"user": "UBOT"},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U1", "ts": "1.1"}},
        {"hidden": True},
        {"user": None},
        {"type": "reaction_added"},
        {"text": "  "},
        {"channel": "C1", "channel_type": "channel"},
        {"channel": "C1", "channel_type": "channel", "thread_ts": "1700000001.000900"},
    ],
    ids=str,
)
def test_the_apps_own_messages_edits_and_those_of_others_to_each_other_are_ignored(
    workspace: Workspace, values: dict[str, object]
) -> None:
    user, slack_user = workspace.member()
    assert workspace.event({**workspace.message(slack_user, "Hello"), **values}).status_code == 200
    workspace.settled()
    assert not workspace.requests_of(user)
    assert not workspace.explanations() and not workspace.slack.ephemeral, "nobody is bothered"


def test_an_event_that_slack_repeats_creates_one_request(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    message = workspace.message(slack_user, "Once")
    for retry in range(4):
        retries = {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_timeout"} if retry else {}
        assert workspace.event(message, id=f"Ev-{slack_user}", **retries).status_code == 200
    workspace.settled()
    assert [each["content"] for each in workspace.requests_of(user)] == ["Once"]


# ---- who is not known


def test_a_user_without_a_link_gets_an_explanation_that_only_they_see(workspace: Workspace) -> None:
    before = workspace.counts()
    stranger = workspace.slack_user("nobody@example.com")
    workspace.event(workspace.message(stranger, "Hello", channel="C1", channel_type="im"))
    workspace.settled()
    assert workspace.counts() == before
    [shown] = workspace.slack.ephemeral
    assert (shown["channel"], shown["user"]) == ("C1", stranger)
    assert "not linked" in shown["text"] and "linkChannelUser" in shown["text"]
    assert not workspace.explanations()


@pytest.mark.parametrize(
    "profile",
    [
        {"is_email_confirmed": False},
        {"team_id": "T2"},
        {"is_stranger": True},
        {"deleted": True},
        {"is_bot": True},
    ],
    ids=str,
)
def test_an_address_counts_only_if_slack_has_confirmed_it_for_this_workspace(
    workspace: Workspace, profile: dict[str, Any]
) -> None:
    user, slack_user = workspace.member(**profile)
    workspace.event(workspace.message(slack_user, "Hello"))
    workspace.settled()
    assert not workspace.requests_of(user) and not user.data("{ channelLinks { id } }")["channelLinks"]


def test_names_in_the_payload_decide_nothing(workspace: Workspace) -> None:
    victim, _ = workspace.member()
    stranger = workspace.slack_user("other@example.com", name="somebody", real_name="Somebody")
    named = {"user_profile": {"email": workspace.email(victim), "name": "somebody"}, "user_id": victim.id}
    workspace.event(workspace.message(stranger, "I am you", **named))
    workspace.settled()
    assert not workspace.requests_of(victim)


def test_a_disabled_user_or_one_without_the_scope_asks_nothing(workspace: Workspace) -> None:
    viewer, slack_viewer = workspace.member(Role.VIEWER)
    workspace.event(workspace.message(slack_viewer, "Hello"))
    workspace.settled()
    assert not workspace.requests_of(viewer)
    user, slack_user = workspace.member()
    workspace.event(workspace.message(slack_user, "Hello"))
    workspace.asked(user)
    admin = "mutation($id: ID!) { updateUser(input: {id: $id, active: false}) { errors { code } } }"
    assert not workspace.gateway.data(admin, {"id": user.id})["updateUser"]["errors"]
    workspace.event(workspace.message(slack_user, "Still here"))
    workspace.settled()
    asked = "query($id: ID!) { requests(filter: {userId: $id}) { nodes { content } } }"
    assert [each["content"] for each in workspace.gateway.data(asked, {"id": user.id})["requests"]["nodes"]] == [
        "Hello"
    ]


def test_slack_is_asked_again_when_it_was_unavailable(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    workspace.slack.instead.append((503, {}, b""))
    workspace.slack.instead.append((503, {}, b""))
    workspace.slack.instead.append((503, {}, b""))
    assert workspace.event(workspace.message(slack_user, "Later")).status_code == 200
    assert [each["content"] for each in workspace.asked(user)] == ["Later"]
