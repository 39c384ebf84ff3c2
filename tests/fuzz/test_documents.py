"""GraphQL documents that are almost valid: made from a grammar without regard to the schema, and mutated saved ones."""

import json
import re
from typing import Any, Final

from graphql import build_schema
from graphql.type import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType
from hypothesis import strategies as st

from tests.fuzz.exploring import fuzz
from tests.fuzz.http import Headers, RawRequest
from tests.fuzz.strategies import bodies, encoded, json_values, mutations, texts
from tests.fuzz.target import Target, graphql_errors
from tests.gateways import ROOT

pytestmark = fuzz

SHORT: Final = 150
LONG: Final = 50_000

_FOLDERS: Final = ("clients/python/operations", "clients/typescript/src/operations", "web/graphiql/operations")
SAVED: Final = [file.read_bytes() for folder in _FOLDERS for file in sorted((ROOT / folder).rglob("*.graphql"))]
_TOKENS: Final = (
    *(b"{", b"}", b"(", b")", b"[", b"]", b"$", b"!", b"...", b"@", b":", b"=", b"|", b"&", b'"', b'"""', b"#", b"\\u"),
    *(
        b" on ",
        b"null",
        b"-",
        b"0",
        b"1e",
        b"\0",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"__typename",
        b"fragment a on Query",
    ),
    *(
        b"@skip(if: true)",
        b"@include(if: $a)",
        b"@defer",
        b"@stream(initialCount: -1)",
        b"...a",
        b"subscription",
        b"\r",
    ),
)
JSON_TYPE: Final = (b"content-type", b"application/json")


def names() -> list[str]:
    """Return the names of the schema: of types, fields, arguments and values."""
    found = {"Query", "a", "b", "if", "on", "type", "null", "true", "__typename", "__schema", "_x"}
    for kind in build_schema((ROOT / "schema/schema.graphql").read_text()).type_map.values():
        found.add(kind.name)
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            found |= {name for field in kind.fields.values() for name in field.args}
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            found |= kind.fields.keys()
        if isinstance(kind, GraphQLEnumType):
            found |= kind.values.keys()
    return sorted(found)


name: Final = st.sampled_from(names())
variable: Final = st.sampled_from(["$a", "$b", "$input", "$id"])
literal: Final = st.one_of(
    *(variable, name, texts.map(json.dumps), st.integers().map(str), st.floats().map(repr)),
    st.sampled_from(['"""a\\"""b"""', '"\\u{110000}"', '"\\ud83d"', '"\\q"', "01", "-", "1.e3", ".5", "'a'", '"']),
)
value: Final = st.recursive(
    literal,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{' '.join(items)}]")
        | st.dictionaries(name, inner, max_size=3).map(lambda items: _braced(items))
    ),
    max_leaves=6,
)


def _braced(items: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {each}" for key, each in items.items()) + "}"


arguments: Final = st.just("") | st.dictionaries(name, value, max_size=3).map(lambda items: f"({_braced(items)[1:-1]})")
directives: Final = st.just("") | st.builds("@{}{}".format, name, arguments)
head: Final = st.one_of(
    st.builds("{}{} {}".format, name, arguments, directives),
    st.builds("{}: {}{} {}".format, name, name, arguments, directives),
    st.builds("...{} {}".format, name, directives),
    st.builds("... on {} {}".format, name, directives),
)
selection: Final = st.recursive(
    head,
    lambda inner: st.builds("{} {{ {} }}".format, head, st.lists(inner, max_size=4).map(" ".join)),
    max_leaves=12,
)
type_name: Final = st.builds("{}{}".format, name, st.sampled_from(["", "!"])) | name.map("[{}!]!".format)
definition: Final = st.builds(
    "{} {}{} {} {{ {} }}".format,
    st.sampled_from(["query", "mutation", "subscription", "fragment", "type", "{", "extend", ""]),
    st.just("") | name | st.builds("{} on {}".format, name, name),
    st.just("") | st.builds("({}: {} = {})".format, variable, type_name, value),
    directives,
    st.lists(selection, max_size=4).map(" ".join),
)
made_documents: Final = st.lists(definition, min_size=1, max_size=3).map("\n".join)
nested: Final = st.builds(
    lambda opened, times, closed: opened * times + "id" + closed * times,
    st.sampled_from(["{a", "{viewer", "{...on Query", "{a(b:[", '{a(b:{c:"', "[", "(", "#", '"""', "query a@skip(if:"]),
    st.integers(1, 4_000),
    st.sampled_from(["}", "])}", "", '"}']),
)
_WORDS: Final = re.compile(r"[A-Za-z_]+")


def _renamed(document: bytes, places: list[int], put: str) -> str:
    """Return a document in which some words are replaced: it is still well-formed, and perhaps valid."""
    text = document.decode()
    for place in places:
        words = list(_WORDS.finditer(text))
        found = words[place % len(words)]
        text = text[: found.start()] + put + text[found.end() :]
    return text


saved: Final = st.sampled_from(SAVED)
documents: Final[st.SearchStrategy[Any]] = st.one_of(
    made_documents,
    mutations(saved, _TOKENS).map(lambda text: text.decode(errors="surrogateescape")),
    st.builds(_renamed, saved, st.lists(st.integers(0, 500), max_size=3), name),
    st.builds(_renamed, saved, st.lists(st.integers(0, 500), max_size=1), name),
    nested,
)
_variables: Final = st.dictionaries(
    st.sampled_from(["a", "b", "input", "id", "first", "after"]), json_values, max_size=4
)
well_formed: Final = st.fixed_dictionaries({"query": documents}, optional={"variables": _variables})
requests: Final = st.fixed_dictionaries(
    {"query": documents | json_values},
    optional={"variables": _variables | json_values, "operationName": name | json_values, "extensions": json_values},
)
batches: Final = requests | st.lists(requests | well_formed, max_size=4)
sent: Final = st.one_of(*[well_formed.map(encoded)] * 6, bodies(batches))
accepts: Final = st.sampled_from(
    [(), ((b"accept", b"application/graphql-response+json"),), ((b"accept", b"multipart/mixed"),)]
)


def request_of(target: Target, body: bytes, more: Headers = (), *, anonymous: bool = False) -> RawRequest:
    """Return a POST of `/graphql` with the administrator's credential, or without one."""
    credential = () if anonymous else ((b"authorization", f"Bearer {target.gateway.admin_key}".encode()),)
    return RawRequest(headers=(JSON_TYPE, *credential, *more), body=body)


def test_a_random_document_gets_a_graphql_response(target: Target) -> None:
    def check(case: tuple[bytes, Headers, bool]) -> None:
        body, accept, anonymous = case
        response = target.check(request_of(target, body, accept, anonymous=anonymous))
        if not response.is_stream:
            for error in graphql_errors(response):
                target.tally.codes[error["extensions"]["code"]] += 1

    cases = st.tuples(sent, accepts, st.booleans())
    target.explore("documents", cases, check, short=SHORT, long=LONG)
