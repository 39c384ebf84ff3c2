"""Task events: of all tasks, of an agent's, and of a session's."""

from typing import Any

from tests.people import administrator, person
from tests.work import ABSENT_AGENT, Work

WATCH = """subscription ($agent: ID, $session: ID, $after: Cursor) {
  taskEvents(assignedTo: $agent, sessionId: $session, after: $after) {
    __typename ... on Event { cursor }
    ... on TaskCreated { task { id status } }
    ... on TaskAssigned { task { id status assignedTo { id } } }
    ... on TaskUpdated { task { id status progress result assignedTo { id } } }
  }
}"""


def _brief(item: dict[str, Any]) -> tuple[str, Any]:
    return item["__typename"], item.get("task", {}).get("status")


def test_each_change_is_streamed_once_with_its_record_and_again_after_a_cursor(work: Work):
    agent = work.agent()
    admin = administrator(work.gateway)
    with admin.follow(WATCH, agent=agent["id"]) as following:
        opened = following()
        other = work.task()
        task = work.task(assignTo=agent["id"])
        work.done("startTask", {"id": task["id"]})
        work.done("reportTaskProgress", {"id": task["id"], "progress": 0.5})
        work.done("failTask", {"id": task["id"], "error": "no"})
        seen = [following() for _ in range(4)]
    assert opened["__typename"] == "StreamOpened"
    expected = [("TaskAssigned", "ASSIGNED"), ("TaskUpdated", "RUNNING"), ("TaskUpdated", "RUNNING")]
    # It is assigned to the agent again, which has to claim or start it.
    assert [_brief(item) for item in seen] == [*expected, ("TaskUpdated", "ASSIGNED")]
    assert seen[3]["task"]["assignedTo"] == {"id": agent["id"]}
    assert seen[2]["task"]["progress"] == 0.5
    assert other["id"] not in [item["task"]["id"] for item in seen]
    with admin.follow(WATCH, agent=agent["id"], after=seen[1]["cursor"]) as following:
        assert following()["__typename"] == "StreamOpened"
        assert [following(), following()] == seen[2:]


def test_a_progress_report_is_streamed_with_its_note_and_the_renewed_lease(work: Work):
    agent = work.agent()
    watch = """subscription { taskEvents { __typename ... on TaskUpdated { note task { leaseExpiresAt status } } } }"""
    task = work.task(type="noted")
    with administrator(work.gateway).follow(watch) as following:
        following()
        claimed = work.mutate("claimTask", {"agentId": agent["id"], "types": ["noted"], "leaseSeconds": 60})["task"]
        work.done("startTask", {"id": task["id"]})
        work.done("reportTaskProgress", {"id": task["id"], "progress": 0.5, "note": "half"})
        work.done("completeTask", {"id": task["id"], "result": {}})
        _, started, halfway, completed = (following() for _ in range(4))
    assert claimed["id"] == task["id"]
    assert [item["note"] for item in (started, halfway, completed)] == [None, "half", None]
    assert started["task"]["leaseExpiresAt"] < halfway["task"]["leaseExpiresAt"]
    assert completed["task"]["leaseExpiresAt"] is None


def test_a_completed_task_is_streamed_with_its_result(work: Work):
    agent, task = work.running_task()
    with administrator(work.gateway).follow(WATCH) as following:
        following()
        work.done("completeTask", {"id": task["id"], "result": {"pages": [1, 2]}})
        item = following()
    del item["cursor"]
    expected = {"id": task["id"], "status": "COMPLETED", "progress": 1, "result": {"pages": [1, 2]}}
    assert item == {"__typename": "TaskUpdated", "task": expected | {"assignedTo": {"id": agent["id"]}}}


def test_an_agent_is_notified_of_every_way_of_losing_a_task(work: Work):
    ways = {
        "failTask": {"error": "no"},
        "cancelTask": {},
        "assignTask": {"agentId": work.agent()["id"]},
    }
    for name, more in ways.items():
        agent, task = work.running_task()
        with administrator(work.gateway).follow(WATCH, agent=agent["id"]) as following:
            following()
            lost = work.done(name, {"id": task["id"], **more})
            item = following()
        assert (item["__typename"], item["task"]["id"]) == ("TaskUpdated", task["id"]), name
        assert item["task"]["status"] == lost["status"] in ("PENDING", "CANCELLED", "ASSIGNED")


def test_a_session_stream_has_only_its_own_tasks(work: Work):
    admin = administrator(work.gateway)
    sessions = [admin.done("createSession", "session { id }", name=name)["session"]["id"] for name in ("one", "two")]
    with admin.follow(WATCH, session=sessions[0]) as following:
        following()
        work.task(sessionId=sessions[1])
        task = work.task(sessionId=sessions[0])
        assert following()["task"] == {"id": task["id"], "status": "PENDING"}


def test_a_stream_of_unknown_or_inaccessible_tasks_is_rejected(work: Work, foreign_key: str):
    admin = administrator(work.gateway)
    assert admin.not_followed(WATCH, agent=ABSENT_AGENT) == "NOT_FOUND"
    assert admin.not_followed(WATCH, session="ses_00000000000000000000000000") == "NOT_FOUND"
    stranger = person(work.gateway, organization="Elsewhere")
    assert stranger.not_followed(WATCH, agent=work.agent()["id"]) == "NOT_FOUND"
    with stranger.follow(WATCH) as following:
        following()
        work.task()
        own = work.done("createTask", {"title": "Own", "type": "t"}, foreign_key)
        assert following()["task"]["id"] == own["id"]
