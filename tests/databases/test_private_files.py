"""Only the owner may read the files of a gateway: they contain credentials and people's data."""

import stat
import subprocess
import sys
from pathlib import Path

from engine.durable.runtime import system_engine
from storage.address import parse_address
from tests.gateways import ROOT


def modes(folder: Path) -> dict[str, str]:
    return {path.name: stat.filemode(path.stat().st_mode) for path in folder.iterdir()}


def test_a_database_and_its_keys_are_readable_only_by_their_owner(tmp_path: Path) -> None:
    environment = {"DATA_DIR": str(tmp_path / "data"), "PATH": ""}
    command = [sys.executable, str(ROOT / "cli.py"), "create-key", "--email", "ada@example.com"]
    made = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, timeout=60, umask=0)
    assert made.returncode == 0, made.stderr
    found = modes(tmp_path / "data")
    assert len(found) >= 3 and set(found.values()) == {"-rw-------"}, found


def test_the_database_of_the_engine_and_its_write_ahead_log_are_readable_only_by_their_owner(tmp_path: Path) -> None:
    engine = system_engine(parse_address(f"sqlite:///{tmp_path / 'parley.db'}"))
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE anything (id INTEGER)")
        found = modes(tmp_path)
    engine.dispose()
    assert found == dict.fromkeys(["parley.engine.db", "parley.engine.db-wal", "parley.engine.db-shm"], "-rw-------")
