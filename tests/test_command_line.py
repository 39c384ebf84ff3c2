"""The command line: what it says when a command cannot run, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from storage.address import parse_address
from storage.startup import one_process
from tests.forks import ForkedGatewayProcess, run_command
from tests.gateways import ROOT, TLS, GatewayProcess
from tests.servers import free_port
from tests.waiting import until

pytestmark = pytest.mark.more  # each test starts programs


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command, which obeys the permissions of files even if it is root's."""
    return run_command(*arguments, folder=folder, environment=_given(folder, environment), obeys_permissions=True)


def run_python(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python cli.py`."""
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        cwd=folder,
        env=_given(folder, environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _given(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PORT": str(free_port()), **environment}


@pytest.mark.parametrize(("command", "prefix"), [("serve", "Parley did not start"), ("migrate", "The command failed")])
def test_an_unreachable_database_is_reported_in_one_line(tmp_path: Path, command: str, prefix: str) -> None:
    port = free_port()
    given = {"DATABASE_URL": f"postgresql://someone:hidden@127.0.0.1:{port}/parley"}
    _unreachable(run(tmp_path, command, **given), f"{prefix}: the database parley at 127.0.0.1:{port}", "DATABASE_URL")


def test_the_settings_that_name_an_unreachable_database_are_named(tmp_path: Path) -> None:
    port = free_port()
    done = run(tmp_path, "migrate", DB_HOST="127.0.0.1", DB_PORT=str(port), DB_PASSWORD="hidden")
    expected = f"The command failed: the database ai_automation at 127.0.0.1:{port}"
    _unreachable(done, expected, "the DB_ settings")


def _unreachable(done: subprocess.CompletedProcess[str], database: str, named_by: str) -> None:
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{database} cannot be opened (") and line.endswith(f"; see {named_by}")
    assert "hidden" not in done.stderr + done.stdout


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_database_file_in_use_is_reported_in_one_line(tmp_path: Path, command: str) -> None:
    url = f"sqlite:///{tmp_path / 'taken.sqlite3'}"
    with one_process(parse_address(url)):
        done = run(tmp_path, command, DATABASE_URL=url)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert f"is in use by process {os.getpid()}" in done.stderr


def test_an_invalid_setting_is_reported_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "serve", DATABASE_URL="mysql://someone:hidden@host/name")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("Parley did not start: DATABASE_URL is invalid")
    assert "hidden" not in done.stderr


@pytest.mark.parametrize("name", [".env", ".env.local"])
def test_settings_are_read_from_the_working_directory(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("export DATABASE_URL='mysql://host/name' # wrong\n")
    done = run(tmp_path, "serve")
    assert done.stderr.startswith("Parley did not start: DATABASE_URL is invalid")


@pytest.mark.parametrize("folder", ["file", "file/below", "/proc/parley"])
@pytest.mark.parametrize("command", [["serve"], ["migrate"], ["create-key", "--email", "ada@example.com"]])
def test_an_unusable_data_dir_is_reported_in_one_line(tmp_path: Path, command: list[str], folder: str) -> None:
    (tmp_path / "file").touch()
    done = run(tmp_path, *command, DATA_DIR=str(tmp_path / folder))
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "DATA_DIR" in line and str(tmp_path / folder) in line


def test_an_unusable_database_file_is_reported_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "serve", DATABASE_URL="sqlite:////proc/parley/parley.sqlite3")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "/proc/parley/parley.sqlite3" in line and "DATABASE_URL" in line


@pytest.mark.parametrize("name", ["parley.sqlite3", "parley.engine.sqlite3", "parley.sqlite3.lock"])
def test_a_file_without_permission_is_reported_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch(mode=0o400)
    done = run(tmp_path, "serve")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("Parley did not start: ") and "Permission denied" in line and "DATA_DIR" in line


def test_a_file_that_is_no_database_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "parley.sqlite3").write_text("Dear diary")
    done = run(tmp_path, "serve")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "file is not a database" in line and str(tmp_path / "parley.sqlite3") in line


def test_a_port_in_use_is_reported_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(tmp_path, "serve", PORT=str(port))
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert f"port {port} of 127.0.0.1" in line and "Set PORT" in line


def test_help_lists_the_commands(tmp_path: Path) -> None:
    shown = run_python(tmp_path, "--help").stdout
    for command in ("serve", "migrate", "create-key", "sign-in-link", "restored", "demo"):
        assert command in shown


@pytest.mark.parametrize("arguments", [["--help"], ["serve"]])
def test_help_and_errors_in_settings_import_little(tmp_path: Path, arguments: list[str]) -> None:
    """They take a quarter of a second; the application, with some 3,000 modules, takes two."""
    done = run_python(tmp_path, *arguments, PORT="many", PYTHONPROFILEIMPORTTIME="1")
    imported = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert "PORT" in done.stderr or done.returncode == 0
    assert 50 < len(imported) < 300, imported


def test_an_interrupt_ends_with_one_line(tmp_path: Path) -> None:
    gateway = ForkedGatewayProcess({"DATA_DIR": str(tmp_path)}, tmp_path).start()
    before = gateway.output()
    assert gateway._end(signal.SIGINT) == 0
    assert gateway.output().removeprefix(before) == "Stopped.\n"


def test_a_start_with_an_empty_and_a_misspelled_setting(tmp_path: Path) -> None:
    port = free_port()
    given = {"DATA_DIR": str(tmp_path), "WEB_CONCURRENCY": "", "PROMETHEUS_PORT": str(port), "PROMETHEUS_PROT": "1"}
    (tmp_path / ".env").write_text("LOG_LEVELL=DEBUG\n")
    gateway = ForkedGatewayProcess(given, tmp_path).start()
    metrics = f"http://127.0.0.1:{port}/metrics"
    try:  # it is ready before its loop is measured
        until(lambda: "loop_lag_seconds_bucket" in httpx.get(metrics, trust_env=False, verify=TLS).text)
    finally:
        gateway.stop()
    before, welcome, after = gateway.output().partition("  Console ")
    assert welcome and "event loop blocked" not in before, "its own work at the start is nothing to warn of"
    [line] = [each for each in before.splitlines() if "not settings" in each]
    assert "LOG_LEVELL (LOG_LEVEL?), PROMETHEUS_PROT (PROMETHEUS_PORT?)" in line
    assert "Traceback" not in before + after


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    folder = tmp_path_factory.mktemp("started")
    gateway = ForkedGatewayProcess({"DATA_DIR": str(folder)}, folder).start()
    yield gateway
    gateway.stop()


def test_the_command_of_the_demo_names_the_data_dir(started: GatewayProcess) -> None:
    [command] = [line for line in started.output().splitlines() if "cli.py demo" in line]
    assert f"DATA_DIR={started.folder} " in command and command.endswith(f"cli.py demo --url {started.url}")


def test_beside_a_running_gateway(started: GatewayProcess) -> None:
    folder, address = started.folder, {"PORT": str(started.port)}
    done = run(folder, "sign-in-link", **address)
    assert (done.returncode, done.stderr) == (0, "")
    url, _, code = done.stdout.strip().partition("#sign-in=")
    assert url == f"{started.url}/"
    with started.client("") as client:
        answers = [client.post("/auth/sign-in", json={"code": code}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 401]
    assert started.data("{ viewer { role } }", token=answers[0].json()["token"]) == {"viewer": {"role": "ADMIN"}}

    unsure = run(folder, "sign-in-link", PORT="8080")
    assert unsure.stderr.startswith("If the gateway has another address, set PORT or PUBLIC_URL")

    done = run(folder, "create-key", "--email", "ada@example.com", **address)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "in use by process" in line and "createApiKey" in line


def test_a_link_without_a_database_or_user_is_refused_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "sign-in-link", DATA_DIR=".parley")
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []
    assert "Start the gateway once" in done.stderr and len(done.stderr.splitlines()) == 1
    assert run(tmp_path, "create-key", "--email", "ada@example.com").returncode == 0
    done = run(tmp_path, "sign-in-link", "--email", "ben@example.com")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "no active user ben@example.com" in done.stderr


def test_an_unknown_role_is_refused_with_the_roles(tmp_path: Path) -> None:
    done = run(tmp_path, "create-key", "--email", "ada@example.com", "--role", "BOSS")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "ADMIN" in done.stderr and "VIEWER" in done.stderr


@pytest.mark.parametrize(
    ("argument", "value", "reason"),
    [
        ("--organization", "a\udcff", "organization is not encoded in UTF-8"),
        ("--name", "a\udcff", "name is not encoded in UTF-8"),
        ("--email", "a\udcff@example.com", "email is not encoded in UTF-8"),
        ("--organization", " ", "organization must not be empty"),
        ("--organization", "x" * 256, "organization can have at most 255 characters"),
        ("--name", "x" * 256, "name can have at most 255 characters"),
    ],
)
def test_an_argument_that_cannot_be_stored_is_refused_by_name(
    tmp_path: Path, argument: str, value: str, reason: str
) -> None:
    done = run(tmp_path, "create-key", "--email", "ada@example.com", argument, value)
    assert (done.returncode, done.stdout) == (2, "") and reason in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def imported() -> frozenset[str]:
    """The modules that a process imports with the application."""
    script = "import sys, app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "app" in done.stdout.split(), done.stderr
    return frozenset(done.stdout.split())


def test_a_gateway_without_an_engine_does_not_load_one(imported: frozenset[str]) -> None:
    assert imported.isdisjoint({"dbos", "sqlalchemy", "psycopg"})


def test_a_gateway_without_redis_does_not_load_its_client(imported: frozenset[str]) -> None:
    assert "redis" not in imported


def test_the_sdk_of_mcp_is_not_loaded_before_its_first_request(imported: frozenset[str]) -> None:
    assert imported.isdisjoint({"mcp", "mcp_types", "pydantic"})


def test_what_writes_migrations_is_not_loaded_before_there_is_one_to_apply(imported: frozenset[str]) -> None:
    assert imported.isdisjoint({"aerich", "asyncclick"})
