"""The modules of docs/clients.md."""

import shutil
from pathlib import Path
from typing import Final

from tests.docs.blocks import SHOWN_ADDRESS, Block, Page
from tests.gateways import Addresses

SHOWN_KEY: Final = "parley_your_api_key"
_CLIENTS: Final = Path(__file__).parent
PAGE: Final = Page(
    "docs/clients.md",
    {
        "clients": lambda block: "watch(" in block.text,
        "shared": lambda block: name_of(block) == "parley.js",
        "caches": lambda block: name_of(block) == "caches.js",
    },
)


def name_of(block: Block) -> str:
    """Return the name of a module, which its first line gives."""
    return block.text.splitlines()[0].lstrip("/# ")


def _over_graphql_sse(text: str) -> str:
    """Return a module with graphql-sse in place of graphql-ws, as the page describes for some."""
    assert "createClient(socketOptions)" in text
    return text.replace("'graphql-ws'", "'graphql-sse'").replace("socketOptions", "eventStreamOptions")


CLIENTS: Final = {name_of(block): block.text for block in PAGE.every("clients")}
"""The modules that follow a session, by name."""

ON_THE_SAME_LINES: Final = {
    f"{library}-graphql-sse.js": _over_graphql_sse(CLIENTS[f"{module}.js"])
    for library, module in (("urql", "urql-ws"), ("relay", "relay"))
}
"""Those that the page describes as a change of another."""


def write_modules(folder: Path, gateway: Addresses) -> None:
    """Write the modules with the address and the key of a gateway in place of those that the page shows.

    The folder also gets what a reader has: the clients, and what Relay's compiler writes.
    """
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "node_modules").symlink_to(_CLIENTS / "node_modules")
    shutil.copytree(_CLIENTS / "__generated__", folder / "__generated__")
    values = {
        SHOWN_ADDRESS: gateway.url,
        SHOWN_ADDRESS.replace("http", "ws"): gateway.url.replace("http", "ws"),
        SHOWN_KEY: gateway.admin_key,
    }
    for name, text in ({name_of(block): block.text for block in PAGE.blocks} | ON_THE_SAME_LINES).items():
        for shown, value in values.items():
            text = text.replace(shown, value)
        (folder / name).write_text(text)
