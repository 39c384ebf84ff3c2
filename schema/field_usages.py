"""GraphQL fields for the use of deprecated parts of the schema."""

from datetime import date, datetime
from typing import Annotated, cast

import strawberry

from models import field_usages as tables
from resolvers import field_usages as resolvers
from schema.base import Backed, Info


@strawberry.type(
    description="The operations of one client that used one deprecated field, argument, input field or enum value."
)
class DeprecatedUsage(Backed):
    ROWS = tables.UsageTotal

    coordinate: str = strawberry.field(
        description="The schema coordinate of what was used: `Type.field`, `Type.field(argument:)`, `Input.field` or "
        "`Enum.VALUE`."
    )

    @strawberry.field(
        description="The client's name, from `apollographql-client-name` or `graphql-client-name`; null if it sends "
        "none, and `(other)` for clients beyond those that are counted separately."
    )
    def client_name(self, root: strawberry.Parent[tables.UsageTotal]) -> str | None:
        return root.client_name or None

    @strawberry.field(
        description="The client's version, from `apollographql-client-version` or `graphql-client-version`."
    )
    def client_version(self, root: strawberry.Parent[tables.UsageTotal]) -> str | None:
        return root.client_version or None

    operations: int = strawberry.field(description="The number of operations that used it, up to 2,147,483,647.")
    last_used_at: datetime = strawberry.field(description="When the last of them was executed, correct to seconds.")


@strawberry.type
class FieldUsageQuery:
    @strawberry.field(
        description="The clients that still use deprecated parts of the schema, the most recent use first; at most "
        "1,000. Operations of the last 90 days are counted. Requires the scope `usage:read`."
    )
    async def deprecated_usages(
        self,
        info: Info,
        coordinate: Annotated[
            str | None,
            strawberry.argument(description="Only uses of this part of the schema, such as `Task.priority`."),
        ] = None,
        since: Annotated[
            datetime | None, strawberry.argument(description="Only uses since the day of this time, in UTC.")
        ] = None,
    ) -> list[DeprecatedUsage]:
        day: date | None = None if since is None else since.date()
        found = await resolvers.deprecated_usages(info.context, coordinate=coordinate, since=day)
        return cast(list[DeprecatedUsage], found)
