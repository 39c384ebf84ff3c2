"""Pipedream's workflows publish events, signed as Standard Webhooks are or with a credential, never without either."""

import itertools
import json
import time
from collections.abc import Mapping
from typing import Any

import httpx

from connectors.webhook_signatures import signature
from tests.gateways import ANONYMOUS, Gateway
from tests.inbound.conftest import SETTINGS
from tests.ledger import placed
from tests.people import administrator, opened, unchanged

SECRET = SETTINGS["PIPEDREAM_WEBHOOK_SECRET"]
EVENTS = "{ events(last: 1) { nodes { type ... on CustomEvent { id data } } } }"
_numbers = itertools.count(1)
BODY = json.dumps({"type": "deploy.done", "data": {"version": 3}}).encode()


def send(
    gateway: Gateway,
    body: bytes = BODY,
    *,
    id: str = "",
    late: int = 0,
    secret: str = SECRET,
    headers: Mapping[str, str] = {},
) -> httpx.Response:
    id, timestamp = id or f"msg_{next(_numbers)}", str(int(time.time()) - late)
    signed = {"webhook-id": id, "webhook-timestamp": timestamp}
    signed["webhook-signature"] = signature(secret, id, timestamp, body)
    return post(gateway, body, {**signed, **headers})


def post(gateway: Gateway, body: bytes, headers: dict[str, str], token: str = ANONYMOUS) -> httpx.Response:
    with gateway.client(token) as client:
        return client.post("/pipedream/events", content=body, headers={"content-type": "application/json", **headers})


def newest(gateway: Gateway) -> dict[str, Any]:
    placed(gateway)
    event: dict[str, Any] = gateway.data(EVENTS)["events"]["nodes"][0]
    return event


def test_a_signed_call_publishes_an_event_once(called_gateway: Gateway) -> None:
    response = send(called_gateway, id="msg_once")
    assert response.status_code == 202
    expected = {"type": "deploy.done", "id": response.json()["eventId"], "data": {"version": 3}}
    assert newest(called_gateway) == expected
    with unchanged(called_gateway):
        assert send(called_gateway, id="msg_once").json() == {"eventId": None, "duplicate": True}


def test_a_call_with_a_credential_publishes_an_event(called_gateway: Gateway) -> None:
    admin = administrator(called_gateway)
    body = json.dumps({"data": [1], "sessionId": opened(admin)}).encode()
    response = post(called_gateway, body, {}, admin.token)
    assert response.status_code == 202
    assert newest(called_gateway) == {"type": "pipedream.event", "id": response.json()["eventId"], "data": [1]}


def test_without_a_valid_signature_or_a_credential_nothing_changes(called_gateway: Gateway) -> None:
    with unchanged(called_gateway):
        assert post(called_gateway, BODY, {}).status_code == 401
        assert send(called_gateway, late=301).status_code == 401
        assert send(called_gateway, late=-310).status_code == 401
        assert send(called_gateway, secret="whsec_" + "A" * 32).status_code == 401
        assert send(called_gateway, headers={"webhook-id": "msg_other"}).status_code == 401
        assert post(called_gateway, BODY, {"authorization": "Bearer parley_wrong"}).status_code == 401
        reserved = json.dumps({"type": "collaboration.task_created", "data": 1}).encode()
        assert send(called_gateway, reserved).status_code == 400
        unknown = json.dumps({"data": 1, "sessionId": "ses_01jd3x8m5vf2h9k7q0z4c6r8ta"}).encode()
        assert post(called_gateway, unknown, {}, called_gateway.admin_key).status_code == 404
