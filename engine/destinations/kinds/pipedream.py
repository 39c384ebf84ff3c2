"""PIPEDREAM: the documented envelope, sent to the HTTP trigger of a workflow.

The address and the meaning of a response are the connector's. Its circuit is not used: each workflow has its own host,
and one that fails must not block the others.
"""

from collections.abc import Mapping
from typing import Annotated, Final
from urllib.parse import urlsplit

from msgspec import Meta

from connectors.providers.pipedream.schemas import TriggerAuth, TriggerWorkflow
from connectors.providers.pipedream.triggers import TRIGGER_URL, address, classifier
from connectors.transport.egress import AllowedHosts
from engine.destinations.base import Config, DestinationKind, OutgoingEvent
from engine.destinations.envelopes import envelope
from engine.destinations.kinds.addresses import MAX_REPLY_BYTES, HeaderValue
from errors import InvalidInput, Verbatim
from models.destinations import DestinationType


class PipedreamConfig(Config, frozen=True):
    """The config of a PIPEDREAM destination.

    Args:
        workflow: the endpoint of the workflow's HTTP trigger (`eo…`), or the trigger's URL.
        token: the trigger's static bearer token, if it requires one.
    """

    workflow: Annotated[str, Meta(min_length=1, max_length=2000)]
    token: HeaderValue | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        try:
            address(TriggerWorkflow(event="any", workflow=self.workflow), settings)
        except InvalidInput as error:
            field = ["config", Verbatim("workflow")]
            raise InvalidInput(f"config.workflow is invalid. {error.message}", field=field) from None


async def _send(outgoing: OutgoingEvent[PipedreamConfig]) -> None:
    config, event, settings = outgoing.config, outgoing.event, outgoing.transport.settings
    token = config.token
    if outgoing.from_environment:
        # The operator's setting is used as it is, and the operator's token is sent nowhere else.
        url, token = _set_address(config.workflow, settings), settings.get("PIPEDREAM_TRIGGER_TOKEN")
    else:
        url = address(TriggerWorkflow(event=event.type, workflow=config.workflow), settings)
    authentication = TriggerAuth.NONE if token is None else TriggerAuth.TOKEN
    asked = TriggerWorkflow(event=event.type, idempotent=True, authentication=authentication)
    await outgoing.transport.client("pipedream", event.organization_id).request(
        "POST",
        url,
        classify=outgoing.recording_status(classifier(asked, accept_401=False)),
        repeatable=True,  # at least once
        headers={"idempotency-key": outgoing.id},
        json=await envelope(event),
        bearer=token,
        max_bytes=MAX_REPLY_BYTES,
    )


def _set_address(workflow: str, settings: Mapping[str, str]) -> str:
    if urlsplit(workflow).scheme in ("http", "https"):
        return workflow
    return settings.get("PIPEDREAM_TRIGGER_URL", TRIGGER_URL).replace("{endpoint}", workflow)


PIPEDREAM: Final = DestinationKind(
    type=DestinationType.PIPEDREAM,
    config=PipedreamConfig,
    send=_send,
    secrets=frozenset({"token"}),
    # Triggers accept about ten events a second.
    pace_seconds=0.1,
)
