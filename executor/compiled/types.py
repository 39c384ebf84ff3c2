"""The object types of values: the types that interfaces and unions resolve to, and their `is_type_of` checks."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLError,
    GraphQLObjectType,
    default_type_resolver,
    is_object_type,
)
from graphql.pyutils import inspect

from executor.compiled.fields import Field
from executor.compiled.infos import PlacedInfo, placed_info

if TYPE_CHECKING:
    from executor.compiled.completing import Placing


def grouped(field: Field, sources: Sequence[Any]) -> dict[GraphQLObjectType, list[int]]:
    """Return the indices of sources by type, for types determined by the sources' classes."""
    assert field.types is not None
    by_type: dict[GraphQLObjectType, list[int]] = defaultdict(list)
    for index, source in enumerate(sources):
        by_type[field.types[type(source)]].append(index)
    return dict(by_type)


def completed_by_type(placing: "Placing") -> None:
    """Determine the type of each collected source, and complete the sources of each type together."""
    if _are_known(placing):
        for type_, chosen in grouped(placing.field, placing.sources).items():
            placing.select(type_, chosen)
    elif is_object_type(placing.field.named_type):
        _check(placing, placing.field.named_type, range(len(placing.sources)))
    else:
        _type(placing)


def _are_known(placing: "Placing") -> bool:
    field, classes = placing.field, set(map(type, placing.sources))
    if field.types is None:
        return False
    learn = placing.run.engine.classes.learn
    return classes <= field.types.keys() or learn(field.named_type, classes, placing.sources, partial(_info, placing))


def _type(placing: "Placing") -> None:
    abstract = cast(GraphQLAbstractType, placing.field.named_type)
    resolve = abstract.resolve_type or default_type_resolver
    everything = range(len(placing.sources))
    names = [_asked(placing, index, lambda source, info: resolve(source, info, abstract)) for index in everything]
    _when_known(placing, names, partial(_typed, placing, abstract))


def _typed(placing: "Placing", abstract: GraphQLAbstractType, names: list[Any]) -> None:
    by_type: dict[GraphQLObjectType, list[int]] = defaultdict(list)
    known: dict[str, GraphQLObjectType] = {}
    for index, name in enumerate(names):
        try:
            if isinstance(name, Exception):
                raise name
            type_ = known.get(name) if type(name) is str else None
            if type_ is None:
                type_ = known[name] = _object_type(placing, abstract, name, placing.sources[index])
            by_type[type_].append(index)
        except Exception as error:  # whatever decides the type raises
            placing.fail(*placing.places[index], error)
    for type_, chosen in by_type.items():
        _check(placing, type_, chosen)


def _check(placing: "Placing", type_: GraphQLObjectType, chosen: Sequence[int]) -> None:
    """Check the sources with the type's `is_type_of`, and run the selection set on them."""
    is_type_of = type_.is_type_of
    if is_type_of is None:
        placing.select(type_, chosen)
        return
    answers = [_asked(placing, index, is_type_of) for index in chosen]
    _when_known(placing, answers, partial(_checked, placing, type_, chosen))


def _checked(placing: "Placing", type_: GraphQLObjectType, chosen: Sequence[int], answers: list[Any]) -> None:
    right: list[int] = []
    for index, answer in zip(chosen, answers, strict=True):
        if isinstance(answer, Exception):
            placing.fail(*placing.places[index], answer)
        elif answer:
            right.append(index)
        else:
            message = f"Expected value of type '{type_}' but got: {inspect(placing.sources[index])}."
            placing.fail(*placing.places[index], GraphQLError(message, placing.field.nodes))
    if right:
        placing.select(type_, right)


def _asked(placing: "Placing", index: int, question: Callable[[Any, Any], Any]) -> Any:
    try:
        return question(placing.sources[index], _info(placing, index))
    except Exception as error:  # returned like a name, and raised with its place
        return error


def _info(placing: "Placing", index: int) -> PlacedInfo:
    row, _ = placing.places[index]
    return placed_info(placing.field.head, placing.run.info_tail, placing.frame, row, placing.field)


def _when_known(placing: "Placing", answers: list[Any], resume: Callable[[list[Any]], None]) -> None:
    if any(map(placing.run.engine.is_awaitable, answers)):
        placing.run.wait(answers, resume, placing.field)
    else:
        resume(answers)


def _object_type(placing: "Placing", abstract: GraphQLAbstractType, name: Any, source: Any) -> GraphQLObjectType:
    """Return the type of this name (GraphQL §6.4.3, ResolveAbstractType).

    Raises:
        GraphQLError: it is not a possible type of the field.
    """
    field, schema = placing.field, placing.run.engine.schema

    def wrong(message: str) -> GraphQLError:
        return GraphQLError(message, field.nodes)

    if name is None:
        raise wrong(
            f"Abstract type '{abstract}' must resolve to an Object type at runtime for field '{field.label}'. Either"
            f" the '{abstract}' type should provide a 'resolve_type' function or each possible type should provide"
            " an 'is_type_of' function."
        )
    if not isinstance(name, str):
        raise wrong(
            f"Abstract type '{abstract}' must resolve to an Object type at runtime for field '{field.label}' with value"
            f" {inspect(source)}, received '{inspect(name)}', which is not a valid Object type name."
        )
    type_ = schema.get_type(name)
    if type_ is None:
        raise wrong(
            f"Abstract type '{abstract}' was resolved to a type '{name}' that does not exist inside the schema."
        )
    if not is_object_type(type_):
        raise wrong(f"Abstract type '{abstract}' was resolved to a non-object type '{name}'.")
    if not schema.is_sub_type(abstract, type_):
        raise wrong(f"Runtime Object type '{type_}' is not a possible type for '{abstract}'.")
    return type_
