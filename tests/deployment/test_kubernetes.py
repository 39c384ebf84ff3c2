"""The Kubernetes manifests: valid, without privileges, and consistent with each other and with the gateway."""

import subprocess
from pathlib import Path
from typing import Any

import httpx
import kubernetes_validate
import pytest
import yaml

from settings import Settings, own_settings
from tests.deployment.files import DEPLOY, known_settings, manifests, objects, workloads
from tests.forks import ForkedGatewayProcess
from tests.gateways import TLS, Gateway
from tests.servers import free_port
from tests.waiting import until

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
    targets = [each["spec"]["scaleTargetRef"] for each in scalers.values()]
    assert all(target["name"] in objects(target["kind"]) for target in targets)
    most = next(each.default for each in own_settings() if each.metadata["name"] == "MAX_AGENTS_PER_TYPE")
    assert scalers["parley-agent"]["spec"]["maxReplicas"] <= most
    metrics = [
        metric["external"]["metric"]
        for each in scalers.values()
        for metric in each["spec"]["metrics"][-1:]
        if metric["type"] == "External"
    ]
    assert len(metrics) == 2
    port = free_port()
    gateway = ForkedGatewayProcess({**new_environment("sqlite"), "PROMETHEUS_PORT": str(port)}, tmp_path).start()
    samples = [
        f'{each["name"]}{{{label}="{value}"}} '
        for each in metrics
        for label, value in each["selector"]["matchLabels"].items()
    ]
    try:
        create = 'mutation { createAgent(input: {name: "Ada", type: "counter", runtime: WORKER}) { agent { id } } }'
        assert gateway.data(create)["createAgent"]["agent"]

        def scraped() -> bool:
            text = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False, verify=TLS).text
            return all(sample in text for sample in samples)

        until(scraped, seconds=30)
    finally:
        gateway.stop()


def test_a_pod_works_as_the_agent_of_its_line_of_the_secret(tmp_path: Path) -> None:
    container = _container("parley-agent")
    (tmp_path / "agent").write_text("agt_third key_of_it")  # without a line end, as kubectl writes it
    (tmp_path / "python").write_text('#!/bin/sh\necho "$PARLEY_TOKEN" "$@"\n')
    (tmp_path / "python").chmod(0o755)
    [script] = container["args"]
    shell = [*container["command"], script.replace("/secrets/agent", str(tmp_path / "agent"))]
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(shell, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("key_of_it -m examples.worker ") and "--agent agt_third " in done.stdout


def test_both_ingresses_pass_bodies_and_streams_alike() -> None:
    nginx = "nginx.ingress.kubernetes.io/proxy-"
    first, other = (
        {name: value for name, value in each["metadata"]["annotations"].items() if name.startswith(nginx)}
        for each in objects("Ingress").values()
    )
    assert first == other


def test_an_agent_has_no_secret_but_its_key_and_reaches_only_the_gateway() -> None:
    agent = workloads()["parley-agent"]
    container = _container("parley-agent")
    assert {each["name"]: each["valueFrom"] for each in container["env"]} == {
        "POD_NAME": {"fieldRef": {"fieldPath": "metadata.name"}}
    }
    assert "envFrom" not in container
    volumes = {each["name"]: each for each in agent["spec"]["volumes"]}
    secret = [each for each in container["volumeMounts"] if "secret" in volumes[each["name"]]]
    assert [each["subPathExpr"] for each in secret] == ["$(POD_NAME)"], "its own line, not those of other agents"
    policy = objects("NetworkPolicy")["parley-agent"]["spec"]
    assert policy["podSelector"]["matchLabels"] == agent["metadata"]["labels"]
    _, to_gateway = policy["egress"]
    assert to_gateway["to"][0]["podSelector"]["matchLabels"] == workloads()["parley-gateway"]["metadata"]["labels"]
    assert "ingress" not in policy
