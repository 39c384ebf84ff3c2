"""Shared documents: reading them, and changing them with a JSON Patch (RFC 6902).

Both the patch and the value it is applied to are untrusted, so a patch is bounded before it is applied: in the number
of operations, in the depth each can reach, and in how much it can copy and move. Intermediate values therefore never
become much larger or deeper than a document can be, however the operations are combined.
"""

from collections.abc import Sequence
from typing import Any, Final

import jsonpatch
import orjson
from jsonpointer import JsonPointer, JsonPointerException

from auth.access import get_visible, visible, visible_query
from context.operation import Context
from errors import InvalidInput
from json_types import Json
from models.documents import NO_SESSION, SharedDocument
from models.sessions import Session
from resolvers import checks
from resolvers.participation import usable_session
from storage.database import transaction
from storage.ids import prefix_of
from storage.queries import Operator, Query

MOST_OPERATIONS: Final = 1000
MOST_COPIED: Final = checks.LARGEST_JSON
"""The number of bytes of JSON that the copy operations of one patch can copy in total."""
_MOVE_COST_DIVISOR: Final = 4
"""A move only has to measure its value. Either way, a patch keeps the process busy for a fraction of a second."""


async def read_document(ctx: Context, *, key: str, session_id: str | None) -> SharedDocument | None:
    """Return the document with this key, of a session or of the whole organization, or None if there is none."""
    ctx.actor.require("collaboration:read")
    if session_id is not None and prefix_of(session_id) != Session.PREFIX:
        return None
    place = {
        "key": checks.optional_text(key, "key", longest=checks.LONGEST_NAME),
        "session_id": session_id or NO_SESSION,
    }
    return await visible(SharedDocument, ctx.actor).filter(**place).first()


def documents(ctx: Context, *, session_id: str | None, search: str | None) -> Query[SharedDocument]:
    """Return the documents of a session or of the whole organization, optionally those with `search` in their key."""
    ctx.actor.require("collaboration:read")
    place = checks.optional_text(session_id, "session_id") or NO_SESSION
    rows = visible_query(SharedDocument, ctx.actor).where(Operator.EQUALS, "session_id", place)
    return rows.search(checks.search(search), "key")


async def documents_of(ctx: Context, session_ids: Sequence[str]) -> dict[str, list[SharedDocument]]:
    """Return the documents of each of these sessions, by key."""
    ctx.actor.require("collaboration:read")
    found: dict[str, list[SharedDocument]] = {id: [] for id in session_ids}
    for row in await visible(SharedDocument, ctx.actor).filter(session_id__in=session_ids).order_by("key"):
        found[row.session_id].append(row)
    return found


async def patch_document(
    ctx: Context, *, key: str, session_id: str | None, base_version: int, patch: Json
) -> SharedDocument:
    """Apply a patch to the version it is based on; a document that does not exist is `{}` at version 0.

    Raises:
        NotFound: there is no such session.
        Forbidden: the caller is not in the session.
        Conflict: the session is not active.
        StaleVersion: the document is at another version; carries it.
        InvalidInput: the patch is malformed, cannot be applied, or makes the document too large or too deep.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    checks.text(key, "key")
    checks.whole(base_version, "base_version", 0, checks.LARGEST_VERSION)
    operations = _operations(patch)
    async with transaction():
        if session_id is not None:
            await usable_session(actor, session_id, lock=True)
        document = await SharedDocument.lock(
            organization_id=actor.organization_id, session_id=session_id, key=key, by=actor.id
        )
        document.require_version(base_version)
        await document.update_value(_apply(document.value, operations), patch=patch, by=actor.id)
    return document


async def delete_document(ctx: Context, *, id: str) -> str:
    """Delete a document and return its id.

    Raises:
        NotFound: there is no such document.
        Forbidden: the caller is not in its session.
        Conflict: its session is not active.
    """
    actor = ctx.actor
    actor.require("collaboration:write")
    async with transaction():
        document = await get_visible(SharedDocument, actor, id)
        if document.session_id != NO_SESSION:
            await usable_session(actor, document.session_id, field="id", lock=True)
        document = await get_visible(SharedDocument, actor, id, lock=True)
        await document.remove(by=actor.id)
    return document.id


def _operations(patch: Json) -> list[dict[str, Any]]:
    if not isinstance(patch, list) or not patch:
        raise InvalidInput("patch must be a list of at least one operation (RFC 6902).", field=["patch"])
    if len(patch) > MOST_OPERATIONS:
        raise InvalidInput(f"patch can have at most {MOST_OPERATIONS} operations.", field=["patch"])
    checks.json_value(patch, "patch")
    operations = [operation for operation in patch if isinstance(operation, dict)]
    if len(operations) < len(patch):
        raise InvalidInput("Each operation in patch must be a JSON object.", field=["patch"])
    return operations


def _apply(value: Json, operations: Sequence[dict[str, object]]) -> Json:
    left = MOST_COPIED
    for number, operation in enumerate(operations):
        try:
            left -= _cost(value, operation, left)
            value = jsonpatch.JsonPatch([operation]).apply(value, in_place=True)
        except (jsonpatch.JsonPatchException, JsonPointerException, _OperationRejected) as error:
            raise InvalidInput(f"Operation {number} cannot be applied: {_reason(error)}.", field=["patch"]) from None
    if value is None:
        raise InvalidInput("A document cannot be null.", field=["patch"])
    try:
        return checks.json_value(value, "patch")
    except InvalidInput as error:
        raise InvalidInput(f"The patched document is invalid: {error.message}", field=["patch"]) from None


class _OperationRejected(Exception):
    """An operation exceeds a limit or is malformed."""


def _cost(value: Json, operation: dict[str, Any], left: int) -> int:
    """Return how much of the patch's copy budget an operation uses.

    Raises:
        _TooMuch: it is more than `left`, or the result would be too deep.
    """
    kind, depth = operation.get("op"), _depth(operation.get("path"))
    if kind in ("copy", "move"):
        source = JsonPointer(_pointer(operation.get("from"))).resolve(value)
        if not isinstance(source, dict | list | str | int | float | None):
            raise _OperationRejected("`from` does not point to a value")  # the position after a list's end
        size = len(orjson.dumps(source))
        cost = size if kind == "copy" else size // _MOVE_COST_DIVISOR
        if cost > left:
            raise _OperationRejected("the patch copies or moves too much in total")
        _require_depth(depth, source)
        return cost
    if kind in ("add", "replace"):
        _require_depth(depth, operation.get("value"))
    return 0


def _require_depth(above: int, value: Json) -> None:
    level: list[Json] = [value]
    depth = above
    while level:
        depth += 1
        if depth > checks.DEEPEST_JSON:
            raise _OperationRejected(f"a document can be nested at most {checks.DEEPEST_JSON} levels deep")
        level = [child for one in level for child in _children(one) if isinstance(child, dict | list)]


def _children(value: Json) -> Sequence[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


def _depth(path: Json) -> int:
    return len(JsonPointer(_pointer(path)).parts)


def _pointer(path: Json) -> str:
    if not isinstance(path, str):
        raise _OperationRejected("`path` and `from` must be JSON Pointers, which are strings")
    return path


def _reason(error: Exception) -> str:
    # The error of a failed test contains both values, which can be the whole document.
    if isinstance(error, jsonpatch.JsonPatchTestFailed):
        return "the test failed"
    text = str(error).rstrip(".")
    return text if len(text) <= 200 else f"{text[:200]}…"
