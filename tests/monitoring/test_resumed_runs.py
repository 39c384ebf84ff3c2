"""The trace of a run that several processes drove: one span of the run, with what each of them did within it."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from tests.gateways import Addresses, Gateway, GatewayProcess
from tests.monitoring.collector import Collector
from tests.monitoring.test_traces import CALLER, RUN
from tests.running import node
from tests.servers import free_port
from tests.waiting import until

TRACE: Final = "7" * 32
READ: Final = "query($id: ID!) { execution(id: $id) { status nodes { key status } } }"
FIRST: Final = node("before", "DELAY", {"seconds": 0.1})
WAITING: Final = node("wait", "EVENT", {"waitFor": "parts.arrived"}, "before")
LAST: Final = node("after", "DELAY", {"seconds": 0.1}, "wait")


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as running:
        yield running


@pytest.fixture
def traced(backend: dict[str, str], collector: Collector) -> dict[str, str]:
    return {**backend, "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "50"}


def started(gateway: Addresses, *nodes: dict[str, Any]) -> str:
    """Start a run in the trace, wait until it waits for the event, and return its id."""
    with gateway.client() as client:
        sent = {"query": RUN, "variables": {"input": {"nodes": list(nodes)}}}
        reply = client.post("/graphql", json=sent, headers={"traceparent": f"00-{TRACE}-{CALLER}-01"}).json()
    id: str = reply["data"]["executeWorkflow"]["execution"]["id"]
    until(lambda: status(gateway, id, "wait") == ("WAITING", "WAITING"))
    return id


def status(gateway: Addresses, id: str, key: str) -> tuple[str, str]:
    found = gateway.data(READ, {"id": id})["execution"]
    return found["status"], next(each["status"] for each in found["nodes"] if each["key"] == key)


def let_continue(gateway: Addresses, id: str) -> None:
    """Emit the event, and wait until the run has ended."""
    gateway.data(RUN, {"input": {"nodes": [node("emit", "EVENT", {"emit": "parts.arrived"})]}})
    until(lambda: status(gateway, id, "after") == ("COMPLETED", "COMPLETED"))


def check(collector: Collector, id: str) -> None:
    """Check the trace of a run that was resumed while it waited."""
    found = collector.until(
        lambda: [span for span in collector.spans() if span.attributes.get("parley.run.id") == id],
        lambda spans: "run" in {span.name for span in spans},
    )
    [whole] = [span for span in found if span.name == "run"]
    assert (whole.trace_id, whole.failed) == (TRACE, False)
    assert whole.attributes == {
        "parley.run.id": id, "parley.run.round": 1, "parley.run.status": "COMPLETED", "parley.run.resumed": True,
    }  # fmt: skip
    nodes = [span for span in found if span.name != "run"]
    assert {span.parent_id for span in nodes} == {whole.id} and {span.trace_id for span in nodes} == {TRACE}
    by_key = {span.attributes["parley.node.key"]: span for span in nodes}
    assert set(by_key) == {"before", "wait", "after"}
    assert by_key["wait"].attributes["parley.node.resumed"] is True
    assert whole.seconds > by_key["before"].seconds + by_key["after"].seconds


def test_a_run_that_another_process_continues_has_one_span(traced: dict[str, str], collector: Collector) -> None:
    with Gateway(traced) as first:
        id = started(first, FIRST, WAITING, LAST)
        collector.trace(TRACE, "node DELAY")
    with Gateway(traced) as second:
        let_continue(second, id)
    check(collector, id)


@pytest.mark.crash
def test_a_run_that_is_resumed_after_a_crash_has_one_span(
    traced: dict[str, str], collector: Collector, gateway_process: Callable[..., GatewayProcess]
) -> None:
    process = gateway_process({**traced, "PORT": str(free_port()), "ENGINE_LEASE": "2"})
    id = started(process, FIRST, WAITING, LAST)
    collector.trace(TRACE, "node DELAY")
    process.kill()
    process.start()
    let_continue(process, id)
    check(collector, id)


def test_a_run_that_is_cancelled_has_a_span_that_says_so(traced: dict[str, str], collector: Collector) -> None:
    with Gateway(traced) as gateway:
        id = started(gateway, FIRST, WAITING)
        gateway.data("mutation($id: ID!) { cancelExecution(input: {id: $id}) { execution { id } } }", {"id": id})
        found = collector.trace(TRACE, "run")
    [whole] = [span for span in found if span.name == "run"]
    assert whole.attributes["parley.run.status"] == "CANCELLED" and "parley.run.resumed" not in whole.attributes
