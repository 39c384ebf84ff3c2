"""Calls from Slack: verified, stored and acknowledged here; `slack_handling` processes them afterwards."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

from auth.signatures import is_signed_by_slack
from connectors.inbound_settings import SLACK
from errors import Forbidden, InvalidInput, Unauthenticated
from json_types import JsonObject
from models.inbound import InboundReceipt, InboundSource, ReceiptStatus
from resolvers import checks
from resolvers.inbound.calls import Inbound, digest_of, json_object_body, organization_of, required_secrets, string_in
from resolvers.inbound.links import LONGEST_ACCOUNT_ID, redeem_code, unlink_account
from resolvers.inbound.payloads import optional_in, required_in
from settings import Settings
from storage.clock import now

_SPOKEN: Final = frozenset({"", "file_share", "thread_broadcast"})
"""The subtypes of messages that a person has just written; the others are edits, deletions, joins and the like."""
_MOST_FIELDS: Final = 50
_LONGEST_URL: Final = 1000
_LONGEST_CHALLENGE: Final = 2000
_DONE: Final = frozenset({"approve", "reject"})
_WAIT_SECONDS: Final = 0.7
_WORKING: Final = "Working on it …"
_HELP: Final = (
    "Send a question after the command, and the reply arrives here. `link <code>` links your Slack account to a user "
    "of Parley, with a code of the mutation linkChannelUser; `unlink` removes the link."
)
_LINK: Final = re.compile(r"link\s+(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SlackCall:
    """A request from Slack: the headers `X-Slack-Request-Timestamp` and `X-Slack-Signature`, and the raw body."""

    timestamp: str
    signature: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForwardedRequest:
    """The state of a request that a dispatcher has forwarded."""

    receipt: InboundReceipt

    @property
    def request_id(self) -> str | None:
        """The id of the request; None while it is not created yet."""
        return self.receipt.result_id


def verify(settings: Settings, call: SlackCall) -> None:
    """Require that Slack signed the call with the app's secret, not more than five minutes ago.

    Raises:
        NotConfigured: there is no secret.
        Unauthenticated: the signature is missing, wrong or too old.
    """
    secrets = required_secrets(settings, SLACK)
    if not is_signed_by_slack(secrets, call.timestamp, call.signature, call.body, now()):
        raise Unauthenticated("The signature is missing, wrong or too old.")


async def accept_event(inbound: Inbound, call: SlackCall) -> str | None:
    """Store an event, once however often Slack repeats it; return the challenge if Slack verifies the URL.

    Raises:
        NotConfigured, Unauthenticated, InvalidInput, NotFound: see `verify`, `json_object_body` and `organization_of`.
    """
    verify(inbound.settings, call)
    document = json_object_body(call.body)
    if document.get("type") == "url_verification":
        return optional_in(document, "challenge", longest=_LONGEST_CHALLENGE)
    payload = _message(document)
    if payload is not None:
        event_id = required_in(document, "event_id")
        await _store(inbound, payload, event_id, "message")
    return None


def _message(document: JsonObject) -> JsonObject | None:
    """Return what a message's processing needs; None if the event is not a message of a person.

    Raises:
        InvalidInput: an id or the text is invalid.
    """
    event = document.get("event")
    if document.get("type") != "event_callback" or not isinstance(event, dict):
        return None
    kind, user = event.get("type"), string_in(event, "user")
    own = _own_users(document)
    if kind not in ("message", "app_mention") or not user or user in own or event.get("bot_id") or event.get("hidden"):
        return None
    if string_in(event, "subtype") not in _SPOKEN or event.get("edited"):
        return None
    return {
        "team": optional_in(document, "team_id", longest=LONGEST_ACCOUNT_ID),
        "user": optional_in(document, "event", "user", longest=LONGEST_ACCOUNT_ID),
        "channel": optional_in(document, "event", "channel"),
        "direct": string_in(event, "channel_type") == "im",
        "mention": kind == "app_mention",
        "ts": optional_in(document, "event", "ts"),
        "thread": optional_in(document, "event", "thread_ts") or None,
        "text": _plain(optional_in(document, "event", "text", longest=checks.LONGEST_CONTENT), own),
    }


def _own_users(document: JsonObject) -> frozenset[str]:
    """Return the ids of the app's own users, whose messages would be answered without end."""
    found = document.get("authorizations")
    rows = found if isinstance(found, list) else []
    return frozenset(filter(None, (string_in(row, "user_id") for row in rows)))


def _plain(text: str, own: frozenset[str]) -> str:
    """Return a message's text as it was typed, without the mention of the app at its beginning."""
    mention = re.match(r"\s*<@([A-Z0-9]+)(\|[^>]*)?>[,:]?", text)
    if mention is not None and (mention[1] in own or not own):
        text = text[mention.end() :]
    return unescaped(text).strip()


def unescaped(text: str) -> str:
    """Return a text without the escapes that Slack applies to every message."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


async def accept_command(inbound: Inbound, call: SlackCall) -> JsonObject | None:
    """Store a slash command and return the immediate response, which only the user sees; None for a check of TLS.

    Raises:
        NotConfigured, Unauthenticated, InvalidInput, NotFound: see `accept_event`.
    """
    fields = form_fields(call.body)
    if fields.get("ssl_check") == "1":
        return None  # Slack checks the certificate, without a signature; nothing is done
    verify(inbound.settings, call)
    text = unescaped(optional_in(fields, "text", longest=checks.LONGEST_CONTENT)).strip()
    team, user = (optional_in(fields, name, longest=LONGEST_ACCOUNT_ID) for name in ("team_id", "user_id"))
    channel, url = optional_in(fields, "channel_id"), optional_in(fields, "response_url", longest=_LONGEST_URL)
    if (answer := await _about_links(inbound, team, user, text)) is not None:
        return _ephemeral(answer)
    payload: JsonObject = {
        "team": team,
        "user": user,
        "channel": channel,
        "text": text,
    }
    await _store(inbound, payload, digest_of(call.signature), "command", url)
    return _ephemeral(_WORKING)


async def _about_links(inbound: Inbound, team: str, user: str, text: str) -> str | None:
    """Carry out a command about the link of the sender's account, and return the response; None for any other text."""
    if not text or text.lower() == "help":
        return _HELP
    code = _LINK.fullmatch(text)
    if code is None and text.lower() != "unlink":
        return None
    organization_id = await organization_of(inbound.settings, "slack", [f"slack/{team}"])
    if code is None:
        removed = await unlink_account(organization_id, team, user)
        return "Your account is no longer linked." if removed else "Your account is not linked."
    try:
        linked = await redeem_code(inbound.settings, organization_id, team, user, code[1])
    except InvalidInput as error:
        return error.message
    return f"Your account is linked to {linked.name}."


def _ephemeral(text: str) -> JsonObject:
    return {"response_type": "ephemeral", "text": text}


async def accept_interaction(inbound: Inbound, call: SlackCall) -> None:
    """Store the click on a button of an approval; anything else is ignored.

    Raises:
        NotConfigured, Unauthenticated, InvalidInput, NotFound: see `accept_event`.
    """
    verify(inbound.settings, call)
    document = json_object_body(form_fields(call.body).get("payload", "").encode())
    actions = document.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    if document.get("type") != "block_actions" or string_in(action, "action_id") not in _DONE:
        return
    payload: JsonObject = {
        "team": optional_in(document, "team", "id", longest=LONGEST_ACCOUNT_ID),
        "user": optional_in(document, "user", "id", longest=LONGEST_ACCOUNT_ID),
        "userTeam": optional_in(document, "user", "team_id", longest=LONGEST_ACCOUNT_ID),
        "approval": optional_in({"actions": action}, "actions", "value"),
        "approved": string_in(action, "action_id") == "approve",
        "channel": optional_in(document, "channel", "id") or optional_in(document, "container", "channel_id"),
        "ts": optional_in(document, "message", "ts") or optional_in(document, "container", "message_ts"),
    }
    url = optional_in(document, "response_url", longest=_LONGEST_URL)
    await _store(inbound, payload, digest_of(call.signature), "decision", url)


async def accept_request(inbound: Inbound, call: SlackCall) -> ForwardedRequest:
    """Store a request that a dispatcher forwards, signed as Slack signs; a repeated call returns the same one.

    Its `user_id` decides nothing: who asks is the Slack user whom the signed body names, and who is linked to a user.

    Raises:
        Forbidden: the Slack user is not linked.
        NotConfigured, Unauthenticated, InvalidInput, NotFound: see `accept_event`.
    """
    verify(inbound.settings, call)
    document = json_object_body(call.body)
    payload: JsonObject = {
        "team": required_in(document, "slack_team_id", longest=LONGEST_ACCOUNT_ID),
        "user": required_in(document, "slack_user_id", longest=LONGEST_ACCOUNT_ID),
        "channel": required_in(document, "channel_id"),
        "thread": optional_in(document, "thread_id") or None,
        "text": required_in(document, "content", longest=checks.LONGEST_CONTENT),
    }
    receipt = await _store(inbound, payload, digest_of(call.signature), "forwarded")
    if receipt.status is ReceiptStatus.RECEIVED:
        receipt = await inbound.inbox.processed(receipt, _WAIT_SECONDS)
    if receipt.status is ReceiptStatus.FAILED:
        raise Forbidden(receipt.error or "The request was rejected.")
    return ForwardedRequest(receipt)


def form_fields(body: bytes) -> Mapping[str, str]:
    """Return the fields of a form; of one that occurs several times, the last.

    Raises:
        InvalidInput: it is not encoded in UTF-8, or has too many fields.
    """
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise InvalidInput(
            f"The body must be a form in UTF-8 with at most {_MOST_FIELDS} fields.", field=["body"]
        ) from None


async def _store(
    inbound: Inbound, payload: JsonObject, external_id: str, kind: str, response_url: str = ""
) -> InboundReceipt:
    """Store a call to be processed, and return its receipt; that of the first one if it is repeated."""
    organization_id = await organization_of(inbound.settings, "slack", [f"slack/{payload['team']}"])
    checks.json_object(payload, "body")
    values: dict[str, Any] = {"organization_id": organization_id, "source": InboundSource.SLACK}
    values |= {"keys": inbound.settings.encryption_keys, "response_url": response_url}
    receipt = await InboundReceipt.accept(external_id=external_id, kind=kind, payload=payload, **values)
    if receipt is None:
        known = await InboundReceipt.of_call(organization_id, InboundSource.SLACK, external_id)
        return known if known is not None else await _store(inbound, payload, external_id, kind, response_url)
    inbound.inbox.wake()
    return receipt
