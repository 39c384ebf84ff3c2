"""A gateway crashes at every commit of an approval: what people decided counts, once, and expiry decides once."""

from typing import Any

import pytest

from models.users import Role
from tests.approvals.test_delegation import delegate
from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.crash_points.people import repeated, someone, until_ended
from tests.people import Person
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]

SHOWN = "status resolvedAt decisions { by { id } onBehalfOf { id } approved }"


@pytest.fixture(scope="module")
def ann(crashing: ForkedGateway) -> Person:
    """The requester."""
    return someone(crashing, Role.MEMBER)


@pytest.fixture(scope="module")
def ben(crashing: ForkedGateway) -> Person:
    """An approver."""
    return someone(crashing, Role.MEMBER)


@pytest.fixture(scope="module")
def cleo(crashing: ForkedGateway) -> Person:
    """Another approver."""
    return someone(crashing, Role.MEMBER)


@pytest.fixture(scope="module")
def dan(crashing: ForkedGateway) -> Person:
    """The delegate of an approver."""
    return someone(crashing, Role.MEMBER)


def asked(by: Person, *approvers: Person, **values: Any) -> str:
    """Request an approval under an idempotency key."""
    given = {"title": "Release?", "approverIds": [each.id for each in approvers], "idempotencyKey": some("ask")}
    return str(by.done("requestApproval", "approval { id }", **given | values)["approval"]["id"])


def shown(by: Person, id: str) -> dict[str, Any]:
    """Return an approval as it is now."""
    found: dict[str, Any] = by.data(f"query($id: ID!) {{ approval(id: $id) {{ {SHOWN} }} }}", id=id)["approval"]
    return found


def end_of(by: Person, id: str, *people: Person) -> Any:
    """Return the status and the decisions, with people by their place in the arguments."""
    found, names = shown(by, id), {each.id: number for number, each in enumerate(people)}
    return found["status"], [
        (names.get(each["by"]["id"]), each["onBehalfOf"] and names[each["onBehalfOf"]["id"]], each["approved"])
        for each in found["decisions"]
    ]


def test_two_approvers_approve(ann: Person, ben: Person, cleo: Person, explored: Explore) -> None:
    def scenario() -> Any:
        id = asked(ann, ben, cleo, requiredApprovals=2)
        for number, approver in enumerate((ben, cleo), 1):
            key = some("decision")
            for _ in range(2):  # the second is the same decision, not another one
                approver.done("respondToApproval", "approval { id }", id=id, approved=True, idempotencyKey=key)
            assert len(shown(ann, id)["decisions"]) == number
        end = end_of(ann, id, ann, ben, cleo)
        assert end == ("APPROVED", [(1, None, True), (2, None, True)])
        return end

    explored(scenario)


def test_a_delegate_decides(ann: Person, ben: Person, dan: Person, explored: Explore) -> None:
    def scenario() -> Any:
        delegation = delegate(ben, dan, idempotencyKey=some("delegation"))
        id = asked(ann, ben)
        dan.done("respondToApproval", "approval { id }", id=id, approved=False, idempotencyKey=some("decision"))
        end = end_of(ann, id, ann, ben, dan)
        assert end == ("REJECTED", [(2, 1, False)])
        ben.change("endDelegation", "delegation { id }", {"id": delegation["id"]})
        return end

    explored(scenario)


@pytest.mark.parametrize(("on_expiry", "status"), [("REJECT", "REJECTED"), ("FAIL", "EXPIRED")])
def test_an_approval_expires(ann: Person, ben: Person, explored: Explore, on_expiry: str, status: str) -> None:
    def scenario() -> Any:
        id = asked(ann, ben, expiresInSeconds=1, onExpiry=on_expiry)
        until_ended(lambda: shown(ann, id), status)
        repeated(ben, "respondToApproval", "approval { id }", id=id, approved=True)  # too late
        return end_of(ann, id, ann, ben)

    explored(scenario)


def test_an_approval_is_cancelled(ann: Person, ben: Person, explored: Explore) -> None:
    def scenario() -> Any:
        id = asked(ann, ben)
        repeated(ann, "cancelApproval", "approval { id }", id=id)
        return end_of(ann, id, ann, ben)

    explored(scenario)
