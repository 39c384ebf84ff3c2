"""docs/destinations.md agrees with the code: its operations, tables and numbers."""

import json
import re
from typing import Final

from msgspec.structs import fields

from connectors.transport.exchange import DEADLINE_SECONDS
from engine.destinations.base import PERMANENT_FAILURES
from engine.destinations.disabling import DISABLED_AFTER, LEAST_FAILURES
from engine.destinations.environment import ENVIRONMENT_SETTINGS
from engine.destinations.following import EXPIRES_AFTER
from engine.destinations.kinds import KINDS
from engine.destinations.replaying import MOST_REPLAYED
from engine.destinations.retries import BLOCKING_ATTEMPTS, DELAYS
from models.delivery_attempts import DeliveryStatus
from models.destinations import NAMED_ONLY
from tests.destinations.house import House
from tests.docs.blocks import blocks
from tests.gateways import ROOT
from tests.people import agent

PAGE: Final = (ROOT / "docs" / "destinations.md").read_text()
TEXT: Final = " ".join(PAGE.split())


def table(section: str) -> dict[str, str]:
    """Return the first two columns of the table below a heading."""
    part = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", part, re.MULTILINE)
    return dict(rows[1:])


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_operations_of_the_page_work(house: House):
    shown_blocks = [each for each in blocks("docs/destinations.md") if each.kind != "js"]
    create, given, envelope, query, page, again = shown_blocks
    made = house.owner.data(create.text, **json.loads(given.text))["createEventDestination"]
    assert made["errors"] == []
    assert house.owner.data(query.text, **json.loads(page.text))["eventDestinations"]
    endpoint = house.endpoint()
    id = house.destination(endpoint, "collaboration.task_assigned")
    worker = agent(house.owner)
    house.owner.done("createTask", "task { id }", title="Analyse", type="x", assignTo=worker.id)
    [sent] = house.bodies(endpoint, 1)
    shown = json.loads(envelope.text)
    assert list(sent) == list(shown)
    assert list(sent["data"]) == list(shown["data"])
    values = {"id": id, "since": "2026-01-01T00:00:00Z"}
    assert house.owner.data(again.text, input=values)["replayEventDestination"]["errors"] == []


def test_each_type_has_the_documented_config():
    documented = {name.strip("`"): names(config) for name, config in table("Types").items()}
    assert documented == {
        kind.type.value: [field.encode_name for field in fields(kind.config)] for kind in KINDS.values()
    }


def test_all_environment_settings_are_documented():
    documented = {
        names(setting)[0]: names(types) for setting, types in table("Destinations from environment variables").items()
    }
    assert documented == {each.variable: list(each.event_types) for each in ENVIRONMENT_SETTINGS}


def test_the_documented_numbers_match_the_code():
    seconds = [str(number) for number in DELAYS]
    assert f"are {', '.join(seconds[:-1])} and {seconds[-1]} seconds" in TEXT
    assert f"did not accept it in {len(DELAYS) + 1} attempts" in TEXT
    assert f"within {EXPIRES_AFTER.days} days" in TEXT
    assert f"For the first {BLOCKING_ATTEMPTS} attempts" in TEXT
    assert f"at most {DEADLINE_SECONDS:.0f} seconds" in TEXT
    assert f"queues up to {MOST_REPLAYED:,} events" in TEXT
    assert f"all of at least {LEAST_FAILURES} attempts have failed for {DISABLED_AFTER.days} days" in TEXT
    statuses = [str(status) for status in sorted(PERMANENT_FAILURES)]
    assert f"A {', '.join(statuses[:-1])} or {statuses[-1]}, and an address" in TEXT
    assert all(f"`{beginning}…`" in TEXT for beginning in NAMED_ONLY)
    assert [names(status)[0] for status in table("Deliveries")] == [each.value for each in DeliveryStatus]
