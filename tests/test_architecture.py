"""Architecture rules that import-linter cannot express; the others are in pyproject.toml.

Each rule is a function that takes source text or a folder and returns the violations. The tests below run it on the
project, and on a planted violation, so that a rule that no longer detects anything is noticed.
"""

import ast
import functools
import importlib.metadata
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent

PACKAGES: Final = frozenset(
    {
        "auth",
        "commands",
        "connectors",
        "context",
        "engine",
        "executor",
        "integration_agents",
        "models",
        "resolvers",
        "routes",
        "schema",
        "settings",
        "storage",
        "subscriptions",
        "telemetry",
    }
)
MODULES: Final = frozenset(
    {
        "app",
        "cli",
        "configuration",
        "errors",
        "gateway",
        "json_types",
        "redis_client",
        "shown",
    }
)
SUPPORT: Final = frozenset({"benchmarks", "clients", "examples", "parley_client", "shared_clients", "tests"})
FIRST_PARTY: Final = PACKAGES | MODULES | SUPPORT

# Rules that import-linter cannot express, because it supports only packages.
FORBIDDEN: Final = {
    "app": SUPPORT | {"cli", "commands"},
    "cli": FIRST_PARTY - {"errors", "settings", "telemetry"},  # commands are imported when they run
    "commands": (SUPPORT | {"cli"}) - {"examples"},  # `demo` acts as one of the clients
    "configuration": FIRST_PARTY - {"connectors", "settings", "storage", "telemetry"},
    "gateway": SUPPORT | {"app", "cli", "commands"},
    "errors": FIRST_PARTY,  # a leaf: every module raises its errors
    "settings": FIRST_PARTY - {"settings", "shown"},  # a leaf: read before anything else exists
    "json_types": FIRST_PARTY - {"shown"},  # a leaf: types only
    "redis_client": FIRST_PARTY,  # a leaf: `connectors`, which may not import `storage`, use it too
    "shown": FIRST_PARTY,  # a leaf: every package shows values in messages
    "storage": FIRST_PARTY - {"storage", "errors", "json_types", "shown", "telemetry"},
    "telemetry": FIRST_PARTY - {"telemetry"},  # a leaf: every layer may count
    "executor": FIRST_PARTY - {"executor", "shown"},  # knows schemas, not Parley: could be published with that module
}

# Files with `!r}` or “{ for something else than values in error messages.
SHOW_NO_VALUES: Final = {
    "engine/notices.py": "messages to people",
    "engine/typed_configs.py": "compares with a message of msgspec",
    "executor/compiled/rows.py": "writes Python",
}

# A room is a feature: it has the same file name in every layer it appears in.
ROOMS: Final = frozenset(
    {
        "agents",
        "agent_pools",
        "tasks",
        "workflows",
        "triggers",
        "executions",
        "sessions",
        "sync_jobs",
        "studio",
        "messages",
        "approvals",
        "audit_entries",
        "documents",
        "inbound",
        "integration_settings",
        "integrations",
        "invocations",
        "connections",
        "delegations",
        "deliveries",
        "destinations",
        "data_schemas",
        "endpoints",
        "field_usages",
        "persisted_operations",
        "requests",
        "users",
        "events",
        "platform",
    }
)
# The packages whose files are rooms. The others are mechanisms, named by their function.
LAYERS: Final = ("models", "resolvers", "schema")
# The packages that contain rooms among other files.
WITH_ROOMS: Final = (*LAYERS, "subscriptions", "engine")
# Modules of a layer that are neither a room nor used by several rooms. Each must still be needed.
NOT_ROOMS: Final = {
    "models.database": "storage opened with these tables and this event log, for the composition",
    "schema.federation": "the fields of a subgraph over all rooms",
    "schema.json_schemas": "operations as JSON Schemas, for routes that describe them",
    "schema.nodes": "node(id:) over all rooms",
}

LONGEST_FILE: Final = 500

# Methods that begin a query at a model. `create` and `bulk_create` are not among them: they read nothing.
QUERIES: Final = frozenset(
    {
        "all",
        "annotate",
        "earliest",
        "exclude",
        "exists",
        "filter",
        "first",
        "get",
        "get_or_create",
        "get_or_none",
        "in_bulk",
        "last",
        "latest",
        "raw",
        "select_for_update",
        "update_or_create",
    }
)


# ---------------------------------------------------------------- the rules


_Import: TypeAlias = tuple[int, str, tuple[str, ...]]


@functools.cache  # several rules look at the imports of a file
def imports(source: str) -> Sequence[_Import]:
    """Return the line, module and names of each import, including those in functions but not those for types only."""
    found: list[_Import] = []
    pending: list[ast.AST] = [ast.parse(source)]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            found += ((node.lineno, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append((node.lineno, node.module or "", tuple(alias.name for alias in node.names)))
        if isinstance(node, ast.expr):
            continue  # contains no import
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            pending.extend(node.orelse)
        else:
            pending.extend(ast.iter_child_nodes(node))
    return found


def forbidden_imports(source: str, forbidden: frozenset[str]) -> list[str]:
    """Return the imports of modules whose first part is forbidden."""
    found = ((line, module) for line, module, _ in imports(source) if module.split(".")[0] in forbidden)
    return [f"line {line}: imports {module}" for line, module in found]


def queries_past_visible(source: str, file: str) -> Iterator[tuple[str, str]]:
    """Yield ("file:function", description) for every query that begins at a model itself, not at `visible(...)`."""
    tree = ast.parse(source)
    from_models = {
        alias.asname or alias.name.split(".")[0] for node in ast.walk(tree) for alias in _imported_from_models(node)
    }

    def walk(node: ast.AST, function: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = node.name
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Query":
            yield f"{file}:{function}", f"line {node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Attribute) and node.attr in QUERIES:
            owner = ast.unparse(node.value)
            names = owner.split(".")
            # A model is a class: `Task` or `tasks.Task`; a function such as `tasks.first(...)` is the room's own query.
            if names[0] in from_models and names[-1][:1].isupper():
                yield f"{file}:{function}", f"line {node.lineno}: {owner}.{node.attr}"
        for child in ast.iter_child_nodes(node):
            yield from walk(child, function)

    yield from walk(tree, "module")


def _imported_from_models(node: ast.AST) -> list[ast.alias]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "models":
        return node.names
    if isinstance(node, ast.Import):
        return [alias for alias in node.names if alias.name.split(".")[0] == "models"]
    return []


def misnamed_rooms(root: Path, layer: str) -> list[str]:
    """Return the modules of a layer that are neither a room nor a helper, which several rooms use."""
    users = rooms_by_module(root)
    names = {path.stem if path.is_file() else path.name for path in (root / layer).iterdir() if _is_module(path)}
    return sorted(f"{layer}.{name}" for name in names - ROOMS if len(users.get(f"{layer}.{name}", ())) < 2)


@functools.cache
def rooms_by_module(root: Path) -> dict[str, set[str]]:
    """Return the rooms that use each module, directly or through modules that are not rooms."""
    importers: dict[str, set[str]] = defaultdict(set)
    for path in (path for package in PACKAGES for path in (root / package).rglob("*.py")):
        if path.stem != "__init__":  # a package that merges its rooms is not one of their users
            name = ".".join(path.relative_to(root).with_suffix("").parts)
            for _, module, names in imports(path.read_text()):
                for imported in (module, *(f"{module}.{each}" for each in names)):
                    importers[imported].add(name)
    return {module: _rooms_among(module, importers) for module in importers}


def _rooms_among(module: str, importers: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    seen, pending = {module}, [module]
    while pending:
        for importer in importers.get(pending.pop(), set()) - seen:
            seen.add(importer)
            package, room, *_ = importer.split(".")
            if package in WITH_ROOMS and room in ROOMS:
                found.add(room)
            else:
                pending.append(importer)
    return found


def _is_module(path: Path) -> bool:
    if path.is_dir():
        return any(path.rglob("*.py"))
    return path.suffix == ".py" and path.stem != "__init__"


def long_files(root: Path) -> list[str]:
    """Return the source files that are too long to read in one sitting."""
    return sorted(
        f"{path.relative_to(root)}: {lines} lines"
        for path in sources(root, ".py", ".ts", ".tsx")
        if path.relative_to(root).parts[0] != "migrations"  # generated, and read one table at a time
        and (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    )


GENERATED: Final = ("/parley_client/typed", "/typescript/src/operations")
"""The folders of generated clients."""


def sources(root: Path, *suffixes: str) -> Iterator[Path]:
    """Yield the project's own files, without those that are installed, generated or hidden."""
    for path in sorted(root.iterdir()):
        if path.name.startswith(".") or path.name in ("node_modules", "__pycache__", "dist"):
            continue
        if path.as_posix().endswith(GENERATED):
            continue
        if path.is_dir():
            yield from sources(path, *suffixes)
        elif path.suffix in suffixes:
            yield path


def claimed_names(claims: dict[str, list[str]], own: frozenset[str]) -> dict[str, list[str]]:
    """Return our top-level names that an installed distribution also claims."""
    return {name: claims[name] for name in sorted(own) if name in claims}


# ---------------------------------------------------------------- the project follows the rules


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_single_files_import_no_forbidden_package(name: str) -> None:
    files = [ROOT / f"{name}.py"] if name in MODULES else sources(ROOT / name, ".py")
    broken = {path.name: found for path in files if (found := forbidden_imports(path.read_text(), FORBIDDEN[name]))}
    assert not broken


def test_only_the_entry_points_import_the_composition_root() -> None:
    for path in sources(ROOT, ".py"):
        top = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if top not in SUPPORT:
            entry = top in ("app", "cli", "commands")
            above = frozenset({"cli"} if entry else {"app", "cli", "commands", "gateway"})
            assert not forbidden_imports(path.read_text(), above), path


def test_resolvers_query_through_visible() -> None:
    found = {
        place: description
        for path in sources(ROOT / "resolvers", ".py")
        for place, description in queries_past_visible(path.read_text(), path.relative_to(ROOT).as_posix())
    }
    assert not found, "start queries with visible(Model, actor) or visible_query(Model, actor)"


@pytest.mark.parametrize("layer", LAYERS)
def test_only_rooms_and_shared_helpers_are_in_a_layer(layer: str) -> None:
    assert misnamed_rooms(ROOT, layer) == sorted(name for name in NOT_ROOMS if name.startswith(f"{layer}."))


def test_there_are_few_exceptions() -> None:
    assert len(NOT_ROOMS) <= 4


def test_every_package_is_under_the_import_contracts() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.py"))} - SUPPORT
    assert found <= PACKAGES
    assert set(configuration["tool"]["importlinter"]["root_packages"]) == PACKAGES


def test_no_installed_distribution_claims_our_names() -> None:
    claims = {name: list(owners) for name, owners in importlib.metadata.packages_distributions().items()}
    assert claims["strawberry"] == ["strawberry-graphql"], "the list of claims is empty or has another format"
    assert not claimed_names(claims, FIRST_PARTY)


def test_files_are_short() -> None:
    assert not long_files(ROOT)


# ---------------------------------------------------------------- the rules detect a violation


@pytest.mark.parametrize(
    "source", ["import models", "import models.tasks", "from models.tasks import Task", "def f():\n    import models"]
)
def test_a_forbidden_import_is_detected(source: str) -> None:
    assert forbidden_imports(source, FIRST_PARTY)


@pytest.mark.parametrize(
    "source",
    ["import httpx", "from . import models", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import models"],
)
def test_an_allowed_import_is_accepted(source: str) -> None:
    assert not forbidden_imports(source, FIRST_PARTY)


@pytest.mark.parametrize(
    "source",
    [
        "from models.tasks import Task\nasync def find(): return await Task.get(id=1)",
        "from models.tasks import Task as Row\nrows = Row.filter(id=1)",
        "from models import tasks\ndef f():\n    return tasks.Task.all().count()",
        "import models.tasks\nx = models.tasks.Task.get_or_none(id=1)",
        "from models.tasks import Task\nquery = Task.filter\nrows = query(id=1)",
    ],
)
def test_a_query_without_visible_is_detected(source: str) -> None:
    assert list(queries_past_visible(source, "resolvers/tasks.py"))


@pytest.mark.parametrize(
    "source",
    [
        "from models.tasks import Task\nrows = visible(Task, actor).filter(id=1)",
        "from models.tasks import Task\nrow = await_(Task.create(id=1))",
        "from models import tasks\nrow = tasks.first(visible(tasks.Task, actor))",
        "rows = {}.get('Task')",
    ],
)
def test_a_query_through_visible_is_accepted(source: str) -> None:
    assert not list(queries_past_visible(source, "resolvers/tasks.py"))


def test_a_misnamed_room_is_detected(tmp_path: Path) -> None:
    layer = tmp_path / "resolvers"
    (layer / "misc").mkdir(parents=True)
    for name, source in {
        "tasks.py": "from resolvers import checks\nfrom resolvers.helpers import help",
        "agents.py": "from resolvers.checks import text\nfrom resolvers.limits import MOST",
        "limits.py": "import resolvers.numbers",
        "sessions.py": "from resolvers.limits import MOST",
        "numbers.py": "",  # two rooms use it, through limits
        "checks.py": "",
        "helpers.py": "",
        "billing.py": "from resolvers import checks, ledger",
        "ledger.py": "",
        "__init__.py": "from resolvers import billing, ledger",
        "misc/things.py": "",
    }.items():
        (layer / name).write_text(source)
    misnamed = ["billing", "helpers", "ledger", "misc"]
    assert misnamed_rooms(tmp_path, "resolvers") == [f"resolvers.{name}" for name in misnamed]


def test_a_long_file_is_detected(tmp_path: Path) -> None:
    for folder in ("room", ".venv"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "long.py").write_text("pass\n" * (LONGEST_FILE + 1))
        (tmp_path / folder / "short.py").write_text("pass\n" * LONGEST_FILE)
    assert long_files(tmp_path) == ["room/long.py: 501 lines"]


def test_a_claimed_name_is_detected() -> None:
    assert claimed_names({"schema": ["schema"], "httpx": ["httpx"]}, FIRST_PARTY) == {"schema": ["schema"]}


def test_messages_show_values_as_json() -> None:
    """Values are cut and escaped by `shown.as_json`; a form of Python or other quotation marks is another."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(ROOT, ".py")
        if path.relative_to(ROOT).parts[0] not in SUPPORT | {"docs", "migrations"}
        if path.relative_to(ROOT).as_posix() not in SHOW_NO_VALUES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "!r}" in line or "“{" in line
    ]
    assert not found, found
