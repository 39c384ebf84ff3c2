"""Attack 29 on the product's own schema: names of filters that would be columns, and texts that would be SQL."""

from typing import Any, Final

import pytest

from tests.gateways import Gateway
from tests.people import administrator
from tests.rest.calls import call
from tests.suite import one_backend

pytestmark = one_backend

FILTERS: Final[list[dict[str, Any]]] = [
    {"organizationId": "org_x"},
    {"organization_id": "org_x"},
    {"organization__id": "org_x"},
    {"status__in": ["PENDING"]},
    {"id__startswith": "tsk"},
    {"__class__": "x"},
    {"type": {"$ne": ""}},
    {"type": ["a", {"$gt": ""}]},
    {"status": ["PENDING'; DROP TABLE tasks; --"]},
    {"$where": "1 = 1"},
]
TEXTS: Final = [
    "' OR 1=1 --",
    '"; DROP TABLE tasks; --',
    "%",
    "_",
    "\\",
    "a' UNION SELECT secret_hash FROM api_keys --",
]


@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_29_a_filter_has_only_the_names_and_types_of_the_schema(gateway: Gateway, given: dict[str, Any]) -> None:
    query = "query($filter: TaskFilter) { tasks(filter: $filter) { nodes { id } } }"
    answer = gateway.graphql(query, {"filter": given})
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_USER_INPUT"] * len(answer["errors"])
    assert not answer.get("data")


@pytest.mark.parametrize("text", TEXTS)
def test_29_a_text_is_a_value_wherever_it_is_used(gateway: Gateway, text: str) -> None:
    admin = administrator(gateway)
    admin.done("createTask", "task { id }", title="Ordinary", type="ordinary")
    query = "query($type: String) { tasks(filter: {type: $type}) { totalCount } }"
    assert admin.data(query, type=text)["tasks"]["totalCount"] == 0
    assert call(admin, "GET", "/api/tasks", params={"type": text}).json() == {"tasks": [], "total": 0}
    found = admin.data("query($name: String) { agents(filter: {search: $name}) { totalCount } }", name=text)
    assert found["agents"]["totalCount"] == 0


@pytest.mark.parametrize("name", ["organization_id", "organization_id__ne", "status__in", "order_by", "$where"])
def test_29_a_query_string_filters_by_no_column(gateway: Gateway, name: str) -> None:
    admin = administrator(gateway)
    listed = call(admin, "GET", "/api/tasks").json()
    response = call(admin, "GET", "/api/tasks", params={name: "org_x"})
    assert response.status_code == 400 or response.json() == listed
