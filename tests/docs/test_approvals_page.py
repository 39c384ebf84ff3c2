"""docs/approvals.md: its operations request, decide and delegate approvals."""

import json

from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import person
from tests.work import ahead

REQUEST, TITLE, DECIDE, DECISION, DELEGATE, DELEGATION = (block.text for block in blocks("docs/approvals.md"))


def test_the_documented_operations_request_and_decide_an_approval(gateway: Gateway) -> None:
    asker, approver = person(gateway), person(gateway)
    given = json.loads(TITLE)
    given["input"] |= {"approverIds": [approver.id]}
    requested = asker.data(REQUEST, **given)["requestApproval"]
    assert requested["errors"] == []
    decision = json.loads(DECISION)
    decision["input"] |= {"id": requested["approval"]["id"]}
    decided = approver.data(DECIDE, **decision)["respondToApproval"]
    assert decided["errors"] == []
    assert decided["approval"]["status"] == "APPROVED"
    assert [each["feedback"] for each in decided["approval"]["decisions"]] == ["Go ahead."]


def test_the_documented_operation_delegates_approvals(gateway: Gateway) -> None:
    away, delegate = person(gateway), person(gateway)
    given = json.loads(DELEGATION)
    given["input"] |= {"toUserId": delegate.id, "until": ahead(3600)}
    payload = away.data(DELEGATE, **given)["delegateApprovals"]
    assert payload["errors"] == []
    assert payload["delegation"]["active"] is True
