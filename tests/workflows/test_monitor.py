"""`/api/workflows/monitor`: the documented events of a run, by name, over server-sent events."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import httpx
import pytest

from auth.monitor_links import holder_of_token
from models.platform import prune_log
from storage.clock import now
from tests.gateways import ANONYMOUS, Gateway
from tests.monitors import PATH, Received, monitored, monitoring
from tests.people import Person, administrator, on_database
from tests.running import ABSENT, Runs, node, value

STEPS: Final = (value("research", 1), value("write", "${nodes.research.output}", "research"))
PAUSE: Final = node("ask", "APPROVAL", {"title": "Go on?"})
BROKEN: Final = node("broken", "TRANSFORM", {"value": "${1 / 0}"})


@pytest.fixture
def client(author: Person) -> Iterator[httpx.Client]:
    with author.gateway.client(author.token) as client:
        yield client


@pytest.fixture
def browser(gateway: Gateway) -> Iterator[httpx.Client]:
    """A client that sends no credential."""
    with gateway.client(ANONYMOUS) as client:
        yield client


def link(person: Person, id: str) -> httpx.URL:
    """Return the address of a run's monitor."""
    return httpx.URL(
        person.data("query($id: ID!) { execution(id: $id) { monitorUrl } }", id=id)["execution"]["monitorUrl"]
    )


def shown(events: list[Received]) -> list[tuple[str, Any]]:
    """Return the names of events and the nodes they are about."""
    return [(each.name, each.data.get("node_id")) for each in events]


ALL_STEPS: Final = [
    ("connected", None),
    ("workflow_started", None),
    ("node_started", "research"),
    ("node_completed", "research"),
    ("node_started", "write"),
    ("node_completed", "write"),
    ("workflow_completed", None),
]


def test_a_client_that_connects_late_receives_the_whole_run_and_then_the_end(
    author: Person, client: httpx.Client
) -> None:
    run = Runs(author).done(*STEPS)
    events = monitored(client, run["id"])
    assert shown(events) == ALL_STEPS
    assert [each.data["type"] for each in events] == [each.name for each in events]
    assert {each.data["execution_id"] for each in events} == {run["id"]}
    assert [each.data["status"] for each in events] == ["completed", *["running"] * 5, "completed"]
    assert [each.data["progress"]["completed"] for each in events] == [2, 0, 0, 1, 1, 2, 2]
    assert events[-1].data["progress"] == {"completed": 2, "total": 2, "fraction": 1.0}
    assert events[3].data["output"] == 1 and events[-1].data["output"] == run["output"]


def test_a_client_that_connects_early_receives_events_as_they_happen(author: Person, client: httpx.Client) -> None:
    id = Runs(author).start(PAUSE, value("after", 1, "ask"))
    with monitoring(client, id) as events:
        seen = [next(events)]
        assert (seen[0].name, seen[0].id) == ("connected", "")
        while seen[-1].name != "node_waiting":
            seen.append(next(events))
        assert seen[-1].data["node_status"] == "waiting"
        [approval] = author.data("{ approvals(first: 1) { nodes { id } } }")["approvals"]["nodes"]
        administrator(author.gateway).done("respondToApproval", "approval { id }", id=approval["id"], approved=True)
        seen += events
    assert [name for name, _ in shown(seen)][-4:] == [
        "node_completed",
        "node_started",
        "node_completed",
        "workflow_completed",
    ]


def test_a_browser_that_reconnects_after_the_end_stops_and_one_that_missed_some_receives_the_rest(
    author: Person, client: httpx.Client
) -> None:
    id = Runs(author).done(*STEPS)["id"]
    events = monitored(client, id)
    for position, event in enumerate(events[1:-1], 1):
        rest = monitored(client, id, event.id)
        assert rest[0].name == "connected" and rest[1:] == events[position + 1 :]
    again = client.get(PATH, params={"execution_id": id}, headers={"last-event-id": events[-1].id})
    assert (again.status_code, again.content) == (204, b"")


def test_a_failed_run_ends_with_workflow_failed_and_can_be_followed_again_after_a_retry(
    author: Person, client: httpx.Client
) -> None:
    runs = Runs(author)
    id = runs.failed(BROKEN)["id"]
    events = monitored(client, id)
    assert shown(events)[-2:] == [("node_failed", "broken"), ("workflow_failed", None)]
    assert events[-1].data["status"] == "failed" and events[-1].data["error"].startswith("broken: ")
    author.done("retryExecution", "execution { id }", id=id)
    runs.until(id, "FAILED")
    rest = monitored(client, id, events[-1].id)
    assert [each.name for each in rest] == [
        "connected", "workflow_started", "node_started", "node_failed", "workflow_failed"
    ]  # fmt: skip
    # A client that connects only now receives both rounds, and is not cut off at the end of the first one.
    assert [each.name for each in monitored(client, id)].count("workflow_failed") == 2


def test_a_cancelled_run_ends_with_workflow_failed(author: Person, client: httpx.Client) -> None:
    runs = Runs(author)
    id = runs.start(PAUSE)
    with monitoring(client, id) as events:
        while next(events).name != "node_waiting":
            pass
        author.done("cancelExecution", "execution { id }", id=id)
        [last] = [each for each in events if each.name.startswith("workflow")]
    assert (last.name, last.data["status"], last.data["error"]) == (
        "workflow_failed", "cancelled", "The run was cancelled."
    )  # fmt: skip


def test_an_ended_run_whose_events_were_pruned_shows_the_gap_and_its_end(
    author: Person, client: httpx.Client, gateway: Gateway
) -> None:
    runs = Runs(author)
    run = runs.done(value("one", 1))
    runs.ended_history(run["id"], "WorkflowCompleted")
    on_database(gateway, lambda: prune_log(now() + timedelta(seconds=1)))
    events = monitored(client, run["id"])
    assert [each.name for each in events] == ["connected", "gap", "workflow_completed"]
    assert events[1].data["reason"] == "EXPIRED" and events[2].data["output"] == run["output"]
    again = client.get(PATH, params={"execution_id": run["id"]}, headers={"last-event-id": events[-1].id})
    assert again.status_code == 204


# ---------------------------------------------------------------- who may see it


def test_errors_are_json_with_a_status(author: Person, client: httpx.Client, browser: httpx.Client) -> None:
    id = Runs(author).done(*STEPS)["id"]
    cases: tuple[tuple[httpx.Client, dict[str, str], dict[str, str], int, str], ...] = (
        (browser, {"execution_id": id}, {}, 401, "UNAUTHENTICATED"),
        (browser, {"execution_id": id}, {"authorization": "Bearer parley_wrong"}, 401, "UNAUTHENTICATED"),
        (browser, {"execution_id": id, "token": "wrong"}, {}, 401, "UNAUTHENTICATED"),
        (client, {"execution_id": ABSENT}, {}, 404, "NOT_FOUND"),
        (client, {"execution_id": "1"}, {}, 404, "NOT_FOUND"),
        (client, {}, {}, 400, "BAD_USER_INPUT"),
        (client, {"execution_id": id}, {"last-event-id": "wrong"}, 400, "BAD_USER_INPUT"),
    )
    for caller, query, headers, status, code in cases:
        response = caller.get(PATH, params=query, headers={"accept": "text/event-stream", **headers})
        assert (response.status_code, response.json()["code"]) == (status, code), response.text
        assert response.headers["content-type"].startswith("application/problem+json")
    resumed = client.get(PATH, params={"execution_id": id}, headers={"last-event-id": "wrong"}).json()
    assert resumed["field"] == "Last-Event-ID" and resumed["detail"].startswith("Last-Event-ID is not a cursor")
    wrong = client.get(PATH, params={"execution_id": "\0"}).json()
    assert (wrong["code"], wrong["field"]) == ("BAD_USER_INPUT", "execution_id")
    assert wrong["detail"].startswith("execution_id: Text that contains the character U+0000")
    assert client.post(PATH).status_code == 405
    assert client.head(PATH, params={"execution_id": id}).status_code == 200


def test_a_cursor_is_rejected_under_the_name_with_which_it_was_sent(client: httpx.Client) -> None:
    for headers, argument, named in (
        ({"last-event-id": "wrong"}, "", "Last-Event-ID"),
        ({}, '(after: "wrong")', "after"),
    ):
        query = {"query": f"subscription {{ events{argument} {{ __typename }} }}"}
        response = client.post("/graphql", json=query, headers={"accept": "text/event-stream", **headers})
        assert f"{named} is not a cursor" in response.text and f'"field":["{named}"]' in response.text


def test_another_organization_sees_nothing(author: Person, stranger: Person) -> None:
    id = Runs(author).done(*STEPS)["id"]
    with stranger.gateway.client(stranger.token) as client:
        assert client.get(PATH, params={"execution_id": id}).status_code == 404


def test_a_key_without_the_scope_gets_403(author: Person, browser: httpx.Client) -> None:
    id = Runs(author).done(*STEPS)["id"]
    key = author.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    response = browser.get(PATH, params={"execution_id": id}, headers={"x-api-key": key})
    assert (response.status_code, response.json()["code"]) == (403, "FORBIDDEN")


def test_a_link_opens_one_run_without_a_credential(author: Person, browser: httpx.Client) -> None:
    one, other = (Runs(author).done(*STEPS)["id"] for _ in range(2))
    url = link(author, one)
    assert str(url).startswith(f"{author.gateway.url}{PATH}?") and author.token not in str(url)
    token = url.params["token"]
    assert shown(monitored(browser, one, token=token)) == ALL_STEPS
    assert browser.get(PATH, params={"execution_id": other, "token": token}).status_code == 401
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert browser.get(PATH, params={"execution_id": one, "token": forged}).status_code == 401


def test_a_link_is_revoked_with_the_key_that_queried_it(author: Person, browser: httpx.Client) -> None:
    id = Runs(author).start(PAUSE)
    made = author.done(
        "createApiKey", "secret apiKey { id }", name="temporary", scopes=["workflows:read", "events:read"]
    )
    token = link(Person(author.gateway, author.id, made["secret"]), id).params["token"]
    with monitoring(browser, id, token=token) as events:
        assert next(events).name == "connected"
        author.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        [ended] = [each.data for each in events if each.name == "error"]
        assert (ended["code"], ended["retryable"]) == ("UNAUTHENTICATED", False)
    assert browser.get(PATH, params={"execution_id": id, "token": token}).status_code == 401


def test_a_link_is_valid_for_ten_minutes_and_for_reconnecting_for_a_day(author: Person) -> None:
    id = Runs(author).done(*STEPS)["id"]
    token = link(author, id).params["token"]
    key = author.gateway.environment["SECRET_KEY"]

    def valid(minutes: float, *, reconnects: bool) -> bool:
        moment = now() + timedelta(minutes=minutes)
        return holder_of_token(key, token, id, moment, reconnects=reconnects) is not None

    assert valid(9.9, reconnects=False) and not valid(10.1, reconnects=False)
    assert valid(60 * 23.9, reconnects=True) and not valid(60 * 24.1, reconnects=True)


def test_subscriptions_show_no_link(author: Person) -> None:
    id = Runs(author).done(*STEPS)["id"]
    watch = """subscription($id: ID!) { executionEvents(executionId: $id) {
      ... on StreamOpened { snapshot { ... on WorkflowExecution { id monitorUrl } } } } }"""
    with author.follow(watch, id=id) as following:
        assert following() == {"snapshot": {"id": id, "monitorUrl": None}}
