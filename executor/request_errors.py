"""A request that is not executed."""

from collections.abc import Sequence

from graphql import GraphQLError


class RequestError(Exception):
    """The request cannot be executed, and why. Each error has its `code` in its extensions."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


def request_error(message: str, code: str) -> RequestError:
    """Returns the refusal with one error."""
    return RequestError([GraphQLError(message, extensions={"code": code})])
