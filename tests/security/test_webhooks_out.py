"""Attacks 52 and 55 through the public surface: addresses that callers may not choose, and hostile receivers."""

from typing import Any, Final

import pytest

from tests.connectors.test_egress import PRIVATE
from tests.destinations.conftest import gateway, house, reaching, service  # noqa: F401
from tests.destinations.house import House, until
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.running import node
from tests.suite import one_backend

pytestmark = one_backend

ADDRESSES: Final = [f"[{each}]" if ":" in each else each for each in PRIVATE if "%" not in each]
NOTATIONS: Final = ["127.1", "2130706433", "0x7f.0.0.1", "localhost", "localhost."]
"""This machine in other words: whether these are refused shows only when the name is resolved."""


def destination(admin: Person, type: str, **config: Any) -> str:
    given = {"name": "d", "type": type, "eventTypes": ["nothing.*"], "config": config}
    return admin.refused("createEventDestination", "destination { id }", **given)[0]


def override(admin: Person, channel: str, host: str) -> str:
    given = {"channel": channel, "config": {"url": f"https://{host}/"}}
    return admin.refused("setIntegrationOverride", "settings { __typename }", **given)[0]


@pytest.mark.parametrize("host", ADDRESSES)
def test_52_no_entrance_accepts_an_address_that_is_not_public(gateway: Gateway, host: str) -> None:  # noqa: F811
    admin = administrator(gateway)
    assert destination(admin, "WEBHOOK", url=f"http://{host}/") == "BAD_USER_INPUT"
    assert destination(admin, "CLOUDEVENTS", url=f"http://{host}/") == "BAD_USER_INPUT"
    assert destination(admin, "RABBITMQ", url=f"amqp://{host}") == "BAD_USER_INPUT"
    assert destination(admin, "KAFKA", brokers=[f"{host}:9092"], topic="t") == "BAD_USER_INPUT"
    for channel in ("WEBHOOK", "TEAMS", "DISCORD"):
        assert override(admin, channel, host) == "BAD_USER_INPUT"
    call = {"connector": "http", "action": "request", "params": {"url": f"http://{host}/"}}
    assert admin.refused("runConnectorAction", "output", **call)[0] == "BAD_USER_INPUT"


@pytest.mark.parametrize("host", NOTATIONS)
def test_52_this_machine_is_not_reached_in_other_words(
    gateway: Gateway,  # noqa: F811
    service: Any,  # noqa: F811
    host: str,
) -> None:
    admin, before = administrator(gateway), len(service.requests)
    call = {"connector": "http", "action": "request", "params": {"url": f"http://{host}:{service.port}/echo"}}
    assert admin.refused("runConnectorAction", "output", **call)[0] in ("BAD_USER_INPUT", "UPSTREAM_UNAVAILABLE")
    nodes = [node("a", "INTEGRATION", {"connector": "http", "action": "request", "params": call["params"]})]
    run = admin.done("executeWorkflow", "execution { id }", nodes=nodes)["execution"]["id"]
    query = "query($id: ID!) { execution(id: $id) { status } }"
    until(lambda: admin.data(query, id=run)["execution"]["status"], lambda status: status == "FAILED")
    assert len(service.requests) == before


@pytest.mark.parametrize("type", ["WEBHOOK", "CLOUDEVENTS"])
@pytest.mark.parametrize("path", ["endless", "bomb", "large/65537", "redirect"])
def test_55_a_hostile_response_fails_the_attempt_and_is_not_kept(
    house: House,  # noqa: F811
    type: str,
    path: str,
) -> None:
    kind = f"hostile.{type.lower()}.{path.replace('/', '_')}"
    config = {"url": f"{house.service.url}/{path}"}
    given = {"name": kind, "type": type, "eventTypes": [kind], "config": config}
    id = house.owner.done("createEventDestination", "destination { id }", **given)["destination"]["id"]
    house.publish(type=kind)
    [delivery, *_] = until(lambda: house.deliveries(id), lambda found: bool(found and found[0]["attempts"]))
    [attempt, *_] = delivery["attempts"]
    assert not attempt["ok"] and len(attempt["error"]) < 500
