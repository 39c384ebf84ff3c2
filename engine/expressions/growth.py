"""A bound on the size of an expression's value: how many times it can contain what is in its scope."""

import math
from collections.abc import Mapping
from typing import Any, Final

import lark

_SMALL: Final = frozenset(
    {"size", "has", "contains", "startsWith", "endsWith", "isText", "all", "exists", "exists_one"}
)
"""Functions and macros whose values are numbers or booleans."""


def growth_of(tree: object) -> float:
    """Return a bound on the size of an expression's value, as a multiple of its scope's; infinite if there is none."""
    return _growth(tree, {})


def _growth(node: object, bound: Mapping[str, float]) -> float:
    """Return the growth of a node.

    Args:
        bound: by name, what a macro's variable contributes; within a macro, other names count as infinite, because they
            are repeated for every item.
    """
    if not isinstance(node, lark.Tree):
        return 0
    kind, children = node.data, node.children
    if kind == "ident":
        return bound.get(str(children[0]), math.inf if bound else 1)
    if kind == "expr" and len(children) == 3:
        return max(_growth(children[1], bound), _growth(children[2], bound))
    if kind in ("relation", "conditionalor", "conditionaland") and len(children) > 1:
        return 0
    if kind == "member_dot":
        return _growth(children[0], bound)
    if kind == "ident_arg":
        return 0 if str(children[0]) in _SMALL else sum(_growth(each, bound) for each in children[1:])
    if kind == "member_dot_arg":
        return _of_method(children, bound)
    return sum(_growth(each, bound) for each in children)


def _of_method(children: list[Any], bound: Mapping[str, float]) -> float:
    name, owner = str(children[1]), _growth(children[0], bound)
    if name in _SMALL:
        return 0
    if name == "filter":
        return owner
    if name != "map":
        return owner + sum(_growth(each, bound) for each in children[2:])
    variable, body = children[2].children
    while isinstance(variable, lark.Tree):
        variable = variable.children[0]
    inside = _growth(body, {**dict.fromkeys(bound, math.inf), str(variable): 1})
    return inside if inside == math.inf else owner * max(inside, 1)
