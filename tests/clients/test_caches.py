"""docs/clients.md: its list of types without an id is complete, and the caches of Apollo Client and urql use it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import GraphQLObjectType, build_schema

from tests.clients.modules import PAGE
from tests.gateways import ROOT, Gateway
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, pytest.mark.more, one_backend]

FOLDER = Path(__file__).parent
SDL = ROOT / "schema" / "schema.graphql"


def without_id() -> Iterator[str]:
    """Yield the types that a cache cannot identify, except those that caches know by their names, and payloads."""
    schema = build_schema(SDL.read_text())
    roots = {schema.query_type, schema.mutation_type, schema.subscription_type}
    for name, type_ in schema.type_map.items():
        known = name.startswith("__") or name.endswith(("Connection", "Edge", "PageInfo", "Payload"))
        if isinstance(type_, GraphQLObjectType) and not known and type_ not in roots and "id" not in type_.fields:
            yield name


def test_the_list_is_complete_and_the_caches_keep_everything(node: str, gateway: Gateway, tmp_path: Path) -> None:
    (tmp_path / "caches.mjs").write_text(PAGE.only("caches").text)
    command = [node, "caches.mjs", str(tmp_path / "caches.mjs"), str(SDL), f"{gateway.url}/graphql", gateway.admin_key]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    listed = json.loads(done.stdout)
    assert {name: sorted(types) for name, types in listed.items()} == {
        "typePolicies": sorted(without_id()),
        "keys": sorted(without_id()),
    }


def test_a_page_of_the_log_puts_no_old_states_into_caches(node: str, gateway: Gateway) -> None:
    command = [node, "history.mjs", str(SDL), f"{gateway.url}/graphql", gateway.admin_key]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "ok\n"), done.stderr + done.stdout
