"""Rate limits, and limits of connections."""

from dataclasses import dataclass
from typing import ClassVar

from settings import values as parse
from settings.subject import Subject, setting


@dataclass(frozen=True, kw_only=True)
class Limits(Subject):
    """The settings of rate limits and connections."""

    TITLE: ClassVar = "Limits"

    connections_per_address: int = setting(
        "CONNECTIONS_PER_ADDRESS",
        parse.whole_number(1, 1_000_000),
        "The maximum number of HTTP connections from one address, per replica. Reverse proxies listed in "
        "`FORWARDED_ALLOW_IPS` have no maximum.",
        default=1_000,
    )
    anonymous_connections_per_address: int = setting(
        "ANONYMOUS_CONNECTIONS_PER_ADDRESS",
        parse.whole_number(1, 1_000_000),
        "The maximum number of sockets and streams without a valid credential from one client's address, per replica.",
        default=500,
    )
    anonymous_rate_limit: int = setting(
        "ANONYMOUS_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Operations per minute without a credential from one client's address; above the limit they get RATE_LIMITED. "
        "Replicas that share a Redis count together, others each on its own; so it is with all limits per minute.",
        default=600,
    )
    failed_credential_rate_limit: int = setting(
        "FAILED_CREDENTIAL_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Invalid credentials per minute from one client's address; above the limit invalid ones get RATE_LIMITED, not "
        "UNAUTHENTICATED, and valid ones are still accepted.",
        default=100,
    )
    request_rate_limit: parse.PerCaller | None = setting(
        "REQUEST_RATE_LIMIT",
        parse.per_caller(1, 1_000_000),
        "Operations a minute of one user or agent, whichever of its keys it uses; operations above the limit get "
        "`RATE_LIMITED`. A number, or different ones [by role and by key](operations.md#limits-by-role): "
        "`600,VIEWER=60,AGENT=120`. A key that is named is counted on its own.",
        default=None,
        shown_default="none: unlimited",
    )
    address_rate_limit: int | None = setting(
        "ADDRESS_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Operations a minute from one client's address, whatever its credentials.",
        default=None,
        shown_default="none: unlimited",
    )
    endpoint_rate_limit: parse.PerCaller | None = setting(
        "ENDPOINT_RATE_LIMIT",
        parse.per_caller(1, 1_000_000),
        "Requests a minute of one caller to one documented REST route or saved endpoint that has no limit of its own, "
        "like `REQUEST_RATE_LIMIT`; requests above the limit get status 429.",
        default=None,
        shown_default="none: unlimited",
    )
    webhook_rate_limit: int = setting(
        "WEBHOOK_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Calls a minute to the URL of one WEBHOOK trigger; calls above the limit get status 429.",
        default=600,
    )
    query_cost_limit: parse.PerCaller | None = setting(
        "QUERY_COST_LIMIT",
        parse.per_caller(1, 1_000_000_000, anonymous=True),
        "The maximum [cost](operations.md#the-cost-of-an-operation) of an operation; above it nothing is executed, and "
        "the error is `QUERY_TOO_COMPLEX`. A number, or different ones by role and key: `5000,VIEWER=500,AGENT=1000`; "
        "`ANONYMOUS` is for requests without a credential.",
        default=parse.PerCaller(25_000, {parse.ANONYMOUS: 500}),
        shown_default="`25000,ANONYMOUS=500`",
    )
    query_depth_limit: parse.PerCaller | None = setting(
        "QUERY_DEPTH_LIMIT",
        parse.per_caller(1, 12),
        "The maximum levels of nested fields, by role and key like `QUERY_COST_LIMIT`.",
        default=None,
        shown_default="`12`",
    )
    query_batch_limit: parse.PerCaller | None = setting(
        "QUERY_BATCH_LIMIT",
        parse.per_caller(1, 10),
        "The maximum number of operations in one HTTP request, by role and key like `QUERY_COST_LIMIT`.",
        default=None,
        shown_default="`10`",
    )
    query_seconds_limit: parse.PerCaller | None = setting(
        "QUERY_SECONDS_LIMIT",
        parse.per_caller(1, 30),
        "The seconds after which a query or mutation is cancelled, by role and key like `QUERY_COST_LIMIT`.",
        default=None,
        shown_default="`30`",
    )
