"""`/openapi.json`: what it describes, for whom, and how it is cached."""

import re
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from routes.rest import PRESETS
from routes.rest.preset import Preset
from tests.gateways import Gateway
from tests.rest.calls import call
from tests.suite import one_backend

presets = pytest.mark.parametrize("preset", PRESETS, ids=lambda each: f"{each.method} {each.path}")
pytestmark = one_backend
METHODS: Final = ("get", "post", "put", "patch", "delete")


def description(gateway: Gateway, token: str | None = None) -> dict[str, Any]:
    with gateway.client(token) as client:
        found: dict[str, Any] = client.get("/openapi.json").json()
    return found


@pytest.fixture(scope="module")
def described(gateway: Gateway) -> dict[str, Any]:
    return description(gateway)


def test_it_is_of_version_3_1_and_names_its_server_and_credentials(gateway: Gateway, described: dict[str, Any]):
    assert described["openapi"].startswith("3.1.")
    assert [each["url"] for each in described["servers"]] == [f"http://127.0.0.1:{gateway.port}"]
    schemes = described["components"]["securitySchemes"]
    assert schemes["bearer"]["scheme"] == "bearer"
    assert (schemes["apiKey"]["in"], schemes["apiKey"]["name"]) == ("header", "x-api-key")
    assert described["security"] == [{"bearer": []}, {"apiKey": []}]


def test_every_preset_is_described_once(described: dict[str, Any]):
    found = {(method.upper(), path) for path, item in described["paths"].items() for method in item}
    assert found == {(each.method, each.path) for each in PRESETS}
    names = [item[method]["operationId"] for item in described["paths"].values() for method in item]
    assert len(set(names)) == len(names)
    listed = {tag["name"] for tag in described["tags"]}
    assert {tag for item in described["paths"].values() for each in item.values() for tag in each["tags"]} == listed


def test_no_two_paths_differ_only_in_the_names_of_parameters(described: dict[str, Any]):
    patterns = [re.sub(r"\{\w+\}", "{}", path) for path in described["paths"]]
    assert len(set(patterns)) == len(patterns)


@presets
def test_an_operation_describes_its_parameters_bodies_and_statuses(described: dict[str, Any], preset: Preset):
    operation = described["paths"][preset.path][preset.method.lower()]
    assert preset.example is not None
    parameters = {(each["in"], each["name"]): each for each in operation["parameters"]}
    in_path = set(re.findall(r"\{(\w+)\}", preset.path))
    assert {name for place, name in parameters if place == "path"} == in_path
    assert all(parameters["path", name]["required"] for name in in_path)
    assert preset.example.query.keys() <= {name for place, name in parameters if place == "query"}
    if preset.example.body is not None:
        content = operation["requestBody"]["content"]["application/json"]
        assert content["example"] == preset.example.body
        assert [*Draft202012Validator(content["schema"]).iter_errors(preset.example.body)] == []
        assert preset.example.body.keys() <= content["schema"]["properties"].keys()
    assert {"400", "401", "403", "429", "503"} <= operation["responses"].keys()
    [success, *_] = [each for status, each in operation["responses"].items() if status < "300"]
    if "content" in success:
        content = success["content"]["application/json"]
        assert content["example"] == preset.example.response
        assert [*Draft202012Validator(content["schema"]).iter_errors(preset.example.response)] == []


def test_errors_are_problems(described: dict[str, Any], gateway: Gateway):
    operation = described["paths"]["/api/v1/integration-defaults"]["get"]
    reference = operation["responses"]["401"]["$ref"].removeprefix("#/components/responses/")
    content = described["components"]["responses"][reference]["content"]["application/problem+json"]
    assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
    problem = Draft202012Validator(described["components"]["schemas"]["Problem"])
    problem.validate(content["example"])
    refused = call(gateway, "GET", "/api/v1/integration-defaults")
    assert refused.status_code == 401
    problem.validate(refused.json())


def test_a_client_that_has_it_gets_304(gateway: Gateway):
    with gateway.client() as client:
        first = client.get("/openapi.json")
        assert first.headers["cache-control"] == "private, no-cache"
        assert "authorization" in first.headers["vary"].lower()
        etag = first.headers["etag"]
        for sent in (etag, f'"other", {etag.removeprefix("W/")}', "*"):
            known = client.get("/openapi.json", headers={"if-none-match": sent})
            assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", etag)
        assert client.get("/openapi.json", headers={"if-none-match": '"other"'}).content == first.content


def test_a_wrong_credential_is_rejected(gateway: Gateway):
    with gateway.client("parley_wrong") as client:
        refused = client.get("/openapi.json")
    assert refused.status_code == 401
    assert refused.headers["content-type"].startswith("application/problem+json")
