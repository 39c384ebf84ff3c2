"""Agents: creating, updating and commanding them, and their heartbeats."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from models.users import Role
from tests.people import administrator, person
from tests.waiting import is_between
from tests.work import ABSENT_AGENT, Work, some

# ---------------------------------------------------------------- createAgent


def test_a_new_worker_is_offline_and_has_the_contract_defaults(work: Work):
    agent = work.agent(name="Ada", description="Counts", capabilities=["count", "count", "add"])
    assert agent | {"id": "", "type": "", "createdAt": "", "updatedAt": ""} == {
        "id": "",
        "name": "Ada",
        "type": "",
        "runtime": "WORKER",
        "description": "Counts",
        "status": "OFFLINE",
        "capabilities": ["count", "add"],
        "config": {},
        "metadata": {},
        "maxConcurrentTasks": 1,
        "lastHeartbeatAt": None,
        "metrics": {
            "cpuUsage": None,
            "memoryUsage": None,
            "tasksCompleted": 0,
            "tasksFailed": 0,
            "averageTaskSeconds": None,
            "requests": 0,
            "failures": 0,
            "averageLatencyMs": None,
            "eventsProcessed": 0,
        },
        "health": {
            "status": "UNKNOWN",
            "message": "The agent has never sent a heartbeat.",
            "checkedAt": None,
            "latencyMs": None,
        },
        "currentTasks": [],
        "createdAt": "",
        "updatedAt": "",
    }
    assert work.read_agent(agent["id"]) == agent
    assert work.kinds(agent["id"]) == ["agent.created"]


def test_a_new_agent_called_by_the_gateway_is_idle(work: Work):
    agent = work.agent(runtime="BUILTIN", config={"model": "small", "deep": [1, {"x": None}]})
    assert (agent["status"], agent["health"]["status"]) == ("IDLE", "UNKNOWN")
    assert agent["config"] == {"model": "small", "deep": [1, {"x": None}]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " "}, "name"),
        ({"name": "a" * 256}, "name"),
        ({"type": ""}, "type"),
        ({"type": "a" * 256}, "type"),
        ({"maxConcurrentTasks": 0}, "maxConcurrentTasks"),
        ({"maxConcurrentTasks": 1001}, "maxConcurrentTasks"),
        ({"description": "a" * 10_001}, "description"),
        ({"capabilities": [""]}, "capabilities"),
        ({"capabilities": [str(number) for number in range(101)]}, "capabilities"),
        ({"config": [1]}, "config"),
        ({"config": {"a": "x" * 262_144}}, "config"),
        ({"metadata": "text"}, "metadata"),
    ],
)
def test_create_agent_rejects_invalid_input(work: Work, wrong: dict[str, Any], field: str):
    given = {"name": "Ada", "type": some("type"), "runtime": "WORKER"}
    assert work.refused("createAgent", given | wrong) == ("BAD_USER_INPUT", [field])


def test_an_organization_has_at_most_ten_agents_per_type_even_when_created_concurrently(work: Work, foreign_key: str):
    kind = some("crowd")

    def make(number: int) -> Any:
        return work.mutate("createAgent", {"name": f"a{number}", "type": kind, "runtime": "WORKER"})["errors"]

    with ThreadPoolExecutor(max_workers=16) as executor:
        answers = list(executor.map(make, range(16)))
    refused = [errors for errors in answers if errors]
    assert len(refused) == 6
    assert {(errors[0]["code"], errors[0]["field"][0]) for errors in refused} == {("CONFLICT", "type")}
    # Another organization, and another type, have their own ten; a deleted agent frees a place.
    work.done("createAgent", {"name": "b", "type": kind, "runtime": "WORKER"}, foreign_key)
    query = "query ($type: String!) { agents(filter: { type: $type }) { totalCount nodes { id } } }"
    listed = work.gateway.data(query, {"type": kind})["agents"]
    assert listed["totalCount"] == 10
    assert work.refused("createAgent", {"name": "c", "type": kind, "runtime": "WORKER"}) == ("CONFLICT", ["type"])
    work.done("deleteAgent", {"id": listed["nodes"][0]["id"]})
    work.done("createAgent", {"name": "c", "type": kind, "runtime": "WORKER"})


def test_an_idempotency_key_creates_one_agent(work: Work):
    given = {"name": "Ada", "type": some("type"), "runtime": "WORKER", "idempotencyKey": some("key")}
    first = work.done("createAgent", given)
    assert work.done("createAgent", given)["id"] == first["id"]
    assert work.refused("createAgent", given | {"name": "Eve"}) == ("IDEMPOTENCY_MISMATCH", ["idempotencyKey"])


@pytest.mark.parametrize("role", [Role.VIEWER, Role.MEMBER])
def test_only_operators_manage_agents(work: Work, role: Role):
    key = person(work.gateway, role).token
    agent = work.agent()
    for name, input in (
        ("createAgent", {"name": "a", "type": some("type"), "runtime": "WORKER"}),
        ("updateAgent", {"id": agent["id"], "name": "b"}),
        ("deleteAgent", {"id": agent["id"]}),
        ("commandAgent", {"id": agent["id"], "command": "STOP"}),
        ("agentHeartbeat", {"agentId": agent["id"]}),
        ("claimTask", {"agentId": agent["id"]}),
    ):
        assert work.refused(name, input, key) == ("FORBIDDEN", None), name
    assert work.read_agent(agent["id"], key)["id"] == agent["id"]


# ---------------------------------------------------------------- updateAgent


def test_an_agent_has_an_opaque_id_a_time_and_its_json(work: Work):
    given: dict[str, Any] = {
        "capabilities": ["count"],
        "config": {"nested": {"list": [1, None, {"a": "ü"}]}},
        "metadata": {"team": "research", "snake_case": {"camelCase": 0.5}},
    }
    before = datetime.now(UTC)
    agent = work.agent(**given)
    assert re.fullmatch("agt_[0-9a-hjkmnp-tv-z]{26}", agent["id"])
    assert (
        {name: agent[name] for name in given} == given == {name: work.read_agent(agent["id"])[name] for name in given}
    )
    created = datetime.fromisoformat(agent["createdAt"])
    assert is_between(created, before, datetime.now(UTC)) and agent["updatedAt"] == agent["createdAt"]
    assert agent["id"] < work.agent()["id"], "ids sort by creation"


def test_an_update_changes_only_the_given_fields(work: Work):
    agent = work.agent(description="old", config={"a": 1})
    changed = work.done("updateAgent", {"id": agent["id"], "name": "Eve", "description": None, "capabilities": ["x"]})
    expected = agent | {"name": "Eve", "description": None, "capabilities": ["x"], "updatedAt": changed["updatedAt"]}
    assert changed == expected
    assert changed["updatedAt"] > agent["updatedAt"]
    [_, (kind, payload)] = work.events(agent["id"])
    assert kind == "agent.updated"
    assert payload == {
        "record_id": agent["id"],
        "changes": {"name": "Eve", "description": None, "capabilities": ["x"]},
    }


def test_an_update_without_changes_emits_no_event(work: Work):
    agent = work.agent()
    assert work.done("updateAgent", {"id": agent["id"], "name": agent["name"]}) == agent
    assert work.kinds(agent["id"]) == ["agent.created"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, "name"),
        ({"config": None}, "config"),
        ({"metadata": []}, "metadata"),
        ({"capabilities": None}, "capabilities"),
        ({"maxConcurrentTasks": None}, "maxConcurrentTasks"),
        ({"maxConcurrentTasks": 0}, "maxConcurrentTasks"),
        ({"description": "a" * 10_001}, "description"),
    ],
)
def test_update_agent_rejects_invalid_input(work: Work, wrong: dict[str, Any], field: str):
    agent = work.agent()
    assert work.refused("updateAgent", {"id": agent["id"], **wrong}) == ("BAD_USER_INPUT", [field])


# ---------------------------------------------------------------- unknown and inaccessible ids


@pytest.mark.parametrize(
    ("name", "field", "more"),
    [
        ("updateAgent", "id", {"name": "b"}),
        ("deleteAgent", "id", {}),
        ("commandAgent", "id", {"command": "START"}),
        ("agentHeartbeat", "agentId", {}),
    ],
)
def test_an_unknown_or_inaccessible_agent_is_not_found(
    work: Work, foreign_key: str, name: str, field: str, more: dict[str, Any]
):
    agent = work.agent()
    for id in (ABSENT_AGENT, "nonsense", work.task()["id"]):
        assert work.refused(name, {field: id, **more}) == ("NOT_FOUND", [field])
    assert work.refused(name, {field: agent["id"], **more}, foreign_key) == ("NOT_FOUND", [field])


def test_other_organizations_do_not_see_an_agent(work: Work, foreign_key: str):
    agent = work.agent()
    assert work.read_agent(agent["id"], foreign_key) is None
    query = "query ($id: ID!) { node(id: $id) { id } agents(first: 100) { nodes { id } } }"
    seen = work.gateway.data(query, {"id": agent["id"]}, foreign_key)
    assert seen["node"] is None
    assert agent["id"] not in [node["id"] for node in seen["agents"]["nodes"]]


# ---------------------------------------------------------------- deleteAgent


def test_deleting_an_agent_returns_its_tasks_and_revokes_its_keys(work: Work):
    agent = work.agent()
    key = work.key_of(agent["id"])
    waiting = work.task(assignTo=agent["id"])
    held = work.task()
    work.done("claimTask", {"agentId": agent["id"], "types": [held["type"]]})
    assert work.done("deleteAgent", {"id": agent["id"]})["deletedId"] == agent["id"]
    assert work.read_agent(agent["id"]) is None
    for task in (waiting, held):
        now = work.read_task(task["id"])
        assert (now["status"], now["assignedTo"], now["attempts"]) == ("PENDING", None, 0)
    answer = work.gateway.graphql("{ viewer { actor { id } } }", token=key)
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert work.kinds(agent["id"]).count("agent.deleted") == 1
    assert work.refused("deleteAgent", {"id": agent["id"]}) == ("NOT_FOUND", ["id"])
    assert work.refused("createTask", {"title": "a", "type": "b", "assignTo": agent["id"]}) == (
        "NOT_FOUND",
        ["assignTo"],
    )


def test_an_agent_running_a_task_cannot_be_deleted(work: Work):
    agent, _ = work.running_task()
    assert work.refused("deleteAgent", {"id": agent["id"]}) == ("CONFLICT", ["id"])


def test_records_of_a_deleted_agent_keep_its_name(work: Work):
    agent, task = work.running_task()
    work.done("completeTask", {"id": task["id"], "result": "done"})
    work.done("deleteAgent", {"id": agent["id"]})
    assert work.read_task(task["id"])["assignedTo"] == {"id": agent["id"], "name": "Ada"}


# ---------------------------------------------------------------- commandAgent


def test_stop_returns_the_running_task_and_start_allows_claims_again(work: Work):
    agent, task = work.running_task()
    waiting = work.task(assignTo=agent["id"])
    assert work.done("commandAgent", {"id": agent["id"], "command": "STOP"})["status"] == "STOPPED"
    returned = work.read_task(task["id"])
    assert (returned["status"], returned["attempts"], returned["startedAt"], returned["error"]) == (
        "PENDING",
        0,
        None,
        None,
    )
    assert work.read_task(waiting["id"])["status"] == "ASSIGNED"
    assert work.refused("claimTask", {"agentId": agent["id"]}) == ("CONFLICT", ["agentId"])
    assert work.refused("completeTask", {"id": task["id"], "result": 1}) == ("CONFLICT", ["id"])
    assert work.refused("assignTask", {"id": task["id"], "agentId": agent["id"]}) == ("CONFLICT", ["agentId"])
    assert work.refused("createTask", {"title": "a", "type": "b", "assignTo": agent["id"]}) == (
        "CONFLICT",
        ["assignTo"],
    )
    assert work.done("commandAgent", {"id": agent["id"], "command": "START"})["status"] == "OFFLINE"
    assert work.done("claimTask", {"agentId": agent["id"]})["id"] == waiting["id"]


@pytest.mark.parametrize("runtime", ["BUILTIN", "OPENAI"])
def test_only_commands_that_change_the_status_emit_an_event(work: Work, runtime: str):
    agent = work.agent(runtime=runtime)
    for command, status in (("START", "IDLE"), ("STOP", "STOPPED"), ("STOP", "STOPPED"), ("START", "IDLE")):
        assert work.done("commandAgent", {"id": agent["id"], "command": command})["status"] == status
    assert work.done("commandAgent", {"id": agent["id"], "command": "RESTART"})["status"] == "IDLE"
    changes = [payload["status"] for kind, payload in work.events(agent["id"]) if kind == "AgentStatusChanged"]
    assert changes == ["STOPPED", "IDLE", "STOPPED", "IDLE"]


def test_a_worker_with_a_recent_heartbeat_is_idle_when_started(work: Work):
    agent = work.agent()
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    work.done("commandAgent", {"id": agent["id"], "command": "STOP"})
    assert work.done("agentHeartbeat", {"agentId": agent["id"]})["status"] == "STOPPED"
    assert work.done("commandAgent", {"id": agent["id"], "command": "START"})["status"] == "IDLE"


# ---------------------------------------------------------------- agentHeartbeat


def test_the_first_heartbeat_connects_and_later_ones_emit_no_event(work: Work):
    agent = work.agent()
    key = work.key_of(agent["id"])
    beaten = work.done("agentHeartbeat", {"agentId": agent["id"], "cpuUsage": 12.5, "memoryUsage": 0}, key)
    assert (beaten["status"], beaten["health"]["status"]) == ("IDLE", "HEALTHY")
    assert (beaten["metrics"]["cpuUsage"], beaten["metrics"]["memoryUsage"]) == (12.5, 0)
    again = work.done("agentHeartbeat", {"agentId": agent["id"], "cpuUsage": 50}, key)
    assert again["lastHeartbeatAt"] > beaten["lastHeartbeatAt"]
    assert (again["metrics"]["cpuUsage"], again["metrics"]["memoryUsage"]) == (50, 0)
    assert work.kinds(agent["id"]) == ["agent.created", "AgentConnected"]


def test_an_agent_is_busy_while_it_holds_a_task(work: Work):
    agent = work.agent()
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    task = work.task()
    work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})
    assert work.read_agent(agent["id"])["status"] == "BUSY"
    work.done("startTask", {"id": task["id"]})
    work.done("completeTask", {"id": task["id"], "result": 1})
    assert work.read_agent(agent["id"])["status"] == "IDLE"
    changes = [payload["status"] for kind, payload in work.events(agent["id"]) if kind == "AgentStatusChanged"]
    assert changes == ["BUSY", "IDLE"]


def test_a_heartbeat_renews_the_leases_of_the_tasks_that_the_agent_has_started(work: Work):
    agent, task = work.held_task()
    work.done("startTask", {"id": task["id"]})
    before = work.lease_end(task["id"])
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    assert work.lease_end(task["id"]) > before


@pytest.mark.parametrize("field", ["cpuUsage", "memoryUsage"])
def test_a_heartbeat_with_a_negative_metric_is_rejected(work: Work, field: str):
    agent = work.agent()
    assert work.refused("agentHeartbeat", {"agentId": agent["id"], field: -0.1}) == ("BAD_USER_INPUT", [field])


def test_an_agents_key_sends_heartbeats_and_claims_only_for_itself(work: Work):
    key = work.key_of(work.agent()["id"])
    other = work.agent()
    assert work.refused("agentHeartbeat", {"agentId": other["id"]}, key) == ("FORBIDDEN", ["agentId"])
    assert work.refused("claimTask", {"agentId": other["id"]}, key) == ("FORBIDDEN", ["agentId"])
    assert work.refused("commandAgent", {"id": other["id"], "command": "STOP"}, key) == ("FORBIDDEN", None)


def test_only_workers_send_heartbeats(work: Work):
    agent = work.agent(runtime="HTTP")
    assert work.refused("agentHeartbeat", {"agentId": agent["id"]}) == ("CONFLICT", ["agentId"])
    assert work.refused("claimTask", {"agentId": agent["id"]}) == ("CONFLICT", ["agentId"])


# ---------------------------------------------------------------- the config of agents called by Parley


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({"url": "ftp://example.com"}, ["config", "url"]),
        ({"url": 1}, ["config", "url"]),
        ({"model": "small"}, ["config"]),
        ({"url": "https://example.com", "headers": {"a": "b\r\nc: d"}}, ["config", "headers", "a"]),
        ({"url": "https://example.com/", "headers": {"Host": "internal.example"}}, ["config", "headers", "Host"]),
        ({"url": "https://example.com/", "headers": {"Content-Length": "3"}}, ["config", "headers", "Content-Length"]),
        ({"url": "https://example.com/", "headers": {"TE": "trailers"}}, ["config", "headers", "TE"]),
        ({"url": "https://example.com/", "URL": "https://example.org/"}, ["config", "URL"]),
        ({"url": "https://example.com/", "timeout": 3}, ["config", "timeout"]),
    ],
)
def test_a_config_that_prevents_calls_is_rejected(work: Work, config: dict[str, Any], field: list[str]):
    given = {"name": "Ada", "type": some("type"), "runtime": "HTTP"}
    assert work.refused("createAgent", given | {"config": config}) == ("BAD_USER_INPUT", field)
    agent = work.agent(runtime="HTTP")  # it may be added later
    assert work.refused("updateAgent", {"id": agent["id"], "config": config}) == ("BAD_USER_INPUT", field)
    fine = {"url": "https://example.com/answer"}
    assert work.done("updateAgent", {"id": agent["id"], "config": fine})["config"] == fine


@pytest.mark.parametrize(
    ("runtime", "config", "message"),
    [
        ("LYZR", {"agent_id": "x"}, 'There is no field "agent_id". Did you mean agentId?'),
        ("OPENAI", {"max_output_tokens": 5}, 'There is no field "max_output_tokens". Did you mean maxOutputTokens?'),
        ("LLAMA_STACK", {"modell": "m"}, 'There is no field "modell". Known fields: api, baseUrl, history,'),
        (
            "A2A",
            {"url": "https://example.com/", "agentId": "x"},
            'There is no field "agentId". Known fields: idempotent',
        ),
    ],
)
def test_an_unknown_field_of_a_config_is_rejected_by_name(
    work: Work, runtime: str, config: dict[str, Any], message: str
):
    given = {"name": "Ada", "type": some("type"), "runtime": runtime, "config": config}
    [error] = administrator(work.gateway).change("createAgent", "agent { id }", given)["errors"]
    assert error["code"] == "BAD_USER_INPUT" and error["message"].startswith(message)
    assert error["field"][:2] == ["config", next(name for name in config if name != "url")]


def test_the_config_of_a_worker_is_free_form(work: Work):
    config = {"url": "ftp://example.com", "anything": [1]}
    assert work.agent(config=config)["config"] == config
