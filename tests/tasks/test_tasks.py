"""Tasks: creating, assigning and reporting on them, and the transitions allowed in each state."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.users import Role
from tests.people import person
from tests.waiting import is_between
from tests.work import ABSENT_AGENT, ABSENT_TASK, Work, some

# ---------------------------------------------------------------- createTask


def test_a_new_task_is_pending_with_the_contract_defaults(work: Work):
    before = datetime.now(UTC)
    task = work.task(title="Look")
    assert task | {"id": "", "type": "", "createdBy": "", "createdAt": "", "updatedAt": ""} == {
        "id": "",
        "title": "Look",
        "type": "",
        "description": None,
        "priority": 2,
        "payload": {},
        "requirements": {},
        "status": "PENDING",
        "progress": None,
        "result": None,
        "error": None,
        "attempts": 0,
        "maxAttempts": 3,
        "timeoutSeconds": 300,
        "dueAt": None,
        "createdBy": "",
        "assignedTo": None,
        "session": None,
        "createdAt": "",
        "assignedAt": None,
        "startedAt": None,
        "completedAt": None,
        "updatedAt": "",
    }
    assert task["createdBy"]["__typename"] == "User"
    assert re.fullmatch("tsk_[0-9a-hjkmnp-tv-z]{26}", task["id"])
    assert is_between(datetime.fromisoformat(task["createdAt"]), before, datetime.now(UTC))
    assert task["updatedAt"] == task["createdAt"]
    assert work.read_task(task["id"]) == task
    assert work.kinds(task["id"]) == ["TaskCreated"]


def test_a_task_stores_its_input(work: Work):
    session = work.gateway.data(
        "mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { id } } }",
        {"input": {"name": "room"}},
    )["createSession"]["session"]
    due = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    given = {
        "description": "Look closely",
        "priority": 10,
        "payload": "only a text",
        "requirements": {"capabilities": ["see"], "other": None},
        "dueAt": due,
        "timeoutSeconds": 604_800,
        "maxAttempts": 100,
    }
    task = work.task(sessionId=session["id"], **given)
    assert {name: task[name] for name in given if name != "dueAt"} == {
        name: value for name, value in given.items() if name != "dueAt"
    }
    assert datetime.fromisoformat(task["dueAt"]) == datetime.fromisoformat(due)
    assert task["session"] == session


def test_a_task_without_a_type_is_general(work: Work):
    for given in ({}, {"type": None}):
        assert work.done("createTask", {"title": "Look", **given})["type"] == "general"


def test_a_task_can_be_assigned_when_created(work: Work):
    agent = work.agent()
    task = work.task(assignTo=agent["id"], fromAgentId=agent["id"])
    assert (task["status"], task["assignedTo"]["id"], task["attempts"]) == ("ASSIGNED", agent["id"], 0)
    assert task["createdBy"] == {"__typename": "Agent", "id": agent["id"], "name": "Ada"}
    assert task["assignedAt"] is not None
    assert work.kinds(task["id"]) == ["TaskCreated", "TaskAssigned"]
    states = [payload["task"]["status"] for _, payload in work.events(task["id"])]
    assert states == ["PENDING", "ASSIGNED"]


@pytest.mark.parametrize("title", ["مرحبا", "\u202bمرحبا\u202c, Ada", "\u2068שלום\u2069", "👨\u200d👩\u200d👧"])
def test_a_title_may_be_written_in_any_direction(work: Work, title: str):
    assert work.task(title=title)["title"] == title


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "a" * 256}, "title"),
        ({"title": "\u200b\u3164\u202e"}, "title"),
        ({"title": "Pay \u202e001"}, "title"),
        ({"title": "Pay\u2069"}, "title"),
        ({"type": " "}, "type"),
        ({"type": "a" * 256}, "type"),
        ({"description": "a" * 10_001}, "description"),
        ({"priority": -1}, "priority"),
        ({"priority": 11}, "priority"),
        ({"payload": {"a": "x" * 262_144}}, "payload"),
        ({"requirements": [1]}, "requirements"),
        ({"requirements": {"capabilities": "gpu"}}, "requirements"),
        ({"requirements": {"capabilities": [1]}}, "requirements"),
        ({"timeoutSeconds": 0}, "timeoutSeconds"),
        ({"timeoutSeconds": 604_801}, "timeoutSeconds"),
        ({"maxAttempts": 0}, "maxAttempts"),
        ({"maxAttempts": 101}, "maxAttempts"),
    ],
)
def test_create_task_rejects_invalid_input(work: Work, wrong: dict[str, Any], field: str):
    assert work.refused("createTask", {"title": "a", "type": "b"} | wrong) == ("BAD_USER_INPUT", [field])


@pytest.mark.parametrize("field", ["assignTo", "fromAgentId"])
def test_a_task_for_or_from_an_inaccessible_agent_is_rejected(work: Work, foreign_key: str, field: str):
    given = {"title": "a", "type": "b"}
    assert work.refused("createTask", given | {field: ABSENT_AGENT}) == ("NOT_FOUND", [field])
    assert work.refused("createTask", given | {field: work.agent()["id"]}, foreign_key) == ("NOT_FOUND", [field])


def test_a_task_in_an_inaccessible_session_is_rejected(work: Work):
    given = {"title": "a", "type": "b", "sessionId": "ses_00000000000000000000000000"}
    assert work.refused("createTask", given) == ("NOT_FOUND", ["sessionId"])


def test_an_agent_creates_tasks_only_in_its_own_name(work: Work):
    agent, other = work.agent(), work.agent()
    key = work.key_of(agent["id"])
    task = work.done("createTask", {"title": "a", "type": "b", "fromAgentId": agent["id"]}, key)
    assert task["createdBy"]["id"] == agent["id"]
    given = {"title": "a", "type": "b", "fromAgentId": other["id"]}
    assert work.refused("createTask", given, key) == ("FORBIDDEN", ["fromAgentId"])
    assert work.refused("createTask", given, person(work.gateway, Role.MEMBER).token) == ("FORBIDDEN", None)


def test_an_idempotency_key_creates_one_task(work: Work):
    given = {"title": "a", "type": "b", "idempotencyKey": some("key")}
    first = work.done("createTask", given)
    assert work.done("createTask", given) == first
    assert work.refused("createTask", given | {"priority": 3}) == ("IDEMPOTENCY_MISMATCH", ["idempotencyKey"])


# ---------------------------------------------------------------- updateTask


def test_an_update_changes_only_the_given_fields_and_a_repetition_emits_no_event(work: Work):
    task = work.task(description="old", dueAt="2999-01-01T00:00:00Z")
    change = {"id": task["id"], "title": "New", "description": None, "priority": 0, "dueAt": None}
    changed = work.done("updateTask", change)
    assert changed == task | {
        "title": "New",
        "description": None,
        "priority": 0,
        "dueAt": None,
        "updatedAt": changed["updatedAt"],
    }
    assert work.done("updateTask", change) == changed
    assert work.kinds(task["id"]) == ["TaskCreated", "TaskUpdated"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": None}, "title"),
        ({"title": ""}, "title"),
        ({"priority": None}, "priority"),
        ({"priority": 11}, "priority"),
        ({"description": "a" * 10_001}, "description"),
    ],
)
def test_update_task_rejects_invalid_input(work: Work, wrong: dict[str, Any], field: str):
    assert work.refused("updateTask", {"id": work.task()["id"], **wrong}) == ("BAD_USER_INPUT", [field])


# ---------------------------------------------------------------- the lifecycle of a task


def test_a_task_passes_from_the_queue_to_its_result(work: Work):
    agent = work.agent()
    key = work.key_of(agent["id"])
    task = work.task()
    claimed = work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]}, key)
    assert (claimed["id"], claimed["status"], claimed["attempts"]) == (task["id"], "ASSIGNED", 1)
    assert claimed["assignedTo"]["id"] == agent["id"]
    assert claimed["assignedAt"] is not None and claimed["startedAt"] is None
    started = work.done("startTask", {"id": task["id"]}, key)
    assert (started["status"], started["attempts"], started["completedAt"]) == ("RUNNING", 1, None)
    assert started["startedAt"] >= claimed["assignedAt"]
    halfway = work.done("reportTaskProgress", {"id": task["id"], "progress": 0.5, "note": "half"}, key)
    assert halfway["progress"] == 0.5
    done = work.done("completeTask", {"id": task["id"], "result": "a text"}, key)
    assert (done["status"], done["progress"], done["result"], done["error"]) == ("COMPLETED", 1, "a text", None)
    assert done["completedAt"] >= started["startedAt"]
    assert work.kinds(task["id"]) == ["TaskCreated", "TaskAssigned", "TaskUpdated", "TaskUpdated", "TaskUpdated"]
    assert [payload.get("note") for _, payload in work.events(task["id"])] == [None, None, None, "half", None]
    metrics = work.read_agent(agent["id"])["metrics"]
    assert (metrics["requests"], metrics["failures"], metrics["tasksCompleted"], metrics["tasksFailed"]) == (1, 0, 1, 0)
    assert metrics["eventsProcessed"] == 3
    assert 0 < metrics["averageTaskSeconds"] <= metrics["averageLatencyMs"] / 1000


@pytest.mark.parametrize("result", ["text", "", "5", 5, 0, False, [1, "a"], {"a": None}, 1.5])
def test_a_result_is_any_json_value(work: Work, result: Any):
    _, task = work.held_task()
    done = work.done("completeTask", {"id": task["id"], "result": result})
    assert (done["result"], type(done["result"])) == (result, type(result))
    assert work.read_task(task["id"])["result"] == result
    assert done["startedAt"] is not None


def test_an_assigned_task_is_started_without_a_claim_which_counts_as_an_attempt(work: Work):
    agent = work.agent()
    task = work.task(assignTo=agent["id"])
    started = work.done("startTask", {"id": task["id"]}, work.key_of(agent["id"]))
    assert (started["status"], started["attempts"]) == ("RUNNING", 1)


def test_a_failed_attempt_is_requeued_until_no_attempts_are_left(work: Work):
    agent, task = work.running_task(maxAttempts=2)
    failed = work.done("failTask", {"id": task["id"], "error": "no light"})
    assert (failed["status"], failed["attempts"], failed["error"]) == ("PENDING", 1, "no light")
    assert [failed[name] for name in ("assignedTo", "assignedAt", "startedAt", "completedAt", "progress")] == [None] * 5
    work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})
    failed = work.done("failTask", {"id": task["id"], "error": "still no light"})
    assert (failed["status"], failed["attempts"], failed["error"]) == ("FAILED", 2, "still no light")
    assert failed["completedAt"] is not None
    metrics = work.read_agent(agent["id"])["metrics"]
    assert (metrics["requests"], metrics["failures"], metrics["tasksFailed"]) == (2, 2, 1)


def test_a_failure_that_is_not_retryable_is_final(work: Work):
    _, task = work.running_task()
    failed = work.done("failTask", {"id": task["id"], "error": "never", "retryable": False})
    assert (failed["status"], failed["attempts"]) == ("FAILED", 1)


def test_retry_resets_the_attempts(work: Work):
    _, task = work.running_task(maxAttempts=1)
    work.done("failTask", {"id": task["id"], "error": "no"})
    again = work.done("retryTask", {"id": task["id"]})
    assert (again["status"], again["attempts"], again["error"]) == ("PENDING", 0, None)
    assert [again[name] for name in ("assignedTo", "assignedAt", "startedAt", "completedAt", "progress")] == [None] * 5


@pytest.mark.parametrize("state", ["pending", "held", "running"])
def test_a_task_is_cancelled_in_any_state_and_can_be_retried(work: Work, state: str):
    task = work.task() if state == "pending" else (work.held_task() if state == "held" else work.running_task())[1]
    cancelled = work.done("cancelTask", {"id": task["id"]})
    assert cancelled["status"] == "CANCELLED" and cancelled["completedAt"] is not None
    assert work.done("retryTask", {"id": task["id"]})["status"] == "PENDING"


def test_reassigning_a_task_does_not_count_as_an_attempt(work: Work):
    agent, task = work.held_task()
    other = work.agent()
    given = work.done("assignTask", {"id": task["id"], "agentId": other["id"]})
    assert (given["status"], given["assignedTo"]["id"], given["attempts"]) == ("ASSIGNED", other["id"], 0)
    key = work.key_of(agent["id"])
    assert work.refused("completeTask", {"id": task["id"], "result": 1}, key) == ("CONFLICT", ["id"])
    assert work.done("claimTask", {"agentId": other["id"]})["attempts"] == 1
    kinds = ["TaskCreated", "TaskAssigned", "TaskAssigned", "TaskUpdated", "TaskUpdated"]
    assert work.kinds(task["id"]) == kinds


def test_assigning_a_task_to_the_same_agent_again_changes_nothing(work: Work):
    agent = work.agent()
    task = work.task(assignTo=agent["id"])
    assert work.done("assignTask", {"id": task["id"], "agentId": agent["id"]}) == task
    assert work.kinds(task["id"]) == ["TaskCreated", "TaskAssigned"]


# ---------------------------------------------------------------- disallowed transitions


def _in_state(work: Work, state: str) -> dict[str, Any]:
    if state == "PENDING":
        return work.task()
    if state == "ASSIGNED":
        return work.task(assignTo=work.agent()["id"])
    if state == "CLAIMED":
        return work.held_task()[1]
    task = work.running_task()[1]
    if state == "COMPLETED":
        return work.done("completeTask", {"id": task["id"], "result": 1})
    if state == "FAILED":
        return work.done("failTask", {"id": task["id"], "error": "no", "retryable": False})
    if state == "CANCELLED":
        return work.done("cancelTask", {"id": task["id"]})
    return task


_ENDED = ("COMPLETED", "FAILED", "CANCELLED")
_REFUSED: dict[str, tuple[str, ...]] = {
    "updateTask": _ENDED,
    "assignTask": _ENDED,
    "startTask": ("PENDING", "RUNNING", *_ENDED),
    "reportTaskProgress": ("PENDING", "ASSIGNED", "CLAIMED", *_ENDED),
    "completeTask": ("PENDING", *_ENDED),
    "failTask": ("PENDING", *_ENDED),
    "cancelTask": _ENDED,
    "retryTask": ("PENDING", "ASSIGNED", "CLAIMED", "RUNNING", "COMPLETED"),
}


def _input(work: Work, name: str, id: str) -> dict[str, Any]:
    more: dict[str, dict[str, Any]] = {
        "updateTask": {"title": "new"},
        "reportTaskProgress": {"progress": 0.1},
        "completeTask": {"result": 1},
        "failTask": {"error": "no"},
    }
    if name == "assignTask":
        return {"id": id, "agentId": work.agent()["id"]}
    return {"id": id, **more.get(name, {})}


@pytest.mark.parametrize(("name", "state"), [(name, state) for name, states in _REFUSED.items() for state in states])
def test_a_disallowed_transition_is_a_conflict_and_changes_nothing(work: Work, name: str, state: str):
    task = _in_state(work, state)
    assert work.refused(name, _input(work, name, task["id"])) == ("CONFLICT", ["id"])


@pytest.mark.parametrize("name", sorted(_REFUSED))
def test_an_unknown_or_inaccessible_task_is_not_found(work: Work, foreign_key: str, name: str):
    for id in (ABSENT_TASK, "nonsense", "", work.agent()["id"]):
        assert work.refused(name, _input(work, name, id)) == ("NOT_FOUND", ["id"])
    assert work.refused(name, _input(work, name, work.task()["id"]), foreign_key) == ("NOT_FOUND", ["id"])


def test_a_task_cannot_be_assigned_to_an_unknown_or_inaccessible_agent(work: Work, foreign_key: str):
    task = work.task()
    elsewhere = work.done("createAgent", {"name": "a", "type": some("t"), "runtime": "WORKER"}, foreign_key)
    for id in (ABSENT_AGENT, elsewhere["id"]):
        assert work.refused("assignTask", {"id": task["id"], "agentId": id}) == ("NOT_FOUND", ["agentId"])
        assert work.refused("claimTask", {"agentId": id}) == ("NOT_FOUND", ["agentId"])


@pytest.mark.parametrize(
    ("name", "more", "field"),
    [
        ("reportTaskProgress", {"progress": -0.1}, "progress"),
        ("reportTaskProgress", {"progress": 1.1}, "progress"),
        ("reportTaskProgress", {"progress": 0.1, "note": "a" * 10_001}, "note"),
        ("completeTask", {"result": {"a": "x" * 262_144}}, "result"),
        ("failTask", {"error": ""}, "error"),
        ("failTask", {"error": "a" * 10_001}, "error"),
    ],
)
def test_reports_reject_invalid_input(work: Work, name: str, more: dict[str, Any], field: str):
    _, task = work.running_task()
    assert work.refused(name, {"id": task["id"], **more}) == ("BAD_USER_INPUT", [field])


# ---------------------------------------------------------------- permissions


@pytest.mark.parametrize("name", sorted({*_REFUSED, "createTask"}))
def test_a_viewer_cannot_change_tasks(work: Work, name: str):
    key = person(work.gateway, Role.VIEWER).token
    given = {"title": "a", "type": "b"} if name == "createTask" else _input(work, name, work.task()["id"])
    assert work.refused(name, given, key) == ("FORBIDDEN", None)


@pytest.mark.parametrize("name", ["startTask", "reportTaskProgress", "completeTask", "failTask"])
def test_reports_on_a_task_require_the_key_of_its_agent(work: Work, name: str):
    _, task = work.running_task()
    given = _input(work, name, task["id"])
    assert work.refused(name, given, person(work.gateway, Role.MEMBER).token) == ("FORBIDDEN", None)
    assert work.refused(name, given, work.key_of(work.agent()["id"])) == ("CONFLICT", ["id"])


@pytest.mark.parametrize("name", ["updateTask", "assignTask", "cancelTask", "retryTask"])
def test_an_agent_cannot_change_tasks_of_others(work: Work, name: str):
    key = work.key_of(work.agent()["id"])
    assert work.refused(name, _input(work, name, work.task()["id"]), key) == ("FORBIDDEN", ["id"])
    own = work.done("createTask", {"title": "a", "type": "b"}, key)
    assert work.done("cancelTask", {"id": own["id"]}, key)["status"] == "CANCELLED"


def test_other_organizations_do_not_see_a_task(work: Work, foreign_key: str):
    task = work.task()
    assert work.read_task(task["id"], foreign_key) is None
    query = "query ($id: ID!) { node(id: $id) { id } tasks(first: 100) { nodes { id } } }"
    seen = work.gateway.data(query, {"id": task["id"]}, foreign_key)
    assert seen["node"] is None
    assert task["id"] not in [node["id"] for node in seen["tasks"]["nodes"]]
