"""Calls from Slack are verified over their raw bytes; a forged, stale or replayed one changes nothing."""

import json
import time
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl, urlencode

import pytest

from connectors.webhook_signatures import slack_signature
from tests.fakes.slack import FakeSlack
from tests.gateways import ANONYMOUS, Gateway
from tests.inbound.workspace import FORM, SIGNING_SECRET, Workspace
from tests.people import Person, unchanged

JSON: Final = "application/json"


def bodies(workspace: Workspace, user: Person, slack_user: str) -> dict[str, tuple[bytes, str]]:
    """Return a body for each route that would have an effect."""
    approval = user.done("requestApproval", "approval { id }", title="Deploy?")["approval"]["id"]
    command = {"command": "/parley", "text": "status?", "team_id": "T1", "user_id": slack_user, "channel_id": "C1"}
    forwarded = {
        "user_id": "john.doe",
        "content": "Hello",
        "channel_id": "C1",
        "slack_user_id": slack_user,
        "slack_team_id": "T1",
    }
    return {
        "/slack/events": (workspace.event_body(workspace.message(slack_user, "Hello")), JSON),
        "/slack/interactive": (workspace.click_body(slack_user, approval), FORM),
        "/slack/commands": (urlencode(command).encode(), FORM),
        "/api/v1/requests/slack": (json.dumps(forwarded).encode(), JSON),
    }


ROUTES: Final = ("/slack/events", "/slack/interactive", "/slack/commands", "/api/v1/requests/slack")


def one_byte_changed(body: bytes) -> bytes:
    at = body.index(b"T1")
    return body[:at] + b"T2" + body[at + 2 :]


def parsed_and_written_again(body: bytes) -> bytes:
    """Return a body that means the same and has other bytes."""
    if body.startswith(b"{"):
        return json.dumps(json.loads(body), separators=(",", ":")).encode()
    return urlencode(parse_qsl(body.decode())[::-1]).encode() + b"&x="


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("change", [one_byte_changed, parsed_and_written_again])
def test_a_changed_body_is_rejected(workspace: Workspace, route: str, change: Callable[[bytes], bytes]) -> None:
    user, slack_user = workspace.member()
    body, type = bodies(workspace, user, slack_user)[route]
    timestamp = str(int(time.time()))
    headers = {"content-type": type, "x-slack-request-timestamp": timestamp}
    headers["x-slack-signature"] = slack_signature(SIGNING_SECRET, timestamp, body)
    with unchanged(workspace.gateway):
        response = workspace.post(route, change(body), headers)
        workspace.settled()
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")


@pytest.mark.parametrize("route", ROUTES)
def test_a_stale_or_wrongly_signed_call_is_rejected(workspace: Workspace, route: str) -> None:
    user, slack_user = workspace.member()
    body, type = bodies(workspace, user, slack_user)[route]
    with unchanged(workspace.gateway):
        assert workspace.send(route, body, type, late=301).status_code == 401
        assert workspace.send(route, body, type, late=-310).status_code == 401
        assert workspace.send(route, body, type, secret="another").status_code == 401
        assert workspace.post(route, body, {"content-type": type}).status_code == 401
        for timestamp, signature in ((b"soon", b"v0=0"), (str(int(time.time())).encode(), b"v0=\xfc")):
            signed = {"x-slack-request-timestamp": timestamp, "x-slack-signature": signature}
            assert workspace.post(route, body, {"content-type": type.encode(), **signed}).status_code == 401
        workspace.settled()


@pytest.mark.parametrize("route", ROUTES)
def test_a_replayed_call_has_no_second_effect(workspace: Workspace, route: str) -> None:
    user, slack_user = workspace.member()
    body, type = bodies(workspace, user, slack_user)[route]
    timestamp = str(int(time.time()))
    headers = {"content-type": type, "x-slack-request-timestamp": timestamp}
    headers["x-slack-signature"] = slack_signature(SIGNING_SECRET, timestamp, body)
    assert workspace.post(route, body, headers).is_success
    workspace.settled()
    with unchanged(workspace.gateway):
        assert all(workspace.post(route, body, headers).is_success for _ in range(3))
        workspace.settled()
    assert len(workspace.requests_of(user)) == (route != "/slack/interactive")


def test_a_header_that_occurs_twice_is_rejected(workspace: Workspace) -> None:
    _, slack_user = workspace.member()
    body = workspace.event_body(workspace.message(slack_user, "Hello"))
    timestamp = str(int(time.time()))
    signed = slack_signature(SIGNING_SECRET, timestamp, body)
    headers = [("content-type", JSON), ("x-slack-request-timestamp", timestamp), ("x-slack-signature", signed)]
    for name, value in (("x-slack-signature", "v0=0"), ("x-slack-request-timestamp", "1")):
        with workspace.gateway.client(ANONYMOUS) as client, unchanged(workspace.gateway):
            assert client.post("/slack/events", content=body, headers=[*headers, (name, value)]).status_code == 401


@pytest.mark.parametrize(
    ("route", "body", "type", "status"),
    [
        ("/slack/events", b"{", JSON, 400),
        ("/slack/events", b"[]", JSON, 400),
        (
            "/slack/events",
            b'{"type":"event_callback","team_id":"T1","event":{"type":"message","user":"U1"}}',
            JSON,
            400,
        ),
        ("/slack/events", b"payload=1", FORM, 415),
        ("/slack/interactive", b"payload=%7B", FORM, 400),
        ("/slack/interactive", b"{}", JSON, 415),
        ("/slack/interactive", b"payload=%FF", FORM, 400),
        ("/slack/commands", b"&".join([b"a=1"] * 60), FORM, 400),
        ("/slack/events", b'{"type":"' + b"x" * 600_000 + b'"}', JSON, 413),
        ("/api/v1/requests/slack", b'{"content":"Hello","channel_id":"C1","slack_team_id":"T1"}', JSON, 400),
        ("/api/v1/requests/slack", b'{"content":"","channel_id":"C1","slack_team_id":"T1"}', JSON, 400),
    ],
)
def test_a_signed_body_that_is_malformed_changes_nothing(
    workspace: Workspace, route: str, body: bytes, type: str, status: int
) -> None:
    with unchanged(workspace.gateway):
        assert workspace.send(route, body, type).status_code == status


def test_slack_checks_the_certificate_without_a_signature(workspace: Workspace) -> None:
    response = workspace.post("/slack/commands", b"ssl_check=1&token=legacy", {"content-type": FORM})
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_the_former_secret_counts_while_it_is_rotated(
    own_gateway_with: Callable[[Mapping[str, str]], Gateway], fake_slack: FakeSlack
) -> None:
    secrets = {"SLACK_SIGNING_SECRET": "new", "SLACK_SIGNING_SECRET_PREVIOUS": SIGNING_SECRET}
    workspace = Workspace(own_gateway_with(secrets), fake_slack)
    body = b'{"type":"url_verification","challenge":"c"}'
    for secret, status in (("new", 200), (SIGNING_SECRET, 200), ("old", 401)):
        assert workspace.send("/slack/events", body, JSON, secret=secret).status_code == status
