"""docs/triggers.md: its example sender produces valid signatures, and its numbers match the code."""

import re
import textwrap
from datetime import UTC, datetime
from typing import Any

from auth.signatures import Signed, is_signed
from connectors.runtimes import DEADLINE_SECONDS
from models.executions import MAX_DEPTH
from resolvers.triggers import LARGEST_BODY
from tests.gateways import ROOT

TRIGGERS = (ROOT / "docs" / "triggers.md").read_text()
AGENTS = (ROOT / "docs" / "agents.md").read_text()


def test_the_documented_sender_signs_correctly():
    [code] = re.findall(r"^    import .*?(?=^\S)", TRIGGERS, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(textwrap.dedent(code), names)  # noqa: S102 - the page's own text
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"a": 1}'
    sent = names["headers"](secret, "msg_1", body)
    signed = Signed(sent["webhook-id"], sent["webhook-timestamp"], sent["webhook-signature"])
    assert is_signed(secret, signed, body, datetime.now(UTC))


def test_the_documented_numbers_match_the_code():
    assert f"at most {LARGEST_BODY // 1024} KiB" in " ".join(TRIGGERS.split())
    assert MAX_DEPTH == 10 and "longer than ten runs" in TRIGGERS
    assert f"no response within {DEADLINE_SECONDS:.0f} seconds" in AGENTS
