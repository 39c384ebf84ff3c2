"""The settings that apply to a user's deliveries now, for every channel, and why.

Reading writes nothing: a user without overrides has no row, and neither has an organization without defaults.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from connectors.transport.circuits import CircuitState
from engine.deliveries.availability import Availability, availability
from engine.deliveries.tiers import (
    IntegrationConfig,
    SealedSecrets,
    SettingOrigin,
    SettingSource,
    SettingTier,
    Tiers,
    open_secrets,
)
from engine.outbound.gateway import ConnectorGateway
from errors import are_missing
from models.delivery_channels import DeliveryChannel
from models.integration_settings import BUILT_IN, IntegrationOverride, defaults_of, overrides_of

REQUIRED_KEYS: Final[Mapping[DeliveryChannel, str]] = {
    DeliveryChannel.SMS: "phone_number",
    DeliveryChannel.WEBHOOK: "url",
    DeliveryChannel.TEAMS: "url",
    DeliveryChannel.DISCORD: "url",
}
"""The key of the config without which a channel has nowhere to deliver to."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether a channel delivers, and why."""

    channel: DeliveryChannel
    will_deliver: bool
    reason: str
    config: IntegrationConfig
    circuit: CircuitState
    tiers: Tiers
    unhealthy: bool = False
    """Whether it would deliver if it were healthy."""

    @property
    def origins(self) -> list[SettingOrigin]:
        """The tier of each setting that applies."""
        return self.tiers.origins


async def effective(connectors: ConnectorGateway, organization_id: str, user_id: str | None) -> list[IntegrationConfig]:
    """Return the settings of every channel that apply to a user now, by priority; those of None are the defaults."""
    return [each.config for each in await explain(connectors, organization_id, user_id)]


async def explain(connectors: ConnectorGateway, organization_id: str, user_id: str | None) -> list[Explanation]:
    """Return for every channel whether it delivers to a user now, and why, by priority."""
    overrides = {} if user_id is None else await overrides_of(organization_id, user_id)
    [found] = await explain_all(connectors, organization_id, [overrides])
    return found


async def explain_all(
    connectors: ConnectorGateway,
    organization_id: str,
    overrides: Sequence[Mapping[DeliveryChannel, IntegrationOverride]],
) -> list[list[Explanation]]:
    """Return the same for several users at once.

    Args:
        overrides: those of each user, by channel.
    """
    defaults = await defaults_of(organization_id)
    available = await availability(connectors, organization_id)

    def explained(own: Mapping[DeliveryChannel, IntegrationOverride]) -> list[Explanation]:
        tiers = [Tiers(channel, defaults.get(channel), own.get(channel)) for channel in BUILT_IN]
        found = _never_silent([_explanation(each, available[each.channel]) for each in tiers], available)
        return sorted(found, key=lambda each: (each.config.priority, each.channel.value))

    return [explained(own) for own in overrides]


def _explanation(tiers: Tiers, now: Availability) -> Explanation:
    enabled = now.ready if tiers.enabled is None else tiers.enabled
    config = tiers.merged(enabled=enabled)
    if not enabled:
        unhealthy = tiers.enabled is None and not now.missing
        return Explanation(tiers.channel, False, _why_not_enabled(tiers, now), config, now.circuit, tiers, unhealthy)
    lacking = _lacking(config, now)
    if lacking is not None:
        return Explanation(tiers.channel, False, lacking, config, now.circuit, tiers)
    return Explanation(tiers.channel, True, _why(tiers, now), config, now.circuit, tiers)


def _why_not_enabled(tiers: Tiers, now: Availability) -> str:
    if tiers.enabled is not None:
        return f"It is disabled by {tiers.decided_by}."
    if now.missing:
        return f"It is not configured: {are_missing(now.missing)}."
    return f"It is not healthy: {now.problem}."


def _lacking(config: IntegrationConfig, now: Availability) -> str | None:
    """Return why an enabled channel cannot deliver, or None."""
    key = REQUIRED_KEYS.get(config.channel)
    if key is not None and key not in config.config and key not in config.secrets_set:
        return f"It is enabled, but its config has no {key}."
    if now.missing and not now.simulated and config.channel is not DeliveryChannel.TEST:
        return f"It is enabled, but not configured: {are_missing(now.missing)}."
    return None


def _why(tiers: Tiers, now: Availability) -> str:
    by = "It is configured and healthy" if tiers.enabled is None else f"It is enabled by {tiers.decided_by}"
    if now.simulated:
        return f"{by}; sending is simulated, because {are_missing(now.missing)}."
    if now.problem is not None:
        return f"{by}; attempts are retried, because {now.problem}."
    return f"{by}."


def _never_silent(found: Sequence[Explanation], available: Mapping[DeliveryChannel, Availability]) -> list[Explanation]:
    """Return the channels, with the unhealthy ones enabled if no other would deliver: retries can outlast an outage."""
    if any(each.will_deliver and each.channel is not DeliveryChannel.TEST for each in found):
        return list(found)
    return [_despite_outage(each, available[each.channel]) for each in found]


def _despite_outage(each: Explanation, now: Availability) -> Explanation:
    if not each.unhealthy:
        return each
    reason = f"No channel is healthy; attempts are retried, because {now.problem}."
    return replace(each, will_deliver=True, reason=reason, config=replace(each.config, enabled=True))


__all__ = [
    "Explanation",
    "IntegrationConfig",
    "SealedSecrets",
    "SettingOrigin",
    "SettingSource",
    "SettingTier",
    "effective",
    "explain",
    "explain_all",
    "open_secrets",
]
