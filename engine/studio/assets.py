"""Assets: uploading them through Open Cloud, and following an upload until Roblox has moderated it."""

from datetime import datetime, timedelta
from typing import Final

from connectors.calls import Caller
from engine.deadlines import earliest_in
from engine.outbound.gateway import ConnectorGateway
from engine.scheduler import SWEEP_SECONDS, Job
from errors import ParleyError
from json_types import JsonObject
from models.studio import AssetStatus, StudioAsset
from storage.clock import now
from storage.database import transaction

CONNECTOR: Final = "roblox"
CREATE_ASSET: Final = "create_asset"
_GET_OPERATION: Final = "get_operation"
UNKNOWN_AFTER: Final = timedelta(minutes=5)
"""The time that Roblox has to accept an upload; then it is not known whether it has."""
_GIVE_UP_AFTER: Final = timedelta(days=1)
_FIRST_SECONDS: Final = 1.0
_MOST_SECONDS: Final = 60.0
_BATCH: Final = 50


async def begin_upload(connectors: ConnectorGateway, asset: StudioAsset, params: JsonObject) -> StudioAsset:
    """Send a stored asset to Roblox, and return it as it is then.

    Raises:
        ParleyError: Roblox rejects it, or cannot be reached; the asset has failed.
    """
    caller = Caller(asset.organization_id, asset.created_by_id)
    try:
        result = await connectors.run(CONNECTOR, CREATE_ASSET, params, caller=caller, key=asset.id)
    except ParleyError as error:
        async with transaction():
            await (await _locked(asset.id)).fail(f"{error.code.value}: {error.message}")
        raise
    async with transaction():
        asset = await _locked(asset.id)
        soon = now() + timedelta(seconds=_FIRST_SECONDS)
        await asset.accept(str(result.output["operation"]), due_at=soon, simulated=result.simulated)
        await _note(asset, result.output)
    return asset


class AssetUploads:
    """Follows uploads on the leader."""

    def __init__(self, connectors: ConnectorGateway) -> None:
        self._connectors = connectors

    def job(self) -> Job:
        """Return the job."""
        return Job("studio assets", SWEEP_SECONDS, self._sweep, _next_due, min_interval=1.0)

    async def _sweep(self, moment: datetime) -> int:
        due = await StudioAsset.filter(due_at__lte=moment).order_by("due_at").limit(_BATCH)
        for asset in due:
            await self._follow(asset)
        return len(due)

    async def _follow(self, asset: StudioAsset) -> None:
        if asset.operation is None:
            unknown = "OUTCOME_UNKNOWN: Parley stopped during the upload, which may have taken effect. Check Roblox."
            async with transaction():
                row = await _locked(asset.id)
                if row.operation is None and row.status is AssetStatus.UPLOADING:
                    await row.fail(unknown)
            return
        found, problem = await self._look(asset)
        async with transaction():
            row = await _locked(asset.id)
            if row.status is AssetStatus.UPLOADING and not await _note(row, found):
                await _wait(row, problem)

    async def _look(self, asset: StudioAsset) -> tuple[JsonObject, str | None]:
        """Return what Roblox says about an upload, or why it says nothing."""
        caller = Caller(asset.organization_id, None)
        try:
            result = await self._connectors.run(
                CONNECTOR, _GET_OPERATION, {"operation": str(asset.operation)}, caller=caller, key=asset.id
            )
        except ParleyError as error:
            return {}, f"{error.code.value}: {error.message}"
        return result.output, None


async def _note(asset: StudioAsset, found: JsonObject) -> bool:
    """End a locked upload if Roblox says that it is done, and return whether it has ended."""
    if not found.get("done"):
        return False
    if found.get("assetId") is not None:
        await asset.finish(str(found["assetId"]))
    else:
        await asset.fail(str(found.get("problem") or "Roblox gave no reason."))
    return True


async def _wait(asset: StudioAsset, problem: str | None) -> None:
    if asset.created_at < now() - _GIVE_UP_AFTER:
        await asset.fail(problem or "Roblox has not finished the upload within a day.")
        return
    seconds = min(_MOST_SECONDS, _FIRST_SECONDS * 2.0 ** min(asset.attempts + 1, 10))
    await asset.wait(now() + timedelta(seconds=seconds))


async def _locked(id: str) -> StudioAsset:
    return await StudioAsset.select_for_update().get(id=id)


async def _next_due() -> datetime | None:
    return await earliest_in(StudioAsset, "due_at")
