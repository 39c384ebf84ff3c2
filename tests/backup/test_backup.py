"""Back-up and restore: what was there at the backup is there again, and clients learn that the rest is gone."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from tests.docs.terminal import shell_blocks
from tests.forks import run_command
from tests.gateways import ROOT, GatewayProcess
from tests.people import Person
from tests.running import Runs, node
from tests.servers import free_port, wheel

pytestmark = pytest.mark.more  # each test starts programs

SQLITE, POSTGRES, TEST = 0, 2, 4
"""The places of the blocks for each database, and of the last one."""
PROGRAMS: Final = wheel("pgserver") / "pginstall" / "bin"
WATCH: Final = """subscription ($after: Cursor) { taskEvents(after: $after) {
    __typename ... on Event { cursor } ... on StreamOpened { cursor resumed } ... on StreamGap { reason } } }"""
APPROVE: Final = node("approve", "APPROVAL", {"title": "May I?"})
PENDING: Final = "{ approvals(status: PENDING) { nodes { id } } }"


def command(environment: Mapping[str, str], *arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return run_command(*arguments, folder=folder, environment={"PATH": os.environ["PATH"], **environment})


def run(arguments: list[str], folder: Path, environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        arguments,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def succeeded(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout


def type_block(number: int, folder: Path, environment: Mapping[str, str]) -> str:
    """Run a block of the page and return its output."""
    text = shell_blocks("docs/guides/back-up.md")[number].text
    text = text.replace(".venv/bin/python cli.py", f"{sys.executable} {ROOT / 'cli.py'}")
    programs = {"PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    return succeeded(run(["bash", "-euc", text], folder, {**environment, **programs}))


def back_up(environment: Mapping[str, str], folder: Path) -> None:
    """Back up the database of a running gateway as the page says."""
    type_block(SQLITE if environment["DATABASE_URL"].startswith("sqlite") else POSTGRES, folder, environment)
    assert_private(*folder.glob("backup.*"))


def assert_private(*files: Path) -> None:
    for file in files:
        assert file.stat().st_mode & 0o777 == 0o600, file


def restored(
    environment: dict[str, str], folder: Path, new_database: Callable[[str | None], str] | None
) -> dict[str, str]:
    """Restore the backup as the page says, and return the environment of gateways on the restored database."""
    if new_database is not None:
        environment = {**environment, "DATABASE_URL": new_database(None)}
    place = (SQLITE if new_database is None else POSTGRES) + 1
    assert "Started a new event log." in type_block(place, folder, environment)
    if new_database is None:
        assert_private(*Path(environment["DATA_DIR"]).glob("*.sqlite3*"))
    return environment


def created(caller: Person, title: str) -> str:
    id: str = caller.done("createTask", "task { id }", title=title, type="any")["task"]["id"]
    return id


def administrator_of(gateway: GatewayProcess) -> Person:
    me = gateway.data("{ viewer { actor { id } } }", token=gateway.admin_key)["viewer"]["actor"]["id"]
    return Person(gateway, me, gateway.admin_key)  # type: ignore[arg-type]


def approve(caller: Person) -> None:
    [approval] = caller.data(PENDING)["approvals"]["nodes"]
    caller.done("respondToApproval", "approval { status }", id=approval["id"], approved=True)


def test_a_restored_gateway_continues_from_its_backup(
    backend: dict[str, str],
    gateway_process: Callable[..., GatewayProcess],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    gateway = gateway_process(backend)
    admin = administrator_of(gateway)
    kept, waiting = created(admin, "kept"), Runs(admin).start(APPROVE)
    Runs(admin).until(waiting, "WAITING", nodes={"approve": "WAITING"})
    back_up(backend, tmp_path)
    lost = created(admin, "lost")
    approve(admin)
    Runs(admin).until(waiting, "COMPLETED")  # the workflow runtime knows this, the backup does not
    with admin.follow(WATCH) as following:
        cursor = following()["cursor"]
    gateway.stop()
    new_database = None if "sqlite" in backend["DATABASE_URL"] else request.getfixturevalue("new_postgres_database")
    environment = restored(backend, tmp_path, new_database)
    admin = administrator_of(gateway_process(environment))

    shown = "query($id: ID!) { task(id: $id) { title } }"
    assert [admin.data(shown, id=id)["task"] for id in (kept, lost)] == [{"title": "kept"}, None]
    for number in range(30):
        created(admin, f"later {number}")  # the log is again longer than the position of the cursor
    with admin.follow(WATCH, after=cursor) as following:
        assert [following().get("resumed"), following().get("reason")] == [False, "LOG_RESET"]
    assert Runs(admin).read(waiting)["status"] == "WAITING"
    approve(admin)
    Runs(admin).until(waiting, "COMPLETED")
    entries = admin.data('{ auditTrail(actions: ["database.restored"]) { nodes { actor { id } } } }')["auditTrail"]
    assert [entry["actor"]["id"] for entry in entries["nodes"]] == ["sys_parley"]
    checked = type_block(TEST, tmp_path, environment | {"PORT": str(free_port())})
    assert "intact" in checked and "ok    migrations: all " in checked


def test_a_log_that_is_shorter_than_a_cursor_is_noticed_without_an_announcement(
    backend: dict[str, str], gateway_process: Callable[..., GatewayProcess], tmp_path: Path
) -> None:
    if not backend["DATABASE_URL"].startswith("sqlite"):
        pytest.skip("the same code reads the head of the log on both databases")
    gateway = gateway_process(backend)
    admin = administrator_of(gateway)
    back_up(backend, tmp_path)
    file = tmp_path / "backup.sqlite3"
    created(admin, "lost")
    with admin.follow(WATCH) as following:
        cursor = following()["cursor"]
    gateway.stop()
    database = Path(urlsplit(backend["DATABASE_URL"]).path[1:])
    database.with_name(f"{database.name}-wal").unlink(missing_ok=True)
    database.write_bytes(file.read_bytes())
    admin = administrator_of(gateway.start())
    with admin.follow(WATCH, after=cursor) as following:
        assert [following().get("resumed"), following().get("reason")] == [False, "LOG_RESET"]


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_nothing_is_replaced_by_mistake(
    backend: dict[str, str], gateway_process: Callable[..., GatewayProcess], tmp_path: Path
) -> None:
    gateway = gateway_process(backend)
    back_up(backend, tmp_path)
    file = tmp_path / "backup.sqlite3"
    kept = file.read_bytes()
    again = command(backend, "backup", str(file), folder=tmp_path)
    assert (again.returncode, file.read_bytes()) == (2, kept) and "a backup never replaces a file" in again.stderr
    running = command(backend, "restore", str(file), folder=tmp_path)
    assert running.returncode == 2 and "is in use by process" in running.stderr
    gateway.stop()
    before = snapshot(backend)
    for content in (b"not a database at all" * 100, kept[: len(kept) // 2]):
        broken = tmp_path / "broken"
        broken.write_bytes(content)
        done = command(backend, "restore", str(broken), folder=tmp_path)
        assert done.returncode == 2 and str(broken) in done.stderr
        assert snapshot(backend) == before


def snapshot(environment: Mapping[str, Any]) -> dict[str, bytes]:
    folder = Path(environment["DATA_DIR"])
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and "lock" not in path.name}
