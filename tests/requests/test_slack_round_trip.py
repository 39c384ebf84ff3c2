"""A question asked in Slack is answered in Slack: by an agent of this gateway, and by a service behind a broker."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.fakes.slack import TOKEN, FakeSlack
from tests.gateways import Gateway
from tests.inbound.workspace import SIGNING_SECRET, Workspace
from tests.people import administrator, person
from tests.requests.conftest import Desk, helper
from tests.requests.test_broker import KnativeBroker, delivered, sent
from tests.suite import one_backend
from tests.waiting import until

pytestmark = one_backend

Start = Callable[[Mapping[str, str]], Workspace]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture
def start(backend: Mapping[str, str], slack: FakeSlack, desk: Desk) -> Iterator[Start]:
    """Start a gateway that Slack calls."""
    running: list[Gateway] = []

    def starting(more: Mapping[str, str]) -> Workspace:
        own = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET, **slack.settings, **more}
        running.append(Gateway({**backend, "HTTP_ALLOWED_HOSTS": desk.host_and_port, **own}).__enter__())
        return Workspace(running[-1], slack)

    yield starting
    for gateway in running:
        gateway.__exit__(None, None, None)


def answered(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the channels and texts of the app's messages, once there is one."""
    until(lambda: workspace.slack.messages, 30)
    return [(message.channel, message.text) for message in workspace.slack.messages]


def test_an_agent_of_the_gateway_answers(start: Start, desk: Desk) -> None:
    workspace = start({})
    helper(administrator(workspace.gateway), desk, capabilities=["laptop"])
    user, slack_user = workspace.member()
    workspace.event(workspace.message(slack_user, "My laptop is slow", channel="C1"))
    [(channel, text)] = answered(workspace)
    assert channel == "C1"
    assert text.startswith("You said: My laptop is slow")
    [request] = workspace.asked(user)
    assert deliveries(user, request["id"]) == ["SLACK"]


def test_a_service_behind_the_broker_answers(start: Start) -> None:
    with KnativeBroker() as broker:
        workspace = start({"K_SINK": broker.url})
        service = person(workspace.gateway, Role.OPERATOR)
        user, slack_user = workspace.member()
        workspace.event(workspace.message(slack_user, "My laptop is slow", channel="C1"))
        event = sent(broker, "My laptop is slow")
        assert event["data"]["slack_user_id"] == slack_user
        assert delivered(service, {"request_id": event["data"]["request_id"], "content": "Restart it."}) == 202
        [(channel, text)] = answered(workspace)
        assert (channel, text.splitlines()[0]) == ("C1", "Restart it.")
        assert deliveries(user, event["data"]["request_id"]) == ["SLACK"]


def test_a_question_that_nobody_can_answer_gets_the_reason(start: Start, desk: Desk) -> None:
    workspace = start({})
    for capability in ("laptop", "printer"):  # a single agent would get every question
        helper(administrator(workspace.gateway), desk, capabilities=[capability])
    _, slack_user = workspace.member()
    workspace.event(workspace.message(slack_user, "Nobody knows about this", channel="C1"))
    [(_, text)] = answered(workspace)
    assert text.startswith("There is no reply to your request. NOT_FOUND: No agent can reply")


def deliveries(user: Any, id: str) -> list[str]:
    query = "query($id: ID!) { request(id: $id) { deliveries { channel } } }"
    return [each["channel"] for each in user.data(query, id=id)["request"]["deliveries"]]
