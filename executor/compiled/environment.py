"""The state shared by all plans of one schema."""

from asyncio import Future
from collections.abc import Callable
from types import CoroutineType, GeneratorType, NoneType
from typing import Any, Final

from graphql import GraphQLSchema
from graphql.pyutils import UndefinedType
from graphql.pyutils.is_awaitable import is_awaitable as core_is_awaitable
from graphql.type import GraphQLResolveInfoHelpers

from executor.compiled.classes import Classes
from executor.compiled.infos import async_helpers

_MOST_CLASSES: Final = 10_000


class CompilerEnvironment:
    """A schema, and the classification of its values.

    Args:
        is_awaitable: a faster test than graphql-core's own, if the schema's library has one.
        values: classes whose instances are values although they can be awaited, like the rows of some ORMs.
        hide_suggestions: whether to omit suggestions from errors, which reveal names in the schema.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *,
        is_awaitable: Callable[[Any], bool] | None = None,
        values: tuple[type, ...] = (),
        hide_suggestions: bool = False,
    ) -> None:
        self.schema = schema
        self._values = values
        self.is_awaitable = _but(values, is_awaitable or core_is_awaitable)
        self.hide_suggestions = hide_suggestions
        self.classes = Classes(schema)
        self.background: set[Future[Any]] = set()
        self.helpers: GraphQLResolveInfoHelpers = async_helpers(self.is_awaitable, self.background)
        self._plain: set[type] = set()

    def are_plain(self, classes: set[type]) -> bool:
        """Return whether values of these classes are plain: not null, exceptions or awaitables."""
        if classes <= self._plain:
            return True
        for class_ in classes - self._plain:
            if not self._is_plain(class_):
                return False
            if len(self._plain) >= _MOST_CLASSES:  # the application creates classes dynamically
                self._plain.clear()
            self._plain.add(class_)
        return True

    def must_wait(self, values: list[Any]) -> bool:
        """Return whether one of the values is awaitable."""
        classes = set(map(type, values))
        if CoroutineType in classes:
            return True
        classes.discard(NoneType)
        return not self.are_plain(classes) and any(map(self.is_awaitable, values))

    def _is_plain(self, class_: type) -> bool:
        if issubclass(class_, (Exception, NoneType, UndefinedType, CoroutineType, GeneratorType)):
            return False
        return issubclass(class_, self._values) or not hasattr(class_, "__await__")


def _but(values: tuple[type, ...], is_awaitable: Callable[[Any], bool]) -> Callable[[Any], bool]:
    if not values:
        return is_awaitable
    return lambda value: not isinstance(value, values) and is_awaitable(value)
