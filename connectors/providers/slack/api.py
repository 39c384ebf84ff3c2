"""Slack's Web API: requests, and errors, which it reports with status 200 and `ok: false`.

Source: docs.slack.dev/reference/methods and docs.slack.dev/apis/web-api/rate-limits.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from msgspec import Meta, field

from connectors.base import Call
from connectors.parsing import Wire, decode_error, sanitize
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from connectors.transport.retry_after import retry_after
from errors import (
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)

BASE: Final = "https://slack.com/api"

_DEFAULT_RETRY_AFTER: Final = 1
"""Seconds to wait if a rate limit does not state it: Slack's limits are per second and per minute."""

Ts = Annotated[str, Meta(pattern=r"^[0-9]{1,20}\.[0-9]{1,20}$(?!\n)", description="A message's id.")]
Channel = Annotated[str, Meta(min_length=1, max_length=80, description="The id of a channel, e.g. C024BE91L.")]
Text = Annotated[
    str, Meta(min_length=1, max_length=40_000, description="In Slack's mrkdwn; with blocks, the text of notifications.")
]
Blocks = Annotated[list[dict[str, Any]], Meta(max_length=50, description="Block Kit blocks.")]


class Metadata(Wire, frozen=True):
    """The cursor of the next page, and details of an error."""

    next_cursor: str = ""
    messages: list[Any] = field(default_factory=list)


class Answer(Wire, frozen=True):
    """The fields of every reply."""

    ok: bool
    error: str = "unknown_error"
    needed: str = ""
    provided: str = ""
    response_metadata: Metadata = Metadata()


async def request(call: Call, method: str, body: Mapping[str, Any], *, repeatable: bool) -> Reply:
    """Call a method that writes."""
    return await call.provider.request(
        "POST",
        _url(call, method),
        classify=classifier(repeatable),
        repeatable=repeatable,
        headers={"content-type": "application/json; charset=utf-8"},
        json=body,
        bearer=token_of(call),
        limit=method,
    )


async def request_form(call: Call, method: str, form: Mapping[str, str]) -> Reply:
    """Call a method that reads: those do not accept JSON."""
    return await call.provider.request(
        "POST",
        _url(call, method),
        classify=classifier(True),
        repeatable=True,
        form=form,
        bearer=token_of(call),
        limit=method,
    )


def _url(call: Call, method: str) -> str:
    return f"{call.settings.get('SLACK_BASE_URL', BASE).rstrip('/')}/{method}"


def token_of(call: Call) -> str:
    """Return the token of a call.

    Raises:
        NotConfigured: there is none.
    """
    if not call.token:
        raise NotConfigured("Slack needs a connected account, or SLACK_BOT_TOKEN.")
    return call.token


def escaped(text: str) -> str:
    """Return a text in mrkdwn in which nothing becomes a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# ---- errors

_INVALID_TOKEN: Final = frozenset({"not_authed", "invalid_auth", "token_expired", "token_revoked", "account_inactive"})
_LIMITED: Final = frozenset({"ratelimited", "rate_limited"})
_TRANSIENT: Final = frozenset({"service_unavailable", "request_timeout", "team_added_to_org"})
# "It's possible some aspect of the operation succeeded before the error was raised."
_OUTCOME_UNKNOWN: Final = frozenset({"internal_error", "fatal_error"})
_PERMANENT: Final = frozenset(
    {
        "users_not_found",
        "user_not_found",
        "user_disabled",
        "cannot_dm_bot",
        "msg_too_long",
        "no_text",
        "invalid_blocks",
        "invalid_blocks_format",
    }
)
"""The other errors have causes that are fixed within minutes, such as an app that must be invited to a channel."""
_MEANINGS: Final[Mapping[str, str]] = {
    "channel_not_found": "the channel does not exist, or the app cannot see it",
    "not_in_channel": "the app must be invited to the channel first",
    "is_archived": "the channel is archived",
    "users_not_found": "no user of the workspace has this e-mail address",
    "user_not_found": "the user does not exist",
    "user_disabled": "the account of the user is deactivated",
    "cannot_dm_bot": "the user is a bot",
    "msg_too_long": "the text is too long",
    "no_text": "there is no text",
    "invalid_blocks": "the blocks are not valid",
    "invalid_blocks_format": "the blocks are not valid",
    "message_not_found": "the message does not exist",
    "thread_not_found": "the thread does not exist",
    "cant_update_message": "only the app that posted a message may change it",
    "edit_window_closed": "the workspace does not allow changing a message this old",
    "restricted_action": "a rule of the workspace forbids it",
    "not_allowed_token_type": "this requires another type of token",
    "duplicate_message_not_found": "this call has already posted its message, and the message was deleted",
}


def classifier(repeatable: bool) -> Classifier:
    """Return the classifier for Slack's replies."""

    def classify(reply: Reply) -> ParleyError | None:
        if reply.status == 429:
            return _limited(reply)
        if not 200 <= reply.status < 300:
            return failure_of(reply, "Slack", repeatable=repeatable)
        answer = decode_error(reply, Answer)
        if answer is None:
            return _unreadable(reply, repeatable)
        return None if answer.ok else _error(answer, reply, repeatable)

    return classify


def _error(answer: Answer, reply: Reply, repeatable: bool) -> ParleyError:
    error = sanitize(answer.error, 80)
    if error in _INVALID_TOKEN:
        return Unauthenticated(f"Slack does not accept the token: {error}.")
    if error in _LIMITED:
        return _limited(reply)
    if error == "missing_scope":
        needed, provided = sanitize(answer.needed) or "unknown", sanitize(answer.provided) or "none"
        return UpstreamFailed(f"Slack: missing_scope: the token needs the scope {needed}; it has {provided}.")
    if error in _TRANSIENT or (error in _OUTCOME_UNKNOWN and repeatable):
        return UpstreamUnavailable(f"Slack: {error}.", retry_after_seconds=retry_after(reply.headers))
    if error in _OUTCOME_UNKNOWN:
        return OutcomeUnknown(f"Slack: {error}; the request may have taken effect.")
    more = _details(answer.response_metadata.messages) or _MEANINGS.get(error)
    return UpstreamFailed(f"Slack: {error}{f': {more}' if more else ''}.", permanent=error in _PERMANENT)


def _details(messages: Sequence[object]) -> str:
    return sanitize("; ".join(each for each in messages[:5] if isinstance(each, str)))


def _limited(reply: Reply) -> RateLimited:
    seconds = retry_after(reply.headers) or _DEFAULT_RETRY_AFTER
    return RateLimited(f"Slack's rate limit: try again in {seconds} s.", retry_after_seconds=seconds)


def _unreadable(reply: Reply, repeatable: bool) -> ParleyError:
    message = f"Slack responded with {reply.status} with undocumented content"
    return (
        UpstreamFailed(f"{message}.") if repeatable else OutcomeUnknown(f"{message}; it may have posted the message.")
    )
