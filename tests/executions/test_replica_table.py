"""The heartbeats of replicas: any number of them can start on a fresh database at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy
from sqlalchemy import text

from engine.durable.replicas import Liveness

REPLICAS = 8


def test_replicas_that_start_together_create_one_table(new_postgres_database: Callable[[str | None], str]) -> None:
    url = new_postgres_database(None).replace("postgres://", "postgresql+psycopg://", 1)
    engine = sqlalchemy.create_engine(url, pool_size=REPLICAS)
    try:
        with engine.begin() as connection:
            connection.execute(text("CREATE SCHEMA dbos"))
        for _ in range(5):
            replicas = [Liveness(engine, f"replica-{number}", 10, sole_replica=False) for number in range(REPLICAS)]
            with ThreadPoolExecutor(REPLICAS) as pool:
                list(pool.map(Liveness.join, replicas))
            with engine.begin() as connection:
                assert connection.execute(text("SELECT count(*) FROM dbos.parley_replicas")).scalar() == REPLICAS
                connection.execute(text("DROP TABLE dbos.parley_replicas"))
    finally:
        engine.dispose()
