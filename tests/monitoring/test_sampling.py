"""Which traces are recorded: that is decided once for a request, and for each message over a socket."""

import json
from collections.abc import Callable

import websockets.sync.client

from tests.gateways import Gateway
from tests.monitoring.collector import Collector

REQUESTS = 60
SAMPLED = {"OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.5"}


def test_an_operation_is_recorded_if_its_request_is(new_environment: Callable[[str], dict[str, str]]) -> None:
    with Collector() as collector:
        exported = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "50"}
        with Gateway(new_environment("sqlite") | exported | SAMPLED) as gateway:
            for _ in range(REQUESTS):
                gateway.data("query Sampled { viewer { actor { id } } }")
        spans = collector.spans()  # the last ones were sent when the gateway stopped
        requests = {span.id: span for span in spans if span.name == "POST /graphql"}
        operations = [span for span in spans if span.name == "query Sampled"]
        assert 0 < len(requests) < REQUESTS
        assert sorted(span.parent_id for span in operations) == sorted(requests)


def test_operations_over_a_socket_are_recorded_one_by_one(new_environment: Callable[[str], dict[str, str]]) -> None:
    with Collector() as collector:
        exported = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "50"}
        with (
            Gateway(new_environment("sqlite") | exported | SAMPLED) as gateway,
            websockets.sync.client.connect(
                gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
            ) as socket,
        ):
            given = {"authorization": f"Bearer {gateway.admin_key}"}
            socket.send(json.dumps({"type": "connection_init", "payload": given}))
            assert json.loads(socket.recv(timeout=20))["type"] == "connection_ack"
            payload = {"query": "query Sampled { viewer { actor { id } } }"}
            for number in range(REQUESTS):
                socket.send(json.dumps({"id": str(number), "type": "subscribe", "payload": payload}))
                while json.loads(socket.recv(timeout=20))["type"] != "complete":
                    pass
        operations = [span for span in collector.spans() if span.name == "query Sampled"]
        assert 0 < len(operations) < REQUESTS and {span.parent_id for span in operations} == {""}
