"""Every GraphQL document of the pages, and each saved operation of GraphiQL, is valid.

Documents in code, such as those of `docs/clients.md`, are validated by the test of their page.
"""

from pathlib import Path
from typing import Final

import pytest
from graphql import parse, validate

from tests.docs.blocks import DOCUMENTS, blocks
from tests.gateways import ROOT
from tests.shapes import CORE

PAGES: Final = [ROOT / "README.md", *(ROOT / file for file in DOCUMENTS), *sorted((ROOT / "clients").glob("*/*.md"))]
OPERATIONS: Final = sorted((ROOT / "web" / "graphiql" / "operations").rglob("*.graphql"))


def in_file(path: Path) -> list[str]:
    """Return the GraphQL documents of a file."""
    if path.suffix == ".graphql":
        return [path.read_text()]
    return [block.text for block in blocks(str(path.relative_to(ROOT))) if block.kind == "graphql"]


WITH_DOCUMENTS: Final = [path for path in [*PAGES, *OPERATIONS] if in_file(path)]


@pytest.mark.parametrize("path", WITH_DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_documents_are_valid(path: Path) -> None:
    assert [error.message for text in in_file(path) for error in validate(CORE, parse(text))] == []


def test_pages_and_operations_are_found() -> None:
    assert len(OPERATIONS) >= 32
    assert {"guide.md", "events.md", "workflows.md"} <= {path.name for path in WITH_DOCUMENTS}
