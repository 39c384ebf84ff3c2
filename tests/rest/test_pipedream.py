"""The documented REST paths for Pipedream, with the document's bodies, against fakes of its OAuth host and triggers."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx
import pytest

from models.destinations import EventDestination
from models.users import Role
from tests.connections.browser import connections, query_of
from tests.fakes.oauth_server import FakeProvider
from tests.fakes.pipedream import FakePipedream, Trigger
from tests.fakes.provider import HANG_UP
from tests.gateways import TLS, Gateway
from tests.people import Person, agent, on_database, opened, person, unchanged
from tests.rest.calls import call
from tests.tables import organizations_of
from tests.waiting import until

BASE: Final = "/api/v1/integrations/pipedream"
INITIATE: Final = {"scopes": ["agents:read", "workflows:read", "collaboration:read"]}
TRIGGER: Final = {"event": "custom_event", "data": {"key": "value"}, "sessionId": "session_id", "agentId": "agent_id"}
EVENT: Final = {
    "event": "session_created",
    "sessionId": "session_id",
    "data": {"sessionName": "My Collaboration", "agentCount": 3},
}
"""The bodies that the document prints."""
NOT_CONNECTED: Final = {
    "connected": False,
    "provider": "pipedream",
    "connectionId": None,
    "status": "not_connected",
    "account": None,
    "scopes": [],
    "expiresAt": None,
    "lastRefreshedAt": None,
    "lastError": None,
    "createdAt": None,
    "updatedAt": None,
}
OWN: Final = [("GET", "test"), ("POST", "refresh-token"), ("DELETE", "disconnect")]
"""The paths that need the caller's own account."""


@pytest.fixture(scope="module")
def accounts() -> Iterator[FakeProvider]:
    """The host at which people connect their accounts."""
    with FakeProvider("pipedream") as running:
        yield running


@pytest.fixture(scope="module")
def pipedream() -> Iterator[FakePipedream]:
    """The triggers of workflows."""
    with FakePipedream() as running:
        running.triggers["eosession1"] = Trigger()
        yield running


@pytest.fixture(autouse=True)
def well(accounts: FakeProvider) -> None:
    accounts.denies, accounts.down, accounts.error = False, None, None


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], accounts: FakeProvider, pipedream: FakePipedream) -> Iterator[Gateway]:
    environment = {
        **backend,
        **accounts.environment,
        "PIPEDREAM_TRIGGER_URL": pipedream.trigger_url,
        "PIPEDREAM_WORKFLOW_COLLABORATION_SESSION": "eosession1",
    }

    async def has_destination() -> bool:
        ids = await organizations_of(running.organization)
        return await EventDestination.filter(organization_id__in=ids).exists()

    with Gateway(environment) as running:
        until(lambda: on_database(running, has_destination))  # of the environment, which the gateway makes by itself
        yield running


@pytest.fixture
def ada(gateway: Gateway) -> Person:
    return person(gateway)


def connected(owner: Person, accounts: FakeProvider, **values: Any) -> str:
    """Store the tokens of an account at the host, and return the connection's id."""
    tokens = accounts.grant()
    given = {"accessToken": tokens["access_token"], "refreshToken": tokens["refresh_token"], "expiresIn": 3600}
    made = owner.done("storeOAuthToken", "connection { id }", provider="pipedream", **{**given, **values})
    return str(made["connection"]["id"])


def deep(levels: int) -> Any:
    """Return a value with so many levels."""
    return 1 if levels == 0 else {"a": deep(levels - 1)}


def status(caller: Person) -> dict[str, Any]:
    response = call(caller, "GET", f"{BASE}/status")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


# ---------------------------------------------------------------- the caller's account


def test_the_documented_flow_connects_an_account(ada: Person):
    assert status(ada) == NOT_CONNECTED
    address, headers = ada.gateway.url, ada.gateway.headers(ada.token)
    with httpx.Client(timeout=30, trust_env=False, verify=TLS) as browser:
        begun = browser.post(f"{address}{BASE}/oauth/initiate", json=INITIATE, headers=headers)
        assert begun.status_code == 200, begun.text
        assert begun.headers["set-cookie"].startswith("parley_oauth_")
        url, state = begun.json()["authorizationUrl"], begun.json()["state"]
        asked = query_of(url)
        assert (asked["state"], asked["scope"].split()) == (state, INITIATE["scopes"])
        assert asked["redirect_uri"].endswith(f"{BASE}/oauth/callback")
        returned = browser.get(url).headers["location"]
        assert returned.startswith(f"{address}{BASE}/oauth/callback?") and query_of(returned)["state"] == state
        done = browser.get(returned, headers={"accept": "application/json"})
        assert done.status_code == 200, done.text
        assert browser.get(returned).status_code == 400, "a state can be used once"
    [stored] = connections(ada)
    found = status(ada)
    assert (found["connected"], found["status"], found["connectionId"]) == (True, "connected", stored["id"])
    assert {name: found[name] for name in ("scopes", "account", "expiresAt", "createdAt")} == {
        name: stored[name] for name in ("scopes", "account", "expiresAt", "createdAt")
    }
    assert found["scopes"] == INITIATE["scopes"]


def test_a_program_finishes_the_flow_with_its_credential_and_nobody_else_does(gateway: Gateway, ada: Person):
    url = call(ada, "POST", f"{BASE}/oauth/initiate", INITIATE).json()["authorizationUrl"]
    with httpx.Client(timeout=30, trust_env=False, verify=TLS) as elsewhere:
        returned = elsewhere.get(url).headers["location"]
        for headers in ({}, gateway.headers(person(gateway).token)):
            with unchanged(gateway):
                refused = elsewhere.get(returned, headers={**headers, "accept": "application/json"})
            assert refused.status_code == 403
        own = {**gateway.headers(ada.token), "accept": "application/json"}
        assert elsewhere.get(returned, headers=own).status_code == 200
    assert status(ada)["connected"] is True


@pytest.mark.parametrize("state", ["usr_01jd3x8m5vf2h9k7q0z4c6r8ta", "user_id", "", "\u0000", "x" * 5000])
def test_a_user_s_id_as_the_state_connects_nothing(gateway: Gateway, ada: Person, state: str):
    with unchanged(gateway):
        for given in (state, ada.id):
            response = call(gateway, "GET", f"{BASE}/oauth/callback", params={"code": "code", "state": given})
            assert response.status_code == 400


def test_an_invalid_code_and_a_denied_consent_are_errors(ada: Person, accounts: FakeProvider):
    for arrange in ("invalid code", "denied"):
        accounts.denies = arrange == "denied"
        url = call(ada, "POST", f"{BASE}/oauth/initiate", {}).json()["authorizationUrl"]
        with httpx.Client(timeout=30, trust_env=False, verify=TLS) as browser:
            returned = browser.get(url).headers["location"]
            if arrange == "invalid code":
                returned = returned.replace("code=", "code=wrong")
            own = {**ada.gateway.headers(ada.token), "accept": "application/json"}
            refused = browser.get(returned, headers=own)
        assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (400, "REAUTH_REQUIRED")
    assert status(ada)["connected"] is False


def test_refreshing_and_testing_renew_the_tokens(ada: Person, accounts: FakeProvider):
    connected(ada, accounts)
    before = len(accounts.refreshes)
    refreshed = call(ada, "POST", f"{BASE}/refresh-token")
    assert (refreshed.status_code, refreshed.json()["success"], refreshed.json()["status"]) == (200, True, "connected")
    tested = call(ada, "GET", f"{BASE}/test").json()
    assert (tested["success"], tested["health"], tested["connected"]) == (True, "healthy", True)
    assert tested["message"] and tested["checkedAt"]
    assert len(accounts.refreshes) == before + 2
    assert status(ada) == {name: tested[name] for name in NOT_CONNECTED}


def test_a_head_request_tests_nothing(ada: Person, accounts: FakeProvider):
    connected(ada, accounts)
    before = len(accounts.requests)
    assert call(ada, "HEAD", f"{BASE}/test").status_code == 405
    assert len(accounts.requests) == before


def test_an_account_without_a_refresh_token_cannot_be_tested(ada: Person, accounts: FakeProvider):
    connected(ada, accounts, refreshToken=None)
    tested = call(ada, "GET", f"{BASE}/test").json()
    assert (tested["success"], tested["health"], tested["connected"]) == (False, "unknown", True)
    refused = call(ada, "POST", f"{BASE}/refresh-token")
    assert (refused.status_code, refused.json()["code"]) == (409, "CONFLICT")


def test_disconnecting_revokes_the_tokens_and_a_second_time_finds_nothing(ada: Person, accounts: FakeProvider):
    id = connected(ada, accounts)
    done = call(ada, "DELETE", f"{BASE}/disconnect")
    assert (done.status_code, done.json()["success"], done.json()["connectionId"]) == (200, True, id)
    assert accounts.requests[-1][0] == "/revoke"
    assert (status(ada)["connected"], status(ada)["status"]) == (False, "revoked")
    with unchanged(ada.gateway):
        for method, path in OWN:
            response = call(ada, method, f"{BASE}/{path}")
            assert (response.status_code, response.json()["detail"]) == (404, "No Pipedream account is connected.")
            assert "field" not in response.json(), "the request names no provider"
    assert [each["status"] for each in connections(ada)] == ["REVOKED"]


def test_an_account_that_must_be_connected_again_is_a_conflict(ada: Person, accounts: FakeProvider):
    connected(ada, accounts, refreshToken="revoked-elsewhere")
    for method, path in OWN[:2]:
        refused = call(ada, method, f"{BASE}/{path}")
        assert (refused.status_code, refused.json()["code"]) == (409, "REAUTH_REQUIRED")
    found = status(ada)
    assert (found["connected"], found["status"]) == (False, "reauth_required") and found["lastError"]


@pytest.mark.parametrize(("down", "code", "expected"), [(500, "UPSTREAM_UNAVAILABLE", 503), (429, "RATE_LIMITED", 429)])
def test_an_outage_of_the_host_is_reported_with_a_delay(
    ada: Person, accounts: FakeProvider, down: int, code: str, expected: int
):
    connected(ada, accounts)
    accounts.down = down
    refused = call(ada, "POST", f"{BASE}/refresh-token")
    assert (refused.status_code, refused.json()["code"]) == (expected, code)
    accounts.down = None


def test_an_operator_has_an_account_of_its_own(gateway: Gateway, ada: Person, accounts: FakeProvider):
    connected(ada, accounts)
    for other in (person(gateway, Role.OPERATOR), person(gateway, Role.ADMIN)):
        with unchanged(gateway):
            assert status(other) == NOT_CONNECTED
            for method, path in OWN:
                assert call(other, method, f"{BASE}/{path}").status_code == 404
    assert status(ada)["connected"] is True


def test_invalid_scopes_are_named(gateway: Gateway, ada: Person):
    for body, field in (
        ({"scopes": "agents:read"}, "scopes"),
        ({"scopes": ["a b"]}, "scopes"),
        ({"scope": 1}, "scope"),
    ):
        with unchanged(gateway):
            refused = call(ada, "POST", f"{BASE}/oauth/initiate", body)
        assert (refused.status_code, refused.json()["field"]) == (400, field)
    assert (
        call(ada, "POST", f"{BASE}/oauth/initiate", {"returnTo": "https://evil.example"}).json()["field"] == "returnTo"
    )


# ---------------------------------------------------------------- events for workflows


def test_the_documented_trigger(gateway: Gateway, pipedream: FakePipedream):
    operator = person(gateway, Role.OPERATOR)
    worker = agent(operator)
    body = {**TRIGGER, "sessionId": opened(operator), "agentId": worker.id}
    before = len(pipedream.triggers["eopublic123"].events)
    sent = call(operator, "POST", f"{BASE}/workflows/eopublic123/trigger", body)
    assert sent.status_code == 200, sent.text
    assert {name: value for name, value in sent.json().items() if name != "durationMs"} == {
        "success": True,
        "workflowId": "eopublic123",
        "event": "custom_event",
        "status": 200,
        "acknowledged": True,
        "answered": False,
        "json": None,
        "text": None,
        "simulated": False,
    }
    [received] = pipedream.triggers["eopublic123"].events[before:]
    assert received.pop("timestamp")
    assert received == {**body, "userId": operator.id}


def test_the_documented_collaboration_event(ada: Person, pipedream: FakePipedream):
    body = {**EVENT, "sessionId": opened(ada)}
    for event in ("session_created", "collaboration.session_created"):
        sent = call(ada, "POST", f"{BASE}/events/collaboration", {**body, "event": event})
        assert (sent.status_code, sent.json()["event"]) == (200, "collaboration.session_created"), sent.text
        expected = {**body, "event": "collaboration.session_created", "userId": ada.id}
        received = pipedream.triggers["eosession1"].events
        # Beside it there is the event of the session itself, which is sent automatically.
        assert [each for each in received if {**each, "timestamp": 0} == {**expected, "timestamp": 0}]


def test_an_event_is_sent_once_for_a_key(ada: Person, pipedream: FakePipedream):
    before, headers = len(pipedream.triggers["eopublic123"].events), {"idempotency-key": "once"}
    path, body = f"{BASE}/workflows/eopublic123/trigger", {"event": "once"}
    first, again = (call(ada, "POST", path, body, headers=headers) for _ in range(2))
    assert first.json() == again.json() and first.status_code == again.status_code == 200
    assert len(pipedream.triggers["eopublic123"].events) == before + 1
    assert call(ada, "POST", path, {"event": "twice"}, headers=headers).status_code == 422


@pytest.mark.parametrize(
    ("path", "body", "expected", "field"),
    [
        ("workflows/p_abc123/trigger", {"event": "a"}, 400, "workflowId"),
        ("workflows/eopublic123/trigger", {}, 400, "event"),
        ("workflows/eopublic123/trigger", {"event": ""}, 400, "event"),
        ("workflows/eopublic123/trigger", {"event": 5}, 400, "event"),
        ("workflows/eopublic123/trigger", {"event": "a", "userId": "usr_x"}, 400, "userId"),
        ("workflows/eopublic123/trigger", {"event": "a", "sessionId": "ses_x"}, 404, "sessionId"),
        ("workflows/eopublic123/trigger", {"event": "a", "agentId": "agt_x"}, 404, "agentId"),
        ("workflows/eogone1234/trigger", {"event": "a"}, 502, None),
        ("events/collaboration", {"event": "nothing_known"}, 400, "event"),
        ("events/collaboration", {"event": "message_sent"}, 503, None),
        ("events/collaboration", {"event": "session_created", "data": []}, 400, "data"),
        ("events/collaboration", {"data": {}}, 400, "event"),
        ("events/collaboration", {"event": "session_created", "data": {"a": "x" * 300_000}}, 400, None),
        ("events/collaboration", {"event": "session_created", "data": deep(900)}, 400, "data"),
    ],
)
def test_what_cannot_be_sent_is_a_problem(ada: Person, path: str, body: Any, expected: int, field: str | None):
    response = call(ada, "POST", f"{BASE}/{path}", body)
    assert (response.status_code, response.json().get("field")) == (expected, field), response.text
    assert not re.search("params|body.event|merge", response.json()["detail"])


@pytest.mark.parametrize(
    ("answer", "expected", "code"),
    [
        ((429, {"retry-after": "120"}, b""), 429, "RATE_LIMITED"),
        ((400, {"content-type": "text/plain"}, b"No"), 502, "UPSTREAM_FAILED"),
        ((500, {}, b""), 502, "OUTCOME_UNKNOWN"),
        (HANG_UP, 502, "OUTCOME_UNKNOWN"),
    ],
    ids=["limited", "refused", "failed", "hung up"],
)
def test_the_errors_of_a_trigger_are_statuses(
    ada: Person, pipedream: FakePipedream, answer: Any, expected: int, code: str
):
    pipedream.afterwards = lambda asked: answer
    try:
        failed = call(ada, "POST", f"{BASE}/workflows/eo-{code.lower().replace('_', '-')}/trigger", {"event": "a"})
    finally:
        pipedream.afterwards = None
    assert (failed.status_code, failed.json()["code"]) == (expected, code), failed.text
    assert failed.headers.get("retry-after") == ("120" if expected == 429 else None)


# ---------------------------------------------------------------- who may


def test_every_path_requires_a_credential(gateway: Gateway):
    calls = [("POST", "oauth/initiate"), ("GET", "status"), *OWN, ("POST", "events/collaboration")]
    for method, path in (*calls, ("POST", "workflows/eopublic123/trigger")):
        for headers, challenge in (
            ({}, "Bearer"),
            ({"authorization": "Bearer nonsense"}, 'Bearer error="invalid_token"'),
        ):
            with unchanged(gateway):
                response = call(gateway, method, f"{BASE}/{path}", headers=headers)
            assert (response.status_code, response.headers["www-authenticate"]) == (401, challenge)


def test_agents_and_viewers_connect_and_send_nothing(gateway: Gateway, ada: Person, pipedream: FakePipedream):
    viewer, worker = person(gateway, Role.VIEWER), agent(person(gateway, Role.ADMIN))
    before = len(pipedream.requests)
    for caller in (viewer, worker):
        with unchanged(gateway):
            for method, path, body in (
                ("POST", "oauth/initiate", INITIATE),
                *((method, path, None) for method, path in OWN),
                ("POST", "workflows/eopublic123/trigger", {"event": "a"}),
                ("POST", "events/collaboration", EVENT),
            ):
                response = call(caller, method, f"{BASE}/{path}", body)
                assert (response.status_code, response.json()["code"]) == (403, "FORBIDDEN"), path
    assert len(pipedream.requests) == before


def test_those_outside_of_a_session_send_no_events_for_it(gateway: Gateway, ada: Person, pipedream: FakePipedream):
    session = opened(person(gateway, Role.OPERATOR))
    refused = call(ada, "POST", f"{BASE}/events/collaboration", {**EVENT, "sessionId": session})
    assert (refused.status_code, refused.json()["field"]) == (403, "sessionId")
    assert not [
        each
        for each in pipedream.triggers["eosession1"].events
        if (each["sessionId"], each["data"]) == (session, EVENT["data"])
    ]
