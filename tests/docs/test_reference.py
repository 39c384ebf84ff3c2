"""docs/reference is what `make reference` writes."""

import re
from collections import Counter

import pytest

from tests.docs.reference import FOLDER, reference
from tests.docs.reference.schema_pages import CORE

PAGES = reference()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_generated_from_the_code(name: str) -> None:
    assert (FOLDER / name).read_text() == PAGES[name], "run `make reference`"


def test_every_page_of_the_reference_is_generated() -> None:
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md")} == PAGES.keys()


def test_every_field_of_the_schema_has_a_page() -> None:
    roots = (CORE.query_type, CORE.mutation_type, CORE.subscription_type)
    pages = "".join(text for name, text in PAGES.items() if name.startswith("schema/"))
    assert Counter(re.findall(r"^### (.+)$", pages, re.M)) == Counter(
        field for root in roots if root for field in root.fields
    )
