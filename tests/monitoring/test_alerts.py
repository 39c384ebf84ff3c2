"""Every alert rule of deploy/prometheus in Prometheus's own unit tests (`promtool test rules`).

A case is a course of samples, a time at which the alert must not be firing, and one at which it must, with the labels
and the summary that operators get. They need Debian's package `prometheus`.
"""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.monitoring.test_dashboards import PROMETHEUS, rules

PROMTOOL: Final = shutil.which("promtool")
pytestmark = [
    pytest.mark.more,
    pytest.mark.skipif(PROMTOOL is None, reason="promtool is not installed (Debian: prometheus)"),
]

GATEWAY: Final = {"instance": "gateway:9100", "job": "parley"}
ONE: Final = 'instance="gateway:9100", job="parley"'


@dataclass(frozen=True)
class Case:
    """A case of an alert.

    Args:
        series: samples every 15 s, in promtool's notation: `1+2x10` is 1, and 2 more for each of 10 further ones.
        quiet: when it must not be firing, in minutes.
        firing: when it must be; None if it never must.
        labels: beside the severity.
        summary: what operators read.
    """

    alert: str
    series: dict[str, str]
    quiet: float
    firing: float | None
    labels: dict[str, str] = field(default_factory=dict)
    summary: str = ""


def slow_tenth(name: str, labels: str, le: str) -> dict[str, str]:
    """Return a histogram of which a tenth of the observations are above a bound, and all below ten times that."""
    most = str(float(le) * 10)
    return {
        f'{name}_bucket{{{labels}, le="{le}"}}': "0+90x200",
        f'{name}_bucket{{{labels}, le="{most}"}}': "0+100x200",
        f'{name}_bucket{{{labels}, le="+Inf"}}': "0+100x200",
    }


PENDING: Final = f'parley_workflow_runs_open{{{ONE}, status="PENDING"}}'
STARTED: Final = f'parley_workflow_runs_total{{{ONE}, change="started"}}'
CASES: Final = [
    Case("ParleyDown", {f"up{{{ONE}}}": "1x8 0x40"}, 3, 4, GATEWAY, "gateway:9100 does not respond to scrapes."),
    Case(
        "ParleyAbsent", {'up{job="prometheus"}': "1x40"}, 1, 3, {"job": "parley"},
        "No gateway is known to Prometheus.",
    ),
    Case(
        "ParleyDatabaseUnavailable", {f"parley_database_up{{{ONE}}}": "1x8 0x20"}, 2.5, 3, GATEWAY,
        "gateway:9100 cannot read or write the database.",
    ),
    Case(
        "ParleyEventBusUnavailable", {f"parley_event_bus_up{{{ONE}}}": "1x8 0x20"}, 3, 4, GATEWAY,
        "gateway:9100 gets no events over Redis.",
    ),
    Case(
        "ParleyNoEngine", {f"parley_workflow_engine_up{{{ONE}}}": "1x8 0x20"}, 3, 4, {},
        "No replica runs workflows and background jobs.",
    ),
    Case(  # one of two replicas is enough
        "ParleyNoEngine",
        {f"parley_workflow_engine_up{{{ONE}}}": "0x40", 'parley_workflow_engine_up{instance="worker:9100"}': "1x40"},
        10, None,
    ),
    Case(
        "ParleyRunsNotStarted", {PENDING: "0x8 3x60", STARTED: "5x60"}, 6, 8, {},
        "Runs wait, and none has been started for five minutes.",
    ),
    Case(  # the process that counted is gone, and with it the rate
        "ParleyRunsNotStarted", {PENDING: "0x8 3x80", STARTED: "5x4 _x80"}, 6, 18, {},
        "Runs wait, and none has been started for five minutes.",
    ),
    Case("ParleyRunsNotStarted", {PENDING: "3x60", STARTED: "0+1x60"}, 14, None),  # some are
    Case(  # the first one since the start
        "ParleyInternalErrors", {f'parley_graphql_errors_total{{{ONE}, code="INTERNAL"}}': "0x8 1x60"}, 2, 3,
        {"instance": "gateway:9100"}, "gateway:9100 had internal errors in the last ten minutes.",
    ),
    Case(  # ten minutes later
        "ParleyInternalErrors", {f'parley_graphql_errors_total{{{ONE}, code="INTERNAL"}}': "0x8 1x60"}, 13, None,
    ),
    Case(
        "ParleyUnavailableErrors", {f'parley_graphql_errors_total{{{ONE}, code="UNAVAILABLE"}}': "0x8 0+30x80"}, 6, 12,
        {}, "Operations fail with UNAVAILABLE, 2 per second.",
    ),
    Case(
        "ParleyOperationsSlow",
        slow_tenth("parley_graphql_operation_seconds", f'{ONE}, operation="Tasks", kind="query"', "1.0"), 9, 12, {},
        "One in a hundred operations takes longer than 9.1s.",
    ),
    Case(
        "ParleyServerErrors",
        {
            f'parley_http_request_seconds_count{{{ONE}, path="/graphql", method="POST", status="200"}}': "0+90x80",
            f'parley_http_request_seconds_count{{{ONE}, path="/graphql", method="POST", status="503"}}': "0+10x80",
        },
        4, 12, {}, "10% of the HTTP requests get a status of 500 or above.",
    ),
    Case(
        "ParleyInvalidCredentials", {f'parley_invalid_credentials_total{{{ONE}, outcome="rate_limited"}}': "0x8 1x60"},
        2, 3, {"instance": "gateway:9100"}, "gateway:9100 limits an address that sends invalid credentials.",
    ),
    Case(
        "ParleyEventsLate", slow_tenth("parley_event_lag_seconds", ONE, "5.0"), 4, 8, {"instance": "gateway:9100"},
        "Subscribers of gateway:9100 get events 45.5s late.",
    ),
    Case(
        "ParleyEventsUnpublished", {f"parley_events_unpublished{{{ONE}}}": "0x8 1500x40"}, 4, 5, GATEWAY,
        "1500 events wait to be published by gateway:9100.",
    ),
    Case(
        "ParleySlowClients", {f"parley_send_buffer_bytes{{{ONE}}}": "0x8 134217728x60"}, 6, 8, GATEWAY,
        "Clients of gateway:9100 read too slowly: 128MiB are unsent.",
    ),
    Case("ParleyRunsWait", {PENDING: "0x8 150x60"}, 6, 8, {}, "150 runs wait for the engine."),
    Case(
        "ParleyTasksWait", {f'parley_tasks_open{{{ONE}, status="PENDING"}}': "0x8 2000x120"}, 16, 18, {},
        "2000 tasks wait for workers.",
    ),
    Case(
        "ParleyRunsFail",
        {
            f'parley_workflow_runs_total{{{ONE}, change="completed"}}': "0+3x200",
            f'parley_workflow_runs_total{{{ONE}, change="failed"}}': "0+1x200",
        },
        14, 20, {}, "25% of the runs fail.",
    ),
    Case(
        "ParleyDeliveriesFail",
        {f'parley_deliveries_total{{{ONE}, channel="EMAIL", status="FAILED"}}': "0x8 20x200"}, 2, 4,
        {"channel": "EMAIL"}, "Deliveries through EMAIL fail for good: 20 in half an hour.",
    ),
    Case(
        "ParleyDestinationsFail", {f'parley_destinations_failing{{{ONE}, type="RABBITMQ"}}': "0x8 1x80"}, 11, 13,
        {"type": "RABBITMQ"}, "1 event destinations of type RABBITMQ fail.",
    ),
    Case(
        "ParleyAgentsInError", {f'parley_agents{{{ONE}, status="ERROR"}}': "0x8 2x80"}, 11, 13, {},
        "2 agents are in ERROR.",
    ),
    Case(
        "ParleyCircuitOpen", {f'parley_connector_circuits_open{{{ONE}, connector="openai"}}': "0x8 1x40"}, 3, 4,
        {"connector": "openai"}, "openai fails repeatedly, and is not called for now.",
    ),
    Case(
        "ParleyServiceFails",
        {
            f'parley_connector_calls_total{{{ONE}, connector="slack"}}': "0+4x120",
            f'parley_connector_failures_total{{{ONE}, connector="slack"}}': "0+3x120",
        },
        9, 12, {"connector": "slack"}, "75% of the calls to slack fail.",
    ),
    Case(
        "ParleyPauses", slow_tenth("parley_event_loop_lag_seconds", ONE, "0.1"), 4, 8, {"instance": "gateway:9100"},
        "The event loop of gateway:9100 is blocked for 910ms at a time.",
    ),
    Case(
        "ParleyDatabaseConnectionsExhausted", {f"parley_database_waiting{{{ONE}}}": "0x8 20x40"}, 4, 5, GATEWAY,
        "20 tasks of gateway:9100 wait for a database connection.",
    ),
    Case(
        "ParleyMemory", {f"process_resident_memory_bytes{{{ONE}}}": "3221225472x80"}, 9, 11, GATEWAY,
        "gateway:9100 uses 3GiB of memory.",
    ),
    Case(
        "ParleyFileDescriptors", {f"process_open_fds{{{ONE}}}": "900x40", f"process_max_fds{{{ONE}}}": "1000x40"}, 4, 6,
        GATEWAY, "gateway:9100 has few file descriptors left; further connections will be refused.",
    ),
]  # fmt: skip


def as_test(case: Case) -> dict[str, Any]:
    """Return a case in promtool's format."""
    [rule] = [each for each in rules() if each["alert"] == case.alert]
    expected = {
        "exp_labels": {**rule["labels"], **case.labels},
        "exp_annotations": {**rule["annotations"], "summary": case.summary},
    }
    looks: list[dict[str, Any]] = [{"eval_time": f"{case.quiet * 60:.0f}s", "alertname": case.alert, "exp_alerts": []}]
    if case.firing is not None:
        looks.append({"eval_time": f"{case.firing * 60:.0f}s", "alertname": case.alert, "exp_alerts": [expected]})
    return {
        "name": case.alert,
        "interval": "15s",
        "input_series": [{"series": name, "values": values} for name, values in case.series.items()],
        "alert_rule_test": looks,
    }


def promtool(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    assert PROMTOOL is not None
    return subprocess.run([PROMTOOL, *arguments], capture_output=True, text=True, check=False)


def run_cases(cases: list[Case], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run cases in promtool."""
    tests = {
        "rule_files": [str(PROMETHEUS / "alerts.yml")],
        "evaluation_interval": "15s",
        "tests": [as_test(case) for case in cases],
    }
    path = folder / "tests.yml"
    path.write_text(yaml.safe_dump(tests))
    return promtool("test", "rules", path)


def test_every_alert_has_a_case_in_which_it_fires() -> None:
    assert {case.alert for case in CASES if case.firing is not None} == {rule["alert"] for rule in rules()}


def test_each_alert_fires_when_it_must_and_not_before(tmp_path: Path) -> None:
    done = run_cases(CASES, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_case_that_is_not_met_would_be_found(tmp_path: Path) -> None:
    wrong = Case("ParleyDown", {f"up{{{ONE}}}": "1x40"}, 1, 4, GATEWAY, "gateway:9100 does not respond to scrapes.")
    assert run_cases([wrong], tmp_path).returncode != 0


def test_the_configuration_is_valid(tmp_path: Path) -> None:
    """Prometheus reads it from /etc/prometheus, where compose.yaml mounts the folder."""
    text = (PROMETHEUS / "prometheus.yml").read_text()
    path = tmp_path / "prometheus.yml"
    path.write_text(text.replace("/etc/prometheus/", f"{PROMETHEUS}/"))
    done = promtool("check", "config", path)
    assert done.returncode == 0 and "SUCCESS" in done.stdout, done.stdout + done.stderr
