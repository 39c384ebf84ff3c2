"""docs/security.md: each promise names tests that exist."""

from typing import Final

from tests.docs.test_trials_page import missing
from tests.gateways import ROOT

TEXT: Final = (ROOT / "docs" / "security.md").read_text()
PROMISES: Final = TEXT.partition("## Promises")[2].partition("\n## ")[0]


def test_each_promise_names_tests_that_exist() -> None:
    rows = [line for line in PROMISES.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
    assert len(rows) > 10
    assert [row for row in rows if ".py" not in row] == []
    assert [each for row in rows for each in missing(row)] == []
