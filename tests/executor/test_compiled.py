"""Results of compiled execution: the same as graphql-core's, case by case."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema

from executor import by_class, by_value, resolve_type_by_class
from tests.executor.both import both, both_with_errors, compiled

SDL = """
    interface Animal { name: String, owner: Person! }
    type Dog implements Animal { name: String, owner: Person!, barks: Boolean! }
    type Cat implements Animal { name: String, owner: Person!, lives: Int }
    type Person { name: String!, pets: [Animal!], best: Pet, grid: [[Int!]!], nested: [[Person]!]!, fail: String! }
    union Pet = Dog | Cat
    type Query {
      person: Person, people: [Person!]!, maybe: [Person], animals: [Animal], pets: [Pet!]!
      a: String, b: String, need: String!, echo(text: String = "default", n: Int!): String, sum(of: [Int!]!): Int
    }
    type Mutation { first: Step, second: Step!, third: Step }
    type Step { n: Int!, after: Int! }
    type Subscription { news: Person }
"""


class Failed(Exception):
    pass


def fail(*_: Any, **__: Any) -> Any:
    raise Failed("no")


@pytest.fixture
def schema() -> GraphQLSchema:
    return build_schema(SDL)


def on(schema: GraphQLSchema, type_: str, field: str, resolver: Callable[..., Any]) -> None:
    schema.type_map[type_].fields[field].resolve = resolver  # type: ignore[attr-defined]


def dog(**values: Any) -> dict[str, Any]:
    return {"__typename": "Dog", "name": "Rex", "barks": True, "owner": {"name": "Ann"}, **values}


def cat(**values: Any) -> dict[str, Any]:
    return {"__typename": "Cat", "name": "Tom", "lives": 9, "owner": {"name": "Bob"}, **values}


class TestNulls:
    async def test_of_a_nullable_field_stay_in_place(self, schema: GraphQLSchema) -> None:
        data = await both(schema, "{a b person{name}}", {"b": "x"})
        assert data == {"a": None, "b": "x", "person": None}

    async def test_propagate_to_the_nearest_nullable_parent(self, schema: GraphQLSchema) -> None:
        data, errors = await both_with_errors(schema, "{a person{name pets{name}}}", {"a": "x", "person": {}})
        assert data == {"a": "x", "person": None}
        assert [error["path"] for error in errors] == [["person", "name"]]

    async def test_propagate_to_the_whole_response(self, schema: GraphQLSchema) -> None:
        data, errors = await both_with_errors(schema, "{a people{name} b}", {"a": "x", "people": [{"name": None}]})
        assert data is None
        assert [error["path"] for error in errors] == [["people", 0, "name"]]

    async def test_hide_the_errors_below_them(self, schema: GraphQLSchema) -> None:
        on(schema, "Person", "fail", fail)
        for text in ("{person{fail name}}", "{person{name fail}}", "{person{best{... on Dog{barks}} fail name}}"):
            _, errors = await both_with_errors(schema, text, {"person": {"best": dog(barks=None)}})
            assert len({tuple(error["path"][:1]) for error in errors}) == 1

    async def test_keep_earlier_errors(self, schema: GraphQLSchema) -> None:
        root = {"person": {"best": dog(barks=None), "name": None}}
        _, errors = await both_with_errors(schema, "{person{best{... on Dog{barks}} name}}", root)
        assert [error["path"] for error in errors] == [["person", "best", "barks"], ["person", "name"]]

    async def test_report_the_first_of_two_sibling_errors(self, schema: GraphQLSchema) -> None:
        on(schema, "Person", "fail", fail)
        _, [error] = await both_with_errors(schema, "{person{x:fail y:fail name}}", {"person": {}})
        assert error["path"] == ["person", "x"]

    async def test_cancel_fields_no_longer_needed(self, schema: GraphQLSchema) -> None:
        async def forever(*_: Any) -> None:
            await asyncio.Event().wait()

        on(schema, "Query", "a", forever)
        on(schema, "Query", "need", lambda *_: None)
        result = await asyncio.wait_for(compiled(schema, "{a need}"), 30)
        assert result.data is None and result.errors and result.errors[0].path == ["need"]


class TestLists:
    @pytest.mark.parametrize(
        "grid",
        [
            [[1, 2], [3]],
            [],
            [[]],
            None,
            [None],
            [[1, None], [2]],
            [[1], "x"],
            5,
            "text",
            {"a": 1},
            ((1, 2), (3,)),
            [[2**31]],
            [Failed("item")],
            [[Failed("item"), 1]],
        ],
    )
    async def test_of_lists(self, schema: GraphQLSchema, grid: Any) -> None:
        await both_with_errors(schema, "{person{grid}}", {"person": {"grid": grid}})

    @pytest.mark.parametrize(
        "people",
        [
            [{"name": "a"}, {"name": "b"}],
            [None, {"name": "a"}],
            [{"name": None}, {"name": "a"}],
            [Failed("item"), {"name": "a"}, {"name": None}],
            ({"name": name} for name in "ab"),
            {"name": "a"},
        ],
    )
    async def test_of_objects(self, schema: GraphQLSchema, people: Any) -> None:
        if isinstance(people, Iterator):
            people = list(people)
        for field in ("people", "maybe"):
            await both_with_errors(schema, f"{{{field}{{name}}}}", {field: people})

    async def test_of_lists_of_objects(self, schema: GraphQLSchema) -> None:
        nested = [[{"name": "a"}, None], [], [{"name": None}], [Failed("x"), {"name": "b"}]]
        await both_with_errors(schema, "{person{nested{name}}}", {"person": {"nested": nested}})

    async def test_of_items_that_are_awaitable(self, schema: GraphQLSchema) -> None:
        async def later(value: Any) -> Any:
            await asyncio.sleep(0)
            if isinstance(value, Exception):
                raise value
            return value

        on(schema, "Query", "maybe", lambda *_: [later({"name": "a"}), None, later(Failed("x")), {"name": "b"}])
        data, errors = await both_with_errors(schema, "{maybe{name}}")
        assert data == {"maybe": [{"name": "a"}, None, None, {"name": "b"}]}
        assert [error["path"] for error in errors] == [["maybe", 2]]

    async def test_from_generators(self, schema: GraphQLSchema) -> None:
        def people(*_: Any) -> Iterator[Any]:
            yield {"name": "a"}
            yield {"name": "b"}

        async def waited(*_: Any) -> AsyncIterator[Any]:
            yield {"name": "a"}
            await asyncio.sleep(0)
            yield {"name": "b"}

        async def broken(*_: Any) -> AsyncIterator[Any]:
            yield {"name": "a"}
            raise Failed("no")

        for resolver in (people, waited, broken):
            on(schema, "Query", "maybe", resolver)
            await both_with_errors(schema, "{maybe{name}}")


class TestAbstractTypes:
    TEXT = "{animals{__typename name owner{name} ...on Dog{barks} ...on Cat{lives}}}"

    async def test_are_resolved_by_typename(self, schema: GraphQLSchema) -> None:
        root = {"animals": [dog(), cat(), None, dog(name="Bo")]}
        data = await both(schema, self.TEXT, root)
        assert [animal and animal["name"] for animal in data["animals"]] == ["Rex", "Tom", None, "Bo"]
        assert data["animals"][1] == {"__typename": "Cat", "name": "Tom", "owner": {"name": "Bob"}, "lives": 9}

    @pytest.mark.parametrize("typename", [None, "Person", "Nope", "Animal", 5])
    async def test_that_cannot_be_resolved(self, schema: GraphQLSchema, typename: Any) -> None:
        root = {"animals": [dog(__typename=typename), cat()]}
        _, [error] = await both_with_errors(schema, self.TEXT, root)
        assert error["path"] == ["animals", 0]

    async def test_are_resolved_by_their_resolver_or_by_each_type(self, schema: GraphQLSchema) -> None:
        async def is_cat(value: Any, _info: Any) -> bool:
            return "lives" in value

        root = {"animals": [{"name": "x", "barks": True}, {"name": "y", "lives": 1}, {"name": "z"}]}
        schema.type_map["Dog"].is_type_of = lambda value, _info: "barks" in value  # type: ignore[attr-defined]
        schema.type_map["Cat"].is_type_of = is_cat  # type: ignore[attr-defined]
        text = "{animals{__typename name}}"
        data, errors = await both_with_errors(schema, text, root)
        assert [animal and animal["__typename"] for animal in data["animals"]] == ["Dog", "Cat", None]
        assert len(errors) == 1

        async def named(value: Any, *_: Any) -> str:
            return "Dog" if "barks" in value else "Cat"

        schema.type_map["Animal"].resolve_type = named  # type: ignore[attr-defined]
        await both_with_errors(schema, text, root)

    async def test_that_do_not_match_their_type(self, schema: GraphQLSchema) -> None:
        def is_person(value: Any, _info: Any) -> bool:
            if value.get("name") == "broken":
                raise Failed("cannot tell")
            return bool(value.get("name") != "impostor")

        schema.type_map["Person"].is_type_of = is_person  # type: ignore[attr-defined]
        people = [{"name": "a"}, {"name": "impostor"}, {"name": "broken"}]
        data, errors = await both_with_errors(schema, "{maybe{name}}", {"maybe": people})
        assert data == {"maybe": [{"name": "a"}, None, None]} and len(errors) == 2

    async def test_marked_by_class_are_checked_once_per_class(self, schema: GraphQLSchema) -> None:
        class Dog(dict[str, Any]):
            pass

        class Cat(dict[str, Any]):
            pass

        class Dragon(dict[str, Any]):
            pass

        asked: list[str] = []

        def is_of(class_: type) -> Callable[[Any, Any], bool]:
            def is_type_of(value: Any, info: Any) -> bool:
                asked.append(f"{class_.__name__}? {type(value).__name__} {info.path.as_list()}")
                return isinstance(value, class_)

            return by_class(is_type_of)

        for class_ in (Dog, Cat):
            schema.type_map[class_.__name__].is_type_of = is_of(class_)  # type: ignore[attr-defined]
        schema.type_map["Animal"].resolve_type = resolve_type_by_class  # type: ignore[attr-defined]
        schema.type_map["Pet"].resolve_type = resolve_type_by_class  # type: ignore[attr-defined]
        animals = [Dog(dog()), Cat(cat()), Dog(dog(name="Bo")), Cat(cat(lives=None))]
        pets = [Cat(cat()), Dog(dog())]
        text = "{animals{__typename name ...on Dog{barks}} pets{...on Cat{lives} ...on Animal{owner{name}}}}"
        root: dict[str, list[Any]] = {"animals": animals, "pets": pets}
        data = await both(schema, text, root)
        assert [animal["name"] for animal in data["animals"]] == ["Rex", "Tom", "Bo", "Tom"]
        asked.clear()
        await compiled(schema, text, root)
        # The interface checks Dog for a dog, Dog and Cat for a cat; then the resolved type itself is checked.
        assert len(asked) == 2 * 5 and "Dog? Cat ['animals']" in asked
        root = {"animals": [None, *animals, Dragon(dog())], "pets": [*pets, Dog(dog(owner=None))]}
        data, errors = await both_with_errors(schema, text, root)
        assert data is None and errors
        _, errors = await both_with_errors(schema, "{animals{__typename name}}", root)
        assert [error["path"] for error in errors] == [["animals", 5]]

    async def test_marked_by_value_are_resolved_without_an_info(self, schema: GraphQLSchema) -> None:
        infos: list[Any] = []

        @by_value
        def name_type(value: Any, info: Any, _type: Any) -> Any:
            infos.append(info)
            return fail() if value["__typename"] == "Snake" else value["__typename"]

        schema.type_map["Animal"].resolve_type = name_type  # type: ignore[attr-defined]
        text = "{animals{__typename name ...on Dog{barks} ...on Cat{lives}} person{best{...on Cat{lives}}}}"
        root: dict[str, Any] = {"animals": [dog(), cat(), dog(name="Bo")], "person": {"best": cat()}}
        data = await both(schema, text, root)
        assert [animal["name"] for animal in data["animals"]] == ["Rex", "Tom", "Bo"]
        infos.clear()
        await compiled(schema, text, root)
        assert infos == [None, None, None]
        for impossible in ("Person", "Dragon", "Animal", "Snake", None, 7):
            animals = [dog(), {"__typename": impossible, "name": "Odd"}, None, cat()]
            data, errors = await both_with_errors(schema, "{animals{__typename name}}", {"animals": animals})
            assert [animal and animal["name"] for animal in data["animals"]] == ["Rex", None, None, "Tom"]
            assert [error["path"] for error in errors] == [["animals", 1]]
        await both(schema, "{animals{name}}", {"animals": []})

    async def test_marked_by_value_are_checked_by_their_is_type_of(self, schema: GraphQLSchema) -> None:
        schema.type_map["Animal"].resolve_type = by_value(lambda value, *_: value["__typename"])  # type: ignore[attr-defined]
        schema.type_map["Dog"].is_type_of = lambda value, _info: value["barks"]  # type: ignore[attr-defined]
        root = {"animals": [dog(), dog(barks=False), cat()]}
        data, errors = await both_with_errors(schema, "{animals{__typename}}", root)
        assert [animal and animal["__typename"] for animal in data["animals"]] == ["Dog", None, "Cat"]
        assert len(errors) == 1

    async def test_merge_the_selections_of_several_fragments(self, schema: GraphQLSchema) -> None:
        text = """
            {pets{...A ...B ... on Animal{owner{name}}}}
            fragment A on Dog {name owner{pets{name}}}
            fragment B on Animal {owner{name best{...A}} name}
        """
        root = {"pets": [dog(owner={"name": "Ann", "pets": [cat()], "best": dog()}), cat()]}
        data = await both(schema, text, root)
        assert data["pets"][0]["owner"]["pets"] == [{"name": "Tom"}]


class TestConditions:
    @pytest.mark.parametrize("flag", [True, False])
    async def test_select_fields_and_fragments(self, schema: GraphQLSchema, flag: bool) -> None:
        text = """
            query($flag: Boolean!, $other: Boolean! = false) {
              a @include(if: $flag) b @skip(if: $flag) x: a @include(if: true) @skip(if: false)
              ... @include(if: $other) {y: a} ...F @skip(if: $flag) person @include(if: $flag) {name}
            }
            fragment F on Query {z: a}
        """
        data = await both(schema, text, {"a": "a", "b": "b"}, variables={"flag": flag})
        assert data == ({"a": "a", "x": "a", "person": None} if flag else {"b": "b", "x": "a", "z": "a"})

    async def test_may_select_nothing(self, schema: GraphQLSchema) -> None:
        assert await both(schema, "{person{name @skip(if: true)}}", {"person": {}}) == {"person": {}}
        assert await both(schema, "{a @skip(if: true)}") == {}


class TestArguments:
    async def test_come_from_literals_variables_and_defaults(self, schema: GraphQLSchema) -> None:
        on(schema, "Query", "echo", lambda *_, **given: repr(given))
        text = """query($n: Int!, $t: String, $u: String) {
          x: echo(n: 1) y: echo(n: $n, text: $t) z: echo(n: 2, text: null) u: echo(n: 3, text: $u)
        }"""
        data = await both(schema, text, variables={"n": 7, "t": "t"})
        assert data["y"] == "{'text': 't', 'n': 7}" and data["u"] == "{'text': 'default', 'n': 3}"

    async def test_that_cannot_be_coerced_report_their_location(self, schema: GraphQLSchema) -> None:
        on(schema, "Query", "echo", lambda *_, **given: repr(given))
        text = "query($n: Int = 5) {x: echo(n: $n) y: echo(n: $n)}"
        _, errors = await both_with_errors(schema, text, variables={"n": None})
        assert [error["path"] for error in errors] == [["x"], ["y"]]

    async def test_belong_to_their_call(self, schema: GraphQLSchema) -> None:
        def total(*_: Any, of: list[int]) -> int:
            of.append(1)
            return sum(of)

        on(schema, "Query", "sum", total)
        assert await both(schema, "{x: sum(of: [1, 2]) y: sum(of: 5)}") == {"x": 4, "y": 6}


class TestMutations:
    async def test_run_sequentially(self, schema: GraphQLSchema) -> None:
        counter = {"n": 0}

        async def step(*_: Any) -> dict[str, Any]:
            counter["n"] += 1
            mine = counter["n"]
            await asyncio.sleep(0)
            return {"n": mine, "after": lambda _info: counter["n"]}

        for field in ("first", "second", "third"):
            on(schema, "Mutation", field, step)
        counter["n"] = 0
        result = await compiled(schema, "mutation{third{n after} first{n after} second{n after}}")
        assert result.data == {
            "third": {"n": 1, "after": 1},
            "first": {"n": 2, "after": 2},
            "second": {"n": 3, "after": 3},
        }

    async def test_stop_when_the_result_is_null(self, schema: GraphQLSchema) -> None:
        called: list[str] = []

        def nothing(_source: Any, info: Any) -> None:
            called.append(info.field_name)

        for field in ("first", "second", "third"):
            on(schema, "Mutation", field, nothing)
        data, [error] = await both_with_errors(schema, "mutation{first{n} second{n} third{n}}")
        assert data is None and error["path"] == ["second"]
        assert called == ["first", "second"] * 2


class TestInfo:
    async def test_knows_path_selection_and_operation(self, schema: GraphQLSchema) -> None:
        seen: list[Any] = []

        def note(_source: Any, info: Any) -> str:
            seen.append(
                (
                    info.path.as_list(),
                    info.path.typename,
                    [node.name.value for node in info.field_nodes],
                    info.parent_type.name,
                    str(info.return_type),
                    info.operation.name.value,
                    info.variable_values.coerced,
                    info.context,
                    sorted(info.fragments),
                    info.field_name,
                )
            )
            return "x"

        on(schema, "Person", "name", note)
        text = (
            "query Q($n: Boolean!) {people @include(if: $n) {pets{owner{x:name}} ...F}} fragment F on Person {y:name}"
        )
        root = {"people": [{"pets": [dog(), cat()]}, {}, {"pets": [dog()]}]}
        await both(schema, text, root, variables={"n": True}, context="context")
        half = len(seen) // 2
        key = repr
        assert sorted(seen[:half], key=key) == sorted(seen[half:], key=key)
        assert ["people", 2, "pets", 0, "owner", "x"] in [each[0] for each in seen]

    async def test_of_graphql_core_is_complete(self, schema: GraphQLSchema) -> None:
        async def resolve(_source: Any, info: Any) -> str:
            async def one() -> int:
                return 1

            assert info.is_awaitable(pending := one()) and await pending == 1
            info.async_helpers.track([one()])
            return repr(await info.async_helpers.gather([one(), one()]))

        on(schema, "Query", "a", resolve)
        assert await both(schema, "{a}") == {"a": "[1, 1]"}
