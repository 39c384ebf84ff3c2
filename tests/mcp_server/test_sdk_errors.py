"""Rejections by the SDK itself, as clients of `/mcp` receive them."""

import httpx
import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from routes.mcp.sdk_errors import Completing


@pytest.mark.parametrize(
    ("status", "body", "code", "reason", "text"),
    [
        (413, "Request body too large", -32600, "BAD_USER_INPUT", "Request body too large"),
        (403, "\u00fcber\n".encode("latin-1"), -32600, "BAD_USER_INPUT", "\ufffdber"),
        (400, "[]", -32600, "BAD_USER_INPUT", "[]"),
        (400, '{"error":"no message"}', -32600, "BAD_USER_INPUT", '{"error":"no message"}'),
        (400, '{"detail":"no message"}', -32600, "BAD_USER_INPUT", '{"detail":"no message"}'),
        (405, "", -32600, "BAD_USER_INPUT", "HTTP status 405."),
        (502, "<p>Bad gateway</p>", -32603, "INTERNAL", "<p>Bad gateway</p>"),
        (400, "x" * 5_000, -32600, "BAD_USER_INPUT", "x" * 1_000),
    ],
)
async def test_a_rejection_that_is_no_message_becomes_one(
    status: int, body: str | bytes, code: int, reason: str, text: str
) -> None:
    """The SDK rejects with plain text what this server rejects before it, and any version of it may do so elsewhere."""
    rejecting = Response(body, status, headers={"allow": "POST"})

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await rejecting(scope, receive, Completing(send))

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://mcp") as client:
        response = await client.post("/")
    assert response.status_code == status and response.headers["allow"] == "POST"
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    data = {"code": reason, "retryable": False}
    assert response.json() == {"jsonrpc": "2.0", "id": None, "error": {"code": code, "message": text, "data": data}}
