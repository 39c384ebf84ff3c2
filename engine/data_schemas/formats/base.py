"""The interface of a format, and the shape that all formats have in common: what conversions between them need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

from engine.json_schema import Violation
from json_types import Json


class Missing:
    """The default of a field that has none."""


MISSING: Final = Missing()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object.

    Args:
        shape: returns its shape; a function, because schemas can be recursive.
        aliases: other names of the field, usually older ones.
        number: the number that identifies it, in formats that number their fields.
        required: whether data without it is invalid.
        default: the value that it has when data does not have it, or `MISSING`.
    """

    shape: Callable[[], "Shape"]
    aliases: tuple[str, ...] = ()
    number: int | None = None
    required: bool = False
    default: "Json | Missing" = MISSING


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """An object with named fields. `open` if it may have fields that the schema does not name."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    open: bool = False


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list."""

    item: Callable[[], "Shape"]


@dataclass(frozen=True, slots=True)
class MapShape:
    """An object with keys of the data's own, and values of one shape."""

    value: Callable[[], "Shape"]


@dataclass(frozen=True, slots=True)
class ValueShape:
    """Anything else: it is passed on unchanged."""


Shape: TypeAlias = ObjectShape | ListShape | MapShape | ValueShape

Checker: TypeAlias = Callable[[Json], list[Violation]]
"""Returns why data does not have the form of a schema; empty if it has."""


class Format(Protocol):
    """The rules of a format. All of these may take long: call them by `engine.computing.compute`."""

    def check(self, definition: Json) -> None:
        """Require a definition that is valid.

        Raises:
            SchemaError: it is not; with the path.
        """

    def checker(self, definition: Json) -> Checker:
        """Return what checks data against a valid definition, which is read only once."""

    def unreadable(self, *, reader: Json, writer: Json) -> list[Violation]:
        """Return why data that one definition permits cannot always be read by another, with paths in the reader."""

    def shape(self, definition: Json) -> Shape:
        """Return the shape of the data that a valid definition describes."""
