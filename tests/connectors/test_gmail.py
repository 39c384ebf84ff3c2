"""The connector `gmail` against an account on a socket: every action, and every error of Gmail."""

import base64
from collections.abc import AsyncIterator, Iterator
from email.message import EmailMessage
from typing import Any

import pytest

from connectors.providers.gmail import GMAIL, READ, SEND
from connectors.transport.provider_client import RetryPolicy
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.gmail import TOKEN, FakeGmail, error, rate_limit
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP, reply

MAIL = {"to": "ada@example.com", "subject": "Hello", "body": "How are you?"}


@pytest.fixture
def account() -> Iterator[FakeGmail]:
    with FakeGmail() as running:
        yield running


@pytest.fixture
async def gmail(account: FakeGmail) -> AsyncIterator[ActionRunner]:
    async with action_runner(GMAIL, {"GMAIL_BASE_URL": account.api}, TOKEN) as ready:
        yield ready


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def received(subject: str = "Offer", **headers: str) -> bytes:
    """Return an e-mail as another server sends it."""
    message = EmailMessage()
    usual = {"From": "Ada <ada@example.com>", "To": "me@example.com", "Subject": subject, "Message-ID": "<1@ada>"}
    for name, value in {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        message[name] = value
    message.set_content("Plain ü\n")
    message.add_alternative("<p>Rich ü</p>\n", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="offer.pdf")
    return message.as_bytes()


# ---- actions


async def test_an_email_is_sent(account: FakeGmail, gmail: ActionRunner):
    sent = await gmail("send_email", **MAIL)
    [mail] = account.sent
    assert sent == {"id": mail.id, "threadId": mail.thread_id, "labelIds": ["SENT"]}
    assert (mail.message["To"], mail.message["Subject"]) == ("ada@example.com", "Hello")
    assert mail.message.get_content() == "How are you?\r\n"
    [asked] = account.requests
    assert asked.path == "/gmail/v1/users/me/messages/send"
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.json.keys() == {"raw"}
    assert b"\n" not in mail.raw.replace(b"\r\n", b""), "lines end as RFC 5322 says"


async def test_an_email_with_all_fields(account: FakeGmail, gmail: ActionRunner):
    await gmail(
        "send_email",
        to=["Ada Lovelace <ada@example.com>", "bob@example.com"],
        cc="Carl <carl@example.com>, dora@example.com",
        bcc=["eve@example.com"],
        subject="Größe " + "ü" * 100,
        body="Grüße\nzwei",
        html="<p>Grüße</p>",
        attachments=[
            {
                "filename": "a ü.txt",
                "base64": base64.b64encode("Anhang ü".encode()).decode(),
                "contentType": "text/plain",
            }
        ],
    )
    message = account.sent[0].message
    assert [each.addr_spec for each in message["To"].addresses] == ["ada@example.com", "bob@example.com"]
    assert [each.addr_spec for each in message["Cc"].addresses] == ["carl@example.com", "dora@example.com"]
    assert message["Bcc"] == "eve@example.com"
    assert message["Subject"] == "Größe " + "ü" * 100
    assert message.get_body(("plain",)).get_content() == "Grüße\r\nzwei\r\n"  # type: ignore[union-attr]
    assert message.get_body(("html",)).get_content() == "<p>Grüße</p>\r\n"  # type: ignore[union-attr]
    [file] = message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("a ü.txt", "text/plain")
    assert file.get_payload(decode=True) == "Anhang ü".encode()


async def test_a_repeated_call_has_the_same_message_id(account: FakeGmail, gmail: ActionRunner):
    await gmail("send_email", **MAIL)
    await gmail("send_email", **MAIL)
    await gmail.with_changes(key="exe_2:node")("send_email", **MAIL)
    first, again, other = (mail.message["Message-ID"] for mail in account.sent)
    assert first == again != other


async def test_a_reply_joins_the_thread(account: FakeGmail, gmail: ActionRunner):
    long = f"<{'x' * 200}@ada>"
    mail = account.receive(received("Größe", References="<0@ada>", Message_ID=long, Reply_To="sales@example.com"))
    sent = await gmail("reply_in_thread", messageId=mail.id, body="Yes")
    assert sent["threadId"] == mail.thread_id
    answer = account.sent[0].message
    assert (answer["To"], answer["Subject"]) == ("sales@example.com", "Re: Größe")
    assert answer["In-Reply-To"].strip() == long
    assert answer["References"].split() == ["<0@ada>", long]
    query = account.requests[0].query
    assert ("format", "metadata") in query and ("metadataHeaders", "Message-ID") in query


async def test_a_reply_to_an_own_message_goes_to_its_recipients(account: FakeGmail, gmail: ActionRunner):
    sent = await gmail("send_email", **MAIL)
    again = await gmail.with_changes(key="exe_1:more")("reply_in_thread", messageId=sent["id"], body="One more thing")
    assert again["threadId"] == sent["threadId"]
    assert [mail.message["To"] for mail in account.sent] == ["ada@example.com"] * 2
    third = await gmail.with_changes(key="exe_1:x")(
        "reply_in_thread", messageId=again["id"], body="…", to="bob@example.com"
    )
    assert third["threadId"] == sent["threadId"]
    assert account.sent[2].message["Subject"] == "Re: Hello", "not Re: Re:"
    assert account.sent[2].message["To"] == "bob@example.com"


async def test_messages_are_found_page_by_page(account: FakeGmail, gmail: ActionRunner):
    for number in range(5):
        account.receive(received(f"Offer {number}"))
    one = await gmail("list_messages", q="subject:offer", labelIds=["INBOX", "UNREAD"], maxResults=3)
    two = await gmail("list_messages", q="subject:offer", maxResults=3, pageToken=one["nextPageToken"])
    assert [each["id"] for each in [*one["messages"], *two["messages"]]] == [mail.id for mail in account.mails]
    assert (one["resultSizeEstimate"], two["nextPageToken"]) == (5, None)
    assert [value for name, value in account.requests[0].query if name == "labelIds"] == ["INBOX", "UNREAD"]


async def test_no_matches_are_an_empty_list(gmail: ActionRunner):
    found = await gmail("list_messages", q="subject:nothing")
    assert found == {"messages": [], "nextPageToken": None, "resultSizeEstimate": 0}


async def test_a_message_is_decoded(account: FakeGmail, gmail: ActionRunner):
    mail = account.receive(received())
    message = await gmail("get_message", id=mail.id)
    assert (message["text"], message["html"]) == ("Plain ü\n", "<p>Rich ü</p>\n")
    assert message["headers"]["from"] == "Ada <ada@example.com>"
    assert message["headers"]["subject"] == "Offer"
    [file] = message["attachments"]
    assert (file["filename"], file["contentType"], file["bytes"]) == ("offer.pdf", "application/pdf", 4)
    assert file["attachmentId"].startswith("att-")
    assert (message["labelIds"], message["truncated"]) == (["INBOX", "UNREAD"], False)


async def test_texts_in_other_character_sets_are_decoded(account: FakeGmail, gmail: ActionRunner):
    latin = account.receive(b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nGr\xfc\xdfe\0")
    assert (await gmail("get_message", id=latin.id))["text"] == "Grüße"
    unknown = account.receive(b"Content-Type: text/plain; charset=klingon\r\n\r\nplain")
    assert (await gmail("get_message", id=unknown.id))["text"] == "plain"
    long = account.receive(b"Content-Type: text/plain\r\n\r\n" + b"x" * 300_000)
    cut = await gmail("get_message", id=long.id)
    assert (len(cut["text"]), cut["html"], cut["truncated"]) == (200_000, None, True)


# ---- header injection


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"to": "ada@example.com\r\nBcc: eve@example.com"}, ["params", "to"]),
        ({"to": ["ada@example.com\nBcc: eve@example.com"]}, ["params", "to"]),
        ({"subject": "Hello\r\nBcc: eve@example.com"}, ["params", "subject"]),
        ({"subject": "Hello\n"}, ["params", "subject"]),
        ({"cc": "carl@example.com\r\n\r\nBody"}, ["params", "cc"]),
        ({"attachments": [{"filename": "a\r\nX: y", "base64": ""}]}, ["params", "attachments", "0", "filename"]),
        (
            {"attachments": [{"filename": "a", "base64": "", "contentType": "text/plain; x\r\ny"}]},
            ["params", "attachments", "0", "contentType"],
        ),
        ({"to": "nobody"}, ["params", "to"]),
        ({"to": "a@b@c"}, ["params", "to"]),
        ({"to": "undisclosed:;"}, ["params", "to"]),
        ({"to": "ü@example.com"}, ["params", "to"]),
        ({"to": "(" * 1000}, ["params", "to"]),
        ({"to": '"' * 1000}, ["params", "to"]),
        ({"to": "=?utf-8?q?a=0d=0aBcc:_eve?= <ada@example.com>"}, ["params", "to"]),
        ({"cc": "ada@example.com (=?utf-8?q?a=0d=0aBcc:_eve?=)"}, ["params", "cc"]),
        ({"to": []}, ["params", "to"]),
        ({"attachments": [{"filename": "a", "base64": "%%%"}]}, ["params", "attachments", "0", "base64"]),
        ({"attachments": [{"filename": "a", "base64": "é"}]}, ["params", "attachments", "0", "base64"]),
        ({"attachments": [{"filename": "a", "base64": "AAAA" * 9_000_000}]}, ["params"]),
    ],
)
async def test_an_invalid_email_is_not_sent(
    account: FakeGmail, gmail: ActionRunner, params: dict[str, Any], field: list[str]
):
    refused = await gmail.failure("send_email", **{**MAIL, **params})
    assert isinstance(refused, InvalidInput)
    assert refused.field == field
    assert not account.requests


@pytest.mark.parametrize(
    "text",
    [
        "=?utf-8?q?a=0d=0aBcc:_eve@example.com?=",
        "=?utf-8?b?YQ0KQmNjOiBldmVAZXhhbXBsZS5jb20=?=",
        "x" * 2000,
        "\u2028Bcc: eve@example.com",
        "\x0bBcc: eve@example.com\x0c",
        "\x85Bcc: eve@example.com",
    ],
)
async def test_a_subject_cannot_inject_headers(account: FakeGmail, gmail: ActionRunner, text: str):
    await gmail("send_email", **{**MAIL, "subject": text})
    mail = account.receive(received())
    hidden = b"=?utf-8?q?a=0d=0aBcc:_eve@example.com?="
    mail.raw = mail.raw.replace(b"Offer", b"Offer " + hidden).replace(b"Ada <ada@", hidden + b" <ada@")
    await gmail("reply_in_thread", messageId=mail.id, body="x")
    for each in account.sent:
        head, _, _ = each.raw.partition(b"\r\n\r\n")
        names = [line.partition(b":")[0].lower() for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
        assert names.count(b"to") == names.count(b"subject") == 1
        assert b"bcc" not in names and each.message["Bcc"] is None
        assert str(each.message["To"]).endswith("ada@example.com")


async def test_a_file_name_cannot_inject_headers(account: FakeGmail, gmail: ActionRunner):
    hidden = "=?utf-8?q?a=0d=0aX-Mine:_yes?="
    await gmail("send_email", **MAIL, attachments=[{"filename": hidden, "base64": "AAAA"}])
    [file] = account.sent[0].message.iter_attachments()
    assert [name.lower() for name in file.keys()] == [  # noqa: SIM118 - a message is no dictionary
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "mime-version",
    ]


# ---- errors


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (rate_limit("rateLimitExceeded"), None),
        (rate_limit("userRateLimitExceeded"), None),
        (rate_limit("rateLimitExceeded", 429, retry_after="20"), 20),
        (rate_limit("RATE_LIMIT_EXCEEDED", 429), None),
        (rate_limit("dailyLimitExceeded"), 3600),
        (rate_limit("quotaExceeded"), 3600),
    ],
)
async def test_some_403_errors_are_rate_limits(
    account: FakeGmail, gmail: ActionRunner, answer: Answer, seconds: int | None
):
    account.instead = [answer]
    limited = await gmail.failure("send_email", **MAIL)
    assert (type(limited), limited.retry_after_seconds) == (RateLimited, seconds)
    assert not account.sent


async def test_a_rate_limit_is_waited_for(account: FakeGmail, gmail: ActionRunner):
    account.instead = [rate_limit(), rate_limit(status=429)]
    await gmail.with_changes(retry_policy=RetryPolicy())("send_email", **MAIL)
    assert (len(account.sent), len(account.requests)) == (1, 3)


@pytest.mark.parametrize("reason", ["domainPolicy", "forbidden", "accessNotConfigured"])
async def test_other_403_errors_are_not_retried(account: FakeGmail, gmail: ActionRunner, reason: str):
    account.instead = [error(403, reason, "Delegation denied.", "PERMISSION_DENIED")]
    refused = await gmail.failure("send_email", **MAIL)
    assert type(refused) is UpstreamFailed
    assert refused.message == f"Gmail responded with 403: Delegation denied ({reason})."


async def test_missing_scopes_are_reported(account: FakeGmail, gmail: ActionRunner):
    account.tokens["ya29.read"] = {READ}
    refused = await gmail.with_changes(token="ya29.read").failure("send_email", **MAIL)
    assert type(refused) is UpstreamFailed
    assert "insufficientPermissions" in refused.message and "lacks a scope" in refused.message
    newer = {
        "error": {
            "code": 403,
            "message": "Request had insufficient authentication scopes.",
            "details": [{"@type": "…ErrorInfo", "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}],
        }
    }
    account.instead = [reply(403, newer)]
    assert "lacks a scope" in (await gmail.failure("send_email", **MAIL)).message


async def test_a_rejected_token_is_renewed_once(account: FakeGmail, gmail: ActionRunner):
    refused = await gmail.with_changes(token="ya29.old").failure("send_email", **MAIL)
    assert type(refused) is Unauthenticated and "authError" in refused.message

    async def renew(_token: str) -> str:
        return TOKEN

    await gmail.with_changes(token="ya29.old", renew=renew)("send_email", **MAIL)
    assert len(account.sent) == 1


async def test_a_missing_message_is_reported(account: FakeGmail, gmail: ActionRunner):
    missing = await gmail.failure("get_message", id="18cffffffffffff")
    assert (type(missing), missing.message) == (
        UpstreamFailed,
        "Gmail responded with 404: Requested entity was not found (notFound).",
    )
    assert type(await gmail.failure("reply_in_thread", messageId="18c", body="x")) is UpstreamFailed
    assert not account.sent


@pytest.mark.parametrize(
    ("answer", "sending", "reading"),
    [
        (error(500, "backendError", "Backend Error"), OutcomeUnknown, UpstreamUnavailable),
        (error(503, "backendError", "Backend Error"), UpstreamUnavailable, UpstreamUnavailable),
        ((502, {"content-type": "text/html"}, b"<html>"), OutcomeUnknown, UpstreamUnavailable),
        ((200, {"content-type": "text/html"}, b"<html>"), OutcomeUnknown, UpstreamFailed),
        (reply(200, {"messages": 5}), OutcomeUnknown, UpstreamFailed),
        (HANG_UP, OutcomeUnknown, UpstreamUnavailable),
    ],
)
async def test_a_server_error_says_whether_the_email_may_have_been_sent(
    account: FakeGmail, gmail: ActionRunner, answer: Answer, sending: type[ParleyError], reading: type[ParleyError]
):
    account.instead = [answer, answer]
    assert type(await gmail.failure("send_email", **MAIL)) is sending
    assert type(await gmail.failure("list_messages")) is reading


async def test_an_email_is_not_resent_after_a_lost_response(account: FakeGmail, gmail: ActionRunner):
    account.afterwards = lambda _asked: HANG_UP
    assert type(await gmail.with_changes(retry_policy=RetryPolicy()).failure("send_email", **MAIL)) is OutcomeUnknown
    assert len(account.sent) == len(account.requests) == 1


async def test_an_error_does_not_show_a_token(account: FakeGmail, gmail: ActionRunner):
    account.instead = [error(400, "invalid", f"Bad {TOKEN} " + "x" * 1000)]
    refused = await gmail.failure("send_email", **MAIL)
    assert TOKEN not in refused.message and len(refused.message) < 400


async def test_without_a_connection_nothing_is_sent(account: FakeGmail, gmail: ActionRunner):
    assert isinstance(await gmail.with_changes(token=None).failure("send_email", **MAIL), NotConfigured)
    assert not account.requests


def test_actions_declare_the_scopes_they_need():
    scopes = {action.name: set(action.scopes) for action in GMAIL.actions}
    assert scopes == {
        "send_email": {SEND},
        "reply_in_thread": {SEND, READ},
        "list_messages": {READ},
        "get_message": {READ},
    }


async def test_the_probe_accepts_a_token_that_may_only_send(account: FakeGmail, gmail: ActionRunner):
    assert GMAIL.probe is not None
    await GMAIL.probe(gmail.call)
    account.tokens["ya29.send"] = {SEND}
    await GMAIL.probe(gmail.with_changes(token="ya29.send").call)
    with pytest.raises(Unauthenticated):
        await GMAIL.probe(gmail.with_changes(token="ya29.old").call)
    account.instead = [error(403, "forbidden", "No.")]
    with pytest.raises(UpstreamFailed):
        await GMAIL.probe(gmail.call)


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "send_email": [
        {"to": "ada@example.com", "subject": "Hello", "body": "How are you?"},
        {"to": ["ada@example.com"], "subject": "", "body": "", "attachments": [{"filename": "a", "base64": "AAAA"}]},
    ],
    "reply_in_thread": [{"messageId": "18c", "body": "Yes"}],
    "list_messages": [{}, {"q": "is:unread", "labelIds": ["INBOX"], "maxResults": 1}],
    "get_message": [{"id": "18c"}],
}
"""Valid params for every action."""
