"""compose.yaml: valid, and consistent with the settings, the proxy and document 004."""

import re
from pathlib import Path
from typing import Any, Final

import crossplane
import pytest
import yaml
from compose_spec import PyCompose

from settings import Settings
from storage.address import parse_address
from tests.deployment.files import COMPOSE, DEPLOY, SERVICES, known_settings

PARLEY: Final = ("api-gateway", "agent-manager")
VARIABLE: Final = re.compile(r"\$\{([A-Z_]+)(?::-([^}]*))?\}")


def environment(service: str) -> dict[str, str]:
    """Return the environment of a service, with the defaults of its variables."""
    given = SERVICES[service]["environment"]
    return {name: VARIABLE.sub(lambda found: found[2] or "", str(value)) for name, value in given.items()}


def test_it_is_valid() -> None:
    PyCompose.from_yaml(yaml.safe_dump(COMPOSE)).validate()


@pytest.mark.parametrize(
    ("service", "change", "message"),
    [
        ("redis", {"prots": []}, "prots"),
        ("redis", {"networks": ["nowhere"]}, "nowhere"),
    ],
)
def test_a_mistake_would_be_found(service: str, change: dict[str, Any], message: str) -> None:
    wrong = COMPOSE | {"services": SERVICES | {service: SERVICES[service] | change}}
    with pytest.raises(ValueError, match=message):
        PyCompose.from_yaml(yaml.safe_dump(wrong)).validate()


def mounts() -> list[tuple[str, str]]:
    """Return the service and the source of every mount: a path of this machine, or a volume."""
    return [(name, str(each).partition(":")[0]) for name in SERVICES for each in SERVICES[name].get("volumes", [])]


def test_what_is_mounted_exists() -> None:
    paths = {source for _, source in mounts() if source.startswith(".")}
    assert {"./nginx", "./prometheus", "./grafana/provisioning", "./grafana/dashboards"} == paths
    assert all((DEPLOY / path).is_dir() for path in paths)
    assert {source for _, source in mounts()} - paths == COMPOSE["volumes"].keys()


def test_prometheus_scrapes_every_process_and_grafana_asks_prometheus() -> None:
    scraped = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())["scrape_configs"]
    found = {
        (name, config["port"])
        for job in scraped
        for config in job.get("dns_sd_configs", [])
        for name in config["names"]
    }
    assert found == {(name, int(environment(name)["PROMETHEUS_PORT"])) for name in PARLEY}
    provisioned = DEPLOY / "grafana" / "provisioning" / "datasources"
    sources = [each for path in provisioned.glob("*.yaml") for each in yaml.safe_load(path.read_text())["datasources"]]
    assert [each["url"] for each in sources] == ["http://prometheus:9090"]


def test_it_has_the_services_of_document_004() -> None:
    images = {name: each.get("image", "") for name, each in SERVICES.items()}
    assert images["postgres"] == "postgres:15"
    assert images["rabbitmq"] == "rabbitmq:3-management"
    assert images["redis"] == "redis:7-alpine"
    assert images["prometheus"].startswith("prom/prometheus:")
    assert {"api-gateway", "agent-manager", "grafana"} <= images.keys()
    assert SERVICES["api-gateway"]["deploy"]["replicas"] == 2
    assert {"postgres", "redis"} <= SERVICES["api-gateway"]["depends_on"].keys()
    assert {"RABBITMQ_DEFAULT_USER", "RABBITMQ_DEFAULT_PASS"} <= SERVICES["rabbitmq"]["environment"].keys()
    assert {"POSTGRES_DB", "POSTGRES_PASSWORD"} <= SERVICES["postgres"]["environment"].keys()
    assert "postgres_data:/var/lib/postgresql/data" in SERVICES["postgres"]["volumes"]
    published = {port.rpartition(":")[0].rpartition(":")[2]: name for name in SERVICES for port in ports(name)}
    assert published.items() >= {"8080": "proxy", "8081": "proxy", "6379": "redis"}.items()
    assert published.items() >= {"15672": "rabbitmq", "9090": "prometheus"}.items()


def ports(service: str) -> list[str]:
    """Return the published ports of a service, as `[address:]port:port`."""
    found: list[str] = SERVICES[service].get("ports", [])
    return found


def test_what_has_no_credential_is_published_only_to_the_machine_itself() -> None:
    for name in SERVICES.keys() - {"proxy"}:
        assert all(port.startswith("127.0.0.1:") for port in ports(name)), name


@pytest.mark.parametrize("service", PARLEY)
def test_its_settings_exist_and_are_valid_in_production(service: str, tmp_path: Path) -> None:
    given = environment(service)
    assert given.keys() <= known_settings()
    secrets = {"SECRET_KEY_FILE": "k" * 48, "ENCRYPTION_KEYS_FILE": "A" * 43 + "="}
    for name, text in secrets.items():
        assert given[name].startswith("/secrets/")
        (tmp_path / name).write_text(text)
        given[name] = str(tmp_path / name)
    settings = Settings.load({**given, "HOST": "0.0.0.0"})  # noqa: S104 - of the image, and never bound here
    assert settings.in_production
    credentials = parse_address(settings.database_url).credentials
    postgres = environment("postgres")
    assert (credentials["host"], credentials["database"]) == ("postgres", postgres["POSTGRES_DB"])
    assert (credentials["user"], credentials["password"]) == (postgres["POSTGRES_USER"], postgres["POSTGRES_PASSWORD"])


def test_secrets_are_generated_where_they_are_read() -> None:
    script = SERVICES["secrets"]["command"][0]
    for name in ("SECRET_KEY_FILE", "ENCRYPTION_KEYS_FILE"):
        assert f"keep {environment('api-gateway')[name].removeprefix('/secrets/')} " in script
    assert SERVICES["secrets"]["volumes"] == ["secrets:/secrets"]


def test_the_processes_of_parley_have_no_privileges() -> None:
    for name in (*PARLEY, "agent"):
        service = SERVICES[name]
        assert service["read_only"] and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name


def test_an_agent_reaches_only_the_gateway() -> None:
    assert COMPOSE["networks"]["agents"]["internal"] is True
    inside = {name for name, each in SERVICES.items() if "agents" in each.get("networks", [])}
    assert inside == {"agent", "api-gateway"}
    agent = SERVICES["agent"]
    assert agent["environment"].keys() == {"PARLEY_TOKEN"} and "volumes" not in agent
    assert agent["pids_limit"] and agent["mem_limit"] and agent["cpus"]


def blocks(parsed: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return all directives of a name, however deep."""
    found = [each for each in parsed if each["directive"] == name]
    return found + [inner for each in parsed for inner in blocks(each.get("block", []), name)]


@pytest.mark.parametrize("name", ["compose.conf", "tls.conf"])
def test_the_proxy_is_valid_and_streams_leave_as_they_come(name: str) -> None:
    payload = crossplane.parse(str(DEPLOY / "nginx" / name), combine=True, strict=True)
    unknown = [re.sub(r" in .*", "", each["error"]) for each in payload["errors"]]
    assert unknown == ['unknown directive "default"', 'unknown directive ""'], "the lines of `map` are no directives"
    parsed = payload["config"][0]["parsed"]
    assert {each["args"][0] for each in blocks(parsed, "proxy_buffering")} == {"off"}
    passed = [each["args"] for each in blocks(parsed, "proxy_set_header")]
    assert ["Upgrade", "$http_upgrade"] in passed and ["X-Forwarded-For", "$proxy_add_x_forwarded_for"] in passed


@pytest.mark.parametrize("name", ["compose.conf", "tls.conf"])
def test_the_proxy_uses_a_restarted_gateway_at_once(name: str) -> None:
    """By default nginx lets one request try it every few seconds until one has ended well, which a stream does not."""
    parsed = crossplane.parse(str(DEPLOY / "nginx" / name), combine=True)["config"][0]["parsed"]
    servers = [server["args"] for each in blocks(parsed, "upstream") for server in blocks(each["block"], "server")]
    assert servers and all("max_fails=0" in server for server in servers)


def test_the_proxy_connects_to_the_ports_of_the_gateways() -> None:
    parsed = crossplane.parse(str(DEPLOY / "nginx" / "compose.conf"), combine=True)["config"][0]["parsed"]
    upstreams = {
        each["args"][0]: {server["args"][0] for server in blocks(each["block"], "server")}
        for each in blocks(parsed, "upstream")
    }
    gateway = environment("api-gateway")
    assert upstreams["gateway"] == upstreams["gateway_of_client"] == {f"api-gateway:{gateway['API_PORT']}"}
    assert upstreams["agents"] == {f"api-gateway:{gateway['WS_PORT']}"}
    listened = {each["args"][0] for each in blocks(parsed, "listen")}
    assert listened == {port.rpartition(":")[2] for port in ports("proxy")}
    subnet = COMPOSE["networks"]["edge"]["ipam"]["config"][0]["subnet"]
    assert gateway["FORWARDED_ALLOW_IPS"] == subnet and SERVICES["proxy"]["networks"] == ["edge"]
