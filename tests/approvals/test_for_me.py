"""`approvals(forMe:)`: the approvals that await the caller's decision."""

import itertools
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, _frame, agent, opened, person

LIST = """query($forMe: Boolean, $status: ApprovalStatus, $session: ID!) {
  approvals(forMe: $forMe, status: $status) { totalCount nodes { title } }
  session(id: $session) { approvals(forMe: $forMe, status: $status) { totalCount nodes { title } } }
}"""


_numbers = itertools.count(1)


class Team:
    """People of an organization and a session in which they request approvals."""

    def __init__(self, gateway: Gateway) -> None:
        self.organization = f"For me {next(_numbers)}"
        self.ann, self.ben, self.cleo = (person(gateway, organization=self.organization) for _ in range(3))
        self.session = opened(self.ann)
        self.cleo.done("joinSession", "session { id }", sessionId=self.session)

    def ask(self, title: str, by: Person, **values: Any) -> str:
        asked = by.done("requestApproval", "approval { id }", title=title, sessionId=self.session, **values)
        return str(asked["approval"]["id"])

    def listed(self, reader: Person, **variables: Any) -> set[str]:
        """Return the titles listed for a reader, by the root field and in the session."""
        found = reader.data(LIST, session=self.session, **variables)
        pages = [found["approvals"], found["session"]["approvals"]]
        assert pages[0] == pages[1]
        titles = {node["title"] for node in pages[0]["nodes"]}
        assert pages[0]["totalCount"] == len(pages[0]["nodes"]) == len(titles)
        return titles


@pytest.fixture
def team(gateway: Gateway) -> Team:
    return Team(gateway)


def test_only_what_awaits_the_callers_decision_is_for_them(gateway: Gateway, team: Team) -> None:
    ann, ben, cleo = team.ann, team.ben, team.cleo
    ids = {
        "anyone": team.ask("anyone", ann),
        "ben": team.ask("ben", ann, approverIds=[ben.id]),
        "both": team.ask("both", ann, approverIds=[ben.id, cleo.id], requiredApprovals=2),
        "own": team.ask("own", cleo, approverIds=[ben.id, cleo.id]),
        "expiring": team.ask("expiring", ann, expiresInSeconds=3600),
    }
    assert team.listed(ann, forMe=True) == {"anyone", "expiring"}
    assert team.listed(ben, forMe=True) == {"anyone", "ben", "both", "own", "expiring"}
    assert team.listed(cleo, forMe=True) == {"anyone", "both", "expiring"}, "nobody decides their own request"
    everything = set(ids)
    assert team.listed(cleo) == team.listed(cleo, forMe=False) == team.listed(cleo, forMe=None) == everything

    ben.done("respondToApproval", "approval { id }", id=ids["both"], approved=True)
    ben.done("respondToApproval", "approval { id }", id=ids["ben"], approved=True)
    cleo.done("respondToApproval", "approval { id }", id=ids["anyone"], approved=False)
    assert team.listed(ben, forMe=True) == {"own", "expiring"}, (
        "those that are decided, or by them, no longer await them"
    )
    assert team.listed(cleo, forMe=True) == {"both", "expiring"}
    assert team.listed(ben, forMe=True, status="APPROVED") == set()
    assert team.listed(ben, status="APPROVED") == {"ben"}


def test_nothing_is_for_those_who_cannot_decide(gateway: Gateway, team: Team) -> None:
    team.ask("undecided", team.ann)
    viewer = person(gateway, Role.VIEWER, team.organization)
    worker = agent(person(gateway, Role.ADMIN, team.organization))
    secret = team.ben.done("createApiKey", "secret", name="narrow", scopes=["approvals:read", "collaboration:read"])
    narrow = Person(gateway, team.ben.id, secret["secret"])
    for reader in (viewer, worker, narrow):
        assert "undecided" in team.listed(reader)
        assert team.listed(reader, forMe=True) == set()
    assert "undecided" in team.listed(team.ben, forMe=True)


def test_a_stream_that_several_callers_share_lists_nothing_for_one_of_them(team: Team) -> None:
    follow = """subscription($id: ID!) { sessionEvents(sessionId: $id) {
      ... on ApprovalRequested { approval { session { approvals(forMe: true) { totalCount } } } } } }"""
    with team.ben._subscribed(follow, {"id": team.session}) as socket:
        _frame(socket, "next")
        team.ask("streamed", team.ann, approverIds=[team.cleo.id])
        payload = _frame(socket, "next")["payload"]
    [error] = payload["errors"]
    assert (error["extensions"]["code"], error["path"][-1]) == ("BAD_USER_INPUT", "approvals")
