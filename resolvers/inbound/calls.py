"""The common part of inbound calls: their secrets, the organization they belong to, and their events."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

import orjson
from tortoise.exceptions import IntegrityError

from connectors.inbound_settings import GITHUB, SLACK, TWILIO, secrets_in
from context.operation import Resources
from engine.inbound import Inbox
from errors import InvalidInput, NotConfigured, NotFound, Verbatim
from json_types import InexactNumber, Json, JsonObject, loads_exact
from models.event_types import is_custom
from models.events import EventKind, Topics, record
from models.inbound import InboundReceipt, InboundSource
from models.users import only_organization_id, organization_with_id
from resolvers import checks
from settings import Settings
from shown import as_json
from storage.database import transaction
from storage.turns import on_own_behalf, read_on_behalf_of

_SECRETS: Final = {"slack": SLACK, "github": GITHUB, "twilio": TWILIO}
"""The setting with the secret of each service that signs with one of the operator's."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """The resources with which calls of external services are accepted. One per process."""

    resources: Resources
    inbox: Inbox

    @property
    def settings(self) -> Settings:
        """The gateway's settings."""
        return self.resources.settings


@dataclass(frozen=True, slots=True)
class CustomEvent:
    """An event to publish for a call.

    Args:
        external_id: the sender's id of it, and `digest` its content where the id is not signed.
    """

    organization_id: str
    source: InboundSource
    external_id: str
    type: str
    data: Json = field(repr=False)
    digest: str | None = None
    session_id: str | None = None

    def check(self) -> None:
        """Require that it can be published.

        Raises:
            InvalidInput: the type is not one of a custom event, or the data cannot be stored.
        """
        if not is_custom(self.type):
            raise InvalidInput(
                f"{as_json(self.type)} is not a valid event type. "
                "Use dotted words; the first must not be Parley's own.",
                field=["type"],
            )
        checks.json_value(self.data, "data")


def required_secrets(settings: Settings, name: str) -> Sequence[str]:
    """Return the secrets of a setting.

    Raises:
        NotConfigured: it is not set, so that no call can be verified.
    """
    secrets = secrets_in(settings.given, name)
    if not secrets:
        raise NotConfigured(f"{name} is not set, so calls cannot be verified and none are accepted.")
    return secrets


def require_secret(settings: Settings, service: str) -> None:
    """Require that the secret of a service is set.

    Args:
        service: such as `slack`.

    Raises:
        NotConfigured: it is not.
    """
    required_secrets(settings, _SECRETS[service])


async def organization_of(settings: Settings, service: str, names: Sequence[str]) -> str:
    """Return the id of the organization that a call belongs to, and for which this task works from then on.

    Args:
        service: such as `slack`.
        names: what calls, the most specific name first, such as `github/acme/site` and `github/acme`.

    Raises:
        NotFound: INBOUND_ORGANIZATIONS does not name it; or it names nothing of this service, and the gateway has
            several organizations.
    """
    known = dict(settings.inbound_organizations)
    found = next((known[name.lower()] for name in names if name.lower() in known), None)
    with on_own_behalf():
        if found is None and not any(name.startswith(service) for name in known):
            found = await only_organization_id()
        exists = found is not None and await organization_with_id(found) is not None
    if found is None or not exists:
        shown = " or ".join(name[:120] for name in names) or service
        raise NotFound(f"No organization of this gateway is known for {shown}; see INBOUND_ORGANIZATIONS.")
    read_on_behalf_of(found)
    return found


async def publish(event: CustomEvent, *, by: str) -> str | None:
    """Record a call as a custom event, and return the event's id; None if the call was received before.

    Raises:
        InvalidInput: the type is not one of a custom event, or the data cannot be stored.
    """
    return (await publish_all([event], by=by))[0]


async def publish_all(events: Sequence[CustomEvent], *, by: str) -> list[str | None]:
    """Record calls as custom events, all or none of them; see `publish`."""
    for event in events:
        event.check()
    while True:
        fresh = [event for event in events if not await _is_known(event)]
        try:
            return await _record_all(events, fresh, by=by)
        except IntegrityError:  # a copy arrived at the same time and was faster
            continue


async def _record_all(events: Sequence[CustomEvent], fresh: Sequence[CustomEvent], *, by: str) -> list[str | None]:
    ids: dict[int, str] = {}
    seen: set[tuple[str, str]] = set()
    async with transaction():
        for event in fresh:
            key = (event.organization_id, event.external_id)
            if key not in seen:
                seen.add(key)
                ids[id(event)] = await _record_one(event, by=by)
    return [ids.get(id(event)) for event in events]


async def _record_one(event: CustomEvent, *, by: str) -> str:
    receipt = InboundReceipt.new(
        organization_id=event.organization_id,
        source=event.source,
        external_id=event.external_id,
        digest=event.digest,
        kind="event",
    )
    await receipt.insert_processed()
    return await record(
        EventKind.CustomEvent,
        organization_id=event.organization_id,
        by=by,
        type=event.type,
        topics=Topics(session_id=event.session_id),
        payload={"data": event.data},
    )


async def _is_known(event: CustomEvent) -> bool:
    return await InboundReceipt.is_known(event.organization_id, event.source, event.external_id, event.digest)


def digest_of(*parts: str | bytes) -> str:
    """Return a hash that identifies a call by these parts of it."""
    joined = b"\n".join(part.encode() if isinstance(part, str) else part for part in parts)
    return sha256(joined).hexdigest()


def json_body(body: bytes) -> Json:
    """Return the document in a body.

    Raises:
        InvalidInput: it is not JSON, or has a number that cannot be stored exactly.
    """
    try:
        return loads_exact(body)
    except InexactNumber as error:
        raise InvalidInput(error.sentence("The body"), field=["body", *map(Verbatim, error.path)]) from None
    except orjson.JSONDecodeError:
        raise InvalidInput("The body must be JSON in UTF-8.", field=["body"]) from None


def json_object_body(body: bytes) -> JsonObject:
    """Return the object in a body; see `json_body`."""
    document = json_body(body)
    if not isinstance(document, dict):
        raise InvalidInput("The body must be a JSON object.", field=["body"])
    return document


def string_in(document: Json, *path: str) -> str:
    """Return the string at a path of a document, or an empty one if there is none."""
    for name in path:
        document = document.get(name) if isinstance(document, dict) else None
    return document if isinstance(document, str) else ""
