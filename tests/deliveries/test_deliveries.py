"""The rights to deliver to users and to see deliveries, and following deliveries."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.users import Role
from tests.deliveries.house import DELIVERY, ended, sent, undelivered
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person

LIST = "query($filter: DeliveryFilter) { deliveries(first: 100, filter: $filter) { nodes { id } totalCount } }"
FOLLOW = """subscription($of: ID) { deliveryEvents(userId: $of) {
    __typename ... on DeliveryUpdated { type delivery { id status content } } } }"""


def listed(caller: Person, **conditions: Any) -> list[str]:
    return [each["id"] for each in caller.data(LIST, filter=conditions)["deliveries"]["nodes"]]


@pytest.fixture(scope="module")
def people(gateway: Gateway) -> Mapping[str, Person]:
    admin = administrator(gateway)
    roles = {role.value: person(gateway, role) for role in Role}
    return roles | {"AGENT": agent(admin), "RECIPIENT": person(gateway)}


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_every_user_may_deliver_to_themselves(people: Mapping[str, Person], role: str) -> None:
    user = people[role]
    [made] = sent(user, "TEST")
    assert ended(user, made["id"])["user"] == {"id": user.id}
    assert made["id"] in listed(user)


@pytest.mark.parametrize("role", ["VIEWER", "MEMBER", "OPERATOR", "ADMIN", "AGENT"])
def test_only_operators_administrators_and_agents_may_deliver_to_others(
    people: Mapping[str, Person], role: str
) -> None:
    sender, recipient = people[role], people["RECIPIENT"]
    given = {"userId": recipient.id, "channels": ["TEST"], "content": "Hello"}
    if role in ("VIEWER", "MEMBER"):
        assert sender.refused("deliver", "deliveries { id }", **given) == ("FORBIDDEN", None)
        return
    [made] = sent(sender, **given)
    found = ended(recipient, made["id"])
    assert (found["user"], found["createdBy"]) == ({"id": recipient.id}, {"id": sender.id})


def test_an_agent_has_to_name_the_recipient(people: Mapping[str, Person]) -> None:
    refused = people["AGENT"].refused("deliver", "deliveries { id }", content="Hello")
    assert refused == ("BAD_USER_INPUT", "userId")


def test_people_see_their_own_deliveries_operators_those_of_all_and_agents_those_they_sent(
    people: Mapping[str, Person],
) -> None:
    recipient, sender, other = people["RECIPIENT"], people["AGENT"], people["MEMBER"]
    [made] = sent(sender, "TEST", userId=recipient.id)
    ended(recipient, made["id"])
    query = "query($id: ID!) { delivery(id: $id) { id } node(id: $id) { id } }"
    for caller, sees in ((recipient, True), (people["OPERATOR"], True), (sender, True), (other, False)):
        one = {"id": made["id"]} if sees else None
        assert caller.data(query, id=made["id"]) == {"delivery": one, "node": one}
        assert (made["id"] in listed(caller)) is sees
    assert other.refused("retryDelivery", "delivery { id }", id=made["id"]) == ("NOT_FOUND", "id")


def test_deliveries_are_listed_newest_first_and_by_status_channel_and_user(people: Mapping[str, Person]) -> None:
    user, operator = person(people["ADMIN"].gateway), people["OPERATOR"]
    first, second = (sent(user, "TEST")[0]["id"] for _ in range(2))
    for id in (first, second):
        ended(user, id)
    failed = undelivered(user)
    assert listed(user) == [failed, second, first]
    assert listed(user, status=["FAILED"]) == [failed]
    assert listed(user, status=["SUCCESS"], channel=["TEST", "SMS"]) == [second, first]
    assert listed(user, channel=["SMS"]) == []
    assert listed(operator, userId=user.id) == [failed, second, first]
    assert listed(user, userId=operator.id) == []


def test_a_failed_delivery_can_be_retried_by_its_recipient(people: Mapping[str, Person]) -> None:
    user = people["MEMBER"]
    id = undelivered(user)
    payload = user.done("retryDelivery", f"delivery {{ {DELIVERY} }}", id=id)["delivery"]
    assert (payload["id"], payload["status"]) == (id, "RETRYING")
    found = ended(user, id)
    assert (found["status"], [each["number"] for each in found["attempts"]]) == ("SUCCESS", [1, 2])


def test_the_same_key_delivers_once(people: Mapping[str, Person]) -> None:
    user = people["MEMBER"]
    [first], [second] = (sent(user, "TEST", idempotencyKey="once") for _ in range(2))
    assert first["id"] == second["id"]
    other = {"content": "Another", "channels": ["TEST"], "idempotencyKey": "once"}
    assert user.refused("deliver", "deliveries { id }", **other) == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"content": " "}, ("BAD_USER_INPUT", "content")),
        ({"content": "a" * 65_537}, ("BAD_USER_INPUT", "content")),
        ({"subject": "a" * 256}, ("BAD_USER_INPUT", "subject")),
        ({"data": ["a list"]}, ("BAD_USER_INPUT", "data")),
        ({"data": {"large": "a" * 262_144}}, ("BAD_USER_INPUT", "data")),
        ({"channels": []}, ("BAD_USER_INPUT", "channels")),
        ({"expiresInSeconds": 0}, ("BAD_USER_INPUT", "expiresInSeconds")),
        ({"expiresInSeconds": 2_592_001}, ("BAD_USER_INPUT", "expiresInSeconds")),
        ({"channels": ["TEST", "SMS"]}, ("NOT_CONFIGURED", "channels.1")),
        ({"userId": "usr_01jd3x8m5vf2h9k7q0z4c6r8ta"}, ("NOT_FOUND", "userId")),
    ],
)
def test_an_invalid_message_is_rejected_and_nothing_is_stored(
    people: Mapping[str, Person], given: dict[str, Any], refused: tuple[str, str]
) -> None:
    operator = people["OPERATOR"]
    before = listed(operator)
    assert operator.refused("deliver", "deliveries { id }", **{"content": "Hello"} | given) == refused
    assert listed(operator) == before


def test_nothing_is_delivered_to_a_disabled_user(people: Mapping[str, Person]) -> None:
    admin = people["ADMIN"]
    user = person(admin.gateway)
    admin.done("updateUser", "user { id }", id=user.id, active=False)
    given = {"userId": user.id, "content": "Hello"}
    assert admin.refused("deliver", "deliveries { id }", **given) == ("CONFLICT", "userId")


def test_a_stream_shows_every_change_of_a_delivery(people: Mapping[str, Person]) -> None:
    user, operator = person(people["ADMIN"].gateway), people["OPERATOR"]
    with user.follow(FOLLOW) as mine, operator.follow(FOLLOW, of=user.id) as theirs:
        assert mine()["__typename"] == "StreamOpened"
        assert theirs()["__typename"] == "StreamOpened"
        sent(operator, "TEST")  # to somebody else: neither stream shows it
        [made] = sent(user, "TEST", content="Followed")
        for following in (mine, theirs):
            for status in ("PENDING", "SUCCESS"):
                delivery = {"id": made["id"], "status": status, "content": "Followed"}
                expected = {"__typename": "DeliveryUpdated", "type": "delivery.updated", "delivery": delivery}
                assert following() == expected


def test_the_deliveries_of_others_cannot_be_followed(people: Mapping[str, Person]) -> None:
    other = people["RECIPIENT"]
    assert people["MEMBER"].not_followed(FOLLOW, of=other.id) == "FORBIDDEN"
    assert people["OPERATOR"].not_followed(FOLLOW, of="usr_01jd3x8m5vf2h9k7q0z4c6r8ta") == "NOT_FOUND"
