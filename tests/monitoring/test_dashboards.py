"""The dashboard, the scrape configuration and the alert rules of deploy/: they are valid, and show what is measured."""

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import promql_parser
import pytest

from tests.gateways import ROOT
from tests.monitoring.conftest import Monitored
from tests.monitoring.scraping import fetch

yaml: Any = importlib.import_module("yaml")  # it comes without types

PROMETHEUS: Final = ROOT / "deploy" / "prometheus"
GRAFANA: Final = ROOT / "deploy" / "grafana"
DASHBOARD: Final = GRAFANA / "dashboards" / "parley.json"
METRIC: Final = re.compile(r"\b(?:parley|process|python)_[a-z0-9_]+\b")
SEPARATE: Final = {"parley_event_bus_up", "parley_trace_spans_sent_total", "parley_trace_spans_dropped_total"}
"""Metrics that not every gateway has: with Redis, with traces."""


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def rules() -> list[dict[str, Any]]:
    return [rule for group in read(PROMETHEUS / "alerts.yml")["groups"] for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(DASHBOARD.read_text())["panels"]
    return found


def expressions() -> Iterator[tuple[str, str]]:
    """Yield every expression of PromQL, with where it is."""
    yield from ((rule["alert"], rule["expr"]) for rule in rules())
    for panel in panels():
        yield from ((panel["title"], target["expr"]) for target in panel.get("targets", ()))


@pytest.mark.parametrize(("where", "expression"), list(expressions()))
def test_an_expression_is_promql(where: str, expression: str) -> None:
    promql_parser.parse(expression.replace("$__rate_interval", "5m").replace("$instance", ".*"))


def test_the_parser_refuses_what_is_not_promql() -> None:
    with pytest.raises(ValueError, match="unclosed left parenthesis"):
        promql_parser.parse("sum by (le rate(parley_http_request_seconds_bucket[5m])")


def test_every_metric_and_label_is_served(monitored: Monitored) -> None:
    families = dict(re.findall(r"^# TYPE (\w+) (\w+)$", fetch(monitored.port).text, re.MULTILINE))
    served = set(families) | SEPARATE
    for name, kind in families.items():
        if kind == "histogram":
            served |= {f"{name}_bucket", f"{name}_count", f"{name}_sum"}
    used = {name for _, expression in expressions() for name in METRIC.findall(expression)}
    assert used - served == set()
    labels = {name: set(family.labels) for name, family in monitored.metrics.families.items()}
    for where, expression in expressions():
        for name, matchers in re.findall(r"(parley_\w+?)(?:_bucket|_count|_sum)?\{([^}]*)\}", expression):
            given = set(re.findall(r"(\w+)\s*(?:=~|!=|=)", matchers)) - {"instance", "job"}
            assert given <= labels.get(name, given), f"{where}: {given} of {name}"


def test_every_metric_of_parley_is_on_the_dashboard_or_in_an_alert(monitored: Monitored) -> None:
    shown = " ".join(expression for _, expression in expressions())
    missing = {name for name in monitored.metrics.families if name not in shown}
    assert missing == set()


def test_alerts_say_how_bad_it_is_and_what_happened() -> None:
    names = [rule["alert"] for rule in rules()]
    assert len(names) == len(set(names)) >= 20
    for rule in rules():
        assert rule["labels"]["severity"] in ("critical", "warning")
        assert rule["annotations"]["summary"].endswith(".")
        assert re.fullmatch(r"\d+[sm]", rule.get("for", "0s"))


def test_the_guide_explains_every_alert() -> None:
    guide = (ROOT / "docs" / "guides" / "monitor.md").read_text()
    assert set(re.findall(r"`(Parley[A-Z]\w+)`", guide)) == {rule["alert"] for rule in rules()}


def test_panels_have_ids_and_places_of_their_own() -> None:
    ids = [panel["id"] for panel in panels()]
    assert len(ids) == len(set(ids))
    taken: set[tuple[int, int]] = set()
    for panel in panels():
        at = panel["gridPos"]
        assert at["x"] + at["w"] <= 24, panel["title"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken, panel["title"]
        taken |= cells
        assert panel["type"] == "row" or panel["targets"], panel["title"]


def test_prometheus_and_grafana_find_their_files() -> None:
    configuration = read(PROMETHEUS / "prometheus.yml")
    [rule_file] = configuration["rule_files"]
    assert (PROMETHEUS / Path(rule_file).name).is_file()
    assert "parley" in {each["job_name"] for each in configuration["scrape_configs"]}
    [source] = read(GRAFANA / "provisioning" / "datasources" / "prometheus.yaml")["datasources"]
    assert source["type"] == "prometheus"
    [provider] = read(GRAFANA / "provisioning" / "dashboards" / "parley.yaml")["providers"]
    assert provider["options"]["path"].endswith("/dashboards")
