"""`.env.example` names every setting, changes none, and is a valid configuration."""

import re
from pathlib import Path
from typing import Final

from connectors import provider_settings
from settings import Settings, own_settings
from tests.gateways import ROOT

EXAMPLE: Final = (ROOT / ".env.example").read_text()
ASSIGNMENT: Final = re.compile(r"^# ([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)


def test_it_names_exactly_the_existing_settings() -> None:
    named = [name for name, _value in ASSIGNMENT.findall(EXAMPLE)]
    assert len(named) == len(set(named))
    outside = {setting.name for setting in provider_settings()}
    assert set(named) == {entry.metadata["name"] for entry in own_settings()} | outside


def test_it_changes_no_setting() -> None:
    assert all(not line or line.startswith("#") for line in EXAMPLE.splitlines())


def test_its_values_are_the_defaults(tmp_path: Path) -> None:
    values = {name: value for name, value in ASSIGNMENT.findall(EXAMPLE) if value}
    values["DATA_DIR"] = str(tmp_path)
    values["DATABASE_URL"] = values["DATABASE_URL"].replace(".parley", str(tmp_path), 1)
    assert Settings.load(values) == Settings.load({"DATA_DIR": str(tmp_path)})
