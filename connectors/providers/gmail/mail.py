"""The headers of replies, and reading the parts that Gmail returns. `connectors.mail` writes e-mails."""

import base64
import binascii
import contextlib
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

from msgspec import field

from connectors.parsing import Wire
from connectors.providers.gmail.schemas import File

MAX_TEXT_LENGTH: Final = 200_000
"""Longer texts are truncated."""
_MAX_REFERENCES: Final = 20
_NAMED: Final = re.compile(r"[^,<>]*<([^\s<>,]{1,900})>")
"""One address, with any name."""
_ID: Final = re.compile(r"<[^\s<>]{1,900}>")


def references_after(references: str, message_id: str) -> list[str]:
    """Return the references of a reply: those of the original message, and its id. Anything else is dropped."""
    before = [each for each in _ID.findall(references) if each.isascii()]
    own = [each for each in _ID.findall(message_id)[:1] if each.isascii()]
    # The first one begins the thread; the middle of a long thread may be omitted (RFC 5537 §3.4.4).
    kept = before if len(before) <= _MAX_REFERENCES else [before[0], *before[1 - _MAX_REFERENCES :]]
    return [*kept, *own] if own else []


def addresses_in(header: str) -> list[str]:
    """Return the addresses in a received header, without the names."""
    line = " ".join(header.split())
    # A name may look like an address. Some versions of Python would take it for one, others return nothing.
    if single := _NAMED.fullmatch(line):
        return [single[1]]
    return [address for _, address in getaddresses([line]) if address]


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
