"""Instances of Studio: finding those to use, and noticing those that are gone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from tortoise.expressions import Q

from engine.deadlines import earliest_in
from errors import Conflict, NotFound
from models.events import LoggedEvent
from models.studio import INSTANCE_CONNECTED, LOST_AFTER, InstanceStatus, StudioInstance
from shown import as_json
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID

_BATCH: Final = 200
MOST_CHOSEN: Final = 50


async def list_instances(organization_id: str, *, connected_only: bool = False) -> list[StudioInstance]:
    """Return the organization's instances, oldest first."""
    rows = StudioInstance.filter(organization_id=organization_id).order_by("id")
    if connected_only:
        rows = rows.filter(status=InstanceStatus.CONNECTED, last_seen_at__gt=now() - LOST_AFTER)
    return await rows


async def find_instances(
    organization_id: str, wanted: Sequence[str], *, field: str = "instance_ids"
) -> list[StudioInstance]:
    """Return the instances with these ids or names, connected or not; by default all connected ones.

    Args:
        field: the name of the ids in the operation's input, for the error.

    Raises:
        NotFound: one does not exist.
        Conflict: several have the same name; or none was asked for, and none is connected.
    """
    if not wanted:
        found = await list_instances(organization_id, connected_only=True)
        if not found:
            raise Conflict("No Roblox Studio is connected.", field=[field])
        return found[:MOST_CHOSEN]
    rows = StudioInstance.filter(Q(id__in=list(wanted)) | Q(name__in=list(wanted)), organization_id=organization_id)
    known = await rows.order_by("id")
    return list({row.id: row for row in (_named(known, name, field) for name in wanted)}.values())


def _named(known: Sequence[StudioInstance], name: str, field: str) -> StudioInstance:
    found = [row for row in known if name in (row.id, row.name)]
    if not found:
        raise NotFound(f"There is no Studio instance {as_json(name)}.", field=[field])
    if len(found) > 1:
        raise Conflict(f"There are {len(found)} Studio instances {as_json(name)}: use their ids.", field=[field])
    return found[0]


async def sweep_instances(moment: datetime) -> int:
    """Mark the instances as disconnected that have been silent for too long, and return how many."""
    silent = StudioInstance.filter(status=InstanceStatus.CONNECTED, last_seen_at__lte=moment - LOST_AFTER)
    ids = await silent.limit(_BATCH).values_list("id", flat=True)
    return sum([await _mark_lost(str(id), moment) for id in ids])


async def _mark_lost(id: str, moment: datetime) -> bool:
    async with transaction():
        row = await StudioInstance.select_for_update().get(id=id)
        lost = row.status is InstanceStatus.CONNECTED and row.is_lost(moment)
        if lost:
            await row.disconnect(by=SYSTEM_ID)
        return lost


async def next_lost() -> datetime | None:
    """Return when the next instance counts as disconnected, unless it polls."""
    seen = await earliest_in(StudioInstance, "last_seen_at", status=InstanceStatus.CONNECTED)
    return None if seen is None else seen + LOST_AFTER


def connected(event: LoggedEvent) -> datetime | None:
    """Look when an instance that has just connected would be lost."""
    return now() if event.type == INSTANCE_CONNECTED else None
