"""`/metrics`: what Prometheus reads from a running gateway."""

import re
from typing import Any, Final

import httpx
import pytest

from settings import SettingError, Settings
from tests.gateways import ANONYMOUS, ROOT, TLS
from tests.monitoring.conftest import Monitored
from tests.monitoring.scraping import OPENMETRICS, Scrape, fetch, scrape, scrape_until
from tests.running import Runs, node, value

PAGE: Final = ROOT / "docs" / "guides" / "monitor.md"
ME: Final = "query WhoAmI { viewer { actor { id } } }"


def test_operations_are_counted_by_name_and_kind(monitored: Monitored) -> None:
    before = scrape(monitored.port)
    for _ in range(3):
        monitored.admin.data(ME)
    monitored.admin.data('mutation NewTask { createTask(input: {title: "A", type: "b"}) { task { id } } }')
    after = scrape(monitored.port)

    def grown(name: str, **labels: str) -> float:
        return after.value(name, **labels) - before.value(name, **labels)

    assert grown("parley_graphql_operation_seconds_count", operation="WhoAmI", kind="query") == 3
    assert grown("parley_graphql_operation_seconds_count", operation="NewTask", kind="mutation") == 1
    assert grown("parley_graphql_operations_total", kind="query", outcome="success") == 3
    assert grown("parley_http_request_seconds_count", path="/graphql", method="POST", status="200") == 4
    assert grown("parley_events_recorded_total", kind="TaskCreated") == 1
    assert after.value("parley_graphql_operation_seconds_sum", operation="WhoAmI", kind="query") < 30


def test_errors_are_counted_by_code(monitored: Monitored) -> None:
    before = scrape(monitored.port)
    monitored.gateway.graphql("{ nothing }", token=monitored.admin.token)
    monitored.gateway.graphql("{ viewer { actor { id } } }", token=ANONYMOUS)
    monitored.gateway.graphql('{ task(id: "not an id") { id } }', token=monitored.admin.token)
    after = scrape(monitored.port)
    name = "parley_graphql_errors_total"
    invalid = {"code": "GRAPHQL_VALIDATION_FAILED"}
    assert after.value(name, **invalid) - before.value(name, **invalid) == 1
    assert after.total(name) > before.total(name)


@pytest.mark.parametrize(
    ("sent", "token", "code"),
    [
        ({"json": [{"query": "{ __typename }"}] * 11}, None, "QUERY_TOO_COMPLEX"),
        ({"json": []}, None, "BAD_USER_INPUT"),
        ({"content": "{", "headers": {"content-type": "application/json"}}, None, "BAD_USER_INPUT"),
        ({"data": {"query": "{ __typename }"}}, None, "BAD_USER_INPUT"),
        ({"json": {"query": "{ __typename }"}}, "unknown", "UNAUTHENTICATED"),
        ({"json": {"query": "{ a " + "b" * 70_000 + " }"}}, ANONYMOUS, "QUERY_TOO_COMPLEX"),
        (
            {"json": {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}}},
            None,
            "PERSISTED_QUERY_NOT_SUPPORTED",
        ),
    ],
)
def test_what_is_refused_before_execution_is_counted(
    monitored: Monitored, sent: dict[str, Any], token: str | None, code: str
) -> None:
    before = scrape(monitored.port)
    response = monitored.gateway.request("POST", "/graphql", token, **sent)
    after = scrape(monitored.port)
    answered = response.json()
    assert answered["errors"][0]["extensions"]["code"] == code
    name, refused = "parley_graphql_errors_total", {"kind": "none", "outcome": "refused"}
    assert after.value(name, code=code) - before.value(name, code=code) == 1
    operations = "parley_graphql_operations_total"
    assert after.value(operations, **refused) - before.value(operations, **refused) == 1


def test_names_of_operations_and_paths_are_bounded(monitored: Monitored) -> None:
    for number in range(120):
        monitored.admin.data(ME.replace("WhoAmI", f"Name{number}"))
    with httpx.Client(base_url=monitored.gateway.url, trust_env=False, verify=TLS) as client:
        for number in range(20):
            client.get(f"/no-such-page-{number}")
        client.request("BREW", "/graphql")
    found = scrape(monitored.port)
    names = {dict(labels)["operation"] for (name, labels) in found.samples if name.endswith("operation_seconds_count")}
    assert len(names) <= 101 and "other" in names
    assert found.value("parley_http_request_seconds_count", path="other", method="GET", status="404") == 20
    methods = {
        dict(labels)["method"] for (name, labels) in found.samples if name == "parley_http_request_seconds_count"
    }
    assert "BREW" not in methods


def test_runs_nodes_and_calls_are_counted(monitored: Monitored) -> None:
    call = node("call", "INTEGRATION", {
        "connector": "http", "action": "request", "params": {"method": "GET", "url": f"{monitored.service.url}/echo"},
    })  # fmt: skip
    before = scrape(monitored.port)
    runs = Runs(monitored.admin)
    runs.done(value("one", 1), call)
    missing = {"method": "GET", "url": f"{monitored.service.url}/status/404"}
    runs.failed(node("bad", "INTEGRATION", {"connector": "http", "action": "request", "params": missing}))
    after = scrape_until(
        monitored.port, lambda now: now.value("parley_workflow_runs_total", change="failed") > before.value(
            "parley_workflow_runs_total", change="failed"
        )
    )  # fmt: skip
    for change, expected in (("started", 2), ("completed", 1), ("failed", 1)):
        grown = after.value("parley_workflow_runs_total", change=change)
        assert grown - before.value("parley_workflow_runs_total", change=change) == expected
    assert after.value("parley_workflow_node_seconds_count", type="INTEGRATION", outcome="success") >= 1
    assert after.value("parley_connector_calls_total", connector="http") >= 2
    assert after.value("parley_connector_responses_total", connector="http") >= 2
    assert after.value("parley_connector_response_seconds_total", connector="http") > 0


def test_records_and_subscriptions_are_shown_as_they_are_now(monitored: Monitored) -> None:
    port = monitored.port
    before = scrape(port).value("parley_tasks_open", status="PENDING")
    with monitored.admin.follow("subscription S { taskEvents { __typename } }") as following:
        following()
        monitored.admin.done("createTask", "task { id }", title="Wait", type="queue")
        found = scrape_until(port, lambda now: now.value("parley_tasks_open", status="PENDING") > before)
        delivered = scrape_until(port, lambda now: now.value("parley_events_delivered_total") >= 1)
        assert found.value("parley_subscriptions_open") == 1
        assert found.value("parley_stream_connections_open") == 1
        assert delivered.value("parley_event_lag_seconds_count") >= 1
    scrape_until(port, lambda now: now.value("parley_subscriptions_open") == 0)
    assert found.value("parley_database_up") == 1
    assert found.value("parley_database_connections_max") >= 4


def test_both_formats_are_served_and_nothing_else(monitored: Monitored) -> None:
    text, openmetrics = fetch(monitored.port), fetch(monitored.port, OPENMETRICS)
    assert text.headers["content-type"].startswith("text/plain")
    assert openmetrics.headers["content-type"].startswith("application/openmetrics-text")
    assert openmetrics.text.endswith("# EOF\n")
    families = Scrape(openmetrics.text, openmetrics=True).families
    assert families["parley_event_loop_lag_seconds"].type == "histogram"
    assert {"process_resident_memory_bytes", "process_cpu_seconds", "parley_gc_pause_seconds"} <= families.keys()
    with httpx.Client(trust_env=False, verify=TLS) as client:
        other = client.post(f"http://127.0.0.1:{monitored.port}/graphql", json={"query": ME})
        assert other.status_code == 404
        assert client.get(f"{monitored.gateway.url}/metrics").status_code == 404


def test_no_metric_names_a_tenant_or_a_record(monitored: Monitored) -> None:
    text = fetch(monitored.port).text
    assert monitored.admin.id not in text
    assert not [line for line in text.splitlines() if "org_" in line or "usr_" in line or "tsk_" in line]


def test_the_page_lists_every_metric(monitored: Monitored) -> None:
    documented = set(re.findall(r"^\| `(parley_\w+)`", PAGE.read_text(), re.MULTILINE))
    types = re.findall(r"^# TYPE (parley_\w+) (\w+)$", fetch(monitored.port).text, re.MULTILINE)
    served = {name for name, _ in types}
    not_always = {"parley_event_bus_up", "parley_trace_spans_sent_total", "parley_trace_spans_dropped_total"}
    assert documented - not_always == served - not_always


def test_the_port_must_be_its_own() -> None:
    with pytest.raises(SettingError, match="PROMETHEUS_PORT"):
        Settings.load({"PORT": "9090", "PROMETHEUS_PORT": "9090"}, keeps_keys=False)
