"""Request errors (GraphQL §7.1.2): errors raised before execution begins."""

from collections.abc import Sequence

from graphql import GraphQLError


class RequestError(Exception):
    """The request cannot be executed. Each error has its `code` in its extensions."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


def request_error(message: str, code: str, field: Sequence[str] = ()) -> RequestError:
    """Return a `RequestError` with one error.

    Args:
        field: the path of the value that is to blame, if there is one, beginning with `variables`.
    """
    extensions = {"code": code, "field": list(field)} if field else {"code": code}
    return RequestError([GraphQLError(message, extensions=extensions)])
