"""The scalar DateTime: RFC 3339, with an offset or in UTC."""

from datetime import datetime

from graphql import GraphQLError

from storage.clock import parse_time


def parse_date_time(value: object) -> datetime:
    """Return the time of a literal or variable, in UTC.

    Raises:
        GraphQLError: it is not a valid time.
    """
    if not isinstance(value, str):
        raise GraphQLError("A DateTime must be a string such as 2027-03-01T09:30:00Z.")
    try:
        return parse_time(value)
    except ValueError as error:
        raise GraphQLError(f"{value[:50]!r} is not a DateTime: {error}.") from None
