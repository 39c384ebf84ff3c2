"""Fields that link a row to another by id, for one row or for a whole list at once."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry

from context.loaders import scope_of_links
from errors import Forbidden
from executor import batched
from models.agents import Agent as AgentRow
from models.users import User as UserRow
from schema.base import PARLEY, Actor, Info
from schema.projection import selected, uses_columns
from storage.ids import prefix_of
from storage.record import Record

if TYPE_CHECKING:
    from schema.agents import Agent
    from schema.approvals import Approval
    from schema.destinations import EventDestination
    from schema.documents import SharedDocument
    from schema.executions import NodeExecution, WorkflowExecution
    from schema.integration_settings import IntegrationSettings
    from schema.messages import Message
    from schema.requests import Request
    from schema.sessions import Participant, Session
    from schema.tasks import Task
    from schema.users import User
    from schema.workflows import Workflow

# Rooms refer to each other, so these types are looked up when the schema is built.
AgentView: TypeAlias = Annotated["Agent", strawberry.lazy("schema.agents")]
ApprovalView: TypeAlias = Annotated["Approval", strawberry.lazy("schema.approvals")]
DestinationView: TypeAlias = Annotated["EventDestination", strawberry.lazy("schema.destinations")]
DocumentView: TypeAlias = Annotated["SharedDocument", strawberry.lazy("schema.documents")]
NodeExecutionView: TypeAlias = Annotated["NodeExecution", strawberry.lazy("schema.executions")]
ExecutionView: TypeAlias = Annotated["WorkflowExecution", strawberry.lazy("schema.executions")]
MessageView: TypeAlias = Annotated["Message", strawberry.lazy("schema.messages")]
ParticipantView: TypeAlias = Annotated["Participant", strawberry.lazy("schema.sessions")]
RequestView: TypeAlias = Annotated["Request", strawberry.lazy("schema.requests")]
SessionView: TypeAlias = Annotated["Session", strawberry.lazy("schema.sessions")]
SettingsView: TypeAlias = Annotated["IntegrationSettings", strawberry.lazy("schema.integration_settings")]
TaskView: TypeAlias = Annotated["Task", strawberry.lazy("schema.tasks")]
UserView: TypeAlias = Annotated["User", strawberry.lazy("schema.users")]
WorkflowView: TypeAlias = Annotated["Workflow", strawberry.lazy("schema.workflows")]


def related(column: str, table: type[Record], type: Any, description: str, *, scope: str | None = None) -> Any:
    """Return a field for the row of `table` whose id is in a column of its source; null if the column is empty.

    Args:
        type: the GraphQL type of the row, nullable if the column is.
        scope: the scope that is required to follow the link, in addition to that of the row's table.

    Raises:
        LookupError: no scope is declared for the table, so the schema is not built.
    """
    scope_of_links(table)

    async def rows(info: Info, sources: Sequence[Any]) -> Sequence[Any]:
        ids = [getattr(source, column) or None for source in sources]
        try:
            if scope is not None and any(ids):
                info.context.actor.require(scope)
            return await info.context.loaders.many(table, ids, selected(info, table))
        except Forbidden as error:
            return [None if id is None else error for id in ids]

    return _field(column, type, rows, description)


def related_actor(column: str, description: str, *, name: str | None = None, optional: bool = False) -> Any:
    """Return a field for the user or agent whose id is in a column of its source, or Parley itself.

    Args:
        name: the name of the field in GraphQL, if it is not that of the attribute.
        optional: whether the field is null if the column is empty.
    """

    async def actors(info: Info, sources: Sequence[Any]) -> Sequence[Any]:
        ids = [getattr(source, column) for source in sources]
        found: dict[str | None, Any] = {None: None} if optional else {}
        for table in (UserRow, AgentRow):
            of_table = [id for id in dict.fromkeys(ids) if id is not None and prefix_of(id) == table.PREFIX]
            if of_table:
                rows = await info.context.loaders.many(table, of_table, selected(info, table))
                found.update((id, row) for id, row in zip(of_table, rows, strict=True) if row is not None)
        return [found.get(id, PARLEY) for id in ids]

    return _field(column, Actor | None if optional else Actor, actors, description, name)


async def actor_of(info: Info, actor_id: str | None) -> Actor:
    """Return the user or agent with this id, or Parley itself if there is none."""
    row = await info.context.loaders.actor(actor_id, lambda table: selected(info, table))
    return PARLEY if row is None else Actor.of(row)


def _field(
    column: str,
    type: Any,
    batch: Callable[[Info, Sequence[Any]], Awaitable[Sequence[Any]]],
    description: str,
    name: str | None = None,
) -> Any:
    async def one(info: Info, root: strawberry.Parent[Any]) -> Any:
        [found] = await batch(info, [root])
        if isinstance(found, Exception):
            raise found
        return found

    resolver = batched(batch)(uses_columns(column)(one))
    return strawberry.field(resolver=resolver, graphql_type=type, description=description, name=name)
