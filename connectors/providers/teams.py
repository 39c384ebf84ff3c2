"""The connector `teams`: posts cards to a channel or chat of Microsoft Teams, through the URL of a workflow.

The workflow is created in Teams with the template “Post to a channel when a webhook request is received”. Anyone who
knows its URL can post: the parameter `sig` is the credential, so the URL is a secret. A workflow accepts a card with
202 and posts it later, which proves nothing; there is no idempotency key. The webhooks of Office 365 connectors
(`webhook.office.com`) no longer exist.
Source: learn.microsoft.com/power-automate/teams/overview and learn.microsoft.com/microsoftteams/platform.
"""

from typing import Annotated, Final

import orjson
from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Call, Connector
from connectors.parsing import Wire, decode_error, sanitize
from connectors.providers.incoming_webhooks import WebhookUrl, client_for
from connectors.transport.exchange import Reply, failure_of
from errors import InvalidInput, ParleyError, UpstreamFailed
from json_types import Json, JsonObject

MAX_BYTES: Final = 28 * 1024
"""The size limit for a message, which Teams states as “about 28 KB”."""


class CardLink(Params, frozen=True, kw_only=True):
    """A button that opens a URL."""

    title: Annotated[str, Meta(min_length=1, max_length=80)]
    url: Annotated[str, Meta(max_length=2000, pattern=r"^https?://[!-~]+$(?!\n)")]


class PostCard(Params, frozen=True, kw_only=True):
    """A card with a text."""

    url: Annotated[WebhookUrl, Meta(description="The URL of the workflow. It is a secret.")]
    text: Annotated[str, Meta(min_length=1, max_length=MAX_BYTES, description="In the Markdown of Adaptive Cards.")]
    title: Annotated[str, Meta(min_length=1, max_length=300)] | None = None
    footer: Annotated[str, Meta(min_length=1, max_length=300)] | None = None
    links: Annotated[list[CardLink], Meta(max_length=6)] = field(default_factory=list)


class AcceptedCard(Result, frozen=True, kw_only=True):
    """The workflow has accepted the card, and will post it."""

    status: int


class _Details(Wire, frozen=True):
    code: str = ""
    message: str = ""


class _Problem(Wire, frozen=True):
    error: _Details = _Details()


async def _post_card(params: PostCard, call: Call) -> AcceptedCard:
    body = orjson.dumps(message_of(params))
    if len(body) > MAX_BYTES:
        raise InvalidInput(f"The card is larger than {MAX_BYTES} bytes.", field=["params", "text"])
    reply = await client_for(call, params.url).request(
        "POST",
        params.url,
        classify=_classify,
        repeatable=False,
        # Without the character set, Teams counts two bytes for each character, and refuses half of the permitted size.
        headers={"content-type": "application/json; charset=utf-8"},
        content=body,
        limit=params.url,
    )
    return AcceptedCard(status=reply.status)


def message_of(params: PostCard) -> JsonObject:
    """Return the message that a workflow expects: one Adaptive Card."""
    texts: list[Json] = []
    if params.title is not None:
        texts.append(_text(params.title, size="Large", weight="Bolder"))
    texts.append(_text(params.text))
    if params.footer is not None:
        texts.append(_text(params.footer, size="Small", isSubtle=True))
    card: JsonObject = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": texts,
    }
    if params.links:
        card["actions"] = [{"type": "Action.OpenUrl", "title": each.title, "url": each.url} for each in params.links]
    attached: JsonObject = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": card,
    }
    return {"type": "message", "attachments": [attached]}


def _text(text: str, **style: Json) -> JsonObject:
    return {"type": "TextBlock", "text": text, "wrap": True, **style}


def _classify(reply: Reply) -> ParleyError | None:
    if 200 <= reply.status < 300:
        return None
    if reply.status in (408, 425, 429) or reply.status >= 500:
        return failure_of(reply, "Teams", repeatable=False)
    problem = (decode_error(reply, _Problem) or _Problem()).error
    said = ": ".join(filter(None, (sanitize(problem.code, 80), sanitize(problem.message)))) or "no reason given"
    # The workflow was deleted or turned off, its signature changed, or it does not accept the card.
    return UpstreamFailed(f"Teams responded with {reply.status}: {said}.", permanent=reply.status >= 400)


TEAMS: Final = Connector(
    name="teams",
    title="Microsoft Teams",
    description="Posts cards to a channel or chat through the URL of a workflow.",
    actions=(
        typed_action(
            "post_card",
            "Post a card",
            "Posts an Adaptive Card with a text and buttons through the URL of a workflow.",
            PostCard,
            AcceptedCard,
            _post_card,
            simulated=lambda _params: AcceptedCard(status=202),
        ),
    ),
)
