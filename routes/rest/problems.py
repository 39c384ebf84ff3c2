"""Errors of plain HTTP endpoints as problem details (RFC 9457)."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import orjson
from starlette.responses import Response

from errors import RETRYABLE, ErrorCode, Internal, ParleyError, Verbatim
from json_types import JsonObject
from resolvers.checks import path_of
from routes.responses import INVALID_CREDENTIAL, json_response, retry_seconds
from routes.rest.field_names import SNAKE_CASE, FieldNames
from routes.rest.wrong_values import wrong_value
from subscriptions.interfaces import WrongValue

MEDIA_TYPE: Final = "application/problem+json"

_STATUSES: Final[Mapping[str, int]] = {
    ErrorCode.BAD_USER_INPUT.value: 400,
    ErrorCode.QUERY_TOO_COMPLEX.value: 400,
    ErrorCode.UNAUTHENTICATED.value: 401,
    ErrorCode.FORBIDDEN.value: 403,
    ErrorCode.NOT_FOUND.value: 404,
    ErrorCode.CONFLICT.value: 409,
    ErrorCode.REAUTH_REQUIRED.value: 409,
    ErrorCode.IDEMPOTENCY_MISMATCH.value: 422,
    ErrorCode.RATE_LIMITED.value: 429,
    ErrorCode.UPSTREAM_FAILED.value: 502,
    ErrorCode.OUTCOME_UNKNOWN.value: 502,
    ErrorCode.UPSTREAM_UNAVAILABLE.value: 503,
    ErrorCode.NOT_CONFIGURED.value: 503,
    ErrorCode.UNAVAILABLE.value: 503,
}


class Problem(Exception):
    """Ends a request with an error response.

    Args:
        field: the path to the invalid value in the operation's input.
        retryable: whether the same request can succeed later; None if that follows from the code.
        challenge: what 401 asks for.
        error_id: the id under which the process log has the details of a bug.
    """

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        status: int | None = None,
        field: Sequence[str] | None = None,
        retryable: bool | None = None,
        retry_after: int | None = None,
        error_id: str | None = None,
        challenge: str = "Bearer",
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.status = status or _STATUSES.get(code, 500)
        self.field = field
        self.retryable = code in RETRYABLE if retryable is None else retryable
        self.retry_after = retry_after
        self.error_id = error_id
        self.challenge = challenge

    @classmethod
    def of(cls, error: ParleyError, *, rejected: bool = False) -> "Problem":
        """Return the problem for an expected error.

        Args:
            rejected: whether the request has a credential, which is not valid.
        """
        return cls(
            error.code.value,
            error.message,
            field=_path(error),
            retry_after=error.retry_after_seconds,
            error_id=error.error_id if isinstance(error, Internal) else None,
            challenge=INVALID_CREDENTIAL if rejected else "Bearer",
        )

    @classmethod
    def of_response(cls, error: ParleyError, wrong: str = "has no value") -> "Problem":
        """Return the problem if an operation was executed, and something is wrong with an endpoint's response to it.

        Its status is one that clients do not retry: they would execute the operation again.
        """
        message = f"The operation was executed, but the endpoint's response {wrong}: {error.message}"
        return cls(ErrorCode.NOT_CONFIGURED.value, message, status=HTTPStatus.INTERNAL_SERVER_ERROR)

    @classmethod
    def of_graphql(cls, error: Mapping[str, Any], *, named: bool = False, of_input: bool = False) -> "Problem":
        """Return the problem for an error of a GraphQL response.

        Args:
            named: whether the names of variables are those of the request.
            of_input: whether the values of the request are the fields of the only variable, `input`.
        """
        more = error.get("extensions", {})
        detail: str = error["message"]
        field: Sequence[str] = more.get("field") or ()
        if field and field[0] == "variables":
            whole, within = field[1:], field[2:]
            field = whole if (named and not of_input) or not (within or list(whole) == ["input"]) else within
        fault: WrongValue | None = getattr(error, "fault", None)
        if fault is not None:
            detail = wrong_value(fault, field, named=named)
        return cls(
            more.get("code", "INTERNAL"),
            detail,
            field=field,
            retryable=more.get("retryable"),
            retry_after=more.get("retryAfterSeconds"),
            error_id=more.get("errorId"),
        )

    @classmethod
    def of_payload(cls, error: Mapping[str, Any]) -> "Problem":
        """Return the problem for an error of a mutation's payload."""
        return cls(
            error["code"],
            error["message"],
            field=error.get("field"),
            retry_after=error.get("retryAfterSeconds"),
            error_id=Internal.id_in(error["message"]) if error["code"] == ErrorCode.INTERNAL.value else None,
        )

    def move(self, field: Sequence[str]) -> None:
        """Name the invalid value by its path in the request."""
        if self.field and list(self.field) != [
            "id"
        ]:  # a message is about a record "with this id", whatever it is called
            shown = rf"(?<![\w.]){re.escape('.'.join(self.field))}\b"
            self.detail = re.sub(shown, lambda _: ".".join(field), self.detail, count=1)
        self.field = field

    def rename(self, names: FieldNames) -> None:
        """Name the invalid value as one request does."""
        if self.field:
            self.detail = names.message(self.detail, self.field)
            self.field = [*map(Verbatim, names.path(self.field))]

    def response(self, names: FieldNames = SNAKE_CASE) -> Response:
        """Return the response."""
        return json_response(self.status, self.body(names), media_type=MEDIA_TYPE, headers=self.headers())

    def headers(self) -> dict[str, str]:
        """Return the headers that belong to its status."""
        headers = {"www-authenticate": self.challenge} if self.status == HTTPStatus.UNAUTHORIZED else {}
        seconds = retry_seconds(self.code, self.retry_after)
        return headers if seconds is None else {**headers, "retry-after": str(seconds)}

    def facts(self) -> JsonObject:
        """Return what programs read, whatever the protocol: the code, whether and when to retry, the id of a bug."""
        facts: JsonObject = {"code": self.code, "retryable": self.retryable}
        if self.retry_after is not None:
            facts["retryAfterSeconds"] = self.retry_after
        if self.error_id is not None:
            facts["errorId"] = self.error_id
        return facts

    def body(self, names: FieldNames) -> bytes:
        """Return the body of the response."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **self.facts(),
        }
        if self.field:
            body |= {"field": ".".join(path)} if (path := names.path(self.field)) else {}
            body["detail"] = names.message(self.detail, self.field)
        return orjson.dumps(body)


def _path(error: ParleyError) -> list[str]:
    """Return the path of an error's field, in which the parts that the caller named are still marked."""
    parts = zip(error.field or (), path_of(error) or (), strict=True)
    return [Verbatim(shown) if isinstance(part, Verbatim) else shown for part, shown in parts]
