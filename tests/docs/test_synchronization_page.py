"""docs/synchronization.md: its operations synchronize a record and read it back."""

from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import person

TRIGGER, READ = (block.text for block in blocks("docs/synchronization.md"))


def test_the_documented_operations_synchronize_a_record(gateway: Gateway) -> None:
    member = person(gateway)
    assert member.data(TRIGGER)["triggerSync"]["errors"] == []
    found = member.data(READ)["syncedRecord"]
    assert found == {"data": {"user_id": "123", "preferences": {"theme": "dark"}}, "cached": True}
