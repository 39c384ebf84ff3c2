"""The params and results of Gmail's actions."""

from typing import Annotated

from msgspec import Meta, field

from connectors.actions import Params, Result
from connectors.mail import Addresses, Attachments, Body, Html, Subject

Id = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]

Query = Annotated[str, Meta(max_length=2000, description="A query as in Gmail's search box: `from:ada is:unread`.")]


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
