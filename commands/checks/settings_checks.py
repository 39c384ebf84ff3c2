"""Checks of the settings, the secrets among them, and the folder of the data."""

import difflib
import logging
import math
import os
import shutil
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from dotenv import dotenv_values

from commands.checks.findings import Finding, fail, ok, warn
from connectors import provider_settings
from settings import Settings, own_settings
from settings.subject import secret_names

_log = logging.getLogger("parley.settings")

_ALIKE: Final = 0.86
"""The similarity to the name of a setting from which a variable is taken for a mistake."""
_LEAST_BITS: Final = 100.0
"""The entropy of a secret, estimated from its characters, below which it may be guessed."""
_LEAST_SPACE: Final = 1 << 30
_OPEN_TO_OTHERS: Final = 0o077
_OURS: Final = frozenset({"TEST_DATABASE_URL", "TEST_REDIS_URL"})


def known_names() -> set[str]:
    """Return the names of all settings, with their aliases and those of the files of secrets."""
    own = {each.metadata[key] for each in own_settings() for key in ("name", "alias")}
    files = {f"{name}_FILE" for name in secret_names(own_settings())}
    outside = {name for each in provider_settings() for name in (each.name, each.alias)}
    secret = {f"{each.name}_FILE" for each in provider_settings() if each.secret}
    return {name for name in own | files | outside | secret | _OURS if name}


def check_names(environ: Mapping[str, str], from_files: Iterable[str]) -> Iterator[Finding]:
    """Find variables that are probably misspelled settings: they are ignored, silently otherwise.

    Args:
        from_files: the names of the variables in `.env` and `.env.local`, which should all be settings.
    """
    known = known_names()
    unknown = {*environ, *from_files} - known
    doubtful = {name: _similar(name, known) for name in sorted(unknown)}
    written = set(from_files)
    found = False
    for name, meant in doubtful.items():
        if meant is not None:
            found = True
            yield warn("settings", f"{name} is not a setting", f"Did you mean {meant}? Rename or remove it.")
        elif name in written:
            found = True
            yield warn("settings", f"{name} in .env is not a setting", "Remove it, or see docs/settings.md.")
    if not found:
        yield ok("settings", f"{len(known & {*environ, *written})} settings are set, and all names are known")


def log_misspelled(settings_files: Iterable[Path]) -> None:
    """Log a warning that names the variables that are one edit away from a setting, which is probably meant."""
    names, known = {*os.environ, *names_in(settings_files)}, known_names()
    meant = {name: next((each for each in known if _one_edit_apart(name, each)), None) for name in names - known}
    if found := [f"{name} ({setting}?)" for name, setting in sorted(meant.items()) if setting is not None]:
        _log.warning("ignored, because these are not settings: %s", ", ".join(found))


def names_in(settings_files: Iterable[Path]) -> list[str]:
    """Return the names of the variables in files in the format of `.env`, of those that exist."""
    return [name for file in settings_files if file.is_file() for name in dotenv_values(file)]


def _one_edit_apart(one: str, other: str) -> bool:
    """Return whether a character more, less or another, or two in reverse order, are the whole difference."""
    if abs(len(one) - len(other)) > 1:
        return False
    one, other = _without_common_start(one, other)
    one, other = _without_common_start(one[::-1], other[::-1])
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _without_common_start(one: str, other: str) -> tuple[str, str]:
    same = 0
    while one[same : same + 1] == other[same : same + 1] != "":
        same += 1
    return one[same:], other[same:]


def _similar(name: str, known: Iterable[str]) -> str | None:
    matches = difflib.get_close_matches(name.upper(), list(known), n=1, cutoff=_ALIKE)
    return matches[0] if matches else None


# ---------------------------------------------------------------- secrets


def check_secrets(settings: Settings) -> Iterator[Finding]:
    """Check that secrets cannot be guessed."""
    if not settings.secret_key and not settings.encryption_keys:
        yield ok("secrets", "SECRET_KEY and ENCRYPTION_KEYS are generated at the first start, in DATA_DIR")
    given = {
        "SECRET_KEY": settings.secret_key,
        "ADMIN_API_KEY": settings.admin_api_key,
        **{f"ENCRYPTION_KEYS ({place})": key.hex() for place, key in enumerate(settings.encryption_keys, 1)},
    }
    for name, value in given.items():
        if value:
            yield _strength(name, value, in_production=settings.in_production)


def _strength(name: str, value: str, *, in_production: bool) -> Finding:
    bits = entropy(value)
    if bits >= _LEAST_BITS:
        return ok("secrets", f"{name} looks random")
    message, advice = f"{name} could be guessed", "Use random text: head -c 36 /dev/urandom | base64"
    return fail("secrets", message, advice) if in_production else warn("secrets", message, advice)


def entropy(text: str) -> float:
    """Return the entropy of a text in bits, as its characters' frequencies show it; repetition counts once."""
    period = next(size for size in range(1, len(text) + 1) if text == (text[:size] * len(text))[: len(text)])
    text = text[:period]
    counts = Counter(text).values()
    return -sum(count * math.log2(count / len(text)) for count in counts)


# ---------------------------------------------------------------- the folder


def check_folder(settings: Settings) -> Iterator[Finding]:
    """Check `DATA_DIR`: whether it can be written to, and by whom its files can be read."""
    folder = settings.data_dir
    if not folder.exists():
        yield ok("data", f"DATA_DIR {folder} does not exist yet; the first start creates it")
        return
    if not folder.is_dir():
        yield fail("data", f"DATA_DIR {folder} is not a folder", "Set DATA_DIR to a folder.")
        return
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield fail("data", f"DATA_DIR {folder} cannot be written to by this user", "Change its owner or permissions.")
        return
    exposed = sorted(file.name for file in folder.iterdir() if file.is_file() and _is_exposed(file))
    if exposed:
        message = f"{', '.join(exposed)} in DATA_DIR can be read by other users"
        yield warn("data", message, f"chmod 600 {folder}/*")
    else:
        yield ok("data", f"DATA_DIR {folder} is writable, and its files are private")
    yield _space(folder)


def _is_exposed(file: Path) -> bool:
    return bool(stat.S_IMODE(file.stat().st_mode) & _OPEN_TO_OTHERS)


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    message = f"{free / (1 << 30):.1f} GiB are free on the disk of DATA_DIR"
    if free < _LEAST_SPACE:
        return warn("data", message, "Free some space: changes fail with UNAVAILABLE when the disk is full.")
    return ok("data", message)
