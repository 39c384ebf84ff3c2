"""Copies of a SQLite database: made while it is in use, and put in its place."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from errors import Unavailable
from storage.address import DatabaseAddress
from storage.private_files import OWNER_ONLY, create_private

_PAGES: Final = 1_000
"""The pages copied at a time; between two times, the database can be written to."""
_SUFFIXES: Final = ("", "-wal", "-shm")


def back_up(source: Path, target: Path) -> None:
    """Copy a database, which may be in use, to a new file that only its owner can read.

    The copy is the database at one moment. It appears under its name once it is complete and its pages were checked.

    Raises:
        Unavailable: there is no database, the file exists, or the copy cannot be made.
    """
    if not source.exists():
        raise Unavailable(f"there is no database {source}")
    if target.exists():
        raise Unavailable(f"{target} exists; a backup never replaces a file")
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        create_private(partial)
        _copy(source, partial)
        check(partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"the database cannot be copied to {target} ({error})") from None
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with _opened(source) as original, _opened(target) as copy:
        original.backup(copy, pages=_PAGES)
        copy.execute("PRAGMA journal_mode = DELETE")  # all of it is in one file


def check(file: Path) -> None:
    """Require that a file is a SQLite database whose pages are intact.

    Raises:
        Unavailable: it is not.
    """
    try:
        with _opened(file) as opened:
            [(found,)] = opened.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.Error as error:
        raise Unavailable(f"{file} is not a SQLite database ({error})") from None
    if found != "ok":
        raise Unavailable(f"{file} is damaged ({found})")


def has_table(file: Path, name: str) -> bool:
    """Return whether a database has a table."""
    with _opened(file) as opened:
        return bool(opened.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]).fetchall())


def put_in_place(backup: Path, address: DatabaseAddress, kept_as: str) -> list[Path]:
    """Replace a database by a backup; return the files of the former one, which are renamed and not deleted.

    The workflow runtime's own file is set aside, too: runs are found again from the database. With its file, those that
    have ended since the backup would not continue.

    Args:
        kept_as: what is appended to the names of the former files.

    Raises:
        Unavailable: the files cannot be written.
    """
    assert address.path is not None and address.engine_path is not None, "it is on SQLite"
    kept: list[Path] = []
    try:
        for file in (address.path, address.engine_path):
            kept += _set_aside(file, kept_as)
        create_private(address.path)
        _copy(backup, address.path)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"the backup cannot be put in place of {address.path} ({error})") from None
    return kept


def _set_aside(file: Path, kept_as: str) -> list[Path]:
    moved: list[Path] = []
    for suffix in _SUFFIXES:
        former = file.with_name(f"{file.name}{suffix}")
        if former.exists():
            moved.append(former.rename(file.with_name(f"{file.name}.{kept_as}{suffix}")))
            moved[-1].chmod(OWNER_ONLY)
    return moved


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
