"""Secrets from files and from Vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from configuration import checked
from settings import SettingError, Settings
from tests.fakes.vault import SEALED, TOKEN, FakeVault
from tests.forks import ForkedGatewayProcess

KEY = "k" * 40
ENCRYPTION = "A" * 43 + "="


def load(tmp_path: Path, **given: str) -> Settings:
    return Settings.load({"DATA_DIR": str(tmp_path), **given})


def written(folder: Path, text: str) -> str:
    path = folder / "secret"
    path.write_text(text)
    return str(path)


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "ADMIN_API_KEY", "DATABASE_URL", "DB_PASSWORD", "REDIS_URL", "OIDC_CLIENT_SECRET"]
)
def test_every_secret_can_be_in_a_file(tmp_path: Path, name: str) -> None:
    values = {"DATABASE_URL": "postgresql://u:p@h/n", "REDIS_URL": "redis://:p@h"}
    value = values.get(name, KEY)
    settings = load(tmp_path, **{f"{name}_FILE": written(tmp_path, f"{value}\n")})
    assert getattr(settings, name.lower()) == value


def test_a_secret_of_an_external_service_can_be_in_a_file(tmp_path: Path) -> None:
    settings = checked(load(tmp_path, SLACK_BOT_TOKEN_FILE=written(tmp_path, "xoxb-1\n")))
    assert settings.given["SLACK_BOT_TOKEN"] == "xoxb-1"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"SECRET_KEY_FILE": "/none/secret"}, "^SECRET_KEY_FILE cannot be read: /none/secret .No such file"),
        ({"SECRET_KEY_FILE": "/proc"}, "^SECRET_KEY_FILE cannot be read: /proc .Is a directory"),
        ({"SECRET_KEY_FILE": "/dev/null"}, "^SECRET_KEY_FILE names an empty file"),
        ({"SECRET_KEY_FILE": "/etc/hostname", "SECRET_KEY": KEY}, "^SECRET_KEY contradicts SECRET_KEY_FILE"),
        ({"VAULT_PATH": "secret/parley"}, "^VAULT_ADDR must be set"),
        ({"VAULT_PATH": "secret/parley", "VAULT_ADDR": "http://127.0.0.1:1"}, "^VAULT_TOKEN must be set"),
        ({"VAULT_PATH": "parley"}, "^VAULT_PATH must be a mount and a path"),
        (
            {"VAULT_PATH": "a/b", "VAULT_ADDR": "http://vault", "VAULT_TOKEN": "t", "ENVIRONMENT": "production"},
            "^VAULT_ADDR must begin with https",
        ),
    ],
)
def test_a_secret_that_cannot_be_read_stops_the_start(tmp_path: Path, given: dict[str, str], reason: str) -> None:
    with pytest.raises(SettingError, match=reason):
        load(tmp_path, **given)


@pytest.fixture
def vault() -> Iterator[FakeVault]:
    with FakeVault() as service:
        service.secrets["secret", "parley"] = {"SECRET_KEY": KEY, "ENCRYPTION_KEYS": ENCRYPTION, "TOKEN_LIFETIME": 600}
        yield service


def from_vault(service: FakeVault, path: str = "secret/parley") -> dict[str, str]:
    return {"VAULT_ADDR": service.url, "VAULT_PATH": path, "VAULT_TOKEN": TOKEN}


def test_settings_are_read_from_vault_unless_they_are_set(tmp_path: Path, vault: FakeVault) -> None:
    settings = load(tmp_path, **from_vault(vault), SECRET_KEY="o" * 40)
    assert (settings.secret_key, settings.token_lifetime) == ("o" * 40, 600)
    assert settings.encryption_keys == (bytes(32),)
    assert not (tmp_path / "encryption_keys").exists()
    assert load(tmp_path, **from_vault(vault, "secret/data/parley")).secret_key == KEY
    assert TOKEN not in repr(settings)


def test_vault_has_namespaces(tmp_path: Path) -> None:
    with FakeVault(namespace="team/a") as service:
        service.secrets["kv", "prod/parley"] = {"SECRET_KEY": KEY}
        settings = load(tmp_path, **from_vault(service, "kv/prod/parley"), VAULT_NAMESPACE="team/a")
    assert settings.secret_key == KEY


def test_a_sealed_vault_is_asked_again(tmp_path: Path, vault: FakeVault) -> None:
    vault.instead = [SEALED, (0, {}, b"")]
    assert load(tmp_path, **from_vault(vault)).secret_key == KEY
    assert len(vault.requests) == 3


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"VAULT_TOKEN": "hvs.expired"}, "^VAULT_TOKEN may not read secret/parley: Vault returned status 403"),
        ({"VAULT_PATH": "secret/other"}, "^VAULT_PATH names no secret: secret/other"),
        ({"VAULT_PATH": "secret/old"}, "^VAULT_PATH names no secret: secret/old"),
        ({"VAULT_PATH": "secret/odd"}, "^VAULT_PATH has a value of PORTS that is neither a text nor a number"),
    ],
)
def test_what_vault_denies_stops_the_start(
    tmp_path: Path, vault: FakeVault, change: dict[str, str], reason: str
) -> None:
    vault.deleted.add(("secret", "old"))
    vault.secrets["secret", "odd"] = {"PORTS": [1, 2]}
    with pytest.raises(SettingError, match=reason) as refused:
        load(tmp_path, **{**from_vault(vault), **change})
    assert "hvs." not in str(refused.value)


def test_a_gateway_in_production_starts_with_secrets_from_vault(tmp_path: Path, vault: FakeVault) -> None:
    admin = "an administrator whose key is in Vault"
    vault.secrets["secret", "parley"] |= {"ADMIN_API_KEY": admin}
    token = written(tmp_path, TOKEN)
    given = {"VAULT_ADDR": vault.url, "VAULT_PATH": "secret/parley", "VAULT_TOKEN_FILE": token}
    gateway = ForkedGatewayProcess({"NODE_ENV": "production", "DATA_DIR": str(tmp_path), **given}, tmp_path).start()
    try:
        assert gateway.data("{ viewer { scopes } }", token=admin)["viewer"]["scopes"]
        assert sorted(path.name for path in tmp_path.iterdir() if "key" in path.name) == []
    finally:
        gateway.stop()


def test_the_authority_of_vault_is_checked(tmp_path: Path) -> None:
    given = {"VAULT_ADDR": "https://127.0.0.1:1", "VAULT_PATH": "a/b", "VAULT_TOKEN": TOKEN}
    with pytest.raises(SettingError, match=r"^VAULT_CACERT cannot be read: /none/ca\.pem"):
        load(tmp_path, **given, VAULT_CACERT="/none/ca.pem")
