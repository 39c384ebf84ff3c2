"""`cli.py doctor`: what it finds, beside a running gateway and without one."""

import json
import os
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from commands.checks.settings_checks import entropy
from storage.database import connection
from tests.beside import run_on_database
from tests.forks import run_command
from tests.gateways import Gateway
from tests.servers import free_port

pytestmark = pytest.mark.slow

RANDOM: Final = "9Xv2mQ7rT4bZ8kLw1cYh6nPd3sGf5jVa0eRu"


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    return own_gateway


def doctor(environment: Mapping[str, str], folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return run_command("doctor", *arguments, folder=folder, environment={"PATH": os.environ["PATH"], **environment})


def findings(
    environment: Mapping[str, str], folder: Path, check: str | None = None
) -> tuple[int, dict[tuple[str, str], dict[str, Any]]]:
    """Return the exit status and the findings by check and level; the last of each."""
    done = doctor(environment, folder, "--json")
    found = json.loads(done.stdout)
    return done.returncode, {(each["check"], each["level"]): each for each in found if check in (None, each["check"])}


def test_a_running_gateway_is_found_healthy_and_nothing_secret_is_shown(gateway: Gateway, tmp_path: Path) -> None:
    environment = {**gateway.environment, "PUBLIC_URL": gateway.url}
    status, found = findings(environment, tmp_path)
    assert status == 0, found
    assert "is served by a running gateway" in found["ports", "ok"]["message"]
    assert "leads to a gateway" in found["public url", "ok"]["message"]
    assert "migrations are applied" in found["migrations", "ok"]["message"]
    if environment["DATABASE_URL"].startswith("postgres"):
        assert {check for check, level in found if level == "ok"} >= {"redis", "permissions", "connections", "clocks"}
    else:
        assert "in use by process" in found["database", "ok"]["message"]
    shown = doctor(environment, tmp_path).stdout
    assert "\nok    ports: " in shown
    secret = [environment["SECRET_KEY"], environment["ADMIN_API_KEY"], urlsplit(environment["DATABASE_URL"]).password]
    assert not [each for each in secret if each and each in shown]


async def execute(statement: str) -> None:
    await connection().execute_query(statement)


def test_it_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    status, found = findings({"DATA_DIR": str(folder), "PORT": str(free_port())}, tmp_path)
    assert status == 0 and ("database", "ok") in found
    assert not folder.exists()


def test_misspelled_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("REDIS_URI=redis://a\nSOMETHING=1\n")
    environment = {"DATA_DIR": str(tmp_path), "EVENT_RETENTION_DAY": "3", "PORT": str(free_port())}
    shown = doctor(environment, tmp_path).stdout
    for written, meant in (("REDIS_URI", "REDIS_URL"), ("EVENT_RETENTION_DAY", "EVENT_RETENTION_DAYS")):
        assert f"warn  settings: {written} is not a setting\n      -> Did you mean {meant}?" in shown
    assert "SOMETHING in .env is not a setting" in shown and "PATH is not" not in shown


def test_an_invalid_setting_fails(tmp_path: Path) -> None:
    status, found = findings({"DATA_DIR": str(tmp_path), "PORT": "eighty"}, tmp_path)
    assert status == 1
    assert found["settings", "fail"]["message"] == "PORT must be a port number from 0 to 65535."


def test_what_is_unavailable_is_named_with_what_to_do(tmp_path: Path) -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    environment = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"postgresql://someone:hidden@127.0.0.1:{free_port()}/parley",
        "REDIS_URL": f"redis://:hidden@127.0.0.1:{free_port()}",
        "PORT": str(taken.getsockname()[1]),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(free_port()),
        "SMTP_FROM": "parley@example.com",
    }
    with taken:
        taken.settimeout(0)
        done = doctor(environment, tmp_path, "--json")
    found = {(each["check"], each["level"]): each for each in json.loads(done.stdout)}
    assert done.returncode == 1 and "hidden" not in done.stdout + done.stderr
    assert found["database", "fail"]["advice"] and found["redis", "warn"]["advice"]
    assert "is in use by another program" in found["ports", "fail"]["message"]
    assert "smtp (SMTP_HOST): 127.0.0.1:" in found["outside", "warn"]["message"]


def test_a_port_for_metrics_that_another_program_uses_fails(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        environment = {"PROMETHEUS_PORT": str(taken.getsockname()[1]), "PORT": str(free_port())}
        status, found = findings({"DATA_DIR": str(tmp_path), **environment}, tmp_path, "ports")
    assert status == 1 and "PROMETHEUS_PORT" in found["ports", "fail"]["message"]


def test_a_host_that_cannot_be_resolved_is_said_in_words(tmp_path: Path) -> None:
    environment = {"DATA_DIR": str(tmp_path), "HOST": "nowhere.invalid", "PORT": str(free_port())}
    _, found = findings(environment, tmp_path, "ports")
    assert "(-" not in found["ports", "fail"]["message"]


def test_settings_that_need_postgresql_are_named_on_sqlite(tmp_path: Path) -> None:
    environment = {"WEB_CONCURRENCY": "2", "DB_ROW_SECURITY": "true", "PORT": str(free_port())}
    status, found = findings({"DATA_DIR": str(tmp_path), **environment}, tmp_path)
    assert status == 1 and "WEB_CONCURRENCY must be 1 on SQLite" in found["database", "fail"]["message"]
    assert "no effect on SQLite" in found["row security", "warn"]["message"]


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_row_level_security_and_connections_are_checked(backend: dict[str, str], tmp_path: Path) -> None:
    environment = {**backend, "DB_ROW_SECURITY": "true", "WEB_CONCURRENCY": "64", "PORT": str(free_port())}
    status, found = findings(environment, tmp_path)
    assert status == 1 and "too few for 64 processes" in found["connections", "fail"]["message"]
    assert ("row security", "ok") in found
    run_on_database(backend, lambda: execute("CREATE ROLE stranger LOGIN PASSWORD 'parley'"))
    stranger = urlsplit(backend["DATABASE_URL"])
    address = stranger._replace(netloc=f"stranger:parley@{stranger.netloc.rpartition('@')[2]}").geturl()
    try:
        _, found = findings({**environment, "DATABASE_URL": address}, tmp_path)
        assert "not a member of the role parley_tenant" in found["row security", "fail"]["message"]
        assert "permission denied for table" in found["permissions", "fail"]["message"]
    finally:
        run_on_database(backend, lambda: execute("DROP ROLE stranger"))


def test_weak_secrets_fail_in_production_and_exposed_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text(RANDOM)
    (tmp_path / "secret_key").chmod(0o644)
    keys = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    environment = {
        "DATA_DIR": str(tmp_path),
        "ENVIRONMENT": "production",
        "SECRET_KEY": "changemechangemechangemechangeme",
        "ENCRYPTION_KEYS": keys,
        "PORT": str(free_port()),
    }
    done = doctor(environment, tmp_path)
    assert done.returncode == 1
    for name in ("SECRET_KEY", "ENCRYPTION_KEYS (1)"):
        assert f"fail  secrets: {name} could be guessed" in done.stdout
    assert "secret_key in DATA_DIR can be read by other users" in done.stdout
    assert "changeme" not in done.stdout and keys not in done.stdout


def test_the_strength_of_a_secret_is_estimated() -> None:
    assert entropy(RANDOM) > 150
    assert entropy("changeme" * 10) < 30
    assert entropy("a") == 0


def test_a_database_that_is_not_migrated_or_newer_is_told(backend: dict[str, str], tmp_path: Path) -> None:
    environment = {**backend, "PORT": str(free_port())}
    last = "(SELECT max(id) FROM aerich)"
    run_on_database(backend, lambda: execute(f"UPDATE aerich SET version = '999_newer.py' WHERE id = {last}"))
    status, found = findings(environment, tmp_path, "migrations")
    assert status == 1 and "a newer version of Parley" in found["migrations", "fail"]["message"]
    run_on_database(backend, lambda: execute(f"DELETE FROM aerich WHERE id = {last}"))
    status, found = findings(environment, tmp_path, "migrations")
    assert status == 0 and found["migrations", "warn"]["message"] == "1 migrations are not applied yet"
