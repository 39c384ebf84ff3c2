"""Environments: each starts the gateway or is rejected with one line that names a setting, and never a traceback."""

import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import strategies as st

from configuration import checked, database_address, trace_export
from connectors import provider_settings
from settings import SettingError, Settings, own_settings
from tests.forks import run_command
from tests.fuzz.exploring import explore, fuzz
from tests.fuzz.strategies import plain_texts

pytestmark = fuzz

SHORT: Final = 150
LONG: Final = 20_000
SHORT_STARTS: Final = 3
LONG_STARTS: Final = 200

_ELSEWHERE: Final = frozenset({"DATA_DIR", "VAULT_ADDR", "VAULT_PATH", "INTEGRATION_AGENTS"})
"""Settings that name a folder to create, a host to call or code to import."""
NAMES: Final = sorted(
    {each.metadata["name"] for each in own_settings()} | {each.name for each in provider_settings()} - _ELSEWHERE
)
values: Final = st.one_of(
    plain_texts.filter(lambda text: "\0" not in text),  # which no environment can contain
    st.integers(-(2**40), 2**70).map(str),
    st.floats().map(repr),
    st.sampled_from(
        [
            *(
                "true",
                "TRUE",
                "0",
                "-1",
                "1e3",
                "٣",
                "65536",
                "http://",
                "https://[::1",
                "http://a:b@c:99999/",
                "redis://",
            ),
            *(
                "postgresql://u:p@h:x/d",
                "sqlite:///",
                "sqlite://:memory:",
                "mysql://a",
                "redis://:@:0/x",
                "amqp://",
                "a=b,c",
            ),
            *(
                "production",
                "development",
                "*",
                "https://*",
                "null",
                "https://a.example/",
                "a,,b",
                "1.2.3.4/33",
                "::1/129",
            ),
            *(
                "x" * 40,
                "AAAA",
                "c2hvcnQ=",
                "a=1;b",
                "key=%zz",
                "~",
                "/nonexistent/file",
                ".",
                "/dev/null",
                "/proc/self/mem",
            ),
        ]
    ),
)
environments: Final = st.dictionaries(st.sampled_from(NAMES), values, min_size=1, max_size=4)


def _check_line(text: str) -> None:
    assert text.strip() and "Traceback" not in text, text
    assert len(text) < 2_000, text


def test_a_random_environment_is_accepted_or_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # relative paths are relative to it

    def check(environment: dict[str, str]) -> None:
        try:
            settings = checked(Settings.load({"DATA_DIR": str(tmp_path / "data"), **environment}))
            database_address(settings)
            trace_export(settings)
        except SettingError as error:
            _check_line(str(error))

    explore(environments, check, short=SHORT, long=LONG)


def test_a_rejected_environment_ends_the_command_with_one_line(tmp_path: Path) -> None:
    """The commands that need no database: their settings are read as those of `serve`."""

    def check(environment: dict[str, str]) -> None:
        given = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), **environment}
        done = run_command("sign-in-link", "--email", "nobody@example.com", folder=tmp_path, environment=given)
        _check_line(done.stderr)
        assert done.returncode == 2, done.stderr

    explore(environments, check, short=SHORT_STARTS, long=LONG_STARTS)
