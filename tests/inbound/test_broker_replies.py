"""Requests over a broker, whose agent service replies at `/events`, and replies that are not permitted."""

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest

from models.users import Role
from tests.fakes.http_service import Asked
from tests.fakes.slack import TOKEN, FakeSlack
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.inbound.workspace import SIGNING_SECRET
from tests.people import Person, administrator, agent, person
from tests.waiting import until

STRUCTURED = "application/cloudevents+json"
REQUEST = "query($id: ID!) { request(id: $id) { id status response error responseMetadata } }"
_numbers = itertools.count(1)


class Broker(StreamingService):
    """A broker's ingress, which accepts every event."""

    def answer(self, asked: Asked) -> Outcome:
        return Answer(202)

    def event_of(self, content: str) -> dict[str, Any] | None:
        """Return the event of the request with this content, if it has arrived."""
        found = [each.json for each in self.requests if each.json["data"].get("content") == content]
        return found[0] if found else None


@pytest.fixture(scope="module")
def broker() -> Iterator[Broker]:
    with Broker() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], broker: Broker, fake_slack: FakeSlack) -> Iterator[Gateway]:
    settings = {"K_SINK": broker.url, "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}
    with Gateway({**backend, **settings, **fake_slack.settings}) as running:
        yield running


@pytest.fixture(scope="module")
def service(gateway: Gateway) -> Person:
    """The agent service, which has an operator's key."""
    return person(gateway, Role.OPERATOR)


def asked(asker: Person, broker: Broker, content: str) -> str:
    """Return the id of a request that has left over the broker."""
    made = asker.done("submitRequest", "request { id }", channel="WEB", content=content, waitSeconds=0)["request"]["id"]
    until(lambda: broker.event_of(content), 20)
    return str(made)


def reply(gateway: Gateway, token: str, data: Mapping[str, Any], **values: str) -> httpx.Response:
    event = {"specversion": "1.0", "id": f"r-{next(_numbers)}", "source": "/agents", "type": "agent.response.ready"}
    with gateway.client(token) as client:
        body = json.dumps({**event, **values, "data": dict(data)}).encode()
        return client.post("/events", content=body, headers={"content-type": STRUCTURED})


def state(asker: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = asker.data(REQUEST, id=id)["request"]
    return found


def test_the_agent_services_reply_completes_the_request_once(gateway: Gateway, broker: Broker, service: Person) -> None:
    asker = person(gateway)
    id = asked(asker, broker, "Complete me")
    given = {"request_id": id, "content": "Done.", "metadata": {"model": "m"}}
    assert reply(gateway, service.token, given, id="same").status_code == 202
    completed = state(asker, id)
    assert (completed["status"], completed["response"]) == ("COMPLETED", "Done.")
    assert reply(gateway, service.token, given, id="same").status_code == 202, "a broker delivers at least once"
    assert reply(gateway, service.token, {**given, "content": "Something else."}).status_code == 202
    assert state(asker, id) == completed


def test_a_binary_reply_with_an_error_fails_the_request(gateway: Gateway, broker: Broker, service: Person) -> None:
    asker = person(gateway)
    id = asked(asker, broker, "Fail me")
    headers = {"ce-specversion": "1.0", "ce-id": "b1", "ce-source": "/agents", "ce-type": "agent.response.ready"}
    with gateway.client(service.token) as client:
        body = json.dumps({"requestId": id, "error": "No model is available."})
        sent = client.post("/events", content=body, headers={**headers, "content-type": "application/json"})
    assert sent.status_code == 202
    failed = state(asker, id)
    assert failed["status"] == "FAILED" and "No model is available." in failed["error"]


def test_those_who_ask_cannot_invent_the_reply(gateway: Gateway, broker: Broker) -> None:
    asker = person(gateway)
    id = asked(asker, broker, "Do not let me answer")
    stranger = person(gateway, Role.ADMIN, "Another organization")
    given = {"request_id": id, "content": "I approve of myself."}
    for token, status in (
        (asker.token, 403),
        (agent(administrator(gateway)).token, 403),
        (stranger.token, 404),
        ("", 401),
    ):
        assert reply(gateway, token, given).status_code == status
    assert state(asker, id)["status"] == "PROCESSING"
    absent = {**given, "request_id": "req_01jd3x8m5vf2h9k7q0z4c6r8ta"}
    assert reply(gateway, administrator(gateway).token, absent).status_code == 404
