"""The limit on repeated work: selections of the same field under different aliases."""

import pytest
from graphql import build_schema

from executor import Documents, Limits, RequestError
from tests.executor.effort import MOST_OF_A_REJECTION, calls_of

SCHEMA = build_schema("""
    type Query { a: A, list: [A], any: Any }
    type Subscription { events: Event }
    interface Named { name: String }
    type A implements Named { a: A, b(n: String): String, list: [A], name: String }
    type Event implements Named { text: String, name: String }
    union Any = A | Event
""")


CHAIN = "".join(f" fragment F{n} on A{{...F{n + 1}}}" for n in range(110)) + " fragment F110 on A{b}"


def aliased(field: str, count: int, prefix: str = "x") -> str:
    """Return a field under many aliases."""
    return " ".join(f"{prefix}{number}:{field}" for number in range(count))


@pytest.mark.parametrize(
    "text",
    [
        "{a{" + aliased("b", 51) + "}}",
        "{a{" + aliased('b(n:"x")', 26) + "... on A{" + aliased("b", 26, "y") + "}}}",
        "{a{" + "...F " * 2 + aliased("b", 30) + "}} fragment F on A{" + aliased("b", 30, "y") + "}",
        "{" + aliased("a{" + aliased("b", 8) + "}", 7) + "}",
        "{" + aliased("list{...F}", 20) + "} fragment F on A {a{" + aliased("b", 3) + "}}",
        "{any{... on A{" + aliased("b", 51) + "}}}",
        "{any{... on Named{" + aliased("name", 26) + "} ... on Any{... on Named{" + aliased("name", 26, "y") + "}}}}",
        "subscription{events{" + aliased("text", 51) + "}}",
    ],
)
def test_reject_the_same_field_under_many_aliases(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        Documents(SCHEMA, Limits()).get(text)
    [error] = refused.value.errors
    assert error.extensions == {"code": "QUERY_TOO_COMPLEX"} and "too many aliases" in error.message


@pytest.mark.parametrize(
    "text",
    [
        "{a{" + aliased("b", 50) + "}}",
        "{" + aliased("a{" + aliased("b", 7) + "}", 7) + "}",
        # Many aliases in a document repeat nothing if they are of different fields.
        "{any{... on A{" + aliased("b", 50) + "} ... on Event{" + aliased("text", 50) + "}}}",
        "{a{x:a{x:b y:list{x:b y:a{b}}} y:list{x:a{x:b} y:list{x:b}}}}",
        "{any{" + aliased("__typename", 200) + "}}",
        # The same response key is one field, however many fragments select it.
        "{a{" + "...F " * 20 + "}} fragment F on A{x:b y:a{x:b}}",
    ],
)
def test_allow_aliases_that_repeat_little(text: str) -> None:
    Documents(SCHEMA, Limits()).get(text)


@pytest.mark.parametrize(
    "text",
    [
        "{a{" + aliased("b", 390) + "}}",
        "{" + aliased("a{...H}", 7) + "} fragment H on A{" + aliased("a{...F0}", 49) + "}" + CHAIN,
        "{" + "a{" * 11 + aliased("b{c}", 2) + "...F0" + "}" * 12 + CHAIN,
    ],
)
def test_a_hostile_document_is_rejected_with_little_work(text: str) -> None:
    def reject() -> None:
        with pytest.raises(RequestError):
            Documents(SCHEMA, Limits()).get(text)

    assert calls_of(reject) < MOST_OF_A_REJECTION
