"""GitHub's webhooks: each becomes a custom event `github.<event>` of the repository's organization."""

import re
from dataclasses import dataclass, field
from typing import Final

from auth.signatures import is_signed_by_github
from connectors.inbound_settings import GITHUB
from errors import InvalidInput, Unauthenticated
from json_types import JsonObject
from models.inbound import InboundSource
from resolvers import checks
from resolvers.inbound.calls import (
    CustomEvent,
    Inbound,
    digest_of,
    json_object_body,
    organization_of,
    publish,
    required_secrets,
    string_in,
)
from resolvers.inbound.slack import form_fields
from storage.ids import SYSTEM_ID

_EVENT: Final = re.compile(r"[a-z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class GitHubCall:
    """A webhook: the headers `X-GitHub-Event`, `X-GitHub-Delivery` and `X-Hub-Signature-256`, and the raw body."""

    event: str
    delivery: str
    signature: str
    body: bytes = field(repr=False)
    is_form: bool = False


async def accept_webhook(inbound: Inbound, call: GitHubCall) -> str | None:
    """Publish a webhook as a custom event, and return the event's id; None if it was received before.

    The delivery's id is not signed, so the content counts as well: the same bytes have no effect under any id.

    Raises:
        NotConfigured: there is no secret.
        Unauthenticated: the signature is missing, wrong, or SHA-1.
        InvalidInput: the event or the body is invalid.
        NotFound: the repository belongs to no organization here.
    """
    if not is_signed_by_github(required_secrets(inbound.settings, GITHUB), call.signature, call.body):
        raise Unauthenticated("X-Hub-Signature-256 is missing or wrong.")
    if _EVENT.fullmatch(call.event) is None:
        raise InvalidInput("X-GitHub-Event must be the name of an event.", field=["x-github-event"])
    payload = json_object_body(form_fields(call.body).get("payload", "").encode() if call.is_form else call.body)
    event = CustomEvent(
        organization_id=await organization_of(inbound.settings, "github", _names(payload)),
        source=InboundSource.GITHUB,
        external_id=checks.text(call.delivery, "x-github-delivery"),
        digest=digest_of(call.event, call.body),
        type=f"github.{call.event}",
        data=payload,
    )
    return await publish(event, by=SYSTEM_ID)


def _names(payload: JsonObject) -> list[str]:
    """Return what the webhook is about, the most specific name first."""
    repository = string_in(payload, "repository", "full_name")
    owners = [string_in(payload, "organization", "login"), string_in(payload, "installation", "account", "login")]
    names = [repository, repository.partition("/")[0], *owners]
    return [f"github/{name}" for name in dict.fromkeys(names) if name]
