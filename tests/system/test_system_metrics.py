"""`systemMetrics`: the numbers of the caller's organization, of all replicas."""

from typing import Any

from models.users import Role
from tests.deliveries.house import delivered
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person
from tests.waiting import until

FIELDS = """at agents agentsByStatus tasksByStatus executionsByStatus deliveriesByStatus pendingApprovals
    activeSessions subscribers eventsPublished requests averageLatencyMs"""
QUERY = f"{{ systemMetrics {{ {FIELDS} }} }}"
STREAM = f"subscription($every: Int) {{ systemMetrics(intervalSeconds: $every) {{ {FIELDS} }} }}"


def metrics(caller: Person) -> dict[str, Any]:
    found: dict[str, Any] = caller.data(QUERY)["systemMetrics"]
    return found


def test_the_numbers_are_those_of_the_organization(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Counted")
    worker = agent(admin)
    admin.done("createAgent", "agent { id }", name="Called", type="called", runtime="BUILTIN")
    for title in ("one", "two"):
        admin.done("createTask", "task { id }", title=title, type="counted")
    worker.done("agentHeartbeat", "agent { id }", agentId=worker.id)
    worker.done("claimTask", "task { id }", agentId=worker.id)
    opened(admin)
    admin.done("requestApproval", "approval { id }", title="May I?")
    found = metrics(person(gateway, Role.VIEWER, "Counted"))
    assert found["agents"] == 2
    assert found["agentsByStatus"] == {"OFFLINE": 0, "IDLE": 1, "BUSY": 1, "ERROR": 0, "STOPPED": 0}
    statuses = {"PENDING": 1, "ASSIGNED": 1, "RUNNING": 0, "COMPLETED": 0, "FAILED": 0, "CANCELLED": 0}
    assert found["tasksByStatus"] == statuses
    assert (found["pendingApprovals"], found["activeSessions"]) == (1, 1)
    assert set(found["executionsByStatus"].values()) == {0}
    assert found["eventsPublished"] >= 8
    assert found["requests"] >= 8
    assert found["averageLatencyMs"] > 0
    elsewhere = metrics(person(gateway, Role.VIEWER, "Counted elsewhere"))
    assert (elsewhere["agents"], elsewhere["tasksByStatus"]["PENDING"], elsewhere["activeSessions"]) == (0, 0, 0)
    assert elsewhere["requests"] < found["requests"]


def test_runs_and_deliveries_are_counted(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Runs counted")
    nodes = [{"key": "only", "type": "TRANSFORM", "config": {"value": 1}}]
    run = admin.done("executeWorkflow", "execution { id }", nodes=nodes)["execution"]["id"]
    done = "query($id: ID!) { execution(id: $id) { status } }"
    until(lambda: admin.data(done, id=run)["execution"]["status"] == "COMPLETED")
    delivered(admin, "Hello")
    assert metrics(admin)["executionsByStatus"]["COMPLETED"] == 1
    assert metrics(admin)["deliveriesByStatus"]["SUCCESS"] == 1


def test_waiting_for_a_task_is_no_latency(gateway: Gateway) -> None:
    worker = agent(person(gateway, Role.ADMIN, "Waiting"))
    before = metrics(worker)
    worker.done("claimTask", "task { id }", agentId=worker.id, waitSeconds=1)
    after = metrics(worker)
    assert after["requests"] == before["requests"] + 2
    assert after["averageLatencyMs"] < 500


def test_an_operation_whose_result_comes_in_parts_is_counted(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Divided")
    before = metrics(admin)
    deferred = {"query": "{ viewer { role ... @defer { organization { id } } } }"}
    with gateway.client(admin.token) as client:
        response = client.post("/graphql", json=deferred, headers={"accept": "text/event-stream"})
    assert '"hasNext":false' in response.text
    assert metrics(admin)["requests"] == before["requests"] + 2


def test_the_stream_shows_the_numbers_now_and_at_every_interval(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Streamed")
    with admin.follow(STREAM, every=1) as following:
        first = following()
        assert (first["agents"], first["subscribers"]) == (0, 1)
        agent(admin)
        until(lambda: following()["agents"] == 1)
        assert following()["at"] > first["at"]
    until(lambda: metrics(admin)["subscribers"] == 0)


def test_an_interval_is_from_a_second_to_a_day(gateway: Gateway) -> None:
    member = person(gateway)
    assert member.not_followed(STREAM, every=0) == "BAD_USER_INPUT"
    assert member.not_followed(STREAM, every=86_401) == "BAD_USER_INPUT"
    with member.follow(STREAM, every=None) as following:
        assert following()["subscribers"] >= 1


def test_a_key_without_the_scope_sees_no_numbers(gateway: Gateway) -> None:
    admin = administrator(gateway)
    narrow = admin.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    [error] = gateway.graphql(QUERY, {}, narrow)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
