"""The documented REST path for OAuth tokens: the caller's own, and never the tokens themselves."""

from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from models.users import Role
from storage.clock import now
from tests.gateways import Gateway
from tests.people import Person, person
from tests.rest.calls import call

PATH: Final = "/api/oauth/tokens"
TOKEN: Final[dict[str, Any]] = {
    "user_id": "user-123",
    "integration": "gmail",
    "access_token": "token_here",
    "refresh_token": "refresh_token_here",
    "expires_in": 3600,
    "scope": "https://www.googleapis.com/auth/gmail.send",
}
"""The body of the documented POST."""


@pytest.fixture
def member(gateway: Gateway) -> Person:
    return person(gateway)


def store(caller: Person, **more: Any) -> dict[str, Any]:
    response = call(caller, "POST", PATH, {**TOKEN, **more})
    assert response.status_code == 200, response.text
    stored: dict[str, Any] = response.json()
    return stored


def test_a_token_is_stored_as_the_caller_s(member: Person):
    stored = store(member)
    assert (stored["success"], stored["integration"], stored["user_id"]) == (True, "gmail", "user-123")
    token = stored["token"]
    assert {name: token[name] for name in ("user_id", "integration", "scope")} == {
        name: TOKEN[name] for name in ("user_id", "integration", "scope")
    }
    assert (token["status"], token["has_access_token"], token["has_refresh_token"]) == ("connected", True, True)
    expiry = datetime.fromisoformat(token["expires_at"]) - now()
    assert timedelta(minutes=55) < expiry <= timedelta(hours=1)
    shown = "provider status scopes refreshable user { id }"
    assert member.data(f"{{ connections {{ {shown} }} }}") == {
        "connections": [
            {
                "provider": "google",
                "status": "CONNECTED",
                "scopes": [TOKEN["scope"]],
                "refreshable": True,
                "user": {"id": member.id},
            }
        ]
    }


def test_only_metadata_are_returned(member: Person):
    store(member)
    for query in ({}, {"integration": "gmail"}, {"user_id": "user-123", "integration": "google"}):
        assert "token_here" not in call(member, "GET", PATH, params=query).text
    assert "token_here" not in str(store(member))


def test_tokens_are_read_one_by_one_or_all(member: Person):
    gmail, slack = (store(member, integration=name)["token"] for name in ("gmail", "slack"))
    query = {"user_id": "user-123"}
    assert call(member, "GET", PATH, params={**query, "integration": "gmail"}).json() == {
        "success": True,
        "token": gmail,
    }
    assert call(member, "GET", PATH, params=query).json() == {"success": True, "tokens": [slack, gmail], "total": 2}
    assert call(member, "GET", PATH).json()["tokens"][0]["user_id"] == member.id
    absent = call(member, "GET", PATH, params={"integration": "github"})
    assert (absent.status_code, absent.json()["detail"]) == (404, "You have no token of this integration.")
    assert call(member, "GET", PATH, params={"integration": "fax"}).json()["field"] == "integration"


@pytest.mark.parametrize("how", ["params", "body"])
def test_a_token_is_removed(member: Person, how: str):
    store(member, integration="slack")
    sent: dict[str, Any] = {how: {"user_id": "user-123", "integration": "slack"}}
    removed = call(member, "DELETE", PATH, **sent)
    assert (removed.status_code, removed.json()["success"], removed.json()["user_id"]) == (200, True, "user-123")
    assert call(member, "DELETE", PATH, **sent).status_code == 404
    assert call(member, "GET", PATH, params={"integration": "slack"}).status_code == 404
    assert call(member, "GET", PATH).json() == {"success": True, "tokens": [], "total": 0}


def test_a_stored_token_ends_the_simulation_until_it_is_removed(gateway: Gateway, member: Person):
    def modes(caller: Person) -> dict[str, str]:
        return {each["name"]: each["mode"] for each in caller.data("{ connectors { name mode } }")["connectors"]}

    assert modes(member)["slack"] == "SIMULATED"
    store(member, integration="slack")
    assert (modes(member)["slack"], modes(member)["github"]) == ("LIVE", "SIMULATED")
    assert modes(person(gateway))["slack"] == "SIMULATED", "for its user only"
    assert call(member, "DELETE", PATH, params={"integration": "slack"}).status_code == 200
    assert modes(member)["slack"] == "SIMULATED"


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ADMIN])
def test_user_id_never_decides_whose_token_it_is(gateway: Gateway, member: Person, role: Role):
    store(member)
    other = person(gateway, role)
    for name in (member.id, "user-123"):
        assert call(other, "GET", PATH, params={"user_id": name}).json()["tokens"] == []
        assert call(other, "DELETE", PATH, params={"user_id": name, "integration": "gmail"}).status_code == 404
    store(other, user_id=member.id, scope="mine")
    assert call(member, "GET", PATH, params={"integration": "gmail"}).json()["token"]["scope"] == TOKEN["scope"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"integration": None}, "integration"),
        ({"integration": "fax"}, "integration"),
        ({"access_token": None}, "access_token"),
        ({"access_token": "two words"}, "access_token"),
        ({"access_token": ["x"]}, "access_token"),
        ({"expires_in": "soon"}, "expires_in"),
        ({"expires_in": 0}, "expires_in"),
        ({"scope": ["x"]}, "scope"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_an_invalid_token_is_a_problem_with_its_field(member: Person, change: dict[str, Any], field: str):
    response = call(member, "POST", PATH, {**TOKEN, **change})
    assert (response.status_code, response.json()["field"]) == (400, field), response.text
    assert "token_here" not in response.text


def test_an_integration_is_needed_to_remove_a_token(member: Person):
    response = call(member, "DELETE", PATH, params={"user_id": "user-123"})
    assert (response.status_code, response.json()["field"]) == (400, "integration")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_credential_is_required(gateway: Gateway, method: str):
    assert call(gateway, method, PATH).status_code == 401
