"""The README, tried by somebody who does what it says, in order. A block that no rule covers fails."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

import httpx
import pytest

from tests.docs.blocks import SHOWN_ADDRESS, Block, Workshop, answer_of, blocks
from tests.gateways import ROOT, TLS, Addresses
from tests.servers import free_port, wait_until

README: Final = blocks("README.md")

RULES: Final[dict[str, Callable[[Block], bool]]] = {
    "make run": lambda block: block.text == "make run\n",
    "welcome": lambda block: block.kind == "text" and block.text.startswith("  GraphQL "),
    "demo": lambda block: block.text.startswith(".venv/bin/python cli.py demo"),
    "shown demo": lambda block: block.kind == "text" and block.text.startswith("• "),
    "prelude": lambda block: block.text.startswith("export PARLEY_URL"),
    "request": lambda block: block.text.startswith("parley -d"),
    "answer": lambda block: block.kind == "json",
    "stream": lambda block: block.text.startswith("parley -H 'Accept: text/event-stream' \\\n"),
    "resumed stream": lambda block: "Last-Event-ID: $PARLEY_CURSOR" in block.text,
    "client": lambda block: block.kind == "python",
    "create-key": lambda block: "cli.py create-key" in block.text,
    "replicas": lambda block: block.text.startswith("export DATABASE_URL"),
}
"""What kinds of blocks there are. Each of them is tried by a test below."""

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="the README makes its requests with curl")


def only(rule: str) -> Block:
    """Returns the one block that a rule covers."""
    [block] = every(rule)
    return block


def every(rule: str) -> list[Block]:
    """Returns the blocks that a rule covers."""
    return [block for block in README if RULES[rule](block)]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A checkout in which `make run` was just called for the first time."""
    made = Workshop(tmp_path_factory.mktemp("readme"))
    made.gateway.start()
    yield made
    made.gateway.kill()


# ---------------------------------------------------------------- the README as a whole


@pytest.mark.parametrize("block", README, ids=str)
def test_every_block_is_tried_by_exactly_one_rule(block: Block) -> None:
    assert sum(covers(block) for covers in RULES.values()) == 1, block.text


def test_every_rule_still_covers_something() -> None:
    assert [name for name in RULES if not every(name)] == []


def test_it_is_read_in_one_sitting() -> None:
    assert 80 <= (ROOT / "README.md").read_text().count("\n") <= 150


@pytest.mark.parametrize("file", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_what_it_links_to_is_there(file: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / file).read_text()):
        if not target.startswith("http"):
            assert (ROOT / file).parent.joinpath(target).exists(), f"{file} links to {target}"


# ---------------------------------------------------------------- run it


@pytest.mark.parametrize(
    ("verb", "command"), [("run", r"\S+/python cli\.py serve"), ("test", r"\S+/python -m pytest\b.*")]
)
def test_the_two_verbs_do_what_is_said(verb: str, command: str) -> None:
    assert f"make {verb}" in (ROOT / "README.md").read_text()
    done = subprocess.run(["make", "-n", verb], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(command, done.stdout.splitlines()[-1].strip()), done.stdout


def test_programs_that_tests_start_inherit_nothing_of_the_make_that_runs_the_tests() -> None:
    shown = subprocess.run(["env"], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^M(?:AKE\w*|FLAGS)=", shown, re.MULTILINE) == []


def test_the_first_start_says_what_is_shown(workshop: Workshop) -> None:
    said = workshop.gateway.output().replace(workshop.gateway.url, SHOWN_ADDRESS)
    assert re.sub(r"#sign-in=\S+", "#sign-in=…", said).strip("\n") == only("welcome").text.strip("\n")


def test_the_link_signs_in_once(workshop: Workshop) -> None:
    [code] = re.findall(r"#sign-in=(\S+)", workshop.gateway.output())
    with workshop.gateway.client("") as client:
        first, second = (client.post("/auth/sign-in", json={"code": code}) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 401)
    assert workshop.gateway.data("{ viewer { role } }", token=first.json()["token"]) == {"viewer": {"role": "ADMIN"}}


def test_the_demo_shows_what_is_shown(workshop: Workshop) -> None:
    done = workshop.bash(only("demo").text)
    assert done.returncode == 0, done.stdout + done.stderr
    played = iter(normalised(done.stdout))
    shown = [line for line in normalised(only("shown demo").text) if line.strip() != "…"]
    # The README leaves some lines out; those that it has are there, in this order.
    missing = [line for line in shown if line not in played]
    assert not missing, done.stdout
    assert done.stdout.count("\n  ") == 18


def normalised(output: str) -> list[str]:
    """Returns the lines of a demonstration without what differs from one to the next."""
    output = re.sub(r"\d\d:\d\d:\d\d\.\d{3}", "00:00:00.000", output)
    output = re.sub(r"\b(Ada|Ben|Cleo)-[0-9a-f]{4}\b", r"\1", output)
    return re.sub(r"process \d+", "process 1", output).strip("\n").split("\n")


# ---------------------------------------------------------------- talk to it


@needs_curl
def test_requests_get_the_answers_that_are_shown(workshop: Workshop) -> None:
    for request in every("request"):
        done = workshop.bash(only("prelude").text + request.text)
        assert done.returncode == 0, done.stderr
        # Behind the mutation's answer stands what the open stream shows.
        assert done.stdout == answer_of(request, README).text.splitlines()[0], request


@needs_curl
def test_a_stream_shows_the_event_and_goes_on_behind_an_id(workshop: Workshop) -> None:
    mutation = every("request")[-1]
    with streaming(workshop, only("prelude").text + only("stream").text) as lines:
        cursor = until(lines, "id: ").removeprefix("id: ")
        assert "StreamOpened" in until(lines, "data: ")
        workshop.bash(only("prelude").text + mutation.text)
        event = until(lines, "data: ").removeprefix("data: ")
    assert event == answer_of(mutation, README).text.splitlines()[1]
    script = only("prelude").text + only("resumed stream").text
    with streaming(workshop, script, PARLEY_CURSOR=cursor) as lines:
        assert "StreamOpened" in until(lines, "data: ")
        assert until(lines, "data: ").removeprefix("data: ") == event


def test_the_client_follows_a_session(workshop: Workshop) -> None:
    where = {"PARLEY_URL": workshop.gateway.url, "PARLEY_TOKEN": workshop.token}
    following = workshop.open(sys.executable, "-c", only("client").text, **where)
    assert following.stdout is not None
    with ended(following):
        assert until(following.stdout, "") == "stream.opened"
        [session] = workshop.data("{ sessions(first: 1) { nodes { id name } } }")["sessions"]["nodes"]
        assert session["name"] == "Launch"
        send = 'mutation ($id: ID!) { sendMessage(input: {sessionId: $id, content: "Hello"}) { errors { message } } }'
        rest = "mutation ($id: ID!) { updateSession(input: {id: $id, status: INACTIVE}) { errors { message } } }"
        for mutation in (send, rest):
            [payload] = workshop.data(mutation, {"id": session["id"]}).values()
            assert payload == {"errors": []}
        assert until(following.stdout, "") == "collaboration.message_sent"
        assert until(following.stdout, "") == "collaboration.session_updated"


@contextlib.contextmanager
def streaming(workshop: Workshop, script: str, **environment: str) -> Iterator[IO[str]]:
    """Runs a script whose output does not end, for as long as the block."""
    process = workshop.open("bash", "-euc", workshop.here(script), **environment)
    with ended(process):
        assert process.stdout is not None
        yield process.stdout


@contextlib.contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[None]:
    """Ends a process, and what it started, behind the block."""
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=10)


def until(lines: IO[str], beginning: str) -> str:
    """Returns the next line with this beginning. A line that never comes ends with the test's time."""
    for line in lines:
        if line.startswith(beginning):
            return line.rstrip("\n")
    raise AssertionError(f"it ended without a line that begins with {beginning!r}")


# ---------------------------------------------------------------- sign in, several replicas


def test_the_shell_makes_a_key_while_the_gateway_rests(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.gateway.start()
    try:
        refused = workshop.bash(only("create-key").text)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "in use by another process" in refused.stderr
        workshop.gateway.stop()
        done = workshop.bash(only("create-key").text)
        assert done.returncode == 0, done.stderr
        workshop.gateway.start()
        viewer = workshop.gateway.data("{ viewer { role actor { name } } }", token=done.stdout.strip())["viewer"]
        assert viewer == {"role": "OPERATOR", "actor": {"name": "ada"}}
    finally:
        workshop.gateway.kill()


class Replica(Addresses):
    """One of the gateways that the README starts."""

    def __init__(self) -> None:
        self.port = free_port()

    def ready(self) -> bool:
        """Returns whether it serves and hears of the other over Redis."""
        try:
            answer = httpx.get(f"{self.url}/health/ready", timeout=2, trust_env=False, verify=TLS)
        except httpx.TransportError:
            return False
        return bool(answer.json() == {"status": "ok", "database": "ok", "bus": "ok"})


def test_two_replicas_are_one_gateway(
    tmp_path: Path, redis_server: str, migrated_postgres: str, new_postgres_database: Callable[[str | None], str]
) -> None:
    workshop = Workshop(tmp_path)
    database = new_postgres_database(migrated_postgres)
    script = only("replicas").text.replace("postgresql://parley:parley@localhost:5432/parley", database)
    script = script.replace("redis://localhost:6379", redis_server)
    replicas = [Replica(), Replica()]
    for shown, replica in zip((8080, 8081), replicas, strict=True):
        script = script.replace(f"PORT={shown}", f"PORT={replica.port}")
    log = tmp_path / "replicas.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["bash", "-euc", script + "wait\n"],
            cwd=tmp_path,
            env=workshop.environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        for replica in replicas:
            wait_until(replica.ready, process, log, "a replica")
        first, second = replicas
        create = 'mutation { createTask(input: {title: "Shared", type: "any"}) { task { id } } }'
        made = first.data(create, token=workshop.token)["createTask"]["task"]["id"]
        read = "query ($id: ID!) { task(id: $id) { title } }"
        assert second.data(read, {"id": made}, workshop.token) == {"task": {"title": "Shared"}}
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)
