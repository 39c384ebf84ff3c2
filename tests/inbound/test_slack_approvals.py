"""Buttons in Slack decide the same approvals as `respondToApproval`, as the linked user; the outcome replaces them."""

from typing import Any

import pytest

from models.users import Role
from tests.inbound.workspace import Workspace
from tests.people import Person, administrator

APPROVAL = "query($id: ID!) { approval(id: $id) { status decisions { by { id } approved via } } }"


def requested(by: Person, **values: Any) -> str:
    id: str = by.done("requestApproval", "approval { id }", title="Deploy <now>?", **values)["approval"]["id"]
    return id


def state(by: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = by.data(APPROVAL, id=id)["approval"]
    return found


@pytest.mark.parametrize(
    ("action", "status", "word"), [("approve", "APPROVED", "Approved"), ("reject", "REJECTED", "Rejected")]
)
def test_a_button_decides_as_the_linked_user_and_is_replaced_by_the_outcome(
    workspace: Workspace, action: str, status: str, word: str
) -> None:
    admin = administrator(workspace.gateway)
    user, slack_user = workspace.member()
    id = requested(admin, approverIds=[user.id])
    assert workspace.click(slack_user, id, action).status_code == 200
    workspace.settled()
    decision = {"by": {"id": user.id}, "approved": action == "approve", "via": "SLACK"}
    assert state(admin, id) == {"status": status, "decisions": [decision]}
    [shown] = workspace.slack.responses["click"]
    assert shown["replace_original"] is True and word in shown["text"] and "&lt;now&gt;" in shown["text"]
    assert "actions" not in [block["type"] for block in shown["blocks"]], "nothing is left to click"


def test_a_button_shows_what_was_decided_elsewhere(workspace: Workspace) -> None:
    admin = administrator(workspace.gateway)
    _, slack_user = workspace.member()
    id = requested(admin)
    admin.done("respondToApproval", "approval { id }", id=id, approved=False)
    workspace.click(slack_user, id)
    workspace.settled()
    assert state(admin, id)["status"] == "REJECTED"
    [shown] = workspace.slack.responses["click"]
    assert shown["replace_original"] is True and "Rejected" in shown["text"]


def test_one_of_several_approvals_leaves_the_buttons(workspace: Workspace) -> None:
    admin = administrator(workspace.gateway)
    (first, slack_first), (second, slack_second) = workspace.member(), workspace.member()
    id = requested(admin, approverIds=[first.id, second.id], requiredApprovals=2)
    workspace.click(slack_first, id)
    workspace.settled()
    assert state(admin, id)["status"] == "PENDING"
    assert not workspace.slack.responses["click"][0]["replace_original"]
    workspace.click(slack_first, id)
    workspace.settled()
    assert len(state(admin, id)["decisions"]) == 1 and "already" in workspace.slack.responses["click"][1]["text"]
    workspace.click(slack_second, id)
    workspace.settled()
    assert state(admin, id)["status"] == "APPROVED"
    assert workspace.slack.responses["click"][2]["replace_original"]


def test_a_user_without_a_link_or_the_right_gets_an_explanation(workspace: Workspace) -> None:
    admin = administrator(workspace.gateway)
    approver, _ = workspace.member()
    _, slack_other = workspace.member()
    _, slack_viewer = workspace.member(Role.VIEWER)
    id = requested(admin, approverIds=[approver.id])
    unlinked = workspace.slack_user(None)
    for user, word in ((slack_other, "approvers"), (slack_viewer, "scope"), (unlinked, "not linked")):
        workspace.slack.responses.clear()
        workspace.click(user, id)
        workspace.settled()
        [shown] = workspace.slack.responses["click"]
        assert word in shown["text"] and not shown["replace_original"] and shown["response_type"] == "ephemeral"
    assert state(admin, id) == {"status": "PENDING", "decisions": []}


def test_a_user_of_another_workspace_decides_nothing(workspace: Workspace) -> None:
    admin = administrator(workspace.gateway)
    _, slack_user = workspace.member()
    id = requested(admin)
    workspace.click(slack_user, id, user={"id": slack_user, "team_id": "T2"})
    workspace.settled()
    assert state(admin, id)["status"] == "PENDING"


def test_the_message_is_updated_when_the_response_url_has_expired(workspace: Workspace) -> None:
    admin = administrator(workspace.gateway)
    _, slack_user = workspace.member()
    posted = {"connector": "slack", "action": "post_approval"}
    id = requested(admin)
    params = {"channel": "C1", "approvalId": id, "title": "Deploy?"}
    ts = admin.done("runConnectorAction", "output", **posted, params=params)["output"]["ts"]
    workspace.slack.expired_urls.add("old")
    container = {"type": "message", "channel_id": "C1", "message_ts": ts}
    workspace.click(
        slack_user, id, container=container, message={"ts": ts}, response_url=workspace.slack.response_url("old")
    )
    workspace.settled()
    [message] = workspace.slack.messages
    assert message.edited and "Approved" in message.text
    assert "actions" not in [block["type"] for block in message.blocks]


def test_other_buttons_and_views_are_ignored(workspace: Workspace) -> None:
    admin = administrator(workspace.gateway)
    _, slack_user = workspace.member()
    id = requested(admin)
    assert workspace.click(slack_user, id, "open_details").status_code == 200
    assert workspace.click(slack_user, id, type="view_submission").status_code == 200
    assert workspace.click(slack_user, "tsk_01jd3x8m5vf2h9k7q0z4c6r8ta").status_code == 200
    workspace.settled()
    assert state(admin, id)["status"] == "PENDING"
