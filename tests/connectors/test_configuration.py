"""The operator's settings for external services are validated at startup and never shown."""

from pathlib import Path

import pytest

from app import create_app
from connectors import provider_settings
from connectors.base import Call, ProviderSetting
from connectors.settings import InvalidSetting, validate_settings
from connectors.simulation import Failure, SimulatedFailures
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from settings import SettingError, Settings
from tests.gateways import TLS

BASE = ProviderSetting("THING_BASE_URL", "Where it is.", default="https://thing.example")
TRIGGER = ProviderSetting("THING_TRIGGER_URL", "Where triggers are.", default="https://{endpoint}.thing.example")
PATH = ProviderSetting("THING_TOKEN_URL", "Where tokens are.", default="THING_BASE_URL/token")
PAIR = [
    ProviderSetting("THING_CLIENT_ID", "The client's id."),
    ProviderSetting("THING_CLIENT_SECRET", "Its secret.", secret=True),
]


def test_only_declared_settings_are_read():
    given = {"THING_BASE_URL": "http://127.0.0.1:8000/api/", "PATH": "/usr/bin"}
    assert validate_settings([BASE, TRIGGER], given) == {"THING_BASE_URL": "http://127.0.0.1:8000/api"}
    with_place = {"THING_TRIGGER_URL": "http://127.0.0.1:1/{endpoint}", "THING_TOKEN_URL": "/oauth/token"}
    assert validate_settings([TRIGGER, PATH], with_place) == with_place


@pytest.mark.parametrize(
    "value",
    ["thing.example", "ftp://thing.example", "https://?query", "http://a:0/", "http://u:p@a/", "http://a/#b", "/path"],
)
def test_an_invalid_url_is_rejected_by_name_without_its_value(value: str):
    with pytest.raises(InvalidSetting, match=r"^THING_BASE_URL must be a URL") as refused:
        validate_settings([BASE], {"THING_BASE_URL": value})
    assert value not in str(refused.value)


@pytest.mark.parametrize(("given", "missing"), [("ID", "SECRET"), ("SECRET", "ID")])
def test_half_of_a_client_id_and_secret_pair_is_rejected(given: str, missing: str):
    with pytest.raises(InvalidSetting, match=f"^THING_CLIENT_{missing} must be set"):
        validate_settings(PAIR, {f"THING_CLIENT_{given}": "x"})


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"SLACK_BASE_URL": "slack.com"}, "SLACK_BASE_URL"),
        ({"GOOGLE_CLIENT_ID": "x"}, "GOOGLE_CLIENT_SECRET"),
        ({"SIMULATED_FAILURES": "slack.post_message"}, "SIMULATED_FAILURES"),
        ({"SIMULATED_FAILURES": "slack.post_message=sometimes"}, "SIMULATED_FAILURES"),
        ({"SIMULATED_FAILURES": "slack.nothing=500"}, "SIMULATED_FAILURES"),
        ({"SIMULATED_FAILURES": "nothing.*=500"}, "SIMULATED_FAILURES"),
        ({"CIRCUIT_FAILURE_THRESHOLD": "0"}, "CIRCUIT_FAILURE_THRESHOLD"),
        ({"PIPEDREAM_PROJECT_ENVIRONMENT": "staging"}, "PIPEDREAM_PROJECT_ENVIRONMENT"),
        *(
            ({f"PIPEDREAM_WORKFLOW_{name}": value}, f"PIPEDREAM_WORKFLOW_{name}")
            for name, value in (
                ("COLLABORATION_SESSION", "your_session_workflow_id"),
                ("AGENT_ERROR", "p_abc123"),
                ("WORKFLOW_COMPLETED", "https://"),
            )
        ),
        (
            {
                "SIMULATED_FAILURES": "lyzr.*=500",
                "ENVIRONMENT": "production",
                "SECRET_KEY": "x" * 32,
                "ENCRYPTION_KEYS": "A" * 43 + "=",
            },
            "SIMULATED_FAILURES",
        ),
    ],
)
def test_an_invalid_setting_stops_the_start_and_is_named(tmp_path: Path, given: dict[str, str], named: str):
    with pytest.raises(SettingError, match=f"^{named} "):
        create_app(Settings.load({"DATA_DIR": str(tmp_path), **given}))


def test_an_older_name_is_still_read():
    found = ProviderSetting("THING_BASE_URL", "Where it is.", alias="THING_URL")
    address = "http://127.0.0.1:8000"
    for given in (
        {"THING_URL": address},
        {"THING_BASE_URL": address},
        {"THING_URL": address, "THING_BASE_URL": address},
    ):
        assert validate_settings([found], given) == {"THING_BASE_URL": address}
    with pytest.raises(InvalidSetting, match=r"^THING_BASE_URL contradicts THING_URL"):
        validate_settings([found], {"THING_URL": address, "THING_BASE_URL": "http://127.0.0.1:9000"})


def test_every_base_url_has_the_same_kind_of_name():
    """Those of services that have several are named after what they are."""
    others = {"PIPEDREAM_API_URL", "PIPEDREAM_TRIGGER_URL"}
    ends = ("_BASE_URL", "_AUTHORIZE_URL", "_TOKEN_URL", "_REVOKE_URL")
    names = {each.name for each in provider_settings() if each.name.endswith("_URL")}
    assert {name for name in names if not name.endswith(ends)} == others


def test_settings_of_external_services_are_not_shown(tmp_path: Path):
    settings = Settings.load({"DATA_DIR": str(tmp_path), "SLACK_BOT_TOKEN": "xoxb-canary"})
    client = EgressClient(tls=TLS)
    call = Call("key", client, ProviderClient(client), {"SLACK_BOT_TOKEN": "xoxb-canary"}, "xoxb-canary")
    assert "canary" not in repr(settings) + repr(call)


# ---------------------------------------------------------------- simulated failures


def test_simulated_failures_are_parsed():
    failures = SimulatedFailures.parse(" slack.post_message=429:60 , gmail.*=timeout, gmail.send_email=slow:0.5,")
    assert failures.of("slack", "post_message") == Failure("429", 60.0)
    assert failures.of("slack", "list_channels") is None
    assert failures.of("gmail", "get_message") == Failure("timeout", 1.0)
    assert failures.of("gmail", "send_email") == Failure("slow", 0.5)
    assert SimulatedFailures.parse("").rules == {}


@pytest.mark.parametrize("text", ["=500", "slack=500", "slack.=500", "slack.post_message=", "a.b=429:-1", "a.b=429:x"])
def test_an_invalid_simulated_failure_is_rejected(text: str):
    with pytest.raises(ValueError, match=r"simulated failure|the form connector\.action=failure"):
        SimulatedFailures.parse(text)
