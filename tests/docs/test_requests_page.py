"""docs/requests.md: its operations work, and its lists match the code."""

import json
from typing import Any

import pytest

from engine.requests.conversations import CONVERSATION, INTEGRATION, USER
from engine.requests.normalized import channel_fields
from engine.requests.receive import MOST_OPEN
from models.sessions import Channel
from resolvers.waiting import MAX_WAIT_SECONDS
from tests.docs.blocks import blocks
from tests.gateways import ROOT, Gateway
from tests.people import administrator, person

TEXT = (ROOT / "docs" / "requests.md").read_text()
AGENT, ASK, INPUT, EVENT, FAILED = (block.text for block in blocks("docs/requests.md"))


def test_the_documented_request_is_answered_and_listed(gateway: Gateway) -> None:
    assert administrator(gateway).data(AGENT)["createAgent"]["errors"] == []
    asker = person(gateway)
    payload = asker.data(ASK, **json.loads(INPUT))["submitRequest"]
    assert payload["errors"] == []
    assert payload["request"]["status"] == "COMPLETED"
    assert payload["request"]["agent"] == {"name": "Desk"}
    assert asker.data(FAILED)["requests"] == {"nodes": [], "totalCount": 0}


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.CLI, Channel.TOOL, Channel.SLACK])
def test_the_fields_of_each_channel_are_listed(channel: Channel) -> None:
    [listed] = [part for part in TEXT.partition("missing: ")[2].split(";") if f"(`{channel.value}`)" in part]
    names = [name for name in channel_fields(channel, {}, {})]
    assert [f"`{name}`" in listed for name in names] == [True] * len(names)


def test_the_contexts_and_limits_match_the_code() -> None:
    assert all(f"| `{name}` |" in TEXT for name in (USER, CONVERSATION, INTEGRATION))
    assert f"`waitSeconds` at most ({MAX_WAIT_SECONDS};" in TEXT
    assert f"can have {MOST_OPEN} requests" in TEXT


def test_the_documented_event_has_the_attributes_of_a_cloudevent() -> None:
    event: dict[str, Any] = json.loads(EVENT)
    assert event.keys() >= {"specversion", "id", "source", "type", "subject", "data"}
