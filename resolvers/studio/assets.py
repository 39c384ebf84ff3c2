"""Uploading assets to Roblox."""

import base64
import hashlib
from dataclasses import dataclass

from auth.access import get_visible
from auth.actor import Actor
from connectors import find_action
from context.operation import Context
from engine.studio.assets import CONNECTOR, CREATE_ASSET, UNKNOWN_AFTER, begin_upload
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.studio import StudioAsset
from resolvers.idempotency import once
from storage.clock import now

_WRITE_SCOPE = "studio:write"


@dataclass(frozen=True, slots=True)
class AssetUpload:
    """A file to upload, and the user or group that is to be its creator.

    Args:
        content: the file, in base64.
    """

    name: str
    type: str
    description: str
    content: str
    content_type: str
    user_id: str | None = None
    group_id: str | None = None

    def params(self) -> JsonObject:
        """Return it as the connector takes it."""
        return {
            "name": self.name,
            "type": self.type,
            "description": self.description,
            "content": self.content,
            "contentType": self.content_type,
            **({} if self.user_id is None else {"userId": self.user_id}),
            **({} if self.group_id is None else {"groupId": self.group_id}),
        }


async def upload(ctx: Context, asset: AssetUpload, *, idempotency_key: str | None) -> StudioAsset:
    """Upload an asset, and return it; Roblox moderates it before it is READY.

    Raises:
        InvalidInput: a value is invalid.
        NotConfigured, RateLimited, UpstreamFailed, UpstreamUnavailable, OutcomeUnknown: see `connectors.base`.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    params = asset.params()
    _check(params)
    file = _decoded(asset.content)
    made: list[StudioAsset] = []

    async def create() -> StudioAsset:
        row = _new(asset, file, actor)
        await row.add()
        made.append(row)
        return row

    row = await once(actor, idempotency_key, "uploadStudioAsset", params, StudioAsset, create)
    if row in made:  # not if a repetition made one, which was rolled back because the key had a result
        # The upload finishes even if the caller disconnects, so that its operation is stored.
        return await ctx.resources.connectors.finish(begin_upload(ctx.resources.connectors, row, params))
    return await get_visible(StudioAsset, actor, row.id)


def _new(asset: AssetUpload, file: bytes, by: Actor) -> StudioAsset:
    """Return the row of an upload that is about to begin."""
    return StudioAsset.new(
        organization_id=by.organization_id,
        name=asset.name,
        type=asset.type,
        content_type=asset.content_type,
        size=len(file),
        hash=hashlib.sha256(file).hexdigest(),
        due_at=now() + UNKNOWN_AFTER,
        created_by_id=by.id,
    )


def _check(params: JsonObject) -> None:
    """Require params that the connector accepts.

    Raises:
        InvalidInput: they are invalid; the field is that of the input, not of the params.
    """
    if ("userId" in params) == ("groupId" in params):
        raise InvalidInput("Name either a user or a group as the creator.", field=["user_id"])
    try:
        find_action(CONNECTOR, CREATE_ASSET).check(params)
    except InvalidInput as error:
        path = [Verbatim(part) for part in (error.field or [])[1:]]
        raise InvalidInput(error.message, field=path) from None


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except ValueError:
        raise InvalidInput("content is not base64.", field=["content"]) from None
