"""The statements that read the event log: how many there are, and which index they use."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from tortoise.transactions import in_transaction

from models.event_log import LogFilter, Stretch, select_causes, select_effects, select_latest_about, select_log
from storage.address import Dialect
from storage.clock import now
from storage.database import current_database
from tests.databases.conftest import Statements
from tests.events.chains import Chains
from tests.gateways import Gateway
from tests.people import on_database

FILTERS: Final = {
    "session_id": LogFilter("org", session_id="ses1", kinds=["TaskCreated"]),
    "actor_id": LogFilter("org", actor_id="usr1", kinds=["TaskCreated"], without=["user."]),
    "caused_by": LogFilter("org", caused_by=["evt_1", "evt_2"], kinds=["TaskCreated"]),
    "id": LogFilter("org", ids=[f"evt_{number}" for number in range(100)], kinds=["TaskCreated"]),
    "organization_id|occurred_at": LogFilter("org", since=now(), until=now(), kinds=["TaskCreated"]),
}


# PostgreSQL chooses by statistics, so it gets a log of its own, which hides the shared one until the transaction ends.
FILLED: Final = (
    "CREATE TEMPORARY TABLE event_log (LIKE event_log INCLUDING ALL) ON COMMIT DROP",
    """INSERT INTO event_log (id, shard, seq, organization_id, kind, type, actor_id, caused_by, occurred_at, session_id,
    payload) SELECT 'evt_' || n, 0, n, 'org', 'TaskCreated', 'x', 'usr' || n % 500, 'evt_' || n - 1,
    now() - n * interval '1 minute', 'ses' || n % 500, '{}' FROM generate_series(1, 20000) AS n""",
    "ANALYZE event_log",
)


def plan_of(gateway: Gateway, select: Callable[[], tuple[str, list[Any]]]) -> str:
    """Return the plan of a statement: on PostgreSQL, for a log with many events."""

    async def plan() -> str:
        statement, values = select()
        dialect = current_database().dialect
        async with in_transaction(dialect.value) as client:
            for text in FILLED if dialect is Dialect.POSTGRES else ():
                await client.execute_script(text)
            explain = "EXPLAIN" if dialect is Dialect.POSTGRES else "EXPLAIN QUERY PLAN"
            rows = await client.execute_query_dict(f"{explain} {statement}", values)
        return "\n".join(str(row.get("detail") or row.get("QUERY PLAN")) for row in rows)

    return on_database(gateway, plan)


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("column", FILTERS)
def test_a_filter_uses_the_index_of_its_column(gateway: Gateway, column: str, newest: bool) -> None:
    """Rather than reading the whole stretch, which can be the whole log."""

    shown = plan_of(gateway, lambda: select_log(Stretch(5, 1_000_000, newest=newest), 21, FILTERS[column], 0))
    [search] = [line for line in shown.splitlines() if "SEARCH" in line or "Index Cond" in line]
    assert re.search(rf"\b({column})\b(\)::text)? ?[=<>]", search), shown
    assert "shard" not in search, shown


CHAINS: Final = {"id": select_causes, "caused_by": select_effects}


@pytest.mark.parametrize("column", CHAINS)
def test_a_chain_is_followed_by_index(gateway: Gateway, column: str) -> None:
    """Each link is one search; what else is in the log does not matter."""
    only = LogFilter("org", kinds=["TaskCreated"], without=["user."], personal=["connection.changed"], user_id="usr1")
    shown = plan_of(gateway, lambda: CHAINS[column]("evt_9", only, 100))
    reads = [line for line in shown.splitlines() if "event_log" in line]
    assert reads and all(re.search(r"SEARCH event_log|Index Scan using", line) for line in reads), shown
    searches = [line for line in shown.splitlines() if "SEARCH event_log" in line or "Index Cond" in line]
    assert all(re.search(rf"\b(id|{column})\b(\)::text)? ?=", line) for line in searches), shown
    assert len(searches) == len(reads) and column in str(searches), shown


def test_the_latest_event_about_a_record_is_found_by_time(gateway: Gateway) -> None:
    """The events of a few seconds are searched, however long the log is and however many events match the rest."""
    only = LogFilter("org", kinds=["TaskCreated"], without=["user."], since=now() - timedelta(seconds=5), until=now())
    shown = plan_of(gateway, lambda: select_latest_about("agt_1", only))
    [search] = [line for line in shown.splitlines() if "SEARCH event_log" in line or "Index Cond" in line]
    assert "occurred_at" in search and "shard" not in search, shown


def test_a_chain_is_read_in_three_statements(gateway: Gateway, statements: Statements) -> None:
    """However long it is."""
    chains = Chains(gateway, "Counted chain")
    data, sent = statements.of(chains.reader, "query($of: ID!) { eventChain(of: $of) { id } }", of=chains.ids["d"])
    assert chains.names(data["eventChain"]) == "abd"
    own = [text for text in sent if "event_log WHERE" in text]
    texts = {re.sub(r"\s+", " ", text).split(": [")[0].strip() for text in own}
    assert len(texts) == 3 and len([text for text in texts if "WITH RECURSIVE" in text]) == 2


def test_the_causes_of_all_events_of_a_page_are_read_in_one_statement(gateway: Gateway, statements: Statements) -> None:
    """Whatever their types."""
    chains = Chains(gateway, "Counted causes")
    for _ in range(3):  # graphql-core's, then compiled
        data, sent = statements.of(chains.reader, "{ events(first: 100) { nodes { __typename cause { id } } } }")
        assert len({each["__typename"] for each in data["events"]["nodes"] if each["cause"]}) > 1
        assert len([text for text in sent if re.search(r"FROM event_log WHERE .*\bid IN", text)]) == 1
