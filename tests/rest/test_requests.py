"""The documented REST paths for requests, with the documents' own bodies, answered by an agent on this machine."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from models.users import Role
from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.people import Person, administrator, person, unchanged
from tests.rest.calls import call, named
from tests.waiting import until

WEB: Final = {"user_id": "john.doe", "content": "Hello", "client_ip": "192.168.1.100"}
CLI: Final = {"user_id": "john.doe", "content": "Hello", "metadata": {"terminal": "bash", "command": "agent ask"}}
TOOL: Final[dict[str, Any]] = {
    "user_id": "user",
    "content": "Tool request",
    "tool_id": "snow-integration",
    "tool_instance_id": "snow-1",
    "trigger_event": "asset.refresh.due",
    "tool_context": {"key": "value"},
    "metadata": {"correlation_id": "c-1", "automation_rule": "refresh", "triggered_by": "scheduler"},
}
GENERIC: Final = {"integration_type": "portal", "user_id": "john.doe", "content": "Hello"}
QUERY: Final = "query($id: ID!) { request(id: $id) { channel content normalized metadata status user { id } } }"


class Desk(StreamingService):
    """A help desk: an HTTP agent that repeats its input, or fails."""

    def answer(self, asked: Asked) -> Outcome:
        message = asked.json["message"]
        if message == "Fail":
            return Answer(422, {"error": "no"})
        return Answer(200, {"content": f"You said: {message}", "metadata": {"model": "desk"}})


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], desk: Desk) -> Iterator[Gateway]:
    with Gateway({**backend, "HTTP_ALLOWED_HOSTS": desk.host_and_port}) as running:
        given = {"name": "Desk", "type": "desk", "runtime": "HTTP", "config": {"url": desk.url}}
        said = ["hello", "hi", "tool", "other", "fail"]  # the desk replies to what mentions one of these
        administrator(running).done("createAgent", "agent { id }", capabilities=said, **given)
        # Deliveries of replies, which change in the background, are not the subject.
        off = {"channel": "TEST", "enabled": False}
        administrator(running).done("setIntegrationDefault", "config { enabled }", **off)
        yield running


@pytest.fixture(scope="module")
def john(gateway: Gateway) -> Person:
    return named(gateway, "john.doe")


def stored(caller: Person, id: str) -> dict[str, Any]:
    return dict(caller.data(QUERY, id=id)["request"])


@pytest.mark.parametrize(
    ("path", "body", "shown"),
    [
        ("web", WEB, {"integration_type": "WEB", "client_ip": "192.168.1.100"}),
        ("web", {"user_id": "web-test-user", "content": "Hello"}, {"integration_type": "WEB", "client_ip": None}),
        ("web", {"content": "Hi", "metadata": {"client_ip": "::1"}}, {"integration_type": "WEB", "client_ip": "::1"}),
        ("cli", CLI, {"integration_type": "CLI", "terminal": "bash", "command": "agent ask"}),
        ("cli", {"user_id": "john.doe", "content": "Hello", "metadata": {}}, {"integration_type": "CLI"}),
        ("generic", GENERIC, {"integration_type": "portal"}),
    ],
)
def test_a_request_is_answered(john: Person, path: str, body: dict[str, Any], shown: dict[str, Any]):
    response = call(john, "POST", f"/api/v1/requests/{path}", body)
    assert response.status_code == 200, response.text
    answered = response.json()
    assert (answered["status"], answered["user_id"]) == ("completed", body.get("user_id", john.id))
    assert answered["response"]["content"] == f"You said: {body['content']}"
    assert answered["response"]["agent_id"].startswith("agt_")
    assert answered["response"]["metadata"]["model"] == "desk"
    assert answered["response"]["processing_time_ms"] >= 0
    request = stored(john, answered["request_id"])
    assert request["user"] == {"id": john.id}
    assert request["normalized"].items() >= {**shown, "session_id": answered["session_id"]}.items()


def test_a_conversation_continues_in_its_session(john: Person):
    first, second = (call(john, "POST", "/api/v1/requests/web", WEB).json() for _ in range(2))
    assert first["session_id"] == second["session_id"]
    assert first["request_id"] != second["request_id"]


def test_a_tools_request_is_a_notification(gateway: Gateway, john: Person):
    key = {"x-api-key": john.done("createApiKey", "secret", name="snow")["secret"]}
    response = call(gateway, "POST", "/api/v1/requests/tool", TOOL, headers=key)
    assert response.status_code == 202
    answered = response.json()
    assert answered["response"] is None
    request = stored(john, answered["request_id"])
    names = ("tool_id", "tool_instance_id", "trigger_event", "tool_context")
    assert {name: request["normalized"][name] for name in names} == {name: TOOL[name] for name in names}
    assert request["normalized"]["correlation_id"] == "c-1"
    assert request["metadata"] == {**TOOL["metadata"], "user_id": "user"}
    until(lambda: stored(john, answered["request_id"])["status"] == "COMPLETED")


def test_a_tool_need_not_name_its_trigger_but_itself(gateway: Gateway, john: Person):
    documented = {"user_id": "user", "content": "Tool request", "tool_id": "snow-integration"}
    response = call(john, "POST", "/api/v1/requests/tool", documented)
    assert response.status_code == 202
    until(lambda: stored(john, response.json()["request_id"])["status"] == "COMPLETED")
    with unchanged(gateway):
        response = call(john, "POST", "/api/v1/requests/tool", {"user_id": "user", "content": "Tool request"})
    assert (response.status_code, response.json()["field"]) == (400, "tool_id")


def test_unknown_keys_are_kept(john: Person):
    body = {**WEB, "metadata": {"page": "/help"}, "locale": "en"}
    id = call(john, "POST", "/api/v1/requests/web", body).json()["request_id"]
    kept = {"page": "/help", "locale": "en", "user_id": "john.doe", "client_ip": "192.168.1.100"}
    assert stored(john, id)["metadata"] == kept


def test_the_name_in_the_body_does_not_decide_who_acts(gateway: Gateway, john: Person):
    other = person(gateway, Role.ADMIN)
    answered = call(other, "POST", "/api/v1/requests/web", {**WEB, "user_id": john.id}).json()
    assert answered["user_id"] == john.id
    assert stored(other, answered["request_id"])["user"] == {"id": other.id}


def test_a_failure_is_reported(john: Person):
    response = call(john, "POST", "/api/v1/requests/web", {**WEB, "content": "Fail"})
    assert response.status_code == 502
    answered = response.json()
    assert (answered["status"], answered["response"]) == ("failed", None)
    assert answered["error"].startswith("UPSTREAM_FAILED")


@pytest.mark.parametrize(
    ("path", "body", "field", "detail"),
    [
        ("web", {"content": "x", "metadata": "s"}, "metadata", "metadata must be a JSON object."),
        ("web", {"content": 0}, "content", "content must be a string."),
        ("web", {"content": " "}, "content", "content must not be empty."),
        ("web", {}, "content", "content is required and must be a string."),
        ("cli", {"content": "x", "session_id": {}}, "session_id", "session_id must be a string."),
        ("tool", {"content": "x", "tool_id": 5}, "tool_id", "tool_id must be a string."),
        (
            "tool",
            {"content": "x", "tool_id": "t", "tool_context": []},
            "tool_context",
            "tool_context must be a JSON object.",
        ),
        ("generic", {"content": "x", "integration_type": 1}, "integration_type", "integration_type must be a string."),
    ],
)
def test_an_invalid_value_is_named(gateway: Gateway, john: Person, path: str, body: Any, field: str, detail: str):
    with unchanged(gateway):
        response = call(john, "POST", f"/api/v1/requests/{path}", body)
    problem = response.json()
    assert (response.status_code, problem["field"], problem["detail"]) == (400, field, detail)


def test_without_a_name_the_response_names_the_caller(john: Person):
    for given in ({}, {"user_id": None}):
        answered = call(john, "POST", "/api/v1/requests/web", {"content": "Hello", **given}).json()
        assert answered["user_id"] == john.id


def test_an_idempotency_key_is_a_header(john: Person):
    key = {"idempotency-key": "once"}
    ids = {call(john, "POST", "/api/v1/requests/web", WEB, headers=key).json()["request_id"] for _ in range(2)}
    assert len(ids) == 1
    other = call(john, "POST", "/api/v1/requests/web", {**WEB, "content": "Other"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "IDEMPOTENCY_MISMATCH")


@pytest.mark.parametrize("path", ["web", "cli", "tool", "generic"])
def test_a_credential_and_content_are_required(gateway: Gateway, john: Person, path: str):
    with unchanged(gateway):
        assert call(gateway, "POST", f"/api/v1/requests/{path}", WEB).status_code == 401
        missing = call(john, "POST", f"/api/v1/requests/{path}", {"user_id": "john.doe", "tool_id": "a"})
        assert (missing.status_code, missing.json()["field"]) == (400, "content")
        assert missing.json()["detail"] == "content is required and must be a string."
        empty = call(john, "POST", f"/api/v1/requests/{path}", {**WEB, "tool_id": "a", "content": " "})
        assert (empty.status_code, empty.json()["field"]) == (400, "content")
        odd = call(john, "POST", f"/api/v1/requests/{path}", {**WEB, "metadata": "text"})
        assert odd.status_code == 400
