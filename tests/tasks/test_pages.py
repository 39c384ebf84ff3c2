"""Pages of a list between cursors: what follows and precedes them, and which cursors a list accepts."""

from itertools import product
from typing import Any

import pytest

from tests.work import Work, some

LIST = """
query ($filter: TaskFilter, $orderBy: TaskOrder, $first: Int, $after: String, $last: Int, $before: String) {
  tasks(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage }
  }
}
"""
DUE = ["2999-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "2999-01-02T00:00:00Z", None, None, None]


def page(work: Work, **variables: Any) -> tuple[list[str], bool, bool]:
    """Return the titles of a page, and whether items precede and follow it."""
    found = work.gateway.data(LIST, variables)["tasks"]
    info = found["pageInfo"]
    return [each["node"]["title"] for each in found["edges"]], info["hasPreviousPage"], info["hasNextPage"]


def cursors(work: Work, **variables: Any) -> list[str]:
    """Return the cursors of a list."""
    return [each["cursor"] for each in work.gateway.data(LIST, variables)["tasks"]["edges"]]


@pytest.mark.parametrize("order", ["DUE_AT ASC", "DUE_AT DESC", "CREATED_AT DESC"])
def test_a_page_between_cursors_tells_what_precedes_and_follows_it(work: Work, order: str):
    kind = some("type")
    for number, due in enumerate(DUE):
        work.task(title=str(number), type=kind, dueAt=due)
    field, direction = order.split()
    listed = {"filter": {"type": kind}, "orderBy": {"field": field, "direction": direction}}
    titles, places = page(work, **listed)[0], dict(enumerate(cursors(work, **listed)))
    for after, before, size, word in product((-1, 0, 2), (3, 5, 6), (1, 2, 6), ("first", "last")):
        begin, end = after + 1, before
        begin, end = (begin, min(begin + size, end)) if word == "first" else (max(end - size, begin), end)
        bounds = {"after": places.get(after), "before": places.get(before)}
        assert page(work, **listed, **bounds, **{word: size}) == (titles[begin:end], begin > 0, end < 6)


def test_items_that_have_left_a_list_neither_precede_nor_follow_a_page(work: Work):
    kind = some("type")
    tasks = [work.task(title=str(number), type=kind) for number in range(3)]
    listed = {"filter": {"type": kind, "status": ["PENDING"]}, "orderBy": {"field": "CREATED_AT", "direction": "ASC"}}
    first, _, last = cursors(work, **listed)
    assert page(work, **listed, after=first, before=last) == (["1"], True, True)
    work.done("cancelTask", {"id": tasks[0]["id"]})
    assert page(work, **listed, after=first, before=last) == (["1"], False, True)
    work.done("cancelTask", {"id": tasks[2]["id"]})
    assert page(work, **listed, last=5, after=first, before=last) == (["1"], False, False)


def test_pages_of_each_parent_do_so_too(work: Work):
    agents = [work.agent(maxConcurrentTasks=5) for _ in range(2)]
    for number, agent in enumerate(agents * 3):
        work.task(title=str(number), assignTo=agent["id"])
    query = """query ($ids: [ID!]!, $after: String, $before: String) { nodes(ids: $ids) { ... on Agent {
      tasks(orderBy: {field: CREATED_AT, direction: ASC}, after: $after, before: $before) {
        edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage } } } } }"""
    ids = [agent["id"] for agent in agents]
    own, other = (each["tasks"]["edges"] for each in work.gateway.data(query, {"ids": ids})["nodes"])
    bounds = {"after": own[0]["cursor"], "before": own[1]["cursor"]}
    first, second = (each["tasks"] for each in work.gateway.data(query, {"ids": ids, **bounds})["nodes"])
    assert first == {"edges": [], "pageInfo": {"hasNextPage": True, "hasPreviousPage": True}}
    # Between the first two tasks of its colleague lies the first task of the other.
    assert second == {"edges": other[:1], "pageInfo": {"hasNextPage": True, "hasPreviousPage": False}}


@pytest.mark.parametrize("argument", ["after", "before"])
def test_a_cursor_of_another_list_is_rejected_by_name(work: Work, argument: str):
    agent, task = work.agent(), work.task()
    query = "{ agents(first: 1) { edges { cursor } } events(first: 1) { edges { cursor } } }"
    data = work.gateway.data(query)
    of_agents, of_events = (data[name]["edges"][0]["cursor"] for name in ("agents", "events"))
    [in_another_order, *_] = cursors(work, orderBy={"field": "PRIORITY", "direction": "ASC"})
    for cursor in (of_agents, of_events, in_another_order, "nonsense", agent["id"], task["id"]):
        [error] = work.gateway.graphql(LIST, {argument: cursor})["errors"]
        assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": [argument], "retryable": False}
        assert error["message"].startswith(f"{argument} is ")


def test_an_empty_cursor_is_none(work: Work):
    kind = some("type")
    work.task(title="only", type=kind)
    assert page(work, filter={"type": kind}, after="", before="") == (["only"], False, False)


@pytest.mark.parametrize("argument", ["first", "last"])
@pytest.mark.parametrize("size", [0, -1, 101])
def test_a_size_out_of_range_is_rejected_by_name(work: Work, argument: str, size: int):
    [error] = work.gateway.graphql(LIST, {argument: size})["errors"]
    assert error["message"] == f"{argument} must be from 1 to 100." and error["extensions"]["field"] == [argument]
