"""Destinations of type RABBITMQ against a RabbitMQ server, which is stopped and started again."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Environment
from tests.destinations.house import TRACED, House
from tests.fakes.http_service import HttpService
from tests.fakes.rabbitmq import RabbitMq, running_rabbitmq
from tests.gateways import Gateway
from tests.people import administrator, opened
from tests.suite import one_backend
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300), one_backend]


@pytest.fixture(scope="module")
def rabbitmq() -> Iterator[RabbitMq]:
    with running_rabbitmq() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Environment, rabbitmq: RabbitMq) -> Iterator[Gateway]:
    with Gateway(backend | TRACED | {"HTTP_ALLOWED_HOSTS": f"{rabbitmq.host},{rabbitmq.tls_host}"}) as running:
        yield running


@pytest.fixture
def house(gateway: Gateway, service: HttpService) -> Iterator[House]:
    house = House(administrator(gateway), service)
    yield house
    for each in house.owner.data("{ eventDestinations { id } }")["eventDestinations"]:
        house.owner.done("deleteEventDestination", "deletedId", id=each["id"])


def destination(house: House, rabbitmq: RabbitMq, **values: Any) -> str:
    given = {"url": rabbitmq.url(), "username": "guest", "password": "guest", "exchange": some("exchange"), **values}
    return house.destination(some("to"), "deploy.*", type="RABBITMQ", config=given)


async def test_events_are_published_as_cloudevents_in_order(house: House, rabbitmq: RabbitMq):
    exchange = some("exchange")
    async with rabbitmq.queue(exchange, "deploy.#") as queue:
        id = destination(house, rabbitmq, exchange=exchange, source="https://parley.example")
        session = opened(house.owner)
        events = [house.publish("deploy.done", number, sessionId=session) for number in range(5)]
        deliveries = house.until_all(id, *["SUCCESS"] * 5)
        received = [await queue.get() for _ in range(5)]
    documents = [json.loads(message.body) for message in received]
    assert [document["id"] for document in documents] == events
    assert [document["data"] for document in documents] == list(range(5))
    assert [message.message_id for message in received] == [each["id"] for each in deliveries]
    first = received[0]
    assert (first.routing_key, first.type, first.app_id) == ("deploy.done", "deploy.done", "parley")
    assert (first.content_type, first.delivery_mode.value) == ("application/cloudevents+json", 2)
    assert first.headers == {"session": session, "traceparent": documents[0]["traceparent"]}
    assert documents[0]["source"] == "https://parley.example"
    assert "guest" not in json.dumps(house.shown(id)["config"].get("password", ""))


async def test_an_event_that_reaches_no_queue_is_retried_until_there_is_one(house: House, rabbitmq: RabbitMq):
    exchange = some("exchange")
    id = destination(house, rabbitmq, exchange=exchange)
    house.publish("deploy.done", "late")
    [waiting] = house.until_all(id, "RETRYING")
    assert waiting["attempts"][0]["error"] == (
        f"UPSTREAM_FAILED: RabbitMQ returned the event: the exchange {exchange} routes deploy.done to no queue."
    )
    async with rabbitmq.queue(exchange, "deploy.*") as queue:  # the exchange exists: Parley has declared it
        [delivered] = house.until_all(id, "SUCCESS")
        message = await queue.get()
    assert message.message_id == delivered["id"] == waiting["id"]


def test_certificates_are_verified(house: House, rabbitmq: RabbitMq, monkeypatch: pytest.MonkeyPatch):
    id = destination(house, rabbitmq, url=f"amqps://{rabbitmq.tls_host}", mandatory=False)
    house.publish("deploy.done")
    [waiting] = house.until_all(id, "RETRYING")
    assert waiting["attempts"][0]["error"].startswith("UPSTREAM_UNAVAILABLE: RabbitMQ cannot be reached")
    monkeypatch.setenv("SSL_CERT_FILE", str(rabbitmq.certificate.path))
    house.until_all(id, "SUCCESS")


def test_an_event_may_reach_no_queue(house: House, rabbitmq: RabbitMq):
    id = destination(house, rabbitmq, mandatory=False)
    house.publish("deploy.done")
    house.until_all(id, "SUCCESS")


async def test_a_full_queue_rejects_the_event(house: House, rabbitmq: RabbitMq):
    exchange = some("exchange")
    limits = {"x-max-length": 0, "x-overflow": "reject-publish"}
    async with rabbitmq.queue(exchange, "#", arguments=limits):
        id = destination(house, rabbitmq, exchange=exchange, routingKey="fixed")
        house.publish("deploy.done")
        [waiting] = house.until_all(id, "RETRYING")
    assert "did not accept the event (negative acknowledgement)" in waiting["attempts"][0]["error"]


def test_denied_access_is_reported_and_retried(house: House, rabbitmq: RabbitMq):
    wrong = destination(house, rabbitmq, password="wrong")
    elsewhere = destination(house, rabbitmq, url=rabbitmq.url("nowhere"))
    house.publish("deploy.done")
    for id, reason in ((wrong, "denies access: check username"), (elsewhere, "check that the vhost")):
        [waiting] = house.until_all(id, "RETRYING")
        assert reason in waiting["attempts"][0]["error"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"url": "https://broker.example"}, "config.url"),
        ({"url": "amqp://guest:guest@broker.example"}, "config.url"),
        ({"url": "amqps://broker.example/?cafile=/etc/passwd"}, "config.url"),
        ({"url": "amqps://broker.example:22"}, "config.url"),
        ({"url": "amqp://10.0.0.1"}, "config.url"),
        ({"url": "amqp://localhost"}, "config.url"),
        ({"url": "amqp://"}, "config.url"),
        ({"url": "amqp://broker.example:x"}, "config.url"),
        ({"exchange": "a\x01b"}, "config.exchange"),
        ({"queue": "q"}, "config.queue"),
    ],
)
def test_an_invalid_config_is_rejected(house: House, rabbitmq: RabbitMq, values: dict[str, Any], field: str):
    config = {"url": rabbitmq.url(), **values}
    given = {"name": "x", "type": "RABBITMQ", "eventTypes": ["deploy.*"], "config": config}
    assert house.owner.refused("createEventDestination", "destination { id }", **given) == ("BAD_USER_INPUT", field)


async def test_events_wait_for_a_broker_that_is_down(house: House, rabbitmq: RabbitMq):
    exchange = some("exchange")
    id = destination(house, rabbitmq, exchange=exchange)
    await asyncio.to_thread(rabbitmq.control, "stop_app")
    try:
        for number in range(3):
            house.publish("deploy.done", number)
        house.until_all(id, "RETRYING", "PENDING", "PENDING")
    finally:
        await asyncio.to_thread(rabbitmq.control, "start_app")
    async with rabbitmq.queue(exchange, "#") as queue:
        await asyncio.to_thread(house.until_all, id, "SUCCESS", "SUCCESS", "SUCCESS")
        assert [json.loads((await queue.get()).body)["data"] for _ in range(3)] == [0, 1, 2]
