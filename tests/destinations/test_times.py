"""One format for times: the same time has the same text wherever Parley writes it."""

import re
from collections.abc import Iterator
from typing import Any, Final

from tests.destinations.house import House
from tests.running import Runs, node, value
from tests.work import some

ONE_FORMAT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
LOOKS_LIKE_A_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
# Whole seconds: most encoders omit a fraction of 0.
GIVEN: Final = "2087-03-01T11:30:00+02:00"
DUE: Final = "2087-03-01T09:30:00.000000Z"
TASK: Final = "id title dueAt createdAt updatedAt"


def times(value: Any) -> Iterator[str]:
    """Yield all texts in a JSON value that look like a time."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from times(part)
    elif isinstance(value, str) and LOOKS_LIKE_A_TIME.fullmatch(value):
        yield value


def check(value: Any, least: int = 1) -> Any:
    """Return the value after checking that it contains this many times, and that all have the one format."""
    found = list(times(value))
    assert len(found) >= least and all(map(ONE_FORMAT.fullmatch, found)), value
    return value


def test_results_compiled_or_not(house: House):
    type = some("kind")
    made = house.owner.done("createTask", f"task {{ {TASK} }}", title="t", type=type, dueAt=GIVEN)["task"]
    assert check(made, 3)["dueAt"] == DUE
    query = f"query($type: String) {{ tasks(filter: {{type: $type}}) {{ nodes {{ {TASK} }} }} }}"
    for _ in range(3):  # the executor compiles a repeated document
        assert house.owner.data(query, type=type)["tasks"]["nodes"] == [made]


def test_streams_and_the_log(house: House):
    shown = f"... on Event {{ occurredAt }} ... on TaskCreated {{ task {{ {TASK} }} }}"
    with house.owner.follow(f"subscription {{ taskEvents {{ {shown} }} }}") as following:
        check(following())
        house.owner.done("createTask", "task { id }", title="t", type=some("kind"), dueAt=GIVEN)
        live = check(following(), 4)
    assert live["task"]["dueAt"] == DUE
    query = f'query {{ events(first: 100, types: ["collaboration.task_created"]) {{ nodes {{ {shown} }} }} }}'
    for _ in range(3):
        assert check(house.owner.data(query))["events"]["nodes"][-1] == live


def test_what_receivers_get(house: House):
    endpoints = [house.endpoint() for _ in range(3)]
    urls = [{"url": f"{house.service.url}/{endpoint}"} for endpoint in endpoints]
    types = ["collaboration.task_created", "api_key.created"]
    house.destination(endpoints[0], *types)
    house.destination(endpoints[1], *types, type="WEBHOOK", config=urls[1])
    house.destination(endpoints[2], *types, type="CLOUDEVENTS", config=urls[2])
    house.owner.done("createTask", "task { id }", title="t", type=some("kind"), dueAt=GIVEN)
    house.owner.done("createApiKey", "secret", name="until then", expiresAt=GIVEN)
    for endpoint in endpoints:
        for body in house.bodies(endpoint, 2):
            data = check(body, 2)["data"]
            assert (data["dueDate"] if "dueDate" in data else data["changes"]["expiresAt"]) == DUE


def test_runs(house: House):
    runs, type = Runs(house.owner), f"deploy.{some('done').replace('-', '_')}"
    later = value("later", "${timestamp(execution.startedAt) + duration('1s')}")
    run = runs.start(later, value("started", "${execution.startedAt}"), node("wait", "EVENT", {"waitFor": type}))
    runs.until(run, "WAITING")
    house.publish(type)
    ended = check(runs.until(run, "COMPLETED"), 8)
    started, later = (ended["nodes"][key]["output"] for key in ("started", "later"))
    assert started == ended["startedAt"] and later[19:] == started[19:]  # the fraction is kept
