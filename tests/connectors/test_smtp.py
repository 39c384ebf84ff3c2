"""The connector `smtp` against a mail server on a socket: encryption, logins, partial refusals, and every failure."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from connectors import provider_settings
from connectors.providers.smtp import SMTP
from connectors.settings import InvalidSetting, validate_settings
from connectors.transport.circuit_stores import MemoryStore
from connectors.transport.circuits import Breaker, Rules
from connectors.transport.provider_client import CircuitOpen, ProviderClient
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.smtp import PASSWORD, USERNAME, Certificate, FakeSmtp
from tests.servers import free_port

MAIL: JsonObject = {"to": "ada@example.org", "subject": "Hello", "body": "How are you?"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate.create(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def server() -> Iterator[FakeSmtp]:
    with FakeSmtp() as running:
        yield running


@contextlib.asynccontextmanager
async def sending_to(server: FakeSmtp, **changes: str) -> AsyncIterator[ActionRunner]:
    """Yield the connector with the settings of a server."""
    async with action_runner(SMTP, {**server.settings, **changes}, None) as runner:
        yield runner


@pytest.fixture
async def smtp(server: FakeSmtp) -> AsyncIterator[ActionRunner]:
    async with sending_to(server) as runner:
        yield runner


# ---- messages


async def test_a_message_is_sent_as_text_and_html(server: FakeSmtp, smtp: ActionRunner):
    sent = await smtp("send_email", **{**MAIL, "subject": "Grüße", "html": "<p>How are <b>you</b>?</p>"})
    [mail] = server.mails
    assert (mail.sender, mail.recipients) == ("parley@example.com", ["ada@example.org"])
    assert mail.message["from"] == "Parley <parley@example.com>"
    assert mail.message["subject"] == "Grüße"
    assert (mail.text(), mail.text("html")) == ("How are you?\n", "<p>How are <b>you</b>?</p>\n")
    assert mail.message["auto-submitted"] == "auto-generated" and mail.message["date"] is not None
    assert sent == {
        "messageId": mail.message["message-id"],
        "accepted": ["ada@example.org"],
        "refused": [],
        "response": "2.0.0 OK queued",
    }


async def test_the_message_id_is_the_same_for_every_attempt(server: FakeSmtp, smtp: ActionRunner):
    first, again = await smtp("send_email", **MAIL), await smtp("send_email", **MAIL)
    other = await smtp.with_changes(key="exe_2:node")("send_email", **MAIL)
    assert first["messageId"] == again["messageId"] != other["messageId"]
    assert re.fullmatch(r"<[0-9a-f]{40}@example\.com>", first["messageId"])


async def test_hidden_recipients_are_only_in_the_envelope(server: FakeSmtp, smtp: ActionRunner):
    await smtp("send_email", **{**MAIL, "cc": "bob@example.org", "bcc": ["eve@example.org", "ada@example.org"]})
    [mail] = server.mails
    assert mail.recipients == ["ada@example.org", "bob@example.org", "eve@example.org"], "each once"
    assert mail.message["bcc"] is None and b"eve@" not in mail.content


async def test_one_can_unsubscribe_with_one_post(server: FakeSmtp, smtp: ActionRunner):
    url = f"https://parley.example/unsubscribe/{'x' * 300}"
    await smtp("send_email", **{**MAIL, "unsubscribe": [url, "mailto:parley@example.com?subject=unsubscribe"]})
    [mail] = server.mails
    assert mail.message["list-unsubscribe"].split() == [f"<{url}>,", "<mailto:parley@example.com?subject=unsubscribe>"]
    assert mail.message["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"


async def test_a_line_with_a_single_dot_does_not_end_the_message(server: FakeSmtp, smtp: ActionRunner):
    body = "one\n.\n..\nRCPT TO:<eve@example.org>\ntwo\n"
    await smtp("send_email", **{**MAIL, "body": body})
    assert [mail.text() for mail in server.mails] == [body]


# ---- abuse


@pytest.mark.parametrize(
    "params",
    [
        {"subject": "Hello\r\nBcc: eve@example.org"},
        {"to": "ada@example.org\r\nBcc: eve@example.org"},
        {"to": "ada@example.org>\r\nRCPT TO:<eve@example.org"},
        {"to": "=?utf-8?q?a?= <ada@example.org>"},
        {"to": "ada"},
        {"to": "ädä@example.org"},
        {"replyTo": "ada@example.org\nX-Evil: 1"},
        {"unsubscribe": ["https://a.example/>\r\nX-Evil: 1"]},
        {"unsubscribe": ["javascript:alert(1)"]},
        {"to": [f"u{number}@example.org" for number in range(51)]},
        {"to": ", ".join(f"u{number}@example.org" for number in range(51))},
        {"to": [f"u{number}@example.org" for number in range(30)], "bcc": [f"b{n}@example.org" for n in range(21)]},
    ],
)
async def test_injected_headers_and_mass_mailings_are_not_sent(
    server: FakeSmtp, smtp: ActionRunner, params: JsonObject
):
    assert isinstance(await smtp.failure("send_email", **{**MAIL, **params}), InvalidInput)
    assert not server.sessions


async def test_line_breaks_that_only_unicode_knows_stay_in_the_subject(server: FakeSmtp, smtp: ActionRunner):
    await smtp("send_email", **{**MAIL, "subject": "Hello\x85Bcc: eve@example.org\u2028X-Evil: 1"})
    [mail] = server.mails
    assert mail.message["subject"] == "Hello Bcc: eve@example.org X-Evil: 1"
    assert mail.message["bcc"] is None and mail.message["x-evil"] is None


# ---- encryption and logins


@pytest.mark.parametrize("implicit", [False, True])
async def test_the_connection_is_encrypted_before_the_login(
    certificate: Certificate, monkeypatch: pytest.MonkeyPatch, implicit: bool
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
    with FakeSmtp(certificate=certificate, implicit_tls=implicit, login=True) as server:
        async with sending_to(server) as smtp:
            await smtp("send_email", **MAIL)
        [mail] = server.mails
        assert mail.encrypted and mail.username == USERNAME


@pytest.mark.parametrize("implicit", [False, True])
async def test_an_unknown_certificate_is_not_accepted(certificate: Certificate, implicit: bool):
    with FakeSmtp(certificate=certificate, implicit_tls=implicit, login=True) as server:
        async with sending_to(server) as smtp:
            failed = await smtp.failure("send_email", **MAIL)
        assert isinstance(failed, UpstreamUnavailable | UpstreamFailed)
        assert PASSWORD not in failed.message and not server.mails


async def test_a_server_without_encryption_gets_neither_message_nor_password(server: FakeSmtp):
    async with sending_to(server, SMTP_TLS="starttls", SMTP_USERNAME=USERNAME, SMTP_PASSWORD=PASSWORD) as smtp:
        failed = await smtp.failure("send_email", **MAIL)
    assert type(failed) is UpstreamFailed and "STARTTLS" in failed.message
    assert not server.mails


async def test_a_password_is_not_sent_over_a_network_without_encryption(server: FakeSmtp):
    login = {"SMTP_USERNAME": USERNAME, "SMTP_PASSWORD": PASSWORD, "SMTP_HOST": "mail.example"}
    async with sending_to(server, **login) as smtp:
        failed = await smtp.failure("send_email", **MAIL)
    assert isinstance(failed, NotConfigured) and "SMTP_TLS" in failed.message


async def test_a_rejected_login_concerns_the_settings(server: FakeSmtp):
    server.login = True
    async with sending_to(server, SMTP_PASSWORD="another") as smtp:
        failed = await smtp.failure("send_email", **MAIL)
    assert type(failed) is Unauthenticated and failed.upstream_status == 535
    async with sending_to(server) as smtp:
        await smtp("send_email", **MAIL)
    [mail] = server.mails
    assert mail.username == USERNAME


# ---- refusals and failures


async def test_a_partial_refusal_is_a_result(server: FakeSmtp, smtp: ActionRunner):
    server.recipient_replies["bob@example.org"] = "550 5.1.1 No such user"
    sent = await smtp("send_email", **{**MAIL, "to": ["ada@example.org", "bob@example.org"]})
    assert sent["accepted"] == ["ada@example.org"]
    assert sent["refused"] == [{"address": "bob@example.org", "status": 550, "message": "5.1.1 No such user"}]
    assert [mail.recipients for mail in server.mails] == [["ada@example.org"]]


@pytest.mark.parametrize(
    ("replies", "status", "error", "permanent"),
    [
        (["550 5.1.1 No such user", "550 5.1.1 No such user"], 550, UpstreamFailed, True),
        (["550 5.1.1 No such user", "451 4.7.1 Greylisted"], 451, UpstreamUnavailable, False),
    ],
)
async def test_a_message_without_recipients_is_not_sent(
    server: FakeSmtp,
    smtp: ActionRunner,
    replies: list[str],
    status: int,
    error: type[ParleyError],
    permanent: bool,
):
    server.recipient_replies = dict(zip(["ada@example.org", "bob@example.org"], replies, strict=True))
    failed = await smtp.failure("send_email", **{**MAIL, "to": ["ada@example.org", "bob@example.org"]})
    assert (type(failed), failed.upstream_status) == (error, status)
    assert getattr(failed, "permanent", False) is permanent
    assert not server.mails


@pytest.mark.parametrize(
    ("reply", "error", "permanent"),
    [
        ("451 4.3.0 Try again later", UpstreamUnavailable, False),
        ("552 5.2.2 Mailbox full", UpstreamFailed, True),
        ("554 5.7.1 Spam", UpstreamFailed, True),
    ],
)
async def test_4xx_is_temporary_and_5xx_permanent(
    server: FakeSmtp, smtp: ActionRunner, reply: str, error: type[ParleyError], permanent: bool
):
    server.data_replies = [reply]
    failed = await smtp.failure("send_email", **MAIL)
    assert (type(failed), failed.upstream_status) == (error, int(reply[:3]))
    assert reply[4:] in failed.message
    assert getattr(failed, "permanent", False) is permanent


async def test_a_refused_sender_is_permanent(server: FakeSmtp, smtp: ActionRunner):
    server.from_reply = "553 5.7.1 Sender address rejected"
    failed = await smtp.failure("send_email", **MAIL)
    assert isinstance(failed, UpstreamFailed) and failed.permanent


@pytest.mark.parametrize(
    ("greeting", "error"),
    [
        ("421 4.7.0 Too many connections", UpstreamUnavailable),
        ("554 5.7.1 Blocked", UpstreamFailed),
        (None, UpstreamUnavailable),
    ],
)
async def test_a_refused_connection_says_nothing_about_the_message(
    server: FakeSmtp, smtp: ActionRunner, greeting: str | None, error: type[ParleyError]
):
    server.greeting = greeting
    failed = await smtp.failure("send_email", **MAIL)
    assert type(failed) is error and not getattr(failed, "permanent", False)


async def test_an_unreachable_server_is_unavailable(smtp: ActionRunner, server: FakeSmtp):
    async with sending_to(server, SMTP_PORT=str(free_port())) as elsewhere:
        assert type(await elsewhere.failure("send_email", **MAIL)) is UpstreamUnavailable


@pytest.mark.parametrize(
    ("answers", "opens"), [([None] * 5, True), (["451 4.7.1 Greylisted"] * 5, False), (["550 5.7.1 Spam"] * 5, False)]
)
async def test_only_a_server_that_fails_opens_the_circuit(
    server: FakeSmtp, smtp: ActionRunner, answers: list[str | None], opens: bool
):
    breaker = Breaker("smtp", MemoryStore(), Rules())
    client = ProviderClient(smtp.client, name="E-mail (SMTP)", breaker=lambda _host: breaker)
    guarded = replace(smtp, call=replace(smtp.call, provider=client))
    server.data_replies = answers
    for _ in range(5):
        await guarded.failure("send_email", **MAIL)
    sessions = server.sessions
    if not opens:
        await guarded("send_email", **MAIL)
        return
    failed = await guarded.failure("send_email", **MAIL)
    assert isinstance(failed, CircuitOpen) and failed.retry_after_seconds is not None
    assert server.sessions == sessions, "nothing was sent"


async def test_a_lost_confirmation_is_an_unknown_outcome(server: FakeSmtp, smtp: ActionRunner):
    server.data_replies = [None]
    assert type(await smtp.failure("send_email", **MAIL)) is OutcomeUnknown
    assert len(server.mails) == 1, "it was sent"


async def test_a_silent_server_is_left_after_a_while(
    server: FakeSmtp, smtp: ActionRunner, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("connectors.providers.smtp._TOTAL_SECONDS", 0.3)
    server.hang = True
    async with asyncio.timeout(10):
        assert type(await smtp.failure("send_email", **MAIL)) is OutcomeUnknown


async def test_the_probe_logs_in_and_sends_nothing(server: FakeSmtp, smtp: ActionRunner):
    assert SMTP.probe is not None
    await SMTP.probe(smtp.call)
    assert (server.sessions, server.mails) == (1, [])


# ---- settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_PORT", "0"),
        ("SMTP_PORT", "smtp"),
        ("SMTP_TLS", "ssl"),
        ("SMTP_FROM", "parley"),
        ("SMTP_FROM", "a@example.com, b@example.com"),
    ],
)
def test_invalid_settings_are_refused_at_startup(name: str, value: str):
    with pytest.raises(InvalidSetting, match=name):
        validate_settings(provider_settings(), {name: value})


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "send_email": [MAIL, {**MAIL, "html": "<p>Hello</p>", "cc": ["bob@example.org"], "replyTo": "eve@example.org"}],
}
"""Valid params for every action."""
