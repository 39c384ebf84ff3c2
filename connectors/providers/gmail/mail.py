"""E-mails as bytes (RFC 5322), and back from the parts that Gmail gives."""

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

LARGEST: Final = 25 * 1024 * 1024
"""Bytes that a message may have, with everything in it."""
LONGEST_TEXT: Final = 200_000
"""So many characters of a text are given on."""
_REFERENCES: Final = 20
_PLAIN: Final = 200
"""So many characters of a subject are written without encoding them."""
_HEADERS: Final = frozenset(
    {
        *(b"to", b"cc", b"bcc", b"subject", b"message-id", b"in-reply-to", b"references"),
        *(b"mime-version", b"content-type", b"content-transfer-encoding"),
    }
)

CRLF: Final = "\r\n"
_POLICY: Final = SMTP.clone(cte_type="7bit")
_ID: Final = re.compile(r"<[^\s<>]{1,900}>")


@dataclass(frozen=True, slots=True)
class Draft:
    """What an e-mail says, and to whom."""

    to: str | Sequence[str]
    subject: str
    body: str
    html: str | None = None
    cc: str | Sequence[str] | None = None
    bcc: str | Sequence[str] | None = None
    attachments: Sequence[Attachment] = ()
    references: Sequence[str] = ()
    """The ids of the messages before this one, the one that it answers last."""


def raw(draft: Draft, key: str) -> str:
    """Return an e-mail as Gmail takes it: its bytes as base64url.

    Args:
        key: names the call; the message's id is made from it, so that whoever gets it twice can tell.

    Raises:
        InvalidInput: an address or an attachment cannot be used, or all of it is too large.
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
    if len(content) > LARGEST:
        raise InvalidInput(f"The e-mail has more than {LARGEST} bytes.", field=["params"])
    return base64.urlsafe_b64encode(content).decode()


def _address(message: EmailMessage, name: str, value: str | Sequence[str]) -> None:
    field_name = ["params", name.lower()]
    text = value if isinstance(value, str) else ", ".join(value)
    try:
        if "=?" in text:
            raise ValueError("its parser would decode it, line ends too")
        message[name] = text
        addresses = message[name].addresses
    except (ValueError, IndexError, AttributeError, RecursionError):  # what its parser raises
        raise InvalidInput("This is no e-mail address.", field=field_name) from None
    if not addresses or message[name].defects or not all(_usable(each.addr_spec, each.domain) for each in addresses):
        raise InvalidInput("This is no e-mail address.", field=field_name)
    if len(addresses) > 500:
        raise InvalidInput("An e-mail goes to 500 addresses at most.", field=field_name)


def _usable(address: str, domain: str) -> bool:
    return bool(domain) and address.isascii() and address.isprintable() and not address.startswith(("@", "<"))


def _fill(message: EmailMessage, draft: Draft) -> None:
    message.set_content(draft.body)
    if draft.html is not None:
        message.add_alternative(draft.html, subtype="html")
    for index, attachment in enumerate(draft.attachments):
        maintype, _, subtype = attachment.content_type.partition("/")
        # What looks encoded would be decoded, line ends too.
        filename = " ".join(attachment.filename.replace("=?", "=_").splitlines())
        message.add_attachment(_bytes(attachment, index), maintype=maintype, subtype=subtype, filename=filename)


def _bytes(attachment: Attachment, index: int) -> bytes:
    try:
        return base64.b64decode(attachment.base64, validate=True)
    except binascii.Error:
        where = ["params", "attachments", str(index), "base64"]
        raise InvalidInput("The content of the attachment is not base64.", field=where) from None


def _subject(text: str) -> bytes:
    """Return the header with the subject, taken as it is written.

    Written here: the library would decode what looks encoded in it, line ends too, and send what comes of that.
    """
    line = " ".join(text.splitlines())  # Unicode has more line ends than two
    plain = line.isascii() and line.isprintable() and "=?" not in line and len(line) <= _PLAIN
    return f"Subject: {EncodedHeader(line, 'us-ascii' if plain else 'utf-8').encode(linesep=CRLF)}{CRLF}".encode()


def _check_headers(content: bytes, draft: Draft) -> None:
    """Refuse an e-mail whose headers are not the ones that were meant, whatever made them so.

    Raises:
        InvalidInput: there is another one, or one twice.
    """
    head, _, _ = content.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]
    meant = _HEADERS if draft.bcc is not None else _HEADERS - {b"bcc"}
    if len(names) != len(set(names)) or not meant.issuperset(names) or any(end in head for end in (b"\n\n", b"\r\r")):
        raise InvalidInput("The e-mail would get headers of its own making.", field=["params"])


def _thread(references: Sequence[str]) -> bytes:
    """Return the headers that put a message into a thread.

    Written here: the library would encode an id that is longer than a line, and then it is no id any more.
    """
    if not references:
        return b""
    lines = "\r\n ".join(references)
    return f"In-Reply-To: {references[-1]}\r\nReferences: {lines}\r\n".encode()


def references_after(references: str, message_id: str) -> list[str]:
    """Return what an answer refers to: what the answered message did, and that message; nothing else comes through."""
    before = [each for each in _ID.findall(references) if each.isascii()]
    own = [each for each in _ID.findall(message_id)[:1] if each.isascii()]
    # The first one begins the thread; of a long one the middle may go (RFC 5537 §3.4.4).
    kept = before if len(before) <= _REFERENCES else [before[0], *before[1 - _REFERENCES :]]
    return [*kept, *own] if own else []


def addresses_in(header: str) -> list[str]:
    """Return the addresses of a header that came from elsewhere, without the names."""
    return [address for _, address in getaddresses([" ".join(header.split())]) if address]


def answered(subject: str) -> str:
    """Return the subject of an answer."""
    with contextlib.suppress(ValueError, LookupError):  # what cannot be decoded stays as it is
        subject = str(make_header(decode_header(subject)))
    line = " ".join(subject.split())
    return line if line.lower().startswith("re:") else f"Re: {line}"


# ---- reading


class Header(Wire, frozen=True):
    """A header as Gmail gives it."""

    name: str
    value: str


class Content(Wire, frozen=True):
    """The content of a part: itself, or the id under which it can be had."""

    size: int = 0
    data: str | None = None
    attachmentId: str | None = None


class Part(Wire, frozen=True):
    """A part of a message, which may have parts."""

    mimeType: str = ""
    filename: str = ""
    headers: list[Header] = field(default_factory=list)
    body: Content = Content()
    parts: list["Part"] = field(default_factory=list)


def headers_of(part: Part) -> dict[str, str]:
    """Return the headers by their names in lower case; of several with one name the first."""
    found: dict[str, str] = {}
    for header in part.headers:
        found.setdefault(header.name.lower(), header.value)
    return found


def text_of(part: Part, kind: str) -> str | None:
    """Return the text of the first part of a kind such as `text/html` that is no file."""
    for each in _walk(part):
        if each.mimeType == kind and not each.filename and each.body.data is not None:
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
    """Yield a part and those in it; what is in an attached message belongs to that."""
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
    except LookupError:  # a character set that nobody knows
        text = content.decode(errors="replace")
    return text.replace("\0", "")
