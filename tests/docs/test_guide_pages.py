"""docs/guides: every block, in the order of the page."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from tests.clients.node import installed_node
from tests.docs.blocks import Workshop, blocks, with_ids
from tests.docs.terminal import Terminal, shell_blocks
from tests.docs.test_guides import TRIED_ELSEWHERE
from tests.gateways import ROOT, Gateway

pytestmark = pytest.mark.slow

GUIDES: Final = sorted(f"docs/guides/{path.name}" for path in (ROOT / "docs" / "guides").glob("*.md"))


def block(file: str, kind: str) -> str:
    [found] = [each.text for each in blocks(file) if each.kind == kind]
    return found


@pytest.mark.more  # it starts programs
def test_the_worker_counts_words(workshop: Workshop) -> None:
    file = "docs/guides/write-a-worker.md"
    create, start, ask = shell_blocks(file)
    (workshop.folder / "counter.py").write_text(block(file, "python"))
    with Terminal(workshop) as terminal:
        terminal.type(create)
        terminal.type_beside(start)
        assert terminal.type(ask) == block(file, "text")


@pytest.mark.more  # it starts programs
def test_the_audit_trail_is_read_and_verified(workshop: Workshop) -> None:
    file = "docs/guides/audit.md"
    me = workshop.data("{ viewer { actor { id } organization { id } } }")["viewer"]
    [key, *_] = workshop.data(block(file, "graphql"), {"user": me["actor"]["id"]})["auditTrail"]["nodes"]
    assert key["action"] == "user.created"
    verify, save = shell_blocks(file)
    with Terminal(workshop) as terminal:
        assert f"{me['organization']['id']}: intact, entries 1 to " in terminal.type(verify)
        assert "Added the present anchors to anchors" in terminal.type(save)
        assert len((workshop.folder / "anchors").read_text().splitlines()) == 1


def test_the_workflow_is_checked_created_and_run(gateway: Gateway) -> None:
    ids: dict[str, str] = {}
    found = blocks("docs/guides/design-a-workflow.md")
    for document, variables in zip(found[::2], found[1::2], strict=True):
        assert (document.kind, variables.kind) == ("graphql", "json")
        [payload] = gateway.data(document.text, with_ids(variables.text, ids)).values()
        assert payload["errors"] == []
        ids |= {kind: payload[kind]["id"] for kind in ("workflow", "execution") if kind in payload}
    assert ids.keys() == {"workflow", "execution"}


@pytest.mark.more  # it starts programs
def test_a_button_in_slack_decides(tmp_path: Path) -> None:
    serve, decide = shell_blocks("docs/guides/approve-from-slack.md")
    [secret] = re.findall(r"^(SLACK_SIGNING_SECRET)=(\S+) ", serve.text)
    workshop = Workshop(tmp_path, dict([secret]))
    workshop.gateway.start()
    try:
        with Terminal(workshop) as terminal:
            shown = json.loads(terminal.type(decide).splitlines()[-1])
    finally:
        workshop.gateway.kill()
    assert shown["approval"] == {"status": "APPROVED", "decisions": [{"approved": True, "via": "SLACK"}]}


@pytest.mark.more  # it starts programs
def test_the_endpoint_responds(workshop: Workshop) -> None:
    file = "docs/guides/publish-an-endpoint.md"
    create, call = shell_blocks(file)
    with Terminal(workshop) as terminal:
        terminal.type(create)
        assert terminal.type(f"{call.text}echo") == block(file, "text")


@pytest.mark.more  # it starts programs
def test_the_typed_program_prints_what_is_shown(workshop: Workshop) -> None:
    file = "docs/guides/typed-clients.md"
    (workshop.folder / "typed.py").write_text(block(file, "python"))
    with Terminal(workshop) as terminal:
        terminal.type(shell_blocks("docs/guides/write-a-worker.md")[0].text.splitlines()[0])
        assert terminal.type(f"{sys.executable} typed.py") == block(file, "text")


def test_the_lines_for_the_generator_are_those_that_ours_has() -> None:
    shown = tomllib.loads(block("docs/guides/typed-clients.md", "toml"))
    ours = (ROOT / "clients" / "python" / "codegen" / "ariadne.toml").read_text()
    used: dict[str, Any] = tomllib.loads(ours)["tool"]["ariadne-codegen"]
    assert {name: used[name] for name in shown} == shown
    own = {
        "target_package_name",
        "target_package_path",
        "client_name",
        "include_all_inputs",
        "include_all_enums",
        "scalars",
    }
    assert set(used) - set(shown) == own | {"schema_path", "queries_path"}  # a client works without what is ours


TYPESCRIPT: Final = ("docs/guides/build-a-dashboard.md", "clients/typescript/README.md")
GIVEN: Final = {
    "parley": "import('@parley-gateway/client').Parley",
    "root": "{ render(shown: unknown): void }",
    **dict.fromkeys(("executionId", "workflowId", "question"), "string"),
}
"""The variables that the reader of a block has from before."""


def programs(file: str) -> list[str]:
    """Return the blocks of a page as modules, each with what it uses of those before."""
    imported: dict[str, str] = {}
    found = []
    for text in [each.text for each in blocks(file) if each.kind in ("ts", "tsx")]:
        own = {name: line for names, line in imports_of(text) for name in names}
        words = set(re.findall(r"\w+", text))
        lines = {line for name, line in imported.items() if name in words - own.keys()}
        declared = set(re.findall(r"(?:const|function) (\w+)", text))
        given = [f"declare const {name}: {kind};" for name, kind in GIVEN.items() if name in words - declared]
        found.append("\n".join([*sorted(lines), *given, text, "export {};"]))
        imported |= own
    return found


def imports_of(text: str) -> list[tuple[list[str], str]]:
    statements = re.findall(r"^import (?:type )?\{([^}]*)\} from '([^']+)';", text, re.MULTILINE)
    lines = [(names, f"import {{ {names.strip()} }} from '{module}';") for names, module in statements]
    return [(re.findall(r"\w+", names), line) for names, line in lines]


@pytest.mark.parametrize("file", TYPESCRIPT)
@pytest.mark.more  # the compiler takes ten seconds
def test_typescript_is_valid(file: str, tmp_path: Path) -> None:
    client = ROOT / "clients" / "typescript"
    modules = client / "node_modules"
    installed_node(client)
    (tmp_path / "package.json").write_text(json.dumps({"type": "module"}))
    for number, text in enumerate(programs(file)):
        (tmp_path / f"block-{number}.tsx").write_text(text)
    paths = {
        "@parley-gateway/client": [f"{client}/src/index.ts"],
        "@parley-gateway/client/react": [f"{client}/src/react/index.ts"],
        "@parley-gateway/client/operations/*": [f"{client}/src/operations/*.ts"],
        "react": [f"{modules}/@types/react"],
        "react/*": [f"{modules}/@types/react/*.d.ts"],
        "react-dom/*": [f"{modules}/@types/react-dom/*.d.ts"],
    }
    options = {
        "extends": f"{client}/tsconfig.json",
        "compilerOptions": {"noEmit": True, "rootDir": "/", "paths": paths, "types": [], "noUnusedLocals": False},
        "include": ["*.tsx"],
        "exclude": [],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(options))
    command = [str(modules / ".bin" / "tsc"), "-p", str(tmp_path)]
    done = subprocess.run(command, cwd=client, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout


def test_every_block_is_tested() -> None:
    tested = {
        "audit": ["graphql", "sh", "sh", "sql"],  # tests/audit_entries/test_verifying.py runs the last one
        "approve-from-slack": ["sh", "sh"],
        "build-a-dashboard": ["tsx"],
        "design-a-workflow": ["graphql", "json"] * 3,
        "publish-an-endpoint": ["sh", "sh", "text"],
        "typed-clients": ["python", "text", "toml"],
        "write-a-worker": ["sh", "python", "sh", "sh", "text"],
    }
    here = [file for file in GUIDES if TRIED_ELSEWHERE.get(file) == "tests/docs/test_guide_pages.py"]
    found = {Path(file).stem: [each.kind for each in blocks(file)] for file in here}
    assert {name: kinds for name, kinds in found.items() if kinds} == tested
