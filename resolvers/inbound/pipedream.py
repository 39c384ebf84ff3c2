"""Calls from Pipedream's workflows: custom events, signed as Standard Webhooks are or sent with a credential."""

from dataclasses import dataclass, field

from auth.actor import Actor
from auth.signatures import Signed, is_signed
from connectors.inbound_settings import PIPEDREAM, secrets_in
from errors import Unauthenticated
from models.inbound import InboundSource
from resolvers import checks
from resolvers.inbound.calls import (
    CustomEvent,
    Inbound,
    digest_of,
    json_object_body,
    organization_of,
    publish,
    string_in,
)
from resolvers.participation import usable_session
from storage.clock import now
from storage.ids import SYSTEM_ID

DEFAULT_TYPE = "pipedream.event"


@dataclass(frozen=True, slots=True)
class PipedreamCall:
    """A call: the headers of Standard Webhooks, the caller if there is a credential, and the raw body."""

    signed: Signed
    actor: Actor | None
    body: bytes = field(repr=False)


async def accept_event(inbound: Inbound, call: PipedreamCall) -> str | None:
    """Publish `{type, data, sessionId}` as a custom event and return its id; None if it was received before.

    Raises:
        Unauthenticated: there is neither a valid signature nor a credential.
        Forbidden, NotFound, InvalidInput: as of `publishEvent`.
    """
    if call.actor is not None:
        call.actor.require("events:write")
        organization_id, by = call.actor.organization_id, call.actor.id
    else:
        _verify(inbound, call)
        organization_id, by = await organization_of(inbound.settings, "pipedream", ["pipedream"]), SYSTEM_ID
    document = json_object_body(call.body)
    session_id = string_in(document, "sessionId") or None
    if session_id is not None and call.actor is not None:
        await usable_session(call.actor, session_id)
    event = CustomEvent(
        organization_id=organization_id,
        source=InboundSource.PIPEDREAM,
        external_id=_external_id(call, by),
        type=string_in(document, "type") or DEFAULT_TYPE,
        data=document.get("data"),
        session_id=session_id if call.actor is not None else None,
    )
    return await publish(event, by=by)


def _verify(inbound: Inbound, call: PipedreamCall) -> None:
    secrets = secrets_in(inbound.settings.given, PIPEDREAM)
    if not any([is_signed(each, call.signed, call.body, now()) for each in secrets]):
        raise Unauthenticated("Send a credential, or sign the call with PIPEDREAM_WEBHOOK_SECRET; see docs/inbound.md.")


def _external_id(call: PipedreamCall, by: str) -> str:
    """Return the id of the call: that of its headers, within what its sender may name."""
    id = checks.optional_text(call.signed.id, "webhook-id", longest=checks.LONGEST_NAME)
    return digest_of(by, id or digest_of(call.body, str(now().timestamp())))
