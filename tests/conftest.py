"""The fixtures of all tests: real databases, a real Redis, and gateways on top of them.

    gateway            a gateway in a thread of the test process, once on SQLite + memory and once on PostgreSQL +
                       Redis; modules share it, each as the administrator of a new organization
    backend            the environment of a gateway with a fresh database, for modules that need settings of their own
    own_gateway        a gateway in that environment, for modules that need a database of their own
    gateway_process    starts `python cli.py serve` with an environment, for tests that kill it
    postgres_server, redis_server, new_postgres_database    the servers alone

A test module for one backend names it:
`pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")`.

Set TEST_DATABASE_URL (of a user who may create databases) and TEST_REDIS_URL (of a database that may be emptied) to use
running servers instead of those that are started here.
"""

import asyncio
import os
import secrets
import shutil
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
import redis

from storage.address import parse_address
from tests.fakes.issuer import FakeIssuer
from tests.forks import ForkedGatewayProcess
from tests.gateways import Gateway, GatewayProcess
from tests.servers import PostgresServer, RedisServer
from tests.shared import SHARED_GATEWAYS, SharedGateways

pytest_plugins = ["tests.suite", "tests.parallel", "tests.reliability"]

# `make test` exports its own state. A make that a test starts would take itself for a part of the outer one and print
# different output, so no program that a test starts inherits it.
for _name in ("MAKEFLAGS", "MAKELEVEL", "MAKEFILES", "MAKEOVERRIDES", "MFLAGS", "GNUMAKEFLAGS"):
    os.environ.pop(_name, None)

Environment: TypeAlias = dict[str, str]
Result = TypeVar("Result")

ADMIN_KEY = "prl_test_administrator_of_a_throw_away_gateway"
SECRET_KEY = "a secret of 32 bytes or more, for throw-away gateways"


@pytest.fixture(scope="module")
def issuer() -> Iterator[FakeIssuer]:
    """An OpenID Connect issuer of the module's own."""
    with FakeIssuer() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of PostgreSQL's maintenance database. There is one server per test process."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with PostgresServer() as server:
        yield server.url


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The URL of Redis. There is one server per test process, because all databases of a server share its channels."""
    if given := os.environ.get("TEST_REDIS_URL"):
        yield given
        return
    with RedisServer() as server:
        yield server.url


@pytest.fixture(scope="session")
def new_postgres_database(postgres_server: str) -> Iterator[Callable[[str | None], str]]:
    """Create a database, empty or as a clone of another one, and return its URL."""
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
    if not os.environ.get("TEST_DATABASE_URL"):
        return  # the server is deleted with all of its databases
    # By prefix: a gateway may have created a database for its engine next to its own.
    for (name,) in _execute(postgres_server, "SELECT datname FROM pg_database WHERE datname LIKE $1", f"{run}%"):
        _execute(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_postgres(new_postgres_database: Callable[[str | None], str]) -> str:
    """The URL of an unused migrated database to clone, which is faster than migrating for every module."""
    url = new_postgres_database(None)
    _migrate(url)
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file to copy."""
    file = tmp_path_factory.mktemp("migrated-sqlite") / "template.sqlite3"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def backend_name(request: pytest.FixtureRequest) -> str:
    """The backend of a test: `sqlite` or `postgres`."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def new_environment(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Environment]:
    """Make a fresh, migrated database on a backend, and return the environment of a gateway on it."""

    def make(backend_name: str) -> Environment:
        folder = tmp_path_factory.mktemp(f"{backend_name}-data")
        environment = {
            "DATA_DIR": str(folder),
            "ENVIRONMENT": "development",
            "SECRET_KEY": SECRET_KEY,
            "ADMIN_API_KEY": ADMIN_KEY,
            # The least that argon2 takes: tests set and check hundreds of passwords.
            "PASSWORD_HASH_MEMORY": "8",
            # All tests have the same address.
            "ANONYMOUS_RATE_LIMIT": "1000000",
            "FAILED_CREDENTIAL_RATE_LIMIT": "1000000",
            # The agents of most tests send no heartbeats, and must not go OFFLINE while a slow module runs.
            "AGENT_HEARTBEAT_INTERVAL": "300",
            # An organization has the agents that its test creates. `agents_gateway` has the others.
            "SKIP_INTEGRATION_AGENTS": "true",
        }
        if backend_name == "sqlite":
            migrated: Path = request.getfixturevalue("migrated_sqlite")
            for suffix in (".sqlite3", ".engine.sqlite3"):
                shutil.copy(migrated.with_suffix(suffix), folder / f"parley{suffix}")
            return environment | {"DATABASE_URL": f"sqlite:///{folder / 'parley.sqlite3'}"}
        new_database = request.getfixturevalue("new_postgres_database")
        return environment | {
            "DATABASE_URL": new_database(request.getfixturevalue("migrated_postgres")),
            "REDIS_URL": request.getfixturevalue("redis_server"),
            # So that every test through a gateway shows that it works with the wall between organizations.
            "DB_ROW_SECURITY": os.environ.get("TEST_ROW_SECURITY", "false"),
        }

    return make


@pytest.fixture(scope="session")
def shared_gateways(request: pytest.FixtureRequest, new_environment: Callable[[str], Environment]) -> SharedGateways:
    def environment(backend_name: str) -> Environment:
        # Most tests show that everything works with the wall between organizations; modules of their own, without it.
        made = new_environment(backend_name) | {"DB_ROW_SECURITY": "true"}
        request.node.addfinalizer(shared.stop)  # before the servers stop, which this backend may just have started
        return made

    shared = SharedGateways(environment)
    request.config.stash[SHARED_GATEWAYS] = shared
    return shared


@pytest.fixture(scope="module")
def backend(
    backend_name: str, new_environment: Callable[[str], Environment], shared_gateways: SharedGateways
) -> Environment:
    """The environment of a gateway of the module's own, with a fresh, migrated database."""
    shared_gateways.stop()
    environment = new_environment(backend_name)
    if "REDIS_URL" in environment:
        with redis.Redis.from_url(environment["REDIS_URL"]) as connection:
            connection.flushdb()
    return environment


@pytest.fixture(scope="module")
def own_gateway(backend: Environment) -> Iterator[Gateway]:
    """A running gateway of the module's own, for modules that look at whole tables or start others on its database."""
    with Gateway(backend) as running:
        yield running


@pytest.fixture(scope="module")
def agents_gateway(backend: Environment) -> Iterator[Gateway]:
    """A running gateway of the module's own, with the built-in agents."""
    with Gateway({**backend, "SKIP_INTEGRATION_AGENTS": "false"}) as running:
        yield running


@pytest.fixture(scope="module")
def gateway(request: pytest.FixtureRequest, backend_name: str, shared_gateways: SharedGateways) -> Iterator[Gateway]:
    """A running gateway, and how to talk to it: see `Gateway`. Modules share it, each as an organization of its own."""
    with shared_gateways.lend(backend_name, request.node.name) as lent:
        yield lent


@pytest.fixture
def gateway_process(tmp_path: Path) -> Iterator[Callable[..., GatewayProcess]]:
    """Start gateways in processes of their own; they are killed when the test ends.

    They are forks of a process that has imported the application: a restart takes a fraction of the processor time
    that it takes otherwise, and a fork dies of SIGKILL just the same.
    """
    started: list[GatewayProcess] = []

    def start(environment: Mapping[str, str]) -> GatewayProcess:
        # A library that is to be loaded first takes a new program.
        kind = GatewayProcess if "LD_PRELOAD" in environment else ForkedGatewayProcess
        process = kind(environment, tmp_path)
        started.append(process)
        return process.start()

    yield start
    for process in started:
        process.kill()


def _migrate(url: str) -> None:
    """Create all tables, also those of the workflow engine, which take most of a gateway's first start."""
    from dbos import DBOS  # imported here: few tests that use no gateway need them

    from engine.durable.runtime import system_engine
    from models.database import upgrade

    address = parse_address(url)
    _in_thread(lambda: upgrade(address))
    engine = system_engine(address)
    DBOS.migrate(engine.url.render_as_string(hide_password=False))
    engine.dispose()


def _execute(url: str, statement: str, *arguments: Any) -> list[Any]:
    async def execute() -> list[Any]:
        connection = await asyncpg.connect(url)
        try:
            return list(await connection.fetch(statement, *arguments))
        finally:
            await connection.close()

    return _in_thread(execute)


def _in_thread(work: Callable[[], Awaitable[Result]]) -> Result:
    """Run asynchronous work from a synchronous fixture, outside the test's event loop."""

    async def run() -> Result:
        return await work()

    with ThreadPoolExecutor(max_workers=1) as executor:
        return executor.submit(asyncio.run, run()).result()
