"""The process log: JSON or text, with request ids, trace ids and slow operations."""

import json
from collections.abc import Callable
from typing import Any, Final

import pytest
import websockets.sync.client

from settings import SettingError, Settings
from tests.gateways import GatewayProcess
from tests.waiting import until

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

SLOW: Final = "query Slow { viewer { actor { id } } }"
StartGateway = Callable[..., GatewayProcess]


def lines(gateway: GatewayProcess, message: str) -> list[dict[str, Any]]:
    """Return the records with this message, from a log in JSON."""
    found = [json.loads(line) for line in gateway.log.read_text().splitlines() if line.startswith("{")]
    return [each for each in found if each["message"] == message]


def send(gateway: GatewayProcess, document: str, **headers: str) -> Any:
    with gateway.client() as client:
        return client.post("/graphql", json={"query": document}, headers=headers)


def test_a_slow_operation_is_logged_with_its_name_its_client_and_its_request(
    gateway_process: StartGateway, backend: dict[str, str]
) -> None:
    gateway = gateway_process(backend | {"LOG_FORMAT": "json", "SLOW_OPERATION_MS": "1"})
    document = SLOW.replace("viewer", "tasks { totalCount } executions { totalCount } events { totalCount } viewer")
    named = {"apollographql-client-name": "console", "apollographql-client-version": "7", "x-request-id": "req-1"}
    until(lambda: send(gateway, document, **named).status_code == 200 and lines(gateway, "slow operation"), 20)
    record = lines(gateway, "slow operation")[0]
    assert (record["operation"], record["kind"], record["level"]) == ("Slow", "query", "warning")
    assert (record["client"], record["clientVersion"], record["requestId"]) == ("console", "7", "req-1")
    assert record["durationMs"] >= 1 and record["organizationId"].startswith("org_")
    assert record["timestamp"].endswith("Z") and record["logger"] == "parley.operations"


def test_requests_have_ids(gateway_process: StartGateway, backend: dict[str, str]) -> None:
    gateway = gateway_process(backend)
    assert send(gateway, SLOW, **{"x-request-id": "abc/1.2-3"}).headers["x-request-id"] == "abc/1.2-3"
    given = [send(gateway, SLOW).headers["x-request-id"] for _ in range(3)]
    assert len(set(given)) == 3
    forged = send(gateway, SLOW, **{"x-request-id": "a b{}"}).headers["x-request-id"]
    assert forged != "a b{}"
    assert len(send(gateway, SLOW, **{"x-request-id": "a" * 129}).headers["x-request-id"]) < 128
    with gateway.client() as client:
        for path in ("/health/ready", "/no-such-page", "/openapi.json"):
            assert client.get(path, headers={"x-request-id": "seen"}).headers["x-request-id"] == "seen"


def test_text_lines_name_the_client_of_a_socket(gateway_process: StartGateway, backend: dict[str, str]) -> None:
    gateway = gateway_process(backend | {"SLOW_OPERATION_MS": "1"})
    with websockets.sync.client.connect(
        gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:
        given = {"authorization": f"Bearer {gateway.admin_key}", "clientInfo": {"name": "app", "version": "2"}}
        socket.send(json.dumps({"type": "connection_init", "payload": given}))
        socket.recv(timeout=20)
        document = "query Socket { tasks { totalCount } executions { totalCount } events { totalCount } }"

        def logged() -> bool:
            socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": document}}))
            while json.loads(socket.recv(timeout=20))["type"] != "complete":
                pass
            return "operation=Socket" in gateway.log.read_text()

        until(logged, 20)
    [line, *_] = [each for each in gateway.log.read_text().splitlines() if "operation=Socket" in each]
    assert " WARNING parley.operations slow operation (" in line
    assert "client=app" in line and "clientVersion=2" in line and "requestId=" in line


def test_libraries_write_only_what_concerns_operators(gateway_process: StartGateway, backend: dict[str, str]) -> None:
    gateway = gateway_process(backend | {"LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG"})
    assert send(gateway, SLOW).status_code == 200
    records = [json.loads(line) for line in gateway.log.read_text().splitlines() if line.startswith("{")]
    assert {each["level"] for each in records} <= {"debug", "info", "warning", "error"}
    assert not [each for each in records if each["logger"].startswith(("httpx", "uvicorn"))]


def test_the_settings_of_the_log_are_checked(backend_name: str) -> None:
    for name, value in (("LOG_FORMAT", "xml"), ("LOG_LEVEL", "LOUD"), ("SLOW_OPERATION_MS", "-1")):
        with pytest.raises(SettingError, match=name):
            Settings.load({name: value}, keeps_keys=False)
    assert Settings.load({"LOG_LEVEL": "warning"}, keeps_keys=False).log_level == "WARNING"
