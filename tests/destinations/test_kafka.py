"""Destinations of type KAFKA against librdkafka's mock cluster: events arrive as CloudEvents, keyed by session."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Environment
from tests.destinations.house import TRACED, House
from tests.fakes.http_service import HttpService
from tests.fakes.kafka import FakeKafka
from tests.gateways import Gateway
from tests.people import administrator, opened
from tests.suite import one_backend
from tests.work import some

pytestmark = one_backend


@pytest.fixture(scope="module")
def kafka() -> Iterator[FakeKafka]:
    with FakeKafka() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Environment, kafka: FakeKafka) -> Iterator[Gateway]:
    with Gateway(backend | TRACED | {"HTTP_ALLOWED_HOSTS": ",".join(kafka.brokers)}) as running:
        yield running


@pytest.fixture
def house(gateway: Gateway, service: HttpService) -> House:
    return House(administrator(gateway), service)


def config(kafka: FakeKafka, **values: Any) -> dict[str, Any]:
    return {"brokers": kafka.brokers, "topic": some("topic"), "tls": False, **values}


def destination(house: House, given: dict[str, Any], *types: str) -> str:
    return house.destination(some("to"), *types or ("deploy.*",), type="KAFKA", config=given)


def test_events_arrive_as_cloudevents_in_order(house: House, kafka: FakeKafka):
    given = config(kafka, source="https://parley.example")
    id = destination(house, given)
    session = opened(house.owner)
    events = [house.publish("deploy.done", number, sessionId=session) for number in range(5)]
    deliveries = house.until_all(id, *["SUCCESS"] * 5)
    records = kafka.records(given["topic"], 5)
    assert {record.key for record in records} == {session}
    assert len({record.partition for record in records}) == 1
    documents = [json.loads(record.value) for record in records]
    assert [document["id"] for document in documents] == events
    assert [document["data"] for document in documents] == list(range(5))
    first = documents[0]
    assert (first["specversion"], first["type"], first["source"]) == ("1.0", "deploy.done", "https://parley.example")
    assert first["sessionid"] == session
    assert [record.headers for record in records] == [
        {"content-type": "application/cloudevents+json", "delivery-id": each["id"], "traceparent": trace}
        for each, trace in zip(deliveries, [each["traceparent"] for each in documents], strict=True)
    ]
    assert re.fullmatch("00-[0-9a-f]{32}-[0-9a-f]{16}-01", first["traceparent"])
    [attempt] = deliveries[0]["attempts"]
    assert (attempt["ok"], attempt["statusCode"], attempt["error"]) == (True, None, None)


def test_an_event_without_a_session_is_keyed_by_its_organization(house: House, kafka: FakeKafka):
    given = config(kafka)
    id = destination(house, given)
    house.publish("deploy.done")
    house.until_all(id, "SUCCESS")
    [record] = kafka.records(given["topic"], 1)
    organization = house.owner.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    assert record.key == organization
    assert json.loads(record.value)["source"] == f"urn:parley:{organization}"


def test_a_failed_attempt_is_retried_with_the_same_id(house: House, kafka: FakeKafka, monkeypatch: Any):
    given = config(kafka)
    id = destination(house, given)
    with monkeypatch.context() as hidden:
        hidden.setitem(sys.modules, "aiokafka", None)
        house.publish("deploy.done", 1)
        [delivery] = house.until_all(id, "RETRYING")
    assert delivery["attempts"][0]["error"] == (
        "NOT_CONFIGURED: Destinations of type KAFKA require the package aiokafka, which is not installed here: install "
        "requirements-brokers.txt."
    )
    [delivered] = house.until_all(id, "SUCCESS")
    [record] = kafka.records(given["topic"], 1)
    assert record.headers["delivery-id"] == delivered["id"] == delivery["id"]


def test_a_missing_package_is_named(house: House, kafka: FakeKafka, monkeypatch: Any):
    for type, module, given in (
        ("KAFKA", "aiokafka", config(kafka)),
        ("RABBITMQ", "aio_pika", {"url": "amqps://broker.example"}),
    ):
        with monkeypatch.context() as hidden:
            hidden.setitem(sys.modules, module, None)
            values = {"name": "x", "type": type, "eventTypes": ["deploy.*"], "config": given}
            payload = house.owner.change("createEventDestination", "destination { id }", values)
        [error] = payload["errors"]
        assert error["code"] == "NOT_CONFIGURED"
        assert "requirements-brokers.txt" in error["message"]


def test_a_broker_that_cannot_be_reached_is_retried(house: House, kafka: FakeKafka):
    id = destination(house, config(kafka, brokers=["nowhere.invalid:9092"]))
    house.publish("deploy.done")
    [delivery] = house.until_all(id, "RETRYING")
    assert delivery["attempts"][0]["error"] == "UPSTREAM_UNAVAILABLE: nowhere.invalid cannot be resolved."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"brokers": []}, "config.brokers"),
        ({"brokers": ["broker.example"]}, "config.brokers"),
        ({"brokers": ["http://broker.example:9092"]}, "config.brokers"),
        ({"brokers": ["user@broker.example:9092"]}, "config.brokers"),
        ({"brokers": ["broker.example:9092/x"]}, "config.brokers"),
        ({"brokers": ["broker.example:99999"]}, "config.brokers"),
        ({"brokers": ["broker.example:22"]}, "config.brokers"),
        ({"brokers": ["127.0.0.1:9092"]}, "config.brokers"),
        ({"brokers": ["[::1]:9092"]}, "config.brokers"),
        ({"brokers": ["10.1.2.3:9092"]}, "config.brokers"),
        ({"brokers": ["localhost:9092"]}, "config.brokers"),
        ({"topic": "a b"}, "config.topic"),
        ({"mechanism": "GSSAPI"}, "config.mechanism"),
        ({"topics": "a"}, "config.topics"),
    ],
)
def test_an_invalid_config_is_rejected(house: House, kafka: FakeKafka, values: dict[str, Any], field: str):
    given = {"name": "x", "type": "KAFKA", "eventTypes": ["deploy.*"], "config": config(kafka, **values)}
    assert house.owner.refused("createEventDestination", "destination { id }", **given) == ("BAD_USER_INPUT", field)


def test_the_password_is_never_shown(house: House, kafka: FakeKafka):
    id = destination(house, config(kafka, username="me", password="hidden away"))
    shown = house.shown(id)["config"]
    assert shown["secretsSet"] == ["password"]
    assert "hidden away" not in json.dumps(shown)
    house.owner.done("deleteEventDestination", "deletedId", id=id)
