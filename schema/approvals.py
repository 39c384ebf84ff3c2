"""Approvals as GraphQL types: asking for one, answering it, following them."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

import strawberry

from json_types import Json
from models import approvals as tables
from models import executions as execution_tables
from models import sessions as session_tables
from models.sessions import Channel
from models.users import User as UserRow
from resolvers import approvals as resolvers
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
)
from schema.events import ApprovalEvent
from schema.links import leads_to
from schema.projection import reads, row_with_id, selected
from schema.users import User, actor_in, actor_of
from storage.pagination import Order
from subscriptions.approvals import approval_events
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.executions import NodeExecution
    from schema.sessions import Session

ChannelView: TypeAlias = Annotated["Channel", strawberry.lazy("models.sessions")]  # its room describes it

described(
    tables.ApprovalStatus,
    "Where a request for approval stands.",
    PENDING="It waits for answers, and is the only state in which it takes them.",
    APPROVED="As many as required approved; or its time ran out and onExpiry is APPROVE; or its session approves by "
    "itself.",
    REJECTED="Somebody rejected it, or its time ran out and onExpiry is REJECT.",
    EXPIRED="Its time ran out, and onExpiry is FAIL.",
    CANCELLED="It was withdrawn.",
)
described(
    tables.OnExpiry,
    "What Parley makes of a request that nobody has settled in time.",
    REJECT="It becomes REJECTED.",
    APPROVE="It becomes APPROVED.",
    FAIL="It becomes EXPIRED: neither a yes nor a no.",
)


@strawberry.type(description="One answer to a request for approval.")
class ApprovalDecision:
    by_id: strawberry.Private[str]
    approved: bool = strawberry.field(description="Whether it is a yes.")
    feedback: str | None = strawberry.field(description="What was said with it.")
    via: ChannelView = strawberry.field(description="Where it came from; GENERIC when Parley itself decided.")
    at: datetime = strawberry.field(description="When it was given.")

    @strawberry.field(description="Who decided: a user, or Parley itself.")
    async def by(self, info: Info) -> Actor:
        return await actor_of(info, self.by_id)

    @classmethod
    def of(cls, decision: dict[str, Any]) -> "ApprovalDecision":
        """Returns a decision as the row keeps it."""
        return cls(
            by_id=decision["by"],
            approved=decision["approved"],
            feedback=decision["feedback"],
            via=Channel(decision["via"]),
            at=datetime.fromisoformat(decision["at"]),
        )


@strawberry.type(
    description="A question to people. One rejection rejects it, requiredApprovals approvals approve it; what comes "
    "later is a CONFLICT."
)
class Approval(Backed, Node):
    ROWS = tables.Approval

    title: str = strawberry.field(description="The question in a line.")
    description: str | None = strawberry.field(description="What one should know to answer it.")
    data: JSON = strawberry.field(description="What it is about, for a program; any JSON value.")
    status: tables.ApprovalStatus = strawberry.field(description="Where it stands.")
    required_approvals: int = strawberry.field(description="How many people have to approve.")
    expires_at: datetime | None = strawberry.field(description="Until when it can be answered; null means for ever.")
    on_expiry: tables.OnExpiry = strawberry.field(description="What becomes of it when nobody settles it in time.")
    created_at: datetime = strawberry.field(description="When it was asked.")
    resolved_at: datetime | None = strawberry.field(description="When it was settled.")

    @strawberry.field(description="Whose request it is; that user cannot decide it.")
    @actor_in("requested_by_id")
    async def requested_by(self, info: Info, root: strawberry.Parent[tables.Approval]) -> Actor:
        return await actor_of(info, root.requested_by_id)

    @strawberry.field(description="The session it was asked in.")
    @leads_to(session_tables.Session, "session_id")
    async def session(
        self, info: Info, root: strawberry.Parent[tables.Approval]
    ) -> Annotated["Session", strawberry.lazy("schema.sessions")] | None:
        return cast("Session | None", await row_with_id(info, session_tables.Session, root.session_id))

    @strawberry.field(description="The node of a run that asks.")
    @leads_to(execution_tables.NodeExecution, "node_id")
    async def node(
        self, info: Info, root: strawberry.Parent[tables.Approval]
    ) -> Annotated["NodeExecution", strawberry.lazy("schema.executions")] | None:
        node = await row_with_id(info, execution_tables.NodeExecution, root.node_id)
        return cast("NodeExecution | None", node)

    @strawberry.field(description="Who may answer; empty means everybody with the scope approvals:respond.")
    @reads("approver_ids")
    async def approvers(self, info: Info, root: strawberry.Parent[tables.Approval]) -> list[User]:
        rows = await asyncio.gather(*(row_with_id(info, UserRow, id) for id in root.approver_ids))
        return [User.of(row) for row in rows if row is not None]

    @strawberry.field(description="The answers so far, in the order they came.")
    @reads("decisions")
    def decisions(self, root: strawberry.Parent[tables.Approval]) -> list[ApprovalDecision]:
        return [ApprovalDecision.of(decision) for decision in root.decisions]


@strawberry.input(description="What to ask, whom, and until when.")
class RequestApprovalInput:
    title: str = strawberry.field(description="The question in a line, at most 255 characters.")
    description: str | None = strawberry.field(default=None, description="What one should know to answer it.")
    data: JSON | None = strawberry.field(default=None, description="What it is about: any JSON value.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The session it belongs to, which must be ACTIVE. With autoApproval it is approved at once.",
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None, description="Ask in the name of this agent: itself, or a user with the scope agents:write."
    )
    approver_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="The users who may answer. Left out: everybody with the scope approvals:respond."
    )
    required_approvals: int | None = strawberry.field(
        default=1, description="How many people have to approve, at least 1 and at most as many as are named."
    )
    expires_in_seconds: int | None = strawberry.field(
        default=None, description="How long it can be answered, 1 second to 365 days. Left out: for ever."
    )
    on_expiry: tables.OnExpiry | None = strawberry.field(
        default=tables.OnExpiry.REJECT, description="What becomes of it when nobody settles it in time."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours asks once."
    )


@strawberry.input(description="A person's answer.")
class RespondToApprovalInput:
    id: strawberry.ID = strawberry.field(description="The request.")
    approved: bool = strawberry.field(description="Yes or no. One no rejects the request.")
    feedback: str | None = strawberry.field(default=None, description="What to say with it.")


@strawberry.input(description="Which request for approval is meant.")
class ApprovalInput:
    id: strawberry.ID = strawberry.field(description="The request.")


@strawberry.type(description="The request as it is after the change.")
class ApprovalPayload:
    approval: Approval | None = strawberry.field(default=None, description="The request; null when there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class ApprovalQuery:
    @strawberry.field(description="Requests for approval, the newest first.")
    async def approvals(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        status: Annotated[
            tables.ApprovalStatus | None, strawberry.argument(description="Only those that stand here.")
        ] = None,
    ) -> Connection[Approval]:
        rows = resolvers.approvals(info.context, status=status)
        page = await connection(info, rows, Order(descending=True), first=first, after=after, last=last, before=before)
        return cast(Connection[Approval], page)

    @strawberry.field(description="One request for approval; null when there is none.")
    async def approval(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The request's id.")]
    ) -> Approval | None:
        return Approval.maybe(await resolvers.read_approval(info.context, id, selected(info, tables.Approval)))


@strawberry.type
class ApprovalMutation:
    @strawberry.mutation(description="Asks people for a decision.")
    @errors_as_data(ApprovalPayload)
    async def request_approval(
        self, info: Info, input: Annotated[RequestApprovalInput, strawberry.argument(description="The question.")]
    ) -> ApprovalPayload:
        row = await resolvers.request_approval(
            info.context,
            title=input.title,
            description=input.description,
            data=cast(Json, input.data),
            session_id=input.session_id,
            agent_id=input.agent_id,
            approver_ids=input.approver_ids,
            required_approvals=1 if input.required_approvals is None else input.required_approvals,
            expires_in_seconds=input.expires_in_seconds,
            on_expiry=input.on_expiry or tables.OnExpiry.REJECT,
            idempotency_key=input.idempotency_key,
        )
        return ApprovalPayload(approval=Approval.of(row))

    @strawberry.mutation(
        description="Answers a request. Only people do, each once; an agent never decides what it asked."
    )
    @errors_as_data(ApprovalPayload)
    async def respond_to_approval(
        self, info: Info, input: Annotated[RespondToApprovalInput, strawberry.argument(description="The answer.")]
    ) -> ApprovalPayload:
        row = await resolvers.respond_to_approval(
            info.context, id=input.id, approved=input.approved, feedback=input.feedback
        )
        return ApprovalPayload(approval=Approval.of(row))

    @strawberry.mutation(description="Withdraws a request that is not settled. For who asked, and for operators.")
    @errors_as_data(ApprovalPayload)
    async def cancel_approval(
        self, info: Info, input: Annotated[ApprovalInput, strawberry.argument(description="The request.")]
    ) -> ApprovalPayload:
        return ApprovalPayload(approval=Approval.of(await resolvers.cancel_approval(info.context, id=input.id)))


@strawberry.type
class ApprovalSubscription:
    @strawberry.subscription(graphql_type=ApprovalEvent, description="Every request for approval and every answer.")
    async def approval_events(
        self,
        info: Info,
        after: Annotated[Cursor | None, strawberry.argument(description="Go on after this cursor.")] = None,
    ) -> EventSource:
        return await approval_events(info.context)
