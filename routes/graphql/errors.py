"""GraphQL errors for exceptions."""

from strawberry.exceptions import StrawberryInputCoercionError

from errors import Internal, ParleyError
from resolvers.checks import path_of


def explain(error: BaseException) -> dict[str, object] | None:
    """Return the GraphQL error for an expected exception, or None for a bug."""
    if isinstance(error, ParleyError):
        return {"message": error.message, "extensions": extensions_of(error)}
    if isinstance(error, StrawberryInputCoercionError):
        return {"message": str(error), "extensions": {"code": "BAD_USER_INPUT"}}
    return None


def extensions_of(error: ParleyError) -> dict[str, object]:
    """Return the extensions of the GraphQL error for an expected exception."""
    extensions: dict[str, object] = {"code": error.code.value, "retryable": error.retryable}
    if error.retry_after_seconds is not None:
        extensions["retryAfterSeconds"] = error.retry_after_seconds
    if (path := path_of(error)) is not None:
        extensions["field"] = path
    if isinstance(error, Internal):
        extensions["errorId"] = error.error_id
    return extensions
