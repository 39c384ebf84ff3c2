"""The connector `discord`: posts messages to a channel of Discord, through the URL of a webhook.

The URL contains a token and is a secret. With `wait=true` Discord responds with the message it has saved; without it, a
message that is lost reports no error. There is no idempotency key. Nobody is mentioned, whatever the text contains.
Source: discord.com/developers/docs/resources/webhook and discord.com/developers/docs/topics/rate-limits.
"""

import math
from collections.abc import Iterator
from typing import Annotated, Any, Final

from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.base import Call, Connector
from connectors.parsing import Wire, decode, decode_error, sanitize, simulated_number
from connectors.providers.incoming_webhooks import WebhookUrl, client_for
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.retry_after import MAX_OF_ANY_HOST, retry_after
from errors import ParleyError, RateLimited, UpstreamFailed
from json_types import JsonObject

MAX_LENGTH: Final = 2000
"""Characters of a message's text."""
MAX_EMBED_LENGTH: Final = 4096
"""Characters of the description of an embed."""

Id = Annotated[str, Meta(pattern=r"^[0-9]{1,20}$(?!\n)")]


class PostMessage(Params, frozen=True, kw_only=True):
    """A new message."""

    url: Annotated[WebhookUrl, Meta(description="The URL of the webhook. It is a secret.")]
    text: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=MAX_EMBED_LENGTH,
            description=f"In Discord's Markdown; longer than {MAX_LENGTH} characters, it is shown as an embed.",
        ),
    ]
    title: Annotated[str, Meta(min_length=1, max_length=256)] | None = None
    thread_id: Annotated[Id, Meta(description="The thread to post in.")] | None = None


class PostedMessage(Result, frozen=True, kw_only=True):
    """The ids of a message and its channel."""

    id: str
    channel_id: str


class _Message(Wire, frozen=True):
    id: str
    channel_id: str


class _Problem(Wire, frozen=True):
    code: int = 0
    message: str = ""
    retry_after: float | None = None
    errors: Any = None


async def _post_message(params: PostMessage, call: Call) -> PostedMessage:
    query = {"wait": "true"} | ({"thread_id": params.thread_id} if params.thread_id is not None else {})
    reply = await client_for(call, params.url).request(
        "POST",
        params.url,
        classify=_classify,
        repeatable=False,
        query=query,
        json=body_of(params),
        limit=params.url,
    )
    message = decode(reply, _Message, "Discord", repeatable=False)
    return PostedMessage(id=message.id, channel_id=message.channel_id)


def body_of(params: PostMessage) -> JsonObject:
    """Return the message: a text, or an embed if there is a title or the text is too long for that."""
    nobody: JsonObject = {"allowed_mentions": {"parse": []}}
    if params.title is None and len(params.text) <= MAX_LENGTH:
        return {"content": params.text, **nobody}
    title: JsonObject = {} if params.title is None else {"title": params.title}
    return {"embeds": [{**title, "description": params.text}], **nobody}


# ---- errors


def _classify(reply: Reply) -> ParleyError | None:
    if 200 <= reply.status < 300:
        return None
    problem = decode_error(reply, _Problem) or _Problem()
    if reply.status == 429:
        return _limited(reply, problem)
    if reply.status in (408, 425) or reply.status >= 500:
        return failure_of(reply, "Discord", repeatable=False)
    said = sanitize("; ".join([problem.message, *_details(problem.errors)])) or "no reason given"
    code = f"{problem.code} " if problem.code else ""
    # The webhook was deleted, its token is wrong, or the message is not valid.
    return UpstreamFailed(f"Discord responded with {reply.status}: {code}{said}.", permanent=reply.status >= 400)


def _limited(reply: Reply, problem: _Problem) -> RateLimited:
    """Return the error for a rate limit. Cloudflare, in front of Discord, states the time only in the header."""
    seconds = retry_after(reply.headers, MAX_OF_ANY_HOST) or 1
    if problem.retry_after is not None and 0 < problem.retry_after <= MAX_OF_ANY_HOST:
        seconds = math.ceil(problem.retry_after)
    return RateLimited(f"Discord's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)


def _details(errors: object, depth: int = 0) -> Iterator[str]:
    """Yield the messages in Discord's nested errors: `{field: {"_errors": [{"code", "message"}]}}`."""
    if isinstance(errors, dict) and depth < 10:
        for name, value in errors.items():
            if name == "_errors" and isinstance(value, list):
                yield from (each["message"] for each in value if isinstance(each, dict) and _is_text(each))
            else:
                yield from _details(value, depth + 1)


def _is_text(error: dict[str, object]) -> bool:
    return isinstance(error.get("message"), str)


def _simulated(params: PostMessage) -> PostedMessage:
    return PostedMessage(id=str(simulated_number(params, digits=18)), channel_id="1")


DISCORD: Final = Connector(
    name="discord",
    title="Discord",
    description="Posts messages to a channel through the URL of a webhook.",
    actions=(
        typed_action(
            "post_message",
            "Post a message",
            "Posts a message to the channel of a webhook. Nobody is mentioned.",
            PostMessage,
            PostedMessage,
            _post_message,
            simulated=_simulated,
        ),
    ),
)
