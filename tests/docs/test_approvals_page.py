"""docs/approvals.md: its operation delegates approvals."""

import json

from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import person
from tests.work import ahead


def test_the_documented_operation_delegates_approvals(gateway: Gateway) -> None:
    operation, variables = (block.text for block in blocks("docs/approvals.md"))
    away, delegate = person(gateway), person(gateway)
    given = json.loads(variables)
    given["input"] |= {"toUserId": delegate.id, "until": ahead(3600)}
    payload = away.data(operation, **given)["delegateApprovals"]
    assert payload["errors"] == []
    assert payload["delegation"]["active"] is True
