"""Expected errors as data: the `errors` of every mutation's payload; and the fields and types that mutations share."""

import functools
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, Self, TypeVar, cast

import strawberry

from context.faults import logged_fault
from errors import (
    ErrorCode,
    Forbidden,
    Internal,
    ParleyError,
    QueryTooComplex,
    Unauthenticated,
)
from resolvers.audit_entries import record_denial
from resolvers.checks import path_of
from resolvers.waiting import require_still_valid
from schema.base import Info, describe_enum

describe_enum(
    ErrorCode,
    "A stable error code.",
    UNAUTHENTICATED="The credential is missing, invalid or expired.",
    FORBIDDEN="The credential does not allow this.",
    NOT_FOUND="The record does not exist or belongs to another organization.",
    BAD_USER_INPUT="A value is invalid; `field` names it.",
    CONFLICT="The record is in a state that does not allow this, or it has changed since you read it.",
    IDEMPOTENCY_MISMATCH="The idempotency key was already used with a different input.",
    RATE_LIMITED="Too many requests. Retry later.",
    QUERY_TOO_COMPLEX="The GraphQL document exceeds a limit on size, depth or complexity.",
    NOT_CONFIGURED="A required setting is missing; the message names it.",
    REAUTH_REQUIRED="The user must reconnect the account at the provider.",
    UPSTREAM_FAILED="The external service rejected or failed the call.",
    UPSTREAM_UNAVAILABLE="The external service is unavailable. Retry later.",
    OUTCOME_UNKNOWN="The call may or may not have taken effect. Check the external service before you retry.",
    UNAVAILABLE="Parley is temporarily unavailable. Retry later.",
    INTERNAL="An internal error; quote the id in the message when you report it.",
)


@strawberry.type(description="An expected error, returned as data.")
class UserError:
    code: ErrorCode = strawberry.field(description="A stable code for programs.")
    message: str = strawberry.field(description="An explanation for people.")
    field: list[str] | None = strawberry.field(
        description='The path into `input` of the invalid value, e.g. `["nodes", "2", "dependsOn"]`.'
    )
    retryable: bool = strawberry.field(description="Whether the same request may succeed later.")
    retry_after_seconds: int | None = strawberry.field(description="How long to wait before retrying, in seconds.")

    @classmethod
    def of(cls, error: ParleyError) -> Self:
        """Return an expected error as data."""
        return cls(
            code=error.code,
            message=error.message,
            field=path_of(error),
            retryable=error.retryable,
            retry_after_seconds=error.retry_after_seconds,
        )


Parameters = ParamSpec("Parameters")
PayloadType = TypeVar("PayloadType")

_TOP_LEVEL = (Unauthenticated, QueryTooComplex, Internal)


def errors_as_data(
    payload: Callable[..., PayloadType],
) -> Callable[[Callable[Parameters, Awaitable[PayloadType]]], Callable[Parameters, Awaitable[PayloadType]]]:
    """Return `payload(errors=[…])` from a mutation that raises an error that a caller can handle.

    Use it below `@strawberry.mutation(…)`. A missing credential and internal errors stay top-level errors, as do limits
    of operations, which apply before one is executed. A mutation after one that has waited does not begin if the
    credential was revoked meanwhile. Root fields are not nullable, so a top-level error is the only result of the
    document; once an earlier mutation of it has succeeded, its result must be shown, and every error is data,
    even a bug.
    """

    def decorate(
        resolver: Callable[Parameters, Awaitable[PayloadType]],
    ) -> Callable[Parameters, Awaitable[PayloadType]]:
        @functools.wraps(resolver)
        async def answer(*args: Parameters.args, **kwargs: Parameters.kwargs) -> PayloadType:
            info = _info(*args, *kwargs.values())
            context = info.context
            try:
                await require_still_valid(context, context.began)
                done = await resolver(*args, **kwargs)
                context.changed = True
                return done
            except ParleyError as error:
                if isinstance(error, _TOP_LEVEL) and not context.changed:
                    raise
                if isinstance(error, Forbidden):
                    record_denial(context, info.field_name)
                return payload(errors=[UserError.of(error)])
            except Exception:
                if not context.changed:
                    raise
                return payload(errors=[UserError.of(logged_fault(f"mutation {info.field_name}"))])

        return answer

    return decorate


def _info(*arguments: object) -> Info:
    """Return the `info` among the arguments of a mutation."""
    return cast(Info, next(each for each in arguments if hasattr(each, "field_name")))


def no_errors() -> list[UserError]:
    """Return the `errors` of a mutation that succeeded."""
    return []


def errors_field() -> Any:
    """Return the `errors` field of a payload."""
    return strawberry.field(default_factory=no_errors, description="Why the mutation failed; empty if it succeeded.")


def idempotency_key_field() -> Any:
    """Return the `idempotencyKey` field of an input."""
    return strawberry.field(
        default=None,
        description="Repeating the operation with the same key and input within 24 hours returns the first result; "
        "with another input it fails with `IDEMPOTENCY_MISMATCH`.",
    )


@strawberry.input(description="The record to delete.")
class DeleteInput:
    id: strawberry.ID = strawberry.field(description="The id of the record to delete.")


@strawberry.type(description="The result of a deletion.")
class DeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the deleted record; null if there are errors."
    )
    errors: list[UserError] = errors_field()
