"""Attack 17: a forgotten filter. With row-level security, PostgreSQL shows a request only its own organization.

Every query begins at `visible()`, and `tests/test_tenancy.py` tries every id of another organization. These tests take
that filter away, or go past Parley with the role of its connections.
"""

import asyncio
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

import asyncpg
import pytest

from models.database import open_database, tables, upgrade, walls
from models.tasks import Task
from models.users import Role
from storage.address import DatabaseAddress, Dialect, parse_address
from storage.database import connection, transaction
from storage.pool import Pool
from storage.row_security import ROLE, SETTING
from storage.turns import ITSELF, on_own_behalf, read_on_behalf_of, reading_for
from tests.conftest import Environment
from tests.gateways import Gateway
from tests.people import Person, person

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

TASK: Final = "query($id: ID!) { task(id: $id) { id } }"
UNFILTERED: Final = 'SELECT DISTINCT "organization_id" AS id FROM "tasks" ORDER BY 1'


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    with Gateway({**backend, "DB_ROW_SECURITY": "true"}) as running:
        yield running


@pytest.fixture(scope="module")
def two(gateway: Gateway) -> tuple[Person, Person]:
    """The administrators of two organizations, each with a task."""
    return person(gateway, Role.ADMIN, "Walled"), person(gateway, Role.ADMIN, "Beside it")


@pytest.fixture(scope="module")
def tasks(two: tuple[Person, Person]) -> list[str]:
    """The ids of their tasks."""
    return [each.done("createTask", "task { id }", title="Ours", type="any")["task"]["id"] for each in two]


def organization_of(someone: Person) -> str:
    id: str = someone.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    return id


@pytest.fixture
def address(gateway: Gateway) -> DatabaseAddress:
    """The address of the gateway's database, with its walls."""
    return replace(parse_address(gateway.environment["DATABASE_URL"]), row_security=True)


@pytest.fixture
def forgotten_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parley forgets the organization in every read of a request."""
    right = Pool.read

    async def wrong(pool: Pool, statement: str, *arguments: Any) -> Any:
        if reading_for.get() != ITSELF:
            statement = re.sub(r'"?organization_id"? ?= ?\$1\b', "$1::text IS NOT NULL", statement)
        return await right(pool, statement, *arguments)

    monkeypatch.setattr(Pool, "read", wrong)


@pytest.mark.usefixtures("forgotten_filter")
def test_a_request_sees_no_other_organization_though_the_filter_is_forgotten(
    two: tuple[Person, Person], tasks: list[str]
) -> None:
    assert two[0].data(TASK, id=tasks[0]) == {"task": {"id": tasks[0]}}
    assert two[0].data(TASK, id=tasks[1]) == {"task": None}


@pytest.mark.usefixtures("forgotten_filter")
def test_without_the_wall_the_forgotten_filter_leaks(
    gateway: Gateway, two: tuple[Person, Person], tasks: list[str]
) -> None:
    """Otherwise the test above would show nothing."""
    with Gateway({**gateway.environment, "DB_ROW_SECURITY": "false"}) as unwalled:
        assert replace(two[0], gateway=unwalled).data(TASK, id=tasks[1]) == {"task": {"id": tasks[1]}}


async def test_an_unfiltered_select_returns_the_rows_of_one_organization(
    two: tuple[Person, Person], tasks: list[str], address: DatabaseAddress
) -> None:
    ids = [organization_of(each) for each in two]
    database = await open_database(address)
    with database.bind():
        assert {row["id"] for row in await connection().execute_query_dict(UNFILTERED)} >= set(ids)
        for id in ids:
            read_on_behalf_of(id)
            assert await connection().execute_query_dict(UNFILTERED) == [{"id": id}]
            async with transaction():
                assert await connection().execute_query_dict(UNFILTERED) == [{"id": id}]
            with on_own_behalf():
                assert await Task.all().count() >= 2
            assert await Task.all().count() == 1
    await database.close()


async def test_an_organization_cannot_write_rows_of_another(
    two: tuple[Person, Person], tasks: list[str], address: DatabaseAddress
) -> None:
    ours, other = (organization_of(each) for each in two)
    database = await open_database(address)
    with database.bind():
        read_on_behalf_of(ours)
        assert await Task.filter(organization_id=other).update(title="Taken") == 0
        assert await Task.filter(organization_id=other).delete() == 0
        with pytest.raises(Exception, match="row-level security"):
            await Task.filter(organization_id=ours).update(organization_id=other)
        for statement in ("UPDATE audit_entries SET actor_id = NULL", "DELETE FROM audit_entries"):
            with pytest.raises(Exception, match="permission denied"):
                await connection().execute_query(statement)
        with pytest.raises(Exception, match="permission denied"):
            await connection().execute_query("UPDATE audit_heads SET number = 0")
    await database.close()


@pytest.mark.usefixtures("tasks")
async def test_without_an_organization_there_are_no_rows(gateway: Gateway) -> None:
    client = await asyncpg.connect(gateway.environment["DATABASE_URL"])
    await client.execute(f"SET ROLE {ROLE}")
    assert await client.fetchval(f"SELECT current_setting('{SETTING}', true)") is None
    for table in walls().columns:
        assert await client.fetchval(f'SELECT count(*) FROM "{table}"') == 0, table
    await client.close()


async def test_every_table_with_an_organization_is_walled_off(gateway: Gateway) -> None:
    client = await asyncpg.connect(gateway.environment["DATABASE_URL"])
    with_organization = await client.fetch(
        "SELECT table_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND column_name = 'organization_id'"
    )
    walled = await client.fetch("SELECT relname FROM pg_class WHERE relrowsecurity")
    await client.close()
    assert {name for (name,) in walled} == {name for (name,) in with_organization} | {"organizations"}
    assert {table._meta.db_table for table in tables()} >= {name for (name,) in walled}


async def test_no_connection_keeps_the_organization_of_a_request_that_failed_or_left(
    two: tuple[Person, Person], tasks: list[str], address: DatabaseAddress
) -> None:
    """Reads, transactions that fail and requests that are cancelled at any moment share three connections."""
    ids = [organization_of(each) for each in two]
    few = replace(address, credentials={**address.credentials, "maxsize": 3})
    dice = random.Random(17)
    seen = dict.fromkeys(ids, 0)

    async def request(id: str) -> None:
        read_on_behalf_of(id)
        async with transaction():
            assert await connection().execute_query_dict(UNFILTERED) == [{"id": id}]
            if dice.random() < 0.3:
                raise LookupError
        assert await connection().execute_query_dict(UNFILTERED) == [{"id": id}]
        seen[id] += 1

    async def client(id: str) -> None:
        task = asyncio.create_task(request(id))
        if dice.random() < 0.5:
            await asyncio.wait([task], timeout=dice.random() * 0.05)
            task.cancel()
        [outcome] = await asyncio.gather(task, return_exceptions=True)
        assert outcome is None or isinstance(outcome, LookupError | asyncio.CancelledError), outcome

    database = await open_database(few)
    with database.bind():
        await asyncio.gather(*(connection().execute_query("SELECT pg_sleep(0.1)") for _ in range(3)))
        for _ in range(20):
            await asyncio.gather(*(client(dice.choice(ids)) for _ in range(10)))
        assert {row["id"] for row in await connection().execute_query_dict(UNFILTERED)} >= set(ids)
    await database.close()
    assert min(seen.values()) > 5, "too few requests reached their end to show anything"


async def test_a_user_who_may_not_create_roles_is_told_what_to_do(
    gateway: Gateway, new_postgres_database: Any, gateway_process: Any
) -> None:
    """The database of a user without privileges, in which the role is not granted to it."""
    url = new_postgres_database(None)
    client = await asyncpg.connect(url)
    await client.execute("CREATE ROLE plain_owner LOGIN PASSWORD 'plain'")
    await client.execute(f'ALTER DATABASE "{urlsplit(url).path[1:]}" OWNER TO plain_owner')
    await client.execute("ALTER SCHEMA public OWNER TO plain_owner")
    await client.close()
    parts = urlsplit(url)
    owned = parts._replace(netloc=f"plain_owner:plain@{parts.hostname}:{parts.port}").geturl()
    assert parse_address(owned).dialect is Dialect.POSTGRES
    with pytest.raises(Exception, match=f"GRANT {ROLE} TO"):
        await _upgraded(owned)
    client = await asyncpg.connect(url)
    await client.execute(f"GRANT {ROLE} TO plain_owner")
    await client.close()
    await _upgraded(owned)


async def _upgraded(url: str) -> None:
    await upgrade(replace(parse_address(url), row_security=True))
