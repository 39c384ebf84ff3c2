"""docs/architecture.md and CONTRIBUTING.md name only what exists, and the documented connector works."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from jsonschema import Draft202012Validator

from connectors.base import Auth, Connector
from errors import OutcomeUnknown, ParleyError, RateLimited, Unauthenticated, UpstreamFailed
from tests.connectors.actions import action_runner
from tests.docs.blocks import blocks
from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, bearer, reply
from tests.gateways import ROOT
from tests.test_architecture import ROOMS

PAGES: Final = ("docs/architecture.md", "CONTRIBUTING.md")
MADE_LATER: Final = {
    ".venv": "created by make",
    "schema/released.graphql": "created by the first release",
}
"""Paths that the pages name and a checkout does not contain."""

_FENCED: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SPAN: Final = re.compile(r"`([^`\n]+)`")
_PLACED: Final = re.compile(r"`(\w+)` \(`([^`\n]+)`\)")
_TARGET: Final = re.compile(r"make( [a-z][a-z-]*)+")
_PATH: Final = re.compile(r"[\w.*<>-]+(?:/[\w.*<>-]+)+/?|[\w.*<>-]+/|[\w*-]*\.(?:py|md|in|txt|toml|graphql|example)")
_WORD: Final = re.compile(r"[A-Za-z_]\w+")


def spans(page: str) -> Iterator[str]:
    """Yield every inline code span of a page, outside fenced blocks."""
    yield from _SPAN.findall(_FENCED.sub("", page))


def drawn_paths(page: str) -> Iterator[str]:
    """Yield every path in the indented diagrams of a page."""
    for line in _FENCED.sub("", page).splitlines():
        if line.startswith("    "):
            yield from (word for word in re.findall(r"[\w./<>-]+", line) if _PATH.fullmatch(word))


def missing(span: str) -> str | None:
    """Return the names in a code span that do not exist."""
    if span in MADE_LATER:
        return None
    if _TARGET.fullmatch(span):
        return next((f"make {name}" for name in span.split()[1:] if name not in targets()), None)
    if _PATH.fullmatch(span):
        return None if found(span) else span
    return next((word for word in _WORD.findall(re.sub(r"<\w+>|\"[^\"]*\"", "", span)) if word not in names()), None)


def found(path: str) -> list[Path]:
    """Return the files at a path, in which `<room>` stands for any name."""
    return sorted(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))


@cache
def targets() -> frozenset[str]:
    """Return the targets of the Makefile."""
    return frozenset(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@cache
def names() -> frozenset[str]:
    """Return every name defined by Python code, the schema or a command line here, and the packages' own."""
    folders = [path for path in ROOT.iterdir() if path.is_dir() and path.name != "node_modules" and path.name[0] != "."]
    files = [*ROOT.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py") if _ours(file))]
    defined = {name for file in files for name in defined_in(file)}
    schema = _WORD.findall((ROOT / "schema" / "schema.graphql").read_text())
    commands = _WORD.findall((ROOT / "Makefile").read_text())
    return frozenset({*defined, *schema, *commands, *(folder.name for folder in folders), *(f.stem for f in files)})


def _ours(file: Path) -> bool:
    return file != Path(__file__) and not {"node_modules", ".venv"} & set(file.relative_to(ROOT).parts)


@cache
def defined_in(file: Path) -> frozenset[str]:
    """Return the names of a file's classes, functions, parameters and variables, and the words of its short strings."""
    defined: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            defined.add(node.name)
        elif isinstance(node, ast.arg):
            defined.add(node.arg)
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            defined.add(node.id if isinstance(node, ast.Name) else node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            defined.update(_WORD.findall(node.value))
    return frozenset(defined)


def text_of(page: str) -> str:
    """Return a page of the project."""
    return (ROOT / page).read_text()


@pytest.mark.parametrize("page", PAGES)
def test_every_name_in_back_quotes_exists(page: str) -> None:
    assert not {span: name for span in spans(text_of(page)) if (name := missing(span))}


@pytest.mark.parametrize("page", PAGES)
def test_a_name_next_to_a_path_is_defined_there(page: str) -> None:
    placed = _PLACED.findall(text_of(page))
    assert not [(name, path) for name, path in placed if not any(name in defined_in(file) for file in found(path))]


def test_the_diagrams_name_existing_paths() -> None:
    paths = list(drawn_paths(text_of("docs/architecture.md")))
    assert len(paths) > 10, "the diagrams are missing, or have another format"
    assert not [path for path in paths if not found(path)]


def has_room(layer: str, room: str) -> bool:
    """Return whether a layer has a file, or a package, of a room."""
    return (ROOT / layer / f"{room}.py").exists() or (ROOT / layer / room / "__init__.py").exists()


def test_the_table_of_rooms_lists_the_folders() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text_of("docs/architecture.md").splitlines()]
    header = next(row for row in rows if row[:1] == ["room"])
    marked = {
        (row[0].split()[0], layer) for row in rows for layer, cell in zip(header, row, strict=False) if cell == "x"
    }
    layers = ("models", "resolvers", "schema", "subscriptions")
    exists = {(room, layer) for room in ROOMS for layer in layers if has_room(layer, room)}
    assert marked == exists


@pytest.mark.parametrize("page", PAGES)
def test_links_point_to_files(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)", text_of(page))
    assert not [link for link in links if not ((ROOT / page).parent / link).exists()]


@pytest.mark.parametrize(
    "span",
    ["engine/nothing.py", "nothing/", "make nothing", "nothing_of_ours()", "Task.nothing_of_ours", "<room>.nix/"],
)
def test_missing_names_are_detected(span: str) -> None:
    assert missing(span)


@pytest.mark.parametrize(
    "span", ["models/<room>.py", "tests/", "make format check test", "visible(Task, actor)", "createTask", ".ci/run"]
)
def test_existing_names_are_accepted(span: str) -> None:
    assert missing(span) is None


# ---------------------------------------------------------------- the documented connector


class AddressBook(FakeProvider):
    """The service of the documented connector."""

    def serve(self, asked: Asked) -> Answer:
        """Add a contact, or return the account."""
        if bearer(asked) != "good":
            raise Refusal(reply(401, {}))
        return reply(200, {"contact_id": f"c-{asked.json['name']}"} if asked.method == "POST" else {})


@pytest.fixture(scope="module")
def contacts(tmp_path_factory: pytest.TempPathFactory) -> Connector:
    """The documented connector, as a file of its own."""
    file = tmp_path_factory.mktemp("connector") / "contacts.py"
    [block] = [each for each in blocks("docs/architecture.md") if each.kind == "python"]
    file.write_text(block.text)
    spec = importlib.util.spec_from_file_location("contacts", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    connector: Connector = module.CONTACTS
    return connector


@pytest.mark.parametrize(
    ("token", "failing", "error"),
    [
        ("good", None, None),
        ("bad", None, Unauthenticated),
        ("good", reply(429, {}), RateLimited),
        ("good", reply(500, {}), OutcomeUnknown),
        ("good", reply(200, {"id": 1}), OutcomeUnknown),
        ("good", reply(422, {}), UpstreamFailed),
    ],
)
async def test_the_documented_connector_works(
    contacts: Connector, token: str, failing: Answer | None, error: type[ParleyError] | None
) -> None:
    with AddressBook() as service:
        service.instead = [failing] if failing else []
        settings = {"CONTACTS_BASE_URL": service.url, "CONTACTS_TOKEN": token}
        async with action_runner(contacts, settings, None) as run:
            params = {"name": "Ada", "email": "ada@example.com"}
            if error is None:
                assert await run("add_contact", **params) == {"id": "c-Ada"}
                assert contacts.probe is not None
                await contacts.probe(run.call)
                assert [asked.path for asked in service.requests] == ["/contacts", "/account"]
            else:
                assert isinstance(await run.failure("add_contact", **params), error)


def test_the_documented_connector_declares_what_the_contract_requires(contacts: Connector) -> None:
    assert contacts.auth is not Auth.NONE and contacts.probe is not None
    assert [(each.name.endswith("TOKEN"), each.meaning[-1]) for each in contacts.settings] == [
        (each.secret, ".") for each in contacts.settings
    ]
    [action] = contacts.actions
    output = action.simulated({"name": "Ada", "email": "ada@example.com"})
    assert not list(Draft202012Validator(action.output_schema).iter_errors(output))
