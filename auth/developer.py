"""A key for the programs of whoever develops on this machine, so that the first minute needs no ceremony."""

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
    """Keeps an administrator's API key in a file of `DATA_DIR` that only its owner may read, and returns the file.

    In development only, and not where `ADMIN_API_KEY` is set: then there is a key already. Whoever may read the file
    may read the database and the keys beside it too.
    """
    if settings.environment is not Environment.DEVELOPMENT or settings.admin_api_key is not None:
        return None
    path = settings.data_dir / _FILE
    if not await _opens(path, settings):
        secret = await create_key(settings, "Default", "admin@localhost", Role.ADMIN, "developer key of this machine")
        _write(path, secret)
    return path


def read_developer_key(data_dir: Path) -> str | None:
    """Returns the key that a gateway on this machine keeps, if there is one."""
    path = data_dir / _FILE
    return path.read_text().strip() if path.is_file() else None


async def _opens(path: Path, settings: Settings) -> bool:
    """Tells whether the file holds a key of this database."""
    secret = read_developer_key(path.parent)
    if not secret:
        return False
    key = await ApiKey.filter(secret_hash=Hasher(settings.secret_key).hash(secret)).first()
    return key is not None and key.usable(now())


def _write(path: Path, secret: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Whole or not at all, because another process may read it or write its own at this moment. Both would work.
    descriptor, written = tempfile.mkstemp(dir=path.parent)  # mode 0600
    with os.fdopen(descriptor, "w") as file:
        file.write(secret + "\n")
    Path(written).replace(path)
