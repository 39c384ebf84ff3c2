"""The data of events, as triggers, destinations and the audit trail show it: the schema's names, nothing internal."""

from typing import Any

import pytest
from graphql import GraphQLObjectType, build_schema

from json_types import camel_case
from models.event_data import SHOWN, ShownRecord
from tests.gateways import ROOT, Gateway
from tests.ledger import placed
from tests.people import administrator, agent

SCHEMA = build_schema((ROOT / "schema" / "schema.graphql").read_text())


def fields_of(record: ShownRecord) -> dict[str, Any]:
    type = SCHEMA.type_map[record.type]
    assert isinstance(type, GraphQLObjectType)
    return dict(type.fields)


def link_of(name: str) -> str:
    """Return the field for a name that ends with Id or Ids."""
    return f"{name.removesuffix('Ids')}s" if name.endswith("Ids") else name.removesuffix("Id")


@pytest.mark.parametrize("name", SHOWN)
def test_a_record_shows_the_fields_of_its_type_and_no_other(name: str) -> None:
    record = SHOWN[name]
    fields, shown = fields_of(record), set(record.data({"status": "IDLE"}))
    assert [each for each in shown if each not in fields and link_of(each) not in fields] == []
    columns = {camel_case(column) for column in record.table._meta.fields_db_projection}
    assert sorted((columns & fields.keys()) - shown) == []
    assert sorted({each for each in columns if each.endswith("Id") and link_of(each) in fields} - shown) == []


def test_the_audit_trail_names_fields_as_in_the_schema(gateway: Gateway) -> None:
    admin = administrator(gateway)
    worker = agent(admin)
    admin.done("updateAgent", "agent { id }", id=worker.id, maxConcurrentTasks=3)
    placed(gateway)
    query = '{ events(first: 100, types: ["agent.updated"]) { nodes { ... on RecordChanged { recordId changes } } } }'
    changes = [each["changes"] for each in admin.data(query)["events"]["nodes"] if each["recordId"] == worker.id]
    assert changes == [{"maxConcurrentTasks": 3}]
