"""What every test may ask for: real databases, a real Redis, and gateways on top of them.

    backend            the environment of a gateway, once for SQLite + memory and once for PostgreSQL + Redis
    gateway            a gateway on that backend, in a thread of the test process, one for each test module
    gateway_process    starts `python cli.py serve` with an environment, for tests that kill it
    postgres_server, redis_server, new_postgres_database    the servers alone

A test module that only makes sense on one backend says so:
`pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")`.

TEST_DATABASE_URL (of a user who may create databases) and TEST_REDIS_URL (of a database that may be emptied) put
servers that run already in the place of those that are started here.
"""

import asyncio
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
import redis

from tests.gateways import ROOT, Gateway, GatewayProcess
from tests.servers import PostgresServer, RedisServer

# `make test` exports its own state. A make that a test starts would take itself for a part of the outer one and print
# different output, so no program that a test starts inherits it.
for _name in ("MAKEFLAGS", "MAKELEVEL", "MAKEFILES", "MAKEOVERRIDES", "MFLAGS", "GNUMAKEFLAGS"):
    os.environ.pop(_name, None)

Environment: TypeAlias = dict[str, str]
Result = TypeVar("Result")

ADMIN_KEY = "prl_test_administrator_of_a_throw_away_gateway"
SECRET_KEY = "a secret of 32 bytes or more, for throw-away gateways"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of PostgreSQL's maintenance database: one server for each test process."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with PostgresServer() as server:
        yield server.url


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The address of Redis: one server for each test process, because channels are shared by all its databases."""
    if given := os.environ.get("TEST_REDIS_URL"):
        yield given
        return
    with RedisServer() as server:
        yield server.url


@pytest.fixture(scope="session")
def new_postgres_database(postgres_server: str) -> Iterator[Callable[[str | None], str]]:
    """Makes a database, empty or as a clone of another one, and returns its address."""
    run = f"parley_test_{secrets.token_hex(4)}"
    made = 0

    def make(template: str | None = None) -> str:
        nonlocal made
        made += 1
        name = f"{run}_{made}"
        origin = f' TEMPLATE "{urlsplit(template).path[1:]}"' if template else ""
        _execute(postgres_server, f'CREATE DATABASE "{name}"{origin}')
        return urlunsplit(urlsplit(postgres_server)._replace(path=f"/{name}"))

    yield make
    # By prefix: a gateway may have made a database for its engine beside the one it was given.
    for (name,) in _execute(postgres_server, "SELECT datname FROM pg_database WHERE datname LIKE $1", f"{run}%"):
        _execute(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_postgres(
    new_postgres_database: Callable[[str | None], str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The address of a migrated database that nobody uses, to be cloned: faster than migrating for every module."""
    url = new_postgres_database(None)
    _migrate(url, tmp_path_factory.mktemp("migrated-postgres"))
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file, to be copied."""
    folder = tmp_path_factory.mktemp("migrated-sqlite")
    _migrate(f"sqlite:///{folder / 'template.sqlite3'}", folder)
    return folder / "template.sqlite3"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def backend_name(request: pytest.FixtureRequest) -> str:
    """The backend of a test: `sqlite` or `postgres`."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def backend(backend_name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The environment of a gateway with a fresh, migrated database: SQLite + memory, then PostgreSQL + Redis."""
    folder = tmp_path_factory.mktemp(f"{backend_name}-data")
    environment = {
        "DATA_DIR": str(folder),
        "ENVIRONMENT": "development",
        "SECRET_KEY": SECRET_KEY,
        "ADMIN_API_KEY": ADMIN_KEY,
        # No agent of these tests says again that it is there; none is to be taken for gone while a slow module runs.
        "AGENT_HEARTBEAT_INTERVAL": "300",
    }
    if backend_name == "sqlite":
        file = folder / "parley.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), file)
        return environment | {"DATABASE_URL": f"sqlite:///{file}"}
    new_database = request.getfixturevalue("new_postgres_database")
    redis_url = request.getfixturevalue("redis_server")
    with redis.Redis.from_url(redis_url) as connection:
        connection.flushdb()
    return environment | {
        "DATABASE_URL": new_database(request.getfixturevalue("migrated_postgres")),
        "REDIS_URL": redis_url,
    }


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    """A running gateway, and how to talk to it: see `Gateway`."""
    with Gateway(backend) as running:
        yield running


@pytest.fixture
def gateway_process(tmp_path: Path) -> Iterator[Callable[..., GatewayProcess]]:
    """Starts a gateway in a process of its own with a given environment; all of them end with the test."""
    started: list[GatewayProcess] = []

    def start(environment: Mapping[str, str]) -> GatewayProcess:
        process = GatewayProcess(environment, tmp_path)
        started.append(process)
        return process.start()

    yield start
    for process in started:
        process.kill()


def _migrate(url: str, folder: Path) -> None:
    """Runs the command that a deployment runs."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "migrate"],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "ENVIRONMENT": "development",
            "SECRET_KEY": SECRET_KEY,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"cli.py migrate ended with {done.returncode}:\n{done.stdout}{done.stderr}", pytrace=False)


def _execute(url: str, statement: str, *arguments: Any) -> list[Any]:
    async def execute() -> list[Any]:
        connection = await asyncpg.connect(url)
        try:
            return list(await connection.fetch(statement, *arguments))
        finally:
            await connection.close()

    return _in_thread(execute)


def _in_thread(work: Callable[[], Awaitable[Result]]) -> Result:
    """Runs asynchronous work from a synchronous fixture, away from the event loop of the test."""

    async def run() -> Result:
        return await work()

    with ThreadPoolExecutor(max_workers=1) as executor:
        return executor.submit(asyncio.run, run()).result()
