"""R17: while the disk of the database is full, changes are UNAVAILABLE and queries work; nothing acknowledged is lost.

Afterwards Parley continues without a restart. PostgreSQL may stop when it cannot write its log; it is restarted then,
as an operator's service manager does.
"""

import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from models.tasks import Task
from tests.chaos.cluster import time_limit
from tests.chaos.disks import SmallDisk, small_disk
from tests.chaos.journal import Journal, Outcome
from tests.conftest import ADMIN_KEY, SECRET_KEY
from tests.gateways import GatewayProcess
from tests.people import on_database
from tests.servers import PostgresServer
from tests.waiting import LONG_PATIENCE

ROUNDS: Final = int(os.environ.get("CHAOS_FULL_DISKS", "1"))
MEGABYTES: Final = 96
PAYLOAD_BYTES: Final = 2_000
"""Random, because PostgreSQL compresses what repeats: then dozens of tasks fit into pages that exist already."""

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R17"),
    pytest.mark.timeout(time_limit(900 + 60 * ROUNDS, 2 + ROUNDS)),
]

CREATE: Final = """mutation($input: CreateTaskInput!) {
  createTask(input: $input) { task { id } errors { code } } }"""


class PostgresOnSmallDisk(PostgresServer):
    """PostgreSQL whose log does not keep more than a small disk holds."""

    def command(self) -> list[str]:
        """Return the command line."""
        return [*super().command(), "-c", "min_wal_size=32MB", "-c", "max_wal_size=32MB", "-c", "shared_buffers=16MB"]

    stops: int = 0
    """The number of times it has stopped without being asked to."""

    def restart_if_stopped(self) -> None:
        """Start the server again if it has stopped, as a service manager does."""
        if self._process is not None and self._process.poll() is not None:
            self.stops += 1
            self.start()


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    # Not below tmp_path: PostgreSQL runs as another user, who may not enter the folders of pytest.
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder), MEGABYTES) as mounted:
        yield mounted


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": SECRET_KEY,
        "ADMIN_API_KEY": ADMIN_KEY,
        "SKIP_INTEGRATION_AGENTS": "true",
    }


class Writer:
    """Creates tasks with large payloads, and notes those that are acknowledged."""

    def __init__(self, gateway: GatewayProcess, journal: Journal) -> None:
        self.gateway, self.journal = gateway, journal
        self.number = 0

    def create(self) -> str | None:
        """Create a task once, and return the code of the error, if there is one."""
        key = f"task-{self.number}"
        self.number += 1
        self.journal.invoke(key, "task")
        given = {"title": key, "idempotencyKey": key, "payload": secrets.token_hex(PAYLOAD_BYTES)}
        try:
            made = self.gateway.data(CREATE, {"input": given})["createTask"]
        except (httpx.TransportError, AssertionError):
            self.journal.end(key, Outcome.UNKNOWN)
            return "UNKNOWN"
        if made["errors"]:
            self.journal.end(key, Outcome.UNKNOWN)
            return str(made["errors"][0]["code"])
        self.journal.end(key, Outcome.OK, id=made["task"]["id"])
        return None


def test_a_full_disk_of_sqlite(
    disk: SmallDisk,
    environment: dict[str, str],
    migrated_sqlite: Path,
    tmp_path: Path,
    figure: Callable[[str], None],
) -> None:
    for suffix in (".sqlite3", ".engine.sqlite3"):
        shutil.copy(migrated_sqlite.with_suffix(suffix), disk.folder / f"parley{suffix}")
    # Not a fork: only processes that this thread starts see the disk.
    gateway = GatewayProcess({**environment, "DATABASE_URL": f"sqlite:///{disk.folder / 'parley.sqlite3'}"}, tmp_path)
    with Journal(tmp_path / "journal.jsonl") as journal:
        try:
            gateway.start()
            _survive(Writer(gateway, journal), disk, lambda: None)
            figure("SQLite: " + _checked(gateway, journal))
        finally:
            gateway.kill()


def test_a_full_disk_of_postgresql(
    disk: SmallDisk,
    environment: dict[str, str],
    gateway_process: Callable[..., GatewayProcess],
    tmp_path: Path,
    figure: Callable[[str], None],
) -> None:
    server = PostgresOnSmallDisk()
    server.data = disk.folder / "data"
    with server, Journal(tmp_path / "journal.jsonl") as journal:
        gateway = gateway_process({**environment, "DATABASE_URL": server.url})
        _survive(Writer(gateway, journal), disk, server.restart_if_stopped)
        figure(f"PostgreSQL, which stopped {server.stops} times: " + _checked(gateway, journal))


def _survive(writer: Writer, disk: SmallDisk, restart: Callable[[], None]) -> None:
    """Fill the disk and free it again, and write all the time.

    Args:
        restart: starts the database again if it has stopped, which it may do some time after the disk was full.
    """
    for _ in range(ROUNDS):
        assert [writer.create() for _ in range(20)] == [None] * 20
        disk.fill()
        _written_until(writer, "UNAVAILABLE", lambda: None)
        disk.free()
        _written_until(writer, None, restart)
        assert [writer.create() for _ in range(20)] == [None] * 20


def _written_until(writer: Writer, expected: str | None, before_each: Callable[[], None]) -> None:
    """Write until changes have ended in one way three times in a row; meanwhile nothing else goes wrong."""
    codes: list[str | None] = []
    deadline = time.monotonic() + LONG_PATIENCE
    while len(codes) < 3 or set(codes[-3:]) != {expected}:
        assert time.monotonic() < deadline, codes[-10:]
        before_each()
        codes.append(writer.create())
    assert set(codes) <= {None, "UNAVAILABLE", "UNKNOWN"}, codes


def _checked(gateway: GatewayProcess, journal: Journal) -> str:
    """Check that each acknowledged task is stored once, and return the figures."""

    async def read() -> list[tuple[str, str]]:
        return [(row.title, row.id) for row in await Task.all()]

    stored = on_database(gateway, read)
    changes = journal.changes()
    acknowledged = {(key, change.received["id"]) for key, change in changes.items() if change.outcome is Outcome.OK}
    assert acknowledged <= set(stored), "acknowledged tasks are lost"
    assert len({title for title, _ in stored}) == len(stored) and {title for title, _ in stored} <= changes.keys()
    return f"{ROUNDS} times full, {len(acknowledged)} of {len(changes)} changes acknowledged, 0 lost"
