"""Texts that arrive in forms and links: each is kept exactly, or rejected before anything changes.

A form has bytes in place of characters, so there are more ways to be wrong than in JSON: bytes that are not UTF-8,
halves of characters, fields that are missing, occur twice or have no name.
"""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, quote, quote_plus

import httpx
import pytest

from connectors.webhook_signatures import slack_signature, twilio_signature
from tests.approvals.links import asked, link_path
from tests.fakes.slack import FakeSlack
from tests.gateways import ANONYMOUS, TLS, Gateway
from tests.inbound.conftest import SETTINGS
from tests.inbound.workspace import Workspace
from tests.people import Person, administrator, person, unchanged
from tests.running import Runs, value
from tests.values.poison import WRITTEN_BY_PYTHON
from tests.waiting import until

FORM: Final = "application/x-www-form-urlencoded"
_PUBLIC: Final = "https://gw.example"
_PUSHER: Final = {"PUSHER_APP_ID": "1", "PUSHER_KEY": "key", "PUSHER_SECRET": "secret"}
_numbers = itertools.count(1)

KEPT: Final = [
    "%zz %00 \\u0000 are written, not meant",
    "${input.value} {{input}} #{x} $1 ?1 {0}",
    "a&b=c;d+e f",
    "'\"\\ </textarea><script>alert(1)</script>",
    "a\u2028b\u2029c\ufeff\ufffe\uffff\U0001f600\x7f\x01",
    "e\u0301 is not \u00e9",
    "9999-99-99T99:99:99Z",
    "1e999",
    "null",
    "x" * 5_000,
]
REJECTED: Final[Mapping[str, bytes]] = {
    "NUL": b"a%00b",
    "a lone surrogate": b"%ed%a0%80",
    "an overlong slash": b"%c0%af",
    "half a character": b"%c3",
    "Latin-1": b"%e9t%e9",
    "a byte that is not escaped": b"\xff",
}
"""Encoded values that are no text, or whose text cannot be kept."""
ODD: Final = [*(quote_plus(text).encode() for text in KEPT), *REJECTED.values(), b"", b"%", b"x" * 20_000, b"[]", b"{}"]


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], slack: FakeSlack) -> Iterator[Gateway]:
    more = {**SETTINGS, **slack.settings, **_PUSHER, "PUBLIC_URL": _PUBLIC, "WEBHOOK_RATE_LIMIT": "100000"}
    with Gateway({**backend, **more}) as running:
        yield running


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def posted(gateway: Gateway, path: str, body: bytes, token: str = ANONYMOUS, **headers: str) -> httpx.Response:
    """Send a form."""
    sent = {"content-type": FORM, **{name.replace("_", "-"): text for name, text in headers.items()}}
    with httpx.Client(base_url=gateway.url, trust_env=False, timeout=60, verify=TLS) as client:
        credential = {"authorization": f"Bearer {token}"} if token else {}
        return client.post(path, content=body, headers=sent | credential)


def signed_by_slack(body: bytes) -> dict[str, str]:
    timestamp = str(int(time.time()))
    signature = slack_signature(SETTINGS["SLACK_SIGNING_SECRET"], timestamp, body)
    return {"x-slack-request-timestamp": timestamp, "x-slack-signature": signature}


# ---------------------------------------------------------------- what is kept

Door = Callable[[bytes], tuple[httpx.Response, Callable[[], Any]]]
"""Sends an encoded text; returns the response, and how to read the text again."""


def a_webhook(gateway: Gateway, admin: Person, _slack: FakeSlack) -> Door:
    made = admin.done(
        "createWorkflow",
        "workflow { triggers { url } }",
        name="forms",
        nodes=[value("a", "${input.v}")],
        triggers=[{"type": "WEBHOOK", "config": {}}],
    )
    path = "/" + made["workflow"]["triggers"][0]["url"].split("/", 3)[3]
    runs = Runs(admin)

    def send(text: bytes) -> tuple[httpx.Response, Callable[[], Any]]:
        response = posted(gateway, path, b"v=" + text)

        def read() -> Any:
            run = runs.until(response.json()["executionId"], "COMPLETED")
            assert run["nodes"]["a"]["output"] == run["input"]["v"]
            return run["input"]["v"]

        return response, read

    return send


def an_approval_link(gateway: Gateway, admin: Person, _slack: FakeSlack) -> Door:
    approver = person(gateway)
    shown = "query($id: ID!) { approval(id: $id) { decisions { feedback } } }"

    def send(text: bytes) -> tuple[httpx.Response, Callable[[], Any]]:
        id = asked(admin, approver)
        response = posted(gateway, link_path(gateway, id, approver.id), b"decision=approve&feedback=" + text)

        def read() -> Any:
            [decision] = admin.data(shown, id=id)["approval"]["decisions"]
            return decision["feedback"]

        return response, read

    return send


def a_slash_command(gateway: Gateway, _admin: Person, slack: FakeSlack) -> Door:
    user, slack_user = Workspace(gateway, slack).member()
    asked_by = "{ requests(first: 1) { nodes { content } totalCount } }"
    fields = f"command=%2Fparley&team_id=T1&user_id={slack_user}&channel_id=C1&text=".encode()

    def send(text: bytes) -> tuple[httpx.Response, Callable[[], Any]]:
        before = user.data(asked_by)["requests"]["totalCount"]
        body = fields + text + f"&trigger_id={next(_numbers)}".encode()
        response = posted(gateway, "/slack/commands", body, **signed_by_slack(body))

        def read() -> Any:
            until(lambda: user.data(asked_by)["requests"]["totalCount"] > before)
            return user.data(asked_by)["requests"]["nodes"][0]["content"]

        return response, read

    return send


DOORS: Final[Mapping[str, Callable[[Gateway, Person, FakeSlack], Door]]] = {
    "a webhook": a_webhook,
    "an approval's link": an_approval_link,
    "a slash command": a_slash_command,
}


@pytest.mark.parametrize("name", DOORS)
def test_a_text_of_a_form_is_kept_exactly(gateway: Gateway, admin: Person, slack: FakeSlack, name: str) -> None:
    send = DOORS[name](gateway, admin, slack)
    for text in KEPT:
        response, read = send(quote_plus(text).encode())
        assert response.status_code < 400, (text, response.text)
        assert read() == text


@pytest.mark.parametrize("name", DOORS)
def test_what_is_no_text_is_rejected(gateway: Gateway, admin: Person, slack: FakeSlack, name: str) -> None:
    send = DOORS[name](gateway, admin, slack)
    for what, encoded in REJECTED.items():
        response, _ = send(encoded)
        assert response.status_code == 400 and "Internal" not in response.text, (what, response.text)


def test_a_decision_with_feedback_that_is_no_text_is_not_recorded(gateway: Gateway, admin: Person) -> None:
    approver = person(gateway)
    path = link_path(gateway, asked(admin, approver), approver.id)
    with unchanged(gateway):
        for encoded in REJECTED.values():
            assert posted(gateway, path, b"decision=approve&feedback=" + encoded).status_code == 400


def test_a_channel_whose_name_is_no_text_is_not_signed(gateway: Gateway, admin: Person) -> None:
    for encoded in REJECTED.values():
        response = posted(gateway, "/pusher/auth", b"socket_id=1.1&channel_name=private-" + encoded, admin.token)
        assert response.status_code == (403 if encoded == REJECTED["NUL"] else 400), (encoded, response.text)


# ---------------------------------------------------------------- forms in which one field is wrong

_TWILIO: Final = f"/twilio/status?delivery=dlv_{'0' * 26}"
FORMS: Final[Mapping[str, Mapping[str, str]]] = {
    "/slack/commands": {
        **{"command": "/parley", "text": "hi", "team_id": "T1", "user_id": "U1", "channel_id": "C1"},
        **{"response_url": "https://hooks.slack.com/commands/T1/1/x", "trigger_id": "1"},
    },
    "/slack/interactive": {"payload": '{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"actions":[]}'},
    _TWILIO: {"MessageSid": "SM1", "MessageStatus": "sent", "ErrorCode": "30003", "To": "+49"},
    "/pusher/auth": {"socket_id": "1.1", "channel_name": "private-user-usr_1"},
    "/pusher/auth/pus_1": {"socket_id": "1.1", "channel_name": "presence-session-ses_1"},
    "/approvals/": {"decision": "approve", "feedback": "x"},
    "/unsubscribe/": {"List-Unsubscribe": "One-Click"},
    "/hooks/wrong": {"a": "b"},
}
"""A valid form of each route that takes one."""


def wrong_forms(fields: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the form with each field in turn replaced, left out and repeated, and forms that are none."""
    encoded = {name: quote_plus(text).encode() for name, text in fields.items()}
    for name, text in encoded.items():
        rest = [each.encode() + b"=" + other for each, other in encoded.items() if each != name]
        yield from (b"&".join([*rest, name.encode() + b"=" + odd]) for odd in ODD)
        yield from (b"&".join([*rest, odd + b"=" + text]) for odd in REJECTED.values())
        yield b"&".join(rest)
        yield b"&".join([*rest, *[name.encode() + b"=" + text] * 2])
        yield b"&".join([*rest, name.encode()])
    yield from (b"", b"&", b"=", b"&".join([b"a=b"] * 300), b"{}", b"null", b"\xff\xfe", b"%", b"a" * 200_000)


def _signed(path: str, body: bytes) -> dict[str, str]:
    if path.startswith("/slack"):
        return signed_by_slack(body)
    if path == _TWILIO:
        try:
            fields = parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
        except ValueError:
            return {"x-twilio-signature": "x"}
        return {"x-twilio-signature": twilio_signature("tok1", _PUBLIC + path, fields)}
    return {}


@pytest.mark.parametrize("path", FORMS)
def test_a_wrong_form_is_no_internal_error(gateway: Gateway, admin: Person, path: str) -> None:
    failed = {}
    approval, approver = asked(admin, person(gateway)), person(gateway)
    at = link_path(gateway, approval, approver.id) if path == "/approvals/" else path
    for body in wrong_forms(FORMS[path]):
        token = admin.token if "pusher" in path else ANONYMOUS
        response = posted(gateway, at, body, token, **_signed(path, body))
        if response.status_code >= 500 or any(word in response.text for word in WRITTEN_BY_PYTHON):
            failed[body[:200]] = f"{response.status_code} {response.text[:300]}"
    assert not failed, failed
    assert (
        admin.data("query($id: ID!) { approval(id: $id) { status } }", id=approval)["approval"]["status"] == "PENDING"
    )


# ---------------------------------------------------------------- the credential in the address of a link


@pytest.mark.parametrize("path", ["/approvals/{}", "/unsubscribe/{}", "/hooks/{}", "/oauth/{}/callback"])
def test_a_link_whose_token_is_no_token_leads_nowhere(gateway: Gateway, admin: Person, path: str) -> None:
    right = link_path(gateway, asked(admin, admin), admin.id).rpartition("/")[2]
    tokens = [quote(text, safe="").encode() for text in KEPT] + list(REJECTED.values())
    tokens += [
        right[:-1].encode(),
        right.encode() + b"x",
        right.encode() + b"%00",
        right.upper().encode(),
        b".",
        b"a.b.c",
    ]
    with unchanged(gateway):
        for token in tokens:
            if b"\xff" in token:  # no client sends it; tests/security/test_57_request_heads.py does
                continue
            for method in ("GET", "HEAD", "POST"):
                address = path.format(token.decode())
                headers = {"content-type": FORM}
                with httpx.Client(base_url=gateway.url, trust_env=False, timeout=60, verify=TLS) as client:
                    response = client.request(method, address, content=b"decision=approve", headers=headers)
                assert response.status_code in (400, 404, 405), (method, address, response.text)
                assert not any(word in response.text for word in WRITTEN_BY_PYTHON), response.text
