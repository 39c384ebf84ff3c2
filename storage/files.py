"""The files of a SQLite database while it is open: if one is deleted or replaced, what is written is lost later."""

import logging
from pathlib import Path
from typing import Final

_log = logging.getLogger("parley.database")

LOST: Final = "The database's files were moved or deleted while Parley is running; restart it."


class DatabaseFiles:
    """The database file and its write-ahead log, by the inodes that this process has opened."""

    def __init__(self, path: Path) -> None:
        self._paths = (path, path.with_name(f"{path.name}-wal"))
        self._opened: dict[Path, int] = {}
        self.lost = False
        """Whether a file that this process has open is no longer the one in the folder."""

    def check(self) -> bool:
        """Compare the files with those of the last check; return whether one has been lost since then."""
        found = {path: number for path in self._paths if (number := _inode(path)) is not None}
        lost = [path for path, number in self._opened.items() if found.get(path) != number]
        self._opened = {**found, **self._opened}
        if not lost or self.lost:
            return False
        self.lost = True
        _log.error("%s was moved or deleted while Parley is running: restart it", lost[0])
        return True


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
