"""Requests of external services: bodies of Slack, GitHub, Twilio, Pipedream, Pusher, CloudEvents and WEBHOOK triggers.

Most are signed as the service does, so that the broken content is read and not only rejected.
"""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import strategies as st

from connectors.webhook_signatures import github_signature, signature, slack_signature, twilio_signature
from tests.fuzz.exploring import fuzz
from tests.fuzz.http import Headers, RawRequest
from tests.fuzz.strategies import bodies, changed, json_values, mutations, objects, plain_texts
from tests.fuzz.target import Target
from tests.inbound.conftest import SETTINGS

pytestmark = fuzz

SHORT: Final = 20
LONG: Final = 3_000
"""For each of the seven services: more than 20,000 bodies in all."""

JSON: Final = b"application/json"
FORM: Final = b"application/x-www-form-urlencoded"
_ID: Final = "01234567-89ab-cdef-0123-456789abcdef"


def _slack_event(event: dict[str, Any]) -> dict[str, Any]:
    return {
        **{"token": "x", "team_id": "T1", "api_app_id": "A1", "type": "event_callback", "event_id": "Ev1"},
        "event_time": 1_700_000_000,
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
        "event": event,
    }


_MESSAGE: Final = {
    "type": "message",
    "channel": "D1",
    "channel_type": "im",
    "user": "U1",
    "text": "hi",
    "ts": "1.000001",
}
_CLICK: Final = {
    "type": "block_actions",
    **{"user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "channel": {"id": "C1"}},
    "container": {"type": "message", "channel_id": "C1", "message_ts": "1.000001"},
    **{"message": {"ts": "1.000001"}, "response_url": "https://hooks.slack.com/x", "trigger_id": "1.1"},
    "actions": [{"action_id": "approve", "block_id": "apr_1", "value": "apr_1", "type": "button"}],
}
_COMMAND: Final = {"command": "/parley", "text": "help", "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
_COMMANDS: Final = [
    _COMMAND | {"text": text, "response_url": "https://hooks.slack.com/x"}
    for text in ("", "help", "status", "tasks", "link", "approve apr_1", "reject apr_1 no", "ask what?")
]
_GITHUB: Final = {"action": "opened", "number": 1, "repository": {"full_name": "acme/site"}, "sender": {"login": "a"}}
_CLOUD: Final = {"specversion": "1.0", "id": "1", "source": "/shop", "type": "a.b", "subject": "1", "data": {"a": 1}}
_PUSHER: Final = {
    "time_ms": int(time.time() * 1000),
    "events": [{"name": "member_added", "channel": "presence-session-ses_1", "user_id": "u"}],
}
_PIPEDREAM: Final = {"type": "deploy.done", "data": {"version": 3}, "sessionId": "ses_1", "idempotencyKey": "a"}
_TWILIO: Final = {"MessageSid": "SM1", "MessageStatus": "delivered", "To": "+491511", "ErrorCode": "30003"}


def _forms(examples: Sequence[dict[str, Any]]) -> st.SearchStrategy[bytes]:
    """Return forms: the examples' with other values, and texts that are almost forms."""
    names = sorted({name for each in examples for name in each})
    fields = st.dictionaries(st.sampled_from(names) | plain_texts, plain_texts, max_size=6)
    whole = st.builds(lambda base, more: urlencode({**base, **more}).encode(), st.sampled_from(examples), fields)
    return whole | mutations(whole, (b"%", b"&", b"=", b"+", b"%00", b"%ff", b";", b"[]")) | st.binary(max_size=40)


def _payloads(examples: Sequence[dict[str, Any]]) -> st.SearchStrategy[bytes]:
    """Return forms whose field `payload` is JSON."""
    return bodies(changed(examples)).map(lambda body: urlencode({"payload": body}).encode())


def _documents(examples: Sequence[Any]) -> st.SearchStrategy[bytes]:
    return bodies(changed(examples) | objects(sorted(examples[0])) | json_values)


def _slack(body: bytes) -> dict[bytes, bytes]:
    now = str(int(time.time()))
    signed = slack_signature(SETTINGS["SLACK_SIGNING_SECRET"], now, body)
    return {b"x-slack-request-timestamp": now.encode(), b"x-slack-signature": signed.encode()}


def _github(body: bytes) -> dict[bytes, bytes]:
    signed = github_signature(SETTINGS["GITHUB_WEBHOOK_SECRET"], body)
    delivery = hashlib.sha256(body).hexdigest()[:32]
    return {
        **{b"x-github-event": b"pull_request", b"x-github-delivery": delivery.encode()},
        b"x-hub-signature-256": signed.encode(),
    }


def _pipedream(body: bytes) -> dict[bytes, bytes]:
    now, id = str(int(time.time())), f"msg_{hashlib.sha256(body).hexdigest()}"
    signed = signature(SETTINGS["PIPEDREAM_WEBHOOK_SECRET"], id, now, body)
    return {b"webhook-id": id.encode(), b"webhook-timestamp": now.encode(), b"webhook-signature": signed.encode()}


def _pusher(body: bytes) -> dict[bytes, bytes]:
    signed = hmac.new(b"secret", body, hashlib.sha256).hexdigest()
    return {b"x-pusher-key": b"key", b"x-pusher-signature": signed.encode()}


def _cloud_event(body: bytes) -> dict[bytes, bytes]:
    id = hashlib.sha256(body).hexdigest()
    return {b"ce-specversion": b"1.0", b"ce-id": id.encode(), b"ce-source": b"/shop", b"ce-type": b"a.b"}


def _unsigned(_body: bytes) -> dict[bytes, bytes]:
    return {}


@dataclass(frozen=True)
class Service:
    """An external service.

    Args:
        paths: where it sends bodies to, each with the bodies that it sends there.
        signed: returns the headers of a body with a valid signature.
        types: the media types to send.
    """

    paths: dict[bytes, st.SearchStrategy[bytes]]
    signed: Callable[[bytes], dict[bytes, bytes]] = _unsigned
    types: tuple[bytes, ...] = (JSON,)
    credential: bool = False


_SLACK_BODIES: Final = _documents(
    [
        *(_slack_event(_MESSAGE), _slack_event({**_MESSAGE, "type": "app_mention", "thread_ts": "1.000001"})),
        *(_slack_event({"type": "app_uninstalled"}), {"type": "url_verification", "challenge": "x", "token": "x"}),
    ]
)
SERVICES: Final = {
    "slack": Service(
        {
            b"/slack/events": _SLACK_BODIES,
            b"/slack/interactive": _payloads([_CLICK]) | _forms([{"payload": "{}"}]),
            b"/slack/commands": _forms(_COMMANDS),
            b"/api/v1/requests/slack": _SLACK_BODIES,
        },
        _slack,
        (JSON, FORM),
    ),
    "github": Service({b"/github/webhook": _documents([_GITHUB]) | _payloads([_GITHUB])}, _github, (JSON, FORM)),
    "pipedream": Service({b"/pipedream/events": _documents([_PIPEDREAM])}, _pipedream),
    "cloudevents": Service(
        {b"/events": _documents([_CLOUD]) | bodies(st.lists(changed([_CLOUD]), max_size=3))},
        _cloud_event,
        types=(b"application/cloudevents+json", b"application/cloudevents-batch+json", JSON, b"text/plain", b""),
        credential=True,
    ),
    "pusher": Service(
        {
            b"/pusher/webhook": _documents([_PUSHER]),
            b"/pusher/auth": _forms([{"socket_id": "1.1", "channel_name": "private-session-ses_1"}])
            | _documents([{"socket_id": "1.1", "channel_name": "presence-session-ses_1"}]),
        },
        _pusher,
        (JSON, FORM),
        credential=True,
    ),
    "twilio": Service({b"/twilio/status?delivery=dlv_1": _forms([_TWILIO])}, types=(FORM,)),
    "hooks": Service({b"": _documents([{"a": 1, "challenge": "x"}]) | _forms([{"a": "1"}])}, types=(JSON, FORM)),
}
header_values: Final = st.binary(max_size=30).map(
    lambda value: bytes(byte for byte in value if byte > 31 and byte != 127)
)


def _twilio(gateway: str, body: bytes) -> dict[bytes, bytes]:
    try:
        form = parse_qsl(body.decode(), keep_blank_values=True)
        signed = twilio_signature(SETTINGS["TWILIO_AUTH_TOKEN"], f"{gateway}/twilio/status?delivery=dlv_1", form)
    except ValueError:
        signed = base64.b64encode(body).decode()
    return {b"x-twilio-signature": signed.encode()}


@pytest.fixture(scope="module")
def hook(target: Target) -> bytes:
    """The path of a WEBHOOK trigger without a secret."""
    workflow = {
        **{"name": "Hooked", "status": "ACTIVE", "triggers": [{"type": "WEBHOOK", "config": {}}]},
        "nodes": [{"key": "a", "type": "TRANSFORM", "config": {"value": "${input}"}}],
    }
    document = """mutation($input: CreateWorkflowInput!) { createWorkflow(input: $input) {
        workflow { triggers { url } } errors { message } } }"""
    made = target.gateway.data(document, {"input": workflow})["createWorkflow"]
    assert not made["errors"], made
    url: str = made["workflow"]["triggers"][0]["url"]
    return url[url.index("/hooks/") :].encode()


@pytest.mark.parametrize("name", SERVICES)
def test_a_random_call_is_accepted_or_rejected_with_a_reason(target: Target, name: str, hook: bytes) -> None:
    service = SERVICES[name]
    credential = f"Bearer {target.gateway.admin_key}".encode()

    def check(case: tuple[bytes, bytes, bytes, bool, dict[bytes, bytes]]) -> None:
        path, body, type, honest, more = case
        signed = _twilio(target.gateway.url, body) if name == "twilio" else service.signed(body)
        given = {**signed, **({b"authorization": credential} if service.credential else {})}
        given |= more if not honest else {}
        headers: Headers = tuple(given.items()) + (((b"content-type", type),) if type else ())
        response = target.check(RawRequest(target=path or hook, headers=headers, body=body))
        assert response.status < 500, response

    cases = st.sampled_from(list(service.paths)).flatmap(
        lambda path: st.tuples(
            st.just(path),
            service.paths[path],
            st.sampled_from(service.types),
            st.integers(0, 3).map(bool),
            st.dictionaries(st.sampled_from(_HEADERS), header_values, max_size=3),
        )
    )
    target.explore(name, cases, check, short=SHORT, long=LONG)


_HEADERS: Final = (
    *(b"x-slack-signature", b"x-slack-request-timestamp", b"x-github-event", b"x-github-delivery", b"webhook-id"),
    *(b"x-hub-signature-256", b"webhook-timestamp", b"webhook-signature", b"x-pusher-key", b"x-twilio-signature"),
    *(b"ce-id", b"ce-source", b"ce-type", b"ce-specversion", b"ce-time", b"idempotency-key", b"parley-hops"),
    *(b"parley-execution", b"content-encoding", b"authorization", b"x-api-key", b"traceparent", b"x-request-id"),
)
