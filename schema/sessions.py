"""GraphQL types and fields for sessions and their participants: creating, changing and following them."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry

from models import agents as agent_tables
from models import sessions as tables
from models.approvals import Approval as ApprovalRow
from models.approvals import ApprovalStatus
from models.messages import Message as MessageRow
from models.requests import Request as RequestRow
from resolvers import documents as document_resolvers
from resolvers import messages as message_resolvers
from resolvers import requests as request_resolvers
from resolvers import sessions as resolvers
from resolvers.approvals import reading as approval_resolvers
from schema.agents import Agent
from schema.approvals import Approval, ForMe
from schema.base import JSON, Backed, Cursor, Info, Node, describe_enum, given, or_default
from schema.documents import SharedDocument
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import SessionEvent
from schema.messages import Message
from schema.projection import selected, uses_columns
from schema.relations import RequestView, related, related_actor
from schema.relay import Children, Connection, connection, for_each_parent, paged
from schema.tasks import Filter as TasksFilter
from schema.tasks import OrderBy as TasksOrderBy
from schema.tasks import Task, tasks_of_each
from storage.ids import prefix_of
from storage.pagination import Order, PageArguments
from storage.queries import Query
from subscriptions import sessions as streams
from subscriptions.sources import EventSource

SessionStatus = describe_enum(
    tables.SessionStatus,
    "The status of a session.",
    ACTIVE="People and agents can work in it.",
    INACTIVE="Paused: no one can join, send messages or edit until it is `ACTIVE` again.",
    EXPIRED="Past its `expiresAt`. It can only be archived.",
    ARCHIVED="Read-only, permanently.",
)
Channel = describe_enum(
    tables.Channel,
    "A channel through which people and tools communicate.",
    WEB="A web page.",
    CLI="A command line.",
    TOOL="A tool that calls Parley.",
    SLACK="Slack.",
    EMAIL="Email.",
    SMS="Text messages.",
    WEBHOOK="A webhook.",
    TEAMS="Microsoft Teams.",
    DISCORD="Discord.",
    GENERIC="Any other channel.",
    TEST="A test.",
)
Presence = describe_enum(
    tables.Presence,
    "The presence of a participant.",
    ONLINE="Present.",
    AWAY="In the session, but not paying attention.",
    OFFLINE="Not connected, but still a participant.",
)


@strawberry.type(description="The configuration of a session.")
class SessionConfig(Backed):
    ROWS = tables.Session

    max_participants: int | None = strawberry.field(
        description="The maximum number of participants; null means no limit."
    )
    auto_approval: bool = strawberry.field(description="Whether Parley grants approvals in the session automatically.")


@strawberry.type(description="A user or agent in a session.")
class Participant(Backed):
    ROWS = tables.Participant

    joined_at: datetime = strawberry.field(description="When the participant joined.")
    last_seen_at: datetime | None = strawberry.field(
        description="When the participant last joined, sent a message or set its presence; null if it was added by "
        "someone else and has not been active."
    )

    actor = related_actor("actor_id", "The user or agent.")

    @strawberry.field(
        description="Its presence. An agent that is `OFFLINE`, `STOPPED` or deleted is shown as `OFFLINE`."
    )
    async def presence(self, info: Info, root: strawberry.Parent[tables.Participant]) -> tables.Presence:
        agent = await _agent(info, root.actor_id)
        if agent is None:
            return root.presence
        return root.visible_presence(
            reachable=agent.deleted_at is None and agent.status.value not in tables.UNREACHABLE
        )


async def _agent(info: Info, actor_id: str) -> agent_tables.Agent | None:
    if prefix_of(actor_id) != agent_tables.Agent.PREFIX:
        return None
    return await info.context.loaders.one(agent_tables.Agent, actor_id)


async def _participants(info: Info, session_id: str) -> Sequence[tables.Participant]:
    async def fetch(ids: list[str]) -> Mapping[str, list[tables.Participant]]:
        return await resolvers.participants_of(info.context, ids)

    return await info.context.loaders.grouped("participants", fetch).load(session_id) or []


@strawberry.type(description="A conversation in which people and agents work together.")
class Session(Backed, Node):
    ROWS = tables.Session

    name: str = strawberry.field(description="The display name.")
    description: str | None = strawberry.field(description="A description of its purpose.")
    status: tables.SessionStatus = strawberry.field(description="Its current status.")
    channel: tables.Channel = strawberry.field(description="The channel it was created from.")
    context: JSON = strawberry.field(
        description="Context for the agents in the session: a JSON object. An agent gets it with each invocation in it."
    )
    metadata: JSON = strawberry.field(description="Arbitrary metadata: a JSON object.")
    external_channel_id: str | None = strawberry.field(
        description="The channel in the external system that the session belongs to."
    )
    external_thread_id: str | None = strawberry.field(description="The thread in that channel.")
    external_session_id: str | None = strawberry.field(
        description="The id of the conversation at the agent that replies, if the replies name one as "
        "`external_session_id`."
    )
    llama_stack_session_id: str | None = strawberry.field(
        description="The id of the conversation at Llama Stack, if the replies name one as `llama_stack_session_id`."
    )
    total_requests: int = strawberry.field(
        description="The number of requests and other messages with which agents were invoked in it."
    )
    last_request_at: datetime | None = strawberry.field(description="When the last of them was sent.")
    last_request_id: strawberry.ID | None = strawberry.field(description="The id of the last request in it.")
    expires_at: datetime | None = strawberry.field(description="When it expires; null means never.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it was last changed; new messages do not count.")

    owner = related_actor("owner_id", "The actor who created it.")

    @strawberry.field(description="Its configuration.")
    def config(self, root: strawberry.Parent[tables.Session]) -> SessionConfig:
        return SessionConfig.of(root)

    @strawberry.field(description="Its participants, in the order in which they joined.")
    @uses_columns("id")
    async def participants(self, info: Info, root: strawberry.Parent[tables.Session]) -> list[Participant]:
        return [Participant.of(row) for row in await _participants(info, root.id)]

    @strawberry.field(description="The agents among the participants.")
    @uses_columns("id")
    async def agents(self, info: Info, root: strawberry.Parent[tables.Session]) -> list[Agent]:
        participants = await _participants(info, root.id)
        rows = await asyncio.gather(*(_agent(info, participant.actor_id) for participant in participants))
        return [Agent.of(row) for row in rows if row is not None and row.deleted_at is None]

    @strawberry.field(
        graphql_type=Connection[Message],
        description="Its messages, oldest first; use `last` and `before` to read from the newest.",
    )
    @for_each_parent
    def messages(self, info: Info, page: PageArguments) -> Children:
        async def rows() -> Query[MessageRow]:
            return message_resolvers.messages(info.context)

        return Children("session_id", rows, Order(), page)

    @strawberry.field(graphql_type=Connection[Task], description="Its tasks.")
    @for_each_parent
    def tasks(
        self, info: Info, page: PageArguments, filter: TasksFilter = None, order_by: TasksOrderBy = None
    ) -> Children:
        return tasks_of_each("session_id", info, filter, order_by, page)

    @strawberry.field(graphql_type=Connection[Approval], description="Its approvals, newest first.")
    @for_each_parent
    def approvals(
        self,
        info: Info,
        page: PageArguments,
        status: Annotated[
            ApprovalStatus | None, strawberry.argument(description="Only approvals with this status.")
        ] = None,
        for_me: ForMe = None,
    ) -> Children:
        async def rows() -> Query[ApprovalRow]:
            return await approval_resolvers.approvals(info.context, status=status, for_me=for_me)

        return Children("session_id", rows, Order(descending=True), page)

    @strawberry.field(
        graphql_type=Connection[RequestView],
        description="The requests in it, newest first: your own, or all of them if you are in the session.",
    )
    @for_each_parent
    def requests(self, info: Info, page: PageArguments) -> Children:
        async def rows() -> Query[RequestRow]:
            return await request_resolvers.requests(info.context)

        return Children("session_id", rows, Order(descending=True), page)

    @strawberry.field(description="Its shared documents, sorted by key.")
    @uses_columns("id")
    async def documents(self, info: Info, root: strawberry.Parent[tables.Session]) -> list[SharedDocument]:
        async def fetch(ids: list[str]) -> Mapping[str, Any]:
            return await document_resolvers.documents_of(info.context, ids)

        rows = await info.context.loaders.grouped("documents", fetch).load(root.id)
        return [SharedDocument.of(row) for row in rows or []]

    current_agent = related(
        "current_agent_id", agent_tables.Agent, Agent | None, "The agent that was invoked last in it."
    )


@strawberry.input(description="Conditions on sessions; all of them must hold.")
class SessionFilter:
    status: list[tables.SessionStatus] | None = strawberry.field(
        default=None, description="With one of these statuses."
    )
    channel: list[tables.Channel] | None = strawberry.field(
        default=None, description="Created from one of these channels."
    )
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Created by this user or agent.")
    search: str | None = strawberry.field(
        default=None, description="With this text in the name or description, in any case."
    )


@strawberry.input(description="The configuration of a session.")
class SessionConfigInput:
    max_participants: int | None = strawberry.field(
        default=strawberry.UNSET, description="The maximum number of participants, 1 to 10000; null means no limit."
    )
    auto_approval: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether approvals in the session are granted automatically; requires the scope "
        "`approvals:respond`.",
    )


@strawberry.input(description="The session to create.")
class CreateSessionInput:
    name: str = strawberry.field(description="The display name.")
    description: str | None = strawberry.field(default=None, description="A description of its purpose.")
    agent_ids: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="The ids of at most 100 agents that join the session at the start. You join it yourself.",
    )
    config: SessionConfigInput | None = strawberry.field(default=None, description="Its configuration.")
    context: JSON | None = strawberry.field(
        default=None, description="Context for the agents in the session: a JSON object."
    )
    metadata: JSON | None = strawberry.field(default=None, description="Arbitrary metadata: a JSON object.")
    channel: tables.Channel | None = strawberry.field(
        default=tables.DEFAULT_CHANNEL, description="The channel it is created from."
    )
    expires_at: datetime | None = strawberry.field(
        default=None, description="When it expires, in the future; null means never."
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="Changes to a session. Omitted fields stay unchanged.")
class UpdateSessionInput:
    id: strawberry.ID = strawberry.field(description="The id of the session.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The new name.")
    description: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new description, or null to remove it."
    )
    status: tables.SessionStatus | None = strawberry.field(
        default=strawberry.UNSET,
        description="The new status: `ACTIVE` to `INACTIVE` and back, or `ARCHIVED` permanently. A session becomes "
        "`EXPIRED` only when `expiresAt` is reached.",
    )
    config: SessionConfigInput | None = strawberry.field(
        default=strawberry.UNSET, description="The new configuration; omitted fields stay unchanged."
    )
    context: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The new context, a JSON object that replaces the current one."
    )
    metadata: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The new metadata, a JSON object that replaces the current one."
    )
    expires_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="The new expiry time, in the future, or null for never."
    )


@strawberry.input(description="A session and the participant who joins or leaves it.")
class JoinSessionInput:
    session_id: strawberry.ID = strawberry.field(description="The id of the session.")
    agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of an agent, to join or leave on its behalf; requires that you own the session or have "
        "the scope `agents:write`.",
    )


@strawberry.input(description="Your presence in a session.")
class SetPresenceInput:
    session_id: strawberry.ID = strawberry.field(description="The id of a session in which you are a participant.")
    presence: tables.Presence = strawberry.field(description="Your presence.")


@strawberry.type(description="The result of a session mutation.")
class SessionPayload:
    session: Session | None = strawberry.field(default=None, description="The session; null if there are errors.")
    errors: list[UserError] = errors_field()


def _config(config: SessionConfigInput | None) -> dict[str, Any]:
    nothing = {"max_participants": None, "auto_approval": None}
    return nothing if config is None else nothing | given(config)


def _changes(input: UpdateSessionInput) -> dict[str, object]:
    changes = given(input)
    if isinstance(config := changes.get("config"), SessionConfigInput):
        del changes["config"]
        changes |= given(config)
    return changes


@strawberry.type
class SessionQuery:
    @strawberry.field(description="List sessions, newest first.")
    @paged
    async def sessions(
        self,
        info: Info,
        page: PageArguments,
        filter: Annotated[
            SessionFilter | None, strawberry.argument(description="Only sessions that match; all sessions by default.")
        ] = None,
    ) -> Connection[Session]:
        rows = resolvers.sessions(info.context, **(vars(filter) if filter else {}))
        order = Order(descending=True)
        return await connection(info, rows, order, page)

    @strawberry.field(description="The session with this id; null if there is none.")
    async def session(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the session.")]
    ) -> Session | None:
        return Session.maybe(await resolvers.read_session(info.context, id, selected(info, tables.Session)))


@strawberry.type
class SessionMutation:
    @strawberry.mutation(description="Create a session. You become its owner and a participant.")
    @errors_as_data(SessionPayload)
    async def create_session(
        self,
        info: Info,
        input: Annotated[CreateSessionInput, strawberry.argument(description="The session to create.")],
    ) -> SessionPayload:
        row = await resolvers.create_session(
            info.context,
            name=input.name,
            description=input.description,
            agent_ids=input.agent_ids,
            context=input.context,
            metadata=input.metadata,
            channel=or_default(input.channel, tables.DEFAULT_CHANNEL),
            expires_at=input.expires_at,
            idempotency_key=input.idempotency_key,
            **_config(input.config),
        )
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(
        description="Update a session. Its owner and actors with `agents:write` can change everything, other users "
        "in it the name, description, context and metadata, and agents in it only the context."
    )
    @errors_as_data(SessionPayload)
    async def update_session(
        self, info: Info, input: Annotated[UpdateSessionInput, strawberry.argument(description="The changes.")]
    ) -> SessionPayload:
        row = await resolvers.update_session(info.context, id=input.id, changes=_changes(input))
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(
        description="Join a session, yourself or on behalf of an agent. Joining again has no effect, so the call is "
        "safe to repeat."
    )
    @errors_as_data(SessionPayload)
    async def join_session(
        self,
        info: Info,
        input: Annotated[JoinSessionInput, strawberry.argument(description="The session and the participant.")],
    ) -> SessionPayload:
        row = await resolvers.join_session(info.context, session_id=input.session_id, agent_id=input.agent_id)
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(
        description="Leave a session, yourself or on behalf of an agent. Leaving again has no effect, so the call is "
        "safe to repeat."
    )
    @errors_as_data(SessionPayload)
    async def leave_session(
        self,
        info: Info,
        input: Annotated[JoinSessionInput, strawberry.argument(description="The session and the participant.")],
    ) -> SessionPayload:
        row = await resolvers.leave_session(info.context, session_id=input.session_id, agent_id=input.agent_id)
        return SessionPayload(session=Session.of(row))

    @strawberry.mutation(
        description="Set your presence in a session. Setting the same value again only updates `lastSeenAt`."
    )
    @errors_as_data(SessionPayload)
    async def set_presence(
        self,
        info: Info,
        input: Annotated[SetPresenceInput, strawberry.argument(description="The session and your presence.")],
    ) -> SessionPayload:
        row = await resolvers.set_presence(info.context, session_id=input.session_id, presence=input.presence)
        return SessionPayload(session=Session.of(row))


@strawberry.type
class SessionSubscription:
    @strawberry.subscription(
        graphql_type=SessionEvent,
        description="Stream the events in a session. The first item contains a snapshot of the session.",
    )
    async def session_events(
        self,
        info: Info,
        session_id: Annotated[strawberry.ID, strawberry.argument(description="The id of the session.")],
        after: Annotated[
            Cursor | None, strawberry.argument(description="Resume after the event with this cursor.")
        ] = None,
    ) -> EventSource:
        return await streams.session_events(info.context, session_id)

    @strawberry.subscription(
        graphql_type=list[Participant],
        description="Stream the participants of a session: the whole list immediately, and again after each change.",
    )
    async def presence(
        self,
        info: Info,
        session_id: Annotated[strawberry.ID, strawberry.argument(description="The id of the session.")],
    ) -> EventSource:
        return await streams.presence(info.context, session_id)
