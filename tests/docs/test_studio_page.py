"""docs/studio.md: the walkthrough in its order, with a Studio that speaks the protocol of the page."""

from models.users import Role
from tests.docs.blocks import blocks
from tests.fakes.studio import Studio
from tests.gateways import Gateway
from tests.people import person
from tests.waiting import until


def test_the_operations_work_in_order(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    key, instances, push, ask, upload = [each.text for each in blocks("docs/studio.md")]
    secret = operator.data(key)["createApiKey"]["secret"]
    with Studio(gateway.url, secret) as studio:
        [shown] = operator.data(instances)["studioInstances"]["nodes"]
        assert (shown["id"], shown["status"]) == (studio.instance_id, "CONNECTED")
        pushed = operator.data(push)["pushStudioScripts"]
        assert pushed["errors"] == []
        assert [each["status"] for each in pushed["commands"]] == ["COMPLETED"]
        answered = operator.data(ask.replace("sti_…", studio.instance_id))["askStudio"]
        assert [each["path"] for each in answered["command"]["result"]["scripts"]] == ["ServerScriptService/Hello"]
        uploaded = operator.data(upload.replace("iVBORw0K…", "iVBORw0KGgo="))["uploadStudioAsset"]
        assert uploaded["errors"] == []
        asset = uploaded["asset"]["id"]
        status = "query($id: ID!) { node(id: $id) { ... on StudioAsset { status } } }"
        until(lambda: operator.data(status, id=asset)["node"]["status"] != "PENDING")
