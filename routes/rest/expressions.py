"""Parts that the documents and expressions of presets share: lists, mutations, repeated requests."""

from typing import Final

from routes.rest.kinds import DIGITS, PAGE, Kind
from routes.rest.preset import Skip

ERRORS: Final = "errors { code message field retryAfterSeconds }"
"""The fields that a mutation selects of its errors."""

IDEMPOTENCY_KEY: Final = '"idempotency-key" in headers ? headers["idempotency-key"] : null'
"""The header with which a request is repeated."""

MOST: Final = "has(query.limit) ? int(query.limit) : 1000"
"""The number of items of a list: as many as are wanted, or all that one response can have."""

LIST_KINDS: Final[dict[str, Kind]] = {"limit": DIGITS, "offset": DIGITS, "page": PAGE}
"""The kinds of the query of a list, which counts in offsets or in pages from 1."""

OFFSET: Final = f"has(query.offset) ? int(query.offset) : has(query.page) ? (int(query.page) - 1) * ({MOST}) : 0"
"""The number of items that a list leaves out at its beginning."""


def given(*names: str, otherwise: str = "null") -> str:
    """Return an expression for the first of these that a request has, such as `body.agent_id` and `body.agentId`.

    Null counts as missing.
    """
    found = otherwise
    for name in reversed(names):
        found = f"has({name}) && {name} != null ? {name} : {found}"
    return f"({found})"


EITHER_KEY: Final = f'"idempotency-key" in headers ? headers["idempotency-key"] : {given("body.idempotencyKey")}'
"""The same, or the key in the body of a request that has the names of the operation."""


def listing(field: str, filter: str, selection: str) -> tuple[str, Skip]:
    """Return the operation that lists something, and how it skips the items before an offset.

    Args:
        filter: the type of the list's filter.
        selection: what the operation selects of each item.
    """

    def document(selected: str) -> str:
        return f"""query($filter: {filter}, $first: Int, $after: String) {{
            page: {field}(filter: $filter, first: $first, after: $after) {{
                {selected} pageInfo {{ endCursor hasNextPage }} }} }}"""

    return document(f"totalCount nodes {{ {selection} }}"), Skip(OFFSET, document(""))


def mutation(field: str, selection: str, *, input: str | None = None) -> str:
    """Return the operation of a mutation with one input, as `done`.

    Args:
        input: the type of the input, if it is not named after the mutation.
    """
    type = input or f"{field[0].upper()}{field[1:]}Input"
    return f"mutation($input: {type}!) {{ done: {field}(input: $input) {{ {selection} {ERRORS} }} }}"
