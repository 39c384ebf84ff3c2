"""Three-way merges of JSON values: what both sides changed since they last agreed, and what is kept."""

from dataclasses import dataclass, field
from typing import Final

from json_types import Json


class Absent:
    """The value of a key that an object does not have."""


ABSENT: Final = Absent()


@dataclass(slots=True)
class Merge:
    """The result of a merge: the value, and the paths at which both sides had changed the same thing differently."""

    value: Json
    conflicts: list[tuple[str, ...]] = field(default_factory=list)


def merged(base: "Json | Absent", mine: Json, theirs: Json) -> Merge:
    """Merge two changes of a value; `mine` is kept where they contradict each other.

    Args:
        base: the value before both changes; `ABSENT` if it is not known.
    """
    conflicts: list[tuple[str, ...]] = []
    value = _value(base, mine, theirs, (), conflicts)
    return Merge(None if isinstance(value, Absent) else value, conflicts)


def patched(value: Json, patch: Json) -> Json:
    """Return a value with a merge patch applied (https://www.rfc-editor.org/rfc/rfc7396#section-2)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(value) if isinstance(value, dict) else {}
    for name, part in patch.items():
        if part is None:
            result.pop(name, None)
        else:
            result[name] = patched(result.get(name), part)
    return result


def _value(
    base: "Json | Absent",
    mine: "Json | Absent",
    theirs: "Json | Absent",
    path: tuple[str, ...],
    conflicts: list[tuple[str, ...]],
) -> "Json | Absent":
    if same(mine, theirs) or same(theirs, base):
        return mine
    if same(mine, base):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict):
        before = base if isinstance(base, dict) else {}
        found = {
            name: _value(
                before.get(name, ABSENT),
                mine.get(name, ABSENT),
                theirs.get(name, ABSENT),
                (*path, name),
                conflicts,
            )
            for name in [*mine, *(each for each in theirs if each not in mine)]
        }
        return {name: value for name, value in found.items() if not isinstance(value, Absent)}
    conflicts.append(path)
    return mine


def same(one: "Json | Absent", other: "Json | Absent") -> bool:
    """Return whether two values are equal; 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one is other or (type(one) in (int, float, str) and one == other)
