"""Requests over a broker: they leave as CloudEvents, and the agent service's replies complete them, once."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.people import Person
from tests.requests.conftest import read, submit
from tests.waiting import until

_ids = itertools.count(1)


class KnativeBroker(StreamingService):
    """A broker's ingress: it accepts CloudEvents, and keeps them."""

    def answer(self, asked: Asked) -> Outcome:
        return Answer(202)

    def events(self, content: str) -> list[dict[str, Any]]:
        """Return the requests with this content that have arrived."""
        return [each.json for each in self.requests if each.json["data"]["content"] == content]


@pytest.fixture(scope="module")
def running_broker() -> Iterator[KnativeBroker]:
    with KnativeBroker() as broker:
        yield broker


@pytest.fixture
def broker(running_broker: KnativeBroker) -> KnativeBroker:
    running_broker.clear()
    return running_broker


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], running_broker: KnativeBroker) -> Iterator[Gateway]:
    with Gateway({**backend, "K_SINK": running_broker.url, "REQUEST_REPLY_TIMEOUT": "10"}) as running:
        yield running


def sent(broker: KnativeBroker, content: str) -> dict[str, Any]:
    """Return the CloudEvent of a request, once it has arrived."""
    until(lambda: broker.events(content), 20)
    return broker.events(content)[0]


def test_a_request_leaves_as_a_cloudevent(asker: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Leave", metadata={"client_ip": "192.168.1.100"}, waitSeconds=0)
    event = sent(broker, "Leave")
    assert broker.requests[0].headers["content-type"] == "application/cloudevents+json; charset=utf-8"
    assert (event["id"], event["type"]) == (request["cloudeventId"], request["cloudeventType"])
    assert event["specversion"] == "1.0"
    assert (event["subject"], event["sessionid"]) == (request["id"], request["session"]["id"])
    data = event["data"]
    assert (data["request_id"], data["user_id"], data["client_ip"]) == (request["id"], asker.id, "192.168.1.100")
    assert data["context"]["user_context"]["user_id"] == asker.id
    now = read(asker, request["id"])
    assert now is not None
    assert (now["status"], now["agent"]) == ("PROCESSING", None)
    assert now["routingReason"] == "The agent service behind the broker chooses the agent."


def test_a_request_that_the_broker_does_not_accept_is_sent_again(asker: Person, broker: KnativeBroker) -> None:
    broker.next(Answer(503))
    submit(asker, "Again", waitSeconds=0)
    until(lambda: len(broker.events("Again")) == 2, 20)
    first, second = broker.events("Again")
    assert first["id"] == second["id"], "the agent service recognizes the repetition"


def test_a_request_that_the_broker_rejects_fails(asker: Person, broker: KnativeBroker) -> None:
    broker.next(Answer(400))
    request = submit(asker, "Reject")
    assert request["status"] == "FAILED"
    assert request["error"].startswith("UPSTREAM_FAILED: ")


def test_without_a_reply_the_request_fails(asker: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Overdue", waitSeconds=0)
    until(lambda: read(asker, request["id"])["status"] == "FAILED", 60)  # type: ignore[index]
    failed = read(asker, request["id"])
    assert failed is not None
    assert failed["error"] == "UPSTREAM_UNAVAILABLE: No reply came over the broker within 10 s."
