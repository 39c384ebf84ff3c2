"""Tasks that someone assigned to an agent: they stay that agent's, can be handed on, and can be reported on at once."""

from datetime import timedelta
from typing import Any

import pytest

from engine.tasks import sweep_tasks
from models.users import Role
from tests.people import administrator, person
from tests.work import Work

DELEGATED = """subscription ($agent: ID!) { taskEvents(assignedTo: $agent) {
  __typename ... on TaskAssigned { actor { name } assignedBy { id } task { id assignedTo { id } } }
} }"""

CAUSES = """{ events(last: 30) { nodes {
  causedBy ... on TaskUpdated { task { id } } ... on TaskAssigned { task { id } } } } }"""


def _assigned(work: Work, how: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return an agent and a task that was assigned to it, at its creation, later, or after it had claimed it."""
    if how == "claimed":
        agent, task = work.held_task()
        return agent, work.done("assignTask", {"id": task["id"], "agentId": agent["id"]})
    agent = work.agent()
    if how == "created":
        return agent, work.task(assignTo=agent["id"])
    return agent, work.done("assignTask", {"id": work.task()["id"], "agentId": agent["id"]})


# ---------------------------------------------------------------- it stays with its agent


@pytest.mark.parametrize("how", ["created", "assigned", "claimed"])
def test_it_returns_to_its_agent_after_a_failure(work: Work, how: str):
    agent, task = _assigned(work, how)
    key, other = work.key_of(agent["id"]), work.agent()
    work.done("startTask", {"id": task["id"]}, key)
    failed = work.done("failTask", {"id": task["id"], "error": "not now"}, key)
    assert (failed["status"], failed["assignedTo"]["id"], failed["attempts"]) == ("ASSIGNED", agent["id"], 1)
    assert work.mutate("claimTask", {"agentId": other["id"], "types": [task["type"]]})["task"] is None
    again = work.done("claimTask", {"agentId": agent["id"]}, key)
    assert (again["id"], again["attempts"]) == (task["id"], 2)


def test_it_waits_for_its_agent_while_that_is_stopped(work: Work):
    agent, task = _assigned(work, "created")
    key = work.key_of(agent["id"])
    work.done("startTask", {"id": task["id"]}, key)
    work.done("commandAgent", {"id": agent["id"], "command": "STOP"})
    waiting = work.read_task(task["id"])
    assert (waiting["status"], waiting["assignedTo"]["id"], waiting["attempts"]) == ("ASSIGNED", agent["id"], 0)
    for name, more in (("startTask", {}), ("completeTask", {"result": 1}), ("failTask", {"error": "no"})):
        assert work.refused(name, {"id": task["id"], **more}, key) == ("CONFLICT", ["id"])
    assert work.mutate("claimTask", {"agentId": work.agent()["id"], "types": [task["type"]]})["task"] is None
    work.done("commandAgent", {"id": agent["id"], "command": "START"})
    assert work.done("claimTask", {"agentId": agent["id"]}, key)["id"] == task["id"]


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("commandAgent", {"id": "AGENT", "command": "STOP"}),
        ("updateTask", {"id": "TASK", "title": "Another"}),
        ("cancelTask", {"id": "TASK"}),
    ],
)
def test_what_a_user_changes_has_no_cause_and_a_report_has_the_one_before(
    work: Work, mutation: str, given: dict[str, str]
):
    agent, task = _assigned(work, "claimed")
    key = work.key_of(agent["id"])
    work.done("claimTask", {"agentId": agent["id"]}, key)
    work.done("startTask", {"id": task["id"]}, key)
    ids = {"AGENT": agent["id"], "TASK": task["id"]}
    work.done(mutation, {name: ids.get(text, text) for name, text in given.items()})
    events = [each for each in work.gateway.data(CAUSES)["events"]["nodes"] if each.get("task") == {"id": task["id"]}]
    *_, before, last = events
    assert last["causedBy"] is None
    assert before["causedBy"] is not None


def test_it_returns_to_its_agent_after_a_lost_lease_and_a_late_result_is_rejected(work: Work):
    agent, task = _assigned(work, "created")
    work.done("claimTask", {"agentId": agent["id"], "leaseSeconds": 300})
    end = work.lease_end(task["id"]) + timedelta(seconds=1)
    assert work.in_database(lambda: sweep_tasks(end)) >= 1
    lost = work.read_task(task["id"])
    assert (lost["status"], lost["assignedTo"]["id"], lost["attempts"]) == ("ASSIGNED", agent["id"], 1)
    key = work.key_of(agent["id"])
    assert work.refused("completeTask", {"id": task["id"], "result": "late"}, key) == ("CONFLICT", ["id"])
    assert work.done("startTask", {"id": task["id"]}, key)["attempts"] == 2


@pytest.mark.parametrize("end", ["failTask", "cancelTask"])
def test_it_is_retried_by_its_agent_or_by_any_if_that_was_deleted(work: Work, end: str):
    for deleted in (False, True):
        agent, task = _assigned(work, "created")
        more = {"error": "no", "retryable": False} if end == "failTask" else {}
        work.done(end, {"id": task["id"], **more})
        if deleted:
            work.done("deleteAgent", {"id": agent["id"]})
        again = work.done("retryTask", {"id": task["id"]})
        expected = ("PENDING", None) if deleted else ("ASSIGNED", agent["id"])
        assert (again["status"], again["assignedTo"] and again["assignedTo"]["id"]) == expected


# ---------------------------------------------------------------- handing it on


def test_an_agent_at_work_hands_its_task_on(work: Work):
    alpha, task = _assigned(work, "created")
    beta, gamma = work.agent(), work.agent()
    key = work.key_of(alpha["id"])
    work.done("startTask", {"id": task["id"]}, key)
    work.done("reportTaskProgress", {"id": task["id"], "progress": 0.5}, key)
    assert work.refused("assignTask", {"id": task["id"], "agentId": gamma["id"]}, work.key_of(gamma["id"])) == (
        "FORBIDDEN",
        ["id"],
    )
    with administrator(work.gateway).follow(DELEGATED, agent=beta["id"]) as following:
        following()
        handed = work.done("assignTask", {"id": task["id"], "agentId": beta["id"]}, key)
        event = following()
    assert (handed["status"], handed["assignedTo"]["id"], handed["attempts"]) == ("ASSIGNED", beta["id"], 0)
    assert [handed[name] for name in ("startedAt", "progress")] == [None, None]
    assert event["assignedBy"] == {"id": alpha["id"]} and event["task"]["assignedTo"] == {"id": beta["id"]}
    for name, more in (("completeTask", {"result": 1}), ("reportTaskProgress", {"progress": 0.9})):
        assert work.refused(name, {"id": task["id"], **more}, key) == ("CONFLICT", ["id"])
    assert work.read_agent(alpha["id"])["metrics"]["failures"] == 0
    assert work.done("completeTask", {"id": task["id"], "result": "b"}, work.key_of(beta["id"]))["attempts"] == 1


def test_an_operator_takes_a_running_task_away_and_a_member_or_its_creator_does_not(work: Work):
    creator = work.agent()
    agent, other = work.agent(), work.agent()
    task = work.task(assignTo=agent["id"], fromAgentId=creator["id"])
    given = {"id": task["id"], "agentId": other["id"]}
    work.done("startTask", {"id": task["id"]})
    for token in (person(work.gateway, Role.MEMBER).token, work.key_of(creator["id"])):
        assert work.refused("assignTask", given, token) == ("FORBIDDEN", ["id"])
    taken = work.done("assignTask", given, person(work.gateway, Role.OPERATOR).token)
    assert (taken["status"], taken["assignedTo"]["id"], taken["attempts"]) == ("ASSIGNED", other["id"], 0)


def test_the_one_who_assigned_is_the_creator_or_the_caller_and_nobody_for_a_claim(work: Work):
    alpha, beta = work.agent(), work.agent()
    admin = administrator(work.gateway)
    with admin.follow(DELEGATED, agent=beta["id"]) as following:
        following()
        work.task(assignTo=beta["id"], fromAgentId=alpha["id"])
        assert following()["assignedBy"] == {"id": alpha["id"]}
        work.done("assignTask", {"id": work.task()["id"], "agentId": beta["id"]})
        assert following()["assignedBy"] == {"id": admin.id}
        for _ in range(2):
            id = work.done("claimTask", {"agentId": beta["id"]})["id"]
            work.done("completeTask", {"id": id, "result": 1})
        task = work.task()
        work.done("claimTask", {"agentId": beta["id"], "types": [task["type"]]})
        while (event := following())["__typename"] != "TaskAssigned":
            pass
    assert event["assignedBy"] is None and event["task"]["id"] == task["id"]


# ---------------------------------------------------------------- reporting on it at once


@pytest.mark.parametrize("by", ["agent", "operator"])
def test_it_is_completed_without_a_start_which_emits_both_events(work: Work, by: str):
    agent, task = _assigned(work, "created")
    token = work.key_of(agent["id"]) if by == "agent" else person(work.gateway, Role.OPERATOR).token
    done = work.done("completeTask", {"id": task["id"], "result": {"pages": 4}}, token)
    assert (done["status"], done["attempts"], done["result"]) == ("COMPLETED", 1, {"pages": 4})
    assert done["assignedAt"] <= done["startedAt"] <= done["completedAt"]
    states = [(kind, payload["task"]["status"]) for kind, payload in work.events(task["id"])][-2:]
    assert states == [("TaskUpdated", "RUNNING"), ("TaskUpdated", "COMPLETED")]
    metrics = work.read_agent(agent["id"])["metrics"]
    assert (metrics["requests"], metrics["tasksCompleted"], metrics["failures"]) == (1, 1, 0)


def test_it_fails_without_a_start(work: Work):
    agent, task = _assigned(work, "assigned")
    failed = work.done("failTask", {"id": task["id"], "error": "no", "retryable": False}, work.key_of(agent["id"]))
    assert (failed["status"], failed["attempts"], failed["error"]) == ("FAILED", 1, "no")


def test_only_its_agent_and_operators_complete_it(work: Work):
    _, task = _assigned(work, "created")
    given = {"id": task["id"], "result": 1}
    assert work.refused("completeTask", given, work.key_of(work.agent()["id"])) == ("CONFLICT", ["id"])
    assert work.refused("completeTask", given, person(work.gateway, Role.MEMBER).token) == ("FORBIDDEN", None)
