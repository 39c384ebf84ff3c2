"""The MCP server: the SDK's requests, as tools and resources.

Stateless: every request carries its credential, and any replica can serve it. The SDK speaks the revision of 2026,
without a handshake, and those before it, with one.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import orjson
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    ToolAnnotations,
)
from mcp_types import (
    Tool as ToolDescription,
)
from mcp_types.version import KNOWN_PROTOCOL_VERSIONS
from starlette.types import Receive, Scope, Send

from context.faults import logged_fault
from errors import ErrorCode, InvalidInput, ParleyError
from json_types import JsonObject
from routes.mcp.call import Call
from routes.mcp.contexts import RequestContext, call_of, invalid_params, not_found, or_error, protocol_error
from routes.mcp.endpoints import endpoint_tools, find_endpoint_tool, run_endpoint
from routes.mcp.listening import listen
from routes.mcp.resources import MEDIA_TYPE, kinds_for, list_resources, parse_uri
from routes.mcp.runs import follow_run
from routes.mcp.sdk_errors import Completing, with_codes
from routes.mcp.tool import LONGEST_WAIT, Tool
from routes.mcp.tools import FOLLOW_RUN, TOOLS
from routes.rest.endpoint import as_problem
from routes.rest.problems import Problem
from shown import as_json

_INSTRUCTIONS: Final = (
    "Parley is a gateway to AI agents and the people who work with them: agents, tasks, workflows and their runs, "
    "sessions with messages, approvals. Ids are opaque. Lists return `pageInfo`; pass `endCursor` as `after` for the "
    "next page. An error is a JSON object with `code` and `message`."
)


class McpServer:
    """The server behind the route."""

    revisions: Sequence[str] = KNOWN_PROTOCOL_VERSIONS

    def __init__(self) -> None:
        self._server: Server[Any] = Server(
            "parley",
            version="1",
            title="Parley",
            instructions=_INSTRUCTIONS,
            get_tool_input_schema=lambda _name: None,  # no argument is also sent as a header
            on_list_tools=_list_tools,
            on_call_tool=_call_tool,
            on_list_resources=_list_resources,
            on_list_resource_templates=_list_templates,
            on_read_resource=_read_resource,
            on_subscriptions_listen=listen,
        )
        self._server.middleware.append(with_codes)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request. It takes its `Call` from the scope."""
        # The manager's tasks belong to one request, so they end with it.
        manager = StreamableHTTPSessionManager(self._server, stateless=True)
        async with manager.run():
            await manager.handle_request(scope, receive, Completing(send))


async def _list_tools(context: RequestContext, _params: PaginatedRequestParams | None) -> ListToolsResult:
    return ListToolsResult(tools=[_described(tool) for tool in await or_error(_listed(call_of(context)))])


async def _listed(call: Call) -> list[Tool]:
    await call.count()
    own = [each.tool for each in await endpoint_tools(call)]
    return [*(tool for tool in TOOLS if tool.is_for(call.caller)), *own]


@functools.lru_cache(maxsize=500)
def _described(tool: Tool) -> ToolDescription:
    return ToolDescription(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.arguments(),
        output_schema=tool.data(),
        annotations=ToolAnnotations(
            title=tool.title,
            read_only_hint=tool.reads_only,
            destructive_hint=tool.destructive,
            idempotent_hint=tool.idempotent or tool.reads_only,
            open_world_hint=False,
        ),
    )


async def _call_tool(context: RequestContext, params: CallToolRequestParams) -> CallToolResult:
    call, arguments = call_of(context), params.arguments or {}
    tool = next((each for each in TOOLS if each.name == params.name), None)
    own = await or_error(find_endpoint_tool(call, params.name)) if tool is None else None
    try:
        if tool is not None:
            return _result(await _run(context, call, tool, arguments))
        if own is not None:
            return _result(await run_endpoint(call, own, arguments))
        raise invalid_params(f"There is no tool {as_json(params.name)}.", "params.name", ErrorCode.NOT_FOUND)
    except (Problem, ParleyError) as error:
        return _failure(as_problem(error))
    except MCPError:
        raise
    except Exception:
        return _failure(Problem.of(logged_fault(f"tool {params.name[:100]}")))


async def _run(context: RequestContext, call: Call, tool: Tool, arguments: Mapping[str, object]) -> JsonObject:
    variables = tool.variables(arguments)
    wait = _wait_seconds(context, tool, arguments)
    data = await call.data(tool.document, variables, of_input=tool.is_input)
    if not wait:
        return data
    payload = cast(dict[str, Any], data.get("executeWorkflow", data))
    id = payload["execution"]["id"]
    try:
        await follow_run(call, id, wait, context.session.report_progress)
        payload["execution"] = (await call.data(FOLLOW_RUN, {"id": id}))["execution"]
    except (Problem, ParleyError) as error:
        problem = as_problem(error)
        if tool.reads_only:
            raise problem from None
        # The run has started, which is what the caller must know.
        if problem.code != "FORBIDDEN":
            detail = f"{problem.detail} The run {id} continues; call followRun."
            raise Problem(problem.code, detail, retryable=False) from None
    return data


def _wait_seconds(context: RequestContext, tool: Tool, arguments: Mapping[str, object]) -> float:
    """Return how long to follow the run that a tool returns.

    Raises:
        InvalidInput: the argument is not a number of seconds that is allowed.
    """
    if not tool.follows:
        return 0
    wait = arguments.get("waitSeconds")
    if wait is None:
        return LONGEST_WAIT if (context.meta or {}).get("progress_token") is not None else 0
    if isinstance(wait, bool) or not isinstance(wait, int) or not 0 <= wait <= LONGEST_WAIT:
        raise InvalidInput(f"waitSeconds must be an integer from 0 to {LONGEST_WAIT}.", field=["waitSeconds"])
    return wait


def _result(data: JsonObject) -> CallToolResult:
    return CallToolResult(content=[_text(data)], structured_content=data)


def _failure(problem: Problem) -> CallToolResult:
    """Return an error that a model can read and correct."""
    error: JsonObject = {**problem.facts(), "message": problem.detail}
    if problem.field:
        error["field"] = [str(part) for part in problem.field]
    return CallToolResult(content=[_text(error)], is_error=True)


def _text(value: JsonObject) -> TextContent:
    return TextContent(text=orjson.dumps(value).decode())


async def _list_resources(context: RequestContext, _params: PaginatedRequestParams | None) -> ListResourcesResult:
    listed = await or_error(list_resources(call_of(context)))
    return ListResourcesResult(
        resources=[
            Resource(uri=kind.uri(id), name=name, description=kind.description, mime_type=MEDIA_TYPE)
            for kind, id, name in listed
        ]
    )


async def _list_templates(
    context: RequestContext, _params: PaginatedRequestParams | None
) -> ListResourceTemplatesResult:
    return ListResourceTemplatesResult(
        resource_templates=[
            ResourceTemplate(
                uri_template=kind.template,
                name=kind.name,
                title=kind.title,
                description=kind.description,
                mime_type=MEDIA_TYPE,
            )
            for kind in kinds_for(call_of(context).caller)
        ]
    )


async def _read_resource(context: RequestContext, params: ReadResourceRequestParams) -> ReadResourceResult:
    uri = str(params.uri)
    named = parse_uri(uri)
    if named is None:
        raise not_found(context, uri)
    kind, id = named
    try:
        data = await call_of(context).data(kind.document, {"id": id})
    except Problem as problem:
        if problem.code == "NOT_FOUND":
            raise not_found(context, uri) from None
        raise protocol_error(problem) from None
    text = orjson.dumps(data[kind.field]).decode()
    return ReadResourceResult(contents=[TextResourceContents(uri=uri, mime_type=MEDIA_TYPE, text=text)])
