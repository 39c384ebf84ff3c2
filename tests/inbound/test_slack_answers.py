"""The whole way: a question in Slack, an agent, and the reply in Slack, in process and over a broker."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.fakes.http_service import Asked
from tests.fakes.slack import TOKEN, FakeSlack, Message
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.inbound.workspace import SIGNING_SECRET, Workspace
from tests.people import administrator, person, unchanged
from tests.waiting import until


class Desk(StreamingService):
    """A help desk behind HTTP, which repeats its input; and a broker's ingress, at `/broker`."""

    def answer(self, asked: Asked) -> Outcome:
        if asked.path == "/broker":
            return Answer(202)
        return Answer(200, {"content": f"You said: {asked.json['message']}"})

    def event_of(self, content: str) -> dict[str, Any] | None:
        """Return the CloudEvent of the request with this content, if it has arrived."""
        sent = [each.json for each in self.requests if each.path == "/broker"]
        return next((each for each in sent if each["data"].get("content") == content), None)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk() as running:
        yield running


def settings(fake_slack: FakeSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET, **fake_slack.settings}


@pytest.fixture(scope="module")
def direct(backend: Mapping[str, str], desk: Desk, fake_slack: FakeSlack) -> Iterator[Gateway]:
    """A gateway that calls its agent itself."""
    with Gateway({**backend, **settings(fake_slack), "HTTP_ALLOWED_HOSTS": desk.host_and_port}) as running:
        agent = {"name": "Desk", "type": "desk", "runtime": "HTTP", "capabilities": ["question"]}
        administrator(running).done("createAgent", "agent { id }", config={"url": desk.url}, **agent)
        yield running


@pytest.fixture(scope="module")
def brokered(backend_name: str, new_environment: Any, desk: Desk, fake_slack: FakeSlack) -> Iterator[Gateway]:
    """A gateway whose requests leave over a broker."""
    environment = {**new_environment(backend_name), **settings(fake_slack), "K_SINK": f"{desk.url}/broker"}
    with Gateway(environment) as running:
        yield running


def posted(slack: FakeSlack, word: str) -> Message:
    """Return the message in Slack that contains a word, once it is there."""
    until(lambda: any(word in message.text for message in slack.messages))
    return next(message for message in slack.messages if word in message.text)


def test_a_direct_message_is_answered_where_it_was_asked(direct: Gateway, fake_slack: FakeSlack) -> None:
    workspace = Workspace(direct, fake_slack)
    _, slack_user = workspace.member()
    workspace.event(workspace.message(slack_user, "a question directly", channel="C1"))
    reply = posted(fake_slack, "You said: a question directly")
    assert (reply.channel, reply.thread_ts) == ("C1", None)
    assert fake_slack.requests[-1].headers["authorization"] == f"Bearer {TOKEN}"


def test_a_question_in_a_thread_is_answered_in_the_thread(direct: Gateway, fake_slack: FakeSlack) -> None:
    workspace = Workspace(direct, fake_slack)
    admin, (_, slack_user) = administrator(direct), workspace.member()
    params = {"channel": "C1", "text": "Who can help?"}
    begin = admin.done("runConnectorAction", "output", connector="slack", action="post_message", params=params)
    thread = begin["output"]["ts"]
    mention = {"type": "app_mention", "channel": "C1", "user": slack_user, "ts": workspace.ts(), "thread_ts": thread}
    workspace.event({**mention, "text": "<@UBOT> question in a thread"})
    assert posted(fake_slack, "You said: question in a thread").thread_ts == thread


def test_a_command_is_answered_to_its_user_only(direct: Gateway, fake_slack: FakeSlack) -> None:
    workspace = Workspace(direct, fake_slack)
    _, slack_user = workspace.member()
    assert workspace.command(slack_user, "a question quietly", url="quiet").json()["response_type"] == "ephemeral"
    until(lambda: fake_slack.responses.get("quiet"))
    [shown] = fake_slack.responses["quiet"]
    assert "You said: a question quietly" in shown["text"] and shown["response_type"] == "ephemeral"
    assert not any("quietly" in message.text for message in fake_slack.messages)


def test_a_forwarded_message_is_answered(direct: Gateway, fake_slack: FakeSlack) -> None:
    workspace = Workspace(direct, fake_slack)
    user, slack_user = workspace.member()
    body = {
        "user_id": "john.doe",
        "content": "forwarded to you",
        "channel_id": "C2",
        "thread_id": "1700000009.000100",
        "slack_user_id": slack_user,
        "slack_team_id": "T1",
    }
    response = workspace.send("/api/v1/requests/slack", json.dumps(body).encode(), "application/json")
    assert response.status_code == 202
    [request] = workspace.asked(user)
    assert response.json() == {"status": "accepted", "request_id": request["id"]}
    assert request["session"]["externalThreadId"] == "1700000009.000100"
    normalized = request["normalized"]
    assert (normalized["user_id"], normalized["channel_id"], normalized["slack_user_id"]) == (user.id, "C2", slack_user)
    assert (normalized["thread_id"], normalized["slack_team_id"]) == ("1700000009.000100", "T1")


@pytest.mark.parametrize("field", ["thread_id", "slack_user_id", "slack_team_id", "channel_id"])
def test_a_forwarded_message_with_an_id_that_cannot_exist_is_rejected(
    direct: Gateway, fake_slack: FakeSlack, field: str
) -> None:
    workspace = Workspace(direct, fake_slack)
    _, slack_user = workspace.member()
    given = {"content": "Hello", "channel_id": "C2", "slack_user_id": slack_user, "slack_team_id": "T1"}
    body = json.dumps({**given, field: "x" * 300}).encode()
    workspace.settled()  # the requests of earlier tests
    with unchanged(direct):
        assert workspace.send("/api/v1/requests/slack", body, "application/json").status_code == 400


def test_over_a_broker_the_agent_services_reply_is_posted_in_slack(
    brokered: Gateway, desk: Desk, fake_slack: FakeSlack
) -> None:
    workspace = Workspace(brokered, fake_slack)
    user, slack_user = workspace.member()
    workspace.event(workspace.message(slack_user, "over the broker", channel="C2"))
    until(lambda: desk.event_of("over the broker"))
    event = desk.event_of("over the broker")
    assert event is not None and event["data"]["user_id"] == user.id
    service = person(brokered, Role.OPERATOR)
    answer = {"specversion": "1.0", "id": "a1", "source": "/agents", "type": "agent.response.ready"}
    data = {"request_id": event["data"]["request_id"], "content": "From the agent service."}
    with brokered.client(service.token) as client:
        sent = client.post(
            "/events",
            content=json.dumps({**answer, "data": data}),
            headers={"content-type": "application/cloudevents+json"},
        )
    assert sent.status_code == 202
    assert posted(fake_slack, "From the agent service.").channel == "C2"


def test_slack_is_acknowledged_while_it_is_slow_itself(direct: Gateway, fake_slack: FakeSlack) -> None:
    workspace = Workspace(direct, fake_slack)
    user, slack_user = workspace.member()

    acknowledged = threading.Event()

    def slowly(asked: Asked) -> None:
        if asked.path.endswith("users.info"):
            assert acknowledged.wait(60)

    fake_slack.afterwards = slowly
    try:
        assert workspace.event(workspace.message(slack_user, "slow")).status_code == 200
        assert workspace.command(workspace.slack_user(None), "slow").status_code == 200
    finally:
        acknowledged.set()
    assert [each["content"] for each in workspace.asked(user)] == ["slow"]
    fake_slack.afterwards = None


def test_one_users_messages_do_not_hold_up_those_of_others(direct: Gateway, fake_slack: FakeSlack) -> None:
    workspace = Workspace(direct, fake_slack)
    busy = workspace.slack_user(None)
    user, slack_user = workspace.member()

    def slowly(asked: Asked) -> None:
        if asked.path.endswith("users.info") and busy.encode() in asked.body:
            time.sleep(0.5)

    fake_slack.afterwards = slowly
    try:
        for number in range(40):
            workspace.event(workspace.message(busy, f"Message {number}"))
        workspace.event(workspace.message(slack_user, "quick"))
        until(lambda: workspace.requests_of(user), 15)  # one after the other, they would take 20
    finally:
        fake_slack.afterwards = None
    workspace.settled()
