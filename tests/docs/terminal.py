"""A terminal in which the shell blocks of a page are typed one after the other."""

import subprocess
from pathlib import Path
from typing import Any, Final

from tests.docs.blocks import Block, Workshop
from tests.docs.blocks import blocks as blocks_of

_PROMPT: Final = "@@ ready @@"
_OTHER: Final = "# in another terminal\n"


class Terminal:
    """A shell in a workshop. What is typed into it has the output that a reader sees."""

    def __init__(self, workshop: Workshop, **environment: str) -> None:
        self.workshop = workshop
        self._others = 0
        url = workshop.gateway.url
        self._shell = subprocess.Popen(
            ["bash", "-eu"],
            cwd=workshop.folder,
            env=workshop.environment(PARLEY_URL=url, PUBLIC_URL=url, NO_PROXY="127.0.0.1", **environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: Any) -> None:
        assert self._shell.stdin is not None
        self._shell.stdin.write("kill $(jobs -p) 2>/dev/null; exit 0\n")
        self._shell.communicate(timeout=20)

    def type(self, block: Block | str) -> str:
        """Type a block and return its output. If a command fails, this raises what it printed."""
        text = block if isinstance(block, str) else block.text
        assert self._shell.stdin is not None and self._shell.stdout is not None
        self._shell.stdin.write(f"{self.workshop.here(text)}\necho '{_PROMPT}'\n")
        self._shell.stdin.flush()
        lines = list[str]()
        for line in self._shell.stdout:
            if line.rstrip("\n").endswith(_PROMPT):
                return "".join(lines)
            lines.append(line)
        raise AssertionError(f"{block} failed:\n{''.join(lines)}")

    def type_beside(self, block: Block) -> Path:
        """Type a block that says that it belongs in another terminal, and return the file with its output."""
        assert block.text.startswith(_OTHER), block
        self._others += 1
        file = self.workshop.folder / f"terminal-{self._others}"
        file.touch()
        self.type(f"{{\n{block.text}\n}} > {file} 2>&1 &")
        return file


def shell_blocks(file: str) -> list[Block]:
    """Return the shell blocks of a page."""
    return [block for block in blocks_of(file) if block.kind == "sh"]
