"""The commands that write the files generated from the code."""

import argparse
from pathlib import Path
from typing import Final

from commands.settings_page import documentation
from connectors import provider_settings
from schema import sdl

ROOT: Final = Path(__file__).parent.parent


def write_schema(_arguments: argparse.Namespace) -> int:
    """Write `schema/schema.graphql` from the code."""
    (ROOT / "schema" / "schema.graphql").write_text(sdl())
    return 0


def write_settings(_arguments: argparse.Namespace) -> int:
    """Write `docs/settings.md` from the code."""
    (ROOT / "docs" / "settings.md").write_text(documentation(provider_settings()))
    return 0
