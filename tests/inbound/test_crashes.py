"""A gateway that is killed after it has acknowledged a call from Slack processes it after its restart, once."""

from collections.abc import Callable, Mapping
from typing import cast

import pytest

from models.users import Role
from tests.fakes.http_service import Asked
from tests.fakes.slack import FakeSlack
from tests.gateways import Gateway, GatewayProcess
from tests.inbound.conftest import SETTINGS
from tests.inbound.workspace import Workspace
from tests.people import administrator
from tests.waiting import until

pytestmark = pytest.mark.crash


def test_an_acknowledged_call_survives_a_crash(
    backend: Mapping[str, str], fake_slack: FakeSlack, gateway_process: Callable[..., GatewayProcess]
) -> None:
    process = gateway_process({**backend, **SETTINGS, **fake_slack.settings, "ENGINE_LEASE": "3"})
    workspace = Workspace(cast(Gateway, process), fake_slack)
    user, slack_user = workspace.member()
    approver, slack_approver = workspace.member(Role.OPERATOR)
    admin = administrator(cast(Gateway, process))
    id = admin.done("requestApproval", "approval { id }", title="Deploy?", approverIds=[approver.id])["approval"]["id"]
    held: list[Asked] = []

    def kill(asked: Asked) -> None:
        """Stop the gateway while it asks Slack who the users are."""
        if asked.path.endswith("users.info"):
            held.append(asked)
            if len(held) == 2:
                process.kill()

    fake_slack.afterwards = kill
    assert workspace.event(workspace.message(slack_user, "Remember me")).status_code == 200
    assert workspace.click(slack_approver, id).status_code == 200
    until(lambda: len(held) >= 2)
    fake_slack.afterwards = None
    process.start()
    assert [each["content"] for each in workspace.asked(user)] == ["Remember me"]
    decided = "query($id: ID!) { approval(id: $id) { status decisions { via } } }"
    until(lambda: admin.data(decided, id=id)["approval"]["status"] == "APPROVED")
    assert admin.data(decided, id=id)["approval"]["decisions"] == [{"via": "SLACK"}]
    assert len(workspace.requests_of(user)) == 1
