"""Ids that settings name although there is nothing with them: a mistyped one would silently have no effect."""

import dataclasses
import logging
from collections.abc import Iterator
from typing import Final

from models.users import ApiKey, Organization
from settings import Settings
from settings.values import PerCaller
from storage.clock import now

_log: Final = logging.getLogger("parley.settings")


async def warn_of_unknown_ids(settings: Settings) -> None:
    """Log a warning for each API key and organization that a setting names and that does not exist."""
    keys = list(_named_keys(settings))
    found = {key.id: key for key in await ApiKey.filter(id__in=list({id for _, id in keys}))} if keys else {}
    for name, id in keys:
        if id not in found:
            _log.warning("%s names %s, but there is no API key with this id: its limit applies to no one", name, id)
        elif not found[id].is_usable(now()):
            _log.warning("%s names %s, an API key that is revoked or expired", name, id)
    named = {organization for _, organization in settings.inbound_organizations}
    known = {each.id for each in await Organization.filter(id__in=list(named))} if named else set()
    for id in sorted(named - known):
        _log.warning("INBOUND_ORGANIZATIONS names %s, but there is no organization with this id", id)


def _named_keys(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each API key that a limit names, with the name of the setting."""
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, PerCaller):
            yield from ((field.metadata["name"], id) for id in value.named if id.startswith("key_"))
