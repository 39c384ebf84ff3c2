"""A development API key in a local file, so that programs on this machine work without any setup."""

import os
import tempfile
from pathlib import Path
from typing import Final

from auth.bootstrap import create_key
from auth.keys import Hasher
from models.users import ApiKey, Role
from settings import Environment, Settings
from storage.clock import now

_FILE: Final = "developer_key"


async def keep_developer_key(settings: Settings) -> Path | None:
    """Store an administrator's API key in a file in `DATA_DIR` that only its owner may read, and return its path.

    Only in development, and only if `ADMIN_API_KEY` is not set, since that is a key already. A user who can read the
    file can also read the database and the keys next to it.
    """
    if settings.environment is not Environment.DEVELOPMENT or settings.admin_api_key is not None:
        return None
    path = settings.data_dir / _FILE
    if not await _is_valid(path, settings):
        secret = await create_key(settings, "Default", "admin@localhost", Role.ADMIN, "development API key")
        _write(path, secret)
    return path


def read_developer_key(data_dir: Path) -> str | None:
    """Return the key stored by a gateway on this machine, if any."""
    path = data_dir / _FILE
    return path.read_text().strip() if path.is_file() else None


async def _is_valid(path: Path, settings: Settings) -> bool:
    """Return whether the file contains a valid key of this database."""
    secret = read_developer_key(path.parent)
    if not secret:
        return False
    key = await ApiKey.filter(secret_hash=Hasher(settings.secret_key).hash(secret)).first()
    return key is not None and key.is_usable(now())


def _write(path: Path, secret: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Replaced atomically, because another process may be reading the file or writing its own key. Either key works.
    descriptor, written = tempfile.mkstemp(dir=path.parent)  # mode 0600
    with os.fdopen(descriptor, "w") as file:
        file.write(secret + "\n")
    Path(written).replace(path)
