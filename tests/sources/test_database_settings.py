"""The address of PostgreSQL: in parts, as document 004 has it, and with the parameters of libpq."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import asyncpg
import certifi
import pytest

from settings import SettingError, Settings
from storage.address import parse_address
from storage.startup import connect
from tests.forks import ForkedGatewayProcess, run_command
from tests.servers import free_port

KEYS = {"SECRET_KEY": "s" * 40, "ENCRYPTION_KEYS": "A" * 43 + "="}


def load(tmp_path: Path, **given: str) -> Settings:
    return Settings.load({"DATA_DIR": str(tmp_path), **given})


def test_the_settings_of_document_004_are_the_address(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        DB_HOST="localhost",
        DB_PORT="5432",
        DB_NAME="ai_automation",
        DB_USER="postgres",
        DB_PASSWORD="p@ss/w:rd#1?",
    )
    given = parse_address(settings.database_url).credentials
    assert (given["host"], given["port"], given["database"], given["user"], given["password"]) == (
        "localhost",
        5432,
        "ai_automation",
        "postgres",
        "p@ss/w:rd#1?",
    )
    assert "p@ss" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "host"),
    [({"DB_HOST": "db"}, "db"), ({"DB_HOST": "/run/postgresql"}, "/run/postgresql"), ({"DB_HOST": "::1"}, "::1")],
)
def test_one_of_them_is_enough(tmp_path: Path, given: dict[str, str], host: str) -> None:
    credentials = parse_address(load(tmp_path, **given).database_url).credentials
    assert (credentials["host"], credentials["port"], credentials["database"]) == (host, 5432, "ai_automation")
    assert (credentials["user"], credentials["password"]) == ("postgres", None)


def test_they_may_repeat_the_url_but_not_contradict_it(tmp_path: Path) -> None:
    url = "postgresql://ada:p%40ss@db:6000/parley"
    same = {"DB_HOST": "db", "DB_PORT": "6000", "DB_NAME": "parley", "DB_USER": "ada", "DB_PASSWORD": "p@ss"}
    assert load(tmp_path, DATABASE_URL=url, **same).database_url == url
    for name in same:
        with pytest.raises(SettingError, match=f"^DATABASE_URL contradicts {name}") as refused:
            load(tmp_path, DATABASE_URL=url, **{name: "7"})
        assert "p@ss" not in str(refused.value)


def test_production_with_them_needs_no_folder() -> None:
    settings = Settings.load({"DB_HOST": "db", "DATA_DIR": "/proc/none", "ENVIRONMENT": "production", **KEYS})
    assert settings.database_url == "postgresql://postgres@db:5432/ai_automation"


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        ("keepalives_idle=30", "keepalives_idle is not supported; supported are .*application_name"),
        ("gssencmode=prefer", "gssencmode is not supported"),
        ("password=hidden", "password belongs into the URL itself"),
        ("pool_timeout=3", "unknown option pool_timeout"),
        ("connect_timeout=soon", "connect_timeout must be a number of seconds"),
        ("target_session_attrs=standby", "target_session_attrs must be one of any, primary, read-write: Parley writes"),
        ("client_encoding=latin1", "client_encoding must be UTF8"),
        ("sslrootcert=/ca.pem", "sslrootcert has no effect unless sslmode is one of"),
        ("sslmode=verify-full&sslrootcert=/none/ca.pem", "sslrootcert cannot be read"),
        ("sslmode=require&sslcert=/client.pem", "sslcert and sslkey are required together"),
    ],
)
def test_a_parameter_is_understood_or_refused_by_name(option: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        parse_address(f"postgresql://u:hidden@host/name?{option}")
    assert "hidden" not in str(refused.value)


def test_an_authority_of_ones_own_is_trusted() -> None:
    options = f"sslrootcert={quote(certifi.where())}&sslmode="
    by_name = parse_address(f"postgresql://u@host/name?{options}verify-full").credentials["ssl"]
    by_authority = parse_address(f"postgresql://u@host/name?{options}verify-ca").credentials["ssl"]
    assert (by_name.check_hostname, by_authority.check_hostname) == (True, False)
    assert len(by_authority.get_ca_certs()) > 10


@pytest.mark.parametrize("backend_name", ["postgres"], indirect=True)
async def test_a_server_is_found_among_several_with_options(backend: dict[str, str]) -> None:
    parts = urlsplit(backend["DATABASE_URL"])
    places = f"{parts.username}:{parts.password}@127.0.0.1:{free_port()},127.0.0.1:{parts.port}"
    options = "target_session_attrs=read-write&connect_timeout=3&application_name=billing&options=-c%20work_mem%3D7MB"
    connection = await connect(parse_address(f"postgresql://{places}{parts.path}?{options}"))
    try:
        assert await connection.fetchval("SHOW work_mem") == "7MB"
        assert await connection.fetchval("SHOW application_name") == "billing"
    finally:
        await connection.close()


@pytest.mark.parametrize("backend_name", ["postgres"], indirect=True)
async def test_a_gateway_runs_with_an_address_in_parts(backend: dict[str, str], tmp_path: Path) -> None:
    parts = urlsplit(backend["DATABASE_URL"])
    others = {name: value for name, value in backend.items() if name != "DATABASE_URL"}
    password = tmp_path / "password"
    password.write_text(f"{parts.password}\n")
    given = {
        "DB_HOST": "127.0.0.1",
        "DB_PORT": str(parts.port),
        "DB_NAME": parts.path[1:],
        "DB_PASSWORD_FILE": str(password),
    }
    gateway = ForkedGatewayProcess({**others, **given}, tmp_path).start()
    try:
        assert gateway.data("{ viewer { organization { name } } }")["viewer"]["organization"]["name"] == "Default"
        connection = await asyncpg.connect(parts.geturl())
        try:
            names = await connection.fetch(
                "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
                parts.path[1:],
            )
        finally:
            await connection.close()
        assert {name for (name,) in names} == {"parley"}
    finally:
        gateway.stop()


def test_an_unsupported_parameter_stops_the_start_in_one_line(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgresql://u:hidden@db/name?passfile=/p", "DATA_DIR": str(tmp_path)}
    done = run_command("serve", folder=tmp_path, environment=given)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "DATABASE_URL is invalid: the option passfile is not supported" in done.stderr
