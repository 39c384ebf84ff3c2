"""Files that only their owner may read, whatever the umask: databases contain credentials and people's data."""

import contextlib
import os
from pathlib import Path
from typing import Final, TextIO

OWNER_ONLY: Final = 0o600


def create_private(path: Path) -> None:
    """Create an empty file unless it exists.

    Raises:
        OSError: it cannot be created.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def append_to_private(path: Path) -> TextIO:
    """Open a file for reading and appending, creating it unless it exists.

    Raises:
        OSError: it cannot be opened.
    """
    return open(path, "a+", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, OWNER_ONLY))
