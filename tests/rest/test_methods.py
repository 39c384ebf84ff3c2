"""A method that a path does not have, and an unknown path, are problems like all others."""

import pytest

from tests.gateways import Gateway
from tests.rest.calls import call
from tests.suite import one_backend

pytestmark = one_backend

INTEGRATIONS = "/api/v1/users/john.doe/integrations"


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        *(("GET", f"/api/v1/requests/{name}", "POST") for name in ("web", "cli", "tool", "generic", "slack")),
        ("POST", "/api/v1/integration-defaults", "GET, HEAD"),
        ("DELETE", INTEGRATIONS, "GET, HEAD, POST"),
        ("POST", f"{INTEGRATIONS}/email", "DELETE, PUT"),
        *(("GET", f"/slack/{name}", "POST") for name in ("events", "interactive", "commands")),
        ("PUT", "/github/webhook", "POST"),
        ("GET", "/twilio/status", "POST"),
        ("GET", "/pipedream/events", "POST"),
        ("GET", "/events", "POST"),
        ("GET", "/hooks/token", "POST"),
        ("GET", "/pusher/webhook", "POST"),
        ("PUT", "/auth/sign-in", "GET, HEAD, POST"),
    ],
)
@pytest.mark.parametrize("slash", ["", "/"])
def test_another_method_is_a_problem_with_allow(gateway: Gateway, method: str, path: str, allow: str, slash: str):
    response = call(gateway, method, path + slash)
    assert (response.status_code, response.headers["allow"]) == (405, allow)
    assert response.headers["content-type"].startswith("application/problem+json")
    problem = response.json()
    assert (problem["status"], problem["title"], problem["code"]) == (405, "Method Not Allowed", "BAD_USER_INPUT")
    assert method in problem["detail"]


@pytest.mark.parametrize("path", ["/api/v1/requests/fax", "/api/v1/requests/fax/", "/nothing"])
def test_an_unknown_path_is_a_problem(gateway: Gateway, path: str):
    response = call(gateway, "GET", path)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("application/problem+json")
    assert response.json()["code"] == "NOT_FOUND"
