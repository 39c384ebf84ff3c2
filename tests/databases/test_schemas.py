"""The migrations create exactly the tables that the models describe, indexes included, on both databases."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from aerich import Command
from aerich.utils import decompress_dict, get_models_describe, import_py_file
from tortoise import Tortoise
from tortoise.context import TortoiseContext

from engine.destinations import following as destinations
from engine.triggers import events as triggers
from models import MODELS
from models.database import open_database
from models.idempotency import IdempotencyKey, KeyState
from storage.address import Dialect, parse_address
from storage.clock import now
from storage.database import connection, transaction
from storage.migrations import location, migrate, migration_config
from storage.placeholders import placeholders
from storage.startup import one_process

QUERIES = {
    Dialect.SQLITE: """
        SELECT m.name AS place, c.name AS name, c.type || ' ' || c."notnull" || ' ' || c.pk AS what
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
        UNION ALL
        SELECT m.name, group_concat(i.name), x."unique" FROM sqlite_master m
        JOIN pragma_index_list(m.name) x JOIN pragma_index_info(x.name) i WHERE m.type = 'table' GROUP BY m.name, x.name
    """,
    Dialect.POSTGRES: """
        SELECT table_name AS place, column_name AS name,
               concat_ws(' ', data_type, is_nullable, character_maximum_length, column_default) AS what
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON'), '' FROM pg_indexes
        WHERE schemaname = 'public'
    """,
}


async def described(url: str, *, fresh: bool) -> list[tuple[str, str, str]]:
    """Return every column and index of a database, after creating its tables from the models when it is `fresh`."""
    database = await open_database(parse_address(url))
    try:
        with database.bind():
            if fresh:
                await Tortoise.generate_schemas()
            rows = await connection().execute_query_dict(QUERIES[database.dialect])
    finally:
        await database.close()
    return sorted(
        (row["place"], row["name"], str(row["what"]))
        for row in rows
        if row["place"] not in ("aerich", "sqlite_sequence")
    )


async def test_a_migrated_sqlite_file_equals_a_fresh_one(tmp_path: Path) -> None:
    migrated, fresh = (f"sqlite:///{tmp_path / name}.sqlite3" for name in ("migrated", "fresh"))
    await migrate(parse_address(migrated), MODELS)
    assert await described(migrated, fresh=False) == await described(fresh, fresh=True) != []


async def test_a_migrated_postgres_database_equals_a_fresh_one(
    migrated_postgres: str, new_postgres_database: Callable[[str | None], str]
) -> None:
    fresh = new_postgres_database(None)
    assert await described(migrated_postgres, fresh=False) == await described(fresh, fresh=True) != []


@pytest.mark.parametrize("url", ["sqlite:///unused.sqlite3", "postgresql://localhost/unused"])
async def test_the_newest_migration_knows_every_column(url: str) -> None:
    """`make-migration` compares with it alone: of two branches' migrations, the later one must know the other's."""
    address = parse_address(url)
    with TortoiseContext():
        await Command(migration_config(address, MODELS), location=location(address.dialect)).init(offline=True)
        files = Path(location(address.dialect), "models").glob("[0-9]*.py")
        newest = max(files, key=lambda file: (int(file.name.split("_")[0]), file.name))
        stored = decompress_dict(import_py_file(newest).MODELS_STATE)
        assert columns_in(stored) == columns_in(get_models_describe("models"))


def columns_in(state: dict[str, Any]) -> set[str]:
    """Return the columns in a migration's description of the models."""
    return {f"{table['table']}.{each['db_column']}" for table in state.values() for each in table["data_fields"]}


async def migrate_to(url: str, newest: int, folder: Path) -> None:
    """Apply the migrations up to a number, as an older version of Parley did."""
    address = parse_address(url)
    old = folder / "models"
    old.mkdir()
    for file in Path(location(address.dialect), "models").glob("[0-9]*.py"):
        if int(file.name.split("_")[0]) <= newest:
            shutil.copy(file, old)
    context = TortoiseContext()
    with context:
        command = Command(migration_config(address, MODELS), location=str(folder))
        await command.init()
        await command.upgrade()
        await context.close_connections()


@pytest.mark.parametrize("dialect", list(Dialect))
async def test_an_upgrade_keeps_the_read_positions_of_the_log(
    dialect: Dialect, tmp_path: Path, new_postgres_database: Callable[[str | None], str]
) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}" if dialect is Dialect.SQLITE else new_postgres_database(None)
    (tmp_path / "old").mkdir()
    await migrate_to(url, 0, tmp_path / "old")
    database = await open_database(parse_address(url))
    with database.bind():
        await connection().execute_query("INSERT INTO trigger_positions (shard, seq) VALUES (0, 12)")
        await connection().execute_query("INSERT INTO destination_positions (shard, seq) VALUES (0, 34)")
    await database.close()
    await migrate(parse_address(url), MODELS)
    database = await open_database(parse_address(url))
    with database.bind():
        assert await triggers.CONSUMER.start(None) == 12
        assert await destinations.CONSUMER.start(None) == 34
        async with transaction():
            assert await triggers.CONSUMER.advance(13) == 12
    await database.close()


OLD_RESULTS = {
    "once": ("createTask", {"id": "tsk_1", "title": "done"}),
    "unresolved": ("invokeAgent", None),
    "resumable": ("invokeAgent", {"state": "under way", "kept": {"questionId": "msg_1"}}),
    "replied": ("invokeAgent", {"state": "done", "result": {"content": "Hello"}}),
    "released": ("invokeAgent", {"state": "free", "kept": {"questionId": "msg_2"}}),
    "abandoned": ("invokeAgent", {"state": "unknown", "message": "Parley stopped."}),
    "ran": ("runConnectorAction", {"result": {"output": [1], "simulated": False, "duration_ms": 7}}),
    "cut off": ("runConnectorAction", {"unknown": "The call was broken off."}),
}
KEYS = {
    "once": (KeyState.COMPLETED, {"id": "tsk_1", "title": "done"}, {}, None),
    "unresolved": (KeyState.IN_PROGRESS, None, {}, None),
    "resumable": (KeyState.IN_PROGRESS, None, {"questionId": "msg_1"}, None),
    "replied": (KeyState.COMPLETED, {"content": "Hello"}, {}, None),
    "released": (KeyState.RELEASED, None, {"questionId": "msg_2"}, None),
    "abandoned": (KeyState.UNKNOWN, None, {}, "Parley stopped."),
    "ran": (KeyState.COMPLETED, {"output": [1], "simulated": False, "duration_ms": 7}, {}, None),
    "cut off": (KeyState.UNKNOWN, None, {}, "The call was broken off."),
}


@pytest.mark.parametrize("dialect", list(Dialect))
async def test_an_upgrade_keeps_the_results_of_idempotency_keys(
    dialect: Dialect, tmp_path: Path, new_postgres_database: Callable[[str | None], str]
) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}" if dialect is Dialect.SQLITE else new_postgres_database(None)
    (tmp_path / "old").mkdir()
    await migrate_to(url, 1, tmp_path / "old")
    database = await open_database(parse_address(url))
    moment = now()
    with database.bind():
        insert = "INSERT INTO idempotent_results VALUES ({}, 'org', 'usr', {}, {}, 'digest', {}, {})"
        statement = insert.format(*placeholders(dialect, 5))
        for key, (operation, result) in OLD_RESULTS.items():
            encoded = None if result is None else orjson.dumps(result).decode()
            await connection().execute_query(statement, [f"idm_{key}", key, operation, encoded, moment])
    await database.close()
    await migrate(parse_address(url), MODELS)
    database = await open_database(parse_address(url))
    with database.bind():
        rows = {row.key: row for row in await IdempotencyKey.all()}
    await database.close()
    assert {key: (row.state, row.result, row.progress, row.error) for key, row in rows.items()} == KEYS
    assert all(row.id == f"idm_{key}" and row.created_at == moment for key, row in rows.items())


async def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    address = parse_address(f"sqlite:///{tmp_path / 'parley.sqlite3'}")
    assert await migrate(address, MODELS) != []
    assert await migrate(address, MODELS) == []


async def test_two_processes_may_migrate_one_postgres_database_concurrently(
    new_postgres_database: Callable[[str | None], str], tmp_path: Path
) -> None:
    environment = {
        "DATABASE_URL": new_postgres_database(None),
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "a secret of 32 bytes or more, for throw-away gateways",
        "PATH": "",
    }
    command = [sys.executable, str(Path(__file__).parents[2] / "cli.py"), "migrate"]
    both = [subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE) for _ in range(2)]
    outputs = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(output.startswith(b"applied") for output in outputs) == [False, True]


def test_a_sqlite_file_belongs_to_one_process(tmp_path: Path) -> None:
    address = parse_address(f"sqlite:///{tmp_path / 'parley.sqlite3'}")
    with one_process(address), pytest.raises(BlockingIOError, match="in use by process"), one_process(address):
        pass
