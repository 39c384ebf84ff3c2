"""A gateway crashes at every commit and send of what others ask of it: each call and request is processed once."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from models.inbound import InboundReceipt, ReceiptStatus
from models.requests import OPEN, Request
from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.crash_points.people import WAITING, someone, until_ended
from tests.fakes.slack import FakeSlack
from tests.gateways import Gateway
from tests.inbound.conftest import SETTINGS
from tests.inbound.workspace import Workspace
from tests.people import Person, on_database
from tests.requests.conftest import Desk, helper, read, submit
from tests.requests.test_crashes import replies_in
from tests.waiting import until
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    """A workspace."""
    with FakeSlack() as running:
        yield running


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """An agent that repeats what it is asked."""
    with Desk() as running:
        yield running


@pytest.fixture(scope="module")
def settings(slack: FakeSlack, desk: Desk) -> Mapping[str, str]:
    """The settings of the module's gateway."""
    return {**SETTINGS, **slack.settings, "HTTP_ALLOWED_HOSTS": desk.host_and_port, "MAX_AGENTS_PER_TYPE": "1000"}


@pytest.fixture(scope="module")
def admin(crashing: ForkedGateway) -> Person:
    """An administrator."""
    return someone(crashing)


@pytest.fixture(scope="module")
def agent_id(admin: Person, desk: Desk) -> str:
    """The help desk's agent, which also answers what comes from Slack."""
    return helper(admin, desk)


def test_a_request_is_answered_once(admin: Person, desk: Desk, agent_id: str, explored: Explore) -> None:
    def scenario() -> Any:
        words = some("Hello")
        given: dict[str, Any] = {
            "waitSeconds": 0,
            "agentId": agent_id,
            "idempotencyKey": some("request"),
            "externalThreadId": words,
        }
        request = submit(admin, words, "WEB", **given)
        end = until_ended(lambda: read(admin, request["id"]), "COMPLETED", "FAILED")
        assert (end["status"], end["response"]) == ("COMPLETED", f"You said: {words}")
        keys = {each.json["idempotencyKey"] for each in desk.requests if each.json["message"] == words}
        assert len(keys) == 1, "the agent recognizes the repetition"
        assert replies_in(admin, request["session"]["id"]) == [words, f"You said: {words}"]

    explored(scenario)


def test_an_event_of_slack_is_processed_once(
    crashing: ForkedGateway, slack: FakeSlack, agent_id: str, explored: Explore
) -> None:
    workspace = Workspace(cast(Gateway, crashing), slack)
    user, slack_user = workspace.member()

    async def open_calls() -> int:
        calls = await InboundReceipt.filter(status=ReceiptStatus.RECEIVED).count()
        return calls + await Request.filter(status__in=[*OPEN]).count()

    def scenario() -> Any:
        words, id = some("Remember me"), some("Ev")
        message = workspace.message(slack_user, words)
        for _ in range(2):  # Slack repeats an event when it is in doubt
            assert workspace.event(message, id=id).status_code == 200
        until(lambda: crashing.is_up() and on_database(crashing, open_calls) == 0, WAITING)
        return [each["content"] == words for each in workspace.requests_of(user)].count(True)

    explored(scenario)
