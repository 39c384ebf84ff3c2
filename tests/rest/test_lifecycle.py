"""Endpoints are limited, deprecated, replaced and ended, and clients learn it from headers; presets too."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest

from models.endpoints import Endpoint
from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, on_database, person
from tests.rest.calls import call
from tests.rest.saved import CREATE, TASK, change, save, task
from tests.waiting import until
from tests.work import ahead, some

VIEWER = "{ viewer { role } }"
DEFAULTS = "/api/v1/integration-defaults"
PRESET = "ept_getIntegrationDefaults"


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture
def own(gateway: Gateway) -> Person:
    """Return the administrator of an organization of the test's own."""
    return person(gateway, Role.ADMIN, some("organization"))


# ---------------------------------------------------------------- limits


def limits_of(response: httpx.Response) -> tuple[str, str, str, str]:
    headers = response.headers
    limit, remaining = headers["ratelimit-limit"], headers["ratelimit-remaining"]
    return headers["ratelimit-policy"], headers["ratelimit"].split(";t=")[0], limit, remaining


def test_each_caller_has_a_limit_of_their_own(gateway: Gateway):
    name = some("organization")
    own, colleague = person(gateway, Role.ADMIN, name), person(gateway, Role.MEMBER, name)
    path = save(own, some("limited"), VIEWER, rateLimitPerMinute=2)["path"]
    first, second, third = (call(own, "GET", f"/rest/v1/{path}") for _ in range(3))
    assert [each.status_code for each in (first, second, third)] == [200, 200, 429]
    assert limits_of(first) == ('"endpoint";q=2;w=60', '"endpoint";r=1', "2", "1")
    assert limits_of(third) == ('"endpoint";q=2;w=60', '"endpoint";r=0', "2", "0")
    assert third.json()["code"] == "RATE_LIMITED"
    assert 1 <= int(third.headers["retry-after"]) <= 30
    assert 30 <= int(third.headers["ratelimit-reset"]) <= 60
    assert call(colleague, "GET", f"/rest/v1/{path}").status_code == 200


def test_a_limit_is_of_one_endpoint_and_can_be_changed(own: Person):
    made = save(own, some("limited"), VIEWER, rateLimitPerMinute=1)
    other = save(own, some("unlimited"), VIEWER)
    assert [call(own, "GET", f"/rest/v1/{made['path']}").status_code for _ in range(2)] == [200, 429]
    assert "ratelimit" not in call(own, "GET", f"/rest/v1/{other['path']}").headers
    change(own, made["id"], rateLimitPerMinute=100)
    assert call(own, "GET", f"/rest/v1/{made['path']}").headers["ratelimit-limit"] == "100"
    change(own, made["id"], rateLimitPerMinute=None)
    assert "ratelimit" not in call(own, "GET", f"/rest/v1/{made['path']}").headers


def test_a_preset_is_limited_for_one_organization(own: Person, admin: Person):
    change(own, PRESET, rateLimitPerMinute=1)
    assert [call(own, "GET", DEFAULTS).status_code for _ in range(2)] == [200, 429]
    assert call(admin, "GET", DEFAULTS).status_code == 200


def test_rejected_requests_count_too(own: Person):
    path = save(own, some("limited"), TASK, rateLimitPerMinute=2)["path"]
    assert [call(own, "GET", f"/rest/v1/{path}").status_code for _ in range(3)] == [400, 400, 429]


# ---------------------------------------------------------------- deprecation


def test_a_deprecated_endpoint_says_so_and_links_to_its_replacement(own: Person):
    old = save(own, "tasks/:id", TASK)
    new = save(own, "tasks/:id", TASK, version=2)
    id = task(own, "Call")
    assert not {"deprecation", "sunset", "link"} & set(call(own, "GET", f"/rest/v1/tasks/{id}").headers)
    sunset = datetime.now(UTC).replace(microsecond=0) + timedelta(days=90)
    change(own, old["id"], deprecatedAt="2026-01-01T00:00:00Z", sunsetAt=sunset.isoformat(), replacementId=new["id"])
    response = call(own, "GET", f"/rest/v1/tasks/{id}")
    assert response.status_code == 200
    assert response.headers["deprecation"] == "@1767225600"
    assert parsedate_to_datetime(response.headers["sunset"]) == sunset
    assert response.headers["link"] == f'</rest/v2/tasks/{id}>; rel="successor-version"'
    following = call(own, "GET", response.headers["link"].split(">")[0].strip("<"))
    assert following.json() == response.json()
    failed = call(own, "GET", "/rest/v1/tasks/tsk_00000000000000000000000000")
    assert failed.status_code == 404
    assert failed.headers["deprecation"] == "@1767225600"
    own.done("deleteEndpoint", "deletedId", id=new["id"])
    assert "link" not in call(own, "GET", f"/rest/v1/tasks/{id}").headers


def test_a_replacement_with_other_parameters_is_a_template(own: Person):
    old = save(own, "role", VIEWER)
    new = save(own, "people/:name", "query($name: ID!) { node(id: $name) { id } }", version=2)
    change(own, old["id"], deprecatedAt="2026-01-01T00:00:00Z", replacementId=new["id"])
    response = call(own, "GET", "/rest/v1/role")
    assert response.headers["link-template"] == '"/rest/v2/people/{name}"; rel="successor-version"'
    assert "link" not in response.headers


def test_an_endpoint_ends_with_its_sunset(own: Person):
    made = save(own, "role", VIEWER)
    change(own, made["id"], sunsetAt=ahead(-1))
    response = call(own, "GET", "/rest/v1/role")
    assert (response.status_code, response.json()["code"]) == (410, "NOT_FOUND")
    assert "sunset" in response.headers
    change(own, made["id"], sunsetAt=ahead(3600))
    assert call(own, "GET", "/rest/v1/role").status_code == 200
    change(own, made["id"], sunsetAt=ahead(1))
    until(lambda: call(own, "GET", "/rest/v1/role").status_code == 410)
    change(own, made["id"], sunsetAt=None)
    assert "sunset" not in call(own, "GET", "/rest/v1/role").headers


def test_a_preset_is_deprecated_for_one_organization(own: Person, admin: Person):
    new = save(own, "defaults", "{ integrationDefaults { channel } }")
    change(own, PRESET, deprecatedAt="2026-01-01T00:00:00Z", replacementId=new["id"])
    response = call(own, "GET", DEFAULTS)
    assert response.headers["deprecation"] == "@1767225600"
    assert response.headers["link"] == '</rest/v1/defaults>; rel="successor-version"'
    assert "deprecation" not in call(admin, "GET", DEFAULTS).headers
    change(own, new["id"], deprecatedAt="2026-01-01T00:00:00Z", replacementId=PRESET)
    assert call(own, "GET", "/rest/v1/defaults").headers["link"] == f'<{DEFAULTS}>; rel="successor-version"'


# ---------------------------------------------------------------- conditional requests


@pytest.mark.parametrize("path", ["/rest/v1/conditional", DEFAULTS])
def test_a_client_that_has_the_response_gets_304(admin: Person, path: str):
    if path != DEFAULTS and call(admin, "GET", path).status_code == 404:
        save(admin, "conditional", VIEWER)
    first = call(admin, "GET", path)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["vary"].startswith("Accept, Authorization, X-API-Key")
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = call(admin, "GET", path, headers={"if-none-match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert "content-type" not in again.headers
        assert again.headers["cache-control"] == "private, no-cache"
    assert call(admin, "GET", path, headers={"if-none-match": '"other"'}).json() == first.json()


def test_a_changed_response_has_another_tag(own: Person):
    save(own, "tasks/:id", TASK)
    id = task(own, "Call")
    tag = call(own, "GET", f"/rest/v1/tasks/{id}").headers["etag"]
    own.done("updateTask", "task { id }", id=id, title="Call again")
    changed = call(own, "GET", f"/rest/v1/tasks/{id}", headers={"if-none-match": tag})
    assert (changed.status_code, changed.json()["task"]["title"]) == (200, "Call again")
    assert changed.headers["etag"] != tag


def test_a_mutation_has_no_tag(own: Person):
    save(own, "tasks", CREATE, "POST")
    response = call(own, "POST", "/rest/v1/tasks", {"title": "Call"}, headers={"if-none-match": "*"})
    assert (response.status_code, "etag" in response.headers) == (200, False)
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/rest/v1/head", DEFAULTS])
def test_head_has_the_headers_of_get(admin: Person, path: str):
    if path != DEFAULTS:
        save(admin, "head", VIEWER)
    get, head = call(admin, "GET", path), call(admin, "HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == get.headers[name]
    assert call(admin, "HEAD", path, headers={"if-none-match": get.headers["etag"]}).status_code == 304


# ---------------------------------------------------------------- metrics


def test_requests_and_failures_are_counted(own: Person):
    made = save(own, "counted/:id", TASK)
    id = task(own, "Call")
    for each in (id, id, "tsk_00000000000000000000000000"):
        call(own, "GET", f"/rest/v1/counted/{each}")
    call(own, "GET", DEFAULTS)
    call(own.gateway, "GET", f"/rest/v1/counted/{id}")
    counts = "metrics { requests failures retries averageLatencyMs }"
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on Endpoint {{ {counts} }} }} }}"

    def metrics(id: str) -> dict[str, Any]:
        metrics: dict[str, Any] = own.data(query, id=id)["node"]["metrics"]
        return metrics

    counted = metrics(made["id"])
    assert 0 < counted.pop("averageLatencyMs") < 5_000
    assert counted == {"requests": 3, "failures": 1, "retries": 0}
    assert metrics(PRESET)["requests"] == 1
    never = save(own, "never", VIEWER)
    assert metrics(never["id"]) == {"requests": 0, "failures": 0, "retries": 0, "averageLatencyMs": None}


# ---------------------------------------------------------------- other origins, changed schemas


def test_pages_of_other_origins_may_read_the_headers(own: Person):
    path = save(own, "shared", VIEWER, "PATCH")["path"]
    origin = {"origin": "http://localhost:5173"}
    asked = {**origin, "access-control-request-method": "PATCH"}
    preflight = call(own, "OPTIONS", f"/rest/v1/{path}", headers=asked)
    assert (preflight.status_code, "PATCH" in preflight.headers["access-control-allow-methods"]) == (200, True)
    response = call(own, "PATCH", f"/rest/v1/{path}", {}, headers=origin)
    exposed = {name.strip() for name in response.headers["access-control-expose-headers"].split(",")}
    assert exposed >= {"etag", "deprecation", "sunset", "link", "link-template", "retry-after", "ratelimit"}


def test_an_operation_that_the_schema_no_longer_has_is_reported(own: Person):
    made = save(own, "removed", VIEWER)

    async def age() -> None:
        await Endpoint.filter(id=made["id"]).update(document="{ viewer { badge } }")

    on_database(own.gateway, age)
    save(own, "other", VIEWER)  # the endpoints are read again
    response = call(own, "GET", "/rest/v1/removed")
    assert (response.status_code, response.json()["code"]) == (503, "NOT_CONFIGURED")
    assert "Cannot query field 'badge'" in response.json()["detail"]
    shown = own.data("{ endpoints { id problem } }")["endpoints"]
    problems = {each["id"]: each["problem"] for each in shown if each["problem"]}
    assert problems.keys() == {made["id"]}
    change(own, made["id"], document=VIEWER)
    assert call(own, "GET", "/rest/v1/removed").status_code == 200
