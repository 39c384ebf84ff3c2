"""Sessions and who is in them as GraphQL types; opening and changing them; watching what happens in one."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, cast

import strawberry

from json_types import Json
from models import agents as agent_tables
from models import sessions as tables
from models.approvals import ApprovalStatus
from resolvers import approvals as approval_resolvers
from resolvers import documents as document_resolvers
from resolvers import messages as message_resolvers
from resolvers import sessions as resolvers
from schema.agents import Agent
from schema.approvals import Approval
from schema.base import (
    JSON,
    Actor,
    After,
    Backed,
    Before,
    Connection,
    Cursor,
    First,
    Info,
    Last,
    Node,
    UserError,
    connection,
    described,
    errors_as_data,
    errors_field,
    list_of_each,
    nested,
)
from schema.documents import SharedDocument
from schema.links import leads_to
from schema.messages import Message
from schema.projection import reads, row_with_id, selected
from schema.tasks import Filter as TasksFilter
from schema.tasks import OrderBy as TasksOrderBy
from schema.tasks import Task, task_connection
from schema.users import actor_in, actor_of
from storage.ids import prefix_of
from storage.pagination import Order
from subscriptions import sessions as streams
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.events import SessionEvent

SessionStatus = described(
    tables.SessionStatus,
    "Where a session is in its life.",
    ACTIVE="People and agents work in it.",
    INACTIVE="It rests: nobody joins, speaks or edits until it is ACTIVE again.",
    EXPIRED="Its time, `expiresAt`, is over. It can only be archived.",
    ARCHIVED="It is kept as it is, for good.",
)
Channel = described(
    tables.Channel,
    "Where people and tools come from.",
    WEB="A page in a browser.",
    CLI="A command line.",
    TOOL="A tool that calls by itself.",
    SLACK="Slack.",
    EMAIL="E-mail.",
    SMS="Text messages.",
    WEBHOOK="A webhook.",
    TEAMS="Microsoft Teams.",
    DISCORD="Discord.",
    GENERIC="Something else.",
    TEST="A test.",
)
Presence = described(
    tables.Presence,
    "Whether a participant is there.",
    ONLINE="It is there.",
    AWAY="It is in the session, but looks elsewhere.",
    OFFLINE="It is not there now, and still belongs to the session.",
)


@strawberry.type(description="How a session works.")
class SessionConfig(Backed):
    ROWS = tables.Session

    max_participants: int | None = strawberry.field(description="How many may be in it at once; null for any number.")
    auto_approval: bool = strawberry.field(description="Whether Parley gives approvals asked for in it at once.")


@strawberry.type(description="A user or agent in a session.")
class Participant(Backed):
    ROWS = tables.Participant

    joined_at: datetime = strawberry.field(description="When it came in.")
    last_seen_at: datetime | None = strawberry.field(
        description="When it last joined, spoke or said whether it is there; null for one that others brought in."
    )

    @strawberry.field(description="Who it is.")
    @actor_in("actor_id")
    async def actor(self, info: Info, root: strawberry.Parent[tables.Participant]) -> Actor:
        return await actor_of(info, root.actor_id)

    @strawberry.field(description="Whether it is there. An agent that is OFFLINE, STOPPED or deleted is not.")
    async def presence(self, info: Info, root: strawberry.Parent[tables.Participant]) -> tables.Presence:
        agent = await _agent(info, root.actor_id)
        if agent is None:
            return root.presence
        return root.shown(reachable=agent.deleted_at is None and agent.status.value not in tables.UNREACHABLE)


async def _agent(info: Info, actor_id: str) -> agent_tables.Agent | None:
    if prefix_of(actor_id) != agent_tables.Agent.PREFIX:
        return None
    return await info.context.loaders.one(agent_tables.Agent, actor_id)


async def _participants(info: Info, session_id: str) -> Sequence[tables.Participant]:
    async def fetch(ids: list[str]) -> Mapping[str, list[tables.Participant]]:
        return await resolvers.participants_of(info.context, ids)

    return await info.context.loaders.grouped("participants", fetch).load(session_id) or []


@strawberry.type(description="A room where people and agents work together.")
class Session(Backed, Node):
    ROWS = tables.Session

    name: str = strawberry.field(description="The name to show.")
    description: str | None = strawberry.field(description="What it is about.")
    status: tables.SessionStatus = strawberry.field(description="Where it is in its life.")
    channel: tables.Channel = strawberry.field(description="Where it was opened from.")
    context: JSON = strawberry.field(description="What the agents in it should know: a JSON object.")
    metadata: JSON = strawberry.field(description="What programs keep with it: a JSON object.")
    external_channel_id: str | None = strawberry.field(description="The channel of the outside system it belongs to.")
    external_thread_id: str | None = strawberry.field(description="The thread in that channel.")
    total_requests: int = strawberry.field(description="How many requests came in.")
    last_request_at: datetime | None = strawberry.field(description="When the last one came in.")
    expires_at: datetime | None = strawberry.field(description="When it expires by itself; null is never.")
    created_at: datetime = strawberry.field(description="When it was opened.")
    updated_at: datetime = strawberry.field(description="When it was last changed; what is said in it does not count.")

    @strawberry.field(description="Who opened it.")
    @actor_in("owner_id")
    async def owner(self, info: Info, root: strawberry.Parent[tables.Session]) -> Actor:
        return await actor_of(info, root.owner_id)

    @strawberry.field(description="How it works.")
    def config(self, root: strawberry.Parent[tables.Session]) -> SessionConfig:
        return SessionConfig.of(root)

    @strawberry.field(description="Who is in it, in the order in which they came.")
    @reads("id")
    async def participants(self, info: Info, root: strawberry.Parent[tables.Session]) -> list[Participant]:
        return [Participant.of(row) for row in await _participants(info, root.id)]

    @strawberry.field(description="The agents among the participants.")
    @reads("id")
    async def agents(self, info: Info, root: strawberry.Parent[tables.Session]) -> list[Agent]:
        participants = await _participants(info, root.id)
        rows = await asyncio.gather(*(_agent(info, participant.actor_id) for participant in participants))
        return [Agent.of(row) for row in rows if row is not None and row.deleted_at is None]

    @strawberry.field(description="What was said, the oldest first; `last` and `before` read from the newest on.")
    @list_of_each
    async def messages(
        self,
        info: Info,
        root: strawberry.Parent[tables.Session],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Message]:
        async def rows() -> Any:
            return message_resolvers.messages(info.context)

        of = ("session_id", root.id)
        page = await nested(info, rows, of, Order(), first=first, after=after, last=last, before=before)
        return cast(Connection[Message], page)

    @strawberry.field(description="The tasks that belong to it.")
    @list_of_each
    async def tasks(
        self,
        info: Info,
        root: strawberry.Parent[tables.Session],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: TasksFilter = None,
        order_by: TasksOrderBy = None,
    ) -> Connection[Task]:
        page = {"first": first, "after": after, "last": last, "before": before}
        return await task_connection(info, filter, order_by, page, ("session_id", root.id))

    @strawberry.field(description="What was asked for approval in it, the newest first.")
    @list_of_each
    async def approvals(
        self,
        info: Info,
        root: strawberry.Parent[tables.Session],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        status: Annotated[ApprovalStatus | None, strawberry.argument(description="Only those that stand here.")] = None,
    ) -> Connection[Approval]:
        async def rows() -> Any:
            return approval_resolvers.approvals(info.context, status=status)

        of, order = ("session_id", root.id), Order(descending=True)
        page = await nested(info, rows, of, order, first=first, after=after, last=last, before=before)
        return cast(Connection[Approval], page)

    @strawberry.field(description="The documents that are edited in it, by key.")
    @reads("id")
    async def documents(self, info: Info, root: strawberry.Parent[tables.Session]) -> list[SharedDocument]:
        async def fetch(ids: list[str]) -> Mapping[str, Any]:
            return await document_resolvers.documents_of(info.context, ids)

        rows = await info.context.loaders.grouped("documents", fetch).load(root.id)
        return [SharedDocument.of(row) for row in rows or []]

    @strawberry.field(description="The agent that answers requests now.")
    @leads_to(agent_tables.Agent, "current_agent_id")
    async def current_agent(self, info: Info, root: strawberry.Parent[tables.Session]) -> Agent | None:
        return Agent.maybe(await row_with_id(info, agent_tables.Agent, root.current_agent_id))


@strawberry.input(description="Which sessions to list: those that all the given conditions hold for.")
class SessionFilter:
    status: list[tables.SessionStatus] | None = strawberry.field(default=None, description="In one of these statuses.")
    channel: list[tables.Channel] | None = strawberry.field(default=None, description="From one of these channels.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Opened by this user or agent.")
    search: str | None = strawberry.field(default=None, description="With this text in the name or the description.")


@strawberry.input(description="How a session should work.")
class SessionConfigInput:
    max_participants: int | None = strawberry.field(
        default=strawberry.UNSET, description="How many may be in it at once, 1 to 10000; null for any number."
    )
    auto_approval: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether approvals asked for in it are given at once; needs the scope approvals:respond.",
    )


@strawberry.input(description="A session to open.")
class CreateSessionInput:
    name: str = strawberry.field(description="The name to show.")
    description: str | None = strawberry.field(default=None, description="What it is about.")
    agent_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="At most 100 agents that are in it from the start, as you are."
    )
    config: SessionConfigInput | None = strawberry.field(default=None, description="How it should work.")
    context: JSON | None = strawberry.field(default=None, description="What the agents should know: a JSON object.")
    metadata: JSON | None = strawberry.field(default=None, description="What programs keep with it: a JSON object.")
    channel: tables.Channel | None = strawberry.field(
        default=tables.Channel.WEB, description="Where it is opened from."
    )
    expires_at: datetime | None = strawberry.field(
        default=None, description="When it expires by itself, in the future; null is never."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours opens one session."
    )


@strawberry.input(description="What to change of a session. What is left out stays as it is.")
class UpdateSessionInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="Another name.")
    description: str | None = strawberry.field(default=strawberry.UNSET, description="Another description, or null.")
    status: tables.SessionStatus | None = strawberry.field(
        default=strawberry.UNSET,
        description="ACTIVE and INACTIVE in turn; ARCHIVED for good. A session expires by itself only.",
    )
    config: SessionConfigInput | None = strawberry.field(
        default=strawberry.UNSET, description="How it should work; what is left out of it stays."
    )
    context: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="A JSON object that takes the place of the present one."
    )
    metadata: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="A JSON object that takes the place of the present one."
    )
    expires_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="Another time in the future, or null for never."
    )


@strawberry.input(description="Who comes or goes, and where.")
class JoinSessionInput:
    session_id: strawberry.ID = strawberry.field(description="The session.")
    agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="An agent instead of yourself: for the session's owner and those with the scope agents:write.",
    )


@strawberry.input(description="Whether you are there.")
class SetPresenceInput:
    session_id: strawberry.ID = strawberry.field(description="The session, which you are in.")
    presence: tables.Presence = strawberry.field(description="Whether you are there.")


@strawberry.type(description="The session after the change.")
class SessionPayload:
    session: Session | None = strawberry.field(default=None, description="The session; null when there are errors.")
    errors: list[UserError] = errors_field()


def _given(values: object) -> dict[str, Any]:
    return {name: value for name, value in vars(values).items() if value is not strawberry.UNSET}


def _config(config: SessionConfigInput | None) -> dict[str, Any]:
    nothing = {"max_participants": None, "auto_approval": None}
    return nothing if config is None else nothing | _given(config)


def _changes(input: UpdateSessionInput) -> dict[str, Any]:
    changes = _given(input)
    del changes["id"]
    if isinstance(config := changes.get("config"), SessionConfigInput):
        del changes["config"]
        changes |= _given(config)
    return changes


@strawberry.type
class SessionQuery:
    @strawberry.field(description="The sessions, the newest first.")
    async def sessions(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            SessionFilter | None, strawberry.argument(description="Which sessions; all of them unless given.")
        ] = None,
    ) -> Connection[Session]:
        rows = resolvers.sessions(info.context, **(vars(filter) if filter else {}))
        order = Order(descending=True)
        page = await connection(info, rows, order, first=first, after=after, last=last, before=before)
        return cast(Connection[Session], page)

    @strawberry.field(description="One session; null when there is none.")
    async def session(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The session's id.")]
    ) -> Session | None:
        return Session.maybe(await resolvers.read_session(info.context, id, selected(info, tables.Session)))


@strawberry.type
class SessionMutation:
    @strawberry.mutation(description="Opens a session. You own it and are in it.")
    @errors_as_data(SessionPayload)
    async def create_session(
        self, info: Info, input: Annotated[CreateSessionInput, strawberry.argument(description="The session.")]
    ) -> SessionPayload:
        row = await resolvers.create_session(
            info.context,
            name=input.name,
            description=input.description,
            agent_ids=input.agent_ids,
            context=cast(Json, input.context),
            metadata=cast(Json, input.metadata),
            channel=input.channel or tables.Channel.WEB,
            expires_at=input.expires_at,
            idempotency_key=input.idempotency_key,
            **_config(input.config),
        )
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(description="Changes a session.")
    @errors_as_data(SessionPayload)
    async def update_session(
        self, info: Info, input: Annotated[UpdateSessionInput, strawberry.argument(description="The changes.")]
    ) -> SessionPayload:
        row = await resolvers.update_session(info.context, id=input.id, changes=_changes(input))
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(
        description="Brings you, or an agent, into a session. For one that is in it already nothing changes, so it is "
        "safe to repeat."
    )
    @errors_as_data(SessionPayload)
    async def join_session(
        self, info: Info, input: Annotated[JoinSessionInput, strawberry.argument(description="Who comes.")]
    ) -> SessionPayload:
        row = await resolvers.join_session(info.context, session_id=input.session_id, agent_id=input.agent_id)
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(
        description="Takes you, or an agent, out of a session. For one that is not in it nothing changes, so it is "
        "safe to repeat."
    )
    @errors_as_data(SessionPayload)
    async def leave_session(
        self, info: Info, input: Annotated[JoinSessionInput, strawberry.argument(description="Who goes.")]
    ) -> SessionPayload:
        row = await resolvers.leave_session(info.context, session_id=input.session_id, agent_id=input.agent_id)
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(description="Says whether you are there. Saying it again only moves `lastSeenAt`.")
    @errors_as_data(SessionPayload)
    async def set_presence(
        self, info: Info, input: Annotated[SetPresenceInput, strawberry.argument(description="Whether you are there.")]
    ) -> SessionPayload:
        row = await resolvers.set_presence(info.context, session_id=input.session_id, presence=input.presence)
        return SessionPayload(session=Session.of(row))


@strawberry.type
class SessionSubscription:
    @strawberry.subscription(
        graphql_type=Annotated["SessionEvent", strawberry.lazy("schema.events")],
        description="What happens in a session. The first item shows the session as it is.",
    )
    async def session_events(
        self,
        info: Info,
        session_id: Annotated[strawberry.ID, strawberry.argument(description="The session.")],
        after: Annotated[
            Cursor | None, strawberry.argument(description="Go on after the event with this cursor.")
        ] = None,
    ) -> EventSource:
        return await streams.session_events(info.context, session_id)

    @strawberry.subscription(
        graphql_type=list[Participant],
        description="Who is in a session: the whole list at once, and again after each change.",
    )
    async def presence(
        self, info: Info, session_id: Annotated[strawberry.ID, strawberry.argument(description="The session.")]
    ) -> EventSource:
        return await streams.presence(info.context, session_id)
