"""Approvals: requesting, responding and cancelling."""

from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, administrator, agent, person, unchanged

APPROVAL = """approval {
  id title description data status requestedBy { __typename id } session { id } approvers { id } requiredApprovals
  decisions { by { __typename id } approved feedback via at } expiresAt onExpiry createdAt resolvedAt
}"""
ABSENT = "apr_00000000000000000000000000"


@pytest.fixture(scope="module")
def asker(gateway: Gateway) -> Person:
    return person(gateway)


@pytest.fixture(scope="module")
def others(gateway: Gateway) -> list[Person]:
    """Three users who may respond."""
    return [person(gateway) for _ in range(3)]


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture(scope="module")
def stranger(gateway: Gateway) -> Person:
    """An administrator of another organization."""
    return person(gateway, Role.ADMIN, "Elsewhere")


def ask(by: Person, **values: Any) -> dict[str, Any]:
    approval: dict[str, Any] = by.done("requestApproval", APPROVAL, **{"title": "Ship it?", **values})["approval"]
    return approval


def answer(by: Person, id: str, approved: bool = True, **values: Any) -> dict[str, Any]:
    done = by.done("respondToApproval", APPROVAL, id=id, approved=approved, **values)
    approval: dict[str, Any] = done["approval"]
    return approval


def read(by: Person, id: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = by.data(f"query($id: ID!) {{ approval(id: $id) {APPROVAL[9:]} }}", id=id)["approval"]
    return found


# ---------------------------------------------------------------- requesting


def test_a_request_is_stored_as_given(asker: Person, others: list[Person]) -> None:
    asked = ask(
        asker,
        description="Version 2",
        data=["any", {"JSON": 1}],
        approverIds=[others[0].id, others[1].id],
        requiredApprovals=2,
        expiresInSeconds=3600,
        onExpiry="FAIL",
    )
    assert asked["status"] == "PENDING"
    assert asked["data"] == ["any", {"JSON": 1}]
    assert asked["requestedBy"] == {"__typename": "User", "id": asker.id}
    assert asked["approvers"] == [{"id": others[0].id}, {"id": others[1].id}]
    assert (asked["requiredApprovals"], asked["onExpiry"]) == (2, "FAIL")
    assert asked["expiresAt"] > asked["createdAt"]
    assert (asked["decisions"], asked["resolvedAt"], asked["session"]) == ([], None, None)
    assert read(others[0], asked["id"]) == asked


def test_omitted_fields_have_the_documented_defaults(asker: Person) -> None:
    asked = ask(asker)
    assert (asked["data"], asked["approvers"], asked["requiredApprovals"]) == ({}, [], 1)
    assert (asked["onExpiry"], asked["expiresAt"]) == ("REJECT", None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 256}, "title"),
        ({"description": "x" * 10_001}, "description"),
        ({"data": "x" * 262_145}, "data"),
        ({"requiredApprovals": 0}, "requiredApprovals"),
        ({"requiredApprovals": 101}, "requiredApprovals"),
        ({"expiresInSeconds": 0}, "expiresInSeconds"),
        ({"expiresInSeconds": 31_536_001}, "expiresInSeconds"),
        ({"approverIds": [""]}, "approverIds"),
        ({"idempotencyKey": ""}, "idempotencyKey"),
    ],
)
def test_an_invalid_value_is_rejected_with_its_field(gateway: Gateway, asker: Person, values: Any, field: str) -> None:
    with unchanged(gateway):
        assert asker.refused("requestApproval", APPROVAL, **{"title": "?", **values}) == ("BAD_USER_INPUT", field)


def test_approvers_must_be_users_who_may_respond(
    gateway: Gateway, asker: Person, others: list[Person], stranger: Person
) -> None:
    watcher = person(gateway, Role.VIEWER)
    with unchanged(gateway):
        for ids, code in [
            ([stranger.id], "NOT_FOUND"),
            ([others[0].id, "usr_00000000000000000000000000"], "NOT_FOUND"),
            ([watcher.id], "BAD_USER_INPUT"),
        ]:
            assert asker.refused("requestApproval", APPROVAL, title="?", approverIds=ids) == (code, "approverIds")
        assert asker.refused(
            "requestApproval", APPROVAL, title="?", approverIds=[asker.id, others[0].id], requiredApprovals=3
        ) == ("BAD_USER_INPUT", "requiredApprovals")


def test_a_disabled_user_cannot_be_an_approver(gateway: Gateway, asker: Person) -> None:
    gone = person(gateway)
    administrator(gateway).done("updateUser", "user { id }", id=gone.id, active=False)
    assert asker.refused("requestApproval", APPROVAL, title="?", approverIds=[gone.id]) == (
        "BAD_USER_INPUT",
        "approverIds",
    )


def test_a_viewer_reads_but_cannot_request(gateway: Gateway, asker: Person) -> None:
    watcher = person(gateway, Role.VIEWER)
    asked = ask(asker)
    with unchanged(gateway):
        assert watcher.refused("requestApproval", APPROVAL, title="?") == ("FORBIDDEN", None)
        assert watcher.refused("respondToApproval", APPROVAL, id=asked["id"], approved=True) == ("FORBIDDEN", None)
        assert watcher.refused("cancelApproval", APPROVAL, id=asked["id"]) == ("FORBIDDEN", None)
    assert read(watcher, asked["id"]) == asked


def test_an_agent_requests_only_in_its_own_name(
    gateway: Gateway, asker: Person, operator: Person, stranger: Person
) -> None:
    worker, another = agent(administrator(gateway)), agent(administrator(gateway))
    mine = {"__typename": "Agent", "id": worker.id}
    assert ask(worker)["requestedBy"] == mine
    assert ask(worker, agentId=worker.id)["requestedBy"] == mine
    assert ask(operator, agentId=worker.id)["requestedBy"] == mine
    with unchanged(gateway):
        for by in (another, asker):
            assert by.refused("requestApproval", APPROVAL, title="?", agentId=worker.id) == ("FORBIDDEN", "agentId")
    foreign = agent(stranger)
    with unchanged(gateway):
        for absent in ("agt_00000000000000000000000000", foreign.id):
            assert operator.refused("requestApproval", APPROVAL, title="?", agentId=absent) == ("NOT_FOUND", "agentId")


def test_an_idempotency_key_creates_one_request(gateway: Gateway, asker: Person) -> None:
    first = ask(asker, idempotencyKey="ask-once", expiresInSeconds=600)
    with unchanged(gateway):
        assert ask(asker, idempotencyKey="ask-once", expiresInSeconds=600) == first
        assert asker.refused("requestApproval", APPROVAL, title="Another", idempotencyKey="ask-once") == (
            "IDEMPOTENCY_MISMATCH",
            "idempotencyKey",
        )


# ---------------------------------------------------------------- in a session


def test_a_request_requires_an_active_session(gateway: Gateway, asker: Person, stranger: Person) -> None:
    session = asker.done("createSession", "session { id }", name="Room")["session"]["id"]
    assert ask(asker, sessionId=session)["session"] == {"id": session}
    listed = "query($id: ID!) { session(id: $id) { approvals { totalCount nodes { id } } } }"
    assert asker.data(listed, id=session)["session"]["approvals"]["totalCount"] == 1
    asker.done("updateSession", "session { id }", id=session, status="INACTIVE")
    with unchanged(gateway):
        assert asker.refused("requestApproval", APPROVAL, title="?", sessionId=session) == ("CONFLICT", "sessionId")
        assert stranger.refused("requestApproval", APPROVAL, title="?", sessionId=session) == ("NOT_FOUND", "sessionId")


def test_a_session_with_automatic_approval_approves_at_once(gateway: Gateway, asker: Person) -> None:
    session = asker.done("createSession", "session { id }", name="Auto", config={"autoApproval": True})["session"]["id"]
    before = len(recorded(gateway))
    asked = ask(asker, sessionId=session)
    assert asked["status"] == "APPROVED"
    assert asked["resolvedAt"]
    [decision] = asked["decisions"]
    assert (decision["by"]["__typename"], decision["approved"], decision["via"]) == ("SystemActor", True, "GENERIC")
    requested, responded = recorded(gateway, before)
    assert (requested["kind"], requested["actor_id"]) == ("ApprovalRequested", asker.id)
    assert (responded["kind"], responded["actor_id"]) == ("ApprovalResponded", decision["by"]["id"])


# ---------------------------------------------------------------- responding


def test_one_approval_approves(asker: Person, others: list[Person]) -> None:
    asked = ask(asker, expiresInSeconds=3600)
    done = answer(others[0], asked["id"], feedback="Looks good")
    assert (done["status"], bool(done["resolvedAt"])) == ("APPROVED", True)
    [decision] = done["decisions"]
    assert decision["by"] == {"__typename": "User", "id": others[0].id}
    assert (decision["approved"], decision["feedback"], decision["via"]) == (True, "Looks good", "WEB")
    assert decision["at"] >= asked["createdAt"]
    assert read(asker, asked["id"]) == done


def test_one_rejection_rejects_regardless_of_the_quorum(asker: Person, others: list[Person]) -> None:
    asked = ask(asker, requiredApprovals=2)
    assert answer(others[0], asked["id"])["status"] == "PENDING"
    assert answer(others[1], asked["id"], approved=False)["status"] == "REJECTED"


def test_the_quorum_approves(gateway: Gateway, asker: Person, others: list[Person]) -> None:
    asked = ask(asker, requiredApprovals=2, approverIds=[each.id for each in others])
    first = answer(others[0], asked["id"])
    assert (first["status"], first["resolvedAt"], len(first["decisions"])) == ("PENDING", None, 1)
    with unchanged(gateway):
        assert others[0].refused("respondToApproval", APPROVAL, id=asked["id"], approved=False) == ("CONFLICT", "id")
    second = answer(others[2], asked["id"])
    assert second["status"] == "APPROVED"
    assert [decision["by"]["id"] for decision in second["decisions"]] == [others[0].id, others[2].id]


@pytest.mark.parametrize(("approved", "status"), [(True, "APPROVED"), (False, "REJECTED")])
def test_a_late_response_is_rejected_with_the_outcome(
    gateway: Gateway, asker: Person, others: list[Person], approved: bool, status: str
) -> None:
    asked = ask(asker)
    answer(others[0], asked["id"], approved)
    with unchanged(gateway):
        late = others[1].change("respondToApproval", APPROVAL, {"id": asked["id"], "approved": True})
    [error] = late["errors"]
    assert (error["code"], error["field"], error["retryable"], late["approval"]) == ("CONFLICT", ["id"], False, None)
    assert f"already {status.lower()}" in error["message"]


def test_the_only_user_decides_their_own_request(gateway: Gateway, asker: Person) -> None:
    assert answer(asker, ask(asker)["id"])["status"] == "APPROVED"


def test_named_approvers_exclude_the_requester(gateway: Gateway, asker: Person, others: list[Person]) -> None:
    asked = ask(asker, approverIds=[others[0].id])
    with unchanged(gateway):
        assert asker.refused("respondToApproval", APPROVAL, id=asked["id"], approved=True) == ("FORBIDDEN", "id")


def test_an_agent_cannot_decide(gateway: Gateway, asker: Person) -> None:
    worker = agent(administrator(gateway))
    own, anothers = ask(worker), ask(asker)
    with unchanged(gateway):
        for asked in (own, anothers):
            assert worker.refused("respondToApproval", APPROVAL, id=asked["id"], approved=True) == ("FORBIDDEN", None)


def test_only_the_approvers_respond(gateway: Gateway, asker: Person, others: list[Person], operator: Person) -> None:
    asked = ask(asker, approverIds=[others[0].id])
    with unchanged(gateway):
        for who in (others[1], operator):
            assert who.refused("respondToApproval", APPROVAL, id=asked["id"], approved=True) == ("FORBIDDEN", "id")
    assert answer(others[0], asked["id"])["status"] == "APPROVED"


def test_feedback_is_limited_in_length(gateway: Gateway, asker: Person, others: list[Person]) -> None:
    asked = ask(asker)
    with unchanged(gateway):
        values = {"id": asked["id"], "approved": True, "feedback": "x" * 10_001}
        assert others[0].refused("respondToApproval", APPROVAL, **values) == ("BAD_USER_INPUT", "feedback")


# ---------------------------------------------------------------- cancelling


def test_requesters_and_operators_cancel(
    gateway: Gateway, asker: Person, others: list[Person], operator: Person
) -> None:
    worker = agent(administrator(gateway))
    for asked, by in [(ask(asker), asker), (ask(asker), operator), (ask(worker), worker)]:
        with unchanged(gateway):
            assert others[0].refused("cancelApproval", APPROVAL, id=asked["id"]) == ("FORBIDDEN", "id")
        done = by.done("cancelApproval", APPROVAL, id=asked["id"])["approval"]
        assert (done["status"], bool(done["resolvedAt"]), done["decisions"]) == ("CANCELLED", True, [])
        with unchanged(gateway):
            assert by.refused("cancelApproval", APPROVAL, id=asked["id"]) == ("CONFLICT", "id")
            assert others[0].refused("respondToApproval", APPROVAL, id=asked["id"], approved=True) == ("CONFLICT", "id")


def test_a_settled_request_cannot_be_cancelled(gateway: Gateway, asker: Person, others: list[Person]) -> None:
    asked = ask(asker)
    answer(others[0], asked["id"])
    with unchanged(gateway):
        assert asker.refused("cancelApproval", APPROVAL, id=asked["id"]) == ("CONFLICT", "id")


# ---------------------------------------------------------------- reading


def test_other_organizations_see_nothing(gateway: Gateway, asker: Person, stranger: Person) -> None:
    asked = ask(asker)
    with unchanged(gateway):
        for id in (asked["id"], ABSENT, "not an id"):
            assert read(stranger, id) is None
            assert stranger.refused("respondToApproval", APPROVAL, id=id, approved=True) == ("NOT_FOUND", "id")
            assert stranger.refused("cancelApproval", APPROVAL, id=id) == ("NOT_FOUND", "id")
    assert stranger.data("{ approvals { totalCount nodes { id } } }") == {"approvals": {"totalCount": 0, "nodes": []}}


def test_the_list_is_newest_first_and_filtered_by_status(gateway: Gateway) -> None:
    asker, other = (person(gateway, organization="List") for _ in range(2))
    asked = [ask(asker, title=str(number))["id"] for number in range(3)]
    answer(other, asked[1])
    listed = "query($status: ApprovalStatus) { approvals(status: $status, first: 2) { totalCount nodes { id } } }"
    everything = asker.data(listed)["approvals"]
    assert everything == {"totalCount": 3, "nodes": [{"id": asked[2]}, {"id": asked[1]}]}
    assert asker.data(listed, status="APPROVED")["approvals"] == {"totalCount": 1, "nodes": [{"id": asked[1]}]}
