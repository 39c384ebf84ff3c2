"""docs/guides/scale-workers.md: its operations, and its manifests as far as there are schemas for them."""

import json
from typing import Final

import kubernetes_validate
import yaml

from tests.deployment.test_kubernetes import VERSION
from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.waiting import until
from tests.work import Work

BLOCKS: Final = blocks("docs/guides/scale-workers.md")


def test_an_autoscaler_reads_the_documented_fields_with_its_key(gateway: Gateway) -> None:
    pools, create_key = [each.text for each in BLOCKS if each.kind == "graphql"]
    [shown] = json.loads(next(each.text for each in BLOCKS if each.kind == "json"))["agentPools"]
    admin = administrator(gateway)
    Work(gateway).mutate("createAgent", {"name": "Reviewer", "type": shown["type"], "runtime": "WORKER"})
    autoscaler = Person(gateway, admin.id, admin.data(create_key)["createApiKey"]["secret"])
    until(lambda: [each for each in autoscaler.data(pools)["agentPools"] if each["type"] == shown["type"]])
    assert {key for each in autoscaler.data(pools)["agentPools"] for key in each} == shown.keys()


def test_the_manifests_are_valid() -> None:
    workers, scaler = [list(yaml.safe_load_all(each.text)) for each in BLOCKS if each.kind == "yaml"]
    for each in workers:
        kubernetes_validate.validate(each, VERSION, strict=True)
    # KEDA publishes no schema for this validator: the references are compared.
    scaled, credential = scaler
    assert scaled["spec"]["scaleTargetRef"]["name"] == workers[0]["metadata"]["name"]
    [trigger] = scaled["spec"]["triggers"]
    assert trigger["authenticationRef"]["name"] == credential["metadata"]["name"]
