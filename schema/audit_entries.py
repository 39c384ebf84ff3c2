"""GraphQL types and fields for the audit trail."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from models import audit_entries as tables
from resolvers import audit_entries as resolvers
from schema.base import JSON, Backed, Info
from schema.projection import uses_columns
from schema.relations import related_actor
from schema.relay import Connection, connection, paged
from storage.pagination import Order, PageArguments


@strawberry.type(
    description="An entry of the audit trail: an administrative change, a sign-in or a decision. Entries of an "
    "organization form a chain, in which each has the hash of the one before."
)
class AuditEntry(Backed):
    ROWS = tables.AuditEntry

    id: strawberry.ID = strawberry.field(description="The id.")
    action: str = strawberry.field(
        description="What was done: the dotted type of the event, such as `user.updated`, or an action without an "
        "event, such as `user.sign_in_failed`."
    )
    actor = related_actor("actor_id", "Who did it; null if that is not known.", optional=True)
    address: str | None = strawberry.field(
        description="The client's address; null for changes of Parley itself and for commands."
    )
    key_id: strawberry.ID | None = strawberry.field(
        description="The id of the API key that was used; null for a token of a sign-in."
    )
    subject_id: strawberry.ID | None = strawberry.field(description="The id of what was changed.")
    event_id: strawberry.ID | None = strawberry.field(
        description="The id of the event that recorded the change; the event expires earlier than this entry."
    )
    before: JSON | None = strawberry.field(description="The former values of what changed; never a secret.")
    after: JSON | None = strawberry.field(description="The new values; never a secret.")
    previous_hash: str | None = strawberry.field(description="The hash of the entry before it, or 64 zeros.")
    hash: str | None = strawberry.field(
        description="The SHA-256 over everything that the entry says and `previousHash`; null until it is sealed, "
        "within seconds."
    )

    @strawberry.field(description="When it was done.")
    @uses_columns("created_at")
    def at(self, root: strawberry.Parent[tables.AuditEntry]) -> datetime:
        return root.created_at

    @strawberry.field(
        description="Its number in the organization's chain, without gaps from 1 on, as text because it can be larger "
        "than an `Int`; null until it is sealed."
    )
    @uses_columns("number")
    def number(self, root: strawberry.Parent[tables.AuditEntry]) -> str | None:
        return None if root.number is None else str(root.number)


@strawberry.type(
    description="The end of an organization's audit trail. Keep it elsewhere, and `cli.py verify-audit --anchors` "
    "finds out whether the trail up to there was replaced or cut off since."
)
class AuditAnchor(Backed):
    ROWS = tables.AuditHead

    organization_id: strawberry.ID = strawberry.field(description="The id of the organization.")
    hash: str = strawberry.field(description="The hash of the last entry, or 64 zeros if there is none.")

    @strawberry.field(description="The number of the last entry; 0 if there is none.")
    def number(self, root: strawberry.Parent[tables.AuditHead]) -> str:
        return str(root.number)


@strawberry.type
class AuditEntryQuery:
    @strawberry.field(
        graphql_type=Connection[AuditEntry],
        description="The audit trail, newest first. Requires `audit:read`, which administrators have.",
    )
    @paged
    async def audit_trail(
        self,
        info: Info,
        actions: Annotated[
            list[str] | None, strawberry.argument(description="Only these actions, such as `user.updated`.")
        ] = None,
        actor_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only what this user or agent did.")
        ] = None,
        subject_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only what was done to the object with this id.")
        ] = None,
        since: Annotated[datetime | None, strawberry.argument(description="Only since this time.")] = None,
        until: Annotated[datetime | None, strawberry.argument(description="Only before this time.")] = None,
        *,
        page: PageArguments,
    ) -> Any:
        rows = resolvers.audit_trail(
            info.context, actions=actions, actor_id=actor_id, subject_id=subject_id, since=since, until=until
        )
        return await connection(info, rows, Order(descending=True), page)

    @strawberry.field(description="The end of the audit trail, to keep elsewhere. Requires `audit:read`.")
    async def audit_anchor(self, info: Info) -> AuditAnchor:
        return AuditAnchor.of(await resolvers.audit_anchor(info.context))
