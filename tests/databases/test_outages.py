"""A database that accepts no changes: codes, readiness, and that everything resumes afterwards."""

import asyncio
import contextlib
import resource
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import asyncpg
import httpx
import psycopg
import pytest
import sqlalchemy
from tortoise.exceptions import OperationalError

from errors import Unavailable
from models.database import open_database
from models.event_log import begin_log
from models.leases import check_writable
from models.tasks import Task
from storage.address import parse_address
from storage.database import Database, check_files, connection, read, transaction
from storage.outages import SQLITE_CODES, Outage, is_unavailable, outage_of
from tests.gateways import TLS, GatewayProcess
from tests.waiting import PATIENCE

HOOK: Final = """mutation { createWorkflow(input: {
  name: "Hook", nodes: [{key: "a", type: TRANSFORM, config: {value: 1}}], triggers: [{type: WEBHOOK}]
}) { workflow { triggers { url } } errors { message } } }"""
DELAYED: Final = """mutation { executeWorkflow(input: {nodes: [
  {key: "a", type: DELAY, config: {seconds: 2}},
  {key: "b", type: TRANSFORM, config: {value: 1}, dependsOn: ["a"]}
]}) { execution { id } errors { message } } }"""
CREATE: Final = """mutation { createTask(input: {title: "Call", type: "call"})
  { task { id } errors { code retryable retryAfterSeconds } } }"""


# ---------------------------------------------------------------- the classification


@pytest.mark.parametrize(
    ("sqlstate", "outage"),
    [
        ("08006", Outage.UNREACHABLE),
        ("08P01", Outage.UNREACHABLE),
        ("25006", Outage.READ_ONLY),
        ("25P03", Outage.TOO_SLOW),
        ("28P01", Outage.UNREACHABLE),
        ("3D000", Outage.UNREACHABLE),
        ("40001", Outage.BUSY),
        ("40P01", Outage.BUSY),
        ("53100", Outage.FULL),
        ("53200", Outage.EXHAUSTED),
        ("53300", Outage.EXHAUSTED),
        ("55P03", Outage.BUSY),
        ("57014", Outage.TOO_SLOW),
        ("57P01", Outage.UNREACHABLE),
        ("57P02", Outage.UNREACHABLE),
        ("57P03", Outage.UNREACHABLE),
        ("57P05", Outage.UNREACHABLE),
        ("58030", Outage.BROKEN),
        ("22001", None),
        ("23505", None),
        ("25P02", None),
        ("42601", None),
        ("42P01", None),
        ("XX001", None),
    ],
)
def test_postgres_codes(sqlstate: str, outage: Outage | None):
    fields: dict[str, Any] = {"C": sqlstate, "M": "said the server"}
    raised = asyncpg.exceptions._base.PostgresError.new(fields)
    try:
        of_dbos: Exception = psycopg.errors.lookup(sqlstate)("said the server")
    except KeyError:
        of_dbos = raised
    assert outage_of(raised) is outage_of(OperationalError(raised)) is outage
    assert outage_of(sqlalchemy.exc.DBAPIError("SELECT 1", {}, of_dbos)) is outage
    assert is_unavailable(raised) is (outage is not None)


@pytest.mark.parametrize(
    ("name", "outage"),
    [
        ("SQLITE_BUSY", Outage.BUSY),
        ("SQLITE_BUSY_SNAPSHOT", Outage.BUSY),
        ("SQLITE_LOCKED", Outage.BUSY),
        ("SQLITE_READONLY", Outage.READ_ONLY),
        ("SQLITE_READONLY_DBMOVED", Outage.READ_ONLY),
        ("SQLITE_FULL", Outage.FULL),
        ("SQLITE_IOERR_WRITE", Outage.BROKEN),
        ("SQLITE_CANTOPEN", Outage.BROKEN),
        ("SQLITE_INTERRUPT", Outage.TOO_SLOW),
        ("SQLITE_NOMEM", Outage.EXHAUSTED),
        ("SQLITE_ERROR", None),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
        ("SQLITE_CORRUPT", None),
    ],
)
def test_sqlite_codes(name: str, outage: Outage | None):
    raised = sqlite3.OperationalError("said SQLite")
    raised.sqlite_errorcode = getattr(sqlite3, name)
    assert outage_of(raised) is outage_of(OperationalError(raised)) is outage
    assert outage_of(sqlalchemy.exc.OperationalError("SELECT 1", {}, raised)) is outage


def test_every_sqlite_code_of_the_table_is_a_primary_one():
    primary = {getattr(sqlite3, name) for name in dir(sqlite3) if name.startswith("SQLITE_")}
    assert SQLITE_CODES.keys() <= {code for code in primary if code < 256}


# ---------------------------------------------------------------- a database that accepts no changes


@contextmanager
def refusing_changes(process: GatewayProcess) -> Iterator[None]:
    """Let the gateway's database accept no changes during the block."""
    url = process.environment["DATABASE_URL"]
    with _read_only(url) if url.startswith("postgres") else _unwritable(process):
        yield


@contextmanager
def _read_only(url: str) -> Iterator[None]:
    server, _, name = url.rpartition("/")

    async def execute(*statements: str) -> None:
        connection = await asyncpg.connect(f"{server}/postgres")
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    asyncio.run(execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on', end))
    try:
        yield
    finally:
        asyncio.run(execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only', end))


@contextmanager
def _unwritable(process: GatewayProcess) -> Iterator[None]:
    """Let each write of the process to a file fail, as on a broken disk."""
    assert process.process is not None
    pid = process.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def readiness(process: GatewayProcess) -> httpx.Response:
    return httpx.get(f"{process.url}/health/ready", timeout=5, trust_env=False, verify=TLS)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.mark.slow
def test_changes_are_unavailable_and_everything_goes_on_afterwards(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
):
    process = gateway_process(backend)
    hook = process.data(HOOK)["createWorkflow"]["workflow"]["triggers"][0]["url"]
    run = process.data(DELAYED)["executeWorkflow"]["execution"]["id"]
    status = f'{{ execution(id: "{run}") {{ status }} }}'
    until(lambda: process.data(status)["execution"]["status"] == "WAITING")
    waiting_since = time.monotonic()

    with refusing_changes(process):
        until(lambda: process.graphql(CREATE) == process.graphql(CREATE) and readiness(process).status_code == 503)
        assert process.data(CREATE)["createTask"] == {
            "task": None,
            "errors": [{"code": "UNAVAILABLE", "retryable": True, "retryAfterSeconds": 1}],
        }
        assert readiness(process).json()["database"] == "read-only"
        assert readiness(process).json()["reason"]
        answer = httpx.post(hook, json={}, timeout=5, trust_env=False, verify=TLS)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        until(lambda: time.monotonic() > waiting_since + 2.5)  # the delay is over
        assert process.data(status)["execution"]["status"] == "WAITING"

    until(lambda: process.data(CREATE)["createTask"]["errors"] == [])
    until(lambda: process.data(status)["execution"]["status"] == "COMPLETED")
    until(lambda: readiness(process).status_code == 200)
    assert httpx.post(hook, json={}, timeout=5, trust_env=False, verify=TLS).status_code == 202


# ---------------------------------------------------------------- files that are deleted under a running gateway


def lost(database: Database) -> bool:
    return database.files is not None and database.files.lost


def refusal(database: Database) -> Outage | None:
    return database.writing.outage


async def test_a_deleted_log_of_sqlite_is_noticed_and_saved(
    migrated_sqlite: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    file, log = tmp_path / "parley.sqlite3", tmp_path / "parley.sqlite3-wal"
    shutil.copyfile(migrated_sqlite, file)
    database = await open_database(parse_address(f"sqlite:///{file}"))
    with database.bind():
        await begin_log()
        await check_files()
        assert not lost(database)
        log.unlink()
        await check_writable()
        await check_files()
        await check_files()
        assert lost(database)
        assert [record.message for record in caplog.records if "deleted" in record.message] == [
            f"{log} was moved or deleted while Parley is running: restart it"
        ]
        shutil.copyfile(file, tmp_path / "copy.sqlite3")  # what a restart after SIGKILL would find
        with contextlib.closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
            assert copy.execute("SELECT holder FROM leases").fetchall() == [("writable",)]
        await database.close()


async def test_a_full_database_is_unavailable_until_it_has_space(migrated_sqlite: Path, tmp_path: Path):
    file = tmp_path / "parley.sqlite3"
    shutil.copyfile(migrated_sqlite, file)
    database = await open_database(parse_address(f"sqlite:///{file}"))

    async def allow_pages(count: str) -> None:
        await connection().execute_script(f"PRAGMA max_page_count = {count}")

    async def write() -> None:
        async with transaction():
            await connection().execute_query("CREATE TABLE more AS SELECT randomblob(1000000) AS data")

    with database.bind():
        await begin_log()
        await allow_pages("1")  # no more than there are
        with pytest.raises(Unavailable, match="no space left"):
            await write()
        assert refusal(database) is Outage.FULL
        await allow_pages("1000000")
        await check_writable()
        assert refusal(database) is None
        await write()
        await database.close()


@pytest.mark.parametrize("setting", ["statement_timeout = '1ms'", "lock_timeout = '1ms'"])
async def test_timeouts_of_postgres_are_unavailable(
    new_postgres_database: Callable[[str | None], str], migrated_postgres: str, setting: str
):
    url = new_postgres_database(migrated_postgres)
    database, locking = await open_database(parse_address(url)), await asyncpg.connect(url)
    await locking.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET {setting}")
    with database.bind():
        async with locking.transaction():
            await locking.execute("LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE")
            for work in (lambda: read("SELECT count(*) FROM tasks", ()), lambda: Task.all().count()):
                with pytest.raises(Unavailable):
                    await work()
        await database.close()
    await locking.close()


async def test_a_server_without_connections_is_unavailable(new_postgres_database: Callable[[str | None], str]):
    url = new_postgres_database(None)
    name, role = url.rpartition("/")[2], f"role_{secrets.token_hex(4)}"
    admin = await asyncpg.connect(url)
    await admin.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'secret' CONNECTION LIMIT 0")
    host = url.partition("@")[2].rpartition("/")[0]
    database = await open_database(parse_address(f"postgres://{role}:secret@{host}/{name}"))
    with database.bind():
        with pytest.raises(Unavailable, match="no connections"):
            await read("SELECT 1", ())
        await admin.execute(f"ALTER ROLE {role} CONNECTION LIMIT 5")
        assert [tuple(row) for row in await read("SELECT 1", ())] == [(1,)]
        await database.close()
    await admin.execute(f"DROP ROLE {role}")
    await admin.close()
