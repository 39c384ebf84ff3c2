"""Replies in Slack as their users configure them: a signed question, an agent behind HTTP, and what is posted."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.fakes.http_service import Asked
from tests.fakes.slack import TOKEN, FakeSlack, Message
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.inbound.workspace import SIGNING_SECRET, Workspace
from tests.people import Person, administrator
from tests.suite import one_backend
from tests.waiting import until

pytestmark = one_backend


class Desk(StreamingService):
    """A help desk that repeats its input, and tries to mention everyone."""

    def answer(self, asked: Asked) -> Outcome:
        return Answer(200, {"content": f"You said: {asked.json['message']} <!channel>"})


@pytest.fixture(scope="module")
def workspace(backend: Mapping[str, str]) -> Iterator[Workspace]:
    with Desk() as desk, FakeSlack() as slack:
        settings = {**slack.settings, "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}
        with Gateway({**backend, **settings, "HTTP_ALLOWED_HOSTS": desk.host_and_port}) as gateway:
            agent = {
                "name": "Laptop helper",
                "type": "desk",
                "runtime": "HTTP",
                "config": {"url": desk.url},
                "capabilities": ["laptop"],
            }
            administrator(gateway).done("createAgent", "agent { id }", **agent)
            yield Workspace(gateway, slack)


def member(workspace: Workspace, config: dict[str, Any] | None = None) -> tuple[Person, str]:
    """Return a user with a config of SLACK, and their id there."""
    user, slack_user = workspace.member()
    if config is not None:
        user.done("setIntegrationOverride", "settings { usingDefaults }", channel="SLACK", config=config)
    return user, slack_user


def ask(workspace: Workspace, slack_user: str, text: str) -> tuple[str, Message]:
    """Ask in the channel C1, and return the id of the question and the reply."""
    question = Message("C1", workspace.ts(), text, [], None, None)
    workspace.slack.messages.append(question)
    mention = {"type": "app_mention", "channel": "C1", "user": slack_user, "ts": question.ts}
    workspace.event({**mention, "text": f"<@UBOT> {text}"})
    said = f"You said: {text}"
    until(lambda: any(said in message.text for message in workspace.slack.messages))
    return question.ts, next(message for message in workspace.slack.messages if said in message.text)


def test_by_default_a_question_in_a_channel_is_answered_there(workspace: Workspace) -> None:
    _, slack_user = member(workspace)
    _, reply = ask(workspace, slack_user, "my laptop, by default")
    assert (reply.channel, reply.thread_ts) == ("C1", None)
    assert reply.text == "You said: my laptop, by default &lt;!channel&gt;\n_— Laptop helper_"


def test_with_thread_replies_it_is_answered_in_a_thread_of_its_own(workspace: Workspace) -> None:
    _, slack_user = member(workspace, {"thread_replies": True})
    question, reply = ask(workspace, slack_user, "my laptop, in a thread")
    assert (reply.channel, reply.thread_ts) == ("C1", question)


def test_with_mention_user_the_reply_mentions_who_asked(workspace: Workspace) -> None:
    _, slack_user = member(workspace, {"mention_user": True, "include_agent_info": False})
    _, reply = ask(workspace, slack_user, "my laptop, with a mention")
    assert reply.text == f"<@{slack_user}> You said: my laptop, with a mention &lt;!channel&gt;"
