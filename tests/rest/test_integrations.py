"""The documented REST paths for Gmail, Slack and GitHub in development, where they are simulated."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import person
from tests.rest.calls import call

CALLS: Final[dict[str, dict[str, Any]]] = {
    "gmail": {
        "action": "send_email",
        "params": {"to": "user@example.com", "subject": "Hello", "body": "This is a test email"},
        "context": {"user_id": "user-123"},
    },
    "slack": {
        "action": "post_message",
        "params": {"channel": "C1", "text": "Hello"},
        "context": {"user_id": "user-123"},
    },
    "github": {
        "action": "create_issue",
        "params": {"owner": "octo", "repo": "hello", "title": "Bug"},
        "context": {"user_id": "user-123"},
    },
}
"""The body of document 001, and the same for the others."""
connectors = pytest.mark.parametrize("connector", CALLS)


@connectors
def test_in_development_no_token_is_needed(gateway: Gateway, connector: str):
    member = person(gateway)
    response = call(member, "POST", f"/api/integrations/{connector}", CALLS[connector])
    assert response.status_code == 200, response.text
    found = response.json()
    assert (found["success"], found["simulated"], found["user_id"]) == (True, True, "user-123")
    assert (found["integration"], found["action"]) == (connector, CALLS[connector]["action"])
    assert found["result"]["simulated"] is True
    without_context = {**CALLS[connector], "context": None}
    again = call(member, "POST", f"/api/integrations/{connector}", without_context)
    assert again.json()["user_id"] == member.id


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"action": "explode"}, "action"),
        ({"action": None}, "action"),
        ({"action": ["send_email"]}, "action"),
        ({"params": {"to": "user@example.com"}}, "params.body"),
        ({"params": None}, "params.body"),
        ({"params": "x"}, "params"),
        ({"context": "user-123"}, "context"),
    ],
)
def test_an_invalid_call_is_a_problem_with_its_field(gateway: Gateway, change: dict[str, Any], field: str):
    response = call(person(gateway), "POST", "/api/integrations/gmail", {**CALLS["gmail"], **change})
    assert (response.status_code, response.json()["code"]) == (400, "BAD_USER_INPUT"), response.text
    assert response.json()["field"].split(".")[0] == field.split(".")[0]


def test_a_viewer_may_not_call(gateway: Gateway):
    viewer = person(gateway, Role.VIEWER)
    assert call(viewer, "POST", "/api/integrations/gmail", CALLS["gmail"]).status_code == 403
