"""`approvalEvents`: every request and every response, live."""

from tests.gateways import Gateway
from tests.people import person

FOLLOW = """subscription($after: Cursor) {
  approvalEvents(after: $after) {
    __typename
    ... on Event { cursor type actor { id } }
    ... on ApprovalRequested { approval { id status decisions { approved } } }
    ... on ApprovalResponded { approval { id status decisions { approved } } }
  }
}"""


def test_each_change_emits_one_event_with_its_record(gateway: Gateway) -> None:
    asker, first, second = (person(gateway) for _ in range(3))
    outsider = person(gateway, organization="Elsewhere")
    with asker.follow(FOLLOW) as following:
        opened = following()
        assert (opened["__typename"], opened["actor"]) == ("StreamOpened", None)
        outsider.done("requestApproval", "approval { id }", title="Of others")
        asker.done("createSession", "session { id }", name="Nothing of interest")
        id = asker.done("requestApproval", "approval { id }", title="?", requiredApprovals=2)["approval"]["id"]
        for each in (first, second):
            each.done("respondToApproval", "approval { id }", id=id, approved=True)
        seen = [following() for _ in range(3)]
    assert [event["__typename"] for event in seen] == ["ApprovalRequested", "ApprovalResponded", "ApprovalResponded"]
    assert [event["actor"]["id"] for event in seen] == [asker.id, first.id, second.id]
    assert [event["approval"]["status"] for event in seen] == ["PENDING", "PENDING", "APPROVED"]
    assert [len(event["approval"]["decisions"]) for event in seen] == [0, 1, 2]
    with asker.follow(FOLLOW, after=seen[0]["cursor"]) as following:
        assert following()["__typename"] == "StreamOpened"
        assert [following() for _ in range(2)] == seen[1:]


def test_cancelling_a_request_emits_an_event(gateway: Gateway) -> None:
    asker = person(gateway)
    id = asker.done("requestApproval", "approval { id }", title="?")["approval"]["id"]
    with asker.follow(FOLLOW) as following:
        following()
        asker.done("cancelApproval", "approval { id }", id=id)
        event = following()
    assert (event["__typename"], event["approval"]["status"]) == ("ApprovalResponded", "CANCELLED")
