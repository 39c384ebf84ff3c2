"""The params and results of Gmail's actions."""

from typing import Annotated

from msgspec import Meta, field

from connectors.actions import Params, Result

_LINE = r"^[^\r\n\x00]*$(?!\n)"
"""A single line, which prevents header injection."""

# Without `pattern`: with it, in a union with a list of itself, msgspec 0.22 crashes one in five exits of Python
# (github.com/msgspec/msgspec/issues/717). `connectors.providers.gmail.mail` checks every address anyway.
Address = Annotated[
    str, Meta(min_length=3, max_length=2000, description="`ada@example.com`, `Ada <ada@example.com>`, or several.")
]
Addresses = Address | Annotated[list[Address], Meta(min_length=1, max_length=500)]
Subject = Annotated[str, Meta(max_length=2000, pattern=_LINE)]
Body = Annotated[str, Meta(max_length=5_000_000, description="Plain text.")]
Html = Annotated[str, Meta(min_length=1, max_length=5_000_000, description="The same as HTML.")]
Id = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]

Query = Annotated[str, Meta(max_length=2000, description="A query as in Gmail's search box: `from:ada is:unread`.")]


class Attachment(Params, frozen=True, kw_only=True):
    """A file to attach."""

    filename: Annotated[str, Meta(min_length=1, max_length=255, pattern=_LINE)]
    base64: Annotated[str, Meta(description="Its content.")]
    content_type: Annotated[str, Meta(max_length=127, pattern=r"^[\w.+-]+/[\w.+-]+$(?!\n)")] = (
        "application/octet-stream"
    )


Attachments = Annotated[list[Attachment], Meta(max_length=50)]


class SendEmail(Params, frozen=True, kw_only=True):
    """A new e-mail."""

    to: Addresses
    subject: Subject
    body: Body
    html: Html | None = None
    cc: Addresses | None = None
    bcc: Addresses | None = None
    attachments: Attachments = field(default_factory=list)


class ReplyInThread(Params, frozen=True, kw_only=True):
    """A reply to a message."""

    message_id: Annotated[Id, Meta(description="The `id` of the message to reply to.")]
    body: Body
    html: Html | None = None
    to: Annotated[Addresses | None, Meta(description="By default, the reply address of the message.")] = None
    cc: Addresses | None = None
    attachments: Attachments = field(default_factory=list)


class ListMessages(Params, frozen=True, kw_only=True):
    """A query for messages."""

    q: Query | None = None
    label_ids: Annotated[
        list[str], Meta(max_length=50, description="Messages with all of these labels, e.g. `INBOX`, `UNREAD`.")
    ] = field(default_factory=list)
    max_results: Annotated[int, Meta(ge=1, le=500)] = 100
    page_token: (
        Annotated[str, Meta(min_length=1, max_length=1000, description="`nextPageToken` of the previous result.")]
        | None
    ) = None


class GetMessage(Params, frozen=True, kw_only=True):
    """One message."""

    id: Id


class Sent(Result, frozen=True, kw_only=True):
    """A message that was sent."""

    id: str
    thread_id: str
    label_ids: list[str]


class Found(Result, frozen=True, kw_only=True):
    """A message in a list, with its ids only."""

    id: str
    thread_id: str


class Messages(Result, frozen=True, kw_only=True):
    """Messages; if there is a token, there are more."""

    messages: list[Found]
    next_page_token: str | None
    result_size_estimate: int


class File(Result, frozen=True, kw_only=True):
    """An attachment, without its content."""

    filename: str
    content_type: str
    bytes: int
    attachment_id: str | None


class Email(Result, frozen=True, kw_only=True):
    """A decoded message. Headers have lower-case names; the first one of each name."""

    id: str
    thread_id: str
    label_ids: list[str]
    snippet: str
    headers: dict[str, str]
    text: str | None
    html: str | None
    truncated: bool
    attachments: list[File]
