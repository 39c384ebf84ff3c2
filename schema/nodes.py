"""The fields `node` and `nodes`: any object by its id, whose prefix determines the table."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Annotated, Final, Protocol, TypeAlias, cast

import strawberry

from auth.access import visible
from auth.actor import Actor
from context.operation import Context
from errors import InvalidInput
from models.agents import Agent
from models.approvals import Approval
from models.causes import EVENT_PREFIX, is_event_id
from models.connections import OAuthConnection
from models.data_schemas import DataSchema
from models.delegations import ApprovalDelegation
from models.deliveries import Delivery
from models.destinations import EventDelivery, EventDestination
from models.documents import SharedDocument
from models.endpoints import Endpoint
from models.executions import WorkflowExecution
from models.inbound import ChannelLink
from models.messages import Message
from models.node_executions import NodeExecution
from models.requests import Request
from models.sessions import Session
from models.studio import StudioAsset, StudioCommand, StudioInstance, StudioScript
from models.sync_jobs import SyncJob
from models.tasks import Task
from models.users import ApiKey, Organization, User
from models.workflows import Workflow
from resolvers.deliveries import deliveries_with_ids
from resolvers.endpoints.reading import endpoints_with_ids
from resolvers.events import read_events_with_ids
from resolvers.requests import requests_with_ids
from resolvers.sync_jobs import sync_jobs_with_ids
from schema.base import Info, Node
from storage.ids import prefix_of
from storage.record import Record

MOST_IDS: Final = 100


class Found(Protocol):
    """A row or an event."""

    @property
    def id(self) -> str:
        """The id by which it was found."""


Reader: TypeAlias = Callable[[Context, Sequence[str]], Awaitable[Sequence[Found]]]
_ActorsReader: TypeAlias = Callable[[Actor, Sequence[str]], Awaitable[Sequence[Found]]]


async def _records(table: type[Record], scope: str, actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    return await visible(table, actor).filter(id__in=ids) if scope in actor.scopes else []


async def _users(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    known = ids if "users:read" in actor.scopes else [id for id in ids if id == actor.id]
    return await visible(User, actor).filter(id__in=known)


async def _api_keys(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    keys = visible(ApiKey, actor).filter(id__in=ids)
    return await (keys if "keys:admin" in actor.scopes else keys.filter(owner_id=actor.id))


async def _connections(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    if "connections:read" not in actor.scopes:
        return []
    rows = visible(OAuthConnection, actor).filter(id__in=ids)
    return await (rows if "connections:admin" in actor.scopes else rows.filter(user_id=actor.id))


async def _channel_links(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    if "connections:read" not in actor.scopes:
        return []
    rows = visible(ChannelLink, actor).filter(id__in=ids)
    return await (rows if "users:write" in actor.scopes else rows.filter(user_id=actor.id))


async def _requests(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    return await requests_with_ids(actor, ids)


async def _organizations(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    return await Organization.filter(id=actor.organization_id) if actor.organization_id in ids else []


async def _events(actor: Actor, ids: Sequence[str]) -> Sequence[Found]:
    return list((await read_events_with_ids(actor, ids)).values())


def _for_actor(read: _ActorsReader) -> Reader:
    """Return a reader that needs to know only who asks."""
    return lambda ctx, ids: read(ctx.actor, ids)


_BY_ACTOR: Final[Mapping[str, _ActorsReader]] = {
    Organization.PREFIX: _organizations,
    User.PREFIX: _users,
    ApiKey.PREFIX: _api_keys,
    OAuthConnection.PREFIX: _connections,
    ChannelLink.PREFIX: _channel_links,
    Agent.PREFIX: partial(_records, Agent, "agents:read"),
    Task.PREFIX: partial(_records, Task, "tasks:read"),
    Session.PREFIX: partial(_records, Session, "collaboration:read"),
    Request.PREFIX: _requests,
    Message.PREFIX: partial(_records, Message, "collaboration:read"),
    SharedDocument.PREFIX: partial(_records, SharedDocument, "collaboration:read"),
    Workflow.PREFIX: partial(_records, Workflow, "workflows:read"),
    Approval.PREFIX: partial(_records, Approval, "approvals:read"),
    ApprovalDelegation.PREFIX: partial(_records, ApprovalDelegation, "approvals:read"),
    WorkflowExecution.PREFIX: partial(_records, WorkflowExecution, "workflows:read"),
    NodeExecution.PREFIX: partial(_records, NodeExecution, "workflows:read"),
    EventDestination.PREFIX: partial(_records, EventDestination, "destinations:read"),
    EventDelivery.PREFIX: partial(_records, EventDelivery, "destinations:read"),
    Delivery.PREFIX: deliveries_with_ids,
    DataSchema.PREFIX: partial(_records, DataSchema, "schemas:read"),
    SyncJob.PREFIX: sync_jobs_with_ids,
    StudioInstance.PREFIX: partial(_records, StudioInstance, "studio:read"),
    StudioScript.PREFIX: partial(_records, StudioScript, "studio:read"),
    StudioCommand.PREFIX: partial(_records, StudioCommand, "studio:read"),
    StudioAsset.PREFIX: partial(_records, StudioAsset, "studio:read"),
    EVENT_PREFIX: _events,
}

READERS: Final[Mapping[str, Reader]] = {
    **{prefix: _for_actor(read) for prefix, read in _BY_ACTOR.items()},
    Endpoint.PREFIX: endpoints_with_ids,
}
"""The reader of the rows or events that an actor may see, by id prefix. Every type with an id has a line here."""


async def read_nodes(ctx: Context, ids: Sequence[str], *, most: int = MOST_IDS) -> list[Found | None]:
    """Return the row of each id, or None if it does not exist or the actor may not see it. One query per table.

    Raises:
        InvalidInput: there are more ids than `most`.
    """
    if len(ids) > most:
        raise InvalidInput(f"ids can have at most {most} entries; it has {len(ids)}.", field=["ids"])
    by_prefix: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        by_prefix[_prefix(id)].append(id)
    found: dict[str, Found] = {}
    for prefix, wanted in by_prefix.items():
        if prefix in READERS:
            found |= {row.id: row for row in await READERS[prefix](ctx, wanted)}
    return [found.get(id) for id in ids]


def _prefix(id: str) -> str:
    """Return the type prefix of an id: those of some events and of presets are derived from what they name."""
    if is_event_id(id):
        return EVENT_PREFIX  # such as `exe_…:WorkflowStarted:0`
    if id.startswith(f"{Endpoint.PREFIX}_"):
        return Endpoint.PREFIX  # such as `ept_listTasks`
    return prefix_of(id) or ""


@strawberry.type
class NodeQuery:
    @strawberry.field(description="The record with this id; null if it does not exist or you may not see it.")
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The id of a record of any type.")],
    ) -> Node | None:
        [row] = await read_nodes(info.context, [id])
        return cast(Node | None, row)

    @strawberry.field(
        description="The records with these ids, in the same order; null where a record does not exist or you may "
        "not see it."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Up to 100 ids of records of any type.")],
    ) -> list[Node | None]:
        return cast(list[Node | None], await read_nodes(info.context, ids))
