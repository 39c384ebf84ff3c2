"""`DATA_DIR`: the folder of the SQLite file and of the keys that are generated in development."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def prepare(path: Path) -> None:
    """Create the folder, and check that files can be created in it.

    Raises:
        ValueError: that is not possible; the text says why.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=path):
            pass
    except FileExistsError:
        raise ValueError(f"must be a folder; {path} is a file") from None
    except OSError as error:
        raise ValueError(f"is not writable: {path} ({error.strerror})") from None


def kept(path: Path, make: Callable[[], str]) -> str:
    """Return the text of a file that only this user may read, creating it the first time."""
    if not path.exists():
        # Written atomically, and the first one wins: another process may be creating the same file.
        descriptor, written = tempfile.mkstemp(dir=path.parent)  # mode 0600
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
        with contextlib.suppress(FileExistsError):
            os.link(written, path)
        Path(written).unlink()
    return path.read_text(encoding="utf-8")
