"""A real Prometheus (Debian's package `prometheus`) with the alert rules of deploy/, at the pace of tests."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL
from typing import Any, Final

import httpx
import yaml

from tests.gateways import ROOT, TLS
from tests.servers import START_SECONDS, die_with_parent, free_port
from tests.waiting import until

RULES: Final = ROOT / "deploy" / "prometheus" / "alerts.yml"
CONFIGURATION: Final = ROOT / "deploy" / "prometheus" / "prometheus.yml"


class Prometheus:
    """A running Prometheus."""

    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}/api/v1"

    def is_up(self) -> bool:
        """Return whether it responds."""
        try:
            return bool(self._get("/alerts")["status"] == "success")
        except (httpx.TransportError, ValueError):
            return False

    def raised(self, name: str, **labels: str) -> bool:
        """Return whether an alert with these labels is firing."""
        wanted = {"alertname": name, **labels}.items()
        alerts = self._get("/alerts")["data"]["alerts"]
        return any(each["state"] == "firing" and wanted <= each["labels"].items() for each in alerts)

    def problems(self) -> list[str]:
        """Return why rules could not be evaluated."""
        groups = self._get("/rules")["data"]["groups"]
        return [rule["lastError"] for group in groups for rule in group["rules"] if rule.get("lastError")]

    def _get(self, path: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(self._url + path, timeout=10, trust_env=False, verify=TLS).json()
        return found


@contextmanager
def running_prometheus(ports: Sequence[int], folder: Path) -> Iterator[Prometheus]:
    """Run a Prometheus that scrapes these ports of the loopback address every second as the job `parley`.

    Its configuration and rules are those of deploy/, except that alerts need not last: the tests wait for no minutes.
    """
    program = shutil.which("prometheus")
    assert program is not None, "prometheus is not installed (Debian: prometheus)"
    rules, configuration = folder / "alerts.yml", folder / "prometheus.yml"
    rules.write_text(re.sub(r"for: \d+[sm]", "for: 1s", RULES.read_text()))
    given: dict[str, Any] = yaml.safe_load(CONFIGURATION.read_text())
    given["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    given["rule_files"] = [str(rules)]
    targets = [f"127.0.0.1:{port}" for port in ports]
    given["scrape_configs"] = [{"job_name": "parley", "static_configs": [{"targets": targets}]}]
    configuration.write_text(yaml.safe_dump(given))
    port = free_port()
    command = [
        program, f"--config.file={configuration}", f"--storage.tsdb.path={folder / 'prometheus'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]  # fmt: skip
    with (folder / "prometheus.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=die_with_parent(SIGKILL))
    try:
        prometheus = Prometheus(port)
        until(prometheus.is_up, START_SECONDS)
        yield prometheus
    finally:
        process.kill()
        process.wait()
