"""The scalar DateTime: RFC 3339 in any offset as input, one format as output."""

from datetime import datetime

from graphql import GraphQLError

from executor import writes_utc_times
from json_types import format_time
from shown import as_json
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
        raise GraphQLError(f"{as_json(value)} is not a DateTime: {error}.") from None


@writes_utc_times
def write_date_time(value: object) -> str:
    """Return a time as text.

    Raises:
        GraphQLError: the value is not a time.
    """
    if not isinstance(value, datetime):
        raise GraphQLError(f"{as_json(value)} is not a time.")
    return format_time(value)
