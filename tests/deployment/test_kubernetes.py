"""The Kubernetes manifests: valid, without privileges, and consistent with each other and with the gateway."""

from typing import Any

import httpx
import kubernetes_validate
import pytest
import yaml

from settings import Settings
from tests.deployment.files import DEPLOY, known_settings, manifests, objects, workloads
from tests.gateways import TLS, Gateway, GatewayProcess
from tests.servers import free_port

VERSION = "1.31"
NAMED = [(f"{each['kind']}/{each['metadata']['name']}", each) for _, each in manifests()]


@pytest.mark.parametrize(("name", "object"), NAMED, ids=[name for name, _ in NAMED])
def test_a_manifest_fits_the_schema_of_kubernetes(name: str, object: dict[str, Any]) -> None:
    kubernetes_validate.validate(object, VERSION, strict=True)


def test_a_mistake_would_be_found() -> None:
    wrong = objects("Deployment")["parley-gateway"]
    wrong["spec"]["template"]["spec"]["containers"][0]["livenesProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError, match="livenesProbe"):
        kubernetes_validate.validate(wrong, VERSION, strict=True)


def test_kustomize_applies_every_file_but_the_example_of_an_agent() -> None:
    listed = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())["resources"]
    assert set(listed) == {path.name for path, _ in manifests()} - {"agent.yaml"}


@pytest.mark.parametrize("name", sorted(workloads()))
def test_pods_have_no_privileges(name: str) -> None:
    pod = workloads()[name]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["runAsUser"] > 10_000
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    for container in pod["containers"]:
        context = container["securityContext"]
        assert context["allowPrivilegeEscalation"] is False and context["readOnlyRootFilesystem"] is True
        assert context["capabilities"] == {"drop": ["ALL"]}
        assert container["resources"]["limits"]["memory"]


def test_the_settings_exist_and_are_valid_in_production(tmp_path) -> None:
    given = dict(objects("ConfigMap")["parley"]["data"])
    gateway = workloads()["parley-gateway"]["spec"]["containers"][0]
    given |= {each["name"]: each["value"] for each in gateway["env"]}
    assert given.keys() <= known_settings()
    secrets = {
        "DATABASE_URL_FILE": "postgresql://parley:secret@db/parley",
        "REDIS_URL_FILE": "redis://redis:6379",
        "SECRET_KEY_FILE": "k" * 48,
        "ENCRYPTION_KEYS_FILE": "A" * 43 + "=",
    }
    for name, text in secrets.items():
        assert given[name].startswith("/secrets/")
        (tmp_path / name).write_text(text)
        given[name] = str(tmp_path / name)
    assert Settings.load(given).in_production


def test_ports_and_selectors_match() -> None:
    settings = objects("ConfigMap")["parley"]["data"]
    ports = {each["name"]: each["containerPort"] for each in _container("parley-gateway")["ports"]}
    assert ports == {
        "http": int(settings["API_PORT"]),
        "agents": int(settings["WS_PORT"]),
        "metrics": int(settings["PROMETHEUS_PORT"]),
    }
    for name, deployment in objects("Deployment").items():
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        assert deployment["spec"]["selector"]["matchLabels"] == labels, name
    for kind, path in (("PodDisruptionBudget", ("selector", "matchLabels")), ("Service", ("selector",))):
        for name, each in objects(kind).items():
            selected = each["spec"]
            for key in path:
                selected = selected[key]
            assert selected == workloads()[name]["metadata"]["labels"], name
    service = objects("Service")["parley-gateway"]["spec"]["ports"]
    assert {each["targetPort"] for each in service} <= ports.keys()


def _container(name: str) -> dict[str, Any]:
    container: dict[str, Any] = workloads()[name]["spec"]["containers"][0]
    return container


def test_probes_ask_for_paths_that_exist(gateway: Gateway) -> None:
    probes = {kind: probe["httpGet"] for kind, probe in _container("parley-gateway").items() if kind.endswith("Probe")}
    assert {kind: probe["path"] for kind, probe in probes.items()} == {
        "startupProbe": "/health/live",
        "livenessProbe": "/health/live",
        "readinessProbe": "/health/ready",
    }
    with gateway.client("") as client:
        assert all(client.get(probe["path"]).status_code == 200 for probe in probes.values())


def test_autoscalers_follow_the_queues_by_metrics_that_exist(new_environment, tmp_path) -> None:
    scalers = objects("HorizontalPodAutoscaler")
    assert all(each["spec"]["scaleTargetRef"]["name"] in objects("Deployment") for each in scalers.values())
    metrics = [
        metric["external"]["metric"]
        for each in scalers.values()
        for metric in each["spec"]["metrics"][-1:]
        if metric["type"] == "External"
    ]
    assert len(metrics) == 2
    port = free_port()
    gateway = GatewayProcess({**new_environment("sqlite"), "PROMETHEUS_PORT": str(port)}, tmp_path).start()
    try:
        scraped = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False, verify=TLS).text
    finally:
        gateway.stop()
    for each in metrics:
        [(label, value)] = each["selector"]["matchLabels"].items()
        assert f'{each["name"]}{{{label}="{value}"}} ' in scraped


def test_an_agent_has_no_secret_but_its_key_and_reaches_only_the_gateway() -> None:
    agent = workloads()["parley-agent"]
    assert [each["valueFrom"]["secretKeyRef"]["name"] for each in _container("parley-agent")["env"]] == ["parley-agent"]
    assert "envFrom" not in _container("parley-agent")
    policy = objects("NetworkPolicy")["parley-agent"]["spec"]
    assert policy["podSelector"]["matchLabels"] == agent["metadata"]["labels"]
    _, to_gateway = policy["egress"]
    assert to_gateway["to"][0]["podSelector"]["matchLabels"] == workloads()["parley-gateway"]["metadata"]["labels"]
    assert "ingress" not in policy
