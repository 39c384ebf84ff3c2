"""Expressions between requests to endpoints and their operations, and the user that a path names."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Final

import orjson
from tortoise.expressions import Q

from auth.access import find_visible, visible
from auth.actor import Actor, ActorKind
from engine.computing import compute
from engine.data_schemas.cached import CachedSchemas
from engine.data_schemas.registry import described
from engine.expressions.direct import Indirect, encode_directly, evaluate_directly
from engine.expressions.evaluate import Budget, ExpressionError, TakesLong, brief, evaluate
from errors import Forbidden, InvalidInput, NotConfigured, NotFound, Verbatim
from json_types import Json
from models.users import User, normalize_email
from resolvers.checks import LONGEST_NAME

MOST_COST: Final = 6_000_000
"""The limit on the cost of an endpoint's expression: ten times that of a node's, for a page of a hundred long texts."""

RESPONSE_NAMES: Final = frozenset({"data", "variables", "caller"})
"""The names that the response expression of a saved operation may use."""

_TOO_DEEP: Final = " is nested too deeply."
_NO_VALUE: Final = " has no value: "


async def shape(actor: Actor, expression: str, scope: Mapping[str, Json]) -> Json:
    """Return the value of an expression over the names in `scope`.

    Raises:
        InvalidInput: it has none, for example because a key that it needs is missing in the request.
    """
    with _as_invalid_input():
        try:
            return evaluate_directly(expression, scope)
        except Indirect:
            return await _evaluated(actor, expression, scope)


async def shape_encoded(actor: Actor, expression: str, scope: Mapping[str, Json]) -> bytes:
    """Return the same value as JSON.

    Raises:
        InvalidInput: as `shape`.
    """
    with _as_invalid_input():
        try:
            return encode_directly(expression, scope)
        except Indirect:
            return orjson.dumps(await _evaluated(actor, expression, scope))


async def require_form(schemas: CachedSchemas, actor: Actor, name: str, data: Json, what: str) -> None:
    """Require data of the form of a registered schema.

    Raises:
        InvalidInput: it has another form; the path is that within the data.
        NotConfigured: the name no longer names one schema.
    """
    try:
        schema = await schemas.find(actor.organization_id, name, "schema")
    except (InvalidInput, NotFound) as error:
        raise NotConfigured(f"{what} cannot be checked: {error.message}") from None
    if found := await schemas.violations(schema, data):
        message = f"{what} is invalid {described(found)}"
        raise InvalidInput(message, field=list(map(Verbatim, found[0].path)))


async def _evaluated(actor: Actor, expression: str, scope: Mapping[str, Json]) -> Json:
    """Return the value of an expression of any kind, in a thread if it takes long."""

    def value() -> Json:
        return evaluate(expression, scope, Budget(MOST_COST))

    try:
        with brief():
            return value()
    except TakesLong:
        return await compute(actor.organization_id, value)


@contextlib.contextmanager
def _as_invalid_input() -> Iterator[None]:
    try:
        yield
    except ExpressionError as error:
        raise InvalidInput(_reason(str(error))) from error


def shape_now(expression: str, scope: Mapping[str, Json]) -> Json:
    """Return the value of one of Parley's own expressions over a record, without making way for other work.

    Raises:
        ExpressionError: it has none.
    """
    try:
        return evaluate_directly(expression, scope)
    except Indirect:
        return evaluate(expression, scope, Budget(MOST_COST))


def _reason(message: str) -> str:
    """Return the message of an error without the expression, which the caller did not write."""
    if message.endswith(_TOO_DEEP):
        return f"The request{_TOO_DEEP}"
    _, found, reason = message.rpartition(_NO_VALUE)
    return f"{reason[:1].upper()}{reason[1:]}" if found else message


async def named_user(actor: Actor, name: str) -> str | None:
    """Return the id of the user whom a path names, or None if there is none.

    The caller can be named by id, e-mail address, the part of it before the @, or display name, because that reaches
    nobody else. Other users are named by id or e-mail address. Whether the caller may read or change what is theirs is
    for the operation to decide.

    Raises:
        Forbidden: the name is not the caller's, and the caller may not know of other users; or it would name others, of
            whom there may be several.
    """
    if actor.kind is ActorKind.USER:
        row = await find_visible(User, actor, actor.id)
        if row is not None and _is_name_of(row, name):
            return row.id
    if not actor.scopes & {"users:read", "integrations:admin"}:
        raise Forbidden("The path does not name you, and your credential does not have the scope users:read.")
    found = await find_visible(User, actor, name)
    if found is None and (email := normalize_email(name)) is not None:
        found = await visible(User, actor).filter(email=email).first()
    if found is None and await _is_name_of_others(actor, name):
        raise Forbidden(
            "This is another user's name. Other users are named by id or e-mail address.", field=["user_id"]
        )
    return None if found is None else found.id


async def _is_name_of_others(actor: Actor, name: str) -> bool:
    """Return whether the caller would be named so if it were another user of the organization."""
    if len(name) > LONGEST_NAME:
        return False  # no one's, and Tortoise takes no longer text for the column, not even in a condition
    return await visible(User, actor).filter(Q(name=name) | Q(email__startswith=f"{name.lower()}@")).exists()


def _is_name_of(row: User, name: str) -> bool:
    return name in (row.id, row.name) or name.lower() in (row.email, row.email.partition("@")[0])
