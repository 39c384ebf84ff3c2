"""docs/reference is what `make reference` writes."""

import pytest

from tests.docs.reference import FOLDER, reference

PAGES = reference()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_generated_from_the_code(name: str) -> None:
    assert (FOLDER / name).read_text() == PAGES[name], "run `make reference`"


def test_every_page_of_the_reference_is_generated() -> None:
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md")} == PAGES.keys()


def test_every_field_of_the_schema_has_a_page() -> None:
    fields = [line for name, text in PAGES.items() if name.startswith("schema/") for line in text.splitlines()]
    for field in ("createTask", "sessionEvents", "eventChain", "executeWorkflow"):
        assert fields.count(f"### {field}") == 1
