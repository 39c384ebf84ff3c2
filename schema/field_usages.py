"""GraphQL fields for the use of deprecated parts of the schema."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from graphql import GraphQLError, GraphQLSchema
from graphql.utilities import resolve_schema_coordinate

from errors import InvalidInput
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
        "1,000. Operations of the last 90 days are counted. For something that is not deprecated, or does not exist, "
        "and has no counts it fails with `BAD_USER_INPUT`. Requires the scope `usage:read`."
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
        if not found and coordinate is not None:
            require_deprecated(info._raw_info.schema, coordinate)
        return DeprecatedUsage.each(found)


def require_deprecated(schema: GraphQLSchema, coordinate: str) -> None:
    """Require that the uses of a part of the schema are counted, so that no counts mean no uses.

    Raises:
        InvalidInput: it does not exist, or is not deprecated.
    """
    try:
        part: tuple[object, ...] | None = resolve_schema_coordinate(schema, coordinate.strip())
    except (GraphQLError, TypeError):  # it is no coordinate, or of no type
        part = None
    if part is None:
        raise InvalidInput("coordinate names nothing in the schema.", field=["coordinate"])
    *_, named, _kind = part
    if getattr(named, "deprecation_reason", None) is None:
        message = "coordinate names something that is not deprecated: its uses are not counted."
        raise InvalidInput(message, field=["coordinate"])
