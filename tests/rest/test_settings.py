"""The documented REST paths for integration settings, with the documents' own bodies."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person, unchanged
from tests.rest.calls import call, named

EMAIL: Final = {
    "integration_type": "EMAIL",
    "enabled": True,
    "config": {"email_address": "user@company.com", "format": "html"},
    "priority": 1,
    "retry_count": 5,
    "retry_delay_seconds": 30,
}
"""The body of the documented POST."""
SLACK_DEFAULT: Final = {
    "priority": 1,
    "retry_count": 3,
    "retry_delay_seconds": 60,
    "config": {"thread_replies": False, "mention_user": False, "include_agent_info": True},
}
CHANNELS: Final = ["SLACK", "EMAIL", "WEBHOOK", "SMS", "TEST", "TEAMS", "DISCORD"]


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def john(gateway: Gateway) -> Person:
    """The user whom the documents call john.doe."""
    return named(gateway, "john.doe")


@pytest.fixture(autouse=True)
def without_overrides(john: Person) -> None:
    john.done("resetIntegrationOverrides", "__typename")


def email_of(user: Person) -> str:
    found = user.data("query($id: ID!) { user(id: $id) { email } }", id=user.id)
    return str(found["user"]["email"])


def settings(caller: Person, name: str) -> dict[str, Any]:
    response = call(caller, "GET", f"/api/v1/users/{name}/integration-defaults")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


# ---------------------------------------------------------------- reading


def test_the_defaults(john: Person):
    response = call(john, "GET", "/api/v1/integration-defaults")
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    found = response.json()["default_integrations"]
    assert list(found) == CHANNELS
    assert {name: value for name, value in found["SLACK"].items() if name != "enabled"} == SLACK_DEFAULT
    assert found["EMAIL"]["config"] == {"format": "html", "include_agent_info": True}
    assert found["WEBHOOK"] == {
        "enabled": False,
        "priority": 3,
        "retry_count": 1,
        "retry_delay_seconds": 30,
        "config": {},
    }


def test_the_documented_user_with_an_email_override(john: Person):
    config = {"email_address": "john.doe@company.com", "format": "html"}
    given = {"enabled": True, "priority": 1, "retry_count": 5, "retry_delay_seconds": 30, "config": config}
    created = call(john, "POST", "/api/v1/users/john.doe/integrations", {"integration_type": "EMAIL", **given})
    assert created.status_code == 201
    found = settings(john, "john.doe")
    assert found["user_id"] == "john.doe"
    assert found["user_overrides"] == {"EMAIL": given}
    # The document shows the override alone; all channels are returned, and what the override leaves out is merged in.
    assert list(found["effective_configs"]) == ["EMAIL", *[each for each in CHANNELS if each != "EMAIL"]]
    assert found["effective_configs"]["EMAIL"] == {**given, "config": {**config, "include_agent_info": True}}
    assert found["using_integration_defaults"] is False


def test_the_documented_user_without_overrides(gateway: Gateway, admin: Person, john: Person):
    with unchanged(gateway):
        for caller in (admin, john):  # there is no jane.doe
            found = settings(caller, "jane.doe")
            assert (found["user_id"], found["user_overrides"]) == ("jane.doe", {})
            assert list(found["effective_configs"]) == CHANNELS
            slack = found["effective_configs"]["SLACK"]
            assert {name: value for name, value in slack.items() if name != "enabled"} == SLACK_DEFAULT
            assert found["effective_configs"]["EMAIL"]["config"]["format"] == "html"
            assert found["using_integration_defaults"] is True
            assert call(caller, "GET", "/api/v1/users/jane.doe/integrations").json()["integrations"] == []


# ---------------------------------------------------------------- overrides


def test_an_override_is_created_changed_and_deleted(john: Person):
    path = "/api/v1/users/john.doe/integrations"
    created = call(john, "POST", path, EMAIL)
    assert created.status_code == 201
    body = created.json()
    assert {name: body[name] for name in EMAIL} == EMAIL
    assert body["user_id"] == "john.doe"
    assert body["created_at"] == body["updated_at"]
    changed = call(john, "PUT", f"{path}/EMAIL", {"enabled": False, "retry_count": 10})
    assert changed.status_code == 200
    after = changed.json()
    assert {name: after[name] for name in EMAIL} == EMAIL | {"enabled": False, "retry_count": 10}
    assert (after["id"], after["created_at"]) == (body["id"], body["created_at"])
    assert call(john, "GET", path).json() == {
        "user_id": "john.doe",
        "integrations": [{name: value for name, value in after.items() if name != "user_id"}],
    }
    deleted = call(john, "DELETE", f"{path}/EMAIL")
    assert (deleted.status_code, deleted.json()["status"]) == (200, "success")
    assert settings(john, "john.doe")["using_integration_defaults"] is True


def test_the_type_in_a_path_may_be_in_lower_case(john: Person):
    path = "/api/v1/users/john.doe/integrations"
    assert call(john, "POST", path, {"integration_type": "sms"}).json()["integration_type"] == "SMS"
    assert call(john, "PUT", f"{path}/sms", {"priority": 2}).json()["priority"] == 2
    assert call(john, "DELETE", f"{path}/Sms").json()["integration_type"] == "SMS"


def test_null_restores_a_default(john: Person):
    path = "/api/v1/users/john.doe/integrations"
    call(john, "POST", path, EMAIL)
    changed = call(john, "PUT", f"{path}/EMAIL", {"retry_count": None, "config": {"format": "text"}}).json()
    assert (changed["retry_count"], changed["priority"]) == (3, 1)
    assert changed["config"] == {"email_address": "user@company.com", "format": "text"}


def test_a_reset_returns_to_the_defaults(john: Person):
    for type in ("EMAIL", "SMS"):
        call(john, "POST", "/api/v1/users/john.doe/integrations", {"integration_type": type, "priority": 1})
    response = call(john, "POST", "/api/v1/users/john.doe/integration-defaults/reset")
    assert response.status_code == 200
    body = response.json()
    assert (body["status"], body["user_overrides"]) == ("success", {})
    assert body["using_integration_defaults"] is settings(john, "john.doe")["using_integration_defaults"] is True


def test_whether_an_override_exists_decides_the_status(gateway: Gateway, john: Person):
    path = "/api/v1/users/john.doe/integrations"
    with unchanged(gateway):
        for method, body in (("PUT", {"priority": 2}), ("DELETE", None)):
            missing = call(john, method, f"{path}/EMAIL", body)
            assert (missing.status_code, missing.json()["field"]) == (404, "integration_type")
    call(john, "POST", path, EMAIL)
    with unchanged(gateway):
        again = call(john, "POST", path, EMAIL)
    assert (again.status_code, again.json()["code"]) == (409, "CONFLICT")


def test_of_concurrent_requests_one_creates_the_override(john: Person):
    with ThreadPoolExecutor(8) as threads:
        path = "/api/v1/users/john.doe/integrations"
        statuses = list(threads.map(lambda _: call(john, "POST", path, EMAIL).status_code, range(8)))
        assert sorted(statuses) == [201, *[409] * 7]
        deleted = list(threads.map(lambda _: call(john, "DELETE", f"{path}/EMAIL").status_code, range(8)))
        assert sorted(deleted) == [200, *[404] * 7]


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"integration_type": "CLI"}, "integration_type"),
        ({"integration_type": "TOOL"}, "integration_type"),
        ({"priority": 1}, "integration_type"),
        ({"integration_type": "EMAIL", "retry_times": 1}, "retry_times"),
        ({"integration_type": "EMAIL", "retry_count": -1}, "retry_count"),
        ({"integration_type": "EMAIL", "retry_count": "3"}, "retry_count"),
        ({"integration_type": 5}, "integration_type"),
        ({"integration_type": "EMAIL", "enabled": "yes"}, "enabled"),
        ({"integration_type": "EMAIL", "config": "x"}, "config"),
        ({"integration_type": "EMAIL", "config": {"include_agent_info": "yes"}}, "config.include_agent_info"),
        ({"integration_type": "EMAIL", "config": {"emailAddress": "a@example.com"}}, "config.emailAddress"),
        ({"integration_type": "WEBHOOK", "config": {"url": "http://169.254.169.254/"}}, "config.url"),
        ([], None),
    ],
)
def test_an_invalid_body_is_rejected(gateway: Gateway, john: Person, body: Any, field: str | None):
    with unchanged(gateway):
        response = call(john, "POST", "/api/v1/users/john.doe/integrations", body)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json; charset=utf-8"
    problem = response.json()
    assert (problem["title"], problem["status"], problem["code"]) == ("Bad Request", 400, "BAD_USER_INPUT")
    assert problem["detail"] and "$" not in problem["detail"] and problem.get("field") == field
    assert not re.search("`|None|non-null| enum", problem["detail"])


def test_errors_say_what_a_value_must_be(john: Person):
    path = "/api/v1/users/john.doe/integrations"
    channels = "integration_type must be one of SLACK, EMAIL, SMS, WEBHOOK, TEAMS, DISCORD, TEST."
    for method, at in (("PUT", f"{path}/fax"), ("DELETE", f"{path}/fax"), ("POST", path)):
        assert call(john, method, at, {"integration_type": "fax"}).json()["detail"] == channels
    body: dict[str, Any] = {"integration_type": "EMAIL", "config": {"include_agent_info": "yes"}}
    said = call(john, "POST", path, body).json()["detail"]
    assert said == "config.include_agent_info must be true or false, not a string."
    body = {"integration_type": "EMAIL", "enabled": "yes"}
    assert call(john, "POST", path, body).json()["detail"] == "enabled must be true or false."


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"{", {}, 400),
        (b'{"priority": 1e400}', {}, 400),
        (b"a=1", {"content-type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"content-encoding": "gzip"}, 415),
        (b" " * 1_048_577, {}, 413),
    ],
)
def test_a_body_that_cannot_be_read_is_rejected(john: Person, content: bytes, headers: dict[str, str], status: int):
    given = {"content-type": "application/json", **headers}
    with john.gateway.client(john.token) as client:
        response = client.post("/api/v1/users/john.doe/integrations", content=content, headers=given)
    assert (response.status_code, response.json()["code"]) == (status, "BAD_USER_INPUT")


PATHS: Final = [
    ("GET", "/api/v1/integration-defaults"),
    ("GET", "/api/v1/users/john.doe/integration-defaults"),
    ("POST", "/api/v1/users/john.doe/integration-defaults/reset"),
    ("GET", "/api/v1/users/john.doe/integrations"),
    ("POST", "/api/v1/users/john.doe/integrations"),
    ("PUT", "/api/v1/users/john.doe/integrations/EMAIL"),
    ("DELETE", "/api/v1/users/john.doe/integrations/EMAIL"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_every_path_requires_a_credential(gateway: Gateway, method: str, path: str):
    with unchanged(gateway):
        response = call(gateway, method, path)
        wrong = call(gateway, method, path, headers={"x-api-key": "john.doe"})
    assert (response.status_code, wrong.status_code) == (401, 401)
    assert response.headers["www-authenticate"] == "Bearer"
    assert wrong.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert response.json()["code"] == wrong.json()["code"] == "UNAUTHENTICATED"


# ---------------------------------------------------------------- whom a name means


def test_the_caller_is_named_in_several_ways(gateway: Gateway, john: Person):
    email = email_of(john)
    call(john, "POST", "/api/v1/users/john.doe/integrations", {"integration_type": "TEST", "priority": 8})
    for name in (john.id, email, email.upper(), "john.doe"):
        found = settings(john, name)
        assert (found["user_id"], list(found["user_overrides"])) == (name, ["TEST"])


def test_an_administrator_names_others_by_id_or_email(gateway: Gateway, admin: Person, john: Person):
    email = email_of(john)
    created = call(admin, "POST", f"/api/v1/users/{email}/integrations", EMAIL)
    assert (created.status_code, created.json()["user_id"]) == (201, email)
    assert list(settings(admin, john.id)["user_overrides"]) == ["EMAIL"]
    assert list(settings(john, "john.doe")["user_overrides"]) == ["EMAIL"]
    # A name alone may mean several people: it is not acted by.
    with unchanged(gateway):
        for method, path, body in (
            ("GET", "integrations", None),
            ("GET", "integration-defaults", None),
            ("POST", "integrations", EMAIL),
            ("PUT", "integrations/EMAIL", {}),
            ("DELETE", "integrations/EMAIL", None),
            ("POST", "integration-defaults/reset", None),
        ):
            response = call(admin, method, f"/api/v1/users/john.doe/{path}", body)
            assert (response.status_code, response.json()["field"]) == (403, "user_id")
            response = call(admin, method, f"/api/v1/users/jane.doe/{path}", body)  # there is no jane.doe
            assert (response.status_code, response.json().get("field")) in ((200, None), (404, "user_id"))
            assert (response.status_code == 200) == (method == "GET")


def test_others_settings_are_not_the_callers(gateway: Gateway, john: Person):
    other = named(gateway, "jim.beam")
    other.done("updateUser", "user { id }", id=other.id, name="Jim_100%")
    with unchanged(gateway):
        assert settings(john, "jim_100")["user_overrides"] == {}  # nobody's name
        for name in (
            other.id,
            "Jim_100%25",
            "Jim.Beam",
            gateway.data("query($id: ID!) { user(id: $id) { email } }", {"id": other.id})["user"]["email"],
        ):
            assert call(john, "GET", f"/api/v1/users/{name}/integration-defaults").status_code == 403
            assert call(john, "POST", f"/api/v1/users/{name}/integrations", EMAIL).status_code == 403
            assert call(john, "DELETE", f"/api/v1/users/{name}/integrations/EMAIL").status_code == 403


def test_users_of_another_organization_do_not_exist(gateway: Gateway, john: Person):
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    found = settings(stranger, john.id)
    assert (found["user_overrides"], found["using_integration_defaults"]) == ({}, True)
    assert call(stranger, "POST", f"/api/v1/users/{john.id}/integrations", EMAIL).status_code == 404


def test_a_body_cannot_name_who_is_changed(gateway: Gateway, admin: Person, john: Person):
    body = {**EMAIL, "user_id": john.id, "userId": john.id, "expect_existing": True}
    other = named(gateway, "jack.daniels")
    assert call(other, "POST", "/api/v1/users/jack.daniels/integrations", body).status_code == 201
    assert settings(john, "john.doe")["user_overrides"] == {}
    assert list(settings(other, "jack.daniels")["user_overrides"]) == ["EMAIL"]


def test_agents_and_keys_without_the_scope_are_rejected(gateway: Gateway, admin: Person):
    assert call(agent(admin), "GET", "/api/v1/integration-defaults").status_code == 403
    secret = admin.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    narrow = Person(gateway, admin.id, secret)
    assert call(narrow, "GET", "/api/v1/integration-defaults").status_code == 403
    assert call(narrow, "GET", "/api/v1/users/somebody/integration-defaults").status_code == 403


def test_pages_of_allowed_origins_may_use_every_method(gateway: Gateway):
    asked = {"origin": gateway.url, "access-control-request-method": "DELETE"}
    with gateway.client() as client:
        response = client.options("/api/v1/users/john.doe/integrations/EMAIL", headers=asked)
    assert "DELETE" in response.headers["access-control-allow-methods"]
