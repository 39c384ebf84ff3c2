"""Random valid documents for a world, with their variables."""

from random import Random
from typing import Any, Final

from tests.executor.worlds import SCALAR_TYPES, World

_LITERALS: Final[dict[str, tuple[str, tuple[str, ...], tuple[Any, ...]]]] = {
    "first": ("Int", ("1", "-3", "null"), (4, None, 0)),
    "color": ("Color! = GREEN", ("RED", "BLUE"), ("RED", "GREEN")),
    "filter": (
        "Filter",
        ('{text: "a", numbers: [1, 2]}', "{}", "null", "{color: BLUE, numbers: 5}"),
        ({"text": "v", "numbers": [3]}, None, {}),
    ),
    "pick": (
        "Pick",
        ('{byId: "i"}', '{byFilter: {text: "t"}}', "null"),
        ({"byId": "v"}, {"byFilter": {"numbers": []}}, None),
    ),
}


class DocumentMaker:
    """A generator of one document."""

    def __init__(self, random: Random, world: World) -> None:
        self.random = random
        self.world = world
        self.variables: dict[str, Any] = {}
        self._choices: dict[str, tuple[Any, ...]] = {}
        self._declared: list[str] = []
        self._fragments: list[str] = []
        self._names = 0

    def make(self, operation: str) -> str:
        """Return the text of a document with this kind of operation."""
        selection = self._selection("Query" if operation == "query" else "Mutation", 0)
        declared = f"({', '.join(self._declared)})" if self._declared else ""
        return "\n".join([f"{operation} Made{declared} {selection}", *self._fragments])

    def other_variables(self) -> dict[str, Any]:
        """Return other values for the variables in use, except those that select fields."""
        others = {name: self.random.choice(values) for name, values in self._choices.items()}
        given = {name: value for name, value in others.items() if value is not None or self.random.random() < 0.5}
        return {name: value for name, value in self.variables.items() if name not in others} | given

    def _selection(self, kind: str, depth: int) -> str:
        world_kind = self.world.kinds[kind]
        parts = [self._field(kind, name, depth) for name in world_kind.fields if self.random.random() < 0.7]
        if world_kind.possible:
            members = [member for member in world_kind.possible if self.random.random() < 0.8]
            parts += [f"... on {member}{self._condition()} {self._selection(member, depth)}" for member in members]
        elif self.random.random() < 0.2:
            parts.append(self._spread(kind, depth))
        if not parts or self.random.random() < 0.2:
            parts.append(self._aliased("__typename"))
        self.random.shuffle(parts)
        return "{ " + " ".join(parts) + " }"

    def _spread(self, kind: str, depth: int) -> str:
        selection = self._selection(kind, depth + 1) if depth < 3 else "{ __typename }"
        if self.random.random() < 0.5:
            return f"...{self._condition()} {selection}"
        name = self._name("F")
        self._fragments.append(f"fragment {name} on {kind} {selection}")
        return f"...{name}{self._condition()}"

    def _field(self, kind: str, name: str, depth: int) -> str:
        shape = self.world.kinds[kind].fields[name]
        arguments = self._arguments() if name in self.world.kinds[kind].arguments else ""
        below = "" if shape.name in SCALAR_TYPES else f" {self._selection(shape.name, depth + 1)}"
        # Without an alias two fields of one name, with different arguments or types, could not be merged.
        shown = name if not arguments and kind in ("Query", "Mutation") and not below else self._aliased(name)
        return f"{shown}{arguments}{self._condition()}{below}"

    def _aliased(self, name: str) -> str:
        return f"{self._name('a')}: {name}"

    def _arguments(self) -> str:
        given = [self._argument(name) for name in _LITERALS if self.random.random() < 0.4]
        return f"({', '.join(given)})" if given else ""

    def _argument(self, name: str) -> str:
        type_, literals, values = _LITERALS[name]
        if self.random.random() < 0.5:
            return f"{name}: {self.random.choice(literals)}"
        variable = self._variable(type_, self.random.choice(values))
        self._choices[variable[1:]] = values
        return f"{name}: {variable}"

    def _condition(self) -> str:
        if self.random.random() < 0.85:
            return ""
        value = self.random.random() < 0.7
        condition = str(value).lower() if self.random.random() < 0.4 else self._variable("Boolean!", value)
        return f" @{self.random.choice(('include', 'skip'))}(if: {condition})"

    def _variable(self, type_: str, value: Any) -> str:
        name = self._name("v")
        self._declared.append(f"${name}: {type_}")
        if value is not None or self.random.random() < 0.5:
            self.variables[name] = value
        return f"${name}"

    def _name(self, prefix: str) -> str:
        self._names += 1
        return f"{prefix}{self._names}"
