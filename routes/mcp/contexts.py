"""The context of the SDK's requests: the call that each belongs to, and errors of the protocol."""

from collections.abc import Awaitable
from typing import Any, Final, TypeAlias, TypeVar, cast

from mcp.server.context import ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_PARAMS, INVALID_REQUEST
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS
from starlette.requests import Request

from errors import ErrorCode, ParleyError
from json_types import JsonObject
from routes.mcp.call import SCOPE_KEY, Call
from routes.rest.endpoint import as_problem
from routes.rest.problems import Problem

RequestContext: TypeAlias = ServerRequestContext[Any, Request]
Result = TypeVar("Result")

_RESOURCE_NOT_FOUND: Final = -32002
"""The code of revisions before 2026-07-28, which has none of its own."""


def call_of(context: RequestContext) -> Call:
    """Return the call that a request of the SDK belongs to."""
    assert context.request is not None
    return cast(Call, context.request.scope[SCOPE_KEY])


def not_found(context: RequestContext, uri: str) -> MCPError:
    """Return the error for a resource that does not exist, or that the caller may not see."""
    code = _RESOURCE_NOT_FOUND if context.protocol_version in HANDSHAKE_PROTOCOL_VERSIONS else INVALID_PARAMS
    return MCPError(code, "There is no such resource.", _absent(uri))


def _absent(uri: str) -> JsonObject:
    return {"code": ErrorCode.NOT_FOUND.value, "retryable": False, "field": "params.uri", "uri": uri[:500]}


def invalid_params(message: str, field: str, code: ErrorCode = ErrorCode.BAD_USER_INPUT) -> MCPError:
    """Return the error for a parameter that the SDK accepts."""
    return MCPError(INVALID_PARAMS, message, {"code": code.value, "retryable": False, "field": field})


def protocol_error(problem: Problem) -> MCPError:
    """Return an expected error as one of the protocol, for requests whose result has no place for it."""
    code = INTERNAL_ERROR if problem.status >= 500 else INVALID_REQUEST
    return MCPError(code, problem.detail, problem.facts())


async def or_error(work: Awaitable[Result]) -> Result:
    """Return the result of some work.

    Raises:
        MCPError: the work raised an expected error.
    """
    try:
        return await work
    except (Problem, ParleyError) as error:
        raise protocol_error(as_problem(error)) from None
