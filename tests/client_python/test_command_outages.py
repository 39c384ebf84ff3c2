"""The gateway is killed while `parley-client` follows it: every event is printed once, and a run is seen to its end."""

import json
from collections.abc import Callable, Iterator

import pytest

from tests.client_python.test_command import Command
from tests.gateways import GatewayProcess
from tests.waiting import LONG_PATIENCE, until

pytestmark = pytest.mark.crash

CREATE = 'mutation ($title: String!) { createTask(input: {title: $title, type: "tail"}) { task { id } } }'
RUN = """mutation { executeWorkflow(input: {nodes: [
  {key: "ask", type: APPROVAL, config: {title: "Go on?"}},
  {key: "done", type: TRANSFORM, config: {value: "Yes"}, dependsOn: ["ask"]}
]}) { execution { id } errors { message } } }"""
PENDING = "{ approvals(status: PENDING) { nodes { id } } }"


@pytest.fixture
def served(backend: dict[str, str], gateway_process: Callable[..., GatewayProcess]) -> GatewayProcess:
    return gateway_process(backend)


@pytest.fixture
def parley(served: GatewayProcess) -> Iterator[Command]:
    command = Command(served, served.admin_key)
    yield command
    command.close()


def test_tail_prints_every_event_once(served: GatewayProcess, parley: Command):
    before = served.data(CREATE, {"title": "before"})["createTask"]["task"]["id"]
    cursor = cursor_of(served, before)
    tailing = parley.open("tail", "--types", "collaboration.task_created", "--after", cursor)
    assert tailing.stdout is not None
    created, printed = [before], [before]
    for number in range(6):
        if number % 2:
            served.kill()
            served.start()
        created.append(served.data(CREATE, {"title": f"task {number}"})["createTask"]["task"]["id"])
        printed.append(json.loads(tailing.stdout.readline())["task"]["id"])
    assert printed == created


def test_a_run_is_watched_through_restarts(served: GatewayProcess, parley: Command):
    run = served.data(RUN)["executeWorkflow"]["execution"]["id"]
    watching = parley.open("runs", "watch", run)
    assert watching.stdout is not None
    while json.loads(watching.stdout.readline()).get("node", {}).get("status") != "WAITING":
        pass
    served.kill()
    served.start()
    [approval] = served.data(PENDING)["approvals"]["nodes"]
    decided = parley.objects("approve", approval["id"])
    assert [each["status"] for each in decided] == ["APPROVED"]
    seen = [json.loads(line) for line in watching.stdout]
    completed = [each["node"]["key"] for each in seen if each.get("node", {}).get("status") == "COMPLETED"]
    assert (completed, seen[-1]["execution"]["status"]) == (["ask", "done"], "COMPLETED")
    assert watching.wait(LONG_PATIENCE) == 0


def cursor_of(served: GatewayProcess, task: str) -> str:
    """Return the cursor of a task's creation, once it is in the log."""
    found = list[str]()

    def look() -> bool:
        nodes = served.data("{ events(last: 5) { nodes { cursor ... on TaskCreated { task { id } } } } }")["events"][
            "nodes"
        ]
        found[:] = [node["cursor"] for node in nodes if node.get("task", {}).get("id") == task]
        return bool(found)

    until(look)
    return found[0]
