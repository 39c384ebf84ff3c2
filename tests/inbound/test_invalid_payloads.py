"""Invalid values in signed calls: rejected, with the name that the caller uses, before anything is stored."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest

from models.inbound import InboundReceipt
from tests.inbound.workspace import Workspace
from tests.people import on_database

LONG = "L" * 10_000
FORWARDED = {"slack_team_id": "T1", "slack_user_id": "U1", "channel_id": "C1", "content": "Hello", "thread_id": None}


def receipts(workspace: Workspace) -> int:
    async def count() -> int:
        return await InboundReceipt.all().count()

    return on_database(workspace.gateway, count)


def require_rejected(workspace: Workspace, path: str, body: bytes, type: str, field: list[str], message: str) -> None:
    before = receipts(workspace)
    response = workspace.send(path, body, type)
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (400, "BAD_USER_INPUT")
    assert error["extensions"]["field"] == field
    assert message in error["message"] and len(error["message"]) < 200
    assert receipts(workspace) == before


@pytest.mark.parametrize(("name", "most"), [("user", 80), ("channel", 255), ("ts", 255), ("thread_ts", 255)])
def test_ids_in_an_event_have_a_maximum_length(workspace: Workspace, name: str, most: int) -> None:
    user = workspace.slack_user(None)
    for value in (LONG, "L" * (most + 1)):
        body = workspace.event_body({**workspace.message(user, "Hello"), name: value})
        message = f"event.{name} can have at most {most} characters"
        require_rejected(workspace, "/slack/events", body, "application/json", ["event", name], message)


@pytest.mark.parametrize(
    ("name", "value", "field", "message"),
    [
        ("team_id", "T" * 300, ["team_id"], "team_id can have at most 80 characters"),
        ("event_id", "E" * 300, ["event_id"], "event_id can have at most 255 characters"),
    ],
)
def test_ids_beside_an_event_have_a_maximum_length(
    workspace: Workspace, name: str, value: str, field: list[str], message: str
) -> None:
    document = json.loads(workspace.event_body(workspace.message(workspace.slack_user(None), "Hello")))
    body = json.dumps({**document, name: value}).encode()
    require_rejected(workspace, "/slack/events", body, "application/json", field, message)


@pytest.mark.parametrize("text", ["unlink", "link abc", "What is the status?"])
@pytest.mark.parametrize(
    ("name", "most"), [("user_id", 80), ("team_id", 80), ("channel_id", 255), ("response_url", 1000)]
)
def test_values_of_a_command_have_a_maximum_length(workspace: Workspace, text: str, name: str, most: int) -> None:
    fields = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "text": text, name: "x" * (most + 1)}
    message = f"{name} can have at most {most} characters; it has {most + 1}."
    require_rejected(
        workspace, "/slack/commands", urlencode(fields).encode(), "application/x-www-form-urlencoded", [name], message
    )


def test_ids_in_a_click_have_a_maximum_length(workspace: Workspace) -> None:
    body = workspace.click_body("U" * 81, "apr_1")
    form = "application/x-www-form-urlencoded"
    require_rejected(workspace, "/slack/interactive", body, form, ["user", "id"], "user.id can have at most 80")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"slack_user_id": "U" * 200}, "slack_user_id can have at most 80 characters; it has 200."),
        ({"slack_team_id": "T" * 81}, "slack_team_id can have at most 80 characters"),
        ({"channel_id": "C" * 256}, "channel_id can have at most 255 characters"),
        ({"channel_id": ""}, "channel_id must not be empty."),
        ({"thread_id": "1" * 256}, "thread_id can have at most 255 characters"),
        ({"content": 5}, "content must be a string."),
        ({"content": "x" * 65_537}, "content can have at most 65536 characters"),
        ({"content": None}, "content must not be empty."),
    ],
)
def test_values_of_a_forwarded_request_are_checked(
    workspace: Workspace, change: Mapping[str, Any], message: str
) -> None:
    body = json.dumps({**FORWARDED, **change}).encode()
    require_rejected(workspace, "/api/v1/requests/slack", body, "application/json", list(change), message)


def test_messages_and_commands_have_the_maximum_length_of_every_request(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    long = "x" * 65_537
    body = workspace.event_body(workspace.message(slack_user, long))
    message = "text can have at most 65536 characters"
    require_rejected(workspace, "/slack/events", body, "application/json", ["event", "text"], message)
    assert workspace.command(slack_user, long).status_code == 400
    assert workspace.event(workspace.message(slack_user, long[1:])).status_code == 200
    assert [len(each["content"]) for each in workspace.asked(user)] == [65_536]


def test_a_message_whose_ids_have_the_maximum_length_becomes_a_request(workspace: Workspace) -> None:
    user, slack_user = workspace.member()
    assert workspace.event(workspace.message(slack_user, "Hello", channel="D" * 255, ts="1" * 255)).status_code == 200
    [request] = workspace.asked(user)
    assert request["session"]["externalChannelId"] == "D" * 255


def test_a_challenge_must_be_a_string(workspace: Workspace) -> None:
    body = json.dumps({"type": "url_verification", "challenge": {"a": 1}}).encode()
    message = "challenge must be a string."
    require_rejected(workspace, "/slack/events", body, "application/json", ["challenge"], message)
