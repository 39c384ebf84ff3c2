"""Lists of tasks: filters, orders, pages."""

from typing import Any

import pytest

from tests.work import Work, some

LIST = """
query ($filter: TaskFilter, $orderBy: TaskOrder, $first: Int, $after: String, $last: Int, $before: String) {
  tasks(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""
DUE = ["2999-01-03T00:00:00Z", None, "2999-01-01T00:00:00Z", None, "2999-01-01T00:00:00Z", "2999-01-02T00:00:00.5Z"]


def _titles(work: Work, **variables: Any) -> list[str]:
    return [node["title"] for node in work.gateway.data(LIST, variables)["tasks"]["nodes"]]


@pytest.mark.parametrize(
    ("field", "direction", "expected"),
    [
        ("DUE_AT", "ASC", "245013"),
        ("DUE_AT", "DESC", "310542"),
        ("PRIORITY", "ASC", "012345"),
        ("PRIORITY", "DESC", "543210"),
        ("CREATED_AT", "ASC", "012345"),
        ("CREATED_AT", "DESC", "543210"),
        ("UPDATED_AT", "ASC", "123450"),
    ],
)
def test_every_order_is_paged_both_ways_without_gaps_or_repetitions(
    work: Work, field: str, direction: str, expected: str
):
    kind = some("type")
    made = [work.task(title=str(n), type=kind, priority=n, dueAt=due)["id"] for n, due in enumerate(DUE)]
    work.done("updateTask", {"id": made[0], "description": "changed last"})
    listed = {"filter": {"type": kind}, "orderBy": {"field": field, "direction": direction}}
    assert "".join(_titles(work, **listed)) == expected
    assert _walk(work, listed, "first", "after", "endCursor", "hasNextPage") == expected
    assert _walk(work, listed, "last", "before", "startCursor", "hasPreviousPage") == expected[::-1]


def _walk(work: Work, listed: dict[str, Any], size: str, bound: str, cursor: str, more: str) -> str:
    """Return the titles in the order of pages of two."""
    titles, place = "", None
    for _ in range(6):
        page = work.gateway.data(LIST, {**listed, size: 2, bound: place})["tasks"]
        assert page["totalCount"] == 6
        step = [node["title"] for node in page["nodes"]]
        titles += "".join(step if size == "first" else step[::-1])
        place = page["pageInfo"][cursor]
        if not page["pageInfo"][more]:
            break
    return titles


def test_tasks_are_filtered(work: Work):
    kind, agent = some("type"), work.agent()
    work.task(title="High and low 100% of another_type", type=some("type"), priority=8, assignTo=agent["id"])
    low = work.task(title="Low 100%", type=kind, priority=1)
    high = work.task(title="High", type=kind, priority=8, description="under_score", assignTo=agent["id"])
    for filter, found in (
        ({"status": ["PENDING"]}, [low]),
        ({"status": ["ASSIGNED", "RUNNING"]}, [high]),
        ({"status": []}, []),
        ({"minPriority": 8}, [high]),
        ({"assignedTo": agent["id"]}, [high]),
        ({"search": "LOW"}, [low]),
        ({"search": "0%"}, [low]),
        ({"search": "%"}, [low]),
        ({"search": "_"}, [high]),
        ({"search": "'"}, []),
        ({"sessionId": "nonsense"}, []),
    ):
        assert set(_titles(work, filter={"type": kind, **filter})) == {task["title"] for task in found}, filter


def test_an_agent_lists_its_assigned_and_open_tasks(work: Work):
    agent = work.agent(maxConcurrentTasks=5)
    waiting = work.task(assignTo=agent["id"], priority=1)
    done, running = work.task(assignTo=agent["id"]), work.task(assignTo=agent["id"])
    for task in (done, running):
        work.done("startTask", {"id": task["id"]})
    work.done("completeTask", {"id": done["id"], "result": 1})
    query = """query ($id: ID!) { agent(id: $id) {
      currentTasks { id } tasks(orderBy: { field: CREATED_AT, direction: ASC }) { totalCount nodes { id } }
      completed: tasks(filter: { status: [COMPLETED] }) { nodes { id assignedTo { id } } } } }"""
    seen = work.gateway.data(query, {"id": agent["id"]})["agent"]
    assert [task["id"] for task in seen["currentTasks"]] == [running["id"], waiting["id"]]
    assert seen["tasks"] == {"totalCount": 3, "nodes": [{"id": task["id"]} for task in (waiting, done, running)]}
    assert seen["completed"]["nodes"] == [{"id": done["id"], "assignedTo": {"id": agent["id"]}}]


def test_a_key_limited_to_tasks_reads_no_agents_or_sessions_through_them(work: Work):
    agent = work.agent()
    task = work.task(assignTo=agent["id"])
    made = work.gateway.data(
        "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }",
        {"input": {"name": some("key"), "scopes": ["tasks:read"]}},
    )
    query = "query ($id: ID!) { task(id: $id) { id assignedTo { id config } } }"
    answer = work.gateway.graphql(query, {"id": task["id"]}, made["createApiKey"]["secret"])
    assert answer["data"]["task"] == {"id": task["id"], "assignedTo": None}
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
