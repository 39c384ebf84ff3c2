"""The command that verifies the audit trail."""

import argparse
import asyncio
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from configuration import database_address
from engine.audit_entries import Anchor, Verified, verify
from models.audit_entries import organizations_with_entries
from models.database import open_database
from models.users import Organization
from settings import SettingError, Settings
from storage.startup import check_reachable

_HASH_LENGTH: Final = 64


def verify_audit(arguments: argparse.Namespace, settings: Settings) -> int:
    """Verify the audit trail; return 1 if the chain of any organization is broken.

    Unlike most commands, this one does not need the SQLite file to itself: it changes nothing.
    """
    file = Path(arguments.anchors) if arguments.anchors else None
    anchors = _read(file) if file is not None and file.exists() else {}
    found = asyncio.run(_verify(settings, arguments.organization, anchors))
    for each in found:
        print(_line(each), file=sys.stdout if each.broken is None else sys.stderr, flush=True)
    if not found:
        print("There are no audit entries and no anchors: nothing could be compared.")
        return 0
    if any(each.broken is not None for each in found):
        return 1
    if file is not None:
        _save(file, found)
    return 0


async def _verify(
    settings: Settings, organization_id: str | None, anchors: Mapping[str, Mapping[int, str]]
) -> list[Verified]:
    address = database_address(settings)
    await check_reachable(address)
    database = await open_database(address)
    try:
        with database.bind():
            known = await organizations_with_entries()
            if organization_id is not None and organization_id not in (*known, *anchors):
                await _require_organization(organization_id)
            ids = known if organization_id is None else [organization_id]
            # A trail that was deleted altogether is missed only because of its anchors.
            wanted = dict.fromkeys([*ids, *(id for id in anchors if organization_id in (None, id))])
            return [await verify(id, anchors.get(id, {})) for id in wanted]
    finally:
        await database.close()


async def _require_organization(id: str) -> None:
    if not await Organization.filter(id=id).exists():
        raise SettingError(f"there is no organization {id}, neither in the database nor among the anchors.")


def _line(found: Verified) -> str:
    if found.broken is not None:
        return f"{found.organization_id}: BROKEN: {found.broken}"
    unsealed = f", {found.unsealed} not sealed yet" if found.unsealed else ""
    held = f"entries {found.first} to {found.anchor.number}" if found.anchor.number >= found.first else "no entries"
    return f"{found.organization_id}: intact, {held}{unsealed}; anchor {_anchor(found.anchor)}"


# ---------------------------------------------------------------- anchors: a line "organization number hash" for each


def _anchor(anchor: Anchor) -> str:
    return f"{anchor.organization_id} {anchor.number} {anchor.hash}"


def _read(file: Path) -> Mapping[str, Mapping[int, str]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingError(f"the anchors in {file} cannot be read ({error.strerror}).") from None
    anchors: dict[str, dict[int, str]] = defaultdict(dict)
    for number, line in enumerate(lines, 1):
        words = line.split()
        if not words:
            continue
        if len(words) != 3 or not words[1].isdecimal() or len(words[2]) != _HASH_LENGTH:
            raise SettingError(f"line {number} of {file} is not an anchor: an organization, a number and a hash.")
        anchors[words[0]][int(words[1])] = words[2]
    return anchors


def _save(file: Path, found: Sequence[Verified]) -> None:
    try:
        with file.open("a", encoding="utf-8") as saved:
            saved.writelines(f"{_anchor(each.anchor)}\n" for each in found)
    except OSError as error:
        raise SettingError(f"the anchors cannot be added to {file} ({error.strerror}).") from None
    print(f"Added the present anchors to {file}. Keep it where those who can write to the database cannot.")
