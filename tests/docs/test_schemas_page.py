"""docs/schemas.md: its operations register schemas, check data and convert it."""

from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import administrator, person

REGISTER, VALIDATE, TRANSFORM = (block.text for block in blocks("docs/schemas.md"))


def test_the_documented_operations_register_check_and_convert(gateway: Gateway) -> None:
    registered = administrator(gateway).data(REGISTER)
    assert [each["errors"] for each in registered.values()] == [[], []]
    member = person(gateway)
    checked = member.data(VALIDATE)["validateData"]
    assert sorted(each["path"] for each in checked["errors"]) == ["", "lesson_id"]
    assert member.data(TRANSFORM)["transformData"] == {"lessonId": "1", "title": "Loops"}
