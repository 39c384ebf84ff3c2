"""The documented REST path for the deliveries to a user."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person, unchanged
from tests.rest.calls import call, named

PATH: Final = "/api/v1/users/john.doe/deliveries"


@pytest.fixture(scope="module")
def john(gateway: Gateway) -> Person:
    return named(gateway, "john.doe")


@pytest.fixture(scope="module")
def sent(john: Person) -> list[str]:
    """The ids of 105 deliveries to the inbox of john.doe, newest first."""
    made = [
        john.done("deliver", "deliveries { id }", content=f"Message {number}", channels=["TEST"])["deliveries"][0]["id"]
        for number in range(105)
    ]
    return made[::-1]


def listed(caller: Person, path: str = PATH, **query: Any) -> list[dict[str, Any]]:
    response = call(caller, "GET", path, params=query)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


@pytest.mark.slow
def test_deliveries_are_listed_newest_first(john: Person, sent: list[str]):
    found = listed(john, limit=20, offset=0)
    assert [each["id"] for each in found] == sent[:20]
    [first, *_] = found
    assert first["delivery_id"] == first["id"]
    assert (first["user_id"], first["integration_type"]) == ("john.doe", "TEST")
    assert (first["content"], first["subject"]) == ("Message 104", None)
    assert first["status"] in ("PENDING", "SUCCESS") and first["error_message"] is None
    assert (first["request_id"], first["session_id"]) == (None, None)
    assert first["created_at"] <= first["updated_at"]


def test_pages_are_chosen_by_limit_and_offset(john: Person, sent: list[str]):
    assert [each["id"] for each in listed(john)] == sent[:50]
    assert [each["id"] for each in listed(john, limit=3, offset=7)] == sent[7:10]
    assert [each["id"] for each in listed(john, limit=100, offset=101)] == sent[101:]
    assert listed(john, offset=105) == listed(john, offset=10_000) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"offset": -1}, "offset"),
        ({"offset": 10_001}, "offset"),
        ({"offset": "1.5"}, "offset"),
    ],
)
def test_an_invalid_page_is_rejected(john: Person, query: dict[str, Any], field: str):
    response = call(john, "GET", PATH, params=query)
    assert (response.status_code, response.json().get("field")) == (400, field)
    expected = "must be from" if isinstance(query[field], int) else "must be a whole number."
    assert response.json()["detail"].startswith(f"{field} {expected}")


def test_a_page_of_long_texts_is_returned(john: Person, sent: list[str]):
    for _ in range(3):
        john.done("deliver", "deliveries { id }", content="x" * 65_536, channels=["TEST"])
    assert [len(each["content"]) for each in listed(john, limit=3)] == [65_536] * 3


def test_others_deliveries_need_an_operator(gateway: Gateway, john: Person, sent: list[str]):
    path = f"/api/v1/users/{john.id}/deliveries"
    assert listed(person(gateway, Role.OPERATOR), path)[-1]["user_id"] == john.id
    response = call(person(gateway), "GET", path)  # a member sees their own
    assert (response.status_code, response.json()["code"]) == (403, "FORBIDDEN")


def test_a_name_without_a_user_has_none(gateway: Gateway, john: Person):
    with unchanged(gateway):
        assert listed(administrator(gateway), "/api/v1/users/jane.doe/deliveries") == []
        assert call(gateway, "GET", PATH).status_code == 401
