"""Object types that depend only on a value's Python class, resolved once per class.

The authors of `is_type_of` and `resolve_type` declare this by marking them with `by_class`. Unmarked functions may
depend on anything, so they are called for every value.
"""

from collections.abc import Callable, Iterable
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
_MOST_CLASSES: Final = 10_000

Function = TypeVar("Function", bound=Callable[..., Any])

TypesOfClasses: TypeAlias = dict[type, GraphQLObjectType]


def by_class(function: Function) -> Function:
    """Mark an `is_type_of` or `resolve_type` whose result depends only on the class of the value."""
    setattr(function, _MARK, True)
    return function


@by_class
def resolve_type_by_class(value: Any, info: GraphQLResolveInfo[Any], abstract: GraphQLAbstractType) -> str | None:
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

    def of(self, type_: GraphQLNamedOutputType) -> TypesOfClasses | None:
        """Return the object types of the known classes for fields of this type, or None if the type is not marked.

        The result is the same dictionary each time; `learn` adds to it.
        """
        return self._known.setdefault(type_, {}) if _answers_by_class(type_) else None

    def learn(
        self,
        type_: GraphQLNamedOutputType,
        classes: set[type],
        values: Iterable[Any],
        info: Callable[[int], GraphQLResolveInfo[Any]],
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


def _is_marked(function: Callable[..., Any] | None) -> bool:
    return getattr(function, _MARK, False) is True
