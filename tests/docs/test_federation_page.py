"""docs/federation.md: its subgraph composes with the schema, and its lists match the code."""

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from schema import schema, sdl
from schema.federation import MOST_REPRESENTATIONS, entity_types, subgraph_sdl
from tests.clients.node import installed_node
from tests.docs.blocks import blocks
from tests.gateways import ROOT

TEXT: Final = (ROOT / "docs" / "federation.md").read_text()
FEDERATION: Final = ROOT / "tests" / "federation"
COMPOSE: Final = """
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(process.argv[2])
const { composeServices } = require('@apollo/composition')
const { parse } = require('graphql')
const typeDefs = (file) => parse(readFileSync(file, 'utf8'))
const { errors } = composeServices(process.argv.slice(3).map((file) => ({ name: file, typeDefs: typeDefs(file) })))
for (const error of errors ?? []) console.error(error.message)
process.exit(errors ? 1 : 0)
"""


@pytest.mark.more
def test_the_documented_subgraph_composes(tmp_path: Path) -> None:
    [other] = [block.text for block in blocks("docs/federation.md") if block.kind == "graphqls"]
    (tmp_path / "compose.mjs").write_text(COMPOSE)
    (tmp_path / "parley.graphql").write_text(subgraph_sdl(sdl(), entity_types(schema._schema)))
    (tmp_path / "reviews.graphql").write_text(other)
    command = [installed_node(FEDERATION), "compose.mjs", str(FEDERATION / "package.json")]
    done = subprocess.run(
        [*command, "parley.graphql", "reviews.graphql"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_listed_types_are_entities() -> None:
    listed = re.findall(r"`(\w+)`", TEXT.partition("key `id`: ")[2].partition(" and others")[0])
    assert len(listed) >= 8
    assert set(listed) <= entity_types(schema._schema).keys()
    assert f"at most {MOST_REPRESENTATIONS:,} representations" in TEXT
