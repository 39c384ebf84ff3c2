"""Every example of a preset is a request that its endpoint accepts."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from routes.rest import PRESETS
from routes.rest.preset import Preset
from tests.openapi.complete import Complete, complete_gateway
from tests.openapi.records import with_records
from tests.rest.calls import call
from tests.suite import one_backend
from tests.waiting import until

pytestmark = one_backend
EMAIL: Final = {"integration_type": "EMAIL", "config": {"email_address": "john.doe@example.com"}}

CONFLICTS: Final = frozenset({"retryTask"})
"""The endpoints that need a record in a state that takes long to reach: 409 says that the request is valid."""


PIPEDREAM: Final = frozenset({"disconnectPipedream", "testPipedream", "refreshPipedreamToken"})
"""The endpoints that need the caller's Pipedream account."""
TOKEN: Final[Mapping[str, Any]] = {"provider": "gmail", "accessToken": "a-token"}


@pytest.fixture(scope="module")
def complete(backend: Mapping[str, str]) -> Iterator[Complete]:
    with complete_gateway(backend) as running:
        yield running


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: f"{each.method} {each.path}")
def test_an_example_is_accepted(complete: Complete, preset: Preset):
    admin = complete.admin
    assert preset.example is not None
    given = {"path": dict(preset.example.path), "query": dict(preset.example.query), "body": preset.example.body}
    sent: dict[str, Any] = with_records(admin, given)
    if "user_id" in sent["path"]:
        sent["path"]["user_id"] = admin.id
    if preset.method in ("PUT", "DELETE") and "integration_type" in sent["path"]:
        call(admin, "POST", f"/api/v1/users/{admin.id}/integrations", EMAIL)
    if preset.name in PIPEDREAM:
        complete.connect(admin)
    if preset.name == "getAgentPool":
        admin.done("createAgent", "agent { id }", name="Reviewer", runtime="WORKER", **sent["path"])
        until(lambda: sent["path"] in admin.data("{ agentPools { type } }")["agentPools"])
    if preset.path == "/api/oauth/tokens" and preset.method != "POST":
        admin.done("storeOAuthToken", "connection { id }", **TOKEN)
    path = preset.path.format(**sent["path"])
    response = call(admin, preset.method, path, sent["body"], params=sent["query"])
    accepted = response.is_success or (response.status_code == 409 and preset.name in CONFLICTS)
    assert accepted, f"{response.status_code} {response.text}"
