"""GitHub's webhooks become custom events of the repository's organization, once; forged ones change nothing."""

import hashlib
import hmac
import itertools
import json
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from connectors.webhook_signatures import github_signature
from tests.gateways import ANONYMOUS, Gateway
from tests.inbound.conftest import SETTINGS
from tests.ledger import placed
from tests.people import administrator, unchanged
from tests.waiting import until

SECRET = SETTINGS["GITHUB_WEBHOOK_SECRET"]
EVENTS = "{ events(last: 20) { nodes { type ... on CustomEvent { id data } } } }"
_numbers = itertools.count(1)


def body_of(**values: Any) -> bytes:
    payload = {"action": "opened", "number": next(_numbers), "repository": {"full_name": "acme/site"}}
    return json.dumps({**payload, **values}).encode()


def send(gateway: Gateway, body: bytes, event: str = "pull_request", **headers: str) -> httpx.Response:
    given = {
        "content-type": "application/json",
        "x-github-event": event,
        "x-github-delivery": f"72d3162e-cc78-11e3-81ab-{next(_numbers):012d}",
        "x-hub-signature-256": github_signature(SECRET, body),
        "user-agent": "GitHub-Hookshot/044aadd",
    }
    with gateway.client(ANONYMOUS) as client:
        return client.post("/github/webhook", content=body, headers={**given, **headers})


def published(gateway: Gateway) -> list[dict[str, Any]]:
    placed(gateway)
    return [each for each in gateway.data(EVENTS)["events"]["nodes"] if each["type"].startswith("github.")]


def test_a_webhook_becomes_a_custom_event(called_gateway: Gateway) -> None:
    body = body_of()
    response = send(called_gateway, body)
    assert response.status_code == 202
    event = published(called_gateway)[-1]
    assert event == {"type": "github.pull_request", "id": response.json()["eventId"], "data": json.loads(body)}


def test_a_webhook_starts_a_workflow(called_gateway: Gateway) -> None:
    node = {"key": "a", "name": "A", "type": "TRANSFORM", "config": {"value": "${input.event.data.ref}"}}
    trigger = {"type": "EVENT", "config": {"types": ["github.push"], "filter": "event.data.ref == 'refs/heads/main'"}}
    admin = administrator(called_gateway)
    values = {"nodes": [node], "triggers": [trigger], "status": "ACTIVE"}
    workflow = admin.done("createWorkflow", "workflow { id }", name="Deploy", **values)["workflow"]["id"]
    send(called_gateway, body_of(ref="refs/heads/other"), "push")
    send(called_gateway, body_of(ref="refs/heads/main"), "push")
    runs = "query($id: ID!) { workflow(id: $id) { executions(first: 5) { nodes { output } } } }"

    def outputs() -> list[Any]:
        found = called_gateway.data(runs, {"id": workflow})["workflow"]["executions"]["nodes"]
        return [each["output"] for each in found]

    until(lambda: any(outputs()))
    assert [json.dumps(output) for output in outputs()] == ['{"a": "refs/heads/main"}']


def test_a_form_is_accepted_too(called_gateway: Gateway) -> None:
    payload = body_of(action="form")
    body = urlencode({"payload": payload.decode()}).encode()
    assert send(called_gateway, body, **{"content-type": "application/x-www-form-urlencoded"}).status_code == 202
    assert published(called_gateway)[-1]["data"] == json.loads(payload)


def test_a_repeated_delivery_has_no_effect(called_gateway: Gateway) -> None:
    body, delivery = body_of(), {"x-github-delivery": "repeated-1"}
    assert send(called_gateway, body, **delivery).status_code == 202
    placed(called_gateway)
    with unchanged(called_gateway):
        assert send(called_gateway, body, **delivery).json() == {"eventId": None, "duplicate": True}
        other = send(called_gateway, body_of(), **delivery)
        assert (other.status_code, other.json()["duplicate"]) == (200, True)
        # Anyone who has seen a delivery can send it under another id, which is not signed.
        replayed = send(called_gateway, body, **{"x-github-delivery": "repeated-2"})
        assert (replayed.status_code, replayed.json()["duplicate"]) == (200, True)


def sha1(body: bytes) -> str:
    return "sha1=" + hmac.new(SECRET.encode(), body, hashlib.sha1).hexdigest()


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=" + "0" * 64, "sha1", "other"])
def test_a_forged_webhook_changes_nothing(called_gateway: Gateway, signature: str) -> None:
    body = body_of()
    given = {"sha1": sha1(body), "other": github_signature("another secret", body)}.get(signature, signature)
    with unchanged(called_gateway):
        response = send(called_gateway, body, **{"x-hub-signature-256": given, "x-hub-signature": sha1(body)})
        assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")
        changed = send(called_gateway, body.replace(b"opened", b"closed"), **{"x-hub-signature-256": given})
        assert changed.status_code == 401


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b'{"repository":{"full_name":"acme/site"}}', {"x-github-event": "../../x"}, 400),
        (b'{"repository":{"full_name":"acme/site"}}', {"x-github-event": ""}, 400),
        (b'{"repository":{"full_name":"acme/site"}}', {"x-github-delivery": ""}, 400),
        (b'{"repository":{"full_name":"acme/site"}}', {"x-github-delivery": "x" * 300}, 400),
        (b'{"repository":{"full_name":"acme/site"}}', {"content-type": "text/html"}, 415),
        (b'{"repository":{"full_name":"acme/site"}}', {"content-encoding": "gzip"}, 415),
        (b'{"a":"' + b"x" * 600_000 + b'"}', {}, 413),
        (b'{"a":"' + b"x" * 300_000 + b'"}', {}, 400),
        (b'{"n":' + b"9" * 5000 + b"}", {}, 400),
        (b'{"a":' * 200 + b"1" + b"}" * 200, {}, 400),
        (b'{"a":"\\u0000"}', {}, 400),
    ],
)
def test_a_signed_webhook_that_is_malformed_changes_nothing(
    called_gateway: Gateway, body: bytes, headers: dict[str, str], status: int
) -> None:
    with unchanged(called_gateway):
        assert send(called_gateway, body, **headers).status_code == status
