"""`POST /hooks/{token}` on a running gateway: authentication, and one run for each delivery."""

import base64
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import orjson
import pytest

from auth.webhook_tokens import hook_token
from connectors.webhook_signatures import signature
from models.executions import MAX_DEPTH, WorkflowExecution
from models.workflows import TriggerType, Workflow, WorkflowTrigger
from settings import Settings
from storage.database import transaction
from storage.encryption import Place, seal
from storage.ids import new_id
from tests.gateways import ANONYMOUS, Gateway
from tests.people import on_database
from tests.triggers.house import House

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Hook:
    """A webhook of a running gateway."""

    def __init__(self, gateway: Gateway, client: httpx.Client, trigger: WorkflowTrigger) -> None:
        settings = Settings.load(gateway.environment)
        self.gateway, self.client, self.trigger = gateway, client, trigger
        self.path = f"/hooks/{hook_token(settings.secret_key, trigger.id)}"

    def post(self, content: bytes = b'{"a": 1}', **headers: str) -> httpx.Response:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(self.path, content=content, headers=sent)

    def signed(
        self, content: bytes = b'{"a": 1}', *, id: str = "msg_1", ago: int = 0, secret: str = SECRET, **headers: str
    ) -> httpx.Response:
        timestamp = str(int(time.time()) - ago)
        given = signature(secret, id, timestamp, content)
        return self.post(content, webhook_id=id, webhook_timestamp=timestamp, webhook_signature=given, **headers)

    def runs(self) -> list[WorkflowExecution]:
        async def read() -> list[WorkflowExecution]:
            return await WorkflowExecution.filter(workflow_id=self.trigger.workflow_id).order_by("id")

        return on_database(self.gateway, read)

    def refused(self, response: httpx.Response, status: int, code: str) -> None:
        """Check a rejection, and that nothing was started."""
        assert response.status_code == status, response.text
        [error] = response.json()["errors"]
        assert error["extensions"]["code"] == code and error["message"]
        assert self.runs() == []


@pytest.fixture(scope="module")
def client(gateway: Gateway) -> Iterator[httpx.Client]:
    with gateway.client(ANONYMOUS) as client:
        yield client


@pytest.fixture
def hooks(gateway: Gateway, client: httpx.Client) -> "Hooks":
    return Hooks(gateway, client)


class Hooks:
    """A factory of webhooks in a new organization."""

    def __init__(self, gateway: Gateway, client: httpx.Client) -> None:
        self.gateway, self.client = gateway, client
        self.settings = Settings.load(gateway.environment)

    def make(self, *, secret: str | None = None, active: bool = True, **values: Any) -> Hook:
        async def make() -> WorkflowTrigger:
            house = House()
            trigger = await house.trigger(TriggerType.WEBHOOK, {"signed": secret is not None}, **values)
            async with transaction():
                if secret is not None:
                    trigger.sealed_secret = seal(
                        self.settings.encryption_keys, secret, Place.of(trigger, "sealed_secret")
                    )
                await trigger.arm(active=active, next_run_at=None)
            return trigger

        return Hook(self.gateway, self.client, on_database(self.gateway, make))


def test_a_delivery_starts_a_run_with_its_body(hooks: Hooks):
    hook = hooks.make()
    response = hook.post(b'{"order": {"id": 7}}')
    assert response.status_code == 202
    [run] = hook.runs()
    assert response.json() == {"executionId": run.id}
    assert (run.input, run.trigger, run.version) == ({"order": {"id": 7}}, "WEBHOOK", 1)


@pytest.mark.parametrize(
    ("content", "input"), [(b"", {}), (b" \n", {}), (b"[1]", [1]), (b'"text"', "text"), (b" null\n", {})]
)
def test_any_json_is_accepted_and_an_empty_body_is_an_empty_object(hooks: Hooks, content: bytes, input: Any):
    hook = hooks.make()
    assert hook.post(content).status_code == 202
    assert [run.input for run in hook.runs()] == [input]


def test_every_delivery_starts_a_run_unless_its_key_is_known(hooks: Hooks):
    hook = hooks.make()
    first, second = hook.post(), hook.post()
    assert first.json() != second.json()
    keyed = [hook.post(idempotency_key="one"), hook.post(idempotency_key="one"), hook.post(webhook_id="two")]
    assert keyed[0].json() == keyed[1].json() != keyed[2].json()
    assert hook.post(webhook_id="two").json() == keyed[2].json()
    assert [response.status_code for response in keyed] == [202, 202, 202]
    assert len(hook.runs()) == 4


def test_a_run_that_calls_its_own_webhook_is_stopped(hooks: Hooks):
    hook = hooks.make()
    assert hook.post(parley_hops="9").status_code == 202
    [run] = hook.runs()
    assert run.depth == MAX_DEPTH
    for hops in ("10", "11", "99999"):
        response = hook.post(parley_hops=hops)
        assert response.status_code == 409 and "loop" in response.text
    assert len(hook.runs()) == 1
    for nonsense in ("-1", "many", "1e3", ""):
        assert hook.post(parley_hops=nonsense).status_code == 202


def test_keys_of_different_webhooks_are_independent(hooks: Hooks):
    one, other = hooks.make(), hooks.make()
    assert one.post(idempotency_key="same").json() != other.post(idempotency_key="same").json()


def test_concurrent_copies_start_one_run(hooks: Hooks):
    hook = hooks.make()
    with ThreadPoolExecutor(max_workers=10) as executor:
        answers = list(executor.map(lambda _: hook.post(idempotency_key="k" * 255), range(20)))
    assert {response.status_code for response in answers} == {202}
    assert len({response.json()["executionId"] for response in answers}) == 1
    assert len(hook.runs()) == 1


def test_a_delivery_before_a_pause_is_recognized_after_it(hooks: Hooks):
    hook = hooks.make()
    before = hook.post(idempotency_key="one")
    on_database(hook.gateway, lambda: Workflow.filter(id=hook.trigger.workflow_id).update(status="PAUSED"))
    assert hook.post(idempotency_key="one").json() == before.json()
    assert hook.post(idempotency_key="two").status_code == 409


# ---------------------------------------------------------------- rejections


def test_an_unknown_url_is_not_found(hooks: Hooks):
    hook = hooks.make()
    right = hook.path
    others = [
        right[:-1] + ("A" if right[-1] != "A" else "B"),
        right[:33],
        f"{right}x",
        "/hooks/x",
        f"/hooks/{'x' * 500}",
        "/hooks/%00",
        "/hooks/ü",
        f"/hooks/{hook_token('another key of 32 bytes or more!!', hook.trigger.id)}",
        f"/hooks/{hook_token(hooks.settings.secret_key, new_id('trg'))}",
    ]
    for path in others:
        hook.path = path
        hook.refused(hook.post(), 404, "NOT_FOUND")


def test_a_removed_trigger_is_not_found(hooks: Hooks):
    hook = hooks.make()

    async def remove() -> None:
        async with transaction():
            await hook.trigger.remove()

    on_database(hook.gateway, remove)
    hook.refused(hook.post(), 404, "NOT_FOUND")


def test_the_url_of_a_trigger_of_another_type_is_not_found(hooks: Hooks):
    hook = hooks.make()
    on_database(hook.gateway, lambda: WorkflowTrigger.filter(id=hook.trigger.id).update(type="MANUAL"))
    hook.refused(hook.post(), 404, "NOT_FOUND")


def test_a_paused_workflow_or_a_disabled_trigger_is_a_conflict(hooks: Hooks):
    disabled = hooks.make(active=False)
    disabled.refused(disabled.post(), 409, "CONFLICT")
    paused = hooks.make()
    on_database(paused.gateway, lambda: Workflow.filter(id=paused.trigger.workflow_id).update(status="PAUSED"))
    paused.refused(paused.post(), 409, "CONFLICT")


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"a=1",
        b"\xff",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'"\\u0000"',
        b"[" * 33 + b"]" * 33,
        b'"\\ud800"',
        '{"a": 1}'.encode("utf-16"),
        '{"a": "\u00e4"}'.encode("latin-1"),
        b"\x1f\x8b\x08\x00",
        b"[" * 1000 + b"1234567890123456789" + b"]" * 1000,
    ],
)
def test_a_body_that_is_not_json_is_rejected(hooks: Hooks, content: bytes):
    hook = hooks.make()
    hook.refused(hook.post(content), 400, "BAD_USER_INPUT")


def test_a_number_that_cannot_be_kept_is_named(hooks: Hooks):
    hook = hooks.make()
    response = hook.post(b'{"a_b": [1, 18446744073709551617]}')
    hook.refused(response, 400, "BAD_USER_INPUT")
    assert response.json()["errors"][0]["extensions"]["field"] == ["body", "a_b", "1"]


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("type", "content", "input"),
    [
        ("application/json; charset=utf-8", b'{"a": 1}', {"a": 1}),
        ('application/json; charset="UTF-8"', b'{"a": 1}', {"a": 1}),
        ("application/json;charset=us-ascii", b'{"a": 1}', {"a": 1}),
        ("application/cloudevents+json", b'{"a": 1}', {"a": 1}),
        ("text/plain;charset=UTF-8", b'{"a": 1}', {"a": 1}),
        ("application/json", b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (FORM, b"a=1&b=x+y&c=%C3%A4&d=&e", {"a": "1", "b": "x y", "c": "\u00e4", "d": "", "e": ""}),
        (FORM, b"to=a&to=b&=c", {"to": ["a", "b"], "": "c"}),
        (FORM, b"payload=%7B%22a%22%3A1%7D", {"payload": '{"a":1}'}),
        (FORM, b"a=${input.b}", {"a": "${input.b}"}),
        (FORM, b' {"a": 1}', {"a": 1}),
        (FORM, b"", {}),
    ],
)
def test_json_and_forms_are_accepted(hooks: Hooks, type: str, content: bytes, input: Any):
    hook = hooks.make()
    assert hook.post(content, content_type=type).status_code == 202
    assert [run.input for run in hook.runs()] == [input]


@pytest.mark.parametrize("content", [b"a=%FF", b"a=%00", b"a=\xff", b"&".join([b"a=1"] * 1001)])
def test_a_form_that_cannot_be_stored_is_rejected(hooks: Hooks, content: bytes):
    hook = hooks.make()
    hook.refused(hook.post(content, content_type=FORM), 400, "BAD_USER_INPUT")


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        ({"content_type": "application/xml"}, "application/json or application/x-www-form-urlencoded"),
        ({"content_type": "multipart/form-data; boundary=x"}, "multipart/form-data"),
        ({"content_type": "application/json; charset=utf-16"}, "UTF-8; the charset in Content-Type is utf-16"),
        ({"content_type": f"{FORM}; charset=iso-8859-1"}, "iso-8859-1"),
        ({"content_type": "application/json", "content_encoding": "gzip"}, "must not be compressed"),
        ({"content_encoding": "br"}, "must not be compressed"),
    ],
)
def test_another_type_charset_or_compression_is_rejected_by_name(hooks: Hooks, headers: dict[str, str], named: str):
    hook = hooks.make()
    response = hook.post(b"{}", **headers)
    hook.refused(response, 415, "BAD_USER_INPUT")
    assert named in response.text


CHALLENGE = {"type": "url_verification", "token": "t", "challenge": "abc123"}


def test_the_handshake_of_a_sender_gets_its_challenge_and_starts_nothing(hooks: Hooks):
    hook = hooks.make()
    response = hook.post(orjson.dumps(CHALLENGE))
    assert (response.status_code, response.json()) == (200, {"challenge": "abc123"})
    assert hook.runs() == []


@pytest.mark.parametrize("others", [{"team": "T1"}, {"type": "event_callback"}, {"challenge": 5}], ids=repr)
def test_a_delivery_that_only_resembles_a_handshake_starts_a_run(hooks: Hooks, others: dict[str, Any]):
    hook = hooks.make()
    assert hook.post(orjson.dumps({**CHALLENGE, **others})).status_code == 202
    assert len(hook.runs()) == 1


def test_an_unsigned_handshake_of_a_signed_webhook_is_rejected(hooks: Hooks):
    hook = hooks.make(secret=SECRET)
    hook.refused(hook.post(orjson.dumps(CHALLENGE)), 401, "UNAUTHENTICATED")


def test_a_body_that_does_not_match_the_input_schema_is_rejected(hooks: Hooks):
    hook = hooks.make(input_schema={"type": "object", "required": ["name"]})
    hook.refused(hook.post(), 400, "BAD_USER_INPUT")
    assert hook.post(b'{"name": "x"}').status_code == 202


def test_a_body_that_is_too_large_is_rejected(hooks: Hooks):
    hook = hooks.make()
    hook.refused(hook.post(b'"' + b"x" * 262_143 + b'"'), 413, "BAD_USER_INPUT")
    assert hook.post(b'"' + b"x" * 262_142 + b'"').status_code == 202


def test_a_key_that_is_too_long_is_rejected(hooks: Hooks):
    hook = hooks.make()
    too_long = {
        "Idempotency-Key": hook.post(idempotency_key="k" * 256),
        "webhook-id": hook.post(webhook_id="k" * 256),
    }
    for header, rejected in too_long.items():
        hook.refused(rejected, 400, "BAD_USER_INPUT")
        assert rejected.json()["errors"][0]["extensions"]["field"] == [header]


def test_only_post_is_allowed(hooks: Hooks):
    hook = hooks.make()
    for method in ("GET", "PUT", "DELETE"):
        assert hook.client.request(method, hook.path).status_code == 405
    assert hook.runs() == []


# ---------------------------------------------------------------- signatures


def test_a_signed_delivery_starts_a_run(hooks: Hooks):
    hook = hooks.make(secret=SECRET)
    assert hook.signed().status_code == 202
    assert len(hook.runs()) == 1


def test_either_of_two_secrets_is_accepted_while_the_sender_changes_over(hooks: Hooks):
    new, old = ("whsec_" + base64.b64encode(letter * 32).decode() for letter in (b"n", b"o"))
    hook = hooks.make(secret=f"{new} {old}")
    assert [hook.signed(secret=secret, id=secret).status_code for secret in (new, old)] == [202, 202]
    assert hook.signed(secret=f"{new} {old}", id="both").status_code == 401, "the list itself is no secret"
    assert len(hook.runs()) == 2


def test_a_copy_of_a_signed_delivery_starts_nothing_regardless_of_its_key(hooks: Hooks):
    hook = hooks.make(secret=SECRET)
    first = hook.signed()
    assert hook.signed(idempotency_key="another").json() == first.json()
    assert hook.signed(id="msg_2").json() != first.json()


def test_an_unsigned_delivery_is_rejected(hooks: Hooks):
    hook = hooks.make(secret=SECRET)
    now = str(int(time.time()))
    right = signature(SECRET, "msg_1", now, b"{}")
    for response in (
        hook.post(),
        hook.post(b"{ }", webhook_id="msg_1", webhook_timestamp=now, webhook_signature=right),
        hook.post(b"{}", webhook_id="msg_2", webhook_timestamp=now, webhook_signature=right),
        hook.post(b"{}", webhook_id="msg_1", webhook_timestamp=now),
        hook.post(
            b"{}", webhook_id="m", webhook_timestamp=now, webhook_signature=signature("whsec_AAAA", "m", now, b"{}")
        ),
        hook.signed(id=""),
        hook.signed(ago=301),
        hook.signed(ago=-310),
    ):
        hook.refused(response, 401, "UNAUTHENTICATED")


def test_a_secret_encrypted_with_another_key_is_never_skipped(hooks: Hooks):
    hook = hooks.make(secret=SECRET)
    sealed = seal([b"k" * 32], SECRET, Place.of(hook.trigger, "sealed_secret"))
    on_database(hook.gateway, lambda: WorkflowTrigger.filter(id=hook.trigger.id).update(sealed_secret=sealed))
    hook.refused(hook.signed(), 500, "NOT_CONFIGURED")
