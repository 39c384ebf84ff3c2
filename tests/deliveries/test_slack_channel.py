"""SLACK: where a message goes, what it looks like, and that nothing in it mentions anyone."""

from collections.abc import Iterator
from typing import Any

import pytest

from engine.deliveries.channels.base import Link, Recipient
from errors import InvalidInput, NotConfigured, OutcomeUnknown, UpstreamFailed
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from models.inbound import ChannelLink, LinkMethod
from models.sessions import Channel
from storage.database import transaction
from tests.deliveries.outbox import ANN, Outbox
from tests.fakes.provider import HANG_UP
from tests.fakes.slack import TOKEN, FakeSlack, Message
from tests.gateways import Gateway
from tests.people import on_database
from tests.suite import one_backend
from tests.tables import organizations_of

pytestmark = one_backend


@pytest.fixture(scope="module")
def running_workspace() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture
def workspace(running_workspace: FakeSlack) -> FakeSlack:
    running_workspace.messages.clear()
    running_workspace.requests.clear()
    running_workspace.responses.clear()
    running_workspace.instead.clear()
    running_workspace.afterwards = None
    running_workspace.users = {
        "U1": {"id": "U1", "name": "ann", "profile": {"email": "ann@example.com"}},
        "U2": {"id": "U2", "name": "ann2", "profile": {"email": "ann@private.example"}},
    }
    return running_workspace


@pytest.fixture
def outbox(gateway: Gateway, workspace: FakeSlack) -> Outbox:
    return Outbox(gateway, {**workspace.settings, "SLACK_BOT_TOKEN": TOKEN})


def sent(outbox: Outbox, workspace: FakeSlack, config: JsonObject | None = None, **values: Any) -> Message:
    """Return the message that was posted."""
    outbox.send(DeliveryChannel.SLACK, config or {}, **values)
    return workspace.messages[-1]


# ---- where it goes


def test_without_a_channel_it_is_a_direct_message(outbox: Outbox, workspace: FakeSlack) -> None:
    message = sent(outbox, workspace)
    assert (message.channel, message.text, message.thread_ts) == ("DU1", "Hello", None)


def test_the_result_names_channel_and_message(outbox: Outbox, workspace: FakeSlack) -> None:
    result = outbox.send(DeliveryChannel.SLACK, {"channel_id": "C1"})
    [message] = workspace.messages
    assert (result.external_id, result.status_code, result.simulated) == (message.ts, 200, False)
    assert result.detail == {"channelId": "C1", "ts": message.ts}


def test_a_configured_user_and_a_linked_one_precede_the_address(outbox: Outbox, workspace: FakeSlack) -> None:
    assert sent(outbox, workspace, {"slack_user_id": "U2"}).channel == "DU2"

    async def link() -> None:
        [organization_id] = await organizations_of(outbox.gateway.organization)
        given = {"channel": Channel.SLACK, "team_id": "T1", "external_user_id": "U2", "how": LinkMethod.EXPLICIT}
        async with transaction():
            values = {"organization_id": organization_id, "user_id": "usr_linked", **given}
            await ChannelLink.create_link(by="usr_linked", **values)

    on_database(outbox.gateway, link)
    linked = Recipient("usr_linked", "Ann", "ann@example.com")
    assert sent(outbox, workspace, recipient=linked, id="dlv_2").channel == "DU2"


def test_a_reply_goes_where_the_question_was_asked(outbox: Outbox, workspace: FakeSlack) -> None:
    assert sent(outbox, workspace, {"channel_id": "C1"}, target={"channelId": "C2"}).channel == "C2"


def test_a_question_in_a_thread_is_always_answered_there(outbox: Outbox, workspace: FakeSlack) -> None:
    question = sent(outbox, workspace, {"channel_id": "C1"}, id="dlv_question")
    target = {"channelId": "C1", "threadTs": question.ts, "messageTs": "1.2"}
    result = outbox.send(DeliveryChannel.SLACK, {}, target=target)
    assert workspace.messages[-1].thread_ts == question.ts
    assert result.detail["threadTs"] == question.ts


@pytest.mark.parametrize("thread_replies", [False, True])
def test_thread_replies_moves_replies_into_the_thread_of_the_question(
    outbox: Outbox, workspace: FakeSlack, thread_replies: bool
) -> None:
    question = sent(outbox, workspace, {"channel_id": "C1"}, id="dlv_question")
    target = {"channelId": "C1", "messageTs": question.ts}
    reply = sent(outbox, workspace, {"thread_replies": thread_replies}, target=target)
    assert reply.thread_ts == (question.ts if thread_replies else None)
    assert sent(outbox, workspace, id="dlv_default", target=target).thread_ts is None, "not by default"


def test_a_reply_to_a_command_goes_to_its_url(outbox: Outbox, workspace: FakeSlack) -> None:
    url = workspace.response_url("a")
    outbox.send(DeliveryChannel.SLACK, {"channel_id": "C2"}, target={"channelId": "C1"}, response_url=url)
    assert [each["text"] for each in workspace.responses["a"]] == ["Hello"]
    assert not workspace.messages


def test_someone_without_a_slack_account_is_not_written_to(outbox: Outbox, workspace: FakeSlack) -> None:
    nobody = outbox.failure(DeliveryChannel.SLACK, {}, recipient=Recipient("usr_a", "A"))
    assert isinstance(nobody, InvalidInput)
    unknown = outbox.failure(DeliveryChannel.SLACK, {}, recipient=Recipient("usr_a", "A", "a@example.com"))
    assert isinstance(unknown, UpstreamFailed) and unknown.permanent and unknown.upstream_status == 200
    assert not workspace.messages


# ---- what it looks like


def test_nothing_in_a_content_mentions_anyone(outbox: Outbox, workspace: FakeSlack) -> None:
    content = "<!channel> <@U2> a < b && c <https://evil.example|your bank>"
    message = sent(outbox, workspace, {"channel_id": "C1"}, content=content, subject="<!here>", agent_name="<@U1>")
    assert "<" not in message.text and ">" not in message.text
    assert "a &lt; b &amp;&amp; c" in message.text


def test_the_user_is_mentioned_in_a_channel_if_configured(outbox: Outbox, workspace: FakeSlack) -> None:
    asked = {"channelId": "C1", "slackUserId": "U1"}
    assert sent(outbox, workspace, {"mention_user": True}, target=asked).text == "<@U1> Hello"
    assert sent(outbox, workspace, {}, target=asked, id="dlv_2").text == "Hello", "not by default"
    direct = sent(outbox, workspace, {"mention_user": True, "slack_user_id": "U1"}, id="dlv_3")
    assert (direct.channel, direct.text) == ("DU1", "Hello"), "not in a direct message"


def test_the_agent_is_named_unless_configured_otherwise(outbox: Outbox, workspace: FakeSlack) -> None:
    values: dict[str, Any] = {"agent_name": "Laptop helper", "target": {"channelId": "C1"}}
    assert sent(outbox, workspace, **values).text == "Hello\n_— Laptop helper_"
    assert sent(outbox, workspace, {"include_agent_info": False}, id="dlv_2", **values).text == "Hello"


def test_blocks_and_links_are_shown(outbox: Outbox, workspace: FakeSlack) -> None:
    blocks = [{"type": "section", "text": {"type": "plain_text", "text": "Approve?"}}]
    links = [Link("Open & decide", "https://parley.example/a?b=1&c=2")]
    message = sent(outbox, workspace, {"channel_id": "C1"}, blocks=blocks, links=links, subject="Order")
    assert message.blocks == blocks
    assert message.text == "*Order*\nHello\n<https://parley.example/a?b=1&amp;c=2|Open &amp; decide>"


def test_a_long_content_is_shortened(outbox: Outbox, workspace: FakeSlack) -> None:
    message = sent(outbox, workspace, {"channel_id": "C1"}, content="x & y " * 10_000, agent_name="Helper")
    assert len(message.text) <= 40_000 and message.text.endswith("…\n_— Helper_")


# ---- attempts


def test_a_lost_response_is_an_unknown_outcome(outbox: Outbox, workspace: FakeSlack) -> None:
    workspace.afterwards = lambda asked: HANG_UP if asked.path.endswith("chat.postMessage") else None
    lost = outbox.failure(DeliveryChannel.SLACK, {"channel_id": "C1"}, id="dlv_lost")
    assert type(lost) is OutcomeUnknown
    assert len(workspace.asked_for("chat.postMessage")) == 1, "one request in an attempt"


def test_in_development_an_unconfigured_workspace_is_simulated(gateway: Gateway, workspace: FakeSlack) -> None:
    result = Outbox(gateway, workspace.settings).send(DeliveryChannel.SLACK, {"channel_id": "C1"})
    assert result.simulated and result.status_code is None
    assert not workspace.requests


def test_an_invalid_token_is_a_matter_of_the_settings(outbox: Outbox, workspace: FakeSlack) -> None:
    wrong = Outbox(outbox.gateway, {**outbox.settings, "SLACK_BOT_TOKEN": "xoxb-wrong"})
    assert isinstance(wrong.failure(DeliveryChannel.SLACK, {"channel_id": "C1"}, recipient=ANN), NotConfigured)
