"""The driver's own record of what it asked for and what was acknowledged, which no crash of another can change."""

import json
import os
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Outcome(Enum):
    """The driver's knowledge of a change."""

    INVOKE = "invoke"
    """It was sent, and the driver ended before a response."""
    OK = "ok"
    """It was acknowledged, and must be stored."""
    REJECTED = "rejected"
    """It was answered with an error that says that it had no effect, and must not be stored."""
    UNKNOWN = "unknown"
    """The response is missing: it is stored completely, or not at all."""


@dataclass(slots=True)
class Change:
    """A change that was asked for."""

    key: str
    kind: str
    given: dict[str, Any]
    outcome: Outcome = Outcome.INVOKE
    received: dict[str, Any] = field(default_factory=dict)


class Journal:
    """A file of JSON lines; each is on disk before the driver goes on."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._open)

    def invoke(self, key: str, kind: str, **given: Any) -> None:
        """Note a change before it is sent."""
        self._write({"is": Outcome.INVOKE.value, "key": key, "kind": kind, "given": given})

    def end(self, key: str, outcome: Outcome, **received: Any) -> None:
        """Note what the driver knows of a change now."""
        self._write({"is": outcome.value, "key": key, "received": received})

    def changes(self) -> dict[str, Change]:
        """Read the file, and return the changes by key."""
        found: dict[str, Change] = {}
        for line in self._file.read_text().splitlines():
            entry = json.loads(line)
            if entry["is"] == Outcome.INVOKE.value:
                found[entry["key"]] = Change(entry["key"], entry["kind"], entry["given"])
            else:
                found[entry["key"]].outcome = Outcome(entry["is"])
                found[entry["key"]].received = entry["received"]
        return found

    def _write(self, entry: dict[str, Any]) -> None:
        os.write(self._open, json.dumps(entry).encode() + b"\n")
        os.fsync(self._open)
