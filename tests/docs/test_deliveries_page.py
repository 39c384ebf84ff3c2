"""docs/deliveries.md: its operations run, its defaults are those of the code, and a WEBHOOK has the documented body."""

import json
from typing import Any

from engine.deliveries.channels import CHANNELS
from models.delivery_channels import DeliveryChannel
from models.integration_settings import BUILT_IN
from tests.deliveries.house import undelivered
from tests.deliveries.outbox import Outbox
from tests.docs.blocks import blocks
from tests.fakes.http_service import HttpService
from tests.gateways import ROOT, Gateway
from tests.people import administrator
from tests.suite import one_backend

PAGE = "docs/deliveries.md"


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table after a heading or a paragraph."""
    _, _, after = (ROOT / PAGE).read_text().partition(heading)
    lines = after[after.index("\n|") + 1 :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@one_backend
def test_the_operations_succeed(gateway: Gateway) -> None:
    admin = administrator(gateway)
    operations = [block.text for block in blocks(PAGE) if block.kind == "graphql" and "$input" not in block.text]
    assert operations
    for operation in operations:
        for payload in admin.data(operation).values():
            assert not isinstance(payload, dict) or payload.get("errors", []) == []


@one_backend
def test_a_delivery_is_retried_as_documented(gateway: Gateway) -> None:
    admin = administrator(gateway)
    [operation] = [block.text for block in blocks(PAGE) if block.kind == "graphql" and "$input" in block.text]
    [given, _body] = [json.loads(block.text) for block in blocks(PAGE) if block.kind == "json"]
    given["input"] |= {"id": undelivered(admin)}
    payload = admin.data(operation, **given)["retryDelivery"]
    assert (payload["delivery"]["status"], payload["errors"]) == ("RETRYING", [])


@one_backend
def test_a_webhook_has_the_documented_body(gateway: Gateway) -> None:
    [_retry, documented] = [json.loads(block.text) for block in blocks(PAGE) if block.kind == "json"]
    with HttpService() as receiver:
        receiver.answers["/hook"] = (204, {}, b"")
        outbox = Outbox(gateway, allowed=(f"127.0.0.1:{receiver.port}",))
        values = {"content": documented["data"]["content"], "agent_name": documented["data"]["agent"]}
        outbox.send(DeliveryChannel.WEBHOOK, {"url": f"{receiver.url}/hook"}, **values)
        [asked] = receiver.requests
    assert without_ids(asked.json) == without_ids(documented)


def without_ids(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body without what differs between any two."""
    data = {name: value for name, value in body["data"].items() if name not in ("deliveryId", "userId")}
    assert {"deliveryId", "userId"} < body["data"].keys()
    return {**body, "timestamp": None, "data": data}


def test_the_built_in_defaults_are_the_documented_ones():
    shown = {name.strip("`"): values for name, *values in rows("Nothing is stored for users without overrides")}
    expected = {
        channel.value: [str(each.priority), str(each.retry_count), f"{each.retry_delay_seconds} s"]
        for channel, each in BUILT_IN.items()
    }
    assert {name: values[:3] for name, values in shown.items()} == expected


def test_every_key_of_a_config_is_documented():
    shown: dict[str, str] = {}
    for channels, keys in rows("### The config of each channel"):
        shown |= dict.fromkeys((name.strip(" `") for name in channels.split(",")), keys)
    assert shown.keys() == {channel.value for channel in DeliveryChannel}
    for channel, kind in CHANNELS.items():
        assert all(f"`{name}`" in shown[channel.value] for name in kind.config.__struct_fields__), channel


def test_every_channel_says_what_it_sends():
    assert [cells[0].strip("`") for cells in rows("## What is sent")] == [each.value for each in DeliveryChannel]
