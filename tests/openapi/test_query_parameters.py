"""A wrong value of any query parameter that `/openapi.json` describes gets 400 with the parameter's name."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from routes.rest import PRESETS
from tests.gateways import Gateway
from tests.openapi.records import with_records
from tests.people import Person, administrator
from tests.rest.saved import save
from tests.suite import one_backend

pytestmark = one_backend

_BY_TYPE: Final[Mapping[str, tuple[str, ...]]] = {
    "integer": ("abc", "1.5", "", "99999999999999999999"),
    "number": ("abc", "1e999", ""),
    "boolean": ("yes", ""),
    "object": ("{", "[1]"),
    "string": (),
}
_BY_FORMAT: Final[Mapping[str, tuple[str, ...]]] = {"date-time": ("yesterday", "2026-02-30T00:00:00Z", "")}
_BY_NAME: Final[Mapping[str, tuple[str, ...]]] = {
    "after": ("yesterday",),  # a cursor
    "integration": ("nothing", ""),
    "limit": ("0", "-1", "1001"),
    "offset": ("-1", "10001"),
    "page": ("0", "99999999"),
    "first": ("0", "101"),
}
"""Values that are wrong although the description does not say so, or says it in words."""
OWN: Final = """query(
        $first: Int, $status: [TaskStatus!], $order: TaskOrder, $after: String, $since: DateTime, $open: Boolean!) {
    tasks(first: $first, after: $after, filter: {status: $status}, orderBy: $order) @include(if: $open) { totalCount }
    events(since: $since) { totalCount } }"""


def resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that may be a reference to a shared one."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def wrong_values(document: dict[str, Any], parameter: dict[str, Any]) -> Iterator[str]:
    """Yield texts that a parameter must not have."""
    content = parameter.get("content", {}).get("application/json", parameter)
    schema = resolved(document, content["schema"])
    if schema["type"] == "array":
        schema = resolved(document, schema["items"])
    yield "\0"
    yield from _BY_TYPE[schema["type"]]
    yield from _BY_FORMAT.get(schema.get("format", ""), ())
    yield from _BY_NAME.get(parameter["name"], ())
    if "enum" in schema:
        yield from ("nothing", "")


def rejected(admin: Person, method: str, path: str, query: Mapping[str, str], name: str, body: Any = None) -> None:
    """Require that a request is rejected because of a parameter of its query."""
    response = admin.gateway.request(method.upper(), f"{path}?{urlencode(query)}", admin.token, json=body)
    shown = (method, path, query, response.text)
    assert response.status_code == 400, shown
    assert response.headers["content-type"].startswith("application/problem+json"), shown
    problem = response.json()
    assert (problem["code"], problem.get("field")) == ("BAD_USER_INPUT", name), shown
    assert name in problem["detail"], shown


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    found = administrator(gateway)
    save(found, "own", OWN)
    return found


@pytest.fixture(scope="module")
def document(admin: Person) -> dict[str, Any]:
    found: dict[str, Any] = admin.gateway.request("GET", "/openapi.json", admin.token).json()
    return found


def parameters(document: dict[str, Any], method: str, path: str) -> list[dict[str, Any]]:
    """Return the described parameters of an endpoint's query."""
    return [each for each in document["paths"][path][method]["parameters"] if each["in"] == "query"]


def test_every_parameter_of_a_preset_is_checked(admin: Person, document: dict[str, Any]) -> None:
    tried = 0
    for preset in PRESETS:
        method, example = preset.method.lower(), preset.example
        for parameter in parameters(document, method, preset.path):
            assert example is not None
            names = {
                name: admin.id if name == "user_id" else with_records(admin, text)
                for name, text in example.path.items()
            }
            path = re.sub(r"\{(\w+)\}", lambda found: str(names[found[1]]), preset.path)  # noqa: B023 - used at once
            query = {name: text for name, text in example.query.items() if name != parameter["name"]}
            for text in wrong_values(document, parameter):
                rejected(admin, method, path, {**query, parameter["name"]: text}, parameter["name"], example.body)
                tried += 1
    assert tried > 100


def test_every_parameter_of_an_own_endpoint_is_checked(admin: Person, document: dict[str, Any]) -> None:
    given = {"open": "true"}
    for parameter in parameters(document, "get", "/rest/v1/own"):
        for text in wrong_values(document, parameter):
            query = {name: each for name, each in given.items() if name != parameter["name"]}
            rejected(admin, "get", "/rest/v1/own", {**query, parameter["name"]: text}, parameter["name"])


@pytest.mark.parametrize(
    ("query", "body", "name"),
    [
        ({"id": "wfl_1"}, {"id": "wfl_2", "name": "W"}, "id"),
        ({"id": ""}, {"id": "wfl_2", "name": "W"}, "id"),
    ],
)
def test_a_parameter_that_the_body_contradicts_is_rejected(
    admin: Person, query: dict[str, str], body: dict[str, Any], name: str
) -> None:
    rejected(admin, "PUT", "/api/workflows", query, name, body)


def test_two_names_of_one_parameter_must_agree(admin: Person) -> None:
    ids = "/api/agents/agt_01kbdxr5m2e4pvf0ay6c8t3hqz/metrics"
    times = {"since": "2026-01-01T00:00:00Z", "start": "2026-01-02T00:00:00Z"}
    rejected(admin, "GET", ids, times, "start")
    rejected(admin, "GET", "/api/tasks", {"assigned_to": "agt_1", "assignedTo": "agt_2"}, "assignedTo")


@pytest.mark.parametrize("name", ["\\u", "\\1", "\\g<0>", "a(b", "open\\u", "\\"])
def test_an_unknown_parameter_may_have_any_name(admin: Person, name: str) -> None:
    for path in ("/rest/v1/own", "/api/tasks"):
        response = admin.gateway.request("GET", f"{path}?{urlencode({name: 'x', 'open': 'true'})}", admin.token)
        assert response.status_code < 500, (path, name, response.text)
    for body in ({name: "x"}, {"input": {name: "x"}}):
        response = admin.gateway.request("POST", "/api/tasks", admin.token, json=body)
        assert response.status_code == 400, (name, response.text)
