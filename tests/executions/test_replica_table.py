"""The heartbeats of replicas: any number can start on a fresh database at once, and an outage kills none of them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy
from sqlalchemy import text

from engine.durable.replicas import Liveness

REPLICAS = 8


@pytest.fixture
def engine(new_postgres_database: Callable[[str | None], str]) -> Iterator[sqlalchemy.Engine]:
    """A fresh database with DBOS's schema."""
    url = new_postgres_database(None).replace("postgres://", "postgresql+psycopg://", 1)
    engine = sqlalchemy.create_engine(url, pool_size=REPLICAS)
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA dbos"))
    yield engine
    engine.dispose()


def test_replicas_that_start_together_create_one_table(engine: sqlalchemy.Engine) -> None:
    for _ in range(5):
        replicas = [Liveness(engine, f"replica-{number}", 10, sole_replica=False) for number in range(REPLICAS)]
        with ThreadPoolExecutor(REPLICAS) as pool:
            list(pool.map(Liveness.join, replicas))
        with engine.begin() as connection:
            assert connection.execute(text("SELECT count(*) FROM dbos.parley_replicas")).scalar() == REPLICAS
            connection.execute(text("DROP TABLE dbos.parley_replicas"))


class Pair:
    """A replica, and another one that drives a run; `seconds` is the first one's clock."""

    def __init__(self, engine: sqlalchemy.Engine) -> None:
        self.engine = engine
        self.seconds = 0.0
        self.first = Liveness(engine, "first", 1000, sole_replica=False, clock=lambda: self.seconds)
        self.other = Liveness(engine, "other", 1000, sole_replica=False)
        with engine.begin() as connection:
            connection.execute(
                text("CREATE TABLE dbos.workflow_status (executor_id text, status text, queue_name text)")
            )
            connection.execute(text("INSERT INTO dbos.workflow_status VALUES ('other', 'PENDING')"))
        self.first.join()
        self.other.join()

    def pass_time(self, seconds: float) -> None:
        """Let time pass in which the other one does not renew its row."""
        self.seconds += seconds
        with self.engine.begin() as connection:
            connection.execute(text("UPDATE dbos.parley_replicas SET seen = seen - :seconds"), {"seconds": seconds})

    def found_dead(self, beats: int) -> list[list[str]]:
        """Return what each of some regular heartbeats finds."""
        found = []
        for _ in range(beats):
            self.pass_time(200)
            found.append(self.first.heartbeat().silent)
        return found


def test_a_replica_that_is_silent_for_a_lease_is_dead(engine: sqlalchemy.Engine) -> None:
    assert Pair(engine).found_dead(5) == [[], [], [], [], ["other"]]


def test_after_an_outage_for_all_the_others_have_time_to_renew(engine: sqlalchemy.Engine) -> None:
    pair = Pair(engine)
    assert pair.found_dead(1) == [[]]
    pair.pass_time(6000)  # neither could
    assert pair.found_dead(2) == [[], []]
    pair.other.heartbeat()
    assert pair.found_dead(3) == [[], [], []]


def test_after_an_outage_a_replica_that_does_not_return_is_dead(engine: sqlalchemy.Engine) -> None:
    pair = Pair(engine)
    assert pair.found_dead(1) == [[]]
    pair.pass_time(6000)
    assert pair.found_dead(4) == [[], [], [], ["other"]]


def test_a_replica_that_starts_takes_over_at_once(engine: sqlalchemy.Engine) -> None:
    pair = Pair(engine)
    pair.pass_time(6000)
    late = Liveness(engine, "late", 1000, sole_replica=False)
    late.join()
    assert late.heartbeat().silent == ["other"]


def test_a_heartbeat_is_one_statement(engine: sqlalchemy.Engine) -> None:
    pair, sent = Pair(engine), list[str]()
    sqlalchemy.event.listen(engine, "before_cursor_execute", lambda *args: sent.append(args[2]))
    pair.first.heartbeat()
    assert len(sent) == 1, sent
    with engine.begin() as connection:
        seen = "SELECT seen > extract(epoch from clock_timestamp()) - 10 FROM dbos.parley_replicas WHERE id = 'first'"
        assert connection.execute(text(seen)).scalar() is True


def test_a_heartbeat_finds_recovered_runs_that_nobody_drives(engine: sqlalchemy.Engine) -> None:
    pair = Pair(engine)
    assert not pair.first.heartbeat().queued
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO dbos.workflow_status VALUES ('x', 'ENQUEUED', '_dbos_internal_queue')"))
    assert pair.first.heartbeat().queued


def test_a_heartbeat_deletes_the_rows_of_yesterday_but_not_its_own(engine: sqlalchemy.Engine) -> None:
    pair = Pair(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE dbos.parley_replicas SET seen = 0"))
    assert pair.first.heartbeat().silent == ["other"]
    with engine.begin() as connection:
        assert connection.execute(text("SELECT id FROM dbos.parley_replicas")).scalars().all() == ["first"]
