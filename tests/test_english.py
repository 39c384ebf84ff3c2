"""Plain English: phrases that a native reader would have to translate stay out of everything that people read.

The glossary in CONTRIBUTING.md says what to write instead. Code in back quotes and code blocks is not prose.
"""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

import pytest

from schema import schema
from tests.docs.blocks import DOCUMENTS
from tests.test_architecture import ROOT, sources

PHRASES: Final = {
    "told": r"\btold\b",
    "tells whether": r"\btells? (whether|of|so|why|what)\b",
    "goes on": r"\b(go|goes|going|went) on\b",
    "behind the cursor": r"\bbehind (the|its|their|your|a)( \w+)? cursor\b",
    "whoever": r"\bwhoever\b",
    "stands": r"\bstands?\b(?! for\b)",
    "so long": r"\bso (long|many|often)\b",
    "by itself": r"\bby (itself|themselves|himself)\b",
    "anew": r"\banew\b",
    "lets go": r"\b(let|lets|letting) go\b",
    "what came of it": r"\b(came|become|became|becomes) of\b",
    "as far as": r"\bas far as\b(?! possible)",
    "sign of life": r"\bsigns? of life\b",
    "makes up for": r"\bmakes? up for\b",
    "what is meant": r"\bis meant\b(?! to\b)",
    "lest": r"\blest\b",
    "likewise": r"^likewise\b",
    "counts as gone": r"\b(taken|given) for (gone|dead)\b",
    "is away": r"\b(is|are|was|were|while .{1,30}) away\b(?! from)",
    "of use to nobody": r"\b(is|are) no use\b",
    "brings along": r"\bbrings? .{0,40}along\b",
    "what else": r"\bwhat else\b",
    "no more than one": r"\bnot any more\b",
    "mend": r"\bmend(s|ed|ing)?\b",
}
CODE: Final = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
ANY: Final = re.compile("|".join(f"(?:{pattern})" for pattern in PHRASES.values()), re.IGNORECASE | re.MULTILINE)
# The glossary shows what not to write.
GLOSSARY: Final = re.compile(r"\| say \| not \|.*?\n\n", re.DOTALL)
PROSE: Final = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", ".env.example")
# What a docstring begins with: a verb in the imperative or a noun phrase, never a relative clause.
OPENINGS: Final = re.compile(r"(What|How|Who|Where|Tells|Says|Passes)\b")
LOG_METHODS: Final = frozenset({"log", "debug", "info", "warning", "error", "exception"})


def phrases_in(text: str) -> list[str]:
    """Return the refused phrases that a text contains, outside of code."""
    prose = CODE.sub(" ", text)
    if ANY.search(prose) is None:  # as nearly always, so which of them is not looked for
        return []
    return [name for name, pattern in PHRASES.items() if re.search(pattern, prose, re.IGNORECASE | re.MULTILINE)]


@lru_cache(maxsize=1)
def nodes_of(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Return all nodes of a tree, which several of the following look at."""
    return tuple(ast.walk(tree))


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every docstring, those below constants and fields included."""
    for node in nodes_of(tree):
        for statement in getattr(node, "body", None) or [] if not isinstance(node, ast.Lambda | ast.IfExp) else []:
            if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
                continue
            if isinstance(text := statement.value.value, str):
                yield statement.lineno, text


def messages(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every message that is raised, logged or passed to an error."""
    for node in nodes_of(tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield from _texts(node.exc)
        elif isinstance(node, ast.Call) and _logs(node.func):
            yield from _texts(node)


def _logs(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute) or called.attr not in LOG_METHODS:
        return False
    return isinstance(called.value, ast.Name) and called.value.id.endswith("log")


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and " " in part.value:
            yield part.lineno, part.value


def comments(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every comment that has a line of its own."""
    for number, line in enumerate(source.splitlines(), 1):
        if line.lstrip().startswith("# "):
            yield number, line.lstrip(" #")


def product() -> list[Path]:
    """Return the source files of the product."""
    skipped = {"migrations", "tests", "benchmarks"}
    return [path for path in sources(ROOT, ".py") if path.relative_to(ROOT).parts[0] not in skipped]


def problems(path: Path) -> list[str]:
    """Return what is to be rephrased in a source file."""
    source, name = path.read_text(), path.relative_to(ROOT)
    tree = ast.parse(source)
    found = [
        f"{name}:{line}: {', '.join(phrases)}"
        for line, text in (*docstrings(tree), *messages(tree), *comments(source))
        if (phrases := phrases_in(text))
    ]
    return found + [f"{name}:{line}: begins with {text[:20]!r}" for line, text in docstrings(tree) if opens_badly(text)]


def opens_badly(docstring: str) -> bool:
    """Return whether a docstring begins with a relative clause."""
    return OPENINGS.match(docstring.lstrip()) is not None


def test_sources_are_in_plain_english() -> None:
    paths = product()
    assert len(paths) > 500
    assert not [problem for path in paths for problem in problems(path)]


@pytest.mark.more
def test_docstrings_of_tests_and_benchmarks_begin_with_a_verb_or_a_noun() -> None:
    paths = [path for folder in ("tests", "benchmarks") for path in sources(ROOT / folder, ".py")]
    assert len(paths) > 500
    found = [
        (path, text[:20]) for path in paths for _, text in docstrings(ast.parse(path.read_text())) if opens_badly(text)
    ]
    assert not found


def _without_blocks(text: str) -> str:
    """Return a document without its code blocks and the glossary, with the same line numbers."""
    for pattern in (re.compile(r"```.*?```", re.DOTALL), GLOSSARY):
        text = pattern.sub(lambda block: "\n" * block[0].count("\n"), text)
    return text


def test_documents_are_in_plain_english() -> None:
    found = [
        f"{name}:{number}: {', '.join(phrases)}"
        for name in (*PROSE, *DOCUMENTS)
        for number, line in enumerate(_without_blocks((ROOT / name).read_text()).splitlines(), 1)
        if (phrases := phrases_in(line))
    ]
    assert not found


def test_schema_descriptions_are_in_plain_english() -> None:
    sdl = schema.as_str()
    found = [
        f"{' '.join(text.split())[:80]}: {phrases}"
        for text in re.findall(r'"""(.*?)"""', sdl, re.DOTALL)
        if (phrases := phrases_in(text))
    ]
    assert not found


# ---------------------------------------------------------------- and the rules see a violation


@pytest.mark.parametrize(
    "text",
    [
        "The stream goes on behind its cursor.",
        "It is told by one event.",
        "What stands in a config.",
        "Old rows are let go.",
        "A job that runs by itself.",
    ],
)
def test_a_refused_phrase_is_seen(text: str) -> None:
    assert phrases_in(text)


def test_code_is_no_prose() -> None:
    assert not phrases_in("The test `test_it_is_told` and\n```\ngoes on\n```")


def test_messages_comments_and_docstrings_are_read() -> None:
    source = '"""How it is."""\nX = 1\n"""So long it waits."""\n# whoever asks\nraise ValueError("told so")\n'
    tree = ast.parse(source)
    assert [text for _, text in (*docstrings(tree), *messages(tree), *comments(source))] == [
        "How it is.",
        "So long it waits.",
        "told so",
        "whoever asks",
    ]
    assert [text for _, text in docstrings(tree) if opens_badly(text)] == ["How it is."]
