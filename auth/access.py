"""What an actor may do and see: scopes by role, and the one filter by organization."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from tortoise.queryset import QuerySet

from auth.actor import Actor, ActorKind
from errors import Forbidden, NotFound
from models.base import Record
from models.ids import prefix_of
from models.rows import read_one
from models.users import Role

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
    """Returns the rows of `table` that the actor may know of: those of its organization. The only tenant filter.

    Rows that were deleted but are kept for the history are not among them.
    """
    rows = table.filter(organization_id=actor.organization_id)
    return rows.filter(deleted_at=None) if "deleted_at" in table._meta.fields_map else rows


async def find(table: type[RecordType], actor: Actor, id: str, *, field: str = "id", lock: bool = False) -> RecordType:
    """Returns the visible row with this id.

    Args:
        field: the name in the operation's input that held the id, for the error.
        lock: holds the row until the transaction ends.

    Raises:
        NotFound: there is none, or it belongs to another organization: the answer is the same.
    """
    row = await seek(table, actor, id, lock=lock)
    if row is None:
        raise NotFound(f"There is no {_words(table.__name__)} with this id.", field=[field])
    return row


def _words(name: str) -> str:
    """Returns the name of a table as a person says it: `ApiKey` is an api key."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


async def seek(table: type[RecordType], actor: Actor, id: str, *, lock: bool = False) -> RecordType | None:
    """Returns the visible row with this id, or None. What is no id of the table never reaches the database."""
    if prefix_of(id) != table.PREFIX:
        return None
    return await read_one(table, actor.organization_id, id, lock=lock)


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
