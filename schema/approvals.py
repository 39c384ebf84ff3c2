"""GraphQL types and fields for approvals: requesting, deciding and following them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, TypeAlias

import strawberry

from executor import batched
from models import approvals as tables
from models import node_executions as node_tables
from models import sessions as session_tables
from models.sessions import Channel
from models.users import User as UserRow
from resolvers.approvals import deciding, reading, requesting
from schema.base import JSON, Actor, Backed, Cursor, Info, Node, describe_enum, or_default
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import ApprovalEvent
from schema.projection import row_with_id, selected, uses_columns
from schema.relations import NodeExecutionView, SessionView, actor_of, related, related_actor
from schema.relay import Connection, connection, paged
from schema.users import User
from storage.pagination import Order, PageArguments
from subscriptions.approvals import approval_events
from subscriptions.sources import EventSource

ChannelView: TypeAlias = Annotated["Channel", strawberry.lazy("models.sessions")]  # described in its room

describe_enum(
    tables.ApprovalStatus,
    "The status of an approval.",
    PENDING="Waiting for decisions.",
    APPROVED="Approved by the required number of people, on expiry if `onExpiry` is `APPROVE`, or automatically by "
    "its session.",
    REJECTED="Rejected by a person, or on expiry if `onExpiry` is `REJECT`.",
    EXPIRED="Expired, and `onExpiry` is `FAIL`.",
    CANCELLED="Cancelled.",
)
describe_enum(
    tables.OnExpiry,
    "What happens to an approval that expires without a result.",
    REJECT="It becomes `REJECTED`.",
    APPROVE="It becomes `APPROVED`.",
    FAIL="It becomes `EXPIRED`, neither approved nor rejected.",
)


@strawberry.type(description="A decision on an approval.")
class ApprovalDecision:
    by_id: strawberry.Private[str]
    on_behalf_of_id: strawberry.Private[str | None]
    approved: bool = strawberry.field(description="Whether the decision is to approve.")
    feedback: str | None = strawberry.field(description="A comment on the decision.")
    via: ChannelView = strawberry.field(description="The channel of the decision; `GENERIC` if Parley decided.")
    at: datetime = strawberry.field(description="When the decision was made.")
    override: bool = strawberry.field(
        description="Whether a user with the role `OPERATOR` or `ADMIN` decided in place of approvers who could no "
        "longer decide."
    )

    @strawberry.field(description="The user who decided, or Parley itself.")
    async def by(self, info: Info) -> Actor:
        return await actor_of(info, self.by_id)

    @strawberry.field(description="The approver in whose place a delegate decided; null if no one was replaced.")
    async def on_behalf_of(self, info: Info) -> User | None:
        return User.maybe(await row_with_id(info, UserRow, self.on_behalf_of_id))

    @classmethod
    def of(cls, decision: dict[str, Any]) -> "ApprovalDecision":
        """Return a decision from its stored form."""
        return cls(
            by_id=decision["by"],
            on_behalf_of_id=decision.get("onBehalfOf"),
            approved=decision["approved"],
            feedback=decision["feedback"],
            via=Channel(decision["via"]),
            at=datetime.fromisoformat(decision["at"]),
            override=decision.get("override", False),
        )


async def _blocked(info: Info, sources: Sequence[tables.Approval]) -> Sequence[bool]:
    return await deciding.blocked_among(info.context, sources)


def blocked_field() -> Any:
    """Return the field `blocked`, which is computed for a whole list at once."""

    async def one(info: Info, root: strawberry.Parent[tables.Approval]) -> bool:
        return (await _blocked(info, [root]))[0]

    return strawberry.field(
        resolver=batched(_blocked)(one),
        description="Whether it is `PENDING` and its approvers cannot give the required approvals, because of their "
        "roles, because they are disabled or because they are behind the request. A user with the role `OPERATOR` "
        "or `ADMIN` can then decide instead.",
    )


async def _obstacles(info: Info, sources: Sequence[tables.Approval]) -> Sequence[str | None]:
    return await deciding.obstacles_for(info.context, sources)


async def _decidable(info: Info, sources: Sequence[tables.Approval]) -> Sequence[bool | None]:
    if info.context.shared:
        return [None] * len(sources)
    return [obstacle is None for obstacle in await _obstacles(info, sources)]


def viewer_may_decide_field() -> Any:
    """Return the field `viewerMayDecide`, which is computed for a whole list at once."""

    async def one(info: Info, root: strawberry.Parent[tables.Approval]) -> bool | None:
        return (await _decidable(info, [root]))[0]

    return strawberry.field(
        resolver=batched(_decidable)(one),
        description="Whether you can decide it now: as an approver, in place of one who delegated to you, because no "
        "approvers are named, or as a user with the role `OPERATOR` or `ADMIN` because it is `blocked`. Null in "
        "streams, whose items several callers share.",
    )


def viewer_may_not_because_field() -> Any:
    """Return the field `viewerMayNotBecause`, which is computed for a whole list at once."""

    async def one(info: Info, root: strawberry.Parent[tables.Approval]) -> str | None:
        return (await _obstacles(info, [root]))[0]

    return strawberry.field(
        resolver=batched(_obstacles)(one),
        description="Why you cannot decide it, as `respondToApproval` would say; null if you can, and in streams.",
    )


@strawberry.type(
    description="A request for a decision by people. One rejection rejects it; `requiredApprovals` approvals approve "
    "it. Later decisions fail with `CONFLICT`."
)
class Approval(Backed, Node):
    ROWS = tables.Approval

    title: str = strawberry.field(description="A short summary of the question.")
    description: str | None = strawberry.field(description="The information needed to decide.")
    data: JSON = strawberry.field(description="Data about the subject: any JSON value.")
    status: tables.ApprovalStatus = strawberry.field(description="Its current status.")
    required_approvals: int = strawberry.field(description="The number of approvals required.")
    expires_at: datetime | None = strawberry.field(description="When it expires; null means never.")
    on_expiry: tables.OnExpiry = strawberry.field(description="The result if it expires.")
    created_at: datetime = strawberry.field(description="When it was requested.")
    resolved_at: datetime | None = strawberry.field(description="When it was resolved.")

    requested_by = related_actor(
        "requested_by_id",
        "The actor who requested it. Agents never decide; a user can decide their own request only if no approvers are "
        "named.",
    )
    session = related("session_id", session_tables.Session, SessionView | None, "The session it belongs to.")
    node = related(
        "node_id", node_tables.NodeExecution, NodeExecutionView | None, "The workflow node that requested it."
    )

    @strawberry.field(description="The users who can decide; empty means everyone with the scope `approvals:respond`.")
    @uses_columns("approver_ids")
    async def approvers(self, info: Info, root: strawberry.Parent[tables.Approval]) -> list[User]:
        rows = await asyncio.gather(*(row_with_id(info, UserRow, id) for id in root.approver_ids))
        return [User.of(row) for row in rows if row is not None]

    blocked = blocked_field()
    viewer_may_decide = viewer_may_decide_field()
    viewer_may_not_because = viewer_may_not_because_field()

    @strawberry.field(description="The decisions so far, in order.")
    @uses_columns("decisions")
    def decisions(self, root: strawberry.Parent[tables.Approval]) -> list[ApprovalDecision]:
        return [ApprovalDecision.of(decision) for decision in root.decisions]


@strawberry.input(description="The approval to request.")
class RequestApprovalInput:
    title: str = strawberry.field(description="A short summary of the question, at most 255 characters.")
    description: str | None = strawberry.field(default=None, description="The information needed to decide.")
    data: JSON | None = strawberry.field(default=None, description="Data about the subject: any JSON value.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a "
        "participant, unless you have the scope `agents:write`. If the session has `autoApproval`, "
        "a user in it gets the approval immediately, unless approvers are named or more than one approval is "
        "required.",
    )
    agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of an agent to request the approval on behalf of; requires the scope `agents:write`. An "
        "agent always requests as itself.",
    )
    approver_ids: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="The ids of the users who can decide, at least one; by default everyone with the scope "
        "`approvals:respond`. Once approvers are named, no one can decide their own request.",
    )
    required_approvals: int | None = strawberry.field(
        default=tables.DEFAULT_REQUIRED_APPROVALS,
        description="The number of approvals required: at least 1 and, if approvers are given, at most their number.",
    )
    expires_in_seconds: int | None = strawberry.field(
        default=None, description="The time until it expires, 1 second to 365 days (31536000); never by default."
    )
    on_expiry: tables.OnExpiry | None = strawberry.field(
        default=tables.DEFAULT_ON_EXPIRY,
        description="The result if it expires. `APPROVE` requires the scope `approvals:respond` and excludes agents, "
        "approvers and more than one required approval.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="A decision on an approval.")
class RespondToApprovalInput:
    id: strawberry.ID = strawberry.field(description="The id of the approval.")
    approved: bool = strawberry.field(description="Whether to approve. One rejection rejects the request.")
    feedback: str | None = strawberry.field(default=None, description="A comment on the decision.")
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="An approval.")
class ApprovalInput:
    id: strawberry.ID = strawberry.field(description="The id of the approval.")


@strawberry.type(description="The result of an approval mutation.")
class ApprovalPayload:
    approval: Approval | None = strawberry.field(default=None, description="The approval; null if there are errors.")
    errors: list[UserError] = errors_field()


ForMe = Annotated[
    bool | None,
    strawberry.argument(
        description="Whether to list only approvals that await your decision: they are `PENDING`, you can decide them "
        "as an approver, in place of one who delegated to you, or because no approvers are named, and you have not "
        "yet."
    ),
]


def _asked(input: RequestApprovalInput) -> requesting.ApprovalRequest:
    return requesting.ApprovalRequest(
        title=input.title,
        description=input.description,
        data=input.data,
        session_id=input.session_id,
        agent_id=input.agent_id,
        approver_ids=input.approver_ids,
        required_approvals=or_default(input.required_approvals, tables.DEFAULT_REQUIRED_APPROVALS),
        expires_in_seconds=input.expires_in_seconds,
        on_expiry=or_default(input.on_expiry, tables.DEFAULT_ON_EXPIRY),
    )


@strawberry.type
class ApprovalQuery:
    @strawberry.field(description="List approvals, newest first.")
    @paged
    async def approvals(
        self,
        info: Info,
        page: PageArguments,
        status: Annotated[
            tables.ApprovalStatus | None, strawberry.argument(description="Only approvals with this status.")
        ] = None,
        for_me: ForMe = None,
    ) -> Connection[Approval]:
        rows = await reading.approvals(info.context, status=status, for_me=for_me)
        return await connection(info, rows, Order(descending=True), page)

    @strawberry.field(description="The approval with this id; null if there is none.")
    async def approval(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the approval.")]
    ) -> Approval | None:
        return Approval.maybe(await reading.read_approval(info.context, id, selected(info, tables.Approval)))


@strawberry.type
class ApprovalMutation:
    @strawberry.mutation(description="Request an approval.")
    @errors_as_data(ApprovalPayload)
    async def request_approval(
        self,
        info: Info,
        input: Annotated[RequestApprovalInput, strawberry.argument(description="The approval to request.")],
    ) -> ApprovalPayload:
        row = await requesting.request_approval(info.context, _asked(input), idempotency_key=input.idempotency_key)
        return ApprovalPayload(approval=Approval.of(row))

    @strawberry.mutation(
        description="Approve or reject a request. Only users can decide, each once. If approvers are named, only "
        "they and their delegates can, and no one decides a request they made or one of a run they started; a user "
        "with the role `OPERATOR` or `ADMIN` can decide one that is `blocked`."
    )
    @errors_as_data(ApprovalPayload)
    async def respond_to_approval(
        self, info: Info, input: Annotated[RespondToApprovalInput, strawberry.argument(description="The decision.")]
    ) -> ApprovalPayload:
        row = await deciding.respond_to_approval(
            info.context,
            id=input.id,
            approved=input.approved,
            feedback=input.feedback,
            idempotency_key=input.idempotency_key,
        )
        return ApprovalPayload(approval=Approval.of(row))

    @strawberry.mutation(
        description="Cancel an approval that is not resolved. Only its requester and users with the role `OPERATOR` "
        "or `ADMIN` can cancel it."
    )
    @errors_as_data(ApprovalPayload)
    async def cancel_approval(
        self, info: Info, input: Annotated[ApprovalInput, strawberry.argument(description="The approval to cancel.")]
    ) -> ApprovalPayload:
        return ApprovalPayload(approval=Approval.of(await requesting.cancel_approval(info.context, id=input.id)))


@strawberry.type
class ApprovalSubscription:
    @strawberry.subscription(
        graphql_type=ApprovalEvent, description="Stream the events of approvals: requests and decisions."
    )
    async def approval_events(
        self,
        info: Info,
        after: Annotated[Cursor | None, strawberry.argument(description="Resume after this cursor.")] = None,
    ) -> EventSource:
        return await approval_events(info.context)
