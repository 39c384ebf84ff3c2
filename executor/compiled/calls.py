"""Calls of resolvers: the values of a field for its sources."""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLSchema, default_field_resolver

from executor.compiled.arguments import Arguments
from executor.compiled.batches import Awaited, Batch, batch_of, values_of
from executor.compiled.fields import Call, Field
from executor.compiled.frames import Frame
from executor.compiled.infos import PlacedInfo, placed_info
from executor.compiled.rows import Code
from executor.compiled.strawberry_fields import PlainResolver, attribute_of, plain_resolver

if TYPE_CHECKING:
    from executor.compiled.runs import Run


def call_of(schema: GraphQLSchema, field: Field) -> Call:
    """Return the fastest function that returns the same values as the field's resolver."""
    attribute = attribute_of(field.definition)
    if attribute is not None:
        return _read(attribute)
    plain = plain_resolver(schema, field.definition)
    if plain is None:
        return _resolve(field)
    batch = batch_of(plain.function)
    return _call(field, plain) if batch is None else _call_once(field, plain, batch)


def _read(attribute: str) -> Call:
    def read(_run: "Run", frame: Frame) -> list[object]:
        values: list[object] = []
        for source in frame.sources:
            try:
                values.append(getattr(source, attribute))
            except Exception as error:  # whatever a property raises is its GraphQL error
                values.append(error)
        return values

    return read


def _call_once(field: Field, plain: PlainResolver, batch: Batch) -> Call:
    """Return a function that calls a resolver's batched form, for all sources at once."""
    arguments = Arguments(field.definition, field.nodes[0], plain.convert, plain.unconverted)

    def call(run: "Run", frame: Frame) -> list[object] | Awaited:
        info = plain.info_class(_raw_info=placed_info(field.head, run.info_tail, frame, 0, field), _field=plain.field)
        try:
            given = arguments.shared(run)
            result = batch(info, frame.sources, **(arguments.make(run, info) if given is None else given))
        except Exception as error:  # whatever the batch raises is the GraphQL error of each source
            return values_of(error, len(frame.sources))
        if type(result) is list and len(result) == len(frame.sources):  # the usual result, without further checks
            return result
        if run.engine.is_awaitable(result):
            return Awaited(cast("Awaitable[Sequence[Any]]", result), len(frame.sources))
        return values_of(result, len(frame.sources))

    return call


def _resolve(field: Field) -> Call:
    """Return a function that calls the resolver as graphql-core does."""
    resolver = field.definition.resolve or default_field_resolver
    arguments = Arguments(field.definition, field.nodes[0])
    head = field.head

    def resolve(run: "Run", frame: Frame) -> list[object]:
        values: list[object] = []
        shared = arguments.shared(run)
        for row, source in enumerate(frame.sources):
            try:
                given = arguments.make(run, None) if shared is None else shared
                info = placed_info(head, run.info_tail, frame, row, field)
                values.append(resolver(source, info, **given))
            except Exception as error:  # whatever a resolver raises is its GraphQL error
                values.append(error)
        return values

    return resolve


def _call(field: Field, plain: PlainResolver) -> Call:
    """Return a function that calls the function of a Strawberry field without permissions and extensions."""
    arguments = Arguments(field.definition, field.nodes[0], plain.convert, plain.unconverted)
    takes_arguments = bool(field.definition.args)
    takes_info = plain.info_parameter is not None
    needs_info = takes_info or takes_arguments  # the conversion of arguments may use it
    code = Code(
        function=plain.function,
        arguments=arguments,
        field=field,
        head=field.head,
        new=tuple.__new__,
        PlacedInfo=PlacedInfo,
        info_class=plain.info_class,
        definition=plain.field,
    )
    given = ["source"] if plain.takes_self else []
    given += [f"{name}=source" for name in plain.source_parameters]
    given += [f"{plain.info_parameter}=info"] if plain.info_parameter else []
    given += ["**(arguments.make(run, info) if shared is None else shared)"] if takes_arguments else []
    code.add(0, "def call(run, frame):")
    code.add(1, "values = []")
    code.add(1, "add = values.append")
    if takes_arguments:
        code.add(1, "shared = arguments.shared(run)")
    if needs_info:
        code.add(1, "tail = run.info_tail")
        code.add(1, "row = -1")
    code.add(1, "for source in frame.sources:")
    if needs_info:
        code.add(2, "row += 1")
    code.add(2, "try:")
    if needs_info:
        placed = "new(PlacedInfo, head + ((frame, row, field),) + tail)"  # as `placed_info` does
        unneeded = "" if takes_info else "None if shared is not None else "
        code.add(3, f"info = {unneeded}info_class(_raw_info={placed}, _field=definition)")
    code.add(3, f"add(function({', '.join(given)}))")
    code.add(2, "except Exception as error:")
    code.add(3, "add(error)")
    code.add(1, "return values")
    call: Call = code.function("call")
    return call
