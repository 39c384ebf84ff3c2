"""Bodies of which one value is poisoned, at every route that takes JSON of a known form: never an internal error."""

import hmac
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from connectors.webhook_signatures import github_signature, signature, slack_signature
from tests.fakes.slack import FakeSlack
from tests.gateways import ANONYMOUS, Gateway
from tests.inbound.conftest import SETTINGS
from tests.people import Person, administrator
from tests.studio.house import closed_window, plugin_key
from tests.values.exits import by_query, by_socket, head
from tests.values.poison import WRITTEN_BY_PYTHON, encoded, poisoned

_PUSHER: Final = {"PUSHER_APP_ID": "1", "PUSHER_KEY": "key", "PUSHER_SECRET": "secret"}
_TEAM: Final = {"team_id": "T1", "api_app_id": "A1"}
_MESSAGE: Final = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "hi", "ts": "1.1"}
_ACTION: Final = {"action_id": "approve", "block_id": "apr_1", "value": "apr_1", "type": "button"}
DOCUMENTS: Final[Mapping[str, dict[str, Any]]] = {
    "/auth/sign-in": {"code": "a code"},
    "/studio/connect": {
        **{"key": "k", "window": "w", "placeName": "p", "placeId": "1", "pluginVersion": "1.0.0"},
    },
    "/studio/output": {
        **{"instanceId": "INSTANCE", "window": "w", "sequence": 1},
        "lines": [{"level": "OUTPUT", "message": "x", "at": "2026-11-30T00:00:00Z"}],
    },
    "/studio/disconnect": {"instanceId": "INSTANCE", "window": "w"},
    "/slack/events": {
        **{**_TEAM, "type": "event_callback", "event_id": "Ev1", "event_time": 1_700_000_000, "event": _MESSAGE},
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
    },
    "/slack/interactive": {
        "type": "block_actions",
        **{"user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "channel": {"id": "C1"}},
        "container": {"type": "message", "channel_id": "C1", "message_ts": "1.1"},
        **{"message": {"ts": "1.1"}, "response_url": "https://hooks.slack.com/x", "actions": [_ACTION]},
    },
    "/api/v1/requests/slack": {
        **{"slack_team_id": "T1", "slack_user_id": "U1", "channel_id": "C1", "content": "Hello", "thread_id": None},
    },
    "/github/webhook": {
        "repository": {"full_name": "acme/site"},
        **{"organization": {"login": "acme"}, "installation": {"account": {"login": "acme"}}},
    },
    "/pipedream/events": {"type": "deploy.done", "data": {"version": 3}},
    "/events": {
        **{"specversion": "1.0", "id": "1", "source": "/shop", "type": "a.b", "subject": "1", "data": {"a": 1}},
        "time": "2026-11-30T00:00:00Z",
    },
    "/pusher/webhook": {
        "time_ms": 0,
        "events": [{"name": "member_added", "channel": "presence-session-ses_1", "user_id": "u", "more": 1}],
    },
}
"""A valid body of each route."""


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    with FakeSlack() as slack, Gateway({**backend, **SETTINGS, **slack.settings, **_PUSHER}) as running:
        yield running


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def instance(admin: Person) -> str:
    return closed_window(admin, "values").instance_id


@pytest.fixture(scope="module")
def key(admin: Person) -> str:
    return plugin_key(admin)


# ---------------------------------------------------------------- how each service sends

Sent = tuple[bytes, dict[str, str]]


def _slack(body: bytes, type: str = "application/json") -> Sent:
    timestamp, secret = str(int(time.time())), SETTINGS["SLACK_SIGNING_SECRET"]
    signed = slack_signature(secret, timestamp, body)
    return body, {"content-type": type, "x-slack-request-timestamp": timestamp, "x-slack-signature": signed}


def _slack_form(body: bytes) -> Sent:
    return _slack(urlencode({"payload": body.decode()}).encode(), "application/x-www-form-urlencoded")


def _github(body: bytes) -> Sent:
    signed = github_signature(SETTINGS["GITHUB_WEBHOOK_SECRET"], body)
    return body, {"x-github-event": "push", "x-github-delivery": signed[:60], "x-hub-signature-256": signed}


def _pipedream(body: bytes) -> Sent:
    timestamp, id = str(int(time.time())), f"msg_{hash(body)}"
    signed = signature(SETTINGS["PIPEDREAM_WEBHOOK_SECRET"], id, timestamp, body)
    return body, {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signed}


def _pusher(body: bytes) -> Sent:
    signed = hmac.digest(b"secret", body, "sha256").hex()
    return body, {"x-pusher-key": "key", "x-pusher-signature": signed}


SIGNED: Final[Mapping[str, Callable[[bytes], Sent]]] = {
    **dict.fromkeys(("/slack/events", "/api/v1/requests/slack"), _slack),
    "/slack/interactive": _slack_form,
    "/github/webhook": _github,
    "/pipedream/events": _pipedream,
    "/pusher/webhook": _pusher,
}


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_poisoned_body_is_no_internal_error(
    gateway: Gateway, admin: Person, instance: str, key: str, path: str
) -> None:
    after, failed = head(admin), {}
    token = ANONYMOUS if path in SIGNED or path == "/auth/sign-in" else key if "studio" in path else admin.token
    given = {name: instance if value == "INSTANCE" else value for name, value in DOCUMENTS[path].items()}
    given |= {"time_ms": int(time.time() * 1000)} if "time_ms" in given else {}
    for name, wrong in poisoned(given):
        body, headers = SIGNED.get(path, lambda body: (body, {}))(encoded(wrong))
        typed = {"content-type": "application/cloudevents+json" if path == "/events" else "application/json", **headers}
        response = gateway.request("POST", path, token, content=body, headers=typed)
        if response.status_code >= 500 or any(word in response.text for word in WRITTEN_BY_PYTHON):
            failed[name] = f"{response.status_code} {response.text[:300]}"
    assert not failed, failed
    events = list(by_query(admin, after))
    assert list(by_socket(admin, after, len(events)))[1:] == events
