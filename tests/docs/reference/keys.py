"""The page of the console's keys, which its sources declare with `useKeys`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.docs.reference.markdown import page, table

CONSOLE: Final = Path(__file__).resolve().parents[3] / "web" / "console"
_KEY: Final = re.compile(
    r"""(?:^|[{,\s])(?:'([^']+)'|"([^"]+)"|([A-Za-z0-9]+)):\s*\{\s*label:\s*('[^']+'|"[^"]+")([^{}]*)"""
)
_LISTED: Final = re.compile(r"""\[\s*'([^']+)',\s*('[^']+')(,\s*true)?""")
_PLACE: Final = re.compile(r"label: '(\w+)', path: '[^']+', icon: \w+, key: '(\w)'")
_SHELL: Final = ("Everywhere", "Go to")


def keys_page() -> str:
    """Return the page: the keys of every page first, then those of each."""
    found = _keys()
    order = [*_SHELL, *sorted(found.keys() - set(_SHELL))]
    parts = [f"## {title}\n\n{_table(found[title])}" for title in order if found.get(title)]
    note = (
        "`?` lists the keys of the open page, `Ctrl k` (or `⌘ k`) finds everything else. In a list, `j` and `k` move, "
        "and `Enter` opens. Keys are off while you type, except `Ctrl Enter`, which sends what you write: a message, a "
        "decision or the form of a dialog. Every action is also reachable with `Tab`."
    )
    return page("Keys of the console", "`web/console`", note, *parts)


def _table(keys: dict[str, str]) -> str:
    return table(("key", "action"), [(f"`{key}`", label) for key, label in keys.items()])


def _keys() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"Go to": {f"g {key}": label for label, key in _places()}}
    for path in sorted(CONSOLE.rglob("*.ts*")):
        if "node_modules" in path.parts or ".test." in path.name or path == CONSOLE / "app" / "keys.ts":
            continue
        text = path.read_text()
        for call in _calls(text):
            title = _title(call, path)
            found.setdefault(title, {}).update(_declared(call, text))
    return {title: keys for title, keys in found.items() if keys}


def _places() -> list[tuple[str, str]]:
    return _PLACE.findall((CONSOLE / "app" / "shell" / "navigation.ts").read_text())


def _calls(text: str) -> Iterator[str]:
    """Yield the arguments of each call of `useKeys`."""
    for match in re.finditer(r"(?<!function )\buseKeys\(", text):
        depth, at = 1, match.end()
        while depth and at < len(text):
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        yield text[match.end() : at - 1]


def _title(call: str, path: Path) -> str:
    """Return the title that a call gives, or the page that it is on."""
    given = re.search(r"\},\s*'([^']+)',?\s*$", call)
    return given[1] if given else path.relative_to(CONSOLE).parts[1].capitalize()


def _declared(call: str, text: str) -> dict[str, str]:
    keys = {
        quoted or double or plain: label.strip("'\"")
        for quoted, double, plain, label, rest in _KEY.findall(call)
        if "hidden: true" not in rest
    }
    # Some are listed in a constant beside the call.
    for name in re.findall(r"\b([A-Z]+_KEYS|TILES)\b", text) if "fromEntries" in call else ():
        listed = re.search(rf"const {name}\b[^=]*=\s*\[(.*?)\n\]", text, re.DOTALL)
        rows = _LISTED.findall(listed[1]) if listed else []
        words = "Open {}" if name == "TILES" else "{}"
        keys = {key: words.format(label.strip("'")) for key, label, hidden in rows if not hidden} | keys
    return keys
