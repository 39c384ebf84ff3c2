"""docs/schemas.md: its operations register a schema, check data and convert it."""

from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import administrator, person

REGISTER, VALIDATE, TRANSFORM = (block.text for block in blocks("docs/schemas.md"))


def test_the_documented_operations_register_check_and_convert(gateway: Gateway) -> None:
    admin = administrator(gateway)
    assert admin.data(REGISTER)["registerSchema"]["errors"] == []
    assert admin.data(REGISTER.replace("BACKEND", "ROBLOX"))["registerSchema"]["errors"] == []
    member = person(gateway)
    checked = member.data(VALIDATE.replace('"lesson_content"', '"backend/lesson_content"'))["validateData"]
    assert sorted(each["path"] for each in checked["errors"]) == ["", "lesson_id"]
    converted = member.data(TRANSFORM.replace('"lesson_content@', '"backend/lesson_content@'))["transformData"]
    assert converted == {"lesson_id": "1", "title": "Loops"}
