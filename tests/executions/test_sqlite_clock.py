"""The engine's SQLite file and `unixepoch('subsec')`, which DBOS uses from Python 3.12 on: NULL before SQLite 3.42."""

import time
from pathlib import Path

import sqlalchemy

from engine.durable.runtime import system_engine
from storage.address import parse_address


def test_every_sqlite_computes_the_milliseconds_that_dbos_stores(tmp_path: Path) -> None:
    engine = system_engine(parse_address(f"sqlite:///{tmp_path / 'parley.sqlite3'}"))
    before = time.time() * 1000
    with engine.begin() as connection:
        # As in DBOS's migrations: the default of a column that must not be NULL.
        connection.execute(
            sqlalchemy.text("CREATE TABLE run (id INTEGER, at INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000))")
        )
        connection.execute(sqlalchemy.text("INSERT INTO run (id) VALUES (1)"))
        stored = connection.execute(sqlalchemy.text("SELECT at FROM run")).scalar_one()
        # As in its statements.
        now = connection.execute(sqlalchemy.select(sqlalchemy.func.unixepoch("subsec") * 1000)).scalar_one()
    engine.dispose()
    assert before - 2 <= stored <= now <= time.time() * 1000 + 2
