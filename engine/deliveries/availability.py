"""Whether each channel can be used now: what its settings lack, and the health of the service behind it.

"Enabled if configured" follows these at the moment of the question, so the same question can have another answer later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from connectors import find_connector
from connectors.calls import Caller
from connectors.transport.circuits import CircuitState
from engine.deliveries.channels import CHANNELS
from engine.outbound.gateway import ConnectorGateway
from models.delivery_channels import DeliveryChannel
from models.integrations import ConnectorState, states_of
from models.platform import HealthStatus
from storage.clock import now

CONNECTORS: Final[Mapping[DeliveryChannel, str]] = {
    channel: kind.connector for channel, kind in CHANNELS.items() if kind.connector is not None
}
"""The connector of each channel that has one. A WEBHOOK is sent to a URL; TEST sends nothing."""

_NOBODY: Final = Caller("", None)
"""Deliveries use the operator's credentials, not accounts of users."""

TEST_COUNTS: Final = timedelta(minutes=10)
"""The time for which a failed connector test counts: the service may have recovered without being tested again."""


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a channel can be used.

    Args:
        missing: the operator's settings that it lacks.
        simulated: whether it sends nothing because it lacks settings, which is only so in development.
        problem: why it is not healthy; None if it is, or was never used.
    """

    missing: tuple[str, ...] = ()
    simulated: bool = False
    problem: str | None = None
    circuit: CircuitState = CircuitState.CLOSED

    @property
    def ready(self) -> bool:
        """Return whether it is configured and healthy."""
        return not self.missing and self.problem is None


async def availability(connectors: ConnectorGateway, organization_id: str) -> dict[DeliveryChannel, Availability]:
    """Return the availability of every channel for an organization."""
    states = await states_of(organization_id, list(CONNECTORS.values()))
    return {
        channel: await _of_connector(connectors, organization_id, CONNECTORS[channel], states)
        if channel in CONNECTORS
        else _without_connector(connectors, channel)
        for channel in DeliveryChannel
    }


async def is_configured(connectors: ConnectorGateway, channel: DeliveryChannel) -> bool:
    """Return whether the operator's settings have what a channel needs."""
    if channel not in CONNECTORS:
        return _without_connector(connectors, channel).missing == ()
    found = find_connector(CONNECTORS[channel])
    return found is not None and (await connectors.readiness(found, _NOBODY)).configured


def _without_connector(connectors: ConnectorGateway, channel: DeliveryChannel) -> Availability:
    """Return the availability of a WEBHOOK, or of TEST, which counts as configured in development only."""
    if channel is DeliveryChannel.TEST and not connectors.development:
        return Availability(missing=("ENVIRONMENT=development",))
    return Availability()


async def _of_connector(
    connectors: ConnectorGateway, organization_id: str, name: str, states: Mapping[str, ConnectorState]
) -> Availability:
    found = find_connector(name)
    if found is None:
        return Availability(missing=(f"the connector {name}",))
    missing = tuple((await connectors.readiness(found, _NOBODY)).missing)
    circuit = (await connectors.breaker(name, organization_id).status()).state
    problem = _problem(circuit, states.get(name))
    return Availability(missing, bool(missing) and connectors.development, problem, circuit)


def _problem(circuit: CircuitState, state: ConnectorState | None) -> str | None:
    if circuit is CircuitState.OPEN:
        return "its circuit is open after repeated failures"
    if circuit is CircuitState.HALF_OPEN or state is None or state.checked_at is None:
        return None
    failed = state.health is HealthStatus.UNHEALTHY and state.checked_at > now() - TEST_COUNTS
    return "its last test failed" if failed else None
