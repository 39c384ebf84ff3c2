"""Object types of values that are determined by little: by a value's Python class, or by the value alone.

The authors of `is_type_of` and `resolve_type` declare this by marking them with `by_class` or `by_value`. A marked
function is called once for each class, or for each value without `info`. Unmarked functions may depend on anything.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLNamedOutputType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    is_abstract_type,
    is_object_type,
)

_MARK: Final = "answers_by_class"
_BY_VALUE: Final = "answers_by_value"
_MOST_CLASSES: Final = 10_000

Function = TypeVar("Function", bound=Callable[..., Any])

TypesOfClasses: TypeAlias = dict[type, GraphQLObjectType]
TypesByIndex: TypeAlias = dict[GraphQLObjectType, list[int]]


def by_class(function: Function) -> Function:
    """Mark an `is_type_of` or `resolve_type` whose result depends only on the class of the value."""
    setattr(function, _MARK, True)
    return function


def by_value(function: Function) -> Function:
    """Mark a `resolve_type` that returns a name at once and depends only on the value: its `info` can be None.

    It is authoritative for types without `is_type_of`.
    """
    setattr(function, _BY_VALUE, True)
    return function


@by_class
def resolve_type_by_class(value: object, info: GraphQLResolveInfo[object], abstract: GraphQLAbstractType) -> str | None:
    """Resolve a type by calling the `is_type_of` of each possible type, all of which must be marked `by_class`."""
    for type_ in info.schema.get_possible_types(abstract):
        if type_.is_type_of is not None and type_.is_type_of(value, info):
            return type_.name
    return None


class Classes:
    """The known object types of Python classes in one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._known: dict[GraphQLNamedOutputType, TypesOfClasses] = {}
        self._count = 0
        self._named: dict[tuple[GraphQLNamedOutputType, str], GraphQLObjectType] = {}

    def of(self, type_: GraphQLNamedOutputType) -> TypesOfClasses | None:
        """Return the object types of the known classes for fields of this type, or None if the type is not marked.

        The result is the same dictionary each time; `learn` adds to it.
        """
        return self._known.setdefault(type_, {}) if _answers_by_class(type_) else None

    def learn(
        self,
        type_: GraphQLNamedOutputType,
        classes: set[type],
        values: Iterable[object],
        info: Callable[[int], GraphQLResolveInfo[object]],
    ) -> bool:
        """Learn the object types of the values' classes; return False if a value must be resolved individually.

        Args:
            type_: a marked type.
            info: returns the info of a value by its index.
        """
        known = self._known[type_]
        for index, value in enumerate(values):
            if type(value) not in known and not self._learn(type_, known, value, info(index)):
                return False
        return classes <= known.keys()  # some may have been evicted

    def by_value(self, type_: GraphQLNamedOutputType, values: Sequence[object]) -> TypesByIndex | None:
        """Return the indices of values by object type, if the type's `resolve_type` is marked and names known types."""
        resolve = type_.resolve_type if is_abstract_type(type_) else None
        if resolve is None or getattr(resolve, _BY_VALUE, False) is not True:
            return None
        found: TypesByIndex = {}
        try:
            for index, value in enumerate(values):
                name = resolve(value, cast(Any, None), cast(Any, type_))
                found.setdefault(self._named.get((type_, cast(str, name))) or self._find(type_, name), []).append(index)
        except Exception:  # it is raised again for the value, and then reported
            return None
        return found

    def _find(self, type_: GraphQLNamedOutputType, name: Any) -> GraphQLObjectType:
        """Return the possible type of this name, which has no `is_type_of`.

        Raises:
            LookupError: there is none.
        """
        found = self._schema.get_type(name)
        if not is_object_type(found) or found.is_type_of or not self._schema.is_sub_type(cast(Any, type_), found):
            raise LookupError(name)
        return self._named.setdefault((type_, name), found)

    def _learn(
        self, type_: GraphQLNamedOutputType, known: TypesOfClasses, value: Any, info: GraphQLResolveInfo[Any]
    ) -> bool:
        try:
            found = self._asked(type_, value, info)
        except Exception:  # it is raised again for the value, and then reported
            return False
        if found is None:
            return False
        if self._count >= _MOST_CLASSES:  # the application creates classes dynamically
            for classes in self._known.values():
                classes.clear()
            self._count = 0
        known[type(value)] = found
        self._count += 1
        return True

    def _asked(
        self, type_: GraphQLNamedOutputType, value: Any, info: GraphQLResolveInfo[Any]
    ) -> GraphQLObjectType | None:
        """Return the type of a value if it is a possible type that accepts it and depends only on the class."""
        found: Any = type_
        if is_abstract_type(type_):
            assert type_.resolve_type is not None  # it is marked
            name = type_.resolve_type(value, info, type_)
            found = self._schema.get_type(name) if isinstance(name, str) else None
            if not is_object_type(found) or not self._schema.is_sub_type(type_, found):
                return None
        is_type_of = found.is_type_of
        agrees = is_type_of is None or (_is_marked(is_type_of) and is_type_of(value, info) is True)
        return cast(GraphQLObjectType, found) if agrees else None


def _answers_by_class(type_: GraphQLNamedOutputType) -> bool:
    return _is_marked(type_.resolve_type if is_abstract_type(type_) else getattr(type_, "is_type_of", None))


def _is_marked(function: Callable[..., object] | None) -> bool:
    return getattr(function, _MARK, False) is True
