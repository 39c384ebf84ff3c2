"""The generated pages of the reference, `docs/reference`: `make reference` writes them, and a test compares them."""

from pathlib import Path
from typing import Final

from tests.docs.reference.commands import commands_page
from tests.docs.reference.endpoints import endpoints_page
from tests.docs.reference.errors import close_codes_page, errors_page
from tests.docs.reference.events import events_page
from tests.docs.reference.keys import keys_page
from tests.docs.reference.schema_pages import schema_pages

FOLDER: Final = Path(__file__).resolve().parents[3] / "docs" / "reference"


def reference() -> dict[str, str]:
    """Return the pages by their paths below `docs/reference`."""
    return {
        "close-codes.md": close_codes_page(),
        "commands.md": commands_page(),
        "endpoints.md": endpoints_page(),
        "errors.md": errors_page(),
        "events.md": events_page(),
        "keys.md": keys_page(),
        **schema_pages(),
    }
