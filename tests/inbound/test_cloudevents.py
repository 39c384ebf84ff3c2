"""CloudEvents in all three modes become custom events of the caller's organization, each once."""

import base64
import itertools
import json
from typing import Any

import httpx
import pytest

from models.users import Role
from tests.gateways import ANONYMOUS, Gateway
from tests.ledger import placed
from tests.people import Person, administrator, person, unchanged

STRUCTURED, BATCH = "application/cloudevents+json", "application/cloudevents-batch+json"
_numbers = itertools.count(1)


def event(**values: Any) -> dict[str, Any]:
    id = f"e-{next(_numbers)}"
    return {"specversion": "1.0", "id": id, "source": "/shop", "type": "com.example.order.created", **values}


def send(gateway: Gateway, body: bytes, token: str | None = None, **headers: str) -> httpx.Response:
    with gateway.client(token) as client:
        return client.post("/events", content=body, headers=headers)


def structured(gateway: Gateway, document: Any, token: str | None = None, type: str = STRUCTURED) -> httpx.Response:
    return send(gateway, json.dumps(document).encode(), token, **{"content-type": type})


def binary(gateway: Gateway, attributes: dict[str, str], body: bytes, type: str) -> httpx.Response:
    headers = {f"ce-{name}": value for name, value in attributes.items()}
    return send(gateway, body, **headers, **({"content-type": type} if type else {}))


def published(caller: Gateway | Person, count: int = 1) -> list[dict[str, Any]]:
    placed(caller if isinstance(caller, Gateway) else caller.gateway)
    query = f"{{ events(last: {count}) {{ nodes {{ type ... on CustomEvent {{ data actor {{ id }} }} }} }} }}"
    return list(caller.data(query)["events"]["nodes"])


def test_a_structured_event_becomes_a_custom_event(gateway: Gateway) -> None:
    sent = event(subject="42", time="2026-11-29T12:00:00Z", traceparent="00-1", data={"total": 12.5})
    response = structured(gateway, sent)
    assert (response.status_code, response.json()) == (202, {"accepted": 1, "duplicates": 0})
    actor = {"id": administrator(gateway).id}
    assert published(gateway) == [{"type": "com.example.order.created", "data": sent, "actor": actor}]


@pytest.mark.parametrize(
    ("body", "type", "expected"),
    [
        (b'{"total": 1}', "application/json", {"datacontenttype": "application/json", "data": {"total": 1}}),
        (b"[1]", "application/vnd.a+json", {"datacontenttype": "application/vnd.a+json", "data": [1]}),
        (b"null", "", {"data": None}),
        ("grün".encode(), "text/plain", {"datacontenttype": "text/plain", "data": "grün"}),
        (b"\0\xff", "image/png", {"datacontenttype": "image/png", "data_base64": base64.b64encode(b"\0\xff").decode()}),
        (b"", "", {}),
    ],
)
def test_a_binary_event_has_its_attributes_in_headers(
    gateway: Gateway, body: bytes, type: str, expected: dict[str, Any]
) -> None:
    attributes = {**event(), "subject": "gr%C3%BCn%20%25", "myextension": "x"}
    assert binary(gateway, attributes, body, type).status_code == 202
    assert published(gateway)[0]["data"] == {**attributes, "subject": "grün %", **expected}


def test_a_batch_is_accepted_as_a_whole_or_not_at_all(gateway: Gateway) -> None:
    sent = [event(), event(data=1), event()]
    assert structured(gateway, sent, type=BATCH).json() == {"accepted": 3, "duplicates": 0}
    assert [each["data"] for each in published(gateway, 3)] == sent
    again = [event(), sent[0], event(), sent[1]]
    assert structured(gateway, [*again, again[0]], type=BATCH).json() == {"accepted": 2, "duplicates": 3}
    with unchanged(gateway):
        assert structured(gateway, [event(), event(type="task.created")], type=BATCH).status_code == 400
        assert structured(gateway, [event()] * 101, type=BATCH).status_code == 400
        assert structured(gateway, event(), type=BATCH).status_code == 400
    assert structured(gateway, [], type=BATCH).json() == {"accepted": 0, "duplicates": 0}


def test_source_and_id_identify_an_event(gateway: Gateway) -> None:
    sent = event()
    assert structured(gateway, sent).json()["accepted"] == 1
    placed(gateway)
    with unchanged(gateway):
        assert structured(gateway, {**sent, "data": "changed"}).json() == {"accepted": 0, "duplicates": 1}
        headers = {name: str(value) for name, value in sent.items()}
        assert binary(gateway, headers, b"", "").json() == {"accepted": 0, "duplicates": 1}
    assert structured(gateway, {**sent, "source": "/other"}).json()["accepted"] == 1
    stranger = person(gateway, Role.MEMBER, "Another shop")
    assert structured(gateway, sent, stranger.token).json()["accepted"] == 1, (
        "another organization's events are its own"
    )
    assert published(stranger)[0]["data"] == sent


def test_a_credential_with_the_scope_is_required(gateway: Gateway) -> None:
    viewer = person(gateway, Role.VIEWER)
    with unchanged(gateway):
        for token, status in ((ANONYMOUS, 401), ("parley_wrong", 401), (viewer.token, 403)):
            assert structured(gateway, event(), token).status_code == status


@pytest.mark.parametrize(
    "values",
    [
        {"specversion": "0.3"},
        {"specversion": None},
        {"id": ""},
        {"id": 1},
        {"source": None},
        {"type": "plain"},
        {"type": "collaboration.task_created"},
        {"type": "a/b.c"},
        {"UpperCase": "x"},
        {"a-b": "x"},
        {"data": 1, "data_base64": "AA=="},
        {"data": "x" * 300_000},
        {"id": "x" * 3000},
    ],
    ids=lambda values: str(values)[:40],
)
def test_an_invalid_event_changes_nothing(gateway: Gateway, values: dict[str, Any]) -> None:
    with unchanged(gateway):
        assert structured(gateway, event(**values)).status_code == 400


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time", "yesterday"),
        ("time", "2026-02-30T12:00:00Z"),
        ("time", "2026-11-29T12:00:00"),
        ("time", 1),
        ("data_base64", "not base64!"),
        ("data_base64", "AAA"),
        ("data_base64", 1),
    ],
)
def test_an_invalid_attribute_is_named(gateway: Gateway, name: str, value: Any) -> None:
    with unchanged(gateway):
        response = structured(gateway, event(**{name: value}))
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["field"]) == (400, [name])


def test_an_empty_body_is_not_json(gateway: Gateway) -> None:
    with unchanged(gateway):
        response = binary(gateway, event(), b"", "application/json")
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["field"]) == (400, ["datacontenttype"])


def test_invalid_requests_change_nothing(gateway: Gateway) -> None:
    with unchanged(gateway):
        assert send(gateway, b"{", **{"content-type": STRUCTURED}).status_code == 400
        assert send(gateway, b"{}", **{"content-type": "application/json"}).status_code == 400, "without attributes"
        assert binary(gateway, {**event(), "datacontenttype": "a/b"}, b"", "").status_code == 400
        assert binary(gateway, {**event(), "subject": "%ff"}, b"", "").status_code == 400
        assert binary(gateway, event(), b"\xff", "text/plain").status_code == 400
        assert binary(gateway, event(), b"{", "application/json").status_code == 400
        assert send(gateway, b"x" * 600_000, **{"content-type": STRUCTURED}).status_code == 413
        with gateway.client() as client:
            assert client.get("/events").status_code == 405
