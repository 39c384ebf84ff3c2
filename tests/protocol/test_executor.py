"""The executor on schemas unrelated to Parley."""

import asyncio
import gc
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, get_introspection_query, parse

from executor import Documents, Faults, Limits, NotOpened, RequestError, SchemaExecutor
from executor.documents import Document, Shelf
from executor.encoding import canonical, encode
from executor.limits import TooComplex, check
from tests.executor.effort import MOST_OF_A_REJECTION, calls_of

SDL = """
    type Query { a: A, b: String, list: [A], int: Int, needs(n: Int!): Int, json: JSON, any: Any }
    type Mutation { change(name: String): String }
    type Subscription { events(after: String, topic: String = "all", input: Filter): Event, other: Event }
    type Event { id: Int, text(after: String): String, broken: Int! }
    type A { a: A, b(n: String): String, list: [A] }
    union Any = A | Event
    input Filter { after: String }
    scalar JSON
"""


class Expected(Exception):
    pass


def explain(error: BaseException) -> dict[str, Any] | None:
    if isinstance(error, Expected):
        return {"message": str(error), "extensions": {"code": "EXPECTED"}}
    return None


def executor_of(schema: GraphQLSchema, **options: Any) -> SchemaExecutor:
    return SchemaExecutor(schema, Documents(schema, Limits()), Faults(explain), **options)


@pytest.fixture
def schema() -> GraphQLSchema:
    return build_schema(SDL)


def set_resolver(schema: GraphQLSchema, field: str, resolver: Callable[..., Any], type: str = "Query") -> None:
    schema.type_map[type].fields[field].resolve = resolver  # type: ignore[attr-defined]


class TestLimits:
    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("{" + "a{" * 12 + "b" + "}" * 13, "levels"),
            ("{" + "a{" * 49 + "b" + "}" * 50, "levels"),
            ("{...A} fragment A on Query {a{...B}} fragment B on A {" + "a{" * 11 + "b" + "}" * 12, "levels"),
            ("{" + "b " * 500 + "}", "repetitions"),
            ("{a{" + "b " * 11 + "}}", "repetitions"),
            ("{" + "b @include(if: true) " * 10 + "a {" + "b @include(if:true) " * 10 + "}" * 2, None),
            ("query" + " @aa" * 51 + "{b}", "directives"),
            ("{" + "b @x @x @x @x @x @x " * 9 + "}", "directives"),
            ("{" + " ".join(f"f{n}" for n in range(31)) + "}", "root fields"),
            ("{...A} fragment A on Query {" + " ".join(f"f{n}" for n in range(31)) + "}", "root fields"),
            ("{" + "...A " * 1_000 + "} fragment A on Query {b}", "fields"),
            (
                "{...F0}"
                + "".join(f" fragment F{n} on A {{a{{...F{n + 1}}} list{{...F{n + 1}}}}}" for n in range(9))
                + " fragment F9 on A {"
                + " ".join(f"x{n}" for n in range(20))
                + "}",
                "fields",
            ),
            ("{a{" + " ".join("... on A{" + "b " * 9 + "}" for _ in range(120)) + "}}", "fields"),
        ],
    )
    def test_hold(self, text: str, what: str | None) -> None:
        document = parse(text)
        if what is None:
            [size] = check(document, Limits()).values()
            assert not size.introspection_depth
            return
        with pytest.raises(TooComplex, match=what) as refused:
            check(document, Limits())
        assert refused.value.extensions == {"code": "QUERY_TOO_COMPLEX"}

    def test_allow_a_document_just_below_them(self) -> None:
        assert check(parse("{" + "a{" * 11 + "b" + "}" * 12), Limits())[None].depth == 12

    @pytest.mark.parametrize(
        "text",
        [
            "{b" + " " * 65_536 + "}",
            "{" + "b " * 2_000 + "}",
            "{b}" + "\n#" * 201,
            "[" * 60_000,
            "{" * 1_000,
            "{...A" + "{...B " * 500 + "}",
            '{a{b(n:"' + "x" * 65_000 + '")}}' * 2,
            "{...A} fragment A on Query {...B} fragment B on Query {...A}",
            "{" + "...A " * 990 + "} fragment A on Query {b}",
            "{...F0}"
            + "".join(f" fragment F{n} on A {{...F{n + 1} ...F{n + 1}}}" for n in range(150))
            + " fragment F150 on A {b}",
            "{...F0}"
            + "".join(f" fragment F{n} on A {{a{{...F{n + 1}}}}}" for n in range(200))
            + " fragment F200 on A {b}",
            "{needs(n:" + "[" * 250 + "]" * 250 + ")}",
            "{a{" + " ".join(f"b(n:{n})" for n in range(300)) + "}}",
            "query" + "".join(f"($v{n}:Int)" for n in range(200)) + "{b}",
            "{a{" + " ".join("... on A{" + "b " * 9 + "}" for _ in range(110)) + "}}",
            "{a{" + " ".join("... on A{" + 'b(n:"x") ' * 5 + "}" for _ in range(40)) + "}}",
            "{a{" + "...F " * 100 + "}} fragment F on A {" + "b " * 9 + "}",
        ],
    )
    def test_reject_a_hostile_document_with_little_work(self, schema: GraphQLSchema, text: str) -> None:
        def reject() -> None:
            with pytest.raises(RequestError):
                Documents(schema, Limits()).get(text)

        assert calls_of(reject) < MOST_OF_A_REJECTION

    def test_allow_a_stream_of_many_item_types(self) -> None:
        kinds = " ".join(f"... on Kind{n} {{id cursor at}}" for n in range(40))
        assert check(parse("subscription{events{" + kinds + "}}"), Limits())[None].depth == 2

    def test_allow_introspection(self, schema: GraphQLSchema) -> None:
        # GraphiQL 5's query, and the largest that graphql-js can send.
        for options in (
            {},
            {"specified_by_url": True, "directive_is_repeatable": True, "schema_description": True},
            {
                "specified_by_url": True,
                "directive_is_repeatable": True,
                "schema_description": True,
                "input_value_deprecation": True,
                "one_of": True,
            },
        ):
            assert Documents(schema, Limits()).get(get_introspection_query(**options)).introspects

    @pytest.mark.parametrize(
        "text",
        [
            "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}",
            "{__schema{types{...T}}} fragment T on __Type {fields{type{...U}}}"
            " fragment U on __Type {fields{type{...V}}} fragment V on __Type {fields{name}}",
            '{__type(name:"A"){' + "ofType{" * 20 + "name" + "}" * 22,
        ],
    )
    def test_reject_circular_introspection(self, schema: GraphQLSchema, text: str) -> None:
        with pytest.raises(RequestError):
            Documents(schema, Limits()).get(text)

    def test_count_introspection_separately(self) -> None:
        deep = "ofType{" * 10 + "name" + "}" * 10
        [size] = check(parse('{a{b} __type(name:"A"){' + deep + "}}"), Limits()).values()
        assert (size.depth, size.introspection_depth, size.root_fields) == (2, 12, 2)
        with pytest.raises(TooComplex):
            check(parse("{a{" + "a{" * 12 + "b" + "}" * 14), Limits())


class TestDocuments:
    def test_are_parsed_once(self, schema: GraphQLSchema) -> None:
        documents = Documents(schema, Limits())
        assert documents.get("{b}") is documents.get("{b}")

    def test_survive_a_flood_of_documents_from_one_caller(self, schema: GraphQLSchema) -> None:
        documents = Documents(schema, Limits(), most=100)
        hot = [documents.get(f"{{b}} #{n}") for n in range(5)]
        assert [documents.get(document.text) for document in hot] == hot  # the second use
        for n in range(400):
            documents.look_at(f"{{b}} # flood {n}")  # each request looks up its document before executing it
            documents.get(f"{{b}} # flood {n}")
        assert all(documents.get(document.text) is document for document in hot)

    def test_are_limited_in_number_and_weight(self) -> None:
        shelf = Shelf(most=3, most_tokens=100)

        def document(text: str, weight: int = 1) -> Document:
            return Document(text, parse("{b}"), weight, False, {}, {}, {}, {})

        for n in range(10):
            shelf.put(document(f"text {n}"))
        assert [shelf.get(f"text {n}") is not None for n in range(10)] == [False] * 7 + [True] * 3
        shelf.put(document("heavy", 99))
        assert shelf.get("text 8") is None and shelf.get("heavy") is not None
        shelf.put(document("too heavy", 101))
        assert shelf.get("too heavy") is None and shelf.tokens == 0

    @pytest.mark.parametrize("keep", [True, False])
    def test_take_bounded_memory(self, keep: bool) -> None:
        documents = Documents(build_schema("type Query { f(list: [Int]): Int }"), Limits(), most_tokens=4_000)
        literal = "1 " * 300

        def get(n: int) -> None:
            for _ in range(2):
                documents.get(f"query q{n} {{ f(list: [{literal}]) }}", keep=keep)

        get(0)
        tracemalloc.start()
        for n in range(1, 41):
            get(n)
        gc.collect()  # the parser's tokens refer to each other
        grown = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert documents.tokens <= 1.2 * 4_000
        assert grown < 1_500_000  # all of them would take 3 MB

    def test_of_callers_without_a_credential_are_not_kept(self, schema: GraphQLSchema) -> None:
        documents = Documents(schema, Limits(), most=100)
        own = documents.get("{b} # used with a credential")
        for n in range(50):
            for _ in range(3):
                documents.get(f"{{b}} # {n}", keep=False)
        assert sum(documents.knows(f"{{b}} # {n}") for n in range(50)) <= 10
        assert documents.get("{b} # used with a credential") is own

    def test_hold_no_tokens(self, schema: GraphQLSchema) -> None:
        document = Documents(schema, Limits()).get("{ b }")
        location = document.ast.definitions[0].loc
        assert location is not None and (location.start, location.end) == (0, 5)
        assert location.start_token.next is None and location.end_token.prev is None

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "GRAPHQL_PARSE_FAILED"),
            ("{", "GRAPHQL_PARSE_FAILED"),
            ("{b \ud800}", "GRAPHQL_PARSE_FAILED"),
            ("{nope}", "GRAPHQL_VALIDATION_FAILED"),
            ("fragment A on A {b}", "GRAPHQL_VALIDATION_FAILED"),
            ("type A {b: Int}", "GRAPHQL_VALIDATION_FAILED"),
            ("{...A} fragment A on Query {...A}", "GRAPHQL_VALIDATION_FAILED"),
            ("{b @aa @aa}", "GRAPHQL_VALIDATION_FAILED"),
            ("subscription {events{id} other{id}}", "GRAPHQL_VALIDATION_FAILED"),
            ("subscription {__typename}", "GRAPHQL_VALIDATION_FAILED"),
            ("{a{b ... @defer {list{b}}}}", "GRAPHQL_VALIDATION_FAILED"),
            (r'{a{b(n:"\u0000")}}', "BAD_USER_INPUT"),
            ('{a{b(n:"""\\u0000""")}}', None),
        ],
    )
    def test_that_cannot_be_executed_report_the_reason(
        self, schema: GraphQLSchema, text: str, code: str | None
    ) -> None:
        documents = Documents(schema, Limits())
        if code is None:
            documents.get(text)
            return
        with pytest.raises(RequestError) as refused:
            documents.get(text)
        assert {(error.extensions or {})["code"] for error in refused.value.errors} == {code}

    def test_report_a_limited_number_of_errors(self, schema: GraphQLSchema) -> None:
        with pytest.raises(RequestError) as refused:
            Documents(schema, Limits()).get("{a{" + " ".join(f"f{n}" for n in range(200)) + "}}")
        assert len(refused.value.errors) <= 11


class TestKey:
    def key(self, schema: GraphQLSchema, text: str, **variables: Any) -> Any:
        return executor_of(schema).prepare(text, variables).key

    @pytest.mark.parametrize(
        "text",
        [
            "subscription($a:String,$t:String){events(after:$a,topic:$t){id}}",
            "subscription($a:String,$t:String){...F} fragment F on Subscription {events(after:$a,topic:$t){id}}",
            "subscription($a:String,$t:String){... on Subscription {x:events(topic:$t,after:$a){id}}}",
        ],
    )
    def test_omits_a_variable_used_only_for_resuming(self, schema: GraphQLSchema, text: str) -> None:
        assert self.key(schema, text, a="1", t="x") == self.key(schema, text, a="2", t="x")
        assert self.key(schema, text, a="1", t="x") == self.key(schema, text, t="x")
        assert self.key(schema, text, a="1", t="x") != self.key(schema, text, a="1", t="y")

    @pytest.mark.parametrize(
        "text",
        [
            "subscription($a:String){events(after:$a,topic:$a){id}}",
            "subscription($a:String){events(after:$a){id text(after:$a)}}",
            "subscription($a:String){events{id text(after:$a)}}",
            "subscription($a:String){events(input:{after:$a}){id}}",
            "subscription($a:String){events(after:$a){...F}} fragment F on Event {text(after:$a)}",
        ],
    )
    def test_keeps_a_variable_with_other_uses(self, schema: GraphQLSchema, text: str) -> None:
        assert self.key(schema, text, a="1") != self.key(schema, text, a="2")

    def test_ignores_order_and_unknown_variables(self, schema: GraphQLSchema) -> None:
        text = "subscription($t:String,$i:Filter){events(topic:$t,input:$i){id}}"
        first = self.key(schema, text, t="x", i={"after": "1"}, more=1)
        assert first == self.key(schema, text, i={"after": "1"}, t="x")
        assert hash(first) is not None

    def test_accepts_integers_of_any_size(self, schema: GraphQLSchema) -> None:
        text = "query($n:JSON){b}"
        with pytest.raises(RequestError):  # unused
            self.key(schema, text, n=2**80)
        assert canonical({"b": 2**80, "a": 1}) == b'{"a":1,"b":1208925819614629174706176}'


class TestRun:
    async def run(self, schema: GraphQLSchema, text: str, **options: Any) -> Any:
        executor = executor_of(schema, **options)
        return await executor.run(executor.prepare(text), None)

    async def test_encodes_the_result(self, schema: GraphQLSchema) -> None:
        set_resolver(schema, "b", lambda *_: "x")
        result = await self.run(schema, "{b}")
        assert (result.body, result.executed, result.errors) == (b'{"data":{"b":"x"}}', True, None)

    async def test_shows_expected_errors_and_masks_the_rest(self, schema: GraphQLSchema, caplog: Any) -> None:
        def expected(*_: Any) -> None:
            raise Expected("not now")

        def fault(*_: Any) -> None:
            raise ValueError("/srv/secret")

        set_resolver(schema, "b", expected)
        set_resolver(schema, "int", fault)
        result = await self.run(schema, "{b int}")
        first, second = result.errors
        assert first == {
            "message": "not now",
            "path": ["b"],
            "locations": [{"line": 1, "column": 2}],
            "extensions": {"code": "EXPECTED"},
        }
        assert second["extensions"]["code"] == "INTERNAL"
        assert b"secret" not in result.body and "secret" in caplog.text

    @pytest.mark.parametrize(
        ("field", "value"), [("int", "secret"), ("any { __typename }", object()), ("list { b }", 5)]
    )
    async def test_masks_wrong_resolver_results(self, schema: GraphQLSchema, field: str, value: Any) -> None:
        set_resolver(schema, field.split(" ")[0], lambda *_: value)
        result = await self.run(schema, f"{{{field}}}")
        assert result.errors[0]["extensions"]["code"] == "INTERNAL"
        assert b"secret" not in result.body and b"object at" not in result.body

    async def test_masks_results_that_cannot_be_encoded(self, schema: GraphQLSchema) -> None:
        for value in (object(), {1, 2}, {"x": [object()]}):
            set_resolver(schema, "json", lambda *_, value=value: value)
            result = await self.run(schema, "{json}")
            assert result.errors[0]["extensions"]["code"] == "INTERNAL"

    async def test_attributes_an_invalid_null_to_the_client(self, schema: GraphQLSchema) -> None:
        set_resolver(schema, "needs", lambda *_, n: n)
        executor = executor_of(schema)
        prepared = executor.prepare("query($n:Int=5){needs(n:$n)}", {"n": None})
        result = await executor.run(prepared, None)
        assert result.errors and result.errors[0]["extensions"]["code"] == "BAD_USER_INPUT"

    async def test_runs_a_prepared_operation_repeatedly(self, schema: GraphQLSchema) -> None:
        set_resolver(schema, "b", lambda _root, info: info.context)
        executor = executor_of(schema)
        prepared = executor.prepare("{b}")
        results = await asyncio.gather(*(executor.run(prepared, f"c{n}") for n in range(5)))
        assert [result.body for result in results] == [f'{{"data":{{"b":"c{n}"}}}}'.encode() for n in range(5)]

    async def test_stops_at_the_time_limit(self, schema: GraphQLSchema) -> None:
        cancelled = asyncio.Event()

        async def forever(*_: Any) -> None:
            try:
                await asyncio.Event().wait()
            finally:
                cancelled.set()

        set_resolver(schema, "b", forever)
        result = await self.run(schema, "{b}", time_limit=0.02)
        assert not result.executed and result.errors[0]["extensions"]["code"] == "UNAVAILABLE"
        assert cancelled.is_set()

    @pytest.mark.parametrize("depth", [300, 100_000])
    async def test_rejects_deeply_nested_variables(self, schema: GraphQLSchema, depth: int) -> None:
        value: Any = 1
        for _ in range(depth):
            value = [value]
        with pytest.raises(RequestError):
            executor_of(schema).prepare("{b}", {"n": value})

    @pytest.mark.parametrize("value", ["a\0b", {"x": ["\0"]}, {"\0": 1}])
    async def test_rejects_nul(self, schema: GraphQLSchema, value: Any) -> None:
        with pytest.raises(RequestError, match=r"U\+0000"):
            executor_of(schema).prepare("{b}", {"n": value})


class TestEvents:
    async def test_become_the_value_of_the_root_field(self, schema: GraphQLSchema) -> None:
        set_resolver(schema, "events", lambda event, *_, **__: event, "Subscription")
        executor = executor_of(schema)
        prepared = executor.prepare("subscription($a:String){x:events(after:$a){id}}", {"a": "1"})
        for number in range(3):
            body = await executor.run_event(prepared, {"id": number}, None)
            assert body == f'{{"data":{{"x":{{"id":{number}}}}}}}'.encode()

    async def test_leak_no_memory(self, schema: GraphQLSchema) -> None:
        set_resolver(schema, "events", lambda event, *_, **__: event, "Subscription")
        executor = executor_of(schema)
        prepared = executor.prepare("subscription{events{id text}}")
        counts = []
        for _ in range(4):
            for number in range(200):
                await executor.run_event(prepared, {"id": number}, None)
            gc.collect()
            counts.append(len(gc.get_objects()))
        assert counts[3] - counts[1] < 100

    async def test_source_is_the_result_of_subscribe(self, schema: GraphQLSchema) -> None:
        async def subscribe(_root: Any, info: Any, **arguments: Any) -> Any:
            return info.context, info.field_name, arguments

        assert schema.subscription_type is not None
        schema.subscription_type.fields["events"].subscribe = subscribe
        executor = executor_of(schema)
        prepared = executor.prepare('subscription($a:String){events(after:$a,input:{after:"7"}){id}}', {"a": "1"})
        field = executor.root_field(prepared)
        assert field.resume_after == "1"
        source = await executor.open_source(prepared, field, "context")
        assert source == ("context", "events", {"after": "1", "topic": "all", "input": {"after": "7"}})

    async def test_source_that_fails_reports_the_reason(self, schema: GraphQLSchema) -> None:
        async def subscribe(*_: Any, **__: Any) -> None:
            raise Expected("not you")

        assert schema.subscription_type is not None
        schema.subscription_type.fields["events"].subscribe = subscribe
        executor = executor_of(schema)
        prepared = executor.prepare("subscription{events{id}}")
        with pytest.raises(NotOpened) as failure:
            await executor.open_source(prepared, executor.root_field(prepared), None)
        [error] = failure.value.result.errors or []
        assert (error["message"], error["path"]) == ("not you", ["events"])
        assert b"data" not in failure.value.result.body


def test_encoding_handles_values_that_orjson_rejects() -> None:
    from uuid import UUID

    assert encode({"n": 2**64, "id": UUID(int=1)}) == (
        b'{"n":18446744073709551616,"id":"00000000-0000-0000-0000-000000000001"}'
    )
