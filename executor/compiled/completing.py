"""Value completion (GraphQL §6.4.3, CompleteValue), for all rows of a frame at once.

The common shapes (a leaf, an object, a list of objects) are completed in a few steps. Everything else (nulls, errors,
awaitable items, nested lists) is placed value by value (`Placing`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import repeat
from types import NoneType
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError, GraphQLObjectType, Undefined, is_object_type
from graphql.pyutils import is_iterable

from executor.compiled.awaiting import collect, in_background
from executor.compiled.fields import Complete, Field
from executor.compiled.frames import Frame, Locate, Within, among, flattened, picked
from executor.compiled.infos import PlacedInfo, placed_info
from executor.compiled.rows import fill_leaves, fill_lists
from executor.compiled.types import completed_by_type, grouped

if TYPE_CHECKING:
    from executor.compiled.runs import Run


def completion(field: Field) -> Complete:
    """Return the function that completes the values of a field."""
    slowly = partial(place_all, field)
    if field.leaf is not None:
        return {0: fill_leaves(field, fix_leaf), 1: fill_lists(field, slowly)}.get(field.depth, slowly)
    if field.depth <= 1:
        return partial(_objects if field.depth == 0 else _lists_of_objects, field)
    return slowly


def fix_leaf(run: "Run", frame: Frame, row: int, field: Field, value: Any) -> Any:
    """Complete an uncommon leaf value; return None if that is an error or the value is still awaited."""
    if run.engine.is_awaitable(value):

        def resume(settled: list[Any]) -> None:
            frame.outs[row][field.response_name] = show_leaf(run, frame, row, (), field, settled[0])

        run.wait([value], resume, field)
        return None
    return show_leaf(run, frame, row, (), field, value)


def show_leaf(run: "Run", frame: Frame, row: int, within: Within, field: Field, value: Any) -> Any:
    """Complete a leaf value; if that fails, record the error and return None."""
    try:
        if isinstance(value, Exception):
            raise value
        if value is None or value is Undefined:
            if not field.nullable[len(within)]:
                raise field.must_not_be_null()
            return None
        assert field.leaf is not None
        return field.leaf.coerce(value)
    except Exception as error:  # whatever the scalar or enum raises
        run.fail(field, frame, row, within, error)
        return None


def slow_row(attributes: Sequence[tuple[Field, str]], empty: dict[str, Any]) -> Any:
    """Return the function that builds the object for a source with an attribute that cannot be read."""

    def make(run: "Run", frame: Frame, row: int, source: Any) -> dict[str, Any]:
        out = dict(empty)
        for field, attribute in attributes:
            try:
                value = getattr(source, attribute)
            except Exception as error:  # whatever a property raises
                value = error
            out[field.response_name] = fix_leaf(run, frame, row, field, value)
        return out

    return make


def _objects(field: Field, run: "Run", frame: Frame, values: list[Any]) -> None:
    """Complete a field that is a single object."""
    classes = set(map(type, values))
    sources, rows = values, None
    if NoneType in classes and field.nullable[0]:
        classes.discard(NoneType)
        rows = [row for row, value in enumerate(values) if value is not None]
        sources = [values[row] for row in rows]
    if run.engine.are_plain(classes):
        outs = _selected(field, run, frame, picked(rows) if rows is not None else None, sources, classes)
        if outs is not None:
            name = field.response_name
            for out, value in zip(frame.outs if rows is None else map(frame.outs.__getitem__, rows), outs, strict=True):
                out[name] = value
            return
    place_all(field, run, frame, values)


def _lists_of_objects(field: Field, run: "Run", frame: Frame, values: list[Any]) -> None:
    """Complete a field that is a list of objects, processing the lists of all rows as one."""
    if all(type(value) is list for value in values):
        sources = values[0] if len(values) == 1 else [item for value in values for item in value]
        if not sources:  # as are the errors of most mutations
            _share(field.response_name, frame.outs, values, [])
            return
        classes = set(map(type, sources))
        if run.engine.are_plain(classes):
            outs = _selected(field, run, frame, flattened(values), sources, classes)
            if outs is not None:
                _share(field.response_name, frame.outs, values, outs)
                return
    place_all(field, run, frame, values)


def _share(name: str, rows: list[dict[str, Any]], lists: list[Any], outs: list[dict[str, Any]]) -> None:
    """Distribute the objects to the rows, as many to each as its list has items."""
    begin = 0
    for row, items in zip(rows, lists, strict=True):
        end = begin + len(items)
        row[name] = outs[begin:end]
        begin = end


def _selected(
    field: Field, run: "Run", frame: Frame, locate: Locate | None, sources: Sequence[Any], classes: set[type]
) -> list[dict[str, Any]] | None:
    """Run the selection on plain sources; return None if not all of them are known to have a valid type.

    Args:
        classes: the classes of the sources.
    """

    def info(index: int) -> PlacedInfo:
        row = index if locate is None else locate(index)[0]
        return placed_info(field.head, run.info_tail, frame, row, field)

    types = field.types
    if types is not None:
        if not classes <= types.keys() and not run.engine.classes.learn(field.named_type, classes, sources, info):
            return None
        found = {types[class_] for class_ in classes}
        if len(found) != 1:
            return _mixed(field, run, frame, locate, sources, grouped(field, sources))
        [type_] = found
    elif is_object_type(field.named_type):
        type_ = field.named_type
        if not _all_are(type_, sources, info):
            return None
    else:
        by_type = run.engine.classes.by_value(field.named_type, sources)
        if by_type is None:
            return None
        if len(by_type) != 1:
            return _mixed(field, run, frame, locate, sources, by_type)
        [type_] = by_type
    child = Frame(field, frame, locate, sources)
    field.selection(type_).run(run, child)
    return child.outs


def _mixed(
    field: Field,
    run: "Run",
    frame: Frame,
    locate: Locate | None,
    sources: Sequence[Any],
    by_type: Mapping[GraphQLObjectType, Sequence[int]],
) -> list[dict[str, Any]]:
    outs: list[dict[str, Any]] = [{}] * len(sources)
    for type_, chosen in by_type.items():
        child = Frame(field, frame, among(chosen, locate), [sources[index] for index in chosen])
        field.selection(type_).run(run, child)
        for index, out in zip(chosen, child.outs, strict=True):
            outs[index] = out
    return outs


def _all_are(type_: GraphQLObjectType, sources: Sequence[Any], info: Callable[[int], PlacedInfo]) -> bool:
    """Return whether a type's `is_type_of` synchronously accepts all sources, called with a single info."""
    is_type_of = type_.is_type_of
    if is_type_of is None or not sources:
        return True
    try:
        return list(map(is_type_of, sources, repeat(info(0)))).count(True) == len(sources)
    except Exception:  # asked again one by one, which reports it
        return False


def place_all(field: Field, run: "Run", frame: Frame, values: Iterable[Any]) -> None:
    """Complete values of any shape; awaitables have been awaited already."""
    placing = Placing(field, run, frame)
    for row, value in enumerate(values):
        placing.place(value, row, (), frame.outs[row], field.response_name, settled=True)
    placing.finish()


class Placing:
    """Places values one by one into the response, and collects the objects for their selection sets."""

    def __init__(self, field: Field, run: "Run", frame: Frame) -> None:
        self.field = field
        self.run = run
        self.frame = frame
        self.sources: list[Any] = []
        self.places: list[tuple[int, Within]] = []
        self.slots: list[tuple[Any, str | int]] = []
        self._late: list[tuple[Any, int, Within, Any, str | int]] = []

    def place(
        self, value: Any, row: int, within: Within, container: Any, key: str | int, *, settled: bool = False
    ) -> None:
        """Complete one value.

        Args:
            container: the object or list of the response to place it in, at `key`.
            settled: whether it has been awaited; if so, it is the value even if it could be awaited again.
        """
        field = self.field
        if not settled and self.run.engine.is_awaitable(value):
            self._late.append((value, row, within, container, key))
        elif field.leaf is not None and len(within) == field.depth:
            container[key] = show_leaf(self.run, self.frame, row, within, field, value)
        elif isinstance(value, Exception):
            self.fail(row, within, value)
        elif value is None or value is Undefined:
            if not field.nullable[len(within)]:
                self.fail(row, within, field.must_not_be_null())
        elif len(within) < field.depth:
            self._place_list(value, row, within, container, key)
        else:
            self.sources.append(value)
            self.places.append((row, within))
            self.slots.append((container, key))

    def _place_list(self, value: Any, row: int, within: Within, container: Any, key: str | int) -> None:
        if hasattr(value, "__aiter__"):
            self._late.append((collect(value), row, within, container, key))
            return
        if not is_iterable(value):
            message = f"Expected Iterable, but did not find one for field '{self.field.label}'."
            self.fail(row, within, GraphQLError(message))
            return
        items: list[Any] = []
        iterator = iter(value)
        try:
            items.extend(iterator)
        except Exception as error:  # whatever the iterator raises
            self.fail(row, within, error)
            with suppress(Exception):
                items.extend(iterator)
            engine = self.run.engine
            in_background([item for item in items if engine.is_awaitable(item)], engine.background)
            return
        completed: list[Any] = [None] * len(items)
        container[key] = completed
        for index, item in enumerate(items):
            self.place(item, row, (*within, index), completed, index)

    def fail(self, row: int, within: Within, error: Exception) -> None:
        """Record an error; the response already has null in its place."""
        self.run.fail(self.field, self.frame, row, within, error)

    def finish(self) -> None:
        """Run the selection sets of the collected objects, and register the awaitables to resume with later."""
        if self._late:
            late = self._late
            self.run.wait([each[0] for each in late], partial(self._resume, late), self.field)
        if self.sources:
            completed_by_type(self)

    def _resume(self, late: list[tuple[Any, int, Within, Any, str | int]], settled: list[Any]) -> None:
        placing = Placing(self.field, self.run, self.frame)
        for value, (_, row, within, container, key) in zip(settled, late, strict=True):
            placing.place(value, row, within, container, key, settled=True)
        placing.finish()

    def select(self, type_: GraphQLObjectType, chosen: Sequence[int]) -> None:
        """Run a type's selection set on those of the collected sources that have this type."""
        places = [self.places[index] for index in chosen]
        child = Frame(self.field, self.frame, places.__getitem__, [self.sources[index] for index in chosen])
        self.field.selection(type_).run(self.run, child)
        for index, out in zip(chosen, child.outs, strict=True):
            container, key = self.slots[index]
            container[key] = out
