"""What an actor may do and see: scopes by role, and the one filter by organization."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from tortoise.queryset import QuerySet

from auth.actor import Actor, ActorKind
from errors import Forbidden, NotFound
from models.users import Role
from storage.ids import prefix_of
from storage.lookups import read_one
from storage.projection import Columns
from storage.queries import Operator, Query
from storage.record import Record

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
    }
)
_ADMINISTER: Final = frozenset({"users:write", "keys:admin"})

SCOPES_BY_ROLE: Final[Mapping[Role, frozenset[str]]] = {
    Role.VIEWER: _READ,
    Role.MEMBER: _READ | _WORK,
    Role.OPERATOR: _READ | _WORK | _RUN,
    Role.ADMIN: _READ | _WORK | _RUN | _ADMINISTER,
}
"""The scopes of each role. `resource:action`; a key may carry fewer than its owner's role, never more."""

AGENT_SCOPES: Final = (_READ - {"users:read", "connections:read"}) | frozenset(
    {"tasks:work", "tasks:write", "collaboration:write", "events:write", "approvals:write", "agents:execute"}
)
"""What an agent's key may do: its tasks, speak in sessions, ask other agents and for approval. Never decide one."""

ALL_SCOPES: Final = SCOPES_BY_ROLE[Role.ADMIN] | AGENT_SCOPES

RecordType = TypeVar("RecordType", bound=Record)


def visible(table: type[RecordType], actor: Actor) -> QuerySet[RecordType]:
    """Returns the rows of `table` that the actor may know of: those of its organization.

    This and `listed` are the only filter by tenant.

    Rows that were deleted but are kept for the history are not among them.
    """
    rows = table.filter(organization_id=actor.organization_id)
    return rows.filter(deleted_at=None) if "deleted_at" in table._meta.fields_map else rows


def visible_query(table: type[RecordType], actor: Actor) -> Query[RecordType]:
    """Returns the same rows as `visible`, as a list to be read in pages."""
    rows = Query(table).where(Operator.EQUALS, "organization_id", actor.organization_id)
    return rows.where(Operator.IS_NULL, "deleted_at") if "deleted_at" in table._meta.fields_map else rows


async def get_visible(
    table: type[RecordType], actor: Actor, id: str, *, field: str = "id", lock: bool = False
) -> RecordType:
    """Returns the visible row with this id.

    Args:
        field: the name in the operation's input that held the id, for the error.
        lock: holds the row until the transaction ends.

    Raises:
        NotFound: there is none, or it belongs to another organization: the answer is the same.
    """
    row = await find_visible(table, actor, id, lock=lock)
    if row is None:
        raise NotFound(f"There is no {_words(table.__name__)} with this id.", field=[field])
    return row


def _words(name: str) -> str:
    """Returns the name of a table as a person says it: `ApiKey` is an api key."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


async def find_visible(
    table: type[RecordType], actor: Actor, id: str, *, lock: bool = False, columns: Columns | None = None
) -> RecordType | None:
    """Returns the visible row with this id, or None. What is no id of the table never reaches the database.

    Args:
        lock: holds the row until the transaction ends.
        columns: what is wanted of it; the whole record for None.
    """
    if prefix_of(id) != table.PREFIX:
        return None
    return await read_one(table, actor.organization_id, id, lock=lock, columns=columns)


def require_to_work_as(actor: Actor, agent_id: str, *, field: str = "agent_id") -> None:
    """Passes for the agent itself, and for a person who may run agents.

    Args:
        field: the name in the operation's input that held the id, for the error.

    Raises:
        Forbidden: it is another agent, or the credential covers neither.
    """
    if actor.kind is not ActorKind.AGENT:
        actor.require("agents:write")
        return
    actor.require("tasks:work")
    if actor.id != agent_id:
        raise Forbidden("An agent's key acts for that agent alone.", field=[field])
