"""The kinds of values: the check of a request and the JSON Schema in /openapi.json say the same."""

from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from routes.rest import PRESETS
from routes.rest.kinds import DIGITS, PAGE, TIME

VALUES: Final[list[Any]] = [
    *(True, False, 0, -1, 7, 1.0, 1.5, 2**53, 10**17, "", " ", "text", "7", "EMAIL", "email", "CLI"),
    *("high", "normal", "completed", "2024-01-15", "2024-01-15T10:00:00Z", "\u0000", "é" * 300),
    *(
        [],
        ["a"],
        [1],
        {},
        {"a": None},
        [{}],
        [{"type": "x", "config": {}, "agent": None}],
        [{"type": 1}],
        {"nodes": [1]},
    ),
    *([{"config": "x"}], {"nodes": [{"type": "x"}], "agents": [], "startNode": "x"}, {"nodes": [{"agent": 1}]}),
]
KINDS: Final = {
    f"{preset.method} {preset.path} {part}.{name}": kind
    for preset in PRESETS
    for part, kinds in preset.kinds.items()
    for name, kind in kinds.items()
}


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind not in (DIGITS, PAGE, TIME)])
def test_the_schema_accepts_what_the_check_accepts(name: str):
    kind = KINDS[name]
    validator = Draft202012Validator(kind.schema)
    for value in VALUES:
        assert validator.is_valid(value) == kind.accepts(value), value
