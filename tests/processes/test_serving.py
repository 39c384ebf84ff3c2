"""WEB_CONCURRENCY: several processes, which start, serve and end as one gateway."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.gateways import ROOT, TLS, GatewayProcess
from tests.processes.processes import gone, started
from tests.servers import free_ports

pytestmark = pytest.mark.more  # each test starts programs


def run(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "serve"],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "WEB_CONCURRENCY": "2", **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_sqlite_is_refused_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Parley did not start: WEB_CONCURRENCY must be 1 on SQLite, whose file belongs to one process. "
        "Use PostgreSQL.\n"
    )


@pytest.mark.parametrize("backend_name", ["postgres"], indirect=True)
def test_what_prevents_the_start_is_reported_once(backend: dict[str, str], tmp_path: Path) -> None:
    wrong = urlsplit(backend["DATABASE_URL"])._replace(path="/none").geturl()
    done = run(tmp_path, DATABASE_URL=wrong)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("Parley did not start: the database none at ")
    assert line.endswith("; see DATABASE_URL")


@pytest.mark.parametrize("backend_name", ["postgres"], indirect=True)
def test_the_processes_are_one_gateway_until_ctrl_c(backend: dict[str, str], tmp_path: Path) -> None:
    metrics = free_ports(2)
    more = {"WEB_CONCURRENCY": "2", "PROMETHEUS_PORT": str(metrics)}
    gateway = GatewayProcess({**backend, **more}, tmp_path).start()
    try:
        pids = started(gateway)
        assert len(pids) == 2
        assert gateway.output().count("  GraphQL   http://127.0.0.1") == 1
        created = gateway.data('mutation { createTask(input: {title: "Call", type: "call"}) { task { status } } }')
        assert created["createTask"]["task"]["status"] == "PENDING"
        for port in (metrics, metrics + 1):
            scraped = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False, verify=TLS)
            assert scraped.text.startswith("# HELP "), "each process has its own"
        beside = run(tmp_path, DATABASE_URL=backend["DATABASE_URL"], PORT=str(gateway.port))
        assert f"port {gateway.port} of 127.0.0.1 cannot be used (Address already in use)" in beside.stderr
        assert gateway.process is not None
        gateway.process.send_signal(signal.SIGINT)
        assert gateway.process.wait(60) == 0
        assert gateway.output().endswith("Stopped.\n")
        assert "Traceback" not in gateway.output()
        assert gone(pids)
    finally:
        gateway.kill()
