"""The SDK's own client of a gateway's `/mcp`, in both revisions of the protocol."""

import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any, Final

import httpx2
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent, TextResourceContents

from tests.gateways import TLS, Addresses

CURRENT: Final = "2026-07-28"
BEFORE: Final = "2025-11-25"
MODES: Final = {CURRENT: "auto", BEFORE: "legacy"}
"""The client's way to find each revision: by asking, which finds the newest, or with the handshake of those before."""


@contextlib.asynccontextmanager
async def connected(
    gateway: Addresses, token: str | None = None, revision: str = CURRENT, **options: Any
) -> AsyncIterator[Client]:
    """Connect the SDK's client with a credential, the administrator's by default."""
    http = httpx2.AsyncClient(headers=gateway.headers(token), timeout=30, trust_env=False, verify=TLS)
    async with http:
        transport = streamable_http_client(f"{gateway.url}/mcp", http_client=http)
        async with Client(transport, mode=MODES[revision], **options) as client:
            assert client.session.protocol_version == revision
            yield client


async def called(client: Client, name: str, **arguments: Any) -> Any:
    """Call a tool that must succeed, and return its data."""
    result = await client.call_tool(name, arguments)
    assert not result.is_error, result.content
    assert json.loads(text_of(result)) == result.structured_content
    return result.structured_content


async def failed(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """Call a tool that must fail, and return the error."""
    result = await client.call_tool(name, arguments)
    assert result.is_error, result.structured_content
    error: dict[str, Any] = json.loads(text_of(result))
    assert error["message"]
    return error


def text_of(result: CallToolResult) -> str:
    """Return the text of a result."""
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


async def read(client: Client, uri: str) -> Any:
    """Return the JSON of a resource."""
    [contents] = (await client.read_resource(uri)).contents
    assert isinstance(contents, TextResourceContents)
    assert (contents.uri, contents.mime_type) == (uri, "application/json")
    return json.loads(contents.text)
