"""The compiler: a selection set on an object type becomes loops over the sources of this type."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from graphql import GraphQLObjectType, OperationDefinitionNode, is_object_type
from graphql.execution.collect_fields import (
    FieldDetails,
    FragmentDetails,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues
from graphql.type import TypeNameMetaFieldDef

from executor.compiled.calls import call_of
from executor.compiled.completing import completion, fix_leaf, slow_row
from executor.compiled.environment import CompilerEnvironment
from executor.compiled.fields import Field
from executor.compiled.frames import Frame
from executor.compiled.rows import Build, build_rows
from executor.compiled.strawberry_fields import attribute_of

if TYPE_CHECKING:
    from executor.compiled.runs import Run


class Selection:
    """A compiled selection set on one object type.

    Args:
        build: builds the objects with the fields that only read attributes.
        fields: all other fields, in order.
    """

    __slots__ = ("build", "fields")

    def __init__(self, build: Build, fields: list[Field]) -> None:
        self.build = build
        self.fields = fields

    def run(self, run: "Run", frame: Frame) -> None:
        """Build the objects of a frame; awaited values are filled in later."""
        frame.outs = self.build(run, frame)
        if frame.outs:
            for field in self.fields:
                run.execute(field, frame)


class Compiler:
    """The compiler of one operation's selection sets; those of abstract types are compiled at a type's first value.

    Args:
        flags: the values of only those variables that are used by `@skip` and `@include`.
    """

    def __init__(
        self,
        engine: CompilerEnvironment,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDetails],
        flags: VariableValues,
    ) -> None:
        self._engine = engine
        self._operation = operation
        self._fragments = dict(fragments)
        self._flags = flags
        self._selections: dict[tuple[str, tuple[int, ...]], Selection] = {}
        self.fields = 0

    def root(self, type_: GraphQLObjectType, *, serially: bool) -> Selection:
        """Return the selection of the operation itself.

        Args:
            serially: whether the fields are resolved one after the other.
        """
        collected = collect_fields(
            self._engine.schema, self._fragments, self._flags, type_, self._operation, self._engine.hide_suggestions
        )
        return self._compiled(type_, collected.grouped_field_set, inline=not serially)

    def _below(self, details: list[FieldDetails], type_: GraphQLObjectType) -> Selection:
        """Return a field's selection for values of this type, shared by identical selections in different places."""
        key = (type_.name, tuple(id(detail.node) for detail in details))
        selection = self._selections.get(key)
        if selection is None:
            collected = collect_subfields(
                self._engine.schema,
                self._fragments,
                self._flags,
                self._operation,
                type_,
                details,
                self._engine.hide_suggestions,
            )
            selection = self._selections[key] = self._compiled(type_, collected.grouped_field_set, inline=True)
        return selection

    def _compiled(
        self, type_: GraphQLObjectType, grouped: Mapping[str, list[FieldDetails]], *, inline: bool
    ) -> Selection:
        self.fields += len(grouped)
        response_names: list[str] = []
        typenames: set[str] = set()
        attributes: dict[str, tuple[Field, str]] = {}
        fields: list[Field] = []
        for position, (response_name, details) in enumerate(grouped.items()):
            definition = self._engine.schema.get_field(type_, details[0].node.name.value)
            if definition is None:
                continue  # the document is invalid and was not validated
            response_names.append(response_name)
            if definition is TypeNameMetaFieldDef:
                typenames.add(response_name)
                continue
            field = Field(response_name, position, [detail.node for detail in details], definition, type_)
            attribute = attribute_of(definition) if inline and field.leaf is not None and not field.depth else None
            if attribute is not None:
                attributes[response_name] = (field, attribute)
            else:
                fields.append(self._finished(field, details))
        empty = {name: type_.name if name in typenames else None for name in response_names}
        slow = slow_row(list(attributes.values()), empty)
        build = build_rows(type_.name, response_names, attributes, frozenset(typenames), fix_leaf, slow)
        return Selection(build, fields)

    def _finished(self, field: Field, details: list[FieldDetails]) -> Field:
        known: dict[GraphQLObjectType, Selection] = {}
        field.selection = _remembered(known, partial(self._below, details))
        field.types = self._engine.classes.of(field.named_type)
        field.call = call_of(self._engine.schema, field)
        field.complete = completion(field)
        if is_object_type(field.named_type):
            field.selection(field.named_type)
        return field


def _remembered(
    known: dict[GraphQLObjectType, Selection], compile_for: Callable[[GraphQLObjectType], Selection]
) -> Callable[[GraphQLObjectType], Selection]:
    def selection(type_: GraphQLObjectType) -> Selection:
        found = known.get(type_)
        if found is None:
            found = known[type_] = compile_for(type_)
        return found

    return selection
