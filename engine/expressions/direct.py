"""Expressions compiled to functions on JSON values: for endpoints, which evaluate some in every request.

The evaluator of `engine.expressions.cel` converts all data to CEL's types and back, which takes several times as long
as an operation whose result is reshaped. What is compiled here is the part of CEL that means the same on JSON's own
types. Whatever has no value, might differ, or takes long is left to the evaluator: an expression has no effects, so
evaluating it again is safe, and errors are the evaluator's. An operand that is not needed, as in `false && x`, is not
evaluated here; in the evaluator, some of its errors matter. An integer beyond 64 bits that is only passed on is exact.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, NoReturn

import lark
import orjson
from celpy.evaluation import celstr

from engine.expressions.cel import compile_expression
from engine.expressions.growth import growth_of
from engine.expressions.reshaping import ON_JSON
from json_types import Json

MOST_STEPS: Final = 60_000
"""Some 20 milliseconds in the event loop."""

MOST_GROWTH: Final = 8
"""The factor by which a value may be larger than the scope without being measured before it is encoded."""

_NULL: Final = rb"\u0000"
_CHARACTERS_PER_STEP: Final = 64
_CACHED: Final = 512
_INT: Final = range(-(2**63), 2**63)
_DIGITS: Final = frozenset("0123456789")

_Scope = dict[str, Any]
"""The names of an expression and their values, and under the empty name the steps that are left, in a list."""
_Function = Callable[[_Scope], Any]
_Tree = lark.Tree[Any]


class Indirect(Exception):
    """The expression must be evaluated by `engine.expressions.cel`."""


def evaluate_directly(source: str, scope: Mapping[str, Json]) -> Json:
    """Return the value of an expression over the names in `scope`. Parts of it may be parts of the scope.

    Raises:
        Indirect: it is not one of those that are compiled, has no value, or takes long.
        ExpressionError: it is invalid.
    """
    value, left, _ = _evaluate(source, scope)
    _measure(value, left)
    return value


def encode_directly(source: str, scope: Mapping[str, Json]) -> bytes:
    """Return the same value as JSON.

    Raises:
        Indirect, ExpressionError: see `evaluate_directly`.
    """
    value, left, growth = _evaluate(source, scope)
    if growth > MOST_GROWTH:
        _measure(value, left)
    try:
        encoded = orjson.dumps(value)
    except TypeError:
        raise Indirect from None
    if _NULL in encoded:
        raise Indirect
    return encoded


def _evaluate(source: str, scope: Mapping[str, Json]) -> tuple[Json, list[int], float]:
    """Return the value of an expression, the steps that are left, and its growth."""
    compiled = _compiled(source)
    if compiled is None:
        raise Indirect
    left = [MOST_STEPS - compiled.steps]
    try:
        return compiled.function({**scope, "": left}), left, compiled.growth
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError):
        raise Indirect from None


class _Compiled(NamedTuple):
    """An expression as a function, the steps it takes without what its macros repeat, and its growth."""

    function: _Function
    steps: int
    growth: float


@lru_cache(maxsize=_CACHED)
def _compiled(source: str) -> _Compiled | None:
    tree = compile_expression(source).tree
    try:
        return _Compiled(*_compile(tree), growth_of(tree))
    except Indirect:
        return None


def _measure(value: Json, left: list[int]) -> None:
    """Require a value whose size is within the steps that are left, and that can be stored."""
    pending, steps = [value], left[0]
    while pending:
        each = pending.pop()
        steps -= 1
        if isinstance(each, str):
            steps -= len(each) // _CHARACTERS_PER_STEP
            if "\0" in each:
                raise Indirect
        elif isinstance(each, dict):
            pending += each.values()
        elif isinstance(each, list):
            pending += each
        if steps < 0:
            raise Indirect


def _unclear(*_: object) -> NoReturn:
    raise Indirect


def _spend(scope: _Scope, steps: int) -> None:
    left = scope[""]
    left[0] -= steps
    if left[0] < 0:
        raise Indirect


# ---------------------------------------------------------------- compiling


def _compile(node: object) -> tuple[_Function, int]:
    """Return a node as a function, and its steps.

    Raises:
        Indirect: it is not one of the kinds that are compiled.
    """
    if not isinstance(node, lark.Tree):
        _unclear()
    compiler = _COMPILERS.get(node.data)
    if compiler is None:
        _unclear()
    return compiler(node)


def _all(nodes: Sequence[object]) -> tuple[list[_Function], int]:
    compiled = [_compile(node) for node in nodes]
    return [function for function, _ in compiled], 1 + sum(steps for _, steps in compiled)


def _passed_on(node: _Tree) -> tuple[_Function, int]:
    if len(node.children) != 1:
        _unclear()
    return _compile(node.children[0])


def _ternary(node: _Tree) -> tuple[_Function, int]:
    if len(node.children) == 1:
        return _compile(node.children[0])
    (condition, yes, no), steps = _all(node.children)

    def value(scope: _Scope) -> object:
        chosen = condition(scope)
        return yes(scope) if chosen is True else no(scope) if chosen is False else _unclear()

    return value, steps


def _and(node: _Tree) -> tuple[_Function, int]:
    if len(node.children) == 1:
        return _compile(node.children[0])
    (left, right), steps = _all(node.children)

    def value(scope: _Scope) -> object:
        return _boolean(left(scope)) and _boolean(right(scope))

    return value, steps


def _or(node: _Tree) -> tuple[_Function, int]:
    if len(node.children) == 1:
        return _compile(node.children[0])
    (left, right), steps = _all(node.children)

    def value(scope: _Scope) -> object:
        return _boolean(left(scope)) or _boolean(right(scope))

    return value, steps


def _boolean(value: object) -> bool:
    return value if value is True or value is False else _unclear()


def _binary(node: _Tree) -> tuple[_Function, int]:
    """Compile a relation, an addition or a multiplication: the first child names the operator and has the left side."""
    if len(node.children) == 1:
        return _compile(node.children[0])
    operator = _OPERATORS.get(node.children[0].data)
    if operator is None:
        _unclear()
    (left, right), steps = _all([*node.children[0].children, node.children[1]])
    return lambda scope: operator(left(scope), right(scope), scope), steps


def _unary(node: _Tree) -> tuple[_Function, int]:
    if len(node.children) == 1:
        return _compile(node.children[0])
    if node.children[0].data != "unary_not":
        _unclear()
    value, steps = _compile(node.children[1])
    return lambda scope: not _boolean(value(scope)), steps + 1


def _dot(node: _Tree) -> tuple[_Function, int]:
    owner, steps = _compile(node.children[0])
    name = str(node.children[1])

    def value(scope: _Scope) -> object:
        found = owner(scope)
        return found[name] if found.__class__ is dict else _unclear()

    return value, steps + 1


def _index(node: _Tree) -> tuple[_Function, int]:
    (owner, index), steps = _all(node.children)

    def value(scope: _Scope) -> object:
        found, at = owner(scope), index(scope)
        if found.__class__ is dict and at.__class__ is str:
            return found[at]
        return found[at] if found.__class__ is list and at.__class__ is int and at >= 0 else _unclear()

    return value, steps


def _ident(node: _Tree) -> tuple[_Function, int]:
    name = str(node.children[0])
    return lambda scope: scope[name], 1


def _list(node: _Tree) -> tuple[_Function, int]:
    items, steps = _all(node.children[0].children if node.children else [])
    return lambda scope: [item(scope) for item in items], steps


def _map(node: _Tree) -> tuple[_Function, int]:
    parts, steps = _all(node.children[0].children if node.children else [])
    pairs = list(zip(parts[::2], parts[1::2], strict=True))

    def value(scope: _Scope) -> object:
        made = {key(scope): item(scope) for key, item in pairs}
        return made if len(made) == len(pairs) and all(key.__class__ is str for key in made) else _unclear()

    return value, steps


def _literal(node: _Tree) -> tuple[_Function, int]:
    token = node.children[0]
    if not isinstance(token, lark.Token):
        _unclear()
    if token.type in ("STRING_LIT", "MLSTRING_LIT"):
        value: object = str(celstr(token))
    elif token.type == "INT_LIT" and _DIGITS.issuperset(token.value) and int(token.value) in _INT:
        value = int(token.value)
    elif token.type == "FLOAT_LIT":
        value = float(token.value)
    elif token.type in ("BOOL_LIT", "NULL_LIT"):
        value = {"true": True, "false": False, "null": None}[token.value]
    else:
        _unclear()
    return lambda scope: value, 1


def _call(node: _Tree) -> tuple[_Function, int]:
    """Compile a call such as `merge(a, b)`, or the macro `has(a.b)`."""
    name = str(node.children[0])
    arguments = node.children[1].children if len(node.children) == 2 and node.children[1] is not None else []
    return _has(arguments[0]) if name == "has" else _applied(name, arguments)


def _method(node: _Tree) -> tuple[_Function, int]:
    """Compile a call such as `a.size()`, or a macro over a list such as `a.map(x, x.id)`."""
    owner, name = node.children[0], str(node.children[1])
    arguments = node.children[2].children if len(node.children) == 3 and node.children[2] is not None else []
    if name not in _MACROS:
        return _applied(name, [owner, *arguments])
    variable, body = arguments
    while isinstance(variable, lark.Tree):
        variable = variable.children[0]
    return _macro(owner, name, str(variable), body)


def _applied(name: str, arguments: Sequence[object]) -> tuple[_Function, int]:
    function = _FUNCTIONS.get(name)
    if function is None:
        _unclear()
    functions, steps = _all(arguments)

    def value(scope: _Scope) -> object:
        given = [each(scope) for each in functions]
        _spend(scope, sum(len(each) for each in given if each.__class__ in (dict, list)))
        return function(*given)

    return value, steps


def _has(node: _Tree) -> tuple[_Function, int]:
    if node.data != "member_dot":
        _unclear()
    owner, steps = _compile(node.children[0])
    name = str(node.children[1])

    def value(scope: _Scope) -> object:
        try:
            found = owner(scope)
        except KeyError:
            return False
        return name in found if found.__class__ is dict else _unclear()

    return value, steps + 1


def _macro(owner: _Tree, name: str, variable: str, body: object) -> tuple[_Function, int]:
    items, steps = _compile(owner)
    each_value, each_steps = _compile(body)
    run = _MACROS[name]

    def value(scope: _Scope) -> object:
        found = items(scope)
        if found.__class__ is not list:
            _unclear()
        _spend(scope, len(found) * each_steps)
        inner = dict(scope)

        def of(item: object) -> object:
            inner[variable] = item
            return each_value(inner)

        return run(of, found)

    return value, steps + 1


_MACROS: Final[Mapping[str, Callable[[Callable[[Any], Any], list[Any]], Any]]] = {
    "map": lambda of, items: [of(item) for item in items],
    "filter": lambda of, items: [item for item in items if _boolean(of(item))],
    "all": lambda of, items: all(_boolean(of(item)) for item in items),
    "exists": lambda of, items: any(_boolean(of(item)) for item in items),
}


# ---------------------------------------------------------------- operators and functions


def _equal(left: object, right: object, _: _Scope | None = None) -> bool:
    """Compare two plain values as CEL does: those of different types differ, but 1 equals 1.0."""
    kind, other = left.__class__, right.__class__
    if kind in (dict, list) and other in (dict, list):
        _unclear()
    if kind in _NUMBERS and other in _NUMBERS:
        _require_exact(left, right)
        return bool(left == right)
    return kind is other and bool(left == right)


def _different(left: object, right: object, _: _Scope) -> bool:
    return not _equal(left, right)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any, _Scope], bool]:
    def ordered(left: Any, right: Any, _: _Scope) -> bool:
        if left.__class__ in _NUMBERS and right.__class__ in _NUMBERS:
            _require_exact(left, right)
        elif left.__class__ is not str or right.__class__ is not str:
            _unclear()
        return compare(left, right)

    return ordered


def _in(item: object, container: object, scope: _Scope) -> bool:
    if container.__class__ is dict:
        return item in container if item.__class__ is str else _unclear()
    if container.__class__ is not list:
        _unclear()
    _spend(scope, len(container))
    return any(_equal(item, each) for each in container)


def _plus(left: Any, right: Any, scope: _Scope) -> Any:
    kind = left.__class__
    if kind is not right.__class__:
        _unclear()
    if kind in (str, list):
        _spend(scope, 1 + (len(left) + len(right)) // (1 if kind is list else _CHARACTERS_PER_STEP))
        return left + right
    return _within(left + right) if kind is int else _unclear()


def _minus(left: Any, right: Any, _: _Scope) -> Any:
    return _within(left - right) if left.__class__ is int and right.__class__ is int else _unclear()


def _times(left: object, right: object, _: _Scope) -> object:
    return _within(left * right) if left.__class__ is int and right.__class__ is int else _unclear()


def _within(number: int) -> int:
    return number if number in _INT else _unclear()


def _require_exact(*numbers: object) -> None:
    """Require that integers have 64 bits: CEL's comparisons round others."""
    for each in numbers:
        if each.__class__ is int and each not in _INT:
            _unclear()


_NUMBERS: Final = (int, float)
_OPERATORS: Final[Mapping[str, Callable[[Any, Any, _Scope], Any]]] = {
    "relation_eq": _equal,
    "relation_ne": _different,
    "relation_lt": _ordered(lambda left, right: bool(left < right)),
    "relation_le": _ordered(lambda left, right: bool(left <= right)),
    "relation_gt": _ordered(lambda left, right: bool(left > right)),
    "relation_ge": _ordered(lambda left, right: bool(left >= right)),
    "relation_in": _in,
    "addition_add": _plus,
    "addition_sub": _minus,
    "multiplication_mul": _times,
}


def _size(container: Any) -> int:
    return len(container) if container.__class__ in (str, dict, list) else _unclear()


def _text(value: Any) -> str:
    if value.__class__ is bool:
        return "true" if value else "false"
    if value.__class__ is int:
        return str(_within(value))
    return value if value.__class__ is str else _unclear()


def _whole(value: Any) -> int:
    if value.__class__ is int:
        return _within(value)
    digits = value.removeprefix("-") if value.__class__ is str else ""
    return int(value) if 0 < len(digits) <= 18 and _DIGITS.issuperset(digits) else _unclear()


def _of_texts(test: Callable[[str, str], bool]) -> Callable[[Any, Any], bool]:
    return lambda text, part: test(text, part) if text.__class__ is str and part.__class__ is str else _unclear()


_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    **ON_JSON,
    "contains": _of_texts(lambda text, part: part in text),
    "dyn": lambda value: value,
    "endsWith": _of_texts(str.endswith),
    "int": _whole,
    "size": _size,
    "startsWith": _of_texts(str.startswith),
    "string": _text,
}

_COMPILERS: Final[Mapping[str, Callable[[_Tree], tuple[_Function, int]]]] = {
    "expr": _ternary,
    "conditionalor": _or,
    "conditionaland": _and,
    "relation": _binary,
    "addition": _binary,
    "multiplication": _binary,
    "unary": _unary,
    "member": _passed_on,
    "member_dot": _dot,
    "member_dot_arg": _method,
    "member_index": _index,
    "primary": _passed_on,
    "paren_expr": _passed_on,
    "ident": _ident,
    "ident_arg": _call,
    "list_lit": _list,
    "map_lit": _map,
    "literal": _literal,
}
