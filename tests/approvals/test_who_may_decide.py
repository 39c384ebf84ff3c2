"""The right to decide: named approvers and nobody else, no requester, and nothing that decides automatically."""

from collections.abc import Iterator
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, administrator, agent, opened, person
from tests.running import Runs, node, value

SHOWN = "approval { id status blocked decisions { by { id } approved override via } }"
READ = f"query($id: ID!) {{ approval(id: $id) {SHOWN[9:]} }}"


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture(scope="module")
def member(gateway: Gateway) -> Person:
    return person(gateway)


@pytest.fixture(scope="module")
def approver(gateway: Gateway) -> Person:
    return person(gateway)


@pytest.fixture(scope="module")
def worker(gateway: Gateway) -> Person:
    return agent(administrator(gateway))


def request(by: Person, **values: Any) -> dict[str, Any]:
    found: dict[str, Any] = by.done("requestApproval", SHOWN, **{"title": "Release?", **values})["approval"]
    return found


def decide(by: Person, id: str, approved: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = by.done("respondToApproval", SHOWN, id=id, approved=approved)["approval"]
    return found


def may_not_decide(by: Person, id: str) -> None:
    assert by.refused("respondToApproval", SHOWN, id=id, approved=True) == ("FORBIDDEN", "id")


def read(by: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = by.data(READ, id=id)["approval"]
    return found


def waiting(runs: Runs, *nodes: dict[str, Any], **values: Any) -> tuple[str, str]:
    """Start a run, and return its id and that of the approval that its node `ask` waits for."""
    id = runs.start(*nodes, **values)
    run = runs.until(id, "RUNNING", "WAITING", nodes={"ask": "WAITING"})
    return id, run["nodes"]["ask"]["approval"]["id"]


# ---------------------------------------------------------------- automatic decisions


def test_a_session_never_approves_for_named_approvers_several_approvals_or_agents(
    member: Person, approver: Person, worker: Person
) -> None:
    session = opened(member, agentIds=[worker.id], config={"autoApproval": True})
    assert request(member, sessionId=session)["status"] == "APPROVED"
    for by, values in (
        (member, {"approverIds": [approver.id]}),
        (member, {"requiredApprovals": 2}),
        (worker, {}),
    ):
        assert request(by, sessionId=session, **values)["status"] == "PENDING"


def test_a_session_approves_only_requests_of_users_in_it(member: Person, approver: Person, operator: Person) -> None:
    session = opened(member, config={"autoApproval": True})
    refused = approver.refused("requestApproval", SHOWN, title="Release?", sessionId=session)
    assert refused == ("FORBIDDEN", "sessionId")
    assert request(operator, sessionId=session)["status"] == "PENDING"


def test_the_session_of_a_run_approves_no_node(operator: Person, member: Person) -> None:
    """The starter chooses the session, so it must not decide for the workflow's author."""
    nodes = [node("ask", "APPROVAL", {}), value("guarded", 1, "ask")]
    workflow = operator.done("createWorkflow", "workflow { id }", name="Guarded", nodes=nodes)["workflow"]["id"]
    session = opened(member, config={"autoApproval": True})
    runs = Runs(member)
    run, approval = waiting(runs, workflowId=workflow, sessionId=session)
    assert read(member, approval)["status"] == "PENDING"
    decide(operator, approval)
    runs.until(run, "COMPLETED")


@pytest.mark.parametrize("values", [{"requiredApprovals": 2}, {"approverIds": True}])
def test_expiry_approves_nothing_that_people_must_decide(member: Person, approver: Person, values: Any) -> None:
    given = {"approverIds": [approver.id]} if "approverIds" in values else values
    refused = member.refused("requestApproval", SHOWN, title="?", expiresInSeconds=1, onExpiry="APPROVE", **given)
    assert refused == ("BAD_USER_INPUT", "onExpiry")


def test_expiry_approves_nothing_for_agents_or_keys_that_cannot_decide(
    gateway: Gateway, operator: Person, worker: Person
) -> None:
    secret = operator.done("createApiKey", "secret", name="asks", scopes=["approvals:write"])["secret"]
    given = {"title": "?", "expiresInSeconds": 1, "onExpiry": "APPROVE"}
    narrow = Person(gateway, operator.id, secret)
    for by, values in ((worker, {}), (operator, {"agentId": worker.id}), (narrow, {})):
        assert by.refused("requestApproval", SHOWN, **given, **values) == ("FORBIDDEN", "onExpiry")


@pytest.mark.parametrize("config", [{"requiredApprovals": 2}, {"approvers": "${input.who}"}])
def test_a_node_cannot_approve_on_expiry_what_people_must_decide(member: Person, config: Any) -> None:
    nodes = [node("ask", "APPROVAL", {"onExpiry": "APPROVE", "expiresInSeconds": 1, **config})]
    refused = member.refused("executeWorkflow", "execution { id }", nodes=nodes)
    assert refused == ("BAD_USER_INPUT", "nodes.0.config.onExpiry")


# ---------------------------------------------------------------- one's own request


def test_nobody_decides_their_own_request_once_approvers_are_named(operator: Person, approver: Person) -> None:
    for approvers in ([operator.id], [operator.id, approver.id]):
        may_not_decide(operator, request(operator, approverIds=approvers)["id"])
    assert decide(operator, request(operator)["id"])["status"] == "APPROVED"


def test_nobody_decides_a_request_they_made_for_an_agent(operator: Person, approver: Person, worker: Person) -> None:
    made = request(operator, agentId=worker.id, approverIds=[operator.id, approver.id])
    may_not_decide(operator, made["id"])
    assert decide(approver, made["id"])["status"] == "APPROVED"


def test_nobody_decides_in_a_run_they_started_once_approvers_are_named(operator: Person, approver: Person) -> None:
    runs = Runs(operator)
    run, approval = waiting(runs, node("ask", "APPROVAL", {"approvers": [operator.id, approver.id]}))
    may_not_decide(operator, approval)
    decide(approver, approval)
    runs.until(run, "COMPLETED")
    run, approval = waiting(runs, node("ask", "APPROVAL", {}))
    decide(operator, approval)
    runs.until(run, "COMPLETED")


def test_nobody_decides_in_a_child_of_a_run_they_started(operator: Person, approver: Person) -> None:
    nodes = [node("ask", "APPROVAL", {"approvers": [operator.id, approver.id]})]
    child = operator.done("createWorkflow", "workflow { id }", name="Child", nodes=nodes)["workflow"]["id"]
    before = {each["id"] for each in _approvals(operator)}
    runs = Runs(operator)
    run = runs.start(node("child", "WORKFLOW", {"workflowId": child}))
    runs.until(run, "RUNNING", "WAITING", nodes={"child": "WAITING"})
    approval = _eventually(operator, before)
    may_not_decide(operator, approval)
    decide(approver, approval)
    runs.until(run, "COMPLETED")


def test_nobody_decides_in_a_run_that_their_event_started(operator: Person, approver: Person) -> None:
    nodes = [node("ask", "APPROVAL", {"approvers": [operator.id, approver.id]})]
    triggers = [{"type": "EVENT", "config": {"types": ["decide.wanted"]}}]
    operator.done("createWorkflow", "workflow { id }", name="Triggered", nodes=nodes, triggers=triggers)
    before = {each["id"] for each in _approvals(operator)}
    operator.done("publishEvent", "event { id }", type="decide.wanted", data={})
    approval = _eventually(operator, before)
    may_not_decide(operator, approval)
    assert decide(approver, approval)["status"] == "APPROVED"


@pytest.mark.parametrize("hops", [2, 3])
def test_nobody_decides_in_a_run_that_their_event_led_to_through_other_runs(
    operator: Person, member: Person, approver: Person, hops: int
) -> None:
    types = [f"led.to{hops}.step{step}" for step in range(hops)]
    steps = [[node("on", "EVENT", {"emit": type})] for type in types[1:]]
    steps.append([node("ask", "APPROVAL", {"approvers": [member.id, approver.id]})])
    for type, nodes in zip(types, steps, strict=True):
        triggers = [{"type": "EVENT", "config": {"types": [type]}}]
        operator.done("createWorkflow", "workflow { id }", name=type, nodes=nodes, triggers=triggers)
    before = {each["id"] for each in _approvals(operator)}
    member.done("publishEvent", "event { id }", type=types[0], data={})
    approval = _eventually(operator, before)
    may_not_decide(member, approval)
    assert approval not in {each["id"] for each in _approvals(member, forMe=True)}
    assert approval in {each["id"] for each in _approvals(approver, forMe=True)}
    assert decide(approver, approval)["status"] == "APPROVED"


def test_nobody_decides_in_a_child_of_a_run_that_their_event_led_to(
    operator: Person, member: Person, approver: Person
) -> None:
    nodes = [node("ask", "APPROVAL", {"approvers": [member.id, approver.id]})]
    child = operator.done("createWorkflow", "workflow { id }", name="Led child", nodes=nodes)["workflow"]["id"]
    for type, step in (
        ("led.child.a", node("on", "EVENT", {"emit": "led.child.b"})),
        ("led.child.b", node("child", "WORKFLOW", {"workflowId": child})),
    ):
        triggers = [{"type": "EVENT", "config": {"types": [type]}}]
        operator.done("createWorkflow", "workflow { id }", name=type, nodes=[step], triggers=triggers)
    before = {each["id"] for each in _approvals(operator)}
    member.done("publishEvent", "event { id }", type="led.child.a", data={})
    approval = _eventually(operator, before)
    may_not_decide(member, approval)
    assert decide(approver, approval)["status"] == "APPROVED"


def _approvals(by: Person, **only: Any) -> list[dict[str, Any]]:
    query = "query($forMe: Boolean) { approvals(first: 100, forMe: $forMe) { nodes { id } } }"
    found: list[dict[str, Any]] = by.data(query, **only)["approvals"]["nodes"]
    return found


def _eventually(by: Person, before: set[str]) -> str:
    """Return the approval that was requested since."""
    with by.follow("subscription { approvalEvents { ... on ApprovalRequested { approval { id } } } }") as item:
        item()  # opened: from here on nothing is missed
        for each in _approvals(by):
            if each["id"] not in before:
                return str(each["id"])
        return str(item()["approval"]["id"])


# ---------------------------------------------------------------- approvers who cannot decide


@pytest.fixture
def disabled(gateway: Gateway) -> Iterator[Person]:
    gone = person(gateway)
    administrator(gateway).done("updateUser", "user { id }", id=gone.id, active=False)
    yield gone


def test_an_approver_who_cannot_decide_is_rejected_when_named(
    gateway: Gateway, operator: Person, worker: Person, disabled: Person
) -> None:
    viewer = person(gateway, Role.VIEWER)
    for who, code in ((viewer, "BAD_USER_INPUT"), (disabled, "BAD_USER_INPUT"), (worker, "NOT_FOUND")):
        assert operator.refused("requestApproval", SHOWN, title="?", approverIds=[who.id]) == (code, "approverIds")
        nodes = [node("ask", "APPROVAL", {"approvers": [who.id]})]
        for mutation, shown, more in (
            ("executeWorkflow", "execution { id }", {}),
            ("createWorkflow", "workflow { id }", {"name": "x"}),
        ):
            refused = operator.refused(mutation, shown, nodes=nodes, **more)
            assert refused == (code, "nodes.0.config.approvers.0")
        runs = Runs(operator)
        computed = runs.failed(node("ask", "APPROVAL", {"approvers": "${input}"}), input=[who.id])
        assert "may decide" in computed["nodes"]["ask"]["error"]


@pytest.mark.parametrize("who", [[], None, "", False, 0, {}])
def test_computed_approvers_that_are_empty_fail_the_node(member: Person, who: Any) -> None:
    run = Runs(member).failed(node("ask", "APPROVAL", {"approvers": "${input.who}"}), input={"who": who})
    assert "approvers" in run["nodes"]["ask"]["error"]


def test_an_empty_list_of_approvers_is_rejected(member: Person) -> None:
    assert member.refused("requestApproval", SHOWN, title="?", approverIds=[]) == ("BAD_USER_INPUT", "approverIds")
    nodes = [node("ask", "APPROVAL", {"approvers": []})]
    refused = member.refused("executeWorkflow", "execution { id }", nodes=nodes)
    assert refused == ("BAD_USER_INPUT", "nodes.0.config.approvers")


@pytest.mark.parametrize("change", [{"active": False}, {"role": "VIEWER"}])
def test_an_approver_who_can_no_longer_decide_is_reported_and_an_operator_decides_instead(
    gateway: Gateway, member: Person, operator: Person, approver: Person, change: Any
) -> None:
    leaving = person(gateway)
    asked = request(member, approverIds=[approver.id, leaving.id], requiredApprovals=2)
    assert decide(approver, asked["id"])["blocked"] is False
    may_not_decide(operator, asked["id"])
    admin = person(gateway, Role.ADMIN)
    before = len(recorded(gateway))
    admin.done("updateUser", "user { id }", id=leaving.id, **change)
    updated, blocked = recorded(gateway, before)
    assert (updated["type"], blocked["type"], blocked["actor_id"]) == ("user.updated", "approval.blocked", admin.id)
    assert asked["id"] in str(blocked["payload"])
    assert read(member, asked["id"])["blocked"] is True
    may_not_decide(person(gateway), asked["id"])
    may_not_decide(member, asked["id"])
    done = decide(operator, asked["id"])
    assert (done["status"], done["blocked"]) == ("APPROVED", False)
    assert [(each["by"]["id"], each["override"]) for each in done["decisions"]] == [
        (approver.id, False),
        (operator.id, True),
    ]


def test_an_operator_who_is_an_approver_decides_as_one(gateway: Gateway, member: Person, operator: Person) -> None:
    leaving = person(gateway)
    asked = request(member, approverIds=[operator.id, leaving.id], requiredApprovals=2)
    administrator(gateway).done("updateUser", "user { id }", id=leaving.id, active=False)
    done = decide(operator, asked["id"])
    assert (done["status"], done["blocked"]) == ("PENDING", True)
    assert [each["override"] for each in done["decisions"]] == [False]


def test_a_request_that_enough_others_can_decide_is_not_blocked(
    gateway: Gateway, member: Person, operator: Person, approver: Person
) -> None:
    leaving = person(gateway)
    asked = request(member, approverIds=[approver.id, leaving.id])
    before = len(recorded(gateway))
    administrator(gateway).done("updateUser", "user { id }", id=leaving.id, active=False)
    assert [each["type"] for each in recorded(gateway, before)] == ["user.updated"]
    may_not_decide(operator, asked["id"])


def test_a_request_that_names_only_its_requester_is_blocked_until_another_operator_decides(
    gateway: Gateway, operator: Person
) -> None:
    before = len(recorded(gateway))
    asked = request(operator, approverIds=[operator.id])
    assert asked["blocked"] is True
    assert "approval.blocked" in [each["type"] for each in recorded(gateway, before)]
    may_not_decide(operator, asked["id"])
    cancelled = request(operator, approverIds=[operator.id])
    assert operator.done("cancelApproval", SHOWN, id=cancelled["id"])["approval"]["blocked"] is False
    done = decide(person(gateway, Role.OPERATOR), asked["id"])
    assert (done["status"], done["decisions"][0]["override"]) == ("APPROVED", True)


def test_a_node_whose_approvers_cannot_decide_is_reported(gateway: Gateway, operator: Person) -> None:
    before = len(recorded(gateway))
    runs = Runs(operator)
    run, approval = waiting(runs, node("ask", "APPROVAL", {"approvers": [operator.id]}))
    assert read(operator, approval)["blocked"] is True
    blocked = [each["actor_id"] for each in recorded(gateway, before) if each["type"] == "approval.blocked"]
    assert blocked == [operator.id]
    decide(person(gateway, Role.OPERATOR), approval)
    runs.until(run, "COMPLETED")


def test_a_node_shows_any_value_as_text_cut_to_the_limits_of_a_request(operator: Person) -> None:
    """The length of a computed text is known only in the run, which must not fail because of it."""
    runs = Runs(operator)
    config = {"title": "${input.title}", "description": "${input.description}"}
    for description, expected in (("x" * 10_001, "x" * 10_000), ({"price": 7}, '{"price":7}')):
        given = {"title": "x" * 256, "description": description}
        run, approval = waiting(runs, node("ask", "APPROVAL", config), input=given)
        shown = operator.data("query($id: ID!) { approval(id: $id) { title description } }", id=approval)["approval"]
        assert (shown["title"], shown["description"]) == ("x" * 255, expected)
        operator.done("cancelExecution", "execution { id }", id=run)
