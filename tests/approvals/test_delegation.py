"""Delegation: somebody decides in place of an approver who is away, within the same rules as the approver."""

import asyncio
import time
from typing import Any

import pytest

from engine.delegations import sweep_delegations
from models.users import Role
from storage.clock import now
from tests.gateways import Gateway
from tests.ledger import placed, recorded
from tests.people import Person, administrator, agent, on_database, person
from tests.work import ahead

DELEGATION = "delegation { id startsAt endsAt endedAt active user { id } delegate { id } }"
SHOWN = (
    "approval { id status blocked viewerMayDecide viewerMayNotBecause "
    "decisions { by { id } onBehalfOf { id } approved override via } }"
)
READ = f"query($id: ID!) {{ approval(id: $id) {SHOWN[9:]} }}"


def delegate(by: Person, to: Person, **values: Any) -> dict[str, Any]:
    given = {"toUserId": to.id, "until": ahead(3600)} | values
    found: dict[str, Any] = by.done("delegateApprovals", DELEGATION, **given)["delegation"]
    return found


def ask(by: Person, *approvers: Person, **values: Any) -> str:
    given = {"title": "Release?", "approverIds": [each.id for each in approvers], **values}
    return str(by.done("requestApproval", "approval { id }", **given)["approval"]["id"])


def decide(by: Person, id: str, approved: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = by.done("respondToApproval", SHOWN, id=id, approved=approved)["approval"]
    return found


def refused(by: Person, id: str) -> tuple[str, str | None]:
    return by.refused("respondToApproval", SHOWN, id=id, approved=True)


def read(by: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = by.data(READ, id=id)["approval"]
    return found


def for_me(by: Person) -> set[str]:
    nodes = by.data("{ approvals(first: 100, forMe: true) { nodes { id } } }")["approvals"]["nodes"]
    return {each["id"] for each in nodes}


class Team:
    """A requester, an approver who is away, and others, all new."""

    def __init__(self, gateway: Gateway) -> None:
        self.ann, self.ben, self.cleo, self.dan = (person(gateway) for _ in range(4))


@pytest.fixture
def team(gateway: Gateway) -> Team:
    return Team(gateway)


# ---------------------------------------------------------------- deciding in somebody's place


def test_a_delegate_decides_what_the_delegator_is_named_for_and_the_decision_names_both(team: Team) -> None:
    before = ask(team.ann, team.ben)
    assert refused(team.cleo, before) == ("FORBIDDEN", "id")
    given = delegate(team.ben, team.cleo)
    assert (given["user"]["id"], given["delegate"]["id"], given["active"]) == (team.ben.id, team.cleo.id, True)
    after = ask(team.ann, team.ben)
    assert {before, after} <= for_me(team.cleo) & for_me(team.ben)
    for id in (before, after):
        assert (read(team.cleo, id)["viewerMayDecide"], read(team.cleo, id)["viewerMayNotBecause"]) == (True, None)
        done = decide(team.cleo, id)
        assert done["status"] == "APPROVED"
        assert done["decisions"] == [
            {
                "by": {"id": team.cleo.id},
                "onBehalfOf": {"id": team.ben.id},
                "approved": True,
                "override": False,
                "via": "WEB",
            }
        ]
    assert not {before, after} & for_me(team.cleo)


def test_nobody_else_may_decide_and_what_others_are_named_for_is_not_delegated(team: Team) -> None:
    delegate(team.ben, team.cleo)
    id, unrelated = ask(team.ann, team.ben), ask(team.ann, team.dan)
    assert refused(team.dan, id) == ("FORBIDDEN", "id")
    assert refused(team.cleo, unrelated) == ("FORBIDDEN", "id")
    assert unrelated not in for_me(team.cleo)


def test_there_are_no_chains(team: Team) -> None:
    delegate(team.ben, team.cleo)
    delegate(team.cleo, team.dan)
    id = ask(team.ann, team.ben)
    assert refused(team.dan, id) == ("FORBIDDEN", "id")
    assert id not in for_me(team.dan)
    assert decide(team.cleo, id)["status"] == "APPROVED"


def test_a_delegate_cannot_decide_their_own_request(team: Team) -> None:
    delegate(team.ben, team.ann)
    id = ask(team.ann, team.ben)
    assert refused(team.ann, id) == ("FORBIDDEN", "id")
    assert id not in for_me(team.ann)
    assert read(team.ann, id)["viewerMayNotBecause"] == (
        "Nobody can decide their own request, or one of a run they started."
    )


def test_a_delegator_who_is_behind_the_request_cannot_have_it_decided_either(team: Team) -> None:
    delegate(team.ben, team.cleo)
    id = ask(team.ben, team.ben, team.dan)
    assert refused(team.cleo, id) == ("FORBIDDEN", "id")
    assert id not in for_me(team.cleo)
    assert decide(team.dan, id)["status"] == "APPROVED"


def test_an_approver_and_their_delegate_have_one_vote(team: Team) -> None:
    delegate(team.ben, team.cleo)
    first, second = (ask(team.ann, team.ben, team.dan, requiredApprovals=2) for _ in range(2))
    assert decide(team.cleo, first)["status"] == "PENDING"
    assert refused(team.ben, first) == ("CONFLICT", "id")
    assert "Your delegate" in read(team.ben, first)["viewerMayNotBecause"]
    assert decide(team.ben, second)["status"] == "PENDING"
    assert refused(team.cleo, second) == ("CONFLICT", "id")
    assert first not in for_me(team.ben) | for_me(team.cleo)
    assert second not in for_me(team.ben) | for_me(team.cleo)
    for id in (first, second):
        assert refused(team.cleo, id)[0] == "CONFLICT"
        assert read(team.dan, id)["blocked"] is False
        assert decide(team.dan, id)["status"] == "APPROVED"


def test_a_delegate_of_two_approvers_is_one_person(team: Team) -> None:
    delegate(team.ben, team.cleo)
    delegate(team.dan, team.cleo)
    id = ask(team.ann, team.ben, team.dan, requiredApprovals=2)
    assert decide(team.cleo, id)["status"] == "PENDING"
    assert refused(team.cleo, id) == ("CONFLICT", "id")
    done = decide(team.dan, id)
    assert done["status"] == "APPROVED"
    assert [each["onBehalfOf"] for each in done["decisions"]] == [{"id": team.ben.id}, None]


def test_a_delegate_who_is_an_approver_decides_as_one(team: Team) -> None:
    delegate(team.ben, team.cleo)
    id = ask(team.ann, team.ben, team.cleo, requiredApprovals=2)
    assert decide(team.cleo, id)["decisions"][0]["onBehalfOf"] is None
    assert refused(team.cleo, id) == ("CONFLICT", "id")
    assert decide(team.ben, id)["status"] == "APPROVED"


def test_an_operator_still_decides_what_is_blocked(gateway: Gateway, team: Team) -> None:
    operator = person(gateway, Role.OPERATOR)
    delegate(team.ben, operator)
    id = ask(team.ann, team.ben, team.dan, requiredApprovals=2)
    decide(team.ben, id)
    assert refused(operator, id) == ("CONFLICT", "id")
    administrator(gateway).done("updateUser", "user { id }", id=team.dan.id, active=False)
    done = decide(operator, id)
    assert (done["status"], done["decisions"][1]["override"]) == ("APPROVED", True)


# ---------------------------------------------------------------- giving and ending


def test_a_delegate_who_could_not_be_named_is_rejected(gateway: Gateway, team: Team) -> None:
    viewer, gone = person(gateway, Role.VIEWER), person(gateway)
    administrator(gateway).done("updateUser", "user { id }", id=gone.id, active=False)
    worker, stranger = agent(administrator(gateway)), person(gateway, organization="Elsewhere")
    for who, code in (
        (viewer, "BAD_USER_INPUT"),
        (gone, "BAD_USER_INPUT"),
        (team.ben, "BAD_USER_INPUT"),
        (worker, "NOT_FOUND"),
        (stranger, "NOT_FOUND"),
    ):
        given = {"toUserId": who.id, "until": ahead(60)}
        assert team.ben.refused("delegateApprovals", DELEGATION, **given) == (code, "toUserId")
    assert viewer.refused("delegateApprovals", DELEGATION, toUserId=team.ben.id, until=ahead(60))[0] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("times", "error"),
    [
        ({"until": -1}, ("BAD_USER_INPUT", "until")),
        ({"from": 60, "until": 59}, ("BAD_USER_INPUT", "until")),
        ({"until": 366 * 86400}, ("BAD_USER_INPUT", "until")),
    ],
)
def test_times_that_make_no_period_are_rejected(team: Team, times: dict[str, int], error: tuple[str, str]) -> None:
    given = {name: ahead(seconds) for name, seconds in times.items()}
    assert team.ben.refused("delegateApprovals", DELEGATION, toUserId=team.cleo.id, **given) == error


def test_at_any_time_one_user_decides_in_anothers_place(team: Team) -> None:
    first = delegate(team.ben, team.cleo, until=ahead(600))
    overlapping = {"toUserId": team.dan.id, "from": ahead(300), "until": ahead(900)}
    assert team.ben.refused("delegateApprovals", DELEGATION, **overlapping) == ("CONFLICT", "from")
    later = delegate(team.ben, team.dan, **{"from": first["endsAt"], "until": ahead(900)})
    assert later["active"] is False
    team.ben.done("endDelegation", DELEGATION, id=first["id"])
    assert delegate(team.ben, team.dan, until=ahead(300))["active"] is True


def test_a_delegation_that_has_not_begun_or_has_ended_has_no_effect(team: Team) -> None:
    planned = delegate(team.ben, team.cleo, **{"from": ahead(3600), "until": ahead(7200)})
    id = ask(team.ann, team.ben)
    assert refused(team.cleo, id) == ("FORBIDDEN", "id")
    assert id not in for_me(team.cleo)
    team.ben.done("endDelegation", DELEGATION, id=planned["id"])
    current = delegate(team.ben, team.cleo)
    assert id in for_me(team.cleo)
    ended = team.ben.done("endDelegation", DELEGATION, id=current["id"])["delegation"]
    assert (ended["active"], ended["endedAt"] is None) == (False, False)
    assert refused(team.cleo, id) == ("FORBIDDEN", "id")
    assert team.ben.refused("endDelegation", DELEGATION, id=current["id"]) == ("CONFLICT", "id")


def test_a_delegation_ends_automatically_and_that_is_recorded(gateway: Gateway, team: Team) -> None:
    id = ask(team.ann, team.ben)
    before = len(recorded(gateway))
    given = delegate(team.ben, team.cleo, until=ahead(1.5))
    query = "query($id: ID!) { node(id: $id) { ... on ApprovalDelegation { active endedAt endsAt } } }"
    deadline = time.monotonic() + 20
    while (found := team.ann.data(query, id=given["id"])["node"])["endedAt"] is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert (found["active"], found["endedAt"] >= found["endsAt"]) == (False, True)
    assert refused(team.cleo, id) == ("FORBIDDEN", "id")
    of_it = [event for event in recorded(gateway, before) if given["id"] in str(event["payload"])]
    assert [(event["type"], event["actor_id"]) for event in of_it] == [
        ("approval.delegated", team.ben.id),
        ("approval.delegation_ended", "sys_parley"),
    ]
    placed(gateway)
    query = "query($id: ID!) { node(id: $id) { ... on Event { causedBy } } }"
    assert administrator(gateway).data(query, id=of_it[1]["id"])["node"] == {"causedBy": of_it[0]["id"]}

    async def sweep_again() -> int:
        async with asyncio.timeout(20):
            return await sweep_delegations(now())

    assert on_database(gateway, sweep_again) == 0


def test_its_two_users_and_administrators_may_end_it(gateway: Gateway, team: Team) -> None:
    for who in (team.ben, team.cleo, administrator(gateway)):
        given = delegate(team.ben, team.cleo)
        assert team.dan.refused("endDelegation", DELEGATION, id=given["id"]) == ("FORBIDDEN", "id")
        assert who.done("endDelegation", DELEGATION, id=given["id"])["delegation"]["active"] is False


@pytest.mark.parametrize("change", [{"active": False}, {"role": "VIEWER"}])
@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_it_ends_with_the_ability_of_either_user_to_decide(gateway: Gateway, team: Team, who: str, change: Any) -> None:
    given = delegate(team.ben, team.cleo)
    id = ask(team.ann, team.ben)
    admin = administrator(gateway)
    changed: Person = getattr(team, who)
    admin.done("updateUser", "user { id }", id=changed.id, **change)
    restored = {"active": True} if "active" in change else {"role": "MEMBER"}
    admin.done("updateUser", "user { id }", id=changed.id, **restored)
    query = "query($id: ID!) { node(id: $id) { ... on ApprovalDelegation { active } } }"
    assert admin.data(query, id=given["id"])["node"] == {"active": False}
    assert refused(team.cleo, id) == ("FORBIDDEN", "id")


def test_a_key_cannot_give_a_delegation_that_outlasts_it(gateway: Gateway, team: Team) -> None:
    expiry = ahead(600)
    key = team.ben.done("createApiKey", "secret", name="short", expiresAt=expiry)
    short = Person(gateway, team.ben.id, key["secret"])
    given = {"toUserId": team.cleo.id, "until": ahead(601)}
    assert short.refused("delegateApprovals", DELEGATION, **given) == ("FORBIDDEN", "until")
    assert short.done("delegateApprovals", DELEGATION, **given | {"until": expiry})["delegation"]["active"]


def test_it_is_given_once_with_an_idempotency_key(team: Team) -> None:
    values = {"until": ahead(3600), "idempotencyKey": "away"}
    assert delegate(team.ben, team.cleo, **values)["id"] == delegate(team.ben, team.cleo, **values)["id"]


# ---------------------------------------------------------------- what is shown


def test_users_show_the_delegations_they_gave_and_received(team: Team) -> None:
    given = delegate(team.ben, team.cleo)
    planned = delegate(team.dan, team.ben, **{"from": ahead(60), "until": ahead(120)})
    ended = delegate(team.cleo, team.ann)
    team.cleo.done("endDelegation", DELEGATION, id=ended["id"])
    viewer = "{ viewer { actor { ... on User { delegations { id user { id } delegate { id } active } } } } }"
    assert [each["id"] for each in team.ben.data(viewer)["viewer"]["actor"]["delegations"]] == [
        given["id"],
        planned["id"],
    ]
    query = "query($id: ID!) { user(id: $id) { delegations { id } } }"
    assert team.ann.data(query, id=team.cleo.id)["user"]["delegations"] == [{"id": given["id"]}]
    assert team.ann.data(query, id=team.ann.id)["user"]["delegations"] == []


def test_events_say_who_delegated_to_whom_and_for_how_long(gateway: Gateway, team: Team) -> None:
    given = delegate(team.ben, team.cleo)
    ended = team.ben.done("endDelegation", DELEGATION, id=given["id"])["delegation"]
    placed(gateway)
    query = """query($actor: ID!) { events(last: 2, actorId: $actor) {
      nodes { type ... on RecordChanged { recordId changes } } } }"""
    events = {each.pop("type"): each for each in team.ann.data(query, actor=team.ben.id)["events"]["nodes"]}
    users = {"userId": team.ben.id, "delegateId": team.cleo.id}
    assert events == {
        "approval.delegated": {
            "recordId": given["id"],
            "changes": {**users, "startsAt": given["startsAt"], "endsAt": given["endsAt"]},
        },
        "approval.delegation_ended": {"recordId": given["id"], "changes": {**users, "endedAt": ended["endedAt"]}},
    }


def test_the_reason_why_the_viewer_may_not_decide_is_the_errors(gateway: Gateway, team: Team) -> None:
    viewer, worker = person(gateway, Role.VIEWER), agent(administrator(gateway))
    named, anyone = ask(team.ann, team.ben), ask(team.ann, approverIds=None)
    expected = {
        (team.ben, named): None,
        (team.dan, named): "Only the approvers of this request can decide it.",
        (team.ann, named): "Nobody can decide their own request, or one of a run they started.",
        (viewer, named): "This requires the scope approvals:respond, which your credential does not have.",
        (worker, anyone): "This requires the scope approvals:respond, which your credential does not have.",
        (team.ann, anyone): None,
    }
    for (who, id), reason in expected.items():
        found = read(who, id)
        assert (found["viewerMayDecide"], found["viewerMayNotBecause"]) == (reason is None, reason)
        if reason is not None:
            [error] = who.change("respondToApproval", SHOWN, {"id": id, "approved": True})["errors"]
            assert error["message"] == reason
    decide(team.ben, named)
    assert read(team.ben, named)["viewerMayNotBecause"] == "This request was already approved."


def test_streams_that_several_callers_share_do_not_show_what_one_of_them_may_do(team: Team) -> None:
    follow = """subscription { approvalEvents {
      ... on ApprovalRequested { approval { viewerMayDecide viewerMayNotBecause } } } }"""
    with team.dan.follow(follow) as following:
        following()
        ask(team.ann, team.ben)
        assert following() == {"approval": {"viewerMayDecide": None, "viewerMayNotBecause": None}}
