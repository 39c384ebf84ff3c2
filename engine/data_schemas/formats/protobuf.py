"""Protocol Buffers. A definition is the text of a .proto file, or `{"proto": text, "message": name}`.

The data is an object of one message, by default the first of the file, in the JSON mapping of Protocol Buffers. Whether
two versions can read each other's data is decided by the wire format: numbers and types of fields, not their names
(https://protobuf.dev/programming-guides/proto3/#updating). Conversions follow the numbers.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from antlr4.error.ErrorListener import ErrorListener
from google.protobuf import (
    descriptor_pb2,
    descriptor_pool,
    duration_pb2,
    empty_pb2,
    json_format,
    message_factory,
    struct_pb2,
    timestamp_pb2,
    wrappers_pb2,
)
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from proto_schema_parser import ast
from proto_schema_parser.parser import Parser

from engine.data_schemas.formats.base import (
    MISSING,
    Checker,
    Field,
    ListShape,
    MapShape,
    ObjectShape,
    Shape,
    ValueShape,
)
from engine.json_schema import SchemaError, Violation
from json_types import Json

LARGEST_SOURCE: Final = 16_384
"""The longest .proto file, in characters: parsing it takes less than a second."""

_SHOWN_LENGTH: Final = 200
_FOR_PROTOC: Final = range(19_000, 20_000)
_DEEPEST: Final = 16
_FILE: Final = "schema.proto"
_IMPORTS: Final[Mapping[str, Any]] = {
    f"google/protobuf/{name}.proto": module.DESCRIPTOR
    for name, module in {
        "duration": duration_pb2,
        "empty": empty_pb2,
        "struct": struct_pb2,
        "timestamp": timestamp_pb2,
        "wrappers": wrappers_pb2,
    }.items()
}
_SCALARS: Final = {
    name.removeprefix("TYPE_").lower(): number
    for name, number in descriptor_pb2.FieldDescriptorProto.Type.items()
    if name not in ("TYPE_MESSAGE", "TYPE_ENUM", "TYPE_GROUP")
}
_FAILED: Final = re.compile(r"Failed to parse (\S+) field: ")
_UNKNOWN: Final = re.compile(r'has no field named "([^"]+)" at "([^"]+)"')
_WIRE: Final[Mapping[int, str]] = {
    FieldDescriptor.TYPE_INT32: "varint",
    FieldDescriptor.TYPE_INT64: "varint",
    FieldDescriptor.TYPE_UINT32: "varint",
    FieldDescriptor.TYPE_UINT64: "varint",
    FieldDescriptor.TYPE_BOOL: "varint",
    FieldDescriptor.TYPE_ENUM: "varint",
    FieldDescriptor.TYPE_SINT32: "zigzag",
    FieldDescriptor.TYPE_SINT64: "zigzag",
    FieldDescriptor.TYPE_STRING: "text",
    FieldDescriptor.TYPE_BYTES: "text",
    FieldDescriptor.TYPE_FIXED32: "fixed32",
    FieldDescriptor.TYPE_SFIXED32: "fixed32",
    FieldDescriptor.TYPE_FIXED64: "fixed64",
    FieldDescriptor.TYPE_SFIXED64: "fixed64",
    FieldDescriptor.TYPE_DOUBLE: "double",
    FieldDescriptor.TYPE_FLOAT: "float",
}
"""The types whose values can be read as each other's; messages are compared field by field."""


class ProtobufFormat:
    """See `Format`."""

    def check(self, definition: Json) -> None:
        """See `Format`."""
        message_of(definition)

    def checker(self, definition: Json) -> Checker:
        """See `Format`. Only the first violation is found."""
        described = message_factory.GetMessageClass(message_of(definition))

        def check(data: Json) -> list[Violation]:
            message = described()
            if not isinstance(data, dict):
                return [Violation((), "The data must be a JSON object.")]
            try:
                json_format.ParseDict(data, message, max_recursion_depth=64)
            except (json_format.ParseError, RecursionError) as error:
                return [_violation(str(error))]
            missing = message.FindInitializationErrors()
            return [Violation(tuple(each.split(".")), "The field is required.") for each in missing]

        return check

    def unreadable(self, *, reader: Json, writer: Json) -> list[Violation]:
        """See `Format`."""
        return list(_differences(message_of(reader), message_of(writer), (), set()))

    def shape(self, definition: Json) -> Shape:
        """See `Format`."""
        return _shape(message_of(definition))


def _violation(message: str) -> Violation:
    """Return an error of the JSON mapping, which names the field in its text."""
    path: list[str] = []
    while (found := _FAILED.match(message)) is not None:
        path += found[1].split(".")
        message = message[found.end() :]
    if (unknown := _UNKNOWN.search(message)) is not None:
        return Violation((*unknown[2].split(".")[1:], unknown[1]), "There is no such field.")
    return Violation(tuple(path), message[:_SHOWN_LENGTH].rstrip(".") + ".")


# ---------------------------------------------------------------- compatibility


def _differences(
    reader: Descriptor, writer: Descriptor, path: tuple[str, ...], seen: set[tuple[str, str]]
) -> Iterator[Violation]:
    pair = (reader.full_name, writer.full_name)
    if pair in seen:
        return
    seen.add(pair)
    before = {each.number: each for each in writer.fields}
    reserved = descriptor_pb2.DescriptorProto()
    writer.CopyToProto(reserved)
    for field in reader.fields:
        place = (*path, field.name)
        known = writer.fields_by_name.get(field.name)
        if known is not None and known.number != field.number:
            yield Violation(place, f"The number of the field was {known.number}.")
        elif any(each.start <= field.number < each.end for each in reserved.reserved_range):
            yield Violation(place, f"The number {field.number} is reserved: older data may have another field there.")
        elif field.number in before:
            yield from _of_field(field, before[field.number], place, seen)
        elif field.is_required:
            yield Violation(place, "The field is required, and older data does not have it.")
    yield from _of_alternatives(reader, before, path)


def _of_alternatives(
    reader: Descriptor, before: Mapping[int, FieldDescriptor], path: tuple[str, ...]
) -> Iterator[Violation]:
    """Yield the oneofs that would keep only one of several fields, of which older data may have more than one."""
    for oneof in reader.oneofs:
        known = [before[each.number] for each in oneof.fields if each.number in before]
        groups = {each.containing_oneof.name if each.containing_oneof is not None else None for each in known}
        if len(known) > 1 and (None in groups or len(groups) > 1):
            yield Violation(
                (*path, known[0].name), f"Data may have several of the fields that are now in {oneof.name}."
            )


def _of_field(
    reader: FieldDescriptor, writer: FieldDescriptor, path: tuple[str, ...], seen: set[tuple[str, str]]
) -> Iterator[Violation]:
    if reader.is_required and not writer.is_required:
        yield Violation(path, "The field is now required.")
    if reader.is_repeated != writer.is_repeated and _WIRE.get(reader.type, "text") != "text":
        yield Violation(path, f"Field {reader.number} is repeated in only one of the versions.")
        return
    if _is_map(reader) != _is_map(writer):
        yield Violation(path, f"Field {reader.number} is a map in only one of the versions.")
        return
    if reader.enum_type is not None and writer.enum_type is not None:
        yield from _of_enum(reader, writer, path)
    if reader.message_type is not None and writer.message_type is not None:
        yield from _differences(reader.message_type, writer.message_type, path, seen)
    elif _WIRE.get(reader.type) != _WIRE.get(writer.type) or _WIRE.get(reader.type) is None:
        yield Violation(path, f"The type of field {reader.number} has changed.")


def _of_enum(reader: FieldDescriptor, writer: FieldDescriptor, path: tuple[str, ...]) -> Iterator[Violation]:
    for value in reader.enum_type.values:
        before = writer.enum_type.values_by_name.get(value.name)
        if before is not None and before.number != value.number:
            yield Violation((*path, value.name), f"The number of the value was {before.number}.")


def _is_map(field: FieldDescriptor) -> bool:
    return field.message_type is not None and field.message_type.GetOptions().map_entry


# ---------------------------------------------------------------- shapes


def _shape(message: Descriptor) -> Shape:
    if message.full_name.startswith("google.protobuf."):
        return ValueShape()  # its JSON is special: a timestamp is a string
    return ObjectShape({each.json_name: _field(each) for each in message.fields})


def _field(field: FieldDescriptor) -> Field:
    return Field(
        shape=lambda: _shape_of(field),
        aliases=() if field.json_name == field.name else (field.name,),
        number=field.number,
        required=field.is_required,
        default=field.default_value if field.has_default_value else MISSING,
    )


def _shape_of(field: FieldDescriptor) -> Shape:
    message = field.message_type
    if message is None:
        return ListShape(ValueShape) if field.is_repeated else ValueShape()
    if _is_map(field):
        return MapShape(lambda: _shape_of(message.fields_by_name["value"]))
    return ListShape(lambda: _shape(message)) if field.is_repeated else _shape(message)


# ---------------------------------------------------------------- from text to descriptors


def message_of(definition: Json) -> Descriptor:
    """Return the message that a definition describes.

    Raises:
        SchemaError: the definition is invalid.
    """
    source, name = _source(definition)
    try:
        proto = _file(_parsed(source))
    except RecursionError:
        raise SchemaError("The definition is nested too deeply.") from None
    except ValueError as error:  # a number that is out of range, for example
        raise SchemaError(f"It is not a valid .proto file: {str(error)[:_SHOWN_LENGTH]}.") from None
    if not proto.message_type:
        raise SchemaError("The .proto file has no message.")
    pool = descriptor_pool.DescriptorPool()
    try:
        for path in proto.dependency:
            pool.AddSerializedFile(_IMPORTS[path].serialized_pb)
        built = pool.AddSerializedFile(proto.SerializeToString())
        full = ".".join(part for part in (proto.package, name or proto.message_type[0].name) if part)
        del built
        return pool.FindMessageTypeByName(full)
    except KeyError:
        raise SchemaError(f"The .proto file has no message {name!r:.100}.", ("message",)) from None
    except (TypeError, ValueError) as error:
        raise SchemaError(f"It is not a valid .proto file: {str(error)[:_SHOWN_LENGTH]}.") from None


def _source(definition: Json) -> tuple[str, str | None]:
    if isinstance(definition, str):
        definition = {"proto": definition}
    source = definition.get("proto") if isinstance(definition, dict) else None
    name = definition.get("message") if isinstance(definition, dict) else None
    if not isinstance(source, str) or not isinstance(name, str | None):
        raise SchemaError('A Protobuf definition is the text of a .proto file, or {"proto": text, "message": name}.')
    if len(source) > LARGEST_SOURCE:
        raise SchemaError(f"A .proto file is limited to {LARGEST_SOURCE} characters; this has {len(source)}.")
    return source, name


class _Errors(ErrorListener):  # type: ignore[misc] # antlr4 has no types
    """Ends the parsing at the first error."""

    def syntaxError(
        self, recognizer: object, symbol: object, line: int, column: int, message: str, error: object
    ) -> None:
        """Raise SchemaError for an error of the lexer or the parser."""
        raise SchemaError(
            f"It is not a valid .proto file: line {line}, column {column + 1}: {message[:_SHOWN_LENGTH]}."
        )


def _parsed(source: str) -> ast.File:
    def listen(recognizer: Any) -> None:
        recognizer.removeErrorListeners()
        recognizer.addErrorListener(_Errors())

    return Parser(setup_lexer=listen, setup_parser=listen).parse(source)


def _file(file: ast.File) -> descriptor_pb2.FileDescriptorProto:
    proto = descriptor_pb2.FileDescriptorProto(name=_FILE, syntax=file.syntax or "proto2")
    if proto.syntax not in ("proto2", "proto3"):
        raise SchemaError("The syntax must be proto2 or proto3.")
    for element in file.file_elements:
        if isinstance(element, ast.Package):
            proto.package = element.name
        elif isinstance(element, ast.Import):
            if element.name not in _IMPORTS:
                raise SchemaError(
                    f"{element.name!r:.100} cannot be imported; these can: {', '.join(sorted(_IMPORTS))}."
                )
            proto.dependency.append(element.name)
        elif isinstance(element, ast.Message):
            _add_message(proto.message_type.add(), element, proto.syntax, 1)
        elif isinstance(element, ast.Enum):
            _add_enum(proto.enum_type.add(), element)
        elif isinstance(element, ast.Service | ast.Extension):
            raise SchemaError("Services and extensions are not supported.")
    return proto


def _add_message(message: descriptor_pb2.DescriptorProto, node: ast.Message, syntax: str, depth: int) -> None:
    if depth > _DEEPEST:
        raise SchemaError("Messages are nested too deeply.")
    message.name = node.name
    optional: list[descriptor_pb2.FieldDescriptorProto] = []
    for element in node.elements:
        if isinstance(element, ast.Field):
            field = _add_field(message, element)
            if syntax == "proto3" and element.cardinality is ast.FieldCardinality.OPTIONAL:
                optional.append(field)
        elif isinstance(element, ast.MapField):
            _add_map(message, element)
        elif isinstance(element, ast.OneOf):
            message.oneof_decl.add(name=element.name)
            index = len(message.oneof_decl) - 1
            for each in element.elements:
                if isinstance(each, ast.Field):
                    _add_field(message, each).oneof_index = index
        elif isinstance(element, ast.Message):
            _add_message(message.nested_type.add(), element, syntax, depth + 1)
        elif isinstance(element, ast.Enum):
            _add_enum(message.enum_type.add(), element)
        elif isinstance(element, ast.Reserved):
            _add_reserved(message, element)
        elif isinstance(element, ast.Group | ast.Extension | ast.ExtensionRange):
            raise SchemaError("Groups and extensions are not supported.", (node.name,))
    for field in optional:  # each in a oneof of its own, after those of the message
        field.proto3_optional = True
        field.oneof_index = len(message.oneof_decl)
        message.oneof_decl.add(name=f"_{field.name}")


def _add_field(message: descriptor_pb2.DescriptorProto, node: ast.Field) -> descriptor_pb2.FieldDescriptorProto:
    label = node.cardinality.value.upper() if node.cardinality is not None else "OPTIONAL"
    if node.number in _FOR_PROTOC:
        raise SchemaError(f"The numbers from 19000 to 19999 are reserved: {node.name} has {node.number}.")
    field = message.field.add(name=node.name, number=node.number)
    field.label = descriptor_pb2.FieldDescriptorProto.Label.Value(f"LABEL_{label}")
    _set_type(field, node.type)
    for option in node.options:
        if option.name == "default":
            value = option.value
            field.default_value = str(value).lower() if isinstance(value, bool) else str(value)
        elif option.name == "json_name":
            field.json_name = str(option.value)
    return field


def _set_type(field: descriptor_pb2.FieldDescriptorProto, name: str) -> None:
    if name in _SCALARS:
        field.type = cast(Any, _SCALARS[name])
    else:
        field.type_name = name  # the pool finds out whether it is a message or an enum


def _add_map(message: descriptor_pb2.DescriptorProto, node: ast.MapField) -> None:
    entry = message.nested_type.add(name="".join(part.capitalize() for part in node.name.split("_")) + "Entry")
    entry.options.map_entry = True
    for number, (name, type) in enumerate((("key", node.key_type), ("value", node.value_type)), start=1):
        field = entry.field.add(name=name, number=number)
        field.label = descriptor_pb2.FieldDescriptorProto.LABEL_OPTIONAL
        _set_type(field, type)
    field = message.field.add(name=node.name, number=node.number, type_name=entry.name)
    field.label = descriptor_pb2.FieldDescriptorProto.LABEL_REPEATED


def _add_enum(enum: descriptor_pb2.EnumDescriptorProto, node: ast.Enum) -> None:
    enum.name = node.name
    for element in node.elements:
        if isinstance(element, ast.EnumValue):
            enum.value.add(name=element.name, number=element.number)
        elif isinstance(element, ast.Option) and element.name == "allow_alias":
            enum.options.allow_alias = element.value in (True, "true")


def _add_reserved(message: descriptor_pb2.DescriptorProto, node: ast.Reserved) -> None:
    message.reserved_name.extend(name.strip('"') for name in node.names)
    for text in node.ranges:
        first, _, last = text.partition(" to ")
        end = 536_870_911 if last == "max" else int(last or first)
        message.reserved_range.add(start=int(first), end=end + 1)
