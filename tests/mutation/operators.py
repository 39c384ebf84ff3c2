"""The mutation operators: each makes one small change to the syntax tree of a product file.

A mutant is something that a person could have written by mistake and that a test of the area should notice. Left out is
what such a test should not notice: texts of messages and the `field` of errors, log lines, type annotations, asserts,
columns (`tests/databases/test_schemas.py` compares them with the migrations), and row locks, which SQLite does not
have.
"""

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

ROOT: Final = Path(__file__).resolve().parent.parent.parent

Variant: TypeAlias = tuple[str, ast.AST, str]
"""The name of an operator, the node that it puts in place of the original, and the change in words if it is long."""
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_BOUNDARIES: Final[Mapping[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_OPPOSITES: Final[Mapping[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_LOGGERS: Final = frozenset({"log", "_log", "logger", "_logger", "logging"})
_IGNORED_KEYWORDS: Final = frozenset({"field", "lock", "columns"})
_ROWS: Final = frozenset({"filter", "where", "where_in", "exclude", "order_by", "search"})


@dataclass(frozen=True)
class Mutant:
    """One change to one file, identified by `id`, which does not change if other lines of the file do."""

    id: str
    file: str
    function: str
    first_line: int
    """The first line of the statement."""
    last_line: int
    operator: str
    site: int
    variant: int
    hot: bool
    """Whether the change is within the body of a function, so that it can be put into a running process."""


@dataclass
class _Site:
    node: ast.AST
    parent: ast.AST
    function: str
    statement: int
    hot: bool
    replace: Callable[[ast.AST], None] = field(repr=False)


def mutants(file: str, *, only: frozenset[str] | None = None) -> list[Mutant]:
    """Return all mutants of a file, whose path is relative to the repository.

    Args:
        only: the names of the operators to use; all if None.
    """
    tree = _parsed(file)
    found: list[Mutant] = []
    seen: Counter[str] = Counter()
    for index, site in enumerate(_sites(tree)):
        for variant, (operator, replacement, words) in enumerate(_variants(site)):
            if only is not None and operator not in only:
                continue
            change = words or f"{_text(site.node)} -> {_text(replacement)}"
            name = f"{file}::{site.function} {operator}: {change}"
            seen[name] += 1
            id = name if seen[name] == 1 else f"{name} #{seen[name]}"
            last = site.node.end_lineno  # type: ignore[attr-defined]
            found.append(Mutant(id, file, site.function, site.statement, last, operator, index, variant, site.hot))
    return found


def mutated(mutant: Mutant) -> ast.Module:
    """Return the syntax tree of the mutant's file with its change, whose lines are those of the original."""
    tree = _parsed(mutant.file)
    site = list(_sites(tree))[mutant.site]
    _, replacement, _ = list(_variants(site))[mutant.variant]
    ast.copy_location(replacement, site.node)
    site.replace(replacement)
    return ast.fix_missing_locations(tree)


def _parsed(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text())


def _text(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 160 else f"{text[:100]} … {text[-57:]}"


# ---------------------------------------------------------------- where


def _sites(tree: ast.Module) -> Iterator[_Site]:
    yield from _children(tree, "<module>", 1, hot=False)


def _children(parent: ast.AST, function: str, statement: int, *, hot: bool) -> Iterator[_Site]:
    for name, value in ast.iter_fields(parent):
        if _is_skipped(parent, name):
            continue
        inside = hot or (isinstance(parent, Function) and name == "body")
        for index, node in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(node, ast.AST) or not hasattr(node, "lineno") or _is_left_out(node):
                continue
            line: int = node.lineno if isinstance(node, ast.stmt) else statement
            replace = _replacer(parent, name, index if isinstance(value, list) else None)
            yield _Site(node, parent, function, line, inside, replace)
            yield from _children(node, _named(node, function), line, hot=inside)


def _named(node: ast.AST, function: str) -> str:
    if not isinstance(node, Function | ast.ClassDef):
        return function
    return node.name if function == "<module>" else f"{function}.{node.name}"


def _replacer(parent: ast.AST, name: str, index: int | None) -> Callable[[ast.AST], None]:
    def replace(node: ast.AST) -> None:
        if index is None:
            setattr(parent, name, node)
        else:
            getattr(parent, name)[index] = node

    return replace


def _is_skipped(parent: ast.AST, name: str) -> bool:
    """Return whether a part of a node is not mutated, such as a type."""
    if isinstance(parent, ast.Call) and name == "args":
        return _callee(parent) in {"cast", "TypeVar"}
    return name in {"annotation", "returns", "decorator_list", "bases", "targets", "target", "func"} and not (
        name == "func" and isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute)
    )


def _is_left_out(node: ast.AST) -> bool:
    """Return whether a node and all below it are not mutated."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.JoinedStr():
            return True
        case ast.ClassDef(name="Meta"):
            return True
        case ast.Expr(value=ast.Constant()):  # a docstring
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
            return owner in _LOGGERS or owner == "fields" or (owner, name) == ("re", "compile")
        case ast.Call(func=ast.Name(id="Index" | "TypeVar" | "Meta")):
            return True
        case ast.Expr(value=ast.Call() as call):
            return _is_left_out(call)
        case ast.keyword(arg=name):
            return name in _IGNORED_KEYWORDS
        case _:
            return False


# ---------------------------------------------------------------- what


def _variants(site: _Site) -> Iterator[Variant]:
    node, parent = site.node, site.parent
    yield from _of_conditions(node, parent)
    yield from _of_statements(node)
    yield from _of_values(node, parent)
    if isinstance(node, ast.Call):
        yield from _of_rows(node)
        yield from _of_keywords(node)


def _of_conditions(node: ast.AST, parent: ast.AST) -> Iterator[Variant]:
    match node:
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                for table, name in ((_BOUNDARIES, "boundary"), (_OPPOSITES, "comparison")):
                    if type(operator) in table:
                        ops = [*node.ops[:index], table[type(operator)](), *node.ops[index + 1 :]]
                        yield name, ast.Compare(node.left, ops, node.comparators), ""
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and/or", ast.BoolOp(other, node.values), ""
            for index in range(len(node.values)):
                rest = [*node.values[:index], *node.values[index + 1 :]]
                yield "operand", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest), ""
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node.operand, ""
    if _is_condition(node, parent) and not _is_negated_otherwise(node):
        assert isinstance(node, ast.expr)
        yield "condition", ast.UnaryOp(ast.Not(), node), ""
    if isinstance(parent, ast.comprehension) and isinstance(node, ast.expr) and node in parent.ifs:
        yield "condition", ast.Constant(True), ""


def _is_condition(node: ast.AST, parent: ast.AST) -> bool:
    if isinstance(parent, ast.If | ast.IfExp | ast.While):
        return node is parent.test
    return isinstance(parent, ast.comprehension) and node in parent.ifs


def _is_negated_otherwise(node: ast.AST) -> bool:
    if isinstance(node, ast.Compare):
        return len(node.ops) == 1 and type(node.ops[0]) in _OPPOSITES
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _of_statements(node: ast.AST) -> Iterator[Variant]:
    match node:
        case ast.Raise():
            yield "raise", ast.Pass(), ""
        case ast.Expr(value=ast.Call() | ast.Await(value=ast.Call())):
            yield "call", ast.Pass(), ""
        case ast.Assign(targets=[ast.Attribute()]) | ast.AugAssign(target=ast.Attribute()):
            yield "assignment", ast.Pass(), ""
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield "return", ast.Return(ast.Constant(None)), ""
        case ast.Break():
            yield "loop", ast.Continue(), ""
        case ast.Continue():
            yield "loop", ast.Break(), ""


def _of_values(node: ast.AST, parent: ast.AST) -> Iterator[Variant]:
    match node:
        case ast.Constant(value=bool() as value):
            yield "constant", ast.Constant(not value), ""
        case ast.Constant(value=int() | float() as number):
            yield "constant", ast.Constant(number + 1), ""
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if name in _enums().get(owner, ()):
            members = _enums()[owner]
            other = members[(members.index(name) + 1) % len(members)]
            yield "member", ast.Attribute(ast.Name(owner, ast.Load()), other, ast.Load()), ""
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.BitOr() | ast.BitAnd()) if not _is_text(node):
            yield "arithmetic", left, ""
        case ast.Set(elts=items) | ast.List(elts=items) | ast.Tuple(elts=items) if len(items) > 1:
            if isinstance(getattr(node, "ctx", None), ast.Store) or isinstance(parent, ast.Subscript):
                return
            for index in range(len(items)):
                rest = [*items[:index], *items[index + 1 :]]
                smaller = ast.Set(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())
                yield "item", smaller, f"without {_text(items[index])}"
        case ast.Dict(keys=keys, values=values) if len(keys) > 1:
            for index in range(len(keys)):
                fewer = ast.Dict([*keys[:index], *keys[index + 1 :]], [*values[:index], *values[index + 1 :]])
                yield "item", fewer, f"without {_text(keys[index] or values[index])}"


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(isinstance(side, ast.JoinedStr) or _is_string(side) for side in sides)


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _of_rows(node: ast.Call) -> Iterator[Variant]:
    """Remove a restriction of a query: a filter, or the one by tenant."""
    match node:
        case ast.Call(func=ast.Name(id="visible" | "visible_query" | "get_visible" | "find_visible" as name)):
            module = ast.Call(ast.Name("__import__", ast.Load()), [ast.Constant("tests.mutation.anywhere")], [])
            anywhere = _attribute(_attribute(_attribute(module, "mutation"), "anywhere"), name)
            yield "tenant", ast.Call(anywhere, node.args, node.keywords), f"{_text(node)} in any organization"
        case ast.Call(func=ast.Attribute(value=rows, attr=name)) if name in _ROWS:
            arguments = [*node.args, *node.keywords]
            if name not in {"filter", "exclude"} or len(arguments) == 1:
                yield _restriction(arguments), rows, ""
                return
            for argument in arguments:
                args = [each for each in node.args if each is not argument]
                keywords = [each for each in node.keywords if each is not argument]
                removed = f"without {_text(argument)}"
                yield _restriction([argument]), ast.Call(node.func, args, keywords), removed


def _restriction(arguments: Sequence[ast.AST]) -> str:
    return "tenant" if any("organization_id" in ast.unparse(each) for each in arguments) else "filter"


def _attribute(owner: ast.expr, name: str) -> ast.Attribute:
    return ast.Attribute(owner, name, ast.Load())


def _of_keywords(node: ast.Call) -> Iterator[Variant]:
    """Remove a keyword argument that has a default."""
    optional = _defaults().get(_callee(node), frozenset())
    for argument in node.keywords:
        if argument.arg in optional and argument.arg not in _IGNORED_KEYWORDS:
            keywords = [each for each in node.keywords if each is not argument]
            yield "keyword", ast.Call(node.func, node.args, keywords), ""


def _callee(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


# ---------------------------------------------------------------- what the product defines


@cache
def _product() -> list[ast.Module]:
    folders = ("auth", "connectors", "context", "engine", "models", "resolvers", "schema", "storage", "subscriptions")
    return [ast.parse(path.read_text()) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@cache
def _enums() -> Mapping[str, list[str]]:
    """Return the members of each enum by its name."""
    return {
        node.name: members
        for tree in _product()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases)
        if len(members := [_target(each) for each in node.body if isinstance(each, ast.Assign)]) > 1
    }


def _target(node: ast.Assign) -> str:
    return ast.unparse(node.targets[0])


@cache
def _defaults() -> Mapping[str, frozenset[str]]:
    """Return, by the name of a function, its parameters with a default in every function of that name."""
    found: dict[str, frozenset[str]] = {}
    for tree in _product():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                optional = _optional(node.args)
                found[node.name] = found[node.name] & optional if node.name in found else optional
    return found


def _optional(arguments: ast.arguments) -> frozenset[str]:
    positional = [*arguments.posonlyargs, *arguments.args]
    named = positional[len(positional) - len(arguments.defaults) :]
    named += [each for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if default]
    return frozenset(each.arg for each in named)
