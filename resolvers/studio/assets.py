"""Uploading assets to Roblox."""

import base64
import hashlib

from auth.access import get_visible
from connectors import find_action
from context.operation import Context
from engine.studio.assets import CONNECTOR, CREATE_ASSET, UNKNOWN_AFTER, begin_upload
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.studio import StudioAsset
from resolvers.idempotency import once
from storage.clock import now

_WRITE_SCOPE = "studio:write"


async def upload(
    ctx: Context,
    *,
    name: str,
    type: str,
    description: str,
    content: str,
    content_type: str,
    user_id: str | None,
    group_id: str | None,
    idempotency_key: str | None,
) -> StudioAsset:
    """Upload an asset, and return it; Roblox moderates it before it is READY.

    Args:
        content: its file, in base64.

    Raises:
        InvalidInput: a value is invalid.
        NotConfigured, RateLimited, UpstreamFailed, UpstreamUnavailable, OutcomeUnknown: see `connectors.base`.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    params: JsonObject = {
        "name": name,
        "type": type,
        "description": description,
        "content": content,
        "contentType": content_type,
        **({} if user_id is None else {"userId": user_id}),
        **({} if group_id is None else {"groupId": group_id}),
    }
    _check(params)
    file = _decoded(content)
    made: list[StudioAsset] = []

    async def create() -> StudioAsset:
        row = StudioAsset.new(
            organization_id=actor.organization_id,
            name=name,
            type=type,
            content_type=content_type,
            size=len(file),
            hash=hashlib.sha256(file).hexdigest(),
            due_at=now() + UNKNOWN_AFTER,
            created_by_id=actor.id,
        )
        await row.add()
        made.append(row)
        return row

    row = await once(actor, idempotency_key, "uploadStudioAsset", params, StudioAsset, create)
    if row in made:  # not if a repetition made one, which was rolled back because the key had a result
        # The upload finishes even if the caller disconnects, so that its operation is stored.
        return await ctx.resources.connectors.finish(begin_upload(ctx.resources.connectors, row, params))
    return await get_visible(StudioAsset, actor, row.id)


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
