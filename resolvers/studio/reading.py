"""Reading: the instances, scripts, versions, commands and assets of the organization."""

from collections.abc import Sequence
from typing import Final

from auth.access import visible, visible_query
from context.operation import Context
from models.studio import StudioAsset, StudioCommand, StudioCopy, StudioInstance, StudioScript, StudioScriptVersion
from resolvers import checks
from storage.queries import Operator, Query

READ_SCOPE: Final = "studio:read"


def instances(ctx: Context) -> Query[StudioInstance]:
    """Return the instances."""
    ctx.actor.require(READ_SCOPE)
    return visible_query(StudioInstance, ctx.actor)


def scripts(ctx: Context, *, place: str | None, search: str | None) -> Query[StudioScript]:
    """Return the scripts, optionally those of a place, or with `search` in their path."""
    ctx.actor.require(READ_SCOPE)
    rows = visible_query(StudioScript, ctx.actor)
    if place is not None:
        rows = rows.where(Operator.EQUALS, "place", checks.text(place, "place"))
    return rows.search(checks.search(search), "path")


def versions(ctx: Context) -> Query[StudioScriptVersion]:
    """Return the versions of all scripts."""
    ctx.actor.require(READ_SCOPE)
    return visible_query(StudioScriptVersion, ctx.actor)


def commands(ctx: Context, *, instance_id: str | None) -> Query[StudioCommand]:
    """Return the commands, optionally those for one instance."""
    ctx.actor.require(READ_SCOPE)
    rows = visible_query(StudioCommand, ctx.actor)
    if instance_id is not None:
        rows = rows.where(Operator.EQUALS, "instance_id", checks.text(instance_id, "instance_id"))
    return rows


def assets(ctx: Context) -> Query[StudioAsset]:
    """Return the assets that were uploaded."""
    ctx.actor.require(READ_SCOPE)
    return visible_query(StudioAsset, ctx.actor)


async def copies_of(ctx: Context, script_ids: Sequence[str]) -> dict[str, list[StudioCopy]]:
    """Return the verified copies of each of these scripts."""
    ctx.actor.require(READ_SCOPE)
    found: dict[str, list[StudioCopy]] = {id: [] for id in script_ids}
    for row in await visible(StudioCopy, ctx.actor).filter(script_id__in=list(script_ids)).order_by("id"):
        found[row.script_id].append(row)
    return found
