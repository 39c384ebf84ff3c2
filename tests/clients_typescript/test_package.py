"""The TypeScript client as a package: its own tests, its generated files, and what a program gets that installs it."""

import json
import shutil
import tarfile
from pathlib import Path
from typing import Any, Final

import pytest

from tests.clients_typescript.conftest import run
from tests.docs.blocks import blocks
from tests.gateways import ROOT

pytestmark = [pytest.mark.clients, pytest.mark.more, pytest.mark.timeout(300)]

SCOPE: Final = Path("node_modules") / "@parley-gateway" / "client"
DEPENDENCIES: Final = ("graphql-ws", "@graphql-typed-document-node/core", "csstype", "@types/prop-types")
PROGRAM: Final = """
import { createParley, upsert, type LiveState } from '@parley-gateway/client';
import { TasksDocument, TaskEventsDocument } from '@parley-gateway/client/operations';
import { CreateTaskDocument } from '@parley-gateway/client/operations/tasks';
import { ParleyProvider, WorkflowMonitor, useLiveList } from '@parley-gateway/client/react';
import '@parley-gateway/client/styles.css';
import { useWorkflow, useWorkflowStatus } from '@parley-gateway/client/react';

const parley = createParley({ url: 'http://localhost:8080/graphql' });

export async function first(): Promise<string | undefined> {
  await parley.mutate(CreateTaskDocument, { input: { title: 'one' } });
  const { tasks } = await parley.query(TasksDocument, { first: 1 });
  return tasks.nodes[0]?.title;
}

export function Page({ id }: { id: string | null }) {
  const { execution, executeWorkflow, loading } = useWorkflow();
  const { live }: { live: LiveState } = useWorkflowStatus(id);
  const { rows } = useLiveList({
    query: TasksDocument,
    variables: {},
    rows: (data) => data.tasks.nodes,
    stream: TaskEventsDocument,
    streamVariables: {},
    fold: (shown, event) => ('task' in event ? upsert(shown, event.task) : shown),
  });
  return (
    <ParleyProvider client={parley}>
      <button disabled={loading} onClick={() => void executeWorkflow({ workflowId: 'wfl_1' })}>
        {rows.length} {live.status}
      </button>
      <WorkflowMonitor executionId={execution?.id ?? id} onComplete={(success: boolean) => void success} />
    </ParleyProvider>
  );
}
"""
RENDERED: Final = """
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createParley } from '@parley-gateway/client';
import { ParleyProvider, WorkflowMonitor, useWorkflowStatus } from '@parley-gateway/client/react';

const client = createParley({ url: 'http://localhost:1/graphql' });
const Status = () => createElement('b', null, String(useWorkflowStatus('exe_1').done));
const monitor = createElement(WorkflowMonitor, { executionId: 'exe_1' });
console.log(renderToString(createElement(ParleyProvider, { client }, createElement(Status), monitor)));
"""


@pytest.fixture(scope="module")
def packed(checkout: Path) -> Path:
    """The package as `npm pack` makes it."""
    run(checkout, "npm", "pack", "--pack-destination", str(checkout.parent), seconds=280)
    (archive,) = checkout.parent.glob("*.tgz")
    return archive


def consumer(packed: Path, folder: Path, react: str) -> Path:
    """Make a folder with the package and what it depends on, as if it had been installed there."""
    modules = packed.parent / "typescript" / "node_modules"
    scope = folder / SCOPE
    scope.parent.mkdir(parents=True)
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    (folder / "package").rename(scope)
    types = {"18": "types-react-18", "19": "@types/react"}[react]
    names = (*DEPENDENCIES, "react", "react-dom", "@types/react-dom", "graphql")
    links = {name: name for name in names} | {"@types/react": types}
    for name, source in links.items():
        link = folder / "node_modules" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        if (modules / source).exists():
            link.symlink_to((modules / source).resolve())
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def compile_program(folder: Path, packed: Path, resolution: str) -> None:
    """Compile the programs of a folder as strictly as TypeScript can, the declarations of its packages too."""
    options: dict[str, Any] = {
        "strict": True,
        "noEmit": True,
        "jsx": "react-jsx",
        "target": "es2022",
        "lib": ["es2023", "dom", "dom.iterable"],
        "module": {"node16": "node16", "bundler": "esnext"}[resolution],
        "moduleResolution": resolution,
        "types": [],
        "noUncheckedSideEffectImports": True,  # as TypeScript 6 and later do by default
    }
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": ["*.tsx"]}))
    run(folder, "node", str(packed.parent / "typescript" / "node_modules" / "typescript" / "bin" / "tsc"))


@pytest.mark.parametrize("folder", ["clients/typescript", "web/console"])
def test_its_lock_is_complete(tmp_path: Path, folder: str) -> None:
    # `npm ci` fails if a package is missing in the lock, such as one for another operating system.
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / folder / name, tmp_path)
    run(tmp_path, "npm", "ci", "--dry-run", "--ignore-scripts", "--prefer-offline")
    package = json.loads((tmp_path / "package.json").read_text())
    assert [name for name, version in package["devDependencies"].items() if version == "*"] == []
    assert "resolved" not in (tmp_path / "package-lock.json").read_text()


def test_its_own_tests_pass(installed: Path) -> None:
    # The tests against a real gateway are skipped: see test_against_a_gateway.py.
    report = run(installed, "npx", "vitest", "run", seconds=280)
    assert " passed" in report


def test_the_generated_operations_are_those_of_the_schema(installed: Path, checkout: Path) -> None:
    run(checkout, "npm", "run", "generate")
    generated = [*sorted((checkout / "src" / "operations").glob("*.ts")), checkout / "src" / "keyed.ts"]
    written = {path.relative_to(checkout): path.read_text() for path in generated}
    present = {path: (installed / path).read_text() if (installed / path).exists() else None for path in written}
    different = sorted(str(path) for path, text in written.items() if present[path] != text)
    assert different == [], "run `npm run generate` in clients/typescript"
    sources = {path.stem for path in (checkout / "src" / "operations").glob("*.graphql")}
    assert {path.stem for path in written} == sources | {"types", "index", "keyed"}


def test_every_stream_can_resume_and_every_fragment_is_used(installed: Path) -> None:
    operations = installed / "src" / "operations"
    text = "\n".join(path.read_text() for path in sorted(operations.glob("*.graphql")))
    report = run(installed, "node", "codegen/lint.mjs", *(str(path) for path in sorted(operations.glob("*.graphql"))))
    assert text.count("subscription ") > 5
    assert report.strip() == ""


def test_the_package_is_well_formed(checkout: Path, packed: Path) -> None:
    run(checkout, "npx", "publint", str(packed), "--strict")
    run(checkout, "npx", "attw", str(packed), "--profile", "esm-only", "--exclude-entrypoints", "./styles.css")
    with tarfile.open(packed) as archive:
        names = archive.getnames()
    wanted = (
        "README.md",
        "LICENSE",
        "dist/index.d.ts",
        "dist/react/index.js",
        "dist/styles.css",
        "dist/styles.css.d.ts",
        "src/client.ts",
    )
    assert {f"package/{name}" for name in wanted} <= set(names)
    assert [name for name in names if ".test." in name] == []


def test_a_program_that_uses_it_compiles_with_react_18_in_node(tmp_path: Path, packed: Path) -> None:
    # Without the optional packages of the graph, and with the declarations checked too.
    folder = consumer(packed, tmp_path, "18")
    (folder / "page.tsx").write_text(PROGRAM)
    compile_program(folder, packed, "node16")


def test_it_and_the_examples_of_the_readme_compile_with_react_19_for_a_bundler(tmp_path: Path, packed: Path) -> None:
    folder = consumer(packed, tmp_path, "19")
    (folder / "page.tsx").write_text(PROGRAM)
    examples = [block.text for block in blocks("clients/typescript/README.md") if block.kind in {"ts", "tsx"}]
    # They can stand in one file, as they are.
    (folder / "readme.tsx").write_text("\n".join(examples))
    compile_program(folder, packed, "bundler")


def test_a_server_renders_it_without_the_packages_of_the_graph(tmp_path: Path, packed: Path) -> None:
    folder = consumer(packed, tmp_path, "19")
    (folder / "page.mjs").write_text(RENDERED)
    assert "<b>false</b>" in run(folder, "node", "page.mjs")
