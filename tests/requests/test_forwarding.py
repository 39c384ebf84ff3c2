"""The reply of a request also goes to the channels that its user has enabled, but never that of a CLI or a tool."""

from typing import Any

import pytest

from tests.fakes.streaming import Answer
from tests.people import Person
from tests.requests.conftest import Desk, helper, submit
from tests.waiting import until

QUERY = """query($id: ID!) { request(id: $id) { deliveries { channel status subject content data user { id }
    request { id } } } }"""


def deliveries(caller: Person, id: str) -> list[dict[str, Any]]:
    """Return the deliveries of a request's reply."""
    found: list[dict[str, Any]] = caller.data(QUERY, id=id)["request"]["deliveries"]
    return found


@pytest.mark.parametrize("channel", ["WEB", "GENERIC"])
def test_the_reply_goes_to_the_enabled_channels_too(owner: Person, asker: Person, desk: Desk, channel: str) -> None:
    request = submit(asker, "My laptop is slow", channel, agentId=helper(owner, desk))
    assert request["response"] == "You said: My laptop is slow"
    until(lambda: deliveries(asker, request["id"])[0]["status"] == "SUCCESS")
    assert deliveries(asker, request["id"]) == [
        {
            "channel": "TEST",  # the only one that is enabled in development without settings
            "status": "SUCCESS",
            "subject": "Re: My laptop is slow",
            "content": "You said: My laptop is slow",
            "data": {"requestId": request["id"], "sessionId": request["session"]["id"]},
            "user": {"id": asker.id},
            "request": {"id": request["id"]},
        }
    ]


@pytest.mark.parametrize("channel", ["CLI", "TOOL"])
def test_the_reply_to_a_cli_or_a_tool_is_not_delivered(owner: Person, asker: Person, desk: Desk, channel: str) -> None:
    given = {"toolId": "snow", "waitSeconds": 20} if channel == "TOOL" else {}
    request = submit(asker, "Hello", channel, agentId=helper(owner, desk), **given)
    assert request["status"] == "COMPLETED"
    assert deliveries(asker, request["id"]) == []


def test_a_disabled_channel_gets_nothing(owner: Person, asker: Person, desk: Desk) -> None:
    asker.done("setIntegrationOverride", "settings { usingDefaults }", channel="TEST", enabled=False)
    request = submit(asker, agentId=helper(owner, desk))
    assert request["status"] == "COMPLETED"
    assert deliveries(asker, request["id"]) == []


def test_a_failure_is_only_in_the_response(owner: Person, asker: Person, desk: Desk) -> None:
    desk.next(Answer(400, {"error": "broken"}))
    request = submit(asker, agentId=helper(owner, desk))
    assert request["status"] == "FAILED"
    assert deliveries(asker, request["id"]) == []


@pytest.mark.parametrize("content", ["", " \n"])
def test_an_empty_reply_is_not_delivered(owner: Person, asker: Person, desk: Desk, content: str) -> None:
    desk.next(Answer(200, {"content": content}))
    request = submit(asker, agentId=helper(owner, desk))
    assert (request["status"], request["error"]) == ("COMPLETED", None)
    assert deliveries(asker, request["id"]) == []
