"""Values and texts of callers as messages show them: JSON, cut, without characters that change how text appears.

Imports nothing of Parley, so that every package can use it, `executor/` too.
"""

import json
import re
from collections.abc import Sequence
from typing import Final

LONGEST_TEXT: Final = 100
CUT: Final = "…"
_MOST_ITEMS: Final = 10
_DEEPEST: Final = 3
_MOST_NAMES: Final = 20
_NAME: Final = re.compile(r"[_A-Za-z]\w{0,99}", re.ASCII)


def as_json(value: object) -> str:
    """Return a value as JSON for a message: what is long or deep is cut; what has no form in JSON is as in Python."""
    return printable(json.dumps(cut(value), ensure_ascii=False, default=repr))


def violation(message: str, instance: object, keyword: str, demanded: object) -> str:
    """Return jsonschema's message about a value that does not match its schema, with the values in it as JSON.

    Args:
        keyword: the keyword of the schema that it violates, and
        demanded: what that has, such as the names of required properties.
    """
    message = message.replace(repr(instance), as_json(instance), 1)
    if keyword in ("enum", "const"):
        return message.replace(repr(demanded), json.dumps(demanded, ensure_ascii=False), 1)
    if keyword in ("required", "type"):
        for name in demanded if isinstance(demanded, list) else [demanded]:
            message = message.replace(repr(name), json.dumps(name, ensure_ascii=False), 1)
    return printable(message)


def written_path(path: Sequence[str | int]) -> str:
    """Return a path such as `input.nodes[0].name`; only its beginning if it is long."""
    written = ""
    for part in path[:_MOST_NAMES]:
        if isinstance(part, int) or (part.isascii() and part.isdecimal()):
            written += f"[{str(part)[:LONGEST_TEXT]}]"
        elif _NAME.fullmatch(part):
            written += f".{part}" if written else part
        else:
            written += f"[{as_json(part)}]"
    return written + (CUT if len(path) > _MOST_NAMES else "")


def printable(text: str) -> str:
    """Return a text with the escapes of JSON for control and format characters, such as U+202E, and other spaces."""
    return text if text.isprintable() else "".join(each if each.isprintable() else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


def cut(value: object, depth: int = 0, *, longest: int = LONGEST_TEXT) -> object:
    """Return a value without what is too long or deep for a message.

    Args:
        depth: the levels around it.
        longest: the characters of a text.
    """
    if isinstance(value, str):
        return value if len(value) <= longest else value[:longest] + CUT
    if isinstance(value, dict):
        if depth == _DEEPEST:
            return {CUT: CUT} if value else {}
        items = list(value.items())[:_MOST_ITEMS]
        return {cut(str(name), longest=longest): cut(item, depth + 1, longest=longest) for name, item in items}
    if isinstance(value, list | tuple):
        if depth == _DEEPEST:
            return [CUT] if value else []
        kept = [cut(item, depth + 1, longest=longest) for item in value[:_MOST_ITEMS]]
        return [*kept, CUT] if len(value) > _MOST_ITEMS else kept
    return value
