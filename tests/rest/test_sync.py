"""The documented endpoint for synchronization."""

from typing import Any, cast

from routes.rest.sync_presets import SYNC_PRESETS
from tests.gateways import Gateway
from tests.people import person
from tests.rest.calls import call

PATH = "/api/v1/integration/sync/trigger"
BODY: dict[str, Any] = cast(Any, SYNC_PRESETS[0].example).body


def test_the_documented_record_is_synchronized_and_read_back(gateway: Gateway):
    member = person(gateway)
    response = call(member, "POST", PATH, BODY)
    assert response.status_code == 200, response.text
    made = response.json()
    assert (made["status"], made["target_platform"], made["result"]) == ("completed", "frontend", BODY["data"])
    assert member.data('{ sharedDocument(key: "user:123") { value } }')["sharedDocument"]["value"] == BODY["data"]
    node = member.data("query($id: ID!) { node(id: $id) { ... on SyncJob { status } } }", id=made["sync_id"])["node"]
    assert node == {"status": "COMPLETED"}


def test_what_is_wrong_is_named_as_in_the_request(gateway: Gateway):
    member = person(gateway)
    for name, value in (
        ("source_platform", "moon"),
        ("source_platform", None),
        ("target_platform", "backend"),
        ("data", [1]),
        ("data", None),
        ("strategy", "lazy"),
        ("conflict_resolution", "coin"),
        ("stratgy", "write_behind"),
    ):
        problem = call(member, "POST", PATH, {**BODY, name: value})
        assert (problem.status_code, problem.json()["field"].split(".")[0]) == (400, name), problem.text
    assert call(gateway, "POST", PATH, BODY).status_code == 401
