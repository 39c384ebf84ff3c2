"""The Gmail API: limits as 403 or 429, no `messages` in an empty list, threads that join by headers alone."""

import base64
import binascii
import email
import re
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from typing import Any, Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, bearer, reply

TOKEN: Final = "ya29.fake-access-token"
ADDRESS: Final = "me@example.com"
SEND: Final = "https://www.googleapis.com/auth/gmail.send"
READ: Final = "https://www.googleapis.com/auth/gmail.readonly"

JsonObject = dict[str, Any]


@dataclass
class Mail:
    """A message in the account."""

    id: str
    thread_id: str
    labels: list[str]
    raw: bytes
    sent: bool = field(default=False)

    @property
    def message(self) -> EmailMessage:
        """The message, parsed."""
        return email.message_from_bytes(self.raw, policy=default)


def error(status: int, reason: str, message: str, name: str = "", **headers: str) -> Answer:
    """Return an error in Google's form, with the legacy reason and the newer name of the status."""
    problem: JsonObject = {"code": status, "message": message}
    problem["errors"] = [{"message": message, "domain": "global", "reason": reason}]
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    return reply(status, {"error": problem | ({"status": name} if name else {})}, sent)


def rate_limit(reason: str = "rateLimitExceeded", status: int = 403, **headers: str) -> Answer:
    """Return one of the responses of the rate limits."""
    return error(status, reason, "User-rate limit exceeded.", "RESOURCE_EXHAUSTED" if status == 429 else "", **headers)


class FakeGmail(FakeProvider):
    """One account."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: dict[str, set[str]] = {TOKEN: {SEND, READ}}
        self.mails: list[Mail] = []

    @property
    def api(self) -> str:
        """For GMAIL_BASE_URL."""
        return f"{self.url}/gmail/v1"

    @property
    def sent(self) -> list[Mail]:
        """The sent messages, oldest first."""
        return [mail for mail in self.mails if mail.sent]

    def receive(self, raw: bytes, thread_id: str | None = None) -> Mail:
        """Put a message into the account."""
        id = f"18c{len(self.mails):013x}"
        mail = Mail(id, thread_id or id, ["INBOX", "UNREAD"], raw)
        self.mails.append(mail)
        return mail

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        scopes = self._scopes(asked)
        match (asked.method, asked.path.removeprefix("/gmail/v1/users/me/").split("/")):
            case ("GET", ["profile"]):
                self._need(scopes, READ)
                return reply(200, {"emailAddress": ADDRESS, "messagesTotal": len(self.mails)})
            case ("POST", ["messages", "send"]):
                self._need(scopes, SEND)
                return self._send(asked)
            case ("GET", ["messages"]):
                self._need(scopes, READ)
                return self._list(asked)
            case ("GET", ["messages", id]):
                self._need(scopes, READ)
                return self._get(asked, id)
        return error(404, "notFound", "Requested entity was not found.", "NOT_FOUND")

    def _scopes(self, asked: Asked) -> set[str]:
        token = bearer(asked)
        if token is None:
            raise Refusal(error(401, "required", "Login Required.", "UNAUTHENTICATED"))
        if token not in self.tokens:
            raise Refusal(error(401, "authError", "Invalid Credentials", "UNAUTHENTICATED"))
        return self.tokens[token]

    def _need(self, scopes: set[str], scope: str) -> None:
        if scope not in scopes:
            message = "Request had insufficient authentication scopes."
            raise Refusal(error(403, "insufficientPermissions", message, "PERMISSION_DENIED"))

    # ---- methods

    def _send(self, asked: Asked) -> Answer:
        given = asked.json
        try:
            raw = base64.urlsafe_b64decode(given["raw"])
        except (KeyError, TypeError, binascii.Error):
            return error(400, "invalidArgument", "'raw' RFC822 payload message string required", "INVALID_ARGUMENT")
        mail = Mail(f"18d{len(self.mails):013x}", "", ["SENT"], raw, sent=True)
        if not any(mail.message.get(name) for name in ("To", "Cc", "Bcc")):
            return error(400, "invalidArgument", "Recipient address required", "INVALID_ARGUMENT")
        mail.thread_id = self._joined(given.get("threadId"), mail) or mail.id
        self.mails.append(mail)
        return reply(200, {"id": mail.id, "threadId": mail.thread_id, "labelIds": mail.labels})

    def _joined(self, thread_id: str | None, mail: Mail) -> str | None:
        """Return the thread that the message joins: id, references and subject must all fit."""
        if thread_id is None:
            return None
        thread = [each for each in self.mails if each.thread_id == thread_id]
        if not thread:
            raise Refusal(error(404, "notFound", "Requested entity was not found.", "NOT_FOUND"))
        known = {str(each.message["Message-ID"]).strip() for each in thread}
        fits = known & set(re.findall(r"<[^>]+>", str(mail.message["References"] or "")))
        same = _bare(str(thread[0].message["Subject"])) == _bare(str(mail.message["Subject"]))
        return thread_id if fits and same and mail.message["In-Reply-To"] else None

    def _list(self, asked: Asked) -> Answer:
        query = dict(asked.query)
        labels = {value for name, value in asked.query if name == "labelIds"}
        size, begin = int(query.get("maxResults", 100)), int(query.get("pageToken", 0))
        if not 1 <= size <= 500:
            return error(400, "invalidArgument", "Invalid maxResults", "INVALID_ARGUMENT")
        word = query.get("q", "").removeprefix("subject:").lower()
        rows = [
            each for each in self.mails if word in str(each.message["Subject"]).lower() and labels <= {*each.labels}
        ]
        page = [{"id": each.id, "threadId": each.thread_id} for each in rows[begin : begin + size]]
        document: JsonObject = {"resultSizeEstimate": len(rows)}
        document |= {"messages": page} if page else {}
        return reply(200, document | ({"nextPageToken": str(begin + size)} if begin + size < len(rows) else {}))

    def _get(self, asked: Asked, id: str) -> Answer:
        query = dict(asked.query)
        wanted = {value.lower() for name, value in asked.query if name == "metadataHeaders"}
        mail = next((each for each in self.mails if each.id == id), None)
        if mail is None:
            return error(404, "notFound", "Requested entity was not found.", "NOT_FOUND")
        payload = _part(mail.message, "")
        if query.get("format") == "metadata":
            payload = {"mimeType": payload["mimeType"], "headers": payload["headers"]}
            payload["headers"] = [each for each in payload["headers"] if not wanted or each["name"].lower() in wanted]
        shown = {
            "id": mail.id,
            "threadId": mail.thread_id,
            "labelIds": mail.labels,
            "snippet": "Hello",
            "payload": payload,
        }
        return reply(200, {**shown, "sizeEstimate": len(mail.raw), "historyId": "1", "internalDate": "1700000000000"})


def _bare(subject: str) -> str:
    return re.sub(r"^(re:\s*)+", "", subject.lower())


def _part(message: Any, part_id: str) -> JsonObject:
    """Return a part as Gmail does: content as base64url, attachments by an id."""
    # Decoded, but not otherwise checked.
    headers = [
        {"name": name, "value": str(make_header(decode_header(str(value))))} for name, value in message.raw_items()
    ]
    filename = message.get_filename() or ""
    part: JsonObject = {"partId": part_id, "mimeType": message.get_content_type(), "filename": filename}
    part["headers"] = headers
    if message.is_multipart():
        part["body"] = {"size": 0}
        part["parts"] = [
            _part(each, f"{part_id}.{index}".strip(".")) for index, each in enumerate(message.iter_parts())
        ]
        return part
    content = message.get_payload(decode=True)
    data = base64.urlsafe_b64encode(content).decode()
    part["body"] = {"size": len(content)} | ({"attachmentId": f"att-{part_id}"} if filename else {"data": data})
    return part
