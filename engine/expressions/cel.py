"""CEL (https://cel.dev), parsed and evaluated by a maintained library, with bounded cost.

The library offers more than we allow: messages, types, extensions, and errors that quote all data. Allowed here are
data, the operators and functions of `engine.expressions.cel_values`, and CEL's macros over lists.
"""

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final, cast

import lark
from celpy import celtypes
from celpy.celparser import CELParseError, CELParser
from celpy.evaluation import Activation, CELEvalError, Evaluator, celstr

from engine.computing import checkpoint
from engine.expressions.cel_values import FUNCTIONS, from_json, to_json
from json_types import Json
from shown import as_json, printable

MAX_EXPRESSION_LENGTH: Final = 4096
MAX_TREE_DEPTH: Final = 72
MAX_COST: Final = 600_000
BRIEF_COST: Final = 8_000
"""The cost that may be spent in the event loop: some 20 milliseconds."""
MAX_TEXT_LENGTH: Final = 2_097_152
"""The maximum number of characters in a text that an expression produces."""

_STEP_COST: Final = 60
_COMPILING_COST_PER_CHARACTER: Final = 25
_CACHED_PROGRAMS: Final = 512
_CHARACTERS_PER_UNIT: Final = 32

_MACROS: Final = frozenset({"map", "filter", "all", "exists", "exists_one"})
_PARSER: Final = CELParser(tree_class=lark.Tree)
_STRING_LITERALS: Final = frozenset({"STRING_LIT", "MLSTRING_LIT"})
_PASS_THROUGH: Final = frozenset(
    {"expr", "conditionalor", "conditionaland", "relation", "addition", "multiplication", "unary", "member"}
)


class ExpressionError(Exception):
    """An expression does not compile, uses an unknown name, costs too much, or has no value. The message says why."""


# ---------------------------------------------------------------- compiling


class Program:
    """A parsed expression, and the part of its scope that it uses."""

    __slots__ = ("names", "paths", "sole_path", "tree")

    def __init__(self, tree: "lark.Tree[Any]", paths: frozenset[tuple[str, ...]]) -> None:
        self.tree = tree
        self.names = frozenset(path[0] for path in paths)
        self.paths = paths
        """The longest chains of fixed names, e.g. `("nodes", "a", "output")`; only their values are converted."""
        self.sole_path = _path(tree)
        """The chain that is the whole expression, if it is one: its value is looked up without CEL."""


_cached: Final[set[str]] = set()
"""Sources whose programs are certainly in the cache of `compile_expression`."""


@lru_cache(maxsize=_CACHED_PROGRAMS)
def compile_expression(source: str) -> Program:
    """Return an expression ready to be evaluated.

    Raises:
        ExpressionError: it is invalid, too long or nested too deeply.
    """
    if len(source) > MAX_EXPRESSION_LENGTH:
        raise ExpressionError(
            f"An expression is limited to {MAX_EXPRESSION_LENGTH} characters; this has {len(source)}."
        )
    if not source.strip():
        raise ExpressionError("The expression is empty.")
    checkpoint()
    try:
        tree = _PARSER.parse(source)
    except CELParseError as error:
        where = f" at character {error.column}" if error.column and error.column > 0 else ""
        raise ExpressionError(f"{as_json(source)} is not a valid expression: syntax error{where}.") from None
    except RecursionError:
        raise ExpressionError("The expression is nested too deeply.") from None
    if "\\" in source:
        _require_characters(tree)
    program = _analyse(_flatten(tree))
    if len(_cached) >= _CACHED_PROGRAMS:
        _cached.clear()
    _cached.add(source)
    return program


def _require_characters(tree: "lark.Tree[Any]") -> None:
    """Require escapes that denote characters: the library accepts those of lone surrogates, which no text can contain.

    Raises:
        ExpressionError: a string literal has one that denotes none.
    """
    children = (child for part in tree.iter_subtrees() for child in part.children)  # of any depth, without recursion
    for literal in children:
        if not (isinstance(literal, lark.Token) and literal.type in _STRING_LITERALS):
            continue
        try:
            celstr(literal).encode()
        except ValueError:  # UnicodeEncodeError is one
            message = f"The string {as_json(literal)} has an escape that denotes no Unicode character."
            raise ExpressionError(message) from None


def _flatten(tree: "lark.Tree[Any]") -> "lark.Tree[Any]":
    """Return the tree without the levels that only pass a value on: evaluation is faster, and depth is meaningful."""
    order: list[lark.Tree[Any]] = []
    pending = [tree]
    while pending:
        node = pending.pop()
        order.append(node)
        pending.extend(child for child in node.children if isinstance(child, lark.Tree))
    depth: dict[int, int] = {}
    for node in reversed(order):
        node.children = [_unwrap(child) for child in node.children]
        depths = [depth[id(child)] for child in node.children if isinstance(child, lark.Tree)]
        depth[id(node)] = 1 + max(depths, default=0)
        if depth[id(node)] > MAX_TREE_DEPTH:
            raise ExpressionError("The expression is nested too deeply, or has too many parts in a chain.")
    flat: lark.Tree[Any] = _unwrap(tree)
    return flat


def _unwrap(child: Any) -> Any:
    while isinstance(child, lark.Tree) and child.data in _PASS_THROUGH and len(child.children) == 1:
        if not isinstance(child.children[0], lark.Tree):
            break
        child = child.children[0]
    return child


def _analyse(tree: "lark.Tree[Any]") -> Program:
    paths: set[tuple[str, ...]] = set()

    def walk(node: object, bound: frozenset[str]) -> None:
        if not isinstance(node, lark.Tree):
            return
        if (path := _path(node)) is not None and path[0] not in bound:
            paths.add(path)
            return
        _reject_unsupported(node)
        if node.data == "member_dot_arg" and str(node.children[1]) in _MACROS:
            variable, inner = _macro(node)
            walk(node.children[0], bound)
            walk(inner, bound | {variable})
            return
        for child in node.children:
            walk(child, bound)

    walk(tree, frozenset())
    return Program(tree, frozenset(paths))


def _path(node: "lark.Tree[Any]") -> tuple[str, ...] | None:
    """Return the names of a chain such as `nodes.a.output` or `nodes["a"].output`, or None."""
    names: list[str] = []
    while True:
        if node.data == "member_dot":
            names.append(str(node.children[1]))
        elif node.data == "member_index" and (key := _literal_key(node.children[1])) is not None:
            names.append(key)
        elif node.data == "primary" and isinstance(node.children[0], lark.Tree) and node.children[0].data == "ident":
            names.append(str(node.children[0].children[0]))
            return tuple(reversed(names))
        else:
            return None
        node = cast("lark.Tree[Any]", node.children[0])


def _literal_key(node: object) -> str | None:
    """Return the text of a string literal without escapes, or None."""
    while isinstance(node, lark.Tree) and len(node.children) == 1:
        node = node.children[0]
    text = str(node)
    if isinstance(node, lark.Token) and node.type == "STRING_LIT" and text[0] in "'\"" and "\\" not in text:
        return text[1:-1]
    return None


def _macro(node: "lark.Tree[Any]") -> tuple[str, object]:
    """Return the variable and the body of a macro."""
    arguments = node.children[2].children if len(node.children) == 3 else []
    if len(arguments) == 2 and (path := _path(arguments[0])) is not None and len(path) == 1:
        return path[0], arguments[1]
    raise ExpressionError(f"{node.children[1]} takes a name and an expression, e.g. list.{node.children[1]}(x, x > 1).")


def _reject_unsupported(node: "lark.Tree[Any]") -> None:
    """Refuse what the library has beyond data and the functions of CEL: types, messages, extensions."""
    kind = node.data
    if kind in ("dot_ident", "dot_ident_arg", "member_object"):
        raise ExpressionError("Names that begin with a dot, and messages, are not supported.")
    if kind not in ("ident_arg", "member_dot_arg"):
        return
    name = str(node.children[0 if kind == "ident_arg" else 1])
    if kind == "ident_arg" and name == "has":
        arguments = node.children[1].children if len(node.children) == 2 else []
        if len(arguments) != 1 or arguments[0].data not in ("member_dot", "member_index"):
            raise ExpressionError("has takes one field, e.g. has(input.name).")
    elif name not in FUNCTIONS and not (kind == "member_dot_arg" and name in _MACROS):
        raise ExpressionError(f"There is no function {as_json(name)}.")


# ---------------------------------------------------------------- evaluating


class TooCostly(ExpressionError):
    """An expression costs more than its budget allows."""


class TakesLong(Exception):
    """The expressions of a `brief` block cost more than it allows; they must be evaluated in a thread instead."""


class _Spent(Exception):
    """The budget is spent. Passes through the evaluator, which catches most other errors."""


_brief: ContextVar[list[int] | None] = ContextVar("brief", default=None)


@contextlib.contextmanager
def brief() -> Iterator[None]:
    """Limit the cost of all expressions of the block to what may be spent in the event loop.

    Raises:
        TakesLong: they cost more.
    """
    token = _brief.set([BRIEF_COST])
    try:
        yield
    finally:
        _brief.reset(token)


class Budget:
    """The cost that the expressions of one value may have in total."""

    __slots__ = ("_brief", "left")

    def __init__(self, limit: int = MAX_COST) -> None:
        self.left = limit
        self._brief = _brief.get()

    def spend(self, units: int) -> None:
        """Spend a part of the budget, and abort the evaluation if it is exceeded."""
        self.left -= units
        if self.left < 0:
            raise _Spent
        self._spend_briefly(units)

    def spend_on_compiling(self, source: str) -> None:
        """Count what compiling takes, which is part of no budget but must not keep the event loop either."""
        if source not in _cached:
            self._spend_briefly(len(source) * _COMPILING_COST_PER_CHARACTER)

    def _spend_briefly(self, units: int) -> None:
        if self._brief is None:
            checkpoint()
            return
        self._brief[0] -= units
        if self._brief[0] < 0:
            raise TakesLong


class _Bounded(Evaluator):
    """The library's evaluator, counting every step and the size of every step's value.

    Its variables are a plain dictionary; the library copies its own for every iteration of a macro.
    """

    def __init__(
        self, ast: "lark.Tree[Any]", activation: Activation, budget: Budget, variables: Mapping[str, object]
    ) -> None:
        super().__init__(ast, activation)
        self._budget = budget
        self._outer = variables
        self._variables = variables

    def sub_evaluator(self, ast: "lark.Tree[Any]") -> "_Bounded":
        return _Bounded(ast, self.activation, self._budget, self._variables)

    def set_activation(self, values: Mapping[str, object]) -> "_Bounded":
        self._variables = {**self._outer, **values}
        return self

    def ident_value(self, name: str, root_scope: bool = False) -> Any:
        return self._variables[name]

    def visit(self, tree: "lark.Tree[Any]") -> object:
        self._budget.spend(_STEP_COST)
        value = super().visit(tree)
        self._budget.spend(_weight(value))
        return value


def _weight(value: Any) -> int:
    """Return the approximate cost of going through a value once."""
    if isinstance(value, str | bytes):
        if len(value) > MAX_TEXT_LENGTH:
            raise _Spent
        return len(value) // _CHARACTERS_PER_UNIT
    if isinstance(value, celtypes.ListType | celtypes.MapType):
        known: int | None = getattr(value, "weight", None)
        if known is None:
            items = value.values() if isinstance(value, celtypes.MapType) else value
            known = sum(1 + _weight(item) for item in items)
            cast(Any, value).weight = known
        return known
    return 0


def evaluate(source: str, scope: Mapping[str, Json], budget: Budget) -> Json:
    """Return the value of an expression over the names in `scope`.

    Raises:
        ExpressionError: it has no value.
        TooCostly: it costs more than is left of the budget.
    """
    budget.spend_on_compiling(source)
    program = compile_expression(source)
    try:
        budget.spend(_STEP_COST)
        if program.sole_path is not None:
            return _look_up(program.sole_path, scope, source)
        variables = {name: from_json(value, budget.spend) for name, value in _prune(program.paths, scope).items()}
        if unknown := program.names - variables.keys():
            raise ExpressionError(f"The name {as_json(min(unknown))} is not defined here.")
        evaluator = _Bounded(program.tree, Activation(functions=FUNCTIONS), budget, variables)
        return to_json(evaluator.evaluate(), budget.spend)
    except CELEvalError as error:
        raise ExpressionError(f"{as_json(source)} has no value: {_reason(error)}.") from None
    except _Spent:
        raise TooCostly(f"{as_json(source)} costs too much: it processes too much data.") from None
    except RecursionError:
        raise ExpressionError(f"{as_json(source)} is nested too deeply.") from None
    except (ValueError, TypeError, ArithmeticError, KeyError, IndexError, AttributeError) as error:
        raise ExpressionError(f"{as_json(source)} has no value: {printable(str(error))[:200]}.") from None


def _look_up(path: tuple[str, ...], scope: Mapping[str, Json], source: str) -> Json:
    value: Json = cast(Json, scope)
    for name in path:
        if not isinstance(value, Mapping) or name not in value:
            raise ExpressionError(f"{as_json(source)} has no value: there is no {as_json(name)}.")
        value = value[name]
    return value


def _prune(paths: frozenset[tuple[str, ...]], scope: Mapping[str, Json]) -> dict[str, Json]:
    """Return the part of the scope that is on the paths: outputs of other nodes may be large."""
    pruned: dict[str, Json] = {}
    for path in sorted(paths):
        source: Json | Mapping[str, Json] = scope
        target: dict[str, Json] = pruned
        for depth, name in enumerate(path):
            if not isinstance(source, Mapping) or name not in source:
                break
            source = source[name]
            if depth == len(path) - 1 or not isinstance(source, dict):
                target[name] = source
                break
            following = target.setdefault(name, {})
            if following is source or not isinstance(following, dict):
                break  # a shorter path has included all of it
            target = following
    return pruned


def _reason(error: CELEvalError) -> str:
    """Return the library's error in our words: its own quote its classes, and data at length."""
    text = printable(str(error.args[0])) if error.args else ""
    if "no such member in mapping" in text or "no such key" in text:
        return f"there is no {text.partition(':')[2].strip() or 'such key'}"
    if "does not support field selection" in text:
        return "only a map has fields"
    if "no matching overload" in text or "no such overload" in text:
        return "the types of its values are incompatible"
    if "divide by zero" in text:
        return "it divides by zero"
    if "invalid_argument" in text:
        return "the list has no such index"
    return "a value is too large or unsuitable" if "overflow" in text else text[:200] or "it failed"
