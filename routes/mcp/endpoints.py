"""An organization's own endpoints as tools: saved operations, run with the caller's permissions.

They have the same names as in `/openapi.json`, and share their rate limits and metrics with plain HTTP.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from errors import InvalidInput, ParleyError
from json_types import JsonObject
from models.endpoints import HttpMethod
from resolvers.endpoints.reading import Endpoints, ServedEndpoint, operation_ids, served_endpoints
from resolvers.endpoints.requests import shape
from routes.mcp.call import Call
from routes.mcp.tool import Tool
from routes.mcp.tools import TOOLS
from routes.rest.lifecycle import is_over
from routes.rest.limits import limit_of_endpoint
from routes.rest.problems import Problem
from storage.clock import now

LONGEST_NAME: Final = 100

_TAKEN: Final = frozenset(tool.name for tool in TOOLS)


@dataclass(frozen=True, slots=True)
class EndpointTool:
    """A saved operation as a tool."""

    tool: Tool
    endpoint: ServedEndpoint


async def endpoint_tools(call: Call) -> list[EndpointTool]:
    """Return the tools of the caller's organization, without operations that the schema no longer allows."""
    return [each for each in (await _own(call)).values() if _is_valid(call.endpoints, each.endpoint)]


async def find_endpoint_tool(call: Call, name: str) -> EndpointTool | None:
    """Return the tool of the caller's organization that has this name, if there is one."""
    found = (await _own(call)).get(name)
    return found if found is not None and _is_valid(call.endpoints, found.endpoint) else None


async def _own(call: Call) -> dict[str, EndpointTool]:
    """Return the endpoints of the caller's organization as tools, by name."""
    served, moment = await served_endpoints(call.endpoints, call.caller), now()
    names = operation_ids(served)
    found = dict[str, EndpointTool]()
    for each in served:
        if not each.preset and not is_over(each, moment):
            name = _name(names[each.id])
            name = f"{name}_{each.id[-8:]}" if name in found else name  # long names are cut
            found[name] = EndpointTool(_tool(each, name), each)
    return found


def _is_valid(endpoints: Endpoints, endpoint: ServedEndpoint) -> bool:
    try:
        endpoints.read(endpoint.document)
    except InvalidInput:
        return False
    return True


def _name(operation_id: str) -> str:
    """Return a valid name for a tool that differs from those of the built-in tools."""
    name = operation_id[:LONGEST_NAME]
    return f"{name}_own" if name in _TAKEN else name


def _tool(endpoint: ServedEndpoint, name: str) -> Tool:
    return Tool(
        name=name,
        title=endpoint.name,
        description=_description(endpoint),
        document=endpoint.document,
        destructive=endpoint.method not in (HttpMethod.GET, HttpMethod.POST),
        idempotent=endpoint.method in (HttpMethod.PUT, HttpMethod.DELETE),
        shaped=endpoint.response is not None,
    )


def _description(endpoint: ServedEndpoint) -> str:
    text = re.sub(r"\s+", " ", endpoint.name).strip().rstrip(".")
    text = f"{text}. An operation that the organization has saved, {endpoint.method.value} {endpoint.path}."
    return text if endpoint.deprecated_at is None else f"{text} It is deprecated."


async def run_endpoint(call: Call, found: EndpointTool, arguments: Mapping[str, object]) -> JsonObject:
    """Run a saved operation, and count it as a request to the endpoint.

    Raises:
        Problem, ParleyError: it has failed, or the endpoint's rate limit is exceeded.
    """
    endpoint, organization_id = found.endpoint, call.caller.organization_id
    started, failed = time.perf_counter(), True
    try:
        limit = limit_of_endpoint(call.settings, endpoint, call.caller)
        if limit is not None:
            await call.rates.hit(limit)
        variables = found.tool.variables(arguments)
        operation = call.endpoints.read(endpoint.document)
        data = await call.data(endpoint.document, variables, of_input=found.tool.is_input, operation=operation)
        result = data if endpoint.response is None else await _shaped(call, endpoint.response, data, variables)
        failed = False
    finally:
        took = (time.perf_counter() - started) * 1000
        call.endpoints.count(organization_id, endpoint.id, took, failed=failed)
    return result


async def _shaped(call: Call, response: str, data: JsonObject, variables: JsonObject) -> JsonObject:
    """Return what the endpoint's expression makes of the data; a tool's result is an object."""
    try:
        value = await shape(call.caller, response, {"data": data, "variables": variables, "caller": call.caller.id})
    except ParleyError as error:
        raise Problem.of_response(error) from None
    return value if isinstance(value, dict) else {"result": value}
