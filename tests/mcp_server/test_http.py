"""`/mcp` over plain HTTP: credentials, origins, bodies, and what a client learns from a rejection."""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

import anyio
import httpx
import pytest
from mcp.client.auth.utils import (
    build_protected_resource_metadata_discovery_urls,
    extract_resource_metadata_from_www_auth,
)
from mcp.shared.auth import ProtectedResourceMetadata
from mcp.shared.exceptions import MCPError

from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.gateways import ANONYMOUS, Gateway
from tests.mcp_server.clients import BEFORE, CURRENT, called, connected, failed
from tests.people import administrator, agent, person
from tests.running import node
from tests.suite import one_backend

pytestmark = one_backend

LIMIT: Final = 30
ACCEPT: Final = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
OLD: Final = {**ACCEPT, "mcp-protocol-version": BEFORE}
META: Final = {"io.modelcontextprotocol/protocolVersion": CURRENT, "io.modelcontextprotocol/clientCapabilities": {}}
METADATA: Final = "/.well-known/oauth-protected-resource"

NewEnvironment: TypeAlias = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str], issuer: FakeIssuer) -> Iterator[Gateway]:
    settings = {
        "OIDC_ISSUER": issuer.url,
        "OIDC_AUDIENCE": AUDIENCE,
        "CORS_ORIGIN": "https://inspector.example",
        "REQUEST_RATE_LIMIT": str(LIMIT),
    }
    with Gateway({**backend, **settings}) as running:
        yield running


@pytest.fixture
def token(gateway: Gateway) -> str:
    """A member's token: its limit is its own."""
    return person(gateway).token


def message(method: str, **params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}


def posted(
    gateway: Gateway, token: str, body: object = None, headers: Mapping[str, str] = OLD, **more: Any
) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body or message("tools/list")).encode()
    with gateway.client(token) as client:
        return client.post("/mcp", content=content, headers=dict(headers), **more)


def result_of(response: httpx.Response) -> Any:
    """Return the JSON-RPC message of a response: the body, or the event of a stream."""
    if response.headers["content-type"].startswith("application/json"):
        return response.json()
    [data] = [line[6:] for line in response.text.splitlines() if line.startswith("data: ")]
    return json.loads(data)


# ---------------------------------------------------------------- credentials


def test_a_request_without_a_credential_learns_where_to_get_one(gateway: Gateway, issuer: FakeIssuer) -> None:
    response = posted(gateway, ANONYMOUS)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == f'Bearer resource_metadata="{gateway.url}{METADATA}/mcp"'
    assert response.json()["error"]["message"].startswith("Send a credential")
    metadata_url = extract_resource_metadata_from_www_auth(cast(Any, response))
    assert metadata_url in build_protected_resource_metadata_discovery_urls(None, f"{gateway.url}/mcp")
    with gateway.client(ANONYMOUS) as client:
        for path in (f"{METADATA}/mcp", METADATA):
            shown = client.get(path)
            assert shown.status_code == 200
            assert shown.json() == {
                "resource": f"{gateway.url}/mcp",
                "authorization_servers": [issuer.url],
                "scopes_supported": ["openid", "profile", "email"],
                "bearer_methods_supported": ["header"],
                "resource_name": "Parley",
            }
            assert str(ProtectedResourceMetadata.model_validate(shown.json()).resource) == f"{gateway.url}/mcp"


@pytest.mark.parametrize("token", ["prl_unknown", "a.b.c", "x" * 5000])
def test_an_invalid_credential_is_rejected(gateway: Gateway, token: str) -> None:
    response = posted(gateway, token)
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith('Bearer error="invalid_token", resource_metadata="')
    assert token not in response.text


async def test_a_token_of_the_issuer_is_a_credential(gateway: Gateway, issuer: FakeIssuer) -> None:
    async with connected(gateway, issuer.token(sub="mcp", email="mcp@example.com")) as client:
        viewer = (await called(client, "whoAmI"))["viewer"]
        assert viewer["role"] == "VIEWER"
    for attack in ({"aud": "another"}, {"exp": 1}):
        assert posted(gateway, issuer.token(sub="mcp", email="mcp@example.com", **attack)).status_code == 401


def test_the_key_can_be_sent_as_a_header_of_its_own(gateway: Gateway, token: str) -> None:
    response = posted(gateway, ANONYMOUS, headers={**OLD, "x-api-key": token})
    assert "tools" in result_of(response)["result"]


# ---------------------------------------------------------------- requests


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://evil.example", 403),
        ("http://rebound.example:80", 403),
        ("null", 403),
        ("https://inspector.example", 200),
    ],
)
def test_pages_of_other_origins_are_rejected(gateway: Gateway, token: str, origin: str, status: int) -> None:
    host = {"host": "rebound.example:80"} if "rebound" in origin else {}
    response = posted(gateway, token, headers={**OLD, "origin": origin, **host})
    assert response.status_code == status
    if status == 200:
        assert response.headers["access-control-allow-origin"] == origin
        assert "www-authenticate" in response.headers["access-control-expose-headers"]


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_only_post_is_served(gateway: Gateway, token: str, method: str) -> None:
    with gateway.client(token) as client:
        response = client.request(method, "/mcp", headers=OLD)
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", OLD, 400),
        (b"[]", OLD, 400),
        (b"null", OLD, 400),
        (b'"text"', OLD, 400),
        (b"\xff\xfe", OLD, 400),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "x", "arguments": NaN}}', OLD, 400),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {"n": 99999999999999999999999999}}', OLD, 400),
        (b"[" * 5000 + b"]" * 5000, OLD, 400),
        (b" " * 1_048_577, OLD, 413),
        (b"{}", {**OLD, "content-type": "text/plain"}, 415),
        (b"{}", {**OLD, "content-encoding": "gzip"}, 415),
        (json.dumps(message("tools/list")).encode(), {**OLD, "accept": "text/html"}, 406),
        (json.dumps(message("tools/list")).encode(), {**OLD, "mcp-protocol-version": "1999-01-01"}, 400),
    ],
)
def test_hostile_requests_are_rejected(
    gateway: Gateway, token: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert posted(gateway, token, body, headers).status_code == status


@pytest.mark.parametrize("headers", [OLD, {**ACCEPT, "mcp-protocol-version": CURRENT}])
@pytest.mark.parametrize(
    ("body", "code", "field", "said"),
    [
        ([], -32600, None, "The body must be one JSON-RPC message, which is an object."),
        ({}, -32600, "jsonrpc", 'jsonrpc must be "2.0".'),
        ({"jsonrpc": "2.0", "id": 1}, -32600, "method", "method must be a string."),
        (
            {"jsonrpc": "2.0", "id": 1, "result": 5},
            -32600,
            "method",
            "Send a request: this server asks for no responses.",
        ),
        ({"jsonrpc": "2.0", "id": 1.5, "method": "ping"}, -32600, "id", "id must be a string or an integer."),
        ({"jsonrpc": "2.0", "id": None, "method": "ping"}, -32600, "id", "id must be a string or an integer."),
        ({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}, -32602, "params", "params must be an object."),
        (message("tools/call"), -32602, "params.name", "params.name is required."),
        (message("tools/call", name=5), -32602, "params.name", "params.name must be a string."),
        (
            message("tools/call", name="x", arguments=[]),
            -32602,
            "params.arguments",
            "params.arguments must be an object.",
        ),
        (message("tools/list", cursor=5), -32602, "params.cursor", "params.cursor must be a string."),
        (message("resources/read", uri=True), -32602, "params.uri", "params.uri must be a string."),
        (message("initialize"), -32602, "params.protocolVersion", "params.protocolVersion is required."),
    ],
)
def test_a_malformed_message_is_rejected_with_its_field(
    gateway: Gateway, token: str, headers: dict[str, str], body: object, code: int, field: str | None, said: str
) -> None:
    response = posted(gateway, token, json.dumps(body).encode(), headers)
    answered = response.json()
    data = {"code": "BAD_USER_INPUT", "retryable": False} | ({"field": field} if field else {})
    assert answered["error"] == {"code": code, "message": said, "data": data}
    assert answered["id"] == (1 if isinstance(body, dict) and body.get("id") == 1 else None)
    assert response.status_code == (400 if code == -32600 else 200)


def test_deep_arguments_are_rejected(gateway: Gateway, token: str) -> None:
    nested: Any = 1
    for _ in range(200):
        nested = [nested]
    body = message("tools/call", name="createTask", arguments={"title": "Deep", "type": "deep", "payload": nested})
    response = posted(gateway, token, body)
    assert response.status_code < 500
    assert "BAD_USER_INPUT" in response.text


@pytest.mark.parametrize("headers", [OLD, {**ACCEPT, "mcp-protocol-version": CURRENT}])
@pytest.mark.parametrize("opening", ["[", '{"k": '])
def test_deep_arguments_are_named(gateway: Gateway, token: str, headers: dict[str, str], opening: str) -> None:
    nested = opening * 400 + "1" + {"[": "]"}.get(opening, "}") * 400
    call = json.dumps(message("tools/call", name="createTask", arguments={"payload": "nested"}))
    error = posted(gateway, token, call.replace('"nested"', nested).encode(), headers).json()
    assert error["id"] == 1
    assert error["error"]["code"] == -32602
    assert "is nested more than 128 levels deep." in error["error"]["message"]
    assert error["error"]["data"]["code"] == "BAD_USER_INPUT"
    assert error["error"]["data"]["field"].startswith("params.arguments.payload")


def test_an_integer_that_cannot_be_kept_is_named(gateway: Gateway, token: str) -> None:
    body = json.dumps(message("tools/call", name="createTask", arguments={"payload": {"n": [2**63 + 1]}})).encode()
    response = posted(gateway, token, body)
    assert (response.status_code, response.json()["id"]) == (400, 1)
    error = response.json()["error"]
    assert error["code"] == -32602
    assert error["data"] == {"code": "BAD_USER_INPUT", "retryable": False, "field": "params.arguments.payload.n.0"}
    assert error["message"].endswith("does not fit into 64 bits: params.arguments.payload.n.0.")


@pytest.mark.parametrize("params", [{}, {"_meta": META}])
def test_an_unknown_revision_is_blamed_on_its_header(gateway: Gateway, token: str, params: dict[str, Any]) -> None:
    response = posted(gateway, token, message("ping", **params), {**ACCEPT, "mcp-protocol-version": "1999-01-01"})
    assert (response.status_code, response.json()["id"]) == (400, 1)
    error = response.json()["error"]
    assert error["message"].startswith("MCP-Protocol-Version must be one of ") and BEFORE in error["message"]
    assert (error["code"], error["data"]["field"]) == (-32022, "MCP-Protocol-Version")
    assert CURRENT in error["data"]["supported"] and error["data"]["requested"] == "1999-01-01"


def test_every_rejection_has_the_code_of_its_error(gateway: Gateway, token: str) -> None:
    for credential, headers, code in (
        (ANONYMOUS, OLD, "UNAUTHENTICATED"),
        ("prl_unknown", OLD, "UNAUTHENTICATED"),
        (token, {**OLD, "origin": "https://evil.example"}, "FORBIDDEN"),
        (token, {**OLD, "content-type": "text/plain"}, "BAD_USER_INPUT"),
    ):
        assert posted(gateway, credential, None, headers).json()["error"]["data"]["code"] == code
    for _ in range(10 * LIMIT):  # the allowance grows meanwhile
        response = result_of(posted(gateway, token))
        if "error" in response:
            break
    assert response["error"]["data"]["code"] == "RATE_LIMITED"
    assert response["error"]["data"]["retryAfterSeconds"] >= 1


def current(method: str, **more: str) -> dict[str, str]:
    return {**ACCEPT, "mcp-protocol-version": CURRENT, "mcp-method": method, **more}


@pytest.mark.parametrize(
    ("body", "headers", "code", "reason", "field"),
    [
        (message("tools/destroy"), OLD, -32601, "NOT_FOUND", "method"),
        (message("tools/destroy", _meta=META), current("tools/destroy"), -32601, "NOT_FOUND", "method"),
        (message("prompts/get", name=1), OLD, -32602, "BAD_USER_INPUT", "params.name"),
        (message("prompts/get"), OLD, -32602, "BAD_USER_INPUT", "params.name"),
        (
            message("tools/list", _meta={"progressToken": [1]}),
            OLD,
            -32602,
            "BAD_USER_INPUT",
            "params._meta.progressToken",
        ),
        (message("tools/list"), current("tools/list"), -32602, "BAD_USER_INPUT", "params._meta"),
        (message("tools/list", _meta=META), current("tools/call"), -32020, "BAD_USER_INPUT", None),
        (message("tools/list"), {**OLD, "accept": "text/html"}, -32600, "BAD_USER_INPUT", "Accept"),
        (message("ping", _meta=META), current("ping", accept="text/html"), -32600, "BAD_USER_INPUT", "Accept"),
        (message("resources/read", uri="parley://x/y"), OLD, -32002, "NOT_FOUND", "params.uri"),
    ],
)
def test_an_error_of_the_protocol_has_the_data_of_every_error(
    gateway: Gateway,
    token: str,
    body: dict[str, Any],
    headers: dict[str, str],
    code: int,
    reason: str,
    field: str | None,
) -> None:
    error = result_of(posted(gateway, token, body, headers))["error"]
    assert error["code"] == code
    assert error["data"] | {"uri": ""} == {
        "uri": "",
        "code": reason,
        "retryable": False,
        **({"field": field} if field else {}),
    }


def test_the_current_revision_needs_no_handshake(gateway: Gateway, token: str) -> None:
    headers = {**ACCEPT, "mcp-protocol-version": CURRENT, "mcp-method": "tools/list"}
    response = posted(gateway, token, message("tools/list", _meta=META), headers)
    assert response.status_code == 200
    assert "mcp-session-id" not in response.headers
    shown = response.json()["result"]
    assert "listAgents" in [tool["name"] for tool in shown["tools"]]
    assert shown["cacheScope"] == "private"


# ---------------------------------------------------------------- limits


async def test_calls_count_against_the_rate_limit(gateway: Gateway, token: str) -> None:
    async with connected(gateway, token) as client:
        for _ in range(LIMIT):
            result = await client.call_tool("whoAmI", {})
            if result.is_error:
                break
        assert (await failed(client, "whoAmI"))["code"] == "RATE_LIMITED"
        assert (await failed(client, "whoAmI"))["retryAfterSeconds"] >= 1
        with pytest.raises(MCPError, match="limit"):
            await client.list_tools()


async def test_a_revoked_key_ends_what_it_follows(gateway: Gateway) -> None:
    owner = administrator(gateway)
    worker = agent(owner)
    made = owner.done("createApiKey", "secret apiKey { id }", name="short-lived")
    async with connected(gateway, made["secret"]) as client:
        uri = f"parley://agents/{worker.id}"
        async with client.listen(resource_subscriptions=[uri]) as changes:
            assert changes.honored.resource_subscriptions == [uri]
            owner.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
            with anyio.fail_after(15):
                assert [change async for change in changes] == []
        with pytest.raises(MCPError):
            await client.list_tools()


async def test_a_restart_ends_what_is_followed_and_the_run_continues(
    new_environment: NewEnvironment, backend_name: str
) -> None:
    with contextlib.ExitStack() as stack:
        restarted = stack.enter_context(Gateway(new_environment(backend_name)))
        results: list[Any] = []

        async def follow() -> None:
            arguments = {"nodes": [node("pause", "DELAY", {"seconds": 600})], "waitSeconds": 600}
            results.append(await failed(client, "executeWorkflow", **arguments))

        async with connected(restarted, revision=BEFORE) as client, anyio.create_task_group() as group:
            group.start_soon(follow)
            assert restarted.app is not None
            running = restarted.app.state.gateway
            with anyio.fail_after(10):
                while not len(running.connections):
                    await anyio.sleep(0.02)
            await anyio.to_thread.run_sync(stack.close)
    [failure] = results
    assert failure["code"] == "UNAVAILABLE"
    assert "continues; call followRun" in failure["message"]


# ---------------------------------------------------------------- switched off


def test_it_can_be_switched_off(new_environment: NewEnvironment, backend_name: str) -> None:
    with Gateway({**new_environment(backend_name), "MCP": "false"}) as without:
        assert posted(without, without.admin_key).status_code == 404
        with without.client(ANONYMOUS) as client:
            assert client.get(f"{METADATA}/mcp").status_code == 404
