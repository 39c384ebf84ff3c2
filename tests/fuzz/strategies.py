"""Texts, JSON values and mutated bytes, from which the subjects build their cases."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from hypothesis import strategies as st

AWKWARD: Final = (
    *(
        "",
        " ",
        "\0",
        "a\0b",
        "\u2028\ufeff\ufffe",
        "\U0001f600",
        "é",
        "\r\n",
        "%00",
        "%",
        "../../etc/passwd",
        "${input.x}",
    ),
    *("-1", "0", "1e999", "NaN", "null", "true", "9" * 30, "x" * 300, "'; DROP TABLE task; --", "<script>", "{{7*7}}"),
    *("tsk_\0", "agt_01", "usr_00000000000000000000000000", "VGFzazox", "\ud83d", "\x7f\x1b[31m"),
)
"""Texts at which parsers, databases and terminals have failed before. One is a lone surrogate."""

texts: Final = st.sampled_from(AWKWARD) | st.text(max_size=20)
"""Any text, with a lone surrogate among them: JSON can escape it."""
plain_texts: Final = texts.map(lambda text: text.encode(errors="replace").decode())
"""Texts without lone surrogates."""
numbers: Final = (
    st.integers(-(2**70), 2**70)
    | st.integers(-3, 3)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from((2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**400, 1e308, 5e-324))
)
scalars: Final = st.none() | st.booleans() | numbers | texts
json_values: Final = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=8
)
"""Any JSON value."""


def objects(names: Sequence[str], values: st.SearchStrategy[Any] = json_values) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects with some of these names, and sometimes others, and any values."""
    return st.dictionaries(st.sampled_from(names) | texts, values, max_size=8)


def changed(examples: Sequence[Any]) -> st.SearchStrategy[Any]:
    """Return the examples, JSON values, and the same with one part of them replaced or removed."""
    whole = st.sampled_from(examples)
    return whole | st.builds(_with_change, whole, st.lists(st.integers(0, 30), min_size=1, max_size=6), json_values)


def _with_change(value: Any, path: list[int], put: Any) -> Any:
    if not path or not isinstance(value, dict | list) or not value:
        return put
    step, *rest = path
    if isinstance(value, list):
        at = step % len(value)
        return [*value[:at], _with_change(value[at], rest, put), *value[at + 1 :]]
    names = list(value)
    name = names[step % len(names)]
    if step == 30:
        return {key: each for key, each in value.items() if key != name}
    return {**value, name: _with_change(value[name], rest, put)}


def encoded(value: Any) -> bytes:
    """Return a value as JSON; lone surrogates are escaped."""
    return json.dumps(value).encode()


def bodies(values: st.SearchStrategy[Any]) -> st.SearchStrategy[bytes]:
    """Return the values as JSON, and texts that are almost JSON."""
    whole = values.map(encoded)
    broken = mutations(whole)
    odd = st.sampled_from(
        (b"", b"{", b"[" * 3_000, b'{"a":' * 3_000, b"\xef\xbb\xbf{}", b"\xff\xfe{\0}\0", b"NaN", b'"\\ud800"', b"[1,]")
    )
    return st.one_of(*[whole] * 6, broken, odd, st.binary(max_size=60))


def mutations(
    originals: st.SearchStrategy[bytes], tokens: Sequence[bytes] = (b"\0", b"{", b'"', b"\xff")
) -> st.SearchStrategy[bytes]:
    """Return bytes with some of them removed, repeated, replaced, moved or inserted.

    Args:
        tokens: what may be inserted.
    """
    places = st.integers(0, 2**16)
    inserted = st.sampled_from(tokens) | st.binary(min_size=1, max_size=4)
    steps = st.tuples(st.sampled_from(_STEPS), places, st.integers(1, 40), inserted)
    return st.builds(_mutated, originals, st.lists(steps, min_size=1, max_size=5))


Step = Callable[[bytes, int, int, bytes], bytes]


def _mutated(original: bytes, steps: list[tuple[Step, int, int, bytes]]) -> bytes:
    for step, place, length, token in steps:
        original = step(original, place % (len(original) + 1), length, token)
    return original


def _remove(text: bytes, at: int, length: int, _token: bytes) -> bytes:
    return text[:at] + text[at + length :]


def _repeat(text: bytes, at: int, length: int, _token: bytes) -> bytes:
    return text[:at] + text[at : at + length] * 20 + text[at + length :]


def _replace(text: bytes, at: int, _length: int, token: bytes) -> bytes:
    return text[:at] + token + text[at + len(token) :]


def _insert(text: bytes, at: int, _length: int, token: bytes) -> bytes:
    return text[:at] + token + text[at:]


def _move(text: bytes, at: int, length: int, _token: bytes) -> bytes:
    return text[at + length :] + text[:at] + text[at : at + length]


def _cut(text: bytes, at: int, _length: int, _token: bytes) -> bytes:
    return text[:at]


_STEPS: Final[tuple[Step, ...]] = (_remove, _repeat, _replace, _insert, _move, _cut)
