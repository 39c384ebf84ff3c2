"""`search` finds the same on both databases, whatever their collations."""

import re
import sys
from collections.abc import Callable
from typing import Any, Final

import pytest

from storage.search import contains_text, fold, pattern
from tests.gateways import Gateway
from tests.people import Person, administrator, opened
from tests.work import some

SAME: Final = [
    ("ÄRGER", "ärger"),
    ("ärger", "ÄRGER"),
    ("μας σας", "ΜΑΣ ΣΑΣ"),
    ("ΣΑΣ", "σας"),
    ("STRAẞE", "straße"),
    ("ЁЖИК", "ёжик"),
    ("ǆep", "ǅEP"),
    ("\u212bngström", "ångström"),
    ("𐐀", "𐐨"),
    ("100% of a_b\\c", "100% OF A_B\\C"),
    ("[a-z]+.*?^$(x|y){2}***=(?i)", "[A-Z]+.*?^$(X|Y){2}***=(?I)"),
    ("two  blanks", "TWO  BLANKS"),
]
DIFFERENT: Final = [
    ("STRASSE", "straße"),
    ("ısı", "isi"),
    ("İ", "i"),
    ("arger", "ärger"),
    ("％", "%"),
    ("abc", "a_c"),
    ("abc", "a%c"),
    ("abc", "a.c"),
    ("abc", "[abc]"),
]


@pytest.fixture(scope="module")
def owner(gateway: Gateway) -> Person:
    return administrator(gateway)


def task(owner: Person, text: str) -> str:
    made: str = owner.done("createTask", "task { id }", title=text, type="search")["task"]["id"]
    return made


def agent(owner: Person, text: str) -> str:
    given = {"name": some("agent"), "type": some("type"), "runtime": "WORKER", "description": text}
    made: str = owner.done("createAgent", "agent { id }", **given)["agent"]["id"]
    return made


def workflow(owner: Person, text: str) -> str:
    nodes = [{"key": "a", "type": "TRANSFORM", "config": {"value": 1}}]
    made: str = owner.done("createWorkflow", "workflow { id }", name=text, nodes=nodes)["workflow"]["id"]
    return made


def session(owner: Person, text: str) -> str:
    return opened(owner, name=text)


@pytest.mark.parametrize(
    ("create", "field"), [(task, "tasks"), (agent, "agents"), (workflow, "workflows"), (session, "sessions")]
)
def test_search_ignores_case_as_unicode_folds_it(owner: Person, create: Callable[[Person, str], str], field: str):
    query = f"query($text: String) {{ {field}(filter: {{search: $text}}, first: 100) {{ nodes {{ id }} }} }}"
    found = True
    for pairs in (SAME, DIFFERENT):
        for text, sought in pairs:
            mark = some("x")
            id = create(owner, f"{mark} {text} end")
            shown: Any = owner.data(query, text=f"{mark.upper()} {sought} E")[field]["nodes"]
            assert shown == ([{"id": id}] if found else []), (text, sought)
        found = False


def test_both_forms_of_the_search_mean_the_same():
    """Of every character there is: `fold` is for SQLite and `pattern` for PostgreSQL."""
    for character in map(chr, range(1, sys.maxunicode + 1)):
        if not "\ud800" <= character <= "\udfff":
            folded = fold(character)
            assert len(folded) == 1 and fold(folded) == folded
            assert len(character.lower()) > 1 or fold(character.lower()) == folded, character
            if folded != character:
                assert re.fullmatch(pattern(folded), character) and re.fullmatch(pattern(character), folded)
    for text, sought in SAME:
        assert contains_text(text, fold(sought)) and re.search(pattern(sought), text)
    for text, sought in DIFFERENT:
        assert not contains_text(text, fold(sought)) and not re.search(pattern(sought), text)
