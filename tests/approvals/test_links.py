"""The link to an approval: GET shows, POST decides, once, as the user it was sent to, while that user may decide."""

from typing import Any

import pytest

from models.sessions import Channel
from models.users import Role
from tests.approvals.links import asked, get, link_path, post
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, administrator, agent, person, unchanged
from tests.work import ahead

READ = """query($id: ID!) { approval(id: $id) {
  status decisions { by { id } onBehalfOf { id } approved feedback via override } } }"""


class Team:
    def __init__(self, gateway: Gateway) -> None:
        self.ann, self.ben, self.cleo = (person(gateway) for _ in range(3))


@pytest.fixture(scope="module")
def team(gateway: Gateway) -> Team:
    return Team(gateway)


def read(by: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = by.data(READ, id=id)["approval"]
    return found


# ---------------------------------------------------------------- GET shows


def test_the_page_shows_the_request_without_a_credential(gateway: Gateway, team: Team) -> None:
    data = {"amount": 500, "currency": "USD", "items": [{"sku": "a<b"}]}
    id = asked(team.ann, team.ben, description="Ship <b>it</b>?", data=data, expiresInSeconds=7200)
    response = get(gateway, link_path(gateway, id, team.ben.id))
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for shown in (
        "Release 4.2?",
        "Ship &lt;b&gt;it&lt;/b&gt;?",
        "<dt>amount</dt><dd>500</dd>",
        "<dt>currency</dt><dd>USD</dd>",
        "a&lt;b",
        "Requested by",
        "Expires on",
        "it is then rejected",
        "awaits a decision",
        '<button name="decision" value="approve">',
        '<button name="decision" value="reject"',
        '<textarea id="feedback" name="feedback"',
        'name="viewport" content="width=device-width, initial-scale=1"',
    ):
        assert shown in response.text
    assert "<script" not in response.text
    assert "<b>" not in response.text


def test_the_page_names_an_agent_that_requested_it(gateway: Gateway, team: Team) -> None:
    robot = agent(administrator(gateway), name="Release robot")
    text = get(gateway, link_path(gateway, asked(robot, team.ben), team.ben.id)).text
    assert "<dt>Requested by</dt><dd>Release robot</dd>" in text


def test_the_page_is_private(gateway: Gateway, team: Team) -> None:
    headers = get(gateway, link_path(gateway, asked(team.ann, team.ben), team.ben.id)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers
    policy = headers["content-security-policy"]
    for directive in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert directive in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT"])
def test_opening_a_link_decides_nothing(gateway: Gateway, team: Team, method: str) -> None:
    path = link_path(gateway, asked(team.ann, team.ben), team.ben.id)
    with unchanged(gateway):
        for query in ("", "?decision=approve", "?decision=approve&feedback=x"):
            response = get(gateway, path + query, method, **{"user-agent": "a mail scanner"})
            assert response.status_code == (200 if method in ("GET", "HEAD") else 405)
            assert method != "HEAD" or response.content == b""


# ---------------------------------------------------------------- POST decides


@pytest.mark.parametrize(
    ("decision", "status", "outcome"),
    [("approve", "APPROVED", "You approved it: Fine.\nGo!"), ("reject", "REJECTED", "You rejected it: Fine.\nGo!")],
)
def test_the_form_decides_and_the_page_then_shows_the_outcome(
    gateway: Gateway, team: Team, decision: str, status: str, outcome: str
) -> None:
    id = asked(team.ann, team.ben, data={"secret": "of the request"})
    path = link_path(gateway, id, team.ben.id)
    before = len(recorded(gateway))
    response = post(gateway, path, decision=decision, feedback="Fine.\r\nGo!")
    assert response.status_code == 303
    with gateway.client("") as client:
        result = client.get(str(response.url.join(response.headers["location"])))
    assert result.status_code == 200
    assert outcome in result.text
    assert f"This request is {status.lower()}." in result.text
    assert "<form" not in result.text
    assert "of the request" not in result.text, "a resolved request shows only its outcome"
    found = read(team.ann, id)
    assert found["status"] == status
    assert found["decisions"] == [
        {
            "by": {"id": team.ben.id},
            "onBehalfOf": None,
            "approved": decision == "approve",
            "feedback": "Fine.\nGo!",
            "via": "EMAIL",
            "override": False,
        }
    ]
    [event] = recorded(gateway, before)
    assert (event["type"], event["actor_id"]) == ("collaboration.approval_responded", team.ben.id)


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.WEBHOOK])
def test_the_decision_names_the_channel_of_its_link(gateway: Gateway, team: Team, channel: Channel) -> None:
    id = asked(team.ann, team.ben)
    assert post(gateway, link_path(gateway, id, team.ben.id, channel=channel), decision="approve").status_code == 303
    assert read(team.ann, id)["decisions"][0]["via"] == channel.value


def test_a_link_decides_once(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben, team.cleo, requiredApprovals=2)
    path = link_path(gateway, id, team.ben.id)
    assert post(gateway, path, decision="approve").status_code == 303
    with unchanged(gateway):
        again = post(gateway, path, decision="reject")
        assert again.status_code == 409
        assert "You have already decided this request." in again.text
        assert "1 of 2" in again.text
        assert "<form" not in get(gateway, path).text


def test_the_first_valid_decision_wins_and_later_ones_see_it(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben, team.cleo)
    team.cleo.done("respondToApproval", "approval { id }", id=id, approved=False, feedback="Not on a Friday.")
    path = link_path(gateway, id, team.ben.id)
    with unchanged(gateway):
        late = post(gateway, path, decision="approve")
        assert late.status_code == 409
        for page in (late, get(gateway, path)):
            assert "This request is rejected." in page.text
            assert "Not on a Friday." in page.text
        assert "This request was already rejected." in late.text
        assert "REJECTED" not in late.text


def test_a_decision_is_required_and_what_was_entered_is_kept(gateway: Gateway, team: Team) -> None:
    path = link_path(gateway, asked(team.ann, team.ben), team.ben.id)
    with unchanged(gateway):
        entered: dict[str, str] = {"feedback": "Half <done>"}
        for fields in (entered, {**entered, "decision": "maybe"}):
            response = post(gateway, path, None, **fields)
            assert response.status_code == 400
            assert "Choose Approve or Reject." in response.text
            assert "Half &lt;done&gt;</textarea>" in response.text
        both = post(gateway, path, decision=["approve", "reject"])
        assert (both.status_code, "Choose either Approve or Reject." in both.text) == (400, True)
        empty = post(gateway, path)
        assert (empty.status_code, "decision=approve or decision=reject" in empty.text) == (400, True)
        assert post(gateway, path, decision="approve", feedback="x" * 10_001).status_code == 400
        too_long = post(gateway, path, decision="approve", feedback="x" * 200_000)
        assert too_long.status_code == 400


# ---------------------------------------------------------------- who may use it


def test_a_link_of_somebody_who_may_not_decide_shows_why(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben)
    for who, reason in (
        (team.cleo, "Only the approvers of this request can decide it."),
        (team.ann, "Nobody can decide their own request, or one of a run they started."),
    ):
        path = link_path(gateway, id, who.id)
        with unchanged(gateway):
            shown = get(gateway, path)
            assert reason in shown.text
            assert "<form" not in shown.text
            assert post(gateway, path, decision="approve").status_code == 403


def test_a_delegate_decides_through_a_link(gateway: Gateway) -> None:
    team = Team(gateway)
    team.ben.done("delegateApprovals", "delegation { id }", toUserId=team.cleo.id, until=ahead(3600))
    id = asked(team.ann, team.ben)
    path = link_path(gateway, id, team.cleo.id)
    assert "in place of" in get(gateway, path).text
    assert post(gateway, path, decision="approve").status_code == 303
    [decision] = read(team.ann, id)["decisions"]
    assert (decision["by"]["id"], decision["onBehalfOf"]["id"]) == (team.cleo.id, team.ben.id)


def signed_in(gateway: Gateway) -> Person:
    """Return a new user who has a password and a token."""
    admin = administrator(gateway)
    given = {"email": f"linked-{ahead(0)}@example.com".replace(":", "").replace("+", ""), "password": "correct horse"}
    user = admin.done("createUser", "user { id }", name="Linked", role="MEMBER", **given)["user"]
    token = Person(gateway, "", "").done("signIn", "token", **given)["token"]
    return Person(gateway, user["id"], token)


@pytest.mark.parametrize("how", ["disabled", "password", "sessions", "everywhere"])
def test_what_ends_a_users_tokens_ends_their_links(gateway: Gateway, team: Team, how: str) -> None:
    approver, admin = signed_in(gateway), administrator(gateway)
    id = asked(team.ann, approver, description="Only for approvers")
    path = link_path(gateway, id, approver.id)
    assert get(gateway, path).status_code == 200
    match how:
        case "disabled":
            admin.done("updateUser", "user { id }", id=approver.id, active=False)
        case "password":
            admin.done("updateUser", "user { id }", id=approver.id, password="another horse")
        case "sessions":
            admin.done("endAllSessions", "user { id }", id=approver.id)
        case "everywhere":
            approver.done("signOut", "user { id }", everywhere=True)
    with unchanged(gateway):
        for response in (get(gateway, path), post(gateway, path, decision="approve")):
            assert response.status_code == 410
            assert "Only for approvers" not in response.text
    if how != "disabled":
        later = link_path(gateway, id, approver.id, ahead=1)
        assert post(gateway, later, decision="approve").status_code == 303


def test_a_user_who_loses_the_role_can_no_longer_decide_through_a_link(gateway: Gateway, team: Team) -> None:
    approver = person(gateway)
    path = link_path(gateway, asked(team.ann, approver), approver.id)
    administrator(gateway).done("updateUser", "user { id }", id=approver.id, role="VIEWER")
    with unchanged(gateway):
        shown, sent = get(gateway, path), post(gateway, path, decision="approve")
        assert "<form" not in shown.text
        assert sent.status_code == 403
        for page in (shown, sent):
            assert "You may no longer decide approvals." in page.text
            assert "scope" not in page.text


def test_an_operator_decides_a_blocked_request_through_a_link(gateway: Gateway, team: Team) -> None:
    operator, leaving = person(gateway, Role.OPERATOR), person(gateway)
    id = asked(team.ann, leaving)
    path = link_path(gateway, id, operator.id)
    assert post(gateway, path, decision="approve").status_code == 403
    administrator(gateway).done("updateUser", "user { id }", id=leaving.id, active=False)
    assert post(gateway, path, decision="approve").status_code == 303
    assert read(team.ann, id)["decisions"][0]["override"] is True


def test_a_link_of_another_organization_shows_nothing(gateway: Gateway, team: Team) -> None:
    stranger = person(gateway, organization="Elsewhere")
    path = link_path(gateway, asked(team.ann, team.ben), stranger.id)
    with unchanged(gateway):
        for response in (get(gateway, path), post(gateway, path, decision="approve")):
            assert response.status_code == 404
            assert "Release" not in response.text


def test_an_expired_request_is_not_decided(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben, expiresInSeconds=1, onExpiry="FAIL")
    path = link_path(gateway, id, team.ben.id)
    with team.ann.follow("subscription { approvalEvents { ... on ApprovalResponded { approval { id } } } }") as item:
        while read(team.ann, id)["status"] == "PENDING":
            item()
    with unchanged(gateway):
        assert post(gateway, path, decision="approve").status_code == 409
        assert "has expired without a decision" in get(gateway, path).text


# ---------------------------------------------------------------- forged, altered, and from other sites


def test_an_altered_token_is_not_valid(gateway: Gateway, team: Team) -> None:
    id, other = asked(team.ann, team.ben), asked(team.ann, team.ben)
    path = link_path(gateway, id, team.ben.id)
    token = path.removeprefix("/approvals/")
    replaced = {position: "0" if token[position] != "0" else "1" for position in (0, 30, 53, 60, 70, len(token) - 22)}
    altered = [token[:position] + character + token[position + 1 :] for position, character in replaced.items()]
    altered += [other.removeprefix("apr_") + token[26:], token[:-1], f"{token}A", "x", "%00", "é" * 89, token.upper()]
    altered += [token[:52] + "s" + token[53:]]
    with unchanged(gateway):
        for each in altered:
            for response in (
                get(gateway, f"/approvals/{each}"),
                post(gateway, f"/approvals/{each}", decision="approve"),
            ):
                assert response.status_code == 404, each
                assert "Release" not in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example", "host": "evil.example"},
    ],
)
def test_a_form_of_another_site_decides_nothing(gateway: Gateway, team: Team, headers: dict[str, str]) -> None:
    path = link_path(gateway, asked(team.ann, team.ben), team.ben.id)
    with unchanged(gateway):
        assert post(gateway, path, headers, decision="approve").status_code == 403


@pytest.mark.parametrize("headers", [{"origin": "null", "sec-fetch-site": "same-origin"}, {"origin": "null"}, {}])
def test_the_pages_own_form_is_accepted(gateway: Gateway, team: Team, headers: dict[str, str]) -> None:
    id = asked(team.ann, team.ben)
    assert post(gateway, link_path(gateway, id, team.ben.id), headers, decision="approve").status_code == 303


@pytest.mark.parametrize("type", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_another_media_type_is_rejected(gateway: Gateway, team: Team, type: str) -> None:
    path = link_path(gateway, asked(team.ann, team.ben), team.ben.id)
    with unchanged(gateway), gateway.client("") as client:
        assert client.post(path, content=b"decision=approve", headers={"content-type": type}).status_code == 400
