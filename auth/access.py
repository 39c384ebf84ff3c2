"""Authorization: the scopes of each role, and the only filter by organization."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from tortoise.queryset import QuerySet

from auth.actor import Actor, ActorKind
from errors import Forbidden, NotFound
from models.users import Role
from storage.ids import prefix_of
from storage.lookups import read_one, read_versioned
from storage.projection import Columns
from storage.queries import Operator, Query
from storage.record import Record
from storage.unit_of_work import RowVersion

_READ: Final = frozenset(
    {
        "agents:read",
        "tasks:read",
        "collaboration:read",
        "approvals:read",
        "events:read",
        "users:read",
        "workflows:read",
        "connections:read",
        "connectors:read",
        "integrations:read",
        "requests:read",
        "deliveries:read",
        "endpoints:read",
        "schemas:read",
        "sync:read",
        "studio:read",
        "platform:read",
    }
)
_WORK: Final = frozenset(
    {
        "tasks:write",
        "collaboration:write",
        "events:write",
        "approvals:write",
        "approvals:respond",
        "keys:write",
        "workflows:execute",
        "agents:execute",
        "connections:write",
        "connectors:execute",
        "integrations:write",
        "requests:write",
        "sync:write",
        "studio:connect",
    }
)
_RUN: Final = frozenset(
    {
        "agents:write",
        "events:audit",
        "workflows:write",
        "connections:admin",
        "destinations:read",
        "destinations:write",
        "requests:admin",
        "deliveries:write",
        "deliveries:admin",
        "endpoints:write",
        "schemas:write",
        "studio:write",
        "usage:read",
        "pools:read",
    }
)
_ADMINISTER: Final = frozenset({"audit:read", "users:write", "keys:admin", "integrations:admin", "platform:admin"})

SCOPES_BY_ROLE: Final[Mapping[Role, frozenset[str]]] = {
    Role.VIEWER: _READ,
    Role.MEMBER: _READ | _WORK,
    Role.OPERATOR: _READ | _WORK | _RUN,
    Role.ADMIN: _READ | _WORK | _RUN | _ADMINISTER,
}
"""The scopes of each role, as `resource:action`. A key may have fewer scopes than its owner's role, but never more."""

AGENT_SCOPES: Final = (_READ - {"users:read", "connections:read", "integrations:read", "requests:read"}) | frozenset(
    {
        "tasks:work",
        "tasks:write",
        "collaboration:write",
        "events:write",
        "approvals:write",
        "agents:execute",
        "deliveries:write",
    }
)
"""An agent key's scopes: work on tasks, send messages, invoke agents, request approvals, but never decide them."""

ALL_SCOPES: Final = SCOPES_BY_ROLE[Role.ADMIN] | AGENT_SCOPES

RecordType = TypeVar("RecordType", bound=Record)


def visible(table: type[RecordType], actor: Actor) -> QuerySet[RecordType]:
    """Return the rows of `table` that the actor may see: those of its organization, without deleted ones.

    This and `visible_query` are the only filters by tenant.
    """
    rows = table.filter(organization_id=actor.organization_id)
    return rows.filter(deleted_at=None) if "deleted_at" in table._meta.fields_map else rows


def visible_query(table: type[RecordType], actor: Actor) -> Query[RecordType]:
    """Return the same rows as `visible`, as a query that can be paginated."""
    rows = Query(table).where(Operator.EQUALS, "organization_id", actor.organization_id)
    return rows.where(Operator.IS_NULL, "deleted_at") if "deleted_at" in table._meta.fields_map else rows


async def get_visible(
    table: type[RecordType], actor: Actor, id: str, *, field: str = "id", lock: bool = False
) -> RecordType:
    """Return the visible row with this id.

    Args:
        field: the name of the id in the operation's input, for the error.
        lock: whether to lock the row until the transaction ends.

    Raises:
        NotFound: the row does not exist, or it belongs to another organization; the error is the same.
    """
    row = await find_visible(table, actor, id, lock=lock)
    if row is None:
        raise NotFound(f"There is no {_words(table.__name__)} with this id.", field=[field])
    return row


def _words(name: str) -> str:
    """Return the name of a table in words: `ApiKey` is an api key."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


async def find_visible(
    table: type[RecordType], actor: Actor, id: str, *, lock: bool = False, columns: Columns | None = None
) -> RecordType | None:
    """Return the visible row with this id, or None. An id with another table's prefix never reaches the database.

    Args:
        lock: whether to lock the row until the transaction ends.
        columns: the columns to read; all if None.
    """
    if prefix_of(id) != table.PREFIX:
        return None
    return await read_one(table, actor.organization_id, id, lock=lock, columns=columns)


async def find_visible_version(table: type[RecordType], actor: Actor, id: str) -> tuple[RecordType, RowVersion] | None:
    """Return the visible row with this id and its version on PostgreSQL, or None; see `storage.row_versions`."""
    return await read_versioned(table, actor.organization_id, id) if prefix_of(id) == table.PREFIX else None


def require_to_work(actor: Actor) -> None:
    """Require that the actor may do an agent's work: as an agent, or as a user who may manage agents.

    It is known before the agent or the task is, and precedes what is wrong with a value.

    Raises:
        Forbidden: the actor lacks the scope.
    """
    actor.require("tasks:work" if actor.kind is ActorKind.AGENT else "agents:write")


def require_to_work_as(actor: Actor, agent_id: str, *, field: str = "agent_id") -> None:
    """Require that the actor is the agent itself, or a user who may manage agents.

    Args:
        field: the name of the id in the operation's input, for the error.

    Raises:
        Forbidden: the actor is another agent, or lacks the scope.
    """
    require_to_work(actor)
    if actor.kind is ActorKind.AGENT and actor.id != agent_id:
        raise Forbidden("An agent's key may act only for that agent.", field=[field])
