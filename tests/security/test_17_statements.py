"""Attack 17 on SQLite, which has no row-level security: every statement of a request names its organization.

Every query and a mutation of every room run while the statements are collected that read on behalf of an organization.
Those on tables with an organization that do not filter by it must be listed here, with the reason.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from models.database import walls
from storage.turns import ITSELF, reading_for
from tests.gateways import Gateway
from tests.people import administrator
from tests.shapes import fields, id_paths
from tests.test_tenancy import World, answer, kind_of, world

ON_SQLITE: Final = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

REASONS: Final = {
    r'FROM "workflow_(triggers|versions)" WHERE "workflow_id"': "of a workflow that the request has read",
    r'FROM "participants" WHERE "session_id"': "of a session that the request has read",
    r'FROM "studio_commands" WHERE "(id"|instance_id"=\?)': "of a Studio, or a command, that the request has read",
    r'FROM "studio_assets" WHERE "id"=\?': "an asset that the request has created, read again",
    r'FROM "event_log" WHERE "id"=\?': "whether a change is recorded, by an id that is derived from the change",
    r'FROM "users" WHERE "id"=\? LIMIT': "the author of a record that the request has read",
}
"""By a pattern of the statement, why it needs no filter."""

_TABLE: Final = re.compile(r'\b(?:FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?', re.IGNORECASE)
_FILTER: Final = re.compile(r"WHERE\b.*\borganization_id\"?(?: \|\| '')? ?(?:=|IN\b)", re.IGNORECASE | re.DOTALL)
_OWN: Final = re.compile(r'FROM "organizations" WHERE .*"?\bid"? ?(?:=|IN\b)')
"""The caller's own organization, which is found by its id."""


class Collected(logging.Handler):
    """The statements that requests of an organization execute."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.statements: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if reading_for.get() != ITSELF:
            self.statements.add(str(record.args[0]) if isinstance(record.args, tuple) else record.getMessage())


@pytest.fixture(scope="module")
def statements(gateway: Gateway) -> Iterator[set[str]]:
    """The statements of a mutation of every room, and of every query."""
    handler = Collected()
    loggers = [logging.getLogger(name) for name in ("parley.statements", "tortoise.db_client")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        own = world(administrator(gateway), "linted-words")
        for name in fields("query"):
            for depth in (1, 2):  # of some, the second one is too long
                answer(own.admin, "query", name, _arguments(name, own), depth)
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
    yield handler.statements


def _arguments(name: str, own: World) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for path in id_paths(fields("query")[name].args):
        if len(path) == 1:
            id = own.ids[kind_of("query", name, path) or "Task"]
            values[path[0]] = [id] if path[0].endswith("s") else id
    return values


def unfiltered(statement: str) -> bool:
    """Return whether a statement reads or changes rows of organizations without naming one."""
    inserts = statement.startswith("INSERT") and "SELECT" not in statement
    if inserts or not {name.lower() for name in _TABLE.findall(statement)} & set(walls().columns):
        return False
    return not _FILTER.search(statement) and not _OWN.search(statement)


@ON_SQLITE
def test_every_statement_of_a_request_filters_by_organization(statements: set[str]) -> None:
    assert len(statements) > 100, "too few statements were collected to show anything"
    found = [each for each in sorted(statements) if unfiltered(each)]
    unknown = [each for each in found if not any(re.search(pattern, each) for pattern in REASONS)]
    assert not unknown, "filter by organization, or list why it is not needed:\n" + "\n".join(unknown)


@ON_SQLITE
def test_every_reason_is_still_needed(statements: set[str]) -> None:
    assert [each for each in REASONS if not any(re.search(each, text) for text in statements if unfiltered(text))] == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('SELECT "id" FROM "tasks" WHERE id = ?1', True),
        ('SELECT "id" FROM "tasks" WHERE organization_id = ?1 AND id = ?2', False),
        ('UPDATE "tasks" SET "title"=? WHERE "id"=?', True),
        ('SELECT "id" FROM "leases" WHERE "name"=?', False),
    ],
)
def test_a_forgotten_filter_is_found(statement: str, expected: bool) -> None:
    assert unfiltered(statement) == expected
