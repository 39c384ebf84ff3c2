"""The connector `gmail`: sends, answers, finds and reads e-mails in the user's own account.

Source: developers.google.com/workspace/gmail/api: reference, guides on sending and on errors.
"""

import base64
from collections.abc import Mapping
from typing import Any, Final

from msgspec import field

from connectors.actions import typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.mail import Draft, compose
from connectors.parsing import Wire, decode, decode_error, path, sanitize, simulated_number
from connectors.providers.gmail.mail import (
    MAX_TEXT_LENGTH,
    Part,
    addresses_in,
    files_of,
    headers_of,
    references_after,
    reply_subject,
    text_of,
)
from connectors.providers.gmail.schemas import (
    Email,
    Found,
    GetMessage,
    ListMessages,
    Messages,
    ReplyInThread,
    SendEmail,
    Sent,
)
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.retry_after import retry_after
from errors import NotConfigured, ParleyError, RateLimited, Unauthenticated, UpstreamFailed

BASE: Final = "https://gmail.googleapis.com/gmail/v1"
_SCOPE: Final = "https://www.googleapis.com/auth/gmail."
SEND: Final = f"{_SCOPE}send"
READ: Final = f"{_SCOPE}readonly"

_MAX_BYTES: Final = 16 * 1024 * 1024
"""For a reply, which contains texts but not attachments."""
_THREAD_HEADERS: Final = ("Message-ID", "References", "Subject", "From", "Reply-To", "To")


class _Sent(Wire, frozen=True):
    id: str
    threadId: str
    labelIds: list[str] = field(default_factory=list)


class _Found(Wire, frozen=True):
    id: str
    threadId: str


class _Messages(Wire, frozen=True):
    messages: list[_Found] = field(default_factory=list)
    """Absent if there are none."""
    nextPageToken: str | None = None
    resultSizeEstimate: int = 0


class _Message(Wire, frozen=True):
    id: str
    threadId: str
    labelIds: list[str] = field(default_factory=list)
    snippet: str = ""
    payload: Part = Part()


# ---- actions


async def _send_email(params: SendEmail, call: Call) -> Sent:
    draft = Draft(
        to=params.to,
        subject=params.subject,
        body=params.body,
        html=params.html,
        cc=params.cc,
        bcc=params.bcc,
        attachments=params.attachments,
    )
    return await _send(call, {"raw": _raw(draft, call.key)})


async def _reply_in_thread(params: ReplyInThread, call: Call) -> Sent:
    query = {"format": "metadata", "metadataHeaders": _THREAD_HEADERS}
    original = await _message(call, params.message_id, query)
    draft = _reply(params, headers_of(original.payload), original.labelIds)
    return await _send(call, {"raw": _raw(draft, call.key), "threadId": original.threadId})


def _reply(params: ReplyInThread, headers: Mapping[str, str], labels: list[str]) -> Draft:
    """Return the reply: Gmail adds it to the thread only if its ids and subject match."""
    sender = headers.get("reply-to") or headers.get("from", "")
    return Draft(
        to=params.to or addresses_in(headers.get("to", "") if "SENT" in labels else sender),
        subject=reply_subject(headers.get("subject", "")),
        body=params.body,
        html=params.html,
        cc=params.cc,
        attachments=params.attachments,
        references=references_after(headers.get("references", ""), headers.get("message-id", "")),
    )


async def _list_messages(params: ListMessages, call: Call) -> Messages:
    query: dict[str, Any] = {"maxResults": params.max_results, "labelIds": params.label_ids}
    query |= {"q": params.q, "pageToken": params.page_token}
    given = {name: value for name, value in query.items() if value}
    found = decode(await _get(call, "messages", given), _Messages, "Gmail", repeatable=True)
    return Messages(
        messages=[Found(id=each.id, thread_id=each.threadId) for each in found.messages],
        next_page_token=found.nextPageToken,
        result_size_estimate=found.resultSizeEstimate,
    )


async def _get_message(params: GetMessage, call: Call) -> Email:
    message = await _message(call, params.id, {"format": "full"})
    text, html = text_of(message.payload, "text/plain"), text_of(message.payload, "text/html")
    return Email(
        id=message.id,
        thread_id=message.threadId,
        label_ids=message.labelIds,
        snippet=message.snippet,
        headers=headers_of(message.payload),
        text=text and text[:MAX_TEXT_LENGTH],
        html=html and html[:MAX_TEXT_LENGTH],
        truncated=any(each is not None and len(each) > MAX_TEXT_LENGTH for each in (text, html)),
        attachments=files_of(message.payload),
    )


async def _probe(call: Call) -> None:
    """Read the profile. A token that may only send is denied it, which also proves that the token is valid."""
    await _request(call, "GET", "profile", classify=_classify_probe, repeatable=True)


# ---- requests


async def _send(call: Call, message: Mapping[str, str]) -> Sent:
    reply = await _request(call, "POST", "messages/send", classify=classifier(False), repeatable=False, json=message)
    sent = decode(reply, _Sent, "Gmail", repeatable=False)
    return Sent(id=sent.id, thread_id=sent.threadId, label_ids=sent.labelIds)


def _raw(draft: Draft, key: str) -> str:
    """Return an e-mail in the form that Gmail accepts: its bytes in base64url."""
    return base64.urlsafe_b64encode(compose(draft, key).content).decode()


async def _message(call: Call, id: str, query: Query) -> _Message:
    return decode(await _get(call, path("messages", id), query), _Message, "Gmail", repeatable=True)


async def _get(call: Call, where: str, query: Query) -> Reply:
    return await _request(call, "GET", where, classify=classifier(True), repeatable=True, query=query)


async def _request(
    call: Call,
    method: str,
    where: str,
    *,
    classify: Classifier,
    repeatable: bool,
    query: Query | None = None,
    json: Any = NO_JSON,
) -> Reply:
    if not call.token:
        raise NotConfigured("Gmail needs the user's connected Google account.")
    base = call.settings.get("GMAIL_BASE_URL", BASE).rstrip("/")
    url = f"{base}/users/me/{where}"
    return await call.provider.request(
        method,
        url,
        classify=classify,
        repeatable=repeatable,
        query=query,
        json=json,
        bearer=call.token,
        max_bytes=_MAX_BYTES,
    )


# ---- errors

_RATE_LIMITS: Final = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_DAILY_LIMITS: Final = frozenset({"dailyLimitExceeded", "quotaExceeded"})
_MISSING_SCOPES: Final = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
_QUOTA_SECONDS: Final = 3600
"""A daily quota does not reset soon."""


class _Reason(Wire, frozen=True):
    reason: str = ""


class _Problem(Wire, frozen=True):
    message: str = ""
    status: str = ""
    errors: list[_Reason] = field(default_factory=list)
    details: list[_Reason] = field(default_factory=list)

    @property
    def reasons(self) -> set[str]:
        return {each.reason for each in (*self.errors, *self.details)}


class _Refusal(Wire, frozen=True):
    error: _Problem


def classifier(repeatable: bool) -> Classifier:
    """Return the classifier for Gmail's replies: only some errors with status 403 are rate limits."""

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        problem = _problem(reply)
        if reply.status == 401:
            return Unauthenticated(f"Google does not accept the token: {_message_of(problem)}.")
        if reply.status == 429 or (reply.status == 403 and problem.reasons & _RATE_LIMITS):
            return RateLimited("Gmail's rate limit is exceeded.", retry_after_seconds=retry_after(reply.headers))
        if reply.status == 403 and problem.reasons & _DAILY_LIMITS:
            return RateLimited("Gmail's daily quota is exhausted.", retry_after_seconds=_QUOTA_SECONDS)
        if reply.status == 408 or reply.status >= 500:
            return failure_of(reply, "Gmail", repeatable=repeatable)
        more = ": the connection lacks a scope" if problem.reasons & _MISSING_SCOPES else ""
        return UpstreamFailed(f"Gmail responded with {reply.status}: {_message_of(problem)}{more}.")

    return classify


def _classify_probe(reply: Reply) -> ParleyError | None:
    known = reply.status == 403 and _problem(reply).reasons & _MISSING_SCOPES
    return None if known else classifier(True)(reply)


def _problem(reply: Reply) -> _Problem:
    refusal = decode_error(reply, _Refusal)
    return refusal.error if refusal else _Problem()


def _message_of(problem: _Problem) -> str:
    reasons = ", ".join(sorted(problem.reasons - {""})) or problem.status
    message = " ".join(filter(None, (problem.message.rstrip("."), f"({reasons})" if reasons else "")))
    return sanitize(message) or "no reason given"


# ---- simulated results


def _id(*parts: object) -> str:
    return f"{simulated_number(*parts, digits=18):016x}"


def _simulated_sent(params: SendEmail | ReplyInThread) -> Sent:
    id = _id(params)
    thread = id if isinstance(params, SendEmail) else _id(params.message_id)
    return Sent(id=id, thread_id=thread, label_ids=["SENT"])


def _simulated_messages(params: ListMessages) -> Messages:
    found = [Found(id=_id(index, params.q), thread_id=_id(index, params.q)) for index in range(2)]
    return Messages(messages=found[: params.max_results], next_page_token=None, result_size_estimate=2)


def _simulated_message(params: GetMessage) -> Email:
    headers = {"from": "Ada <ada@example.com>", "to": "you@example.com", "subject": "A simulated message"}
    return Email(
        id=params.id,
        thread_id=params.id,
        label_ids=["INBOX"],
        snippet="This message is simulated.",
        headers={**headers, "message-id": f"<{_id(params)}@example.com>"},
        text="This message is simulated.\r\n",
        html=None,
        truncated=False,
        attachments=[],
    )


GMAIL: Final = Connector(
    name="gmail",
    title="Gmail",
    description="Sends, answers, finds and reads e-mails in the user's own account.",
    auth=Auth.OAUTH2,
    oauth="google",
    settings=(ProviderSetting("GMAIL_BASE_URL", "The base URL of the Gmail API.", default=BASE),),
    probe=_probe,
    actions=(
        typed_action(
            "send_email",
            "Send an e-mail",
            "Sends an e-mail from the user's account.",
            SendEmail,
            Sent,
            _send_email,
            simulated=_simulated_sent,
            scopes=[SEND],
        ),
        typed_action(
            "reply_in_thread",
            "Reply in a thread",
            "Replies to a message in its thread.",
            ReplyInThread,
            Sent,
            _reply_in_thread,
            simulated=_simulated_sent,
            scopes=[SEND, READ],
        ),
        typed_action(
            "list_messages",
            "List messages",
            "Finds messages and returns their ids.",
            ListMessages,
            Messages,
            _list_messages,
            simulated=_simulated_messages,
            idempotent=True,
            scopes=[READ],
        ),
        typed_action(
            "get_message",
            "Get a message",
            "Returns a message with its decoded texts and the names of its attachments.",
            GetMessage,
            Email,
            _get_message,
            simulated=_simulated_message,
            idempotent=True,
            scopes=[READ],
        ),
    ),
)
