"""Creating, changing and deleting endpoints.

An endpoint runs with the permissions of its caller, never with those of its creator.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from tortoise.exceptions import IntegrityError

from auth.access import get_visible, visible
from auth.actor import Actor
from context.operation import Context
from engine.computing import compute
from engine.endpoints import SavedOperation, ServedEndpoint, own_endpoint
from engine.expressions.cel import compile_expression
from engine.expressions.evaluate import ExpressionError
from errors import Conflict, InvalidInput, NotFound
from json_types import camel_case
from models.endpoints import Endpoint, HttpMethod, place_of, place_of_preset
from resolvers import checks
from resolvers.endpoints.requests import RESPONSE_NAMES
from resolvers.idempotency import once
from shown import as_json
from storage.database import advisory_lock, transaction

MOST_ENDPOINTS: Final = 200
MOST_SEGMENTS: Final = 16
LONGEST_DOCUMENT: Final = 65_536
HIGHEST_VERSION: Final = 999
HIGHEST_RATE: Final = 100_000

_WRITE_SCOPE: Final = "endpoints:write"
_LITERAL: Final = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
_PARAMETER: Final = re.compile(r":[_A-Za-z][_0-9A-Za-z]*")
_RESERVED: Final = ("rest", "openapi.json")
"""First segments that would only be a mistake: the path begins after the version."""
_SCHEMAS: Final = ("request_schema", "response_schema")
_NULLABLE: Final = frozenset(
    {"response", *_SCHEMAS, "rate_limit_per_minute", "deprecated_at", "sunset_at", "replacement_id"}
)
_OF_ITS_OPERATION: Final = ("document", "response", *_SCHEMAS)
"""The parts of a preset that an organization cannot change."""


async def create_endpoint(
    ctx: Context,
    *,
    name: str,
    method: HttpMethod,
    path: str,
    version: int,
    document: str,
    response: str | None,
    request_schema: str | None,
    response_schema: str | None,
    rate_limit_per_minute: int | None,
    idempotency_key: str | None,
) -> ServedEndpoint:
    """Save an operation as an endpoint.

    Raises:
        Forbidden: the caller may not manage endpoints.
        InvalidInput: a value is invalid.
        Conflict: there is an endpoint with this method, path and version, or the organization has reached the limit.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    values: dict[str, Any] = {
        "name": checks.text(name, "name"),
        "method": method,
        "path": checked_path(path),
        "version": checks.whole(version, "version", 1, HIGHEST_VERSION),
        "document": checks.text(document, "document", longest=LONGEST_DOCUMENT),
        **await _checked(
            ctx,
            {
                "response": response,
                "request_schema": request_schema,
                "response_schema": response_schema,
                "rate_limit_per_minute": rate_limit_per_minute,
            },
        ),
    }
    _require_servable(ctx.resources.endpoints.read(document), method, values["path"])

    async def create() -> Endpoint:
        return await _insert(actor, values)

    arguments = values | {"method": method.value}
    return own_endpoint(await once(actor, idempotency_key, "createEndpoint", arguments, Endpoint, create))


async def _insert(actor: Actor, values: Mapping[str, Any]) -> Endpoint:
    if await visible(Endpoint, actor).filter(preset=None).count() >= MOST_ENDPOINTS:
        raise Conflict(f"An organization can have at most {MOST_ENDPOINTS} endpoints.")
    method, version, path = values["method"], values["version"], values["path"]
    place = place_of(method, version, path)
    row = Endpoint.new(organization_id=actor.organization_id, place=place, **values)
    try:
        await row.add(by=actor.id)
    except IntegrityError:
        message = f"There is already an endpoint for {method.value} {path} in version {version}."
        raise Conflict(message, field=["path"]) from None
    return row


async def update_endpoint(ctx: Context, *, id: str, given: Mapping[str, Any]) -> ServedEndpoint:
    """Change the given values of an endpoint, or of what the organization has changed of a preset.

    Raises:
        NotFound: there is no such endpoint.
        Forbidden: the caller may not manage endpoints.
        InvalidInput: a value is invalid, or cannot be changed because the endpoint is a preset.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    checks.no_nulls(given, nullable=_NULLABLE)
    values = await _checked(ctx, given)
    await _require_replacement(ctx, id, values.get("replacement_id"))
    preset = _preset(ctx, id)
    async with transaction():
        if preset is not None:
            await _change_preset(actor, preset, values)
        else:
            row = await _own(actor, id)
            if "document" in values:
                _require_servable(ctx.resources.endpoints.read(values["document"]), row.method, row.path)
            _require_order(values, row.deprecated_at, row.sunset_at)
            await row.change(values, by=actor.id)
    changed = (await ctx.resources.endpoints.of(actor.organization_id)).by_id.get(id)
    if changed is None:  # it has been deleted in the meantime
        raise _absent()
    return changed


async def _change_preset(actor: Actor, preset: ServedEndpoint, values: Mapping[str, object]) -> None:
    for name in _OF_ITS_OPERATION:
        if name in values:
            message = f"The {camel_case(name)} of a preset cannot be changed; create an endpoint of your own."
            raise InvalidInput(message, field=[name])
    place = place_of_preset(preset.name)
    await advisory_lock(f"endpoints:{actor.organization_id}:{place}")  # or two first changes would both insert the row
    row = await visible(Endpoint, actor).filter(place=place).select_for_update().first()
    if row is not None:
        _require_order(values, row.deprecated_at, row.sunset_at)
        await row.change(values, by=actor.id)
        return
    _require_order(values, None, None)
    row = Endpoint.new(
        organization_id=actor.organization_id,
        name=preset.name,
        method=preset.method,
        path=preset.declared_path,
        version=preset.version,
        document=preset.document,
        response=preset.response,
        preset=preset.name,
        place=place,
        **values,
    )
    await row.add(by=actor.id)


async def delete_endpoint(ctx: Context, *, id: str) -> str:
    """Delete an endpoint; requests to it get 404 from now on.

    Raises:
        NotFound: there is no such endpoint.
        Forbidden: the caller may not manage endpoints.
        Conflict: it is a preset.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    if _preset(ctx, id) is not None:
        raise Conflict("A preset cannot be deleted; disable it with updateEndpoint.", field=["id"])
    async with transaction():
        row = await _own(actor, id)
        await row.soft_delete(by=actor.id)
    return row.id


async def _own(actor: Actor, id: str) -> Endpoint:
    """Return an endpoint of the organization's own, locked."""
    row = await get_visible(Endpoint, actor, id, lock=True)
    if row.preset is not None:  # it is known by the id of the preset
        raise _absent()
    return row


def _absent() -> NotFound:
    return NotFound("There is no endpoint with this id.", field=["id"])


# ---------------------------------------------------------------- validation


def checked_path(path: str) -> str:
    """Return a path without the slash at its beginning: literal segments and parameters such as `:id`.

    Raises:
        InvalidInput: it is empty, too long, or has a segment that is neither.
    """
    trimmed = path.removeprefix("/")
    checks.text(trimmed, "path")
    segments = trimmed.split("/")
    if len(segments) > MOST_SEGMENTS:
        raise InvalidInput(f"path can have at most {MOST_SEGMENTS} segments.", field=["path"])
    if segments[0] in _RESERVED:
        message = f"path must not begin with {segments[0]}: the endpoint is served at /rest/v<version>/<path>."
        raise InvalidInput(message, field=["path"])
    for segment in segments:
        if _LITERAL.fullmatch(segment) is None and _PARAMETER.fullmatch(segment) is None:
            message = (
                f"path has the segment {as_json(segment)}: use letters, digits, '-', '_', '~' and '.', or a parameter "
                "such as :id."
            )
            raise InvalidInput(message, field=["path"])
    parameters = parameters_of(trimmed)
    if len(set(parameters)) < len(parameters):
        raise InvalidInput("path must not have two parameters of the same name.", field=["path"])
    return trimmed


def parameters_of(path: str) -> list[str]:
    """Return the names of the parameters of a path."""
    return [segment[1:] for segment in path.split("/") if segment.startswith(":")]


def _require_servable(operation: SavedOperation, method: HttpMethod, path: str) -> None:
    """Require an operation that the method may run, and that takes what the path has.

    Raises:
        InvalidInput: it is not one.
    """
    if method is HttpMethod.GET and not operation.is_query:
        raise InvalidInput("GET is for queries only; a mutation needs another method.", field=["method"])
    if operation.silent:
        message = (
            f"Select errors {{ code message field retryAfterSeconds }} of {operation.silent[0]}: a failure becomes the "
            "status of the response."
        )
        raise InvalidInput(message, field=["document"])
    for name in parameters_of(path):
        variable = operation.variables.get(name)
        if variable is None:
            raise InvalidInput(f"path has the parameter :{name}, but the operation has no ${name}.", field=["path"])
        if not variable.single:
            message = f"path has the parameter :{name}, but a part of a path cannot be a {variable.type}."
            raise InvalidInput(message, field=["path"])


async def _checked(ctx: Context, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that can be checked on their own, with times in UTC."""
    values = dict(given)
    if "document" in values:
        checks.text(values["document"], "document", longest=LONGEST_DOCUMENT)
    if values.get("response") is not None:
        await _check_response(ctx.actor, values["response"])
    for name in _SCHEMAS:
        if values.get(name) is not None:
            ctx.actor.require("schemas:read")
            checks.text(values[name], name)
            await ctx.resources.schemas.find(ctx.actor.organization_id, values[name], name)
    if values.get("rate_limit_per_minute") is not None:
        checks.whole(values["rate_limit_per_minute"], "rate_limit_per_minute", 1, HIGHEST_RATE)
    for name in ("deprecated_at", "sunset_at"):
        if name in values:
            values[name] = checks.moment(values[name], name)
    return values


async def _check_response(actor: Actor, expression: str) -> None:
    """Require an expression that compiles and uses only what a response has."""
    checks.text(expression, "response", longest=checks.LONGEST_DESCRIPTION)
    try:
        program = await compute(actor.organization_id, lambda: compile_expression(expression))
    except ExpressionError as error:
        raise InvalidInput(f"response: {error}", field=["response"]) from None
    if unknown := sorted(program.names - RESPONSE_NAMES):
        known = ", ".join(sorted(RESPONSE_NAMES))
        message = f"response uses the name {as_json(unknown[0])}, which is not defined here, only {known}."
        raise InvalidInput(message, field=["response"])


def _require_order(values: Mapping[str, Any], deprecated_at: datetime | None, sunset_at: datetime | None) -> None:
    """Require that an endpoint is not gone before it is deprecated (RFC 9745 §4)."""
    deprecated_at, sunset_at = values.get("deprecated_at", deprecated_at), values.get("sunset_at", sunset_at)
    if deprecated_at is not None and sunset_at is not None and sunset_at < deprecated_at:
        raise InvalidInput("sunsetAt must not be earlier than deprecatedAt.", field=["sunset_at"])


async def _require_replacement(ctx: Context, id: str, replacement_id: str | None) -> None:
    if replacement_id is None:
        return
    if replacement_id == id:
        raise InvalidInput("An endpoint cannot replace itself.", field=["replacement_id"])
    if replacement_id not in (await ctx.resources.endpoints.of(ctx.actor.organization_id)).by_id:
        raise NotFound("There is no endpoint with this id.", field=["replacement_id"])


def _preset(ctx: Context, id: str) -> ServedEndpoint | None:
    return next((each for each in ctx.resources.endpoints.presets if each.id == id), None)
