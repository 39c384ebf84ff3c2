"""Plans: operations that are compiled, operations left to graphql-core, and the limits of the cache."""

import logging
from typing import Any

import pytest
import strawberry
from graphql import GraphQLSchema, build_schema
from strawberry.execution import optimized_is_awaitable

from executor import Documents, Faults, Limits, SchemaExecutor
from executor.compiled import CompiledPlan, CompilerEnvironment, Plans

SDL = """
    type Query { a: String, b(n: Int): String, person: Person }
    type Person { name: String! }
    type Subscription { news(after: String): Person }
"""


class Kept:
    """The plans of a schema, and its documents."""

    def __init__(self, schema: GraphQLSchema, **options: Any) -> None:
        self.plans = Plans(CompilerEnvironment(schema), **options)
        self._documents = Documents(schema, Limits())
        self._executor = SchemaExecutor(schema, self._documents, Faults(lambda _: None), compile_at=None)

    def get(self, text: str, variables: dict[str, Any] | None = None, name: str | None = None) -> CompiledPlan | None:
        """Return the plan for one execution."""
        prepared = self._executor.prepare(text, variables, name)
        return self.plans.get(prepared.document, prepared.operation, prepared.variable_values)


@pytest.fixture
def schema() -> GraphQLSchema:
    return build_schema(SDL)


def test_a_repeated_operation_is_compiled(schema: GraphQLSchema) -> None:
    kept = Kept(schema)
    assert kept.get("{a}") is None
    plan = kept.get("{a}")
    assert plan is not None and kept.get("{a}") is plan


def test_each_operation_of_a_document_has_its_own_plan(schema: GraphQLSchema) -> None:
    kept = Kept(schema, compile_at=1)
    text = "query A {a} query B {b}"
    first, second = kept.get(text, name="A"), kept.get(text, name="B")
    assert first is not None and second is not None and first is not second


def test_variables_share_a_plan_unless_they_select_fields(schema: GraphQLSchema) -> None:
    kept = Kept(schema, compile_at=1)
    text = "query($n: Int, $f: Boolean!) {b(n: $n) a @include(if: $f)}"
    plan = kept.get(text, {"n": 1, "f": True})
    assert kept.get(text, {"n": 2, "f": True}) is plan
    assert kept.get(text, {"n": 1, "f": False}) is not plan


@pytest.mark.parametrize(
    "text", ["{__schema{types{name}}}", '{a person{...F}} fragment F on Person {name} query B {__type(name:"A"){name}}']
)
def test_introspection_is_left_to_graphql_core(schema: GraphQLSchema, text: str) -> None:
    name = "B" if "query B" in text else None
    if name:
        text = text.replace("{a", "query A {a", 1)
    assert Kept(schema, compile_at=1).get(text, name=name) is None


def test_other_directives_are_left_to_graphql_core() -> None:
    schema = build_schema(SDL + "directive @other on FIELD | QUERY | FRAGMENT_DEFINITION")
    for text in ("{a @other}", "query @other {a}", "{...F} fragment F on Query @other {a}"):
        assert Kept(schema, compile_at=1).get(text) is None
    # A field that is never executed may carry any directive.
    assert Kept(schema, compile_at=1).get("{a ... @include(if: false) {b}}") is not None


def test_a_flood_of_documents_does_not_fill_the_cache(schema: GraphQLSchema) -> None:
    kept = Kept(schema, most=50)
    plan = [kept.get("{a}") for _ in range(2)][1]
    for number in range(500):
        assert kept.get(f"{{a}} # {number}") is None
    assert kept.get("{a}") is plan
    assert len(kept.plans) == 1


def test_plans_are_limited_in_number_and_fields(schema: GraphQLSchema) -> None:
    kept = Kept(schema, compile_at=1, most=10, most_fields=25)
    hot = kept.get("{a}")
    for number in range(100):
        kept.get(f"{{a}} # {number}")
        assert kept.get("{a}") is hot
    assert (len(kept.plans), kept.plans.fields) == (10, 10)
    kept.get("{" + " ".join(f"x{number}: a" for number in range(20)) + "}")
    assert (len(kept.plans), kept.plans.fields) == (6, 25)
    kept.get("{" + " ".join(f"y{number}: a" for number in range(26)) + "}")
    assert (len(kept.plans), kept.plans.fields) == (0, 0)  # too large to be cached at all


async def test_growing_plans_are_recounted() -> None:
    schema = build_schema("type Query {any: Any} union Any = A | B type A {x: Int y: Int} type B {x: Int}")
    documents = Documents(schema, Limits())
    executor = SchemaExecutor(schema, documents, Faults(lambda _: None), compile_at=None)
    plans = Plans(CompilerEnvironment(schema), compile_at=1)
    prepared = executor.prepare("{any{...on A{x y} ...on B{x}}}")
    sizes = []
    for typename in ("A", "A", "B", "B"):
        plan = plans.get(prepared.document, prepared.operation, prepared.variable_values)
        assert plan is not None
        sizes.append(plans.fields)
        plan.execute(prepared.variable_values, {"any": {"__typename": typename}}, None)
    plans.get(prepared.document, prepared.operation, prepared.variable_values)
    assert [*sizes, plans.fields] == [1, 3, 3, 4, 4]


def test_a_failed_compilation_is_logged_and_left_to_graphql_core(
    schema: GraphQLSchema, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = Kept(schema, compile_at=1)
    monkeypatch.setattr("executor.compiled.plans.Compiler.root", lambda *_, **__: 1 / 0)
    with caplog.at_level(logging.ERROR):
        assert kept.get("{a}") is None
        assert kept.get("{a}") is None
    assert caplog.text.count("could not be compiled") == 1


async def test_one_plan_serves_every_event_of_a_subscription(schema: GraphQLSchema) -> None:
    assert schema.subscription_type is not None
    schema.subscription_type.fields["news"].resolve = lambda event, *_, **__: event
    executor = SchemaExecutor(schema, Documents(schema, Limits()), Faults(lambda _: None))
    prepared = executor.prepare("subscription($a: String) {x: news(after: $a) {name}}", {"a": "1"})
    bodies = [await executor.run_event(prepared, {"name": f"n{number}"}, None) for number in range(4)]
    assert bodies == [f'{{"data":{{"x":{{"name":"n{number}"}}}}}}'.encode() for number in range(4)]


@pytest.mark.parametrize("compile_at", [None, 1])
async def test_arguments_changed_by_a_resolver_affect_no_other_call(compile_at: int | None) -> None:
    @strawberry.input
    class Filter:
        words: list[str]

    @strawberry.type
    class Thing:
        @strawberry.field
        def words(self, filter: Filter) -> list[str]:
            filter.words.append("changed")
            return filter.words

    @strawberry.type
    class Query:
        @strawberry.field
        def things(self) -> list[Thing]:
            return [Thing(), Thing()]

    schema = strawberry.Schema(query=Query)._schema
    executor = SchemaExecutor(
        schema,
        Documents(schema, Limits()),
        Faults(lambda _: None),
        is_awaitable=optimized_is_awaitable,
        compile_at=compile_at,
    )
    for _ in range(3):
        prepared = executor.prepare('{things{words(filter: {words: ["a"]})}}')
        result = await executor.run(prepared, None)
        assert result.body == b'{"data":{"things":[{"words":["a","changed"]},{"words":["a","changed"]}]}}'


async def test_each_run_of_a_plan_has_its_own_variables(schema: GraphQLSchema) -> None:
    assert schema.query_type is not None
    schema.query_type.fields["b"].resolve = lambda *_, **given: repr(given)
    executor = SchemaExecutor(schema, Documents(schema, Limits()), Faults(lambda _: None), compile_at=1)
    shown = []
    for variables in ({"n": 1}, {"n": 2}, {}, {"n": None}, {"n": 3}):
        prepared = executor.prepare("query($n: Int) {b(n: $n)}", variables)
        shown.append((await executor.run(prepared, None)).body)
    assert shown == [
        b'{"data":{"b":"%s"}}' % given for given in (b"{'n': 1}", b"{'n': 2}", b"{}", b"{'n': None}", b"{'n': 3}")
    ]
