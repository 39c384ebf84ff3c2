"""Traces: one request over two replicas, read back from a collector."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import websockets.sync.client

from settings import Settings
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.monitoring.collector import Collector, Seen
from tests.people import Person, administrator
from tests.running import node, value

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
CALLER = "00f067aa0ba902b7"


@dataclass(frozen=True)
class Pair:
    """Two replicas: `front` runs no workflows, `back` does."""

    front: Gateway
    back: Gateway
    collector: Collector
    service: HttpService

    @property
    def admin(self) -> Person:
        """The administrator, at the replica that runs no workflows."""
        return administrator(self.front)

    def send(self, trace_id: str, document: str, flags: str = "01", **variables: object) -> dict[str, object]:
        """Execute an operation at `front` in a trace of the caller's."""
        with self.front.client() as client:
            headers = {"traceparent": f"00-{trace_id}-{CALLER}-{flags}"}
            reply = client.post("/graphql", json={"query": document, "variables": variables}, headers=headers).json()
        assert "errors" not in reply, reply
        data: dict[str, object] = reply["data"]
        return data


@pytest.fixture(scope="module")
def pair(backend: dict[str, str], new_environment: Callable[[str], dict[str, str]]) -> Iterator[Pair]:
    with Collector() as collector, HttpService() as service:
        shared = backend | {
            "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}",
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
            "OTEL_BSP_SCHEDULE_DELAY": "50",
            "OTEL_EXPORTER_OTLP_HEADERS": "x-tenant=a%20b",
        }
        front = shared | {"ENGINE": "false", "OTEL_RESOURCE_ATTRIBUTES": "replica=front"}
        back = shared | {"OTEL_RESOURCE_ATTRIBUTES": "replica=back", "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip"}
        with Gateway(front) as first, Gateway(back) as second:
            yield Pair(first, second, collector, service)


RUN = """mutation Run($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) {
    execution { id } errors { message } } }"""


def test_a_request_is_one_trace_over_replicas_services_and_receivers(pair: Pair) -> None:
    for path, type in (("/received", "WEBHOOK"), ("/broker", "CLOUDEVENTS")):
        pair.service.answers[path] = (200, {}, b"ok")
        pair.admin.done(
            "createEventDestination", "destination { id }", name=path, type=type,
            eventTypes=["workflow.completed"], config={"url": f"{pair.service.url}{path}"},
        )  # fmt: skip
    call = node("call", "INTEGRATION", {
        "connector": "http", "action": "request", "params": {"method": "GET", "url": f"{pair.service.url}/echo"},
    })  # fmt: skip
    with administrator(pair.back).follow("subscription { events { __typename } }") as following:
        following()
        pair.send(TRACE, RUN, input={"nodes": [call]})
        found = pair.collector.trace(
            TRACE, "POST /graphql", "mutation Run", "run", "node INTEGRATION", "http.request", "call HTTP",
            "event WorkflowCompleted", "deliver WEBHOOK", "deliver CLOUDEVENTS",
        )  # fmt: skip
    by_name = {span.name: span for span in found}
    chain = ["POST /graphql", "mutation Run", "run", "node INTEGRATION", "http.request", "call HTTP"]
    assert [by_name[name].parent_id for name in chain] == [CALLER, *(by_name[name].id for name in chain[:-1])]
    assert [by_name[name].replica for name in chain] == ["front", "front", *["back"] * 4]
    assert by_name["POST /graphql"].kind == "SERVER" and by_name["call HTTP"].kind == "CLIENT"
    assert by_name["mutation Run"].attributes["graphql.operation.name"] == "Run"
    assert by_name["event WorkflowCompleted"].attributes["parley.subscribers"] == 1
    assert not [span.name for span in found if span.failed]
    asked = {each.path: each.headers.get("traceparent", "") for each in pair.service.requests}
    assert asked["/echo"] == f"00-{TRACE}-{by_name['call HTTP'].id}-01"
    assert asked["/received"].startswith(f"00-{TRACE}-")
    [event] = [json.loads(each.body) for each in pair.service.requests if each.path == "/broker"]
    assert event["traceparent"] == f"00-{TRACE}-{by_name['deliver CLOUDEVENTS'].id}-01"
    assert {each.headers["x-tenant"] for each in pair.collector.requests} == {"a b"}


def test_a_delivery_to_a_person_continues_the_trace(pair: Pair) -> None:
    trace = "a" * 31 + "1"
    pair.send(
        trace,
        "mutation Tell($input: DeliverInput!) { deliver(input: $input) { deliveries { id } errors { message } } }",
        input={"content": "Hello", "channels": ["TEST"]},
    )
    found = {span.name: span for span in pair.collector.trace(trace, "mutation Tell", "deliver TEST")}
    assert found["deliver TEST"].replica == "back"
    assert found["deliver TEST"].attributes["parley.delivery.attempt"] == 1


def test_a_run_that_an_event_fires_continues_the_trace(pair: Pair) -> None:
    trace = "9" * 32
    fired = [{"type": "EVENT", "config": {"types": ["traced.happened"]}}]
    pair.admin.done("createWorkflow", "workflow { id }", name="Fired", nodes=[value("got", 1)], triggers=fired)
    pair.send(trace, RUN, input={"nodes": [node("tell", "EVENT", {"emit": "traced.happened", "data": {}})]})
    found = pair.collector.until(
        lambda: [span for span in pair.collector.spans() if span.trace_id == trace],
        lambda spans: [span.name for span in spans].count("run") == 2,
    )
    [trigger] = [span for span in found if span.name == "trigger EVENT"]
    assert trigger.id in {span.parent_id for span in found if span.name == "run"}


def test_a_request_to_an_agent_continues_the_trace(pair: Pair) -> None:
    trace = "8" * 32
    given = {"name": "Desk", "type": "desk", "runtime": "HTTP", "config": {"url": f"{pair.service.url}/agent"}}
    agent = pair.admin.done("createAgent", "agent { id }", **given)["agent"]["id"]
    pair.send(
        trace,
        "mutation Ask($input: SubmitRequestInput!) { submitRequest(input: $input) { request { id } "
        "errors { message } } }",
        input={"channel": "WEB", "content": "Hello", "agentId": agent},
    )
    found = {span.name: span for span in pair.collector.trace(trace, "mutation Ask", "request")}
    assert (found["request"].replica, found["request"].attributes["parley.agent.id"]) == ("back", agent)


def test_a_socket_continues_the_trace_of_its_connection_and_of_a_message(pair: Pair) -> None:
    connection, message = "b" * 32, "c" * 32
    with websockets.sync.client.connect(
        pair.front.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:
        given = {"authorization": f"Bearer {pair.admin.token}", "traceparent": f"00-{connection}-{CALLER}-01"}
        socket.send(json.dumps({"type": "connection_init", "payload": given}))
        assert json.loads(socket.recv(timeout=20))["type"] == "connection_ack"
        one = {"query": "query One { viewer { actor { id } } }"}
        two = {"query": "query Two { nothing }", "extensions": {"traceparent": f"00-{message}-{CALLER}-01"}}
        for id, payload in (("1", one), ("2", two)):
            socket.send(json.dumps({"id": id, "type": "subscribe", "payload": payload}))
        [first] = pair.collector.trace(connection, "query One")
        assert (first.kind, first.parent_id) == ("SERVER", CALLER)
        [second] = pair.collector.until(
            lambda: [span for span in pair.collector.spans() if span.trace_id == message], lambda found: bool(found)
        )
        assert second.failed  # it is not a field


def test_a_trace_that_is_not_sampled_is_not_recorded_but_is_passed_on(pair: Pair) -> None:
    trace = "d" * 32
    params = {"method": "GET", "url": f"{pair.service.url}/echo?unsampled=1"}
    mutation = """mutation Call($input: RunConnectorActionInput!) { runConnectorAction(input: $input) {
        output errors { message } } }"""
    pair.send(trace, mutation, "00", input={"connector": "http", "action": "request", "params": params})
    pair.send("e" * 32, "query After { viewer { actor { id } } }")
    pair.collector.trace("e" * 32, "query After")
    assert not [span for span in pair.collector.spans() if span.trace_id == trace]
    [asked] = [each for each in pair.service.requests if ("unsampled", "1") in each.query]
    assert asked.headers["traceparent"].startswith(f"00-{trace}-") and asked.headers["traceparent"].endswith("-00")


def test_an_event_shows_nothing_of_its_trace(pair: Pair) -> None:
    trace = "f" * 32
    made = pair.send(trace, 'mutation { createTask(input: {title: "A", type: "b"}) { task { id } } }')
    shown = pair.admin.data("{ events(last: 5) { nodes { __typename ... on RecordChanged { changes } } } }")
    assert made and "traceparent" not in json.dumps(shown)


def test_an_unavailable_collector_costs_spans_and_nothing_else(pair: Pair) -> None:
    pair.collector.failing = True
    try:
        assert pair.send("1" * 32, "query Lost { viewer { actor { id } } }")
    finally:
        pair.collector.failing = False
    pair.send("2" * 32, "query Found { viewer { actor { id } } }")
    found: list[Seen] = pair.collector.trace("2" * 32, "query Found")
    assert found


def test_the_settings_of_opentelemetry_decide(backend_name: str) -> None:
    def url(**given: str) -> str | None:
        return Settings.load({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://otel:4318", **given}, keeps_keys=False).traces_url

    assert url() == "http://otel:4318/v1/traces"
    assert url(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="http://other/x") == "http://other/x"
    assert url(OTEL_SDK_DISABLED="true") is url(OTEL_TRACES_EXPORTER="none") is None
    assert url(OTEL_TRACES_SAMPLER="always_off") is None
    ratio = Settings.load({"OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.25"}, keeps_keys=False)
    assert (ratio.traced_ratio, ratio.sampler.follows_parent) == (0.25, False)
