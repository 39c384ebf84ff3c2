"""The start of built-in agents: skipped, again after a restart, on two replicas, and when one of them cannot start."""

from pathlib import Path

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.integration_agents.agents import INVOKE, SEVEN, agent_of, built_in, error, invoked, result
from tests.people import administrator, person
from tests.waiting import until

SKIP = "SKIP_INTEGRATION_AGENTS"


def test_agents_are_skipped_started_and_kept(backend: dict[str, str]) -> None:
    with Gateway({**backend, SKIP: "TRUE"}) as gateway:
        admin = administrator(gateway)
        assert built_in(admin) == {}
        assert admin.data("{ systemHealth { initialized agents { id } } }")["systemHealth"] == {
            "initialized": False,
            "agents": [],
        }
        with gateway.client() as client:
            shown = client.get("/api/v1/integration/agents").json()
        assert (shown["agents"], shown["total"]) == ({}, 0)
    with Gateway({**backend, SKIP: "false"}) as gateway:
        admin = administrator(gateway)
        first = built_in(admin)
        assert first.keys() == SEVEN
        result(admin, "ui_sync", "list_states")
        removed, stopped = first["studio_bridge"]["id"], first["database_sync"]["id"]
        admin.done("deleteAgent", "deletedId", id=removed)
        admin.done("commandAgent", "agent { status }", id=stopped, command="STOP")
        assert error(admin, "database_sync", "list_jobs")["code"] == "CONFLICT"
    with Gateway({**backend, SKIP: "false"}) as gateway:
        admin = administrator(gateway)
        again = built_in(admin)
        assert again.keys() == SEVEN - {"studio_bridge"}  # deleted agents stay deleted
        assert {type: each["id"] for type, each in again.items()}.items() <= {
            k: v["id"] for k, v in first.items()
        }.items()
        assert again["ui_sync"]["metrics"]["requests"] == 1
        assert again["database_sync"]["status"] == "STOPPED"
        made = admin.done("createAgent", "agent { id }", name="Bridge", type="studio_bridge", runtime="BUILTIN")
        assert agent_of(admin, "studio_bridge")["id"] == made["agent"]["id"]
        refused = admin.refused("createAgent", "agent { id }", name="X", type="studio", runtime="BUILTIN")
        assert refused == ("BAD_USER_INPUT", "type")
    with Gateway({**backend, SKIP: "true"}) as gateway:
        admin = administrator(gateway)
        shown = agent_of(admin, "ui_sync")
        assert (shown["health"]["status"], SKIP in shown["health"]["message"]) == ("UNKNOWN", True)
        with gateway.client(admin.token) as client:
            for method, path in (("GET", "status"), ("GET", "agents"), ("POST", "health/check")):
                assert client.request(method, f"/api/v1/integration/{path}").json()["agents"] == {}, path
        failed = error(admin, "ui_sync", "list_states")
        assert failed["code"] == "NOT_CONFIGURED" and SKIP in failed["message"]
        nodes = [{"key": "a", "name": "A", "type": "AGENT", "config": {"agentId": shown["id"], "task": "list_states"}}]
        assert admin.refused("executeWorkflow", "execution { id }", nodes=nodes)[0] == "BAD_USER_INPUT"


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_replicas_share_agents_and_their_metrics(backend: dict[str, str]) -> None:
    settings = {**backend, SKIP: "false"}
    with Gateway(settings) as one, Gateway(settings) as two:
        admins = administrator(one), administrator(two)
        assert len(built_in(admins[0])) == 7 == len(built_in(admins[1]))
        assert admins[0].data("{ agents { totalCount } }")["agents"]["totalCount"] == 7
        for admin in admins:
            result(admin, "api_gateway", "list_endpoints")
        assert [agent_of(admin, "api_gateway")["metrics"]["requests"] for admin in admins] == [2, 2]
        params = {"name": "x", "method": "GET", "path": "x", "document": "{ viewer { role } }"}
        result(admins[1], "api_gateway", "create_endpoint", params)
        until(lambda: agent_of(admins[0], "api_gateway")["metrics"]["eventsProcessed"] == 4)  # and the event once


def test_the_gateway_works_without_an_agent_that_cannot_start(
    backend: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "needed"
    monkeypatch.setenv("BROKEN_FILE", str(file))
    own = {
        SKIP: "false",
        "INTEGRATION_AGENTS": "tests.integration_agents.broken:Broken",
        "AGENT_HEARTBEAT_INTERVAL": "1",
    }
    with Gateway({**backend, **own}) as gateway:
        admin = person(gateway, Role.ADMIN)
        shown = agent_of(admin, "broken")["health"]
        assert shown["status"] == "UNHEALTHY" and str(file) in shown["message"]
        assert agent_of(admin, "api_gateway")["health"]["status"] == "HEALTHY"
        file.write_text("here")
        until(lambda: agent_of(admin, "broken")["health"]["status"] == "HEALTHY")
        divide = {"agentId": agent_of(admin, "broken")["id"], "message": "divide"}
        [failed] = gateway.graphql(INVOKE, {"input": divide}, admin.token)["errors"]
        assert failed["extensions"]["code"] == "INTERNAL" and "Quote" in failed["message"]
        assert agent_of(admin, "broken")["status"] == "ERROR"
        publish = {"type": "broken.event", "data": {}}
        assert not invoked(admin, "realtime_update", "publish", publish)["errors"]
        until(lambda: agent_of(admin, "broken")["metrics"]["failures"] == 2)
        errored = admin.data('{ events(last: 5, types: ["agent.error"]) { nodes { ... on AgentErrored { error } } } }')
        assert all("secret" not in each["error"] for each in errored["events"]["nodes"])
        result(admin, "realtime_update", "publish", {"type": "broken.other", "data": {}})  # one failure blocks no other
        until(lambda: agent_of(admin, "broken")["metrics"]["eventsProcessed"] >= 1)
    assert file.read_text() == "stopped"
