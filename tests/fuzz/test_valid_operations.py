"""Operations that hypothesis-graphql makes from the schema: valid ones, and ones with a single violation.

Schemathesis uses the same generator; directly, a case can be any field of the schema, and costs a hundredth.
"""

import json
from typing import Final

from graphql import GraphQLSchema, build_schema
from hypothesis import strategies as st
from hypothesis_graphql import Mode, from_schema, nodes

from tests.fuzz.exploring import fuzz
from tests.fuzz.strategies import json_values, plain_texts
from tests.fuzz.target import Target, graphql_errors
from tests.fuzz.test_documents import request_of
from tests.gateways import ROOT

pytestmark = fuzz

SHORT: Final = 40
LONG: Final = 10_000

_SCALARS: Final = {
    "JSON": st.one_of(st.integers(-5, 5).map(nodes.Int), plain_texts.map(nodes.String), st.just(nodes.Object([]))),
    "Cursor": plain_texts.map(nodes.String),
    "DateTime": st.datetimes().map(lambda time: nodes.String(f"{time.isoformat()}Z")) | plain_texts.map(nodes.String),
}
_VISIBLE_EFFECTS: Final = frozenset({"runMaintenance", "revokeApiKey", "updateUser", "endAllSessions", "signOut"})
"""Mutations that would end the credential of the other cases, or take longer than a request should."""


def operations(schema: GraphQLSchema) -> st.SearchStrategy[str]:
    """Return operations, each with one root field."""
    assert schema.query_type is not None and schema.mutation_type is not None
    roots = sorted((schema.query_type.fields.keys() | schema.mutation_type.fields.keys()) - _VISIBLE_EFFECTS)
    fields = schema.query_type.fields | schema.mutation_type.fields
    made = [
        from_schema(schema, fields=[field], custom_scalars=_SCALARS, mode=mode)
        for field in roots
        for mode in ((Mode.POSITIVE, Mode.NEGATIVE) if fields[field].args else (Mode.POSITIVE,))
    ]
    return st.sampled_from(made).flatmap(lambda chosen: chosen)


def test_an_operation_made_from_the_schema_is_executed_or_rejected_with_a_reason(target: Target) -> None:
    def check(case: tuple[str, dict[str, object] | None]) -> None:
        document, variables = case
        body = json.dumps({"query": document, "variables": variables}).encode()
        for error in graphql_errors(target.check(request_of(target, body))):
            target.tally.codes[error["extensions"]["code"]] += 1

    schema = build_schema((ROOT / "schema/schema.graphql").read_text())
    variables = st.none() | st.dictionaries(st.text(max_size=3), json_values, max_size=1)
    target.explore("operations", st.tuples(operations(schema), variables), check, short=SHORT, long=LONG)
