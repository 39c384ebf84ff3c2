"""The fenced code blocks of a Markdown file, and a folder to run them in, such as a reader of the README has."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from tests.forks import ForkedGatewayProcess
from tests.gateways import ROOT

_BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

DOCUMENTS: Final = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "docs").rglob("*.md")
    if (ROOT / "docs" / "site") not in path.parents
)
"""The pages of the documentation."""

SHOWN_ADDRESS: Final = "http://127.0.0.1:8080"
"""The URL of the gateway in the documentation."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its location, info string and text."""

    file: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} ({self.kind or 'no info string'})"


def blocks(file: str) -> list[Block]:
    """Return the fenced blocks of a file of the project, in order."""
    text = (ROOT / file).read_text()
    found = [Block(file, text.count("\n", 0, match.start()) + 1, match[1], match[2]) for match in _BLOCK.finditer(text)]
    assert text.count("```") == 2 * len(found), f"{file} has a block that does not end or is indented"
    return found


def answer_of(given: Block, file_blocks: list[Block]) -> Block:
    """Return the block right after another one."""
    return file_blocks[file_blocks.index(given) + 1]


class Page:
    """A document whose blocks are sorted by rules. Each rule has a test, so that no block is shown untested."""

    def __init__(self, file: str, rules: Mapping[str, Callable[[Block], bool]]) -> None:
        self.blocks = blocks(file)
        self._rules = rules

    def faults(self) -> list[str]:
        """Return the blocks that do not match exactly one rule, and the rules that match no block."""
        matching = {str(block): [name for name in self._rules if block in self.every(name)] for block in self.blocks}
        faults = [f"{block} matches {names}" for block, names in matching.items() if len(names) != 1]
        return faults + [f"nothing matches {name}" for name in self._rules if not self.every(name)]

    def every(self, rule: str) -> list[Block]:
        """Return the blocks that a rule matches."""
        return [block for block in self.blocks if self._rules[rule](block)]

    def only(self, rule: str) -> Block:
        """Return the one block that a rule matches."""
        [block] = self.every(rule)
        return block

    def answer(self, given: Block) -> Block:
        """Return the block right after another one."""
        return answer_of(given, self.blocks)


class Workshop:
    """A folder that looks like a checkout after `make run`, with a gateway that can be started in it."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        # Python resolves the link to a script, so the script imports from the checkout.
        for name, target in (
            (".venv", Path(sys.prefix)),
            ("cli.py", ROOT / "cli.py"),
            ("examples", ROOT / "examples"),
            ("clients", ROOT / "clients"),
        ):
            (folder / name).symlink_to(target)
        self.gateway = ForkedGatewayProcess(environment or {}, folder)

    @property
    def token(self) -> str:
        """The API key that the gateway creates in development."""
        return (self.folder / ".parley" / "developer_key").read_text().strip()

    def here(self, text: str) -> str:
        """Return a text of the documentation with the URL of this gateway in it."""
        return text.replace(SHOWN_ADDRESS, self.gateway.url)

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a terminal, without the developer's own settings."""
        names = ("PATH", "HOME", "LANG")
        kept = {name: os.environ[name] for name in names if name in os.environ}
        return {**kept, "PORT": str(self.gateway.port), "PYTHONUTF8": "1", **more}

    def bash(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script and wait for it to end."""
        return subprocess.run(
            ["bash", "-euc", self.here(script)],
            cwd=self.folder,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def open(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """Start a process that the caller must end."""
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def data(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Execute an operation with the development API key."""
        return self.gateway.data(query, variables, self.token)


def with_ids(text: str, ids: Mapping[str, str]) -> Any:
    """Return the JSON of a variables block with ids in place of `<session id>` and similar."""
    for name, id in ids.items():
        text = text.replace(f"<{name} id>", id)
    assert not (left := re.findall(r"<\w+ id>", text)), f"no earlier operation returned {left}"
    return json.loads(text)


@contextlib.contextmanager
def streaming(workshop: Workshop, script: str, **environment: str) -> Iterator[IO[str]]:
    """Run a script whose output does not end until the block exits."""
    process = workshop.open("bash", "-euc", workshop.here(script), **environment)
    with killed_afterwards(process):
        assert process.stdout is not None
        yield process.stdout


@contextlib.contextmanager
def killed_afterwards(process: subprocess.Popen[str]) -> Iterator[None]:
    """Kill a process and its children when the block exits."""
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=10)


def next_line(lines: IO[str], prefix: str = "") -> str:
    """Return the next line with this prefix. If none arrives, the test times out."""
    for line in lines:
        if line.startswith(prefix):
            return line.rstrip("\n")
    raise AssertionError(f"the output ended without a line that begins with {prefix!r}")
