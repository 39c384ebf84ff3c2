"""Limits on the size of documents, measured on the syntax tree before validation and execution.

Each fragment is measured once and the result is added wherever it is spread, so rejecting a document that would expand
to millions of fields costs no more than reading its text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

INTROSPECTION_FIELDS = frozenset({"__schema", "__type"})


@dataclass(frozen=True, slots=True)
class Limits:
    """The maximum values for a document.

    Args:
        characters: characters of text.
        tokens: names, punctuators and values; comments are counted separately.
        comments: comments.
        depth: levels of nested fields, through fragments. Each connection takes three levels.
        introspection_depth: the same below `__schema` and `__type`; GraphiQL 5's query needs 15.
        fields: fields, with each fragment counted as often as it is spread.
        root_fields: root fields of an operation.
        aliases: selections of the same field under different aliases, see `executor/repetition.py`.
        directives: directives in the whole document.
        repetitions: occurrences of the same field in one selection set.
        merged: occurrences of the same field in one place, through all fragments. Validation compares each pair. A
            stream of 20 kinds of events, each with a fragment that selects `id`, needs 20.
        nodes: nodes that an operation may ask for with nested pages, see `executor/node_counts.py`.
    """

    characters: int = 65_536
    tokens: int = 2_000
    comments: int = 200
    depth: int = 12
    introspection_depth: int = 20
    fields: int = 1_000
    root_fields: int = 30
    aliases: int = 50
    directives: int = 50
    repetitions: int = 10
    merged: int = 100
    nodes: int = 100_000


class TooComplex(GraphQLError):
    """The document exceeds a limit. Nothing was executed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "QUERY_TOO_COMPLEX"})


@dataclass(slots=True)
class Size:
    """The size of a selection set with its fragments expanded."""

    depth: int = 0
    introspection_depth: int = 0
    fields: int = 0
    root_fields: int = 0
    names: Counter[str] = field(default_factory=Counter)


def check(document: DocumentNode, limits: Limits) -> dict[str | None, Size]:
    """Check the document against the limits, and return the size of each operation.

    A cycle of fragments passes: it is not a matter of size, and validation reports it.

    Raises:
        TooComplex: it exceeds a limit.
    """
    _check_marks(document, limits)
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    sizes: dict[str, Size] = {}
    for name in _inside_out(fragments):
        sizes[name] = _measured(fragments[name].selection_set, sizes, limits)
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    measured = {
        node.name.value if node.name else None: _measured(node.selection_set, sizes, limits) for node in operations
    }
    for size in measured.values():
        _compare("levels", size.depth, limits.depth)
        _compare("levels of introspection", size.introspection_depth, limits.introspection_depth)
        _compare("root fields", size.root_fields, limits.root_fields)
    return measured


def _compare(what: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise TooComplex(f"The document has too many {what}: at most {allowed} are allowed.")


def _check_marks(document: DocumentNode, limits: Limits) -> None:
    """Check what is counted in the text without expanding fragments: directives, repeated fields."""
    directives = 0
    for definition in document.definitions:
        directives += len(getattr(definition, "directives", None) or ())
        for variable in getattr(definition, "variable_definitions", None) or ():
            directives += len(variable.directives or ())
        for selection_set, _depth in _selection_sets(getattr(definition, "selection_set", None)):
            fields = [node for node in selection_set.selections if isinstance(node, FieldNode)]
            directives += sum(len(node.directives or ()) for node in selection_set.selections)
            names = Counter((node.alias or node.name).value for node in fields)
            _compare("repetitions of one field", max(names.values(), default=0), limits.repetitions)
    _compare("directives", directives, limits.directives)


def _selection_sets(root: SelectionSetNode | None) -> Iterator[tuple[SelectionSetNode, int]]:
    """Yield every selection set of a definition and its depth, without following fragments."""
    waiting = [(root, 1)] if root else []
    while waiting:
        selection_set, depth = waiting.pop()
        yield selection_set, depth
        for node in selection_set.selections:
            if isinstance(node, InlineFragmentNode):
                waiting.append((node.selection_set, depth))
            elif isinstance(node, FieldNode) and node.selection_set:
                waiting.append((node.selection_set, depth + 1))


def _inside_out(fragments: dict[str, FragmentDefinitionNode]) -> Iterable[str]:
    """Return the fragments in topological order, each after those that it spreads, without recursion.

    In a cycle, one of them comes too early and is counted as empty there; validation rejects the document anyway.
    """
    spreads = {name: _spread_by(fragment, fragments) for name, fragment in fragments.items()}
    done: dict[str, None] = {}
    for root in fragments:
        path, on_path = [root], {root}
        while path:
            name = path[-1]
            following = next((other for other in spreads[name] if other not in done and other not in on_path), None)
            if following is None:
                done.setdefault(path.pop())
                on_path.discard(name)
            else:
                path.append(following)
                on_path.add(following)
    return done


def _spread_by(fragment: FragmentDefinitionNode, fragments: dict[str, FragmentDefinitionNode]) -> list[str]:
    names = {
        node.name.value
        for selection_set, _depth in _selection_sets(fragment.selection_set)
        for node in selection_set.selections
        if isinstance(node, FragmentSpreadNode)
    }
    return [name for name in names if name in fragments]


def _measured(root: SelectionSetNode, sizes: dict[str, Size], limits: Limits) -> Size:
    """Measure a selection set, stopping at too many fields so that sums stay bounded.

    Depth is checked only for operations: the fragments of an introspection query are deep by nature.
    """
    size = Size()
    places = [size.names]
    waiting = [(root, 1, False, size.names)]
    while waiting:
        selection_set, depth, introspecting, names = waiting.pop()
        for node in selection_set.selections:
            if isinstance(node, FragmentSpreadNode):
                part = sizes.get(node.name.value, _NOTHING)
                _add(size, part, depth - 1, introspecting)
                names.update(part.names)
            elif isinstance(node, InlineFragmentNode):
                waiting.append((node.selection_set, depth, introspecting, names))
            elif isinstance(node, FieldNode):
                below = introspecting or node.name.value in INTROSPECTION_FIELDS
                _add(size, _FIELD, depth - 1, below)
                names[(node.alias or node.name).value] += 1
                if node.selection_set:
                    places.append(Counter())
                    waiting.append((node.selection_set, depth + 1, below, places[-1]))
        _compare("fields, with fragments expanded", size.fields, limits.fields)
    most = max((count for names in places for count in names.values()), default=0)
    _compare("identical fields in one place", most, limits.merged)
    return size


_NOTHING = Size()
_FIELD = Size(depth=1, fields=1, root_fields=1)


def _add(size: Size, part: Size, above: int, introspecting: bool) -> None:
    size.fields += part.fields
    if above == 0:
        size.root_fields += part.root_fields
    deepest = max(part.depth, part.introspection_depth) if introspecting else part.introspection_depth
    if deepest:
        size.introspection_depth = max(size.introspection_depth, above + deepest)
    if part.depth and not introspecting:
        size.depth = max(size.depth, above + part.depth)
