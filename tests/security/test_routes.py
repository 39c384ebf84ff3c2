"""Attack 12 for routes, documented paths, endpoints and tools: nothing is reachable by default.

`routes.csv` is the table. A route that is not in it fails here, whatever it does. `permission` is one of these words:

- `credential`: a credential, and the scopes of what the request does.
- `operation`: anyone may connect; each operation requires its own scopes (`tests/auth/reads.csv`, `mutations.csv`).
- `signature`: a signature with the secret of an external service, without which the route does not exist.
- `secret`: a token in the path or the body that was given to one person or program.
- `public`: nothing, because nothing of any organization is shown.

Documented paths are not in the table: each requires a credential, and the scopes of its operation.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from resolvers.executions import MONITOR_PATH
from routes import all_routes
from routes.console import ConsolePage
from routes.mcp.tools import TOOLS
from routes.rest import PRESETS
from routes.rest.preset import Preset
from subscriptions.transports.origin_policy import Origins
from tests.gateways import ANONYMOUS, Gateway
from tests.mcp_server.clients import connected, text_of
from tests.people import Person, administrator, agent, unchanged
from tests.rest.calls import call
from tests.rest.saved import CREATE, TASK, save, task
from tests.security.test_tenant_walk import required_arguments
from tests.suite import one_backend

with (Path(__file__).parent / "routes.csv").open(newline="") as file:
    TABLE: Final = {(row["method"], row["path"]): row["permission"] for row in csv.DictReader(file)}

PAGES: Final = "the console's pages"
DOCUMENTED: Final = frozenset((each.method, path) for each in PRESETS for path in (each.path, *each.aliases))
WRONG: Final = "parley_a-key-that-was-never-issued"


def declared(route: BaseRoute) -> Iterator[tuple[str, str]]:
    """Yield the methods and the path of a route."""
    if isinstance(route, ConsolePage):
        yield "GET", PAGES
    elif isinstance(route, Mount):
        yield "GET", route.path
    elif isinstance(route, WebSocketRoute):
        yield "WEBSOCKET", route.path
    else:
        assert isinstance(route, Route), f"{route} is of a kind that this table does not know"
        methods = {"*"} if route.methods is None else route.methods - {"HEAD"}
        yield from ((method, route.path) for method in sorted(methods))


def test_12_every_route_declares_its_permission() -> None:
    served = [each for route in all_routes(Origins("http://x", lambda _: False)) for each in declared(route)]
    assert sorted(set(served) - DOCUMENTED) == sorted(TABLE)
    assert set(TABLE.values()) == {"credential", "operation", "signature", "secret", "public"}


def at(path: str) -> str:
    """Return an address of a route, with something for each parameter."""
    if path == MONITOR_PATH:
        return f"{path}?execution_id=exe_01jd3x8m5vf2h9k7q0z4c6r8ta"
    return "/" if path == PAGES else re.sub(r"{[^}]*}", "unknown", path)


OVER_HTTP: Final = [(method, path) for method, path in TABLE if method != "WEBSOCKET" and not path.endswith("/assets")]
ADMITTED: Final = {
    "credential": {401},
    "operation": {400, 401},
    "signature": {404},
    "secret": {400, 401, 404, 503},
    "public": {200, 401, 404, 426},
}
"""The statuses of requests by strangers: 503 is that of a provider of accounts that is not configured."""


@one_backend  # what a route requires is decided before it reads anything
@pytest.mark.parametrize(("method", "path"), OVER_HTTP)
@pytest.mark.parametrize("token", [ANONYMOUS, WRONG])
def test_12_a_stranger_gets_no_further_than_a_route_declares(
    gateway: Gateway, method: str, path: str, token: str
) -> None:
    body: dict[str, str] | None = None if method == "GET" else {}
    response = gateway.request("POST" if method == "*" else method, at(path), token, json=body)
    assert response.status_code in ADMITTED[TABLE[method, path]]
    assert administrator(gateway).id not in response.text and gateway.organization not in response.text


def test_12_strangers_change_nothing(gateway: Gateway) -> None:
    with gateway.client(ANONYMOUS) as client, unchanged(gateway):
        for method, path in OVER_HTTP:
            client.request("POST" if method == "*" else method, at(path), json={})


# ---------------------------------------------------------------- documented paths, endpoints and tools


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def powerless(admin: Person) -> Person:
    """An administrator's key with a scope of which nothing here has any use."""
    secret = admin.done("createApiKey", "secret", name="powerless", scopes=[UNRELATED])["secret"]
    return Person(admin.gateway, admin.id, secret)


UNRELATED: Final = "usage:read"
OPEN_TOOLS: Final = ["whoAmI"]
"""Tools that need no scope: who calls is part of every credential."""


@one_backend  # likewise
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_12_a_documented_path_requires_a_credential_and_scopes(
    gateway: Gateway, admin: Person, powerless: Person, preset: Preset
) -> None:
    assert preset.example is not None
    request: Any = {"path": dict(preset.example.path), "query": preset.example.query, "body": preset.example.body}
    if "user_id" in request["path"]:
        request["path"]["user_id"] = admin.id
    for token, status in ((ANONYMOUS, 401), (WRONG, 401), (powerless.token, 403)):
        path = preset.path.format(**request["path"])
        response = gateway.request(preset.method, path, token, json=request["body"], params=request["query"])
        assert response.status_code == status, response.text


async def test_12_a_tool_requires_scopes(admin: Person, powerless: Person) -> None:
    worker = agent(admin).id  # whose agent it is decides, so it has to be one
    async with connected(admin.gateway, powerless.token) as client:
        assert [tool.name for tool in (await client.list_tools()).tools] == OPEN_TOOLS
        assert (await client.list_resources()).resources == []
        for tool in TOOLS:
            if tool.name not in OPEN_TOOLS:
                given = required_arguments(tool)
                given |= {"agentId": worker} if "agentId" in given else {}
                denied = await client.call_tool(tool.name, given)
                assert denied.is_error and json.loads(text_of(denied))["code"] == "FORBIDDEN", tool.name


def test_12_an_endpoint_of_an_organization_requires_the_scopes_of_its_operation(
    admin: Person, powerless: Person
) -> None:
    save(admin, "guarded/:id", TASK)
    save(admin, "guarded", CREATE, "POST")
    id = task(admin, "Guarded")
    for caller, shown, created in ((admin, 200, 200), (powerless, 403, 403)):
        assert call(caller, "GET", f"/rest/v1/guarded/{id}").status_code == shown
        assert call(caller, "POST", "/rest/v1/guarded", {"title": "T"}).status_code == created
    for token in (ANONYMOUS, WRONG):
        with admin.gateway.client(token) as client:
            assert client.get(f"/rest/v1/guarded/{id}").status_code == 401
