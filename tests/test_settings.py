"""Settings: defaults, validation, and documentation."""

import stat
from pathlib import Path

import pytest

from commands.settings_page import documentation
from connectors import provider_settings
from settings import OWASP_HASH_MEMORY, Environment, SettingError, Settings, own_settings

ROOT = Path(__file__).parent.parent


def load(tmp_path: Path, **given: str) -> Settings:
    return Settings.load({"DATA_DIR": str(tmp_path), **given})


def test_no_setting_is_required(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert (settings.port, settings.host, settings.environment) == (8080, "127.0.0.1", Environment.DEVELOPMENT)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.database_url == f"sqlite:///{tmp_path}/parley.sqlite3"


@pytest.mark.parametrize("name", ["ENVIRONMENT", "NODE_ENV"])
@pytest.mark.parametrize("value", ["test", "Testing"])
def test_testing_is_an_environment(tmp_path: Path, name: str, value: str) -> None:
    assert load(tmp_path, **{name: value}).environment is Environment.DEVELOPMENT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("WS_PORT", "ws"),
        ("ENVIRONMENT", "staging"),
        ("K_SINK", "broker-ingress"),
        ("REQUEST_TRANSPORT", "pigeon"),
        ("REQUEST_REPLY_TIMEOUT", "0"),
        ("NODE_ENV", "staging"),
        ("PUBLIC_URL", "parley.example"),
        ("REDIS_URL", "localhost:6379"),
        ("SECRET_KEY", "too short"),
        ("ENCRYPTION_KEYS", "not base64!"),
        ("ENCRYPTION_KEYS", "é"),
        ("ENCRYPTION_KEYS", "c2hvcnQ="),
        ("ADMIN_API_KEY", "short"),
        ("CORS_ORIGIN", "*"),
        ("CORS_ORIGIN", "https://a.example/path"),
        ("MAX_AGENTS_PER_TYPE", "-1"),
        ("AGENT_HEARTBEAT_INTERVAL", "0"),
        ("TASK_TIMEOUT", "soon"),
        ("OIDC_ISSUER", "ftp://issuer.example"),
        ("HTTP_ALLOWED_HOSTS", "http://api.internal"),
        ("HTTP_ALLOWED_HOSTS", "api.internal/path"),
        ("HTTP_ALLOWED_HOSTS", "api.internal:http"),
        ("HTTP_ALLOWED_HOSTS", "somebody@api.internal"),
    ],
)
def test_an_invalid_value_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} "):
        load(tmp_path, **{name: value})


@pytest.mark.parametrize(("given", "skips"), [("true", True), ("TRUE", True), ("", False), ("1", False), ("no", False)])
def test_only_true_skips_the_integration_agents(tmp_path: Path, given: str, skips: bool) -> None:
    assert load(tmp_path, SKIP_INTEGRATION_AGENTS=given).skip_integration_agents is skips


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"OIDC_ISSUER": "https://issuer.example"}, "OIDC_AUDIENCE"),
        ({"OIDC_AUDIENCE": "parley"}, "OIDC_ISSUER"),
        ({"PORT": "8080", "API_PORT": "8081"}, "PORT"),
        ({"PORT": "8081", "WS_PORT": "8081"}, "WS_PORT"),
        ({"API_PORT": "8081", "WS_PORT": "8081"}, "WS_PORT"),
        ({"ENVIRONMENT": "development", "NODE_ENV": "production"}, "ENVIRONMENT"),
        ({"REQUEST_TRANSPORT": "broker"}, "K_SINK"),
        ({"ENVIRONMENT": "production"}, "SECRET_KEY"),
        ({"ENVIRONMENT": "production", "SECRET_KEY": "x" * 32}, "ENCRYPTION_KEYS"),
        ({"ENVIRONMENT": "production", "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY - 1)}, "PASSWORD_HASH_MEMORY"),
    ],
)
def test_contradictory_settings_stop_the_start(tmp_path: Path, given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingError, match=f"^{named} "):
        load(tmp_path, **given)


def test_the_environment_takes_precedence_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9000\nHOST=0.0.0.0\n")
    local = tmp_path / ".env.local"
    assert Settings.load({"DATA_DIR": str(tmp_path)}, dotenv=[file, local]).port == 9000
    local.write_text("PORT=9002\n")
    assert Settings.load({"DATA_DIR": str(tmp_path)}, dotenv=[file, local]).port == 9002
    settings = Settings.load({"DATA_DIR": str(tmp_path), "PORT": "9001"}, dotenv=[file, local])
    assert (settings.port, settings.host) == (9001, "0.0.0.0")  # noqa: S104


def test_development_keys_are_stored_and_readable_only_by_their_owner(tmp_path: Path) -> None:
    first, second = load(tmp_path), load(tmp_path)
    assert (first.secret_key, first.encryption_keys) == (second.secret_key, second.encryption_keys)
    for name in ("secret_key", "encryption_keys"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_loopback_origins_are_allowed_only_in_development(tmp_path: Path) -> None:
    assert load(tmp_path).allows_origin("http://127.0.0.1:4200")
    listed = {"CORS_ORIGIN": "https://app.example.com"}
    assert load(tmp_path, **listed).allows_origin("http://127.0.0.1:4200"), "the list adds to them"
    keys = {"SECRET_KEY": "s" * 40, "ENCRYPTION_KEYS": "A" * 43 + "="}
    production = load(tmp_path, ENVIRONMENT="production", **listed, **keys)
    assert production.allows_origin("https://app.example.com")
    assert not production.allows_origin("http://127.0.0.1:4200")
    assert not production.allows_origin("http://localhost:5173")


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        SECRET_KEY="s" * 40,
        ADMIN_API_KEY="administrator-key-1234",
        DATABASE_URL="postgresql://u:hidden@h/n",
        REDIS_URL="redis://:hidden@h",
    )
    assert not {"s" * 40, "administrator-key-1234", "hidden"} & set(repr(settings).replace("'", " ").split())
    assert "hidden" not in repr(settings)


def test_the_settings_page_matches_the_code() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == documentation(provider_settings()), (
        "run `python cli.py settings-docs`"
    )


def test_every_setting_has_a_description() -> None:
    for entry in own_settings():
        assert len(entry.metadata["description"]) > 20, entry.name
