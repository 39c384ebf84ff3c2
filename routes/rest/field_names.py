"""The names that the fields of an operation's input have in the request of an endpoint."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from errors import Verbatim
from json_types import snake_case


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names of fields in a request.

    Args:
        given: the names of fields that have others there; "" for one that the request does not have, such as an object
            in which the operation nests its values.
        camel_case: whether the others keep their names; otherwise they are in snake_case.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    camel_case: bool = False

    def sent(self, names: Mapping[str, str]) -> "FieldNames":
        """Return the names in one request, which has chosen these for fields of the operation's input."""
        return replace(self, given={**self.given, **names}) if names else self

    def path(self, path: Sequence[str]) -> list[str]:
        """Return the path to a value in the request, for its path in the operation's input; empty if it has none."""
        if isinstance(path[0], Verbatim):
            return list(path)
        first, *rest = path
        if name := self.name(first):
            return [name, *rest]
        return self.path(rest) if rest else []

    def name(self, field: str) -> str:
        """Return the name that a field of the operation's input has in the request; empty if it has none."""
        return self.given.get(field, field if self.camel_case else snake_case(field))

    def message(self, message: str, path: Sequence[str]) -> str:
        """Return a message about a value with the name that it has in the request."""
        renamed = self.path(path)
        if not renamed:
            return re.sub(rf"^{re.escape(path[0])}\b", "The body", message)
        if path[0] == "id":
            return message  # which is about a record "with this id", whatever the id is called
        whole = len(renamed) < len(path)
        shown, name = (".".join(path), ".".join(renamed)) if whole else (path[0], renamed[0])
        return re.sub(rf"(?<![\w.]){re.escape(shown)}\b", lambda _: name, message, count=1)


IDEMPOTENCY_HEADER: Final = "Idempotency-Key"
SNAKE_CASE: Final = FieldNames()
OWN_NAMES: Final = FieldNames(camel_case=True)
