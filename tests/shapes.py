"""Operations generated from the schema: a call of any root field, with a value for every argument."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)

from schema import schema

CORE: Final[GraphQLSchema] = schema._schema

Path: TypeAlias = tuple[str, ...]
"""The path to an argument or input field, e.g. `("input", "agentId")`."""

# Valid values of each type for required arguments, so that permissions and ids are checked.
_PLAIN: Final[Mapping[str, Any]] = {
    "String": "words",
    "Int": 1,
    "Float": 0.5,
    "Boolean": True,
    "JSON": {},
    "DateTime": "2100-01-01T00:00:00Z",
    "Cursor": None,
}


def fields(operation: str) -> Mapping[str, GraphQLField]:
    """Return the fields of `query`, `mutation` or `subscription`."""
    root = {"query": CORE.query_type, "mutation": CORE.mutation_type, "subscription": CORE.subscription_type}[operation]
    assert isinstance(root, GraphQLObjectType)
    found: Mapping[str, GraphQLField] = root.fields
    return found


def id_paths(arguments: Mapping[str, GraphQLArgument | GraphQLInputField], before: Path = ()) -> Iterator[Path]:
    """Yield the path of every id and list of ids in these arguments."""
    for name, argument in arguments.items():
        kind = get_named_type(argument.type)
        if kind.name == "ID":
            yield (*before, name)
        elif isinstance(kind, GraphQLInputObjectType):
            yield from id_paths(kind.fields, (*before, name))


UNLESS_GIVEN: Final[Mapping[str, Mapping[Path, Any]]] = {
    "askStudio": {("input", "timeoutSeconds"): 1},
    "submitRequest": {("input", "waitSeconds"): 0},
}
"""Arguments without which an operation would wait."""


def arguments_for(field: GraphQLField, given: Mapping[Path, Any], required: Callable[[str], Any]) -> dict[str, Any]:
    """Return the field's arguments: those given, and `required(name)` or a plain value for the required rest."""
    return _values(field.args, given, required, ())


def _values(
    arguments: Mapping[str, GraphQLArgument | GraphQLInputField],
    given: Mapping[Path, Any],
    required: Callable[[str], Any],
    before: Path,
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, argument in arguments.items():
        path = (*before, name)
        below = any(other[: len(path)] == path for other in given)
        needed = (
            is_required_argument(argument)
            if isinstance(argument, GraphQLArgument)
            else is_required_input_field(argument)
        )
        if path in given:
            values[name] = [given[path]] if _is_list(argument.type) else given[path]
        elif below or needed:
            values[name] = _value(argument.type, given, required, path)
    return values


def _value(kind: GraphQLInputType, given: Mapping[Path, Any], required: Callable[[str], Any], path: Path) -> Any:
    named = get_named_type(kind)
    if isinstance(named, GraphQLInputObjectType):
        value: Any = _values(named.fields, given, required, path)
    elif isinstance(named, GraphQLEnumType):
        value = next(iter(named.values))
    elif named.name == "ID":
        value = required(path[-1])
    else:
        value = _PLAIN[named.name]
    return [value] if _is_list(kind) else value


def _is_list(kind: GraphQLInputType) -> bool:
    return is_list_type(kind.of_type if is_non_null_type(kind) else kind)


@cache
def document(operation: str, name: str, *, depth: int = 2) -> str:
    """Return a document that calls the field with its arguments as variables and selects everything."""
    field = fields(operation)[name]
    variables = ", ".join(f"${argument}: {each.type}" for argument, each in field.args.items())
    passed = ", ".join(f"{argument}: ${argument}" for argument in field.args)
    head = f"{operation}({variables})" if variables else operation
    call = f"{name}({passed})" if passed else name
    return f"{head} {{ {call} {selection(get_named_type(field.type), depth)} }}"


@cache
def selection(kind: Any, depth: int) -> str:
    """Return a selection of all fields without arguments of a type, `depth` levels deep; empty for a leaf type."""
    if not is_composite_type(kind):
        return ""
    chosen = ["__typename", *_fields(getattr(kind, "fields", {}), depth)]
    if is_abstract_type(kind):
        shared = getattr(kind, "fields", {})  # selected once: one place may have only so many identical fields
        possible = CORE.get_possible_types(kind)
        usual = _usual_types(possible)
        for each in possible:
            own = {name: field for name, field in each.fields.items() if name not in shared}
            chosen.append(f"... on {each.name} {{ {' '.join(_fields(own, depth, usual)) or '__typename'} }}")
    return "{ " + " ".join(chosen) + " }"


def _fields(fields: Mapping[str, GraphQLField], depth: int, usual: Mapping[str, str] | None = None) -> Iterator[str]:
    for name, field in fields.items():
        kind = get_named_type(field.type)
        if any(is_required_argument(argument) for argument in field.args.values()):
            continue
        # Fragments on several types may use a response name for only one type of field.
        shown = name if usual is None or usual[name] == str(field.type) else f"{name}_as_{_word(field.type)}: {name}"
        if not is_composite_type(kind):
            yield shown
        elif depth > 0:
            yield f"{shown} {selection(kind, depth - 1)}"


def _word(kind: object) -> str:
    return str(kind).replace("!", "_always").replace("[", "list_of_").replace("]", "")


def _usual_types(kinds: Sequence[GraphQLObjectType]) -> Mapping[str, str]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for kind in kinds:
        for name, field in kind.fields.items():
            found[name][str(field.type)] += 1
    return {name: types.most_common(1)[0][0] for name, types in found.items()}
