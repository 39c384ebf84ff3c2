"""GraphQL types and fields for delegations of approvals."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import strawberry

from models.delegations import ApprovalDelegation as Row
from models.users import User as UserRow
from resolvers import delegations as resolvers
from schema.base import Backed, Info, Node
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.relations import UserView, related
from storage.clock import now


@strawberry.type(
    description="A period in which a delegate may decide approvals in place of an absent user: those for which the "
    "user is named as an approver. The delegate cannot decide their own requests, nor what others have delegated to "
    "the user."
)
class ApprovalDelegation(Backed, Node):
    ROWS = Row

    starts_at: datetime = strawberry.field(description="When it takes effect.")
    ends_at: datetime = strawberry.field(description="When it ends automatically.")
    ended_at: datetime | None = strawberry.field(
        description="When it ended: at `endsAt`, or earlier by `endDelegation` or because one of the two users can no "
        "longer decide; null if it has not."
    )
    created_at: datetime = strawberry.field(description="When it was given.")

    user = related("user_id", UserRow, UserView, "The absent user, who gave it.")
    delegate = related("delegate_id", UserRow, UserView, "The user who decides in their place.")

    @strawberry.field(description="Whether it is in effect now.")
    def active(self, root: strawberry.Parent[Row]) -> bool:
        return root.in_effect(now())


@strawberry.input(description="The delegation to give.")
class DelegateApprovalsInput:
    to_user_id: strawberry.ID = strawberry.field(
        description="The id of the user who decides in your place. They must be able to decide approvals."
    )
    from_: datetime | None = strawberry.field(
        name="from", default=None, description="When it takes effect; now by default."
    )
    until: datetime = strawberry.field(description="When it ends, at most 365 days after it takes effect.")
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="The delegation to end.")
class EndDelegationInput:
    id: strawberry.ID = strawberry.field(description="The id of the delegation.")


@strawberry.type(description="The result of a delegation mutation.")
class DelegationPayload:
    delegation: ApprovalDelegation | None = strawberry.field(
        default=None, description="The delegation; null if there are errors."
    )
    errors: list[UserError] = errors_field()


async def delegations_of(info: Info, user_id: str) -> list[ApprovalDelegation]:
    """Return the delegations that a user has given or received, read for all users of a list at once."""

    async def fetch(ids: list[str]) -> Mapping[str, Any]:
        return await resolvers.delegations_of(info.context, ids)

    rows = await info.context.loaders.grouped("delegations", fetch).load(user_id)
    return [ApprovalDelegation.of(row) for row in rows or []]


@strawberry.type
class DelegationMutation:
    @strawberry.mutation(
        description="Let another user decide approvals in your place while you are absent: those that name you as an "
        "approver, also ones that are already pending. You can still decide them; each counts once. At any time, one "
        "user decides in your place."
    )
    @errors_as_data(DelegationPayload)
    async def delegate_approvals(
        self,
        info: Info,
        input: Annotated[DelegateApprovalsInput, strawberry.argument(description="The delegation to give.")],
    ) -> DelegationPayload:
        row = await resolvers.delegate_approvals(
            info.context,
            to_user_id=input.to_user_id,
            starts_at=input.from_,
            ends_at=input.until,
            idempotency_key=input.idempotency_key,
        )
        return DelegationPayload(delegation=ApprovalDelegation.of(row))

    @strawberry.mutation(
        description="End a delegation now. The user who gave it, the delegate and administrators can end it."
    )
    @errors_as_data(DelegationPayload)
    async def end_delegation(
        self, info: Info, input: Annotated[EndDelegationInput, strawberry.argument(description="The delegation.")]
    ) -> DelegationPayload:
        return DelegationPayload(
            delegation=ApprovalDelegation.of(await resolvers.end_delegation(info.context, id=input.id))
        )
