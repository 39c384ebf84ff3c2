"""Messages from Parley itself to people who have to act, over their enabled channels."""

from collections.abc import Sequence
from typing import Final

from engine.deliveries.create import deliver
from engine.destinations.disabling import Notice
from engine.outbound.gateway import ConnectorGateway
from models.destinations import EventDestination
from models.users import Role, User
from storage.ids import SYSTEM_ID

_MOST_ADMINISTRATORS: Final = 20


def destination_notice(connectors: ConnectorGateway) -> Notice:
    """Return the function that notifies the owner of a destination that Parley has disabled."""

    async def notify(destination: EventDestination) -> None:
        content = (
            f"Parley no longer sends events to the destination “{destination.name}”. {destination.disabled_reason} "
            "When the receiver works again, enable the destination and replay the events that it has missed."
        )
        for user_id in await _owners(destination):
            await deliver(
                connectors,
                organization_id=destination.organization_id,
                by=SYSTEM_ID,
                user_id=user_id,
                subject=f"The event destination “{destination.name}” is disabled",
                content=content,
                data={"destinationId": destination.id, "reason": destination.disabled_reason},
            )

    return notify


async def _owners(destination: EventDestination) -> Sequence[str]:
    """Return the user who created a destination or, if there is none or no longer, the administrators."""
    users = User.filter(organization_id=destination.organization_id, active=True)
    if await users.filter(id=destination.created_by_id).exists():
        return [destination.created_by_id]
    administrators = users.filter(role=Role.ADMIN).order_by("id").limit(_MOST_ADMINISTRATORS)
    return [str(id) for id in await administrators.values_list("id", flat=True)]
