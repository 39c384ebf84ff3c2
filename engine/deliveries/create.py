"""Creating the deliveries of a message: one for each channel through which it goes to a user."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from engine.deliveries.effective import Explanation, IntegrationConfig, explain
from engine.outbound.gateway import ConnectorGateway
from json_types import JsonObject
from models.deliveries import MESSAGE_PREFIX, Delivery, head_start
from models.delivery_channels import DeliveryChannel
from storage.clock import now
from storage.ids import new_id

EXPIRES_AFTER: Final = timedelta(days=1)
"""The time after the last attempt of its schedule at which a delivery expires, if it was postponed: by an outage of the
service or by a rate limit."""

_OWN_ADDRESS: Final = frozenset({DeliveryChannel.TEAMS, DeliveryChannel.DISCORD})
"""Channels whose address, which is secret, belongs to one user."""


@dataclass(frozen=True, slots=True)
class _Message:
    """The values that the deliveries of a message share."""

    organization_id: str
    by: str
    user_id: str | None
    values: JsonObject
    target: JsonObject
    expires_in: timedelta | None


async def deliver(
    connectors: ConnectorGateway,
    *,
    organization_id: str,
    by: str,
    user_id: str | None,
    content: str,
    subject: str | None = None,
    data: JsonObject | None = None,
    channels: Sequence[DeliveryChannel] | None = None,
    request_id: str | None = None,
    approval_id: str | None = None,
    target: JsonObject | None = None,
    expires_in: timedelta | None = None,
) -> list[Delivery]:
    """Store the deliveries of a message, in order of priority; call it in the transaction of what causes it.

    Args:
        by: the actor who sends it; an agent is named in the message where the channel is set to do so.
        user_id: the recipient; None for a message to the place that `target` names, such as a Slack channel.
        channels: those to use, enabled or not; by default those that deliver to the user now.
        target: the place of this message, such as the Slack thread that it answers, and what it is about.
        expires_in: after how long it is no longer sent; by default a day after the last attempt of the schedule.
    """
    values: JsonObject = {
        "message_id": new_id(MESSAGE_PREFIX),
        "subject": subject,
        "content": content,
        "data": data or {},
        "request_id": request_id,
        "approval_id": approval_id,
    }
    message = _Message(organization_id, by, user_id, values, target or {}, expires_in)
    explained = await explain(connectors, organization_id, user_id)
    moment = now()
    rows = [_prepared(message, config, moment, place) for place, config in enumerate(_chosen(explained, channels))]
    for row in rows:
        await row.add()
    return rows


def _chosen(explained: Sequence[Explanation], channels: Sequence[DeliveryChannel] | None) -> list[IntegrationConfig]:
    """Return the settings of the channels to use, by priority."""
    if channels is None:
        return [each.config for each in explained if each.will_deliver]
    return [each.config for each in explained if each.channel in channels]


def _prepared(message: _Message, config: IntegrationConfig, moment: datetime, place: int) -> Delivery:
    schedule = timedelta(seconds=config.retry_delay_seconds * config.retry_count)
    return Delivery.prepare(
        by=message.by,
        organization_id=message.organization_id,
        user_id=message.user_id,
        channel=config.channel,
        priority=config.priority,
        retry_count=config.retry_count,
        retry_delay_seconds=config.retry_delay_seconds,
        config=config.config,
        target=message.target,
        queue=queue_of(message.organization_id, message.user_id, config.channel, config.config),
        next_attempt_at=moment + (head_start(message.expires_in) if place else timedelta()),
        expires_at=moment + (message.expires_in or schedule + EXPIRES_AFTER),
        created_at=moment,
        **message.values,
    )


def queue_of(organization_id: str, user_id: str | None, channel: DeliveryChannel, config: JsonObject) -> str:
    """Return the queue of deliveries that go to the same place: a service that an organization uses, or a host."""
    place = ""
    if channel is DeliveryChannel.WEBHOOK:
        place = urlsplit(str(config.get("url"))).netloc.lower()
    elif channel in _OWN_ADDRESS:
        place = user_id or ""
    digest = hashlib.sha256(place.encode()).hexdigest()[:24] if place else "-"
    return f"{organization_id}:{channel.value}:{digest}"


async def reopen(connectors: ConnectorGateway, row: Delivery, *, by: str) -> None:
    """Queue a delivery that has failed or expired again, with the channel's current settings; the caller locks the row.

    Raises:
        Conflict: it has not ended, or was delivered.
    """
    moment = now()
    for each in await explain(connectors, row.organization_id, row.user_id):
        if each.channel is row.channel:
            settings = each.config
    row.retry_count, row.retry_delay_seconds = settings.retry_count, settings.retry_delay_seconds
    row.config = settings.config
    row.queue = queue_of(row.organization_id, row.user_id, row.channel, settings.config)
    schedule = timedelta(seconds=row.retry_delay_seconds * row.retry_count)
    await row.reopen_by(by, moment, moment + schedule + EXPIRES_AFTER)
