"""Writing e-mails as bytes (RFC 5322), for all connectors that send them; no value can add a header or a recipient."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header as EncodedHeader
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Annotated, Final

from msgspec import Meta

from connectors.actions import Params
from errors import InvalidInput

MAX_BYTES: Final = 25 * 1024 * 1024
"""The size limit for a whole message."""
MAX_ADDRESSES: Final = 500
"""In each of To, Cc and Bcc."""
CRLF: Final = "\r\n"

_MAX_PLAIN_SUBJECT: Final = 200
"""Longer subjects are encoded."""
_HEADERS: Final = frozenset(
    {
        b"to",
        b"subject",
        b"message-id",
        b"mime-version",
        b"content-type",
        b"content-transfer-encoding",
    }
)
"""The headers of every message; the others are permitted if the draft asks for them."""
_POLICY: Final = SMTP.clone(cte_type="7bit")
_UNSUBSCRIBE: Final = re.compile(r"(?:https?://|mailto:)[!#-;=?-~]{1,900}")

_LINE: Final = r"^[^\r\n\x00]*$(?!\n)"
"""A single line, which prevents header injection."""

# Without `pattern`: with it, in a union with a list of itself, msgspec 0.22 crashes one in five exits of Python
# (github.com/msgspec/msgspec/issues/717). `compose` checks every address anyway.
Address = Annotated[
    str, Meta(min_length=3, max_length=2000, description="`ada@example.com`, `Ada <ada@example.com>`, or several.")
]
Addresses = Address | Annotated[list[Address], Meta(min_length=1, max_length=MAX_ADDRESSES)]
Subject = Annotated[str, Meta(max_length=2000, pattern=_LINE)]
Body = Annotated[str, Meta(max_length=5_000_000, description="Plain text.")]
Html = Annotated[str, Meta(min_length=1, max_length=5_000_000, description="The same as HTML.")]


class Attachment(Params, frozen=True, kw_only=True):
    """A file to attach."""

    filename: Annotated[str, Meta(min_length=1, max_length=255, pattern=_LINE)]
    base64: Annotated[str, Meta(description="Its content.")]
    content_type: Annotated[str, Meta(max_length=127, pattern=r"^[\w.+-]+/[\w.+-]+$(?!\n)")] = (
        "application/octet-stream"
    )


Attachments = Annotated[list[Attachment], Meta(max_length=50)]


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender of a message that Parley hands to a mail server itself.

    Args:
        address: `ada@example.com` or `Ada <ada@example.com>`.
        date: the time of the message.
    """

    address: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An e-mail to be sent.

    Args:
        references: the ids of the earlier messages of the thread; the last one is the message that it replies to.
        sender: None if the mail service adds the account's own address and the date.
        unsubscribe: where the recipient can unsubscribe: URLs that begin with https:// (one POST, RFC 8058) or mailto:.
    """

    to: str | Sequence[str]
    subject: str
    body: str
    html: str | None = None
    cc: str | Sequence[str] | None = None
    bcc: str | Sequence[str] | None = None
    attachments: Sequence[Attachment] = ()
    references: Sequence[str] = ()
    sender: Sender | None = None
    reply_to: str | None = None
    unsubscribe: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """An e-mail as bytes, with the addresses for the envelope.

    Args:
        sender: the bare address of From; empty without a `Draft.sender`.
        recipients: the bare addresses of To, Cc and Bcc, each once.
    """

    content: bytes
    message_id: str
    sender: str
    recipients: Sequence[str]


def compose(draft: Draft, key: str, *, domain: str = "parley.invalid") -> Composed:
    """Return an e-mail as bytes.

    Args:
        key: the idempotency key; the message's id is derived from it, so that recipients can recognize a duplicate.
        domain: the right-hand side of the message's id.

    Raises:
        InvalidInput: an address or an attachment is invalid, or the message is too large.
    """
    message, envelope = EmailMessage(policy=_POLICY), EmailMessage(policy=_POLICY)
    recipients = [*_addresses(message, "To", draft.to), *_addresses(message, "Cc", draft.cc)]
    # Gmail reads the recipients from the headers; a mail server gets them from the envelope, and must not show these.
    recipients += _addresses(message if draft.sender is None else envelope, "Bcc", draft.bcc)
    senders = [] if draft.sender is None else _addresses(message, "From", draft.sender.address)
    _addresses(message, "Reply-To", draft.reply_to)
    message_id = f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"
    try:
        message["Message-ID"] = message_id
        _fill(message, draft)
        content = _subject(draft.subject) + _more_headers(draft) + message.as_bytes()
    except (ValueError, IndexError) as error:
        raise InvalidInput(f"The e-mail cannot be written: {error}.", field=["params"]) from None
    _check_headers(content, _expected_headers(draft))
    if len(content) > MAX_BYTES:
        raise InvalidInput(f"The e-mail is larger than {MAX_BYTES} bytes.", field=["params"])
    return Composed(content, message_id, "".join(senders[:1]), list(dict.fromkeys(recipients)))


def bare_addresses(text: str) -> list[str]:
    """Return the bare addresses in a list of addresses.

    Raises:
        InvalidInput: one of them is invalid.
    """
    return _addresses(EmailMessage(policy=_POLICY), "To", text)


def _addresses(message: EmailMessage, name: str, value: str | Sequence[str] | None) -> list[str]:
    """Add a header with addresses to a message, and return the bare ones."""
    if value is None:
        return []
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
    if len(addresses) > MAX_ADDRESSES:
        raise InvalidInput(f"An e-mail can have at most {MAX_ADDRESSES} addresses.", field=field_name)
    return [str(each.addr_spec) for each in addresses]


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
    except ValueError:
        where = ["params", "attachments", str(index), "base64"]
        raise InvalidInput("The content of the attachment is not base64.", field=where) from None


def _subject(text: str) -> bytes:
    """Return the Subject header with the literal text.

    Not left to the library, which would decode encoded words in the text, including line breaks, and send the result.
    """
    line = " ".join(text.splitlines())  # Unicode has more line breaks than CR and LF
    plain = line.isascii() and line.isprintable() and "=?" not in line and len(line) <= _MAX_PLAIN_SUBJECT
    return f"Subject: {EncodedHeader(line, 'us-ascii' if plain else 'utf-8').encode(linesep=CRLF)}{CRLF}".encode()


def _more_headers(draft: Draft) -> bytes:
    """Return the headers whose values must stay as they are.

    Not left to the library, which would encode an id or a URL that is longer than a line and so make it useless.
    """
    lines: list[str] = []
    if draft.references:
        lines += [f"In-Reply-To: {draft.references[-1]}", "References: " + "\r\n ".join(draft.references)]
    if draft.sender is not None:
        # No automatic reply to this one (RFC 3834).
        lines += [f"Date: {format_datetime(draft.sender.date)}", "Auto-Submitted: auto-generated"]
    lines += _unsubscribe(draft.unsubscribe)
    return "".join(f"{line}{CRLF}" for line in lines).encode()


def _unsubscribe(urls: Sequence[str]) -> Iterator[str]:
    if not urls:
        return
    if not all(_UNSUBSCRIBE.fullmatch(each) for each in urls):
        raise InvalidInput("This is not a URL to unsubscribe at.", field=["params", "unsubscribe"])
    yield "List-Unsubscribe: " + ",\r\n ".join(f"<{each}>" for each in urls)
    if any(each.startswith("https://") for each in urls):
        yield "List-Unsubscribe-Post: List-Unsubscribe=One-Click"


def _expected_headers(draft: Draft) -> frozenset[bytes]:
    asked: tuple[tuple[object, tuple[bytes, ...]], ...] = (
        (draft.cc, (b"cc",)),
        (draft.bcc if draft.sender is None else None, (b"bcc",)),
        (draft.references or None, (b"in-reply-to", b"references")),
        (draft.sender, (b"from", b"date", b"auto-submitted")),
        (draft.reply_to, (b"reply-to",)),
        (draft.unsubscribe or None, (b"list-unsubscribe", b"list-unsubscribe-post")),
    )
    return _HEADERS.union(*(names for given, names in asked if given is not None))


def _check_headers(content: bytes, expected: frozenset[bytes]) -> None:
    """Check that an e-mail has exactly the intended headers, which prevents header injection.

    Raises:
        InvalidInput: a header is unexpected or repeated.
    """
    head, _, _ = content.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]
    if (
        len(names) != len(set(names))
        or not expected.issuperset(names)
        or any(end in head for end in (b"\n\n", b"\r\r"))
    ):
        raise InvalidInput("The e-mail would contain unexpected headers.", field=["params"])
