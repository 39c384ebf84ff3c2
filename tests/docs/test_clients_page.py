"""docs/clients.md: each of its blocks is run by a test in tests/clients, and all of them send the same operation."""

import json
import re
from typing import Final

from graphql import build_schema, parse, print_ast, validate

from tests.clients.modules import CLIENTS, PAGE
from tests.gateways import ROOT

ARTIFACT: Final = ROOT / "tests" / "clients" / "__generated__" / "SessionEvents.graphql.js"
OPERATION: Final = re.compile(r"(?:`|\"\"\")(\s*subscription .*?)(?:`|\"\"\")", re.DOTALL)


def operations() -> list[str]:
    """Return the operations on the page, formatted in the same way."""
    return [print_ast(parse(found)) for block in PAGE.blocks for found in OPERATION.findall(block.text)]


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def test_the_table_links_every_module() -> None:
    table = (ROOT / "docs" / "clients.md").read_text().partition("\n## ")[0]
    assert re.findall(r"\[([\w-]+\.(?:js|py))\]\(#", table) == list(CLIENTS)


def test_all_clients_send_the_same_valid_operation() -> None:
    assert len(operations()) == 3 and len(set(operations())) == 1
    assert validate(build_schema((ROOT / "schema" / "schema.graphql").read_text()), parse(operations()[0])) == []


def test_relays_compiled_operation_is_the_one_on_the_page() -> None:
    """Relay's compiler takes 118 MB, so its result is checked in: docs/clients.md and the SDL were its input."""
    [text] = re.findall(r'^    "text": (".*")$', ARTIFACT.read_text(), re.MULTILINE)
    assert print_ast(parse(json.loads(text))) == operations()[0]
