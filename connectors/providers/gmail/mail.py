"""Writing e-mails as bytes (RFC 5322), and reading the parts that Gmail returns."""

import base64
import binascii
import contextlib
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.header import Header as EncodedHeader
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import getaddresses
from typing import Final

from msgspec import field

from connectors.parsing import Wire
from connectors.providers.gmail.schemas import Attachment, File
from errors import InvalidInput

MAX_BYTES: Final = 25 * 1024 * 1024
"""The size limit for a whole message."""
MAX_TEXT_LENGTH: Final = 200_000
"""Longer texts are truncated."""
_MAX_REFERENCES: Final = 20
_MAX_PLAIN_SUBJECT: Final = 200
"""Longer subjects are encoded."""
_HEADERS: Final = frozenset(
    {
        b"to",
        b"cc",
        b"bcc",
        b"subject",
        b"message-id",
        b"in-reply-to",
        b"references",
        b"mime-version",
        b"content-type",
        b"content-transfer-encoding",
    }
)

CRLF: Final = "\r\n"
_POLICY: Final = SMTP.clone(cte_type="7bit")
_ID: Final = re.compile(r"<[^\s<>]{1,900}>")


@dataclass(frozen=True, slots=True)
class Draft:
    """An e-mail to be sent."""

    to: str | Sequence[str]
    subject: str
    body: str
    html: str | None = None
    cc: str | Sequence[str] | None = None
    bcc: str | Sequence[str] | None = None
    attachments: Sequence[Attachment] = ()
    references: Sequence[str] = ()
    """The ids of the earlier messages of the thread; the last one is the message that it replies to."""


def raw(draft: Draft, key: str) -> str:
    """Return an e-mail in the form that Gmail accepts: its bytes in base64url.

    Args:
        key: the idempotency key; the message's id is derived from it, so that recipients can recognize a duplicate.

    Raises:
        InvalidInput: an address or an attachment is invalid, or the message is too large.
    """
    message = EmailMessage(policy=_POLICY)
    for name, value in (("To", draft.to), ("Cc", draft.cc), ("Bcc", draft.bcc)):
        if value is not None:
            _address(message, name, value)
    try:
        message["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@parley.invalid>"
        _fill(message, draft)
        content = _subject(draft.subject) + _thread(draft.references) + message.as_bytes()
    except (ValueError, IndexError) as error:
        raise InvalidInput(f"The e-mail cannot be written: {error}.", field=["params"]) from None
    _check_headers(content, draft)
    if len(content) > MAX_BYTES:
        raise InvalidInput(f"The e-mail is larger than {MAX_BYTES} bytes.", field=["params"])
    return base64.urlsafe_b64encode(content).decode()


def _address(message: EmailMessage, name: str, value: str | Sequence[str]) -> None:
    field_name = ["params", name.lower()]
    text = value if isinstance(value, str) else ", ".join(value)
    try:
        if "=?" in text:
            raise ValueError("the parser would decode it, including line breaks")
        message[name] = text
        addresses = message[name].addresses
    except (ValueError, IndexError, AttributeError, RecursionError):  # raised by the parser
        raise InvalidInput("This is not a valid e-mail address.", field=field_name) from None
    if not addresses or message[name].defects or not all(_usable(each.addr_spec, each.domain) for each in addresses):
        raise InvalidInput("This is not a valid e-mail address.", field=field_name)
    if len(addresses) > 500:
        raise InvalidInput("An e-mail can have at most 500 addresses.", field=field_name)


def _usable(address: str, domain: str) -> bool:
    return bool(domain) and address.isascii() and address.isprintable() and not address.startswith(("@", "<"))


def _fill(message: EmailMessage, draft: Draft) -> None:
    message.set_content(draft.body)
    if draft.html is not None:
        message.add_alternative(draft.html, subtype="html")
    for index, attachment in enumerate(draft.attachments):
        maintype, _, subtype = attachment.content_type.partition("/")
        # An encoded word would be decoded, including line breaks.
        filename = " ".join(attachment.filename.replace("=?", "=_").splitlines())
        message.add_attachment(_bytes(attachment, index), maintype=maintype, subtype=subtype, filename=filename)


def _bytes(attachment: Attachment, index: int) -> bytes:
    try:
        return base64.b64decode(attachment.base64, validate=True)
    except binascii.Error:
        where = ["params", "attachments", str(index), "base64"]
        raise InvalidInput("The content of the attachment is not base64.", field=where) from None


def _subject(text: str) -> bytes:
    """Return the Subject header with the literal text.

    Not left to the library, which would decode encoded words in the text, including line breaks, and send the result.
    """
    line = " ".join(text.splitlines())  # Unicode has more line breaks than CR and LF
    plain = line.isascii() and line.isprintable() and "=?" not in line and len(line) <= _MAX_PLAIN_SUBJECT
    return f"Subject: {EncodedHeader(line, 'us-ascii' if plain else 'utf-8').encode(linesep=CRLF)}{CRLF}".encode()


def _check_headers(content: bytes, draft: Draft) -> None:
    """Check that an e-mail has exactly the intended headers, which prevents header injection.

    Raises:
        InvalidInput: a header is unexpected or repeated.
    """
    head, _, _ = content.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]
    expected = _HEADERS if draft.bcc is not None else _HEADERS - {b"bcc"}
    if (
        len(names) != len(set(names))
        or not expected.issuperset(names)
        or any(end in head for end in (b"\n\n", b"\r\r"))
    ):
        raise InvalidInput("The e-mail would contain unexpected headers.", field=["params"])


def _thread(references: Sequence[str]) -> bytes:
    """Return the headers that add a message to a thread.

    Not left to the library, which would encode an id that is longer than a line and so make it useless.
    """
    if not references:
        return b""
    lines = "\r\n ".join(references)
    return f"In-Reply-To: {references[-1]}\r\nReferences: {lines}\r\n".encode()


def references_after(references: str, message_id: str) -> list[str]:
    """Return the references of a reply: those of the original message, and its id. Anything else is dropped."""
    before = [each for each in _ID.findall(references) if each.isascii()]
    own = [each for each in _ID.findall(message_id)[:1] if each.isascii()]
    # The first one begins the thread; the middle of a long thread may be omitted (RFC 5537 §3.4.4).
    kept = before if len(before) <= _MAX_REFERENCES else [before[0], *before[1 - _MAX_REFERENCES :]]
    return [*kept, *own] if own else []


def addresses_in(header: str) -> list[str]:
    """Return the addresses in a received header, without the names."""
    return [address for _, address in getaddresses([" ".join(header.split())]) if address]


def reply_subject(subject: str) -> str:
    """Return the subject of a reply."""
    with contextlib.suppress(ValueError, LookupError):  # a subject that cannot be decoded stays as it is
        subject = str(make_header(decode_header(subject)))
    line = " ".join(subject.split())
    return line if line.lower().startswith("re:") else f"Re: {line}"


# ---- reading


class Header(Wire, frozen=True):
    """A header as Gmail returns it."""

    name: str
    value: str


class Content(Wire, frozen=True):
    """The content of a part, or the id of an attachment to fetch."""

    size: int = 0
    data: str | None = None
    attachmentId: str | None = None


class Part(Wire, frozen=True):
    """A part of a message, which may have nested parts."""

    mimeType: str = ""
    filename: str = ""
    headers: list[Header] = field(default_factory=list)
    body: Content = Content()
    parts: list["Part"] = field(default_factory=list)


def headers_of(part: Part) -> dict[str, str]:
    """Return the headers by lower-case name; the first one of each name."""
    found: dict[str, str] = {}
    for header in part.headers:
        found.setdefault(header.name.lower(), header.value)
    return found


def text_of(part: Part, mime_type: str) -> str | None:
    """Return the text of the first part with a MIME type such as `text/html` that is not an attachment."""
    for each in _walk(part):
        if each.mimeType == mime_type and not each.filename and each.body.data is not None:
            return _decoded(each)
    return None


def files_of(part: Part) -> list[File]:
    """Return the attachments, without their content."""
    return [
        File(
            filename=each.filename,
            content_type=each.mimeType,
            bytes=each.body.size,
            attachment_id=each.body.attachmentId,
        )
        for each in _walk(part)
        if each.filename
    ]


def _walk(part: Part) -> Iterator[Part]:
    """Yield a part and its nested parts, except those of an attached message."""
    yield part
    if not part.filename:
        for each in part.parts:
            yield from _walk(each)


def _decoded(part: Part) -> str:
    data = part.body.data or ""
    try:
        content = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
    except binascii.Error:
        return ""
    header = Message()
    header["content-type"] = " ".join(headers_of(part).get("content-type", "").split())
    try:
        text = content.decode(header.get_content_charset() or "utf-8", errors="replace")
    except LookupError:  # an unknown character set
        text = content.decode(errors="replace")
    return text.replace("\0", "")
