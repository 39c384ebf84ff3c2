"""The inbox TEST, and what all channels have in common: `deliver`, `deliveries`, `delivery`, `deliveryEvents`."""

from tests.deliveries.house import ended, sent
from tests.gateways import Gateway
from tests.people import administrator


def test_a_message_arrives_in_the_inbox(gateway: Gateway) -> None:
    admin = administrator(gateway)
    [made] = sent(admin, "TEST", subject="Greeting", content="Hello", data={"a": 1})
    assert (made["status"], made["channel"], made["attempts"]) == ("PENDING", "TEST", [])
    found = ended(admin, made["id"])
    assert found["status"] == "SUCCESS"
    assert (found["subject"], found["content"], found["data"]) == ("Greeting", "Hello", {"a": 1})
    [attempt] = found["attempts"]
    assert (attempt["number"], attempt["ok"], attempt["error"]) == (1, True, None)
    assert found["user"] == found["createdBy"] == {"id": admin.id}
