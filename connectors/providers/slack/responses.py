"""The actions `slack.respond` and `slack.post_ephemeral`: responses to one user, to a command, a button or a message.

A response URL comes with a command or a button. It is valid for 30 minutes and 5 responses, and needs no token and no
membership in the channel.
"""

from typing import Annotated, Final

from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.base import Action, Call, ProviderSetting
from connectors.providers.slack.api import Blocks, Channel, Text, Ts, request
from connectors.providers.slack.users import UserId
from connectors.transport.exchange import Reply, failure_of
from errors import InvalidInput, ParleyError

HOOKS: Final = ProviderSetting(
    "SLACK_HOOKS_BASE_URL",
    "The base URL of the response URLs that Slack sends with commands and buttons.",
    default="https://hooks.slack.com",
)


class Respond(Params, frozen=True):
    """A response to a command or a button."""

    url: Annotated[str, Meta(min_length=1, max_length=1000, description="The `response_url` that Slack sent.")]
    text: Text
    blocks: Blocks | None = None
    replace_original: Annotated[bool, Meta(description="Replace the message that the button belongs to.")] = False
    in_channel: Annotated[bool, Meta(description="Show it to everyone in the channel, not only to the user.")] = False


class PostEphemeral(Params, frozen=True):
    """A message that one user of a channel sees, until the next start of the client."""

    channel: Channel
    user: UserId
    text: Text
    thread_ts: Ts | None = None


class Responded(Result, frozen=True):
    """Slack has accepted the response."""

    ok: bool


async def _respond(params: Respond, call: Call) -> Responded:
    base = call.settings.get(HOOKS.name, HOOKS.default or "").rstrip("/")
    if not params.url.startswith(f"{base}/"):
        raise InvalidInput(f"The URL must begin with {base}/.", field=["params", "url"])
    body: dict[str, object] = {
        "text": params.text,
        "blocks": params.blocks or [],
        "replace_original": params.replace_original,
        "response_type": "in_channel" if params.in_channel else "ephemeral",
    }
    repeatable = params.replace_original

    def classify(reply: Reply) -> ParleyError | None:
        return None if 200 <= reply.status < 300 else failure_of(reply, "Slack", repeatable=repeatable)

    await call.provider.request(
        "POST", params.url, classify=classify, repeatable=repeatable, json=body, limit="response_url"
    )
    return Responded(ok=True)


async def _post_ephemeral(params: PostEphemeral, call: Call) -> Responded:
    body = {"channel": params.channel, "user": params.user, "text": params.text, "thread_ts": params.thread_ts}
    given = {name: value for name, value in body.items() if value is not None}
    await request(call, "chat.postEphemeral", given, repeatable=False)
    return Responded(ok=True)


POST_EPHEMERAL: Final[Action] = typed_action(
    "post_ephemeral",
    "Post a message to one user",
    "Posts a message in a channel that only one user sees.",
    PostEphemeral,
    Responded,
    _post_ephemeral,
    simulated=lambda _params: Responded(ok=True),
    scopes=["chat:write"],
)

RESPOND: Final[Action] = typed_action(
    "respond",
    "Respond to a command or button",
    "Responds through the URL that Slack sent with a slash command or a button.",
    Respond,
    Responded,
    _respond,
    simulated=lambda _params: Responded(ok=True),
)
